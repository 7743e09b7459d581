"""Counts: a table of our own, with what is not read right yet marked, and properties that hold for any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.coding import draft_of
from dateline.coding.casualties.values import combine
from dateline.coding.numbers.coder import find_counts
from dateline.model import Document
from dateline.text import analyse
from dateline.vocab.numbers import parse_number

TABLE = Path(__file__).parent / "data" / "counts.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


HARM = Path(__file__).parent / "data" / "harm.tsv"
HARM_ROWS = [line.split("\t") for line in HARM.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def _cases(rows: list[list[str]]) -> list[object]:
    marks = pytest.mark.xfail(reason="not read right yet", strict=True)
    return [pytest.param(row, id=row[0], marks=[marks] if row[-1] else []) for row in rows]


@pytest.mark.parametrize("row", _cases(HARM_ROWS))
def test_harm_table(row: list[str]) -> None:
    draft = draft_of(Document(row[0], published="2023-11-22", language="en"))
    read = []
    for harm in ("killed", "wounded", "captured", "missing", "displaced"):
        if mentions := [c for c in draft.casualties if c.harm == harm]:
            count = combine(mentions)
            bounds = " ".join("-" if v is None else str(v) for v in (count.low, count.best, count.high))
            read.append(f"{harm} ?" if count.state == "unknown" else f"{harm} {bounds}")
    assert "; ".join(read) == row[1]


@pytest.mark.parametrize("published", [None, "2023-11-22"])
@given(text=st.text(max_size=120))
@example(text="assault.strike")
@settings(max_examples=15, deadline=None)
def test_harm_and_times_of_any_text_lie_inside_it(published: str | None, text: str) -> None:
    draft = draft_of(Document(text, published=published, language="en"))
    for m in [*draft.casualties, *draft.times, *draft.counts]:
        assert 0 <= m.span.start < m.span.end <= len(draft.document.text)


@pytest.mark.parametrize("row", _cases(ROWS))
def test_table(row: list[str]) -> None:
    draft = draft_of(Document(row[0], published="2023-11-22", language="en"))
    found = [(c.of, c.count.low, c.count.best, c.count.high) for c in draft.counts]
    low, best, high = (int(v) if v else None for v in row[2:5])
    assert found == ([(row[1], low, best, high)] if any(row[1:5]) else [])


@pytest.mark.parametrize(
    ("words", "value"),
    [
        (["2,500"], 2500),
        (["twenty", "-", "three"], 23),
        (["2.5", "million"], 2_500_000),
        (["half", "a", "million"], 500_000),
        (["three", "dozen"], 36),
        (["AC-130"], None),
        ([], None),
    ],
)
def test_parse_number(words: list[str], value: int | None) -> None:
    assert parse_number(words) == value


@given(st.text(max_size=200))
@settings(max_examples=40, deadline=None)
def test_any_text_gives_spans_inside_it_and_ordered_bounds(text: str) -> None:
    for c in find_counts(analyse(text)):
        assert 0 <= c.span.start < c.span.end <= len(text)
        bounds = [v for v in (c.count.low, c.count.best, c.count.high) if v is not None]
        assert bounds == sorted(bounds)
