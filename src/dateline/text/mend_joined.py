"""Mends what "and" or a comma joins: two kinds of arms before the deed that both are of, and the wounded behind the killed of a headline."""

from __future__ import annotations

from dataclasses import replace

from dateline.text.mend_look import ALWAYS_WITH_OBJECT, DEEDS, below, word
from dateline.text.mend_where import where
from dateline.text.repair_words import repair_words
from dateline.text.tokens import Token

ARMS = repair_words("arms-of-a-deed")
HARMS = repair_words("harms-in-s")
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


TOGETHER = (_share_their_noun, _and_wounds, _those_too)
