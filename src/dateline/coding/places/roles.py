"""What a place name does in its sentence: place of an event, reference point, government (metonym), part of another name, modifier, dateline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dateline.coding.places.detect import Detector, Found
from dateline.coding.triggers import event_noun
from dateline.model.mention import PlaceRole
from dateline.vocab.classes import word_class, word_table
from dateline.vocab.gazetteer import Entry, countries
from dateline.vocab.gazetteer_names import key

_NUMBER = re.compile(r"\d[\d,.]*$")
_SPELLED = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())}
_SPELLED |= {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100}
_STOPS = frozenset({":", ".", ")"})
_DASH = frozenset({"-", "--", "—", "–", "―"})
_WHICH = word_class("places.which")
WORDS_FROM = word_class("places.words-from")
PRESSED = frozenset({"pressure", "sanctions", "tariffs", "embargo"})
ENVOYS, DONE_TO_STATES = word_class("orders.diplomats"), word_class("states.done-to")
_ABROAD = frozenset({"base", "embassy", "consulate", "mission"})
_CAMPUSES = word_class("places.houses-in-towns")
_UNIVERSITIES = frozenset({"university", "polytechnic"})
_MADE_TO = 5  # words from a government to what it is made to do
_BY_A_HOUSE = frozenset({"at", "outside", "near", "inside"})
_PARTNER = frozenset({"with", "against", "by", "between", "for", "from"})
HITTING_A_TOWN = word_class("acts.hitting-a-town")
UNWILLED = word_class("states.what-towns-do")
SIDES_OF_A_LAND = word_class("places.sides-of-a-land")
HELD_THERE, STREETS = word_class("places.held-there"), word_class("places.streets")


@dataclass(frozen=True, slots=True)
class Offset:
    """How far and where from a reference point: "35 miles west of". `km` None when only a direction is given. `first` is where the phrase begins."""

    first: int
    km: float | None
    bearing: float | None


@cache
def _capitals() -> dict[str, str]:
    """Country by the key of its capital's name."""
    return {key(c.capital): c.iso3 for c in countries().values() if c.capital}


class Roles:
    """Decides roles for the mentions of one document. `named` are token ranges of the names of actors (organisations, groups)."""

    def __init__(self, detector: Detector, named: Sequence[tuple[int, int]]) -> None:
        self.d = detector
        self.named = named
        self.parsed = any(t.upos not in {"X", ""} and t.head != t.i for t in detector.tokens[:60])
        self.capitals = _capitals()

    def role(self, f: Found, entry: Entry | None, head: int) -> PlaceRole:
        """Role of one mention; `head` is its syntactic head token."""
        if self._of_agency(f):
            return "part-of-name"
        if self._in_dateline(f):
            return "dateline"
        if not f.phrase and not self._council_area(f) and self._part_of_name(f):
            return "part-of-name"
        if f.people or (not f.phrase and (self._hyphened(f) or self._of_office(f))):
            return "modifier"
        if self._home(f):
            return "modifier"
        if self._on_its_way(f):
            return "reference"
        if not f.phrase and (role := self._before_noun(f, head)):
            return role
        if entry is not None and not f.phrase and self._metonym(f, entry, head):
            return "metonym"
        return "event"

    # ------------------------------------------------------------ dateline
    def _in_dateline(self, f: Found) -> bool:
        """ "BAGHDAD (Reuters) -", "MOSUL, Iraq, Nov. 21 (AP) --", "Nairobi, 3 May -", "Owerri -": at the start of a paragraph, before a dash; "Imphal, Nov 18:"."""
        start, end = self.d.bounds(f.first)
        if f.first - start > 6 or not self._paragraph_starts(start):
            return False
        upper = any(self.d.tokens[i].text.isupper() and len(self.d.tokens[i].text) > 2 for i in range(start, f.last))
        for j in range(f.last, min(end, f.last + 14)):
            if j == end - 1 and self.d.tokens[j].text in _STOPS and any(self.d.tokens[k].text[:1].isdigit() for k in range(f.last, j)):
                return all(self._dateline_word(k) for k in range(start, j) if not f.first <= k < f.last)  # "Imphal, Nov 18:", "MYSORE, MAY 2.", cut off from what is told
            if self.d.tokens[j].text in _DASH:
                if self.d.tokens[j - 1].end == self.d.tokens[j].start and self.d.tokens[j].text == "-":
                    continue
                bracket = any(self.d.tokens[k].text == ")" for k in range(f.last, j))
                dated = any(self.d.tokens[k].text[:1].isdigit() for k in range(f.last, j))  # "Port-au-Prince, 26 November -"
                state = any(self.d.tokens[k].text == "," for k in range(start, j)) and j - start < 7 < end - j  # "Nairobi, Kenya - Two men were killed ..."
                alone = j == end - 1  # "Owerri - Gunmen attacked ...": cut off from the sentence behind it
                return (upper or bracket or dated or state or alone) and all(self._dateline_word(k) for k in range(start, j) if not f.first <= k < f.last)
        return False

    def _of_agency(self, f: Found) -> bool:
        """ "LIMA, 4 OCT 89 (RADIO NACIONAL) --": what stands in brackets between a dateline's date and its dash is the agency's or the station's name."""
        start, end = self.d.bounds(f.first)
        words = [t.text for t in self.d.tokens[start : min(end, f.last + 8)]]
        before, after = words[: f.first - start], words[f.last - start :]
        if "(" not in before or len(before) > 16 or ")" in before[before.index("(") :] or not self._paragraph_starts(start):
            return False
        if not all(self._dateline_word(i) for i in range(start, f.first)):
            return False
        dated = any(w[0].isdigit() for w in before[: before.index("(")])
        return dated and any(a == ")" and b in _DASH for a, b in pairwise(after))

    def _dateline_word(self, i: int) -> bool:
        t = self.d.tokens[i].text
        return t[:1].isupper() or t[:1].isdigit() or not t[:1].isalpha() or t in {"of", "al", "el", "the", "de"}

    def _paragraph_starts(self, i: int) -> bool:
        at = self.d.tokens[i].start
        gap = self.d.text[:at].rstrip(" \t\"'“‘")
        return gap == "" or gap.endswith("\n")

    # ------------------------------------------------------------ names and modifiers
    def _part_of_name(self, f: Found) -> bool:
        tokens, low = self.d.tokens, self.d.low
        start, end = self.d.bounds(f.first)
        if self._at_its_university(f, end):
            return False
        if any(a <= f.first and f.last <= b and b - a > f.last - f.first and self._own_name(f, b) for a, b in self.named):
            return True
        if self._inside_org(f):
            return True
        j = f.last
        if j < end and self.d.capital(j) and low[j] in STREETS and not f.people:
            return True  # "at [Washington] Street in Spokane"
        if j < end and low[j] in self.d.words.affair and (not f.people or self.d.capital(j)):
            return True
        if j < end and self.d.capital(j) and not self.d.shouting[tokens[j].sent] and self._organisation_follows(j, end):
            return True
        return self._organisation_before(f.first, start)

    def _at_its_university(self, f: Found, end: int) -> bool:
        """ "A bomb exploded at [Kabul] University": done in the town by which it is called; not "a professor at Kabul University", "Kabul University said"."""
        tokens = self.d.tokens
        if f.people or f.last >= end or self.d.low[f.last] not in _UNIVERSITIES or not self.d.capital(f.last) or f.last + 1 < end and self.d.capital(f.last + 1):
            return False
        over = tokens[tokens[f.last].head]
        return self.d.low[f.first - 1] in {"at", "near", "outside", "inside"} and (over.upos == "VERB" or over.nominal == "event") and over.i < f.first

    def _council_area(self, f: Found) -> bool:
        """ "in [Kankara] Local Government Area", "in Bokkos LGA": a district by its council, and no body; not "the Kankara Local Government chairman"."""
        behind = self.d.low[f.last : f.last + 3]
        return behind == ["local", "government", "area"] or behind[:1] == ["lga"] or behind[:2] == ["council", "area"]

    def _own_name(self, f: Found, end: int) -> bool:
        """Whether a place in an actor's phrase belongs to the actor's name: not "Palestinian" in "Palestinian militant group Hamas"."""
        return f.last >= end or self.d.capital(f.last) or not self.d.low[f.last].isalpha() or self.d.low[f.last] in {"of", "and", "for"}

    def _hyphened(self, f: Found) -> bool:
        """ "Iran-backed", "Baghdad-based", "US-led"."""
        tokens = self.d.tokens
        j = f.last
        joined = j + 1 < len(tokens) and tokens[j].text in {"-", "–", "‑"} and tokens[j].start == tokens[j - 1].end and tokens[j + 1].start == tokens[j].end
        return joined and (tokens[j + 1].text[:1].islower() or tokens[j + 1].text.isdigit())  # also the missile "Palestine-2"

    def _home(self, f: Found) -> bool:
        """ "A sergeant, aged 21, from [Haifa], fell", "Captain Salim (age: 24 years, resident of [Jhelum])": where somebody is at home, told with his age."""
        start, low = self.d.bounds(f.first)[0], self.d.low
        before = [w for w in low[max(start, f.first - 8) : f.first] if w != "the"]
        aged = any(w in {"age", "aged"} for w in before)
        return aged and (before[-1:] == ["from"] and "," in before or before[-2:-1] in (["resident"], ["native"]) and before[-1] == "of")

    def _of_office(self, f: Found) -> bool:
        """ "the president of Iran", "the navies of China": what stands before "of" is a government's, not a place."""
        if self._preposition(f) != "of":
            return False
        i, start = f.first - 1, self.d.bounds(f.first)[0]
        while i > start and self.d.low[i] != "of":
            i -= 1
        word = self.d.low[i - 1] if i > start else ""
        return word in self.d.words.official or _singular(word) in self.d.words.official or (i > start and self.d.tokens[i - 1].ent.endswith("PER"))

    def _inside_org(self, f: Found) -> bool:
        """Inside a longer name that the tagger calls an organisation."""
        tokens = self.d.tokens
        if not all(t.ent.endswith("ORG") for t in tokens[f.first : f.last]):
            return False
        wider_left = tokens[f.first].ent.startswith("I-")
        wider_right = f.last < len(tokens) and tokens[f.last].ent == "I-ORG"
        return wider_left or wider_right

    def _organisation_follows(self, j: int, end: int) -> bool:
        """ "Gaza Health Ministry", "Chicago Tribune": the capitalised run after the name ends in an organisation's noun."""
        k = j
        while k + 1 < end and (self.d.capital(k + 1) or self.d.low[k + 1] in {"of", "and", "for"}):
            k += 1
        run = [i for i in range(j, k + 1) if self.d.capital(i)]
        return bool(run) and any(self.d.low[i] in self.d.words.organisation for i in run)

    def _organisation_before(self, first: int, start: int) -> bool:
        """ "Islamic Resistance in Iraq", "Islamic State of Iraq and the Levant", "University of Baghdad"."""
        i = first - 1
        while i >= start and self.d.low[i] in {"the", "and", ","}:
            i -= 1
        linked = i >= start and self.d.low[i] in {"of", "in", "for"}
        if not linked:
            chained = i >= start and i < first - 1 and "and" in self.d.low[i + 1 : first] and self.d.capital(i)
            return chained and self._organisation_before(i, start)
        opener = i - 1
        if opener < start or not self.d.capital(opener) or self.d.shouting[self.d.tokens[first].sent]:
            return False
        if self.d.low[i] == "in" and self.d.low[opener] in {"forces", "army", "police"}:
            return False  # "attacked the Syrian Democratic Forces in Manbij": where they are; not "the Islamic Resistance in Iraq"
        return self.d.low[opener] in self.d.words.organisation and not (self.d.low[i] == "in" and self._stands_there(opener, start))

    def _stands_there(self, opener: int, start: int) -> bool:
        """ "at Bayero [University] in Kano", "the U.S. [Embassy] in Baghdad", "by the Interior [Ministry] in Kabul": a house; not "Islamic [Resistance] in Iraq"."""
        i = opener
        while i > start and (self.d.capital(i) or self.d.low[i] == "the"):
            i -= 1
        return self.d.low[opener] in _CAMPUSES or self.d.low[i] in _BY_A_HOUSE

    def _before_noun(self, f: Found, head: int) -> PlaceRole | None:
        """A name before a noun, or with 's: "Baghdad government" modifies, "Baghdad airport" locates."""
        end = self.d.bounds(f.first)[1]
        j = f.last
        own = j < end and self.d.low[j] in {"'s", "’s", "'", "’"} and j + 1 < end
        j += own
        while j < end and (self.d.low[j] in _WHICH or own and self.d.low[j][:1].isdigit()):  # "Russia's 20th Army"
            j += 1
        behind = next((k for k in range(j, min(end, j + 6)) if not self._goes_on(k)), j) if own else j
        if behind < end and (self.d.low[behind] in self.d.words.locative or self.d.low[behind] in self.d.words.area):
            j = behind
        if j >= end or not self.d.low[j].isalpha():
            return None
        word = self.d.low[j]
        if f.after and not own:
            return None
        if self.parsed and not own:
            token = self.d.tokens[head]
            compound = token.deprel in {"compound", "amod", "nmod:desc"} and token.head >= f.last
            if not compound:
                return None
            word = self.d.low[token.head] if token.head - f.last < 4 else word
        elif own and self._of_its_own(head, j):
            word = self.d.low[self.d.tokens[head].head]
        elif not own and word not in self.d.words.official and word not in self.d.words.locative:
            return None
        nation = bool(f.entries) and f.entries[0].kind == "country"
        if nation and len(f.name) < 6 and f.name.replace(".", "").isupper():
            return "modifier"
        locative = self._located(f, word) if nation and (word,) in self.d.words.facility else word in self.d.words.locative or self._located(f, word)
        return "event" if locative or self._there(f, word) or not own and self._held_there(f, head) else "modifier"

    def _of_its_own(self, head: int, j: int) -> bool:
        """ "Quetta's railway [station]", "Kabul's military [hospital]": a built thing that stands in the town; not "Moscow's air base", which may be anywhere."""
        thing = self.d.tokens[head].head
        built = self.parsed and self.d.tokens[head].deprel == "nmod:poss" and j < thing < j + 4 and self.d.tokens[thing].xpos == "NN"
        return built and (self.d.low[thing],) in self.d.words.facility and self.d.low[thing] not in _ABROAD

    def _there(self, f: Found, word: str) -> bool:
        """ "Five dead in [Kherson] shelling", "the [Bucha] massacre": an act named after a town or province; after a capital it may be the government's."""
        entry = f.entries[0] if f.entries else None
        capital = entry is not None and self.capitals.get(key(entry.name)) == entry.country
        return entry is not None and entry.kind != "country" and not capital and not f.people and event_noun(_singular(word))

    def _held_there(self, f: Found, head: int) -> bool:
        """ "at the [Cali] Film Festival", "the [Leeds] Arena bombing": what is named after a town is there; not "the [Leeds] Arena bomber", "Leeds Arena-style raid"."""
        end = max((k for k in range(f.last, min(f.last + 3, self.d.bounds(f.first)[1])) if self.d.low[k] in HELD_THERE and self.d.capital(k)), default=None)
        if (
            end is None
            or self.d.low[end + 1 : end + 2] in (["-"], ["–"])
            or not f.entries
            or f.entries[0].kind == "country"
            or f.people
            or not all(self.d.capital(k) for k in range(f.last, end))
        ):
            return False
        top = self.d.tokens[end]
        while top.deprel in {"compound", "nmod:desc", "amod"} and top.head > top.i:
            top = self.d.tokens[top.head]
        return top.i == end or top.nominal == "event" or event_noun(top.lemma.lower())

    def _on_its_way(self, f: Found) -> bool:
        """ "a ship bound from Odesa to Istanbul", "en route to Aden": where a ship came from or was going, not where it was."""
        words = self.d.low[self.d.bounds(f.first)[0] : f.first]
        if len(words) > 3 and words[-1] == "to" and "from" in words[-5:-1]:
            words = words[: len(words) - 1 - words[::-1].index("from")] + ["from"]
        if len(words) < 2 or words[-1] not in {"from", "to", "for"}:
            return False
        return words[-2] == "bound" or words[-3:-1] in (["en", "route"], ["on", "route"])

    def _goes_on(self, j: int) -> bool:
        """A name before the word that says what it is: "Kabul's [Dasht-e-Barchi] district"."""
        return "-" in self.d.low[j] or self.d.capital(j)

    def _located(self, f: Found, word: str) -> bool:
        town = bool(f.entries) and f.entries[0].kind != "country"
        return (word,) in self.d.words.facility and town or word in self.d.words.area

    # ------------------------------------------------------------ governments
    def _metonym(self, f: Found, entry: Entry, head: int) -> bool:
        """A country or its capital that acts, speaks, or is a partner or opponent."""
        if entry.kind == "seat":
            return self._preposition(f) not in {"in", "at", "into", "inside", "near", "outside", "on", "from", "across"} | self.d.words.near
        if self._preposition(f) == "from" and f.first > 1 and self.d.low[f.first - 2] in WORDS_FROM:
            return True  # "a flat denial from Islamabad"
        capital = entry.country is not None and self.capitals.get(key(entry.name)) == entry.country and entry.kind not in {"country", "admin1"}
        if entry.kind != "country" and not capital:
            return False
        before = self._preposition(f)
        if before == "to" and f.first > 1 and self.d.low[f.first - 2] == "according":
            return True  # "killing 31 people, according to Islamabad"
        if before in {"to", "from"} and f.first > 1 and self.d.low[f.first - 2].removesuffix("s") in ENVOYS:
            return True  # "recalled its ambassador to Paris", "withdrew its envoys from Moscow"
        if capital and before == "on" and f.first > 1 and self.d.low[f.first - 2] in PRESSED:
            return True  # "the pressure on Moscow"
        if capital and before == "on" and any(w in {"blame", "blamed", "blames", "blaming"} for w in self.d.low[self.d.bounds(f.first)[0] : f.first]):
            return True  # "blamed the blasts in Kabul on Islamabad"
        if before in self.d.words.near or before in {"in", "at", "into", "inside", "across", "within", "throughout", "over", "on", "to"}:
            return False
        if capital and before == "against" and f.first > 1 and self.d.low[f.first - 2].removesuffix("s") in HITTING_A_TOWN:
            return False  # "missile strikes against Kyiv"
        if before in _PARTNER:
            return before not in {"from", "for"} or (capital and before == "for")
        return (self.parsed and self._acts(head, capital)) or (before not in self.d.words.inside and self._acts_plainly(f))

    def _preposition(self, f: Found) -> str:
        start = self.d.bounds(f.first)[0]
        i = f.first - 1
        while i >= start and self.d.low[i] in {"the", "neighboring", "neighbouring", "nearby", "both"}:
            i -= 1
        word = self.d.low[i] if i >= start else ""
        if word == "and" and i - 2 >= start and any(w in {"between", "in", "with", "against", "by"} for w in self.d.low[max(start, i - 5) : i]):
            return next(w for w in reversed(self.d.low[max(start, i - 5) : i]) if w in {"between", "in", "with", "against", "by"})
        return word

    def _acts(self, head: int, capital: bool) -> bool:
        """By the parse: subject of a verb or adjective, or object of a verb that does not happen to places; conjuncts share."""
        token = self.d.tokens[head]
        verb = self.d.tokens[token.head]
        relation = token.deprel.split(":")[0]
        if relation == "conj" and token.head != head and not self._cased(head):
            return verb.upos == "PROPN" and not self._cased(verb.i) and self._acts(token.head, capital)
        lemma = verb.lemma.lower()
        if token.deprel == "nsubj":
            if verb.upos == "VERB":
                asked = verb.xpos == "VB" and verb.deprel == "ccomp" and not any(t.head == verb.i and t.deprel.startswith("aux") for t in self.d.tokens[head : verb.i])
                if capital and asked and lemma not in UNWILLED:
                    return True  # "demanded that Kabul rein in militants"
                return lemma in self.d.words.says if capital else lemma not in self.d.words.suffers
            return verb.upos == "ADJ" and (not capital or lemma in self.d.words.minded)
        if relation not in {"obj", "iobj"}:
            return False
        made = [t for t in self.d.tokens[head + 1 : head + _MADE_TO] if t.head == verb.i and t.deprel == "xcomp" and t.xpos == "VB"]
        if any(t.lemma.lower() not in UNWILLED and "to" in self.d.low[head + 1 : t.i] for t in made):
            return True  # "led Bangkok to recall its ambassador"; not "made Beirut shake"
        return lemma in self.d.words.persuaded | DONE_TO_STATES if capital else lemma not in self.d.words.happens

    def _cased(self, i: int) -> bool:
        """Whether a token has a preposition of its own."""
        return any(t.head == i and t.deprel == "case" for t in self.d.tokens[max(0, i - 6) : i])

    def _acts_plainly(self, f: Found) -> bool:
        """By the words alone: the next word but helpers is a verb of the list, in any of its forms. "Iran and Russia agreed" has two such subjects."""
        end = self.d.bounds(f.first)[1]
        j = f.last
        if j + 1 < end and self.d.low[j] == "and" and (self.d.capital(j + 1) or self.d.low[j + 1] == "the"):
            j += 2
            while j < min(end, f.last + 5) and self.d.capital(j):
                j += 1
        start = j
        while j < min(end, start + 4) and (self.d.low[j] in self.d.words.helpers or self.d.low[j].endswith("ly")):
            j += 1
        return j < end and not self.d.capital(j) and any(w in self.d.words.says for w in _stems(self.d.low[j]))

    # ------------------------------------------------------------ distance and direction
    def offset(self, f: Found) -> Offset | None:
        """ "35 miles west of Kirkuk", "20 km from Hit", "south of Baghdad", "northern outskirts of": what stands before the name."""
        low, start = self.d.low, self.d.bounds(f.first)[0]
        i = f.first - 1
        if i >= start and low[i] == "the":
            i -= 1
        if i < start or low[i] not in {"of", "from", "outside"}:
            return None
        joiner, i = low[i], i - 1
        bearing = None
        if i >= start and low[i] in self.d.words.directions and low[i] not in SIDES_OF_A_LAND:
            bearing = self.d.words.directions[low[i]]
            i -= 1
            if i - 1 >= start and low[i] in {"-", "‑"} and low[i - 1] in self.d.words.directions:
                bearing = self.d.words.directions.get(f"{low[i - 1]}{low[i + 1]}", bearing)
                i -= 2
            i -= i >= start and low[i] in {"the", "to"}
        km, first = self._length(i, start)
        if km is None and (bearing is None or joiner == "from"):
            return None
        return Offset(first if km is not None else i + 1, km, bearing)

    def _length(self, i: int, start: int) -> tuple[float | None, int]:
        """Kilometres written before token i, inclusive, and where they begin. A second measure in brackets is passed over."""
        low = self.d.low
        if i >= start and low[i] == ")":
            opening = next((k for k in range(i, max(start, i - 6) - 1, -1) if low[k] == "("), None)
            i = opening - 1 if opening is not None else i
        if i >= start and low[i] in {"away", "or", "so", "further"}:
            i -= 1
        if i - 1 < start or low[i] not in self.d.words.units:
            return self._fused(i, start)
        number = low[i - 1] if low[i - 1] != "-" or i - 2 < start else low[i - 2]
        first = i - 1 if number == low[i - 1] else i - 2
        if _NUMBER.match(number):
            return float(number.replace(",", "").rstrip(".")) * self.d.words.units[low[i]], first
        if number in _SPELLED:
            return _SPELLED[number] * self.d.words.units[low[i]], first
        return None, i + 1

    def _fused(self, i: int, start: int) -> tuple[float | None, int]:
        """ "30km" as one word."""
        if i >= start and (match := re.fullmatch(r"(\d+(?:\.\d+)?)(km|m|mi)", self.d.low[i])):
            return float(match[1]) * self.d.words.units[match[2]], i
        return None, i + 1

    def near(self, f: Found) -> bool:
        """Whether "near", "outside", "close to" or the like stands before the name."""
        start = self.d.bounds(f.first)[0]
        i = f.first - 1
        while i >= start and self.d.low[i] in {"the", "city", "town", "village", "of"} and i > f.first - 5:
            i -= 1
        words = self.d.low[max(start, i - 3) : i + 1] + (self.d.low[i + 1 : f.first])
        phrase = " ".join(w for w in words if w != "the")
        return any(phrase == n or phrase.endswith(" " + n) for n in self.d.words.near) or (i >= start and self.d.low[i] in self.d.words.near)


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def _stems(word: str) -> set[str]:
    """Possible base forms of a regular verb form."""
    out = {word}
    if word.endswith(("ies", "ied")):
        out.add(word[:-3] + "y")
    for ending in ("s", "es", "ed", "d", "ing"):
        if word.endswith(ending):
            stem = word[: -len(ending)]
            out |= {stem, stem + "e", stem[:-1] if len(stem) > 2 and stem[-1:] == stem[-2:-1] else stem}
    return out | ({_IRREGULAR[word]} if word in _IRREGULAR else set())


_IRREGULAR: dict[str, str] = word_table("states.verb-forms")
