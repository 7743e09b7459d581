"""Conditions told in two clauses, of which the second has no "if" of its own, and acts that something may be linked to."""

from __future__ import annotations

from dateline.coding.syntax import Syntax


def or_if(clause: int, syntax: Syntax) -> bool:
    """ "would end if talks failed or [rebels attacked the town]": a second condition, whatever the parse hangs it on; not "would leave if asked, and rebels attacked"."""
    first = syntax.subtree(clause)[0]
    if first < 2 or syntax.low[first] != "or" or syntax.tokens[first - 1].sent != syntax.tokens[clause].sent:
        return False
    over = [first - 1, *syntax.ancestors(first - 1)]
    return any(syntax.subtree(a)[1] == first and any(syntax.low[k] in {"if", "unless"} for k in syntax.kids(a, "mark")) for a in over)


def linked_to(noun: int, syntax: Syntax) -> bool:
    """ "no evidence to suggest a link to [the bombings in Lagos]": what there may be a link to was done; not "a link to an attack"."""
    s, up = syntax, syntax.head(noun)
    the = any(s.low[k] == "the" for k in s.kids(noun, "det"))
    return the and up is not None and s.lemma(up) in {"link", "connection", "tie"} and not s.verbal(up) and s.prep(noun) in {"to", "with"}
