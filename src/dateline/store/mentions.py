"""Documents that may answer a question: those whose text, values or countries hold its names, and whose records touch its days. A superset, found by index."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.store.base import Filter

FEW = 20_000  # documents whose statements are looked up one by one rather than all statements read

LAST = 'coalesce(r."end", r.start)'


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a question: the beginnings of its words, all of which must stand in a document, and the country that it may mean."""

    stems: tuple[str, ...]
    land: str | None = None


def documents_of(db: sqlite3.Connection, names: Sequence[Name], on: str = "", since: str = "") -> set[str] | None:
    """Ids of counted documents that hold every name (in text, value or country) and tell something of the days; None when the question narrows nothing.

    With them come the other tellings of their events.
    """
    if not (names or on or since):
        return None
    found = _dated(db, on, since) if on or since else None
    for name in names:
        found = _holding(db, name, found)
    return _with_tellings(db, found or set())


def _holding(db: sqlite3.Connection, name: Name, within: set[str] | None) -> set[str]:
    """Documents that hold a name, of those within a set (None: of all). Of a few documents only their own statements are looked at."""
    words = " AND ".join(f'"{s}"*' for s in name.stems if s)
    out = {str(i) for (i,) in db.execute("SELECT d.id FROM search JOIN documents d ON d.rowid = search.rowid WHERE search MATCH ?", (words,))} if words else set()
    told = " AND ".join("label LIKE ? ESCAPE '\\'" for _ in name.stems) or "1 = 0"
    values = [f"%{_plain(s)}%" for s in name.stems]
    land = " OR value LIKE ?" if name.land else ""
    values += [f'%"{name.land}"%'] if name.land else []
    few = ""
    if within is not None and len(within) <= FEW:
        few = " AND record IN (SELECT id FROM records WHERE document IN (SELECT value FROM json_each(?)))"
        values.append(json.dumps(sorted(within)))
    out |= {str(r).partition("/")[0] for (r,) in db.execute(f"SELECT DISTINCT record FROM statements WHERE (({told}){land}){few}", values)}
    return out if within is None else out & within


def documents_telling(db: sqlite3.Connection, wanted: Filter, on: str | None = None) -> set[str]:
    """Documents of which a record may pass a filter's country and window, published by day `on`. A superset: records without a day are among them."""
    parts: list[str] = []
    values: dict[str, str] = {}
    if wanted.country is not None:
        parts.append("' ' || r.country || ' ' LIKE :country")
        values["country"] = f"% {wanted.country} %"
    if wanted.since is not None:
        parts.append(f"({LAST} IS NULL OR {LAST} >= :since OR (length({LAST}) < 10 AND {LAST} >= :year))")  # "2020" may lie after "2020-03-01"
        values |= {"since": wanted.since[:10], "year": wanted.since[:4]}
    if wanted.until is not None:
        parts.append('(coalesce(r.start, r."end") IS NULL OR coalesce(r.start, r."end") <= :until)')
        values["until"] = wanted.until
    if on is not None:
        parts.append("substr(d.published, 1, 10) <= :on")
        values["on"] = on
    rows = db.execute(f"SELECT DISTINCT r.document FROM records r JOIN documents d ON d.id = r.document WHERE {' AND '.join(parts) or '1 = 1'}", values)
    return {str(i) for (i,) in rows}


def _dated(db: sqlite3.Connection, on: str, since: str) -> set[str]:
    parts, values = ["start IS NOT NULL"], []
    if on:
        parts += ["substr(start, 1, length(?)) <= ?", 'substr(coalesce("end", start), 1, length(?)) >= ?']
        values += [on, on, on, on]
    if since:
        parts.append('coalesce("end", start) >= ?')
        values.append(since)
    rows = db.execute(f"SELECT DISTINCT document FROM records WHERE kind <> 'event' OR ({' AND '.join(parts)})", values)
    return {str(i) for (i,) in rows}


def _with_tellings(db: sqlite3.Connection, documents: set[str]) -> set[str]:
    some = json.dumps(sorted(documents))
    rows = db.execute(
        "SELECT o.document FROM reports r JOIN reports o ON o.event = r.event WHERE r.event IS NOT NULL AND r.document IN (SELECT value FROM json_each(?))", (some,)
    )
    return documents | {str(i) for (i,) in rows}


def _plain(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
