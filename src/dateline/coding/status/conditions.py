"""Conditions told in two clauses, of which the second has no "if" of its own."""

from __future__ import annotations

from dateline.coding.syntax import Syntax


def or_if(clause: int, syntax: Syntax) -> bool:
    """ "would end if talks failed or [rebels attacked the town]": a second condition, whatever the parse hangs it on; not "would leave if asked, and rebels attacked"."""
    first = syntax.subtree(clause)[0]
    if first < 2 or syntax.low[first] != "or" or syntax.tokens[first - 1].sent != syntax.tokens[clause].sent:
        return False
    over = [first - 1, *syntax.ancestors(first - 1)]
    return any(syntax.subtree(a)[1] == first and any(syntax.low[k] in {"if", "unless"} for k in syntax.kids(a, "mark")) for a in over)
