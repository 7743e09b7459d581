"""Whom a verb of harm is told of, where the tree names one person twice or another number's people: "his brother and alleged accomplice, Omar Said, died"."""

from __future__ import annotations

from collections.abc import Container

from dateline.coding.syntax import Syntax

WHO = frozenset({"who", "whom", "that"})
ONE = frozenset({"was", "has", "is"})


def those_meant(s: Syntax, v: int, victims: list[int], counted: Container[int]) -> list[int]:
    """The victims without the second word for one person, and those before "who" where they are told by their number alone."""
    before = [k - 1 for k in s.kids(v, "nsubj", "nsubj:pass") if s.low[k] in WHO and s.tokens[k - 1].upos == "NUM" and k - 1 in counted]
    if before and s.tokens[before[0]].sent == s.tokens[v].sent:
        return before  # "the 15 people who died and [16] who were injured"
    return [i for i in victims if not any(i != k and _second_word(s, v, k, i) for k in victims)]


def _second_word(s: Syntax, v: int, first: int, i: int) -> bool:
    """ "The group's leader and [founder], Omar Said, was killed", "his brother and alleged accomplice, 26-year-old Karim Said, died": one person, whose name is told
    behind both; not "his brother and his cousin, Karim Said, died", "The leader and his deputy were killed"."""
    if s.rel(i) != "conj" or s.head(i) != first or s.tokens[first].xpos != "NN" or s.tokens[i].xpos != "NN":
        return False
    named = [k for k in [*s.kids(first, "appos"), *s.kids(i, "appos")] if s.tokens[k].upos == "PROPN" and i < k < v]
    helpers = {s.low[k] for k in s.kids(v, "aux", "aux:pass")}
    own = s.kids(i, "det", "nmod:poss")
    return bool(named) and s.low[named[-1] + 1 : v].count(",") == 1 and (bool(helpers & ONE) or not helpers and not own)


__all__ = ["those_meant"]
