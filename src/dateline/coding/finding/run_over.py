"""Who is hit by a car or a bus, and no attack is told of: an accident, and nobody's act."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.happening import Happening
from dateline.coding.names.coder import mention_at
from dateline.coding.syntax import Syntax
from dateline.coding.triggers import event_noun
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class

VEHICLES, HITTING, ON_PURPOSE = word_class("mishaps.vehicles"), word_class("mishaps.hitting"), word_class("mishaps.on-purpose")
RUN_INTO = word_class("mishaps.run-into")
MOTORWAYS = word_class("mishaps.motorways")
DRUNK = word_class("mishaps.drunk")  # "a [hit]-and-run driver"
MARKS = {"when", "as", "after", "while"}


def run_over(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "An officer was struck by a car", "a bus hit two soldiers", "was killed when a speeding car hit him"; not "was hit by a military truck", "a car hit an officer
    in a ramming attack", "a truck packed with explosives hit the gate"."""
    if h.type != "ASSAULT" or h.noun:
        return False
    if _on_a_motorway(h, syntax) and not _meant(h.head, draft, syntax):
        return True
    if _by_a_motorist(h, syntax) and not _meant(h.head, draft, syntax):
        return True
    if _into_a_thing(h, draft, syntax):
        return True
    clauses = [k for k in syntax.kids(h.head, "advcl") if MARKS & {syntax.lemma(m) for m in syntax.kids(k, "mark", "advmod")}]
    hits = [v for v in [h.head, *clauses] if syntax.lemma(v) in HITTING and _by_a_vehicle(v, draft, syntax)]
    return bool(hits) and not _meant(h.head, draft, syntax)


def _on_a_motorway(h: Happening, syntax: Syntax) -> bool:
    """ "A police officer was hit on a motorway", "the 11th trooper hit on Utah roads this year": nobody and no weapon is named; not "A convoy was hit on the highway"."""
    bare = syntax.lemma(h.head) in {"hit", "strike"} and not syntax.kids(h.head, "obj") and not syntax.obliques(h.head, "by")
    return (
        bare
        and not h.targets
        and not syntax.kids(h.head, "advcl")
        and not any(syntax.lemma(k) in noun_class("target") | VEHICLES | {"convoy"} for k in syntax.subjects_of_grammar(h.head))
        and any(syntax.tokens[f.head].xpos in {"NN", "NNS"} for f in [*h.recipients, *h.actors])
        and any(syntax.lemma(k) in MOTORWAYS or syntax.low[k] == "roads" for k in syntax.obliques(h.head, "on", "along"))
    )


def _by_a_motorist(h: Happening, syntax: Syntax) -> bool:
    """ "A motorist struck and killed a woman", "killed by a drunk driver"; not "A driver rammed the crowd"."""
    over = [h.head, *([up] if syntax.rel(h.head) == "conj" and (up := syntax.head(h.head)) is not None else [])]
    doers = [k for v in over for k in [*syntax.subjects(v), *syntax.obliques(v, "by")]]
    return any(syntax.lemma(d) == "motorist" or syntax.lemma(d) == "driver" and bool({syntax.low[k] for k in range(syntax.subtree(d)[0], d)} & DRUNK) for d in doers)


def _into_a_thing(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "when a jeep ferrying guests [ploughed] into a tea stall": a crash; not "a van ploughed into a crowd", "into a market", nor with explosives."""
    verbs = [v for v in [h.head, *syntax.kids(h.head, "advcl")] if syntax.lemma(v) in {"plough", "plow"}]
    crashed = any(
        any(syntax.lemma(k) in VEHICLES and not _armed_with(k, syntax) for x in [v, *syntax.kids(v, "advcl")] for k in syntax.kids(x, "nsubj"))
        and any(syntax.lemma(o) in RUN_INTO for o in syntax.obliques(v, "into"))
        for v in verbs
    )
    here = [t.lemma for t in syntax.tokens if t.sent == h.sent]
    return (
        crashed
        and not (ON_PURPOSE - {"plough", "plow"}) & set(here)
        and all(w.lemma in VEHICLES for w in (syntax.tokens[x.head] for x in draft.weapons) if w.sent == h.sent)
    )


def _armed_with(i: int, syntax: Syntax) -> bool:
    """ "a truck packed with explosives", "a settler's car"."""
    return any(syntax.lemma(k) in noun_class("military") | ON_PURPOSE for k in range(*syntax.subtree(i)))


def _by_a_vehicle(v: int, draft: Draft, syntax: Syntax) -> bool:
    """A plain vehicle did it, that is nobody's in the news: no "army truck", no "settler's car"."""
    by = syntax.obliques(v, "by") if not syntax.kids(v, "obj") else []  # "Trooper hit by runaway car", as a headline
    doers = by or ([] if syntax.passive(v) or syntax.rel(v) == "acl" else syntax.kids(v, "nsubj"))
    return bool(doers) and all(syntax.lemma(d) in VEHICLES and not _of_a_side(d, draft, syntax) for d in doers)


def _of_a_side(i: int, draft: Draft, syntax: Syntax) -> bool:
    near = [*syntax.kids(i, "compound", "amod", "nmod:poss"), *syntax.obliques(i, "of", "with", "from")]
    return any(syntax.lemma(k) in noun_class("military") | ON_PURPOSE or (m := mention_at(draft, k)) is not None and m.actor.kind != "unknown" for k in near)


def _meant(i: int, draft: Draft, syntax: Syntax) -> bool:
    """A word of the sentence, or of the next, tells of an attack, of weapons, or that it was on purpose."""
    sents = {syntax.tokens[i].sent, syntax.tokens[i].sent + 1}
    if any(syntax.tokens[w.head].sent == syntax.tokens[i].sent and syntax.lemma(w.head) not in VEHICLES for w in draft.weapons):
        return True
    words = [t for t in syntax.tokens if t.sent in sents]
    return any(t.lemma in ON_PURPOSE or t.upos == "NOUN" and t.i != i and event_noun(t.lemma) and t.lemma not in noun_class("accident") for t in words)
