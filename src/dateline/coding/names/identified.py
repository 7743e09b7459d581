"""Attackers whom a text identifies: "the gunman, identified as Femi Ojo", "Police named the attacker as Samir Aziz"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.coding.syntax import Syntax
from dateline.model import ActorMention
from dateline.vocab.classes import word_class

LONE_ATTACKERS = word_class("people.lone-attackers")
TO_BE_NAMED = word_class("people.to-be-named")
IDENTIFYING = frozenset({"identify", "name"})


def identified(syntax: Syntax, mentions: list[ActorMention]) -> list[ActorMention]:
    """ "A gunman killed six. Police identified him as [Femi Ojo]": who is so identified stands for the person named; the other words for a lone attacker of the text,
    too, where only one is named and none is told of in the plural. Not "two gunmen ... one was identified as Femi Ojo", nor where it is the victim who is named."""
    heads = {m.head: m for m in mentions if m.rule != "modifier"}
    found = {g.head: p for g, p in _pairs(syntax, heads)}
    if not found:
        return mentions
    several = any(syntax.tokens[m.head].xpos == "NNS" and syntax.lemma(m.head) in LONE_ATTACKERS for m in mentions)
    attackers = {p.actor.name for i, p in found.items() if syntax.lemma(i) in LONE_ATTACKERS}
    if len(attackers) == 1 and not several:
        person = next(p for p in found.values() if p.actor.name in attackers)
        found |= {m.head: person for m in mentions if _unnamed(syntax, m) and syntax.lemma(m.head) in LONE_ATTACKERS and m.antecedent is None}
    return [replace(m, antecedent=found[m.head].head) if m.head in found and not m.named and m.rule != "modifier" else m for m in mentions]


def _pairs(syntax: Syntax, heads: dict[int, ActorMention]) -> Iterator[tuple[ActorMention, ActorMention]]:
    """(who is identified, the person named); "The attacker, [Karim Bazi], was shot dead" and "The attacker was [Karim Bazi]" tell it, too."""
    persons = {m.first: m for m in heads.values() if m.named and m.actor.kind == "person"}
    for told in heads.values():
        name = persons.get(told.last + 1) if syntax.low[told.last : told.last + 1] == [","] else None
        closed = name is not None and syntax.low[name.last : name.last + 1] in ([","], ["-"], ["–"], ["—"], ["("])
        if name is not None and closed and _unnamed(syntax, told) and syntax.lemma(told.head) in LONE_ATTACKERS | {"suspect"} and syntax.low[told.first] == "the":
            yield told, name
        called = heads.get(up) if (up := syntax.head(told.head)) is not None and syntax.rel(told.head) == "nsubj" and syntax.kids(up, "cop") else None
        is_one = called is not None and called.named and called.actor.kind == "person" and not syntax.negated(called.head)
        if called is not None and is_one and _unnamed(syntax, told) and syntax.lemma(told.head) in LONE_ATTACKERS and syntax.low[told.first] == "the":
            yield told, called
    for t in syntax.tokens:
        if t.lemma not in IDENTIFYING or t.upos != "VERB" or syntax.negated(t.i):
            continue
        whom = [x for o in syntax.objects(t.i) for x in [o] if syntax.prep(o) != "as"]
        behind = [k for x in [t.i, *whom] for k in [*syntax.kids(x, "obl", "xcomp", "advcl", "obj", "nmod")] if syntax.prep(k) == "as"]
        ends = [m for i in [*whom[:1], *(_within(syntax, k, heads) for k in behind[:1])] if (m := heads.get(i)) is not None]
        if len(ends) != 2:
            continue
        person = next((m for m in ends if m.named and m.actor.kind == "person"), None)
        other = next((m for m in ends if not m.named), None)
        if other is not None and other.rule == "pronoun" and other.antecedent is not None:
            other = heads.get(other.antecedent)
        if person is not None and other is not None and _unnamed(syntax, other) and syntax.lemma(other.head) in TO_BE_NAMED:
            yield other, person


def _within(syntax: Syntax, i: int, heads: dict[int, ActorMention]) -> int:
    """ "named him as Reading resident and student [Karim Saad]": the person at the end of what stands behind "as"; else the word itself."""
    if (m := heads.get(i)) is not None and m.named:
        return i
    last = syntax.subtree(i)[1]
    last = next((k for k in range(i, last) if syntax.tokens[k].upos == "ADP"), last)  # not "as a student of Karim Saad"
    return next((k for k in range(last - 1, i - 1, -1) if (m := heads.get(k)) is not None and m.named and m.actor.kind == "person"), i)


def _unnamed(syntax: Syntax, m: ActorMention) -> bool:
    return not m.named and m.rule not in {"modifier", "pronoun", "partitive"} and syntax.tokens[m.head].xpos == "NN"
