"""Which acts an article tells as news of conflict, by what it is about: conflict, something else beside it, or everyday crime."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.draft import Draft
from dateline.coding.finding.advice import Advice
from dateline.coding.finding.needs_words import WORDS
from dateline.coding.happening import Filler, Happening
from dateline.coding.scope import about_crime, about_mishap, touches_conflict
from dateline.model.values import ActorKind
from dateline.vocab.classes import word_class

PLAIN = frozenset({"assault.stab", "assault.shoot", "assault.murder", "assault.assassinate", "assault.execute"})
WAR = frozenset({"aerial", "heavy-weapons", "explosives", "suicide-attack"})
ARMED = frozenset({"armed-group", "state-force"})
PUBLIC_PEOPLE, ATTACKED = word_class("people.of-public-life"), word_class("people.attacked-for-who-they-are")


def of_the_news(happenings: Sequence[Happening], draft: Draft, advice: Advice, public: bool) -> list[Happening]:
    """The acts to be told. `public`: whether the article is of conflict by its words."""
    if about_crime(draft):
        return [h for h in happenings if amid_crime(h, draft) or h.type == "COERCE" and _of_a_crowd(h, happenings)]
    kinds = {h.type for h in happenings} | ({"mishap"} if about_mishap(draft) else set())
    public, political = public or "mishap" not in kinds and advice.tells_force(happenings), touches_conflict(draft)
    return [h for h in happenings if public or armed_act(h) or political and of_states(h) or advice.plain(h, kinds)]


def amid_crime(h: Happening, draft: Draft) -> bool:
    """What an article of everyday crime can still tell: a protest, violence with a weapon of war, by fighters, or by or against the police and army; what is done to
    people of public life ("shot a [reporter] dead", "arrested an [opposition leader]"), violence to lawmakers or those of a faith; fighters arrested; what a state does
    to all ("declared an emergency"); not "A Paris man was arrested on charges of theft", "His ex-boyfriend stabbed him", "police arrested the mayor's driver"."""
    if h.type not in {"ASSAULT", "COERCE"}:
        return h.type == "PROTEST"
    if any(_public(f, draft, PUBLIC_PEOPLE if h.type == "COERCE" else PUBLIC_PEOPLE | ATTACKED) for f in h.recipients):
        return True
    if h.type == "COERCE":
        return "armed-group" in _kinds(h.recipients) or not h.recipients and "state" in _kinds(h.actors)
    return bool(_kinds(h.actors, h.recipients) & ARMED) or any(w.mode in WAR and not w.platform for w in h.weapons)


def _public(f: Filler, draft: Draft, words: frozenset[str]) -> bool:
    """ "a radio [reporter]", "a [Jewish] man", "an [opposition] lawmaker"; not "the mayor's driver"."""
    m, s = f.actor, draft.syntax
    return m is not None and any(s.lemma(i) in words and s.rel(i) != "nmod:poss" for i in range(m.first, m.last))


def _of_a_crowd(h: Happening, happenings: Sequence[Happening]) -> bool:
    """ "Hundreds marched. Police detained [40 people]": in the sentence of a protest, or the one behind it."""
    return any(x.type == "PROTEST" and 0 <= h.sent - x.sent <= 1 for x in happenings)


def armed_act(h: Happening) -> bool:
    """What an article about something else can still tell: a protest, an act by or against an armed side or with a weapon of war, a person stabbed, shot or
    murdered (no word of that kind stands for a mishap), a state's act towards another."""
    if h.type == "PROTEST":
        return True
    actors, sides = _kinds(h.actors), _kinds(h.actors, h.recipients)
    if h.rule.id in PLAIN and any(f.actor is not None and f.actor.actor.kind in {"person", "civilians"} for f in h.recipients):
        return True
    if h.type == "ASSAULT":
        return bool(sides & (ARMED | {"state"}) and actors) or any(w.mode in WAR | {"firearms"} and not w.platform for w in h.weapons)
    if h.type in {"COERCE", "MOBILIZE", "RETREAT"}:
        return bool(sides & ARMED)
    countries = {f.actor.actor.country for f in [*h.actors, *h.recipients] if f.actor is not None and f.actor.actor.country}
    return len(countries) > 1 or "armed-group" in sides


def of_states(h: Happening) -> bool:
    """An act of words by a state, its government or head, or a force."""
    return h.type in WORDS and any(f.actor is not None and (f.actor.actor.kind in {"state", "state-force", "armed-group"} or f.actor.role) for f in h.actors)


def _kinds(*sides: Sequence[Filler]) -> set[ActorKind]:
    return {f.actor.actor.kind for side in sides for f in side if f.actor is not None}
