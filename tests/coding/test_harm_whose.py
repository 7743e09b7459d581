"""Whose harm: civilians, combatants, unknown, and of which side."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.coding import draft_of
from dateline.model import CasualtyMention, Document

FILE = Path(__file__).parent / "data" / "harm_sides.tsv"
ROWS = [line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def _cases() -> list[object]:
    marks = pytest.mark.xfail(reason="not read right yet", strict=True)
    return [pytest.param(row, id=row[0], marks=[marks] if len(row) > 2 else []) for row in ROWS]


def _told(c: CasualtyMention) -> str:
    side = (c.side.actor_id if c.side.kind != "state-force" or c.side.country is None else None) or c.side.country if c.side else None
    return f"{c.harm} {c.status} {side or '-'}"


@pytest.mark.parametrize("row", _cases())
def test_table(row: list[str]) -> None:
    draft = draft_of(Document(row[0], published="2023-11-22", language="en"))
    assert "; ".join(_told(c) for c in draft.casualties if not c.part_of_other) == row[1]


def test_both_tables_of_harm_have_two_hundred_rows() -> None:
    other = FILE.with_name("harm.tsv").read_text(encoding="utf-8").splitlines()
    assert len(ROWS) + sum(not line.startswith("#") for line in other) >= 200
