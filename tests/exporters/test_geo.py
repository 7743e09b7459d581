"""Maps: GeoJSON as GDAL reads it, and as RFC 7946 has it."""

from __future__ import annotations

import json

import pytest

from tests.exporters.conftest import Export


def test_geojson(exported: Export) -> None:
    out, summary = exported("geojson")
    made = json.loads(out.read_text(encoding="utf-8"))
    assert set(made) == {"type", "features"}
    assert len(made["features"]) == summary.written
    spots = {f["properties"]["source_names"]: f for f in made["features"]}
    assert spots["Dozens Daily"]["geometry"] == {"type": "Point", "coordinates": [36.75, 35.13]}
    assert spots["Dozens Daily"]["properties"]["deaths_best"] is None
    assert spots["Zero Herald"]["properties"]["deaths_best"] == 0
    assert all(f["id"] == f["properties"]["id"] for f in made["features"])


def test_an_event_without_a_point_has_no_geometry(exported: Export) -> None:
    out, _ = exported("geojson", status="background")
    (feature,) = json.loads(out.read_text(encoding="utf-8"))["features"]
    assert feature["geometry"] is None


def test_gdal_reads_geojson(exported: Export) -> None:
    pyogrio = pytest.importorskip("pyogrio", reason="pyogrio reads GeoJSON back; install dateline[geo]")
    out, summary = exported("geojson")
    info = pyogrio.read_info(out)
    assert info["features"] == summary.written
    assert info["geometry_type"] == "Point"
    assert info["crs"] == "EPSG:4326"
    assert "deaths_best" in list(info["fields"])
