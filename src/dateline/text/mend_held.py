"""Mends what is told of those held or sought, whom a headline tells as freed with how they were taken."""

from __future__ import annotations

from dataclasses import replace

from dateline.text.mend_look import below, word
from dateline.text.mend_where import where
from dateline.text.repair_words import repair_words
from dateline.text.tokens import Token

SETTING_FREE = repair_words("setting-free")
TAKING = repair_words("taking-away")


@where("xcomp advcl obj conj", xpos="VBN VBD")
def _taken_before(tokens: list[Token], i: int) -> None:
    """ "Army rescues [pupils abducted] from a school": those who are freed had been taken; not "The army rescued the pupils and arrested a man"."""
    t, before = tokens[i], tokens[i - 1] if i else tokens[i]
    if t.lemma.lower() not in TAKING or before.upos != "NOUN" or t.head >= i or word(tokens, i + 1) not in {"from", "by", "in", "on", "near", "at", "during"}:
        return
    up = tokens[t.head]
    freed = before.deprel == "obj" and before.head == up.i or before.deprel == "nsubj:pass"
    if up.lemma.lower() in SETTING_FREE and freed and not any(k.deprel in {"nsubj", "mark", "aux", "cc"} for k in below(tokens, i)):
        tokens[i] = replace(t, head=before.i, deprel="acl", xpos="VBN")


HELD = (_taken_before,)
