"""Acts of another week or month that a text tells for comparison: "Last week, rebels set off a car bomb in Kabul, killing five"."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax

LEAD = 3  # sentences that tell the news, which may be a week old
UNITS = frozenset({"week", "month", "year"})


def weeks_before(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "The raid killed 30 soldiers. ... [Last week, fighters set off a car bomb] in Kabul, killing five": below the lead, behind its own week or month, with a place or
    people of its own; not where those before have that time, too."""
    s, first = syntax, syntax.sentences[h.sent].first
    if h.noun or h.type != "ASSAULT" or h.sent < LEAD or not (h.places and (h.recipients or h.targets)):
        return False
    opens = s.low[first : first + 2]
    fronted = [t for t in h.times if t.first <= first + 2 and t.when.start and t.when.precision in {"week", "month", "year"}]
    if len(opens) < 2 or opens[0] not in {"last", "earlier"} or not any(s.lemma(k) in UNITS for k in range(first + 1, first + 3)) or not fronted:
        return False
    days = [t.when for m in members for t in m.times if t.when.start and t.relation in {"on", "during"}]
    start, end = str(fronted[0].when.start)[:10], str(fronted[0].when.end)[:10]
    return all(m.sent < h.sent for m in members) and not any(start <= str(d.start)[:10] <= end for d in days)
