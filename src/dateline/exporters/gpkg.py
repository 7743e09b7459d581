"""GeoPackage: one layer of points, for QGIS and other desktop maps."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import IO, Any

from dateline.exporters import flat
from dateline.exporters.arrow import GEOMETRY, tables
from dateline.exporters.base import Format, Selection, needed

CLOCK = "OGR_CURRENT_DATE"
THEN = "2000-01-01T00:00:00.000Z"  # GDAL would write the time of the export into the file


def _write(selection: Selection, file: IO[bytes]) -> None:
    pyogrio = needed("pyogrio", "geo", "gpkg")
    schema, made = tables(selection, "gpkg", "geo", geometry=True)
    with tempfile.TemporaryDirectory(prefix="dateline-gpkg-") as folder, _no_clock(pyogrio):
        path = Path(folder) / "events.gpkg"
        for table in chain([schema.empty_table()], made):
            pyogrio.write_arrow(
                table, path, layer="events", driver="GPKG", geometry_name=GEOMETRY, geometry_type="Point", crs="EPSG:4326", append=path.exists(),
            )  # fmt: skip
        with path.open("rb") as whole:
            shutil.copyfileobj(whole, file)


@contextmanager
def _no_clock(pyogrio: Any) -> Iterator[None]:
    before = pyogrio.get_gdal_config_option(CLOCK)
    pyogrio.set_gdal_config_options({CLOCK: THEN})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({CLOCK: before})


FORMAT = Format(
    "gpkg", "GeoPackage", "gpkg", "application/geopackage+sqlite3", flat.COLUMNS, flat.LOSES, _write, text=False,
    notes=(
        "One layer, `events`, of points in WGS 84 (EPSG:4326). Events without a point are rows without a geometry. Needs the extra `geo` (pyogrio, pyarrow).",
        "A point stands for its area: style by `geo_precision`.",
    ),
    origin="our own columns, as in the plain CSV.",
)  # fmt: skip
