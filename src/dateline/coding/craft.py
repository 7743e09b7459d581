"""Aircraft and missiles whose names are other words, too: Typhoon, Tornado, Mirage, Apache, Hellfire."""

from __future__ import annotations

from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class
from dateline.vocab.weapons import weapons

NAMED_CRAFT = word_class("weapons.named-craft")
STORMS = word_class("mishaps.storms-that-fly")
FORMATIONS = {"pair", "flight", "formation", "wave"}
KINDS_OF_CRAFT = 7  # tokens: "bomber, fighter and remotely piloted aircraft"
IN_PEACE = word_class("weapons.of-peace-too")
AIRBORNE = word_class("weapons.airborne")
AIR_WAR = word_class("weapons.air-war")


def named_craft(syntax: Syntax, i: int) -> bool:
    """ "[Typhoons] bombed a bunker", "a [Tornado] GR4", "two [Mirage] 2000s" in a text of war in the air; not "Typhoon Odette struck Samar", "the Mirage hotel"."""
    t = syntax.tokens[i]
    if syntax.lemma(i).removesuffix("s") not in NAMED_CRAFT or not t.text[:1].isupper() or t.text.isupper():
        return False
    after = syntax.tokens[i + 1] if i + 1 < len(syntax.tokens) and syntax.tokens[i + 1].sent == t.sent else None
    marked = after is not None and (any(c.isdigit() for c in after.text) and after.text[:1].isalnum() or after.lemma.lower() in AIR_WAR)
    if not marked and after is not None and after.upos == "PROPN":
        return False
    first = syntax.sentences[t.sent].first == i and not marked and syntax.lemma(i).removesuffix("s") in STORMS
    if not syntax.of_lemmas(AIR_WAR - IN_PEACE if first else AIR_WAR) or t.text.endswith("oes"):
        return False
    return marked or syntax.lemma(i).removesuffix("s") not in STORMS or t.text.endswith("s")


def craft_name(syntax: Syntax, i: int) -> bool:
    """The name of a type of aircraft: "a [Reaper]", "two [Typhoons]", "[F-16s]"; not "jets"."""
    named = (row := weapons().get(syntax.lemma(i).removesuffix("s").replace("-", " "))) is not None and row.kind == "platform" and row.mode == "aerial"
    plain = syntax.lemma(i) in noun_class("aircraft") or syntax.tokens[i].text.islower()
    return named and not plain and (syntax.lemma(i).removesuffix("s") not in NAMED_CRAFT or named_craft(syntax, i))


def each_of(syntax: Syntax, heads: list[int]) -> list[int]:
    """ "a pair of [Typhoons]", "two flights of [jets]": what stands behind an amount, beside the heads themselves."""
    some = noun_class("amount") | FORMATIONS
    return [x for i in heads for x in [i, *(syntax.obliques(i, "of") if syntax.lemma(i) in some else [])]]


def arms_alone(syntax: Syntax, i: int) -> bool:
    """ "[Artillery] shells struck a hospital", "[Rocket artillery] hit it", "attack, [bomber], [fighter] and remotely piloted aircraft": arms of nobody; not "Israeli
    artillery", "a suicide bomber and a fighter"."""
    kids = [k for k in syntax.kids(i) if syntax.rel(k) not in {"punct", "case", "conj", "cc"}]
    up = syntax.head(i)
    if syntax.lemma(i) == "artillery":
        return syntax.rel(i) == "compound" and up is not None and syntax.lemma(up) in noun_class("munition") or all(syntax.lemma(k) == "rocket" for k in kids)
    if syntax.lemma(i) not in {"bomber", "fighter"} or syntax.tokens[i].xpos not in {"NN", "JJ"} or any(syntax.rel(k) not in {"compound", "amod"} for k in kids):
        return False
    aircraft = next((t.i for t in syntax.tokens[i + 1 : i + KINDS_OF_CRAFT] if t.lemma.lower() in {"aircraft", "jet"}), None)
    return aircraft is not None and not any(t.upos == "DET" or t.xpos in {"VBD", "VBZ", "VBP"} for t in syntax.tokens[i:aircraft])


def winged_bomber(syntax: Syntax, i: int) -> bool:
    """ "[B-52 bombers] hit targets", "Russian strategic [bombers]": aircraft, which act for their owner; not "Chechen bombers"."""
    before = [syntax.tokens[k].text.lower() for k in syntax.kids(i, "compound", "amod", "nmod") if k < i] if syntax.lemma(i) == "bomber" else []
    return any(w in AIRBORNE or any(c.isdigit() for c in w) and any(c.isalpha() for c in w) for w in before)


def flies(syntax: Syntax, v: int) -> bool:
    """Whether aircraft do it: "[jets] destroyed a cave", "a pair of [Typhoons] destroyed a truck-bomb"."""
    return any(syntax.lemma(k) in noun_class("aircraft") or named_craft(syntax, k) for k in each_of(syntax, syntax.subjects(v)))
