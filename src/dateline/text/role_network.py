"""Runs the roles model: on the vectors of its encoder, small heads for tags, spans and pairs of spans. Deterministic."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from dateline.text.heads import gelu, sigmoid, softmax
from dateline.text.word_encoder import WordEncoder

FARTHEST = 7  # sentences between two spans: this many, or more


class RoleNetwork(WordEncoder):
    """The roles model's encoder and heads; made once per process."""

    def __init__(self) -> None:
        super().__init__("roles")

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


@cache
def role_network() -> RoleNetwork:
    """The process's network, loaded at first use."""
    return RoleNetwork()
