"""Several processes give what one gives: the same results in the same order; a document that kills its process costs only itself."""

from __future__ import annotations

import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

import pytest

from dateline.cli import main
from dateline.engine import processes
from dateline.engine.processes import mapped
from dateline.errors import InputError


def square(n: int) -> int:
    if n == 3:
        raise InputError("three")
    if n == 5:
        os._exit(9)
    return n * n


def test_order_errors_and_a_killer() -> None:
    found = list(mapped(square, range(40), 2))
    assert [n for n, _ in found] == list(range(40))
    assert [(n, str(r)) for n, r in found if isinstance(r, InputError)] == [(3, "three"), (5, "5: coding it ended the process")]
    assert all(r == n * n for n, r in found if not isinstance(r, InputError))


def test_processes_that_are_gone_before_they_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process may die between two documents: what is asked of its pool then is tried again, and nothing is lost."""
    made: list[ProcessPoolExecutor] = []

    def pool(jobs: int) -> ProcessPoolExecutor:
        found = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))
        if not made:
            monkeypatch.setattr(found, "submit", broken)
        made.append(found)
        return found

    def broken(*_: object) -> None:
        raise BrokenProcessPool("gone")

    monkeypatch.setattr(processes, "_pool", pool)
    assert [r for _, r in mapped(square, range(10, 14), 2)] == [100, 121, 144, 169]


def test_the_same_bytes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = "date 2023-11-22 The army shelled the village of Kober on Monday, the ministry said, and {} people were killed in the attack near Baghdad."
    (tmp_path / "a.jsonl").write_text("\n".join(f'{{"text": "{article.format(n)}"}}' for n in ("five", "six", "seven")) + "\nbroken\n")
    outputs = []
    for more in ([], ["--engine", "processes", "--jobs", "2"]):
        assert main(["code", str(tmp_path / "a.jsonl"), "--json", *more]) == 0
        outputs.append(capsys.readouterr())
    assert outputs[0].out.count("\n") == 3
    assert outputs[0] == outputs[1]


def test_an_engine_that_is_none(tmp_path: Path) -> None:
    assert main(["code", str(tmp_path / "a.txt"), "--engine", "cloud"]) == 2
