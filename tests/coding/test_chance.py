"""How likely two mentions are one act: the learnt weights, what they were learnt from, and where rules have the last word."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

import dateline.coding.grouping.chance as chance
from dateline.coding import code
from dateline.errors import WeightsError
from dateline.readers import Hints, read_text


def row(**known: float) -> list[float]:
    """Traits that are all 0 but for the named ones, "_" for a space."""
    out = [0.0] * len(chance.NAMES)
    for name, value in known.items():
        out[chance.NAMES.index(name.replace("_", " "))] = value
    return out


def test_no_group_no_chance() -> None:
    assert chance.one_act([]) == []


def test_chances_are_probabilities_and_do_not_hang_on_their_neighbours() -> None:
    rows = [row(), row(word=2.0, place=2.0, points=4.0, seen=1.0, most_alike=0.9, alike=0.9), row(points=-4.0, fresh=-4.0)]
    together = chance.one_act(rows)
    assert all(0 <= p <= 1 for p in together)
    assert np.allclose(together, [chance.one_act([r])[0] for r in rows], atol=1e-12)


@pytest.mark.parametrize("reason", chance.CERTAIN)
def test_rules_have_the_last_word_where_they_are_certain(reason: str) -> None:
    likely = row(word=2.0, place=2.0, deed=4.0, points=8.0, seen=1.0, most_alike=1.0, alike=1.0)
    assert chance.one_act([likely])[0] > 0.5
    likely[chance.NAMES.index(f"apart: {reason}")] = 1.0
    assert chance.one_act([likely]) == [0.0]


def test_every_certain_reason_is_one_that_is_given() -> None:
    assert set(chance.REASONS) > set(chance.CERTAIN)


def test_weights_of_other_traits_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "labels.json").write_text(json.dumps({"names": ["word"]}))
    monkeypatch.setattr(chance, "folder", lambda name: tmp_path)
    chance._weights.cache_clear()
    try:
        with pytest.raises(WeightsError, match="train them again"):
            chance.one_act([row()])
    finally:
        chance._weights.cache_clear()


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Gunmen killed six farmers near Gao on Monday. The attack was the third this month, the mayor said.", 1),
        ("A bomb killed six in Quetta on Monday. Another bomb killed two in Chaman hours later.", 2),
        ("Rebels shelled Bor on Sunday. Government jets then bombed rebel positions near Malakal.", 2),
    ],
)
@pytest.mark.parametrize("model", ["on", "off"])
def test_one_act_or_two(text: str, acts: int, model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_EVENTS_MODEL", model)
    events = [e for e in code(read_text(text, Hints(published="2025-06-10"))).events if e.value("type") == "ASSAULT" and e.value("status") == "current"]
    assert len(events) == acts
