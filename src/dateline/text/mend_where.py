"""Which words a repair can be of at all, by their relation and tags: of some seventy repairs a word is asked of five or so."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from dateline.text.tokens import Token

Mend = Callable[[list[Token], int], None]


@dataclass(frozen=True)
class Repair:
    """A repair and the labels of the words that it looks at, or these words themselves in small letters; none of a kind stands for any. A relation with a star stands
    for all that begin so."""

    mend: Mend
    deprel: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    words: frozenset[str] = frozenset()

    def of(self, deprel: str, upos: str, xpos: str) -> bool:
        """Whether it looks at words with these labels."""
        relation = not self.deprel or any(deprel.startswith(r[:-1]) if r.endswith("*") else deprel == r for r in self.deprel)
        return relation and (not self.upos or upos in self.upos) and (not self.xpos or xpos in self.xpos)


def where(deprel: str = "", upos: str = "", xpos: str = "", words: Iterable[str] = ()) -> Callable[[Mend], Repair]:
    """Says of which words a repair can be, each kind of label as words of one text: `@where("obj nsubj", upos="NOUN")`, `@where(words={"death"})`."""
    return lambda mend: Repair(mend, tuple(deprel.split()), tuple(upos.split()), tuple(xpos.split()), frozenset(words))


class Repairs:
    """Repairs in the order in which they are tried."""

    def __init__(self, repairs: tuple[Repair, ...]) -> None:
        self.repairs = repairs
        self._of: dict[tuple[str, str, str], list[int]] = {}  # by labels, whatever the word
        self._of_word: dict[tuple[str, str, str, str], list[int]] = {}
        self._worded = frozenset(w for r in repairs for w in r.words)

    def mend(self, tokens: list[Token]) -> None:
        """Tries all on every word, in place. A word whose labels a repair changed is a matter of those behind it that look at the new ones."""
        mends = [r.mend for r in self.repairs]
        for i in range(len(tokens)):
            t = tokens[i]
            todo = self._looking_at(t)
            while todo:
                for k in todo:
                    mends[k](tokens, i)
                    if tokens[i] is not t:
                        t = tokens[i]
                        todo = [x for x in self._looking_at(t) if x > k]
                        break
                else:
                    break

    def _looking_at(self, t: Token) -> list[int]:
        low = t.text.lower()
        key = (t.deprel, t.upos, t.xpos, low if low in self._worded else "")
        found = self._of_word.get(key)
        if found is None:
            labels = key[:3]
            if labels not in self._of:
                self._of[labels] = [k for k, r in enumerate(self.repairs) if r.of(*labels)]
            found = self._of_word[key] = [k for k in self._of[labels] if not (words := self.repairs[k].words) or key[3] in words]
        return found
