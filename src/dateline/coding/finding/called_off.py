"""What was to be and was not: talks broken off, marches cancelled, papers that nobody passed."""

from __future__ import annotations

from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class

BREAKING_OFF = word_class("deals.breaking-off")
CALLED_OFF, STALLING = word_class("deals.called-off"), word_class("deals.stalling")
PAPERS = word_class("things.papers")
NOT_HOLDING, SUSPENDING, TO_BE = word_class("deals.not-holding"), word_class("deals.suspending"), word_class("plans.to-be")
LEADS = {"information", "tip", "clue", "evidence"}
REWARDS = {"reward", "bounty", "offer", "appeal"}
REFUSING = word_class("reactions.refusing")


def called_off(h: Happening, syntax: Syntax) -> bool:
    """ "broke off talks with the rebels", "cancelled a meeting": they were not held."""
    up = syntax.head(h.head)
    if up is None or not syntax.verbal(up) or syntax.rel(h.head).split(":")[0] not in {"obj", "obl", "nsubj"}:
        return False
    if h.type == "CONSULT" and syntax.lemma(up) == "offer" and h.head in syntax.objects(up):
        return True  # "offered the rebels peace talks"
    if syntax.lemma(up) == "cut" and "short" in syntax.low[up + 1 : h.head + 2]:
        return True  # "cut short a visit to Paris", "cut his trip short": what he does is come home
    if syntax.lemma(up) in STALLING and syntax.rel(h.head).startswith("nsubj"):
        return True  # "Talks between the army and the rebels have stalled"
    particles = {syntax.lemma(k) for k in syntax.kids(up, "compound:prt", "advmod")} | {syntax.prep(h.head)}
    if syntax.lemma(up) in BREAKING_OFF and particles & {"off", "out", "out of"}:
        return True
    given_up = syntax.lemma(up) in CALLED_OFF and (h.head in syntax.objects(up) or syntax.passive(up))
    return given_up and not (syntax.lemma(up) == "end" and not syntax.objects(up))


def _for_information(h: Happening, syntax: Syntax) -> bool:
    """ "offered a reward for [information] leading to the arrest of Ali", "offered $5 million for information": nobody is held, and no aid given; not "Tips led to the
    arrest of Ali"."""
    words = {syntax.lemma(i) for i in range(syntax.sentences[h.sent].first, syntax.sentences[h.sent].last)}
    if h.type == "AID":
        return syntax.lemma(h.head) == "offer" and any(syntax.lemma(k) in LEADS for k in syntax.obliques(h.head, "for"))
    leading = syntax.head(h.head)
    told = syntax.head(leading) if leading is not None and syntax.lemma(leading) == "lead" and syntax.rel(leading) in {"acl", "acl:relcl"} else None
    return h.type == "COERCE" and told is not None and syntax.lemma(told) in LEADS and bool(words & REWARDS)


def suspends_amiss(h: Happening, syntax: Syntax) -> bool:
    """ "The junta suspended the operations [of an aid group]": no pause in one's own, which "suspended offensive operations" is; and that bars nobody."""
    if h.noun or h.rule.id not in {"retreat.ceasefire", "coerce.restrict"} or syntax.lemma(h.head) != "suspend":
        return False
    operations = [o for o in syntax.objects(h.head) if syntax.lemma(o) == "operation"]
    whose = [k for o in operations for k in [*syntax.obliques(o, "of", "by"), *syntax.kids(o, "nmod:poss")]]
    theirs = any(syntax.tokens[k].upos == "PROPN" or syntax.tokens[k].upos != "PRON" and syntax.tokens[k].nominal in {"organization", "person"} for k in whose)
    return bool(operations) and theirs == (h.rule.id == "retreat.ceasefire")


def not_held(h: Happening, syntax: Syntax) -> bool:
    """ "The union [called off] a strike", "the march was cancelled", "suspended its planned protest": not held; not "ended a strike", "called off their strike"."""
    up = syntax.head(h.head)
    if _for_information(h, syntax):
        return True
    if h.type == "REJECT" and syntax.lemma(h.head) in {"call", "put"}:
        return not h.noun and any(syntax.low[k] == "off" for k in syntax.kids(h.head, "compound:prt", "advmod"))  # no refusal either
    if not h.noun or h.type != "PROTEST" or up is None or syntax.rel(h.head) not in {"obj", "nsubj:pass", "obl"}:
        return False
    off = any(syntax.low[k] == "off" for k in syntax.kids(up, "compound:prt", "advmod")) or syntax.prep(h.head) == "off"
    named = f"{syntax.lemma(up)}_off" if off else syntax.lemma(up)
    if syntax.rel(h.head) == "obl" and syntax.prep(h.head) not in {None, "off"}:
        return False
    if named in SUSPENDING or syntax.kids(h.head, "nmod:poss") and named in NOT_HOLDING:
        return _to_be_held(h, syntax)
    return named in NOT_HOLDING


def _to_be_held(h: Happening, syntax: Syntax) -> bool:
    """ "its [planned] protest", "their strike, [which was to begin] on Monday", "a march [set for] Friday"."""
    if any(syntax.lemma(k) in TO_BE or syntax.low[k] in TO_BE for k in syntax.kids(h.head, "amod")):
        return True
    behind = syntax.kids(h.head, "acl", "acl:relcl", "appos")
    return any(syntax.lemma(k) in TO_BE or syntax.low[k] in TO_BE or any(syntax.lemma(m) == "to" for m in syntax.kids(k, "mark")) for k in behind)


def in_a_refused_paper(h: Happening, syntax: Syntax) -> bool:
    """ "Russia vetoed a resolution [condemning] its invasion": what a refused paper would have said nobody has done."""
    paper = syntax.head(h.head)
    over = syntax.head(paper) if paper is not None and syntax.rel(h.head) in {"acl", "acl:relcl"} and syntax.lemma(paper) in PAPERS else None
    return over is not None and syntax.rel(paper or 0) in {"obj", "nsubj:pass"} and syntax.lemma(over) in REFUSING
