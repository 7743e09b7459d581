"""Who is blamed right behind an attack, in so many words: "A hospital was hit by shells. Residents blamed the army"."""

from __future__ import annotations

from dateline.coding.happening import Filler, Happening
from dateline.coding.roles.frames import Lookup
from dateline.coding.syntax import Syntax
from dateline.model import ActorMention

BY_STEALTH = frozenset({"explosives", "suicide-attack", "firearms"})  # what police do not do, but may be blamed for not preventing
NEAR = 2  # sentences: "Local activists spoke of up to 25 dead" may stand between
FROM_AFAR = frozenset({"aerial", "heavy-weapons"})  # what a state does; other deeds it may be blamed for through others


def blamed_behind(happenings: list[Happening], syntax: Syntax, actor_at: Lookup) -> None:
    """Gives the attacks of the sentence before a doer, if none of them has any; not "The governor blamed the police for the delay", "They blamed the government",
    nor an army for a bomb."""
    blames = [h for h in happenings if h.type == "ACCUSE" and not h.noun and syntax.lemma(h.head) == "blame"]
    for h in blames:
        whom = syntax.objects(h.head) if not any(abs(x.sent - h.sent) <= 1 for x in blames if x is not h) else []  # "The army blamed the RSF, and the RSF the army"
        if not whom or syntax.obliques(h.head, "for", "over", "on") or syntax.kids(h.head, "xcomp", "advcl") or syntax.negated(h.head):
            continue
        last = max((x.sent for x in happenings if x.type == "ASSAULT" and h.sent - NEAR <= x.sent < h.sent), default=-1)
        told = [x for x in happenings if x.type == "ASSAULT" and x.sent == last and x.status in {"current", "background"}]
        if not told or any(x.actors or x.claimed_by for x in told):
            continue
        found = [Filler(i, m.span, m) for i in whom if (m := actor_at(i)) is not None and all(_may_have(m, x) for x in told)]
        for x in told if found else []:
            x.actors += found
            x.speakers += [Filler(i, m.span, m) for i in syntax.subjects(h.head) if (m := actor_at(i)) is not None and all(i != f.head for f in x.speakers)]


def _may_have(m: ActorMention, x: Happening) -> bool:
    """An armed group, a land by its name that struck from afar, or a force that did no deed by stealth."""
    return (
        m.actor.kind == "armed-group"
        or m.actor.kind == "state"
        and m.named
        and x.mode in FROM_AFAR
        or (m.actor.kind == "state-force" or m.actor.name.lower().endswith("coalition"))
        and x.mode not in BY_STEALTH
    )
