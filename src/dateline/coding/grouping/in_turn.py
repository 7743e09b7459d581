"""Mentions told in turn with those before: what answers them, what followed the act that is pointed at, many behind one; and what a headline tells."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.coding.triggers import event_noun
from dateline.vocab.classes import word_class

CHARGED = word_class("acts.charged-with")
SUSPECTS = word_class("people.suspects-in")
ANSWERING = {"follow", "answer", "avenge"}
TELLING = word_class("sayings.telling") | word_class("sayings.claiming")
HELD_OFF = word_class("acts.holding-off")


def answers_another(h: Happening, syntax: Syntax) -> bool:
    """ "The strikes answered that attack": the subject is not the act told last, for that is what it answers."""
    s = syntax
    up = s.head(h.head) if h.noun and h.definite and s.rel(h.head) == "nsubj" else None
    if up is None or not s.verbal(up) or s.lemma(up) not in ANSWERING:
        return False
    return any(event_noun(s.lemma(o)) and any(s.low[k] in {"the", "that", "this"} for k in s.kids(o, "det")) for o in s.kids(up, "obj"))


def after_that(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "Forces struck two depots on Wednesday. ... [After that attack], an aircraft fired on the attackers": what followed an act that is pointed at, and hit others
    than what was told before; not "After the attack, police arrested"."""
    s = syntax
    if h.noun or any(m.sent >= h.sent for m in members) or not h.recipients:
        return False
    pointed = [k for k in s.obliques(h.head, "after", "following") if event_noun(s.lemma(k)) and any(s.low[x] in {"that", "this"} for x in s.kids(k, "det"))]
    mine, theirs = {s.lemma(f.head) for f in h.recipients}, {s.lemma(f.head) for m in members for f in [*m.recipients, *m.targets]}
    return bool(pointed) and not mine & theirs


def one_and_many(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "[A fighter] was killed in the battle. ... A gunship had fired on [militants] and killed several": one and many who are called otherwise, in sentences of their
    own; not "A fighter was killed. The fighters had ...", "A boy was killed in an Israeli strike. The army said it had struck militants", "A man died when a missile
    hit a house. The missile wounded residents", "A judge was shot. Two guards were hurt", "an army post": the army is many."""
    s = syntax
    mine, theirs = [f.head for f in h.recipients], [f.head for m in members for f in m.recipients]
    if h.noun or s.passive(h.head) or not mine or not theirs or any(m.sent >= h.sent or headline(m, s) or m.actors and h.actors for m in members):
        return False
    arms = [{s.lemma(w.head) for x in acts for w in x.weapons} for acts in ((h,), members)]
    if arms[0] & arms[1]:
        return False
    several = all(s.tokens[i].xpos == "NNS" and not s.kids(i, "amod") for i in mine)  # "other members"
    several = several and not any(s.low[k] in {"the", "these", "those"} for i in mine for k in s.kids(i, "det"))
    named = {f.head for m in members for f in m.recipients if f.actor is not None and f.actor.actor.kind == "person"}
    one = {i for i in theirs if s.tokens[i].xpos == "NN" and any(s.low[k] in {"a", "an", "one"} for k in s.kids(i, "det", "nummod"))}
    single = all(i in named | one or s.low[i] in {"he", "she"} for i in theirs)
    return several and single and not {s.lemma(i) for i in mine} & {s.lemma(i) for i in theirs}


def beaten_back(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "The army repelled an attack by rebels, [killing] 12 attackers": who held off the attack did it to those who made it; not "Rebels attacked a base, killing 12"."""
    stopped = held_off(h.head, syntax) if h.rule.id in {"assault.kill", "assault.destroy"} and not h.noun else []
    return any(m.noun and m.head in stopped for m in members)


def held_off(v: int, syntax: Syntax) -> list[int]:
    """What those held off of whom a verb ("killing 12 attackers") tells what they did then: the attack of "repelled an attack, [killing] 12"; empty where it tells
    no such thing."""
    up = syntax.head(v)
    if up is None or syntax.rel(v) not in {"advcl", "conj"} or syntax.kids(v, "nsubj", "nsubj:pass", "mark") or syntax.passive(v) or syntax.passive(up):
        return []
    held = "_".join([syntax.lemma(up), *(syntax.low[k] for k in syntax.kids(up, "compound:prt", "advmod") if syntax.low[k] in {"off", "back"})])
    return list(syntax.kids(up, "obj")) if held in HELD_OFF else []


def as_others_say(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "Troops kill 12 villagers, residents say; army claims 80 extremists [killed]": what somebody else tells in the second half of a headline, of others who were
    hit; not "Rebels, army clash in Goma; army says 12 rebels killed"."""
    cut = next((i for i in range(m.head, h.head) if syntax.tokens[i].text == ";"), None)
    if cut is None or m.rule.frame == "clash" or not m.recipients or not h.recipients:
        return False
    says = any(syntax.lemma(i) in TELLING for i in range(cut + 1, h.head))
    kinds = [{f.actor.actor.kind if f.actor is not None else "" for f in x.recipients} for x in (h, m)]
    return says and not kinds[0] & kinds[1]


def headline(m: Happening, syntax: Syntax) -> bool:
    """Told in a headline: a first sentence without a full stop. What it names is what the lead tells."""
    s = syntax.sentences[0]
    return m.sent == 0 and syntax.tokens[s.last - 1].text not in {".", "!", "?", "”", '"'}


def named_above(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "Court jails two over [mosque attack]" above "... for an attack that killed six at a mosque in 2023": a headline names the old act that the lead dates."""
    return h.noun and m.noun and h.sent <= syntax.lead and headline(m, syntax)


def meanwhile(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "Thousands buried three clerics who were shot dead, [while gunmen torched houses] in two villages": a clause with a doer of its own, and another thing done; not
    "shot two men while others threw stones at them"."""
    s, clause = syntax, syntax.clause(h.head)
    marked = s.rel(clause) == "advcl" and any(s.low[k] == "while" for k in s.kids(clause, "mark", "advmod"))
    first, last = s.subtree(clause)
    if h.noun or h.sent != m.sent or not marked or first <= m.head < last or not h.actors or not s.kids(h.head, "obj"):
        return False
    mine, theirs = ({s.lemma(f.head) for f in [*x.recipients, *x.targets]} for x in (h, m))
    return h.mode is not None and m.mode is not None and h.mode != m.mode and not mine & theirs and not m.actors


def one_hurt_before(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "Police fired tear gas at marchers. His father said [he had been beaten]": one person, hurt before the crowd was driven off, and not with it; not "Police fired
    tear gas. Dozens had been beaten"."""
    s = syntax
    if h.noun or h.mode is None or not s.passive(h.head) or "had" not in s.auxiliaries(h.head) or any(m.mode != "crowd-control" or m.sent >= h.sent for m in members):
        return False
    whom = s.kids(h.head, "nsubj:pass")
    return bool(whom) and all(s.low[k] in {"he", "she"} or s.tokens[k].xpos in {"NN", "NNP"} and not s.kids(k, "conj") for k in whom)


def of_a_charge(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "Soldiers [killed] a militant wanted for the [murder] of a priest", "accused of killing a judge", "killed a suspect in the murder": what was done to somebody, and
    what he is said to have done."""
    for deed, done in ((h, m), (m, h)):
        charge = charge_over(deed.head, syntax) or suspect_in(deed, syntax)
        if charge is not None and done.head in syntax.ancestors(charge):
            return True
    return False


def suspect_in(h: Happening, syntax: Syntax) -> int | None:
    """Who is a suspect in a deed told by a noun: "killed two [suspects] in the murder of a mayor"."""
    over = syntax.head(h.head) if h.noun and syntax.prep(h.head) in {"in", "behind", "over"} else None
    return over if over is not None and syntax.lemma(over) in SUSPECTS else None


def charge_over(i: int, syntax: Syntax) -> int | None:
    """The participle by which somebody is said to have done it: "a militant [wanted] for the murder of a priest"."""
    return next((a for a in syntax.ancestors(i) if syntax.rel(a) == "acl" and syntax.lemma(a) in CHARGED and syntax.tokens[a].xpos == "VBN"), None)
