"""Runs the roles models: on the vectors of each one's encoder, small heads for tags, spans and pairs of spans, and the mean of what they say. Deterministic."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from dateline.text.heads import gelu, sigmoid, softmax
from dateline.text.word_encoder import WordEncoder

FARTHEST = 7  # sentences between two spans: this many, or more
MEMBERS = ("roles", "roles-2")  # folders of weights; labels and thresholds are those of the first


class RoleModel(WordEncoder):
    """One model: its encoder and heads."""

    def tags(self, head: str, x: Any) -> Any:
        """Probabilities [words, tags] of a tagging head ("muc" or "wiki")."""
        return softmax(self.linear(head, x))

    def spans(self, x: Any, ranges: Sequence[tuple[int, int]]) -> Any:
        """Vectors [spans, d'] of ranges [a, b) of words."""
        import numpy as np

        rows = np.stack([np.concatenate([x[a], x[b - 1], x[a:b].mean(0)]) for a, b in ranges])
        return gelu(self.linear("span", rows))

    def traits(self, spans: Any) -> dict[str, Any]:
        """Probabilities [spans, values] of each trait."""
        logits, at, out = self.linear("traits", spans), 0, {}
        for trait, values in self.labels["traits"].items():
            out[trait] = softmax(logits[:, at : at + len(values)])
            at += len(values)
        return out

    def pairs(self, u: Any, v: Any, near: Any, kinds: Any) -> Any:
        """Probabilities [pairs, 2] that two spans are one entity, and that they are of one incident."""
        import numpy as np

        x = self.linear("pair_in", np.concatenate([u * v, np.abs(u - v)], -1)) + self.heads["near.weight"][near] + self.heads["roles.weight"][kinds]
        return sigmoid(self.linear("pair_out", gelu(x)))


class RoleNetwork:
    """Several models that were trained apart, heard as one: the mean of their probabilities. A word's or span's vector is those of all of them, one behind the other."""

    def __init__(self, members: Sequence[RoleModel]) -> None:
        self.members = list(members)
        self.labels: dict[str, Any] = self.members[0].labels

    def in_windows(self, sentences: Sequence[Sequence[str]]) -> list[tuple[int, int, Any]]:
        """Windows of whole sentences, given by their words: sentences [first, last) of each, and a vector for every word of it."""
        import numpy as np

        seen = [m.in_windows(sentences) for m in self.members]
        return [(a, b, np.concatenate([w[k][2] for w in seen], -1)) for k, (a, b, _) in enumerate(seen[0])]

    def tags(self, head: str, x: Any) -> Any:
        """Probabilities [words, tags] of a tagging head ("muc" or "wiki")."""
        return self._mean([m.tags(head, part) for m, part in self._parts(x)])

    def spans(self, x: Any, ranges: Sequence[tuple[int, int]]) -> Any:
        """Vectors [spans, d'] of ranges [a, b) of words."""
        import numpy as np

        return np.concatenate([m.spans(part, ranges) for m, part in self._parts(x)], -1)

    def traits(self, spans: Any) -> dict[str, Any]:
        """Probabilities [spans, values] of each trait."""
        found = [m.traits(part) for m, part in self._parts(spans)]
        return {trait: self._mean([f[trait] for f in found]) for trait in found[0]}

    def pairs(self, u: Any, v: Any, near: Any, kinds: Any) -> Any:
        """Probabilities [pairs, 2] that two spans are one entity, and that they are of one incident."""
        both = zip(self._parts(u), self._parts(v), strict=True)
        return self._mean([m.pairs(a, b, near, kinds) for (m, a), (_, b) in both])

    def _parts(self, x: Any) -> list[tuple[RoleModel, Any]]:
        """Each model with its own part of some vectors."""
        import numpy as np

        return list(zip(self.members, np.split(x, len(self.members), -1), strict=True))

    @staticmethod
    def _mean(found: list[Any]) -> Any:
        import numpy as np

        return np.mean(found, 0)


@cache
def role_network() -> RoleNetwork:
    """The process's network, loaded at first use."""
    return RoleNetwork([RoleModel(name) for name in MEMBERS])
