"""Merged events in words: a short name, a line, and the values side by side with who tells them."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.briefs import phrasing as p
from dateline.coding.casualties.several import of_several
from dateline.merging.settle import TOGETHER
from dateline.model import ActorRef, Count, Estimate, Event, Harmed, When, Where
from dateline.model.event import Settled

LABELS = {
    "type": "type", "mode": "mode", "status": "status", "when": "when", "places": "where", "actors": "who", "recipients": "to whom",
    "targets": "target", "weapons": "with", "claimed_by": "claimed by", "deaths": "killed", "wounded": "wounded",
}  # fmt: skip


def short(event: Event) -> str:
    """What it is, in one or two words: of its type and mode, else of its type."""
    type_, mode = event.value("type"), event.value("mode")
    table = p.phrases()
    return (table.get(f"{type_}/{mode}") or table.get(str(type_)) or table["OTHER"])["short"]


def headline(event: Event) -> str:
    """ "Air attack near Jurf al Saqr, Iraq, on 21 November 2023"."""
    places, when = event.value("places"), event.value("when")
    where = p.places([w for w in places if isinstance(w, Where)]) if isinstance(places, tuple) else ""
    days = p.when(when) if isinstance(when, When) else ""
    return " ".join(x for x in (short(event), where + ("," if "," in where and days else ""), days) if x)


def words(field: str, value: Settled) -> str:
    """A settled value in words."""
    if isinstance(value, Count):
        said = p.count(value, "", "").replace("  ", " ").strip()
        return f"{said} ({p.clean(value.wording or '')})" if of_several(value.wording) or value.wording == TOGETHER else said
    if isinstance(value, When):
        return p.when(value).removeprefix("on ")
    if isinstance(value, tuple):
        if field == "places":
            return p.places([w for w in value if isinstance(w, Where)])
        return p.joined(p.clean(v.name if isinstance(v, ActorRef) else str(v)) for v in value)
    if isinstance(value, Where):
        return p.places([value])
    if isinstance(value, Harmed):
        return p.clean(f"{value.wording or value.noun}{' (some of them)' if value.part else ''}")
    return p.clean(value.name if isinstance(value, ActorRef) else str(value))


def lines(event: Event) -> Iterator[tuple[str, str, Estimate]]:
    """(label, settled value in words, estimate) for each field that any report tells."""
    for e in event.estimates:
        yield LABELS[e.field], words(e.field, e.value), e
