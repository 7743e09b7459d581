"""Drones and missiles that are stopped in the air: nobody is attacked by those who do."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class

DRONES = word_class("weapons.drones")
FLYING = frozenset({"missile", "rocket", "projectile"})


def destroyed_in_flight(v: int, syntax: Syntax) -> bool:
    """ "Air defences [destroyed 102 drones] overnight", "30 drones were destroyed over Tula": a swarm that came at those who tell it; not "destroyed 40 drones at a
    base", "destroyed a drone workshop", "Rebels destroyed two drones"."""
    s = syntax
    things = [x for o in [*s.objects(v), *s.kids(v, "nsubj:pass")] for x in [o, *s.obliques(o, "of")]]
    where = [k for x in [v, *things] for k in s.obliques(x, "at", "in", "inside") if s.lemma(k) in noun_class("target")]
    return swarm(things, s) and not where


def interceptors_fired(v: int, syntax: Syntax) -> bool:
    """ "fired a dozen [interceptors] at the missiles", "fired at incoming drones": at what flew; not "fired missiles at a drone factory"."""
    s = syntax
    given = [x for o in s.objects(v) for x in [o, *s.obliques(o, "of")]]
    flying = [k for k in s.obliques(v, "at", "on") if s.lemma(k) in DRONES | FLYING and s.tokens[k].xpos == "NNS"]
    return s.lemma(v) in {"fire", "launch", "shoot"} and (bool(flying) or any(s.lemma(x) == "interceptor" for x in given))


def swarm(things: Sequence[int], syntax: Syntax) -> bool:
    """More than a few drones: "61 of 75 drones", "all the drones"; two drones over an airport are told of as any aircraft."""
    many = [x for x in things if syntax.lemma(x) in DRONES and syntax.tokens[x].xpos == "NNS"]
    return any(_more_than_a_few(syntax.kids(x, "nummod"), syntax) or syntax.head(x) in things or any(syntax.low[d] == "all" for d in syntax.kids(x, "det")) for x in many)


def _more_than_a_few(numbers: list[int], syntax: Syntax) -> bool:
    return any(syntax.low[k] not in {"one", "two", "three", "four", "1", "2", "3", "4"} for k in numbers)
