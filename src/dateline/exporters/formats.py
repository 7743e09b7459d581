"""The formats by name, each loaded when it is asked for."""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import EntryPoint, entry_points

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


GROUP = "dateline.exporters"  # entry points of other packages: NAME = "module:FORMAT"


def names() -> list[str]:
    """All formats, those of installed plugins too."""
    return sorted({*MODULES, *_plugins()})


def format_of(name: str) -> Format:
    """The format of a name; ExportError that lists the formats for any other, and for a plugin that cannot be loaded. A plugin never takes the place of ours."""
    module = MODULES.get(name.lower())
    if module is not None:
        made: Format = import_module(f"dateline.exporters.{module}").FORMAT
        return made
    plugin = _plugins().get(name.lower())
    if plugin is None:
        raise ExportError(f"no format {name!r}; there are {', '.join(names())}")
    try:
        found = plugin.load()
    except Exception as error:
        raise ExportError(f"format {name!r} of {plugin.value}: {type(error).__name__}: {error}") from error
    if not isinstance(found, Format):
        raise ExportError(f"format {name!r} of {plugin.value}: not a dateline.exporters.base.Format")
    return found


def _plugins() -> dict[str, EntryPoint]:
    """Entry points by lower-case name; the first by name of package when two packages give one name."""
    found = sorted(entry_points(group=GROUP), key=lambda e: (e.name.lower(), e.value))
    return {e.name.lower(): e for e in reversed(found)}
