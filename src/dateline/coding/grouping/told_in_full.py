"""Acts that are named as what the news answers, and told in full further down."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dateline.coding.grouping.groups import FOLLOWED, Group
from dateline.coding.happening import Happening
from dateline.coding.places.alike import nested, same_place
from dateline.coding.syntax import Syntax
from dateline.model import When

BEHIND_WHAT = ("after", "in response to", "in retaliation for", "following")
STATED = frozenset({"on", "during", "between"})


def told_in_full(groups: list[Group], syntax: Syntax) -> list[Group]:
    """ "The US struck militias in response to [the drone attack that killed three soldiers in Jordan]. ... On 28 January [a drone hit a base] in Jordan, killing three":
    one act, named with its toll before it is told. Not where the toll, the place, the day or the way is another's, nor where two acts further down would fit."""
    out = list(groups)
    for g in groups:
        if len(g.members) != 1 or not _named_as_answered(g.first, syntax):
            continue
        fuller = [o for o in out if o is not g and o.first.head > g.first.head and _tells_it(g.first, o.members)]
        if len(fuller) == 1:
            fuller[0].members.append(g.first)
            out.remove(g)
    return out


def _named_as_answered(h: Happening, syntax: Syntax) -> bool:
    behind = syntax.prep(h.head) in BEHIND_WHAT or h.status_rule in FOLLOWED
    return h.type == "ASSAULT" and h.noun and not h.plural and behind and _dead([h]) is not None


def _tells_it(h: Happening, members: Sequence[Happening]) -> bool:
    """Whether another act's dead, way, place and day are those of `h`: as many dead, and of two dead or fewer also the place."""
    dead = _dead([h])
    if members[0].type != "ASSAULT" or dead is None or _dead(members) != dead or members[0].status not in {"current", "background"}:
        return False
    modes = {m.mode for m in members if m.mode}
    if h.mode and modes and h.mode not in modes:
        return False
    mine, theirs = ([p for p in side if p.where is not None] for side in (h.places, [p for m in members for p in m.places]))
    there = any(same_place(p, q) or nested(p, q) for p in mine for q in theirs)
    if mine and theirs and not there or not there and dead < 3:
        return False
    days, others = ([t.when for t in side if t.relation in STATED and t.when.start] for side in (h.times, [t for m in members for t in m.times]))
    return not (days and others) or any(_overlap(a, b) for a in days for b in others)


def _dead(members: Sequence[Happening]) -> int | None:
    """How many the act killed, if one number is told."""
    found = {c.count.best for m in members for c in m.casualties if c.harm == "killed" and c.count.best}
    return found.pop() if len(found) == 1 else None


def _overlap(a: When, b: When) -> bool:
    if not (a.start and a.end and b.start and b.end):
        return False
    return date.fromisoformat(a.start[:10]) <= date.fromisoformat(b.end[:10]) and date.fromisoformat(b.start[:10]) <= date.fromisoformat(a.end[:10])
