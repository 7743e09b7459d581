"""Weapons that a sentence names and with which nobody was hit: those of a unit's name, those fitted to what was destroyed, those found afterwards."""

from __future__ import annotations

from collections.abc import Container

from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class

UNITS_OF_ARMS = word_class("armed.units-of-arms")
FITTED = word_class("weapons.fitted")
HANDLING = word_class("weapons.handling")
TAKEN_UP = word_class("weapons.taken-up")
STORES = word_class("places.stores-of-arms")


def of_a_unit(syntax: Syntax, h: Happening, i: int) -> bool:
    """ "killed the commander of the [rocket] unit": it says whose commander he was; not "the [drone] unit struck a depot", where the unit does it."""
    over = syntax.head(i)
    if over is None or syntax.rel(i) not in {"compound", "amod", "nmod"} or syntax.lemma(over).lower() not in UNITS_OF_ARMS or over < i:
        return False
    doers = {f.head for f in h.actors}
    return not any(a in doers or syntax.rel(a).startswith("nsubj") and syntax.head(a) == h.head and not syntax.passive(h.head) for a in [over, *syntax.ancestors(over)])


def fitted_with(syntax: Syntax, i: int, hit: Container[int]) -> bool:
    """ "destroyed two pickups equipped with [heavy machine guns]", "a truck carrying [rockets]": of what was hit; not "a car laden with explosives hit the gate"."""
    for a in [i, *syntax.ancestors(i)][:4]:
        up = syntax.head(a)
        beside = up in hit and syntax.rel(a) in {"acl", "amod"} or syntax.tokens[a].xpos == "VBG" and a - 1 in hit  # "a truck carrying rockets", as often parsed
        if beside and syntax.lemma(a) in FITTED:
            return True
    return in_their_hands(syntax, i, hit)


def in_their_hands(syntax: Syntax, i: int, hit: Container[int]) -> bool:
    """ "killed three militants who were setting up [a mortar]", "shot a man wielding [a knife]": of those who were hit; not "killed a man who was stabbed with a knife",
    "killed a soldier who was defusing a bomb", of which he may have died."""
    over = syntax.head(i) if syntax.rel(i) in {"compound", "conj"} else i
    v = syntax.head(over) if over is not None else None
    if over is None or v is None or syntax.rel(over) not in {"obj", "conj"} or syntax.passive(v) or syntax.lemma(v) not in HANDLING:
        return False
    clause = v if syntax.rel(v) in {"acl", "acl:relcl"} else syntax.head(v) if syntax.rel(v) in {"xcomp", "conj"} else None
    return clause is not None and syntax.rel(clause) in {"acl", "acl:relcl"} and syntax.head(clause) in hit


def found_after(syntax: Syntax, i: int) -> bool:
    """ "six [rifles] recovered", "recovered three [AK-47] rifles", "a rifle and two [grenades] were found": what was taken up, and not what anybody was hit with.
    Not "killed by a [mine] found in a field"."""
    for a in [i, *syntax.ancestors(i)][:4]:
        if a != i and syntax.rel(i) not in {"compound", "conj", "amod", "nmod"} and syntax.rel(a) not in {"compound", "conj"}:
            break
        used = (v := syntax.head(a)) is not None and (syntax.lemma(v) == "use" or syntax.rel(a) == "nsubj")  # "A grenade found by children exploded"
        if syntax.prep(a) not in {"by", "with"} and not used and any(syntax.lemma(k) in TAKEN_UP and syntax.tokens[k].xpos == "VBN" for k in syntax.kids(a, "acl")):
            return True
        up = syntax.head(a)
        subject = syntax.rel(a) == "nsubj:pass" or syntax.rel(a) == "nsubj" and up is not None and not syntax.kids(up, "obj")  # "six rifles recovered"
        if up is not None and syntax.lemma(up) in TAKEN_UP and (a in syntax.objects(up) or subject):
            return True
        if syntax.tokens[a].upos not in {"NOUN", "PROPN", "NUM", "ADJ"}:
            break
    return False


def under_fire(syntax: Syntax, i: int, own: Container[int]) -> bool:
    """ "stormed the trenches [under heavy machine-gun fire]": the fire of those who were stormed; not "came under rocket fire"."""
    return any(syntax.lemma(a) == "fire" and syntax.prep(a) == "under" and syntax.rel(a) == "obl" and a not in own for a in [i, *list(syntax.ancestors(i))[:2]])


def stored_there(syntax: Syntax, i: int, hit: Container[int]) -> bool:
    """ "bombed a factory for [car bombs]", "struck [rocket] and [missile] stores", "a depot of shells": what the place that was hit makes or holds; not "struck the
    depot with [missiles]"."""
    at, way = i, {"compound", "conj", "amod", "nmod"}
    for _ in range(3):
        up = syntax.head(at)
        if up is None or syntax.rel(at) not in way or syntax.prep(at) not in {"", "of", "for"}:
            return False
        if up in hit and syntax.lemma(up) in STORES:
            return True
        at = up
    return False
