"""Who was killed, told by an office or a calling in the lead and by the name below it: "A judge was shot dead in Mosul. Karim Saleh was killed by gunmen"."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.grouping.in_turn import headline
from dateline.coding.happening import Filler, Happening
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class

FATAL = word_class("casualties.fatal-verbs") | {"kill", "die", "murder", "assassinate", "gun"}
MORE = word_class("acts.told-as-one-more")
REACH = 2  # sentences from the one to the other


def named_below(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "A deputy head of the navy was killed in Kursk. Mikhail Gudkov was [killed] on Wednesday": one man, and one act; not "Omar Said was also killed", nor "Omar
    Said, his driver, was killed", nor "The navy killed a smuggler. Juan Perez was killed in a shootout with rivals"."""
    below = [m for m in members if not headline(m, syntax)]
    if h.type != "ASSAULT" or not below or not _named_victim(h, syntax) or syntax.lemma(_verb(h, syntax)) not in FATAL:
        return False
    if not 0 < h.sent - below[-1].sent <= REACH or below[0].sent > syntax.lead or any(not _one_unnamed(m, syntax) for m in below):
        return False
    if _by_others(h, below, syntax):
        return False
    first, last = syntax.sentences[h.sent].first, syntax.sentences[h.sent].last
    return not MORE.intersection(syntax.low[first:last])


def _by_others(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """Whether those who did one, or fought in it, are others than those who did the other."""
    mine = {syntax.lemma(f.head) for f in h.actors}
    mine |= {syntax.lemma(f.head) for f in h.recipients if syntax.prep(f.head) == "with" and f.head > h.head}
    theirs = {syntax.lemma(f.head) for m in members for f in m.actors}
    return bool(mine and theirs) and not mine & theirs


def _verb(h: Happening, syntax: Syntax) -> int:
    """The verb by which somebody was killed: that of the act, or the one above a noun ("was killed in a drone strike")."""
    up = syntax.head(h.head)
    return up if h.noun and up is not None and syntax.verbal(up) else h.head


def _named_victim(h: Happening, syntax: Syntax) -> bool:
    """Whether the first whom it was done to is told by a name and not by whose man he was ("Ali, his guard,")."""
    victims = [f for f in h.recipients if f.head < h.head or not syntax.passive(_verb(h, syntax))][:1]
    named = any(f.actor is not None and f.actor.actor.kind == "person" and syntax.tokens[f.head].upos == "PROPN" for f in victims)
    return named and not any(syntax.kids(k, "nmod:poss") for f in victims for k in syntax.kids(f.head, "appos"))


def _one_unnamed(m: Happening, syntax: Syntax) -> bool:
    """Whether a killing is told of one whom "a" stands before, and of nobody else."""
    people = [f for f in m.recipients if f.actor is not None and not _of_another(f, m, syntax)]
    return m.type == "ASSAULT" and syntax.lemma(_verb(m, syntax)) in FATAL and len(people) == 1 and _one(people[0], syntax)


def _one(f: Filler, syntax: Syntax) -> bool:
    t = syntax.tokens[f.head]
    return t.xpos == "NN" and any(syntax.low[d] in {"a", "an"} for d in syntax.kids(f.head, "det"))


def _of_another(f: Filler, m: Happening, syntax: Syntax) -> bool:
    """ "a deputy head of [the Russian navy]": told by those who it belongs to."""
    return any(syntax.head(f.head) == g.head and g is not f for g in m.recipients)
