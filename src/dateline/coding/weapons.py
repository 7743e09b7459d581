"""Weapons, munitions and platforms that a text names."""

from __future__ import annotations

import re

from dateline.coding.craft import NAMED_CRAFT, named_craft
from dateline.coding.draft import Draft
from dateline.coding.syntax import Syntax
from dateline.model import WeaponMention
from dateline.vocab.classes import word_alternatives, word_class
from dateline.vocab.nouns import noun_class
from dateline.vocab.weapons import Weapon, firsts, longest, weapons

NOT_AFTER = word_class("weapons.not-after")
NOT_BEFORE = word_class("weapons.not-before")
DESCRIBES = re.compile(
    rf"^(?:{word_alternatives('weapons.describing')})$",
    re.IGNORECASE,
)
ALSO_OTHER_THINGS = word_class("weapons.also-other-things")
CAPITALISED = word_class("weapons.capitalised")
THROWN_ONLY = word_class("weapons.thrown-only")
THROWING = word_class("weapons.throwing")
AIRBORNE = word_class("weapons.airborne")
STREETS = word_class("places.street-ends")
MARK = re.compile(r"[A-Z]{1,3}\.?\d{1,2}s?$|\d000s?$")


class WeaponCoder:
    """Fills `draft.weapons`."""

    name = "weapons"
    needs = ("tokens",)
    gives = ("weapons",)

    def code(self, draft: Draft) -> None:
        draft.weapons = find_weapons(draft.syntax)


def find_weapons(syntax: Syntax) -> list[WeaponMention]:
    """All weapon mentions in text order, each with the words that describe its kind ("close-range ballistic missile")."""
    out: list[WeaponMention] = []
    tokens, i, begins = syntax.tokens, 0, firsts()
    while i < len(tokens):
        low = syntax.low[i]
        if syntax.lemma(i) not in begins and low not in begins and "-" not in low and not (low[-1:] == "s" and _singular(low) in begins):
            i += 1  # nearly every word
            continue
        found = _at(syntax, i)
        if found is None:
            i += 1
            continue
        weapon, last = found
        first = _with_description(syntax, i)
        if not _blocked(syntax, i, last, weapon):
            head, last = last - 1, _with_mark(syntax, last, weapon)
            head = next((k for k in range(head, last) if not first <= tokens[k].head < last), head)  # "Tornado [GR4s]"
            span = syntax.span(first, last)
            out.append(WeaponMention(span, first, last, head, span.of(syntax.text), weapon.mode, weapon.kind == "platform"))
        i = last
    return out


def _at(syntax: Syntax, i: int) -> tuple[Weapon, int] | None:
    """The longest name that starts at a token; hyphen tokens count as spaces."""
    tokens = syntax.tokens
    best = None
    words: list[str] = []
    k = i
    while k < len(tokens) and tokens[k].sent == tokens[i].sent and len(words) < longest() + 2:
        if tokens[k].text in "-–" and k > i:
            k += 1
            continue
        words += (tokens[k].lemma if tokens[k].upos == "NOUN" else _singular(tokens[k].text)).lower().replace("-", " ").split()
        if k == i and (not words or words[0] not in firsts()):
            return None
        weapon = weapons().get(" ".join(words))
        if weapon is not None and weapon.kind != "modifier" and tokens[k].upos in {"NOUN", "PROPN", "ADJ", "NUM", "X"}:
            best = (weapon, k + 1)
        k += 1
    return best


def _with_mark(syntax: Syntax, last: int, weapon: Weapon) -> int:
    """ "Tornado [GR4s]", "Typhoon [FGR4]", "Mirage [2000s]": the mark of an aircraft belongs to its name; not "drone 12 times"."""
    t = syntax.tokens[last] if last < len(syntax.tokens) else None
    if t is None or weapon.kind != "platform" or t.sent != syntax.tokens[last - 1].sent or not MARK.match(t.text):
        return last
    cut = last + 1 < len(syntax.tokens) and syntax.tokens[last + 1].text == "s" and syntax.tokens[last + 1].start == t.end
    return last + 1 + cut


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _with_description(syntax: Syntax, i: int) -> int:
    while (
        i > 0 and syntax.tokens[i - 1].sent == syntax.tokens[i].sent and DESCRIBES.match(syntax.tokens[i - 1].text) and syntax.tokens[i - 1].upos not in {"PART", "VERB"}
    ):
        i -= 1
    while syntax.tokens[i].upos in {"PUNCT", "ADP", "PART"}:
        i += 1
    return i


def _blocked(syntax: Syntax, first: int, last: int, weapon: Weapon) -> bool:
    tokens = syntax.tokens
    before = tokens[first - 1].lemma.lower() if first and tokens[first - 1].sent == tokens[first].sent else ""
    after = tokens[last].lemma.lower() if last < len(tokens) and tokens[last].sent == tokens[first].sent else ""
    one_word = last - first == 1
    if one_word and last < len(tokens) and tokens[last].text == ":" and first == syntax.sentences[tokens[first].sent].first:
        return True  # "TANK: Two policemen were injured": a town
    if tokens[first].upos == "DET":
        return True  # "A 10-year-old" is no A-10
    if one_word and last < len(tokens) and tokens[first].upos == tokens[last].upos == "PROPN" and after in STREETS:
        return True  # "in Brick Lane"
    if after == "'s" and syntax.low[last + 1 : last + 2] == ["throw"]:
        return True  # "a stone's throw from Goma"
    if after in NOT_BEFORE or before in NOT_AFTER and one_word:
        return True
    if one_word and weapon.name == "bomber" and not _flies(syntax, first):
        return True
    if one_word and syntax.low[first] == "explosive" and last < len(tokens) and _at(syntax, last) is not None:
        return True  # "two explosive drones": of what kind they are
    if weapon.name in NAMED_CRAFT:
        return not named_craft(syntax, first)
    if one_word and weapon.name == "mine" and (tokens[first - 1].upos == "PROPN" and before != "claymore" or _visited(syntax, first)):
        return True  # "the Grasberg mine", "marched to the mine"
    if one_word and tokens[first].text == "Rifles" and tokens[first - 1].upos == "PROPN" and tokens[first - 1].text[1:].islower():
        return True  # "the Assam Rifles": a regiment
    if one_word and weapon.name in ALSO_OTHER_THINGS:
        if tokens[first].upos == "PROPN" and weapon.name not in CAPITALISED:
            return True
        governor = tokens[tokens[first].head].lemma.lower()
        return tokens[first].upos == "PRON" or weapon.name in THROWN_ONLY and governor not in THROWING
    return False


def _visited(syntax: Syntax, i: int) -> bool:
    """ "at the [mine]", "marched to the mine": where people work; not "on a mine", "over a mine", "by a mine"."""
    return syntax.prep(i) in {"at", "in", "inside", "outside", "near", "to", "into", "from"} and syntax.rel(i) in {"obl", "nmod"}


def _flies(syntax: Syntax, i: int) -> bool:
    """ "US bombers", "two stealth bombers", "bombers and other aircraft"; not "the bomber blew himself up", "a car bomber"."""
    beside = [syntax.tokens[k] for k in [*syntax.kids(i, "compound", "amod", "nmod:poss"), i - 1] if k >= 0]
    owned = any(t.ent.endswith(("NAT", "LOC", "ORG", "VEH")) or t.lemma.lower() in AIRBORNE or t.text[-1:].isdigit() for t in beside)
    s = syntax.sentences[syntax.tokens[i].sent]
    return owned or any(k != i and syntax.lemma(k) in noun_class("aircraft") for k in range(s.first, s.last))


def modifier_mode(word: str) -> str | None:
    """The mode that a word before an event noun implies: "air strike", "suicide bombing", "drone attack"."""
    weapon = weapons().get(word.lower().replace("-", " "))
    return weapon.mode if weapon is not None else None
