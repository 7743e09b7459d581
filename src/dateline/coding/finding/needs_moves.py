"""What the rules of moves ask for: posts taken up, borders crossed, people flown out, ground and weapons given up, rulers who flee. Functions as in `needs`."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.finding.needs_order import Test
from dateline.coding.finding.needs_threats import TESTS as THREATS
from dateline.coding.finding.no_act import fired_into_water
from dateline.coding.happening import Filler, Happening
from dateline.coding.names.coder import mention_at, resolve
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class

ARMED = {"state-force", "armed-group"}
HEADS_OF_STATE = word_class("moves.heads-of-state")
FLOWN_OUT, LEFT_BEHIND = word_class("moves.flown-out"), word_class("moves.left-behind")
SHIPS = word_class("moves.ships")
DELEGATES, OFF_DUTY = word_class("people.speaking-for-states"), frozenset({"holiday", "leave", "vacation", "pilgrimage"})
LEAVING_DUTY = word_class("moves.leaving-duty")
DUTY, ABANDONED = word_class("moves.duty"), word_class("moves.abandoned-ground")
SHIP_PREFIXES = word_class("moves.ship-prefixes")
ENTERED = {"enter", "transit", "reach"}
GROUND = noun_class("area") | word_class("places.settlements") | word_class("places.seats-of-power") | word_class("moves.ground")
NUCLEAR = word_class("moves.nuclear")
REFLEXIVE = {"themselves", "himself", "herself", "itself"}
CAPTIVE = word_class("moves.captive")


def armed_column(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Soldiers, or a convoy of them, drive out of somewhere."""
    who = [x for s in syntax.subjects(h.head) for x in [s, *syntax.obliques(s, "of")]]
    armed = any((m := mention_at(draft, x)) is not None and m.actor.kind in ARMED or syntax.lemma(x) in {"tank", "troop", "soldier"} for x in who)
    return armed and _named_ground(syntax.obliques(h.head, "out of", "from"), draft, syntax) and not syntax.kids(h.head, "obj")


def _named_ground(heads: list[int], draft: Draft, syntax: Syntax) -> bool:
    places = {p.head for p in draft.places}
    return any(k in places or syntax.lemma(k) in GROUND for k in heads)


def gives_up(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Somebody gives himself up, or surrenders to police, soldiers or an armed group."""
    objects = syntax.kids(h.head, "obj", "iobj", "obl:unmarked")
    if any(syntax.low[o] in REFLEXIVE for o in objects):
        return True
    if syntax.kids(h.head, "obj"):
        return False
    to = [mention_at(draft, k) for k in syntax.obliques(h.head, "to")]
    kinds = {*ARMED, "state"}
    return bool(h.actors or h.recipients) and syntax.lemma(h.head) == "surrender" and any(m is not None and m.actor.kind in kinds for m in to)


def _rules(f: Filler, draft: Draft) -> bool:
    """ "President Umaro Embalo was deposed. [Embalo] fled": whom the text calls a head of state elsewhere."""
    if f.actor is None or f.actor.actor.kind != "person":
        return False
    name = resolve(draft, f.actor).name
    return any(HEADS_OF_STATE & set((m.role or "").lower().split()) for m in draft.actors if m.named and resolve(draft, m).name == name)


def ruler_flees(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """A head of state or government flees: the country, the capital, or to somewhere."""
    by = any(syntax.lemma(k).lower() in HEADS_OF_STATE for k in syntax.subjects(h.head)) or any(_rules(f, draft) for f in h.actors)
    ground = [*syntax.objects(h.head), *syntax.obliques(h.head, "to", "from", "into", "across")]
    return by and (not syntax.objects(h.head) or _named_ground(ground, draft, syntax) or any(syntax.lemma(k) in {"country", "nation"} for k in ground))


def flown_out(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """A state, its forces or a body of states brings people out of somewhere: "flew 350 staff out of Dili", "withdrew its staff from Dili"."""
    by = any(
        f.actor is not None and (f.actor.actor.kind in {"state", "state-force"} or f.actor.actor.kind == "organisation" and f.actor.actor.actor_id) for f in h.actors
    )
    whom = any(syntax.lemma(o) in FLOWN_OUT for o in syntax.objects(h.head))
    out = any(syntax.low[k] == "out" for k in syntax.kids(h.head, "compound:prt", "advmod")) or bool(syntax.obliques(h.head, "out of"))
    origins = [k for x in [h.head, *syntax.objects(h.head)] for k in syntax.obliques(x, "from")]
    return by and whom and (out or (syntax.lemma(h.head) in {"fly", "airlift", "ferry", "withdraw"} and _named_ground(origins, draft, syntax)))


def post_left(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """An armed side leaves positions, posts or ground that it held."""
    by = any(f.actor is not None and f.actor.actor.kind in ARMED for f in h.actors)
    ground = LEFT_BEHIND | (ABANDONED if syntax.lemma(h.head) == "abandon" else frozenset())
    left = [o for o in syntax.objects(h.head) if syntax.lemma(o) in ground]
    return by and any(not {syntax.low[k] for k in syntax.kids(o, "nmod:poss")} & {"his", "her"} for o in left)  # not "the soldier left his post at the bank"


def from_duty(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "returned home after a deployment to Qatar", "returned from Iraq": from where they had been sent."""
    ends = syntax.obliques(h.head, "from", "after")
    away = [
        x for k in ends if syntax.tokens[k].nominal == "time" for x in [*syntax.obliques(k, "in", "at"), *syntax.obliques(h.head, "in", "at")]
    ]  # "after ten months in Kuwait"; not "The officer returned after a week in Spain"
    own = any(syntax.lemma(k) in {"team", "side"} or syntax.tokens[k].xpos == "NN" and syntax.tokens[k].nominal == "person" for k in syntax.subjects(h.head))
    return any(syntax.lemma(k) in DUTY for k in ends) or not own and _named_ground(away, draft, syntax) or _named_ground(syntax.obliques(h.head, "from"), draft, syntax)


def force_sets_out(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Soldiers or police leave for a country or town: "left for Kuwait on Monday"; not "left for lunch", "left Kabul for good", "left for home", "The freed soldiers left
    for Kyiv", "The army team left for Nairobi to play", "The last soldiers left for Paris"."""
    places = {p.head for p in draft.places}
    armed = any(f.actor is not None and (f.actor.actor.kind in ARMED or syntax.lemma(f.head) in noun_class("military")) for f in h.actors)
    people = any(f.actor is not None and f.actor.actor.kind == "person" for f in h.actors)
    who = [x for k in syntax.subjects_of_grammar(h.head) for x in [k, *syntax.obliques(k, "of")]]
    no_more = any({syntax.lemma(m), syntax.low[m]} & LEAVING_DUTY for x in who for m in [x, *syntax.kids(x, "amod", "compound", "acl")])
    no_more |= any(syntax.lemma(x) in DELEGATES for x in who) or any(syntax.lemma(k) in OFF_DUTY for k in syntax.obliques(h.head, "on", "for"))
    return not h.noun and armed and not people and not no_more and any(k in places for k in syntax.obliques(h.head, "for"))


def ship_moves(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Warships go to or through somewhere."""
    who = [x for s in syntax.subjects(h.head) for x in [s, *syntax.kids(s, "appos", "nmod:desc")]]  # "The USS Gerald Ford, an aircraft carrier, entered ..."
    by = any(syntax.lemma(x) in SHIPS or syntax.tokens[x].text in SHIP_PREFIXES for x in who)
    entered = syntax.objects(h.head) if syntax.lemma(h.head) in ENTERED else []
    where = syntax.obliques(h.head, "through", "into", "to", "for", "towards", "toward", "off", "in")
    return by and _named_ground([*where, *entered], draft, syntax)


def ground_given(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """A town or post is handed to an armed side or a state."""
    what = _named_ground(syntax.objects(h.head), draft, syntax)
    to = [mention_at(draft, k) for k in [*syntax.obliques(h.head, "to"), *syntax.kids(h.head, "iobj")]]
    return what and any(m is not None and m.actor.kind in {*ARMED, "state"} for m in to)


def weapon_tried(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """A state tries a missile or a nuclear device, or fires missiles into the sea at nobody."""
    by = any(f.actor is not None and f.actor.actor.kind in {"state", "state-force"} for f in h.actors)
    if syntax.lemma(h.head) in {"fire", "launch", "shoot"}:
        tried = any(w.first <= o < w.last for o in syntax.objects(h.head) for w in draft.weapons)
        return by and tried and fired_into_water(h, draft, syntax)
    words = {syntax.low[k] for o in syntax.objects(h.head) for k in [o, *syntax.kids(o, "amod", "compound", "nmod")]}
    return by and bool(words & NUCLEAR)


def captive_sent_home(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "sent a captured pilot home"."""
    held = any({syntax.low[k] for k in syntax.kids(o, "amod")} & CAPTIVE or syntax.lemma(o) in CAPTIVE for o in syntax.objects(h.head))
    home = any(syntax.low[k] in {"home", "back"} for k in syntax.kids(h.head, "advmod", "compound:prt", "obl"))
    return held and home


TESTS: dict[str, Test] = {
    **THREATS,
    "armed-column": armed_column,
    "captive-sent-home": captive_sent_home,
    "flown-out": flown_out,
    "gives-up": gives_up,
    "ground-given": ground_given,
    "post-left": post_left,
    "ruler-flees": ruler_flees,
    "from-duty": from_duty,
    "force-sets-out": force_sets_out,
    "ship-moves": ship_moves,
    "weapon-tried": weapon_tried,
}
