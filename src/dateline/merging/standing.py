"""How well an event is attested: Airwars' strike status, and UCDP's event clarity."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dateline.model.event import Report
from dateline.model.values import ActorRef
from dateline.vocab.actors import register
from dateline.vocab.credits import independent, whose
from dateline.vocab.officials import actor_named

POINTS = frozenset({"exact", "near", "district"})
LONGEST = 2  # days of an event that UCDP would call clear


def standing(reports: Sequence[Report]) -> str:
    """Airwars' strike status (values of its public records: "Declared strike", "Likely strike", "Contested strike", "Single source claim").

    "declared": the actor itself claims or tells it; "contested": reports name actors of different countries, or one denies what another tells;
    "likely": two or more outlets tell it and nobody contests; else "single source". A declared event with a rival claimant is contested.
    Airwars grades civilian harm; here the words stand for the act, and are computed, not judged by a person. See airwars.org/methodology.
    """
    if _rivals(reports) or ({r.status for r in reports} >= {"denied", "current"}):
        return "contested"
    if any(_declares(r) for r in reports):
        return "declared"
    return "likely" if independent(reports) > 1 else "single source"


def told_by(reports: Sequence[Report]) -> str:
    """The one source of an event by name, or how many there are. Outlets that print the words of one agency are one source: "AFP in 2 outlets"."""
    outlets = {r.source or r.document for r in reports}
    if len(outlets) == 1:
        return next(iter(outlets))
    number = independent(reports)
    return f"{number} sources" if number > 1 else f"{whose(reports[0])} in {len(outlets)} outlets"


def _declares(report: Report) -> bool:
    if report.claimed_by:
        return True
    spoken = [a.ref() for s in report.speakers if (a := actor_named(s))]
    return any(_same_side(a, s) for a in report.actors for s in spoken)


def _same_side(actor: ActorRef, speaker: ActorRef) -> bool:
    """The actor speaks itself, or a state speaks for its forces (its bodies and office holders too), or its force for the state."""
    if actor.actor_id and actor.actor_id == speaker.actor_id:
        return True
    found = register().actors.get(speaker.actor_id or "")
    public = found is not None and (found.kind in {"state", "state-force"} or found.plover_sector in {"GOV", "MIL"})
    return public and actor.kind in {"state", "state-force"} and actor.country is not None and actor.country == speaker.country


def _rivals(reports: Sequence[Report]) -> bool:
    """Two reports name known actors of different countries and share none."""
    named = [([a for a in (*r.actors, *r.claimed_by) if a.actor_id and a.country]) for r in reports]
    pairs = ((x, y) for i, x in enumerate(named) for y in named[i + 1 :] if x and y)
    return any(not {a.country for a in x} & {a.country for a in y} and not {a.actor_id for a in x} & {a.actor_id for a in y} for x, y in pairs)


def clarity(reports: Sequence[Report]) -> int:
    """UCDP's `event_clarity`: 1 when a single event can be told apart (some report gives a day and a place), 2 when only a summary is known.

    After the UCDP GED codebook's variable of that name, whose 2 stands for events already aggregated; here: day precision over at most two days,
    and a place no coarser than a district, in one report or in two.
    """
    dated = any(r.when.precision in {"time", "day"} and _length(r) < LONGEST for r in reports)
    placed = any(w.precision in POINTS for r in reports for w in r.places)
    return 1 if dated and placed else 2


def _length(report: Report) -> int:
    try:
        return (date.fromisoformat((report.when.end or "")[:10]) - date.fromisoformat((report.when.start or "")[:10])).days
    except ValueError:
        return LONGEST
