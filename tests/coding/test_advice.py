"""Where the model is heard beside the rules: a stand-in says what it sees."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import pytest

from dateline.coding import code
from dateline.coding.events import coder as events
from dateline.errors import DataError
from dateline.model import Record
from dateline.readers import read_text
from dateline.text import Analysis
from dateline.text.telling import Telling, event_network


@dataclass
class Stub:
    """What a model would see: (word, type, status) tell events; (telling word, part, word) are parts of them; all else is none."""

    tells: list[tuple[str, str, str]]
    parts_of: list[tuple[str, str, str]]

    def __call__(self, analysis: Analysis) -> Telling:
        labels = event_network().labels
        words = [t.text for t in analysis.tokens]
        types, statuses = np.zeros((len(words), 17)), np.zeros((len(words), 5))
        types[:, 0], statuses[:, 0] = 1, 1
        for word, kind, status in self.tells:
            i = words.index(word)
            types[i, 0], types[i, labels["types"].index(kind) + 1] = 0.005, 0.995
            statuses[i], statuses[i, labels["statuses"].index(status)] = 0, 1
        found = {(words.index(w), p): {words.index(o): 0.99 for w2, p2, o in self.parts_of if (w2, p2) == (w, p)} for w, p, _ in self.parts_of}

        class Seen(Telling):
            def parts(self, i: int) -> dict[str, dict[int, float]]:
                return {p: v for (k, p), v in found.items() if k == i}

        return Seen(types, statuses, None, ())


def coded(monkeypatch: pytest.MonkeyPatch, text: str, stub: Stub) -> list[Record]:
    monkeypatch.setattr(events, "telling", stub)
    return list(code(read_text("date 2023-11-22\n\n" + text)).events)


def names(e: Record, field: str) -> list[str]:
    return [cast(Any, s.value).name for s in e.statements if s.field == field]


def test_an_act_in_words_that_no_rule_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told, with its parts, and says that the weights found it."""
    text = "Rebels smote a convoy of the Nigerian army near Maiduguri on Tuesday. Police arrested nobody."
    stub = Stub([("smote", "ASSAULT", "current")], [("smote", "actor", "Rebels"), ("smote", "recipient", "army")])
    (e,) = [e for e in coded(monkeypatch, text, stub) if e.value("type") == "ASSAULT"]
    assert names(e, "actors") == ["Rebels"]
    assert next(s.evidence.coder for s in e.statements if s.field == "type") == "weights:events.assault"


def test_sides_that_stand_the_wrong_way(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Gunmen killed two soldiers in Mosul on Tuesday."
    stub = Stub([("killed", "ASSAULT", "current")], [("killed", "actor", "soldiers"), ("killed", "recipient", "Gunmen")])
    (e,) = coded(monkeypatch, text, stub)
    assert names(e, "recipients")[:1] == ["Gunmen"]


def test_a_word_that_tells_nothing_is_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The Iranian government slammed Israel on Tuesday."
    assert [e.value("type") for e in coded(monkeypatch, text, Stub([("slammed", "ACCUSE", "current")], []))] == ["ACCUSE"]
    assert coded(monkeypatch, text, Stub([], [])) == []


def test_violence_that_befell_somebody_is_not_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(coded(monkeypatch, "Gunmen killed two soldiers in Mosul on Tuesday.", Stub([], []))) == 1


def test_status_where_no_rule_spoke(monkeypatch: pytest.MonkeyPatch) -> None:
    stub = Stub([("killed", "ASSAULT", "background")], [])
    (e,) = coded(monkeypatch, "Gunmen killed two soldiers in Mosul.", stub)
    assert e.value("status") == "background"


def test_rules_keep_the_last_word_on_negation(monkeypatch: pytest.MonkeyPatch) -> None:
    stub = Stub([("attack", "ASSAULT", "current")], [])
    found = coded(monkeypatch, "The militia did not attack the base in Mosul on Tuesday.", stub)
    assert all(e.value("status") == "denied" for e in found)


def test_off(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the model the rules stand alone."""
    monkeypatch.setenv("DATELINE_EVENTS_MODEL", "off")
    monkeypatch.setattr(events, "telling", None)
    assert len(code(read_text("date 2023-11-22\n\nGunmen killed two soldiers in Mosul on Tuesday.")).events) == 1


def test_neither_on_nor_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_EVENTS_MODEL", "maybe")
    with pytest.raises(DataError, match="DATELINE_EVENTS_MODEL: neither on nor off: 'maybe'"):
        code(read_text("date 2023-11-22\n\nGunmen killed two soldiers in Mosul on Tuesday."))


def test_who_died_when_who_raked() -> None:
    """With the model itself: the act is told by what it did, and the doers stand in a clause of time."""
    text = "date 2024-05-02\n\nTwo gendarmes died on Wednesday when gunmen raked a checkpoint near Djibo with automatic fire, the mayor said."
    (e,) = [e for e in code(read_text(text)).events if e.value("type") == "ASSAULT"]
    assert names(e, "actors") == ["gunmen"]
    assert names(e, "recipients") == ["gendarmes"]
