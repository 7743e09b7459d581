"""Acts that the news answers: they came before it."""

from __future__ import annotations

from dateline.coding.grouping.linked import ANSWERED_BY, under_an_answer
from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax


def answered(h: Happening, syntax: Syntax) -> bool:
    """ "launched missiles in response to [the airstrike]", "bombed Homs in response to rebels [shelling] the Golan": what is answered came before the news that does."""
    up = syntax.head(h.head)
    if h.noun and up is not None and syntax.lemma(up) == "avenge" and syntax.rel(h.head) == "obj":
        return True
    by_noun = h.noun and up is not None and syntax.lemma(up) in ANSWERED_BY and syntax.rel(h.head) in {"nmod", "obl"} and syntax.prep(h.head) in {"to", "for"}
    return by_noun or under_an_answer(h.head, syntax) is not None
