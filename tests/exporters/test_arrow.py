"""Parquet, GeoParquet and GeoPackage, read back by the libraries that people use."""

from __future__ import annotations

import importlib
import json
import struct
import sys
from pathlib import Path

import pytest

from dateline.exporters.arrow import wkb
from dateline.exporters.base import ExportError
from dateline.exporters.export import export
from dateline.exporters.formats import format_of
from dateline.store import Filter, SqliteStore
from tests.exporters.conftest import Export


def test_parquet_has_types_and_nulls(exported: Export) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow reads Parquet back; install dateline[tables]")
    out, summary = exported("parquet")
    table = parquet.read_table(out)
    assert table.num_rows == summary.written
    assert [str(table.schema.field(n).type) for n in ("start", "deaths_best", "lat", "quote")] == ["date32[day]", "int64", "double", "string"]
    assert b"Neither of the last two is zero" in table.schema.field("deaths_state").metadata[b"description"]
    rows = {r["source_names"]: r for r in table.to_pylist()}
    assert rows["Zero Herald"]["deaths_best"] == 0
    assert rows["Dozens Daily"]["deaths_best"] is None
    assert rows["Dozens Daily"]["deaths_low"] == 24


def test_pandas_reads_parquet(exported: Export) -> None:
    pandas = pytest.importorskip("pandas", reason="pandas reads Parquet back; install dateline[tables]")
    pytest.importorskip("pyarrow")
    out, summary = exported("parquet")
    frame = pandas.read_parquet(out, dtype_backend="numpy_nullable")
    assert len(frame) == summary.written
    assert str(frame["deaths_low"].dtype) == "Int64"


@pytest.mark.parametrize("name", ["gpkg", "geoparquet"])
def test_gdal_reads_points(name: str, exported: Export) -> None:
    pyogrio = pytest.importorskip("pyogrio", reason="pyogrio reads maps back; install dateline[geo]")
    out, summary = exported(name)
    if name == "geoparquet" and "Parquet" not in pyogrio.list_drivers():
        pytest.skip("this GDAL has no Parquet driver")
    info = pyogrio.read_info(out)
    assert (info["features"], info["geometry_type"], info["crs"]) == (summary.written, "Point", "EPSG:4326")
    _, _, geometry, fields = pyogrio.raw.read(out)
    columns = dict(zip(info["fields"], fields, strict=True))
    at = list(columns["source_names"]).index("Dozens Daily")
    assert struct.unpack("<BIdd", geometry[at])[2:] == (36.75, 35.13)


def test_an_event_without_a_point_is_a_row_without_a_geometry(exported: Export) -> None:
    pyogrio = pytest.importorskip("pyogrio")
    out, summary = exported("gpkg", status="background")
    _, _, geometry, _ = pyogrio.raw.read(out)
    assert (summary.written, list(geometry)) == (1, [None])


def test_geoparquet_names_its_geometry(exported: Export) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    out, _ = exported("geoparquet")
    meta = json.loads(parquet.read_schema(out).metadata[b"geo"])
    assert (meta["primary_column"], meta["columns"]["geometry"]["encoding"]) == ("geometry", "WKB")


def test_points_as_wkb() -> None:
    assert wkb((36.75, 35.13)) == bytes([1, 1, 0, 0, 0]) + struct.pack("<dd", 36.75, 35.13)
    assert wkb(None) is None


@pytest.mark.parametrize(("name", "missing", "says"), [("parquet", "pyarrow", r"dateline\[tables\]"), ("gpkg", "pyogrio", r"dateline\[geo\]")])
def test_a_missing_package_names_its_extra(name: str, missing: str, says: str, store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in [m for m in sys.modules if m == missing or m.startswith(f"{missing}.")]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(ExportError, match=says):
        export(store, format_of(name), Filter(), tmp_path / "a.x")
    assert list(tmp_path.iterdir()) == []
    monkeypatch.undo()
    importlib.invalidate_caches()


def test_binary_formats_do_not_go_to_the_terminal(store: SqliteStore) -> None:
    with pytest.raises(ExportError, match="give a file"):
        export(store, format_of("parquet"), Filter(), None)
