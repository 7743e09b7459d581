"""Killing for private ends: between kin, over a private quarrel, by robbers: everyday crime, and no act of the politics or the conflict of a place."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class

QUARRELS, PRIVATE, GROUPS = word_class("acts.private-quarrels"), word_class("acts.private-matters"), word_class("groups.that-feud")
ROBBERS, ROBBERIES = word_class("people.robbers"), word_class("acts.robberies")
KIN = word_class("people.family")
OVER = ("over", "in", "following", "after", "due to", "because of", "during", "as a result of", "on")
FORCES = {"armed-group", "state-force", "state"}


def private(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "Three men were shot dead over an old enmity", "was killed by robbers", "killed his wife", "shot during a robbery"; not "clashes between two clans over land",
    "robbers killed four policemen", "killed his brother, an opposition leader", "the rebels killed their wives"."""
    if h.type != "ASSAULT" or h.noun or h.mode == "abduct" or any(f.actor is not None and f.actor.actor.kind == "state-force" for f in h.recipients):
        return False
    if any(syntax.lemma(k) in ROBBERS for k in [*syntax.subjects(h.head), *syntax.obliques(h.head, "by")]):
        return True
    if any(f.actor is not None and f.actor.actor.kind in FORCES for f in h.actors):
        return False
    return _over_a_quarrel(h, syntax) or _in_a_robbery(h, syntax) or _own_kin(h, syntax)


def _over_a_quarrel(h: Happening, syntax: Syntax) -> bool:
    """ "over a property dispute", "in a family feud", "over some personal enmity"; "over a land dispute" where the sentence tells of no groups that fight."""
    what = [x for k in syntax.obliques(h.head, *OVER) for x in [k, *syntax.obliques(k, "of")] if syntax.lemma(k) in QUARRELS]
    for k in what:
        words = {syntax.lemma(x) for x in [*syntax.kids(k, "amod", "compound"), *(y for x in syntax.kids(k, "compound", "amod") for y in syntax.kids(x, "compound"))]}
        words |= {syntax.lemma(x) for x in syntax.obliques(k, "over", "with", "about")}
        if words & PRIVATE or words & KIN:
            return not any(t.lemma.lower() in GROUPS for t in syntax.tokens if t.sent == h.sent)
    return False


def _in_a_robbery(h: Happening, syntax: Syntax) -> bool:
    """ "shot dead during a robbery", "killed for resisting a robbery bid"."""
    first, last = syntax.subtree(h.head)
    return any(syntax.lemma(k) in ROBBERIES and syntax.prep(k) in {"during", "in", "for", "over", "while"} for k in syntax.obliques(h.head, *OVER, "for")) or any(
        syntax.lemma(k) == "resist" and any(syntax.low[x] in ROBBERIES for x in range(k, last)) for k in range(first, last)
    )


def _own_kin(h: Happening, syntax: Syntax) -> bool:
    """ "A man killed [his wife]": kin of who did it, of whom nothing else is told; not "his brother, a colonel"."""
    mine = [o for o in syntax.objects(h.head) if syntax.lemma(o) in KIN and not syntax.kids(o, "appos", "nummod")]
    doers = syntax.subjects(h.head)
    if any(syntax.lemma(a) in {"accuse", "charge"} for a in syntax.ancestors(h.head)):
        return False  # what a trial is about
    owned = [o for o in mine for p in syntax.kids(o, "nmod:poss") if syntax.low[p] in {"his", "her"}]
    return bool(owned) and bool(doers) and all(syntax.tokens[d].xpos == "NN" and syntax.tokens[d].nominal == "person" for d in doers)
