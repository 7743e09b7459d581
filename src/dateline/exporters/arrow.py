"""Columns of the plain CSV as Arrow tables: Parquet, GeoParquet and GeoPackage are written from them, batch by batch."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from dateline.exporters import flat
from dateline.exporters.base import Cell, Column, Selection, batches, needed
from dateline.exporters.items import Item

ROWS = 10_000  # in a batch, and in a row group of Parquet
GEOMETRY = "geometry"


def schema(pa: Any, columns: Sequence[Column], geometry: bool) -> Any:
    """The Arrow schema of some columns; each field carries its meaning from the codebook."""
    kinds = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "date": pa.date32()}
    fields = [pa.field(c.name, kinds[c.kind], metadata={"description": c.meaning}) for c in columns]
    return pa.schema([*fields, pa.field(GEOMETRY, pa.binary())] if geometry else fields)


def tables(selection: Selection, name: str, extra: str, geometry: bool) -> tuple[Any, Iterator[Any]]:
    """A schema and tables of at most ROWS rows. ExportError when pyarrow is not installed."""
    pa = needed("pyarrow", extra, name)
    made = schema(pa, flat.COLUMNS, geometry)
    return made, (_table(pa, made, items, geometry) for items in batches(selection.items(), ROWS))


def _table(pa: Any, schema_: Any, items: Sequence[Item], geometry: bool) -> Any:
    arrays: list[list[Any]] = [[_cell(c, c.value(i)) for i in items] for c in flat.COLUMNS]
    if geometry:
        arrays.append([wkb(i.point) for i in items])
    return pa.table([pa.array(values, type=field.type) for values, field in zip(arrays, schema_, strict=True)], schema=schema_)


def _cell(column: Column, value: Cell) -> Cell | date:
    if column.kind == "date":
        return date.fromisoformat(value[:10]) if isinstance(value, str) and value else None
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8") or None
    return value


def wkb(point: tuple[float, float] | None) -> bytes | None:
    """A point (longitude, latitude) as well-known binary, little endian; None stays None."""
    return struct.pack("<BIdd", 1, 1, *point) if point else None
