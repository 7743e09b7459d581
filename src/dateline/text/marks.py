"""From probabilities of tags to ranges of words: a sure word is the core, and the words beside it that are likely at all belong to it."""

from __future__ import annotations

import re
from typing import Any

EDGE = 0.1  # a word beside a core belongs to it from this part of the role's threshold on
SPLIT = 3.0  # a word begins a new range where "begins" is this many times as probable as "goes on"
OPEN = frozenset("of in and or at by on with for from to that who which the a an".split())  # words that neither begin nor end a phrase
AFTER = OPEN | frozenset("located was were is are has had some several".split())
_LETTER = re.compile(r"\w")

Mark = tuple[int, int, str, float]  # words [a, b), role, probability of its surest word


def marked(probabilities: Any, tags: list[str], least: dict[str, float]) -> list[Mark]:
    """Ranges of words with their roles. `probabilities` [words, tags]; `tags`: "O", then "B-" and "I-" of each role in turn; `least`: a core's by role.

    A threshold that finds the right word is too high for the rest of its phrase ("YOUTH FRONT" of "LAUTARO YOUTH FRONT"), so a range grows from
    its core over neighbours of the same role down to `EDGE` of the threshold, and up to where another range begins.
    """
    roles = [t[2:] for t in tags[1::2]]
    begins, inside = probabilities[:, 1::2], probabilities[:, 2::2]
    total = begins + inside
    anew = begins > SPLIT * inside
    held: list[int | None] = [j if total[i, j] >= least[roles[j]] else None for i, j in enumerate(total.argmax(1).tolist())]
    for order, back in ((range(1, len(held)), -1), (range(len(held) - 2, -1, -1), 1)):
        for i in order:
            j = held[i + back]
            if held[i] is None and j is not None and total[i, j] >= EDGE * least[roles[j]] and not anew[i if back < 0 else i + 1, j]:
                held[i] = j
    out, a = [], 0
    while a < len(held):
        j, b = held[a], a + 1
        while j is not None and b < len(held) and held[b] == j and not anew[b, j]:
            b += 1
        if j is not None:
            out.append((a, b, roles[j], float(total[a:b, j].max())))
        a = b
    return out


def trimmed(marks: list[Mark], words: list[str]) -> list[Mark]:
    """Ranges without the function words and signs at their ends; those of nothing else are left out."""
    out = []
    for a, b, role, score in marks:
        while a < b and _hangs(words[b - 1], AFTER):
            b -= 1
        while a < b and _hangs(words[a], OPEN):
            a += 1
        if a < b:
            out.append((a, b, role, score))
    return out


def _hangs(word: str, without: frozenset[str]) -> bool:
    return word.lower() in without or not _LETTER.search(word)
