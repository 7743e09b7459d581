"""What a rule asks of the fillers before a word counts as an event. `needs` reads "a|b+c": one of the alternatives, each a conjunction of tests."""

from __future__ import annotations

from dateline.coding.craft import each_of
from dateline.coding.draft import Draft
from dateline.coding.finding.called_off import called_off, suspends_amiss
from dateline.coding.finding.charged import charged_there
from dateline.coding.finding.fought import killed_in_a_fight
from dateline.coding.finding.listing import sanctions_list
from dateline.coding.finding.needs_acts import TESTS as ACTS
from dateline.coding.finding.needs_acts import commanders_do, group_does, town_called, vessel
from dateline.coding.finding.needs_crowds import TESTS as CROWDS
from dateline.coding.finding.needs_crowds import on_parade, quelled
from dateline.coding.finding.needs_falls import fallen_to
from dateline.coding.finding.needs_labour import labour
from dateline.coding.finding.needs_moves import TESTS as MOVES
from dateline.coding.finding.needs_order import TESTS as ORDER
from dateline.coding.finding.needs_order import Test, at_a_place, for_safety
from dateline.coding.finding.needs_protest import crowd_does, crowd_party, no_feast, protesters, protesters_do, way
from dateline.coding.finding.needs_words import (
    ORGANISED,
    abroad,
    asked_to,
    by_phone,
    concerted,
    condemning,
    delegation,
    hostile,
    leaves_harmed,
    obligation,
    own_deed,
    public,
    public_recipient,
    speaks_for_a_state,
    void,
)
from dateline.coding.finding.no_act import FIREWORKS, by_itself, force_landed, force_sent, no_act, on_alert, sent_at, shots, stand
from dateline.coding.finding.rigged import in_disguise, rigged
from dateline.coding.grouping.alike import faceless
from dateline.coding.happening import Filler, Happening
from dateline.coding.roles.frames import searchers, with_particle
from dateline.coding.syntax import Syntax
from dateline.coding.triggers import told_by
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class

BLOODLESS = word_class("people.bloodless")
ENDING = word_class("deals.ending-together")
PENALTIES = word_class("deals.penalties")
RAIDERS = word_class("armed.raiders")
STRIKE_MODIFIERS = word_class("weapons.strike-modifiers")
FORCE_MOVES = word_class("armed.move-nouns")
FORCE_WORDS = word_class("acts.force-words")
FIGHTERS = word_class("armed.fighters")
PARTS_OF_TOWNS, SETTLEMENTS = word_class("places.parts-of-towns"), word_class("places.settlements")
HARM_VERBS = word_class("casualties.harm-verbs")
THROWN = word_class("things.thrown")
CALLED_OUT = word_class("armed.called-out")
COMING = word_class("armed.coming")
HELD_OTHERWISE = word_class("people.held-otherwise")
CAMERAS = word_class("things.cameras")
CALLED_TO = {"scene", "site", "spot"}
HAILING = word_class("reactions.hailing")
MINES, RUN_ONTO_MINES = word_class("things.mines"), word_class("people.run-onto-mines")


def satisfied(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Whether the happening meets its rule's needs."""
    options = h.rule.needs.split("|") if h.rule.needs else []
    has = not options or any(all(TESTS[name](h, draft, syntax) for name in option.split("+")) for option in options)
    if not has or not public(h, draft, syntax):  # most that fail fail here; what bars is dear to ask
        return False
    if h.rule.id in {"assault.attack", "assault.strike"} and not _physical(h, draft, syntax):
        return False
    return not barred(h, draft, syntax)


def _party_or_arms(k: int, h: Happening, draft: Draft) -> bool:
    """ "wounded by [gunmen]", "by a [landmine]"; not "injured by a horse"."""
    return any(f.head == k and f.actor is not None for f in h.actors) or any(w.first <= k < w.last for w in draft.weapons)


def barred(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Whether something says that the word tells no such act here: whoever did it, and whatever else is told."""
    subjects = syntax.subjects(h.head) if not h.noun else []
    who = {syntax.lemma(i) for f in h.actors for i in [f.head, *syntax.obliques(f.head, "of")]} | {syntax.lemma(o) for k in subjects for o in syntax.obliques(k, "of")}
    if h.rule.unless_subject and who & h.rule.unless_subject:
        return True
    if h.rule.id == "assault.strike" and labour(h, draft, syntax):
        return True
    if any(syntax.lemma(f.head) in noun_class("performer") and not syntax.kids(f.head, "amod", "compound") for f in h.actors):
        return True  # "actors in fatigues were storming a mansion"; not "state actors"
    if for_safety(h, draft, syntax) or h.type == "MOBILIZE" and _no_move(h, syntax):
        return True
    if h.rule.id == "assault.attack" and _police_search(h, draft, syntax):
        return True
    if h.rule.id in {"assault.scuffle", "assault.exchange-of-fire"} and in_words(h, draft, syntax):
        return True
    if h.rule.id == "assault.exchange-of-fire" and syntax.lemma(h.head) == "battle" and not _somebody(h.recipients) and not _armed_party(h, draft, syntax):
        return True
    by_whom = (
        [k for k in syntax.obliques(h.head, "by") if syntax.lemma(k) not in FIREWORKS and _party_or_arms(k, h, draft)]
        if syntax.passive(h.head) and h.rule.id == "assault.wound"
        else []
    )
    if h.rule.id == "assault.wound" and (not by_whom or syntax.rel(h.head) != "root") and (syntax.passive(h.head) or not syntax.kids(h.head, "nsubj")):
        return True  # what befell somebody, or what an act did: harm, and no act of its own; "Two soldiers were wounded by gunmen" is one
    if h.rule.id == "protest.demonstrate" and not h.noun and syntax.lemma(h.head) == "march" and any(f.actor is not None for f in h.recipients):
        return True  # "marched their captives through the market"
    if h.rule.id == "protest.demonstrate" and syntax.lemma(h.head) == "protest" and not h.noun and h.actors and all(speaks_for_a_state(f) for f in h.actors):
        return True  # "the foreign minister protested to Moscow"
    if h.rule.id == "protest.obstruct" and any(f.actor is not None and f.actor.actor.kind == "armed-group" for f in h.actors):
        return True  # gangs that block roads do not protest
    if h.rule.id == "protest.strike" and syntax.lemma(h.head) == "walk" and syntax.obliques(h.head, "to", "into"):
        return True
    if h.rule.id == "assault.bomb" and not h.noun and by_itself(h, draft, syntax):
        return True
    if h.rule.id == "assault.beat" and any(syntax.lemma(k) in {"back", "off"} for k in syntax.kids(h.head, "compound:prt", "advmod")):
        return True  # "were beaten back": an attack that was stopped
    if h.rule.id == "request.call" and h.noun and syntax.prep(h.head) in {"at", "per", "upon"}:
        return True  # "was suspended at the request of the prime minister"
    if h.rule.id == "request.call" and any(syntax.lemma(k) in FAVOURS for k in syntax.obliques(h.head, "for")):
        return True  # "asked for support", of voters
    if h.type == "CONSULT" and h.noun and called_off(h, syntax) or suspends_amiss(h, syntax):
        return True
    if (
        h.rule.id == "cooperate.join"
        and syntax.lemma(h.head) == "ally"
        and {"is", "are"} & {*syntax.auxiliaries(h.head), *(syntax.low[k] for k in syntax.kids(h.head, "aux:pass"))}
    ):
        return True  # "is allied with the army": a tie
    if h.rule.id == "cooperate.join" and h.noun and any(syntax.lemma(a) in ENDING for a in [syntax.head(h.head)] if a is not None):
        return True  # "ended military cooperation with Burkina Faso"
    if h.type == "ASSAULT" and not h.noun and _bloodless(h, draft, syntax):
        return True
    if h.rule.id == "assault.strike" and not h.noun and any(syntax.lemma(k) in PENALTIES for k in syntax.obliques(h.head, "with")):
        return True  # "hits Iran with new sanctions"
    if h.rule.id == "assault.respond" and {"will", "would", "'ll", "’ll"} & set(syntax.auxiliaries(h.head)):
        return True  # "Russia will respond to the attack": words
    return on_parade(h, syntax) or quelled(h, syntax) or no_act(h, draft, syntax)


def _no_move(h: Happening, syntax: Syntax) -> bool:
    """ "fighting between troops and rebels entered a third day": an event moves nobody; nor does a force move that stands where it is, or raiders."""
    event = not h.noun and any(syntax.tokens[k].nominal == "event" for k in syntax.kids(h.head, "nsubj"))
    objects = [h.head, *syntax.objects(h.head)] if not h.noun else []
    called = any(syntax.lemma(k) in CALLED_TO for o in objects for k in syntax.obliques(o, "to"))  # "dispatched forces to the scene"
    return event or called or h.noun and called_off(h, syntax) or stand(h, syntax) or any(syntax.lemma(f.head) in RAIDERS for f in h.actors)


def _bloodless(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "Critics bomb new film", "Airlines raid rivals for pilots", "Judges struck down the tax": who does so for a living, with no weapon and nobody hurt."""
    doers = [*syntax.subjects(h.head)]
    return bool(doers) and all(syntax.lemma(d).lower() in BLOODLESS for d in doers) and not _weapon(h, draft, syntax) and not _harm(h, draft, syntax)


def in_words(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Clashing "over" a matter is a quarrel, unless somebody is hurt or armed."""
    behind = [t.text.lower() for t in syntax.tokens[h.head + 1 : h.head + 2]]
    hurt = any(syntax.tokens[c.head].sent == h.sent for c in draft.casualties)
    return behind == ["over"] and not hurt and not _weapon(h, draft, syntax) and not _armed_party(h, draft, syntax)


def _armed_party(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    sides = [f.actor for f in [*h.actors, *h.recipients] if f.actor is not None]
    bears_arms = any(set((a.role or "").lower().split()) & FIGHTERS for a in sides)  # "Maoist commander Anil Rao was killed in an encounter"
    return bears_arms or any(a.actor.kind in {"state-force", "armed-group"} for a in sides)


def _physical(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Striking is bodily: done by armed or unnamed people, a weapon, or nobody named; a thing ("disadvantages hit") does not attack, and a person or party
    that "attacks" another does so in words unless there is a weapon, harm, or a thing that is hit."""
    if h.noun:
        return True
    sold = any(syntax.lemma(o) == "market" for o in syntax.objects(h.head)) and not _armed_party(h, draft, syntax)
    if syntax.lemma(h.head) in {"strike", "hit"} and not _weapon(h, draft, syntax) and sold:
        return False  # what is sold hits the market
    around = {syntax.lemma(t.i) for t in draft.analysis.sentence_tokens(h.sent) if t.deprel != "compound" or syntax.lemma(t.head) not in {"bomb", "bomber"}}
    if syntax.lemma(h.head) in {"strike", "hit"} and not _weapon(h, draft, syntax) and around & ROAD_WORDS:
        return False
    doers = [d for d in syntax.subjects(h.head) if syntax.tokens[d].upos in {"NOUN", "PROPN"}]
    armed = any(w.first <= d < w.last for w in draft.weapons for d in doers)
    if doers and not armed and not any(f.actor is not None for f in h.actors):
        return False
    if not h.actors or any(f.actor is None or f.actor.actor.kind not in {"person", "organisation"} for f in h.actors):
        return True
    if syntax.obliques(h.head, "for") and not _weapon(h, draft, syntax):
        return False  # attacked him for his policy
    return bool(h.targets) or _weapon(h, draft, syntax) or any(syntax.tokens[c.head].sent == h.sent for c in draft.casualties)


MEASURES = word_class("deals.measures")
FAVOURS = word_class("sayings.favours")
SEATS_OF_POWER = word_class("places.seats-of-power")
MISHAP_VERBS = word_class("mishaps.verbs")
ROAD_WORDS = word_class("mishaps.road")


def _people(fillers: list[Filler]) -> bool:
    return any(f.actor is not None and f.actor.actor.kind != "state" for f in fillers)


def _somebody(fillers: list[Filler]) -> bool:
    """Somebody named or known, not what the tagger alone takes for a body of people."""
    return any(f.actor is not None and f.actor.rule != "nominal" for f in fillers)


def _organised(fillers: list[Filler]) -> bool:
    return any(f.actor is not None and f.actor.actor.kind in ORGANISED for f in fillers)


def _weapon(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    named = h.noun and any(syntax.lemma(k) in STRIKE_MODIFIERS for k in syntax.kids(h.head, "compound"))  # "an air strike"
    return named or any(syntax.tokens[w.head].sent == h.sent for w in draft.weapons)


def _harm(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    return any(syntax.tokens[c.head].sent in {h.sent, h.sent + 1} for c in draft.casualties)


def _violent(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Killing is an act only with someone or some weapon that does it, never by accident or nature."""
    doers = syntax.subjects(h.head) if not h.noun else []
    if any(syntax.lemma(d) in noun_class("accident") and not shots(d, draft, syntax) for d in doers):
        return False
    words = [t.i for t in draft.analysis.sentence_tokens(h.sent) if t.upos in {"NOUN", "PROPN"}]
    near = any(syntax.lemma(i) in noun_class("accident") and not shots(i, draft, syntax) for i in words)
    if (
        not h.noun
        and any(syntax.lemma(a) in MISHAP_VERBS for a in [h.head, *syntax.ancestors(h.head)] if syntax.verbal(a))
        and not any(f.actor is not None for f in h.actors)
    ):
        return False  # "a helicopter crashed, killing twelve"
    by_weapon = any(d in range(w.first, w.last) for w in draft.weapons for d in doers) or any(shots(d, draft, syntax) for d in doers)
    if h.noun:
        return bool(h.actors or h.recipients) and not near
    if killed_in_a_fight(h, syntax, near=near):
        return True
    if not near and syntax.passive(h.head) and any(f.actor is not None and f.actor.actor.kind in {"state-force", "armed-group"} for f in h.recipients):
        return True  # soldiers, police, fighters: who is armed is killed by others, where no accident is told
    return by_weapon or any(f.actor is not None for f in h.actors) or (_weapon(h, draft, syntax) and not near)


def _seized(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Taking is an act of force only over ground or a site, by or from someone; students who occupy a building protest."""
    if not h.noun and (syntax.lemma(h.head) == "occupy" and crowd_does(h, draft, syntax) or syntax.lemma(h.head) == "fall"):
        return False
    objects = syntax.objects(h.head) if not h.noun else syntax.obliques(h.head, "of")
    if not h.noun and vessel(h, draft, syntax) and not group_does(h, draft, syntax):
        return False  # a navy that seizes a tanker coerces
    heads = {p.head for p in draft.places}
    sites = noun_class("target") | noun_class("area") | SEATS_OF_POWER
    named = {o for o in objects if syntax.tokens[o].upos == "PROPN" and (syntax.tokens[o].ent.endswith("LOC") or syntax.tokens[o].nominal == "place")}
    ground = any(o in heads or o in named or syntax.lemma(o) in sites or town_called(o, syntax) for o in objects)  # also a village that no gazetteer knows
    by_someone = _organised(h.actors) or any(f.actor is not None for f in h.recipients) or commanders_do(h, syntax)
    return ground and (by_someone or h.noun)


def _under_fire(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Somebody comes under fire, is under it, or is harmed by it: "rocket fire from Syria wounded four soldiers"."""
    if any(with_particle(syntax, v) in noun_class("suffer") for v in h.verbs):
        return bool(h.recipients or h.targets)
    if syntax.prep(h.head) == "under" and syntax.kids(h.head, "cop"):
        return bool(syntax.kids(h.head, "nsubj"))
    return any(c.cause == h.head and c.harm in {"killed", "wounded"} for c in draft.casualties)


def _onto_a_mine(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "A bus hit a landmine"; of what lies under foot or wheel, anybody: "they stepped on a mine", "his tractor ran over an anti-tank mine", "it hit a landmine"."""
    subjects = syntax.subjects(h.head)
    if any(syntax.lemma(k) in noun_class("target") | RUN_ONTO_MINES for k in subjects):
        return True
    laid = any(syntax.lemma(k) in {"landmine", "ied"} for k in syntax.objects(h.head))
    laid = laid or any(syntax.lemma(k) in MINES for k in syntax.obliques(h.head, "on", "over"))
    return laid and any(syntax.tokens[k].upos == "PRON" or syntax.tokens[k].nominal in {"person", "object"} for k in subjects)


def _ground(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """What is taken is a place or a site."""
    heads = {p.head for p in draft.places}
    of = [k for o in syntax.objects(h.head) for k in syntax.obliques(o, "of", "over")]
    return any(k in heads or syntax.lemma(k) in noun_class("target") | noun_class("area") for k in of)


def _military(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Moving or giving way counts only for armed people and their kit."""
    kinds = {"state-force", "armed-group"}
    actors = [f for f in [*h.actors, *h.recipients] if f.actor is not None]
    if h.noun and any(f.actor is not None and f.actor.actor.kind == "state" for f in h.actors) and syntax.lemma(h.head) in FORCE_MOVES:
        return True
    if any(f.actor is not None and (f.actor.actor.kind in kinds or syntax.lemma(f.head) in {"force", "battlegroup"}) for f in actors):
        return True
    objects = [*syntax.objects(h.head), *syntax.obliques(h.head, "of", "for")] if not h.noun else syntax.obliques(h.head, "of")
    objects += [k for o in syntax.objects(h.head) if syntax.lemma(o) in FORCE_MOVES for k in syntax.obliques(o, "of")]  # "ordered the mobilization of troops"
    objects += [
        y
        for o in objects
        if syntax.lemma(o) in noun_class("amount") or syntax.tokens[o].upos == "NUM"
        for x in syntax.obliques(o, "of")
        for y in (x, *syntax.obliques(x, "of"))
    ]
    words = {syntax.lemma(o) for o in objects} | {syntax.lemma(k) for o in objects for k in syntax.kids(o, "compound")}
    return bool(words & noun_class("military"))


def _charged_with(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """A person is charged with a crime, with a deed of force or over one, or indicted; not "charged with finding a buyer"."""
    if h.noun or not any(f.actor is not None for f in h.recipients):
        return False
    if syntax.lemma(h.head) == "indict" and syntax.passive(h.head) and syntax.obliques(h.head, "over", "for", "in"):
        return True
    deeds = [c for c in syntax.kids(h.head, "advcl", "xcomp") if any(syntax.lemma(k) == "with" for k in syntax.kids(c, "mark"))]
    over = [*syntax.obliques(h.head, "over"), *(k for x in syntax.obliques(h.head, "in") if syntax.lemma(x) == "connection" for k in syntax.obliques(x, "with"))]
    with_a_thing = any(syntax.tokens[o].upos == "NOUN" for o in syntax.obliques(h.head, "with"))
    return with_a_thing or charged_there(h, syntax) or any("ASSAULT" in told_by(syntax.lemma(k)) for k in [*deeds, *over])


def _armed_doer(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    doers = syntax.subjects(h.head) if not h.noun else []
    armed = any(d in range(w.first, w.last) for w in draft.weapons for d in doers)
    return armed or any(f.actor is not None and f.actor.actor.kind in {"state", "state-force", "armed-group"} for f in h.actors)


def _force_used(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """A response is an act of force when its clause tells of weapons, fire or harm."""
    first, last = syntax.subtree(h.head)
    words = {syntax.lemma(i) for i in range(first, last)}
    if words & FORCE_WORDS or ("self" in words and ("defense" in words or "defence" in words)):
        return True
    return any(first <= c.head < last for c in draft.casualties) and bool(words & HARM_VERBS)


def _device(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """A bomb or the like is what is placed or goes off."""
    things = {*syntax.objects(h.head), *syntax.subjects_of_grammar(h.head)}
    return any(w.mode in {"explosives", "suicide-attack"} and any(w.first <= i < w.last for i in things) for w in draft.weapons) or any(
        rigged(i, draft, syntax) or in_disguise(i, h.head, syntax) for i in things
    )


def _thrown(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Something that hurts is thrown, or it is thrown at someone."""
    first, last = syntax.subtree(h.head)
    thrown = any(syntax.lemma(i) in THROWN for i in range(first, last))
    pelted = syntax.passive(h.head) and (syntax.lemma(h.head) == "pelt" or bool(h.recipients or h.targets or h.casualties))  # "A procession was pelted with stones"
    return thrown and (pelted or any(f.actor is not None for f in h.actors))


def _fired(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Firing at somebody, or returning fire; dismissing somebody has an object and no direction."""
    objects = [o for o in syntax.objects(h.head) if syntax.lemma(o) not in noun_class("munition") | {"fire", "weapon", "gun"}]
    at = syntax.obliques(h.head, "at", "on", "into", "upon", "towards", "toward")
    returned = syntax.lemma(h.head) == "return"
    if not objects and _armed_party(h, draft, syntax) and any(syntax.lemma(o) == "air" for o in syntax.obliques(h.head, "in", "into")):
        return True  # warning shots
    return (not objects and not syntax.passive(h.head) and any(f.actor is not None or f in h.targets for f in h.recipients) and bool(at)) or (
        returned and bool(h.actors or _weapon(h, draft, syntax))
    )


def _military_subject(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    if syntax.lemma(h.head) in CALLED_OUT and any("police" in syntax.lemma(f.head) or "officer" in syntax.lemma(f.head) for f in h.actors):
        return False  # they come when they are called
    plain = syntax.lemma(h.head) in COMING
    kinds, words = {"state-force", "armed-group"}, noun_class("military") - ({"team"} if plain else set())
    return any(f.actor is not None and (f.actor.actor.kind in kinds or syntax.lemma(f.head) in words) for f in h.actors)


def _force_befallen(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Those whom it befell bear arms, and are not criticised: "came under fire near Gao", "from gunmen"; not "came under fire for the delay"."""
    kinds = {"state-force", "armed-group"}
    armed = any(f.actor is not None and (f.actor.actor.kind in kinds or syntax.lemma(f.head) in noun_class("military")) for f in h.recipients)
    blamed = syntax.obliques(h.head, "for", "over") and not h.actors
    critics = any(f.actor is not None and f.actor.actor.kind in {"civilians", "organisation", "person", "unknown"} and not faceless(f.actor.actor) for f in h.actors)
    return armed and not blamed and not critics


def _place_object(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    heads = {p.head for p in draft.places}
    if syntax.lemma(h.head) == "drive" and syntax.objects(h.head):
        return False  # "drove protesters from the steps"
    along = ("near", "around", "along") if syntax.lemma(h.head) == "advance" else ()  # "advanced near Toretsk"
    near = [*syntax.objects(h.head), *syntax.obliques(h.head, "into", "from", "in", "to", "at", "on", "toward", "towards", *along)]
    near += [k for i in near if syntax.lemma(i) in PARTS_OF_TOWNS for k in syntax.obliques(i, "of")]  # "entered the centre of Uvira"
    here = syntax.lemma(h.head) == "arrive" and any(syntax.low[k] == "here" for k in syntax.kids(h.head, "advmod"))
    return here or any(i in heads or syntax.lemma(i) in SETTLEMENTS for i in near)


def _police_search(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """A raid by police in which nobody is hurt is a search."""
    clause = syntax.clause(h.head)
    things = (
        h.noun and syntax.passive(clause) and syntax.lemma(clause) in {"seize", "find", "recover"} and not syntax.obliques(clause, "by")
    )  # "Explosives were seized in a raid"
    police = any("police" in f.actor.actor.name.lower() for f in h.actors if f.actor is not None) or bool(searchers(h, syntax)) or things
    hurt = any(syntax.tokens[c.head].sent == h.sent for c in draft.casualties)
    return syntax.lemma(h.head) == "raid" and police and not hurt and (things or bool(searchers(h, syntax)) or not _weapon(h, draft, syntax))


def person_held(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Somebody is in custody: "was being held at a barracks", "police held two men over the attack"; not hostages, and not "held him responsible"."""
    if not _person_taken(h, draft, syntax) or any(syntax.lemma(f.head) in HELD_OTHERWISE for f in h.recipients):
        return False
    if syntax.kids(h.head, "xcomp", "compound:prt") or any(f.actor is not None and f.actor.actor.kind == "armed-group" for f in h.actors):
        return False
    officers = any(f.actor is not None and f.actor.actor.kind in {"state-force", "state"} for f in h.actors)
    ends = h.sent == 0 and h.head == syntax.sentences[0].last - 1  # "Two policemen gunned down in Bannu, suspect held"
    return bool(syntax.passive(h.head) and (ends or syntax.obliques(h.head, "in", "at", "over", "on", "for", "without", "since", "by"))) or (
        officers and bool(syntax.obliques(h.head, "over", "on", "for", "without"))
    )


def _on_camera(h: Happening, syntax: Syntax) -> bool:
    """ "captured on closed-circuit television" is seen, not taken."""
    return any(syntax.lemma(o) in CAMERAS for o in syntax.obliques(h.head, "on", "by"))


def _person_taken(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    kinds = {"person", "civilians", "armed-group", "state-force"}
    taken = any(f.actor is not None and (f.actor.actor.kind in kinds or syntax.lemma(f.head) == "member") for f in h.recipients)
    return not _on_camera(h, syntax) and taken


TESTS: dict[str, Test] = {
    **ACTS,
    **CROWDS,
    **MOVES,
    **ORDER,
    "abroad": abroad,
    "own-deed": own_deed,
    "public-recipient": public_recipient,
    "by-phone": by_phone,
    "delegation": delegation,
    "to-death": lambda h, d, s: s.to_death(h.head),
    "void": void,
    "sanctions-list": sanctions_list,
    "police-search": _police_search,
    "aircraft": lambda h, d, s: any(s.lemma(o) in noun_class("aircraft") for o in s.objects(h.head)),
    "asked-to": asked_to,
    "labour": labour,
    "armed-party": _armed_party,
    "crowd-party": crowd_party,
    "crowd-subject": crowd_does,
    "way": way,
    "condemning": condemning,
    "military-subject": _military_subject,
    "place-object": _place_object,
    "concerted": concerted,
    "fired": _fired,
    "thrown": _thrown,
    "device": _device,
    "force-object": force_sent,
    "weapon-subject": lambda h, d, s: any(shots(k, d, s) or any(w.first <= k < w.last for w in d.weapons) for k in each_of(s, s.subjects(h.head))),
    "munition": lambda h, d, s: any(not w.platform and any(w.first <= k < w.last for k in s.subjects_of_grammar(h.head)) for w in d.weapons),
    "obligation": obligation,
    "armed-doer": _armed_doer,
    "force-used": _force_used,
    "actor": lambda h, d, s: any(f.actor is not None for f in h.actors),
    "recipient": lambda h, d, s: bool(h.recipients),
    "target": lambda h, d, s: bool(h.targets),
    "place": at_a_place,
    "weapon": _weapon,
    "harm": _harm,
    "harm-of-it": lambda h, d, s: any(c.cause == h.head and c.harm in {"killed", "wounded"} and (c.count.low or 0) > 1 for c in d.casualties),
    "harm-of-one": lambda h, d, s: any(c.cause == h.head and c.harm in {"killed", "wounded"} for c in d.casualties),
    "harm-it-did": lambda h, d, s: any(c.cause == h.head and c.harm in {"killed", "wounded"} and c.count.high != 0 for c in d.casualties),
    "leaves-harmed": leaves_harmed,
    "of-fire": lambda h, d, s: any(s.lemma(k) in {"fire", "gunfire", "shot"} for k in [*s.obliques(h.head, "of"), *s.kids(h.head, "compound")]),
    "force-landed": force_landed,
    "on-alert": on_alert,
    "person-held": person_held,
    "backing": lambda h, d, s: s.lemma(h.head) == "back" or any(s.lemma(o) in {"support", "backing"} for o in s.objects(h.head)),
    "fallen-to": fallen_to,
    "before-power": lambda h, d, s: any(s.lemma(k) in SEATS_OF_POWER for k in s.obliques(h.head, "outside", "before", "in front of", "on")),
    "hailed": lambda h, d, s: s.lemma(h.head) in HAILING and any(s.lemma(o) in MEASURES for o in s.objects(h.head)),
    "sent-at": sent_at,
    "vehicle-subject": _onto_a_mine,
    "force-befallen": _force_befallen,
    "armed-party-doer": lambda h, d, s: any(f.actor is not None and f.actor.actor.kind in {"state-force", "armed-group"} for f in h.actors),
    "violent": _violent,
    "seized": _seized,
    "ground": _ground,
    "under-fire": _under_fire,
    "military": _military,
    "protesters": protesters,
    "protesters-subject": protesters_do,
    "no-feast": no_feast,
    "charged-with": _charged_with,
    "hostile-content": hostile,
    "human-recipient": lambda h, d, s: _people(h.recipients) or any(s.lemma(o) in noun_class("crowd") for o in s.objects(h.head)),
    "person-recipient": _person_taken,
    "actor-recipient": lambda h, d, s: any(f.actor is not None for f in h.recipients),
    "two-sides": lambda h, d, s: len(h.actors) > 1 or bool(h.actors and h.recipients) or any(s.prep(f.head) == "between" for f in h.actors),
    "two-actors": lambda h, d, s: sum(f.actor is not None for f in [*h.actors, *h.recipients]) >= 2,
}
