"""Acts of which somebody says that they belong together, or that one answers the other: two acts, since one alone is linked with nothing."""

from __future__ import annotations

from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class

ANSWERED_BY = word_class("reactions.answered-by")
LINKING = word_class("sayings.linking")
BEFORE_ITS_VERB = 8  # words from an answer to the verb of what it answers


def linked(h: Happening, m: Happening, syntax: Syntax) -> bool:
    """ "Police are linking [Saturday's explosion] in Leeds with last Sunday's bomb in Bradford, which [injured] 39 people"; not "linked the group to the attack"."""
    if h.sent == m.sent and (under_an_answer(h.head, syntax) is None) != (under_an_answer(m.head, syntax) is None):
        return True  # "said the massacre was in retaliation for police [killing] its fighters"
    sides = _side(h.head, syntax), _side(m.head, syntax)
    return h.sent == m.sent and sides[0] is not None and sides[1] is not None and sides[0][0] == sides[1][0] and sides[0][1] != sides[1][1]


def under_an_answer(i: int, syntax: Syntax) -> int | None:
    """The noun for an answer to a clause in which a word stands: "in [response] to rebels shelling the Golan", "in retaliation for villagers aiding troops".
    Not "In response to the attack, the army is shelling Bara", "bombed Bara in response to the raid, killing ten": what the answer is, and what it did."""
    for a in [i, *syntax.ancestors(i)]:
        noun = syntax.head(a)
        behind = noun is not None and noun < a and syntax.rel(a) in {"advcl", "acl"} and syntax.low[noun + 1] in {"to", "for"}
        if noun is not None and behind and syntax.lemma(noun) in ANSWERED_BY and "," not in syntax.low[noun:a]:
            return noun
        if syntax.tokens[a].xpos != "VBG" or syntax.kids(a, "aux"):
            continue
        first = min((k for k in range(max(0, a - BEFORE_ITS_VERB), a) if syntax.low[k] in {"to", "for"} and syntax.lemma(k - 1) in ANSWERED_BY), default=None)
        if first is not None and first > 0 and syntax.tokens[first].sent == syntax.tokens[i].sent and "," not in syntax.low[first:a]:
            return first - 1
    return None


def _side(i: int, syntax: Syntax) -> tuple[int, bool] | None:
    """The verb of linking above a word, and whether the word is on the side behind "with" or "to"."""
    at = i
    for up in syntax.ancestors(i):
        if syntax.lemma(up) in LINKING and syntax.verbal(up):
            behind = syntax.rel(at) == "obl" and syntax.prep(at) in {"with", "to"}
            return (up, behind) if behind or syntax.rel(at) in {"obj", "nsubj:pass"} else None
        at = up
    return None
