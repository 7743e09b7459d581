"""Word shape: what an uncased encoder cannot see."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=50_000)
def shape(word: str) -> int:
    """0 lower case, 1 Capitalised, 2 ALL CAPITALS, 3 with a digit, 4 mixed case, 5 no letters."""
    if any(c.isdigit() for c in word):
        return 3
    if not any(c.isalpha() for c in word):
        return 5
    if word.islower():
        return 0
    if word.isupper() and len(word) > 1:
        return 2
    return 1 if word[0].isupper() and (len(word) == 1 or word[1:].islower()) else 4
