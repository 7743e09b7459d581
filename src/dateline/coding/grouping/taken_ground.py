"""Ground that is taken, and acts told beside it; salvos, and what is done on the ground."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.grouping.in_turn import headline
from dateline.coding.happening import Happening
from dateline.coding.places.alike import below_countries, nested, same_place
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class

FROM_AFAR = frozenset({"aerial", "explosives", "heavy-weapons"})
SETTLEMENTS = word_class("places.settlements")
TAKING = frozenset({"assault.seize", "assault.take-control", "assault.fall-to"})


def other_ground(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "Rebels captured Daraa. [Turkish-backed groups attacked] the SDF in Manbij", "Troops shelled Lyman. [They seized] Dachne": a town is taken, and the other act, in
    a sentence of its own, has another place and does not name that town; not "seized Goma. The attack began at dawn", "seized Goma. They shelled its airport"."""
    if town_beside_house(h, members, syntax):
        return True
    if h.noun or headline(h, syntax):
        return False
    for m in members:
        if m.sent == h.sent or m.noun or headline(m, syntax) or (h.rule.id in TAKING) == (m.rule.id in TAKING):
            continue
        taken, other = (h, m) if h.rule.id in TAKING else (m, h)
        towns, places = _taken(taken, syntax), below_countries(other.places)
        if not towns or not places or any(same_place(p, q) or nested(p, q) for p in places for q in taken.places):
            continue
        s = syntax.sentences[other.sent]
        if not towns & {t.text for t in syntax.tokens[s.first : s.last]}:
            return True
    return False


def town_beside_house(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "A hospital in Kunduz was bombed. Fighting began on Monday, when [Taliban fighters overran] the city": who took a town did not bomb a house in it, of which
    nobody is told to have done it; not "They seized Goma. They shelled its airport"."""
    for m in members:
        if m.sent == h.sent or headline(m, syntax) or headline(h, syntax) or (h.rule.id in TAKING) == (m.rule.id in TAKING):
            continue
        taken, other = (h, m) if h.rule.id in TAKING else (m, h)
        if not taken.noun and taken.actors and not other.actors and other.mode in FROM_AFAR and other.targets and not other.recipients and _a_town(taken, syntax):
            return True
    return False


def _a_town(h: Happening, syntax: Syntax) -> bool:
    whole = syntax.objects(h.head)
    return any(syntax.lemma(o) in SETTLEMENTS or any(p.head == o for p in h.places) for o in whole)


def salvo_apart(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "Russian forces attacked near Chasiv Yar. [They launched 83 drones] overnight": many that are fired at once, by their number and with no place, and not what was
    done at a town without any arms named; not "Hezbollah attacked Safed. It fired 30 rockets": that is how it attacked."""
    counted = [k for o in syntax.objects(h.head) for k in syntax.kids(o, "nummod")] if not h.noun and syntax.lemma(h.head) in {"launch", "fire"} else []
    again = any(syntax.low[k] in {"it", "they"} for k in syntax.kids(h.head, "nsubj"))
    if not counted or not h.weapons or again or h.places or h.targets or h.recipients or any(m.sent == h.sent or headline(m, syntax) for m in members):
        return False
    return all(not m.weapons and m.mode is None and m.rule.frame != "clash" and below_countries(m.places) for m in members)


def _taken(h: Happening, syntax: Syntax) -> set[str]:
    """The names of what was taken."""
    whole = [*syntax.objects(h.head), *(syntax.subjects(h.head) if h.rule.id == "assault.fall-to" else [])]
    named = [k for o in whole for k in [o, *syntax.obliques(o, "of"), *syntax.kids(o, "compound", "flat", "appos")]]
    return {syntax.tokens[k].text for k in named if syntax.tokens[k].upos == "PROPN"}
