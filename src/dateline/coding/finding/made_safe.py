"""Bombs that police make safe, and those who laid them that were stopped: no acts of force."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class

PARCELS, DISPOSERS = word_class("things.suspect-parcels"), word_class("people.disposers")
MAKING_SAFE, SETTING_OFF = word_class("acts.making-safe"), word_class("acts.setting-off")
BOMBERS = word_class("armed.fighter-nouns") | {"bomber", "attacker", "man", "suspect"}
OFFICERS = frozenset({"state-force", "state", "person", "organization"})


def made_safe(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "The bomb squad detonated the device", "officers using a robot accidentally detonated one of the bombs", "fired a water cannon at the bag"; not "Soldiers
    detonated a bomb under the bridge", "Engineers detonated mines under a column, killing 12", "Rebels set off a device that disabled a truck"."""
    if being_planted(h, syntax):
        return True
    s, v = syntax, h.head
    if h.noun or h.type != "ASSAULT" or s.passive(v) and not s.obliques(v, "by"):
        return False
    if any(c.harm in {"killed", "wounded"} and c.count.high != 0 and v in {c.cause, *s.ancestors(c.head)} for c in draft.casualties) or s.obliques(v, "under"):
        return False
    first, last = s.sentences[h.sent].first, s.sentences[h.sent].last
    words = {s.lemma(k) for k in range(first, last)}
    if h.rule.id == "assault.crowd-control":
        return any(s.lemma(k) in PARCELS for o in [v, *s.objects(v)] for k in s.obliques(o, "at", "on", "into"))
    things = [x for o in s.objects(v) for x in [o, *s.obliques(o, "of")]]
    if s.lemma(v) not in SETTING_OFF or not any(s.lemma(o) in PARCELS for o in things):
        return False
    doers = [k for d in s.subjects(v) for k in range(*s.subtree(d)) if k < v]
    if any(s.lemma(k) in DISPOSERS for k in doers):
        return True
    foes = any(f.actor is not None and f.actor.actor.kind not in OFFICERS for f in h.actors) or any(s.lemma(k) in BOMBERS for k in doers)
    return not foes and (bool(words & MAKING_SAFE) or any(s.low[k] in {"accidentally", "safely"} for k in s.kids(v, "advmod")))


def being_planted(h: Happening, syntax: Syntax) -> bool:
    """ "A drone killed three militants [who were planting a bomb]": what those were at who were hit; not "three militants who had planted the bomb"."""
    s, v = syntax, h.head
    whom = s.head(v) if s.rel(v) == "acl:relcl" else None
    at_it = s.tokens[v].xpos == "VBG" and {"was", "were"} & set(s.auxiliaries(v))
    return h.type == "ASSAULT" and s.lemma(v) in {"plant", "lay", "prepare"} and whom is not None and bool(at_it) and s.rel(whom) in {"obj", "nsubj:pass", "obl"}
