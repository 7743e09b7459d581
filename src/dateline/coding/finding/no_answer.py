"""Words of refusal that are silence: who tells a reporter nothing has turned nothing down."""

from __future__ import annotations

from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.vocab.classes import word_class

TELLING, DETAILS, GIVING = word_class("sayings.telling-reporters"), word_class("sayings.details"), word_class("sayings.giving-details")
DECLINING = frozenset({"decline", "refuse"})
ASKING = frozenset({"what", "who", "why", "how", "whether", "where", "when"})
REPORTERS = word_class("sayings.those-who-report")
WHAT_NOT = ("ccomp", "xcomp")


def kept_silent(h: Happening, syntax: Syntax) -> bool:
    """ "The ministry [declined] to say how many were killed", "Police refused to discuss what prompted the shooting", "refused to give details"; not "Iran refused to
    discuss its missiles", "refused to give up its weapons", "refused to provide information to the inspectors"."""
    if h.type != "REJECT" or h.noun or syntax.lemma(h.head) not in DECLINING:
        return False
    for v in syntax.kids(h.head, *WHAT_NOT):
        things = {syntax.lemma(o) for o in syntax.objects(v)}
        whom = [*syntax.kids(v, "iobj"), *(k for a in [v, *syntax.objects(v)] for k in syntax.obliques(a, "to"))]
        if "answer" not in things and any(syntax.lemma(k) not in REPORTERS for k in whom):
            continue  # "refused to give the UN details of its missiles"
        asked = any(syntax.low[k] in ASKING for c in syntax.kids(v, "ccomp", "advcl", "obj") for k in range(v, c + 1))
        if syntax.lemma(v) in TELLING or syntax.lemma(v) == "discuss" and (asked or bool(things & DETAILS)):
            return True
        if syntax.lemma(v) in GIVING and things & DETAILS:
            return True
    return False


def not_spoken_of(h: Happening, syntax: Syntax) -> bool:
    """ "declined to comment on [the request]": an act of words that the silence is about, of which nobody here is the doer."""
    over = [a for a in syntax.ancestors(h.head) if syntax.lemma(a) in TELLING]
    return h.noun and h.type in {"REQUEST", "REJECT", "ACCUSE"} and any((up := syntax.head(a)) is not None and syntax.lemma(up) in DECLINING for a in over)
