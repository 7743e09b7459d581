"""dateline gazetteer import, list, find; dateline actors check."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.cli import main
from dateline.vocab import gazetteer, gazetteer_overlay

LINE = "900000001\tXyzzyville\tXyzzyville\t\t33.34\t44.40\tP\tPPL\tIQ\t\t07\t\t\t\t0\t\t41\tAsia/Baghdad\t2020-01-01\n"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    yield
    gazetteer_overlay.clear()
    gazetteer.candidates.cache_clear()


def test_import_list_find(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "IQ.txt"
    source.write_text(LINE, encoding="utf-8")
    assert main(["gazetteer", "find", "Xyzzyville"]) == 1
    assert main(["gazetteer", "import", str(source)]) == 0
    out = capsys.readouterr()
    assert "IQ: 1 places under 1 names" in out.out
    assert "DATELINE_GAZETTEER=IQ" in out.err
    assert main(["gazetteer", "list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)["gazetteers"]
    assert [(g["name"], g["used"], g["places"]) for g in listed] == [("IQ", False, 1)]
    assert main(["gazetteer", "find", "Xyzzyville", "--use", "IQ", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["places"][0]["id"] == "gn:900000001"


def test_an_import_of_nothing_keeps_what_was_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, empty = tmp_path / "IQ.txt", tmp_path / "none.txt"
    source.write_text(LINE, encoding="utf-8")
    empty.touch()
    assert main(["gazetteer", "import", str(source)]) == 0
    capsys.readouterr()
    assert main(["gazetteer", "import", str(empty), "--name", "IQ"]) == 1
    assert "none.txt: no places in it: nothing was kept" in capsys.readouterr().err
    assert main(["gazetteer", "import", str(source), "--country", "SYR"]) == 1
    assert "of these countries" in capsys.readouterr().err
    assert main(["gazetteer", "find", "Xyzzyville", "--use", "IQ"]) == 0
    assert [p.name for p in gazetteer_overlay.folder().iterdir()] == ["IQ.sqlite"]


def test_errors_are_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "IQ.txt"
    source.write_text(LINE + "broken\n", encoding="utf-8")
    assert main(["gazetteer", "import", str(source)]) == 1
    assert capsys.readouterr().err == f"dateline: {source}:2: 1 columns, a GeoNames dump has 19\n"
    assert main(["gazetteer", "import", str(source), "--name", "../x"]) == 2
    assert main(["gazetteer", "list"]) == 0
    assert "no gazetteer was imported" in capsys.readouterr().out


def test_actors_are_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "mine.tsv"
    own.write_text("name\tkind\tcountry\taliases\tnote\nExample Front\tarmed-group\tIRQ\tEF Brigade\t\n", encoding="utf-8")
    assert main(["actors", "check", str(own), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)["actors"]
    assert (said["added"], said["names"], said["kinds"]) == (1, 1, {"armed-group": 1})
    own.write_text("name\tkind\tcountry\taliases\tnote\nExample Front\tgang\tIRQ\t\t\n", encoding="utf-8")
    assert main(["actors", "check", str(own)]) == 1
    assert f"{own}:2: 'kind' is 'gang'" in capsys.readouterr().err
