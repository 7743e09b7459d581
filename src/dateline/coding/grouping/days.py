"""The days of acts: whether those of two may be one, and which act is told with an old date of its own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dateline.coding.happening import Happening
from dateline.model import When

STATED = frozenset({"on", "during", "between"})  # relations of a time to the act that happened in it


def of_old(h: Happening) -> bool:
    """ "the full-scale invasion began in February 2022": its own old date says which one is meant, and not what was told before."""
    return h.status_rule in {"status.background.date", "status.background.modifier"} and any(t.when.start and t.relation in STATED for t in h.times)


def _to_the_day(times: list[When]) -> list[When]:
    return [t for t in times if t.precision in ("time", "day")]


def overlap(a: When, b: When) -> bool:
    """Whether two stretches share a day."""
    if not (a.start and a.end and b.start and b.end):
        return False
    return date.fromisoformat(a.start[:10]) <= date.fromisoformat(b.end[:10]) and date.fromisoformat(b.start[:10]) <= date.fromisoformat(a.end[:10])


def times_apart(h: Happening, members: Sequence[Happening]) -> bool:
    """Whether no day or stretch of one is one of the others, or one was told before the others happened."""
    mine = [t.when for t in h.times if t.relation in STATED and t.when.start]
    theirs = [t.when for m in members for t in m.times if t.relation in STATED and t.when.start]
    if _before_that(h, members) or any(_before_that(m, [h]) for m in members):
        return True
    mine, theirs = _to_the_day(mine) or mine, _to_the_day(theirs) or theirs  # "two strikes this week": Monday's is not Wednesday's
    return bool(mine and theirs) and not any(overlap(a, b) for a in mine for b in theirs)


def _before_that(h: Happening, members: Sequence[Happening]) -> bool:
    """What was told on Saturday, without a day of its own, is not what happened on Monday."""
    if h.times or h.told_on is None or h.told_on.when.end is None:
        return False
    days = [t.when.start[:10] for m in members for t in m.times if t.relation == "on" and t.when.start and t.when.precision in {"day", "time"}]
    return bool(days) and min(days) > h.told_on.when.end[:10]
