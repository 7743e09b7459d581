"""Questions made from the records, with their answers."""

from __future__ import annotations

from dateline.model import Answer, Reading


def answers(reading: Reading) -> tuple[Answer, ...]:
    """Questions that a reader would ask, answered from the records or marked as not known."""
    return ()
