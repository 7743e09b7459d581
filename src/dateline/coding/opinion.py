"""What the events model says of the words of a draft, beside the rules: whether they tell an event, of which type and status, and who and what is part of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from dateline.model.statement import Status

if TYPE_CHECKING:
    from dateline.text import Analysis
    from dateline.text.telling import Telling

CODER = "weights:events"


@dataclass(frozen=True, eq=False)
class Opinion:
    """Probabilities of one document's tokens. `names`: types and statuses in the order of the columns."""

    seen: Telling
    types: tuple[str, ...]
    statuses: tuple[Status, ...]

    def tells(self, i: int) -> float:
        """That a token tells an event of any type."""
        return 1.0 - float(self.seen.types[i, 0])

    def of_type(self, i: int, kind: str) -> float:
        """That a token tells an event of one type."""
        return float(self.seen.types[i, self.types.index(kind) + 1])

    def type_at(self, i: int) -> tuple[str, float]:
        """The likeliest type of the event that a token tells, if it tells one, and how likely it is that it does."""
        row = self.seen.types[i, 1:]
        k = int(row.argmax())
        return self.types[k], float(row[k])

    def status_at(self, i: int) -> dict[Status, float]:
        """How likely each status is of the event that a token tells."""
        return {name: float(p) for name, p in zip(self.statuses, self.seen.statuses[i], strict=True)}

    def parts(self, i: int) -> dict[str, dict[int, float]]:
        """By part ("actor", "target" ...), the tokens that may be it in the event that a token tells, with their probabilities from 0.1 on."""
        return self.seen.parts(i)

    def same(self, one: int, other: int) -> float | None:
        """How likely it is that two tokens tell one event; None where the model did not see them together."""
        return self.seen.same(one, other)


def opinion(analysis: Analysis) -> Opinion:
    """Reads a text with the events model."""
    from dateline.text.telling import event_network, telling

    labels = event_network().labels
    return Opinion(telling(analysis), tuple(labels["types"]), tuple(cast(Status, s) for s in labels["statuses"]))
