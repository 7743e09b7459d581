"""What is on the screen as a file: a table, lines of JSON, or GeoJSON without false points."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from typing import Any

from dateline.desk.desk import EVENT_COLUMNS, _row
from dateline.exporters.event import event as as_json
from dateline.model import Event
from dateline.store.event_rows import event_row

POINTS = frozenset({"exact", "near", "district"})
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def table(events: Sequence[Event]) -> str:
    """CSV with a header. A cell that a spreadsheet would run begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(EVENT_COLUMNS)
    for e in events:
        row = _row(event_row(e), e)
        writer.writerow([_cell(row.get(c)) for c in EVENT_COLUMNS])
    return out.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        value = "; ".join(str(v) for v in value)
    if value is None or isinstance(value, (int, float)):
        return "" if value is None else str(value)
    return f"'{value}" if str(value).startswith(FORMULA) else str(value)


def json_lines(events: Sequence[Event]) -> str:
    """One event a line, with settled values and everything else told."""
    return "".join(json.dumps(as_json(e), ensure_ascii=False) + "\n" for e in events)


def geojson(events: Sequence[Event]) -> str:
    """Features; a place known no better than its province has no point."""
    features = []
    for e in events:
        row = _row(event_row(e), e)
        at = [row["lon"], row["lat"]]
        point = {"type": "Point", "coordinates": at} if row["geo_precision"] in POINTS and None not in at else None
        features.append({"type": "Feature", "id": e.id, "geometry": point, "properties": {k: row.get(k) for k in EVENT_COLUMNS if k not in ("lat", "lon")}})
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False) + "\n"


FORMS: dict[str, tuple[str, Callable[[Sequence[Event]], str]]] = {
    "csv": ("text/csv; charset=utf-8", table),
    "jsonl": ("application/x-ndjson; charset=utf-8", json_lines),
    "geojson": ("application/geo+json", geojson),
}
