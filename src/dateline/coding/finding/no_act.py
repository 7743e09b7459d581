"""What reads like an act of force and is none: the test of a weapon, a missile stopped, a blast that had an accidental
cause, a charge in general terms; and what raiders of a jail did, which is no release."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.finding.accidents import called_an_accident
from dateline.coding.finding.called_off import in_a_refused_paper, not_held
from dateline.coding.finding.figures import figure
from dateline.coding.finding.in_flight import destroyed_in_flight, interceptors_fired, swarm
from dateline.coding.finding.needs_order import disaster
from dateline.coding.finding.no_act_meant import handed_to_police, means_another
from dateline.coding.finding.private import private
from dateline.coding.finding.rigged import readied, rigged
from dateline.coding.finding.run_over import run_over
from dateline.coding.finding.staged import staged
from dateline.coding.happening import Happening
from dateline.coding.names.coder import mention_at
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class
from dateline.vocab.numbers import harm_words

GOODS, VESSELS = word_class("things.goods"), word_class("orders.vessels")
LAID_DOWN = word_class("weapons.laid-down")
CAPTIVES = {"hostage", "captive", "abductee", "crew"}
WATER = word_class("places.waters")
DEFYING = word_class("orders.defying")
DENYING = word_class("sayings.denying")
COLLIDING = word_class("mishaps.colliding")
CAUSED = word_class("mishaps.caused")

FLYING, LOADS = word_class("weapons.flying"), word_class("weapons.shipped-in")
SALVO_MODIFIERS = word_class("acts.salvo-modifiers")
OVERSEEING = word_class("acts.overseeing")
INMATES, JAILS, STORMING = word_class("places.inmates"), word_class("places.jails"), word_class("acts.storming")
WARPLANES_GIVEN = word_class("weapons.given")


def no_act(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Whether what reads like an act of force, or like a release, is none."""
    if staged(h, draft, syntax) or figure(h, draft, syntax) or in_memory(h, syntax) or means_another(h, draft, syntax):
        return True
    if h.type == "ASSAULT" and (
        blown_up_alone(h, draft, syntax)
        or by_nature(h, draft, syntax)
        or of_animals(h, syntax)
        or unmeant(h, draft, syntax)
        or run_over(h, draft, syntax)
        or private(h, syntax)
    ):
        return True
    if h.noun and h.rule.id == "assault.kill" and _named_so(h, syntax):
        return True
    if h.noun and h.type == "ASSAULT" and any(syntax.low[k] == "controlled" for k in syntax.kids(h.head, "amod")):
        return True  # "carried out a controlled explosion"
    if h.type == "COERCE" and any(syntax.lemma(k) in DEFYING for k in (h.head, syntax.head(h.head) if h.noun else None) if k is not None):
        return True  # "Protesters defied a curfew", "Marchers defy ban"; not "defied a curfew and police arrested nine of them"
    if h.type == "COERCE" and (_kept_in_prisons(h, syntax) or not h.noun and syntax.lemma(h.head) == "acquit"):
        return True
    if h.type == "RETREAT" and h.rule.id.startswith("weights:") and broken_out(h, syntax):
        return True
    if readied(h, syntax) or not_held(h, syntax) or not h.noun and in_a_refused_paper(h, syntax):
        return True
    if syntax.lemma(h.head) == "throw" and not h.recipients and any(syntax.lemma(o) in LAID_DOWN for o in syntax.objects(h.head)):
        return True  # "threw their guns down on the ground"
    if h.rule.id == "retreat.release":
        freed_up = any(syntax.low[k] == "up" for k in syntax.kids(h.head, "compound:prt", "advmod"))  # "to free up police officers"
        return (
            handed_to_police(h, syntax)
            or freed_up
            or broken_out(h, syntax)
            or _still_suspected(h, syntax)
            or _rescued(h, syntax)
            or _disarmed(h, syntax)
            or _healed(h, syntax)
        )
    if h.rule.id == "assault.land-on" and _into_water(h, draft, syntax):
        return True
    if h.rule.id == "assault.device" and syntax.lemma(h.head) == "leave" and _left_dead(h, syntax):
        return True
    if h.rule.id == "coerce.seize-ship" and syntax.lemma(h.head) == "board" and any(f.actor is not None and "coast" in f.actor.actor.name.lower() for f in h.actors):
        return True  # "The coast guard boarded a ferry to help a passenger"
    if h.rule.id == "assault.operation" and h.plural and _overseen(h, syntax):
        return True
    if h.rule.id in {"assault.seize", "assault.board"} and _goods_found(h, syntax):
        return True
    stopped = intercepted(h, syntax) or charged_in_general(h, syntax) or opening_salvo(h, draft, syntax)
    return stopped or weapon_test(h, draft, syntax) or hazard(h, draft, syntax) or mishap(h, syntax) or by_mishap(h, syntax) or called_an_accident(h, syntax)


def _named_so(h: Happening, syntax: Syntax) -> bool:
    """ "threatened to act over what he called [the killing of Christians]": a grievance in somebody's words; not "died in what police called a revenge killing"."""
    up = syntax.head(h.head)
    what = syntax.head(up) if up is not None and syntax.lemma(up) in {"call", "describe", "term", "decry"} else None
    of_many = any(syntax.tokens[k].xpos in {"NNS", "NNPS"} and not syntax.kids(k, "nummod") for k in syntax.obliques(h.head, "of"))
    return what is not None and syntax.low[what] == "what" and syntax.prep(what) in {"over", "about", "against", "for", "at"} and of_many


def _left_dead(h: Happening, syntax: Syntax) -> bool:
    """ "an ambush that [left] a peacekeeper dead and another wounded": what an act did, and no bomb that was left."""
    return any(syntax.low[k] in harm_words("people") for k in range(h.head, syntax.subtree(h.head)[1]))


def _overseen(h: Happening, syntax: Syntax) -> bool:
    """ "was responsible for [overseeing] military operations": somebody's work."""
    up = syntax.head(h.head)
    return up is not None and syntax.rel(h.head) == "obj" and syntax.lemma(up) in OVERSEEING


def _still_suspected(h: Happening, syntax: Syntax) -> bool:
    """ "released him [pending] investigation", "released [under investigation]": police have not done with him."""
    inquiry = any(syntax.lemma(k) in {"investigation", "inquiry"} for k in syntax.obliques(h.head, "under", "pending"))
    return inquiry or "pending" in syntax.low[h.head : h.head + 4]  # which the tagger takes for a verb


def _rescued(h: Happening, syntax: Syntax) -> bool:
    """ "The army killed six attackers and [freed four hostages]": soldiers or police let nobody go whom others held."""
    whom = [x for o in syntax.objects(h.head) for x in [o, *syntax.obliques(o, "of")]]  # "a number of hostages"
    saved = not h.noun and syntax.lemma(h.head) == "free" and any(syntax.lemma(o) in CAPTIVES for o in whom)
    return saved and any(f.actor is not None and f.actor.actor.kind == "state-force" for f in h.actors)


def _disarmed(h: Happening, syntax: Syntax) -> bool:
    """ "a plan to disarm Hezbollah", "police disarmed the man": who takes another's arms lays down none."""
    others = [o for o in syntax.objects(h.head) if syntax.tokens[o].upos in {"NOUN", "PROPN", "PRON"} and not syntax.kids(o, "nmod:poss")]
    return not h.noun and syntax.lemma(h.head) == "disarm" and bool(others) and bool(syntax.subjects(h.head)) and not syntax.passive(h.head)


def _healed(h: Happening, syntax: Syntax) -> bool:
    """ "The wounded soldier was [released from hospital]"; not "released from prison", "police released him from hospital arrest"."""
    return any(syntax.lemma(k) in {"hospital", "clinic"} for k in syntax.obliques(h.head, "from")) and not h.actors


def _goods_found(h: Happening, syntax: Syntax) -> bool:
    """ "arrested 12 people and seized four cars", "troops seized a launcher": things found by police, or by soldiers from nobody; no ground is taken."""
    things = {syntax.lemma(o) for o in syntax.objects(h.head)} if not h.noun else set()
    if not things or not things <= GOODS:
        return False
    doers = [f.actor.actor for f in h.actors if f.actor is not None]
    police = any("police" in a.name.lower() for a in doers)
    return police or not h.recipients and not things & VESSELS and any(a.kind == "state-force" for a in doers)


def _into_water(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "Two missiles fell into the sea": on nothing and nobody."""
    hurt = h.recipients or any(syntax.tokens[c.head].sent == h.sent for c in draft.casualties)
    return not hurt and not on_land(h, draft, syntax) and all(syntax.lemma(f.head) in WATER for f in h.targets)


def on_land(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Where it fell is a named place, and no sea."""
    fine = [p for p in draft.places if p.where is not None and p.where.precision != "country" and not WATER & {w.lower() for w in p.where.name.split()}]
    named = {i for p in fine for i in range(p.first, p.last)}
    return bool(named & set(syntax.obliques(h.head, "in", "on", "near")))


def weapon_test(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "test-fired two missiles", "fired two missiles into the sea": nobody is fired at."""
    if h.rule.id not in {"assault.fire-at", "assault.fire", "assault.device"}:
        return False
    before = [t.text.lower() for t in syntax.tokens[max(0, h.head - 2) : h.head] if t.sent == h.sent]
    if before[-1:] == ["test"] or before == ["test", "-"]:
        return True
    if any(f.actor is not None and f.actor.actor.kind == "armed-group" for f in h.actors):
        return False  # "the Houthis launched a missile into the Gulf of Aden": they test none
    return fired_into_water(h, draft, syntax)


def fired_into_water(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """What is fired comes down in the sea, and nobody and nothing is told to be hit."""
    hit = any(syntax.lemma(f.head).lower() not in WATER for f in h.targets)
    if hit or any(f.actor is not None for f in h.recipients) or any(syntax.tokens[c.head].sent == h.sent for c in draft.casualties):
        return False
    into = [k for o in [h.head, *syntax.objects(h.head)] for k in syntax.obliques(o, "into", "toward", "towards", "over")]
    return any(syntax.lemma(k).lower() in WATER or any(syntax.lemma(x).lower() in WATER for x in syntax.kids(k, "compound", "flat")) for k in into)


def intercepted(h: Happening, syntax: Syntax) -> bool:
    """ "shot down 102 missiles", "downed 61 of 75 drones": what flies at one is stopped, nobody is shot; one drone is told of."""
    if syntax.lemma(h.head) == "intercept" and not h.noun:
        met = any(syntax.lemma(o) in noun_class("aircraft") for o in syntax.objects(h.head))  # "fighters intercepted two bombers": met, and not shot at
        return met or _of_the_air(h.head, syntax)
    if not h.noun and interceptors_fired(h.head, syntax):
        return True
    if h.rule.id == "assault.destroy" and not h.noun:
        return destroyed_in_flight(h.head, syntax)
    down = syntax.lemma(h.head) == "down" or any(syntax.lemma(k) == "down" for k in syntax.kids(h.head, "compound:prt", "advmod"))
    if h.noun or not down or h.rule.id not in {"assault.shoot", "assault.shoot-down", "assault.fire-at"}:
        return False
    nobody = not any(f.actor is not None for f in h.recipients)
    return nobody and h.rule.id == "assault.shoot" or _of_the_air(h.head, syntax)


def _of_the_air(v: int, syntax: Syntax) -> bool:
    """Whether what a verb was done to are missiles or rockets, or drones in a swarm; two drones over an airport are told of as any aircraft."""
    whole = [o for o in [*syntax.objects(v), *(syntax.kids(v, "nsubj:pass"))] if syntax.lemma(o) not in LOADS]  # not "intercepted a shipment of missiles"
    things = [x for o in whole for x in [o, *syntax.obliques(o, "of")]]
    return swarm(things, syntax) or any(syntax.lemma(x) in FLYING for x in things)


def charged_in_general(h: Happening, syntax: Syntax) -> bool:
    """ "accused the army of massacring the population": a charge that names no place, day, number or thing is blame, and no act of its own."""
    v = h.head
    up = syntax.head(v)
    charge = h.type == "ASSAULT" and not h.noun and up is not None and syntax.lemma(up) == "accuse" and syntax.tokens[v].xpos == "VBG"
    if not charge or not any(syntax.lemma(k) == "of" for k in syntax.kids(v, "mark", "case")):
        return False
    first, last = syntax.subtree(v)
    told = [t for t in syntax.tokens[first:last] if t.upos == "NUM" or t.upos == "PROPN" or t.nominal in {"time", "place"}]
    aside = {x for o in syntax.objects(v) for x in syntax.kids(o, "acl:relcl") if syntax.lemma(x) in DENYING}  # "targeting reporters, which the army denies"
    plain = all(syntax.tokens[o].xpos in {"NN", "NNS"} and not {*syntax.kids(o, "amod", "acl", "acl:relcl", "nmod")} - aside for o in syntax.objects(v))
    return plain and not told and not h.targets


def broken_out(h: Happening, syntax: Syntax) -> bool:
    """ "Gunmen stormed a prison, freeing 118 inmates": what raiders did there is no release by who held them; "rebels freed 20 prisoners" is."""
    v = h.head
    if h.noun or syntax.lemma(v) not in {"free", "release"}:
        return False
    whom = {syntax.lemma(x) for o in syntax.objects(v) for x in [o, *syntax.obliques(o, "of")]}
    above = [a for a in syntax.ancestors(v) if syntax.tokens[a].sent == h.sent]
    above += [k for a in above for k in syntax.kids(a, "advcl", "conj") if k < v]  # "attacked the town, [storming] its jail and freeing dozens"
    stormed = any(syntax.lemma(a) in STORMING or {syntax.lemma(o) for o in syntax.objects(a)} & JAILS for a in above)
    jails = [k for x in [v, *syntax.objects(v)] for k in syntax.obliques(x, "from") if syntax.lemma(k) in JAILS and not syntax.kids(k, "nmod:poss")]
    from_jail = syntax.lemma(v) == "free" and bool(jails)  # "gunmen free dozens from jail"
    holders = any(f.actor is not None and f.actor.actor.kind in {"state", "state-force"} for f in h.actors)
    return bool(whom & INMATES) and stormed or from_jail and bool(h.actors) and not holders


def opening_salvo(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "fired the opening salvo in a price war", "a parting shot": a figure of speech, where no weapon and no armed side is told of."""
    shots = [h.head] if h.noun else syntax.objects(h.head)
    figure = any(syntax.lemma(o) in {"salvo", "shot", "broadside"} and {syntax.lemma(k) for k in syntax.kids(o, "amod")} & SALVO_MODIFIERS for o in shots)
    sides = [f.actor.actor.kind for f in [*h.actors, *h.recipients] if f.actor is not None]
    armed = any(k in {"armed-group", "state-force"} for k in sides) or any(syntax.tokens[w.head].sent == h.sent and w.head not in shots for w in draft.weapons)
    return figure and not armed


def mishap(h: Happening, syntax: Syntax) -> bool:
    """ "the explosion was caused by a gas leak": the word for the act is given a cause that is nobody's doing."""
    up = syntax.head(h.head)
    if not h.noun or up is None or not syntax.rel(h.head).startswith("nsubj") or syntax.lemma(up) not in CAUSED:
        return False
    causes = syntax.obliques(up, "by", "on", "to", "from")
    words = {syntax.lemma(w) for k in causes for w in [k, *syntax.kids(k, "compound", "amod")]}
    return bool(words & (noun_class("accident") | noun_class("mishap-cause")))


def hazard(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "an explosion at a fireworks factory": a blast where things blow up by themselves, in a text that tells of no weapon, no armed side and nobody who did it."""
    if not h.noun or h.rule.id != "assault.bomb" or syntax.lemma(h.head) not in {"explosion", "blast"} or any(f.actor is not None for f in h.actors):
        return False
    at = [k for x in [h.head, *h.verbs] for k in syntax.obliques(x, "at", "in", "inside", "of")] + syntax.kids(h.head, "compound")
    words = {syntax.lemma(w) for k in at for w in [k, *syntax.kids(k, "compound", "amod")]}
    if not words & noun_class("hazard-site"):
        return False
    armed = any(m.actor.kind in {"armed-group", "state-force"} and "police" not in m.actor.name.lower() for m in draft.actors)
    return not armed and all(syntax.lemma(w.head) in FIREWORKS for w in draft.weapons)


FIREWORKS = frozenset({"firework", "fireworks", "firecracker"})
ALONE, FILLED_WITH = word_class("mishaps.blow-up-alone"), word_class("mishaps.filled-with")
STORMS, GOING_UP = word_class("mishaps.storms"), word_class("mishaps.going-up")
CARRIERS = word_class("orders.carriers") | {"tanker", "train", "depot"}


def blown_up_alone(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "A boiler exploded at a rice mill", "a fuel truck exploded", "a tank exploded at a chemical plant"; not "a gas cylinder bomb", nor where a weapon is told of
    beside it ("a gas pipeline exploded after it was hit by a rocket")."""
    if h.noun or syntax.lemma(h.head) not in GOING_UP or syntax.passive(h.head):
        return False
    things = syntax.subjects(h.head)
    site = {syntax.lemma(x) for k in syntax.obliques(h.head, "at", "in", "inside") for x in [k, *syntax.kids(k, "compound", "amod")]}
    beside = any(syntax.tokens[w.head].sent == h.sent and w.head not in things for w in draft.weapons)
    return bool(things) and not beside and not any(f.actor is not None for f in h.actors) and all(_explodes_alone(k, site, syntax) for k in things)


def _explodes_alone(k: int, site: set[str], syntax: Syntax) -> bool:
    filled = {syntax.lemma(x) for x in [*syntax.kids(k, "compound", "amod"), *syntax.obliques(k, "of")]} & FILLED_WITH
    if syntax.lemma(k) == "tank":
        return bool(filled or site & noun_class("hazard-site"))
    vehicle = syntax.lemma(k) in CARRIERS and bool(filled)
    return syntax.lemma(k) in ALONE or vehicle


def by_nature(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "Hurricane Otis pounded Acapulco, killing five": the name behind the word is that of a storm; not "Storm Shadow missiles hit", "Operation Desert Storm"."""
    doers = syntax.subjects(h.head) if not h.noun else []
    arms = {i for w in draft.weapons for i in range(w.first, w.last)}
    return bool(doers) and all(_storm(k, syntax) and k not in arms for k in doers)


def _storm(k: int, syntax: Syntax) -> bool:
    if any(syntax.lemma(x) == "operation" for x in [*syntax.kids(k), syntax.head(k) or k, *syntax.kids(syntax.head(k) or k)]):
        return False
    named = [x + 1 for x in syntax.of_lemmas(STORMS) if x + 1 < len(syntax.tokens) and syntax.tokens[x].text[0].isupper()]
    before = syntax.tokens[k].upos == "PROPN" and any(syntax.tokens[x].text == syntax.tokens[k].text for x in named)  # "Rosa destroyed 400 homes"
    return syntax.lemma(k) in STORMS or before or any(syntax.lemma(x) in STORMS for x in syntax.kids(k, "nmod:desc"))


def sent_at(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "sent a drone into the port", "missiles towards Israel": where they were to strike; not to whom they were given, nor over what they flew."""
    return any(
        k in {p.head for p in draft.places} or syntax.lemma(k) in noun_class("target") for k in syntax.obliques(h.head, "into", "at", "toward", "towards", "against")
    )


def by_mishap(h: Happening, syntax: Syntax) -> bool:
    """ "a helicopter crashed, killing twelve": what killed is told in the verb above, and is nobody's doing."""
    up = syntax.head(h.head)
    if h.rule.id == "assault.kill" and not h.noun and syntax.passive(h.head) and not syntax.obliques(h.head, "by"):
        when = [k for k in syntax.kids(h.head, "advcl") if syntax.kids(k, "nsubj") and syntax.lemma(k) in COLLIDING]
        if when:
            return True  # "was killed when two vehicles collided"
    return (
        h.rule.id == "assault.kill" and syntax.rel(h.head) == "advcl" and not syntax.kids(h.head, "nsubj") and up is not None and syntax.lemma(up) in noun_class("mishap")
    )


def stand(h: Happening, syntax: Syntax) -> bool:
    """ "troops deployed in Iraq [were attacked]", "a deployment of nearly nine years": where and how long a force stands, said of it in passing, is no move.
    "deployed to", "deployed on Monday" are."""
    if h.noun and any(syntax.lemma(k) in {"year", "month", "decade", "week"} for k in syntax.obliques(h.head, "of")):
        return True
    now = {"are", "is", "remain", "remains"} & set(syntax.auxiliaries(h.head)) or {"are", "is"} & {syntax.low[k] for k in syntax.kids(h.head, "aux:pass", "cop")}
    standing = bool(now) and not {"being", "have", "has"} & set(syntax.auxiliaries(h.head))  # "About 500 troops are deployed in Somalia"
    participle = not h.noun and syntax.tokens[h.head].xpos == "VBN" and (syntax.rel(h.head) == "acl" or standing)
    if standing and participle and not h.times and syntax.obliques(h.head, "to") and not syntax.obliques(h.head, "on", "since"):
        return True  # "About 600 soldiers are deployed to Latvia"
    return participle and bool(syntax.obliques(h.head, "in", "at", "along", "across", "throughout")) and not syntax.obliques(h.head, "to", "on", "since")


GROUPS_OF_FORCES = word_class("armed.groups-of-forces")
FORCES_SENT = word_class("armed.sent")
NO_POSTING = word_class("places.no-posting")


def force_sent(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "sent a frigate to the Red Sea": a force or its ships, to a place; not to prison, to hospital, or to somebody as a gift ("sent fighter jets to Ukraine")."""
    given = [x for o in syntax.objects(h.head) for x in [*syntax.conjuncts(o), *syntax.obliques(o, "of")]]  # "busloads of commandos"
    objects = [o for o in given if syntax.lemma(o) in FORCES_SENT or _police_in_number(o, syntax) or _group_of_a_force(o, syntax)]
    to = syntax.obliques(h.head, "to", "into", "toward", "towards", "near", "around", "off")
    states = {m.head for m in draft.actors if m.actor.kind == "state"}
    gift = any(syntax.lemma(o) in WARPLANES_GIVEN for o in objects) and bool(states & {*to})
    return bool(objects and to) and not gift and not any(syntax.lemma(k) in NO_POSTING for k in to)


def _group_of_a_force(o: int, syntax: Syntax) -> bool:
    """ "sent the Eisenhower carrier strike [group]", "28 battalion tactical [groups]": a group by the ships or soldiers in its name; not "a working group"."""
    return syntax.lemma(o) == "group" and any(syntax.lemma(k) in GROUPS_OF_FORCES for k in syntax.kids(o, "compound", "amod", "flat"))


def _police_in_number(o: int, syntax: Syntax) -> bool:
    """ "sent 1,300 more police": as many as a force has, and not those who come to a crime."""
    more = any(syntax.low[k] in {"more", "extra", "additional"} for k in syntax.kids(o, "amod"))
    return syntax.lemma(o) in {"police", "policeman", "officer"} and bool(syntax.kids(o, "nummod")) and more


def force_landed(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "Britain has landed 800 paratroopers": who was landed is a force."""
    return any(syntax.lemma(o) in FORCES_SENT for o in syntax.objects(h.head))


def _kept_in_prisons(h: Happening, syntax: Syntax) -> bool:
    """ "3,000 fighters are held in prisons": a state of many; not "are being held in a prison", "were held in camps"."""
    aux = set(syntax.auxiliaries(h.head))
    kept = syntax.lemma(h.head) in {"hold", "detain"} and "are" in aux and "being" not in aux
    return kept and any(syntax.tokens[k].xpos == "NNS" and syntax.lemma(k) in {"prison", "jail", "camp"} for k in syntax.obliques(h.head, "in"))


def on_alert(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "put its troops on alert", "placed 2,000 soldiers on standby", "raised its terror alert level"; not "raised the alert level for the volcano"."""
    if syntax.lemma(h.head) in RAISING:
        levels = [o for o in [*syntax.objects(h.head), *syntax.subjects_of_grammar(h.head)] if syntax.lemma(o) == "level" or syntax.lemma(o) in NOTICE]
        words = {syntax.lemma(k) for o in levels for k in [o, *syntax.kids(o, "compound", "amod", "nmod"), *syntax.obliques(o, "of")]}
        state = any(f.actor is not None and f.actor.actor.kind in {"state", "state-force"} for f in h.actors)
        return (
            bool(words & THREAT_LEVELS)
            and (state or bool(words & {"terror", "terrorism", "terrorist", "security"}))
            and not (syntax.obliques(levels[0], "for", "in") or disaster(h, draft, syntax))
        )
    ready = any(syntax.lemma(k) in NOTICE for x in [h.head, *syntax.objects(h.head)] for k in syntax.obliques(x, "on"))
    ready = ready or any(syntax.lemma(k) in NOTICE and syntax.low[syntax.subtree(k)[0]] == "on" for k in syntax.kids(h.head, "obl"))  # "on 24 hours' notice"
    states = [k for k in syntax.obliques(h.head, "on", "in") if syntax.lemma(k) in {"state", "level"}]
    ready = ready or any(syntax.lemma(o) in NOTICE for k in states for o in syntax.obliques(k, "of"))  # "on the highest state of alert"
    about = [o for o in syntax.objects(h.head) if syntax.lemma(o) in (FORCES_SENT | noun_class("military") | {"frontier", "border"}) - {"team", "unit"}]
    return ready and bool(about) and all(f.actor is None or f.actor.actor.kind != "organisation" for f in h.actors)


NOTICE = word_class("orders.notice")
RAISING, THREAT_LEVELS = word_class("orders.raising"), word_class("orders.threat-levels")
SHOOTS = word_class("weapons.shoots")


def shots(i: int, draft: Draft, syntax: Syntax) -> bool:
    """ "killed by sniper fire", "by Azerbaijani fire": fire that somebody opened, and none that burns; "by shellfire", "by shrapnel"."""
    if syntax.lemma(i) in {"shellfire", "gunfire", "shrapnel"}:
        return True
    if syntax.lemma(i) != "fire":
        return False
    before = [*syntax.kids(i, "compound", "amod", "nmod:poss")]
    fired = [k for k in [*before, *syntax.obliques(i, "from")] if (m := mention_at(draft, k)) is not None and m.actor.kind in {"state", "state-force", "armed-group"}]
    return bool(fired) or any(syntax.lemma(k) in SHOOTS or any(w.first <= k < w.last for w in draft.weapons) for k in before)


CAR_BOMBS = word_class("things.car-bombs")


def by_itself(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "A boiler blew up", "an ammunition store exploded in the heat": nothing blew it up, and it was no weapon."""
    if syntax.passive(h.head) or syntax.objects(h.head) or any(f.actor is not None for f in h.actors) or syntax.kids(h.head, "aux:pass"):
        return False
    doers = syntax.subjects(h.head)
    if any(syntax.lemma(d) in CAR_BOMBS or rigged(d, draft, syntax) for d in doers):
        return False  # "a car blew up outside the embassy"
    return bool(doers) and not any(w.first <= d < w.last for w in draft.weapons for d in doers)


REMEMBERING = word_class("reactions.remembering")
ANIMALS, DATA = word_class("things.animals"), word_class("things.no-data")
HURTS = {"kill", "murder", "bomb", "destroy"}


def in_memory(h: Happening, syntax: Syntax) -> bool:
    """ "Hundreds gathered to remember the day soldiers shot 30": a ceremony, and no protest."""
    return h.rule.id in {"protest.gather", "weights:events.protest"} and any(
        syntax.lemma(k) in REMEMBERING | {"bury", "mourn"} for k in syntax.kids(h.head, "advcl", "xcomp")
    )


def of_animals(h: Happening, syntax: Syntax) -> bool:
    """ "Tiger kills farmer", "Crocodile attack kills boy", "police shot a bear"; not "the Tigers attacked a base"."""
    if h.noun:
        return any(_animal(k, syntax) for k in [*syntax.kids(h.head, "compound"), *syntax.obliques(h.head, "by", "from")])
    doers, others = syntax.subjects(h.head), syntax.objects(h.head)
    if any(syntax.lemma(d) == "attack" and any(_animal(k, syntax) for k in syntax.kids(d, "compound")) for d in doers):
        return True
    return any(bool(x) and all(_animal(k, syntax) for k in x) for x in (doers, others))


def _animal(i: int, syntax: Syntax) -> bool:
    if any(syntax.low[k] in {"lone", "police", "army"} for k in syntax.kids(i, "amod", "compound")) or i and syntax.low[i - 1] == "lone":
        return False  # "a lone wolf attack"
    return syntax.lemma(i) in ANIMALS and (syntax.low[i] == syntax.lemma(i) and i == syntax.sentences[syntax.tokens[i].sent].first or syntax.tokens[i].text.islower())


def unmeant(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "A hunter accidentally shot a hiker", "a grenade went off by accident", "a drunken driver ran over four", "hackers hijacked computers", "experts blew up a bomb
    from World War II"; not "the jets bombed the village by mistake", "rebels blew up a bridge"."""
    if h.noun:
        return False
    by_chance = any(syntax.low[k] in {"accidentally", "unintentionally"} for k in syntax.kids(h.head, "advmod"))
    by_chance = by_chance or any(syntax.lemma(k) == "accident" and syntax.prep(k) == "by" for k in syntax.kids(h.head, "obl"))
    if by_chance and h.rule.id in {"assault.shoot", "assault.device", "assault.kill", "weights:events.assault"}:
        return True
    doers = syntax.subjects(h.head)
    drunk = {"drunk", "drunken", "hit", "run"}
    if any(
        syntax.lemma(d) in {"driver", "motorist"} and drunk & {syntax.lemma(x) for k in syntax.kids(d, "amod", "compound") for x in [k, *syntax.kids(k)]} for d in doers
    ):
        return True
    if any(syntax.lemma(d) == "hacker" for d in doers) and any(syntax.low[o].removesuffix("s") in DATA for o in syntax.objects(h.head)):
        return True
    return always_so(h, draft, syntax) or taken_down(h, draft, syntax)


DEMOLISHERS, DEFUSED = word_class("people.demolishers"), word_class("things.defused")


def taken_down(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "Engineers blew up the old bridge", "police blew up a suspicious package", "a World War II bomb exploded"; not "rebels blew up a bridge", "a bomb exploded"."""
    doers, others = syntax.subjects(h.head), syntax.objects(h.head)
    if h.rule.id not in {"assault.bomb", "assault.destroy", "assault.device", "weights:events.assault"}:
        return False
    old = [k for k in [*doers, *others] if (words := syntax.low[slice(*syntax.subtree(k))]) and "world" in words and "war" in words]
    if old and len(old) == len(others or doers):
        return True
    hurt = any(syntax.tokens[c.head].sent == h.sent for c in draft.casualties)
    armed = any(m.actor.kind == "armed-group" and syntax.tokens[m.head].sent == h.sent for m in draft.actors)
    down = syntax.lemma(h.head) in {"blow", "demolish", "dynamite", "detonate"}  # and not what strikers burn or wreck
    trade = down and not armed and bool(doers) and all(syntax.lemma(d) in DEMOLISHERS and not syntax.kids(d, "amod") for d in doers)
    police = any(f.actor is not None and f.actor.actor.kind == "state-force" for f in h.actors) and any(syntax.lemma(o) in DEFUSED for o in others)
    return not hurt and (trade or police)


def always_so(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "Terrorists kill innocent people.", "Whenever the army bombs a village, ...": a sentence in the bare present that names nobody, no place, no number and no day;
    not a headline, nor "Rebels kill 12 in Goma."."""
    s, t = syntax.sentences[h.sent], syntax.tokens[h.head]
    words = syntax.tokens[s.first : s.last]
    if t.xpos not in {"VBP", "VBZ"} or syntax.auxiliaries(h.head) or syntax.lemma(h.head) not in HURTS or words[-1].text != "." or not syntax.kids(h.head, "nsubj"):
        return False
    if any(x.upos in {"PROPN", "NUM"} for x in words) or any(syntax.tokens[x.head].sent == h.sent for x in draft.times):
        return False
    always = {"when", "whenever", "every", "each"} & {syntax.low[x.i] for x in words}
    sides = [k for k in [*syntax.subjects(h.head), *syntax.kids(h.head, "obj")] if syntax.tokens[k].upos == "NOUN" and syntax.lemma(k) != "people"]
    return bool(always) or all(syntax.tokens[k].xpos == "NNS" and not syntax.kids(k, "det") for k in sides)
