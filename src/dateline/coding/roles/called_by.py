"""Who calls a strike or a march: "The union has called a demonstration for Friday", "a strike called by traders"."""

from __future__ import annotations

from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class

GIVING_NOTICE = word_class("plans.giving-notice")
PROTESTS = word_class("acts.protest-nouns") | word_class("acts.protests")
STOPPAGES = frozenset({"strike", "shutdown", "shut-down"})


def who_called(h: Happening, syntax: Syntax) -> list[int]:
    """Heads of those who called a protest or a strike of work, behind it or before it; not of air strikes "called in by troops", nor of what is "called illegal"."""
    if not h.noun or h.actors:
        return []
    up = syntax.head(h.head)
    called = up is not None and syntax.rel(h.head) in {"obj", "xcomp"} and syntax.lemma(up) in GIVING_NOTICE and not set(syntax.kids(up, "obj")) - {h.head}
    if h.type == "PROTEST" and called and up is not None and (who := syntax.subjects(up)):
        return who
    return called_by(h.head, syntax) if h.type == "PROTEST" or syntax.lemma(h.head) in STOPPAGES else []


def called_by(n: int, syntax: Syntax) -> list[int]:
    """ "a strike [called by traders]", "The strike, called by separatists, ..."; not "strikes called in by troops"."""
    by = [c for c in syntax.kids(n, "acl", "acl:relcl") if syntax.lemma(c) == "call" and syntax.tokens[c].xpos == "VBN" and not syntax.kids(c, "compound:prt", "xcomp")]
    return [k for c in by for a in syntax.kids(c, "obl:agent", "obl") if syntax.prep(a) == "by" for k in syntax.conjuncts(a)]


def against_it(h: Happening, syntax: Syntax) -> bool:
    """ "a march by villagers against [the shooting]", "a bandh called by students over [the firing]": what is protested, which those who protest did not do."""
    if not h.noun or h.type == "PROTEST" or syntax.prep(h.head) not in {"against", "over"}:
        return False
    for a, _ in zip(syntax.ancestors(h.head), range(4), strict=False):
        if syntax.lemma(a) in PROTESTS:
            return True
        if syntax.rel(a) not in {"nmod", "obl:agent", "obl", "acl", "obj"}:
            return False
    return False
