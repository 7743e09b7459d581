"""GeoParquet 1.1: Parquet with the point of each event as well-known binary."""

from __future__ import annotations

import json
from typing import IO

from dateline.exporters import flat
from dateline.exporters.arrow import GEOMETRY, tables
from dateline.exporters.base import Column, Format, Selection, needed

META = {"version": "1.1.0", "primary_column": GEOMETRY, "columns": {GEOMETRY: {"encoding": "WKB", "geometry_types": ["Point"]}}}
POINT = Column(GEOMETRY, "Point of the finest place, longitude first (OGC:CRS84); null when it has none")


def _write(selection: Selection, file: IO[bytes]) -> None:
    schema, made = tables(selection, "geoparquet", "geo", geometry=True)
    schema = schema.with_metadata({"geo": json.dumps(META, sort_keys=True)})
    with needed("pyarrow.parquet", "geo", "geoparquet").ParquetWriter(file, schema, compression="zstd") as writer:
        for table in made:
            writer.write_table(table.replace_schema_metadata(schema.metadata))


FORMAT = Format(
    "geoparquet", "GeoParquet", "parquet", "application/vnd.apache.parquet", (*flat.COLUMNS, POINT), flat.LOSES, _write, text=False,
    notes=("GeoParquet 1.1, WKB points. Needs the extra `geo` (pyarrow). A point stands for its area: look at `geo_precision`.",),
    origin="our own columns; the frame is GeoParquet 1.1.",
)  # fmt: skip
