"""Paragraphs that begin with their day: "Wednesday 4 June - A pair of jets ...", "2. March 2, 2025, near Mosul, Iraq. A strike ...", "4 June, Bannu: Gunmen ...".

What the heading says, when and where, holds for each act of the paragraph that does not say so itself; a day that stands alone in its line holds for the lines below it.
Releases of air forces, assessments of monitors, chronologies and reports of situations have this form.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.coding.draft import Draft
from dateline.coding.entries import clock_lines
from dateline.coding.syntax import Syntax
from dateline.model import PlaceMention, TimeMention

MARK = re.compile(r"[\s\-–—*•·▪(\[]*(?:\d{1,2}[.)]\s*)?$")
BREAK = re.compile(r"\s*(?:[-–—]\s|:\s)")
BEHIND_A_RELEASE = re.compile(r"\s*(?:\([A-Z][\w .&/-]{1,30}\)\s*)?(?:[-–—]{1,2}\s|:\s)")  # "June 9 (Reuters) - "
NAMES = r"[A-Z][\w.'’-]*(?:,?\s(?:(?:and|of|the|al)\s|near\s)?[A-Z][\w.'’-]*){0,4}"
THEN_WHERE = re.compile(rf"\s*(?:[,(\[]|[-–—](?=\s)|near\s)\s*(?:near\s)?(?P<names>{NAMES})[)\]]?\s*(?::|[-–—])\s")  # "4 June, Bannu: ", "June 4 (Bannu) - "
WHERE_FIRST = re.compile(rf"[\s\-–—*•·▪]*(?P<names>{NAMES})\s*[,(–—-]\s*(?:on\s)?$")  # "Bannu, 4 June: "
PLACES_ALONE = re.compile(rf"{NAMES}(?:, {NAMES})*")  # "Sunday, June 5: Owo, Ondo State" in a line of its own
DESK = re.compile(r"^[A-Z][\w .,'’/()-]{0,50}[,(]\s*$")
LONGEST = 14  # words of a heading
SEVERAL = 2  # headings of one form in a text: then the first of them is none that is over the article

Heading = tuple[TimeMention, list[PlaceMention]]


@dataclass(frozen=True, slots=True)
class _Head:
    """A day at the beginning of a line: its sentence, the end of what the heading says, and whether something follows in the line or in the sentence."""

    time: TimeMention
    sent: int
    line: int
    end: int
    ahead: bool  # "4 June: Gunmen ..."
    whole: bool  # nothing else in its line
    written: bool  # "Goma, 21 January - ": the day of writing


def headings(draft: Draft, syntax: Syntax) -> dict[int, Heading]:
    """The heading of each sentence that stands below one. The date line over an article is none: it tells the day of the release."""
    out: dict[int, Heading] = {}
    heads = _heads(draft, syntax)
    clocked, several = bool(clock_lines(syntax.text)), {kind: sum(h.whole == kind for h in heads) >= SEVERAL for kind in (True, False)}
    for h in heads:
        over = h.sent <= 1 and (h.sent == 0 or _released(draft, h.time)) and not several[h.whole]  # the date line over all
        if over or h.written and not several[False] or h.whole and (clocked or not several[True]):
            continue
        below = _below(h, heads, syntax)
        filed = not several[h.whole] and any(p.role == "dateline" and h.line <= p.span.start < h.end for p in draft.places)
        if filed and any(p.role == "event" and p.where is not None and syntax.tokens[p.head].sent in below for p in draft.places):
            continue  # "Chennai, June 9: Police fired on a crowd in Thoothukudi": where it was filed
        named = [p for p in draft.places if p.where is not None and h.line <= p.span.start < h.end and _named_in(p, h, syntax)]
        out |= dict.fromkeys(below, (_eve(h.time) if h.written else h.time, [] if h.written else named))
    return out


def days_of_a_live_blog(draft: Draft, syntax: Syntax) -> dict[int, TimeMention]:
    """The day that stands alone in a line above entries with times of day ("Sunday", "5 August 2024"), by the sentences below it. An entry may tell what was before."""
    if not clock_lines(syntax.text):
        return {}
    heads = [h for h in _heads(draft, syntax) if h.whole]
    return {n: h.time for h in heads for n in _below(h, heads, syntax)}


def _heads(draft: Draft, syntax: Syntax) -> list[_Head]:
    return [h for t in draft.times if (h := _head(t, syntax)) is not None]


def _below(h: _Head, heads: list[_Head], syntax: Syntax) -> list[int]:
    """The sentences that stand below a heading: to the end of its line, or to the next day that stands alone."""
    stop = next((x.line for x in heads if x.whole and x.line > h.line), len(syntax.text)) if h.whole else syntax.text.find("\n", h.line)
    return [n for n, s in enumerate(syntax.sentences) if s.start >= h.line and (stop < 0 or s.start < stop) and (n > h.sent or h.ahead or h.whole and s.end > h.end)]


def _head(t: TimeMention, syntax: Syntax) -> _Head | None:
    """The heading that a time makes, if it makes one."""
    text, line = syntax.text, _line(syntax, t.span.start)
    if t.when.start is None or t.when.precision not in {"day", "time"} or t.when.start[:10] != (t.when.end or "")[:10]:
        return None
    first, end = WHERE_FIRST.match(text[line : t.span.start]), t.span.end
    if first is None and not MARK.match(text, line, t.span.start):
        return None
    n = syntax.tokens[t.head].sent
    close = text[end : end + 1] in {")", "]"}
    broken = BREAK.match(text, end + close)
    then = None if first or broken else THEN_WHERE.match(text, end)
    stop = text.find("\n", end)
    rest = text[end : stop if stop >= 0 else len(text)].strip(" \t:.)]")
    whole = first is None and (not rest or text[end : end + 1] == ":" and PLACES_ALONE.fullmatch(rest) is not None)
    if first is not None and broken is None or not (broken or then or whole or _alone(syntax, n)):
        return None
    mark = (then or broken)[0].strip()[-1] if then or broken else ""  # type: ignore[index]
    last = max(stop, end) if whole else then.end() if then else broken.end() if broken else syntax.sentences[n].end
    return _Head(t, n, line, last, bool(broken or then) and not whole, whole, first is not None and mark != ":")


def _named_in(p: PlaceMention, h: _Head, syntax: Syntax) -> bool:
    """ "4 June, [Bannu]: ", "4 June ([Bannu]) - "; not "(Kabul News Agency)"."""
    around = syntax.text[p.span.start - 1 : p.span.start] + syntax.text[p.span.end : p.span.end + 1]
    return p.role == "event" or h.ahead and (p.role == "dateline" or around == "()")


def _eve(t: TimeMention) -> TimeMention:
    """Told as news on a day: done on it or on the day before."""
    day = date.fromisoformat((t.when.start or "")[:10])
    return replace(t, when=replace(t.when, start=(day - timedelta(days=1)).isoformat()))


def release_day(draft: Draft, syntax: Syntax) -> TimeMention | None:
    """ "[June 10, 2025] - Troops killed six rebels on Sunday", "KABUL, [June 9] (Reuters) - ...": the day of the release at its beginning, before a dash."""
    for t in draft.times:
        before = syntax.text[_line(syntax, t.span.start) : t.span.start]
        if syntax.tokens[t.head].sent <= 1 and t.when.start is not None and BEHIND_A_RELEASE.match(syntax.text, t.span.end) and not DESK.sub("", before):
            return t
    return None


def _line(syntax: Syntax, at: int) -> int:
    return syntax.text.rfind("\n", 0, at) + 1


def _alone(syntax: Syntax, n: int) -> bool:
    """ "February 12, 2025, near Hajin, Syria.": a sentence of nothing but the day and the place."""
    s = syntax.sentences[n]
    return s.last - s.first <= LONGEST and not any(syntax.tokens[i].upos in {"VERB", "AUX"} for i in range(s.first, s.last))


def _released(draft: Draft, t: TimeMention) -> bool:
    return draft.published is not None and (t.when.start or "")[:10] == draft.published.isoformat()
