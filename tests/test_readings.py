"""The expert readings are well formed, and their texts can be rebuilt from the shared data."""

from __future__ import annotations

import copy
import importlib.util
import json
import os
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
READINGS = ROOT / "training" / "readings"
SHARED = Path(os.environ.get("DATELINE_SHARED", str(ROOT.parent / "shared")))


def tool(name: str) -> ModuleType:
    """A script of tools/ as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


CHECK = tool("check_readings")
TEXTS = tool("readings_texts")


def one_reading() -> dict[str, Any]:
    """Some reading with events."""
    reading: dict[str, Any] = json.loads((READINGS / "jolo-cathedral.json").read_text(encoding="utf-8"))
    return reading


@pytest.mark.parametrize("path", sorted(READINGS.glob("*.json")), ids=lambda p: p.stem)
def test_fields_and_links_are_valid(path: Path) -> None:
    reading = json.loads(path.read_text(encoding="utf-8"))
    found = [fault for event in reading["events"] for fault in CHECK.event_faults(event)]
    assert [*found, *CHECK.other_faults(reading), *CHECK.span_faults(reading, "x" * reading["document"]["length"])] == []


def test_texts_are_the_ones_that_were_read(tmp_path: Path) -> None:
    if not (SHARED / "data" / "wikinews").exists():
        pytest.skip("the shared data are absent")
    assert TEXTS.rebuild(READINGS, SHARED, tmp_path) == []
    for path in sorted(tmp_path.glob("*.json")):
        with path.with_suffix(".txt").open(encoding="utf-8", newline="") as handle:
            text = handle.read()
        assert list(CHECK.faults(json.loads(path.read_text(encoding="utf-8")), text)) == []


@pytest.mark.parametrize("path", sorted([*READINGS.glob("news/*.json"), *READINGS.glob("news-unseen/*.json")]), ids=lambda p: p.stem)
def test_readings_of_our_own_texts(path: Path) -> None:
    with path.with_suffix(".txt").open(encoding="utf-8", newline="") as handle:
        text = handle.read()
    reading = json.loads(path.read_text(encoding="utf-8"))
    assert list(CHECK.faults(reading, text)) == []
    assert reading["document"]["source"] == "dateline"
    assert "invented" in reading["document"]["note"]


BACKWARDS = {"start": "2019-02", "end": "2019-01", "precision": "month"}


@pytest.mark.parametrize(("key", "value"), [("type", "ATTACK"), ("mode", "bomb"), ("status", "now"), ("when", BACKWARDS)])
def test_a_wrong_value_is_a_fault(key: str, value: Any) -> None:
    event = copy.deepcopy(one_reading()["events"][0])
    event[key] = value
    assert list(CHECK.event_faults(event))


def test_a_link_to_nothing_is_a_fault() -> None:
    reading = one_reading()
    reading["links"].append({"from": "e1", "to": "e99", "type": "follows", "speaker": None, "evidence": []})
    assert list(CHECK.other_faults(reading))
