"""FollowTheMoney entities, as the model of its own library takes them."""

from __future__ import annotations

import json

import pytest

from tests.exporters.conftest import Export


def entities(exported: Export, **wanted: str) -> list[dict[str, object]]:
    out, _ = exported("ftm", **wanted)
    return [json.loads(x) for x in out.read_text(encoding="utf-8").splitlines()]


def test_every_entity_stands_once_and_what_it_points_to_is_there(exported: Export) -> None:
    made = entities(exported)
    ids = [e["id"] for e in made]
    assert len(ids) == len(set(ids))
    for e in made:
        for name in ("involved", "addressEntity", "proof"):
            assert set(e["properties"].get(name, [])) <= set(ids)  # type: ignore[attr-defined]


def test_nobody_unnamed_becomes_an_entity(exported: Export) -> None:
    made = entities(exported)
    names = {n for e in made if e["schema"] in ("Organization", "PublicBody", "Person") for n in e["properties"]["name"]}  # type: ignore[index]
    assert "US military" in names
    assert not names & {"militants", "civilians"}
    assert any("militants" in e["properties"].get("namesMentioned", []) for e in made)  # type: ignore[attr-defined]


def test_unknown_zero_and_silence(exported: Export) -> None:
    notes = {e["properties"]["publisher"][0]: e["properties"]["notes"] for e in entities(exported) if e["schema"] == "Event"}  # type: ignore[index]
    assert "deaths: low 0, best 0, high 0" in notes["Zero Herald"]
    assert not [n for n in notes["Talks Times"] if n.startswith("deaths")]


def test_the_library_takes_every_value(exported: Export) -> None:
    ftm = pytest.importorskip("followthemoney", reason="followthemoney checks the entities; install it")
    for e in entities(exported):
        proxy = ftm.model.get_proxy(e, cleaned=False)
        ftm.model.get(e["schema"]).validate(e)
        for name, values in e["properties"].items():  # type: ignore[attr-defined]
            assert len(proxy.get(name)) == len(values), (e["id"], name, values)
