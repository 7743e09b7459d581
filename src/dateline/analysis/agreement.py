"""How far our events and a table that people coded agree: one to one, by kind, day and place; what the table has and we do not, and the other way round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.analysis.provinces import province_of
from dateline.errors import DatelineError
from dateline.merging.compare import kilometres
from dateline.merging.features import Features, features
from dateline.merging.settle import settle
from dateline.model import Event, Report, When, Where

BY = ("type", "country", "province", "week", "month")


@dataclass(frozen=True, slots=True)
class Match:
    """An event of ours and a row of the table. `days` apart; `km` apart, None where one of them names no spot."""

    event: str
    row: str
    days: int
    km: float | None


@dataclass(frozen=True, slots=True)
class Cell:
    """Agreement of one kind, place or time."""

    by: str
    matched: int
    missed: int
    extra: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """`missed` are rows of the table without an event of ours, `extra` events of ours without a row, within the table's days and countries; ids."""

    matched: tuple[Match, ...]
    missed: tuple[str, ...]
    extra: tuple[str, ...]
    by: tuple[Cell, ...] = ()

    @property
    def recall(self) -> float | None:
        """Share of the table's rows that we have; None for an empty table."""
        rows = len(self.matched) + len(self.missed)
        return len(self.matched) / rows if rows else None

    @property
    def precision(self) -> float | None:
        """Share of our events that the table has; None when we have none. Not a share of errors: a table leaves out what its rules leave out."""
        ours = len(self.matched) + len(self.extra)
        return len(self.matched) / ours if ours else None


def agreement(events: Iterable[Event], table: frozenset[str], by: str = "type", days: int = 1, km: float = 50.0) -> Agreement:
    """Compare what articles tell with the rows of a table. `table` holds the documents that are its rows; they and the articles may stand in the same events.

    A pair has one type, days at most `days` apart, a country in common where both have one, and spots at most `km` apart where both name one.
    Nearest pairs first, each once.
    """
    if by not in BY:
        raise DatelineError(f"cannot compare by {by!r}; known are {', '.join(BY)}")
    rows, ours = _sides(events, table)
    window = _window(rows)
    ours = [f for f in ours if window is not None and _inside(f, *window)]
    found = sorted(_pairs(ours, rows, days, km), key=lambda m: (m.km is None, m.km or 0.0, m.days, m.event, m.row))
    used: set[str] = set()
    matched = []
    for m in found:
        if m.event not in used and m.row not in used:
            used |= {m.event, m.row}
            matched.append(m)
    missed, extra = (tuple(f.id for f in side if f.id not in used) for side in (rows, ours))
    return Agreement(tuple(matched), missed, extra, _cells({f.id: f for f in (*rows, *ours)}, matched, missed, extra, by))


def _sides(events: Iterable[Event], table: frozenset[str]) -> tuple[list[Features], list[Features]]:
    """Rows of the table, and our events without them; those that have a day."""
    rows: list[Features] = []
    ours: list[Features] = []
    for event in events:
        told = [r for r in event.reports if r.document not in table]
        rows += [features(r) for r in event.reports if r.document in table]
        ours += [features(_settled(event.id, told))] if told else []
    return sorted((f for f in rows if f.days), key=lambda f: f.id), sorted((f for f in ours if f.days), key=lambda f: f.id)


def _settled(id_: str, reports: Sequence[Report]) -> Report:
    """One report with the settled values of several."""
    made = {e.field: e.value for e in settle(reports)}
    when, places = made.get("when"), made.get("places")
    return Report(
        id_,
        id_,
        str(made.get("type")),
        when=when if isinstance(when, When) else When(),
        places=tuple(w for w in places if isinstance(w, Where)) if isinstance(places, tuple) else (),
    )


def _window(rows: Sequence[Features]) -> tuple[int, int, frozenset[str]] | None:
    spans = [f.days for f in rows if f.days]
    if not spans:
        return None
    return min(a for a, _ in spans), max(b for _, b in spans), frozenset(land for f in rows for land in f.lands)


def _inside(f: Features, first: int, last: int, lands: frozenset[str]) -> bool:
    return f.days is not None and f.days[0] <= last and f.days[1] >= first and (not f.lands or not lands or bool(f.lands & lands))


def _pairs(ours: Sequence[Features], rows: Sequence[Features], days: int, km: float) -> Iterable[Match]:
    by_day: dict[tuple[str, int], list[Features]] = {}
    for row in rows:
        for day in range(row.days[0] - days, row.days[1] + days + 1) if row.days else ():
            by_day.setdefault((row.report.type, day), []).append(row)
    for f in ours:
        near = {row.id: row for day in range(f.days[0], f.days[1] + 1) for row in by_day.get((f.report.type, day), ())} if f.days else {}
        for row in near.values():
            if f.lands and row.lands and not f.lands & row.lands:
                continue
            spots = [kilometres(a, b) for a in f.spots for b in row.spots if a.fine and b.fine and None not in (a.lat, a.lon, b.lat, b.lon)]
            if spots and min(spots) > km:
                continue
            if spots or f.lands & row.lands:
                yield Match(f.id, row.id, _gap(f, row), round(min(spots), 1) if spots else None)


def _gap(a: Features, b: Features) -> int:
    assert a.days is not None
    assert b.days is not None
    return max(0, a.days[0] - b.days[1], b.days[0] - a.days[1])


def _cells(known: dict[str, Features], matched: Sequence[Match], missed: Sequence[str], extra: Sequence[str], by: str) -> tuple[Cell, ...]:
    counts = [Counter(_key(known[i], by) for i in ids) for ids in ([m.row for m in matched], missed, extra)]
    return tuple(Cell(k, *(c[k] for c in counts)) for k in sorted({k for c in counts for k in c}))


def _key(f: Features, by: str) -> str:
    if by == "type":
        return f.report.type
    if by == "country":
        return " ".join(sorted(f.lands)) or "not known"
    if by == "province":
        return " ".join(sorted({p for p in map(province_of, f.report.places) if p})) or "not known"
    assert f.days is not None
    day = date.fromordinal(f.days[0])
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}" if by == "week" else f"{day:%Y-%m}"
