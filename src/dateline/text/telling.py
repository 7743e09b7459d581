"""Which words of a text tell an event, of which type and status, and what is part of it, as the events model sees them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.text.tokens import Analysis
from dateline.text.windows import windows
from dateline.text.word_encoder import WordEncoder, gelu, softmax

BATCH = 8


class EventNetwork(WordEncoder):
    """The events model's encoder and heads; made once per process."""

    def __init__(self) -> None:
        super().__init__("events")

    def parts(self, x: Any, teller: int) -> Any:
        """Probabilities [words, parts] of one window x [words, d] for the event that word `teller` of it tells."""
        import numpy as np

        away = np.arange(len(x)) - teller
        z = self.linear("act", x[teller]) + self.linear("part", x) + self.heads["far.weight"][bucket(away, self.labels["far"])]
        return 1 / (1 + np.exp(-self.linear("parts", gelu(z))))


    def same(self, u: Any, v: Any) -> float:
        """Probability that two telling words, given by their vectors in one window, tell one event."""
        import numpy as np

        z = gelu(self.linear("one", u * v) + self.linear("one", np.abs(u - v)))
        return float(1 / (1 + np.exp(-self.linear("same", z)[0])))


def bucket(distance: Any, far: int) -> Any:
    """Signed distances in words as numbers 0 .. 2 * far: 0, 1, 2-3, 4-7, 8-15 ... each way."""
    import numpy as np

    size = np.minimum(np.floor(np.log2(np.maximum(np.abs(distance), 1))).astype(np.int64) + 1, far)
    return np.where(distance == 0, 0, size) * np.sign(distance) + far


@dataclass(frozen=True, eq=False)
class Telling:
    """A text as the events model sees it. `types` [tokens, types + 1]: probability of each type, the first that the token tells none; `statuses` [tokens, statuses]."""

    types: Any
    statuses: Any
    vectors: Any
    windows: tuple[tuple[int, int], ...]

    def parts(self, token: int) -> dict[str, dict[int, float]]:
        """Probability of each token of the window to be an actor, recipient, target ... of the event that a token tells."""
        net = event_network()
        first, last = next(((a, b) for a, b in self.windows if a <= token < b), (token, token))
        if first == last:
            return {}
        p = net.parts(self.vectors[first:last], token - first)
        return {name: {first + i: float(v) for i, v in enumerate(p[:, k]) if v >= 0.1} for k, name in enumerate(net.labels["parts"])}


    def same(self, one: int, other: int) -> float | None:
        """Probability that two tokens tell one event; None where they were not seen together."""
        if not any(a <= one < b and a <= other < b for a, b in self.windows):
            return None
        return event_network().same(self.vectors[one], self.vectors[other])


def telling(analysis: Analysis) -> Telling:
    """Runs the events model over the sentences of a text."""
    import numpy as np

    net = event_network()
    sents = [s for s in analysis.sentences if s.last > s.first]
    sizes = [sum(net.size(t.text) for t in analysis.tokens[s.first : s.last]) for s in sents]
    ranges = [(sents[a].first, sents[b - 1].last) for a, b in windows(sizes, net.labels["pieces"])]
    seen: list[Any] = []
    for k in range(0, len(ranges), BATCH):
        seen += net.vectors([[t.text for t in analysis.tokens[a:b]] for a, b in ranges[k : k + BATCH]])
    n = len(analysis.tokens)
    vectors = np.zeros((n, seen[0].shape[-1] if seen else 1), dtype=np.float32)
    for (a, b), x in zip(ranges, seen, strict=True):
        vectors[a:b] = x
    if not seen:
        return Telling(np.zeros((n, 1)), np.zeros((n, 1)), vectors, ())
    return Telling(softmax(net.linear("types", vectors)), softmax(net.linear("statuses", vectors)), vectors, tuple(ranges))


@cache
def event_network() -> EventNetwork:
    """The process's network, loaded at first use."""
    return EventNetwork()
