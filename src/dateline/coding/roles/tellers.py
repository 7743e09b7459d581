"""Words that say who tells something, and whose a statement or report is."""

from __future__ import annotations

from functools import cache

from dateline.coding.syntax import Syntax
from dateline.vocab.rules import pattern_rules


@cache
def told_by_words(form: str) -> frozenset[str]:
    """Words of the rules of attribution of one form: "verb", "preposition", "passive", "noun"."""
    return frozenset(w for rule in pattern_rules("attribution") if rule.form == form for w in rule.words)


def source(k: int, syntax: Syntax) -> int:
    """ "according to statements from the US military", "a UN report", "a report by the group": who made it; any other word itself."""
    if syntax.lemma(k) in told_by_words("noun"):
        makers = [*syntax.obliques(k, "from", "by", "of"), *syntax.kids(k, "nmod:poss", "compound")]
        return makers[0] if makers else k
    return k
