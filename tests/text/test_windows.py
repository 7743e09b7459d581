"""Windows of whole sentences."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.text.windows import LONGEST, windows


@given(st.lists(st.integers(1, 2000), max_size=60), st.integers(50, 400))
def test_every_sentence_once(sizes: list[int], limit: int) -> None:
    found = windows(sizes, limit)
    assert [k for a, b in found for k in range(a, b)] == list(range(len(sizes)))
    for a, b in found:
        assert b - a == 1 or sum(min(LONGEST, n) for n in sizes[a:b]) <= limit + 60


def test_even() -> None:
    assert windows([100] * 6, 300) == [(0, 3), (3, 6)]
    assert windows([], 300) == []
