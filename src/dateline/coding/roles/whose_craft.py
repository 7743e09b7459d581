"""Whose aircraft they are that a text names by their type alone: "RAF Tornados and Typhoons flew over Iraq. Two Typhoons destroyed a rocket launcher"."""

from __future__ import annotations

from dateline.coding.craft import craft_name, each_of
from dateline.coding.happening import Filler, Happening
from dateline.coding.roles.frames import Lookup
from dateline.coding.syntax import Syntax

FORCES = frozenset({"state", "state-force"})


def whose_craft(happenings: list[Happening], syntax: Syntax, actor_at: Lookup) -> None:
    """Gives what a type of aircraft did to the force that the text has named with it before; nobody, where two forces are named with it."""
    flown = [h for h in happenings if h.type == "ASSAULT" and not h.noun and not h.actors and not syntax.passive(h.head)]
    for h in flown:
        kinds = {syntax.lemma(k).removesuffix("s") for k in each_of(syntax, syntax.subjects(h.head)) if craft_name(syntax, k)}
        found = {f.actor.actor.name: f for kind in kinds for f in _owners(kind, h.head, syntax, actor_at) if f.actor is not None}
        if len(found) == 1:
            h.actors = list(found.values())


def _owners(kind: str, before: int, syntax: Syntax, actor_at: Lookup) -> list[Filler]:
    """ "[RAF] Tornados and Typhoons": of each of what is joined."""
    out = []
    for i in sorted(syntax.of_lemmas((kind, f"{kind}s"))):
        first = syntax.head(i) if syntax.rel(i) == "conj" else i
        for x in {i, first} - {None}:
            kids = syntax.kids(x, "compound", "amod", "nmod:poss") if x is not None and i < before else []
            out += [Filler(k, m.span, m) for k in kids if (m := actor_at(k)) is not None and m.named and m.actor.kind in FORCES]
    return out
