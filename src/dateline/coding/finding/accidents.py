"""Blasts that somebody says were nobody's doing: an accident, a gas leak, no sabotage."""

from __future__ import annotations

from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class

RULED_OUT, FAULTS, OTHERS = word_class("mishaps.ruled-out"), word_class("mishaps.faults"), word_class("mishaps.other-ones")


def called_an_accident(h: Happening, syntax: Syntax) -> bool:
    """ "An explosion killed nine; it was an accident", "... a gas leak, not a bomb", "police ruled out sabotage": said of the blast in its sentence or
    soon after; not "denied that it was an accident", "ruled out an accident"."""
    if not h.noun or h.rule.id != "assault.bomb":
        return False
    if any(t.sent > h.sent - 1 and t.sent <= h.sent + 3 and _no_attack(t.i, syntax) for t in syntax.tokens[h.head :]):
        return True
    for t in syntax.tokens[h.head :]:
        if t.sent > h.sent + 1:
            return False
        if t.lemma in {"accident", "accidental"} and syntax.kids(t.i, "cop") and not syntax.negated(t.i):
            above = {syntax.lemma(a) for a in syntax.ancestors(t.i)}
            of_it = any(_that_blast(k, syntax) for k in syntax.kids(t.i, "nsubj"))
            at_first = any(syntax.low[k] in {"first", "initially", "originally"} for a in [t.i, *syntax.ancestors(t.i)] for k in syntax.kids(a, "advmod"))
            doubted = at_first or above & {"deny", "dismiss", "reject", "doubt"} or any(syntax.lemma(m) in {"if", "whether"} for m in syntax.kids(t.i, "mark"))
            return of_it and not doubted
    return False


def _that_blast(k: int, syntax: Syntax) -> bool:
    """ "it", "the blast", "the cause", "the cause of the explosion": of the blast told before; not "a second blast", "the cause of a fire"."""
    if syntax.low[k] in {"it", "this", "that"}:
        return True
    of = [x for x in syntax.obliques(k, "of", "for") if syntax.lemma(x) not in {"explosion", "blast"}]
    other = any(syntax.low[x] in {"a", "an", "another"} for x in syntax.kids(k, "det")) or any(syntax.low[x] in OTHERS for x in syntax.kids(k, "amod"))
    return syntax.lemma(k) in {"explosion", "blast", "cause", "incident"} and not of and not other


def _no_attack(i: int, syntax: Syntax) -> bool:
    """ "ruled out [sabotage]", "it was a gas [leak]", "the [cause] was a short circuit", "a gas [leak] was to blame": what says that nobody did it."""
    up = syntax.head(i)
    if syntax.lemma(i) in RULED_OUT and up is not None and syntax.rel(i) == "obj" and not syntax.negated(up):
        said = {syntax.lemma(a) for a in syntax.ancestors(up)}
        out = syntax.lemma(up) == "exclude" or syntax.lemma(up) == "rule" and any(syntax.low[k] == "out" for k in syntax.kids(up, "compound:prt", "advmod"))
        return out and not said & {"refuse", "decline"} and not {"could", "can", "may"} & set(syntax.auxiliaries(up))
    words = {syntax.lemma(k) for k in [i, *syntax.kids(i, "compound", "amod")]}
    if syntax.lemma(i) not in noun_class("mishap-cause") | {"explosion", "blast"} or not words & FAULTS:
        return False
    told = any(_that_blast(k, syntax) for k in syntax.kids(i, "nsubj"))
    blame = up is not None and syntax.lemma(up) == "blame" and syntax.rel(i).startswith("nsubj")
    return (bool(syntax.kids(i, "cop")) and told or blame) and not syntax.negated(i)
