"""Parquet: the columns of the plain CSV with their types, in row groups."""

from __future__ import annotations

from typing import IO

from dateline.exporters import flat
from dateline.exporters.arrow import tables
from dateline.exporters.base import Format, Selection, needed


def _write(selection: Selection, file: IO[bytes]) -> None:
    schema, made = tables(selection, "parquet", "tables", geometry=False)
    with needed("pyarrow.parquet", "tables", "parquet").ParquetWriter(file, schema, compression="zstd") as writer:
        for table in made:
            writer.write_table(table)


FORMAT = Format(
    "parquet", "Parquet", "parquet", "application/vnd.apache.parquet", flat.COLUMNS, flat.LOSES, _write, text=False,
    notes=("The columns of the plain CSV with types: dates are dates, counts are whole numbers with nulls. Needs the extra `tables` (pyarrow).",),
    origin="our own columns.",
)  # fmt: skip
