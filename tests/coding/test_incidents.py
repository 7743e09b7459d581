"""Role fillers into entities and incidents, with judgements given."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.coding.grouping import incidents as room
from dateline.coding.grouping.incidents import Settings, entities, incidents
from dateline.text.fillers import Filler


def filler(text: str, role: str, start: int, sentence: int = 0, score: float = 0.9, kind: str = "ATTACK") -> Filler:
    return Filler(start, start + len(text), text, role, score, sentence, {"type": (kind, 0.9)}, None)


def test_a_name_within_a_longer_one_is_one_entity() -> None:
    fs = [filler("PEREZ", "NAME", 50, score=0.99), filler("Juan Perez", "NAME", 0, score=0.8), filler("THE PEASANTS", "PEOPLE", 80), filler("peasants", "PEOPLE", 99)]
    found = entities(fs, np.zeros((4, 4)), 0.5)
    assert [(e.role, e.fillers[0].text, len(e.fillers)) for e in found] == [("NAME", "Juan Perez", 2), ("PEOPLE", "THE PEASANTS", 2)]


def test_common_nouns_within_longer_ones_stay_apart() -> None:
    fs = [filler("bus", "TARGET", 0), filler("bus station", "TARGET", 20)]
    assert len(entities(fs, np.zeros((2, 2)), 0.5)) == 2


def judged_by(monkeypatch: pytest.MonkeyPatch, together: list[list[float]]) -> None:
    n = len(together)
    monkeypatch.setattr(room, "judged", lambda fs: (np.zeros((n, n)), np.array(together)))


def test_two_incidents_share_one_group(monkeypatch: pytest.MonkeyPatch) -> None:
    fs = [filler("BRIDGE", "TARGET", 0), filler("BANK", "TARGET", 50, 1), filler("FMLN", "ORG", 90, 2), filler("BOMB", "WEAPON", 60, 1, kind="BOMBING")]
    judged_by(monkeypatch, [[1, 0.1, 0.8, 0.2], [0.1, 1, 0.7, 0.3], [0.8, 0.7, 1, 0.5], [0.2, 0.3, 0.5, 1]])
    found = incidents(fs, Settings(shared=0.6))
    assert [[e.fillers[0].text for e in i.entities] for i in found] == [["BRIDGE", "FMLN"], ["BANK", "BOMB", "FMLN"]]
    assert found[1].trait("type") == "ATTACK"


def test_order_of_fillers_does_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    fs = [filler("A", "TARGET", 0), filler("B", "PEOPLE", 10), filler("C", "NAME", 20)]
    table = [[1, 0.9, 0.4], [0.9, 1, 0.2], [0.4, 0.2, 1]]
    judged_by(monkeypatch, table)
    one = incidents(fs)
    judged_by(monkeypatch, [row[::-1] for row in table[::-1]])
    assert [[e.fillers[0].text for e in i.entities] for i in incidents(fs[::-1])] == [[e.fillers[0].text for e in i.entities] for i in one]


def test_nothing() -> None:
    assert incidents([]) == []
