"""The formats by name, each loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module

from dateline.exporters.base import ExportError, Format

MODULES = {
    "acled": "acled",
    "annotation": "annotation",
    "csv": "flat",
    "ftm": "ftm",
    "gdelt": "gdelt",
    "geojson": "geojson",
    "geoparquet": "geoparquet",
    "gpkg": "gpkg",
    "hxl": "hxl",
    "parquet": "parquet",
    "plover": "plover",
    "reading": "readings",
    "ucdp": "ucdp",
}


def names() -> list[str]:
    """All formats."""
    return sorted(MODULES)


def format_of(name: str) -> Format:
    """The format of a name; ExportError that lists the formats for any other."""
    module = MODULES.get(name.lower())
    if module is None:
        raise ExportError(f"no format {name!r}; there are {', '.join(names())}")
    made: Format = import_module(f"dateline.exporters.{module}").FORMAT
    return made
