"""The readings of the sample dispatches are what they were, byte for byte; `make golden` writes them again, and the difference is read in review."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools.golden import EXAMPLES, GOLDEN, ROOT, dispatches, reading_of


@pytest.mark.parametrize("path", dispatches(), ids=lambda p: p.stem)
def test_reading_is_the_golden_one(path: Path) -> None:
    expected = (GOLDEN / f"{path.stem}.json").read_text(encoding="utf-8")
    got = reading_of(path)
    assert json.loads(got) == json.loads(expected), "not the golden reading; if that is meant: make golden, and read the difference"
    assert got == expected


@pytest.mark.parametrize("path", dispatches(), ids=lambda p: p.stem)
def test_reading_keeps_the_contract(path: Path) -> None:
    from dateline.exporters.reading import validate

    assert validate(json.loads(reading_of(path)), path.read_text(encoding="utf-8")) == []


def test_each_golden_reading_has_its_dispatch() -> None:
    assert {p.stem for p in GOLDEN.glob("*.json")} == {p.stem for p in dispatches()}


def test_dispatches_say_where_they_come_from() -> None:
    """Nobody may take a dispatch for an outlet's own text."""
    explained = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    for path in dispatches():
        header, _, body = path.read_text(encoding="utf-8").partition("\n\n")
        fields = dict(line.split(": ", 1) for line in header.splitlines())
        assert list(fields) == ["source", "published", "url", "title"], path.name
        assert fields["source"].startswith("Dispatch "), path.name
        assert "(after " in fields["source"], path.name
        assert fields["url"].startswith("https://example.org/"), path.name
        assert 5 <= body.count(". ") + body.count(".\n") <= 14, path.name
        assert path.stem in explained


def run(seed: str, folder: Path) -> dict[str, bytes]:
    env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")}
    subprocess.run([sys.executable, "-m", "dateline", "code", str(EXAMPLES), "--out", str(folder)], check=True, env=env, capture_output=True)
    return {p.name: p.read_bytes() for p in sorted(folder.glob("*.json"))}


def test_same_bytes_under_another_hash_seed(tmp_path: Path) -> None:
    first, second = run("1", tmp_path / "one"), run("4242", tmp_path / "two")
    assert first == second
    for path in dispatches():
        assert first[f"{path.stem}.json"].decode() == (GOLDEN / f"{path.stem}.json").read_text(encoding="utf-8")
