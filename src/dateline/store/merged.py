"""The tables of merging: reports and how they are found, judgements, events. Knows rows, and nothing of how reports are compared."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import Any, cast

from dateline.errors import StoreError
from dateline.model import Estimate, Event, Judgement, Reading, Report
from dateline.model.event import Verdict
from dateline.store.base import Filter
from dateline.store.event_rows import SOURCE, calendar_rows, event_row, narrow, party_rows, where_clause, where_events
from dateline.store.reports import dump_reasons, dump_report, load_estimates, load_outline, load_reasons, load_report, report_of

Filed = tuple[int, Report]


def write_reports(db: sqlite3.Connection, reading: Reading) -> None:
    """Rows of a reading's events, not merged yet."""
    db.executemany(
        "INSERT INTO reports(id, document, data) VALUES (?, ?, ?)",
        [(r.id, r.document, dump_report(r)) for r in (report_of(reading.document, e) for e in reading.events)],
    )


def look_again(db: sqlite3.Connection, documents: Iterable[str]) -> None:
    """Mark the reports of some documents as not merged: whether they count may have changed."""
    db.execute("UPDATE reports SET pending = 1 WHERE document IN (SELECT value FROM json_each(?))", (json.dumps(sorted(documents)),))


class Merged:
    """Rows of reports, judgements and events of one store. `writing` opens a transaction, `explained` turns SQLite's errors into StoreErrors."""

    def __init__(self, db: sqlite3.Connection, writing: Callable[[], AbstractContextManager[None]], reading: Callable[[], AbstractContextManager[None]]) -> None:
        self._db, self.writing, self._reading = db, writing, reading

    # ------------------------------------------------------------ reports
    def pending(self) -> int:
        """How many reports are not merged yet."""
        with self._reading():
            return int(self._db.execute("SELECT count(*) FROM reports WHERE pending").fetchone()[0])

    def next_pending(self, limit: int) -> list[Filed]:
        """The first reports that are not merged yet, with their numbers."""
        return self._reports("SELECT number, id, document, data FROM reports WHERE pending ORDER BY number LIMIT ?", limit)

    def uncounted(self, documents: Iterable[str]) -> set[str]:
        """Those of some documents whose records do not count."""
        rows = self._db.execute("SELECT document FROM lineage WHERE NOT counted AND document IN (SELECT value FROM json_each(?))", (json.dumps(sorted(documents)),))
        return {str(r[0]) for r in rows}

    def file(self, keys: Iterable[tuple[int, int, int]]) -> None:
        """Keep (key, first day, report number) rows."""
        self._db.executemany("INSERT OR IGNORE INTO report_keys VALUES (?, ?, ?)", keys)

    def neighbours(self, windows: Iterable[tuple[int, int, int]], leave: Container[int]) -> list[Filed]:
        """Reports filed under a key with a first day in one of its windows (key, first, last); those of some numbers left out."""
        found: set[int] = set()
        with self._reading():
            for window in windows:
                found.update(n for (n,) in self._db.execute("SELECT report FROM report_keys WHERE key = ? AND day BETWEEN ? AND ?", window))
        return self._reports(
            "SELECT number, id, document, data FROM reports WHERE number IN (SELECT value FROM json_each(?))", json.dumps([n for n in sorted(found) if n not in leave])
        )

    def reports(self, ids: Iterable[str]) -> list[Filed]:
        """Reports by id, with their numbers."""
        return self._reports("SELECT number, id, document, data FROM reports WHERE id IN (SELECT value FROM json_each(?))", json.dumps(sorted(ids)))

    def _reports(self, sql: str, *values: object) -> list[Filed]:
        with self._reading():
            return [(n, load_report(i, d, data)) for n, i, d, data in self._db.execute(sql, values)]

    def settle_pending(self, numbers: Iterable[int]) -> None:
        """Mark reports as merged."""
        self._db.execute("UPDATE reports SET pending = 0 WHERE number IN (SELECT value FROM json_each(?))", (json.dumps(list(numbers)),))

    def again(self) -> None:
        """Mark every report as not merged, and forget the keys: for a new version of the rules. Judgements stay."""
        with self.writing():
            self._db.execute("DELETE FROM report_keys")
            self._db.execute("UPDATE reports SET pending = 1")

    # ------------------------------------------------------------ judgements
    def judgements(self, ids: Iterable[str] | None = None) -> list[Judgement]:
        """Judgements in the order in which they were made: all, or those that name one of these reports."""
        columns = "SELECT id, a, b, verdict, by, why, score, reasons FROM judgements"
        with self._reading():
            if ids is None:
                rows = self._db.execute(f"{columns} ORDER BY id").fetchall()
            else:
                wanted = json.dumps(sorted(ids))
                part = "SELECT id FROM judgements WHERE {} IN (SELECT value FROM json_each(?))"
                rows = self._db.execute(f"{columns} WHERE id IN ({part.format('a')} UNION {part.format('b')}) ORDER BY id", (wanted, wanted)).fetchall()
        return [Judgement(a, b, cast(Verdict, v), by, why, score, load_reasons(reasons), n) for n, a, b, v, by, why, score, reasons in rows]

    def said(self) -> list[Judgement]:
        """Judgements that people made, in order."""
        with self._reading():
            rows = self._db.execute("SELECT id, a, b, verdict, by, why FROM judgements WHERE by NOT LIKE 'rule:%' ORDER BY id").fetchall()
        return [Judgement(a, b, cast(Verdict, v), by, why, position=n) for n, a, b, v, by, why in rows]

    def append(self, judgements: Iterable[Judgement]) -> None:
        """Add judgements at the end; none is ever changed."""
        self._db.executemany(
            "INSERT INTO judgements(a, b, verdict, by, why, score, reasons) VALUES (?,?,?,?,?,?,?)",
            [(j.a, j.b, j.verdict, j.by, j.why, j.score, dump_reasons(j.reasons)) for j in judgements],
        )

    # ------------------------------------------------------------ events
    def events_of(self, ids: Iterable[str]) -> set[str]:
        """Ids of the events in which some reports stand."""
        rows = self._db.execute("SELECT DISTINCT event FROM reports WHERE event IS NOT NULL AND id IN (SELECT value FROM json_each(?))", (json.dumps(sorted(ids)),))
        return {str(r[0]) for r in rows}

    def replace(self, gone: Iterable[str], events: Iterable[Event]) -> None:
        """Take events away and put others in their place; reports follow."""
        old = json.dumps(sorted(gone))
        self._db.execute("UPDATE reports SET event = NULL WHERE event IN (SELECT value FROM json_each(?))", (old,))
        self._db.execute("DELETE FROM events WHERE id IN (SELECT value FROM json_each(?))", (old,))
        made = list(events)
        self._db.executemany(f"INSERT INTO events VALUES ({','.join('?' * 22)})", [event_row(e) for e in made])
        self._db.executemany("INSERT INTO calendar VALUES (?,?,?,?,?)", [row for e in made for row in calendar_rows(e)])
        self._db.executemany("INSERT OR IGNORE INTO parties VALUES (?,?,?,?,?)", [row for e in made for row in party_rows(e)])
        self._db.executemany("UPDATE reports SET event = ? WHERE id = ?", [(e.id, r.id) for e in made for r in e.reports])

    def events(self, wanted: Filter, limit: int | None = None, newest: bool = False, offset: int = 0) -> Iterator[Event]:
        """Events that a filter takes, by first day, last day and id (undated last), with their reports; `newest` turns the order round; `offset` skips some."""
        where, values = where_clause(wanted)
        order = 'c.start DESC, c."end" DESC, c.event DESC' if newest else "c.start = '', c.start, c.\"end\", c.event"
        sql = f"SELECT e.id, e.standing, e.estimates FROM {SOURCE} {where} ORDER BY {order}" + (f" LIMIT {int(limit)} OFFSET {int(offset)}" if limit is not None else "")
        with self._reading():
            rows = self._db.execute(sql, values).fetchall()
            for i in range(0, len(rows), 500):
                yield from self._filled(rows[i : i + 500])

    def outlines(self, wanted: Filter, fields: Iterable[str]) -> Iterator[Event]:
        """Events that a filter takes, by id, with the settled values of some fields and nothing else: to count many of them. They hold no reports."""
        where, values = where_clause(wanted)
        sql = (
            f"SELECT e.id, e.standing, json_extract(v.value, '$[0]', '$[1]', '$[2]') FROM {SOURCE} LEFT JOIN json_each(e.estimates) v "
            f"ON json_extract(v.value, '$[0]') IN (SELECT value FROM json_each(:fields)) {where} ORDER BY e.id, json_extract(v.value, '$[0]')"
        )
        made: dict[str, Estimate] = {}  # many events share a place or a party: each value is read once
        with self._reading():
            rows = self._db.execute(sql, {**values, "fields": json.dumps(sorted(set(fields)))})
            for (id_, standing), some in groupby(rows, key=itemgetter(0, 1)):
                estimates = [made.get(text) or made.setdefault(text, load_outline(text)) for _, _, text in some if text is not None]
                yield Event(id_, (), tuple(estimates), standing)

    def _filled(self, rows: Sequence[tuple[str, str, str]]) -> Iterator[Event]:
        members: dict[str, list[Report]] = {r[0]: [] for r in rows}
        found = self._db.execute("SELECT event, id, document, data FROM reports WHERE event IN (SELECT value FROM json_each(?))", (json.dumps(list(members)),))
        for event, id_, document, data in found:
            members[event].append(load_report(id_, document, data))
        for id_, standing, estimates in rows:
            yield Event(id_, tuple(sorted(members[id_], key=lambda r: r.key)), load_estimates(estimates), standing)

    def count(self, wanted: Filter) -> int:
        """How many events a filter takes."""
        where, values = where_clause(wanted)
        with self._reading():
            return int(self._db.execute(f"SELECT count(*) FROM {narrow(wanted)} {where}", values).fetchone()[0])

    def spots(self, wanted: Filter) -> list[tuple[Any, ...]]:
        """Events of a filter by place: (name, country, lat, lon, precision, events, dead told, events with no figure of the dead, one event). Most events first."""
        source, where, values = where_events(wanted)
        sql = (
            "SELECT e.place, min(e.country), e.lat, e.lon, e.geo_precision, count(*), sum(coalesce(e.deaths_best, e.deaths_low)), "
            "sum(CASE WHEN e.deaths_best IS NULL AND e.deaths_low IS NULL THEN 1 ELSE 0 END), min(e.id) "
            f"FROM {source} {where} GROUP BY e.place, e.lat, e.lon, e.geo_precision "
            "ORDER BY count(*) DESC, e.place NULLS FIRST, e.lat NULLS FIRST, e.lon NULLS FIRST, e.geo_precision NULLS FIRST"
        )
        with self._reading():
            return self._db.execute(sql, values).fetchall()

    def days(self, wanted: Filter) -> list[tuple[str, int]]:
        """Events of a filter by first day (ISO; '' for those without a day), in order."""
        where, values = where_clause(wanted)
        with self._reading():
            return self._db.execute(f"SELECT substr(c.start, 1, 10), count(*) FROM {narrow(wanted)} {where} GROUP BY 1 ORDER BY 1", values).fetchall()

    def undated(self, wanted: Filter) -> int:
        """How many events fit but for the window, and have no day."""
        where, values = where_clause(replace(wanted, since=None, until=None))
        with self._reading():
            sql = f"SELECT count(*) FROM {narrow(wanted)} {where} AND c.start = ''"
            return int(self._db.execute(sql, values).fetchone()[0])

    def event_of(self, report: str) -> str | None:
        """The id of the event in which a report stands; None for a copy, a record that is no event, or one that is not merged yet."""
        with self._reading():
            row = self._db.execute("SELECT event FROM reports WHERE id = ?", (report,)).fetchone()
        return str(row[0]) if row and row[0] else None

    def event(self, id_: str) -> Event:
        """One event, by id or the beginning of it; StoreError when there is none, or several."""
        prefix = id_ if id_.startswith("ev_") else f"ev_{id_}"
        with self._reading():
            rows = self._db.execute("SELECT id, standing, estimates FROM events WHERE id >= ? AND id < ? ORDER BY id LIMIT 2", (prefix, prefix + "g")).fetchall()
            if len(prefix) < 5 or not rows:
                raise StoreError(f"{id_}: no such event")
            if len(rows) > 1:
                raise StoreError(f"{id_}: more than one event begins so; give more of the id")
            return next(self._filled(rows))
