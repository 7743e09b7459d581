"""A place of the gazetteer by its id, for what a record does not repeat: its division, its kind."""

from __future__ import annotations

from functools import cache, lru_cache

from dateline.vocab.gazetteer import Entry, admin1_name, country_entry
from dateline.vocab.gazetteer_overlay import place_of
from dateline.vocab.gazetteer_store import connection

_COLUMNS = "id, ref, name, lat, lon, country, kind, population, admin1, radius"


@cache
def _numbers() -> dict[str, int]:
    """Rows of the entries that have an id of their own (bases, crossings, regions), which the table does not index."""
    return dict(connection().execute("SELECT ref, id FROM place WHERE ref IS NOT NULL AND ref <> ''"))


@lru_cache(maxsize=50_000)
def entry_of(place_id: str) -> Entry | None:
    """The entry of a place id ("gn:98182", "iso:IRQ"); None for one that neither the shipped gazetteer nor an imported one holds (a building)."""
    if place_id.startswith("iso:"):
        return country_entry(place_id.removeprefix("iso:"))
    number = place_id.removeprefix("gn:") if place_id.startswith("gn:") else _numbers().get(place_id)
    row = connection().execute(f"SELECT {_COLUMNS} FROM place WHERE id = ?", (number,)).fetchone()
    if row is None:
        return place_of(place_id)
    i, ref, name, lat, lon, country, kind, people, admin1, radius = row
    return Entry(ref or f"gn:{i}", name, lat / 1e4, lon / 1e4, country, kind, people, admin1_name(admin1), admin1, radius)
