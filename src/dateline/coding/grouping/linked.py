"""Acts of which somebody says that they belong together: two acts, since one alone is linked with nothing."""

from __future__ import annotations

from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class

LINKING = word_class("sayings.linking")


def linked(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "Police are linking [Saturday's explosion] in Leeds with last Sunday's bomb in Bradford, which [injured] 39 people"; not "linked the group to the attack"."""
    sides = _side(h.head, syntax), _side(m.head, syntax)
    return h.sent == m.sent and sides[0] is not None and sides[1] is not None and sides[0][0] == sides[1][0] and sides[0][1] != sides[1][1]


def _side(i: int, syntax: Syntax) -> tuple[int, bool] | None:
    """The verb of linking above a word, and whether the word is on the side behind "with" or "to"."""
    at = i
    for up in syntax.ancestors(i):
        if syntax.lemma(up) in LINKING and syntax.verbal(up):
            behind = syntax.rel(at) == "obl" and syntax.prep(at) in {"with", "to"}
            return (up, behind) if behind or syntax.rel(at) in {"obj", "nsubj:pass"} else None
        at = up
    return None
