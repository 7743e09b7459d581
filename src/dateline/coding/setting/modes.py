"""How an act of force was done: its mode, by the rule of the act, the weapons told beside it and who did it."""

from __future__ import annotations

from dateline.coding.craft import each_of
from dateline.coding.draft import Draft
from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.coding.weapons import modifier_mode
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class

KEEP_MODE = {"abduct", "torture", "sexual", "execute", "crowd-control", "assassinate", "beat", "suicide-attack", "destroy"}
ON_FOOT = word_class("armed.on-foot")
TRADED = "assault.exchange-of-fire"


def mode_of(h: Happening, draft: Draft, syntax: Syntax) -> str | None:
    """How it was done: by the rule of the act, its weapons and who did it."""
    if h.type != "ASSAULT":
        return None
    if h.rule.id == "assault.crowd-control" and any("live" in syntax.low[max(0, w.first - 1) : w.last] for w in h.weapons):
        return "firearms"  # "fired rubber bullets and live rounds"
    shelled = [w.mode for w in h.weapons if w.mode in {"heavy-weapons", "aerial"}] if h.mode == "beat" else []
    if h.mode == "destroy" and not h.noun and syntax.to_death(h.head):
        return None  # "Two women were burnt alive": nobody is destroyed
    if h.mode is None and h.noun and any(syntax.lemma(v) == "shoot" and not syntax.kids(v, "compound:prt") for v in h.verbs):
        return "firearms"  # "was shot and killed during a raid"
    if h.mode == "vehicle" and any(w.mode == "explosives" for w in h.weapons):  # "drove an explosives-laden van into a barracks"
        return "suicide-attack" if any("suicide" in syntax.low[max(0, f.head - 1) : f.head] for f in h.actors) else "explosives"
    sent = syntax.objects(h.head) if not h.noun and h.mode == "heavy-weapons" else []
    if any(w.mode == "aerial" and w.head in sent for w in h.weapons):
        return "aerial"  # "launched two drones filled with explosives"
    if h.rule.id == "assault.chemical" and not h.noun and {"tear", "teargas"} & set(syntax.low[max(0, h.head - 2) : h.head]):
        return "crowd-control"  # "was tear-gassed"
    if h.mode in KEEP_MODE:
        return shelled[0] if shelled else h.mode  # "mortar fire battered Sumy"
    if h.mode == "heavy-weapons" and not h.noun and any(syntax.lemma(o) in {"shot", "bullet"} for o in syntax.objects(h.head)):
        return "firearms"  # "fired warning shots at a crowd"
    on_foot = not h.actors or any(syntax.lemma(f.head) in ON_FOOT for f in h.actors)  # not "The army fired two rounds into Lebanon"
    if (
        h.mode == "heavy-weapons"
        and on_foot
        and not h.noun
        and not h.weapons
        and any(syntax.lemma(o) == "round" and not syntax.obliques(o, "of") for o in syntax.objects(h.head))
    ):
        return "firearms"  # "fired eight rounds"; not "fired rounds of artillery"
    if h.rule.id == TRADED and h.mode == "firearms" and _no_gun(h, draft, syntax):
        h.mode = None
    if h.rule.id == "assault.fire" and not h.weapons and any(syntax.lemma(f.head) in ON_FOOT for f in h.actors):
        return "firearms"  # "Police fired on the crowd"
    by = [*each_of(syntax, syntax.subjects(h.head)), *syntax.obliques(h.head, "with"), *_used(h.head, syntax)] if not h.noun else []
    flown = [w for w in h.weapons if w.mode == "aerial" and (w.platform or h.mode == "vehicle") and w.head in by]
    if flown and h.mode in {None, "explosives", "heavy-weapons", "vehicle"}:
        return "aerial"  # "warplanes bombed", "bombarded", "bombed a village with fighter jets"
    if _by_a_bomber(h, syntax) and h.mode in {None, "explosives"} and not any(w.mode == "aerial" for w in h.weapons):
        himself = any(syntax.low[o].endswith("self") for v in h.verbs for o in syntax.kids(v, "obj"))
        return "suicide-attack" if himself else "explosives"
    by_air = any(f.actor is not None and "air force" in f.actor.actor.name.lower() for f in h.actors)
    if by_air and h.mode == "explosives" and not h.noun:
        return "aerial"  # "the air force bombed a camp"
    before = syntax.kids(h.head, "compound", "amod") if h.noun else []
    named = [m for k in before if (m := modifier_mode(syntax.lemma(k)) or modifier_mode(syntax.low[k])) is not None]  # "a [stabbing] spree"
    used = [w.mode for w in h.weapons if w.mode]
    if used and set(used) == {"crowd-control"} and h.mode == "firearms":
        return "crowd-control"  # "drove them back with water cannon"
    modes = used + named if h.rule.id == "assault.under-fire" else named + used  # "machine gun and rocket fire": the first named
    if "suicide-attack" in modes or any(syntax.lemma(k) == "suicide" for k in syntax.kids(h.head, "compound", "amod")):
        return "suicide-attack"
    if h.mode == "primitive" and not h.noun and any(syntax.lemma(w.head) in {"grenade", "explosive", "dynamite"} for w in h.weapons):
        return "explosives"  # "threw a grenade into a bar"
    one = len(modes) == 1 and (h.rule.frame == "fire" or h.rule.id == TRADED)  # "traded artillery fire"
    if modes and (h.mode is None or one and h.mode in {"heavy-weapons", "explosives", "firearms"}):
        return modes[0]
    return h.mode


def _used(v: int, syntax: Syntax) -> list[int]:
    """ "bombed the town using [helicopters]"."""
    return [o for k in syntax.kids(v, "advcl") if syntax.lemma(k) == "use" for o in syntax.objects(k)]


def _no_gun(h: Happening, draft: Draft, s: Syntax) -> bool:
    """ "Clashes erupted in Rampura", "Youths battled police", "a communal clash": no side of it is told to bear guns; not "soldiers clashed with rebels"."""
    if s.lemma(h.head) not in {"clash", "battle", "skirmish"}:
        return False
    if any(s.lemma(f.head) in noun_class("crowd") or f.actor is not None and f.actor.actor.kind == "civilians" for f in [*h.actors, *h.recipients]):
        return not any(f.actor is not None and f.actor.actor.kind == "armed-group" for f in [*h.actors, *h.recipients])
    return not any(m.actor.kind in {"armed-group", "state-force", "state"} and s.tokens[m.head].sent == h.sent for m in draft.actors)


def _by_a_bomber(h: Happening, syntax: Syntax) -> bool:
    """ "A car bomber hit a market": a man with a bomb, where no weapon that flies is told."""
    return any(
        f.actor is not None and not f.actor.named and syntax.lemma(f.head) == "bomber" and "suicide" not in syntax.low[max(0, f.head - 1) : f.head] for f in h.actors
    )
