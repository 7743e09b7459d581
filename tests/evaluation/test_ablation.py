"""Rules, weights, both: the difference of two ways, readings that stay apart, and the switch that is put back."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from dateline.coding.events import coder as events
from dateline.readers import Hints, read_bytes
from evaluation.ablation import gained, way
from evaluation.gate import apart, gold_folders
from evaluation.re3d_relations import counted

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("DATELINE_SHARED", str(ROOT.parent / "shared")))


def test_gained() -> None:
    """The same articles both times: no difference, and an interval of nothing; a gain in each article is a gain in each draw."""
    each = [(3, 5, 6), (1, 2, 4), (0, 1, 1)]
    assert gained(each, each) == "+0.0 (+0.0 to +0.0)"
    low = gained(each, [(h + 1, p + 1, g) for h, p, g in each]).split("(")[1]
    assert low.startswith("+")


def test_the_switch_is_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_EVENTS_MODEL", "on")
    held = events.__dict__["triggers"]
    with way("weights"):
        assert events.__dict__["triggers"] is not held
    with way("rules"):
        assert os.environ["DATELINE_EVENTS_MODEL"] == "off"
    with pytest.raises(ZeroDivisionError), way("rules"):
        raise ZeroDivisionError
    assert (events.__dict__["triggers"], os.environ["DATELINE_EVENTS_MODEL"]) == (held, "on")


def test_unseen_readings_stay_apart(tmp_path: Path) -> None:
    """They are no part of what `make score` shows, nor of what the reader learns from."""
    unseen = set(apart(ROOT / "training/readings"))
    assert unseen <= {p.stem for p in (ROOT / "training/readings").glob("*.json")}
    assert not unseen & set((ROOT / "training/reader/readings.txt").read_text(encoding="utf-8").split())
    if not (SHARED / "data" / "wikinews").exists():
        pytest.skip("the shared data are absent")
    folders = gold_folders(SHARED, tmp_path)
    assert not unseen & {p.stem for p in folders["own-readings"].iterdir()}
    assert folders.keys() == {"dev-readings", "own-readings", "news-readings"}


def test_unseen_readings_come_when_asked_for(tmp_path: Path) -> None:
    if not (SHARED / "data" / "wikinews").exists():
        pytest.skip("the shared data are absent")
    folders = gold_folders(SHARED, tmp_path, unseen=True)
    assert {name: len(list(path.glob("*.json"))) for name, path in folders.items() if name.startswith("unseen")} == {
        "unseen-attacks": 14,
        "unseen-mixed": 16,
        "unseen-news": 20,
    }


def test_unseen_documents_are_left_out_of_training() -> None:
    source = (ROOT / "training/reader/train.py").read_text(encoding="utf-8")
    for name in apart(ROOT / "training/readings"):
        document = json.loads((ROOT / f"training/readings/{name}.json").read_text(encoding="utf-8"))["document"]
        assert document["source"] != "WikiEvents" or document["origin_id"] in source


def test_relations_are_matched_by_where_they_stand() -> None:
    text = "The army is fighting the Houthis in Yemen, and the war went on for years while talks failed."
    document = read_bytes(text.encode(), Hints(published="2017-01-01"))[0]
    gold = {"type": "FightingAgainst", "sourceBegin": 0, "sourceEnd": 8, "targetBegin": 21, "targetEnd": 32}
    turned = {"type": "FightingAgainst", "sourceBegin": 21, "sourceEnd": 32, "targetBegin": 0, "targetEnd": 8}
    assert counted(document, [gold])["FightingAgainst"] == counted(document, [turned])["FightingAgainst"] == (1, 1, 1)
    assert counted(document, [])["FightingAgainst"] == (0, 1, 0)
