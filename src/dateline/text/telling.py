"""Which words of a text tell an event, of which type and status, and what is part of it, as the heads for events see them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any

from dateline.text.heads import Heads, gelu, sigmoid, softmax
from dateline.text.tokens import Analysis

LEAST = 0.1  # probability from which a part is named


class EventNetwork(Heads):
    """The reader's heads for events; made once per process."""

    def __init__(self) -> None:
        super().__init__("reader")

    def parts(self, x: Any, as_parts: Any, teller: int) -> Any:
        """Probabilities [words, parts] of one window x [words, d] for the event that word `teller` of it tells. `as_parts`: `linear("part", x)`, the same for all its
        events."""
        import numpy as np

        away = bucket(np.arange(len(x)) - teller, self.labels["far"])
        return sigmoid(self.linear("parts", gelu(self.linear("act", x[teller]) + as_parts + self.heads["far.weight"][away])))

    def same(self, u: Any, v: Any) -> float:
        """Probability that two telling words, given by their vectors in one window, tell one event."""
        import numpy as np

        return float(sigmoid(self.linear("same", gelu(self.linear("one", u * v) + self.linear("one", np.abs(u - v)))))[0])


def bucket(distance: Any, far: int) -> Any:
    """Signed distances in words as numbers 0 .. 2 * far: 0, 1, 2-3, 4-7, 8-15 ... each way."""
    import numpy as np

    size = np.minimum(np.floor(np.log2(np.maximum(np.abs(distance), 1))).astype(np.int64) + 1, far)
    return np.where(distance == 0, 0, size) * np.sign(distance) + far


@dataclass(frozen=True, eq=False)
class Telling:
    """A text as the heads for events see it. `types` [tokens, types + 1]: probability of each type, the first that the token tells none; `statuses` [tokens, statuses];
    `windows`: tokens [first, last) that were seen together."""

    types: Any
    statuses: Any
    vectors: Any
    windows: tuple[tuple[int, int], ...]
    _as_parts: dict[int, Any] = field(default_factory=dict)  # by the first word of a window
    _parts: dict[int, dict[str, dict[int, float]]] = field(default_factory=dict)  # by the word that tells the event

    def tells(self, i: int) -> float:
        """That a token tells an event of any type."""
        return 1.0 - float(self.types[i, 0])

    def of_type(self, i: int, kind: str) -> float:
        """That a token tells an event of one type."""
        return float(self.types[i, event_network().labels["types"].index(kind) + 1])

    def type_at(self, i: int) -> tuple[str, float]:
        """The likeliest type of the event that a token tells, if it tells one, and how likely it is that it does."""
        k = self._likeliest[i]
        return event_network().labels["types"][k], float(self.types[i, k + 1])

    @cached_property
    def _likeliest(self) -> list[int]:
        likeliest: list[int] = self.types[:, 1:].argmax(1).tolist()
        return likeliest

    def status_at(self, i: int) -> tuple[str, float]:
        """The likeliest status of the event that a token tells, with its probability."""
        k = int(self.statuses[i].argmax())
        return event_network().labels["statuses"][k], float(self.statuses[i, k])

    def parts(self, i: int) -> dict[str, dict[int, float]]:
        """By part, the tokens that may be it in the event that a token tells, with their probabilities. Not to be changed: it is kept."""
        if i not in self._parts:
            self._parts[i] = self._parts_of(i)
        return self._parts[i]

    def _parts_of(self, i: int) -> dict[str, dict[int, float]]:
        net = event_network()
        first, last = next(((a, b) for a, b in self.windows if a <= i < b), (i, i))
        if first == last:
            return {}
        x = self.vectors[first:last]
        if first not in self._as_parts:
            self._as_parts[first] = net.linear("part", x)
        p = net.parts(x, self._as_parts[first], i - first)
        return {name: {first + int(w): float(p[w, k]) for w in (p[:, k] >= LEAST).nonzero()[0]} for k, name in enumerate(net.labels["parts"])}

    def same(self, one: int, other: int) -> float | None:
        """Probability that two tokens tell one event; None where they were not seen together."""
        if not any(a <= one < b and a <= other < b for a, b in self.windows):
            return None
        return event_network().same(self.vectors[one], self.vectors[other])


def telling(analysis: Analysis) -> Telling | None:
    """The events of a text from what the network saw when it parsed it; None where none ran."""
    if analysis.seen is None:
        return None
    net, x = event_network(), analysis.seen.vectors
    return Telling(softmax(net.linear("types", x)), softmax(net.linear("statuses", x)), x, analysis.seen.windows)


@cache
def event_network() -> EventNetwork:
    """The process's network, loaded at first use."""
    return EventNetwork()
