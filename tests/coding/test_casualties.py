"""Harm: numbers, unknowns, zero, and what is no harm of an event."""

from __future__ import annotations

import pytest

from dateline.coding import draft_of
from dateline.coding.casualties.coder import combine
from dateline.model import Count, Document


def settled(text: str, harm: str) -> tuple[str, int | None, int | None, int | None] | None:
    draft = draft_of(Document(text, published="2023-11-22", language="en"))
    mentions = [c for c in draft.casualties if c.harm == harm]
    if not mentions:
        return None
    count: Count = combine(mentions)
    return count.state, count.low, count.best, count.high


@pytest.mark.parametrize(
    ("text", "harm", "expected"),
    [
        ("The attack killed five civilians.", "killed", ("given", 5, 5, 5)),
        ("At least 12 soldiers were killed in the attack.", "killed", ("given", 12, 12, None)),
        ("The attack killed no one.", "killed", ("given", 0, 0, 0)),
        ("There were no casualties in the attack.", "wounded", ("given", 0, 0, 0)),
        ("It was not clear how many people were killed in the attack.", "killed", ("unknown", None, None, None)),
        ("Casualty figures were not immediately available after the attack.", "killed", ("unknown", None, None, None)),
        ("The assessment of casualties is still ongoing.", "killed", ("unknown", None, None, None)),
        ("He gave no exact number of the enemy killed in the strike.", "killed", ("unknown", None, None, None)),
        ("Between 10 and 15 people were killed in the attack.", "killed", ("given", 10, None, 15)),
        ("The bombing wounded two or three soldiers.", "wounded", ("given", 2, None, 3)),
        ("The bombing left three dead and 12 wounded.", "killed", ("given", 3, 3, 3)),
        ("The bombing left three dead and 12 wounded.", "wounded", ("given", 12, 12, 12)),
        ("The attack killed five civilians, including two children.", "killed", ("given", 5, 5, 5)),
        ("Gunmen killed Mayor John Smith and two guards.", "killed", ("given", 3, 3, 3)),
        ("The death toll from the bombing rose to 14 from 9.", "killed", ("given", 14, 14, 14)),
        ("The strike resulted in the deaths of a number of militants.", "killed", ("given", 2, None, None)),
        ("The attack resulted in eight injuries.", "wounded", ("given", 8, 8, 8)),
        ("The attack could kill thousands of people.", "killed", None),
        ("The law reduces the risk of harm to civilians.", "wounded", None),
    ],
)
def test_harm(text: str, harm: str, expected: tuple[str, int | None, int | None, int | None] | None) -> None:
    assert settled(text, harm) == expected
