"""The sieve of agreed differences excuses an expression by its kind and its whole wording only."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.coding.dates.coder import find_times
from evaluation import recognizers_dates
from evaluation.recognizers_dates import Wanted, agreed, excuse

PUBLISHED = date(2016, 11, 7)


def excused(text: str, words: str, day: date) -> str | None:
    start = text.index(words)
    return excuse(Wanted(start, start + len(words), words.lower(), ((day, day),)), find_times(text, PUBLISHED))


def test_every_row_names_a_kind_and_a_reason() -> None:
    assert len(agreed()) > 20
    assert {d.kind for d in agreed()} == recognizers_dates.KINDS


def test_a_row_matches_the_whole_expression_only() -> None:
    assert excused("They rebuilt it within 5 days.", "within 5 days", date(2016, 11, 12)) == "durations and windows"
    assert excused("They rebuilt it within 5 days on 3 May.", "3 May", date(2016, 5, 4)) is None


def test_unread_excuses_no_value_of_ours() -> None:
    assert excused("They came in 2014.", "2014", date(2015, 1, 1)) is None


def test_broken_row_names_its_line(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:  # type: ignore[no-untyped-def]
    broken = tmp_path / "rows.tsv"
    broken.write_text("# head\nname\tmaybe\tx\treason\n", encoding="utf-8")
    monkeypatch.setattr(recognizers_dates, "AGREED", broken)
    agreed.cache_clear()
    with pytest.raises(ValueError, match=r"rows\.tsv:2"):
        agreed()
    agreed.cache_clear()
