"""Slot 2: when an incident was, from the product's times, in the forms of MUC-4's documentation."""

from __future__ import annotations

import re
from datetime import date

from dateline.coding.draft import Draft
from dateline.coding.grouping.incidents import Incident
from dateline.model import TimeMention
from evaluation.muc4.telling import first_in, sentence_of, telling

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
TELLING = frozenset("say tell report announce inform state add claim confirm reveal note disclose indicate learn issue publish release declare deny".split())
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)


def date_of(incident: Incident, draft: Draft) -> str:
    """The day or the days that the telling sentences say; "- DAY" (on or before the report's day) when they say none (template-doc-part1.v7, 7.3 note 3)."""
    published = draft.published
    for sentence in telling(incident, draft):
        at = first_in(incident, sentence, draft)
        said = [t for t in draft.times if sentence_of(draft, t.span.start) == sentence and _usable(t, published) and not _of_the_telling(t, draft)]
        if said:
            return _days(min(said, key=lambda t: (abs(t.span.start - at), t.span.start)), published, draft)
    return f"- {_day(published)}" if published else ""


def told_from(draft: Draft) -> int:
    """Offset behind the dateline: its day is the report's, not the incident's."""
    return max((p.span.end for p in draft.places if p.role == "dateline"), default=0) + 12


def _of_the_telling(t: TimeMention, draft: Draft) -> bool:
    """The day on which somebody said it ("reported today that"), or the day in the report's header."""
    tokens = draft.analysis.tokens
    governor = tokens[tokens[t.head].head]
    return governor.lemma.lower() in TELLING or t.span.start < told_from(draft)


def _usable(t: TimeMention, published: date | None) -> bool:
    """A day or a few, not after the report, and not the header's date itself."""
    if t.when.start is None or t.when.end is None or t.relation in ("since", "until", "before", "after", "by"):
        return False
    start, end = date.fromisoformat(t.when.start), date.fromisoformat(t.when.end)
    return (end - start).days <= 31 and (published is None or -1 <= (published - end).days < 370)


def _days(t: TimeMention, published: date | None, draft: Draft) -> str:
    """A weekday alone is not reckoned ("last Wednesday": on or before the report's day; note 1); of a night the key has the first day."""
    said = draft.quote(t.span)
    if _WEEKDAY.search(said) and published and t.anchor != "absolute" and not any(c.isdigit() for c in said):
        return f"- {_day(published)}"
    start, end = date.fromisoformat(t.when.start or ""), date.fromisoformat(t.when.end or "")
    if (end - start).days == 1:
        end = start
    return _day(start) if start == end else f"{_day(start)} - {_day(end)}"


def _day(d: date) -> str:
    return f"{d.day:02d} {MONTHS[d.month - 1]} {d.year % 100:02d}"
