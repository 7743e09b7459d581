"""The dead and wounded with whom an act ends: "The siege ended with 12 hostages and all four attackers dead"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.syntax import Syntax
from dateline.model import CountMention
from dateline.model.mention import Harm
from dateline.vocab.classes import word_class
from dateline.vocab.numbers import harm_words

LISTED = 14  # words at most of such a list
ENDING = word_class("acts.ending-with")


def ended_with(syntax: Syntax, counts: dict[int, CountMention]) -> Iterator[tuple[int, int, Harm]]:
    """The word of harm, the counted noun and the harm of each number between "with" and that word: "ended with [six] rebels and [two] soldiers dead";
    not "with two men in hospital and one dead" (a number that has its own words), "fought with two men dead to the world"."""
    for t in syntax.tokens:
        if t.text.lower() != "with":
            continue
        end = min(t.i + LISTED, syntax.sentences[t.sent].last)
        found = next(((k, harm) for k in range(t.i + 1, end) if (harm := _harm(syntax, k)) is not None), None)
        verb = max((k for k in range(syntax.sentences[t.sent].first, t.i) if syntax.tokens[k].upos == "VERB"), default=None)
        if found is None or verb is None or syntax.lemma(verb) not in ENDING:
            continue
        c, harm = found
        if any(syntax.tokens[k].upos in {"VERB", "AUX", "ADP"} and syntax.low[k] not in {"left", "about", "over"} for k in range(t.i + 1, c)):
            continue
        units = {id(m): m for i, m in counts.items() if t.i < i < c}
        for m in sorted(units.values(), key=lambda m: m.first):
            yield c, m.unit_head if m.unit_head is not None and m.unit_head < c else m.head, harm


def _harm(syntax: Syntax, k: int) -> Harm | None:
    if syntax.tokens[k].upos not in {"ADJ", "VERB"}:
        return None
    return harm_words("people").get(syntax.low[k]) or (harm_words("verb").get(syntax.lemma(k)) if syntax.tokens[k].xpos == "VBN" else None)
