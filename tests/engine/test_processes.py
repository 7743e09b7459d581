"""Several processes give what one gives: the same results in the same order; a document that kills its process costs only itself."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
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


ENDLESS = """
import os, sys, time
from pathlib import Path
from dateline.engine.processes import mapped

def busy(folder):
    Path(folder, str(os.getpid())).touch()
    while True:
        pass

if __name__ == "__main__":
    list(mapped(busy, [sys.argv[1]] * 4, 2))
"""


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks for processes in /proc")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_workers_end_with_their_parent(how: signal.Signals, tmp_path: Path) -> None:
    script, folder = tmp_path / "endless.py", tmp_path / "workers"
    script.write_text(ENDLESS, encoding="utf-8")
    folder.mkdir()
    parent = subprocess.Popen([sys.executable, str(script), str(folder)])
    assert _within(60, lambda: len(list(folder.iterdir())) == 2)
    parent.send_signal(how)
    parent.wait()
    workers = [int(p.name) for p in folder.iterdir()]
    try:
        assert _within(10, lambda: not any(map(_runs, workers)))
    finally:
        for pid in filter(_runs, workers):
            os.kill(pid, signal.SIGKILL)


def _within(seconds: float, holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def _runs(pid: int) -> bool:
    """Whether a process runs; one that ended and that nobody has waited for does not."""
    status = Path(f"/proc/{pid}/stat")
    try:
        return status.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


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
