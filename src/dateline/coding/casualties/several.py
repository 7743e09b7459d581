"""Figures that a text gives for more than one act: "at least six in two American airstrikes"."""

from __future__ import annotations

import re

from dateline.model import Statement

SEVERAL = re.compile(
    r"\b(?:in|from|by)\s+(?:the\s+|all\s+)?(?:both|two|three|four|five|six|several|\d+)\s+(?:of the\s+)?"
    r"(?:[\w-]+\s+){0,2}?(?:air\s?)?(?:strikes|attacks|raids|incidents)\b",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?](?:\s|$)|\n")


def scope(text: str, s: Statement) -> str | None:
    """ "in two American airstrikes": the words, in the same sentence behind the figure, that give it to more than one act; None if there are none."""
    for span in s.evidence.spans:
        end = _END.search(text, span.end)
        found = SEVERAL.search(text, span.start, end.start() if end else len(text))
        if found:
            return found.group()
    return None


_WORDS = re.compile(r"\b(?:both|two|three|four|five|six|several|\d+)\s+(?:of the\s+)?(?:[\w-]+\s+){0,2}?(?:air\s?)?(?:strikes|attacks|raids|incidents)\b", re.IGNORECASE)


def of_several(wording: str | None) -> bool:
    """True for the wording of a figure that is given to more than one act."""
    return bool(wording and _WORDS.search(wording))
