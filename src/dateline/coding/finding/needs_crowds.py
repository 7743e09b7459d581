"""What the rules of crowds and police ask for: batons that police charge with, things that are burnt on purpose. Functions as in `needs`."""

from __future__ import annotations

from dateline.coding.casualties.shapes import fell_in
from dateline.coding.draft import Draft
from dateline.coding.finding.needs_order import Test, at_a_place
from dateline.coding.happening import Happening
from dateline.coding.roles.frames import with_particle
from dateline.coding.syntax import Syntax
from dateline.coding.triggers import event_noun
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class

BATONS = word_class("weapons.batons")
ON_PURPOSE = word_class("acts.damage-on-purpose")
BREAKING_OUT = word_class("acts.violence-begins")
QUELLING = word_class("acts.quelling")
OF_EVERYDAY = word_class("armed.of-everyday")
PARADES = word_class("acts.parades")
FIRES = word_class("mishaps.fires")


def with_batons(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "charged the crowd with batons", "charged batons at them", "charged a crowd"; not "charged 12 men with murder"."""
    if syntax.lemma(h.head) == "charge" and any(syntax.lemma(o) in {"crowd", "mob"} for o in syntax.kids(h.head, "obj")):
        return True
    return any(syntax.lemma(k) in BATONS for k in [*syntax.objects(h.head), *syntax.obliques(h.head, "with")])


def ruined(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "Two buses were set on fire", "Shops were looted": done on purpose, whoever did it; "Houses were burnt" is, where the text tells of no fire by mishap."""
    v = h.head
    if h.noun or not syntax.passive(v) or not h.targets or any(f.actor is None for f in h.actors):
        return False
    if syntax.lemma(v) in ON_PURPOSE:
        return True
    return syntax.lemma(v) == "burn" and not any(t.upos in {"NOUN", "PROPN"} and t.lemma.lower() in FIRES for t in draft.analysis.tokens)


def quelled(h: Happening, syntax: Syntax) -> bool:
    """ "The Army was called out to quell riots": what a force is sent against is why it comes; not "quelled the riots", nor "to quell the riots that broke out"."""
    v = syntax.head(h.head)
    if h.type != "PROTEST" or not h.noun or v is None or syntax.rel(h.head) != "obj" or syntax.lemma(v) not in QUELLING or syntax.kids(h.head, "acl:relcl", "acl"):
        return False
    return syntax.rel(v) in {"advcl", "acl", "xcomp"} and any(syntax.lemma(k) == "to" for k in syntax.kids(v, "mark"))


def not_a_crowd(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """Whoever does it is no crowd and no civilians: "The Rapid Action Force conducted a flag march"; not "Protesters held a flag march"."""
    known = [f for f in h.actors if f.actor is not None]
    return bool(known) and not any(syntax.lemma(f.head) in noun_class("crowd") or f.actor is not None and f.actor.actor.kind == "civilians" for f in known)


def on_parade(h: Happening, syntax: Syntax) -> bool:
    """ "Cadets [marched] past the reviewing stand", "led the march past": a parade, which protests against nothing; not "Protesters marched past the parliament"."""
    if h.type == "PROTEST" and _soldiers_march(h, syntax):
        return True
    if h.type != "PROTEST" or syntax.lemma(h.head).lower() != "march" or syntax.low[h.head + 1 : h.head + 2] != ["past"]:
        return False
    sentence = syntax.sentences[h.sent]
    return h.noun or any(syntax.lemma(i).lower() in PARADES for i in range(sentence.first, sentence.last))


def _soldiers_march(h: Happening, syntax: Syntax) -> bool:
    """ "Families waved as the Soldiers [marched] into the hangar"; not "Soldiers marched through the capital to demand their pay", "marched against the war",
    "marched to the ministry"."""
    doers = syntax.kids(h.head, "nsubj") if not h.noun and syntax.lemma(h.head) == "march" else []
    what_for = [*syntax.kids(h.head, "advcl", "xcomp"), *syntax.obliques(h.head, "against", "for", "over", "in")]
    what_for += [k for k in syntax.obliques(h.head, "to", "on") if syntax.lemma(k).lower() in SEATS_OF_POWER]
    soldiers = noun_class("military") - OF_EVERYDAY | {"airman", "cadet", "paratrooper"}
    return bool(doers) and all(syntax.lemma(k).lower() in soldiers for k in doers) and not what_for


def force_called(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "The Army was called out in Rampura", "called in additional troops"; not "police were called in", who come to every crime."""
    who = syntax.subjects_of_grammar(h.head) if syntax.passive(h.head) else syntax.objects(h.head)
    heads = [x for k in who for x in [k, *syntax.obliques(k, "of")]]
    return any(syntax.lemma(k).lower() in noun_class("military") - OF_EVERYDAY for k in heads)


def against_whom(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """A case is filed by police or nobody named, against people: "An FIR was registered against 200 farmers"; not "The firm
    filed a case against the ministry"."""
    people = [f for f in h.recipients if f.actor is not None and f.actor.actor.kind in {"civilians", "person", "armed-group", "unknown"}]
    by_law = all(f.actor is not None and f.actor.actor.kind == "state-force" for f in h.actors)
    return bool(people) and by_law and (syntax.passive(h.head) or bool(h.actors))


def curfew_over(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "Curfew was lifted in Maiduguri": by those who imposed it, whoever they are; not "the ban was lifted"."""
    return syntax.passive(h.head) and any(syntax.lemma(k).lower() == "curfew" for k in syntax.subjects_of_grammar(h.head)) and at_a_place(h, draft, syntax)


def broke_out(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "Fresh violence erupted in Imphal", "has broken out"; not "violence worried the ministry", "violence could erupt on the agenda"."""
    up = syntax.head(h.head)
    return up is not None and syntax.rel(h.head) == "nsubj" and with_particle(syntax, up) in BREAKING_OUT


def left_dead(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "Ethnic violence left 12 people dead", "violence claimed 12 lives": told of one outbreak, and not "has left 250 dead since May"."""
    up = syntax.head(h.head)
    did = up is not None and syntax.rel(h.head) == "nsubj" and syntax.tokens[up].xpos == "VBD" and syntax.lemma(up) in noun_class("affect") | {"claim"}
    return did and any(c.cause == h.head and c.harm in {"killed", "wounded"} for c in draft.casualties)


def street_battle(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "Villagers fought [pitched] battles with police in Singur on Monday", "fought [running] battles": of people or police, on a day or in a place; not
    "fought a pitched battle in court"."""
    battles = [o for o in syntax.kids(h.head, "obj") if syntax.lemma(o) == "battle"]
    pitched = any(syntax.low[k] in {"pitched", "running", "street"} for o in battles for k in syntax.kids(o, "amod", "compound"))
    kinds = {f.actor.actor.kind for f in [*h.actors, *h.recipients] if f.actor is not None}
    here = any(t.nominal in {"time", "place"} for t in syntax.tokens[syntax.sentences[h.sent].first : syntax.sentences[h.sent].last])
    words = {syntax.lemma(k) for x in [h.head, *battles] for k in syntax.obliques(x, "in", "before", "on", "through", "over", "about")}
    return not h.noun and pitched and here and not words & FOUGHT_IN_WORDS and bool(kinds & {"state-force", "armed-group", "civilians"})


SEATS_OF_POWER = word_class("places.seats-of-power")
FOUGHT_IN_WORDS = word_class("acts.fought-in-words")
OF_SPORT = word_class("acts.fought-in-play")
FIGHTS = frozenset({"battle", "skirmish", "clash", "duel"})


def fought_there(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "Rival militias fought in Tripoli on Monday night", "Soldiers fought rebels near Goma on Monday, killing nine": armed sides, on a day and in a place or with harm;
    not "His father fought in Korea", "The army fought the rebels for years", "fought in court on Monday"."""
    if (
        h.noun
        or syntax.tokens[h.head].xpos not in {"VBD", "VBN", "VBP"}
        or syntax.kids(h.head, "aux", "aux:pass", "xcomp")
        or syntax.obliques(h.head, "for", "alongside")
    ):
        return False
    doers = [x for k in syntax.kids(h.head, "nsubj") for x in syntax.conjuncts(k)]
    armed = {m.head for m in draft.actors if m.actor.kind in {"state-force", "armed-group"}}
    of_clans = {k for k in doers if any(syntax.lemma(x) in {"clan", "tribe"} for x in [*syntax.obliques(k, "of", "from"), *syntax.kids(k, "compound")])}
    if not doers or not all(k in armed | of_clans or syntax.lemma(k) in {"clan", "tribe", "gang"} for k in doers):
        return False
    if not all(syntax.lemma(o) in FIGHTS or any(m.first <= o < m.last for m in draft.actors) for o in syntax.kids(h.head, "obj")) or any(
        syntax.lemma(k) in OF_SPORT for k in syntax.obliques(h.head, "in", "at", "before")
    ):
        return False  # "The army fought Police FC on Sunday"
    if any(syntax.lemma(k) in {"win", "lose", "draw"} for k in syntax.kids(h.head, "conj", "advcl")):
        return False
    first, last = syntax.subtree(h.head)
    day = any(t.when.precision in {"day", "time"} and first <= t.head < last and syntax.head(t.head) in {h.head, *syntax.kids(h.head)} for t in draft.times)
    there = any(p.where is not None and first <= p.head < last for p in draft.places)
    return day and (there or any(first <= c.head < last for c in draft.casualties))


def leaving_dead(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "fought pitched battles, leaving three dead": what the fight itself did."""
    done = [k for k in syntax.kids(h.head, "advcl") if syntax.lemma(k) in {"leave", "kill", "injure", "wound"}]
    return bool(done) and any(c.harm in {"killed", "wounded"} and syntax.subtree(k)[0] <= c.head < syntax.subtree(k)[1] for k in done for c in draft.casualties)


def both_armed(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """An encounter "between militants and the army": forces or groups on both sides; not "between the minister and soldiers", "of soldiers with the press"."""
    kinds = [f.actor.actor.kind for f in [*h.actors, *h.recipients] if f.actor is not None]
    return len(kinds) > 1 and all(k in {"state-force", "armed-group"} for k in kinds)


def fell_as_fighter(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "Two soldiers fell in combat", "A captain embraced martyrdom": where no other word tells the act they died in ("fell in an ambush", "during the attack")."""
    told = any(event_noun(syntax.lemma(k)) for k in syntax.obliques(h.head, "in", "during"))
    told = told or syntax.rel(syntax.clause(h.head)) == "acl:relcl" or any(syntax.low[k] == "which" for k in syntax.obliques(h.head, "in", "during"))
    if told or any(syntax.kids(k, "mark", "advmod") for k in syntax.kids(h.head, "advcl")):  # "when militants attacked a post"
        return False
    return syntax.lemma(h.head) != "fall" or bool(fell_in(syntax, h.head))


TESTS: dict[str, Test] = {
    "with-batons": with_batons, "ruined": ruined, "not-a-crowd": not_a_crowd, "broke-out": broke_out, "left-dead": left_dead,
    "leaving-dead": leaving_dead, "fought-there": fought_there, "force-called": force_called, "curfew-over": curfew_over, "against-whom": against_whom,
    "both-armed": both_armed, "street-battle": street_battle, "fell-as-fighter": fell_as_fighter,
}  # fmt: skip
