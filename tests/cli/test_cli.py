"""The command line: exit codes, one envelope, results on stdout, one-line errors on stderr, never a traceback, nothing half-written."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import dateline.coding
from dateline.cli import main
from dateline.exporters.reading import validate
from dateline.model import Document, Issue, Reading
from tests.sample import TEXT, reading

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = ("code", "add", "events", "show", "brief", "ask", "inspect", "demo", "issues", "doctor", "actors", "gazetteer")


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    """A coder that knows the sample and finds nothing in any other text."""

    def code(document: Document) -> Reading:
        if document.text == TEXT:
            return reading(document)
        if "explode" in document.text:
            raise ValueError("inside a coder")
        return Reading(document, issues=(Issue("no-date", "no publication date"),) if document.published is None else ())

    monkeypatch.setattr(dateline.coding, "code", code)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "strikes.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def db(tmp_path: Path, article: Path, fake: None, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "a.db"
    assert main(["add", str(article), "--db", str(path)]) == 0
    capsys.readouterr()
    return path


# ---------------------------------------------------------------- help and errors
SUB = {"actors": ("unknown", "check"), "gazetteer": ("find", "import", "list")}


@pytest.mark.parametrize(("command", "sub"), [(c, s) for c in COMMANDS for s in SUB.get(c, ("",))])
def test_every_command_has_help_with_an_example(command: str, sub: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, *filter(None, [sub]), "--help"]) == 0
    out = capsys.readouterr().out
    assert "Examples:" in out
    assert f"dateline {command}" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["code"],
        ["code", "x", "--published", "yesterday"],
        ["events", "--since", "2023-13-01"],
        ["brief", "x", "--as", "docx"],
        ["code", "--bogus"],
    ],
)
def test_wrong_usage_is_2_and_one_line(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("dateline: ")
    assert captured.err.count("\n") == 1


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00\x01\x02" * 99, b"a" * 3_000_000, b"<html>" + b"<div>" * 9999, b"%PDF-1.4", b"x " * 6_000_000],
    ids=["empty", "binary", "one-line", "bomb", "pdf", "large"],
)
def test_bad_input_is_1_and_one_line(content: bytes, tmp_path: Path, fake: None, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    for arguments in (["code", str(path)], ["brief", str(path)], ["inspect", str(path)], ["code", str(path), "--out", str(tmp_path / "out")]):
        assert main(arguments) == 1
        captured = capsys.readouterr()
        assert captured.out == ""
        assert "bad.txt" in captured.err
        assert "Traceback" not in captured.err
    assert not (tmp_path / "out").exists()


def test_errors_in_json_have_one_shape(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["events", "--db", str(tmp_path / "none.db"), "--json"]) == 1
    captured = capsys.readouterr()
    error = json.loads(captured.err)
    assert captured.out == ""
    assert error["ok"] is False
    assert error["error"]["kind"] == "store"


def test_an_unexpected_error_is_one_line(article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(document: Document) -> Reading:
        raise ZeroDivisionError("inside")

    monkeypatch.setattr(dateline.coding, "code", broken)
    assert main(["code", str(article)]) == 1
    err = capsys.readouterr().err
    assert "ZeroDivisionError" in err
    assert err.count("\n") == 1


# ---------------------------------------------------------------- code
def test_code_prints_a_readable_reading(article: Path, fake: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", str(article)]) == 0
    out = capsys.readouterr().out
    for said in (
        "EVENTS (4)",
        "TALLIES (1)",
        "TRUCES (1)",
        "FORCE POSTURES (1)",
        "RELATIONS (1)",
        "LINKS (2)",
        "CONTRADICTIONS (1)",
        "QUESTIONS",
        "ISSUES (1)",
        "not known",
        "wounding eight people",
    ):
        assert said in out
    assert "\x1b[" not in out


def test_code_json_is_the_contract_and_the_same_each_time(article: Path, fake: None, capsys: pytest.CaptureFixture[str]) -> None:
    outputs = []
    for _ in range(2):
        assert main(["code", "--json", str(article)]) == 0
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]
    assert validate(json.loads(outputs[0]), TEXT) == []
    assert json.loads(outputs[0])["questions"]


def test_code_of_several_is_one_line_each_and_goes_on_after_a_bad_one(article: Path, tmp_path: Path, fake: None, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Nothing happened here today.")
    (tmp_path / "b.txt").write_bytes(b"\x00")
    (tmp_path / "c.txt").write_text("These words make the coder explode.")
    assert main(["code", "--json", str(tmp_path)]) == 0
    captured = capsys.readouterr()
    assert [json.loads(line)["document"]["published"] for line in captured.out.splitlines()] == [None, "2023-11-22"]
    assert "b.txt" in captured.err
    assert "c.txt: could not be coded (ValueError" in captured.err
    assert "read 4, coded 2, 2 failed, 2 issues" in captured.err
    assert main(["code", "--json", "--strict", str(tmp_path)]) == 3


def test_code_out_writes_one_file_each(article: Path, tmp_path: Path, fake: None) -> None:
    out = tmp_path / "deep" / "out"
    assert main(["code", str(article), "--out", str(out), "--published", "2023-12-01"]) == 0
    assert [p.name for p in out.iterdir()] == ["strikes.json"]
    data = json.loads((out / "strikes.json").read_text(encoding="utf-8"))
    assert data["document"]["published"] == "2023-12-01"
    assert data["dateline"]["published_basis"] == "option"


def test_code_reads_standard_input(fake: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert main(["code", "-", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["document"]["length"] == len(TEXT)


def test_articles_cannot_write_to_the_terminal(tmp_path: Path, fake: None, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("title: \x1b]0;owned\x07\x1b[31m\u202e\nsource: x\n\nThe army shelled the village.", encoding="utf-8")
    assert main(["code", str(tmp_path / "a.txt")]) == 0
    out = capsys.readouterr().out
    assert not {"\x1b", "\x07", "\u202e"} & set(out)


# ---------------------------------------------------------------- the store
def test_add_twice_changes_nothing(db: Path, article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", str(article), "--db", str(db), "--json"]) == 0
    added = json.loads(capsys.readouterr().out)
    assert added["ok"]
    assert (added["added"]["new"], added["added"]["already_there"]) == (0, 1)


def test_events_show_and_issues(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["events", "--db", str(db)]) == 0
    assert capsys.readouterr().out.count("\n") == 4
    assert main(["events", "--db", str(db), "--json", "--recipient", "kataeb"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [e["deaths"]["state"] for e in listed["events"]] == ["unknown"]
    assert listed["next"] == f"dateline show {listed['events'][0]['id']}"
    assert main(["show", listed["events"][0]["id"], "--db", str(db)]) == 0
    assert "Kataeb Hezbollah" in capsys.readouterr().out
    assert main(["show", listed["events"][0]["reports"][0]["document"], "--db", str(db), "--json"]) == 0
    assert validate(json.loads(capsys.readouterr().out), TEXT) == []
    assert main(["show", "doc_nothing", "--db", str(db)]) == 1
    capsys.readouterr()
    assert main(["issues", "--db", str(db), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["issues"][0]["kind"] == "unread"


def test_add_notes_what_could_not_be_read(db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "b.bin").write_bytes(b"\x00\x01")
    assert main(["add", str(tmp_path / "b.bin"), "--db", str(db)]) == 1
    capsys.readouterr()
    assert main(["issues", "--db", str(db)]) == 0
    assert "not-read: not text: holds NUL bytes" in capsys.readouterr().out


def test_brief_and_ask_of_a_store(db: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["brief", "--db", str(db)]) == 0
    text = capsys.readouterr().out
    assert "How many were killed is not known" in text
    assert main(["brief", "--db", str(db), "--json"]) == 0
    whole = json.loads(capsys.readouterr().out)
    assert whole["ok"]
    assert whole["brief"]["schema"] == "dateline.brief/1"
    assert main(["brief", "--db", str(db), "--as", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == whole["brief"]
    assert main(["brief", "--db", str(db), "--as", "html", "--out", str(tmp_path / "b.html")]) == 0
    assert (tmp_path / "b.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert main(["ask", "--db", str(db), "How many were wounded at Ain al-Asad?"]) == 0
    assert "Eight people [1]." in capsys.readouterr().out
    assert main(["ask", "--db", str(db), "--json", "Will it rain?"]) == 0
    answer = json.loads(capsys.readouterr().out)["answer"]
    assert (answer["known"], answer["understood"]) == (False, None)


def test_brief_and_ask_of_a_file(article: Path, fake: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", str(article), "Does the truce hold?"]) == 0
    assert "No: a truce declared by Iraqi factions" in capsys.readouterr().out
    assert main(["brief", str(article), "--no-faq"]) == 0
    assert "## Questions" not in capsys.readouterr().out
    assert main(["ask", str(article), "What?", "--db", "x.db"]) == 2


def test_actors_unknown(db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["actors", "unknown", "--db", str(db), "--json"]) == 0
    assert {a["name"] for a in json.loads(capsys.readouterr().out)["actors"]} == {"Iran", "Iraqi factions", "militants"}


def test_doctor_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.db").write_text("not a store at all, only text " * 50)
    assert main(["doctor", "--db", str(tmp_path / "a.db")]) == 1
    assert "not a dateline store" in " ".join(capsys.readouterr().out.split())


# ---------------------------------------------------------------- as a process
def process(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **more}
    return subprocess.run([sys.executable, "-m", "dateline", *arguments], capture_output=True, text=True, env=env, check=False)


def test_help_imports_nothing_heavy() -> None:
    heavy = ("rich", "numpy", "onnxruntime", "trafilatura", "jinja2", "yaml", "sqlite3")
    code = f"import sys; from dateline.cli import main; main(['--help']); print(sorted(m for m in {heavy} if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_closed_pipe_is_no_error(db: Path) -> None:
    command = f"{sys.executable} -m dateline brief --db {db} | head -c 10; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, check=False)
    assert done.stderr == ""
    assert done.returncode == 0


def test_same_bytes_under_another_hash_seed(db: Path) -> None:
    outputs = {process("brief", "--db", str(db), "--json", PYTHONHASHSEED=seed).stdout for seed in ("0", "1", "77")}
    assert len(outputs) == 1
    assert len(outputs.pop()) > 1000
