"""What the commands print for the sample, held word for word. Write it again with DATELINE_GOLDEN=1 and read the difference."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import dateline.coding
from dateline.cli import main
from dateline.model import Document, Reading
from tests.sample import TEXT, reading

GOLDEN = Path(__file__).parent / "golden"
CASES = {
    "code.txt": ["code", "strikes.txt"],
    "code.json": ["code", "strikes.txt", "--json"],
    "brief.md": ["brief", "strikes.txt"],
    "brief.html": ["brief", "strikes.txt", "--as", "html"],
    "brief.json": ["brief", "strikes.txt", "--json"],
    "ask.txt": ["ask", "strikes.txt", "How many were killed?"],
    "ask.json": ["ask", "strikes.txt", "How many were killed?", "--json"],
}


@pytest.mark.parametrize("name", CASES)
def test_golden(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def code(document: Document) -> Reading:
        return reading(document)

    monkeypatch.setattr(dateline.coding, "code", code)
    monkeypatch.chdir(tmp_path)
    Path("strikes.txt").write_text(TEXT, encoding="utf-8")
    assert main(CASES[name]) == 0
    out = capsys.readouterr().out
    path = GOLDEN / name
    if os.environ.get("DATELINE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(out, encoding="utf-8")
    assert out == path.read_text(encoding="utf-8")
