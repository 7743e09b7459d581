"""The dead and wounded of usual sentences of news (data/harm_sentences.tsv): the right figure, on one event, and none that is not told."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dateline.coding import code
from dateline.model import Count, Document

TABLE = Path(__file__).parent / "data" / "harm_sentences.tsv"


def rows() -> list[dict[str, str]]:
    lines = [x for x in TABLE.read_text(encoding="utf-8").splitlines() if not x.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t"))


def written(count: Count | None) -> str:
    """As the table writes it."""
    if count is None or count.state != "given":
        return ""
    return str(count.best) if count.low == count.best == count.high else f"{count.low}+"


@pytest.mark.parametrize("row", rows(), ids=lambda r: r["text"][:50])
def test_dead_and_wounded(row: dict[str, str]) -> None:
    events = code(Document(row["text"], published="2024-05-08", published_basis="option", language="en")).events
    for field in ("deaths", "wounded"):
        told = [x for e in events if (x := written(e.value(field)))]
        assert (told or [""]) == [row[field]]
