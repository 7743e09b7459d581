"""Toponyms that name no place of an act: parts of an actor's name, modifiers, points of reference."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.syntax import Syntax
from dateline.coding.triggers import event_noun
from dateline.model import ActorMention, PlaceMention
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class

CRAFT = word_class("moves.ships") | noun_class("aircraft") | {"ship", "vessel", "tanker", "boat"}


def mere_modifier(draft: Draft, syntax: Syntax, p: PlaceMention) -> bool:
    """A toponym that names no place of an act: part of an actor's name or the actor itself ("the Pentagon said"), a modifier ("US air base"), a reference point."""
    if p.where is None:
        return False
    actors = {"organisation", "armed-group", "state-force", "person"}
    if not any(c.isupper() for c in p.name):
        return True
    if any(m.named and m.actor.kind in actors and m.head == p.head and not _mistaken(syntax, m, p) for m in draft.actors):
        return True
    if any(m.named and m.actor.kind == "armed-group" and m.first <= p.head < m.last for m in draft.actors):
        return True  # "the Arakan Army"
    if p.role == "reference" and p.where.precision not in {"near", "district", "province"}:
        return True
    if syntax.rel(p.head) == "appos" and syntax.tokens[p.head].head < p.head and syntax.lemma(syntax.tokens[p.head].head) in CRAFT:
        return True  # "its third aircraft carrier, the Fujian"
    over = syntax.head(p.head)
    town = over is not None and syntax.lemma(over) in {"city", "town", "village"} and syntax.prep(over) in {"in", "at"}  # "in besieged Sudan city"
    return p.where.precision == "country" and syntax.rel(p.head) in {"compound", "amod"} and not town


def _mistaken(syntax: Syntax, m: ActorMention, p: PlaceMention) -> bool:
    """ "an air raid on [Idlib]": a town that the tagger alone takes for a body or a person, behind the preposition of an act."""
    whole = (m.first, m.last) == (p.first, p.last) and m.actor.actor_id is None and p.where is not None and p.where.precision == "exact" and p.where.place_id is not None
    up = syntax.head(p.head)
    return whole and syntax.prep(p.head) in {"on", "of", "in", "at", "near"} and up is not None and event_noun(syntax.lemma(up))
