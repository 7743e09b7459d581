"""Makes a database of places out of a GeoNames dump (text or zip) or a CSV file; `gazetteer_overlay` looks names up in it.

import_places(Path("allCountries.zip"), Path("world.sqlite")).places
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path

from dateline.errors import DataError
from dateline.vocab.gazetteer_dump import DEFAULT_CLASSES, Place, dump_places
from dateline.vocab.gazetteer_names import key, loose_keys, useful
from dateline.vocab.gazetteer_overlay import FORMAT, csv_places

SCHEMA = """
CREATE TABLE place(id INTEGER PRIMARY KEY, ref TEXT NOT NULL UNIQUE, name TEXT, lat INTEGER, lon INTEGER, country TEXT, kind TEXT, population INTEGER,
 admin1 TEXT, radius INTEGER);
CREATE TABLE name(key TEXT PRIMARY KEY, ids TEXT) WITHOUT ROWID;
CREATE TABLE raw(key TEXT, mark INTEGER, population INTEGER, id INTEGER);
CREATE TABLE card(value TEXT);
"""
MARKS = ("", "-", "~")
MOST = 60  # places kept under one name, as many as a look-up weighs
BATCH = 20_000
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Card:
    """What an imported database holds. `source`: file name; `sha256`: of that file; `own`: a user's own table, whose places come before the shipped ones."""

    source: str
    sha256: str
    own: bool
    places: int
    names: int


def import_places(
    source: Path, target: Path, *, countries: frozenset[str] = frozenset(), classes: frozenset[str] = DEFAULT_CLASSES, progress: Progress | None = None
) -> Card:
    """Write the places of `source` (.csv: a user's table; else a GeoNames dump, .txt or .zip) to the database `target`, whole or not at all.

    `countries`: ISO alpha-3 codes to keep, empty for all; `classes`: GeoNames feature classes to keep whole, "" for the default choice;
    `progress(done, total)` is called now and then with bytes read. DataError names file and line.
    """
    own = source.suffix.lower() == ".csv"
    scratch = target.with_name(target.name + ".part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        scratch.unlink(missing_ok=True)
        found = csv_places(source) if own else dump_places(source, classes, progress)
        kept = (p for p in found if not countries or p.country in countries)
        with closing(sqlite3.connect(scratch, isolation_level=None)) as base:
            card = _write(base, kept, source, own)
        scratch.replace(target)
    except (OSError, sqlite3.Error) as error:
        raise DataError(f"{target}: cannot be written: {error}") from error
    finally:
        scratch.unlink(missing_ok=True)
    return card


def _write(base: sqlite3.Connection, places: Iterable[Place], source: Path, own: bool) -> Card:
    base.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA temp_store=FILE; PRAGMA cache_size=-65536;" + SCHEMA)
    base.execute("BEGIN")
    for batch in _batches(places):  # of two with one id (a division told twice in a dump) the first stands
        base.executemany("INSERT OR IGNORE INTO place VALUES (?,?,?,?,?,?,?,?,?,?)", [_row(i, p) for i, p in batch])
        base.executemany("INSERT INTO raw VALUES (?,?,?,?)", [(k, mark, p.population, i) for i, p in batch for k, mark in _keys(p, own).items()])
    base.executemany("INSERT INTO name VALUES (?,?)", _index(base))
    count = {table: base.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("place", "name")}
    card = Card(source.name, _sha256(source), own, count["place"], count["name"])
    base.execute("INSERT INTO card VALUES (?)", (json.dumps(asdict(card)),))
    base.execute("DROP TABLE raw")
    base.execute("COMMIT")
    base.execute(f"PRAGMA user_version={FORMAT}")
    base.execute("VACUUM")
    return card


def _batches(places: Iterable[Place]) -> Iterator[list[tuple[int, Place]]]:
    """Places with their row numbers."""
    batch: list[tuple[int, Place]] = []
    for number, place in enumerate(places, 1):
        batch.append((number, place))
        if len(batch) >= BATCH:
            yield batch
            batch = []
    yield batch


def _row(number: int, p: Place) -> tuple[int, str, str, int, int, str | None, str, int, str, int]:
    return number, p.ref, p.name, round(p.lat * 1e4), round(p.lon * 1e4), p.country, p.kind, p.population, p.admin1, p.radius_km


def _keys(place: Place, own: bool) -> dict[str, int]:
    """Look-up keys of a place, each with how good it is: 0 its name, 1 another name, 2 a weakened form of its name."""
    out: dict[str, int] = {}
    for i, name in enumerate((place.name, *place.names)):
        plain = key(name)
        if plain and len(plain) <= 80 and (i == 0 or own or useful(name)):
            out[plain] = min(out.get(plain, 9), 0 if i == 0 or own else 1)
            for weaker in loose_keys(plain) if i == 0 or own else ():
                out[weaker] = min(out.get(weaker, 9), 2)
    return out


def _index(base: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Each key with the numbers of its places, most likely first."""
    held, ids = "", list[str]()
    for plain, mark, number in base.execute("SELECT key, mark, id FROM raw ORDER BY key, mark, population DESC, id"):
        if plain != held:
            if ids:
                yield held, " ".join(ids)
            held, ids = plain, []
        if len(ids) < MOST:
            ids.append(f"{MARKS[mark]}{number}")
    if ids:
        yield held, " ".join(ids)


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
