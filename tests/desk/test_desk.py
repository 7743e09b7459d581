"""The desk over the ten dispatches: one picture from Python and from the command line."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import dateline
from dateline.cli import main
from dateline.cli.demo import example_files
from dateline.desk import Desk, Table
from dateline.errors import DatelineError, StoreError

US = "us-forces"


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("desk") / "iraq.db"
    assert main(["add", *map(str, example_files()), "--db", str(path)]) == 0
    return path


@pytest.fixture
def db(coded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(coded, tmp_path / "iraq.db"))


@pytest.fixture
def desk(db: Path) -> Iterator[Desk]:
    with dateline.open(db) as opened:
        yield opened


def test_the_attack_on_the_base_is_one_event_with_eight_wounded(desk: Desk) -> None:
    (attack,) = [e for e in desk.events(place="asad", type="ASSAULT") if e["wounded_best"]]
    assert (attack["wounded_best"], attack["deaths_best"], attack["country"]) == (8, None, "IRQ")
    assert attack["sources"] >= 4
    event = desk.event(attack["id"])
    texts = {r.document.id: r.document.text for r in desk.readings()}
    for report in event.reports:
        _, record = desk.store.find(report.id)
        assert record is not None
        assert all(s.of(texts[report.document]) for s in record.spans)


def test_tables_for_notebooks(desk: Desk) -> None:
    events = desk.events(country="IRQ")
    assert len(events) > 5
    assert events._repr_html_().count("<tr>") == len(events) + 1
    assert {r["country"] for r in desk.tally("country")} >= {"IRQ", "all"}
    assert {(p["best"], p["counter"]) for p in desk.published() if p["unit"] == "attacks"} >= {(68, "Islamic Resistance in Iraq")}
    assert {(p["place"], p["best"]) for p in desk.postures()} == {("Iraq", 2500), ("Syria", 900)}
    assert {t["state"] for t in desk.truces()} >= {"ended"}
    assert desk.contradictions()
    assert "[1]" in desk.brief()
    assert desk.ask("How many were wounded at Ain al-Asad?").known


def test_cells_are_escaped() -> None:
    table = Table(["<b>"], [{"<b>": "<script>alert(1)</script>"}], "<i>")
    page = table._repr_html_()
    assert "<script>" not in page
    assert "<b>" not in page
    assert "<i>" not in page


def test_a_frame_keeps_whole_numbers_whole() -> None:
    pandas = pytest.importorskip("pandas")
    frame = Table(["n", "name"], [{"n": 8, "name": "a"}, {"n": None, "name": "b"}]).to_pandas()
    assert str(frame["n"].dtype) == "Int64"
    assert frame["n"][1] is pandas.NA


def test_without_pandas_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(DatelineError, match="pip install"):
        Table(["n"], []).to_pandas()


def test_wrong_questions_are_named(desk: Desk) -> None:
    with pytest.raises(DatelineError, match="no such filter: colour"):
        desk.events(colour="red")
    with pytest.raises(DatelineError, match="cannot count by"):
        desk.tally("colour")
    with pytest.raises(StoreError, match="no such event"):
        desk.event("ev_000000000000")
    with pytest.raises(DatelineError, match="no such report"):
        desk.judge("doc_x/e1", "doc_y/e1", "same", "ana", "twins")
    with pytest.raises(DatelineError, match="name of a person"):
        desk.judge("doc_x/e1", "doc_y/e1", "same", "rule:merge@1", "twins")


def test_a_judgement_joins_in_brief_and_events_and_split_parts_again(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with dateline.open(db) as desk:
        before = len(desk.events(type="ASSAULT"))
        alone = [e for e in desk.each_event(type="ASSAULT") if len(e.reports) == 1 and e.value("when")]
        a, b = next((x, y) for x in alone for y in alone if x.id < y.id and x.reports[0].document != y.reports[0].document)
    common = ["--by", "ana", "--why", "read both", "--db", str(db)]
    assert main(["judge", a.id, b.reports[0].id, "same", *common, "--json"]) == 0
    (joined,) = json.loads(capsys.readouterr().out)["events"]
    with dateline.open(db) as desk:
        assert len(desk.events(type="ASSAULT")) == before - 1
    assert main(["why", joined["id"], "--db", str(db)]) == 0
    assert "by ana: read both" in capsys.readouterr().out
    assert main(["split", joined["id"], b.reports[0].id, *common]) == 0
    with dateline.open(db) as desk:
        assert len(desk.events(type="ASSAULT")) == before
        assert [j.by for j in desk.store.merged.said()] == ["ana", "ana"]


VERBS = (
    ["events"], ["tally", "--by", "country,week"], ["reconcile"], ["truces"], ["postures"], ["network"], ["responses"], ["contradictions"], ["timeline"],
    ["events", "--type", "assault", "--limit", "3"], ["tally", "--recipient", US, "--since", "2023-10-17"], ["brief", "--about", "hezbollah"],
    ["brief", "--on", "2023-11-21"],
)  # fmt: skip


@pytest.mark.parametrize("verb", VERBS, ids=" ".join)
def test_verbs_print_for_people_and_as_json(verb: list[str], db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*verb, "--db", str(db)]) == 0
    assert len(capsys.readouterr().out.splitlines()) > 1
    assert main([*verb, "--db", str(db), "--json"]) == 0
    out = json.loads(capsys.readouterr().out)
    assert out["ok"] is True
    (data,) = [v for k, v in out.items() if k not in ("ok", "next")]
    assert data


@pytest.mark.parametrize("verb", ["events", "truces", "postures", "network", "responses", "contradictions", "timeline", "reconcile", "tally"])
def test_verbs_on_an_empty_store_say_so(verb: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "empty.db"
    dateline.open(path, create=True).close()
    assert main([verb, "--db", str(path)]) == 0
    captured = capsys.readouterr()
    assert captured.out or captured.err
    assert main([verb, "--db", str(path), "--json"]) == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["judge", "ev_x", "ev_y", "equal", "--by", "a", "--why", "b"], 2),
        (["judge", "ev_000000000000", "ev_y", "same", "--by", "a", "--why", "b"], 1),
        (["tally", "--by", "colour"], 2),
        (["events", "--type", "RAID"], 2),
        (["events", "--status", "maybe"], 2),
        (["events", "--country", "Atlantis"], 2),
        (["events", "--since", "2024-02-01", "--until", "2024-01-01"], 2),
        (["network", "--as", "png"], 2),
        (["truces", "--on", "soon"], 2),
        (["show", "ev_0000"], 1),
        (["reconcile", "nothing/t1"], 1),
        (["show", "ev_", "--policy", "newest"], 2),
    ],
)
def test_bad_questions_are_one_line(arguments: list[str], code: int, db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*arguments, "--db", str(db)]) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("dateline: ")
    assert captured.err.count("\n") == 1


def test_an_event_is_shown_with_every_telling_and_by_another_policy(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with dateline.open(db) as desk:
        many = max(desk.each_event(), key=lambda e: len(e.reports))
    assert main(["show", many.id, "--db", str(db)]) == 0
    out = capsys.readouterr().out
    assert "“" in out
    assert all((r.source or "") in out for r in many.reports)
    assert main(["show", many.id, "--policy", "median", "--db", str(db), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["event"]["settled"]["wounded"]["policy"] == "median"
    assert main(["network", "--as", "dot", "--db", str(db)]) == 0
    assert capsys.readouterr().out.startswith("digraph ties {")
