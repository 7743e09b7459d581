"""Cuts a text that is longer than a network's window into windows of whole sentences."""

from __future__ import annotations

from collections.abc import Sequence

LONGEST = 400  # pieces that one sentence counts for at most; the rest of it is cut off by the network


def windows(sizes: Sequence[int], limit: int) -> list[tuple[int, int]]:
    """Ranges [first, last) of sentences whose sizes (in pieces) add up to about the same, and to little more than `limit`."""
    cut = [min(LONGEST, n) for n in sizes]
    goal = sum(cut) / (-(-sum(cut) // limit) or 1)
    out, start, size = [], 0, 0
    for k, n in enumerate(cut):
        if k > start and (size + n > limit + 60 or size + n / 2 > goal):
            out.append((start, k))
            start, size = k, 0
        size += n
    return [*out, (start, len(cut))] if cut else []
