"""One estimate for each field that the reports of an event tell, by a named policy; every value that lost is kept. Pure, whatever the order of reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from dateline.coding.casualties.several import of_several
from dateline.errors import DatelineError
from dateline.model.event import Estimate, Report, Settled, Told
from dateline.model.values import ActorRef, Count, Value, When, Where
from dateline.vocab.credits import independent
from dateline.vocab.officials import is_official

T = TypeVar("T", bound=Value)
TOGETHER = "told only together with other events"
POLICIES = ("latest-official", "median", "conservative")
DATE_LEVELS = {"time": 0, "day": 1, "week": 2, "month": 3, "year": 4, "unknown": 5}
PLACE_LEVELS = {"exact": 0, "near": 0, "district": 1, "province": 2, "country": 3, "region": 4}


@dataclass(frozen=True, slots=True)
class Policy:
    """How deaths and wounded are settled: "latest-official", "median", "conservative" or "source:NAME". Raises DatelineError for any other name."""

    name: str = "latest-official"

    def __post_init__(self) -> None:
        if self.name not in POLICIES and not self.source:
            raise DatelineError(f"no policy {self.name!r}: use {', '.join(POLICIES)} or source:NAME")

    @property
    def source(self) -> str | None:
        """NAME of "source:NAME", else None."""
        return self.name.removeprefix("source:").strip() or None if self.name.startswith("source:") else None


DEFAULT = Policy()


def settle(reports: Sequence[Report], policy: Policy = DEFAULT) -> tuple[Estimate, ...]:
    """Estimates in a fixed order of fields; a field that no report tells has none. Raises DatelineError when "source:NAME" names none of the reports."""
    ordered = sorted(set(reports), key=lambda r: r.key)
    found: list[Estimate | None] = [_single(name, ordered) for name in ("type", "mode", "status")]
    found += [_when(ordered), _places(ordered)]
    found += [_actors(name, ordered) for name in ("actors", "recipients")]
    found += [_all(name, ordered) for name in ("targets", "weapons")]
    found += [_actors("claimed_by", ordered), _harm("deaths", ordered, policy), _harm("wounded", ordered, policy)]
    return tuple(e for e in found if e is not None)


def _group(ordered: Sequence[Report], tell: Callable[[Report], Iterable[T]]) -> dict[T, list[Report]]:
    out: dict[T, list[Report]] = defaultdict(list)
    for report in ordered:
        for value in dict.fromkeys(tell(report)):
            out[value].append(report)
    return dict(out)


def _ids(reports: Iterable[Report]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(r.id for r in sorted(reports, key=lambda r: r.key)))


def _told(groups: dict[T, list[Report]], leave: Iterable[T] = ()) -> tuple[Told, ...]:
    gone = set(leave)
    return tuple(Told(v, _ids(rs)) for v, rs in sorted(groups.items(), key=lambda i: (i[1][0].key, repr(i[0]))) if v not in gone)


def _by_agreement(groups: dict[T, list[Report]]) -> Callable[[T], tuple[object, ...]]:
    return lambda v: (-independent(groups[v]), groups[v][0].key, repr(v))


def _single(name: str, ordered: Sequence[Report]) -> Estimate | None:
    groups: dict[Value, list[Report]] = _group(ordered, lambda r: [v] if (v := getattr(r, name)) else [])
    if not groups:
        return None
    best = min(groups, key=_by_agreement(groups))
    return Estimate(name, best, "agreement", _ids(groups[best]), _told(groups, [best]))


def _width(when: When) -> int:
    try:
        return (date.fromisoformat((when.end or "")[:10]) - date.fromisoformat((when.start or "")[:10])).days
    except ValueError:
        return 10**6


def _when(ordered: Sequence[Report]) -> Estimate | None:
    """Most precise, then narrowest, then most agreed, then earliest. Two neighbouring days stay as the interval of both: evening here is morning there."""
    groups = _group(ordered, lambda r: [r.when] if r.when.precision != "unknown" else [])
    if not groups:
        return None
    rank = _by_agreement(groups)
    best = min(groups, key=lambda w: (DATE_LEVELS[w.precision], _width(w), *rank(w)))
    beside = [w for w in groups if w.precision == best.precision == "day" and _width(w) == _width(best) == 0 and abs(_days(best, w)) == 1]
    if not beside:
        return Estimate("when", best, "precision, agreement", _ids(groups[best]), _told(groups, [best]))
    start, end = sorted((best.start or "", min(beside, key=rank).start or ""))
    both = When(start, end, "day")
    return Estimate("when", both, "neighbouring days", _ids(groups.get(both, ())), _told(groups, [both]))


def _days(a: When, b: When) -> int:
    return (date.fromisoformat((b.start or "")[:10]) - date.fromisoformat((a.start or "")[:10])).days


def _places(ordered: Sequence[Report]) -> Estimate | None:
    """The finest place (a point and "near" it are one level), then the most agreed, then the earliest, with places of that level told beside it."""
    shown: dict[str, Where] = {}
    for report in ordered:
        for w in report.places:
            shown.setdefault(w.place_id or w.name.casefold(), w)
    groups = _group(ordered, lambda r: [shown[w.place_id or w.name.casefold()] for w in r.places])
    if not groups:
        return None
    rank = _by_agreement(groups)
    best = min(groups, key=lambda w: (PLACE_LEVELS[w.precision], *rank(w)))
    homes = {r.id for r in groups[best]}
    level = [w for w in groups if PLACE_LEVELS[w.precision] == PLACE_LEVELS[best.precision] and homes & {r.id for r in groups[w]}]
    value = (best, *sorted((w for w in level if w != best), key=rank))
    return Estimate("places", value, "precision, agreement", _ids(groups[best]), _told(groups, value))


def _actors(name: str, ordered: Sequence[Report]) -> Estimate | None:
    """All actors that the register knows; generic ones ("militants") only where none is known. One actor under two names is one."""
    shown: dict[str, ActorRef] = {}
    for report in ordered:
        for a in getattr(report, name):
            shown.setdefault(a.actor_id or a.name.casefold(), a)
    groups: dict[Value, list[Report]] = _group(ordered, lambda r: [shown[a.actor_id or a.name.casefold()] for a in getattr(r, name)])
    known: list[Value] = [a for a in groups if isinstance(a, ActorRef) and a.actor_id]
    return _listed(name, groups, [*known] or list(groups), "named, then generic")


def _all(name: str, ordered: Sequence[Report]) -> Estimate | None:
    groups: dict[Value, list[Report]] = _group(ordered, lambda r: getattr(r, name))
    return _listed(name, groups, list(groups), "all told")


def _listed(name: str, groups: dict[Value, list[Report]], keep: list[Value], policy: str) -> Estimate | None:
    if not groups:
        return None
    value = tuple(sorted(keep, key=_by_agreement(groups)))
    return Estimate(name, value, policy, _ids(r for v in value for r in groups[v]), _told(groups, value))


def _harm(name: str, ordered: Sequence[Report], policy: Policy) -> Estimate | None:
    groups: dict[Count, list[Report]] = _group(ordered, lambda r: [c] if (c := getattr(r, name)).state != "not_mentioned" else [])
    if policy.source and not any(_speaks(r, policy.source) for r in ordered):
        raise DatelineError(f"no report from {policy.source!r}: sources are {', '.join(sorted({r.source or r.document for r in ordered})) or 'none'}")
    if not groups:
        return None
    given = [(getattr(r, name), r) for r in ordered if getattr(r, name).state == "given"]
    own = [(c, r) for c, r in given if not of_several(c.wording)] or (given if len(ordered) == 1 else [])  # alone, a report may tell of both acts as one
    if not own:
        unknown = [c for c in groups if c.state == "unknown"]
        value: Settled = unknown[0] if unknown else Count("unknown", wording=TOGETHER)
    else:
        value = _spread([c for c, _ in own], _best(name, own, policy))
    same = [c for c in groups if isinstance(value, Count) and _bounds(c) == _bounds(value)]
    value = same[0] if len({c for c, _ in own}) == 1 and same else value  # one figure only: in its own words
    return Estimate(name, value, policy.name, _ids(r for c in same for r in groups[c]), _told(groups, same))


def _bounds(c: Count) -> tuple[object, ...]:
    return (c.state, c.low, c.best, c.high)


def _speaks(report: Report, name: str) -> bool:
    return name.casefold() in {s.casefold() for s in (report.source or "", *report.speakers)}


def floor(c: Count) -> int | None:
    """The least that a count allows: its low, else its best; None where only a ceiling is given."""
    return c.low if c.low is not None else c.best


def _best(name: str, own: list[tuple[Count, Report]], policy: Policy) -> int | None:
    """The settled figure; None when the tellings that the policy hears give only bounds. `own` is in order of publication."""
    if policy.name == "conservative":
        return min((f for c, _ in own if (f := floor(c)) is not None), default=None)
    figures = [(c.best, r) for c, r in own if c.best is not None]
    if policy.source:
        figures = [(n, r) for n, r in figures if _speaks(r, policy.source)]
    if not figures:
        return None
    if policy.name == "median":  # the lower of the middle two: a number that someone told
        return sorted(n for n, _ in figures)[(len(figures) - 1) // 2]
    official = [(n, r) for n, r in figures if any(is_official(s) for s in r.speakers)]
    best, report = (official or figures)[-1]
    return next((n for n, r in reversed(figures) if n > best and name in r.grown and _not_before(r, report)), best)


def _not_before(a: Report, b: Report) -> bool:
    """One report is published on the day of the other, or later; False where a day is not known."""
    return bool(a.published and b.published) and (a.published or "")[:10] >= (b.published or "")[:10]


def _spread(counts: list[Count], best: int | None) -> Count:
    """Low: the least figure told; "several" gives a low only where nobody gives a figure. High: the greatest told, and none where a telling's floor lies
    above it ("at least six" beside five)."""
    figures = [c for c in counts if c.best is not None] or counts
    floors = [f for c in figures if (f := floor(c)) is not None]
    high = max((c.high for c in counts if c.high is not None), default=None)
    if high is not None and max((f for c in counts if (f := floor(c)) is not None), default=0) > high:
        high = None
    return Count("given", min(floors, default=None), best, high)
