"""Infinitives that tell what was done, and no wish or plan: "managed to recapture the town", "used drones to attack", "crossed the border to attack, killing ten"."""

from __future__ import annotations

from dateline.coding.casualties.shapes import taken_as_done
from dateline.coding.draft import Draft
from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.model.statement import Status
from dateline.vocab.classes import word_class
from dateline.vocab.nouns import noun_class
from dateline.vocab.numbers import harm_words

DOUBTING = {"possible", "likely", "potential"}
HARMS = harm_words("verb").keys()
LEFT_OPEN = word_class("sayings.left-open")
MADE_TO = word_class("plans.made-to")
DECREES = word_class("orders.decrees")
DID = word_class("plans.did")
FOILING = word_class("plans.foiling")
MET_WITH_FIRE, NOT_YET_MADE = word_class("plans.met-with-fire"), word_class("plans.not-yet-made")
DECREED = {"SANCTION", "COERCE"}  # "has decided to impose a curfew": the act is the deciding
MOVED = {"MOBILIZE", "RETREAT"}  # "has decided to send troops"
OPENING = {"will", "would", "could", "may", "might", "can", "should", "to"}


def done(h: Happening, draft: Draft, syntax: Syntax) -> tuple[Status, str] | None:
    """Status and rule of an act told by an infinitive below a past verb that says that it was done; None where none says so."""
    at = h.light if h.noun and h.light is not None else h.head
    if syntax.rel(at) == "conj" and not syntax.kids(at, "nsubj", "aux", "mark") and syntax.tokens[at].xpos == "VB":
        at = syntax.tokens[at].head  # "led Bangkok to recall its ambassador and [expel] an envoy"
    up = syntax.head(at)
    if up is None or not any(syntax.lemma(k) == "to" for k in syntax.kids(at, "mark")):
        return None
    if _made_to(at, up, syntax):
        return "current", "status.current.made-to"
    if _by_decree(h, at, up, syntax):
        return "current", "status.current.decreed"
    if not _told_as_past(up, syntax):
        return None
    if _did(at, up, syntax):
        return "current", "status.current.did"
    if syntax.lemma(up) == "decide" and syntax.rel(at) in {"xcomp", "advcl"} and h.type in DECREED | MOVED:
        return ("current", "status.current.decreed") if h.type in DECREED else ("planned", "status.planned.decided")
    if syntax.lemma(up) == "use" and syntax.rel(at) in {"advcl", "xcomp", "acl"}:
        arms = {i for w in draft.weapons for i in range(w.first, w.last)}
        armed = any(o in arms for o in [*syntax.objects(up), *syntax.kids(up, "nsubj:pass")])
        return ("current", "status.current.by-means") if armed else ("background", "status.background.by-means")  # "used these sites to attack ships"
    if h.type == "ASSAULT" and syntax.rel(at) in {"advcl", "xcomp"} and _with_harm(at, up, draft, syntax):
        return "current", "status.current.with-harm"
    return None


def _by_decree(h: Happening, at: int, up: int, syntax: Syntax) -> bool:
    """ "signed a decree [to ban] the party": what a paper that was signed orders is done; not "signed a letter to ban it", "will sign a decree to ban it"."""
    over = syntax.head(up)
    signed = over is not None and syntax.lemma(over) in {"sign", "issue"} and _told_as_past(over, syntax)
    return signed and h.type in DECREED and syntax.lemma(up) in DECREES and syntax.rel(at) == "acl"


def _told_as_past(v: int, syntax: Syntax) -> bool:
    """A past verb, without "would" or "not"; "were able" counts as one, and not "are used"."""
    if OPENING & set(syntax.auxiliaries(v)) or syntax.negated(v) or any(syntax.lemma(k) == "to" for k in syntax.kids(v, "mark")):
        return False
    helpers = {syntax.low[k] for k in syntax.kids(v, "aux:pass", "cop", "aux")}
    return bool(helpers & {"was", "were", "had", "has", "have"}) or syntax.tokens[v].xpos == "VBD" or syntax.tokens[v].xpos == "VBN" and not helpers


def _made_to(at: int, up: int, syntax: Syntax) -> bool:
    """ "prompted Israel to bomb the port": who was made to do it did it."""
    over = syntax.head(up)
    beside = syntax.tokens[up].xpos == "VBG" and syntax.rel(up) == "advcl" and over is not None and syntax.tokens[over].xpos in {"VBD", "VBN"}  # ", prompting a strike"
    told = syntax.lemma(up) in MADE_TO and (syntax.tokens[up].xpos == "VBD" or beside) and not syntax.negated(up)
    return syntax.rel(at) == "xcomp" and told and not syntax.auxiliaries(up)


def _did(at: int, up: int, syntax: Syntax) -> bool:
    """ "managed to recapture", "went on to attack", "were able to seize"."""
    if syntax.lemma(up) == "vote":
        return True  # "voted to expel the ambassador"
    went_on = syntax.lemma(up) == "go" and any(syntax.low[k] == "on" for k in syntax.kids(up, "compound:prt", "advmod"))
    return syntax.rel(at) in {"xcomp", "advcl"} and (syntax.lemma(up) in DID or went_on)


def _with_harm(at: int, up: int, draft: Draft, syntax: Syntax) -> bool:
    """ "crossed the border to attack a village, [killing ten]": harm that came of it is told in a participle beside it."""
    harmed = [c.head for c in draft.casualties if c.harm in {"killed", "wounded"} and c.count.high != 0]
    return any(syntax.done_beside(v) in {at, up} for v in harmed)


def tried(h: Happening, syntax: Syntax) -> bool:
    """ "Days before the vote, soldiers [tried to storm] the palace": an attack that was made, whatever came of it; not "are trying to storm it"."""
    up = syntax.head(h.head)
    if h.noun or h.type != "ASSAULT" or up is None or syntax.rel(h.head) != "xcomp" or syntax.lemma(up) not in {"try", "attempt"}:
        return False
    return syntax.tokens[up].xpos == "VBD" and not syntax.negated(up)


def only_by_whom(h: Happening, syntax: Syntax) -> bool:
    """ "It is not clear whether the army or the rebels [fired] the rocket that killed four people": that it was done is told, and only by whom is open."""
    clause = syntax.clause(h.head)
    nouns = [k for v in {clause, h.head} for k in syntax.kids(v, "nsubj", "nsubj:pass", "obj")]
    return left_open(clause, syntax) and any(taken_as_done(syntax, r) and syntax.lemma(r) in HARMS for n in nouns for r in syntax.kids(n, "acl:relcl"))


def left_open(clause: int, syntax: Syntax) -> bool:
    """ "It is not clear [whether ...]", "It remains unclear [if ...]": whether a clause is an open question."""
    over = syntax.head(clause)
    asked = any(syntax.lemma(k) in {"if", "whether"} for k in syntax.kids(clause, "mark"))
    return asked and over is not None and (syntax.lemma(over) in LEFT_OPEN or any(syntax.lemma(k) in LEFT_OPEN for k in syntax.kids(over, "xcomp")))


def doubted_but_done(h: Happening, k: int, syntax: Syntax) -> bool:
    """ "A [possible] US drone strike killed six people", "was [likely] carried out by Russian aircraft": done, whoever did it; not "a possible strike would kill"."""
    if syntax.lemma(k) not in DOUBTING:
        return False
    v = syntax.head(h.head) if h.noun else None
    killed = v is not None and syntax.rel(h.head) == "nsubj" and syntax.tokens[v].xpos == "VBD" and syntax.lemma(v) in noun_class("affect")
    carried = h.light is not None and k in syntax.kids(h.light) and syntax.passive(h.light) and {"was", "were"} & {syntax.low[a] for a in syntax.kids(h.light)}
    return killed or bool(carried)


def foiled(h: Happening, syntax: Syntax) -> bool:
    """ "thwarted [a coup attempt]", "[The coup attempt] failed": it was made, and came to nothing."""
    up = syntax.head(h.head)
    return h.noun and up is not None and _with_particle(syntax, up) in FOILING and syntax.rel(h.head) in {"obj", "nsubj", "nsubj:pass"}


def fought_off(h: Happening, syntax: Syntax) -> bool:
    """ "foiled [an attack] on a police station after an exchange of fire", "foiled an attack on a post, killing three": it was made, and met; not "foiled an attack,
    arresting two men"."""
    s = syntax.sentences[h.sent]
    words = {syntax.lemma(i) for i in range(s.first, s.last)}
    met = {syntax.lemma(i) for i in range(s.first, s.last) if syntax.tokens[i].upos != "VERB" or _took_place(i, syntax)}
    return h.type == "ASSAULT" and bool(met & MET_WITH_FIRE) and not words & NOT_YET_MADE


def _took_place(v: int, syntax: Syntax) -> bool:
    """ "[killing] three", "which was [repelled]"; not "wanted to kill", "will kill", nor "after the suspect fled"."""
    open_ended = syntax.tokens[v].xpos in {"VB", "VBP", "VBZ"} or OPENING & set(syntax.auxiliaries(v))
    return not open_ended and (syntax.lemma(v) != "flee" or not any(syntax.lemma(k) in {"suspect", "man", "suspects"} for k in syntax.subjects(v)))


def _with_particle(syntax: Syntax, v: int) -> str:
    return "_".join([syntax.lemma(v), *(syntax.low[k] for k in syntax.kids(v, "compound:prt"))])
