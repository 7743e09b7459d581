"""Engines at scale: articles a second in one process, two, and on Dask with two workers; memory against the size of the corpus; what a crash costs.

    python -m evaluation.engines speed --articles 20000
    python -m evaluation.engines memory --articles 1000 10000 100000
    python -m evaluation.engines crash --articles 2000

The corpus is one JSONL file, made of the Wikinews sample and the MUC-4 training messages in turn, each with a last line that makes it another. For `memory` the
articles are two sentences long, so that a hundred thousand take minutes. Every run is the command `dateline code --parts`, started anew.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from hashlib import sha256
from itertools import cycle, islice
from pathlib import Path

from evaluation.corpora import ROOT, shared, wikinews

ENGINES = {"serial": ["--engine", "serial"], "processes 2": ["--engine", "processes", "--jobs", "2"], "dask 2": ["--engine", "dask", "--jobs", "2"]}
SHORT = "BAGHDAD (Gazette) - Militants shelled the town of Kober on Monday, killing {} soldiers. A ministry said that an inquiry into attack number {} had begun."


def texts(folder: Path) -> list[str]:
    """Texts of the Wikinews sample, and the MUC-4 training messages, one of each in turn."""
    from dateline.readers import read_bytes

    news = [a["text"] for a in wikinews(folder)]
    muc = [d.text for p in sorted((folder / "data" / "muc4" / "dev").iterdir()) if p.is_file() for d in read_bytes(p.read_bytes())]
    return [t for pair in zip(cycle(news), muc, strict=False) for t in pair]


def articles(base: list[str] | None, count: int) -> Iterator[str]:
    """`count` different texts."""
    if base is None:
        return (SHORT.format(n % 9 + 2, n) for n in range(count))
    return (f"{text}\n\nNote {n}.\n" for n, text in enumerate(islice(cycle(base), count)))


def write(path: Path, found: Iterator[str]) -> str:
    """A JSONL file of texts; its SHA-256, cut."""
    with path.open("w", encoding="utf-8") as file:
        for text in found:
            file.write(json.dumps({"text": text}) + "\n")
    return sha256(path.read_bytes()).hexdigest()[:16]


def start(corpus: Path, out: Path, engine: str) -> subprocess.Popen[bytes]:
    """The command, in a group of processes of its own."""
    command = [sys.executable, "-m", "dateline", "code", str(corpus), "--parts", "--out", str(out), *ENGINES[engine]]
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    )


def resident(group: int) -> int:
    """Bytes of memory that the processes of a session hold now, pages that they share counted once for each."""
    pages = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            session = int(stat.read_text().rpartition(")")[2].split()[3])
            pages += int((stat.parent / "statm").read_text().split()[1]) if session == group else 0
        except (OSError, ValueError, IndexError):
            continue
    return pages * os.sysconf("SC_PAGE_SIZE")


def watched(process: subprocess.Popen[bytes]) -> int:
    """Peak memory of a run, looked at twice a second."""
    peak = 0
    while process.poll() is None:
        peak = max(peak, resident(process.pid))
        time.sleep(0.5)
    return peak


def run(corpus: Path, out: Path, engine: str) -> dict[str, object]:
    """One whole run: seconds, articles a second, peak memory, digest of what came out."""
    started = time.perf_counter()
    process = start(corpus, out, engine)
    peak = watched(process)
    seconds = time.perf_counter() - started
    rows = json.loads((out / "manifest.json").read_text())["rows"]
    made = sha256(b"".join(p.read_bytes() for p in sorted(out.iterdir()))).hexdigest()[:16]
    return {
        "engine": engine,
        "articles": rows,
        "seconds": round(seconds, 1),
        "a_second": round(rows / seconds, 1),
        "peak_mb": peak >> 20,
        "exit": process.returncode,
        "out": made,
    }


def speed(counts: list[int], folder: Path, base: list[str]) -> Iterator[dict[str, object]]:
    """Each engine over the same articles; efficiency is against twice one process."""
    for count in counts:
        digest = write(folder / "corpus.jsonl", articles(base, count))
        one = 0.0
        for engine in ENGINES:
            found = run(folder / "corpus.jsonl", folder / f"{count}-{engine}", engine)
            rate = float(str(found["a_second"]))
            one = one or rate
            yield {"measure": "speed", "corpus": digest, **found, "efficiency": round(rate / one / (1 if engine == "serial" else 2), 3)}


def memory(counts: list[int], folder: Path) -> Iterator[dict[str, object]]:
    """Two processes over more and more short articles."""
    for count in counts:
        digest = write(folder / "corpus.jsonl", articles(None, count))
        yield {"measure": "memory", "corpus": digest, **run(folder / "corpus.jsonl", folder / f"m{count}", "processes 2")}


def crash(counts: list[int], folder: Path, base: list[str]) -> Iterator[dict[str, object]]:
    """A run that is killed (with all its processes) when half of its parts are there, and the run after it; against a whole run."""
    for count in counts:
        corpus, engine = folder / "corpus.jsonl", "processes 2"
        digest = write(corpus, articles(base, count))
        whole = run(corpus, folder / "whole", engine)
        parts = len(json.loads((folder / "whole" / "manifest.json").read_text())["parts"])
        started = time.perf_counter()
        process = start(corpus, folder / "killed", engine)
        while len(list((folder / "killed").glob("part-*.parquet"))) < parts // 2 and process.poll() is None:
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        there, first = len(list((folder / "killed").glob("part-*.parquet"))), time.perf_counter() - started
        again = run(corpus, folder / "killed", engine)
        total = first + float(str(again["seconds"]))
        yield {
            "measure": "crash", "corpus": digest, "articles": count, "parts": parts, "parts_there": there,
            "whole_s": whole["seconds"], "killed_after_s": round(first, 1), "again_s": again["seconds"],
            "cost_s": round(total - float(str(whole["seconds"])), 1), "same_bytes": again["out"] == whole["out"],
        }  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Print one JSON line for each run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("measure", choices=["speed", "memory", "crash"])
    parser.add_argument("--articles", type=int, nargs="+", default=[2000])
    parser.add_argument("--shared", type=Path)
    given = parser.parse_args(arguments)
    base = [] if given.measure == "memory" else texts(shared(given.shared))
    with tempfile.TemporaryDirectory(prefix="dateline-engines-") as made:
        folder = Path(made)
        rows = memory(given.articles, folder) if given.measure == "memory" else (speed if given.measure == "speed" else crash)(given.articles, folder, base)
        for row in rows:
            print(json.dumps(row), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
