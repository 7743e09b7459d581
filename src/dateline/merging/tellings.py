"""Which tellings of different documents stand under one heading. A pure function: it compares, explains and groups; it settles and adds nothing.

Two tellings are compared when they have the same type and are told by
different documents. They stand together when nothing speaks against it (another
side, another mode, another place, other days) and enough speaks for it: a shared place or target, and agreeing sides, weapons, days or figures.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.model import ActorRef, Count, Reading, Record, When, Where
from dateline.model.values import Value

DAYS_APART = 1  # Tuesday evening in Washington is Wednesday in Iraq
SAME_PLACE_KM = 25.0
ENOUGH = 4
LONGEST = 10  # days; "in 2020" overlaps with everything of that year and says nothing
# Words that say little about which target or party is meant.
_LIGHT = frozenset("the a an of and in on at near two three four several us facility facilities site sites position positions area building".split())
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Telling:
    """One event as one document tells it."""

    reading: Reading
    record: Record

    @property
    def key(self) -> tuple[str, str, str]:
        """For sorting: publication date, source and document, record."""
        document = self.reading.document
        return (document.published or "9999", f"{document.source or ''} {document.id}", self.record.id)


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature with the two values compared and the points it gave; a negative feature forbids."""

    feature: str
    left: str
    right: str
    points: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two tellings compared. `score` is None when something forbids that they are one event."""

    a: Telling
    b: Telling
    score: int | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Tellings under one heading, in order of publication, with the comparisons that put them together."""

    tellings: tuple[Telling, ...]
    because: tuple[Comparison, ...] = ()


def _names(values: Iterable[Value]) -> dict[str, str]:
    """Normal form -> name of actors; the register id is used when there is one."""
    return {(v.actor_id or v.name.lower()) if isinstance(v, ActorRef) else str(v).lower(): v.name if isinstance(v, ActorRef) else str(v) for v in values if v}


def _words(values: Iterable[Value]) -> set[str]:
    """Telling words of texts, singular, with British endings made American ("centre" and "center" are one word)."""
    found = {w for v in values for w in _WORD.findall(str(v).lower())} - _LIGHT
    return {re.sub(r"re$", "er", w[:-1] if w.endswith("s") and len(w) > 3 else w) for w in found}


def _days(value: Value) -> tuple[date, date] | None:
    if not isinstance(value, When) or not value.start or not value.end:
        return None
    try:
        start, end = date.fromisoformat(value.start), date.fromisoformat(value.end)
    except ValueError:
        return None
    return (start, end) if (end - start).days <= LONGEST else None


def _kilometres(a: Where, b: Where) -> float:
    if None in (a.lat, a.lon, b.lat, b.lon):
        return math.inf
    assert a.lat is not None
    assert a.lon is not None
    assert b.lat is not None
    assert b.lon is not None
    p, q, d = math.radians(a.lat), math.radians(b.lat), math.radians(b.lon - a.lon)
    return 6371.0 * math.acos(min(1.0, max(-1.0, math.sin(p) * math.sin(q) + math.cos(p) * math.cos(q) * math.cos(d))))


def _fine(record: Record) -> list[Where]:
    return [w for w in record.values("places") if isinstance(w, Where) and w.precision in ("exact", "near", "district", "province")]


def _same_spot(a: Where, b: Where) -> bool:
    same = (a.place_id is not None and a.place_id == b.place_id) or a.name.lower() == b.name.lower()
    return same or (a.precision != "province" and b.precision != "province" and _kilometres(a, b) <= SAME_PLACE_KM)


def _shown(values: Iterable[object]) -> str:
    return ", ".join(v.name if isinstance(v, (ActorRef, Where)) else str(v) for v in values) or "not stated"


def _against(a: Record, b: Record) -> Reason | None:
    """What forbids that two tellings are one event, or None."""
    if a.value("mode") and b.value("mode") and a.value("mode") != b.value("mode"):
        return Reason("mode", str(a.value("mode")), str(b.value("mode")), -1)
    x, y = _days(a.value("when")), _days(b.value("when"))
    slack = timedelta(days=DAYS_APART)
    if x is None or y is None or x[0] - slack > y[1] or y[0] - slack > x[1]:
        return Reason("when", str(x and x[0]), str(y and y[0]), -1)
    lands = [{w.country for w in r.values("places") if isinstance(w, Where) and w.country} for r in (a, b)]
    if lands[0] and lands[1] and not lands[0] & lands[1]:
        return Reason("country", _shown(sorted(lands[0])), _shown(sorted(lands[1])), -1)
    return _other_side(a, b)


def _other_side(a: Record, b: Record) -> Reason | None:
    """Sides exchanged: a retaliation is not what it answers. Unlike actors, where both name one."""
    for one, other in ((a, b), (b, a)):
        did, suffered = _names(one.values("actors")), _names(other.values("recipients"))
        if set(did) & set(suffered):
            return Reason("sides exchanged", _shown(did.values()), _shown(suffered.values()), -1)
    x, y = _names(a.values("actors")), _names(b.values("actors"))
    lands = [{v.country for v in r.values("actors") if isinstance(v, ActorRef) and v.country} for r in (a, b)]
    if x and y and not set(x) & set(y) and not lands[0] & lands[1]:
        return Reason("actors", _shown(x.values()), _shown(y.values()), -1)
    return None


def compare(a: Telling, b: Telling) -> Comparison:
    """Compare two tellings, with every feature that counted."""
    one, two = a.record, b.record
    if a.reading.document.id == b.reading.document.id or one.value("type") != two.value("type"):
        return Comparison(a, b, None, (Reason("document or type", "", "", -1),))
    bar = _against(one, two)
    if bar:
        return Comparison(a, b, None, (bar,))
    reasons = _for(one, two)
    spots = (_fine(one), _fine(two))
    features = {r.feature for r in reasons}
    if spots[0] and spots[1] and not features & {"place", "target"}:
        return Comparison(a, b, None, (Reason("place", _shown(spots[0]), _shown(spots[1]), -1),))
    if not features & {"place", "target"}:
        return Comparison(a, b, None, (*reasons, Reason("no shared place or target", "", "", -1)))
    return Comparison(a, b, sum(r.points for r in reasons), tuple(reasons))


def _for(a: Record, b: Record) -> list[Reason]:
    """What speaks for one event."""
    out: list[Reason] = []
    spots = [(x, y) for x in _fine(a) for y in _fine(b) if _same_spot(x, y)]
    if spots:
        out.append(Reason("place", spots[0][0].name, spots[0][1].name, 3))
    targets = _words(a.values("targets")) & _words(b.values("targets"))
    if targets:
        out.append(Reason("target", _shown(a.values("targets")), _shown(b.values("targets")), 3 if len(targets) > 1 else 2))
    for field, points in (("recipients", 2), ("actors", 1)):
        x, y = _names(a.values(field)), _names(b.values(field))
        if set(x) & set(y):
            out.append(Reason(field, _shown(x.values()), _shown(y.values()), points))
    if _words(a.values("weapons")) & _words(b.values("weapons")):
        out.append(Reason("weapon", _shown(a.values("weapons")), _shown(b.values("weapons")), 1))
    if a.value("mode") and a.value("mode") == b.value("mode"):
        out.append(Reason("mode", str(a.value("mode")), str(b.value("mode")), 1))
    x_days, y_days = _days(a.value("when")), _days(b.value("when"))
    if x_days and y_days and x_days[0] <= y_days[1] and y_days[0] <= x_days[1]:
        out.append(Reason("when", str(x_days[0]), str(y_days[0]), 1))
    for field in ("deaths", "wounded"):
        m, n = a.value(field), b.value(field)
        if isinstance(m, Count) and isinstance(n, Count) and m.best and m.best == n.best:
            out.append(Reason(field, str(m.best), str(n.best), 1))
    return out


def group(tellings: Sequence[Telling]) -> list[Group]:
    """Tellings under headings, whatever their order. No group holds two tellings of one document, or two that exclude each other."""
    ordered = sorted(tellings, key=lambda t: t.key)
    clusters: dict[tuple[str, str, str], list[Telling]] = {t.key: [t] for t in ordered}
    home = {t.key: t.key for t in ordered}
    compared = {(a.key, b.key): compare(a, b) for a, b in _candidates(ordered)}
    because: dict[tuple[str, str, str], list[Comparison]] = {t.key: [] for t in ordered}
    for (a, b), c in sorted(compared.items(), key=lambda item: (-(item[1].score or 0), item[0])):
        if c.score is None or c.score < ENOUGH or home[a] == home[b]:
            continue
        left, right = home[a], home[b]
        if _together(clusters[left], clusters[right], compared):
            keep, gone = sorted((left, right))
            clusters[keep] += clusters.pop(gone)
            because[keep] += [*because.pop(gone), c]
            home.update({t.key: keep for t in clusters[keep]})
    return [Group(tuple(sorted(members, key=lambda t: t.key)), tuple(because[key])) for key, members in sorted(clusters.items())]


def _candidates(tellings: Sequence[Telling]) -> Iterable[tuple[Telling, Telling]]:
    """Pairs of one type whose days are near enough: all that could be one event. Undated tellings stand alone."""
    by_type: dict[str, list[tuple[date, date, Telling]]] = {}
    for t in tellings:
        days = _days(t.record.value("when"))
        if days:
            by_type.setdefault(str(t.record.value("type")), []).append((*days, t))
    slack = timedelta(days=DAYS_APART)
    for members in by_type.values():
        members.sort(key=lambda m: (m[0], m[2].key))
        for i, (_, end, a) in enumerate(members):
            for start, _, b in members[i + 1 :]:
                if start - slack > end:
                    break
                yield (a, b) if a.key < b.key else (b, a)


def _together(left: list[Telling], right: list[Telling], compared: dict[tuple[tuple[str, str, str], tuple[str, str, str]], Comparison]) -> bool:
    """True when no telling of one cluster excludes one of the other."""
    documents = [t.reading.document.id for t in (*left, *right)]
    if len(set(documents)) < len(documents):
        return False
    pairs = ((min(a.key, b.key), max(a.key, b.key)) for a in left for b in right)
    return all((c := compared.get(pair)) is not None and (c.score is not None or _only_silent(c)) for pair in pairs)


def _only_silent(c: Comparison) -> bool:
    """Two that share no place or target because one of them names none: nothing for it, nothing against it."""
    return c.reasons[-1].feature == "no shared place or target"
