"""Number expressions that count something, with their bounds. Names of weapons and units, ages, dates, times, money and distances are not counts."""

from __future__ import annotations

import re
from functools import cache

from dateline.coding.draft import Draft
from dateline.coding.numbers.traps import counted
from dateline.coding.numbers.vague import VAGUE_SIGNALS, vague
from dateline.coding.syntax import Syntax
from dateline.model import Count, CountMention
from dateline.text import Analysis
from dateline.text.mend_numbers import second_end
from dateline.vocab.classes import word_class
from dateline.vocab.numbers import number_words, parse_number

BOUNDS = ("more_than", "less_than", "at_least", "at_most", "about")
WITH_OVER = word_class("amounts.with-over")


class CountCoder:
    """Fills `draft.counts`."""

    name = "counts"
    needs = ("tokens", "times")
    gives = ("counts",)

    def code(self, draft: Draft) -> None:
        words = draft.analysis.tokens
        dated = {i for t in draft.times for i in range(t.first, t.last) if words[i].start < t.span.end}  # not "June 9 - [Two] rebels", where a dateline is no sentence
        draft.counts = [c for c in find_counts(draft.analysis, draft.syntax) if c.head not in dated]


def find_counts(analysis: Analysis, syntax: Syntax | None = None) -> list[CountMention]:
    """All counts of a text, in text order. `syntax`: that of the analysis, where there is one already."""
    syntax = syntax or Syntax(analysis)
    out: list[CountMention] = []
    signals = _signals()
    for t, word in zip(analysis.tokens, syntax.low, strict=True):
        if t.upos != "NUM" and word not in signals or out and t.i < out[-1].last:
            continue
        found = _numeral(syntax, t.i) or vague(syntax, t.i)
        if found is None:
            continue
        if out and out[-1].head >= found.first:
            out.pop()  # the first number of a range: "20 to 30"
        out.append(found)
    return out


@cache
def _signals() -> frozenset[str]:
    """Words at which a count without a figure may stand."""
    return frozenset({"dozen", *VAGUE_SIGNALS, *(w for name in ("units", "scales", "vague") for w in number_words(name))})


@cache
def _phrases(name: str) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(p.split()) for p in number_words(name)), key=len, reverse=True))


def _preceded(syntax: Syntax, i: int, name: str) -> int:
    """Length of a bound phrase ("at least") that ends right before a token; 0 if none."""
    for phrase in _phrases(name):
        n = len(phrase)
        if i >= n and all(syntax.low[i - n + k] == w for k, w in enumerate(phrase)):
            if phrase == ("over",) and i > n and syntax.tokens[i - 2].upos == "VERB" and syntax.lemma(i - 2) in WITH_OVER:
                return 0  # "handed over 12 prisoners"
            return n
    return 0


def _numeral(syntax: Syntax, i: int) -> CountMention | None:
    """A number in digits or words, with what it counts."""
    t, word = syntax.tokens[i], syntax.tokens[i].text.lower()
    if t.upos != "NUM" and word not in number_words("units") and word not in {"dozen", *number_words("scales")} or word == "one" and t.upos == "PRON":
        return None
    if _goes_on(syntax, i) or _glued(syntax, i):
        return None
    first, last = _start(syntax, i), _end(syntax, i)
    value = parse_number([w.text for w in syntax.tokens[first:last]])
    if value is None or not counted(syntax, i, last):
        return None
    second = _range(syntax, i, last, value)
    if second is not None:
        return second
    unit = _unit(syntax, i, last)
    if unit is None and word == "one" and last < len(syntax.tokens) and syntax.tokens[last].xpos == "MD":
        return None  # "one must be careful"
    if unit is not None and (syntax.tokens[unit].xpos == "$" or syntax.lemma(unit).lower() in number_words("not_counted")):
        return None
    count, first, last = _bounded(syntax, (first, i, last), value, unit)
    return _mention(syntax, first, last, i, count, unit)


def _glued(syntax: Syntax, i: int) -> bool:
    """ "1e309", "-5": digits that are part of something else."""
    text, t = syntax.text, syntax.tokens[i]
    if not t.text[:1].isdigit():
        return False
    after = text[t.end : t.end + 1]
    minus = text[max(0, t.start - 1) : t.start] in {"-", "−"} and not text[max(0, t.start - 2) : t.start - 1].strip()
    return minus or after.isalpha() and not re.match(r"(?:st|nd|rd|th|s|m|k|bn|pm|am)\b", text[t.end : t.end + 3], re.IGNORECASE)


def _goes_on(syntax: Syntax, i: int) -> bool:
    """Whether a token only ends a number that began before it ("$500 million"), or counts loosely ("several hundred")."""
    before, word = syntax.tokens[i - 1] if i else None, syntax.tokens[i].text.lower()
    if before is None or before.sent != syntax.tokens[i].sent or word not in {"dozen", *number_words("scales")}:
        return False
    return before.upos == "NUM" or before.text.lower() in {"several", "few", "many"}


def _start(syntax: Syntax, i: int) -> int:
    """First token of a number whose scale stands at `i`: "a dozen", "half a million", "half-dozen"."""
    words = syntax.tokens
    if words[i].text.lower() not in {"dozen", *number_words("scales")} or not i:
        return i
    if i > 1 and words[i - 1].text == "-" and words[i - 2].text.lower() == "half":  # "a half-dozen"
        return i - 2
    if words[i - 1].text.lower() not in {"a", "an"}:
        return i
    return i - 2 if i > 1 and words[i - 2].text.lower() == "half" else i - 1


def _end(syntax: Syntax, i: int) -> int:
    """Behind the last token of a number that begins at `i`: "twenty-three", "2.5 million", "two hundred and fifty"."""
    words, last = syntax.tokens, i + 1
    while last < len(words) and words[last].sent == words[i].sent:
        word, after = words[last].text.lower(), words[last + 1] if last + 1 < len(words) else None
        joins = after is not None and after.upos == "NUM" and after.sent == words[i].sent and not after.text[0].isdigit()
        hundred = words[last - 1].text.lower() in {"hundred", "thousand"} and word == "and" and after is not None and (parse_number([after.text]) or 100) < 100
        if not (words[last].upos == "NUM" and not word[0].isdigit() or word in {"dozen", *number_words("scales")} or (joins and (word == "-" or hundred))):
            break
        last += 1
    return last


def _range(syntax: Syntax, i: int, last: int, value: int) -> CountMention | None:
    """ "between 10 and 15 people", "two or three soldiers", "at least 3 and up to 9 people": the two ends of a range."""
    words = syntax.tokens
    at = second_end(syntax.low[max(0, i - 3) : last + 8], i - max(0, i - 3)) if last == i + 1 else None
    second = last + 1 if at is None else max(0, i - 3) + at
    if second >= len(words) or at is None and syntax.low[last] not in {"or"} or words[second].sent != words[i].sent:
        return None
    behind = _end(syntax, second)
    high = parse_number([w.text for w in words[second:behind]])
    if high is None or high <= value or words[second].upos != "NUM":
        return None
    first = i if at is None else i - max(1, _preceded(syntax, i, "at_least"))
    wording = syntax.text[words[first].start : words[behind - 1].end]
    return _mention(syntax, first, behind, i, Count("given", value, None, high, wording), _unit(syntax, second, behind) or _unit(syntax, i, last))


def _unit(syntax: Syntax, i: int, last: int) -> int | None:
    """The counted noun, by the syntax, else the plural that stands next; None when the number stands for people itself ("twenty more were injured")."""
    if syntax.low[last : last + 1] == ["of"] and syntax.low[last + 1 : last + 2] and syntax.low[last + 1] in {"them", "whom", "these", "those"}:
        return last + 1  # "twelve people, [five of them] children", whatever the parse hangs it on
    unit = _by_syntax(syntax, i, last)
    if unit is not None and syntax.lemma(unit).lower() in number_words("not_counted") and any(syntax.tokens[k].upos == "NUM" for k in range(last, unit)):
        unit = syntax.head(unit) if syntax.rel(unit) == "compound" else unit  # "twelve 122 mm rockets"
    if unit is not None and syntax.tokens[unit].upos not in {"NUM", "ADV"}:
        return None if syntax.lemma(unit).lower() in {"aboard", "onboard", "inside"} else unit
    words, at = syntax.tokens, last
    if at + 1 < len(words) and words[at].text.lower() == "or" and words[at + 1].text.lower() in {"so", "more"}:
        at += 2
    while at < len(words) and words[at].upos == "ADJ" and words[at].sent == words[i].sent and at < last + 4:
        at += 1
    plural = at < len(words) and words[at].sent == words[i].sent and (words[at].xpos == "NNS" or words[at].text.lower() == "people")
    return at if plural else None


def _by_syntax(syntax: Syntax, i: int, last: int) -> int | None:
    """The head that the number modifies, or its "of" complement."""
    t = syntax.tokens[i]
    h = syntax.head(i)
    if t.deprel.split(":")[0] in {"nummod", "compound", "advmod"} and h is not None:
        return _through(syntax, h, i, last)
    for k in range(i, last):
        hh = syntax.head(k)
        if syntax.rel(k) in {"nummod", "nmod", "compound"} and hh is not None and not i <= hh < last and (syntax.rel(k) == "nummod" or syntax.tokens[hh].upos == "NUM"):
            return _through(syntax, hh, i, last)
        of = syntax.obliques(k, "of")
        if of:
            return of[0]
    return None


def _through(syntax: Syntax, h: int, i: int, last: int) -> int:
    """From a number that a number hangs on to what that one counts: "20-30 soldiers"."""
    for _ in range(2):
        up = syntax.head(h)
        if syntax.tokens[h].upos != "NUM" or up is None or syntax.rel(h) not in {"nummod", "compound"} and not i <= h < last:
            break
        h = up
    return h


def _bounded(syntax: Syntax, at: tuple[int, int, int], value: int, unit: int | None) -> tuple[Count, int, int]:
    """Bounds from the words around: "at least 12" -> 12, 12, open; "up to 30" -> open, 30, 30; "more than 20" -> 21, open; else exact."""
    first, i, last = at
    words = syntax.tokens
    n, name = max(((_preceded(syntax, first, kind), kind) for kind in BOUNDS), key=lambda found: found[0])
    if n:  # the longest phrase holds: "no more than" is not "more than"
        low, best, high = _bound(name, value)
        return Count("given", low, best, high, syntax.text[words[first - n].start : words[last - 1].end]), first - n, last
    if i >= 2 and words[i - 1].text in {"-", "–", "to"} and words[i - 2].upos == "NUM":
        least = parse_number([words[i - 2].text])
        if least is not None and least < value and not _changed(syntax, i - 3) and not _of_a_date(syntax, i - 2):
            return Count("given", least, None, value, syntax.text[words[i - 2].start : words[last - 1].end]), i - 2, last
    for end in (last, *([unit + 1] if unit is not None and unit >= last else [])):
        if end + 1 < len(words) and words[end].lemma.lower() == "or" and words[end + 1].text.lower() in {"more", "so"}:
            high = value if words[end + 1].text.lower() == "so" else None
            return Count("given", value, value, high, syntax.text[words[first].start : words[end + 1].end]), first, max(last, end + 2 if end == last else last)
    return Count.exactly(value, syntax.text[words[first].start : words[last - 1].end]), first, last


def _of_a_date(syntax: Syntax, i: int) -> bool:
    """ "the toll since October 7, [2023] to 54,981", "since 2023 to 54,981", "from June [6] to 12": a year or day, and no lower end of a range."""
    words = syntax.tokens
    month = words[i - 1].nominal == "time" and words[i - 1].upos == "PROPN"
    year = words[i].nominal == "time" and (words[i - 1].text == "," and words[i - 2].upos == "NUM" or words[i - 1].nominal == "time")
    return month or year or words[i - 1].text.lower() == "since"


def _changed(syntax: Syntax, at: int) -> bool:
    """ "rose from 12 to 19" is a change, not a range."""
    words = syntax.tokens
    return at > 0 and words[at].text.lower() == "from" and words[at - 1].upos == "VERB" and words[at - 1].lemma in number_words("change")


def _bound(name: str, value: int) -> tuple[int | None, int | None, int | None]:
    table: dict[str, tuple[int | None, int | None, int | None]] = {
        "more_than": (value + 1, None, None),
        "less_than": (None, None, max(0, value - 1)),
        "at_least": (value, value, None),
        "at_most": (None, value, value),
        "about": (value, value, value),
    }
    return table[name]


def _mention(syntax: Syntax, first: int, last: int, head: int, count: Count, unit: int | None) -> CountMention:
    of = syntax.lemma(unit) if unit is not None else ""
    return CountMention(syntax.span(first, last), first, last, head, count, of, unit)
