"""What the rules of threats ask for: that an act of the other side will be answered. Functions as in `needs`."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.finding.needs_order import Test
from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.coding.triggers import event_noun
from dateline.vocab.classes import word_class

LEFT_SO = frozenset({"unanswered", "unpunished"})
ANSWER, LEAVING = word_class("reactions.answering-a-crime"), word_class("reactions.leaving-unanswered")
DEEDS = word_class("reactions.crimes-to-be-answered")


def not_unanswered(h: Happening, draft: Draft, syntax: Syntax) -> bool:
    """ "said that the attack would not go [unanswered]", "vowed that the crime would not pass without [punishment]"; not "the killers would not go unpunished": that
    is for courts, nor "the question would go unanswered"."""
    armed = any(f.actor is not None and f.actor.actor.kind in {"armed-group", "state-force", "state"} for f in h.actors)
    for c in syntax.kids(h.head, "ccomp"):
        deed = any(event_noun(syntax.lemma(k)) or syntax.lemma(k) in DEEDS for k in syntax.kids(c, "nsubj"))
        words = {syntax.low[k] for k in syntax.kids(c, "xcomp", "advmod", "acomp", "obj")} & LEFT_SO
        left = words or any(syntax.lemma(k) in ANSWER for k in syntax.obliques(c, "without"))
        left = left and (armed or "unanswered" in words)  # "The mayor said the shooting would not go unpunished": that is for courts
        if deed and left and syntax.lemma(c) in LEAVING and syntax.negated(c):
            return True
    return False


TESTS: dict[str, Test] = {"not-unanswered": not_unanswered}
