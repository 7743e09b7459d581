"""The sum of a lead and the acts below it: "Three attacks killed 31 people across Borno. In Damboa gunmen killed 14. In Bama a bomb killed 12." The sum is a count of
several acts: no act beside them, and the toll of none of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from dateline.coding.draft import Draft
from dateline.coding.grouping.in_turn import headline
from dateline.coding.happening import Happening
from dateline.coding.places.alike import nested
from dateline.coding.places.unlisted import UNKNOWN
from dateline.coding.syntax import Syntax
from dateline.coding.triggers import event_noun
from dateline.model import CasualtyMention, PlaceMention, When
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class

LEAST = 2  # acts below, each at a place of its own
REACH = 8  # sentences below the sum
LEAD = 3  # first sentences in which a sum may stand
MANY = word_class("amounts.many-acts")
FINE = frozenset({"exact", "near", "district", "province"})


@dataclass
class _Act:
    """An act below the sum: its place and its dead."""

    happening: Happening
    place: PlaceMention
    dead: int
    site: int = field(default=0)


def without_sums(draft: Draft, syntax: Syntax, happenings: list[Happening]) -> list[Happening]:
    """The happenings without those that only tell the sum of others; what the sum says of all, who and when, goes to those that do not say it."""
    acts = [h for h in happenings if h.type == "ASSAULT"]
    for h in reversed([x for x in acts if x.sent <= LEAD and _several(x, syntax)]):
        toll = _toll(draft, h)
        below = _below(draft, syntax, h, toll, acts) if toll is not None else []
        if toll is None or not below:
            continue
        for n in range(len(below)):
            below[n].site = next((b.site for b in below[:n] if _one_site(b.place, below[n].place)), n)
        told, whole = sum(_by_site(below).values()), toll.count.best or 0
        exact = _at_one_spot(h) or _places(h) >= LEAST
        if len({b.site for b in below}) < LEAST or toll.count.high is not None and told > whole or exact and told != whole:
            continue
        return _parted(draft, happenings, h, toll, below)
    return happenings


def _several(h: Happening, syntax: Syntax) -> bool:
    """Several acts told at once: "attacks", "three bombings"; "a series of car bombs killed"; a headline of two places ("Troops kill 18 in Borno and Zamfara")."""
    if h.item is not None or h.status not in {"current", "background"}:
        return False
    if h.noun:
        return h.plural
    if headline(h, syntax) and _places(h) >= LEAST:
        return True
    by = [o for k in syntax.subjects(h.head) for o in (syntax.obliques(k, "of") if syntax.lemma(k) in MANY else [k])]
    return any(syntax.tokens[k].xpos == "NNS" and (event_noun(syntax.lemma(k)) or syntax.lemma(k) in noun_class("munition")) for k in by)


def _places(h: Happening) -> int:
    return len({p.name for p in h.places})


def _at_one_spot(h: Happening) -> bool:
    return any(p.where is not None and p.where.precision in {"exact", "near"} for p in h.places)


def _toll(draft: Draft, h: Happening) -> CasualtyMention | None:
    """The dead that the words of a sum tell."""
    words = {h.head, *h.verbs}
    told = [c for c in draft.casualties if c.harm == "killed" and words & {c.head, c.cause} and not c.part_of_other and ".tally" not in c.rule]
    return next((c for c in told if (c.count.best or 0) > 2), None)


def _below(draft: Draft, syntax: Syntax, h: Happening, toll: CasualtyMention, acts: list[Happening]) -> list[_Act]:
    """Acts told behind the sum, each with dead and a place of its own."""
    out = []
    for x in acts:
        if not 0 < x.sent - h.sent <= REACH or x.item is not None or x.status not in {"current", "background"}:
            continue
        if x.times and h.times and not any(_overlap(a.when, b.when) for a in x.times for b in h.times):
            continue
        own = [
            p
            for p in x.places
            if (p.reason == UNKNOWN if p.where is None else p.where.precision in FINE) and (_places(h) >= LEAST or not any(_named_alike(p, q) for q in h.places))
        ]
        words = {x.head, *x.verbs}
        told = [c for c in draft.casualties if c.harm == "killed" and ".tally" not in c.rule and not c.part_of_other]
        mine = [c for c in told if words & {c.head, c.cause}] or [c for c in told if syntax.tokens[c.head].sent == x.sent and c.cause is None]
        dead = max((c.count.best or c.count.low or 0 for c in mine), default=0)
        if own and 0 < dead < (toll.count.best or 0):
            out.append(_Act(x, own[0], dead))
    return out


def _named_alike(p: PlaceMention, q: PlaceMention) -> bool:
    return p.name == q.name or p.where is not None and q.where is not None and p.where.name == q.where.name


def _overlap(a: When, b: When) -> bool:
    return not (a.start and a.end and b.start and b.end) or a.start[:10] <= b.end[:10] and b.start[:10] <= a.end[:10]


def _one_site(p: PlaceMention, q: PlaceMention) -> bool:
    """Quarters of one town lie close by, and are two sites all the same."""
    wide = {x.where.precision for x in (p, q) if x.where is not None} & {"province", "region", "country"}
    return _named_alike(p, q) or bool(wide) and nested(p, q)


def _by_site(acts: list[_Act]) -> dict[int, int]:
    out: dict[int, int] = {}
    for a in acts:
        out[a.site] = max(out.get(a.site, 0), a.dead)
    return out


def _parted(draft: Draft, happenings: list[Happening], h: Happening, toll: CasualtyMention, below: list[_Act]) -> list[Happening]:
    first = min(b.happening.sent for b in below)
    again = [c for c in draft.casualties if c.harm == "killed" and c is not toll and c.count.best == toll.count.best and c.first < min(b.happening.head for b in below)]
    gone = [x for x in happenings if x is h or x.type == "ASSAULT" and x.sent < first and any({x.head, *x.verbs} & {c.head, c.cause} for c in again)]
    for b in below:
        b.happening.item = (-h.head - 1, b.site)
        b.happening.actors = b.happening.actors or list(h.actors)
        b.happening.times = b.happening.times or list(h.times)
        b.happening.speakers = b.happening.speakers or list(h.speakers)
        b.happening.vouched = True
        if h.status == "current" and b.happening.status_rule == "status.background.modifier":  # "The deadliest attack hit a market"
            b.happening.status, b.happening.status_rule = h.status, h.status_rule
    draft.casualties = [replace(c, rule=f"{c.rule}.sum.tally") if c is toll else c for c in draft.casualties if c not in again]
    return [x for x in happenings if not any(x is g for g in gone)]
