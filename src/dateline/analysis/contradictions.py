"""What cannot all hold: within a text (as the coders found it), across the tellings of one event, between events that nearly are one, and in published counts.
Listed with the tellings side by side; never settled here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.analysis.published import Breakdown, Series
from dateline.analysis.states import apart
from dateline.merging.compare import kilometres
from dateline.merging.features import Spot
from dateline.model import ActorRef, Count, Event, Judgement, Reading, Report, When, Where

APART_KM = 50.0


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values, and the records (DOCUMENT/RECORD) that tell it."""

    value: str
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """`kind`: number, date, place, actor, order, scope or sum; `about`: the event (ev_...), or the document."""

    kind: str
    about: str
    message: str
    sides: tuple[Side, ...]


def of_texts(readings: Iterable[Reading]) -> list[Conflict]:
    """What each text contradicts in itself."""
    out = []
    for reading in readings:
        for c in reading.contradictions:
            records = tuple(f"{reading.document.id}/{r}" for r in c.records) or (reading.document.id,)
            quotes = tuple(Side(" ".join(s.of(reading.document.text).split()), records) for s in c.spans)
            out.append(Conflict(c.kind, reading.document.id, c.message, quotes))
    return out


def of_event(event: Event) -> list[Conflict]:
    """Figures, days, places and actors of one event that cannot all hold. A figure beside "not known" is history, no contradiction."""
    found = [_numbers(event, f) for f in ("deaths", "wounded")] + [_days(event), _places(event), _actors(event)]
    return [c for c in found if c is not None]


def _numbers(event: Event, field: str) -> Conflict | None:
    told = [(getattr(r, field), r) for r in event.reports if getattr(r, field).state == "given"]
    if not any(apart(a, b) for a, _ in told for b, _ in told):
        return None
    return Conflict("number", event.id, f"the figures for {field} cannot all hold", _sides([(_figure(c), r) for c, r in told]))


def _figure(count: Count) -> str:
    return count.wording or str(count.best if count.best is not None else count.low)


def _sides(told: Sequence[tuple[str, Report]]) -> tuple[Side, ...]:
    by: dict[str, list[str]] = {}
    for text, report in told:
        by.setdefault(text, []).append(report.id)
    return tuple(Side(text, tuple(ids)) for text, ids in by.items())


def _days(event: Event) -> Conflict | None:
    told = [(r.when, r) for r in event.reports if r.when.start and r.when.end]
    if not any(_after(a, b) for a, _ in told for b, _ in told):
        return None
    shown = [(w.start if w.start == w.end else f"{w.start}..{w.end}", r) for w, r in told]
    return Conflict("date", event.id, "the days do not meet (one night may have two dates)", _sides([(str(t), r) for t, r in shown]))


def _after(a: When, b: When) -> bool:
    return bool(a.start and b.end and a.start > b.end)


def _places(event: Event) -> Conflict | None:
    told = [(_fine(r), r) for r in event.reports if _fine(r)]
    if not any(elsewhere(a, b) for a, _ in told for b, _ in told):
        return None
    return Conflict("place", event.id, "it is put at places far from each other", _sides([(", ".join(w.name for w in ws), r) for ws, r in told]))


def _fine(report: Report) -> tuple[Where, ...]:
    return tuple(w for w in report.places if w.precision in ("exact", "near", "district") and w.lat is not None)


def elsewhere(a: Sequence[Where], b: Sequence[Where]) -> bool:
    """True when no place of one is within APART_KM of a place of the other."""

    def spot(w: Where) -> Spot:
        return Spot(w.place_id or w.name.lower(), w.name, w.lat, w.lon, True, 0.0)

    return all(kilometres(spot(x), spot(y)) > APART_KM and x.name.lower() != y.name.lower() for x in a for y in b)


def _actors(event: Event) -> Conflict | None:
    told = [(tuple(a for a in r.actors if a.actor_id), r) for r in event.reports]
    named = [(a, r) for a, r in told if a]
    if not any(_others(a, b) for a, _ in named for b, _ in named):
        return None
    return Conflict("actor", event.id, "the sources name different actors", _sides([(", ".join(x.name for x in a), r) for a, r in named]))


def _others(a: Sequence[ActorRef], b: Sequence[ActorRef]) -> bool:
    return not {x.actor_id for x in a} & {x.actor_id for x in b} and not {x.country for x in a} & {x.country for x in b}


def near_misses(events: Sequence[Event], judgements: Iterable[Judgement]) -> list[Conflict]:
    """Two events that one telling joins and a place keeps apart: perhaps one of them is misplaced. Per pair of events, once."""
    of = {r.id: e for e in events for r in e.reports}
    made = [j for j in judgements if j.a in of and j.b in of and of[j.a].id != of[j.b].id]
    joined = {frozenset((of[j.a].id, of[j.b].id)) for j in made if j.verdict == "same"}
    out: dict[frozenset[str], Conflict] = {}
    for j in made:
        key = frozenset((of[j.a].id, of[j.b].id))
        reason = next((r for r in j.reasons if r.feature == "place" and r.points < 0), None)
        if j.verdict == "different" and reason is not None and key in joined:
            sides = (Side(reason.left, (j.a,)), Side(reason.right, (j.b,)))
            out.setdefault(key, Conflict("place", min(key), f"may be one event with {max(key)}: another telling fits both, but they are put at different places", sides))
    return [out[k] for k in sorted(out, key=sorted)]


def of_counts(series: Iterable[Series], breakdowns: Iterable[Breakdown]) -> list[Conflict]:
    """Running counts that fall, and parts that do not add up to their whole."""
    out = []
    for s in series:
        by_id = {p.id: p for p in s.points}
        for a, b in s.falls:
            told = tuple(Side(f"{_figure(p.count)} {p.unit}, by {p.until or 'an unknown day'}", (p.id,)) for p in (by_id[a], by_id[b]))
            out.append(Conflict("number", b.split("/")[0], f"the count by {s.counter} falls", told))
    for x in breakdowns:
        if x.agrees is False:
            sides = (
                Side(f"{_figure(x.whole.count)} in all", (x.whole.id,)),
                Side(" + ".join(_figure(p.count) for p in x.parts) + f" = {x.sum}", tuple(p.id for p in x.parts)),
            )
            out.append(Conflict("sum", x.whole.id.split("/")[0], "the parts do not add up to the whole", sides))
    return out
