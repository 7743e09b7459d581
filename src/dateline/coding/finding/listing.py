"""Who is put on a list: sanctions, and designation as terrorist."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class

LISTED_BODIES = word_class("groups.listed")
LISTED_AS = word_class("groups.listed-as")
LISTING_VERBS = word_class("groups.listing-verbs")


def sanctions_list(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "added to its sanctions list", "placed under sanctions", "designated for supporting Hezbollah"."""
    if syntax.lemma(h.head) in LISTING_VERBS and _as_terrorist(h, syntax):
        return True
    if syntax.lemma(h.head) == "designate":
        somebody = any(f.actor is not None for f in h.recipients) or any(syntax.lemma(o) in LISTED_BODIES for o in syntax.objects(h.head))
        deed = [k for k in syntax.kids(h.head, "advcl", "obl") if syntax.prep(k) in {"for", "over"} or any(syntax.lemma(m) == "for" for m in syntax.kids(k, "mark"))]
        return somebody and any(syntax.verbal(k) for k in deed)
    where = syntax.obliques(h.head, "to", "under", "on")
    return any(terror_list(k, syntax) for k in where) or any(
        {syntax.lemma(k), *(syntax.lemma(c) for c in syntax.kids(k, "compound"))} & {"sanction", "blacklist"} for k in where
    )


def _as_terrorist(h: Happening, syntax: Syntax) -> bool:
    """ "designated the group (as) a terrorist organisation"."""
    told_as = [*syntax.kids(h.head, "xcomp", "obj", "obl", "ccomp"), *syntax.objects(h.head)]
    bodies = [k for k in told_as if syntax.lemma(k) in LISTED_AS]
    return any(any(syntax.lemma(m) in {"terrorist", "terror"} for m in [k, *syntax.kids(k, "amod", "compound")]) for k in bodies)


def terror_list(i: int, syntax: Syntax) -> bool:
    """ "its [list] of terrorist organisations", "the terror [list]"; not "the list of players"."""
    beside = [*syntax.kids(i, "compound", "amod"), *(x for k in syntax.obliques(i, "of") for x in [k, *syntax.kids(k, "compound", "amod")])]
    return syntax.lemma(i) == "list" and any(syntax.lemma(k).lower() in {"terrorist", "terror", "terrorism"} for k in beside)


def off_a_list(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "removed the Houthis from its list of terrorist organisations", "delisted the group"."""
    return any(terror_list(k, syntax) for o in [h.head, *syntax.objects(h.head)] for k in [*syntax.obliques(o, "from", "off"), *syntax.kids(o, "obl", "nmod")])
