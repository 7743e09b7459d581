"""Published counts that contradict themselves: a running count that falls, and parts that do not add up to their whole."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.analysis.contradictions import Conflict, Side
from dateline.analysis.published import Breakdown, Published, Series


def count_conflicts(series: Iterable[Series], breakdowns: Iterable[Breakdown]) -> list[Conflict]:
    """One conflict for each fall of a series, and for each whole that is not the sum of its parts."""
    out = []
    for s in series:
        by_id = {p.id: p for p in s.points}
        out += [Conflict("number", f"the count by {s.counter} falls", (_side(by_id[a]), _side(by_id[b]))) for a, b in s.falls]
    for x in breakdowns:
        if x.agrees is False:
            out.append(Conflict("sum", f"the parts come to {x.sum}, not to the whole", (_side(x.whole), *map(_side, x.parts))))
    return out


def _side(p: Published) -> Side:
    document, _, record = p.id.partition("/")
    figure = p.count.wording or str(p.count.best if p.count.best is not None else p.count.low)
    return Side(document, record, f"{figure} {p.unit}, by {p.until or 'an unknown day'}", p.spans)
