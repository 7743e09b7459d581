"""What the rules of public order ask for: networks cut, ways barred, orders in force, searches, people led away. Functions as in `needs`."""

from __future__ import annotations

from collections.abc import Callable

from dateline.coding.draft import Draft
from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class

Test = Callable[[Happening, Draft, Syntax], bool]
NETWORKS, LINES, OF_NETWORKS = word_class("orders.networks"), word_class("orders.lines"), word_class("orders.of-networks")
RULERS = word_class("orders.rulers")
WAYS = word_class("orders.ways") | word_class("orders.passing")
UPKEEP = word_class("orders.upkeep")
DOORS = word_class("orders.doors")
STATIONS = word_class("orders.stations")
FOUND_IN = word_class("orders.found-in")
OVERTURNED, HAZARDS = word_class("mishaps.verbs"), word_class("orders.hazards")
SAVED, IN_CARE = word_class("orders.saved"), word_class("orders.in-care")
IN_DANGER = word_class("orders.in-danger")
RAIDING = word_class("acts.raiding-houses")
LAWS = word_class("orders.laws")
IN_FORCE = {"force", "effect"}
ARMED = {"state-force", "armed-group"}


def booked(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "Four persons have been booked under the Arms Act", "Police booked 200 farmers for rioting"; not "was booked for a foul", "The hotel was booked by the police",
    "booked a hotel for witnesses"."""
    whom = syntax.subjects_of_grammar(h.head) if syntax.passive(h.head) else syntax.kids(h.head, "obj")
    heads = {c for k in whom for x in [k, *syntax.obliques(k, "of")] for c in syntax.conjuncts(x)}
    kinds = {f.actor.actor.kind for f in h.recipients if f.head in heads and f.actor is not None and syntax.lemma(f.head) not in noun_class("target")}
    if h.noun or not kinds & {"civilians", "person", "armed-group", "unknown"}:
        return False
    by_law = any(f.actor is not None and f.actor.actor.kind == "state-force" for f in h.actors)
    return by_law or syntax.passive(h.head) and any(syntax.lemma(k).lower() in LAWS for k in syntax.obliques(h.head, "under"))


def disaster(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Its sentence speaks of an accident, fire, flood or illness: "ordered residents to leave the coast as the hurricane approached"."""
    words = {syntax.lemma(t.i) for t in draft.analysis.sentence_tokens(h.sent)}
    return bool(words & (noun_class("accident") | OVERTURNED | HAZARDS))


def network_cut(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Those in power cut the internet, mobile data, telephones or a platform; in the passive of a place they need not be named."""
    cut = [x for o in syntax.objects(h.head) for x in syntax.conjuncts(o)]
    at_sea = all(syntax.lemma(x) == "cable" for x in cut)  # "cables in the Baltic Sea had been cut": by an anchor, it may be
    return any(_network(x, syntax) for x in cut) and (in_power(h, syntax) or not at_sea and _unnamed_at(h, draft, syntax))


def _network(x: int, syntax: Syntax) -> bool:
    beside = {syntax.low[k] for k in syntax.kids(x, "compound", "amod")}
    return syntax.lemma(x) in NETWORKS or (syntax.lemma(x) in LINES and bool(beside & OF_NETWORKS))


def held_for_ransom(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Hostages or captives are held, or people for ransom."""
    things = [*syntax.objects(h.head), *syntax.kids(h.head, "xcomp", "obl:unmarked")]
    ransom = any(syntax.lemma(k) == "ransom" for x in [h.head, *syntax.objects(h.head)] for k in syntax.obliques(x, "for"))
    return ransom or any(syntax.lemma(o) in {"hostage", "captive"} for o in things)


def in_power(h: Happening, syntax: Syntax) -> bool:
    """An armed side, a state, or an office or body that governs does it, or whoever a pronoun stands for."""
    doers = [(f.actor, syntax.lemma(f.head).lower()) for f in h.actors if f.actor is not None]
    return any(m.actor.kind in {*ARMED, "state"} or m.role or m.antecedent is not None or lemma in RULERS for m, lemma in doers)


def at_a_place(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Its sentence names where."""
    return any(p.role in {"event", "reference"} and syntax.tokens[p.head].sent == h.sent for p in draft.places)


def _unnamed_at(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """In the passive, at a place: "Internet access was cut in Port Sudan"; not by a storm, and not "the curfew [imposed] in Sudan"."""
    return not h.noun and bool(syntax.kids(h.head, "aux:pass")) and not h.actors and not syntax.obliques(h.head, "by") and at_a_place(h, draft, syntax)


def decreed(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """A curfew is imposed by somebody or somewhere, or is in force."""
    if h.noun:
        over = syntax.head(h.head)
        in_force = over is not None and syntax.lemma(over) in IN_FORCE and syntax.prep(over) in {"in", "into"}
        return in_power(h, syntax) or (in_force and at_a_place(h, draft, syntax))
    return in_power(h, syntax) or _unnamed_at(h, draft, syntax)


def for_safety(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """A way is shut, a curfew set or a network cut for repairs, a race, an accident or the weather: whatever else is told, no such act (`needs.barred`)."""
    return h.rule.needs in {"decreed", "network-cut", "way-barred"} and (_upkeep(h, syntax) or disaster(h, draft, syntax))


def _upkeep(h: Happening, syntax: Syntax) -> bool:
    return any(syntax.lemma(k) in UPKEEP for x in [h.head, *syntax.objects(h.head)] for k in syntax.obliques(x, "for", "during", "after"))


def way_barred(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """An armed side or a state bars a way, or those who come along it."""
    by = any(f.actor is not None and f.actor.actor.kind in {*ARMED, "state"} for f in h.actors)
    what = [x for o in syntax.objects(h.head) for x in syntax.conjuncts(o)]
    return by and any(syntax.lemma(o) in WAYS for o in what)


def house_to_house(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "Soldiers went from house to house": an armed side, from door to door."""
    by = any(f.actor is not None and f.actor.actor.kind in ARMED for f in h.actors)
    if any(syntax.lemma(k) in RAIDING and syntax.tokens[k].xpos == "VBG" for k in syntax.kids(h.head, "advcl", "xcomp", "conj")):
        return False  # "moved from house to house firing rifles", "going from door to door, killing": part of an attack
    return by and any(syntax.lemma(k) in DOORS for k in syntax.obliques(h.head, "from"))


def led_away(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """A state's force takes people away, or takes them from where they were or to a station; not to hospital, nor out of danger."""
    by = any(f.actor is not None and f.actor.actor.kind in {"state-force", "state"} for f in h.actors)
    whom = any(f.actor is not None and f.actor.actor.kind in {"person", "civilians", "armed-group", "state-force"} for f in h.recipients)
    questioned = any(syntax.lemma(k) in {"questioning", "interrogation", "question"} for k in [*syntax.obliques(h.head, "for"), *syntax.kids(h.head, "advcl")])
    by = by or _unnamed_police(h, draft, syntax) or questioned and syntax.passive(h.head) and not h.actors  # "were brought in for questioning"
    ends = {syntax.lemma(k) for k in syntax.obliques(h.head, "to", "into", "onto")}
    origins = {syntax.lemma(k) for k in syntax.obliques(h.head, "from", "off", "out of") if not {syntax.low[a] for a in syntax.kids(k, "amod")} & IN_DANGER}
    saved = any(syntax.lemma(f.head) in SAVED | IN_CARE for f in h.recipients)
    if not (by and whom) or saved or disaster(h, draft, syntax) or ends - STATIONS and not questioned:
        return False
    particle = bool(syntax.kids(h.head, "compound:prt")) or any(syntax.low[k] in {"away", "off"} for k in syntax.kids(h.head, "advmod"))
    if questioned and (ends or any(syntax.low[k] == "in" for k in syntax.kids(h.head, "advmod", "compound:prt"))):
        return True
    return particle or bool(ends & STATIONS) or bool(origins & FOUND_IN)


def _unnamed_police(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "Five teachers were picked up from the spot", in a text that tells of police: nobody else picks up so."""
    agentless = syntax.lemma(h.head) == "pick" and syntax.passive(h.head) and not h.actors and not syntax.obliques(h.head, "by")
    return agentless and any(m.actor.kind == "state-force" for m in draft.actors)


TESTS: dict[str, Test] = {
    "booked": booked,
    "held-for-ransom": held_for_ransom,
    "decreed": decreed,
    "house-to-house": house_to_house,
    "led-away": led_away,
    "network-cut": network_cut,
    "way-barred": way_barred,
}
