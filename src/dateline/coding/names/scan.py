"""One pass over a document: register names, people, organisations, generic actors; then short forms and references."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.coding.names.called import bodies, called
from dateline.coding.names.elided import elided
from dateline.coding.names.generic import GOVERNMENT, Phrase, backed_name, compose, noun_at
from dateline.coding.names.home import forces_country, main_country, sole_country
from dateline.coding.names.identified import identified
from dateline.coding.names.joins import appositions, of_units, partitives
from dateline.coding.names.np import head_of, modifier_of, own_words
from dateline.coding.names.people import PARTICLES, Person, full_names, is_title, of_the_place_line, people, town_acted_on
from dateline.coding.names.refs import link_references
from dateline.coding.names.states import LOCATIVE, state_mention
from dateline.coding.names.terms import Name, Terms, looks_acronym, spelled
from dateline.coding.syntax import Syntax
from dateline.model import ActorMention, ActorRef, Span
from dateline.model.values import ActorKind
from dateline.vocab.actors import Actor, Register
from dateline.vocab.actors_match import fold
from dateline.vocab.actors_words import ActorNoun
from dateline.vocab.classes import word_alternatives, word_class
from dateline.vocab.gazetteer import candidates
from dateline.vocab.nouns import noun_class

OFFICIAL = re.compile(rf"\b(?:{word_alternatives('titles.official')})\b")
INTERNATIONAL = re.compile(r"\bsecretary[- ]general\b")
ARMED_NAME = re.compile(
    rf"\b(?:{word_alternatives('groups.armed-name-openers')}|Mujahid\w*)\b.*\b(?:{word_alternatives('groups.armed-name-closers')})\b"
    rf"|\b(?:{word_alternatives('groups.armed-name-ends')})$"
)
UNIT_NAME = re.compile(rf"\b(?:{word_alternatives('armed.unit-names')})\b", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]{1,4}[-‐‑–]?\d+\w*")
FIGHTERS_AS_ADJECTIVES = word_class("armed.as-adjectives")
ACTS_OF_FIGHTERS = word_class("acts.of-fighters")
KINDS_BEHIND_A_NAME = word_class("places.kinds-behind-a-name")
HOME_GOVERNMENT = word_class("states.home-government")
HOME_FORCES = word_class("armed.home-forces")
TAKEN_CRAFT = word_class("weapons.taken-craft")


class Scan:
    """The mentions of one document."""

    def __init__(self, syntax: Syntax, source: Register | None = None) -> None:
        self.syntax = syntax
        self.terms = Terms(syntax, source)
        self.persons = people(syntax, self.terms)
        self.full = full_names(self.persons)
        self.found: list[ActorMention] = []
        self.taken: set[int] = set()

    def mentions(self) -> list[ActorMention]:
        """All mentions in text order."""
        self._people()
        self._nouns()
        self._names()
        self._spelled_out()
        self._organisations()
        self._surnames()
        self._acronyms()
        self.found.sort(key=lambda m: (m.first, -m.last, m.head))
        self.found = called(self.syntax, appositions(self.syntax, bodies(self.syntax, self._displayed())))
        self.found = of_units(self.syntax, partitives(self.syntax, self._countries()))
        self.found.sort(key=lambda m: (m.first, -m.last, m.head))
        return elided(self.syntax, identified(self.syntax, link_references(self.syntax, self.found)))

    def _add(self, first: int, last: int, head: int, ref: ActorRef, named: bool, rule: str, *, backer: ActorRef | None = None, role: str | None = None) -> None:
        tokens = self.syntax.tokens
        span = Span(tokens[first].start, tokens[last - 1].end)
        self.found.append(ActorMention(span, first, last, head, ref, named, None, backer, role, rule))
        if rule != "modifier":
            self.taken.update(range(first, last))

    # ------------------------------------------------------------ people
    def _people(self) -> None:
        known_names = {p.name: known for p in self.persons if (known := self._known(p)) is not None}
        for p in self.persons:
            full = self.full.get(fold(p.name), p.name)
            known = self._known(p) or known_names.get(full)
            full = known.name if known and " " not in full else full
            country = (known.country if known else None) or self._home(p)
            role = own_words(self.syntax, p.title, p.first) if p.title < p.first else None
            head = head_of(self.syntax, p.title, p.last)
            self._add(p.title, p.last, head, ActorRef(full, country, "person", known.id if known else None), True, "person", role=role)

    def _known(self, p: Person) -> Actor | None:
        """The person of the register whose name stands here. "Hamza bin Laden" is nobody whom the register knows as "Osama bin Laden" or "bin Laden"."""
        name = self.terms.at.get(p.last - 1)
        actor = name.actor() if name is not None and name.first >= p.title else None
        if name is None or actor is None or actor.kind != "person":
            return None
        given = {fold(t.text) for t in self.syntax.tokens[p.first : name.first] if t.text[:1].isalnum()} - PARTICLES
        own = {w for n in self.terms.source.names[actor.id] for w in fold(n).split()}
        return actor if not given or given & own else None

    def _home(self, p: Person) -> str | None:
        """Country from the title's nationality, or from "of COUNTRY" behind the name."""
        for name in self.terms.inside(p.title, p.first):
            if nation := name.nation():
                return nation.iso3
        if p.title < p.first and (country := self._before_title(p.title)) is not None:
            return country
        tokens = self.syntax.tokens
        if p.last + 1 < len(tokens) and tokens[p.last].lemma == "of" and (behind := self.terms.at.get(p.last + 1)) and (nation := behind.nation("state")):
            return nation.iso3
        return None

    def _before_title(self, title: int) -> str | None:
        """Country of the state, or of the state's body, before a title: "Turkey President X", "Iraq's new prime minister X", "French National Assembly president X"."""
        tokens = self.syntax.tokens
        at = title - 1
        while at >= 0 and tokens[at].sent == tokens[title].sent and at > title - 6:
            name = self.terms.at.get(at)
            if name is not None:
                nation, actor = name.nation("state", "adjective"), name.actor()
                return nation.iso3 if nation is not None else actor.country if actor is not None and actor.kind in {"state", "state-force"} else None
            if not (tokens[at].upos in {"ADJ", "PROPN"} or tokens[at].text in {"'s", "’s"}):
                return None
            at -= 1
        return None

    # ------------------------------------------------------------ nouns for actors
    def _nouns(self) -> None:
        for t in self.syntax.tokens:
            if t.i in self.taken or t.upos not in {"NOUN", "PROPN", "ADJ"} or t.i in self.terms.at:
                continue
            noun = noun_at(self.syntax, t.i)
            if noun is None or t.upos == "ADJ" and not self._of_fighters(t.i, noun) or noun.kind == "civilians" and self._opens_a_name(t.i):
                continue
            if self.syntax.lemma(t.i) in noun_class("aircraft") and self._of_an_airline(t.i):
                continue
            phrase = compose(self.syntax, self.terms, t.i, noun)
            if phrase is None or phrase.rule == "named-noun" and self._place(phrase.first, phrase.last):
                continue
            whole = self.terms.at.get(t.i - 1)
            group = whole.actor() if noun.kind == "armed-group" and whole is not None and whole.first < phrase.first else None
            if group is not None and whole is not None:  # "Islamic State of Iraq and the Levant [terrorists]": of the group by its whole name
                self._add(t.i, t.i + 1, t.i, group.ref(" ".join(whole.span.of(self.syntax.text).split())), True, "member-of-group")
                continue
            over = modifier_of(self.syntax, t.i, t.i + 1)
            if over is not None and t.upos == "PROPN" and self.syntax.tokens[over].nominal == "place" and over > t.i + 1:
                continue  # "the [Sheikh] Maqsoud district": a word of its name
            if over is None:
                self._phrase(phrase)
            elif noun_at(self.syntax, over) is None or self._flown_by_it(over):
                self._phrase(replace(self._both_words(phrase, noun), rule="modifier"))

    def _both_words(self, phrase: Phrase, noun: ActorNoun) -> Phrase:
        """ "an [air force] jet": a noun of two words, where both hang on what is behind them."""
        if " " not in noun.noun or phrase.named or phrase.first != phrase.head or not phrase.head:
            return phrase
        return replace(phrase, first=phrase.head - 1, ref=replace(phrase.ref, name=f"{self.syntax.tokens[phrase.head - 1].text} {phrase.ref.name}"))

    def _flown_by_it(self, over: int) -> bool:
        """ "[Army] jets bombed a village", "a [junta] helicopter": craft that are no side by themselves; not "Israeli army jets", "shot down a police helicopter"."""
        rel = self.syntax.rel(over)
        if rel not in {"nsubj", "obl:agent"} and not (rel == "obl" and self.syntax.prep(over) == "by"):
            return False
        if any({self.syntax.lemma(k), self.syntax.low[k]} & TAKEN_CRAFT for k in self.syntax.kids(over, "amod", "acl")):
            return False  # "A hijacked army jet bombed the palace"
        craft = noun_at(self.syntax, over)
        return craft is not None and craft.cls == "equipment" and compose(self.syntax, self.terms, over, craft) is None

    def _of_fighters(self, i: int, noun: ActorNoun) -> bool:
        """ "a militant attack", "rebel shelling": the adjective is who did it; not "a militant speech", "a terrorist attack"."""
        s, h = self.syntax, self.syntax.head(i)
        fighters = noun.kind == "armed-group" and s.lemma(i) in FIGHTERS_AS_ADJECTIVES
        return fighters and h is not None and s.rel(i) in {"amod", "compound"} and s.lemma(h) in ACTS_OF_FIGHTERS

    def _of_an_airline(self, i: int) -> bool:
        """ "an American Airlines [jet]", "an Air Kenya [jet]": no craft of a force; not "a US Air Force jet"."""
        low, before = self.syntax.low, self.syntax.tokens[max(0, i - 2) : i]
        by_air = len(before) > 1 and before[0].text == "Air" and before[1].upos == "PROPN" and before[1].text not in {"Force", "Forces", "Corps"}
        return bool(before) and (low[i - 1] in {"airlines", "airways", "airline"} or by_air)

    def _opens_a_name(self, i: int) -> bool:
        """ "[Sons] of the Hill claimed the attack": people by the word and a body by its name; not "Residents of the Hill District"."""
        t, behind = self.syntax.tokens[i], self.syntax.tokens[i + 1 : i + 3]
        return t.ent == "B-ORG" and t.text[:1].isupper() and [k.ent for k in behind] == ["I-ORG", "I-ORG"] and behind[0].text == "of"

    def _phrase(self, p: Phrase) -> None:
        ref = p.ref if p.backer is None else replace(p.ref, name=backed_name(self.terms, p))
        self._add(p.first, p.last, p.head, ref, p.named, p.rule, backer=p.backer)

    # ------------------------------------------------------------ register names
    def _names(self) -> None:
        for name in self.terms.names:
            inside = all(i in self.taken for i in range(name.first, name.last))
            if (actor := name.actor()) is not None:
                if inside and actor.kind == "person":
                    continue
                head = head_of(self.syntax, name.first, name.last)
                modifies = inside or modifier_of(self.syntax, head, name.last) is not None
                surface = " ".join(self.syntax.text[name.span.start : name.span.end].split())
                self._add(name.first, name.last, head, actor.ref(surface), True, "modifier" if modifies else "register")
            elif not inside or name.nation("adjective"):
                self._state(name, inside)

    def _state(self, name: Name, inside: bool) -> None:
        found = state_mention(self.syntax, self.terms, name, inside)
        if found is not None:
            head, ref, named, rule = found
            self._add(name.first, name.last, head, ref, named, rule)

    # ------------------------------------------------------------ names that an acronym behind them spells out
    def _spelled_out(self) -> None:
        """ "the Syria Recovery Trust Fund (SRTF)": a run of capitalised words with the acronym's letters is a name, whatever the tagger says of it."""
        tokens = self.syntax.tokens
        for t in tokens[1:-2]:
            if t.text not in {"(", "["} or tokens[t.i + 2].text not in {")", "]"} or not looks_acronym(tokens[t.i + 1].text):
                continue
            first = spelled(self.syntax, t.i, tokens[t.i + 1].text)
            if first is not None and not any(i in self.terms.at and self.terms.at[i].actor() for i in range(first, t.i)):
                whole = [m for m in self.found if m.last > first and m.first < t.i and m.rule != "modifier"]
                if all(m.first >= first and m.last <= t.i and m.actor.kind in {"organisation", "unknown", "state"} for m in whole):
                    self.found = [m for m in self.found if m not in whole]
                    self.taken -= set(range(first, t.i))
                    self._organisation(first, t.i)

    # ------------------------------------------------------------ organisations of the tagger
    def _organisations(self) -> None:
        tokens = self.syntax.tokens
        at = 0
        while at < len(tokens):
            if tokens[at].ent != "B-ORG":
                at += 1
                continue
            last = at + 1
            while last < len(tokens) and tokens[last].ent == "I-ORG" and tokens[last].sent == tokens[at].sent:
                last += 1
            if tokens[last - 1].text == "of" and last - at > 1:
                last += 1 if tokens[last : last + 1] and tokens[last].upos == "PROPN" else -1  # "the Law Society of [Kenya]"
            if _CODE.fullmatch(self.syntax.text[tokens[at].start : tokens[last - 1].end]):
                at = last
                continue
            whole = last - 1 if tokens[last - 2].text == "of" else last
            if not any(i in self.taken or i in self.terms.at for i in range(at, whole)) and tokens[at].text[:1].isalnum():
                self._organisation(at, last)
            at = last

    def _organisation(self, first: int, last: int) -> None:
        head = head_of(self.syntax, first, last)
        modifies = modifier_of(self.syntax, head, last) is not None
        words = own_words(self.syntax, first, last)
        known = self.full.get(fold(words)) or next((p.name for p in self.persons if p.name == words), None)
        if of_the_place_line(self.syntax, first):
            return
        before = self.syntax.tokens[first - 1] if first else None
        beside = before is not None and before.sent == self.syntax.tokens[first].sent and before.xpos in {"NN", "NNP"}
        titled = beside and not modifies and is_title(self.syntax, first - 1)
        if known or titled:
            self.full.setdefault(fold(words), known or words)
            self._add(first, last, head, ActorRef(known or words, None, "person"), True, "person")
            return
        if not any(c.isupper() for c in words) or words.startswith("Operation ") or len(words) < 2:
            return
        if last - first == 1 and (is_title(self.syntax, first) or words.lower() in {"brexit", "faculty"}):
            return
        if self._place(first, last) or town_acted_on(self.syntax, first, last):
            return
        kind: ActorKind = "armed-group" if ARMED_NAME.search(words) else "state-force" if UNIT_NAME.search(words) else "organisation"
        self._add(first, last, head, ActorRef(words, None, kind), True, "modifier" if modifies else "tagger")

    def _place(self, first: int, last: int) -> bool:
        """ "in the occupied West Bank": a region that we know, behind a preposition of place or before "city" and the like."""
        tokens = self.syntax.tokens
        while first < last and tokens[first].text[:1].islower():
            first += 1
        found = candidates(own_words(self.syntax, first, last)) if first < last else ()
        if not found or found[0].match == 2 or found[0].id.startswith("gn:") or not found[0].area:
            return False
        if found[0].kind == "region" and found[0].match == 0 and last - first > 1:
            return True  # "sealed the West Bank"
        at = first - 1
        while at > 0 and tokens[at].sent == tokens[first].sent and tokens[at].upos in {"DET", "ADJ", "VERB"}:
            at -= 1
        behind = tokens[last].text.lower() if last < len(tokens) else ""
        return tokens[at].text.lower() in LOCATIVE | {"of", "from", "to"} or behind in KINDS_BEHIND_A_NAME

    def _surnames(self) -> None:
        """Later short forms of people that the tagger overlooked."""
        tokens = self.syntax.tokens
        whole = {m.actor.name: m.actor for m in self.found if m.rule == "person"}
        for t in tokens:
            full = self.full.get(fold(t.text)) if t.upos == "PROPN" and t.text[:1].isupper() else None
            if full in whole and t.i not in self.taken and t.i not in self.terms.at and t.ent == "O" and t.deprel.split(":")[0] not in {"flat", "compound"}:
                self._add(t.i, t.i + 1, t.i, whole[full], True, "person")

    # ------------------------------------------------------------ acronyms that the document introduces
    def _acronyms(self) -> None:
        """ "Salvation Front (SF)": the acronym stands for the same actor from there on, and before."""
        tokens = self.syntax.tokens
        meaning: dict[str, ActorMention] = {}
        for m in self.found:
            k = m.last
            if (
                m.rule not in {"modifier", "person"}
                and m.named
                and k + 2 < len(tokens)
                and tokens[k].text in {"(", "["}
                and tokens[k + 2].text in {")", "]"}
                and looks_acronym(tokens[k + 1].text)
            ):
                meaning.setdefault(tokens[k + 1].text, m)
            first = tokens[m.first + (tokens[m.first].upos == "DET")].text
            if m.rule == "named-noun" and first[:1].isdigit():
                initials = "".join(w[0] for w in m.actor.name.split()[1:] if w[0].isupper())
                for t in tokens:
                    if t.text == initials and t.i and tokens[t.i - 1].text == first:
                        self._add(t.i - 1, t.i + 1, t.i, m.actor, True, "acronym")
        if not meaning:
            return
        clash = [
            m for m in self.found if m.last - m.first == 1 and (known := meaning.get(tokens[m.first].text)) is not None and known.actor != m.actor and known is not m
        ]
        self.found = [m for m in self.found if m not in clash]
        have = {m.head for m in self.found}
        covered = self.taken - {m.first for m in clash}
        for t in tokens:
            known = meaning.get(t.text)
            if known is not None and t.i not in have and t.i not in covered:
                modifies = modifier_of(self.syntax, t.i, t.i + 1) is not None
                self._add(t.i, t.i + 1, t.i, known.actor, True, "modifier" if modifies else "acronym")

    # ------------------------------------------------------------ countries by evidence of the whole text
    def _countries(self) -> list[ActorMention]:
        """People share the country of their other mentions or, as office holders of a state, the text's; units and kin likewise."""
        people = {m.actor.name: m.actor.country for m in self.found if m.actor.kind == "person" and m.actor.country}
        kin = {(m.backer.actor_id, m.actor.kind): m.actor.country for m in self.found if m.backer is not None and m.actor.country}
        main, forces = main_country(self.terms), forces_country(self.terms)
        sole = sole_country(self.terms)
        sole = sole if forces in {None, sole} else None
        out = []
        for m in self.found:
            country = m.actor.country
            if country is None and m.actor.kind == "person":
                country = people.get(m.actor.name) or (main if m.role and OFFICIAL.search(m.role.lower()) and not INTERNATIONAL.search(m.role.lower()) else None)
            elif country is None and m.backer is not None:
                country = kin.get((m.backer.actor_id, m.actor.kind))
            elif country is None and m.rule == "named-noun" and m.actor.kind == "state-force":
                country = forces or main
            elif country is None and "government" in m.actor.name and m.actor.kind == "state-force":
                country = main
            elif country is None and sole and m.rule == "generic" and self._domestic(m):
                if m.actor.kind == "state":
                    out.append(replace(m, actor=self.terms.source.actors[sole.lower()].ref(), rule="government-here"))
                    continue
                country = sole
            if country and m.actor.kind == "person":
                people.setdefault(m.actor.name, country)
            out.append(m if country == m.actor.country else replace(m, actor=replace(m.actor, country=country)))
        return [
            replace(m, actor=replace(m.actor, country=people[m.actor.name])) if m.actor.kind == "person" and not m.actor.country and m.actor.name in people else m
            for m in out
        ]

    def _domestic(self, m: ActorMention) -> bool:
        """ "the government", "the army", "police": with nothing more said, those of the country that the text is about."""
        lemma = self.syntax.lemma(m.head)
        words = m.actor.name.lower()
        if lemma in GOVERNMENT:
            return words in HOME_GOVERNMENT and self.syntax.tokens[m.first].text.lower() == "the"
        back = words.split()[-1] in {"troops", "soldiers"} and self.syntax.low[m.first] in {"the", "these", "those"}  # of which force is told before
        return words in HOME_FORCES and not back

    # ------------------------------------------------------------ names to show
    def _displayed(self) -> list[ActorMention]:
        """Groups under the words that the document uses first, organisations under their longest name, states and fixed names as in the register."""
        shown: dict[str, str] = {}
        for m in self.found:
            key = m.actor.actor_id
            if key is None or m.rule in {"government-of", "state"}:
                continue
            actor = self.terms.source.actors.get(key)
            if actor is None or actor.kind == "person":
                full = m.actor.name if actor is None or " " in m.actor.name else actor.name
                shown[key] = shown.get(key, full) if " " in shown.get(key, "") else full
            elif actor.fixed or actor.kind == "state":
                shown[key] = actor.name
            elif actor.kind == "organisation":
                shown[key] = actor.name if _acronym(m.actor.name) and key not in shown else max(shown.get(key, ""), m.actor.name, key=lambda n: (not _acronym(n), len(n)))
            elif not self._one_of_a_force(m):
                shown.setdefault(key, m.actor.name)
        return [replace(m, actor=replace(m.actor, name=shown[m.actor.actor_id])) if m.actor.actor_id in shown else m for m in self.found]

    def _one_of_a_force(self, m: ActorMention) -> bool:
        """ "[A Ukrainian soldier] was killed ... by a Ukrainian drone": whose drone it was, one man does not name."""
        return self.syntax.tokens[m.head].xpos == "NN" and self.syntax.tokens[m.head].nominal == "person" and self.syntax.low[m.first] in {"a", "an", "one"}


def _acronym(name: str) -> bool:
    return name.replace(".", "").isupper() and len(name) <= 8
