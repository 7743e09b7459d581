"""Coding in parts, for corpora that take hours: on this machine or on a cluster; and such parts into a store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from dateline.cli.app import UsageError
from dateline.cli.output import emit, say
from dateline.cli.work import Count, progress
from dateline.errors import InputError
from dateline.exporters.reading import all_issues
from dateline.model import Reading


def code_in_parts(files: Sequence[str], out: Path | None, published: str | None, engine: str, jobs: int, coder: str, as_json: bool, strict: bool) -> int:
    """Code files into a folder of parts; the exit code."""
    from dateline.engine.parts import finish, make_plan, run
    from dateline.readers import expand

    if out is None:
        raise UsageError("--parts and --engine dask write files: give --out FOLDER")
    paths = expand(files)
    if "-" in paths:
        raise UsageError("--parts and --engine dask read files more than once: standard input is none")
    if not paths:
        raise InputError("no article files found")
    parts = make_plan(paths, out, published, coder)
    tally = Count()
    with progress(len(parts), "coding parts") as advance:
        for outcome in run(parts, _engine(engine, jobs)):
            tally.read += outcome.read
            tally.coded += outcome.read - outcome.failed
            tally.issues += outcome.issues
            tally.errors += [*outcome.errors, *["..."] * (outcome.failed - len(outcome.errors))]
            for message in outcome.errors:
                say(f"dateline: {message}")
            if outcome.failed > len(outcome.errors):
                say(f"dateline: and {outcome.failed - len(outcome.errors)} more in part {outcome.number}")
            advance()
    manifest = finish(parts, out)
    if as_json:
        emit("parts", {"folder": str(out), **manifest}, f"dateline add {out}")
    say(f"{tally.summary()}; {len(parts)} part{'' if len(parts) == 1 else 's'} in {out}")
    return tally.exit_code(strict)


def _engine(name: str, jobs: int) -> Callable[..., Iterator[Any]]:
    kind, _, address = name.partition(":")
    if kind == "dask":
        from dateline.engine import cluster

        return partial(cluster.mapped, address=address, jobs=jobs)
    from dateline.engine import processes

    return partial(processes.mapped, jobs=jobs)


def kept_readings(folders: Sequence[str], tally: Count) -> Iterator[Reading]:
    """Readings of folders of parts; failures are counted, and said when the part was made."""
    from dateline.engine.parts import kept

    for folder in folders:
        for _, reading in kept(Path(folder)):
            tally.read += 1
            if isinstance(reading, InputError):
                tally.errors.append(str(reading))
                continue
            tally.coded += 1
            tally.issues += len(all_issues(reading))
            yield reading
