"""Who did it, told only when the attacker is named: "A bomb killed 14. Police named the bomber as Karim Sadi"."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.happening import Filler, Happening
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class

LONE_ATTACKERS = word_class("people.lone-attackers")
BACK = 2  # sentences
BY_BOMBERS = {"explosives", "suicide-attack"}


def attackers_named(draft: Draft, syntax: Syntax, groups: list[list[Happening]]) -> None:
    """Adds whom "police named the bomber as", or who "was identified as the attacker", to the doers of the last attack told before, if it has none; not to a strike, if
    it was a bomber, nor where the text tells what he did."""
    attacks = [h for g in groups for h in g if h.type == "ASSAULT" and h.status in {"current", "background"}]
    persons = {m.head: m for m in draft.actors if m.named and m.actor.kind == "person" and m.rule != "modifier"}
    told = {f.actor.actor.name for h in attacks for f in h.actors if f.actor is not None} | {"" for h in attacks if any(_alone(syntax, f.head) for f in h.actors)}
    for m in draft.actors:
        person = persons.get(m.antecedent) if m.antecedent is not None else None
        if person is None or not _alone(syntax, m.head) or _of_another_day(draft, syntax, m.head) or syntax.low[m.first] != "the" or {person.actor.name, ""} & told:
            continue
        before = [h for h in attacks if 0 <= syntax.tokens[m.head].sent - h.sent <= BACK and h.head < m.head]
        act = max(before, key=lambda h: h.head, default=None)
        whole = next((g for g in groups if act is not None and act in g), [])
        bomber = syntax.lemma(m.head) == "bomber"
        if act is not None and all(_nobody_told(syntax, h) for h in whole) and (not bomber or any(h.mode in BY_BOMBERS for h in whole)):
            for h in whole:
                h.actors = []
            act.actors.append(Filler(person.head, person.span, person))


def _nobody_told(syntax: Syntax, h: Happening) -> bool:
    """No doer is told, or no more than "a man believed to be behind it"."""
    return not h.claimed_by and all(syntax.lemma(f.head) in {"man", "woman", "somebody", "someone"} for f in h.actors)


def _of_another_day(draft: Draft, syntax: Syntax, i: int) -> bool:
    """ "the attacker in the 2019 shooting": not in what was told before; not "the attacker in Monday's shooting", which the day before it may be."""
    first, last = syntax.subtree(i)
    return any(t.when.precision in {"year", "month"} and first <= t.head < last for t in draft.times)


def _alone(syntax: Syntax, i: int) -> bool:
    """ "the [gunman]", "a [bomber]"."""
    return syntax.lemma(i) in LONE_ATTACKERS and syntax.tokens[i].xpos == "NN"
