"""Each fault in a reading costs points; a perfect reading costs none. The gold reading here is made up."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evaluation.score_reading import score_document, score_folder, summarise

TEXT = (
    "Fighters of the Red Front attacked a convoy near Exville on 3 May, killing four soldiers. The army answered with an air strike. "
    "It was the 12th attack since March. The army has 300 soldiers there. The attack broke a truce. "
    "Borduria backs the Red Front. In 1990 rebels took the town."
)


def span(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def event(id_: str, words: str, **values: Any) -> dict[str, Any]:
    nothing = {"state": "not_mentioned", "low": None, "best": None, "high": None}
    empty: dict[str, Any] = {k: [] for k in ("actors", "recipients", "places", "weapons", "targets", "speakers", "claimed_by")}
    base = {"id": id_, "type": "ASSAULT", "mode": None, "status": "current", "deaths": nothing, "wounded": nothing, "certainty": "certain"}
    return {**base, **empty, "when": {"start": "2021-05-03", "end": "2021-05-03", "precision": "day"}, "evidence": [span(words)], **values}


FRONT, ARMY = {"name": "Red Front", "country": None, "kind": "armed-group"}, {"name": "army", "country": None, "kind": "state-force"}
PLACE = {"name": "Exville", "country": None, "lat": 10.0, "lon": 10.0, "precision": "near"}
GOLD: dict[str, Any] = {
    "events": [
        event(
            "e1",
            "attacked a convoy near Exville on 3 May, killing four soldiers",
            actors=[FRONT],
            recipients=[ARMY],
            places=[PLACE],
            deaths={"state": "given", "low": 4, "best": 4, "high": 4},
            targets=["convoy"],
        ),
        event("e2", "The army answered with an air strike", mode="aerial", actors=[ARMY], recipients=[FRONT], optional=False),
        event("b1", "In 1990 rebels took the town", status="background", when={"start": "1990", "end": "1990", "precision": "year"}, optional=True),
    ],
    "tallies": [{"id": "t1", "count": 12, "unit": "attacks", "since": "2021-03-01", "evidence": [span("12th attack since March")]}],
    "postures": [{"id": "p1", "actor": ARMY, "strength": 300, "place": PLACE, "evidence": [span("300 soldiers")]}],
    "truces": [{"id": "c1", "by": [], "state": "broken", "evidence": [span("broke a truce")]}],
    "relations": [{"subject": "Borduria", "relation": "backs", "object": "Red Front", "evidence": [span("Borduria backs")]}],
    "links": [{"from": "e2", "to": "e1", "type": "response_to", "evidence": [span("answered")]}],
}


def scored(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    predicted = copy.deepcopy(GOLD)
    change(predicted)
    return score_document(GOLD, predicted, TEXT).summary()


def test_gold_against_itself() -> None:
    result = scored(lambda p: None)
    assert (result["overall"]["f1"], result["false_events_per_document"], result["evidence_valid"]) == (100, 0, 100)


def test_nothing_scores_nothing() -> None:
    assert score_document(GOLD, {}, TEXT).summary()["overall"]["f1"] == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda p: p["events"].pop(0),
        lambda p: p["events"][0]["deaths"].update(low=0, best=0, high=0),
        lambda p: p["events"][1]["wounded"].update(state="given", low=0, best=0, high=0),
        lambda p: p["events"][1].update(actors=[FRONT], recipients=[ARMY]),
        lambda p: p["events"][0].update(type="PROTEST"),
        lambda p: p["events"][0]["when"].update(start="2021-03-01", end="2021-03-01"),
        lambda p: p["events"][0].update(places=[{"name": "Baghdad", "lat": 33.3, "lon": 44.4, "precision": "exact"}]),
        lambda p: p["tallies"].pop(0),
        lambda p: p["tallies"][0].update(count=65),
        lambda p: p["postures"][0].update(strength=2500),
        lambda p: p["truces"][0].update(state="in-force"),
        lambda p: p["relations"].pop(0),
        lambda p: p["links"][0].update(type="follows"),
    ],
)
def test_each_fault_costs(change: Callable[[dict[str, Any]], object]) -> None:
    assert scored(change)["overall"]["f1"] < 100


def test_background_told_as_current_is_a_false_event() -> None:
    assert scored(lambda p: p["events"][2].update(status="current"))["false_events_per_document"] == 1


def test_an_invented_event_is_false_and_spurious() -> None:
    extra = {"id": "x", "type": "ASSAULT", "status": "current", "actors": [{"name": "Syldavia"}], "evidence": [span("The army has")]}
    result = scored(lambda p: p["events"].append(extra))
    assert result["false_events_per_document"] == 1
    assert result["overall"]["f1"] < 100


def test_optional_records_may_be_absent() -> None:
    assert scored(lambda p: p["events"].pop(2))["overall"]["f1"] == 100


def test_accepted_values_are_right() -> None:
    gold = copy.deepcopy(GOLD)
    gold["events"][0]["accept"] = {"actors": ["the Front of the Red"], "type": ["COERCE"]}
    predicted = copy.deepcopy(GOLD)
    predicted["events"][0].update(type="COERCE", actors=[{"name": "Front of the Red"}])
    assert score_document(gold, predicted, TEXT).summary()["overall"]["f1"] == 100


def test_evidence_outside_the_text_is_invalid() -> None:
    assert scored(lambda p: p["events"][0].update(evidence=[[10, 99999]]))["evidence_valid"] < 100


@pytest.mark.parametrize("broken", ["", "[]", "{", '{"events": 3}', '{"events": [{"evidence": "x", "when": 5, "deaths": 7}]}'])
def test_malformed_predictions_never_crash(tmp_path: Path, broken: str) -> None:
    gold, predicted = tmp_path / "gold", tmp_path / "pred"
    gold.mkdir()
    predicted.mkdir()
    (gold / "a.json").write_text(json.dumps(GOLD))
    (gold / "a.txt").write_text(TEXT)
    (predicted / "a.json").write_text(broken)
    result = summarise(score_folder(gold, predicted))
    assert result["overall"]["right"] == 0
    assert result["documents"] == 1
