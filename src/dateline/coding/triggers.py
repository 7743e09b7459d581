"""Finds the words that name events: rule look-up by lemma, with the particles, objects and modifiers that the rules ask for or forbid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from dateline.coding.craft import flies, named_craft
from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class
from dateline.vocab.rules import EventRule, event_rules

SETS_OF_THINGS = word_class("amounts.sets-of-things")
AIMED_AT = word_class("things.aimed-at")
SUMS = word_class("amounts.sums")
OF_TEAR_GAS = word_class("weapons.of-tear-gas")
POSTS = frozenset({"post", "position"})
HELD_BY_FORCES = word_class("places.held-by-forces")
OFFICES, SENIOR = word_class("places.offices-in"), word_class("titles.of-several") - {"local", "regional"}
VOLLEYS = word_class("weapons.volleys")
PACTS = word_class("deals.pacts-moved-under")
ROAD_VEHICLES = word_class("mishaps.vehicles")
EASING = frozenset({"relief", "waiver", "exemption", "easing"})
PARTIES = frozenset({"person", "organization", "place"})  # what a noun that stands for a party heads
Entry = tuple[EventRule, str, str]  # rule, particle ("" = none), object lemma ("" = none)


@cache
def _verb_index() -> dict[str, list[Entry]]:
    index: dict[str, list[Entry]] = defaultdict(list)
    for rule in event_rules():
        for entry in rule.verb:
            word, _, object_lemma = entry.partition("+")
            lemma, _, particle = word.partition("_")
            index[lemma].append((rule, particle, object_lemma))
    return {lemma: sorted(entries, key=lambda e: (not e[2], not e[1])) for lemma, entries in index.items()}


@cache
def _noun_index() -> dict[str, list[EventRule]]:
    index: dict[str, list[EventRule]] = defaultdict(list)
    for rule in event_rules():
        for lemma in rule.noun:
            index[lemma].append(rule)
    return dict(index)


def event_noun(lemma: str) -> bool:
    """Whether a noun lemma names an act of some rule."""
    return lemma in _noun_index()


def is_event_verb(lemma: str) -> bool:
    """Whether a verb lemma names an act of some rule."""
    return lemma in _verb_index()


def told_by(lemma: str) -> set[str]:
    """The types that some rule gives a word, with whatever particle, where it asks for no object of its own."""
    return {r.type for r, _, o in _verb_index().get(lemma, []) if not o} | {r.type for r in _noun_index().get(lemma, [])}


def triggers(syntax: Syntax, allowed: set[int]) -> list[Happening]:
    """Happenings with head and candidate rules only, in text order. `allowed` are the sentences to read."""
    out = []
    for t in syntax.tokens:
        if t.sent not in allowed:
            continue
        rules = verb_rules(syntax, t.i) if t.upos == "VERB" else noun_rules(syntax, t.i) if t.upos in {"NOUN", "PROPN"} else []
        if rules:
            out.append(happening(syntax, t.i, rules))
    return out


def happening(syntax: Syntax, i: int, rules: list[EventRule]) -> Happening:
    """What a word tells, with its candidate rules."""
    t = syntax.tokens[i]
    noun = t.upos != "VERB"
    plural = noun and t.xpos in {"NNS", "NNPS"}
    return Happening(head=i, rule=rules[0], noun=noun, sent=t.sent, mode=rules[0].mode, definite=_definite(syntax, i, noun), plural=plural, rules=rules)


def _definite(syntax: Syntax, i: int, noun: bool) -> bool:
    if noun and any(syntax.rel(k) == "nmod:poss" and syntax.tokens[k].nominal == "time" for k in syntax.kids(i, "nmod:poss")):
        return True
    own = [i, *(k for k in syntax.kids(i, "compound") if k < i)]  # "the US strikes", whatever the parse hangs the article on
    return noun and any(syntax.lemma(k) in {"the", "this", "these", "that", "those", "both", "such"} for x in own for k in syntax.kids(x, "det", "det:predet"))


def verb_rules(syntax: Syntax, v: int) -> list[EventRule]:
    """Rules whose verb, particle and object fit, most exact first. A participle that modifies a noun ("the murdered man") tells no event of its own."""
    if syntax.rel(v) in {"amod", "compound"}:
        return []
    entries = _verb_index().get(syntax.lemma(v), [])
    return [r for r, particle, o in entries if _particle_fits(syntax, v, particle) and _object_fits(syntax, v, o, r) and not _verb_blocked(syntax, v, r)]


def _particle_fits(syntax: Syntax, v: int, particle: str) -> bool:
    if not particle:
        return True
    near = {syntax.tokens[k].text.lower() for k in syntax.kids(v, "compound:prt", "advmod", "obl", "nmod", "xcomp")}
    near |= {syntax.prep(k).partition(" ")[0] for k in syntax.kids(v, "obl") if syntax.prep(k).startswith("out ")}  # "driven out of the town"
    near |= {syntax.prep(k) for k in syntax.kids(v, "obl", "advcl", "obj") if syntax.tokens[k].nominal != "time"} | {
        syntax.lemma(k) for k in syntax.kids(v, "mark", "case")
    }
    near |= {"for"} if particle == "for" and _for_somebody_to(syntax, v) else set()
    near |= {syntax.tokens[k].text.lower() for o in syntax.objects(v) for k in syntax.kids(o, "amod") if k > o}  # "held the rebels responsible"
    near |= {syntax.tokens[k].text.lower() for k in syntax.kids(v, "advcl") if syntax.lemma(v) == "set"}  # "set two cars alight"
    return particle in near


def _for_somebody_to(syntax: Syntax, v: int) -> bool:
    """ "called for [Israel] to withdraw": not "called for an ambulance to come", which is no party, nor "has called for members to spend more", a stand of long."""
    parties = [(c, x) for c in syntax.kids(v, "advcl") for x in syntax.kids(c, "nsubj") if syntax.tokens[x].nominal in PARTIES]
    told = not {"has", "have"} & set(syntax.auxiliaries(v))
    return told and any(syntax.low[k] == "for" for c, x in parties for i in (c, x) for k in syntax.kids(i, "mark", "case"))


def _object_fits(syntax: Syntax, v: int, lemma: str, rule: EventRule) -> bool:
    if lemma == "fire" and syntax.lemma(v) == "take" and (syntax.kids(v, "compound:prt") or len(syntax.objects(v)) > 1):
        return False  # "took out the fire", "took fire extinguishers"
    if lemma:
        beside = lemma in PACTS or lemma == "fire" and bool(syntax.kids(v, "obj"))
        under = [k for k in syntax.kids(v, "obl") if beside and syntax.prep(k) == "under"]  # not "withdrew from the town under a deal", "took the hill under fire"
        return any(_names(syntax, o, lemma) for o in [*syntax.objects(v), *syntax.kids(v, "obl", "xcomp", "obj")] if o not in under)
    if rule.object_class:
        wanted = frozenset().union(*(noun_class(c) for c in rule.object_class))
        used = [*syntax.objects(v), *syntax.obliques(v, "with", *(["to"] if syntax.lemma(v) == "resort" else []))]
        used += [k for k in syntax.kids(v, "xcomp") if syntax.lemma(v) == "resort" and syntax.tokens[k].upos == "NOUN"]
        many = noun_class("amount") | (OF_TEAR_GAS if "crowd-control" in rule.object_class else frozenset())
        many |= VOLLEYS if "munition" in rule.object_class else frozenset()  # "fired a barrage of missiles"
        heads = [x for o in used for x in [o, *(syntax.obliques(o, "of") if syntax.lemma(o) in many else [])]]  # "dozens of rockets", "rounds of teargas"
        held = [k for o in heads if syntax.lemma(o) in many & OF_TEAR_GAS for k in _what_kind(syntax, o)]  # "tear gas canisters"
        return any(syntax.lemma(o) in wanted or compound_lemma(syntax, o) in wanted for o in [*heads, *held])
    return True


def _names(syntax: Syntax, o: int, lemma: str) -> bool:
    """Whether a nominal is, or is headed by a modifier of, the lemma ("peace agreement", "ceasefire agreement"), or a set of what it
    names ("a round of sanctions", "two days of drills"); not "agreed on sanctions relief"."""
    many = syntax.lemma(o) in noun_class("amount")
    of = syntax.obliques(o, "of") if many or syntax.lemma(o) in SETS_OF_THINGS | {"day", "week"} else syntax.obliques(o, "in", "of") if syntax.lemma(o) in SUMS else []
    of += [x for k in of for x in syntax.obliques(k, "of") if many]  # "tens of thousands of reservists"
    if lemma == syntax.lemma(o) == "siege" and any(syntax.tokens[k].upos == "NOUN" for k in syntax.kids(o, "compound")):
        return False  # "ended a hotel siege": of those who held it
    found = [x for x in [o, *of] if not EASING & {syntax.lemma(x), *syntax.low[x + 1 : x + 2]}]
    return any(syntax.lemma(x) == lemma or any(syntax.lemma(k) == lemma for k in syntax.kids(x, "compound")) for x in found)


def compound_lemma(syntax: Syntax, i: int) -> str:
    """Lemma with its last compound modifier: "tear gas"."""
    before = [syntax.lemma(k) for k in syntax.kids(i, "compound", "amod") if k == i - 1]
    return " ".join([*before, syntax.lemma(i)])


def _verb_blocked(syntax: Syntax, v: int, rule: EventRule) -> bool:
    if any(syntax.tokens[o].text.lower().endswith(("self", "selves")) for o in syntax.kids(v, "obj")):
        return True
    if rule.id == "support.back" and any(syntax.tokens[k].xpos == "PRP$" for o in syntax.objects(v) for k in syntax.kids(o, "nmod:poss")):
        return True  # "defended his decision"
    if rule.unless_subject and any(syntax.lemma(s) in rule.unless_subject and not named_craft(syntax, s) for s in syntax.subjects(v)):
        return True
    own = {e.partition("+")[2] for e in rule.verb if e.startswith(f"{syntax.lemma(v)}+")}  # "exchanged fire" is no fire that is battled
    objects = [o for o in [*syntax.objects(v), *syntax.kids(v, "xcomp")] if syntax.lemma(o) not in own and not _bombed_bomb(syntax, v, o)]
    return bool(rule.unless_object) and any(_blocked_object(syntax, o, rule) for o in objects)


def _bombed_bomb(syntax: Syntax, v: int, o: int) -> bool:
    """ "Jets destroyed a [truck-bomb]", "two Tornados destroyed a vehicle bomb": hit from the air; not "sappers destroyed a car bomb"."""
    if syntax.lemma(o) != "bomb" or not any(syntax.lemma(k) in ROAD_VEHICLES for k in syntax.kids(o, "compound")):
        return False
    return flies(syntax, v) or any(syntax.lemma(k) in {"strike", "airstrike"} for k in syntax.subjects(v))


def _blocked_object(syntax: Syntax, o: int, rule: EventRule) -> bool:
    """ "struck a deal", "struck an oil deal"; a thing that can be hit is one, whatever word is before it ("struck an oil refinery", "hit a gold mine")."""
    if syntax.lemma(o) in POSTS and _in_office(syntax, o):
        return True
    if syntax.lemma(o) in rule.unless_object and not (syntax.lemma(o) == "target" and _military(syntax, o)) and not _held_post(syntax, o):
        return True
    hit = syntax.lemma(o) in noun_class("target") or syntax.tokens[o].nominal == "person"
    beside = syntax.kids(o, "compound", "nmod") if rule.frame != "fire" else list(_what_kind(syntax, o))
    return not hit and any(syntax.lemma(k) in rule.unless_object for k in beside)


def _what_kind(syntax: Syntax, o: int) -> Iterator[int]:
    """What says of what kind the shots are that are fired: "[rubber] bullets", "[rubber]-coated steel bullets"."""
    for k in syntax.kids(o, "compound", "nmod", "amod"):
        yield from (k, *syntax.kids(k, "compound", "amod"))


def _military(syntax: Syntax, o: int) -> bool:
    """ "struck [militant targets]", "hit [12 targets] in Kharkiv"; not "hit its sales targets"."""
    beside = syntax.kids(o, "compound", "amod", "nmod:poss", "nmod")
    return syntax.tokens[o].xpos == "NNS" and not syntax.kids(o, "nmod:poss") and not any(syntax.lemma(k) in AIMED_AT for k in beside)


def _held_post(syntax: Syntax, o: int) -> bool:
    """ "captured a border [post]", "two Ukrainian [positions]", "retook [positions] near Gao"; not "captured a top post", "positions in parliament", "two police posts in
    the reshuffle", "attacked the Israeli position on the truce"."""
    if syntax.lemma(o) not in POSTS or syntax.obliques(o, "of", "as"):
        return False
    beside = syntax.kids(o, "compound", "amod", "nmod:poss")
    held = any(syntax.lemma(k) in HELD_BY_FORCES or syntax.tokens[k].ent.endswith("NAT") for k in beside)
    return held or syntax.tokens[o].xpos == "NNS" and bool(syntax.obliques(o, "near", "around", "outside", "along"))


def _in_office(syntax: Syntax, o: int) -> bool:
    """ "a command [post] in the new government", "the French [position] on trade": a rank or a view; not "a position on a hill", "a post in the capital"."""
    inside = [k for x in {o, syntax.clause(o)} for k in syntax.obliques(x, "in", "on") if k > o and syntax.tokens[k].nominal not in {"time", "place", "person", "object"}]
    held = any(syntax.lemma(k) in SENIOR for k in syntax.kids(o, "amod"))
    return held or any(syntax.lemma(k) in OFFICES if syntax.prep(k) == "in" else syntax.tokens[k].nominal in {"abstract", "event"} for k in inside)


def noun_rules(syntax: Syntax, n: int) -> list[EventRule]:
    """Rules of an event noun that is not a mere modifier ("attack helicopter") and carries no forbidden modifier ("heart attack")."""
    rules = _noun_index().get(syntax.lemma(n))
    if not rules or syntax.rel(n) in {"compound", "amod", "flat"}:
        return []
    if _part_of_a_name(syntax, n):
        return []
    modifiers = set(modifier_lemmas(syntax, n))
    of_what = {syntax.lemma(k) for o in syntax.obliques(n, "of", "with", "against") for k in [o, *syntax.obliques(o, "of")]}  # "the killing of thousands of pigs"
    rules = [r for r in rules if r.id != "assault.violence" or syntax.rel(n) == "nsubj"]  # not "killed in the violence"
    return [r for r in rules if not of_what & r.unless_object and not modifiers & r.unless_modifier and (not r.only_modifier or modifiers & r.only_modifier)]


def _part_of_a_name(syntax: Syntax, n: int) -> bool:
    """A capitalised noun with a capitalised adjective or name before it is the name of a body ("Democratic Rally"), not so "March on Rome"."""
    t = syntax.tokens[n]
    if t.upos != "PROPN" or not t.text[:1].isupper() or t.text.isupper():
        return False
    before = syntax.tokens[n - 1] if n and syntax.tokens[n - 1].sent == t.sent else None
    return (
        before is not None
        and before.text[:1].isupper()
        and not before.text.isupper()
        and before.i in syntax.kids(n, "amod", "compound", "flat")
        and before.upos in {"PROPN", "ADJ"}
    )


def modifier_lemmas(syntax: Syntax, n: int) -> Iterator[str]:
    """Lemmas of the words that modify a noun directly: compounds, adjectives, possessors."""
    for k in syntax.kids(n, "compound", "amod", "nmod:poss", "nummod"):
        yield syntax.lemma(k).lower()
        for g in syntax.kids(k, "compound", "amod"):
            yield syntax.lemma(g).lower()
