"""What comes out: UTF-8 whatever the locale, nothing that steers a terminal, a plain word when it cannot be written, and empty names refused."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import dateline.coding
from dateline.cli import main
from tests.sample import TEXT, reading

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "strikes.txt"
    path.write_text(TEXT + "\n\n“Quoted” words – said.", encoding="utf-8")
    return path


def shell(command: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **more}
    return subprocess.run(["bash", "-c", f"exec {sys.executable} -m dateline {command}"], capture_output=True, env=env, check=False)


@pytest.mark.parametrize("locale", [{"PYTHONIOENCODING": "latin1"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}])
def test_results_are_utf8_in_any_locale(article: Path, locale: dict[str, str]) -> None:
    done = shell(f"code {article}", **locale)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "·" in done.stdout.decode()
    assert done.stdout == shell(f"code {article}").stdout


@pytest.mark.parametrize("command", ["--version", "--help", "code {article}", "code {article} --json"])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_or_closed_output_is_said(article: Path, command: str, unbuffered: str) -> None:
    for where in (">/dev/full", ">&-"):
        done = shell(f"{command.format(article=article)} {where}", PYTHONUNBUFFERED=unbuffered)
        assert done.returncode == 1
        assert b"standard output cannot be written" in done.stderr
        assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["code", ""],
        ["add", ""],
        ["watch", ""],
        ["brief", ""],
        ["inspect", ""],
        ["ask", "", "Who?"],
        ["events", "--db", ""],
        ["add", "x", "--db", ""],
        ["code", "x", "--out", ""],
        ["brief", "x", "--out", ""],
        ["brief", "x", "--since-brief", ""],
        ["inspect", "x", "--html", ""],
        ["publish", ""],
        ["import", "", "--as", "acled"],
        ["compare", "--as", "acled", "--with", ""],
        ["gazetteer", "import", ""],
        ["actors", "check", ""],
        ["demo", "--db", ""],
    ],
)
def test_an_empty_name_is_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "empty name" in capsys.readouterr().err


def test_a_sound_feed_without_entries_is_said_and_no_failure(tmp_path: Path, article: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(dateline.coding, "code", reading)
    feed = tmp_path / "t.xml"
    feed.write_text('<rss version="2.0"><channel><title>x</title></channel></rss>')
    for arguments in (["code", str(feed)], ["add", str(feed), "--strict", "--db", str(tmp_path / "a.db")], ["code", str(feed), str(feed), "--json"]):
        assert main(arguments) == 0
        captured = capsys.readouterr()
        assert "t.xml: no articles in it" in captured.err
        assert captured.out == ""
    assert main(["code", str(feed), str(tmp_path / "none.txt")]) == 1


EVIL = "e\x1b[31m\nvil"


def test_names_cannot_steer_the_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(dateline.coding, "code", reading)
    monkeypatch.chdir(tmp_path)
    Path("a.jsonl").write_text('{"text": "The army shelled the town.", "source": "G\\u001b[31mazette"}\nbroken\n')
    Path("a.jsonl").rename(f"{EVIL}.jsonl")
    assert main(["add", f"{EVIL}.jsonl", f"{EVIL}.txt", "--db", "e.db"]) == 0
    err = capsys.readouterr().err
    assert err.count("\n") == 3
    for arguments in (["issues"], ["lineage"], ["brief"], ["events"], ["show", "ev_none"], ["show", EVIL]):
        main([*arguments, "--db", "e.db"])
        captured = capsys.readouterr()
        err += captured.out + captured.err
    main(["code", "a", "--published", EVIL])
    main([EVIL])
    assert "\x1b" not in err + capsys.readouterr().err
    assert "not-read" in err


def test_a_name_that_is_no_text_can_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    Path(os.fsdecode(b"\xff.bin")).write_bytes(b"\x00" * 20)
    assert main(["add", os.fsdecode(b"\xff.bin"), "--db", "a.db"]) == 1
    assert main(["issues", "--db", "a.db"]) == 0
    assert "?.bin" in capsys.readouterr().out
