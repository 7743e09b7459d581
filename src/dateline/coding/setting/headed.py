"""Paragraphs that begin with their day: "Wednesday 4 June - A pair of jets ...", "2. March 2, 2025, near Mosul, Iraq. A strike ...".

What the heading says, when and where, holds for each act of the paragraph that does not say so itself. Releases of air forces and assessments of monitors have this form.
"""

from __future__ import annotations

import re

from dateline.coding.draft import Draft
from dateline.coding.syntax import Syntax
from dateline.model import PlaceMention, TimeMention

MARK = re.compile(r"[\s\-–—*•·▪(]*(?:\d{1,2}[.)]\s*)?$")
BREAK = re.compile(r"\s*(?:[-–—]\s|:\s)")
DESK = re.compile(r"^[A-Z][\w .,'’/()-]{0,50}[,(]\s*$")
LONGEST = 14  # words of a heading

Heading = tuple[TimeMention, list[PlaceMention]]


def headings(draft: Draft, syntax: Syntax) -> dict[int, Heading]:
    """The heading of each sentence that stands below one, in the same line. The date line over an article is none: it tells the day of the release."""
    out: dict[int, Heading] = {}
    for t in draft.times:
        if t.when.start is None or t.when.precision not in {"day", "time"} or not MARK.match(syntax.text, line := _line(syntax, t.span.start), t.span.start):
            continue
        n = syntax.tokens[t.head].sent
        ahead = BREAK.match(syntax.text, t.span.end) is not None
        if not ahead and not _alone(syntax, n) or n == 0 or _released(draft, t) and n <= 1:
            continue
        end = syntax.text.find("\n", line)
        below = [k for k, s in enumerate(syntax.sentences) if s.start >= line and (end < 0 or s.start < end) and (k > n or ahead)]
        places = [p for p in draft.places if p.role == "event" and syntax.tokens[p.head].sent == n] if not ahead else []
        out |= dict.fromkeys(below, (t, places))
    return out


def release_day(draft: Draft, syntax: Syntax) -> TimeMention | None:
    """ "[June 10, 2025] - Troops killed six rebels on Sunday", "KABUL, [June 9, 2025] - ...": the day of the release at its beginning, before a dash."""
    for t in draft.times:
        before = syntax.text[_line(syntax, t.span.start) : t.span.start]
        if syntax.tokens[t.head].sent <= 1 and t.when.start is not None and BREAK.match(syntax.text, t.span.end) and not DESK.sub("", before):
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
