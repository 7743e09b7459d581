"""The gate holds scores; it lowers a floor only when it is told to; a changed corpus is not compared."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from evaluation import gate
from evaluation.corpora import shared
from evaluation.score_reading import gold_pairs

NOW = gate.Pin("abc", 5, {"overall.f1": 61.0, "false_events_per_document": 0.4})


def with_scores(f1: float, false_events: float, digest: str = "abc") -> gate.Pin:
    return dataclasses.replace(NOW, digest=digest, floors={"overall.f1": f1, "false_events_per_document": false_events})


@pytest.fixture
def floors(tmp_path: Path) -> Path:
    path = tmp_path / "floors.json"
    gate.save(path, {"dev": NOW})
    return path


@pytest.mark.parametrize(("f1", "false_events", "code"), [(61.0, 0.4, 0), (70.0, 0.0, 0), (60.9, 0.4, 1), (61.0, 0.6, 1)])
def test_a_lower_score_fails(floors: Path, f1: float, false_events: float, code: int) -> None:
    assert gate.judge(floors, "dev", with_scores(f1, false_events), update=False, allow_regression=False)[0] == code
    assert gate.load(floors) == {"dev": NOW}


def test_another_corpus_fails(floors: Path) -> None:
    code, said = gate.judge(floors, "dev", with_scores(99, 0, digest="xyz"), update=False, allow_regression=False)
    assert code == 1
    assert "not the corpus" in said[0]


def test_no_floors_fail(tmp_path: Path) -> None:
    assert gate.judge(tmp_path / "none.json", "dev", NOW, update=False, allow_regression=False)[0] == 1


def test_update_raises_but_does_not_lower(floors: Path) -> None:
    assert gate.judge(floors, "dev", with_scores(50, 0.4), update=True, allow_regression=False)[0] == 1
    assert gate.load(floors)["dev"] == NOW
    assert gate.judge(floors, "dev", with_scores(99, 0, digest="xyz"), update=True, allow_regression=False)[0] == 1
    assert gate.judge(floors, "dev", with_scores(65, 0.2), update=True, allow_regression=False)[0] == 0
    assert gate.load(floors)["dev"].floors["overall.f1"] == 65
    assert gate.judge(floors, "dev", with_scores(50, 0.4), update=True, allow_regression=True)[0] == 0
    assert gate.load(floors)["dev"].floors["overall.f1"] == 50


def test_without_the_corpora_only_our_own_texts_are_held(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gate.main(["--shared", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "only our own texts are scored" in out
    assert "dev-readings" not in out


def test_the_floors_file_is_readable() -> None:
    for name, pin in gate.load(gate.FLOORS).items():
        assert pin.documents > 0, name
        assert len(pin.digest) == 16
        assert all(0 <= floor <= 100 for floor in pin.floors.values())


def test_today_s_scores_hold() -> None:
    """What CI asks: no score is lower than its floor."""
    if not gold_pairs(shared() / "reading" / "dev"):
        pytest.skip(f"no expert readings in {shared()} (set DATELINE_SHARED)")
    if not gate.load(gate.FLOORS):
        pytest.skip("no floors yet")
    assert gate.main([]) == 0


def test_pins_are_plain_json(floors: Path) -> None:
    assert json.loads(floors.read_text())["dev"]["floors"] == NOW.floors
