"""Vehicles and things of every day that somebody made a bomb of; arms that somebody made ready."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class

SENT, GOING_OFF = word_class("weapons.bombs-in-disguise"), frozenset({"explode", "detonate", "go"})
CRUDE = word_class("weapons.crude-devices")
RIGGED, VEHICLES = word_class("weapons.rigged-with"), word_class("weapons.rigged-vehicles")

READYING = frozenset({"set", "assemble", "prepare", "carry"})


def readied(h: Happening, syntax: Syntax) -> bool:
    """ "killed three militants who were [setting up] a mortar": what no rule tells for an act, told of somebody; not "set upon a man"."""
    of_somebody = syntax.rel(h.head) in {"acl", "acl:relcl"} and syntax.tokens[h.head].xpos == "VBG"
    return h.type == "ASSAULT" and h.rule.id.startswith("weights:") and of_somebody and syntax.lemma(h.head) in READYING and bool(syntax.objects(h.head))


def rigged(i: int, draft: Draft, syntax: Syntax) -> bool:
    """ "An [ambulance] packed with explosives blew up", "a [motorcycle] rigged with a bomb"; not "a depot packed with explosives", "a truck loaded with fireworks"."""
    if syntax.lemma(i) not in VEHICLES:
        return False
    made = [v for v in syntax.kids(i, "acl", "amod") if {syntax.lemma(v), syntax.low[v]} & RIGGED]
    loads = {k for v in made for k in syntax.obliques(v, "with")}
    return any(w.mode == "explosives" and w.head in loads and syntax.lemma(w.head) not in {"firework", "fireworks"} for w in draft.weapons)


def in_disguise(i: int, v: int, syntax: Syntax) -> bool:
    """ "A [parcel] exploded at an embassy", "[Pagers] detonated across Lebanon", "A [device] went off": no accident; not "A medical device exploded"."""
    thing = syntax.lemma(i) in SENT or syntax.lemma(i) == "device" and not syntax.kids(i, "compound", "nmod")
    crude = all(syntax.low[k] in CRUDE for k in syntax.kids(i, "amod"))
    if syntax.obliques(v, "into", "onto") or syntax.tokens[v].xpos not in {"VBD", "VBZ", "VBP", "VBN"}:
        return False  # "The letter exploded into debate", "A device failed to detonate"
    return thing and crude and syntax.lemma(v) in GOING_OFF and syntax.rel(i) == "nsubj"
