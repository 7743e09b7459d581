"""Where the events model is heard beside the rules: acts in words that no rule knows, acts that no word bears out, their status, and parts that the parse does not give.

Rules keep the last word where they are certain (negation, "will", "if", old dates); the model decides where a rule only falls back on its default.
The thresholds were chosen on the readings of training/readings (training/events/data.md).
"""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.happening import Filler, Happening
from dateline.coding.opinion import CODER, Opinion
from dateline.coding.roles import Lookup, Roles
from dateline.coding.syntax import NOMINAL, Syntax
from dateline.vocab.rules import EventRule

SURE = {  # probabilities from which the model is heard
    "new": 0.9, "rescue": 0.8, "veto": 0.98, "status": 0.85, "part": 0.6, "far": 0.9, "more": 0.9, "swap": 0.6, "none": 0.05, "speaker": 0.6,
}  # fmt: skip
FRAMES = {
    "ASSAULT": "strike", "COERCE": "detain", "MOBILIZE": "move", "RETREAT": "move", "AGREE": "meet", "CONSULT": "meet", "AID": "give", "REQUEST": "say-to",
    "ACCUSE": "say-to", "REJECT": "say-to", "THREATEN": "say-to", "PROTEST": "protest",
}  # fmt: skip
OPEN_STATUS = {"status.current"}  # what a rule says when no rule spoke


def rule_for(kind: str) -> EventRule:
    """The rule of an event that the model found: any words, of this type; its roles stand where they mostly do."""
    return EventRule(f"{CODER}.{kind.lower()}", kind, None, FRAMES.get(kind, "act"))


def more(found: list[Happening], opinion: Opinion, syntax: Syntax, allowed: set[int]) -> list[Happening]:
    """The happenings of the rules, and those that the model alone sees, in text order."""
    have = {h.head for h in found}
    out = list(found)
    for t in syntax.tokens:
        if t.i in have or t.sent not in allowed or t.upos not in {"VERB", "NOUN", "PROPN"} or syntax.rel(t.i) in {"compound", "amod", "flat"}:
            continue
        kind, p = opinion.type_at(t.i)
        if p >= SURE["new"]:
            rule = rule_for(kind)
            noun = t.upos != "VERB"
            definite = noun and any(syntax.lemma(k) in {"the", "this", "these", "that", "those"} for k in syntax.kids(t.i, "det"))
            out.append(Happening(head=t.i, rule=rule, noun=noun, sent=t.sent, definite=definite, plural=noun and t.xpos in {"NNS", "NNPS"}, rules=[rule]))
    return sorted(out, key=lambda h: h.head)


def rescued(h: Happening, opinion: Opinion, roles: Roles) -> bool:
    """Whether an act whose rules lack a party or a thing is told all the same; sets the rule of the type that the model sees."""
    kind, p = opinion.type_at(h.head)
    fitting = [r for r in h.rules if r.type == kind]
    if p < SURE["rescue"] or not fitting:
        return False
    h.rule, h.mode, h.light, h.verbs = fitting[0], fitting[0].mode, None, []
    h.actors, h.recipients, h.targets = [], [], []
    roles.fill(h)
    return True


def borne_out(h: Happening, opinion: Opinion) -> bool:
    """Whether some word of the act tells an event, as the model sees it."""
    return max(opinion.tells(i) for i in _words(h)) > 1 - SURE["veto"]


def weigh_status(h: Happening, opinion: Opinion) -> None:
    """Where no rule spoke, the model's status if it is sure."""
    if h.status_rule not in OPEN_STATUS:
        return
    status, p = max(opinion.status_at(_teller(h, opinion)).items(), key=lambda x: x[1])
    if status != "current" and p >= SURE["status"]:
        h.status, h.status_rule = status, f"{CODER}.status"


class Parts:
    """Parts of one act as the model sees them, laid beside those that the rules found."""

    def __init__(self, h: Happening, opinion: Opinion, syntax: Syntax, actor_at: Lookup) -> None:
        self.h, self.syntax, self.actor_at = h, syntax, actor_at
        self.seen = opinion.parts(_teller(h, opinion))

    def settle(self) -> None:
        """Turn round sides that stand the wrong way, then add sides and things that no rule found."""
        self._turn(self.h.actors, "actor", self.h.recipients, "recipient")
        self._turn(self.h.recipients, "recipient", self.h.actors, "actor")
        for part, fillers in (("actor", self.h.actors), ("recipient", self.h.recipients)):
            fillers += self._people(part, SURE["more"] if fillers else SURE["part"])
        if self.h.type == "ASSAULT":
            found = self._likely("target", SURE["more"] if self.h.targets else SURE["part"])
            heads = [i for i in found if self.syntax.tokens[i].upos in NOMINAL and self.actor_at(i) is None and self._heads_a_phrase(i)]
            self.h.targets += [Filler(i, self.syntax.span(*self.syntax.phrase(i)), coder=CODER) for i in heads]

    def speakers(self) -> list[Filler]:
        """Whom the act is told by, in its own sentence."""
        return [f for f in self._people("speaker", SURE["speaker"]) if self.syntax.tokens[f.head].sent == self.h.sent]

    def _turn(self, mine: list[Filler], part: str, theirs: list[Filler], other: str) -> None:
        """ "Two officers died when gunmen raked a post": a side that the parse gave the wrong part."""
        for f in list(mine):
            if self._chance(f, part) <= SURE["none"] and self._chance(f, other) >= SURE["swap"]:
                mine.remove(f)
                if all(o.head != f.head for o in theirs):
                    theirs.append(replace(f, coder=CODER))

    def _chance(self, f: Filler, part: str) -> float:
        first, last = (f.actor.first, f.actor.last) if f.actor is not None else (f.head, f.head + 1)
        return max((p for i, p in self.seen.get(part, {}).items() if first <= i < last), default=0.0)

    def _likely(self, part: str, least: float) -> list[int]:
        """Tokens that are this part and stand in no other; in another sentence than the act only if that is all but certain."""
        taken = {f.head for f in [*self.h.actors, *self.h.recipients, *self.h.targets]}
        here = {i: p for i, p in self.seen.get(part, {}).items() if i not in taken}
        return [i for i, p in here.items() if p >= (least if self.syntax.tokens[i].sent == self.h.sent else max(least, SURE["far"]))]

    def _people(self, part: str, least: float) -> list[Filler]:
        out = []
        for i in self._likely(part, least):
            actor = self.actor_at(i)
            if actor is not None and actor.head == i:
                out.append(Filler(i, actor.span, actor, CODER))
        return out

    def _heads_a_phrase(self, i: int) -> bool:
        return self.syntax.rel(i) not in {"compound", "flat", "amod", "nmod:poss"}


def _words(h: Happening) -> set[int]:
    return {h.head, *h.verbs, *([h.light] if h.light is not None else [])}


def _teller(h: Happening, opinion: Opinion) -> int:
    """The word of the act that the model takes for the one that tells it."""
    return max(_words(h), key=lambda i: (opinion.tells(i), -i))
