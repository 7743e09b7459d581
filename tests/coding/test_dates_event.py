"""Which time belongs to which event word. Each phenomenon with a yes and a no."""

from __future__ import annotations

import pytest

from dateline.coding.dates.coder import DateCoder, event_time
from dateline.coding.draft import Draft
from dateline.model import Document
from dateline.text import analyse


def time_of(text: str, word: str) -> str | None:
    """Start of the time of the last token with that form."""
    draft = Draft(Document(text, published="2023-11-22"), analyse(text))
    DateCoder().code(draft)
    index = max(t.i for t in draft.analysis.tokens if t.text == word)
    found = event_time(draft, index)
    return found.when.start if found else None


@pytest.mark.parametrize(
    ("text", "word", "start"),
    [
        ("Militants attacked the base on Tuesday.", "attacked", "2023-11-21"),
        ("On Monday, militants attacked the base.", "attacked", "2023-11-20"),
        ("Tuesday's attack killed five soldiers.", "attack", "2023-11-21"),
        ("The attack on the base killed five soldiers on Sunday.", "attack", "2023-11-19"),
        ("Soldiers were killed in an attack on October 17.", "attack", "2023-10-17"),
        ("The army said on Wednesday that rebels attacked the base on Monday.", "attacked", "2023-11-20"),
        ("He spoke on Monday. The speech came about two days after an attack on the base.", "attack", "2023-11-18"),
    ],
)
def test_own_time(text: str, word: str, start: str) -> None:
    assert time_of(text, word) == start


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Militants attacked the base.", "attacked"),
        ("Militants attacked the base for three weeks.", "attacked"),
        ("Militants who fled in 2014 attacked the base.", "attacked"),
        ("The army said on Wednesday that rebels attacked the base.", "attacked"),
        ("They attacked hours after the raid.", "attacked"),
        ("The speech came about two days after an attack on the base.", "attack"),
        ("He spoke on Monday. The speech came shortly after an attack on the base.", "attack"),
    ],
)
def test_no_time(text: str, word: str) -> None:
    assert time_of(text, word) is None


def test_relation_is_kept() -> None:
    text = "Militants have attacked the base 66 times since October 17."
    draft = Draft(Document(text, published="2023-11-22"), analyse(text))
    DateCoder().code(draft)
    found = event_time(draft, next(t.i for t in draft.analysis.tokens if t.text == "attacked"))
    assert found is not None
    assert (found.relation, found.when.start) == ("since", "2023-10-17")


def test_tense_by_syntax() -> None:
    text = "The debate, scheduled for January 15, will go on, they said, after clashes on Friday."
    draft = Draft(Document(text, published="2023-11-22"), analyse(text))
    DateCoder().code(draft)
    assert draft.times[0].when.start == "2024-01-15"
