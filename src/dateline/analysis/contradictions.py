"""Values that cannot all hold, across the tellings of events and across published tallies. Listed side by side with their spans; never settled."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from dateline.analysis.published import PART
from dateline.coding.casualties.several import scope
from dateline.model import ActorRef, Count, Event, Reading, Record, Report, Span, Where

Lookup = Callable[[str], tuple[Reading, Record]]
APART_KM = 50.0
POINTS = frozenset({"exact", "near"})
_ABOUT = re.compile(r"\b(?:about|roughly|around|some|nearly|almost|approximately|more or less)\b", re.IGNORECASE)
_FIRST = re.compile(r"\bfirst\s+(?:\w+\s+)?(?:deaths?|fatality|fatalities|killings?)\b[^.\n]*", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")
_DULL = frozenset("the a an of in and two three us near air".split())


@dataclass(frozen=True, slots=True)
class Side:
    """One telling: the document, the record, what it says, and where."""

    document: str
    record: str
    says: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Tellings that cannot all hold. `kind`: number, date, place, actor, order or scope; `events` are ids, none for tallies."""

    kind: str
    message: str
    sides: tuple[Side, ...]
    events: tuple[str, ...] = ()


def contradictions(events: Sequence[Event], told: Lookup) -> list[Conflict]:
    """All conflicts within and between events, in a fixed order. `told` gives the reading and record of a report id.

    What one article says against itself stands in `Reading.contradictions`, and is listed too.
    """
    ordered = sorted(events, key=lambda e: e.id)
    readings = {r.document: told(r.id)[0] for e in ordered for r in e.reports}
    out = [c for e in ordered for c in (*_numbers(e, told), *_dates(e, told), *_places(e, told), *_actors(e, told))]
    out += [*_elsewhere(ordered, told), *_order(ordered, readings), *_firsts(ordered, told), *tally_conflicts(list(readings.values()))]
    for name, reading in readings.items():
        out += [Conflict(c.kind, c.message, tuple(Side(name, ", ".join(c.records), s.of(reading.document.text), (s,)) for s in c.spans)) for c in reading.contradictions]
    return sorted(out, key=lambda c: (c.kind, c.events, c.message, repr(c.sides)))


def _side(report: Report, field: str, says: str, told: Lookup) -> Side:
    _, record = told(report.id)
    return Side(report.document, record.id, says, record.evidence(field) or record.spans)


def _shown(c: Count) -> str:
    return c.wording or (str(c.best) if c.best is not None else f"{c.low} or more")


def limits(c: Count, whole: bool = True) -> tuple[float, float]:
    """Least and greatest that a count allows. "About 62" leaves a tenth each way; a count for several acts (`whole` False) sets one of them no floor."""
    slack = max(1.0, 0.1 * (c.best or 0)) if c.wording and _ABOUT.search(c.wording) else 0.0
    low = c.low if c.low is not None else 0
    return (low - slack if whole else 0.0), (c.high + slack if c.high is not None else math.inf)


def _apart(ranges: Iterable[tuple[float, float]]) -> bool:
    return any(a[0] > b[1] or b[0] > a[1] for a, b in combinations(ranges, 2))


def _numbers(event: Event, told: Lookup) -> list[Conflict]:
    out = []
    for field in ("deaths", "wounded"):
        given = [(r, c) for r in event.reports if (c := getattr(r, field)).state == "given"]
        if _apart([limits(c, _whole(r, field, told)) for r, c in given]):
            sides = tuple(_side(r, field, _shown(c), told) for r, c in given)
            out.append(Conflict("number", f"{field}: {', '.join(dict.fromkeys(s.says for s in sides))}", sides, (event.id,)))
    return out


def _whole(report: Report, field: str, told: Lookup) -> bool:
    reading, record = told(report.id)
    return not any(scope(reading.document.text, s) for s in record.statements if s.field == field)


def _day(iso: str | None) -> int | None:
    try:
        return date.fromisoformat((iso or "")[:10]).toordinal()
    except ValueError:
        return None


def _span_of_days(report: Report) -> tuple[int, int] | None:
    start, end = _day(report.when.start), _day(report.when.end)
    return (start, end) if start is not None and end is not None else None


def _dates(event: Event, told: Lookup) -> list[Conflict]:
    """Days two or more apart; neighbouring days are one night in two time zones."""
    dated = [(r, d) for r in event.reports if (d := _span_of_days(r))]
    if not any(a[0] > b[1] + 1 or b[0] > a[1] + 1 for (_, a), (_, b) in combinations(dated, 2)):
        return []
    sides = tuple(_side(r, "when", f"{r.when.start} to {r.when.end}", told) for r, _ in dated)
    return [Conflict("date", "days that cannot be one event's: " + ", ".join(dict.fromkeys(s.says for s in sides)), sides, (event.id,))]


def kilometres(a: Where, b: Where) -> float:
    """Great-circle distance; infinite when a place has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    p, q, d = math.radians(a.lat), math.radians(b.lat), math.radians(b.lon - a.lon)
    return 6371.0 * math.acos(min(1.0, max(-1.0, math.sin(p) * math.sin(q) + math.cos(p) * math.cos(q) * math.cos(d))))


def _points(report: Report) -> list[Where]:
    return [w for w in report.places if w.precision in POINTS and w.lat is not None]


def _far(a: Report, b: Report) -> bool:
    x, y = _points(a), _points(b)
    return bool(x and y) and min(kilometres(p, q) for p in x for q in y) > APART_KM


def _place_conflict(message: str, reports: Sequence[Report], ids: tuple[str, ...], told: Lookup) -> Conflict:
    sides = tuple(_side(r, "places", ", ".join(w.name for w in _points(r)), told) for r in reports if _points(r))
    return Conflict("place", message + ": " + " / ".join(dict.fromkeys(s.says for s in sides)), sides, ids)


def _places(event: Event, told: Lookup) -> list[Conflict]:
    if not any(_far(a, b) for a, b in combinations(event.reports, 2)):
        return []
    return [_place_conflict("one event at places far apart", event.reports, (event.id,), told)]


def _elsewhere(events: Sequence[Event], told: Lookup) -> list[Conflict]:
    """Two events that may be one set at two places: same type, actor's country and kind of target, neighbouring days, places far apart."""
    by_key: dict[tuple[str, str, int], set[int]] = {}
    for i, e in enumerate(events):
        for r in e.reports:
            for day in _near_days(r):
                for land in {a.country for a in r.actors if a.country}:
                    by_key.setdefault((r.type, land, day), set()).add(i)
    pairs = sorted({p for members in by_key.values() for p in combinations(sorted(members), 2)})
    out = []
    for i, j in pairs:
        a, b = events[i], events[j]
        far = [(r, s) for r in a.reports for s in b.reports if _far(r, s)]
        near = [1 for r in a.reports for s in b.reports if _points(r) and _points(s) and not _far(r, s)]
        if far and not near and _target_words(a) & _target_words(b):
            out.append(_place_conflict("may be one event told at two places", (*a.reports, *b.reports), (a.id, b.id), told))
    return out


def _near_days(report: Report) -> range:
    days = _span_of_days(report)
    return range(days[0], min(days[1] + 2, days[0] + 5)) if days else range(0)


def _target_words(event: Event) -> set[str]:
    found = {w for r in event.reports for t in r.targets for w in _WORD.findall(t.lower())} - _DULL
    return {re.sub(r"ies$", "y", w).removesuffix("s") for w in found} - {"base", "site", "position"}


def _actors(event: Event, told: Lookup) -> list[Conflict]:
    named = [(r, [a for a in r.actors if a.actor_id and a.country]) for r in event.reports]
    named = [(r, a) for r, a in named if a]
    if not any(not ({x.country for x in a} & {x.country for x in b}) for (_, a), (_, b) in combinations(named, 2)):
        return []
    sides = tuple(_side(r, "actors", ", ".join(_name(x) for x in a), told) for r, a in named)
    return [Conflict("actor", "who did it: " + " / ".join(dict.fromkeys(s.says for s in sides)), sides, (event.id,))]


def _name(actor: ActorRef) -> str:
    return actor.name


def _order(events: Sequence[Event], readings: dict[str, Reading]) -> list[Conflict]:
    """One article puts A after B, another B after A."""
    home = {(r.document, r.id.rpartition("/")[2]): e.id for e in events for r in e.reports}
    after: dict[tuple[str, str], list[Side]] = {}
    for name, reading in sorted(readings.items()):
        for link in reading.links:
            a, b = home.get((name, link.source)), home.get((name, link.target))
            if link.type in {"follows", "response_to"} and a and b and a != b:
                says = " ... ".join(s.of(reading.document.text) for s in link.spans)
                after.setdefault((a, b), []).append(Side(name, link.source, says, link.spans))
    both = [(a, b) for a, b in sorted(after) if a < b and (b, a) in after]
    return [Conflict("order", "each is told as following the other", (*after[a, b], *after[b, a]), (a, b)) for a, b in both]


def _firsts(events: Sequence[Event], told: Lookup) -> list[Conflict]:
    """A "first death" beside a death on an earlier day in the same country: both hold only if the first has a narrower scope."""
    deadly = [(d[0], r, e) for e in events for r in e.reports if r.deaths.state == "given" and (r.deaths.low or 0) > 0 and (d := _span_of_days(r))]
    out = []
    for start, report, event in deadly:
        reading, record = told(report.id)
        match = _FIRST.search(reading.document.text)
        if match is None:
            continue
        lands = {w.country for w in report.places if w.country}
        rivals = [(r, e) for day, r, e in deadly if day < start and e is not event and (not lands or lands & {w.country for w in r.places})]
        if rivals:
            claim = Side(report.document, record.id, match.group(), (Span(*match.span()),))
            sides = (claim, *(_side(r, "deaths", f"{_shown(r.deaths)} killed, {r.when.start}", told) for r, _ in rivals))
            out.append(Conflict("scope", "a first death, and earlier ones", sides, tuple(sorted({event.id, *(e.id for _, e in rivals)}))))
    return out


def tally_conflicts(readings: Sequence[Reading]) -> list[Conflict]:
    """Published tallies of different articles that count the same unit against the same side since nearly the same day, and cannot all hold.

    A tally may grow: an earlier and smaller one contradicts nothing. Parts of a total told in the same words are not compared.
    """
    rows = [(r, t) for r in sorted(readings, key=lambda r: r.document.id) for t in r.of_kind("tally") if _total(r, t)]
    out = []
    for (r, t), (s, u) in combinations(rows, 2):
        if r.document.id != s.document.id and _one_series(t, u) and _clash(t, u):
            sides = tuple(Side(x.document.id, y.id, _shown(c), y.evidence("count")) for x, y in ((r, t), (s, u)) if isinstance(c := y.value("count"), Count))
            out.append(Conflict("number", f"tally of {t.value('unit')}: {' / '.join(x.says for x in sides)}", sides))
    return out


def _total(reading: Reading, tally: Record) -> bool:
    mine = tally.value("count")
    if not isinstance(mine, Count) or mine.state != "given" or not tally.value("since"):
        return False
    if any(s.evidence.coder == PART for s in tally.statements if s.field == "count"):
        return False
    beside = [c for t in reading.of_kind("tally") if t.spans == tally.spans and isinstance(c := t.value("count"), Count)]
    return all((c.low or 0) <= (mine.low or 0) for c in beside)


def _one_series(a: Record, b: Record) -> bool:
    lands = [{x.country for x in t.values("recipients") if isinstance(x, ActorRef) and x.country} for t in (a, b)]
    since = [str(t.value("since")) for t in (a, b)]
    near = since[0] == since[1] or ((x := _day(since[0])) is not None and (y := _day(since[1])) is not None and abs(x - y) <= 3)
    return a.value("unit") == b.value("unit") and bool(lands[0] & lands[1]) and near


def _clash(a: Record, b: Record) -> bool:
    x, y = a.value("count"), b.value("count")
    assert isinstance(x, Count)
    assert isinstance(y, Count)
    first, second = limits(x), limits(y)
    until = [str(t.value("until") or "") for t in (a, b)]
    if until[0] == until[1]:
        return _apart((first, second))
    return first[0] > second[1] if until[0] < until[1] else second[0] > first[1]
