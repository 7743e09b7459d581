"""GeoJSON (RFC 7946): one feature for each event, with the columns of the plain CSV as properties."""

from __future__ import annotations

from typing import IO, Any

from dateline.exporters import flat
from dateline.exporters.base import Format, Selection
from dateline.exporters.items import Item
from dateline.exporters.jsons import line

COLUMNS = tuple(c for c in flat.COLUMNS if c.name not in ("lat", "lon"))


def feature(i: Item) -> dict[str, Any]:
    """One feature. An event without a point has a null geometry, never 0, 0."""
    geometry = {"type": "Point", "coordinates": list(i.point)} if i.point else None
    values = {c.name: c.value(i) for c in COLUMNS}
    return {"type": "Feature", "id": i.id, "geometry": geometry, "properties": {k: v if v != "" else None for k, v in values.items()}}


def _write(selection: Selection, file: IO[str]) -> None:
    file.write('{"type":"FeatureCollection","features":[')
    before = "\n"
    for i in selection.items():
        file.write(before + line(feature(i)))
        before = ",\n"
    file.write("\n]}\n")


FORMAT = Format(
    "geojson", "GeoJSON", "geojson", "application/geo+json", COLUMNS, flat.LOSES, _write,
    notes=(
        "A FeatureCollection in WGS 84, longitude first; the point is that of the finest place. The `id` of a feature is the event's.",
        "An event without a point has the geometry null: maps leave it out, tables keep it.",
        "A point stands for its area. To map addresses only, filter on `geo_precision = 'exact'`.",
    ),
    origin="our own columns, as in the plain CSV; the frame is RFC 7946.",
)  # fmt: skip
