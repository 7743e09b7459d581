"""What of a report is compared, made ready once: normal forms as sets, days as numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from dateline.merging.points import points
from dateline.model import ActorRef, Report, When, Where
from dateline.vocab.gazetteer import countries

_WORD = re.compile(r"[a-z0-9]+(?:-[0-9]+[a-z]*)?")
_SHIP = re.compile(r"\b(?:tanker|ship|carrier|vessel|freighter|ferry|trawler|dhow|yacht|destroyer|frigate)s?,?\s+(?:the\s+)?(?:M/?V\s+)?((?:[A-Z0-9][\w-]*\s?)+)")
FINE = ("exact", "near", "district")
SIDES = {"state": "state", "state-force": "state", "armed-group": "armed group", "civilians": "civilians"}
SPOT = ("exact", "near", "district", "province", "region")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that can be compared. `key` is the gazetteer id, or the name where there is none; `km` says how far off another may be."""

    key: str
    name: str
    lat: float | None
    lon: float | None
    fine: bool
    km: float


@dataclass(frozen=True, slots=True)
class Features:
    """A report made ready. `days` are proleptic ordinals (first, last); None when it cannot be placed within `longest` days."""

    id: str
    report: Report
    days: tuple[int, int] | None
    exact_day: bool
    fine: bool
    lands: frozenset[str]
    spots: tuple[Spot, ...]
    actors: frozenset[str]
    actor_lands: frozenset[str]
    recipients: frozenset[str]
    recipient_lands: frozenset[str]
    actor_kinds: frozenset[str]
    recipient_words: frozenset[str]
    people: tuple[frozenset[str], ...]
    ships: frozenset[str]
    claimed: frozenset[str]
    targets: frozenset[str]
    light_targets: frozenset[str]
    weapons: frozenset[str]
    models: frozenset[str]


def features(report: Report) -> Features:
    """A report made ready for comparison."""
    words = target_words(report.targets) - target_words(w.name for w in report.places)
    weapons = _words(report.weapons)
    return Features(
        id=report.id,
        report=report,
        days=day_range(report.when),
        exact_day=report.when.precision in ("day", "time") and report.when.start == report.when.end,
        fine=any(w.precision in FINE for w in report.places),
        lands=frozenset(w.country for w in report.places if w.country),
        spots=tuple(_spot(w) for w in report.places if w.precision in SPOT),
        actors=_known(report.actors),
        actor_lands=_lands(report.actors),
        recipients=_known(report.recipients),
        recipient_lands=_lands(report.recipients),
        actor_kinds=frozenset(SIDES[a.kind] for a in report.actors if a.kind in SIDES),
        recipient_words=_words(a.name for a in report.recipients if not a.actor_id) - _light(points().light_parties),
        people=_people(report.recipients),
        ships=_ships(report.targets),
        claimed=_known(report.claimed_by),
        targets=words - _light(points().light),
        light_targets=words & _light(points().light),
        weapons=weapons,
        models=frozenset(w for w in weapons if any(ch.isdigit() for ch in w) and any(ch.isalpha() for ch in w)),
    )


def day_range(when: When) -> tuple[int, int] | None:
    """First and last day as ordinals; None when undated, damaged, or longer than `longest` days."""
    if not when.start or not when.end:
        return None
    start, end = _ordinal(when.start), _ordinal(when.end)
    return (start, end) if start is not None and end is not None and 0 <= end - start <= points().longest else None


@lru_cache(maxsize=65536)
def _ordinal(iso: str) -> int | None:
    try:
        return date.fromisoformat(iso[:10]).toordinal()
    except ValueError:
        return None


def _spot(where: Where) -> Spot:
    km = points().same_place_km if where.precision == "exact" else points().same_large_km
    return Spot(where.place_id or where.name.lower(), where.name, where.lat, where.lon, where.precision in FINE, km)


def _known(actors: Iterable[ActorRef]) -> frozenset[str]:
    """Register ids; a bare name does not say who it is ("militants")."""
    return frozenset(a.actor_id for a in actors if a.actor_id)


def _people(actors: Iterable[ActorRef]) -> tuple[frozenset[str], ...]:
    """Words of the full names of persons, in order; a surname alone may be another's."""
    names = {_words_of(a.name) for a in actors if a.kind == "person"}
    return tuple(sorted((n for n in names if len(n) > 1), key=sorted))


def _ships(targets: Iterable[str]) -> frozenset[str]:
    """Names of ships, in small letters: "tanker Marin Luz" is "marin luz"."""
    return frozenset(m[1].strip().lower() for t in targets for m in _SHIP.finditer(t))


def _lands(actors: Iterable[ActorRef]) -> frozenset[str]:
    return frozenset(a.country for a in actors if a.country)


@lru_cache(maxsize=65536)
def _words_of(text: str) -> frozenset[str]:
    """Words, singular, with British endings made American ("centre" and "center" are one word)."""
    return frozenset(re.sub(r"re$", "er", w[:-1] if w.endswith("s") and len(w) > 3 else w) for w in _WORD.findall(text.lower()))


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(w for t in texts for w in _words_of(t))


def target_words(texts: Iterable[str]) -> frozenset[str]:
    """Words of targets, without articles and numbers that say nothing."""
    return _words(texts) - {"the", "a", "an", "of", "and", "in", "on", "at"}


@lru_cache(maxsize=8)
def _light(words: frozenset[str]) -> frozenset[str]:
    """Light words in the form in which words are compared."""
    return frozenset(w for word in words for w in _words_of(word))


@lru_cache(maxsize=512)
def hours(country: str) -> float | None:
    """Hours ahead of Greenwich by the sun at a country's label point (15 degrees an hour); None for a code that is no country."""
    entry = countries().get(country)
    return entry.lon / 15.0 if entry is not None and entry.lon is not None else None
