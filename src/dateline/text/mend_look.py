"""What repairs of trees look at: the words around, and the words of conflict news that they know."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter

from dateline.text.repair_words import repair_words
from dateline.text.tokens import Token

HARMED = repair_words("harmed")
ALWAYS_WITH_OBJECT = repair_words("with-object")
LIKE_THEIR_PAST = repair_words("like-their-past")
WITHOUT_OBJECT = repair_words("without-object")
WHAT_OF = repair_words("what-of")
DEEDS = tuple(sorted(repair_words("deeds")))
RESULTS = repair_words("results")
AROUND = 40
SENT = attrgetter("sent")


def below(tokens: list[Token], head: int) -> list[Token]:
    """The words of its sentence that hang on a word, no farther away than any of them does in practice."""
    sent = tokens[head].sent
    first = bisect_left(tokens, sent, max(0, head - AROUND), head, key=SENT)
    last = bisect_right(tokens, sent, head, min(len(tokens), head + AROUND), key=SENT)
    return [t for t in tokens[first:last] if t.head == head and t.i != head]


def word(tokens: list[Token], i: int) -> str:
    """A word in lower case; "" outside of the text."""
    return tokens[i].text.lower() if 0 <= i < len(tokens) else ""
