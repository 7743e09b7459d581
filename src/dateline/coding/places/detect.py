"""Finds the words that may name places: capitalised runs that the gazetteer knows, built places by their noun, and what speaks for or against a place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from dateline.coding.triggers import event_noun
from dateline.model import Span
from dateline.text import Analysis, Token
from dateline.vocab.classes import word_class
from dateline.vocab.gazetteer import ADMIN, Entry, candidates, country_entry, country_of_demonym, iso3_of, peoples
from dateline.vocab.gazetteer_names import generic_word, key
from dateline.vocab.gazetteer_words import common_words, place_words
from dateline.vocab.officials import actor_named

LONGEST = 8  # words of a name
JOINERS = word_class("places.joiners")
NAME_ARTICLES = word_class("places.name-articles")
FORCE_ON = word_class("acts.force-on")
HOUSES, STREETS = word_class("places.houses"), word_class("places.streets")
DOING_TO_TOWNS = word_class("acts.doing-to-towns")
LARGE = 50_000  # people
ACCEPT = 1.5
LISTED = ([","], ["and"], ["or"], [",", "and"], ["and", "the"])
US_STATES = word_class("places.us-state-abbreviations")
TITLES_IN_LOWER_CASE = word_class("titles.also-adjectives")


@dataclass(slots=True)
class Found:
    """A span of tokens that may name a place. `name` is what to look up, `entries` what it may be; `weight` is the evidence that it is a place at all.

    `phrase`: it ends in the noun of a built place ("air base"); `people`: it is a demonym; `after`: the area noun that follows ("province").
    """

    first: int
    last: int
    name: str
    entries: tuple[Entry, ...]
    phrase: bool = False
    people: bool = False
    after: str = ""
    weight: float = 0.0
    inside: str = ""
    notes: list[str] = field(default_factory=list)


class Detector:
    """One document's tokens with the questions that detection asks of them."""

    def __init__(self, analysis: Analysis) -> None:
        self.text = analysis.text
        self.tokens = analysis.tokens
        self.sentences = analysis.sentences
        self.low = [t.text.lower() for t in self.tokens]
        self.shouting = [self._shouts(s.first, s.last) for s in self.sentences]
        self.words = place_words()
        self._capital = [(t.text[0].isupper() or t.text[0] in "dl") and self._written_as_name(t.i) for t in self.tokens]

    def _shouts(self, first: int, last: int) -> bool:
        """Whether a sentence is in capitals, so that capitals say nothing."""
        letters = [t.text for t in self.tokens[first:last] if t.text.isalpha() and len(t.text) > 1]
        return len(letters) > 3 and sum(w.isupper() for w in letters) > 0.7 * len(letters)

    def bounds(self, i: int) -> tuple[int, int]:
        """Token range of the sentence of a token."""
        s = self.sentences[self.tokens[i].sent]
        return s.first, s.last

    def capital(self, i: int) -> bool:
        """Whether a word is written like a name."""
        return self._capital[i]

    def _written_as_name(self, i: int) -> bool:
        t = self.tokens[i]
        if not t.text[0].isupper():
            return len(t.text) > 3 and t.text[0] in "dl" and t.text[1] in "'’" and t.text[2].isupper()
        return not self.shouting[t.sent] or (t.upos in {"PROPN", "X", ""} or t.ent != "O" or self.low[i] not in common_words())

    def surface(self, first: int, last: int) -> str:
        """The words of a token range, white space as single blanks."""
        return " ".join(self.text[self.tokens[first].start : self.tokens[last - 1].end].split())

    def span(self, first: int, last: int) -> Span:
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    # ------------------------------------------------------------ finding
    def find(self) -> list[Found]:
        """All candidate mentions in text order, without overlaps."""
        out: list[Found] = []
        behind = 0
        for i in [i for i, low in enumerate(self.low) if self._capital[i] or (low in NAME_ARTICLES and self._article_of_name(i))]:
            if i < behind:
                continue
            sentence = self.sentences[self.tokens[i].sent]
            found = self._at(i, sentence.first, sentence.last)
            if found is not None:
                out.append(found)
                behind = found.last
        return self._weigh(self._several(out))

    def _several(self, found: list[Found]) -> list[Found]:
        """ "in [Sumy and Chernihiv] regions", "the Kupiansk, Izium and Chuhuiv districts": the noun of several areas says of each what it is. Where it is not known of
        each, all are towns: of a town and the district beside it the town alone would be told."""
        out = list(found)
        k = len(out) - 1
        while k > 0:
            first, noun = k, self.low[out[k].last] if out[k].last < len(self.low) else ""
            area = noun.removesuffix("s")
            while first and self.low[out[first - 1].last : out[first].first] in LISTED and not out[first - 1].people:
                first -= 1
            if first < k and noun != area and area in self.words.area and not out[k].people:
                kinds = {"admin1", "region"} if area in ADMIN else {"admin2", "district"}
                wider = [tuple(e for e in candidates(f"{f.name} {area}") or f.entries if e.kind in kinds) for f in out[first : k + 1]]
                towns = [tuple(e for e in f.entries if e.kind not in kinds) or f.entries for f in out[first : k + 1]]
                out[first : k + 1] = [replace(f, after=area, entries=e) for f, e in zip(out[first : k + 1], wider if all(wider) else towns, strict=True)]
            k = first - 1 if first < k else k - 1
        return out

    def _article_of_name(self, i: int) -> bool:
        """Whether an article in lower case begins a name: "al-Qaim"."""
        return i + 2 < len(self.tokens) and self.tokens[i + 1].text in "-‑–" and self.capital(i + 2)

    def _at(self, i: int, start: int, end: int) -> Found | None:
        """The longest name that begins at a token: of the gazetteer, of a people, or of a built place."""
        run = self._run(i, end)
        built = self._facility_end(i, run, end)
        for last in sorted({*range(i + 1, run + 1), *built}, reverse=True):
            if last < run and last not in built and not (self.capital(last - 1) or self.tokens[last - 1].text[:1].isdigit()):
                continue
            found = self._named(i, last, start)
            if found and not (built and last not in built and self._weak(found)):
                found.phrase = last in built
                return self._extended(self._without_the(found), end)
        if any(e - i <= 6 for e in built) and self._nameable(i, run, start):
            last = max(e for e in built if e - i <= 6)
            i = next((k + 1 for k in range(last - 2, i, -1) if self.low[k] == "at" and self.low[k + 1] not in "-‑–"), i)  # "Explosion at Kingsbury Hotel"
            i += 2 * (self.low[i + 1] == "of" and i + 2 < last and event_noun(self.low[i]))  # "Shelling of Abu Shouk camp"
            i += self.low[i] == "the"
            if self._of_a_party(i, built[last]):
                return None
            return Found(i, last, self.surface(i, last), (), phrase=True)
        return None

    def _of_a_party(self, first: int, noun: int) -> bool:
        """ "ISIL bunker", "a Taliban checkpoint": whose it is, and no name."""
        known = actor_named(self.surface(first, noun))
        return known is not None and known.kind in {"armed-group", "state-force", "state"}

    def _without_the(self, found: Found) -> Found:
        """The name without a leading article, unless it is part of it ("The Hague")."""
        own = any(e.name.lower().startswith("the ") for e in found.entries[:1])
        if self.low[found.first] != "the" or found.last - found.first < 2 or own:
            return found
        return replace(found, first=found.first + 1, name=self.surface(found.first + 1, found.last))

    def _weak(self, found: Found) -> bool:
        """Whether the name before a facility's noun is hardly a place of its own: then the whole phrase is the name ("Al Salem hospital")."""
        return not found.people and (found.entries[0].match == 2 or found.entries[0].likely < 4.5)

    def _run(self, i: int, end: int) -> int:
        """End of the run of capitalised words and joiners from a token, at most LONGEST words."""
        j, last = i, i + 1
        while j < min(end, i + LONGEST + 1):
            if self.capital(j) or j > i and self._capital_behind_a_hyphen(j) or (j > i and self.tokens[j].text.isdigit() and len(self.tokens[j].text) < 4):
                last = j + 1
            elif self._between_hyphens(j):
                pass
            elif self.low[j] not in JOINERS or (self.low[j] == "." and not self.tokens[j - 1].text[-1:].isupper()):
                break
            j += 1
        return last

    def _between_hyphens(self, j: int) -> bool:
        """ "Rostov-[on]-Don", "Mazar-[i]-Sharif"."""
        t = self.tokens
        inside = 0 < j < len(t) - 1 and t[j - 1].text == t[j + 1].text == "-" and t[j].text.isalpha()
        return inside and t[j - 1].start == t[j - 2].end and t[j - 1].end == t[j].start and t[j].end == t[j + 1].start

    def _capital_behind_a_hyphen(self, j: int) -> bool:
        """ "Mazar-[e-Sharif]", as one word."""
        return self.tokens[j - 1].text == "-" and re.match(r"[a-z]{1,3}-[A-Z]", self.tokens[j].text) is not None

    def _facility_end(self, i: int, run: int, end: int) -> dict[int, int]:
        """Where the name may end with the noun of a built place, in capitals or not, and where that noun begins."""
        out: dict[int, int] = {}
        for at in range(i + 1, run + 1):
            for n in (3, 2, 1):
                if at + n <= end and tuple(self.low[at : at + n]) in self.words.facility and (at == run or self.capital(at)):
                    out.setdefault(at + n, at)
                    break
        return out

    def _named(self, i: int, last: int, start: int) -> Found | None:
        name = self.surface(i, last)
        if len(name) < 2 or (last - i == 1 and self.low[i] in common_words() and i == start and not name.isupper()):
            return None
        if last - i == 1 and (self._plain_noun(i) or self.low[i] in JOINERS):
            return None
        if last - i > 1 and self.low[i] in self.words.area and self.low[i + 1] == "of" and i > start and self.capital(i - 1) and not self.shouting[self.tokens[i].sent]:
            return None  # "Duk [County of Jonglei State]"
        entries = candidates(name)
        if all(self._generic(k) for k in range(i, last)) and not (last - i > 1 and any(e.match == 0 and not e.id.startswith("gn:") for e in entries)):
            return None  # "the Northern Province"; not "the West Bank"
        if last - i <= 2 and (people := self._people(name)):
            return Found(i, last, name, people, people=True)
        if not entries or (len(name) <= 3 and name.isupper() and not iso3_of(name) and entries[0].id[:2] == "gn"):
            return None
        return Found(i, last, name, entries)

    def _generic(self, k: int) -> bool:
        low, words = self.low[k], self.words
        return (
            low in words.area
            or low in words.directions
            or low in words.belief
            or low in words.organisation
            or (low,) in words.facility
            or low in {"the", "of", "and", "capital"}
        )

    def _plain_noun(self, i: int) -> bool:
        """A capitalised noun that names no place by itself ("University", "State"), or "Mass" and "Miss" without the abbreviation's stop."""
        low = self.low[i]
        if low in self.words.organisation or low in self.words.area or (low,) in self.words.facility or low in self.words.belief:
            return True
        if low in US_STATES:
            after = self.tokens[i + 1].text if i + 1 < len(self.tokens) else ""
            before = self.tokens[i - 1].text if i else ""
            return after != "." or before != ","
        return False

    def _people(self, name: str) -> tuple[Entry, ...]:
        if iso3_of(name):
            return ()
        if (iso3 := country_of_demonym(name)) and (entry := country_entry(iso3)):
            return (entry,)
        region = peoples().get(key(name))
        if region is None or any(e.match == 0 for e in candidates(name)):
            return ()
        return candidates(region)[:1]

    def _extended(self, found: Found, end: int) -> Found:
        """Note the area noun that follows ("Anbar province"); it belongs to the name only when the gazetteer says so."""
        if found.last < end and self.low[found.last] in self.words.area and not found.people:
            word = self.low[found.last]
            wider = candidates(self.surface(found.first, found.last + 1))
            found.after = word
            if wider:
                return replace(found, entries=wider)
        return found

    def _nameable(self, i: int, run: int, start: int) -> bool:
        """Whether a capitalised run can be a built place's own name: not only nationalities, or one word at the start of a sentence."""
        own = [k for k in range(i, run) if self.capital(k) and not self._people(self.tokens[k].text) and not iso3_of(self.tokens[k].text)]
        if any(self.tokens[k].upos in {"VERB", "ADP", "AUX", "DET", "PRON", "SCONJ", "PART", "ADV"} and self.low[k] not in JOINERS for k in range(i, run)):
            return False
        own = [k for k in own if self.low[k] not in common_words() | self.words.organisation | self.words.belief | JOINERS]
        return bool(own) and (own != [start] or self.tokens[i].ent != "O")

    # ------------------------------------------------------------ evidence
    def _weigh(self, found: list[Found]) -> list[Found]:
        """Set the weight of every candidate; mentions of one name in a document share a part of their evidence."""
        persons = self._surnames()
        best: dict[str, float] = defaultdict(lambda: -9.0)
        taken = {k for f in found for k in range(f.first, f.last)}
        for f in found:
            f.weight = self._evidence(f, persons, taken)
            best[key(f.name)] = max(best[key(f.name)], f.weight)
        for f in found:
            f.weight += 0.5 * max(0.0, best[key(f.name)] - max(f.weight, 0.0))
        for a, b in pairwise(found):
            if a.weight >= ACCEPT + 0.5 and not a.people and b.weight > 0 and self.low[a.last : b.first] in LISTED:
                b.weight += 0.8
        return found

    def _surnames(self) -> set[str]:
        """Names that follow a title or a given name somewhere in the text."""
        out = set()
        for i in [t.i for t in self.tokens[1:] if t.ent == "I-PER" or t.text[:1].isupper()]:
            if self.tokens[i].text[:1].isupper() and self.tokens[i].sent == self.tokens[i - 1].sent and self._person_before(i):
                out.add(self.low[i])
            elif self.tokens[i].ent == "I-PER":
                out.add(self.low[i])
        return out

    def _person_before(self, i: int) -> bool:
        """Whether the word before is a given name, a title or an initial."""
        if i == 0 or self.tokens[i - 1].sent != self.tokens[i].sent:
            return False
        before, low = self.tokens[i - 1].text, self.low[i - 1]
        if not before[:1].isupper():
            return low in self.words.title and low not in TITLES_IN_LOWER_CASE
        initial = len(before) == 2 and before[1] == "." and i > 1 and self.capital(i - 2)
        return low in self.words.given or low in self.words.title or initial

    def _evidence(self, f: Found, persons: set[str], taken: set[int]) -> float:
        if f.people:
            return 3.0
        weight = self._by_name(f) + self._by_context(f, persons) + self._by_tags(f)
        if f.phrase:
            weight += 2.5
        return weight + self._by_neighbours(f, taken)

    def _by_name(self, f: Found) -> float:
        """What the name alone says: countries and curated places are places, common words and villages must show it."""
        weight, own = 0.0, False
        if f.entries:
            top = f.entries[0]
            own = not top.id.startswith(("gn:", "admin2", "icao"))
            weight = 2.2 if own else 1.5 if top.likely >= 5.0 else 1.0 if top.likely >= 4.0 else 0.3
        words = f.last - f.first
        if words == 1 and self.low[f.first] in common_words() and not f.name.isupper():
            weight -= 1.8 if f.first - 1 >= self.bounds(f.first)[0] and self.low[f.first - 1] in {"in", "near", "at", "outside", "around", "from"} else 3.0
        if words == 1 and self.low[f.first] in self.words.given and not own:
            weight -= 2.0
        return weight + (0.5 if words > 1 else 0.0) + (1.0 if generic_word(key(f.name)) else 0.0)

    def _by_context(self, f: Found, persons: set[str]) -> float:
        first, last = f.first, f.last
        start, end = self.bounds(first)
        before = self.low[first - 1] if first > start else ""
        weight = 0.0
        if (before == "the" or self.low[first] == "the") and f.entries and f.entries[0].kind in {"city", "town", "admin2"} and not f.after and not f.phrase:
            weight -= 1.5
        if before == "the" and first - 1 > start:
            before = self.low[first - 2]
        if before in self.words.inside or before in self.words.near:
            weight += 1.5 if before not in {"to", "of", "by", "on", "against", "over"} else 0.8
        if f.after:
            weight += 1.0
        if self._person_before(first) and not f.phrase:
            weight -= 4.0
        elif last - first == 1 and self.low[first] in persons:
            weight -= 2.5
        if last + 1 < end and self.tokens[last].text == "," and self.capital(last + 1) and candidates(self.tokens[last + 1].text):
            weight += 0.8
        return weight

    def _by_tags(self, f: Found) -> float:
        """What the tagger says, where it says anything."""
        tags: Sequence[str] = [t.ent for t in self.tokens[f.first : f.last]]
        if any(t.endswith(("LOC", "FAC")) for t in tags):
            wider = self.tokens[f.last].ent.startswith("I-") if f.last < len(self.tokens) else False
            alike = bool(f.entries) and (f.entries[0].likely < 5.0 or not f.name.isascii() and f.entries[0].name.isascii())  # "Puerto [Jordán]" is not in Jordan
            return -1.5 if (wider or tags[0].startswith("I-")) and not f.phrase and alike else 1.5
        if all(t.endswith("PER") for t in tags):
            if self._acted_on(f):
                return 0.0
            sure = bool(f.entries) and f.entries[0].match == 0 and (f.last - f.first > 2 or not f.entries[0].id.startswith("gn:"))
            return -0.6 if sure else -2.0
        return 0.0

    def _acted_on(self, f: Found) -> bool:
        """ "it took Goma", "a strike on Azaz": a town of some size that is what such an act is done to."""
        head = self.tokens[token_head(self.tokens, f.first, f.last)]
        town = bool(f.entries) and f.entries[0].kind == "city" and f.entries[0].population >= LARGE
        over = self.tokens[head.head].lemma.lower()
        forced = head.deprel in {"nmod", "obl"} and self.low[f.first - 1 : f.first] == ["on"] and over in FORCE_ON and self.low[f.first] not in self.words.given
        return town and (forced or head.deprel in {"obj", "nsubj:pass"} and over in DOING_TO_TOWNS)

    def _by_neighbours(self, f: Found, taken: set[int]) -> float:
        """A capitalised word that is no place right before or after makes it a part of another name."""
        if f.phrase:
            return 0.0
        start, end = self.bounds(f.first)
        street = f.last < end and self.low[f.last] in STREETS and self.tokens[f.last].text[:1].isupper()  # "[Tripoli] Street", in Misrata
        weight = -3.0 if street or self._saint_of_a_house(f) else 0.0
        j = f.last
        if j + 1 < end and self.tokens[j].text in "-‑" and self.tokens[j].start == self.tokens[j - 1].end and self.capital(j + 1) and not f.people:
            weight -= 2.0  # "Carrefour-Feuilles" is not Carrefour
        i = f.first - 1
        shouted = self.shouting[self.tokens[f.first].sent]
        plain = i < start or self.low[i] in self.words.directions or self.low[i] in self.words.inside or self.low[i] in self.words.near
        if not plain and i > start and self.capital(i) and i not in taken and not shouted and self.low[i] not in common_words():
            weight -= 1.0
        j = f.last
        if j in taken and j < end and self.capital(j) and f.entries and f.entries[0].likely < 4.0 and not f.after:
            weight -= 1.0
        if j < end and self.capital(j) and j not in taken and self.tokens[j].text.isalpha() and not shouted:
            plain = self.low[j] in self.words.organisation or self.low[j] in self.words.area
            strong = bool(f.entries) and (f.entries[0].likely >= 4.8 or f.entries[0].kind == "country")
            weight -= 0.0 if f.entries and f.entries[0].kind == "country" else 0.3 if plain else 0.6 if strong else 1.5
        return weight

    def _saint_of_a_house(self, f: Found) -> bool:
        """ "[St. Peter] Catholic Church", "St. Mary's School": whose name a house bears; not "St. Petersburg"."""
        if self.low[f.first] not in {"st.", "st", "saint"}:
            return False
        j = f.last
        while j < len(self.tokens) and j < f.last + 4 and (self.capital(j) or self.low[j] in {"'s", "’s"}):
            if self.low[j] in HOUSES:
                return True
            j += 1
        return False


def accepted(found: list[Found]) -> list[Found]:
    """Candidates with enough evidence."""
    return [f for f in found if f.weight >= ACCEPT]


def token_head(tokens: Sequence[Token], first: int, last: int) -> int:
    """The token of a range whose head lies outside it; the last one when none or all do."""
    outside = [i for i in range(first, last) if not first <= tokens[i].head < last]
    return outside[0] if len(outside) == 1 else last - 1
