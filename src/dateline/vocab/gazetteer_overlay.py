"""Places that a user brings, looked up beside the shipped ones: a CSV file, or a database that `gazetteer_import` made of a CSV file or a GeoNames dump.

The setting `gazetteer` (DATELINE_GAZETTEER) names them: paths, or names of imported databases, separated as paths are.
"""

from __future__ import annotations

import csv
import json
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import DataError
from dateline.settings import text_setting
from dateline.vocab.gazetteer_dump import Place
from dateline.vocab.gazetteer_names import key, loose_keys
from dateline.vocab.gazetteer_store import Opened

if TYPE_CHECKING:
    from dateline.vocab.gazetteer import Entry

FORMAT = 1  # user_version of an imported database
_MARKS = {"-": 1, "~": 2}
_loaded: dict[str, list[Entry]] = {}
_by_id: dict[str, Entry] = {}
_databases: list[Database] = []


@dataclass(frozen=True, slots=True)
class Database:
    """An imported database that is in use. `card`: what its import wrote about it."""

    path: Path
    card: dict[str, str | int | bool]
    base: Opened


def folder() -> Path:
    """Where imported databases are kept: $XDG_DATA_HOME/dateline/gazetteer, or ~/.local/share/dateline/gazetteer."""
    base = os.environ.get("XDG_DATA_HOME")
    return (Path(base) if base else Path("~").expanduser() / ".local" / "share") / "dateline" / "gazetteer"


def entries(plain: str) -> list[Entry]:
    """The user's own places under a key."""
    _environment()
    return [*_loaded.get(plain, ()), *(e for d in _databases if d.card["own"] for e in _of_database(d, plain))]


def imported(plain: str) -> list[Entry]:
    """Places of imported GeoNames dumps under a key."""
    _environment()
    return [e for d in _databases if not d.card["own"] for e in _of_database(d, plain)]


def in_use() -> list[Path]:
    """Imported databases that are looked up, in order."""
    _environment()
    return [d.path for d in _databases]


@cache
def _environment() -> None:
    for one in filter(None, text_setting("gazetteer").split(os.pathsep)):
        use(one)


def use(given: str | Path) -> int:
    """Look up a CSV file or an imported database (path, or name) from here on; returns the number of places. DataError names file and line."""
    path = Path(given)
    if path.suffix.lower() == ".csv":
        return load(path)
    if not path.is_file():
        path = folder() / f"{given}.sqlite"
    if not path.is_file():
        raise DataError(f"gazetteer {str(given)!r}: neither a file nor an imported gazetteer (there are in {folder()}: {', '.join(names()) or 'none'})")
    _databases.append(Database(path, card(path), Opened(path)))
    return int(_databases[-1].card["places"])


def names() -> list[str]:
    """Names of the imported databases, sorted."""
    return sorted(p.stem for p in folder().glob("*.sqlite"))


def card(path: Path) -> dict[str, str | int | bool]:
    """What an imported database says of itself; DataError when the file is none."""
    base = None
    try:
        base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        if base.execute("PRAGMA user_version").fetchone()[0] != FORMAT:
            raise DataError(f"{path}: not an imported gazetteer of this version; import it again")
        found: dict[str, str | int | bool] = json.loads(base.execute("SELECT value FROM card").fetchone()[0])
    except (sqlite3.DatabaseError, ValueError, TypeError) as error:
        raise DataError(f"{path}: not an imported gazetteer: {error}") from error
    finally:
        if base is not None:
            base.close()
    return found


def load(path: Path) -> int:
    """Read a CSV file into memory; returns the number of rows. DataError names file and line."""
    places = list(csv_places(path))
    for place in places:
        entry = _entry(place)
        _by_id.setdefault(entry.id, entry)
        for name in (place.name, *place.names):
            for one in {key(name), *loose_keys(key(name))} - {""}:
                _loaded.setdefault(one, []).append(entry)
    return len(places)


def clear() -> None:
    """Forget all overlays."""
    _loaded.clear()
    _by_id.clear()
    _databases.clear()


def place_of(place_id: str) -> Entry | None:
    """The place of an id among the user's; None when they do not hold it."""
    _environment()
    if place_id in _by_id:
        return _by_id[place_id]
    for d in _databases:
        for found in _rows(d, "ref = ?", (place_id,)).values():
            return _found(found, 0)
    return None


# ---------------------------------------------------------------- databases
_Row = tuple[int, str, str, int, int, str | None, str, int, str, int]


def _of_database(d: Database, plain: str) -> list[Entry]:
    row = d.base.connection().execute("SELECT ids FROM name WHERE key=?", (plain,)).fetchone()
    if row is None:
        return []
    marks = [(int(i.lstrip("-~")), _MARKS.get(i[0], 0)) for i in row[0].split()]
    found = _rows(d, f"id IN ({','.join('?' * len(marks))})", tuple(i for i, _ in marks))
    return [_found(found[i], mark) for i, mark in marks if i in found]


def _rows(d: Database, where: str, values: tuple[int | str, ...]) -> dict[int, _Row]:
    query = f"SELECT id, ref, name, lat, lon, country, kind, population, admin1, radius FROM place WHERE {where}"
    return {row[0]: row for row in d.base.connection().execute(query, values)}


def _found(row: _Row, match: int) -> Entry:
    from dateline.vocab.gazetteer import Entry, admin1_name

    _, ref, name, lat, lon, country, kind, people, admin1, radius = row
    return Entry(ref, name, lat / 1e4, lon / 1e4, country, kind, people, admin1_name(admin1), admin1, radius, match)


# ---------------------------------------------------------------- CSV
def csv_places(path: Path) -> Iterator[Place]:
    """Places of a user's table; DataError names file and line."""
    try:
        stream = path.open(encoding="utf-8-sig", newline="")
    except OSError as error:
        raise DataError(f"{path}: cannot be read: {error.strerror}") from error
    taken: dict[str, int] = {}
    with stream:
        reader = csv.DictReader(stream)
        try:
            missing = {"name", "lat", "lon"} - set(reader.fieldnames or ())
            if missing:
                raise DataError(f"{path}:1: missing column {', '.join(sorted(missing))}")
            for row in reader:
                yield _place(f"{path}:{reader.line_num}", row, taken)
        except (UnicodeDecodeError, csv.Error) as error:
            raise DataError(f"{path}:{reader.line_num + 1}: {error}") from error


def _place(where: str, row: dict[str, str], taken: dict[str, int]) -> Place:
    name = (row.get("name") or "").strip()
    if not key(name):
        raise DataError(f"{where}: no name")
    lat, lon = _number(where, row, "lat", 90), _number(where, row, "lon", 180)
    country = (row.get("country") or "").strip().upper() or None
    if country is not None and not (len(country) == 3 and country.isalpha()):
        raise DataError(f"{where}: country must be an ISO 3166-1 alpha-3 code, is {country!r}")
    population, radius = (int(_number(where, row, f, 1e10)) if row.get(f) else 0 for f in ("population", "radius_km"))
    if population < 0 or radius < 0:
        raise DataError(f"{where}: {'population' if population < 0 else 'radius_km'} below zero")
    aliases = tuple(a.strip() for a in (row.get("aliases") or "").split("|") if a.strip())
    return Place(_ref(where, row, name, taken), name, aliases, lat, lon, country, row.get("kind") or "town", population, "", radius, where)


def _ref(where: str, row: dict[str, str], name: str, taken: dict[str, int]) -> str:
    """The id that the row gives, which may stand once; else one made of its name, numbered where several places share it."""
    given = (row.get("id") or "").strip()
    made = given or f"user:{key(name)}"
    taken[made] = taken.get(made, 0) + 1
    if given and taken[made] > 1:
        raise DataError(f"{where}: the id {given!r} stands twice")
    return made if taken[made] == 1 else f"{made} {taken[made]}"


def _number(where: str, row: dict[str, str], field: str, most: float) -> float:
    try:
        value = float(row.get(field) or "")
    except ValueError:
        raise DataError(f"{where}: {field} is not a number: {row.get(field)!r}") from None
    if not -most <= value <= most:
        raise DataError(f"{where}: {field} out of range: {value:g}")
    return value


def _entry(place: Place) -> Entry:
    from dateline.vocab.gazetteer import Entry

    return Entry(place.ref, place.name, place.lat, place.lon, place.country, place.kind, place.population, "", "", place.radius_km)
