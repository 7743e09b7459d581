"""What police shot at is not what a bomb did: the blast that a dead or wanted man is known by is an act of its own."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from dateline.coding.happening import Filler, Happening
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class

BLASTS = word_class("acts.blasts")
OFFICERS = frozenset({"officer", "agent", "deputy", "guard"})
FORCES = frozenset({"state-force", "state"})
ONE_SPELLING = 0.85  # likeness from which two spellings are of one name


def blast_apart(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "Police shot the suspect dead. He was wanted over [the bombings], which killed nine", "was killed in a shootout with police days after the bombing. [The blasts]
    killed four": no shots of police; not "Soldiers shot at a car. The explosion that followed killed four", "Gunmen stormed a hotel. The blast killed six"."""
    if h.type != "ASSAULT" or not h.noun or syntax.lemma(h.head) not in BLASTS or any(syntax.lemma(k) in {"follow", "ensue"} for k in syntax.kids(h.head, "acl:relcl")):
        return False
    shot = all(m.mode == "firearms" and not m.weapons and not m.targets and _at_one(m) for m in members)
    return shot and any(_force(m) for m in members)


def blast_of_it(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "was shot dead three days after he set off two bombs. [The blasts] killed four": of the bombs that the sentence before told; not "Another blast", "a blast"."""
    bare = h.noun and h.definite and not (h.actors or h.targets or h.places or h.times) and syntax.lemma(h.head) in BLASTS
    set_off = not m.noun and m.mode in {"explosives", "suicide-attack"} and m.status_rule in {"status.background.followed", "status.current"}
    return h.type == "ASSAULT" and bare and set_off and h.sent - m.sent == 1


def another_man(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "Omar Ali was shot dead in Tampa. ... Karim Said was killed in [a shootout] with police": one more named man, in a fight that is told as new; not "died in the
    shootout"."""
    s, verb = syntax, syntax.head(h.head)
    new = h.type == "ASSAULT" and h.noun and not h.plural and any(s.low[k] in {"a", "an"} for k in s.kids(h.head, "det")) and s.prep(h.head) == "in"
    if not new or verb is None or not s.verbal(verb) or any(m.sent == h.sent for m in members):
        return False
    mine = {f.actor.actor.name for f in h.recipients if f.head in s.subjects_of_grammar(verb) and f.actor is not None and _named_man(f)}
    theirs = {f.actor.actor.name for m in members for f in m.recipients if f.actor is not None and _named_man(f)}
    return len(mine) == 1 and bool(theirs) and not any(_one_name(a, b) for a in mine for b in theirs)


def _one_name(a: str, b: str) -> bool:
    """ "Omar Ali", "Ali"; "Hamza bin Laden", "Hamza bin Ladin"; not "Omar Ali", "his brother Karim Ali"."""
    x, y = a.split(), b.split()
    spelled = x[0] == y[0] and SequenceMatcher(None, a, b).ratio() > ONE_SPELLING
    return spelled or {*x} <= {*y} or {*y} <= {*x}


def _named_man(f: Filler) -> bool:
    return f.actor is not None and f.actor.named and f.actor.actor.kind == "person"


def _force(m: Happening) -> bool:
    return any(_officer(f) for f in m.actors)


def _at_one(m: Happening) -> bool:
    """Nobody but forces is told to have done it."""
    return all(f.actor is None or _officer(f) for f in m.actors)


def _officer(f: Filler) -> bool:
    """Of a force: the police, a federal agent."""
    return f.actor is not None and (f.actor.actor.kind in FORCES or f.actor.actor.name.split()[-1].lower() in OFFICERS)
