"""Run the examples of README.md and docs/, and keep the outputs that they show true.

    python -m tools.doc_examples [--check] [FILE ...]

A fenced block (bash or python) after a line `<!-- run -->` is an example. The blocks of a page run in order, in one fresh folder that holds a copy of
examples/. A ```text block after `<!-- output -->` shows what the example before it prints; `<!-- output: 20 lines -->` shows its beginning.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_EXAMPLE = re.compile(
    r"^<!-- run -->\n```(?P<language>bash|python)\n(?P<code>.*?)^```\n"
    r"(?:\n?^<!-- output(?:: (?P<limit>\d+) lines)? -->\n```text\n(?P<output>.*?)^```\n)?",
    re.MULTILINE | re.DOTALL,
)
_MARK = re.compile(r"^<!-- (?:run|output)\b.*-->$", re.MULTILINE)
_BASH = 'set -euo pipefail\ndateline() { "$DATELINE_PYTHON" -m dateline "$@"; }\n'
CUT = "...\n"


class ExampleError(Exception):
    """An example ended with an error; the message holds its code and what it said."""


@dataclass(frozen=True, slots=True)
class Example:
    """One example. `start` and `end` are where its shown output stands in the page (equal to -1 when it shows none)."""

    language: str
    code: str
    shown: str | None
    limit: int | None
    start: int
    end: int


def documents() -> list[Path]:
    """Pages that may hold examples."""
    return [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def examples(page: str) -> list[Example]:
    """The examples of a page, in order."""
    return [Example(m["language"], m["code"], m["output"], int(m["limit"]) if m["limit"] else None, m.start("output"), m.end("output")) for m in _EXAMPLE.finditer(page)]


def stray_marks(page: str) -> int:
    """Marks that no example came of: a sign of a slip in the page."""
    return len(_MARK.findall(page)) - sum(1 + (e.shown is not None) for e in examples(page))


def run(example: Example, folder: Path) -> str:
    """What an example prints; ExampleError when it ends with an error."""
    command = ["bash", "-c", _BASH + example.code] if example.language == "bash" else [sys.executable, "-c", example.code]
    env = {k: v for k, v in os.environ.items() if not k.startswith("DATELINE_")}
    env |= {"DATELINE_PYTHON": sys.executable, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "100", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(command, check=False, cwd=folder, env=env, capture_output=True, text=True, encoding="utf-8", stdin=subprocess.DEVNULL)
    if done.returncode:
        raise ExampleError(f"{example.code}\nended with {done.returncode}:\n{done.stderr.strip()}")
    return "\n".join(line.rstrip() for line in done.stdout.splitlines()) + "\n"


def shorten(output: str, limit: int | None) -> str:
    """The first lines of an output, with a sign that it goes on."""
    lines = output.splitlines(keepends=True)
    return output if limit is None or len(lines) <= limit else "".join(lines[:limit]) + CUT


def outputs(page: str) -> Iterator[tuple[Example, str]]:
    """Run a page's examples in order in a fresh folder; each with what it prints, shortened as the page shows it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "examples", folder / "examples")
        for example in examples(page):
            yield example, shorten(run(example, folder), example.limit)


def refreshed(page: str) -> str:
    """The page with true outputs."""
    out, at = [], 0
    for example, output in outputs(page):
        if example.shown is not None:
            out += [page[at : example.start], output]
            at = example.end
    return "".join(out) + page[at:]


def main() -> int:
    """Refresh the pages given, or all; with --check only say which are out of date (exit 1)."""
    check = "--check" in sys.argv
    stale = 0
    for path in [Path(a).resolve() for a in sys.argv[1:] if not a.startswith("-")] or documents():
        page = path.read_text(encoding="utf-8")
        new = refreshed(page)
        if new != page:
            stale += 1
            print(f"{'out of date' if check else 'written'}: {path.relative_to(ROOT)}")
            if not check:
                path.write_text(new, encoding="utf-8", newline="\n")
    return int(bool(check and stale))


if __name__ == "__main__":
    sys.exit(main())
