"""Who is said to be behind an act: "Officials believe al-Shabab was behind the attack", "The rebels are thought to be behind the blast"."""

from __future__ import annotations

from dateline.coding.syntax import Syntax
from dateline.coding.triggers import told_by
from dateline.vocab.classes import word_class

MODALS = frozenset({"could", "may", "might", "would"})
LAID_TO = word_class("sayings.lays-it-to") | word_class("sayings.speech-with-a-day")


def being_behind(n: int, syntax: Syntax) -> bool:
    """ "do not believe [al-Shabab] was behind the attack": not its attack, whatever the parse makes of the name."""
    return syntax.prep(n) == "behind" and bool(syntax.kids(n, "cop"))


def behind_it(n: int, syntax: Syntax) -> list[int]:
    """Who the subject of "was behind the attack" is, where that is asserted or held; not "denied it was behind the attack", "did not say who was behind it", "No group
    was behind it", "if the rebels were behind it", "The rebels could be behind it"."""
    s, up = syntax, syntax.head(n)
    if (
        not being_behind(n, s)
        or "ASSAULT" not in told_by(s.lemma(n))
        or s.negated(n)
        or MODALS & set(s.auxiliaries(n))
        or any(s.low[k] in {"if", "whether"} for k in s.kids(n, "mark"))
    ):
        return []
    if s.rel(n) == "xcomp" and up is not None and s.passive(up):
        doers = s.subjects_of_grammar(up)  # "are believed to be behind it"
    elif s.rel(n) in {"ccomp", "root"}:
        doers = [c for k in s.kids(n, "nsubj") for c in s.conjuncts(k)]
    else:
        return []
    held = s.rel(n) == "root" or up is not None and s.lemma(up) in LAID_TO and not s.negated(up)
    return [k for k in doers if held and s.tokens[k].upos in {"NOUN", "PROPN", "ADJ"} and not any(s.low[d] in {"no", "neither"} for d in s.kids(k, "det"))]
