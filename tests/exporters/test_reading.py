"""The contract: every reading validates, spans are sorted and inside, the bytes are the same each time."""

from __future__ import annotations

import json

import pytest

from dateline.briefs.faq import answers
from dateline.exporters import reading as export
from dateline.model import ActorRef, Count, Document, Evidence, Reading, Record, Span, Statement
from tests.sample import TEXT, reading


def test_the_sample_is_a_valid_reading() -> None:
    whole = export.as_dict(reading(), answers(reading()))
    assert export.validate(whole, TEXT) == []
    assert list(whole) == ["schema", "document", "events", "tallies", "postures", "truces", "relations", "links", "questions", "dateline"]
    assert json.loads(export.as_json(reading())) == export.as_dict(reading())


def test_values_stand_as_the_contract_says() -> None:
    data = export.as_dict(reading())
    first, second, third, old = data["events"]
    assert first["deaths"] == {"state": "unknown", "low": None, "best": None, "high": None}
    assert first["wounded"]["state"] == "not_mentioned"
    assert second["wounded"] == {"state": "given", "low": 8, "best": 8, "high": 8}
    assert third["deaths"] == {"state": "given", "low": 2, "best": None, "high": None}
    assert third["evidence"] == sorted(third["evidence"])
    assert old["status"] == "background"
    assert data["tallies"][0]["count"] == 66
    assert data["postures"][0]["strength"] == 2500
    assert data["truces"][0] == {**data["truces"][0], "state": "ended", "declared": "2022-11", "ended": None}
    assert data["dateline"]["contradictions"][0]["kind"] == "place"
    assert data["dateline"]["published_basis"] == "header"


def test_bytes_are_the_same_each_time() -> None:
    assert export.as_json(reading()) == export.as_json(reading())


def test_empty_reading_is_valid() -> None:
    assert export.validate(export.as_dict(Reading(Document("A text.")))) == []


def test_an_item_is_listed_once() -> None:
    us = ActorRef("US military", "USA", "state-force")
    twice = tuple(Statement("actors", us, Evidence((Span(0, 2),), "t")) for _ in range(2))
    record = Record("e1", "event", (Span(0, 2),), (Statement("type", "ASSAULT", Evidence((Span(0, 2),), "t")), *twice))
    assert len(export.event(record)["actors"]) == 1


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda d: d["events"][0].update(type="WAR"), "events/0/type"),
        (lambda d: d["events"][0]["deaths"].update(low=-1), "events/0/deaths/low"),
        (lambda d: d["events"][0].update(evidence=[[5, 9999]]), "no span of the text"),
        (lambda d: d["events"][0].update(evidence=[[9, 5]]), "no span of the text"),
        (lambda d: d.pop("links"), "'links' is a required property"),
        (lambda d: d["document"].update(sha256="x"), "document/sha256"),
        (lambda d: d.update(extra=1), "extra"),
    ],
)
def test_validate_names_what_is_wrong(change: object, problem: str) -> None:
    data = json.loads(export.as_json(reading()))
    change(data)  # type: ignore[operator]
    assert any(problem in p for p in export.validate(data, TEXT))


def test_count_of_a_bare_number_is_exact() -> None:
    assert export.count(0) == {"state": "given", "low": 0, "best": 0, "high": 0}
    assert export.count(None)["state"] == "not_mentioned"
    assert export.number(Count("given", 12, None, None)) == 12
