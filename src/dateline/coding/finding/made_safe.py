"""Bombs that police make safe, and soldiers who die of something else than a foe: no acts of force."""

from __future__ import annotations

from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class

PARCELS, DISPOSERS = word_class("things.suspect-parcels"), word_class("people.disposers")
MAKING_SAFE, SETTING_OFF = word_class("acts.making-safe"), word_class("acts.setting-off")
DENIED = frozenset({"none", "not", "no", "non", "n't"})
ENEMY_ACTION = frozenset({"action", "fire", "attack"})
NEAR = 6  # words from the denial to what is denied


def made_safe(h: Happening, syntax: Syntax) -> bool:
    """ "The bomb squad detonated the device", "officers using a robot accidentally detonated one of the bombs", "fired a water cannon at the bag"; not "Soldiers
    detonated a bomb under the bridge"."""
    s, v = syntax, h.head
    if h.noun or h.type != "ASSAULT" or s.passive(v) and not s.obliques(v, "by"):
        return False
    first, last = s.sentences[h.sent].first, s.sentences[h.sent].last
    words = {s.lemma(k) for k in range(first, last)}
    if h.rule.id == "assault.crowd-control":
        return any(s.lemma(k) in PARCELS for o in [v, *s.objects(v)] for k in s.obliques(o, "at", "on", "into"))
    things = [x for o in s.objects(v) for x in [o, *s.obliques(o, "of")]]
    if s.lemma(v) not in SETTING_OFF or not any(s.lemma(o) in PARCELS for o in things):
        return False
    doers = [k for d in s.subjects(v) for k in range(*s.subtree(d)) if k < v]
    return any(s.lemma(k) in DISPOSERS for k in doers) or bool(words & MAKING_SAFE) or any(s.low[k] in {"accidentally", "safely"} for k in s.kids(v, "advmod"))


def not_by_foes(h: Happening, syntax: Syntax) -> bool:
    """ "Four soldiers were killed in Mali, none of them in combat", "... none of the deaths was a result of enemy action"; not "one of them in combat"."""
    if h.rule.id != "assault.kill" or h.noun or not syntax.passive(h.head) or h.actors or h.weapons:
        return False
    last = syntax.sentences[h.sent].last
    for k in range(h.head + 1, last):
        enemy = syntax.low[k] in {"enemy", "hostile"} and k + 1 < last and syntax.lemma(k + 1) in ENEMY_ACTION
        if (enemy or syntax.low[k] == "combat") and DENIED & set(syntax.low[max(h.head, k - NEAR - 4 * enemy) : k]):
            return True
    return False
