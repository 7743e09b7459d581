"""Reads a GeoNames dump: tab-separated text with 19 columns, or the zip archive that holds it."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO

from dateline.errors import DataError
from dateline.vocab.gazetteer_names import key

COLUMNS = 19
MAX_LINE = 200_000  # bytes; the longest lines of a dump, with all alternate names, have some 20,000
EVERY = 10_000  # lines between two reports of progress
DEFAULT_CLASSES: frozenset[str] = frozenset()
CLASSES = frozenset("AHLPRSTUV")
_DEFAULT = frozenset("AP")
_CODES = {  # feature codes: kind, and the radius in km of an area that the dump gives only a point for
    "ADM1": ("admin1", 80), "ADM2": ("admin2", 25), "ADM3": ("district", 12), "ADM4": ("district", 6), "ADM5": ("district", 3), "ADMD": ("district", 15),
    "AIRB": ("base", 2), "AIRP": ("airport", 2), "AIRF": ("airport", 1), "INSM": ("base", 1), "MILB": ("base", 2), "NVB": ("base", 2), "FT": ("base", 1),
    "CMPRF": ("camp", 2), "CMP": ("camp", 1), "OILF": ("oilfield", 10), "GASF": ("oilfield", 10), "OILR": ("facility", 1), "PS": ("facility", 1),
    "PSN": ("facility", 1), "PRT": ("port", 2), "PSTB": ("crossing", 1), "PSTC": ("crossing", 1), "DAM": ("dam", 1), "MNA": ("facility", 2),
    "PRN": ("facility", 1), "STRT": ("strait", 40), "GULF": ("sea", 150), "SEA": ("sea", 400), "ISL": ("island", 10), "RGN": ("region", 50), "DSRT": ("desert", 100),
}  # fmt: skip
_ALWAYS = frozenset(code for code, (kind, _) in _CODES.items() if kind in {"base", "camp", "oilfield", "crossing", "dam", "port"})
_KINDS = {"A": "district", "P": "city", "L": "area", "H": "water", "T": "mountain", "S": "facility", "R": "road", "U": "sea", "V": "area"}
_RADII = {"L": 10, "H": 5, "T": 5, "U": 50, "V": 5, "R": 5}


@dataclass(frozen=True, slots=True)
class Place:
    """One place to be. `names`: other names; `where`: its file and line, for errors. Degrees, km, ISO alpha-3."""

    ref: str
    name: str
    names: tuple[str, ...]
    lat: float
    lon: float
    country: str | None
    kind: str
    population: int
    admin1: str
    radius_km: int
    where: str


def dump_places(source: Path, classes: frozenset[str], progress: Callable[[int, int], None] | None = None) -> Iterator[Place]:
    """The places of a dump. `classes`: feature classes to keep whole; empty for divisions, towns, and bases, camps, crossings, oil fields, ports and dams.

    Countries are left out: the shipped gazetteer has them. DataError names file and line.
    """
    if strange := sorted(classes - CLASSES):
        raise DataError(f"no feature class of GeoNames: {', '.join(strange)} (there are {', '.join(sorted(CLASSES))})")
    with _lines(source) as (stream, total, label):
        number = done = 0
        while line := stream.readline(MAX_LINE + 1):
            number += 1
            done += len(line)
            where = f"{label}:{number}"
            if len(line) > MAX_LINE:
                raise DataError(f"{where}: longer than {MAX_LINE} bytes; not a GeoNames dump")
            if progress is not None and number % EVERY == 0:
                progress(done, total)
            place = _place(where, line, classes)
            if place is not None:
                yield place
        if progress is not None:
            progress(total, total)


@contextmanager
def _lines(source: Path) -> Iterator[tuple[IO[bytes], int, str]]:
    """The dump as bytes, its size, and its name for errors."""
    try:
        if source.suffix.lower() != ".zip":
            with source.open("rb") as stream:
                yield stream, source.stat().st_size, str(source)
            return
        with zipfile.ZipFile(source) as archive:
            member = _member(source, archive)
            with archive.open(member) as inner:
                yield inner, member.file_size, f"{source}!{member.filename}"
    except OSError as error:
        raise DataError(f"{source}: cannot be read: {error.strerror or error}") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise DataError(f"{source}: not a readable zip archive: {error}") from error


def _member(source: Path, archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The text file of the archive: the one of its own name, else the only one but readme.txt."""
    texts = [m for m in archive.infolist() if m.filename.lower().endswith(".txt") and not m.filename.lower().endswith("readme.txt")]
    named = [m for m in texts if Path(m.filename).stem == source.stem]
    chosen = named or texts
    if len(chosen) != 1:
        raise DataError(f"{source}: holds {len(chosen)} text files; a GeoNames archive holds one")
    return chosen[0]


def _place(where: str, line: bytes, classes: frozenset[str]) -> Place | None:
    """The place of a line; None for one that is not wanted."""
    try:
        cells = line.decode("utf-8").rstrip("\r\n").split("\t")
    except UnicodeDecodeError as error:
        raise DataError(f"{where}: not UTF-8: {error.reason} at byte {error.start}") from error
    if len(cells) != COLUMNS:
        raise DataError(f"{where}: {len(cells)} columns, a GeoNames dump has {COLUMNS}")
    feature, code = cells[6], cells[7]
    wanted = feature in classes if classes else feature in _DEFAULT or code in _ALWAYS
    if not wanted or code.startswith("PCL") or not key(cells[1]):
        return None
    kind, radius = _CODES.get(code) or (_KINDS.get(feature, "area"), _RADII.get(feature, 0))
    population = int(_number(where, "population", cells[14] or "0", 1e11))
    if kind == "city" and population < 500:
        kind = "village"
    lat, lon = _number(where, "latitude", cells[4], 90), _number(where, "longitude", cells[5], 180)
    first = f"{cells[8]}.{cells[10]}" if cells[8] and cells[10] not in {"", "00"} else ""
    names = tuple(sorted({n for n in (cells[2], *cells[3].split(",")) if n and n != cells[1]}))
    return Place(_ref(cells, kind, first), cells[1], names, lat, lon, _iso3().get(cells[8]), kind, population, first, radius, where)


def _ref(cells: list[str], kind: str, first: str) -> str:
    """Its id: of divisions the one that the shipped gazetteer has for them, so that none stands twice."""
    if not cells[0].isdigit():
        return f"gn:{key(cells[1])}"
    if cells[7] == "ADM1" and first:
        return f"admin1:{first}"
    if cells[7] == "ADM2" and first and cells[11]:
        return f"admin2:{first}.{cells[11]}"
    return f"gn:{cells[0]}"


def _number(where: str, field: str, text: str, most: float) -> float:
    try:
        value = float(text)
    except ValueError:
        raise DataError(f"{where}: {field} is not a number: {text!r}") from None
    if not -most <= value <= most:
        raise DataError(f"{where}: {field} out of range: {value:g}")
    return value


@cache
def _iso3() -> dict[str, str]:
    from dateline.vocab.gazetteer import countries

    return {c.iso2: c.iso3 for c in countries().values()}
