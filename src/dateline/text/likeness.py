"""How alike two texts are, word by word: for wire copy that many papers print, cut or lightly edited. Pure functions of the words; no order, no clock."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from zlib import crc32

WORDS = 5  # words in a shingle
LEAST = 4  # smallest shingles that every text is found by
EVERY = 32  # and one in so many of the others
MOST = 64
_WORD = re.compile(r"[^\W_]+(?:['’.,:-][^\W_]+)*")
_FIGURES = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty "
    "seventy eighty ninety hundred thousand million dozen dozens scores several monday tuesday wednesday thursday friday saturday sunday".split()
)


@dataclass(frozen=True, slots=True)
class Shape:
    """What two texts are compared by: their shingles (digests of five words in a row), their figures and days, their names, and all words."""

    shingles: frozenset[int]
    figures: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]


def shape_of(text: str) -> Shape:
    """The shape of a text. A text of fewer than five words has one shingle."""
    words = _WORD.findall(text)
    low = [w.casefold() for w in words]
    runs = (" ".join(low[i : i + WORDS]) for i in range(max(1, len(low) - WORDS + 1)))
    shingles = frozenset(crc32(r.encode("utf-8", "surrogatepass")) for r in runs)
    figures = frozenset(w for w in low if w in _FIGURES or any(c.isdigit() for c in w))
    return Shape(shingles, figures, frozenset(w.casefold() for w in words if w[0].isupper()), frozenset(low))


def sketch(shape: Shape) -> list[int]:
    """Up to 68 shingles by which a text is looked up: texts that share many words share some of these. Sorted."""
    ordered = sorted(_mixed(s) for s in shape.shingles)
    return sorted({*ordered[:LEAST], *[s for s in ordered if s % EVERY == 0][:MOST]})


def _mixed(shingle: int) -> int:
    """Spread: a checksum of like texts has like low bits, which a choice by remainder must not see."""
    return ((shingle ^ 0x9E3779B9) * 0x85EBCA6B) % 2**32


def resemblance(a: Shape, b: Shape) -> float:
    """Jaccard similarity of the shingles, 0 to 1."""
    return len(a.shingles & b.shingles) / len(a.shingles | b.shingles)


def containment(part: Shape, whole: Shape) -> float:
    """The share of one text's shingles that the other has too, 0 to 1."""
    return len(part.shingles & whole.shingles) / len(part.shingles)


def share(part: AbstractSet[str], whole: AbstractSet[str]) -> float:
    """The share of some words that are among others; 1 for none."""
    return len(part & whole) / len(part) if part else 1.0
