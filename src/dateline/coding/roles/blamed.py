"""Who is blamed with no word of what for: "A bomb killed two policemen. Officials blamed the Pakistani Taliban"."""

from __future__ import annotations

from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.model import ActorMention
from dateline.vocab.classes import word_class

BACK = 2  # sentences
NAMELESS = word_class("people.nameless-attackers")
BY_STEALTH = frozenset({"explosives", "suicide-attack", "firearms"})  # what police do not do, but may be blamed for not preventing
NOT_FOR_THIS = word_class("sayings.wrongly") | word_class("sayings.not-for-this")
UNSAID = word_class("sayings.unsaid")
FROM_AFAR = frozenset({"aerial", "heavy-weapons"})  # what a state does; other deeds it may be blamed for through others


def blamed_alone(syntax: Syntax, groups: list[list[Happening]]) -> None:
    """Adds the side that somebody blames, and who does, to the last act of force told right before, where nobody is known to have done it and nobody else is blamed.
    Not "blamed the government for its laxity", "blamed a gas leak", nor police for a bomb; nor in fighting, which two sides do."""
    acts = [(h, g) for g in groups for h in g if h.type == "ASSAULT" and h.status in {"current", "background"}]
    blames = [h for g in groups for h in g if h.rule.id == "accuse.blame" and _plain(h, syntax)]
    for b in blames:
        if any(o is not b and abs(o.sent - b.sent) <= BACK for o in blames):
            continue  # "The army blamed M23, and M23 the army"
        before = [(h, g) for h, g in acts if 0 <= b.sent - h.sent <= BACK and h.head < b.head]
        act, whole = max(before, key=lambda x: x[0].head, default=(None, []))
        if act is None or any(h.claimed_by or h.rule.frame == "clash" or h.head > b.head for h in whole):
            continue
        known = {f.actor.actor.name for h in whole for f in h.recipients if f.actor is not None}
        whom = [f for f in b.recipients if f.actor is not None and f.actor.actor.name not in known]
        whom = [f for f in whom if all(_may_have(f.actor, h) and not (h.actors and _by_hand(f.actor, h)) for h in whole)]
        if whom and all(syntax.lemma(f.head) in NAMELESS for h in whole for f in h.actors):
            for h in whole:
                h.actors = []
            act.actors += whom
            act.speakers += [f for f in b.actors if all(f.head != k.head for k in act.speakers)]


def _plain(h: Happening, syntax: Syntax) -> bool:
    """ "The US [blames] Kataib Hezbollah": with nothing that it is blamed for; not "denied blaming it", "stopped short of blaming it", "often blame it",
    "could blame it", "wrongly blamed it"."""
    if h.noun or syntax.lemma(h.head) != "blame" or syntax.passive(h.head) or syntax.negated(h.head) or not h.actors or not h.recipients:
        return False
    over = syntax.head(h.head)
    how = {syntax.low[k] for k in syntax.kids(h.head, "advmod")}
    if h.status not in {"current", "background"} or over is not None and syntax.lemma(over) in UNSAID or how & NOT_FOR_THIS:
        return False
    aside = [*syntax.obliques(h.head, "for", "on", "over", "of"), *syntax.kids(h.head, "advcl", "ccomp", "xcomp", "acl")]
    return not aside


def _by_hand(m: ActorMention | None, h: Happening) -> bool:
    """ "Gunmen killed four workers. The opposition blamed the army": for not stopping them, as likely as for it; not "A drone hit a market. Villagers blamed the
    army"."""
    return m is not None and m.actor.kind == "state-force" and h.mode not in FROM_AFAR


def _may_have(m: ActorMention | None, h: Happening) -> bool:
    """An armed group, a land by its name that struck from afar, or a force that did no deed by stealth."""
    if m is None or m.actor.kind == "armed-group":
        return m is not None
    if m.actor.kind == "state":
        return m.named and h.mode in FROM_AFAR
    return (m.actor.kind == "state-force" or m.actor.name.lower().endswith("coalition")) and h.mode not in BY_STEALTH
