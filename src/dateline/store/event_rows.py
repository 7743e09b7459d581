"""Columns of an event, for looking it up; and the SQL of a filter."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from dateline.model import ActorRef, Count, Event, When, Where
from dateline.store.base import Filter
from dateline.store.reports import dump_estimates
from dateline.vocab.actor_lookup import ids_of
from dateline.vocab.credits import independent

_ROLES = (("actors", "actor"), ("recipients", "recipient"), ("claimed_by", "claimant"))
_NAMED = "(replace(p.name, '-', ' ') LIKE :{role} ESCAPE '\\' OR p.key IN (SELECT value FROM json_each(:{role}_ids)))"
_FINE = ("exact", "near", "district", "province", "country", "region")


def event_row(event: Event) -> tuple[Any, ...]:
    """The columns of table events, in order."""
    when = event.value("when")
    start, end, precision = (when.start, when.end, when.precision) if isinstance(when, When) else (None, None, "unknown")
    places = sorted(_places(event), key=lambda w: _FINE.index(w.precision))
    countries = " ".join(sorted({w.country for w in places if w.country})) or None
    finest = places[0] if places else None
    spot = (finest.name, finest.lat, finest.lon, finest.precision) if finest else (None,) * 4
    sources = independent(event.reports)
    texts = [v if isinstance(v := event.value(f), str) else None for f in ("type", "mode", "status")]
    return (
        event.id, texts[0] or "", texts[1], texts[2] or "current", start, end, precision, countries, *spot, *_bounds(event, "deaths"),
        *_bounds(event, "wounded"), event.standing, len(event.reports), sources, dump_estimates(event.estimates),
    )  # fmt: skip


def _places(event: Event) -> list[Where]:
    value = event.value("places")
    return [v for v in (value if isinstance(value, tuple) else (value,)) if isinstance(v, Where)]


def _bounds(event: Event, field: str) -> tuple[int | None, int | None, int | None]:
    value = event.value(field)
    return (value.low, value.best, value.high) if isinstance(value, Count) and value.state == "given" else (None, None, None)


def party_rows(event: Event) -> Iterator[tuple[Any, ...]]:
    """Rows of table parties: who is named by any report, and where. A settled value does not hide the others from a search."""
    for field, role in _ROLES:
        seen = dict.fromkeys(a for r in event.reports for a in getattr(r, field))
        yield from ((event.id, role, a.name, a.actor_id, a.country) for a in seen if isinstance(a, ActorRef))
    yield from ((event.id, "place", w.name, w.place_id, w.country) for w in dict.fromkeys(w for r in event.reports for w in r.places))


def calendar_rows(event: Event) -> Iterator[tuple[Any, ...]]:
    """Rows of table calendar: one for each country, and one for all."""
    when, status = event.value("when"), event.value("status")
    start, end = (when.start or "", when.end or when.start or "") if isinstance(when, When) else ("", "")
    for country in sorted({"*", *(w.country for w in _places(event) if w.country)}):
        yield country, start, end, event.id, status if isinstance(status, str) else "current"


SOURCE = "calendar c CROSS JOIN events e ON e.id = c.event"


def narrow(wanted: Filter) -> str:
    """What the events of a filter are counted in: the calendar alone where that knows enough."""
    return "calendar c" if wanted.type is None else SOURCE


def where_events(wanted: Filter) -> tuple[str, str, dict[str, Any]]:
    """FROM and WHERE that give columns of events e in any order, with the values: one pass over the events where no country is asked for."""
    clause, values = where_clause(wanted)
    if wanted.country is not None or wanted.kind not in (None, "event"):
        return SOURCE, clause, values
    return "events e", clause.replace("c.country = :country", "1 = 1").replace("c.event", "e.id").replace("c.", "e."), {k: v for k, v in values.items() if k != "country"}


def where_clause(wanted: Filter) -> tuple[str, dict[str, Any]]:
    """SQL of a filter over SOURCE, with its values. Names match by part, as in Filter.takes."""
    if wanted.kind not in (None, "event"):
        return "WHERE 1 = 0", {}
    parts = ["c.country = :country"]
    values: dict[str, Any] = {"country": wanted.country.upper() if wanted.country is not None else "*"}
    for column, table in (("status", "c"), ("type", "e")):
        if getattr(wanted, column) is not None:
            parts.append(f"{table}.{column} = :{column}")
            values[column] = getattr(wanted, column)
    if wanted.since is not None or wanted.until is not None:
        parts.append("c.start <> ''")
    if wanted.since is not None:
        values["since"] = wanted.since
        parts.append('c."end" >= substr(:since, 1, length(c."end"))')
    if wanted.until is not None:
        values["until"] = wanted.until
        parts.append("c.start <= :until")
    for role, text in (("actor", wanted.actor), ("recipient", wanted.recipient), ("place", wanted.place)):
        if text is not None:
            values[role] = "%" + _plain(text) + "%"
            values[f"{role}_ids"] = json.dumps(sorted(ids_of(text)))
            roles = "('actor', 'claimant')" if role == "actor" else f"('{role}')"
            parts.append(f"EXISTS (SELECT 1 FROM parties p WHERE p.event = c.event AND p.role IN {roles} AND {_NAMED.format(role=role)})")
    if wanted.document is not None:
        values["document"] = wanted.document
        parts.append("c.event IN (SELECT event FROM reports WHERE document = :document)")
    return "WHERE " + " AND ".join(parts), values


def _plain(text: str) -> str:
    """A name for LIKE: its wildcards mean themselves."""
    return text.replace("-", " ").replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
