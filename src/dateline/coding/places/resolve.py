"""Decides which place a name means, by the article as a whole: containers named beside it, countries, divisions and neighbours named elsewhere, size.

Every distinct name of a document starts with a share for each of its candidates; in a few rounds, candidates that lie in the countries, divisions and
neighbourhoods which the other names support gain, and all are updated at once, so the order of the names makes no difference.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dateline.vocab.gazetteer import Entry

ROUNDS = 4
CELL = 1.0  # degrees
SIZE, COUNTRY, DIVISION, NEAR, RING, NATION, LINK, SURE = 0.8, 2.8, 2.4, 2.0, 0.6, 1.8, 3.0, 0.9  # weights, see docs/reference/places.md


@dataclass(slots=True)
class Name:
    """One name of a document: `entries` it may mean, how often it stands, and the other names said to contain it (or to be contained) with a strength."""

    key: str
    entries: tuple[Entry, ...]
    count: int = 1
    weight: float = 1.0
    inside: dict[str, float] = field(default_factory=dict)
    far: dict[str, tuple[float, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """The entry that a name means, its share of belief (0 to 1), and the others, best first."""

    entry: Entry
    share: float
    others: tuple[Entry, ...]


def distance(a: Entry, b: Entry) -> float:
    """Great-circle distance in km."""
    return kilometres(a.lat, a.lon, b.lat, b.lon)


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in km between two points in degrees."""
    p, q = math.radians(lat1), math.radians(lat2)
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(h)))


def contains(outer: Entry, inner: Entry) -> bool:
    """Whether one place lies in another: by country, by division, else by distance and radius."""
    if outer.id == inner.id:
        return False
    if outer.kind == "country":
        return inner.country == outer.country
    if outer.kind == "admin1":
        return inner.kind != "country" and (inner.admin1_code == outer.admin1_code if inner.admin1_code else _near(outer, inner))
    return inner.kind not in {"country", "admin1"} and outer.area and _near(outer, inner) or (not outer.area and distance(outer, inner) < 40)


def _near(outer: Entry, inner: Entry) -> bool:
    return distance(outer, inner) <= 1.3 * outer.radius_km + 25


Shares = dict[str, list[float]]


def resolve(names: Iterable[Name], prior: Mapping[str, float] | None = None) -> dict[str, Choice]:
    """The place of every name that has candidates. `prior`: belief in countries from outside the text (outlet, actors), ISO alpha-3 to weight."""
    known = {n.key: n for n in sorted(names, key=lambda n: n.key) if n.entries}
    base = {k: [SIZE * e.likely for e in n.entries] for k, n in known.items()}
    shares = {k: _softmax(s) for k, s in base.items()}
    for _ in range(ROUNDS):
        field_ = _Field(known, shares, prior or {})
        shares = {k: _softmax([b + field_.support(n, e) for b, e in zip(base[k], n.entries, strict=True)]) for k, n in known.items()}
    return {k: _choice(n, shares[k]) for k, n in known.items()}


def _softmax(scores: list[float]) -> list[float]:
    top = max(scores)
    powers = [math.exp((s - top) / SURE) for s in scores]
    total = sum(powers)
    return [p / total for p in powers]


def _choice(name: Name, shares: list[float]) -> Choice:
    ranked = sorted(zip(shares, name.entries, strict=True), key=lambda x: (-x[0], x[1].id))
    return Choice(ranked[0][1], ranked[0][0], tuple(e for _, e in ranked[1:6]))


class _Field:
    """What all names together say about countries, divisions and neighbourhoods, given their shares so far."""

    def __init__(self, names: Mapping[str, Name], shares: Shares, prior: Mapping[str, float]) -> None:
        self.names, self.shares, self.prior = names, shares, prior
        self.total = 0.0
        self.around: dict[tuple[int, int], list[tuple[tuple[int, int], float, float]]] = {}
        self.countries: dict[str, float] = defaultdict(float)
        self.divisions: dict[str, float] = defaultdict(float)
        self.cells: dict[tuple[int, int], float] = defaultdict(float)
        self.own: dict[str, tuple[dict[str, float], dict[str, float], dict[tuple[int, int], float], float]] = {}
        for country, weight in sorted(prior.items()):
            self.countries[country] += weight
            self.total += weight
        for k, name in names.items():
            self._spread(k, name)

    def _spread(self, k: str, name: Name) -> None:
        """Add one name's belief to the field and remember it, so that a name never supports itself."""
        countries: dict[str, float] = defaultdict(float)
        divisions: dict[str, float] = defaultdict(float)
        cells: dict[tuple[int, int], float] = defaultdict(float)
        strength = name.weight * (1.0 + math.log(name.count))
        for entry, share in zip(name.entries, self.shares[k], strict=True):
            mass = strength * share
            if mass < 0.01:
                continue
            if entry.country:
                countries[entry.country] += mass
            if entry.kind == "country" or entry.radius_km > 400:
                continue
            if entry.admin1_code:
                divisions[entry.admin1_code] += mass
            if entry.kind != "admin1" or entry.radius_km < 60:
                cells[_cell(entry)] += mass
        for source, target in ((countries, self.countries), (divisions, self.divisions)):
            for place, mass in source.items():
                target[place] += mass
        for cell, mass in cells.items():
            self.cells[cell] += mass
        self.total += strength
        self.own[k] = (countries, divisions, cells, strength)

    def support(self, name: Name, entry: Entry) -> float:
        """What the other names add to a candidate's score."""
        countries, divisions, cells, strength = self.own[name.key]
        country = entry.country or ""
        of_country = self.countries.get(country, 0.0) - countries.get(country, 0.0)
        score = COUNTRY * of_country / (0.5 + (self.total - strength))
        if entry.kind == "country":
            score += NATION * _saturate(of_country)
        else:
            code = entry.admin1_code
            if code:
                score += DIVISION * _saturate(self.divisions.get(code, 0.0) - divisions.get(code, 0.0))
            near, ring = self._around(entry, cells)
            score += NEAR * _saturate(near) + RING * _saturate(ring)
        return score + self._links(name, entry)

    def _around(self, entry: Entry, own: Mapping[tuple[int, int], float]) -> tuple[float, float]:
        """Belief that the others put into the entry's cell (and half of that in the cells around it), and into all nine."""
        here = _cell(entry)
        around = self.around.get(here)
        if around is None:
            around = self.around[here] = self._nine(*here)
        near = ring = 0.0
        for cell, mass, factor in around:
            mass -= own.get(cell, 0.0)
            near += mass * factor
            ring += mass
        return near, ring

    def _nine(self, x: int, y: int) -> list[tuple[tuple[int, int], float, float]]:
        """The cells around a cell that hold any belief, each with it and its weight."""
        cells = [((x + dx, y + dy), 1.0 if dx == dy == 0 else 0.5) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        return [(cell, self.cells[cell], factor) for cell, factor in cells if self.cells.get(cell, 0.0)]

    def _links(self, name: Name, entry: Entry) -> float:
        """Bonus for lying in (or around) what the text names as container (or content), and for the right distance from a reference point."""
        if not name.inside and not name.far:
            return 0.0
        score = 0.0
        for other, strength in sorted(name.inside.items()):
            if other not in self.names:
                continue
            held = 0.0
            for e, share in zip(self.names[other].entries, self.shares[other], strict=True):
                if share > 0.01 and (contains(e, entry) if strength > 0 else contains(entry, e)):
                    held += share if strength > 0 or entry.area else 0.3 * share
            score += LINK * abs(strength) * held
        for other, (wanted, slack) in sorted(name.far.items()):
            if other in self.names:
                pairs = zip(self.names[other].entries, self.shares[other], strict=True)
                score += 3.0 * sum(share for e, share in pairs if share > 0.01 and abs(distance(e, entry) - wanted) < slack)
        return score


def _saturate(mass: float) -> float:
    return mass / (0.6 + mass) if mass > 1e-9 else 0.0


def _cell(entry: Entry) -> tuple[int, int]:
    return math.floor(entry.lat / CELL), math.floor(entry.lon / CELL)
