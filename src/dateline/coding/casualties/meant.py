"""Whom a verb of harm is told of, where the tree names one person twice or another number's people: "his brother and alleged accomplice, Omar Said, died"."""

from __future__ import annotations

from collections.abc import Container

from dateline.coding.syntax import Syntax
from dateline.coding.triggers import told_by

WHO = frozenset({"who", "whom", "that"})
DENIED = frozenset({"none", "not", "no", "non"})
ENEMY_ACTION = frozenset({"action", "fire", "attack"})
NEAR = 6  # words from the denial to what is denied
ONE = frozenset({"was", "has", "is"})


def those_meant(s: Syntax, v: int, victims: list[int], counted: Container[int]) -> list[int]:
    """The victims without the second word for one person, and those before "who" where they are told by their number alone."""
    before = [k - 1 for k in s.kids(v, "nsubj", "nsubj:pass") if s.low[k] in WHO and s.tokens[k - 1].upos == "NUM" and k - 1 in counted]
    if before and s.tokens[before[0]].sent == s.tokens[v].sent:
        return before  # "the 15 people who died and [16] who were injured"
    twice = {k: i for k in victims for i in victims if i != k and second_word(s, v, k, i)}
    return [_name_behind(s, i, v) or k if (i := twice.get(k)) is not None else k for k in victims if k not in twice.values()]


def _name_behind(s: Syntax, i: int, v: int) -> int:
    """The first word of the name that stands between two words for somebody and the verb; 0 if there is none."""
    return next((k for k in range(i + 1, v) if s.tokens[k].upos == "PROPN" and s.tokens[k].ent.endswith("PER")), 0)


def second_word(s: Syntax, v: int, first: int, i: int) -> bool:
    """ "The group's leader and [founder], Omar Said, was killed", "his brother and alleged accomplice, 26-year-old Karim Said, died": one person, whose name is told
    behind both; not "his brother and his cousin, Karim Said, died", "The leader and his deputy were killed"."""
    if s.rel(i) != "conj" or s.head(i) != first or s.tokens[first].xpos != "NN" or s.tokens[i].xpos != "NN":
        return False
    named = _name_behind(s, i, v)
    helpers = {s.low[k] for k in s.kids(v, "aux", "aux:pass")}
    own = s.kids(i, "det", "nmod:poss")
    return bool(named) and s.low[named:v].count(",") == 1 and (bool(helpers & ONE) or not helpers and not own)


def not_by_foes(s: Syntax, v: int) -> bool:
    """ "Four soldiers were killed in Mali, none of them in combat", "... none of the deaths was a result of enemy action": of no act of force; not "one of them in
    combat", "were killed in combat", "were killed in crossfire, not in combat", "in an attack, none of them combat troops"."""
    if s.lemma(v) != "kill" or not s.passive(v) or s.obliques(v, "by") or any(told_by(s.lemma(k)) for k in s.obliques(v, "in", "during", "when")):
        return False
    last = s.sentences[s.tokens[v].sent].last
    for k in range(v + 1, last):
        if s.low[k] == ";":
            return False
        enemy = s.low[k] in {"enemy", "hostile"} and k + 1 < last and s.lemma(k + 1) in ENEMY_ACTION
        combat = s.low[k] == "combat" and s.low[k - 1] == "in"
        if (enemy or combat) and DENIED & set(s.low[max(v, k - NEAR - 4 * enemy) : k]):
            return True
    return False


__all__ = ["not_by_foes", "second_word", "those_meant"]
