"""Whether two reports tell one event: an explained score. What forbids is looked at first; then every feature gives its points.

The points stand in vocab/data/rules/merging.yaml. The comparison is symmetrical and knows nothing but the two reports.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from dateline.coding.casualties.several import of_several
from dateline.merging.features import Features, Spot, hours
from dateline.merging.points import points
from dateline.model import ActorRef, Count, Reason, When

FORBIDS = -100
ALIKE = 0.75  # of two spellings of a name, how alike they are
Said = str | When | frozenset[str] | tuple[str, ...] | tuple[ActorRef, ...]  # what is compared; it is put into words only to be shown
Found = tuple[str, Said, Said]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports compared. `score` is None when something forbids that they are one event (the last reason says what)."""

    score: int | None
    reasons: tuple[Reason, ...]

    @property
    def same(self) -> bool:
        """True when there is enough for one event: `enough` points with an anchor, `enough-by-actor` with no more than a shared party."""
        return self.score is not None and _enough(self.score, {r.feature for r in self.reasons})


def _enough(score: int, features: set[str]) -> bool:
    p = points()
    return (score >= p.enough and bool(features & p.anchors)) or (score >= p.enough_by_actor and bool(features & {"actor", "actor-group"}))


def compare(a: Features, b: Features) -> Comparison:
    """Compare two reports, with every feature that counted."""
    barred, found = _weigh(a, b)
    if barred:
        name, x, y = barred
        return Comparison(None, (Reason(name, _said(x), _said(y), FORBIDS),))
    return _worded(found)


def _worded(found: Iterable[Found]) -> Comparison:
    reasons = tuple(Reason(f, _said(x), _said(y), points().give[f]) for f, x, y in found)
    return Comparison(sum(r.points for r in reasons), reasons)


def together(a: Features, b: Features) -> Comparison | None:
    """The comparison of two reports that are one event, else None: the same as `compare(a, b).same`, and no words are made for those that are not."""
    barred, found = _weigh(a, b)
    if barred:
        return None
    give = points().give
    return _worded(found) if _enough(sum([give[f] for f, _, _ in found]), {f for f, _, _ in found}) else None


def _weigh(a: Features, b: Features) -> tuple[Found | None, list[Found]]:
    """What shows that they are two events, else None; every feature that counts."""
    found: list[Found] = []
    if barred := _barred(a, b):
        return barred, found
    _space(a, b, found)
    _targets(a, b, found)
    placed = {f for f, _, _ in found}
    if not placed & {"place", "target"} and _elsewhere(a, b):
        return ("place", _fine(a), _fine(b)), found
    _parties(a, b, found)
    contested = _contested(a, b)
    if contested and "place" not in placed:
        return ("actor", *contested), found
    if contested:
        found.append(("actor-other", *contested))
    _manner(a, b, found)
    _time(a, b, found)
    _harm(a, b, found)
    return None, found


# ---------------------------------------------------------------- what forbids
def _barred(a: Features, b: Features) -> Found | None:
    one, two = a.report, b.report
    if one.document == two.document:
        return "document", one.document, two.document
    if one.origin == two.origin and (one.origin or "").startswith("table:"):
        return "table", one.id, two.id  # who coded it told them apart
    if one.type != two.type:
        return "type", one.type, two.type
    if a.days is None or b.days is None or a.days[0] - 1 > b.days[1] or b.days[0] - 1 > a.days[1]:
        return "when", one.when, two.when
    if one.mode and two.mode and one.mode != two.mode and frozenset((one.mode, two.mode)) not in points().near_modes:
        return "mode", one.mode, two.mode
    if a.lands and b.lands and not a.lands & b.lands:
        return "country", a.lands, b.lands
    if a.ships and b.ships and not a.ships & b.ships:
        return "ship", a.ships, b.ships
    if _other_victim(a, b):
        return "victim", a.report.recipients, b.report.recipients
    if not a.actors & b.actors and (a.actors & b.recipients or b.actors & a.recipients):
        return "sides exchanged", a.actors, b.recipients
    return None


def _other_victim(a: Features, b: Features) -> bool:
    """Each tells of one death, and of one person by name, and the names have no word in common and none that is nearly one."""
    if len(a.people) != 1 or len(b.people) != 1 or (a.report.deaths.best, b.report.deaths.best) != (1, 1):
        return False
    return not any(x == y or SequenceMatcher(None, x, y).ratio() > ALIKE for x in a.people[0] for y in b.people[0])


def _elsewhere(a: Features, b: Features) -> bool:
    """Both name a spot, and no spot of one is near one of the other. A province beside a town says nothing."""
    if not a.fine or not b.fine:
        return False
    return not any(near(s, t) for s in a.spots if s.fine for t in b.spots if t.fine)


def _contested(a: Features, b: Features) -> tuple[frozenset[str], frozenset[str]] | None:
    """Two named parties of different countries, none shared; or a state's forces in one and an armed group in the other."""
    if a.actors and b.actors and not a.actors & b.actors and not a.actor_lands & b.actor_lands:
        return a.actors, b.actors
    if a.actor_kinds and b.actor_kinds and not a.actor_kinds & b.actor_kinds:
        return a.actor_kinds, b.actor_kinds
    return None


# ---------------------------------------------------------------- features
def _space(a: Features, b: Features, found: list[Found]) -> None:
    pairs = [(s, t) for s in a.spots for t in b.spots if near(s, t)]
    fine = next(((s, t) for s, t in pairs if s.fine and t.fine), None)
    if fine:
        found.append(("place", fine[0].name, fine[1].name))
    elif pairs:
        found.append(("place-coarse", pairs[0][0].name, pairs[0][1].name))
    elif a.lands & b.lands:
        found.append(("country", a.lands, b.lands))


def near(a: Spot, b: Spot) -> bool:
    """One gazetteer entry, one name, or near enough for how exactly they are known. Provinces only when they are the same."""
    if a.key == b.key or a.name.lower() == b.name.lower():
        return True
    return a.fine and b.fine and kilometres(a, b) <= max(a.km, b.km)


def kilometres(a: Spot, b: Spot) -> float:
    """Great-circle distance; infinite where a point is missing."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    p, q, d = math.radians(a.lat), math.radians(b.lat), math.radians(b.lon - a.lon)
    return 6371.0 * math.acos(min(1.0, max(-1.0, math.sin(p) * math.sin(q) + math.cos(p) * math.cos(q) * math.cos(d))))


def _targets(a: Features, b: Features, found: list[Found]) -> None:
    shared = a.targets & b.targets
    if shared:
        found.append(("target" if len(shared) > 1 else "target-one", a.report.targets, b.report.targets))
    elif a.targets & b.recipient_words or b.targets & a.recipient_words:
        found.append(("target-party", a.report.targets + _party_names(a), b.report.targets + _party_names(b)))
    elif a.targets and b.targets:
        found.append(("target-other", a.report.targets, b.report.targets))
    elif a.light_targets and b.light_targets and not a.targets and not b.targets:
        found.append(("target-light", a.report.targets, b.report.targets))


def _parties(a: Features, b: Features, found: list[Found]) -> None:
    if a.people and b.people and any(len(x & y) > 1 for x in a.people for y in b.people):
        found.append(("recipient-person", a.report.recipients, b.report.recipients))
    elif a.recipients & b.recipients:
        found.append(("recipient", a.recipients & b.recipients, a.recipients & b.recipients))
    elif a.recipient_words & b.recipient_words:
        found.append(("recipient-word", a.report.recipients, b.report.recipients))
    elif a.recipient_lands & b.recipient_lands:
        found.append(("recipient-land", a.recipient_lands, b.recipient_lands))
    shared = a.actors & b.actors
    if shared:
        groups = any(x.kind == "armed-group" for x in a.report.actors if x.actor_id in shared)
        found.append(("actor-group" if groups else "actor", shared, shared))
    elif a.actor_lands & b.actor_lands:
        found.append(("actor-land", a.actor_lands, b.actor_lands))
    if a.claimed & b.claimed:
        found.append(("claimed", a.claimed, b.claimed))


def _manner(a: Features, b: Features, found: list[Found]) -> None:
    if a.models & b.models:
        found.append(("weapon-model", a.models, b.models))
    elif a.weapons & b.weapons:
        found.append(("weapon", a.report.weapons, b.report.weapons))
    if a.report.mode and a.report.mode == b.report.mode:
        found.append(("mode", a.report.mode, a.report.mode))
    elif a.report.mode and b.report.mode:
        found.append(("mode-near", a.report.mode, b.report.mode))


def _time(a: Features, b: Features, found: list[Found]) -> None:
    assert a.days is not None
    assert b.days is not None
    if a.days[0] > b.days[1] or b.days[0] > a.days[1]:
        found.append(("day-zone" if _from_far(a, b) else "day-apart", a.report.when, b.report.when))
    elif a.exact_day and b.exact_day:
        found.append(("day", a.report.when, b.report.when))


def _from_far(a: Features, b: Features) -> bool:
    """True when the party that acted is many hours away from the place: its own spokesmen count days otherwise than people there."""
    here, there = a.lands & b.lands, a.actor_lands & b.actor_lands
    spans = [abs(x - y) for h in here for t in there if (x := hours(h)) is not None and (y := hours(t)) is not None]
    return bool(spans) and max(spans) >= points().hours_apart


def _harm(a: Features, b: Features, found: list[Found]) -> None:
    for field, m, n in (("deaths", a.report.deaths, b.report.deaths), ("wounded", a.report.wounded, b.report.wounded)):
        if m.state == "not_mentioned" or n.state == "not_mentioned" or of_several(m.wording) or of_several(n.wording):
            continue
        if m.best and m.best == n.best:
            found.append((f"{field}-many" if m.best >= points().many else field, str(m.best), str(n.best)))
        elif far_apart(m, n):
            found.append(("figures-apart", f"{m.wording or m.best} ({field})", f"{n.wording or n.best} ({field})"))
        elif _differ(m, n):
            found.append(("figures-differ", f"{m.wording or m.best} ({field})", f"{n.wording or n.best} ({field})"))


def _differ(m: Count, n: Count) -> bool:
    """True when the bounds of two figures do not meet."""
    return (m.low is not None and n.high is not None and m.low > n.high) or (n.low is not None and m.high is not None and n.low > m.high)


def far_apart(m: Count, n: Count) -> bool:
    """True for figures that are hardly of one happening: by a factor, and by more than a few. Bounds are respected: "at least 5" does not exclude 40."""
    low, high = sorted((m, n), key=lambda c: (c.best if c.best is not None else c.low) or 0)
    top = low.high
    floor = high.low if high.low is not None else high.best
    if top is None or floor is None:
        return False
    return floor > top * points().apart_factor and floor - top >= points().apart_least


# ---------------------------------------------------------------- words for people
def _said(value: Said) -> str:
    """What is compared, in words."""
    if isinstance(value, str):
        return value
    if isinstance(value, When):
        return "not dated" if not value.start else value.start if value.start == value.end else f"{value.start}..{value.end}"
    names = sorted(value) if isinstance(value, frozenset) else [v.name if isinstance(v, ActorRef) else v for v in value]
    return ", ".join(names) or "not stated"


def _party_names(f: Features) -> tuple[str, ...]:
    return tuple(r.name for r in f.report.recipients)


def _fine(f: Features) -> tuple[str, ...]:
    return tuple(s.name for s in f.spots if s.fine)
