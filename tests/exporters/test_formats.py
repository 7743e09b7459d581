"""What every format promises: whole files, the same bytes again, nothing lost unsaid, a codebook that is true."""

from __future__ import annotations

import json
import os
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from dateline.cli import main
from dateline.exporters import formats
from dateline.exporters.base import ExportError
from dateline.exporters.export import export
from dateline.exporters.formats import format_of, names
from dateline.store import Filter, SqliteStore
from dateline.store.whole import replaced
from tests.exporters.conftest import Export
from tools.build_docs import REFERENCE, export_pages


@pytest.mark.parametrize("name", names())
def test_the_codebook_page_is_up_to_date_and_explains_every_column(name: str) -> None:
    form = format_of(name)
    assert (REFERENCE / f"export-{name}.md").read_text(encoding="utf-8") == export_pages()[f"export-{name}.md"], "run make reference"
    assert all(c.meaning for c in form.columns)
    assert len({c.name for c in form.columns}) == len(form.columns)
    assert form.loses or name == "reading"


@pytest.mark.parametrize("name", names())
def test_the_same_store_gives_the_same_bytes(name: str, exported: Export, tmp_path: Path) -> None:
    made = []
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        out, summary = exported(name, tmp_path / folder)
        made.append(out.read_bytes())
        assert summary.written > 0
        assert [p.name for p in out.parent.iterdir()] == [out.name]
    assert made[0] == made[1]


@pytest.mark.parametrize("name", [n for n in names() if format_of(n).unit == "events"])
def test_every_event_is_written_or_said_to_be_left_out(name: str, exported: Export, store: SqliteStore) -> None:
    _, summary = exported(name)
    assert summary.written + sum(summary.left_out.values()) == store.merged.count(Filter())


@pytest.mark.parametrize("name", names())
def test_an_empty_selection_is_a_valid_empty_file(name: str, exported: Export) -> None:
    out, summary = exported(name, country="XXX")
    assert summary.written == 0
    assert out.exists()


def test_a_file_is_whole_or_not_there(tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    out.write_text("before")

    def broken_off() -> None:
        with replaced(out, text=True) as file:
            file.write("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        broken_off()
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("a.csv", "before")]


def test_devices_and_links_stay_what_they_are(store: SqliteStore, tmp_path: Path) -> None:
    export(store, format_of("csv"), Filter(kind="event"), Path(os.devnull))
    assert Path(os.devnull).is_char_device()
    (tmp_path / "real.csv").write_text("before")
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    export(store, format_of("csv"), Filter(kind="event"), tmp_path / "link.csv")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").read_text(encoding="utf-8").startswith("id,start")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["link.csv", "real.csv"]


def test_wrong_places_are_said_clearly(store: SqliteStore, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="no such folder"):
        export(store, format_of("csv"), Filter(), tmp_path / "none" / "a.csv")
    with pytest.raises(ExportError, match="is a folder"):
        export(store, format_of("csv"), Filter(), tmp_path)
    with pytest.raises(ExportError, match=r"no format 'xls'; there are .*csv"):
        format_of("xls")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_without_permission_is_said_clearly(store: SqliteStore, tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(ExportError, match="cannot be written"):
        export(store, format_of("csv"), Filter(), tmp_path / "a.csv")


def test_the_verb(store: SqliteStore, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    db, out = str(store.path), tmp_path / "events.csv"
    assert main(["export", "--db", db, "--as", "csv", "--status", "all", "--out", str(out), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["ok"] is True
    assert told["export"]["written"] == store.merged.count(Filter())
    assert told["export"]["loses"]
    assert main(["export", "--db", db, "--as", "csv", "--status", "all"]) == 0
    shown = capsys.readouterr()
    assert shown.out == out.read_text(encoding="utf-8")
    assert "cannot carry" in shown.err
    assert main(["export", "--db", db, "--as", "xls"]) == 2
    assert "there are" in capsys.readouterr().err
    assert main(["export", "--db", db, "--as", "csv", "--json"]) == 2
    assert main(["export", "--db", db, "--as", "gpkg"]) == 2
    assert main(["export", "--db", db, "--as", "csv", "--out", str(tmp_path / "no" / "a.csv")]) == 1


def plugin(monkeypatch: pytest.MonkeyPatch, **named: str) -> None:
    found = [EntryPoint(name, value, formats.GROUP) for name, value in named.items()]
    monkeypatch.setattr(formats, "entry_points", lambda group: found)


def test_formats_of_other_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    plugin(monkeypatch, House="dateline.exporters.flat:FORMAT", csv="nowhere:FORMAT")
    assert "house" in names()
    assert format_of("house") is format_of("csv")  # a plugin does not take the place of ours


@pytest.mark.parametrize(("value", "says"), [("nowhere:FORMAT", "ModuleNotFoundError"), ("dateline.exporters.base:BATCH", "not a dateline")])
def test_plugins_that_are_broken(monkeypatch: pytest.MonkeyPatch, value: str, says: str) -> None:
    plugin(monkeypatch, house=value)
    with pytest.raises(ExportError, match=says):
        format_of("house")
