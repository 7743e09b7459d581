"""Speed and size: documents a second over the Wikinews sample in one process, cold start, sizes on disk.

    python -m evaluation.bench [--shared DIR] [--limit N] [--json]

Prints rows as docs/benchmarks.md has them. The clock is read here and nowhere in the package.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from dateline.coding.base import Coder
from dateline.coding.draft import Draft
from evaluation.corpora import ROOT, Article, digest, shared, wikinews, wikinews_files

STARTS = 11


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure. `n` says over what, `corpus` is the digest of the files it was measured on."""

    what: str
    value: float
    unit: str
    n: str
    corpus: str = "-"


def seconds(command: list[str], times: int = STARTS) -> float:
    """Median wall-clock seconds of a command, after one run that warms the disk cache."""
    taken = []
    for _ in range(times + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken[1:])


def cold_start() -> list[Figure]:
    """`dateline --help` against the bare interpreter."""
    bare = seconds([sys.executable, "-c", "pass"])
    whole = seconds([sys.executable, "-m", "dateline", "--help"])
    n = f"median of {STARTS} starts"
    return [Figure("dateline --help over bare python", 1000 * (whole - bare), "ms", n), Figure("bare python", 1000 * bare, "ms", n)]


def throughput(articles: list[Article], corpus: str) -> list[Figure]:
    """Bytes to reading JSON for every article, one process, weights loaded before the clock starts."""
    from dateline.briefs.faq import answers
    from dateline.coding import code
    from dateline.errors import DatelineError
    from dateline.exporters.reading import as_json
    from dateline.readers import Hints, read_text

    def one(article: Article) -> int:
        try:
            reading = code(read_text(article["text"], Hints(published=article["date"], url=article["url"])))
        except DatelineError:
            return 0
        return len(as_json(reading, answers(reading)))

    begin = time.perf_counter()
    one(articles[0])
    warm = time.perf_counter() - begin
    each, done = [], 0
    inside = network_time()
    for article in articles:
        start = time.perf_counter()
        done += bool(one(article))
        each.append(time.perf_counter() - start)
    characters = sum(len(a["text"]) for a in articles)
    n = f"{done} of {len(articles)} Wikinews articles, {characters} characters"
    return [
        Figure("documents a second, one process", len(articles) / sum(each), "documents/s", n, corpus),
        Figure("speed of the whole against that of its networks alone (goal 0.5, then 0.8)", inside[0] / sum(each), "", n, corpus),
        Figure("slowest document", max(each), "s", n, corpus),
        Figure("first document, weights loaded with it", warm, "s", "1", corpus),
    ]


def network_time() -> list[float]:
    """Seconds that the networks take from now on, in a list of one that grows: their runs are wrapped."""
    from dateline.text.network import Network
    from dateline.text.word_encoder import WordEncoder

    total = [0.0]

    def timed(run: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*args: Any) -> Any:
            start = time.perf_counter()
            try:
                return run(*args)
            finally:
                total[0] += time.perf_counter() - start

        return wrapped

    Network.run = timed(Network.run)  # type: ignore[method-assign]
    WordEncoder.vectors = timed(WordEncoder.vectors)  # type: ignore[method-assign]
    return total


VALUES = ("dates", "counts", "places", "casualties")  # coders that turn mentions into values; `actors` finds and identifies, and is timed apart


def resolution(articles: list[Article], corpus: str) -> list[Figure]:
    """Processor time an article that the resolution of values takes (dates, counts, places, harm; actors apart), and its share of the whole coding; medians."""
    from dateline.coding.pipeline import Pipeline, default_coders
    from dateline.errors import DatelineError
    from dateline.readers import Hints, read_text

    spent: dict[str, float] = {}
    timed = Pipeline([Timed(coder, spent) for coder in default_coders()])
    values, actors, shares = [], [], []
    for article in articles:
        spent.clear()
        start = time.process_time()
        try:
            timed.draft(read_text(article["text"], Hints(published=article["date"], url=article["url"])))
        except DatelineError:
            continue
        whole = time.process_time() - start
        values.append(1000 * sum(spent.get(name, 0.0) for name in VALUES))
        actors.append(1000 * spent.get("actors", 0.0))
        shares.append(values[-1] / (10 * whole))
    n = f"median of {len(values)} Wikinews articles"
    return [
        Figure("resolution of values: dates, counts, places, harm", statistics.median(values), "ms of processor time", n, corpus),
        Figure("resolution of values, share of the coding", statistics.median(shares), "%", n, corpus),
        Figure("actors: found and identified", statistics.median(actors), "ms of processor time", n, corpus),
    ]


class Timed:
    """A coder that adds the seconds of processor time that it takes to `spent`, under its name."""

    def __init__(self, coder: Coder, spent: dict[str, float]) -> None:
        self.coder, self.spent = coder, spent
        self.name, self.needs, self.gives = coder.name, coder.needs, coder.gives

    def code(self, draft: Draft) -> None:
        start = time.process_time()
        self.coder.code(draft)
        self.spent[self.name] = self.spent.get(self.name, 0.0) + time.process_time() - start


def sizes() -> list[Figure]:
    """Megabytes of the package's data and weights, and of the environment that runs this."""
    package = ROOT / "src" / "dateline"
    out = [Figure(f"size of {name}", megabytes(package / name), "MB", "on disk") for name in ("weights", "vocab/data")]
    return [*out, Figure("size of the environment", megabytes(Path(sys.prefix)), "MB", "on disk, with what else is installed in it")]


def megabytes(folder: Path) -> float:
    """Size of all files below a folder, in 10^6 bytes."""
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts) / 1e6


def main(argv: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description="Speed, cold start, sizes.")
    parser.add_argument("--shared", type=Path, help="folder of the corpora (default: DATELINE_SHARED, else ../shared)")
    parser.add_argument("--limit", type=int, help="only the first N articles")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args(argv)
    figures = [*cold_start(), *sizes()]
    folder = shared(args.shared)
    articles = wikinews(folder)[: args.limit]
    if articles:
        figures += throughput(articles, digest(wikinews_files(folder))) + resolution(articles, digest(wikinews_files(folder)))
    else:
        print(f"no Wikinews sample in {folder}: documents a second not measured", file=sys.stderr)
    if args.json:
        print(json.dumps([asdict(f) for f in figures], indent=1))
        return 0
    print(f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}")
    for f in figures:
        print(f"| {f.what} | {f.value:.3g} {f.unit} | {f.n} | {f.corpus} |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
