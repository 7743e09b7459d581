"""Current events under headings, in the order in which a brief tells them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import overload

from dateline.analysis.truces import TruceTold, joined
from dateline.briefs import phrasing as p
from dateline.merging.tellings import Group, Telling, group
from dateline.model import Judgement, Reading, Record, When

VERBAL = frozenset({"ACCUSE", "REJECT", "THREATEN", "REQUEST", "SUPPORT"})


def current_events(readings: Iterable[Reading]) -> list[Telling]:
    """Events told as happening now."""
    return [Telling(r, e) for r in readings for e in r.events if status(e) == "current"]


class Picture(Sequence[Reading]):
    """Readings in order of publication, with what people judged of their reports. Grouped once, when it is asked for."""

    def __init__(self, readings: Iterable[Reading], judged: Iterable[Judgement] = ()) -> None:
        self._readings = tuple(sorted(readings, key=lambda r: (r.document.published or "9999", r.document.source or "", r.document.id)))
        self._judged = tuple(judged)

    def __len__(self) -> int:
        return len(self._readings)

    @overload
    def __getitem__(self, at: int) -> Reading: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Reading]: ...
    def __getitem__(self, at: int | slice) -> Reading | Sequence[Reading]:
        return self._readings[at]

    @cached_property
    def truces(self) -> tuple[tuple[TruceTold, ...], ...]:
        """Truces with their tellings in order of day."""
        return tuple(joined(((r, x) for r in self for x in r.of_kind("truce")), self._judged))

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Current events other than mere words, tellings of one under one heading, in order of weight."""
        return tuple(sorted(group([t for t in current_events(self) if t.record.value("type") not in VERBAL], self._judged), key=_weight))


def event_groups(readings: Iterable[Reading]) -> list[Group]:
    """The groups of a picture; of mere readings as nobody judged them."""
    return list((readings if isinstance(readings, Picture) else Picture(readings)).groups)


def status(record: Record) -> str:
    """Status of an event; "current" when none is stated."""
    return str(record.value("status") or "current")


def _weight(g: Group) -> tuple[object, ...]:
    """Order of events: violence first, then the latest, the deadliest, the most told, then order of text."""
    lead = leading(g).record
    when = lead.value("when")
    end = (when.end or "") if isinstance(when, When) else ""
    start = (when.start or "") if isinstance(when, When) else ""
    deaths = max(p.floor_of(t.record.value("deaths")) for t in g.tellings)
    wounded = max(p.floor_of(t.record.value("wounded")) for t in g.tellings)
    first = g.tellings[0]
    return (lead.value("type") != "ASSAULT", _back(end), _back(start), -deaths, -wounded, -len(g.tellings), first.key[:2], first.record.spans)


def _back(iso: str) -> tuple[int, ...]:
    """Sorts later dates first, undated ones last."""
    return tuple(-int(x) for x in iso[:10].split("-") if x.isdigit()) or (1,)


def leading(g: Group) -> Telling:
    """The telling that states most; of equals the first published."""
    return min(g.tellings, key=lambda t: (-len({x.field for x in t.record.statements if x.value not in (None, "")}), t.key))
