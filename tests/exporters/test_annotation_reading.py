"""Web annotations point at the words; readings are the contract."""

from __future__ import annotations

import json

from dateline.exporters.reading import validate
from dateline.store import SqliteStore
from tests.exporters.conftest import Export


def test_every_selector_finds_its_words_in_the_stored_text(exported: Export, store: SqliteStore) -> None:
    out, summary = exported("annotation")
    page = json.loads(out.read_text(encoding="utf-8"))
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    assert len(page["items"]) == summary.written > 20
    texts = {f"urn:dateline:{d.id}": d.text for d in store.documents()}
    for a in page["items"]:
        assert a["target"]
        for target in a["target"]:
            position, quote = target["selector"]
            text = texts[target["source"]]
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert text.find(quote["prefix"] + quote["exact"] + quote["suffix"]) >= 0
    assert len({a["id"] for a in page["items"]}) == len(page["items"])


def test_annotations_say_unknown_and_per_whom(exported: Export) -> None:
    out, _ = exported("annotation")
    said = [json.loads(a["body"][1]["value"]) for a in json.loads(out.read_text(encoding="utf-8"))["items"]]
    assert any(s["field"] == "deaths" and s["value"]["state"] == "unknown" for s in said)
    assert any(s["speaker"] == "the US military said" for s in said)


def test_readings_follow_the_contract(exported: Export) -> None:
    out, summary = exported("reading")
    made = [json.loads(x) for x in out.read_text(encoding="utf-8").splitlines()]
    assert len(made) == summary.written
    assert [validate(r) for r in made] == [[]] * len(made)
    assert {r["document"]["source"] for r in made} >= {"Harbour Gazette", "Zero Herald"}
    only, _ = exported("reading", place="Jurf")
    assert [json.loads(x)["document"]["source"] for x in only.read_text(encoding="utf-8").splitlines()] == ["Harbour Gazette"]
