"""In which province a place lies: the first-order division of its entry in the gazetteer."""

from __future__ import annotations

from dateline.merging.compare import kilometres
from dateline.merging.features import Spot
from dateline.model import Where
from dateline.vocab.gazetteer import Entry, candidates
from dateline.vocab.gazetteer_entry import entry_of

NEAR_KM = 50.0  # a table's coordinates of a town may lie so far from the gazetteer's


def province_of(place: Where) -> str:
    """The province's name; "" for a country, a region, or a place that the gazetteer does not hold.

    A place without an id (of a table that people coded) is the nearest entry of its name in its country, within NEAR_KM of its coordinates.
    """
    if place.precision in ("country", "region"):
        return ""
    entry = entry_of(place.place_id) if place.place_id else None
    entry = entry or _nearest(place)
    if entry is None:
        return ""
    return entry.name if entry.kind == "admin1" else entry.admin1


def _nearest(place: Where) -> Entry | None:
    if place.lat is None or place.lon is None:
        return None
    here = _spot(place)
    found = [(kilometres(here, _spot(e)), e.id, e) for e in candidates(place.name) if e.country == place.country and e.admin1]
    return min(((km, id_, e) for km, id_, e in found if km <= NEAR_KM), default=(0.0, "", None), key=lambda x: x[:2])[2]


def _spot(at: Where | Entry) -> Spot:
    return Spot("", at.name, at.lat, at.lon, False, 0.0)
