"""Tokens, sentences and the analysis of a text: what the parser gives and coders read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Token:
    """One word. `text == analysis.text[start:end]` always; `head` is a document-level index, equal to `i` for a root.

    `upos`, `deprel`: Universal Dependencies; `xpos`: Penn Treebank tag; `ent`: "O", "B-ORG", "I-ORG" (PER ORG LOC FAC WEA VEH NAT);
    `nominal`: type of the mention that this token heads (person, organization, place, object, event, time, abstract ...) or "".
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    sent: int
    ent: str = "O"
    nominal: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Characters [start, end) and tokens [first, last) of one sentence."""

    index: int
    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """What the network saw of each token: `vectors` [tokens, d]; `windows`: tokens [first, last) that were seen together."""

    vectors: Any
    windows: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """A text with its tokens and sentences, in text order; `seen` is None where no network ran."""

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    seen: Seen | None = field(default=None, repr=False, compare=False)
    _kids: dict[int, tuple[int, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def children(self, i: int) -> tuple[Token, ...]:
        """Tokens whose head is token i, in text order; found once per sentence."""
        if i not in self._kids:
            self._gather(self.tokens[i].sent)
        return tuple(self.tokens[k] for k in self._kids[i])

    def subtree(self, i: int) -> tuple[int, ...]:
        """Sorted indices of token i and all that hangs on it; mostly, but not always, one unbroken range."""
        out, todo = [], [i]
        while todo:
            out.append(todo.pop())
            todo += [t.i for t in self.children(out[-1])]
        return tuple(sorted(out))

    def _gather(self, k: int) -> None:
        kids: dict[int, list[int]] = {t.i: [] for t in self.sentence_tokens(k)}
        for t in self.sentence_tokens(k):
            if t.head != t.i:
                kids[t.head].append(t.i)
        self._kids.update((head, tuple(found)) for head, found in kids.items())

    def sentence_tokens(self, k: int) -> tuple[Token, ...]:
        """Tokens of sentence k."""
        s = self.sentences[k]
        return self.tokens[s.first : s.last]

    def token_at(self, offset: int) -> int | None:
        """Index of the token that covers a character, or None."""
        lo, hi = 0, len(self.tokens)
        while lo < hi:
            mid = (lo + hi) // 2
            if self.tokens[mid].end <= offset:
                lo = mid + 1
            else:
                hi = mid
        return lo if lo < len(self.tokens) and self.tokens[lo].start <= offset else None

    def tokens_in(self, start: int, end: int) -> tuple[int, int]:
        """Range [first, last) of the tokens that overlap characters [start, end)."""
        lo, hi = 0, len(self.tokens)
        while lo < hi:
            mid = (lo + hi) // 2
            if self.tokens[mid].end <= start:
                lo = mid + 1
            else:
                hi = mid
        last = lo
        while last < len(self.tokens) and self.tokens[last].start < end:
            last += 1
        return lo, last
