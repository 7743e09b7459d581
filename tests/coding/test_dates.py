"""Time expressions: a table of our own, traps, headers, an event's own time, and properties that hold for any text."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.coding.dates.coder import find_times, outlet_country
from dateline.coding.dates.values import easter, hijri, month_of, nth_weekday, plus_months
from dateline.errors import DataError
from dateline.model import When
from dateline.vocab import time_words as words
from dateline.vocab.yaml_data import line_of

TABLE = Path(__file__).parent / "data" / "times.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
PUBLISHED = date(2023, 11, 22)


def when(text: str, published: date | None = PUBLISHED) -> list[When]:
    return [t.when for t in find_times(text, published)]


def test_table_has_340_rows() -> None:
    assert len(ROWS) >= 340
    assert all(len(row) == 8 for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[2]} ({row[1]})" if row[1] else row[2])
def test_table(row: list[str]) -> None:
    published, country, text, expression, *value = row
    found = find_times(text, date.fromisoformat(published) if published else None, country=country or None)
    if not expression:
        assert not found
        return
    named = [t for t in found if t.span.of(text) == expression]
    assert named, [t.span.of(text) for t in found]
    assert [named[-1].when.start or "", named[-1].when.end or "", named[-1].when.precision, named[-1].relation] == value


def test_no_date_without_an_expression() -> None:
    assert when("The United States has carried out two strikes in Iraq.") == []


def test_without_publication_relative_days_are_unknown() -> None:
    assert when("A bomb exploded yesterday.", None) == [When(None, None, "unknown")]


def test_calendar() -> None:
    assert easter(2018) == date(2018, 4, 1)
    assert hijri(1445, 9, 1) == date(2024, 3, 11)
    assert nth_weekday(2023, 11, 3, 4) == date(2023, 11, 23)
    assert nth_weekday(2023, 11, 0, -1) == date(2023, 11, 27)
    assert plus_months(date(2024, 3, 31), -1) == date(2024, 2, 29)
    assert month_of(2024, 2) == When("2024-02-01", "2024-02-29", "month")


@pytest.mark.parametrize(
    ("table", "content", "message"),
    [
        ("months", {"smarch": 13}, "months: smarch: 13 is not between 1 and 12"),
        ("months", {"january": "one"}, "months: january: 'one' is not between"),
        ("months", 12, "12 is neither a table nor a list"),
        ("ordinals", {"first": True}, "ordinals: first: True is not between"),
        ("relations", {"since": ["since"]}, "relations: since: .* is none of"),
        ("numbers", {"two": "2"}, "numbers: two: '2' is not a number"),
        ("seasons", {"summer": 6}, "seasons: summer: 6 is not"),
        ("seasons", {"summer": [6, 13]}, "seasons: summer: "),
        ("named", [{"words": "9/11"}], "named: 0: .* has not words and day"),
        ("named", ["9/11"], "named: 0: '9/11' has not words and day"),
        ("named", [{"words": "9/11", "day": "2001-13-11"}], "named: 0: '2001-13-11' is not a day"),
        ("holidays", {"easter": {"easter": "0"}}, "holidays: easter: "),
        ("holidays", {"easter": None}, "holidays: easter: None is neither"),
        ("holidays", {"labor day": {"weekday": 7, "nth": 1, "month": 9}}, "holidays: labor day: "),
        ("southern", {"au": 36}, "southern: au: 36 is not a country"),
    ],
)
def test_wrong_shapes_name_file_and_line(monkeypatch: pytest.MonkeyPatch, table: str, content: object, message: str) -> None:
    monkeypatch.setattr(words, "load_yaml", lambda path: {table: content})
    words.time_words.cache_clear()
    try:
        with pytest.raises(DataError, match=rf"lexicon/time\.yaml:\d+: .*{message}|lexicon/time\.yaml:\d+: {message}"):
            words.time_words(table)
    finally:
        words.time_words.cache_clear()


def test_line_of_an_entry() -> None:
    assert line_of("lexicon/time.yaml", "months", "may") == line_of("lexicon/time.yaml", "months")
    assert int(line_of("lexicon/time.yaml", "named", 1).rsplit(":", 1)[1]) == int(line_of("lexicon/time.yaml", "named", 0).rsplit(":", 1)[1]) + 1


@pytest.mark.parametrize("url", ["https://news.example.com.au/a", "https://example.co.za/a"])
def test_seasons_of_the_south_by_the_domain(url: str) -> None:
    country = outlet_country(url)
    assert [t.when for t in find_times("It began in the summer of 2019.", PUBLISHED, country=country)] == [When("2019-12-01", "2020-02-29", "month")]


@pytest.mark.parametrize("url", ["http://[::1", "https://", "", None])
def test_an_address_that_is_none_has_no_country(url: str | None) -> None:
    assert outlet_country(url) is None


PIECES = st.sampled_from(
    "on in since until the last next two three days weeks ago later Tuesday MAY May March 3 2014 1990s 12/13/19 2016-19 9/11 and to between "
    "from a.m. at 5 , . - \n Ramadan spring early mid of week month year night today yesterday weekend quarter first 31st 9999 0001 000 Christmas before after "
    "now".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map(" ".join)), st.one_of(st.none(), st.dates()))
def test_any_text(text: str, published: date | None) -> None:
    found = find_times(text, published)
    assert found == find_times(text, published)
    end = 0
    for t in found:
        assert end <= t.span.start < t.span.end <= len(text)
        end = t.span.end
        assert (t.when.start is None) == (t.when.end is None) == (t.when.precision == "unknown")
        if t.when.start and t.when.end:
            assert date.fromisoformat(t.when.start) <= date.fromisoformat(t.when.end)


@pytest.mark.parametrize("piece", ["2014 ", "a", " ", "on Tuesday 3 ", "1-", "the last ", "3/", "May"])
def test_long_lines_take_linear_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    began = time.process_time()
    find_times(text, PUBLISHED)
    assert time.process_time() - began < 5
