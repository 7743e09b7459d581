"""What was meant to be done, told by words right before the verb, whatever a parse makes of them: "was due to meet"; and marches that are called."""

from __future__ import annotations

from datetime import date

from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.model.statement import Status
from dateline.vocab.classes import word_class

DUE = word_class("plans.due")
GIVING_NOTICE = word_class("plans.giving-notice")
FREEING = word_class("plans.freeing")
WAS = frozenset({"was", "were"})
IS = frozenset({"is", "are"})


def meant(h: Happening, published: date | None, syntax: Syntax) -> tuple[Status, str] | None:
    """ "was due to meet", "were to meet in Doha", "is to visit Kyiv": planned; "had been due to meet", "were to have met": it did not come to it, or nobody tells so;
    not "had to leave"."""
    if _called(h, published, syntax) or _to_do(h, syntax) or _voted(h, syntax):
        return "planned", "status.planned.called"
    if _plotted(h, syntax):
        return "planned", "status.planned.plotted"
    if _after_what_is_to_come(h, syntax) or _hosts(h, syntax):
        return "planned", "status.planned.called"
    if _waited_for(h, syntax) or _warned_against(h, syntax):
        return "hypothetical", "status.hypothetical.awaited"
    if h.noun or syntax.tokens[h.head].upos != "VERB":
        return None
    low, first = syntax.low, syntax.sentences[h.sent].first
    i = h.head - 1
    while i > first and low[i].endswith("ly"):
        i -= 1
    past = low[i] == "have" and low[i - 1] == "to"
    i -= past
    if i <= first or low[i] != "to":
        return None
    due = low[i - 1] in DUE
    i -= 1 + due
    while i > first and (low[i].endswith("ly") or low[i] in {"also", "originally", "initially"}):
        i -= 1
    if past and low[i] in WAS or due and low[i] == "been" and low[i - 1] == "had":
        return "hypothetical", "status.hypothetical.was-due"
    return ("planned", "status.planned.was-due") if low[i] in WAS | IS or due and low[i] == "be" else None


def to_be_freed(h: Happening, syntax: Syntax) -> bool:
    """ "demanded the release of two youths [arrested] on Friday", "called for the return of girls abducted in May": that has happened, whatever is asked for."""
    return not h.noun and freed(h.head, syntax)


def freed(v: int, syntax: Syntax) -> bool:
    """Whether a verb tells why those are held whose release a noun speaks of."""
    up = syntax.head(v)
    if up is None or syntax.rel(v) != "acl" or syntax.tokens[v].xpos != "VBN":
        return False
    over = syntax.head(up)
    return syntax.prep(up) == "of" and over is not None and syntax.lemma(over) in FREEING


def _plotted(h: Happening, syntax: Syntax) -> bool:
    """ "Suspects [Planned] July 4 Attack", "planned a Christmas attack", "plotted an Easter attack on a church": whatever the parse makes of the day between; not
    "planned the attack", "planned a 2004 bombing", "planned an Easter attack that killed nine", which came about."""
    if not h.noun or h.type != "ASSAULT" or syntax.kids(h.head, "acl:relcl"):
        return False
    i = h.head - 1
    while i > syntax.sentences[h.sent].first and syntax.tokens[i].upos in {"PROPN", "NUM"} and not (syntax.low[i].isdigit() and len(syntax.low[i]) == 4):
        i -= 1
    i -= syntax.low[i] in {"a", "an"}
    return i < h.head - 1 and syntax.low[i] in {"planned", "plotted"}


def _after_what_is_to_come(h: Happening, syntax: Syntax) -> bool:
    """ "is to travel to Russia after [visiting] Israel", "will fly home before meeting the king": as far ahead; not "will be tried after killing two"."""
    up = syntax.head(h.head)
    if h.noun or h.type != "CONSULT" or up is None or syntax.tokens[h.head].xpos != "VBG" or syntax.rel(h.head) != "advcl":
        return False
    marked = any(syntax.low[k] in {"after", "before"} for k in syntax.kids(h.head, "mark", "case"))
    return marked and (bool({"will", "'ll"} & set(syntax.auxiliaries(up))) or syntax.low[up - 1] == "to" and syntax.low[up - 2] in IS | DUE)


def _hosts(h: Happening, syntax: Syntax) -> bool:
    """ "Britain, which [hosts] a conference on Tuesday, condemned it": the present with a day is ahead; not "which hosts an office"."""
    present = not h.noun and syntax.tokens[h.head].xpos == "VBZ" and syntax.rel(h.head) == "acl:relcl"
    return present and h.type == "CONSULT" and bool(h.times)


def _waited_for(h: Happening, syntax: Syntax) -> bool:
    """ "ruled out talks until the rebels [withdraw]", "will not leave before Israel stops its [attacks]": nobody has done it; not "fought until police fired"."""
    at = syntax.clause(h.head)
    present = syntax.tokens[at].xpos in {"VBP", "VBZ"} and not {"was", "were", "did"} & set(syntax.auxiliaries(at)) or {"has", "have"} & set(syntax.auxiliaries(at))
    return bool(present) and syntax.rel(at) == "advcl" and any(syntax.low[k] in {"until", "till", "unless"} for k in syntax.kids(at, "mark"))


def _warned_against(h: Happening, syntax: Syntax) -> bool:
    """ "warned against [an assault] on Rafah", "cautioned the army against [attacking] the town", "warned of [an attack]": feared; not "warned of the attack"."""
    at = h.light if h.light is not None else h.head
    up = syntax.head(at)
    if up is None or syntax.lemma(up) not in {"warn", "caution"} or syntax.rel(at) not in {"obl", "nmod", "advcl"}:
        return False
    how = {syntax.prep(at), *(syntax.low[k] for k in syntax.kids(at, "mark"))}
    past = syntax.tokens[up].xpos == "VBD" and h.plural and not syntax.kids(h.head, "acl:relcl")  # "warned on Monday of attacks": the day is that of the warning
    return "against" in how or "of" in how and h.noun and not h.definite and (past or not h.times)


def _to_do(h: Happening, syntax: Syntax) -> bool:
    """ "Students [to march] in Belgrade on Sunday", "Students are to march": what a headline, or "are to", says of somebody; not "the aim is to kill"."""
    infinitive = any(syntax.lemma(k) == "to" for k in syntax.kids(h.head, "mark"))
    who = [k for k in syntax.kids(h.head, "nsubj", "nsubj:pass") if k < h.head]
    if h.noun or not infinitive or syntax.rel(h.head) != "root" or not who:
        return False
    return (
        not syntax.kids(h.head, "cop")
        and "have" not in syntax.auxiliaries(h.head)
        and any(syntax.tokens[k].upos == "PROPN" or syntax.tokens[k].nominal in {"person", "organization"} for k in who)
    )


def _voted(h: Happening, syntax: Syntax) -> bool:
    """ "Nurses voted [to strike] over pay", "Union votes for a strike": to be held; not "voted to end the strike", "The vote came after a strike"."""
    up = syntax.head(h.head)
    if h.type != "PROTEST" or up is None or syntax.lemma(up) != "vote" or not syntax.verbal(up):
        return False
    return not h.noun and syntax.rel(h.head) == "xcomp" or h.noun and syntax.rel(h.head) == "obl" and syntax.prep(h.head) == "for"


def _called(h: Happening, published: date | None, syntax: Syntax) -> bool:
    """ "has [called a strike] for Monday", "announced a march for next week": to be held; not "called the march a success", "announced a march" that nobody dates."""
    up = syntax.head(h.head)
    if h.type != "PROTEST" or not h.noun or up is None or syntax.rel(h.head) not in {"obj", "nsubj:pass", "xcomp"}:
        return False
    if any(k != h.head for k in syntax.kids(up, "xcomp", "obj", "compound:prt")):
        return False  # "called the march a success", "called it a protest"
    if any(not any(syntax.lemma(m) == "to" for m in syntax.kids(k, "mark")) for k in syntax.kids(h.head, "acl:relcl")) and syntax.lemma(up) == "call":
        return False  # "called the rally in Tunis, in which 5,000 people marched"
    ahead = published is not None and any(t.when.start is not None and t.when.start[:10] > published.isoformat() for t in h.times)
    return syntax.lemma(up) == "call" or syntax.lemma(up) in GIVING_NOTICE and ahead


def may_be_ahead(h: Happening, syntax: Syntax) -> bool:
    """Whether an act may be still to come by its day: force in the present ("rebels attack Goma tomorrow"), a meeting or march told by a noun ("talks tomorrow")."""
    if h.noun:
        return h.light is None and h.type in {"CONSULT", "PROTEST"}
    return h.type in {"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"} and syntax.tokens[h.head].xpos in {"VB", "VBP", "VBZ"}
