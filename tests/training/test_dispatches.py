"""The marked dispatches: every file can be read, and marks that are wrong are named."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[2] / "training" / "dispatches"
sys.path.insert(0, str(FOLDER))

import marks  # noqa: E402

FILES = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_files(path: Path) -> None:
    """Every span of a mark is a stretch of the text, and no id is given twice."""
    found = list(marks.dispatches(path))
    assert len({d.name for d in found}) == len(found)
    for d in found:
        for e in d.events.values():
            assert all(d.text[a:b].strip() for a, b in e.triggers)
            assert all(0 <= a < b <= len(d.text) for _, a, b in e.roles)


def test_text_and_spans() -> None:
    d = marks.of_block(["@ x-1 | 2024-03-05 | wire", "[A1: Gunmen] {1 ASSAULT/firearms/current: attacked} [P1: Gao].", "The {1: raid} killed [K1 R1: two officers]."])
    assert d.text == "Gunmen attacked Gao. The raid killed two officers."
    assert [d.text[a:b] for a, b in d.events[1].triggers] == ["attacked", "raid"]
    assert {(r, d.text[a:b]) for r, a, b in d.events[1].roles} == {("actor", "Gunmen"), ("place", "Gao"), ("killed", "two officers"), ("recipient", "two officers")}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("[A2: Gunmen] {1 ASSAULT/-/current: fired}.", "event 2, which no word tells"),
        ("They {1: fired}.", "first word of an event"),
        ("They {1 ASSULT/-/current: fired}.", "TYPE/mode/status"),
        ("[X1: They] {1 ASSAULT/-/current: fired}.", "expected one of"),
        ("They [fired.", "bracket"),
    ],
)
def test_faults(line: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        marks.of_block(["@ x-1 | 2024-03-05 | wire", line])


def test_score() -> None:
    """What is told and marked is right; what is told and not marked is predicted; a marked one that is not told is missed; background is in no count of predictions."""
    sys.path.insert(0, str(FOLDER.parents[1]))
    import score

    sentences = [
        "[A1: Gunmen] {1 ASSAULT/firearms/current: shot dead} [K1 R1: two officers] in [P1: Gao] on Monday.",
        "[A2: The army] {2 COERCE/-/current: put out} the lights.",
    ]
    one = marks.of_block(["@ x-1 | 2024-03-05 | wire", *sentences])
    other = marks.of_block(["@ x-2 | 2024-03-05 | wire", "Gunmen shot dead two officers in Gao on Monday."])
    old = marks.of_block(["@ x-3 | 2024-03-05 | wire", "[A1: Gunmen] {1 ASSAULT/firearms/background: shot dead} [K1: two officers] in [P1: Gao] on Monday."])
    assert [score.counts(d) for d in (one, other, old)] == [(1, 1, 2), (0, 1, 0), (0, 0, 0)]
    assert score.figures([(1, 1, 2), (0, 1, 0)]) == pytest.approx((50.0, 50.0, 50.0))
    assert score.interval([(1, 1, 2)] * 5) == pytest.approx((200 / 3, 200 / 3))
