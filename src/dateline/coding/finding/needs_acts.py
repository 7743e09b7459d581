"""What the rules of orders, refusals and moves ask for: who is ordered or hemmed in, what is refused, where a force goes. Functions as in `needs`."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.finding.called_off import called_off
from dateline.coding.finding.listing import off_a_list
from dateline.coding.finding.needs_order import Test, disaster, in_power
from dateline.coding.finding.needs_words import rung_up
from dateline.coding.finding.no_act import on_land
from dateline.coding.happening import Happening
from dateline.coding.names.coder import mention_at, resolve
from dateline.coding.roles.frames import with_particle
from dateline.coding.status.done import foiled
from dateline.coding.syntax import Syntax
from dateline.coding.triggers import noun_rules, verb_rules
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class

SITES = noun_class("target") | noun_class("area") | noun_class("way") | word_class("places.seats-of-power") | word_class("places.settlements")
SETTLEMENTS = word_class("places.settlements")
HELD = word_class("orders.held-ground")
CRIMES, OCCUPIED = word_class("orders.crimes"), word_class("orders.occupied")
OFFICERS = word_class("orders.officers")
RELIEF, CARRIERS = word_class("orders.relief"), word_class("orders.carriers")
PEOPLE_THERE, LEAVE_OR_STAY = word_class("orders.people"), word_class("orders.leave-or-stay")
LAID_DOWN = frozenset(tuple(pair.split("_")) for pair in word_class("deals.laid-down"))
FORCE_ACTS = word_class("orders.force-acts")
REFUSED, DEMANDED = word_class("orders.refused"), word_class("orders.demanded")
FORCES_KEPT, PART = word_class("orders.forces-kept"), word_class("orders.part")
FORCEFUL, FORCE_NOUNS, HELD_OUT = word_class("orders.forceful"), word_class("orders.force-nouns"), word_class("orders.held-out")
VESSELS = word_class("orders.vessels")
ARMS, LOADS = word_class("weapons.arms"), word_class("weapons.loads")
SWAPPED, CALLED_UP = word_class("people.swapped"), word_class("people.called-up")
JAILS = word_class("places.jails")
MONEY, ARMS_OR_AID = word_class("things.money"), word_class("things.arms-or-aid")
DRIVEN, DEBRIS = word_class("acts.driven"), word_class("acts.debris")
DRONES, FIELDS = word_class("weapons.drones"), {"field", "farm", "road", "highway"}
HOUSES = word_class("places.houses")
NO_SWAP, STALLING = {"collapse", "fail", "fall", "unravel"}, word_class("deals.stalling")
GAMES = word_class("acts.sport-bodies")
SEAMEN = word_class("orders.seamen")
OCCUPIERS = word_class("orders.occupiers")
DIPLOMATS = word_class("orders.diplomats")
ARMED = {"state-force", "armed-group"}
OWN = {"it", "he", "she", "they", "we", "i"}
NEGATION = {"not", "n't", "n’t", "never"}
FUTURE = {"will", "would", "wo", "'ll", "’ll", "shall"}


def group_does(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """An armed group does it: police and peacekeepers who take over a post do not attack it."""
    return any(f.actor is not None and f.actor.actor.kind == "armed-group" for f in h.actors)


def navy_does(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """A state, its navy, marines or guards do it; not customs officers, not police."""
    states = any(f.actor is not None and f.actor.actor.kind == "state" for f in h.actors)
    return states or any(syntax.lemma(f.head) in SEAMEN and f.actor is not None and f.actor.actor.kind == "state-force" for f in h.actors)


def ground_taken(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """An armed side takes a town or a site that is held: "took the town of Sake"; not a bus, a road or positions."""
    by = any(f.actor is not None and f.actor.actor.kind in ARMED for f in h.actors)
    towns = {p.head for p in draft.places if p.where is not None and p.role in {"event", "reference"} and not _people(p.head, draft)}
    what = [x for o in syntax.objects(h.head) for x in syntax.conjuncts(o)]
    both = [o for o in syntax.kids(h.head, "obj") if o not in towns and syntax.lemma(o) not in HELD]
    else_ = syntax.kids(h.head, "compound:prt", "iobj") or syntax.obliques(h.head, "off", "with") or len(syntax.kids(h.head, "obj")) > 1 and both
    return bool(by and not else_) and any(o in towns or syntax.lemma(o) in HELD for o in what)


def town_called(i: int, syntax: Syntax) -> bool:
    """ "liberated the [community] of Novosergeyevka", "liberated two [communities] in the region": a town, and no people; not "the Christian community"."""
    of = any(syntax.tokens[k].upos == "PROPN" for k in syntax.obliques(i, "of"))
    return syntax.lemma(i) == "community" and not syntax.kids(i, "amod", "compound") and (of or bool(syntax.kids(i, "nummod")))


def _people(i: int, draft: Draft) -> bool:
    """Whether a word of a place's name stands for people: "two Serbs were taken from the bus"."""
    m = mention_at(draft, i)
    return m is not None and m.actor.kind in {"civilians", "person"}


def state_does(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """A state does it, who governs it, or a body of states."""
    actors = [f.actor for f in h.actors if f.actor is not None]
    return any(m.actor.kind == "state" or m.role or (m.actor.kind == "organisation" and m.actor.actor_id and not m.actor.country) for m in actors)


def of_diplomats(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "the expulsion of 60 [Russian diplomats]", "of 12 [consular] staff"; not "the expulsion of migrants"."""
    who = syntax.obliques(h.head, "of")
    return any(
        syntax.lemma(x) in DIPLOMATS | {"embassy", "consular", "diplomatic"} for o in who for x in [o, *syntax.kids(o, "compound", "amod"), *syntax.obliques(o, "of")]
    )


def hemmed_in(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Armed people stand around, shut or empty a place, a site or a camp."""
    by = any(f.actor is not None and f.actor.actor.kind in {*ARMED, "state"} for f in h.actors)
    places = {p.head for p in draft.places}
    what = [x for o in syntax.objects(h.head) for x in syntax.conjuncts(o)]
    return by and not disaster(h, draft, syntax) and any(o in places or syntax.lemma(o) in SITES for o in what)


def commanded(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Soldiers or an officer do it."""
    doers = [(f.actor, syntax.lemma(f.head).lower()) for f in h.actors if f.actor is not None]
    return any(m.actor.kind in ARMED or lemma in OFFICERS or _titled(m.role) or _titled(m.actor.name) for m, lemma in doers)


def worth_in(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "gave Ukraine $60 billion [in weapons]": money's worth of arms or aid; not "$2 million in loans"."""
    sums = [k for o in [*syntax.objects(h.head), *syntax.obliques(h.head, "with")] for k in [o, *syntax.kids(o, "nummod", "compound")]]
    money = any(syntax.low[k] in MONEY or syntax.lemma(k) in MONEY for k in sums)
    return money and any(syntax.lemma(k) in ARMS_OR_AID for x in [h.head, *sums] for k in syntax.obliques(x, "in", "of"))


def _titled(role: str | None) -> bool:
    words = (role or "").lower().split()
    return " ".join(words[-2:]) in OFFICERS or bool(OFFICERS & set(words))


def relief(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """What arrives is aid: "an aid convoy", "trucks with food"."""
    for s in syntax.subjects(h.head):
        with_it = [s, *syntax.kids(s, "compound", "amod"), *(x for k in syntax.obliques(s, "of", "with") for x in syntax.conjuncts(k))]
        carried = [o for v in syntax.kids(s, "acl") for k in syntax.objects(v) for o in [k, *syntax.conjuncts(k)]]  # "trucks carrying food"
        if syntax.lemma(s) in CARRIERS and any(syntax.lemma(x) in RELIEF for x in [*with_it, *carried]):
            return True
    return False


def arms_taken(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """What is taken is a load of arms: "750 tonnes of weapons", "a shipment of missiles", "200 rifles"; not missiles that fly, nor rifles that police find."""
    if any(f.actor is not None and "police" in f.actor.actor.name.lower() for f in h.actors):
        return False
    if any(syntax.lemma(k) == "raid" for k in syntax.obliques(h.head, "in", "during")):
        return False  # "Rebels seized weapons in a raid on a post": the raid is what they did
    for o in syntax.objects(h.head):
        of = syntax.obliques(o, "of", "with")
        load = any(syntax.lemma(x) in ARMS for k in of for x in syntax.conjuncts(k)) and syntax.lemma(o) in LOADS
        stored = syntax.lemma(o) in LOADS and any(syntax.lemma(k) in ARMS for k in syntax.kids(o, "compound"))
        counted = syntax.lemma(o) in ARMS and syntax.tokens[o].xpos == "NNS" and syntax.lemma(h.head) != "intercept"
        if load or stored or counted:
            return True
    return False


def diplomat(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Who is summoned stands for a state."""
    behind = {o: syntax.low[o + 1 : o + 2] for o in syntax.objects(h.head)}
    return any(syntax.lemma(o) in DIPLOMATS or after in (["d'affaires"], ["d’affaires"]) for o, after in behind.items())


def civilians_ordered(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """A force or government orders people to leave or to stay where they are."""
    told = [o for o in syntax.objects(h.head) if syntax.lemma(o) in PEOPLE_THERE | DIPLOMATS]
    by = in_power(h, syntax) or any(f.actor is not None and f.actor.role for f in h.actors)
    done = [k for k in syntax.kids(h.head, "xcomp", "ccomp", "advcl") if syntax.lemma(k) in LEAVE_OR_STAY]
    return by and bool(told) and not disaster(h, draft, syntax) and bool(done or syntax.obliques(h.head, "from", "out of") or syntax.kids(h.head, "advmod"))


def parties_ordered(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """A body of states or a court orders a state or an armed group to do something."""
    by = any(f.actor is not None and f.actor.actor.kind == "organisation" and (f.actor.actor.actor_id or "court" in f.actor.actor.name.lower()) for f in h.actors)
    to = any(f.actor is not None and f.actor.actor.kind in {*ARMED, "state"} for f in h.recipients)
    return by and to and any(with_particle(syntax, k) in DEMANDED for k in syntax.kids(h.head, "xcomp", "ccomp", "advcl"))


def halted_force(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """What is halted is an operation, an attack, fighting: "announced a halt to operations"."""
    ends = [x for o in syntax.objects(h.head) for x in syntax.obliques(o, "to", "in", "of")]
    return any(syntax.lemma(x) in FORCE_ACTS for x in ends)


def to_cease(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "promised to hold their fire", "pledged to stop the fighting": what somebody binds himself to is a truce."""
    return any((syntax.lemma(k), syntax.lemma(o)) in LAID_DOWN for k in syntax.kids(h.head, "xcomp") for o in syntax.kids(k, "obj"))


def refused(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "said it would not recognise the officers": what is said is that the party itself will not do something."""
    content = [c for c in syntax.kids(h.head, "ccomp") if any(syntax.low[k] in OWN for k in syntax.kids(c, "nsubj", "nsubj:pass"))]
    return any(_will_not(c, syntax) and with_particle(syntax, c) in REFUSED for c in content)


def own_refusal(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "will not recognise the government": a state, force, group or body of states itself refuses."""
    return state_or_force(h) and _will_not(h.head, syntax)


def no_part(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "said it had nothing to do with the attack", "says it has no troops there", "said they were not behind the bombing": a party clears itself of an act of force."""
    content = [c for c in syntax.kids(h.head, "ccomp") if any(syntax.low[k] in OWN for k in syntax.kids(c, "nsubj"))]
    return any(_clears(c, syntax) for c in content)


def _clears(c: int, syntax: Syntax) -> bool:
    no = syntax.negated(c)
    if syntax.lemma(c) in {"have", "play", "take"}:
        what = [o for o in syntax.objects(c) if no or syntax.low[o] == "nothing" or any(syntax.low[d] == "no" for d in syntax.kids(o, "det"))]
        first, last = syntax.subtree(c)
        of_force = any(r.type == "ASSAULT" for i in range(first, last) for r in noun_rules(syntax, i))
        return any(syntax.lemma(o) in FORCES_KEPT or of_force and (syntax.low[o] == "nothing" or syntax.lemma(o) in PART) for o in what)
    return no and (syntax.prep(c) == "behind" or syntax.lemma(c) in {"responsible", "involve", "involved"})


def unhesitating(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "will not hesitate to use force": of an armed side or a state."""
    acts = syntax.kids(h.head, "xcomp", "advcl")
    force = any(syntax.lemma(k) in FORCEFUL or any(syntax.lemma(o) in FORCE_NOUNS for o in syntax.objects(k)) for k in acts)
    by = state_or_force(h) or any(f.actor is not None and resolve(draft, f.actor).kind in {*ARMED, "state"} for f in h.actors)
    return by and _will_not(h.head, syntax) and force


def speaks_of_force(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "spoke of harsh consequences", "speaks of sanctions": of what it may do itself."""
    of = syntax.obliques(h.head, "of")
    held_out = [k for k in of if syntax.lemma(k) in HELD_OUT]
    return bool(held_out) and state_or_force(h) and not any(syntax.kids(k, "det") and syntax.low[syntax.kids(k, "det")[0]] == "the" for k in held_out)


def state_or_force(h: Happening) -> bool:
    """An armed side, a state or who governs it, or a body of states does it."""
    return any(
        f.actor is not None and (f.actor.actor.kind in {*ARMED, "state"} or f.actor.role or f.actor.actor.kind == "organisation" and f.actor.actor.actor_id)
        for f in h.actors
    )


def vessel(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """What is boarded is a ship."""
    return any(syntax.lemma(o) in VESSELS for o in syntax.objects(h.head))


def vehicle_driven(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "drove [a car] into a crowd": somebody drove it."""
    return any(syntax.lemma(o) in DRIVEN for o in syntax.objects(h.head)) and any(f.actor is not None for f in h.actors)


def laden(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "drove [a truck filled with explosives] into a station", "a suicide bomber drove a car into a checkpoint": a bomb on wheels."""
    things = [o for o in syntax.objects(h.head) if syntax.lemma(o) in DRIVEN]
    filled = any(w.mode == "explosives" and o in {w.head, *syntax.ancestors(w.head)} for w in draft.weapons for o in things)
    bomber = any(syntax.lemma(f.head) in {"bomber", "attacker"} and syntax.low[f.head - 1] == "suicide" for f in h.actors if f.head)
    return bool(things) and (filled or bomber) and bool(syntax.obliques(h.head, "into", "at", "towards", "toward"))


def warned_of(h: Happening, syntax: Syntax) -> bool:
    """ "warned of [a coup attempt]", "spoke of an imminent coup attempt": none was made yet."""
    up = syntax.head(h.head)
    warned = up is not None and syntax.lemma(up) in {"warn", "caution", "alert"} and syntax.prep(h.head) in {"of", "about", "against"}
    return warned or any(syntax.lemma(k) in {"imminent", "possible", "looming", "alleged"} for k in syntax.kids(h.head, "amod"))


def fell_through(h: Happening, syntax: Syntax) -> bool:
    """ "A prisoner exchange [collapsed]", "called off a swap": nobody was let go."""
    up = syntax.head(h.head)
    came_to_nothing = up is not None and syntax.rel(h.head).startswith("nsubj") and syntax.lemma(up) in NO_SWAP | STALLING
    return came_to_nothing or called_off(h, syntax)


def called_to_serve(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "has called up 160,000 [men]": a number of people, to serve; not "called up 23 men for the match"."""
    whom = [o for o in [*syntax.objects(h.head), *syntax.subjects_of_grammar(h.head)] if syntax.lemma(o) in CALLED_UP and syntax.kids(o, "nummod")]
    words = {syntax.lemma(t.i) for t in draft.analysis.sentence_tokens(h.sent)}
    return bool(whom) and not words & GAMES


def drone_comes_down(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "A drone crashed into an apartment building": upon what was hit; "two drones packed with explosives flew toward the palace"; not "crashed in a field"."""
    if syntax.lemma(h.head) == "fly":
        flown = [k for k in syntax.subjects(h.head) if syntax.lemma(k) in DRONES]
        laden_with = any(w.mode == "explosives" and set(flown) & set(syntax.ancestors(w.head)) for w in draft.weapons)
        return laden_with and bool(syntax.obliques(h.head, "toward", "towards", "into", "at"))
    drones = any(syntax.lemma(k) in DRONES for k in syntax.subjects(h.head))
    hit = [k for k in syntax.obliques(h.head, "into", "onto", "on") if syntax.lemma(k) in (noun_class("target") | HOUSES) - FIELDS]
    return (
        drones and bool(hit) and not any(syntax.lemma(k) in {"friendly", "own", "delivery"} for d in syntax.subjects(h.head) for k in syntax.kids(d, "amod", "compound"))
    )


def into_people(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Into a crowd, or into people."""
    into = syntax.obliques(h.head, "into", "at")
    return any(syntax.lemma(k) in noun_class("crowd") or (m := mention_at(draft, k)) is not None and m.actor.kind == "civilians" for k in into)


def debris(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """What falls is left of a drone or missile."""
    weapons = {i for w in draft.weapons for i in range(w.first, w.last)}
    return any(syntax.lemma(k) in DEBRIS and weapons & set(syntax.obliques(k, "from", "of")) for k in syntax.subjects(h.head))


def goes_on_there(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "Fighting raged in Uvira": told of one town or province as what happens there."""
    up = syntax.head(h.head)
    if up is None or syntax.rel(h.head) != "nsubj" or with_particle(syntax, up) not in noun_class("happen"):
        return False
    if h.definite and syntax.kids(h.head, "acl:relcl") or syntax.obliques(h.head, "for"):  # "fighting for the title"
        return False
    there = {p.head for p in draft.places if p.where is not None and p.where.precision != "country"}
    return bool(there & {*syntax.obliques(up, "in", "near", "around", "outside", "at"), *syntax.obliques(h.head, "in", "near", "around", "outside", "at")})


def _will_not(v: int, syntax: Syntax) -> bool:
    aux = {syntax.low[k] for k in syntax.kids(v, "aux", "aux:pass")}
    no = any(syntax.low[k] in NEGATION for k in syntax.kids(v, "advmod")) or any(syntax.low[k] == "no" for o in syntax.objects(v) for k in syntax.kids(o, "det"))
    return bool(aux & FUTURE) and no


def commanders_do(h: Happening, syntax: Syntax) -> bool:
    """ "In 1987 [Ochieng] seized the town of Pader", "General Dostum captured Mazar-i-Sharif": who leads men, told by his name; not "Smith captured Iowa",
    "Ronaldo overran Madrid"."""
    alone = [f for f in h.actors if f.actor is not None and f.actor.actor.kind == "person"]
    town = any(syntax.lemma(o) in SETTLEMENTS for o in syntax.objects(h.head))
    ranked = any(set((f.actor.role or "").lower().split()) & OFFICERS for f in alone if f.actor is not None)
    return bool(alone) and (ranked or town and syntax.lemma(h.head) in {"seize", "overrun", "invade", "recapture"})


def threatened_if(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "said it would fire on any soldiers who came near", "declared that its army will strike if ...": force of one's own, on a condition."""
    content = [c for c in syntax.kids(h.head, "ccomp") if _own_force(c, syntax) and _on_condition(c, h.head, syntax)]
    return any(_armed(o, draft, syntax) or (m := mention_at(draft, o)) is not None and m.actor.kind == "person" for c in content for o in syntax.kids(c, "obj", "obl"))


def _own_force(c: int, syntax: Syntax) -> bool:
    mine = [k for k in syntax.kids(c, "nsubj") if syntax.low[k] in OWN or any(syntax.tokens[x].xpos == "PRP$" for x in syntax.kids(k, "nmod:poss"))]
    aux = {syntax.low[k] for k in syntax.kids(c, "aux")}
    no = any(syntax.low[k] in NEGATION for k in syntax.kids(c, "advmod"))
    force = {"ASSAULT", "COERCE"}
    return bool(mine) and bool(aux & FUTURE) and not no and "have" not in aux and any(r.type in force for r in verb_rules(syntax, c))


def _on_condition(c: int, v: int, syntax: Syntax) -> bool:
    clauses = [*syntax.kids(c, "advcl"), *syntax.kids(v, "advcl")]
    if any(syntax.lemma(m) in {"if", "unless", "should"} for k in clauses for m in syntax.kids(k, "mark")):
        return True
    return any(syntax.low[d] == "any" for o in syntax.kids(c, "obj", "obl") for d in syntax.kids(o, "det"))


def deadline(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """A party gives another so many hours or days to do something."""
    to = any(f.actor is not None and f.actor.actor.kind in {*ARMED, "state", "organisation", "person"} for f in h.recipients)
    spans = [o for o in syntax.kids(h.head, "obj", "obl:unmarked", "obl") if syntax.tokens[o].nominal == "time" and syntax.kids(o, "nummod", "det")]
    done = [k for o in [h.head, *spans] for k in syntax.kids(o, "acl", "advcl", "xcomp") if with_particle(syntax, k) in DEMANDED]
    return to and bool(spans) and bool(done)


def crimes_told(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "said both sides had committed war crimes"."""
    done = [c for c in syntax.kids(h.head, "ccomp") if syntax.lemma(c) in {"commit", "perpetrate"} and not _denied(c, syntax)]
    return any(syntax.lemma(o) in CRIMES for c in done for o in syntax.objects(c)) and any(_armed(k, draft, syntax) for c in done for k in syntax.subjects(c))


def _armed(k: int, draft: Draft, syntax: Syntax) -> bool:
    m = mention_at(draft, k)
    return syntax.lemma(k) in {"side", "party", "belligerent"} or m is not None and m.actor.kind in {*ARMED, "state"}


def _denied(c: int, syntax: Syntax) -> bool:
    """Not done: "had not committed", "committed no crimes", "neither side had committed"."""
    words = [*syntax.kids(c, "advmod"), *(d for o in [*syntax.objects(c), *syntax.kids(c, "nsubj")] for d in syntax.kids(o, "det", "cc:preconj"))]
    return any(syntax.low[k] in NEGATION | {"no", "neither", "none"} for k in words)


def site(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """What is occupied is a building or a square."""
    by = any(syntax.lemma(x) in OCCUPIERS for k in syntax.subjects(h.head) for x in [k, *syntax.obliques(k, "of")])
    by = by or any(syntax.lemma(k) == "member" for k in syntax.subjects(h.head))
    by = by and all(f.actor is None or f.actor.actor.kind not in {"armed-group", "state-force"} for f in h.actors)  # not "Hundreds of soldiers occupied the airport"
    return by and syntax.lemma(h.head) == "occupy" and any(syntax.lemma(o) in OCCUPIED for o in syntax.objects(h.head))


NATIONALS = frozenset({"citizen", "national", "critic", "opponent"})  # "banned its citizens from leaving"; not "suspended its activities"
TESTS: dict[str, Test] = {
    "arms-object": arms_taken,
    "people-do": lambda h, d, s: bool(h.actors) and all(f.actor is not None and f.actor.actor.kind in {"civilians", "organisation", "unknown"} for f in h.actors),
    "no-part": no_part,
    "own-refusal": own_refusal,
    "speaks-of-force": speaks_of_force,
    "unhesitating": unhesitating,
    "vessel": vessel,
    "civilians-ordered": civilians_ordered,
    "commanded": commanded,
    "into-jail": lambda h, d, s: any(f.actor is not None for f in h.actors) and any(s.lemma(k).lower() in JAILS for k in s.obliques(h.head, "into")),
    "off-a-list": off_a_list,
    "rung-up": rung_up,
    "no-diplomat": lambda h, d, s: not (h.noun and any(s.lemma(k) in DIPLOMATS for k in s.obliques(h.head, "of"))),
    "of-diplomats": of_diplomats,
    "not-its-own": lambda h, d, s: not any({s.low[k] for k in s.kids(o, "nmod:poss")} in ({"its"}, {"their"}) and s.lemma(o) not in NATIONALS for o in s.objects(h.head)),
    "no-club": lambda h, d, s: not {s.lemma(t.i) for t in d.analysis.sentence_tokens(h.sent)} & GAMES,
    "not-up": lambda h, d, s: not any(s.low[k] == "up" for k in s.kids(h.head, "compound:prt")),
    "men": called_to_serve,
    "worth-in": worth_in,
    "no-motion": lambda h, d, s: not (s.lemma(h.head) == "slam" and s.obliques(h.head, "into", "onto")),
    "soldiers-do": lambda h, d, s: not h.noun and commanded(h, d, s),
    "no-plot": lambda h, d, s: h.noun and s.lemma(h.head) != "plot" and not warned_of(h, s),
    "foiled": lambda h, d, s: foiled(h, s),
    "captives": lambda h, d, s: not fell_through(h, s) and any(s.lemma(k) in SWAPPED for k in [*s.kids(h.head, "compound"), *s.obliques(h.head, "of")]),
    "crimes-told": crimes_told,
    "deadline-given": deadline,
    "debris": debris,
    "goes-on-there": goes_on_there,
    "into-people": into_people,
    "laden": laden,
    "drone-comes-down": drone_comes_down,
    "on-land": on_land,
    "vehicle-driven": vehicle_driven,
    "diplomat-object": diplomat,
    "ground-taken": ground_taken,
    "group-does": group_does,
    "halted-force": halted_force,
    "hemmed-in": hemmed_in,
    "navy-does": navy_does,
    "parties-ordered": parties_ordered,
    "refused": refused,
    "relief": relief,
    "site": site,
    "state-does": state_does,
    "threatened-if": threatened_if,
    "to-cease": to_cease,
}
