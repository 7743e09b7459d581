"""States that hold for a time: truces and force posture, as they stood on a day. What no text says stays not known."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.analysis.truces import TruceTold, joined
from dateline.model import ActorRef, Count, Judgement, Reading, Record, Span, When, Where


@dataclass(frozen=True, slots=True)
class Step:
    """One telling of a state: what it says, on which day (its own, else that of publication), and where it says so."""

    record: str
    state: str
    day: str | None
    source: str
    published: str | None
    spans: tuple[Span, ...]
    quote: str


@dataclass(frozen=True, slots=True)
class Truce:
    """A truce between the same parties, with everything told of it in order. `parties`: declared by, and towards; "not named" where no text says.
    `state` is the last told; `unilateral`: declared by one side and no other party is named."""

    by: str
    towards: str
    state: str
    steps: tuple[Step, ...]

    @property
    def unilateral(self) -> bool | None:
        """True when one side declared it and no other is named; None when nobody is."""
        return None if self.by == NOT_NAMED else self.towards == NOT_NAMED and ", " not in self.by


@dataclass(frozen=True, slots=True)
class Strength:
    """How many stand somewhere, as of a day: a stock, never a change and never added to another."""

    record: str
    count: Count
    as_of: str | None
    mission: str
    source: str
    published: str | None
    quote: str


@dataclass(frozen=True, slots=True)
class Posture:
    """A force at a place: the strength last told, and all that were told, in order of day. `differ`: sources give other figures for one day."""

    force: str
    place: str
    country: str | None
    current: Strength
    told: tuple[Strength, ...]
    differ: bool


NOT_NAMED = "not named"


def known_by(tellings: Iterable[tuple[Reading, Record]], on: str | None) -> list[tuple[Reading, Record]]:
    """Tellings that were published by a day (ISO); all when none is given. Undated ones are left out where a day is given."""
    return [(r, x) for r, x in tellings if on is None or (r.document.published is not None and r.document.published[:10] <= on)]


def truces(tellings: Iterable[tuple[Reading, Record]], on: str | None = None, judged: Iterable[Judgement] = ()) -> list[Truce]:
    """Truces with their history, as they were known on a day. A telling that names nobody is listed by itself, never given to another truce.

    `judged`: what people said of pairs of tellings ("different" takes them apart, "same" joins them).
    """
    out = []
    for told in joined(known_by(tellings, on), judged):
        first = next(
            (t.record for t in told if t.record.values("by") and t.record.values("with")), next((t.record for t in told if t.record.values("by")), told[0].record)
        )
        steps = tuple(_step(t) for t in told)
        out.append(Truce(_party(first, "by"), _party(first, "with"), steps[-1].state, steps))
    return sorted(out, key=lambda t: (t.by, t.towards, t.steps[0].day or "9999", t.steps[0].record))


def _party(record: Record, field: str) -> str:
    names = sorted({v.name if isinstance(v, ActorRef) else str(v) for v in record.values(field) if v})
    return ", ".join(names) or NOT_NAMED


def _step(told: TruceTold) -> Step:
    document = told.reading.document
    return Step(told.id, told.state, told.day, document.source or document.id, document.published, told.record.spans, _quote(told.reading, told.record))


def _first(record: Record, field: str) -> str | None:
    value = record.value(field)
    if isinstance(value, When):
        return value.start
    return value if isinstance(value, str) and value else None


def _quote(reading: Reading, record: Record) -> str:
    return " … ".join(" ".join(s.of(reading.document.text).split()) for s in record.spans)


def postures(tellings: Iterable[tuple[Reading, Record]], on: str | None = None) -> list[Posture]:
    """Forces by place, as they were known on a day: the latest strength is current, older ones stay beside it."""
    groups: dict[tuple[str, str, str | None], list[Strength]] = {}
    for reading, record in known_by(tellings, on):
        if record.kind != "posture":
            continue
        place, force = record.value("place"), record.value("actor")
        where = (place.name, place.country) if isinstance(place, Where) else (str(place or NOT_NAMED), None)
        groups.setdefault((force.name if isinstance(force, ActorRef) else NOT_NAMED, *where), []).append(_strength(reading, record))
    out = []
    for (force_name, place_name, country), told in sorted(groups.items(), key=lambda g: tuple(str(x) for x in g[0])):
        ordered = tuple(sorted(told, key=lambda s: (s.as_of or "", s.published or "", s.record)))
        last = ordered[-1]
        differ = any(s.as_of == last.as_of and apart(s.count, last.count) for s in ordered)
        out.append(Posture(force_name, place_name, country, last, ordered, differ))
    return out


def _strength(reading: Reading, record: Record) -> Strength:
    document, count = reading.document, record.value("strength")
    as_of = _first(record, "as_of") or (document.published or "")[:10] or None
    value = count if isinstance(count, Count) else Count("unknown")
    mission = str(record.value("mission") or "")
    return Strength(f"{document.id}/{record.id}", value, as_of, mission, document.source or document.id, document.published, _quote(reading, record))


def apart(a: Count, b: Count) -> bool:
    """True when two counts cannot both hold: their bounds do not meet. "At least five" and "six" do."""
    if a.state != "given" or b.state != "given":
        return False
    return _above(a, b) or _above(b, a)


def _above(a: Count, b: Count) -> bool:
    floor = a.low if a.low is not None else a.best
    top = b.high if b.high is not None else None
    return floor is not None and top is not None and floor > top
