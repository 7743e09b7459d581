"""Places that a user brings: a CSV overlay, or a GeoNames dump turned into one."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import DataError
from dateline.settings import text_setting
from dateline.vocab.gazetteer_names import key, loose_keys

if TYPE_CHECKING:
    from dateline.vocab.gazetteer import Entry

COLUMNS = ("id", "name", "aliases", "lat", "lon", "country", "kind", "population", "radius_km")
_loaded: dict[str, list[Entry]] = {}
_KINDS = {"PCLI": "country", "ADM1": "admin1", "ADM2": "admin2", "AIRB": "base", "MILB": "base", "AIRP": "airport"}
_KINDS |= {"STRT": "strait", "SEA": "sea", "GULF": "sea", "ISL": "island"}
_CLASSES = {"A": "district", "P": "city", "L": "region", "H": "water", "T": "mountain", "S": "facility", "R": "road", "U": "sea", "V": "area"}


def entries(plain: str) -> list[Entry]:
    """Overlay places under a key."""
    _environment()
    return _loaded.get(plain, [])


@cache
def _environment() -> None:
    path = text_setting("gazetteer")
    if path:
        load(Path(path))


def load(path: Path) -> int:
    """Read an overlay into memory; returns the number of rows. DataError names file and line."""
    return sum(1 for entry, names in list(read(path)) if _add(entry, names))


def clear() -> None:
    """Forget all overlays."""
    _loaded.clear()


def _add(entry: Entry, names: list[str]) -> bool:
    for name in names:
        for one in {key(name), *loose_keys(key(name))} - {""}:
            _loaded.setdefault(one, []).append(entry)
    return True


def read(path: Path) -> Iterator[tuple[Entry, list[str]]]:
    """Entries of an overlay with all their names."""
    try:
        stream = path.open(encoding="utf-8-sig", newline="")
    except OSError as error:
        raise DataError(f"{path}: cannot be read: {error.strerror}") from error
    with stream:
        reader = csv.DictReader(stream)
        try:
            missing = {"name", "lat", "lon"} - set(reader.fieldnames or ())
            if missing:
                raise DataError(f"{path}:1: missing column {', '.join(sorted(missing))}")
            for row in reader:
                yield _entry(path, reader.line_num, row)
        except (UnicodeDecodeError, csv.Error) as error:
            raise DataError(f"{path}:{reader.line_num + 1}: {error}") from error


def _entry(path: Path, line: int, row: dict[str, str]) -> tuple[Entry, list[str]]:
    from dateline.vocab.gazetteer import Entry

    where = f"{path}:{line}"
    name = (row.get("name") or "").strip()
    if not key(name):
        raise DataError(f"{where}: no name")
    lat, lon = _number(where, row, "lat", 90), _number(where, row, "lon", 180)
    country = (row.get("country") or "").strip().upper() or None
    if country is not None and not (len(country) == 3 and country.isalpha()):
        raise DataError(f"{where}: country must be an ISO 3166-1 alpha-3 code, is {country!r}")
    population, radius = (int(_number(where, row, f, 1e10)) if row.get(f) else 0 for f in ("population", "radius_km"))
    aliases = [a.strip() for a in (row.get("aliases") or "").split("|") if a.strip()]
    entry = Entry(row.get("id") or f"user:{key(name)}", name, lat, lon, country, row.get("kind") or "town", population, "", "", radius)
    return entry, [name, *aliases]


def _number(where: str, row: dict[str, str], field: str, most: float) -> float:
    try:
        value = float(row.get(field) or "")
    except ValueError:
        raise DataError(f"{where}: {field} is not a number: {row.get(field)!r}") from None
    if not -most <= value <= most:
        raise DataError(f"{where}: {field} out of range: {value:g}")
    return value


def import_geonames(source: Path, target: Path, *, countries: frozenset[str] = frozenset(), classes: str = "ALHTSPUV") -> int:
    """Turn a GeoNames dump (allCountries.txt or one country's) into an overlay CSV; returns the number of places written.

    `countries`: ISO alpha-3 codes to keep, empty for all; `classes`: GeoNames feature classes to keep. DataError names file and line.
    """
    written = 0
    scratch = target.with_name(target.name + ".part")
    try:
        with source.open(encoding="utf-8") as lines, scratch.open("w", encoding="utf-8", newline="") as out:
            writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
            writer.writeheader()
            for number, line in enumerate(lines, 1):
                row = _dump_row(f"{source}:{number}", line.rstrip("\n").split("\t"), classes)
                if row and (not countries or row["country"] in countries):
                    writer.writerow(row)
                    written += 1
        scratch.replace(target)
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{source}: cannot be imported: {error}") from error
    finally:
        scratch.unlink(missing_ok=True)
    return written


@cache
def _iso3() -> dict[str, str]:
    from dateline.vocab.gazetteer import countries

    return {c.iso2: c.iso3 for c in countries().values()}


def _dump_row(where: str, cells: list[str], classes: str) -> dict[str, str] | None:
    if len(cells) != 19:
        raise DataError(f"{where}: {len(cells)} columns, a GeoNames dump has 19")
    if cells[6] not in classes or not cells[6] or not key(cells[1]):
        return None
    aliases = sorted({a for a in cells[3].split(",") if a and a != cells[1] and a.isascii()})
    kind = _KINDS.get(cells[7]) or _CLASSES.get(cells[6], "place")
    values = [f"gn:{cells[0]}", cells[1], "|".join(aliases), cells[4], cells[5], _iso3().get(cells[8], ""), kind, cells[14] or "0", "0"]
    return dict(zip(COLUMNS, values, strict=True))
