"""Whether somebody was killed in a fight or an attack: "were killed in clashes", "had been killed and more than 400 injured in the operation"."""

from __future__ import annotations

from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.coding.triggers import told_by
from dateline.vocab.classes import word_class

FIGHTING_NOUNS = word_class("acts.fighting")
WOUNDING = frozenset({"wound", "injure", "hurt"})


def killed_in_a_fight(h: Happening, syntax: Syntax, *, near: bool) -> bool:
    """ "in [clashes]", "in one of the worst [attacks] in years", "was killed and two injured in [a raid]"; where an accident is told `near`, not in any act of force."""
    s = syntax
    verbs = [v for v in s.conjuncts(h.head) if v == h.head or v > h.head and s.lemma(v) in WOUNDING]
    fighting = [k for v in verbs for k in s.kids(v, "obl", "advcl") if s.lemma(k) in FIGHTING_NOUNS or s.low[k] in FIGHTING_NOUNS]
    within = [k for v in verbs for x in s.kids(v, "obl") if s.prep(x) == "in" for k in [x, *s.obliques(x, "of")]]
    fighting += [k for k in within if not near and s.tokens[k].upos == "NOUN" and "ASSAULT" in told_by(s.lemma(k))]
    return any(k in within or s.prep(k) in {"in", "during"} or any(s.lemma(m) == "in" for m in s.kids(k, "mark")) for k in fighting)
