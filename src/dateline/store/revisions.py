"""Revisions: what was added, changed and retracted, so that copies of the events elsewhere stay right.

Triggers note which events were written or taken away; `note` compares them with their last revision. Merging an event anew with the same outcome is no change.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal

from dateline.errors import StoreError
from dateline.store.sqlite import SqliteStore, explained

Change = Literal["added", "changed", "retracted"]


@dataclass(frozen=True, slots=True)
class Revision:
    """One change of one event. `at` is UTC, ISO 8601; `reports` are its report ids, of a retracted one those that it had."""

    number: int
    event: str
    change: Change
    at: str
    reports: tuple[str, ...]


def note(store: SqliteStore) -> int:
    """Append a revision for each touched event that is not as its last revision left it, by event id; the number of revisions. One transaction."""
    db = store._db
    with explained(store.path):
        waiting = db.execute("SELECT count(*) FROM touched").fetchone()[0]
    if not waiting:
        return 0
    if not store.writable:
        raise StoreError(f"{store.path}: {waiting} changes are not noted yet, and the store may not be written")
    with store.merged.writing():
        made = [r for event, at in db.execute("SELECT event, at FROM touched ORDER BY event").fetchall() if (r := _revision(store, event, at)) is not None]
        db.executemany("INSERT INTO revisions(event, change, at, digest, reports) VALUES (?,?,?,?,?)", made)
        db.execute("DELETE FROM touched")
    return len(made)


def _revision(store: SqliteStore, event: str, at: str) -> tuple[str, str, str, str, str] | None:
    db = store._db
    now = db.execute("SELECT standing, estimates FROM events WHERE id = ?", (event,)).fetchone()
    last = db.execute("SELECT change, digest, reports FROM revisions WHERE event = ? ORDER BY number DESC LIMIT 1", (event,)).fetchone()
    there = last is not None and last[0] != "retracted"
    if now is None:
        return (event, "retracted", at, "", last[2]) if there else None
    reports = db.execute("SELECT id, data FROM reports WHERE event = ? ORDER BY id", (event,)).fetchall()
    digest = sha256(json.dumps([now, reports], ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()[:32]
    if there and last[1] == digest:
        return None
    return event, "changed" if there else "added", at, digest, json.dumps([i for i, _ in reports])


def changes(store: SqliteStore, since: int | str | None = None) -> Iterator[Revision]:
    """What a copy made at `since` has to do to be right: the last revision of each event after that number, or at or after that time (UTC); None for all.

    In order of number. An event that was added and then changed is "added"; one that was retracted and came back is "changed".
    """
    part, value = ("number > ?", since) if isinstance(since, int) else ("at >= ?", since or "")
    sql = f"SELECT event, min(number), max(number) FROM revisions WHERE {part} GROUP BY event ORDER BY 3"
    with explained(store.path):
        for event, first, last in store._db.execute(sql, (value,)).fetchall():
            at, reports, change = store._db.execute("SELECT at, reports, change FROM revisions WHERE number = ?", (last,)).fetchone()
            yield Revision(last, event, _net(store, event, first, change), at, tuple(json.loads(reports)))


def _net(store: SqliteStore, event: str, first: int, last: str) -> Change:
    if last == "retracted":
        return "retracted"
    before = store._db.execute("SELECT change FROM revisions WHERE event = ? AND number < ? ORDER BY number DESC LIMIT 1", (event, first)).fetchone()
    return "changed" if before is not None and before[0] != "retracted" else "added"


def last_number(store: SqliteStore) -> int:
    """The number of the last revision, 0 when there is none."""
    with explained(store.path):
        return int(store._db.execute("SELECT coalesce(max(number), 0) FROM revisions").fetchone()[0])
