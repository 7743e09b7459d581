"""Killing for private ends, as the words of a clause tell it: between kin, over a private quarrel, by robbers."""

from __future__ import annotations

from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class
from dateline.vocab.numbers import parse_number

QUARRELS, PRIVATE, GROUPS = word_class("acts.private-quarrels"), word_class("acts.private-matters"), word_class("groups.that-feud")
ROBBERS, ROBBERIES = word_class("people.robbers"), word_class("acts.robberies")
KIN = word_class("people.family")
OVER = ("over", "in", "following", "after", "due to", "because of", "during", "as a result of", "on")

MANY = 4  # dead, from which on it is no everyday crime (the usual bound of a mass killing)


def everyday_crime(v: int, syntax: Syntax) -> bool:
    """ "was killed by robbers", "shot dead over an old enmity", "killed his wife", "shot during a robbery"; not "clashes between two clans over land",
    "twelve were killed over a land dispute"."""
    return not _many(v, syntax) and (by_robbers(v, syntax) or _over_a_quarrel(v, syntax) or _in_a_robbery(v, syntax) or _own_kin(v, syntax))


def _many(v: int, syntax: Syntax) -> bool:
    """ "[Twelve people] were killed in a land dispute", "robbers killed [five villagers]": a mass killing is no private one."""
    numbers = [syntax.tokens[n].text for o in syntax.objects(v) for n in [o, *syntax.kids(o, "nummod")]]
    return any((parse_number([x.lower()]) or 0) >= MANY for x in numbers)


def by_robbers(v: int, syntax: Syntax) -> bool:
    """ "A trader was killed by armed robbers", "thieves stabbed a guard"."""
    return any(syntax.lemma(k) in ROBBERS for k in [*syntax.subjects(v), *syntax.obliques(v, "by")])


def _over_a_quarrel(v: int, syntax: Syntax) -> bool:
    """ "over a property dispute", "in a family feud", "over some personal enmity"; "over a land dispute" where the sentence tells of no groups that fight."""
    what = [x for k in syntax.obliques(v, *OVER) for x in [k, *syntax.obliques(k, "of")] if syntax.lemma(k) in QUARRELS]
    for k in what:
        words = {syntax.lemma(x) for x in [*syntax.kids(k, "amod", "compound"), *(y for x in syntax.kids(k, "compound", "amod") for y in syntax.kids(x, "compound"))]}
        words |= {syntax.lemma(x) for x in syntax.obliques(k, "over", "with", "about")}
        if words & PRIVATE or words & KIN:
            return not any(t.lemma.lower() in GROUPS for t in syntax.tokens if t.sent == syntax.tokens[v].sent)
    return False


def _in_a_robbery(v: int, syntax: Syntax) -> bool:
    """ "shot dead during a robbery", "killed for resisting a robbery bid"."""
    first, last = syntax.subtree(v)
    resisted = [k for k in range(first, last) if syntax.lemma(k) == "resist"]
    return any(syntax.lemma(k) in ROBBERIES for k in syntax.obliques(v, "during", "in", "for", "over")) or any(
        syntax.low[x] in ROBBERIES for k in resisted for x in range(k, last)
    )


def _own_kin(v: int, syntax: Syntax) -> bool:
    """ "A man killed [his wife]": kin of who did it, of whom nothing else is told; not "his brother, a colonel"."""
    mine = [o for o in syntax.objects(v) if syntax.lemma(o) in KIN and not syntax.kids(o, "appos", "nummod")]
    doers = syntax.subjects(v)
    if any(syntax.lemma(a) in {"accuse", "charge"} for a in syntax.ancestors(v)):
        return False  # what a trial is about
    by = [k for k in syntax.obliques(v, "by") if syntax.lemma(k) in KIN and not syntax.kids(k, "appos", "nummod")] if syntax.passive(v) else []
    if any(syntax.low[p] in {"his", "her"} for k in by for p in syntax.kids(k, "nmod:poss")):
        return True  # "was stabbed to death by his brother"
    owned = [o for o in mine for p in syntax.kids(o, "nmod:poss") if syntax.low[p] in {"his", "her"}]
    return bool(owned) and bool(doers) and all(syntax.tokens[d].xpos == "NN" and syntax.tokens[d].nominal == "person" for d in doers)
