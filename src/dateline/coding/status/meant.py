"""What was meant to be done, told by words right before the verb, whatever a parse makes of them: "was due to meet", "were to meet", "were to have met"."""

from __future__ import annotations

from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax
from dateline.model.statement import Status
from dateline.vocab.classes import word_class

DUE = word_class("plans.due")
WAS = frozenset({"was", "were"})
IS = frozenset({"is", "are"})


def meant(h: Happening, syntax: Syntax) -> tuple[Status, str] | None:
    """ "was due to meet", "were to meet in Doha", "is to visit Kyiv": planned; "had been due to meet", "were to have met": it did not come to it, or nobody tells so;
    not "had to leave"."""
    if h.noun or syntax.tokens[h.head].upos != "VERB":
        return None
    low, first = syntax.low, syntax.sentences[h.sent].first
    i = h.head - 1
    while i > first and low[i].endswith("ly"):
        i -= 1
    past = low[i] == "have" and low[i - 1] == "to"
    i -= past
    if i <= first or low[i] != "to":
        return None
    due = low[i - 1] in DUE
    i -= 1 + due
    while i > first and (low[i].endswith("ly") or low[i] in {"also", "originally", "initially"}):
        i -= 1
    if past and low[i] in WAS or due and low[i] == "been" and low[i - 1] == "had":
        return "hypothetical", "status.hypothetical.was-due"
    return ("planned", "status.planned.was-due") if low[i] in WAS | IS or due and low[i] == "be" else None
