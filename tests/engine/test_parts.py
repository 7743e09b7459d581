"""Corpora in parts: whoever codes them, the same bytes; nothing is coded twice; a poisoned article costs only itself."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyarrow")

from dateline.cli import main
from dateline.coding import code
from dateline.engine import parts, processes
from dateline.engine.parts import PartsError, code_part_alone, done, finish, kept, make_plan, run
from dateline.errors import InputError
from dateline.readers import read_text
from dateline.store.packed import pack, unpack
from tests.engine import poison

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = "BAGHDAD, November {} (Gazette) - The army shelled the village of Kober on Monday, the ministry said, and {} people were killed in the attack near Baghdad."


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATELINE_PART_BYTES", "600")
    rows = [json.dumps({"text": ARTICLE.format(n + 1, n + 3), "title": f"Article {n}", "date": f"2023-11-{n + 1:02d}"}) for n in range(12)]
    (tmp_path / "a.jsonl").write_text("\n".join([*rows[:7], "{broken", *rows[7:]]) + "\n")
    (tmp_path / "b.txt").write_text(ARTICLE.format(20, "forty"))
    return tmp_path


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(folder.iterdir())}


def coded(out: str, *more: str) -> int:
    return main(["code", "a.jsonl", "b.txt", "--parts", "--out", out, *more])


def test_the_same_bytes_on_one_process_and_two(corpus: Path) -> None:
    assert (coded("one"), coded("two", "--engine", "processes", "--jobs", "2")) == (0, 0)
    one = bytes_of(corpus / "one")
    assert one == bytes_of(corpus / "two")
    assert len(one) > 5


def test_rows_are_what_the_serial_engine_prints(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import pyarrow.parquet as pq

    coded("one")
    capsys.readouterr()
    main(["code", "a.jsonl", "b.txt", "--json"])
    rows = [r for f in sorted((corpus / "one").glob("*.parquet")) for r in pq.read_table(f).to_pylist()]
    assert [r["reading"] for r in rows if r["reading"]] == capsys.readouterr().out.splitlines()
    assert [r["name"] for r in rows] == [*(f"a.jsonl:{n}" for n in range(1, 14)), "b.txt"]
    assert [r["error"] for r in rows if r["error"]] == ["a.jsonl: line 8: not JSON: Expecting property name enclosed in double quotes"]


def test_parts_into_a_store_are_what_the_articles_are(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    coded("one")
    counts = []
    for source in (["one"], ["a.jsonl", "b.txt"]):
        capsys.readouterr()
        db = f"{source[0]}.db"
        assert main(["add", *source, "--db", db, "--json"]) == 0
        added = json.loads(capsys.readouterr().out)
        main(["events", "--db", db, "--json"])
        counts.append((added["added"]["new"], added["added"]["failed"], json.loads(capsys.readouterr().out)["events"]))
    assert counts[0] == counts[1]
    assert counts[0][0] == 13
    assert main(["add", "one", "--db", "one.db", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["added"]["already_there"] == 13


def test_what_is_done_is_not_done_again(corpus: Path) -> None:
    coded("one")
    before = bytes_of(corpus / "one")
    (corpus / "one" / "part-00001.parquet").unlink()
    (corpus / "one" / "part-00002.parquet").write_bytes(b"PAR1 torn")
    (corpus / "one" / ".part-00003.parquet.77").write_bytes(b"left by a process that was killed")
    (corpus / "one" / "manifest.json").unlink()
    asked = []

    def engine(function: Any, todo: Any) -> Any:
        asked.extend(p.number for p in todo)
        return processes.mapped(function, todo)

    plan = make_plan(["a.jsonl", "b.txt"], corpus / "one", None, "rules")
    assert len(list(run(plan, engine))) == len(plan)
    assert asked == [1, 2]
    finish(plan, corpus / "one")
    assert bytes_of(corpus / "one") == before


def test_a_folder_of_other_articles_is_refused(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    coded("one")
    capsys.readouterr()
    (corpus / "b.txt").write_text(ARTICLE.format(20, "fifty"))
    assert coded("one") == 1
    assert "holds parts of other articles or options" in capsys.readouterr().err
    (corpus / "one" / "plan.json").unlink()
    assert coded("one") == 1
    assert "holds parts but no plan.json" in capsys.readouterr().err


def test_an_unfinished_or_changed_folder_is_not_added(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    coded("one")
    part = corpus / "one" / "part-00001.parquet"
    manifest = corpus / "one" / "manifest.json"
    part.write_bytes(part.read_bytes() + b"x")
    assert main(["add", "one", "--db", "x.db"]) == 1
    assert "is not the file that manifest.json names" in capsys.readouterr().err
    manifest.write_text(manifest.read_text().replace("part-00000", "../part-00000"))
    assert main(["add", "one", "--db", "x.db"]) == 1
    assert "outside of its folder" in capsys.readouterr().err
    manifest.unlink()
    assert main(["add", "one", "--db", "x.db"]) == 1
    assert "run the same dateline code command again" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["a.jsonl", "--parts"], "give --out"),
        (["-", "--parts", "--out", "o"], "standard input"),
        (["a.jsonl", "--engine", "ray", "--out", "o"], "no engine 'ray'"),
        (["a.jsonl", "--engine", "serial:x", "--out", "o"], "no engine"),
    ],
)
def test_usage(corpus: Path, arguments: list[str], why: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["code", *arguments]) == 2
    assert why in capsys.readouterr().err


def test_add_takes_no_cluster(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "a.jsonl", "--db", "x.db", "--engine", "dask"]) == 2
    assert "then dateline add FOLDER" in capsys.readouterr().err


def test_a_poisoned_article_becomes_a_row_with_its_error(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for n, word in enumerate(("well", "poison", "water")):
        (corpus / f"{n}.txt").write_text(f"{ARTICLE.format(2, 3)} A {word} was found there.")
    plan = make_plan([f"{n}.txt" for n in range(3)], corpus / "p", None, "rules")
    assert len(plan) == 1
    monkeypatch.setattr(parts, "code_document", poison.code)
    assert code_part_alone(plan[0]).failed == 1
    finish(plan, corpus / "p")
    assert [(name, str(r) if isinstance(r, InputError) else len(r.events)) for name, r in kept(corpus / "p")] == [
        ("0.txt", 1), ("1.txt", "1.txt: coding it ended the process"), ("2.txt", 1),
    ]  # fmt: skip


def test_a_disk_that_takes_nothing(corpus: Path) -> None:
    plan = make_plan(["b.txt"], corpus / "p", None, "rules")
    (corpus / "p" / "part-00000.parquet").mkdir()
    with pytest.raises(PartsError, match="cannot be written"):
        list(run(plan, processes.mapped))
    assert done(plan[0]) is None


def test_a_worker_of_another_version(corpus: Path) -> None:
    from dataclasses import replace

    [part] = make_plan(["b.txt"], corpus / "p", None, "rules")
    with pytest.raises(PartsError, match=r"a worker has dateline .*, the plan was made by 0\.0"):
        parts.code_part(replace(part, version="0.0"))


@pytest.mark.slow
def test_kill_9_and_again(corpus: Path) -> None:
    coded("whole")
    killed = 0
    for wait in (1.0, 1.5, 2.0, 2.5, 3.0, 3.5):
        process = subprocess.Popen(
            [sys.executable, "-c", "import sys; from dateline.cli import main; sys.exit(main(sys.argv[1:]))", "code", "a.jsonl", "b.txt", "--parts", "--out", "k"]
        )
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
    assert killed
    assert coded("k") == 0
    assert bytes_of(corpus / "k") == bytes_of(corpus / "whole")


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.txt")), ids=lambda p: p.stem)
def test_a_packed_reading_comes_back_as_it_was(path: Path) -> None:
    from dataclasses import replace

    reading = replace(code(read_text(path.read_text(encoding="utf-8"))), answers=())
    assert unpack(pack(reading)) == reading


# ---------------------------------------------------------------- Dask
def test_dask_gives_the_same_bytes(corpus: Path) -> None:
    pytest.importorskip("distributed")
    coded("one")
    assert main(["code", "a.jsonl", "b.txt", "--engine", "dask", "--jobs", "2", "--out", "two"]) == 0
    assert bytes_of(corpus / "one") == bytes_of(corpus / "two")


@pytest.mark.slow
def test_dask_an_item_that_ends_its_workers(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    from dateline.engine.cluster import mapped

    found = dict(mapped(poison.square, list(range(12)), jobs=2))
    assert {n: r for n, r in found.items() if not isinstance(r, InputError)} == {n: n * n for n in range(12) if not isinstance(found[n], InputError)}
    assert str(found[5]) == "5: coding it ended 2 workers"
    assert sum(isinstance(r, InputError) for r in found.values()) <= 4  # some may have waited on the worker that died; they are coded again here
    once = dict(mapped(poison.dies_once, [(str(tmp_path / "marker"), n) for n in range(8)], jobs=2))
    assert sorted(r for r in once.values() if not isinstance(r, InputError)) == list(range(8))


@pytest.mark.slow
def test_dask_poison_in_a_part(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    from dateline.engine import cluster

    (corpus / "c.txt").write_text(f"{ARTICLE.format(2, 3)} A poison was found there.")
    monkeypatch.setattr(parts, "code_part", poison.part_of_killers)
    monkeypatch.setattr(parts, "code_document", poison.code)
    plan = make_plan(["a.jsonl", "b.txt", "c.txt"], corpus / "p", None, "rules")
    outcomes = list(run(plan, partial(cluster.mapped, jobs=2)))
    assert sum(o.failed for o in outcomes) == 2
    finish(plan, corpus / "p")
    assert [str(r) for _, r in kept(corpus / "p") if isinstance(r, InputError)][1] == "c.txt: coding it ended the process"


@pytest.mark.slow
def test_dask_a_scheduler_that_is_killed(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    from dateline.engine import cluster

    monkeypatch.setattr(cluster, "TIMEOUT", 3.0)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "3s"}
    start = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", "s.json"]
    scheduler = subprocess.Popen(start, env=environment, stderr=subprocess.DEVNULL)
    worker = subprocess.Popen(
        [sys.executable, "-m", "distributed.cli.dask_worker", "--scheduler-file", "s.json", "--nthreads", "1", "--no-dashboard", "--death-timeout", "5"],
        env=environment, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        for _ in range(200):
            if Path("s.json").exists():
                break
            time.sleep(0.1)
        found = cluster.mapped(poison.slow, list(range(100)), address="s.json")
        first = [next(found) for _ in range(3)]
        assert [r for _, r in first] == [n for n, _ in first]
        scheduler.kill()
        with pytest.raises(cluster.ClusterError, match="run the same command again"):
            list(found)
    finally:
        for process in (scheduler, worker):
            process.kill()
            process.wait()


def test_dask_no_scheduler(corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("distributed")
    from dateline.engine import cluster

    monkeypatch.setattr(cluster, "TIMEOUT", 1.0)
    assert main(["code", "b.txt", "--engine", "dask:tcp://127.0.0.1:9", "--out", "o"]) == 1
    assert "no scheduler at tcp://127.0.0.1:9" in capsys.readouterr().err


def test_without_dask_a_word_says_what_to_install(corpus: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main(["code", "b.txt", "--engine", "dask", "--out", "o"]) == 1
    assert 'pip install "dateline[cluster]"' in capsys.readouterr().err
