"""Ranges of clauses hold their head, in any tree."""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.syntax import Syntax
from dateline.text import analyse


def test_clause_of_a_tree_that_crosses_itself_holds_its_head() -> None:
    analysis = analyse("Then they fled and shot.")
    tree = [(4, "advmod"), (2, "nsubj"), (2, "root"), (4, "cc"), (2, "conj"), (2, "punct")]
    tokens = tuple(replace(t, head=head, deprel=rel, upos="VERB" if t.text in {"fled", "shot"} else t.upos) for t, (head, rel) in zip(analysis.tokens, tree, strict=True))
    syntax = Syntax(replace(analysis, tokens=tokens))
    for t in tokens:
        first, last = syntax.clause_range(t.i)
        assert first <= t.i < last
        assert syntax.span(first, last).start < syntax.span(first, last).end
