"""Figures of which a text says that they have grown: "the death toll rose to six"."""

from __future__ import annotations

import re

from dateline.model import Count, Statement

_GROWN = (
    r"\b(?:rose|risen|rises|rising|rais(?:es|ed|ing)|climb(?:s|ed|ing)|increas(?:es|ed|ing)|jump(?:s|ed|ing)|grew|grown|growing)\b[^.;]{0,80}?\bto\s+(?:[\w-]+\s+){0,3}?"
)
_END = re.compile(r"[.!?](?:\s|$)|\n\s*\n")


def grown(text: str, s: Statement) -> bool:
    """True where the sentence of a count says that it rose to just this figure."""
    if not isinstance(s.value, Count) or s.value.state != "given" or not s.value.wording:
        return False
    figure = re.compile(rf"{_GROWN}{re.escape(s.value.wording)}\b", re.IGNORECASE)
    return any(figure.search(text, *_sentence(text, span.start, span.end)) for span in s.evidence.spans)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    before = [m.end() for m in _END.finditer(text, 0, start)]
    after = _END.search(text, end)
    return (before[-1] if before else 0), (after.start() if after else len(text))
