"""How commands end: a closed pipe is 0 for each, wrong words are 2, what is not there is 1, and help is help."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.cli import main
from dateline.errors import DatelineError
from dateline.exporters.feed import since_of

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = ROOT / "examples" / "02-two-sites.txt"


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ends") / "a.db"
    assert main(["add", str(ARTICLE), "--db", str(path)]) == 0
    return path


SYSTEM = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}  # buffered, as users run it: the end of a pipe is met late
READING = ("export --as geojson --db DB", "changes --db DB", "timeline --db DB", "show doc_9eb78a46 --db DB", "events --db DB", "brief --db DB", f"code {ARTICLE}")


@pytest.mark.parametrize("command", READING)
def test_nobody_reads_the_output(command: str, db: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "dateline", *command.replace("DB", str(db)).split()],
            stdout=closed, stderr=subprocess.PIPE, text=True, env={**SYSTEM, "PYTHONPATH": str(ROOT / "src")}, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("arguments", [[], ["gazetteer"], ["actors"]])
def test_nothing_asked_is_help(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    captured = capsys.readouterr()
    assert captured.out.startswith("Usage: dateline")
    assert captured.out.count("\n") > 5
    assert captured.err == ""


@pytest.mark.parametrize(
    ("command", "code", "says"),
    [
        ("show ev_ --policy foo", 2, "no policy 'foo'"),
        ("show doc_ffff", 1, "no such document"),
        ("show ev_ffff", 1, "no such event"),
        ("reconcile doc_ffff", 1, "no published count"),
        ("reconcile doc_ffff/t1", 1, "no published count"),
        ("changes --since 99999999999999999999999", 2, "neither a revision number nor a time"),
    ],
)
def test_wrong_words_and_what_is_not_there(command: str, code: int, says: str, db: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command.split(), "--db", str(db)]) == code
    assert says in capsys.readouterr().err


def test_an_article_without_a_question(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", str(ARTICLE)]) == 2
    assert "the question is missing" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["9999-12-31T23:59-12:00", "0001-01-01T00:00+12:00", "9" * 5000, "٣"])
def test_a_time_that_is_none(text: str) -> None:
    with pytest.raises(DatelineError):
        since_of(text)


def test_a_count_of_people_has_none_of_ours_beside_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Events keep no figure of abductions: said so, and not counted as events."""
    path, db = tmp_path / "a.txt", tmp_path / "a.db"
    path.write_text("KHARTOUM, 12 March 2025 - The monitor has recorded 45 abductions in North Kordofan, Sudan, since January.\n")
    assert main(["add", str(path), "--db", str(db)]) == 0
    capsys.readouterr()
    assert main(["reconcile", "--db", str(db)]) == 0
    line = next(x for x in capsys.readouterr().out.splitlines() if "45 abductions" in x)
    assert main(["reconcile", line.split()[0], "--db", str(db)]) == 0
    out = capsys.readouterr().out
    assert "ours:      not counted; gap: not known" in out
    assert "nothing of ours can be laid beside it" in out
