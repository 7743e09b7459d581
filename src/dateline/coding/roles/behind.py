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
    if (answers := _answers_for(n, s)) is not None:
        return answers
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


def _answers_for(n: int, s: Syntax) -> list[int] | None:
    """ "said [the regime] was responsible for the attack": who answers for one deed, where it is asserted; None where no such word stands over the deed. Not "was not
    responsible for it", "is responsible for attacks", "denied that it was responsible", "if it was responsible"."""
    at = s.head(n)
    if at is None or s.lemma(at) != "responsible" or s.prep(n) != "for" or not s.kids(at, "cop"):
        return None
    one = s.tokens[n].xpos == "NN" and any(s.low[k] in {"the", "this", "that"} for k in s.kids(n, "det")) and "ASSAULT" in told_by(s.lemma(n))
    up = s.head(at)
    asserted = s.rel(at) == "root" or s.rel(at) == "ccomp" and up is not None and s.lemma(up) in LAID_TO and not s.negated(up)
    open_ = s.negated(at) or MODALS & set(s.auxiliaries(at)) or any(s.low[k] in {"if", "whether"} for k in s.kids(at, "mark"))
    if not one or not asserted or open_:
        return []
    doers = [c for k in s.kids(at, "nsubj") for c in s.conjuncts(k)]
    return [k for k in doers if s.tokens[k].upos in {"NOUN", "PROPN", "ADJ"} and not any(s.low[d] in {"no", "neither"} for d in s.kids(k, "det"))]
