"""Vehicles that somebody made a bomb of."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class

RIGGED, VEHICLES = word_class("weapons.rigged-with"), word_class("weapons.rigged-vehicles")


def rigged(i: int, draft: Draft, syntax: Syntax) -> bool:
    """ "An [ambulance] packed with explosives blew up", "a [motorcycle] rigged with a bomb"; not "a depot packed with explosives", "a truck loaded with fireworks"."""
    if syntax.lemma(i) not in VEHICLES:
        return False
    made = [v for v in syntax.kids(i, "acl", "amod") if {syntax.lemma(v), syntax.low[v]} & RIGGED]
    loads = {k for v in made for k in syntax.obliques(v, "with")}
    return any(w.mode == "explosives" and w.head in loads and syntax.lemma(w.head) not in {"firework", "fireworks"} for w in draft.weapons)
