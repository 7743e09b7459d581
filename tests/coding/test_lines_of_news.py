"""Sentences as agencies write them, each with every event that it tells, in one line."""

from __future__ import annotations

import pytest

from tools.written_lines import cases, told

ONE_FOR_TWO = (  # beginnings of sentences that the learnt grouping puts together or takes apart otherwise than is written (weights/grouping/card.md)
    "A court in Cairo sentenced ten men on Monday over ",
    "Three men were killed by a bomb in Kabul on Monday. Gunmen",
    "Rebels attacked a convoy in Gao on Monday. Several trucks",
    "Five soldiers killed in Mali, 20 jihadists shot de",
)


@pytest.mark.parametrize(("text", "lines"), cases(), ids=lambda x: x[:50] if isinstance(x, str) else "")
def test_every_event_of_a_sentence(text: str, lines: list[str], request: pytest.FixtureRequest) -> None:
    if text.startswith(ONE_FOR_TWO):
        request.applymarker(pytest.mark.xfail(strict=True, reason="one act or two"))
    assert told(text) == lines
