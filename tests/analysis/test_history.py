"""Casualty history: order, what counts as a change, who says it, and the scope of a figure."""

from __future__ import annotations

import random
from pathlib import Path

import dateline
from dateline.analysis.history import adds, casualty_history
from dateline.model import Count, Reading, Record

EXAMPLES = Path(__file__).parents[2] / "examples"
FIVE = Count.exactly(5)


def telling(name: str, record: str) -> tuple[Reading, Record]:
    reading = dateline.code(dateline.read(EXAMPLES / f"{name}.txt")[0])
    return reading, reading.record(record)


def test_the_examples_give_five_then_at_least_six_with_its_scope() -> None:
    tellings = [telling("10-five-dead", "e1"), telling("07-at-least-six", "e1"), telling("08-brain-injuries", "e1")]
    steps = casualty_history(tellings)
    for seed in range(5):
        random.Random(seed).shuffle(tellings)
        assert casualty_history(tellings) == steps
    told = [(s.value.state, s.value.low, s.value.high, s.change, s.scope) for s in steps]
    assert told == [
        ("given", 6, None, True, "in two American airstrikes"),
        ("unknown", None, None, False, None),
        ("given", 5, 5, True, None),
    ]
    texts = {r.document.id: r.document.text for r, _ in tellings}
    assert all(span.of(texts[s.document]) for s in steps for span in s.spans)


def test_what_changes_what_is_known() -> None:
    assert adds(None, Count("unknown"))
    assert adds(Count("unknown"), FIVE)
    assert adds(FIVE, Count("given", 6, 6, None))
    assert not adds(FIVE, Count("unknown"))
    assert not adds(FIVE, Count("given", 2, None, None))
    assert not adds(FIVE, FIVE)
