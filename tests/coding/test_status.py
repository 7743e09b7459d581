"""What had happened before the news, holds in general, or happened long ago, is background; the news is not."""

from __future__ import annotations

import pytest

from dateline.coding import code
from dateline.readers import read_text

LEAD = "date 2023-11-22\n\nThe army shelled the village of Kober on Monday, the ministry said. Five soldiers were killed.\n\n"


def statuses(sentence: str, kind: str) -> list[tuple[object, str]]:
    events = code(read_text(LEAD + sentence)).events
    return [(e.value("status"), next(s.evidence.coder for s in e.statements if s.field == "status")) for e in events if e.value("type") == kind]


@pytest.mark.parametrize(
    ("sentence", "kind", "rule"),
    [
        ("The navy had suspended operations in the strait.", "RETREAT", "pluperfect"),
        ("A group of protesters had gathered in Cairo.", "PROTEST", "pluperfect"),
        ("Both sides oppose the rebels.", "REJECT", "habitual"),
        ("The general was convicted of murder years ago.", "COERCE", "ago"),
        ("Over the years courts in Cairo sentenced dozens of activists to death.", "COERCE", "ago"),
    ],
)
def test_background(sentence: str, kind: str, rule: str) -> None:
    [(status, coder)] = statuses(sentence, kind)
    assert (status, coder) == ("background", f"rule:status.background.{rule}")


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The ministry said that protesters had gathered in Cairo.", "PROTEST"),
        ("A group of protesters had gathered in Cairo on Monday.", "PROTEST"),
        ("A drone killed two men who had fired a missile at the base in Kober.", "ASSAULT"),
        ("France rejected the plan of the rebels.", "REJECT"),
        ("The general was convicted of murder two days ago.", "COERCE"),
    ],
)
def test_news(sentence: str, kind: str) -> None:
    assert {status for status, _ in statuses(sentence, kind)} == {"current"}
