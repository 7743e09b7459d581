"""Time expressions of a text as intervals of days."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache

from dateline.coding.dates.anchors import Anchors
from dateline.coding.dates.context import NAMED_BY_DAY, SLACK, Context, Half, tense_of
from dateline.coding.dates.event import event_time, of_a_count, of_a_report
from dateline.coding.dates.grammar import Pattern, named_days, patterns, signals
from dateline.coding.dates.join import Found, joined
from dateline.coding.dates.traps import misread
from dateline.coding.dates.values import UNKNOWN
from dateline.coding.draft import Draft
from dateline.model import Span, TimeMention
from dateline.model.mention import TimeRelation
from dateline.readers.addresses import host_of
from dateline.text import Analysis
from dateline.vocab.classes import word_class
from dateline.vocab.time_words import time_words

__all__ = ["DateCoder", "event_time", "find_times", "of_a_count", "of_a_report"]

LEFT, RIGHT = 44, 40  # characters around a signal in which its expression lies
MONTH_FIRST_DOMAINS = word_class("periods.month-first-domains")
FILLER = r"(?:(?:the|year|about|around|at\s+least|approximately|as\s+early\s+as|as\s+late\s+as|roughly|on|early|late|mid|in)[\s-]+)*"
ONWARD = re.compile(r",?\s+(?:onwards?|or\s+later|and\s+after)\b", re.IGNORECASE)
YEAR_BEHIND = re.compile(
    r",?\s+(?:of\s+)?(?:nineteen|eighteen|seventeen|two\s+thousand)\b|,?\s+1[0-3]\d\d\b(?!\s+\w+s\b)|\s+\d\d:\d\d(?::\d\d)?\s+(?:19|20)\d\d\b|\s+of\s+\d\d\b(?!\s+\w+s\b)",
    re.IGNORECASE,
)
DAY_BEHIND = re.compile(r"\s+\d{1,2}[/.]\d{1,2}\b(?!\s*(?:%|percent|per cent|million|billion))")
LEANS = {"relative-day", "night", "ago"}  # beside weekdays: what is counted from the day of a dateline
NEAR_NOUN = 4  # words between a day and the noun that it names
SENTENCE_END = re.compile(r"[.!?;]\s|\n\s*\n")


class DateCoder:
    """Fills `draft.times`."""

    name = "dates"
    needs = ("tokens",)
    gives = ("times",)

    def code(self, draft: Draft) -> None:
        start = draft.document.body.start if draft.document.body else 0
        country = outlet_country(draft.document.url)
        draft.times = find_times(draft.document.text, draft.published, body_start=start, country=country, analysis=draft.analysis)


def outlet_country(url: str | None) -> str | None:
    """ "USA", a country of the southern hemisphere, or "XXX" (some other country, that writes the day first), by the top-level domain; None for domains of no country."""
    top = (host_of(url) or "").rpartition(".")[2].lower()
    if len(top) == 2:
        return "USA" if top in MONTH_FIRST_DOMAINS else time_words("southern").get(top, "XXX")
    return "USA" if top in MONTH_FIRST_DOMAINS else None


def find_times(text: str, published: date | None, *, body_start: int = 0, country: str | None = None, analysis: Analysis | None = None) -> list[TimeMention]:
    """All time expressions from `body_start` on, in text order, resolved against `published`.

    `country` (ISO 3166-1 alpha-3) of the outlet decides whether 3/4/2020 is in March or in April. Without `analysis` tokens are counted as 0 and tense
    is read from the words alone. What cannot be resolved has precision "unknown": publication is an anchor, never a value of its own.
    """
    context = Context(published, day_first=_day_first(text, country), half=_half(text, country))
    found: list[Found] = []
    anchors = Anchors(text, published)
    for start, end, pattern, match in _matches(text, body_start, analysis):
        context.published = anchors.at(start) if pattern.name.startswith("weekday") or pattern.name in LEANS else published
        one = _resolve(text, start, end, pattern, match, context, found, analysis)
        if one is not None and anchors.printed_on(one.when, start):  # "Kolkata, June 9: ... a court ruled on Tuesday", in the paper of Tuesday the 10th
            context.published = published
            one = _resolve(text, start, end, pattern, match, context, found, analysis)
        if one is not None:
            found.append(one)
            anchors.learn(one.start, one.end, one.when)
    return [_mention(f, analysis) for f in joined(text, found, published)]


def _day_first(text: str, country: str | None) -> bool:
    """By the country; else by the text's own dates, where a number above twelve gives it away."""
    if country:
        return country.upper() not in time_words("month_first")
    seen = Counter((int(a) > 12, int(b) > 12) for a, b in re.findall(r"(?<![\d/.-])(\d{1,2})[/.](\d{1,2})[/.](?:19|20)\d\d(?!\d)", text))
    return seen[True, False] > seen[False, True]


def _half(text: str, country: str | None) -> Half:
    """Hemisphere by the outlet's country; without one the north, unless the text names a country of the south: then it is not known."""
    if country:
        return "south" if country.upper() in time_words("southern").values() else "north"
    low = text.lower()
    return "" if any(w in low for w in _southern_lasts()) and _southern().search(text) else "north"


@cache
def _southern_lasts() -> frozenset[str]:
    """Last words of the names of southern countries, in lower case: without one of them none can stand in a text."""
    return frozenset(w.lower().split()[-1] for w in time_words("southern_names"))


@cache
def _southern() -> re.Pattern[str]:
    names = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in time_words("southern_names"))
    return re.compile(rf"\b(?:{names})\b", re.IGNORECASE)


WORD = re.compile(r"[a-z]+|\d+")


def _windows(text: str, start: int) -> dict[str, list[tuple[int, int]]]:
    """For each family of patterns the stretches of text around its signals. `text` is in lower case."""
    out: dict[str, list[tuple[int, int]]] = {}
    known, named = signals(), named_days()
    for m in WORD.finditer(text, start):
        word = m[0]
        family = known.get(word) or (_number_signal(text, word, m.end()) if word[0] < "a" else None)
        if family is not None:
            _add(out, family, text, m, start)
        if word in named:
            _add(out, "feast", text, m, start)
    return out


def _number_signal(text: str, word: str, end: int) -> str | None:
    """Years, ordinals, decades, and numbers joined to numbers."""
    if len(word) == 4:
        return "number" if "1400" <= word < "2100" else None
    if len(word) > 2:
        return None
    after = text[end : end + 2]
    joined_on = after[:1] in "/.-" and after[1:].isdigit()
    return "number" if after in {"st", "nd", "rd", "th"} or word[1:] == "0" and after[:1] in {"s", "'", "’"} or joined_on else None


def _add(out: dict[str, list[tuple[int, int]]], family: str, text: str, m: re.Match[str], start: int) -> None:
    a, b = _snap(text, max(start, m.start() - LEFT), start, -1), _snap(text, min(len(text), m.end() + RIGHT), len(text), 1)
    stretches = out.setdefault(family, [])
    if stretches and a <= stretches[-1][1]:
        stretches[-1] = (stretches[-1][0], b)
    else:
        stretches.append((a, b))


def _snap(text: str, at: int, bound: int, step: int) -> int:
    """The nearest blank outward, at most 24 characters on."""
    for _ in range(24):
        if at == bound or text[at - (step < 0)].isspace():
            break
        at += step
    return at


def _matches(text: str, body_start: int, analysis: Analysis | None) -> list[tuple[int, int, Pattern, re.Match[str]]]:
    """Matches of the grammar in text order; where they overlap, the pattern named first wins."""
    taken: list[tuple[int, int]] = []
    out = []
    low = text.lower() if len(text.lower()) == len(text) else text
    windows = _windows(low, body_start)
    there = {w for family in windows for p in patterns()[family] for w in p.needs if w in low}
    for family, found in patterns().items():
        for p in found if family in windows else ():
            needs = [w for w in p.needs if w in there]
            if p.needs and not needs:
                continue
            for a, b in windows[family]:
                if needs and not any(low.find(w, a, b) >= 0 for w in needs):
                    continue
                for m in p.regex.finditer(text, a, b):
                    if _free(taken, *m.span()) and not misread(text, m, p.name, analysis):
                        taken.insert(bisect(taken, m.span()), m.span())
                        out.append((*m.span(), p, m))
    return sorted(out, key=lambda f: f[0])


def _free(taken: list[tuple[int, int]], a: int, b: int) -> bool:
    k = bisect(taken, (a, b))
    return a < b and not (k > 0 and taken[k - 1][1] > a) and not (k < len(taken) and taken[k][0] < b)


def _resolve(text: str, start: int, end: int, p: Pattern, match: re.Match[str], c: Context, found: list[Found], analysis: Analysis | None) -> Found | None:
    c.at, c.relation = start, _relation(text, start, end)
    c.said_year = _said_year(text, start, found, analysis)
    c.tense = tense_of(text, start, end, analysis, _locate(start, end, analysis)[2]) if c.published and p.anchor == "published" else ""
    when = p.make(match, c)
    if when is None:
        return None
    if _unread_year(text, end, match):
        when = UNKNOWN
    anchor = "absolute" if match.groupdict().get("y") else p.anchor
    relation = c.relation
    if p.name == "units-after":
        relation = "before" if match["dir"].lower() == "before" else "after"
    if c.published and when.start and date.fromisoformat(when.start[:10]) - c.published > SLACK:
        return Found(start, end, when, p.name, anchor, relation, match)  # "will be freed on Wednesday. Two days later ...": not counted from a day to come
    if when.start and p.anchor != "previous" and relation != "since":
        c.told_year = int(when.start[:4])
    if relation == "since":
        pass  # "has been at war since April 2023. Hours later ...": since when a state holds, and no day that something happened on
    elif when.start and when.precision in {"day", "month"} and p.anchor != "previous":
        c.last, c.last_at, c.last_coarse = date.fromisoformat(when.start), end, when.precision == "month"
    elif when.start and when.precision == "day":
        c.last, c.last_at = date.fromisoformat(when.start), end
    return Found(start, end, when, p.name, anchor, relation, match)


def _unread_year(text: str, end: int, match: re.Match[str]) -> bool:
    """A day or month without its year before a year that we do not read ("10 September, nineteen zero one"), or a weekday before a day in digits ("Friday 5/12")."""
    groups = match.groupdict()
    if groups.get("mon"):
        return not groups.get("y") and bool(YEAR_BEHIND.match(text, end))
    return bool(groups.get("wd")) and not groups.get("d") and bool(DAY_BEHIND.match(text, end))


def _said_year(text: str, start: int, found: list[Found], analysis: Analysis | None) -> int | None:
    """The year written out just before in the same sentence ("on 3 May 2012 and 7 June"), for a month or day without one."""
    if not found or not found[-1].match.groupdict().get("y") or not found[-1].when.start or found[-1].relation not in {"on", "between", "during"}:
        return None
    gap = text[found[-1].end : start]
    told = len(gap) < 40 and not SENTENCE_END.search(gap) and not _said_in_passing(found[-1].start, start, analysis)
    return int(found[-1].when.start[:4]) if told else None


def _said_in_passing(year: int, at: int, analysis: Analysis | None) -> bool:
    """ "The junta, [which seized power in 2020], demanded in June", "The group, founded in 2007, bombed a bus in March": a year of a clause that the month is not in."""
    if analysis is None or not analysis.tokens:
        return False
    tokens = analysis.tokens
    i, month = (analysis.tokens_in(x, x + 1)[0] for x in (year, at))
    over = i
    while tokens[over].head != over and not tokens[over].deprel.startswith("acl"):
        over = tokens[over].head
    above = month
    while tokens[above].head != above and above != over:
        above = tokens[above].head
    return tokens[over].deprel.startswith("acl") and over < i and above != over


@cache
def _before() -> re.Pattern[str]:
    words = "|".join(sorted((re.escape(w).replace(r"\ ", r"\s+") for w in time_words("relations")), key=len, reverse=True))
    return re.compile(rf"\b({words}|between|from)\s+{FILLER}$", re.IGNORECASE)


@cache
def _named_act() -> re.Pattern[str]:
    return re.compile(rf"\d\s+(?:{'|'.join(sorted(NAMED_BY_DAY))})s?\b", re.IGNORECASE)


def _relation(text: str, start: int, end: int) -> TimeRelation:
    """How the words before (and "onwards" after) bound what the expression modifies."""
    own = re.match(r"(?:over|in|during|since|until|by|before|after)\b", text[start:end], re.IGNORECASE)
    word = own[0].lower() if own else ""
    if not own and (m := _before().search(text[max(0, start - 40) : start])):
        word = " ".join(m[1].lower().split())
    if word == "by" and _named_act().search(text, start, end + 16):
        return "on"  # "was triggered by the October 7 attack": the day is the attack's
    if ONWARD.match(text, end):
        return "since"
    relation: TimeRelation = time_words("relations").get(word, "on")
    return "between" if word in {"between", "from"} and re.search(r"\d\s*(?:-|–|to|and)\s*\d", text[start:end]) else relation


def _locate(start: int, end: int, analysis: Analysis | None) -> tuple[int, int, int]:
    """First and last token and the head token of a stretch of text; 0, 1, 0 without tokens."""
    if analysis is None or not analysis.tokens:
        return 0, 1, 0
    first, last = analysis.tokens_in(start, end)
    first = min(first, len(analysis.tokens) - 1)
    last = max(last, first + 1)
    tokens = analysis.tokens
    heads: Iterator[int] = (i for i in range(first, last) if tokens[i].head == i or not first <= tokens[i].head < last)
    return first, last, next(heads, first)


def _mention(f: Found, analysis: Analysis | None) -> TimeMention:
    first, last, head = _locate(f.start, f.end, analysis)
    relation = "on" if f.when.start and f.relation in {"since", "before", "after", "until"} and _names_an_act(head, last, analysis) else f.relation
    return TimeMention(Span(f.start, f.end), first, last, head, f.when, relation, f.anchor)


def _names_an_act(head: int, last: int, analysis: Analysis | None) -> bool:
    """ "since the [October 7] attack": the day is the attack's, and what the "since" is about is the attack."""
    if analysis is None or not analysis.tokens:
        return False
    t = analysis.tokens[head]
    if t.lemma in NAMED_BY_DAY and analysis.tokens[head - 1].text[:1].isdigit():
        return True  # "after the [October 7 attack]", as one expression
    return t.head >= last and t.deprel.split(":")[0] in {"compound", "amod", "nmod", "nummod"} and analysis.tokens[t.head].upos == "NOUN" and t.head - last < NEAR_NOUN
