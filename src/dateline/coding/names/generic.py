"""Composition: what a noun phrase around a noun for actors stands for.

"Turkish soldiers", "Iran-backed militants", "Hamas fighters", "the Saudi government".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from dateline.coding.craft import winged_bomber
from dateline.coding.names.np import HYPHENS, left_edge, own_words
from dateline.coding.names.terms import Name, Terms
from dateline.coding.syntax import Syntax
from dateline.model import ActorRef
from dateline.model.values import ActorKind
from dateline.vocab.actors import Actor, Nation, register, state_actor
from dateline.vocab.actors_words import ActorNoun, actor_nouns
from dateline.vocab.classes import word_alternatives, word_class
from dateline.vocab.gazetteer import candidates

BACKING = word_class("groups.backing")
MADE_BY = word_class("groups.made-by")
GOVERNMENT = word_class("states.government")
COUNTRY_WORDS = word_class("states.country")
PLURAL_ONLY = word_class("groups.plural-only")
CIVIL_USE = word_class("things.civil-use")
DEPARTMENTS = word_class("states.departments")
STATE_BODIES = word_class("states.bodies")
MILITANT_WORDS = word_class("groups.militant")
FIGHTING_BODIES = word_class("groups.fighting-bodies")
LIGHT_BODIES = word_class("groups.light-bodies")
POLITICAL_BODIES = word_class("groups.political")
_BEFORE = re.compile(r"\b(pro|anti|counter)[-‐‑– ]$", re.IGNORECASE)
_AFTER = re.compile(r"[-‐‑– ](\w+)")
MILITARY = re.compile(rf"\b(?:{word_alternatives('armed.of-a-force')})\b")
MILITARY_UNITS = word_class("armed.units")
REBELLIOUS = re.compile(rf"\b(?:{word_alternatives('groups.rebellious')}|mujahid\w*)\b")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase for an actor, before it becomes a mention."""

    first: int
    last: int
    head: int
    ref: ActorRef
    named: bool
    rule: str
    backer: ActorRef | None = None
    noun: ActorNoun | None = None


@dataclass(frozen=True, slots=True)
class Modifiers:
    """Register names in front of a noun, by what they do: nationality, membership, backer."""

    nation: Nation | None
    group: Name | None
    backer: Name | None
    leader: Name | None


def noun_at(syntax: Syntax, i: int) -> ActorNoun | None:
    """The entry of a token's lemma, or of its last compound with it ("security forces")."""
    nouns = actor_nouns()
    lemma = _lemma(syntax, i)
    if i > 0:
        before = _lemma(syntax, i - 1)
        if syntax.tokens[i - 1].sent == syntax.tokens[i].sent and (pair := nouns.get(f"{before} {lemma}")):
            return pair
        if i > 1 and syntax.tokens[i - 1].text in HYPHENS and (pair := nouns.get(f"{_lemma(syntax, i - 2)}-{lemma}")):
            return pair
    return nouns.get(lemma)


def _lemma(syntax: Syntax, i: int) -> str:
    """Lemma in lower case; plurals that a tagger took for names or left alone are brought back ("gunmen", "Forces")."""
    return _as_noun(syntax.lemma(i), syntax.low[i])


@lru_cache(maxsize=50_000)
def _as_noun(lemma: str, low: str) -> str:
    nouns = actor_nouns()
    if lemma in nouns:
        return lemma
    if low in nouns:
        return low
    for ending, instead in (("men", "man"), ("women", "woman"), ("ies", "y"), ("children", "child"), ("es", ""), ("s", "")):
        if low.endswith(ending) and (single := low[: -len(ending)] + instead) in nouns:
            return single
    return lemma


def compose(syntax: Syntax, terms: Terms, head: int, noun: ActorNoun) -> Phrase | None:
    """The actor that a phrase headed by an actor noun stands for, None if it stands for none by itself."""
    if not _stands_for_actor(syntax, terms, head, noun):
        return None
    first, last = _after_coordination(syntax, terms, left_edge(syntax, head), head), head + 1
    if first < head and syntax.tokens[first].nominal == "time" and first and syntax.low[first - 1] in {"in", "on", "since"}:
        first += 1  # "In [May] gunmen killed a judge"
    found = _behind(syntax, terms, head, _modifiers(syntax, terms, first, head))
    backer = _ref(found.backer or found.leader)
    words = own_words(syntax, first, last)
    if found.group is not None and (phrase := _of_group(syntax, first, head, noun, found.group)):
        return phrase
    if noun.cls == "equipment" or winged_bomber(syntax, head):
        return _equipment(first, head, noun, found, words)
    nation = found.nation
    if nation is None and noun.cls == "body" and (longer := _long_name(syntax, terms, first, head)) > last:
        words = own_words(syntax, first, longer)
        kind: ActorKind = "armed-group" if noun.noun == "army" else "state" if noun.noun in STATE_BODIES else _kind(noun, words, found, True)
        return Phrase(first, longer, head, ActorRef(words, None, kind), True, "named-noun", backer, noun)
    if nation is None:
        named = noun.cls != "office" and _proper(syntax, first, head)
        return Phrase(
            first,
            last,
            head,
            ActorRef(words, _living_in(syntax, terms, head, noun), _kind(noun, words, found, named)),
            named,
            "named-noun" if named else "generic",
            backer,
            noun,
        )
    if noun.kind == "state" and noun.cls == "body" and syntax.lemma(head) in GOVERNMENT and found.backer is None:
        return Phrase(first, last, head, state_actor(nation).ref(), True, "government-of", None, noun)
    if noun.unit and found.backer is None and noun.state_kind == "state-force" and _plain(syntax, terms, first, head):
        force = register().national(nation.iso3, noun.unit)
        name = words if not force.fixed and terms.inside(first, head) else force.name
        return Phrase(first, last, head, force.ref(name), True, "national-force", None, noun)
    named = noun.cls != "office" and _proper(syntax, first, head)
    if named and noun.cls == "body" and noun.kind == "organisation":  # "U.S. Institute of Peace"
        last = _long_name(syntax, terms, first, head)
        words = own_words(syntax, first, last)
    kind = _kind(noun, words, found, named)
    return Phrase(first, last, head, ActorRef(words, nation.iso3, kind), named, "nationality-noun", backer, noun)


def _kind(noun: ActorNoun, words: str, found: Modifiers, named: bool) -> ActorKind:
    """Kind of an actor that no register entry settles: by its noun, its backer, its side, its own name."""
    low = words.lower()
    if noun.cls in {"people", "office"}:
        return noun.kind
    if named and found.nation is None and low.endswith("brigades"):
        return "armed-group"
    if found.nation is not None and noun.noun in STATE_BODIES:
        return "state"
    before = set(low.split()[:-1])
    if noun.cls in {"body", "member"} and noun.noun in FIGHTING_BODIES and before & MILITANT_WORDS:
        return "armed-group"
    if noun.noun in LIGHT_BODIES and MILITARY.search(" ".join(low.split()[:-1])):
        return "state-force"
    if noun.kind in {"unknown", "state-force"} and noun.cls in {"body", "member"}:
        if "anti-government" in low or "anti-regime" in low or (named and REBELLIOUS.search(low)):
            return "armed-group"
        if "pro-government" in low or "pro-regime" in low:
            return "state-force"
        if found.backer is not None:
            return "armed-group"
        if named and noun.noun in MILITARY_UNITS:
            return "state-force"
    return noun.state_kind if found.nation is not None and found.backer is None else noun.kind


def _proper(syntax: Syntax, first: int, head: int) -> bool:
    """Whether a phrase is a name by its capitals: its noun and a word before it ("Salvation Brigades", "507th Air Refueling Wing")."""
    tokens = syntax.tokens
    if not tokens[head].text[:1].isupper() or tokens[head].text.isupper():
        return False
    return any(
        t.text[:1].isupper() or (t.text[:1].isdigit() and t.text[-2:] in {"st", "nd", "rd", "th"})
        for t in tokens[first:head]
        if t.upos in {"PROPN", "NOUN", "NUM", "ADJ"} and t.i != _sentence_start(syntax, head)
    )


BODIES_ON = frozenset({"council", "commission", "committee", "conference"})


def _sentence_start(syntax: Syntax, i: int) -> int:
    return syntax.sentences[syntax.tokens[i].sent].first


def _after_coordination(syntax: Syntax, terms: Terms, first: int, head: int) -> int:
    """ "Turkish and Syrian soldiers", "Iran and Iran-backed groups": the noun's phrase begins behind "and" when names stand on both sides."""
    for i in range(head - 1, first, -1):
        if syntax.tokens[i].upos == "DET" and syntax.tokens[i - 1].text.lower() in {"and", "or", "&"}:
            return i
        if syntax.tokens[i].text.lower() in {"and", "or", "&"} and i - 1 in terms.at and terms.inside(i + 1, head):
            return i + 1
    return first


def _long_name(syntax: Syntax, terms: Terms, first: int, head: int) -> int:
    """End of a name that goes on behind its noun: "Ministry of Higher Education", "Army of the Victorious Sect", "Council on Arab Relations"; the noun's own end if it
    does not ("The Council on Monday")."""
    tokens = syntax.tokens
    end = syntax.sentences[tokens[head].sent].last
    at = head + 1
    on = at + 2 < end and tokens[at].text.lower() == "on" and tokens[at + 1].nominal != "time" and tokens[head].lemma.lower() in BODIES_ON
    if not tokens[head].text.istitle() or at + 1 >= end or tokens[at].text.lower() not in {"of", "for"} and not on:
        return head + 1
    at += 1 + (tokens[at + 1].text.lower() == "the")
    last = at
    while last < end and (tokens[last].text[:1].isupper() or (tokens[last].text.lower() in {"and", "of", "the", "-"} and last > at)) and (on or last not in terms.at):
        last += 1
    while last > at and not tokens[last - 1].text[:1].isupper():
        last -= 1
    joined = last < end and tokens[last].text in HYPHENS and tokens[last].start == tokens[last - 1].end  # "Members of the Iran-backed Houthi movement"
    return last if last > at and not joined else head + 1


def _living_in(syntax: Syntax, terms: Terms, head: int, noun: ActorNoun) -> str | None:
    """Country of "rebels in the Ivory Coast", "a group based in northern Mali", "Darfur rebels": only for those who are of the place where they are."""
    tokens = syntax.tokens
    at = head + 1 + (head + 1 < len(tokens) and tokens[head + 1].text.lower() in {"based", "operating", "active"})
    home_force = noun.noun in {"security force", "authority", "opposition group"} or noun.noun in POLITICAL_BODIES
    if not (noun.kind in {"armed-group", "civilians"} or home_force or at > head + 1):
        return None
    if at + 1 >= len(tokens) or tokens[at].text.lower() not in {"in", "throughout", "across"}:
        return _of_region(syntax, head - 1) if head and noun.kind == "armed-group" else None
    at += 1
    while at + 1 < len(tokens) and (tokens[at].text.lower() in {"the", "central"} or tokens[at].text.lower().endswith("ern")):
        at += 1
    name = terms.at.get(at)
    nation = name.nation("state") if name is not None else None
    return nation.iso3 if nation is not None else _of_region(syntax, at)


def _of_region(syntax: Syntax, i: int) -> str | None:
    """Country of a region of our own table, by its one word: "Darfur", "Donbas", "Tigray"."""
    t = syntax.tokens[i]
    found = candidates(t.text) if t.upos == "PROPN" and t.text[:1].isupper() else ()
    return found[0].country if found and found[0].kind in {"region", "admin1"} and found[0].id.startswith("dl:") and found[0].match == 0 else None


def _behind(syntax: Syntax, terms: Terms, head: int, found: Modifiers) -> Modifiers:
    """Names behind the noun: "the army of Pakistan", "fighters from the Islamic State"."""
    if found.nation is not None or found.group is not None:
        return found
    tokens = syntax.tokens
    at = head + 1
    if at >= len(tokens) or tokens[at].text.lower() not in {"of", "from"}:
        return found
    at += 1
    while at < len(tokens) and tokens[at].text.lower() in {"the", "so", "called", "-", "“", '"'}:
        at += 1
    name = terms.at.get(at)
    if name is not None and name.first == at and _link(syntax, name, head) in {"backer", "leader"} and name.last < len(tokens) and tokens[name.last].text in HYPHENS:
        name = terms.at.get(at := name.last + 2)  # "fighters of the Islamic State-linked [ADF]"
    if name is None or name.first != at or name.last < len(tokens) and tokens[name.last].upos in {"NOUN", "PROPN"}:
        return found
    if name.last < len(tokens) and tokens[name.last].text in {",", "and"} and name.actor() is None:
        return found
    if tokens[head + 1].text.lower() == "from" and not any(name.first <= k < name.last for k in syntax.kids(head, "nmod")):
        return found
    if name.nation("state") is not None:
        return Modifiers(name.nation("state"), None, found.backer, found.leader)
    actor = name.actor()
    return Modifiers(None, name, found.backer, found.leader) if actor is not None and actor.kind in {"armed-group", "state-force"} else found


def _stands_for_actor(syntax: Syntax, terms: Terms, head: int, noun: ActorNoun) -> bool:
    """ "the powers" but not "power", "army units" but not "rebel-held", "the nation" but not "a nation", "head of X" but not "in the head"."""
    tokens = syntax.tokens
    plural = tokens[head].xpos in {"NNS", "NNPS"}
    after = tokens[head + 1] if head + 1 < len(tokens) else None
    if after is not None and after.text in HYPHENS and after.start == tokens[head].end:
        return False
    if noun.cls == "equipment" and head and syntax.lemma(head - 1) in CIVIL_USE:
        return False
    if noun.noun == "chief" and head > 1 and tokens[head - 1].text in HYPHENS:
        return False
    if noun.noun == "head" and (after is None or after.text.lower() not in {"of", "for"}):
        return False
    if noun.noun in PLURAL_ONLY and not plural:
        return noun.noun == "force" and bool(terms.inside(left_edge(syntax, head), head))
    if noun.noun == "office" and not _of_a_holder(syntax, terms, head):
        return False
    if noun.noun == "department" and not (after is not None and after.text.lower() == "of") and syntax.lemma(head - 1) not in DEPARTMENTS:
        return False
    if noun.noun == "department" and syntax.prep(head) == "in":
        return False  # "in the department of Cauca"
    if noun.noun == "wing" and tokens[head].text.islower() and tokens[left_edge(syntax, head)].text.lower() not in {"the", "this"}:
        return False
    if noun.noun in COUNTRY_WORDS and not plural:
        return tokens[left_edge(syntax, head)].text.lower() in {"the", "this", "that", "his", "her", "their", "its", "our"}
    return True


def _of_a_holder(syntax: Syntax, terms: Terms, head: int) -> bool:
    """ "the prime minister's office", "Netanyahu's office", "the UN human rights office": not a room, and no term of office."""
    owners = syntax.kids(head, "nmod:poss")
    held = any((n := noun_at(syntax, k)) is not None and n.cls == "office" or syntax.tokens[k].ent.endswith("PER") or k in terms.at for k in owners)
    room = syntax.rel(head) in {"obj", "nsubj:pass"}  # "stormed the governor's office"
    return held and not room and syntax.tokens[head].xpos in {"NN", "NNP"} and syntax.prep(head) not in {"in", "at", "to", "into", "outside", "near"}


def _plain(syntax: Syntax, terms: Terms, first: int, head: int) -> bool:
    """Whether nothing but nationality, number and rank-and-file words stand before the noun ("rebel soldiers" are no national force)."""
    nouns = actor_nouns()
    return not any(i not in terms.at and (n := nouns.get(syntax.lemma(i))) is not None and n.kind in {"armed-group", "civilians"} for i in range(first, head))


def _of_group(syntax: Syntax, first: int, head: int, noun: ActorNoun, group: Name) -> Phrase | None:
    actor = group.actor()
    if actor is None:
        return None
    words = own_words(syntax, first, head + 1)
    if group.first > head and noun.cls == "body" and _proper(syntax, first, head):
        return Phrase(first, head + 1, head, ActorRef(words, actor.country, actor.kind), True, "unit-of", None, noun)
    if actor.kind == "person":
        return _of_person(first, head, noun, actor, words)
    if noun.cls == "office":
        return Phrase(first, head + 1, head, ActorRef(words, actor.country, "person"), False, "office-of", None, noun)
    if actor.kind in {"armed-group", "state-force"} and noun.cls in {"member", "body", "equipment"} and noun.kind != "civilians":
        surface = syntax.text[group.span.start : group.span.end]
        return Phrase(first, head + 1, head, actor.ref(actor.name if actor.fixed else surface), True, "member-of-group", None, noun)
    if noun.cls in {"people", "member"}:
        own: ActorKind = "organisation" if noun.kind == "state" and actor.kind == "organisation" else noun.kind  # "Red Cross officials"
        return Phrase(first, head + 1, head, ActorRef(words, actor.country, own), False, "people-of", None, noun)
    if noun.cls == "body":
        return Phrase(first, head + 1, head, ActorRef(words, actor.country, "organisation"), False, "body-of", None, noun)
    return None


def _of_person(first: int, head: int, noun: ActorNoun, actor: Actor, words: str) -> Phrase | None:
    """ "the Trump administration" is the state; "Haftar's forces" keep their own words and the person's country."""
    nation = register().nations.get(actor.country or "")
    if noun.noun in GOVERNMENT and nation is not None and actor.plover_sector == "GOV":
        return Phrase(first, head + 1, head, state_actor(nation).ref(), True, "government-of", None, noun)
    return Phrase(first, head + 1, head, ActorRef(words, actor.country, noun.state_kind if noun.cls != "office" else "person"), False, "of-person", None, noun)


def _equipment(first: int, head: int, noun: ActorNoun, found: Modifiers, words: str) -> Phrase | None:
    """Equipment acts for its owner: "Israeli jets". Without an owner it is a thing ("an AC-130 aircraft")."""
    if found.nation is None or found.backer is not None:
        return None
    force = register().national(found.nation.iso3, "military")
    return Phrase(first, head + 1, head, force.ref(), True, "equipment-of", None, noun)


def _ref(name: Name | None) -> ActorRef | None:
    if name is None:
        return None
    if nation := name.nation():
        return state_actor(nation).ref()
    actor = name.actor()
    return actor.ref() if actor else None


def backed_name(terms: Terms, phrase: Phrase) -> str:
    """ "Iranian-backed militants" and "Iran-backed militants" are one name: the backer stands as a state."""
    name = phrase.ref.name
    for n in terms.inside(phrase.first, phrase.head):
        if _link(terms.syntax, n, phrase.head) in {"backer", "leader"} and (nation := n.nation("adjective")) is not None:
            seen = " ".join(terms.syntax.text[n.span.start : n.span.end].split())
            return name.replace(f"{seen}-", f"{nation.short}-", 1)
    return name


def _modifiers(syntax: Syntax, terms: Terms, first: int, head: int) -> Modifiers:
    nation: Nation | None = None
    group = backer = leader = None
    for name in terms.inside(first, head):
        link = _link(syntax, name, head)
        if link == "opposed":
            continue
        if link == "backer":
            backer = name
        elif link == "leader":
            leader = name
        elif (actor := name.actor()) is not None:
            group = group if group is not None and group.actor() == actor else name  # "Border Security Force (BSF) troops"
        elif name.first > 0 and syntax.tokens[name.first - 1].text.lower() == "ethnic":
            continue
        elif (known := name.nation("adjective", "state", "people")) is not None:
            nation = known
        elif name.nation("seat") is not None and _of_state(syntax, head):
            nation = name.nation("seat")
    return Modifiers(nation, group, backer, leader)


def _of_state(syntax: Syntax, head: int) -> bool:
    """A government, its officials, its forces: "Washington security officials", "Kabul police"."""
    noun = noun_at(syntax, head)
    return syntax.lemma(head) in GOVERNMENT or noun is not None and noun.cls in {"office", "member", "body"} and noun.kind in {"state", "state-force"}


def _link(syntax: Syntax, name: Name, head: int) -> str:
    """How a name hangs on the noun: "X-backed" backer, "X-led" leader, "pro-X" backer, "anti-X" and "X-made" not at all ("opposed"), else "plain"."""
    text = syntax.text
    before = _BEFORE.search(text[max(name.span.start - 8, 0) : name.span.start])
    if before is not None:
        return "backer" if before[1].lower() == "pro" else "opposed"
    after = _AFTER.match(text, name.span.end)
    word = after[1].lower() if after else ""
    if word == "armed" and after is not None and after[0].startswith(" "):
        return "plain"  # "Syrian armed groups" are armed, not armed by Syria
    if word in MADE_BY:
        return "opposed"  # "Turkish-made drones" are not Turkey's
    if word in BACKING:
        return "backer"
    return "leader" if word == "led" else "plain"
