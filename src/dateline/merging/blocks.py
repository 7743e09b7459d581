"""Which reports are compared at all: those of one type that share a place, a target, a party or a figure within a day of each other.

A report's keys are small numbers (64-bit digests), so that a store can look them up; two reports that share no key could not reach `enough`.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

from dateline.merging.features import Features
from dateline.merging.points import points

LOOSE = 1  # the last bit of a key that only brings together reports of which one names no spot
CELL = 0.5  # degrees


def keys(f: Features) -> list[int]:
    """Keys under which a report is filed, sorted; empty when it is not dated and so never merged by machine."""
    if f.days is None:
        return []
    return sorted({_number(f.report.type, *parts) & ~LOOSE for parts in _parts(f)} | {_number(f.report.type, *parts) | LOOSE for parts in _loose(f)})


def _parts(f: Features) -> Iterator[tuple[str, ...]]:
    """A place's key and the cells around it; a target's words within a country; figures."""
    for spot in f.spots:
        yield ("place", spot.key)
        yield ("name", spot.name.lower())
        if spot.fine and spot.lat is not None and spot.lon is not None:
            yield from (("cell", *cell) for cell in _cells(spot.lat, spot.lon))
    yield from (("target", word, land) for word in sorted(f.targets) for land in sorted(f.lands))
    yield from (("person", word) for name in f.people for word in sorted(name))
    for field, count in (("deaths", f.report.deaths), ("wounded", f.report.wounded)):
        if count.best is not None and count.best >= points().many:
            yield (field, str(count.best))


def _loose(f: Features) -> Iterator[tuple[str, ...]]:
    """Parties that the register knows, and targets anywhere. Two reports that both name a spot are not compared for one of these alone."""
    yield from (("target", word) for word in sorted(f.targets))
    yield from (("recipient", r) for r in sorted(f.recipients))
    yield from (("actor", a) for a in sorted(f.actors))


def _cells(lat: float, lon: float) -> Iterator[tuple[str, str]]:
    """The cells within half of `same-large-km` of a point, mostly one to four. Two points that near share one of them."""
    reach = points().same_large_km / 111.0 / 2
    wide = reach / max(0.05, math.cos(math.radians(lat)))
    for row in range(math.floor((lat - reach) / CELL), math.floor((lat + reach) / CELL) + 1):
        for column in range(math.floor((lon - wide) / CELL), math.floor((lon + wide) / CELL) + 1):
            yield str(row), str(column)


def _number(*parts: str) -> int:
    return int.from_bytes(blake2b("\x1f".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def windows(rows: Iterable[tuple[int, int]], reach: int) -> Iterator[tuple[int, int, int]]:
    """(key, first, last) of the days within `reach` of some (key, day) rows in order: each day of a key once."""
    held: tuple[int, int, int] | None = None
    for key, day in rows:
        if held and held[0] == key and day - reach <= held[2] + 1:
            held = (key, held[1], day + reach)
            continue
        if held:
            yield held
        held = (key, day - reach, day + reach)
    if held:
        yield held


def pairs(filed: Sequence[tuple[Features, Sequence[int]]], fresh: frozenset[str] | None = None) -> Iterator[tuple[Features, Features]]:
    """Pairs that share a key and whose days are a day apart at most, each once, the smaller id first. With `fresh`, only pairs that hold one of these ids."""
    blocks: dict[int, list[Features]] = {}
    for f, numbers in sorted(filed, key=lambda x: (x[0].days or (0, 0), x[0].id)):
        for number in numbers:
            blocks.setdefault(number, []).append(f)
    seen: set[tuple[str, str]] = set()
    for number, members in blocks.items():
        for a, b in _coarse_near_in_time(members) if number & LOOSE else _near_in_time(members):
            pair = (a.id, b.id) if a.id < b.id else (b.id, a.id)
            if pair in seen or (fresh is not None and a.id not in fresh and b.id not in fresh):
                continue
            seen.add(pair)
            yield (a, b) if a.id < b.id else (b, a)


def _near_in_time(members: Sequence[Features]) -> Iterable[tuple[Features, Features]]:
    """Pairs of a block, sorted by first day, that overlap or touch."""
    reach = points().longest + 1
    for i, a in enumerate(members):
        assert a.days is not None
        for b in members[i + 1 :]:
            assert b.days is not None
            if b.days[0] - 1 > a.days[1]:
                if b.days[0] - a.days[0] > reach:
                    break
                continue
            yield a, b


def _coarse_near_in_time(members: Sequence[Features]) -> Iterable[tuple[Features, Features]]:
    """The same, only pairs of which one names no spot."""
    days = [f.days[0] if f.days else 0 for f in members]
    longest = points().longest
    for i, a in enumerate(members):
        if a.fine or a.days is None:
            continue
        for at in range(bisect_left(days, a.days[0] - longest - 1), bisect_right(days, a.days[1] + 1)):
            b = members[at]
            if at != i and (b.fine or at > i) and b.days is not None and b.days[1] + 1 >= a.days[0]:
                yield a, b
