"""Our own count: events by country, party, day ... with the dead and the wounded as bounds.

An event may stand in two rows (two countries, two claimants); the total counts it once and says how many do. What is not known is a row of its own
and is never dropped. Events that only partly lie in the window are counted apart ("maybe"), and so are events without a day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.analysis.provinces import province_of
from dateline.errors import DatelineError
from dateline.model import ActorRef, Count, Event, When, Where
from dateline.vocab.actors import register

NOT_KNOWN = "not known"
COUNTED = ("events", "deaths", "wounded")


@dataclass(frozen=True, slots=True)
class Harm:
    """A sum of counts. `low` adds the floors of all figures told, `best` the best figures (else the floors); `high` is None while one figure is open
    above or some event gives none. `told`: events that give a figure; `unknown`: said to be unknown; `silent`: not mentioned."""

    low: int = 0
    best: int = 0
    high: int | None = 0
    told: int = 0
    unknown: int = 0
    silent: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the value of each dimension, events surely in the window, events that may be, the harm of both, and the events' ids."""

    by: tuple[str, ...]
    events: int
    maybe: int
    deaths: Harm
    wounded: Harm
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows by dimension, sorted; `total` counts each event once; `overlapping` events stand in more than one row."""

    by: tuple[str, ...]
    rows: tuple[Row, ...]
    total: Row
    overlapping: int


def tally(events: Iterable[Event], by: Sequence[str] = (), since: str | None = None, until: str | None = None) -> Tally:
    """Count events by dimensions (see DIMENSIONS). `since` and `until` are ISO days, inclusive. DatelineError for an unknown dimension."""
    for name in by:
        if name not in DIMENSIONS:
            raise DatelineError(f"cannot count by {name!r}; known are {', '.join(DIMENSIONS)}")
    every = list(events)
    rows: dict[tuple[str, ...], list[Event]] = {}
    times: dict[str, int] = {}
    for e in every:
        cells = _cells(e, by) if by else []
        times[e.id] = len(cells)
        for cell in cells:
            rows.setdefault(cell, []).append(e)
    made = [_row(cell, members, since, until) for cell, members in rows.items()]
    return Tally(tuple(by), tuple(sorted(made, key=_order)), _row((), every, since, until), sum(n > 1 for n in times.values()))


def fields_of(by: Sequence[str]) -> tuple[str, ...] | None:
    """The fields that a tally by these dimensions reads, so that no more need be loaded; None where it reads the reports, too."""
    return None if "source" in by else ("when", "deaths", "wounded", *(FIELDS[name] for name in by if name in FIELDS))


def _order(row: Row) -> tuple[object, ...]:
    return tuple((cell == NOT_KNOWN, cell) for cell in row.by)


def _cells(event: Event, by: Sequence[str]) -> list[tuple[str, ...]]:
    cells: list[tuple[str, ...]] = [()]
    for name in by:
        values = sorted({v for v in DIMENSIONS[name](event) if v}) or [NOT_KNOWN]
        cells = [(*cell, value) for cell in cells for value in values]
    return cells


def _row(cell: tuple[str, ...], members: Sequence[Event], since: str | None, until: str | None) -> Row:
    maybe = sum(not within(e, since, until) for e in members)
    return Row(cell, len(members) - maybe, maybe, harm(members, "deaths"), harm(members, "wounded"), tuple(sorted(e.id for e in members)))


def within(event: Event, since: str | None, until: str | None) -> bool:
    """True when an event lies wholly in a window of ISO days; an undated one does only where there is no window."""
    when = event.value("when")
    if since is None and until is None:
        return True
    if not isinstance(when, When) or not when.start:
        return False
    return (since is None or when.start[:10] >= since) and (until is None or (when.end or when.start)[:10] <= until)


def harm(events: Iterable[Event], field: str) -> Harm:
    """The sum of deaths or wounded over events. Unknown and not mentioned add nothing, and leave the high open."""
    low = best = told = unknown = silent = 0
    high: int | None = 0
    for event in events:
        value = event.value(field)
        if not isinstance(value, Count) or value.state != "given":
            unknown, silent = (unknown + 1, silent) if isinstance(value, Count) and value.state == "unknown" else (unknown, silent + 1)
            high = None
            continue
        told += 1
        floor = value.low if value.low is not None else value.best or 0
        low, best = low + floor, best + (value.best if value.best is not None else floor)
        high = high + value.high if high is not None and value.high is not None else None
    return Harm(low, best, high, told, unknown, silent)


# ---------------------------------------------------------------- dimensions
def _parties(field: str) -> Callable[[Event], list[str]]:
    def names(event: Event) -> list[str]:
        value = event.value(field)
        return [_register_name(v) for v in value if isinstance(v, ActorRef)] if isinstance(value, tuple) else []

    return names


def _register_name(actor: ActorRef) -> str:
    """One name for one group, whatever an article calls it ("RSF", "Rapid Support Forces"); the article's words for whom the register does not know."""
    known = register().actors.get(actor.actor_id or "")
    return known.name if known is not None and known.kind != "person" else actor.name


def _places(event: Event) -> list[Where]:
    value = event.value("places")
    return [v for v in value if isinstance(v, Where)] if isinstance(value, tuple) else []


def _texts(field: str) -> Callable[[Event], list[str]]:
    def texts(event: Event) -> list[str]:
        value = event.value(field)
        return [str(v) for v in (value if isinstance(value, tuple) else (value,)) if v]

    return texts


def _time(cut: Callable[[str], str]) -> Callable[[Event], list[str]]:
    """A period that holds the whole event; none for an event that may lie in two."""

    def period(event: Event) -> list[str]:
        when = event.value("when")
        if not isinstance(when, When) or not when.start or not when.end:
            return []
        first, last = cut(when.start[:10]), cut(when.end[:10])
        return [first] if first == last else []

    return period


def _week(iso: str) -> str:
    try:
        year, week, _ = date.fromisoformat(iso).isocalendar()
    except ValueError:
        return ""
    return f"{year}-W{week:02}"


DIMENSIONS: dict[str, Callable[[Event], list[str]]] = {
    "country": lambda e: [w.country for w in _places(e) if w.country],
    "province": lambda e: [province_of(w) for w in _places(e)],
    "place": lambda e: [w.name for w in _places(e) if w.precision not in ("country", "region")],
    "actor": _parties("actors"),
    "recipient": _parties("recipients"),
    "claimant": _parties("claimed_by"),
    "type": _texts("type"),
    "mode": _texts("mode"),
    "weapon": _texts("weapons"),
    "day": _time(lambda d: d),
    "week": _time(_week),
    "month": _time(lambda d: d[:7]),
    "year": _time(lambda d: d[:4]),
    "source": lambda e: [r.source or "" for r in e.reports],
    "standing": lambda e: [e.standing],
}
# The field that each dimension reads, where it is not "when".
FIELDS = {
    "country": "places", "province": "places", "place": "places", "actor": "actors", "recipient": "recipients", "claimant": "claimed_by", "type": "type", "mode": "mode",
    "weapon": "weapons",
}  # fmt: skip
