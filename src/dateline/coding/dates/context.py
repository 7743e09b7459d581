"""What a time expression is resolved against: the day of publication, the day told before, the tense of its clause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from dateline.model.mention import TimeRelation
from dateline.text import Analysis
from dateline.vocab.classes import word_class
from dateline.vocab.time_words import time_words

Tense = Literal["past", "future", ""]
Half = Literal["north", "south", ""]  # hemisphere, by which seasons go; "" is not known
MARCHES = word_class("acts.protests") | word_class("acts.protest-nouns")
TO_ITS_DAY = 7  # words from a march that is called for to its day
AHEAD = timedelta(days=45)  # without any tense, a day so little ahead is meant before the same day of the year before
LONG_PAST = 150  # days
SLACK = timedelta(days=2)  # time zones: a paper may name a day that has not come where it is printed
PLANNING = word_class("plans.planning")
FIXED = word_class("plans.fixed")
SEEN_DONE = word_class("sayings.seen-done")
TIMETABLE = word_class("plans.timetable")
NAMED_BY_DAY = word_class("acts.named-by-day")
LOOKED_INTO = {"about", "over", "into", "after"}


@dataclass
class Context:
    """`last`: first day of the last day or month named before, at offset `last_at` (`last_coarse`: a month).

    `said_year`: a year written out in the same sentence; `told_year`: that of the last time told, for "that year"; `at`: the offset of the expression.
    """

    published: date | None
    day_first: bool = False
    half: Half = "north"
    last: date | None = None
    last_at: int = -10_000
    last_coarse: bool = False
    said_year: int | None = None
    told_year: int | None = None
    tense: Tense = ""
    relation: TimeRelation = "on"
    at: int = 0

    @property
    def previous(self) -> date | None:
        """The day told before, unless it lies more than 1,200 characters back."""
        return self.last if self.at - self.last_at < 1200 else None


def year_for(month: int, day: int, c: Context) -> int | None:
    """Year of a month and day that stands without one; None without any anchor."""
    if c.said_year is not None:
        return c.said_year
    if c.published is None:
        return None
    here = _leap_safe(c.published.year, month, day)
    if c.tense == "future" or c.relation in {"by", "until"}:
        return _ahead(here, c)
    if here - c.published <= SLACK:
        back = here.year
        return back + 1 if c.tense == "" and _leap_safe(back + 1, month, day) - c.published <= AHEAD else back
    near = here - c.published <= AHEAD and c.tense == ""
    return here.year if near else here.year - 1


def _ahead(here: date, c: Context) -> int:
    """The next such day; but one that is not long past is looked at from before it ("would be sworn in on January 20"). Deadlines may have passed, too."""
    assert c.published is not None
    behind = (c.published - here).days
    if behind > LONG_PAST:
        return here.year + 1
    return here.year - (c.tense != "future" and behind < -LONG_PAST)


def _leap_safe(year: int, month: int, day: int) -> date:
    return date(min(year, 9999), month, min(day, 28))


def tense_of(text: str, start: int, end: int, analysis: Analysis | None, head: int) -> Tense:
    """Tense of the clause around characters [start, end): by syntax, where there is any, else by its words."""
    if analysis is not None and analysis.tokens:
        found = _by_syntax(analysis, head)
        if found == "past" and _by_words(text, start, end) == "future":
            return ""
        if found:
            return found
    return _by_words(text, start, end)


def _by_syntax(analysis: Analysis, head: int) -> Tense:
    """The first verb above the expression decides; a planning word above an infinitive makes it future."""
    t = analysis.tokens[head]
    if _called_for(analysis, t.i):
        return "future"
    for _ in range(8):
        if t.upos in {"VERB", "AUX"}:
            return _of_verb(analysis, t.i)
        if t.lemma == "due" and any(k.text.lower() in {"is", "are"} for k in analysis.children(t.i)):
            return "future"  # "are due in court on Thursday"
        if t.head == t.i:
            break
        if t.i != head and t.nominal == "event" and any(k.deprel == "case" and k.text.lower() in LOOKED_INTO for k in analysis.children(t.i)):
            return "past"  # "want to speak to two men about an attack on Sunday"
        if t.i != head and t.lemma in NAMED_BY_DAY and head < t.i and analysis.tokens[head].deprel in {"compound", "nummod", "nmod:unmarked", "nmod:poss"}:
            return "past"  # "the October 7 attacks"
        t = analysis.tokens[t.head]
    kids = {k.lemma for k in analysis.children(t.i) if k.deprel.split(":")[0] in {"aux", "cop"}}
    return "future" if kids & {"will", "shall"} else ""


def _called_for(analysis: Analysis, head: int) -> bool:
    """ "called for a strike in the city [on Thursday]": a day to come; so "called a strike [for Thursday]", "have called a strike [on Thursday]"; not "On Thursday the
    union called for a strike", "called a strike on Thursday"."""
    up = analysis.tokens[analysis.tokens[head].head]
    verb = up if up.upos == "VERB" else analysis.tokens[up.head]
    if verb.lemma not in {"call", "announce", "declare"}:
        return False
    wanted = [k for k in analysis.children(verb.i) if k.lemma in MARCHES and (k.deprel in {"obj", "xcomp"} or _case_for(analysis, k.i))]
    for_it = _case_for(analysis, head) or any(k.deprel == "det" and k.lemma == "this" for k in analysis.children(head))
    yet = any(k.deprel == "aux" and k.text.lower() in {"has", "have"} for k in analysis.children(verb.i))  # the perfect has no day of its own
    return any(k.i < head <= k.i + TO_ITS_DAY for k in wanted if yet or _case_for(analysis, k.i)) or for_it and any(k.i < head for k in wanted)


def _case_for(analysis: Analysis, i: int) -> bool:
    return any(x.deprel == "case" and x.lemma == "for" for x in analysis.children(i))


def _of_verb(analysis: Analysis, i: int) -> Tense:
    t = analysis.tokens[i]
    kids = analysis.children(i)
    aux = {k.text.lower() for k in kids if k.deprel.split(":")[0] in {"aux", "cop"}}
    if aux & {"will", "shall", "'ll", "’ll", "wo", "would"} or "to" in {k.text.lower() for k in kids if k.deprel == "mark"}:
        over = analysis.tokens[t.head]
        told = over.lemma in {"order", "tell", "ask"} and over.xpos == "VBD"  # "ordered residents to leave on Friday": the day of the order as well
        if t.head == i and not aux - {"is", "are"} and any(k.deprel.startswith("nsubj") and k.i < i for k in kids):
            return "future"  # "Students to march on Sunday"
        planning = t.head != i and over.lemma in PLANNING | {"be", "go"} and not told
        return "future" if planning or "to" not in {k.text.lower() for k in kids if k.deprel == "mark"} and "have" not in aux else ""
    if any(k.lemma in {"fire", "ablaze", "alight", "off", "free"} for k in kids) and t.lemma == "set":
        return "past"  # "was set on fire on Friday"
    if t.xpos in {"VB", "VBP"} and not aux and analysis.tokens[t.head].lemma in SEEN_DONE and analysis.tokens[t.head].xpos == "VBD":
        return "past"  # "saw gunmen open fire on Monday"
    if t.lemma in FIXED and t.xpos == "VBN":
        return "future"
    up = any(k.deprel == "compound:prt" for k in kids)  # "were called up on Friday"
    up = up or t.lemma == "call" and any(k.deprel == "xcomp" and k.upos in {"NOUN", "ADJ"} for k in kids)  # "the raid on Monday was called a crime"
    agreed = (
        t.lemma in {"agree", "order", "ask", "request"}
        and any(k.deprel == "nsubj:pass" for k in kids)
        and not any(k.deprel in {"xcomp", "ccomp"} or _case_for(analysis, k.i) for k in kids)
    )
    if agreed:
        return "past"  # "A truce was agreed on Friday", "A curfew was ordered on Friday"; not "was agreed for Friday", "was ordered to leave on Friday"
    if (
        t.lemma in PLANNING
        and not up
        and not (t.lemma == "want" and t.xpos == "VBN")
        and t.xpos in {"VBN", "VBZ", "VBP"}
        and aux & {"is", "are", "'s", "been", "was", "were"}
    ):
        return "future"
    if t.xpos in {"VBD"} or aux & {"was", "were", "had", "did", "has", "have"} or t.xpos == "VBN" and not aux:
        return "past"
    return "future" if t.xpos in {"VBZ", "VBP"} and t.lemma in TIMETABLE else ""


@cache
def _future() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(w) for w in time_words("future")) + r")(?!\w)", re.IGNORECASE)


@cache
def _past() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(time_words("past")) + r")\b", re.IGNORECASE)


def _by_words(text: str, start: int, end: int) -> Tense:
    left = max(start - 90, *(text.rfind(mark, max(0, start - 90), start) + 1 for mark in ".;\n"))
    stop = text.find(".", end, end + 40)
    near = text[left : stop if stop > 0 else end + 40]
    if _future().search(near):
        return "future"
    return "past" if _past().search(near) or re.search(r"\b\w{3,}ed\b", near) else ""
