"""Who is meant by "the army" behind an Israeli strike, by "its air force", by "the group" behind "the RSF leader", by "the Iran-aligned group"."""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.names.generic import noun_at
from dateline.coding.names.np import HYPHENS
from dateline.coding.syntax import Syntax
from dateline.coding.triggers import event_noun
from dateline.model import ActorMention
from dateline.vocab.actors import Nation, register
from dateline.vocab.actors_words import ActorNoun
from dateline.vocab.classes import word_class

TELLING = word_class("sayings.telling") | word_class("sayings.claiming")
STRIKING = word_class("acts.striking")
BACKING = word_class("groups.backing")
ARMIES = frozenset({"army", "military"})
BACK = 2  # sentences
SEEN = 12  # sentences


def striker(syntax: Syntax, m: ActorMention, mentions: list[ActorMention]) -> ActorMention:
    """ "An Israeli strike killed 13 people. [The army] said it had hit a camp": the army of the state whose strike was told; not "... The army said the strike killed two
    soldiers", nor an army whose country is named."""
    noun = noun_at(syntax, m.head)
    if (
        m.rule != "generic"
        or noun is None
        or noun.noun not in ARMIES
        or syntax.low[m.first] != "the"
        or m.last - m.first != 2
        or not _tells_of_its_strike(syntax, m.head)
    ):
        return m
    sent = syntax.tokens[m.head].sent
    strikes = [e for e in mentions if e.actor.kind == "state" and 0 < sent - syntax.tokens[e.head].sent <= BACK and _strikes(syntax, e)]
    last = [e for e in strikes if syntax.tokens[e.head].sent == max(syntax.tokens[x.head].sent for x in strikes)]
    iso3 = {e.actor.country for e in last}
    nation = register().nations.get(next(iter(iso3)) or "") if len(iso3) == 1 else None
    if nation is None:
        return m
    return replace(m, actor=register().national(nation.iso3, "military").ref(), antecedent=None, named=True, rule="national-force")


def _tells_of_its_strike(syntax: Syntax, head: int) -> bool:
    """ "The army said [it had hit] a camp"."""
    verb = syntax.head(head)
    if verb is None or syntax.rel(head) != "nsubj" or syntax.lemma(verb) not in TELLING:
        return False
    own = [c for c in syntax.kids(verb, "ccomp", "xcomp") if syntax.lemma(c) in STRIKING and not syntax.passive(c)]
    return any(all(syntax.low[k] == "it" for k in syntax.kids(c, "nsubj")) for c in own)


def _strikes(syntax: Syntax, e: ActorMention) -> bool:
    """ "an [Israeli] air strike", "[Israel] killed a commander"."""
    up = syntax.head(e.head)
    if up is None:
        return False
    if e.rule == "modifier" and syntax.rel(e.head) in {"amod", "compound", "nmod:poss"}:
        return event_noun(syntax.lemma(up)) and syntax.lemma(up) in STRIKING
    return syntax.rel(e.head) == "nsubj" and syntax.lemma(up) in STRIKING and not syntax.negated(up)


def force_of(m: ActorMention, noun: ActorNoun, nation: Nation) -> ActorMention:
    """ "[its air force] bombed the port": a force by its own name, of the state whose it is."""
    if noun.state_kind != "state-force" or noun.cls != "body" or noun.unit:
        return m
    name = f"{nation.adjectives[0]} {m.actor.name}" if nation.adjectives else m.actor.name
    return replace(m, actor=replace(m.actor, name=name, country=nation.iso3, kind="state-force"), named=True, rule="nationality-noun")


def as_modifier(syntax: Syntax, m: ActorMention, noun: ActorNoun, modifiers: list[ActorMention]) -> ActorMention | None:
    """ "The [RSF] leader spoke on Wednesday. A day later the group ...": the one armed group that was named at all, if only before another noun."""
    sent = syntax.tokens[m.head].sent
    groups = [e for e in modifiers if e.actor.kind == "armed-group" and sent - syntax.tokens[e.head].sent <= SEEN]
    same = {e.actor.actor_id or e.actor.name.lower() for e in groups}
    return groups[-1] if len(same) == 1 and syntax.tokens[m.head].xpos == "NN" else None


def described_by_its_backer(syntax: Syntax, m: ActorMention) -> bool:
    """ "the [Iran-aligned] group": nothing before the noun but who stands behind it."""
    words = [i for i in range(m.first + 1, m.head) if syntax.tokens[i].text not in HYPHENS]
    return len(words) >= 2 and syntax.low[words[-1]] in BACKING and syntax.tokens[words[-1] - 1].text in HYPHENS and syntax.tokens[m.head].xpos == "NN"
