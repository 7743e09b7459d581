"""Settled values of an event: one for each field that any report tells, by a named policy, with every other value told beside it.

Counts (deaths, wounded): `best` by the policy; `low` and `high` from the spread of all figures told. A bound stays a bound: "at least six" has no
high unless another report gives one. "Not known" is settled only when nobody gives a figure; it is never zero and never enters a median.
Days and places: the finest precision first, then what most sources tell, then the earliest told. Parties, targets and weapons: all that are told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from statistics import median_low

from dateline.errors import DatelineError
from dateline.merging.points import points
from dateline.model import NOT_MENTIONED, ActorRef, Count, Estimate, Report, Told, When, Where
from dateline.model.event import Settled
from dateline.model.values import UNDATED

POLICIES = {
    "latest-official": "the latest figure whose speaker is an official body; the latest figure where there is none",
    "latest": "the latest figure",
    "median": "the lower median of the figures",
    "conservative": "the smallest figure",
    "source:NAME": "the latest figure of the outlet or speaker of that name",
}
DEFAULT = "latest-official"
COUNTS = ("deaths", "wounded")
SINGLE = ("type", "mode", "status")
LISTS = ("actors", "recipients", "targets", "weapons", "claimed_by")
ORDER = ("type", "mode", "status", "when", "places", "actors", "recipients", "targets", "weapons", "claimed_by", "deaths", "wounded")
_DATES = ("time", "day", "week", "month", "year", "unknown")
_PLACES = ("exact", "near", "district", "province", "country", "region")
_WORD = re.compile(r"[a-z]+")


def settle(reports: Sequence[Report], policy: str = DEFAULT) -> tuple[Estimate, ...]:
    """Estimates in a fixed order of fields. `policy` is one of POLICIES, for the counts; DatelineError when it is none, or nobody of that name tells a figure."""
    check(policy)
    ordered = sorted(reports, key=lambda r: r.key)
    made = {f: _most_told(ordered, f) for f in SINGLE}
    made |= {"when": _finest(ordered, "when"), "places": _finest(ordered, "places")}
    made |= {f: _all_told(ordered, f) for f in LISTS}
    made |= {f: _count(ordered, f, policy) for f in COUNTS}
    return tuple(e for f in ORDER for e in [made[f]] if e is not None)


def check(policy: str) -> None:
    """DatelineError when a policy is not known."""
    if policy not in POLICIES and not policy.removeprefix("source:").strip() or policy == "source:NAME":
        raise DatelineError(f"{policy!r} is no policy; known are {', '.join(POLICIES)}")
    if policy not in POLICIES and not policy.startswith("source:"):
        raise DatelineError(f"{policy!r} is no policy; known are {', '.join(POLICIES)}")


# ---------------------------------------------------------------- what is told
def _told(reports: Iterable[Report], get: Callable[[Report], Settled]) -> dict[Settled, list[Report]]:
    out: dict[Settled, list[Report]] = {}
    for r in reports:
        value = get(r)
        if value not in (None, (), UNDATED, NOT_MENTIONED):
            out.setdefault(value, []).append(r)
    return out


def _sources(reports: Iterable[Report]) -> int:
    return len({r.source or r.document for r in reports})


def _estimate(field: str, value: Settled, policy: str, told: dict[Settled, list[Report]]) -> Estimate:
    support = tuple(r.id for r in told.get(value, ()))
    others = tuple(Told(v, tuple(r.id for r in rs)) for v, rs in told.items() if v != value)
    return Estimate(field, value, policy, support, others)


def _most_told(reports: Sequence[Report], field: str) -> Estimate | None:
    told = _told(reports, lambda r: getattr(r, field))
    if not told:
        return None
    best = max(told, key=lambda v: (_sources(told[v]), -list(told).index(v)))
    return _estimate(field, best, "most told", told)


def _finest(reports: Sequence[Report], field: str) -> Estimate | None:
    told = _told(reports, lambda r: getattr(r, field))
    if not told:
        return None
    fine = _date_rank if field == "when" else _place_rank
    agree = {v: _sources(r for w, rs in told.items() if _holds(v, w) for r in rs) for v in told}
    first = list(told)
    best = min(told, key=lambda v: (fine(v), -agree[v], first.index(v)))
    return _estimate(field, best, "finest, then most told", told)


def _holds(fine: Settled, coarse: Settled) -> bool:
    """True when the coarser value says nothing else than the finer one: the same interval or one around it; a shared place."""
    if isinstance(fine, When) and isinstance(coarse, When):
        return (coarse.start or "") <= (fine.start or "") and (fine.end or "") <= (coarse.end or "")
    if isinstance(fine, tuple) and isinstance(coarse, tuple):
        return bool({_place_key(v) for v in fine} & {_place_key(v) for v in coarse})
    return fine == coarse


def _place_key(value: object) -> str:
    return (value.place_id or value.name.lower()) if isinstance(value, Where) else str(value)


def _date_rank(value: Settled) -> tuple[int, int]:
    if not isinstance(value, When):
        return (len(_DATES), 0)
    return (_DATES.index(value.precision), 0 if value.start == value.end else 1)


def _place_rank(value: Settled) -> tuple[int, int]:
    places = [w for w in value if isinstance(w, Where)] if isinstance(value, tuple) else []
    return (min((_PLACES.index(w.precision) for w in places), default=len(_PLACES)), len(places))


def _all_told(reports: Sequence[Report], field: str) -> Estimate | None:
    """Every item told, those that most sources tell first. A party without a name is left out where the others name one of its kind."""
    told = _told(reports, lambda r: tuple(sorted(getattr(r, field), key=str)))
    if not told:
        return None
    items: dict[object, list[Report]] = {}
    shown: dict[object, ActorRef | str] = {}
    for value, rs in told.items():
        for item in value if isinstance(value, tuple) else ():
            key = (item.actor_id or item.name.lower()) if isinstance(item, ActorRef) else str(item).lower()
            shown.setdefault(key, item)  # type: ignore[arg-type]
            items.setdefault(key, []).extend(rs)
    named = {v.kind for v in shown.values() if isinstance(v, ActorRef) and v.actor_id}
    kept = [k for k, v in shown.items() if not (isinstance(v, ActorRef) and not v.actor_id and v.kind in named)]
    order = sorted(kept, key=lambda k: (-_sources(items[k]), list(items).index(k)))
    return _estimate(field, tuple(shown[k] for k in order), "all told", told)


# ---------------------------------------------------------------- counts
def _count(reports: Sequence[Report], field: str, policy: str) -> Estimate | None:
    told = _told(reports, lambda r: getattr(r, field))
    given = [r for r in reports if getattr(r, field).state == "given"]
    if not told:
        return None
    if not given:
        unknown = next(v for v in told)
        return _estimate(field, unknown, "said to be unknown", told)
    chosen = getattr(_choose(given, field, policy), field)
    low, high = _spread([getattr(r, field) for r in given])
    return _estimate(field, replace(chosen, low=low, high=high), policy, told) if len(told) > 1 else _estimate(field, chosen, policy, told)


def figure(count: Count) -> int:
    """The figure of a count for ordering: its best, else its floor, else its ceiling."""
    return next((n for n in (count.best, count.low, count.high) if n is not None), 0)


def _spread(counts: Sequence[Count]) -> tuple[int | None, int | None]:
    """The lowest and the highest that the tellings leave open: "five" and "at least six" have no high, "nine" and "at least six" have 9.

    "Several" gives a low only where nobody gives a figure.
    """
    figures = [c for c in counts if c.best is not None] or list(counts)
    lows = [n for c in figures for n in [c.low if c.low is not None else c.best] if n is not None]
    high = max((c.high for c in counts if c.high is not None), default=None)
    floor = max((figure(c) for c in counts if c.high is None), default=0)
    return (min(lows) if lows else None), (high if high is not None and high >= floor else None)


def _choose(given: Sequence[Report], field: str, policy: str) -> Report:
    """The report whose figure is taken. `given` is in order of publication and not empty."""
    exact = [r for r in given if getattr(r, field).best is not None] or list(given)
    by_size = sorted(exact, key=lambda r: figure(getattr(r, field)))
    if policy == "conservative":
        return by_size[0]
    if policy == "median":
        middle = median_low(figure(getattr(r, field)) for r in by_size)
        return next(r for r in by_size if figure(getattr(r, field)) == middle)
    if policy.startswith("source:"):
        name = policy.removeprefix("source:").strip().lower()
        named = [r for r in given if name in (r.source or "").lower() or any(name in s.lower() for s in r.speakers)]
        return named[-1] if named else exact[-1]
    official = [r for r in exact if any(is_official(s) for s in r.speakers)]
    return (official if policy == "latest-official" and official else exact)[-1]


def is_official(speaker: str) -> bool:
    """True when a speaker's name holds a word of an official body."""
    return bool(set(_WORD.findall(speaker.lower())) & points().official)


# ---------------------------------------------------------------- how well it is attested
def standing(reports: Sequence[Report]) -> str:
    """How well an event is attested, after Airwars' strike statuses: "declared" (a party to it says it acted, or claimed it), "contested" (reports name
    different actors), "likely" (two or more sources), "single source"."""
    if any(r.claimed_by for r in reports) or any(_own_account(r) for r in reports):
        return "declared"
    named = [{a.actor_id for a in r.actors if a.actor_id} for r in reports]
    lands = [{a.country for a in r.actors if a.actor_id} for r in reports]
    pairs = [(i, j) for i in range(len(reports)) for j in range(i) if named[i] and named[j]]
    if any(not named[i] & named[j] and not lands[i] & lands[j] for i, j in pairs):
        return "contested"
    return "likely" if _sources(reports) > 1 else "single source"


def _own_account(report: Report) -> bool:
    """True when one of the acting parties, or a body of the acting state, is the speaker."""
    names = {a.name.lower() for a in report.actors if a.name}
    return any(s.lower() in names for s in report.speakers)
