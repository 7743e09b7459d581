"""Interim."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Estimate, Report
from dateline.model.values import NOT_MENTIONED, UNDATED

FIELDS = ("type", "mode", "status", "when", "places", "actors", "recipients", "targets", "weapons", "claimed_by", "deaths", "wounded")


def settle(reports: Sequence[Report]) -> tuple[Estimate, ...]:
    """The first telling that says something."""
    out = []
    for field in FIELDS:
        for r in reports:
            value = getattr(r, field)
            if value not in (None, (), NOT_MENTIONED, UNDATED):
                out.append(Estimate(field, value, "first", (r.id,)))
                break
    return tuple(out)


def standing(reports: Sequence[Report]) -> str:
    """Interim."""
    return "likely" if len({r.source for r in reports}) > 1 else "single source"
