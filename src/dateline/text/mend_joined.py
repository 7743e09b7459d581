"""Mends what "and" or a comma joins: two kinds of arms before the deed that both are of, and the wounded behind the killed of a headline."""

from __future__ import annotations

from dataclasses import replace

from dateline.text.mend_look import ALWAYS_WITH_OBJECT, DEEDS, below, word
from dateline.text.mend_where import where
from dateline.text.repair_words import repair_words
from dateline.text.tokens import Token

ARMS = repair_words("arms-of-a-deed")
HARMS = repair_words("harms-in-s")
MOSTLY = {"mostly", "mainly", "largely", "chiefly", "primarily"}
HURT = {"wound", "injure", "hurt", "maim"}
PHRASE = {"NOUN", "ADJ", "NUM", "DET", "CCONJ"}
NEAR = 8  # words from those to what was done to them
HOW_MANY = repair_words("how-many-behind")


@where("conj", upos="NOUN")
def _share_their_noun(tokens: list[Token], i: int) -> None:
    """ "A drone and missile [strike] killed six": both are kinds of strike, and no drone killed beside one; not "a drone and a missile struck"."""
    t = tokens[i]
    first = tokens[t.head]
    if not t.lemma.lower().endswith(DEEDS) or t.head >= i or first.upos != "NOUN" or first.text.lower() not in ARMS:
        return
    between = tokens[first.i + 1 : i]
    joined = between and between[0].text.lower() == "and" and len(between) > 1
    if not joined or any(k.deprel != "compound" or k.head != i for k in between[1:]):
        return
    for k in below(tokens, first.i):
        if k.i != i:
            tokens[k.i] = replace(k, head=i)
    tokens[i] = replace(t, head=i if first.head == first.i else first.head, deprel=first.deprel)
    tokens[first.i] = replace(first, head=i, deprel="compound")


@where(words=HARMS)
def _and_wounds(tokens: list[Token], i: int) -> None:
    """ "Blast kills eight, [injures] 20": one more verb of a heading, and not more who were killed; not "kills eight, wounds of war remain"."""
    t = tokens[i]
    if i < 3 or word(tokens, i - 1) not in {",", "and", "&"} or i + 1 >= len(tokens) or t.xpos == "VBZ" and t.deprel == "conj":
        return
    after = tokens[i + 1]
    kills = next((k for k in reversed(tokens[max(0, i - 7) : i - 1]) if k.xpos == "VBZ" and k.sent == t.sent and k.lemma in {"kill", "leave", "hurt", "wound"}), None)
    if kills is None or after.sent != t.sent or after.upos != "NUM" and after.text.lower() not in HOW_MANY or any(k.upos == "VERB" for k in tokens[kills.i + 1 : i]):
        return
    over = tokens[after.head]
    whom = over if over.i > i and over.upos == "NOUN" and after.deprel == "nummod" else after
    tokens[i] = replace(t, upos="VERB", xpos="VBZ", lemma=t.text.lower()[:-1], head=kills.i, deprel="conj")
    tokens[i - 1] = replace(tokens[i - 1], head=i)
    if after.upos == "NUM" or whom is not after:
        tokens[whom.i] = replace(whom, head=i, deprel="obj")


@where("conj acl", xpos="VBN")
def _those_too(tokens: list[Token], i: int) -> None:
    """ "Two monks were killed and four monks and six nurses [wounded]": done to those before it, as the verb before was done to others."""
    t = tokens[i]
    if t.lemma.lower() not in ALWAYS_WITH_OBJECT or i < 5 or any(k.deprel.startswith(("aux", "obj", "nsubj")) for k in below(tokens, i)):
        return
    noun = next((k for k in tokens[max(0, i - NEAR) : i] if k.upos == "NOUN" and k.deprel == "conj" and tokens[k.head].xpos == "VBN" and k.head < k.i), None)
    verb = tokens[noun.head] if noun is not None else t
    if noun is None or not any(k.deprel == "aux:pass" for k in below(tokens, verb.i)) or not any(k.deprel == "cc" for k in below(tokens, noun.i)):
        return
    if not i > t.head >= verb.i or any(k.upos not in PHRASE and k.text.lower() not in {",", "including"} for k in tokens[noun.i : i]):
        return
    for k in below(tokens, noun.i):
        if k.deprel == "cc" and k.i < noun.i:
            tokens[k.i] = replace(k, head=i)
    if t.lemma.lower() in HURT:
        for k in below(tokens, i):
            if k.i > i and k.deprel == "obl":
                tokens[k.i] = replace(k, head=verb.i)  # where and when they were killed, too
    tokens[i] = replace(t, head=verb.i, deprel="conj")
    tokens[noun.i] = replace(noun, head=i, deprel="nsubj:pass")


@where("conj", upos="NOUN")
def _most_of_them(tokens: list[Token], i: int) -> None:
    """ "12 people, mostly [children] and teenagers": who most of them were, and nobody beside them; not "soldiers, and mostly civilians"."""
    t = tokens[i]
    if i > 2 and word(tokens, i - 1) in MOSTLY and word(tokens, i - 2) == "," and t.head < i - 2 and tokens[t.head].upos == "NOUN":
        tokens[i] = replace(t, deprel="appos")


@where("obj", upos="NOUN")
def _befell_before(tokens: list[Token], i: int) -> None:
    """ "Three troops [killed] in drone strike, Biden blames militants": what befell those before the comma, whom the verb behind it is not done to."""
    t, verb = tokens[i], tokens[tokens[i].head]
    if verb.i < i or verb.xpos not in {"VBZ", "VBP"} or verb.deprel != "root":
        return
    kids = below(tokens, verb.i)
    done = next((k for k in below(tokens, i) if k.deprel == "acl" and k.xpos in {"VBN", "VBD"} and k.lemma.lower() in ALWAYS_WITH_OBJECT and k.i > i), None)
    who = next((k for k in kids if k.deprel == "nsubj" and i < k.i < verb.i), None)
    if done is None or who is None or not any(k.deprel == "obj" and k.i > verb.i for k in kids) or not any(k.text in {",", ";"} for k in tokens[done.i : who.i]):
        return
    tokens[done.i] = replace(done, xpos="VBN", head=verb.i, deprel="parataxis")
    tokens[i] = replace(t, head=done.i, deprel="nsubj:pass")


@where("amod", xpos="VBN VBD")
def _displaced_too(tokens: list[Token], i: int) -> None:
    """ "a war that has killed thousands, [displaced] millions and left towns in ruins": one more verb, and no more who were killed; not "killed two wounded men"."""
    t = tokens[i]
    many = tokens[t.head]
    first = next((k for k in below(tokens, many.head) if k.deprel == "obj" and k.i < i), tokens[many.head]) if many.deprel == "obj" else tokens[many.head]
    verb = tokens[first.head]
    if t.lemma.lower() not in ALWAYS_WITH_OBJECT or many.i != i + 1 or many.deprel not in {"conj", "obj"} or word(tokens, i - 1) not in {",", "and"}:
        return
    if first.deprel != "obj" or verb.i >= first.i or verb.upos != "VERB" or many.text.lower() not in HOW_MANY | {"millions", "thousands"}:
        return
    tokens[i] = replace(t, upos="VERB", xpos=verb.xpos, head=verb.i, deprel="conj")
    tokens[many.i] = replace(many, head=i, deprel="obj")


TOGETHER = (_share_their_noun, _and_wounds, _those_too, _most_of_them, _befell_before, _displaced_too)
