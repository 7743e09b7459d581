"""Of how many nations those are whom one noun names."""

from __future__ import annotations

from collections.abc import Callable, Collection

from dateline.coding.syntax import Syntax
from dateline.model import ActorMention
from dateline.vocab.classes import word_class

ENVOYS, HEADS_OF = word_class("people.speaking-for-states"), word_class("people.heads-of-states")
PRAISED = word_class("people.praised-soldiers")
OF_OFFICE = word_class("people.office-words")
MET = frozenset({"meet", "host", "receive", "urge"})
MEN_IN_ARMS = frozenset({"state-force", "armed-group"})


def of_nations(i: int, syntax: Syntax, actor_at: Callable[[int], ActorMention | None]) -> list[int]:
    """The words that say whose a noun's people are, and the noun: "[Indian] and Chinese [troops]", "[Turkish] and German [officials]"; "the leaders of [Britain] and
    [France]", which no name is lost of by leaving "leaders" out. Not "Indian and Chinese tourists", who are people, nor "the leader of France"."""
    own = actor_at(i)
    if own is None:
        return [i]
    states = [c for k in syntax.obliques(i, "of") for c in syntax.conjuncts(k)]
    named = [m for k in states if (m := actor_at(k)) is not None and m.named and m.actor.kind == "state"]
    if _governing(i, syntax) and len(states) > 1 and len(named) == len(states):
        return states
    speak = own.rule == "nationality-noun" and syntax.lemma(i) in ENVOYS and syntax.tokens[i].xpos == "NNS" and not states and _has_a_say(i, syntax)
    if own.actor.kind not in MEN_IN_ARMS and not speak:
        return [i]
    beside = [k for k in syntax.kids(i, "amod", "compound") if k < own.first and syntax.kids(k, "conj") and (m := actor_at(k)) is not None and not m.first <= i < m.last]
    return [*beside, i]


def told_by_states(i: int, told: Collection[int], syntax: Syntax) -> bool:
    """Whether a noun's states are told: "the [leaders] of Britain and France", where Britain and France are; or its force: "the [heroes] of the 9th Division"."""
    states = {c for k in syntax.obliques(i, "of") for c in syntax.conjuncts(k)}
    if syntax.lemma(i) in PRAISED and states & set(told):
        return True
    return _governing(i, syntax) and len(states & set(told)) > 1


def _governing(i: int, syntax: Syntax) -> bool:
    """ "the [leaders] of Britain and France", "foreign ministers of Iran and Iraq"; not "opposition leaders of Belarus and Russia", "the former presidents of ..."."""
    beside = {syntax.lemma(k).lower() for k in syntax.kids(i, "amod", "compound")}
    return syntax.lemma(i) in HEADS_OF and syntax.tokens[i].xpos == "NNS" and beside <= OF_OFFICE


def _has_a_say(i: int, syntax: Syntax) -> bool:
    """ "Turkish and German [officials] agreed", "met with Turkish and German officials"; not "Syrian and Iraqi officials were killed", "killed Syrian and
    Iraqi officials", "Former Israeli and Palestinian negotiators"."""
    over = syntax.head(i)
    done_to = syntax.rel(i) == "nsubj:pass" or syntax.rel(i) == "obj" and over is not None and syntax.lemma(over) not in MET
    return not done_to and not any(syntax.low[k] in {"former", "ex", "exiled"} for k in syntax.kids(i, "amod", "compound"))
