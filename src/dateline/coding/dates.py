"""Time expressions of a text as intervals, and which of them is an event's own time."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from dateline.coding.dates_grammar import Context, interval, patterns
from dateline.coding.draft import Draft
from dateline.model import Span, TimeMention, When
from dateline.model.mention import TimeRelation
from dateline.text import Analysis
from dateline.vocab.time_words import time_words

DAY_FIRST = frozenset("GBR IRL AUS NZL IND PAK ZAF KEN NGA EGY IRQ SYR LBN JOR ISR TUR IRN FRA DEU ESP ITA".split())
_MODAL_MAY = re.compile(r"\bmay\b")


class DateCoder:
    """Fills `draft.times`."""

    name = "dates"
    needs = ("tokens",)
    gives = ("times",)

    def code(self, draft: Draft) -> None:
        start = draft.document.body.start if draft.document.body else 0
        draft.times = find_times(draft.document.text, draft.published, body_start=start, analysis=draft.analysis)


@cache
def _before() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, time_words("relations")), key=len, reverse=True))
    return re.compile(rf"\b({words})\s+(?:(?:the|about|around|at least|early|late|mid|approximately)\s+)*$", re.IGNORECASE)


def find_times(text: str, published: date | None, *, body_start: int = 0, country: str | None = None, analysis: Analysis | None = None) -> list[TimeMention]:
    """All time expressions after `body_start`, in text order, resolved against `published`; `country` (ISO alpha-3) of the outlet decides 3/4/2020."""
    context = Context(published, published, day_first=(country or "") in DAY_FIRST)
    out: list[TimeMention] = []
    for start, end, maker, match in _matches(text, body_start):
        context.future = _future(text, start, end)
        when = maker(match, context)
        if when is None:
            continue
        out.append(_mention(text, start, end, when, analysis))
        if when.start and when.precision == "day":
            context.last = date.fromisoformat(when.start)
    return _ranges(text, out)


def _matches(text: str, body_start: int):  # type: ignore[no-untyped-def]
    """Matches of all patterns, the earlier pattern winning where they overlap, in text order."""
    taken: list[tuple[int, int]] = []
    found = []
    for p in patterns():
        for m in p.regex.finditer(text, body_start):
            a, b = m.span()
            if a == b or any(a < y and x < b for x, y in _near(taken, a, b)) or _misread(text, m, p.name):
                continue
            taken.append((a, b))
            found.append((a, b, p.make, m))
    return sorted(found, key=lambda f: f[0])


def _near(taken: list[tuple[int, int]], a: int, b: int) -> list[tuple[int, int]]:
    return [t for t in taken if t[0] < b and t[1] > a]


def _misread(text: str, m: re.Match[str], name: str) -> bool:
    """Words that look like time and are not: the verbs may and march, lower-case month names, "sat", "sun"."""
    groups = m.groupdict()
    month, day = groups.get("mon"), groups.get("wd")
    if month and month.islower() and month in {"may", "march", "mar", "jan", "dec"} and not text[m.start() : m.end()].isupper():
        return True
    if day and (day.islower() or len(day) < 4 and day.lower() in {"sat", "sun", "mon", "wed"} and not m[0].endswith(".") and not day.isupper()):
        return True
    return name == "season" and groups.get("season") is None


def _future(text: str, start: int, end: int) -> bool:
    """Whether the words just before, or after, speak of what is to come."""
    left = max(text.rfind(".", 0, start), text.rfind("\n", 0, start), start - 90)
    near = re.findall(r"[\w']+", text[left + 1 : end + 12].lower())
    past = {"was", "were", "had", "did", "said", "killed", "attacked"}
    return any(w in time_words("future") for w in near) and not (past - {"said"}) & set(near)


def _mention(text: str, start: int, end: int, when: When, analysis: Analysis | None) -> TimeMention:
    before = _before().search(text[max(0, start - 40) : start])
    relation: TimeRelation = time_words("relations")[before[1].lower()] if before else "on"
    if relation == "between":
        relation = "on"
    first, last, head = 0, 1, 0
    if analysis is not None:
        first, last = analysis.tokens_in(start, end)
        head = next((i for i in range(first, last) if not first <= analysis.tokens[i].head < last or analysis.tokens[i].head == i), first)
    return TimeMention(Span(start, end), first, max(last, first + 1), head, when, relation)


def _ranges(text: str, mentions: list[TimeMention]) -> list[TimeMention]:
    """ "from Monday to Wednesday", "between 3 May and 5 May": one interval."""
    out: list[TimeMention] = []
    for m in mentions:
        if out and re.fullmatch(r"\s*(?:to|and|until|through|–|-)\s*", text[out[-1].span.end : m.span.start]) and re.search(r"\b(?:from|between)\s+(?:the\s+)?$", text[max(0, out[-1].span.start - 14) : out[-1].span.start], re.IGNORECASE):
            a, b = out[-1], m
            if a.when.start and b.when.end and a.when.start <= b.when.end:
                joined = interval(date.fromisoformat(a.when.start), date.fromisoformat(b.when.end), b.when.precision)
                out[-1] = TimeMention(Span(a.span.start, b.span.end), a.first, b.last, a.head, joined, "between")
                continue
        out.append(m)
    return out


# ---------------------------------------------------------------- an event's own time
def event_time(draft: Draft, token_index: int) -> TimeMention | None:
    """The time of the event word at a token: what hangs on it, else on the verb of its clause, else the only time of its sentence in the same clause."""
    tokens = draft.analysis.tokens
    here = [t for t in draft.times if tokens[t.head].sent == tokens[token_index].sent]
    if not here:
        return None
    on = [(d, t.first, t) for t in here if (d := _distance(draft, t.head, token_index)) is not None]
    if on:
        return min(on, key=lambda x: x[:2])[2]
    up = token_index
    for _ in range(3):
        if tokens[up].head == up or tokens[up].deprel.split(":")[0] in {"ccomp", "advcl", "acl", "parataxis"} and tokens[up].upos == "VERB" and up != token_index:
            break
        step = tokens[up].head
        if tokens[up].upos in {"VERB", "AUX"} and tokens[up].deprel.split(":")[0] in {"ccomp", "advcl", "acl", "parataxis", "root"}:
            break
        up = step
        on = [(d, t.first, t) for t in here if (d := _distance(draft, t.head, up)) is not None]
        if on:
            return min(on, key=lambda x: x[:2])[2]
    return None


def _distance(draft: Draft, i: int, target: int) -> int | None:
    """Steps from a time up to the target without passing another predicate; None when it hangs elsewhere."""
    tokens = draft.analysis.tokens
    steps, at = 0, i
    while steps < 5:
        if at == target:
            return steps
        if at != i and tokens[at].upos in {"VERB", "AUX"}:
            return None
        if tokens[at].head == at:
            return None
        at = tokens[at].head
        steps += 1
    return None
