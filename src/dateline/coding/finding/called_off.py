"""What was to be and was not: talks broken off, marches cancelled, papers that nobody passed."""

from __future__ import annotations

from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class

BREAKING_OFF = word_class("deals.breaking-off")
CALLED_OFF, STALLING = word_class("deals.called-off"), word_class("deals.stalling")
PAPERS = word_class("things.papers")
REFUSING = word_class("reactions.refusing")


def called_off(h: Happening, syntax: Syntax) -> bool:
    """ "broke off talks with the rebels", "cancelled a meeting": they were not held."""
    up = syntax.head(h.head)
    if up is None or not syntax.verbal(up) or syntax.rel(h.head).split(":")[0] not in {"obj", "obl", "nsubj"}:
        return False
    if syntax.lemma(up) in STALLING and syntax.rel(h.head).startswith("nsubj"):
        return True  # "Talks between the army and the rebels have stalled"
    particles = {syntax.lemma(k) for k in syntax.kids(up, "compound:prt", "advmod")} | {syntax.prep(h.head)}
    if syntax.lemma(up) in BREAKING_OFF and particles & {"off", "out", "out of"}:
        return True
    given_up = syntax.lemma(up) in CALLED_OFF and (h.head in syntax.objects(up) or syntax.passive(up))
    return given_up and not (syntax.lemma(up) == "end" and not syntax.objects(up))


def not_held(h: Happening, syntax: Syntax) -> bool:
    """ "The union [called off] a strike", "the march was cancelled": it was not held; not "ended a strike", "called off their strike"."""
    up = syntax.head(h.head)
    if not h.noun or up is None or syntax.kids(h.head, "nmod:poss") or syntax.rel(h.head) not in {"obj", "nsubj:pass"}:
        return False
    off = syntax.lemma(up) == "call" and any(syntax.lemma(k) == "off" for k in syntax.kids(up, "compound:prt", "advmod"))
    return off or syntax.lemma(up) in {"cancel", "postpone", "scrap"}


def in_a_refused_paper(h: Happening, syntax: Syntax) -> bool:
    """ "Russia vetoed a resolution [condemning] its invasion": what a refused paper would have said nobody has done."""
    paper = syntax.head(h.head)
    over = syntax.head(paper) if paper is not None and syntax.rel(h.head) in {"acl", "acl:relcl"} and syntax.lemma(paper) in PAPERS else None
    return over is not None and syntax.rel(paper or 0) in {"obj", "nsubj:pass"} and syntax.lemma(over) in REFUSING
