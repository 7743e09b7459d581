"""Of how many nations those are whom one noun names."""

from __future__ import annotations

from collections.abc import Callable, Collection

from dateline.coding.syntax import Syntax
from dateline.model import ActorMention
from dateline.vocab.classes import word_class

ENVOYS, HEADS_OF = word_class("people.speaking-for-states"), word_class("people.heads-of-states")
PRAISED = word_class("people.praised-soldiers")
MEN_IN_ARMS = frozenset({"state-force", "armed-group"})


def of_nations(i: int, syntax: Syntax, actor_at: Callable[[int], ActorMention | None]) -> list[int]:
    """The words that say whose a noun's people are, and the noun: "[Indian] and Chinese [troops]", "[Turkish] and German [officials]"; "the leaders of [Britain] and
    [France]", which no name is lost of by leaving "leaders" out. Not "Indian and Chinese tourists", who are people, nor "the leader of France"."""
    own = actor_at(i)
    if own is None:
        return [i]
    states = [c for k in syntax.obliques(i, "of") for c in syntax.conjuncts(k)]
    named = [m for k in states if (m := actor_at(k)) is not None and m.named and m.actor.kind == "state"]
    if syntax.lemma(i) in HEADS_OF and syntax.tokens[i].xpos == "NNS" and len(states) > 1 and len(named) == len(states):
        return states
    speak = own.rule == "nationality-noun" and syntax.lemma(i) in ENVOYS and syntax.tokens[i].xpos == "NNS"
    if own.actor.kind not in MEN_IN_ARMS and not speak:
        return [i]
    beside = [k for k in syntax.kids(i, "amod", "compound") if syntax.kids(k, "conj") and (m := actor_at(k)) is not None and not m.first <= i < m.last]
    return [*beside, i]


def told_by_states(i: int, told: Collection[int], syntax: Syntax) -> bool:
    """Whether a noun's states are told: "the [leaders] of Britain and France", where Britain and France are; or its force: "the [heroes] of the 9th Division"."""
    states = {c for k in syntax.obliques(i, "of") for c in syntax.conjuncts(k)}
    if syntax.lemma(i) in PRAISED and states & set(told):
        return True
    return syntax.lemma(i) in HEADS_OF and syntax.tokens[i].xpos == "NNS" and len(states & set(told)) > 1
