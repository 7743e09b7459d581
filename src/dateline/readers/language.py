"""Which language a text is in. Function words settle clear English quickly; py3langid decides the rest."""

from __future__ import annotations

import re

from dateline.numeric import few_threads

# without "to", "for", "by", "have": Danish and Polish have them too
FUNCTION_WORDS = frozenset("the and of that with from been said were has which their not after who this his".split())
ENOUGH_SHARE = 0.05  # English news has that or more, mostly a tenth
MIN_LETTERS = 80
SAMPLE = 4000
_WORD = re.compile(r"[^\W\d_]+")


def language_of(text: str) -> str | None:
    """ISO 639-1 code, or None when the text is too short to say. Deterministic."""
    words = _WORD.findall(text[:SAMPLE].lower())
    if sum(map(len, words)) < MIN_LETTERS:
        return None
    if sum(w in FUNCTION_WORDS for w in words) >= ENOUGH_SHARE * len(words):
        return "en"
    from py3langid import classify

    with few_threads():
        return str(classify(text[:SAMPLE])[0])
