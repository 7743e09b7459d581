"""Options that several commands share, so that they read the same everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from dateline.cli.app import UsageError


def named(value: Any) -> Any:
    """A name or several, as given; UsageError where one is empty: taken as a path it would mean the current folder."""
    if value is not None and "" in ([value] if isinstance(value, str) else value):
        raise UsageError("an empty name: give a file, a folder or an address")
    return value


def path_named(value: Any) -> Path:
    """A path from a command line, for `parser`; UsageError where it is empty, which as a path would be the current folder."""
    return value if isinstance(value, Path) else Path(named(value))


Files = Annotated[
    list[str],
    typer.Argument(metavar="FILE...", callback=named, help="Articles: text, HTML, JSONL, WARC, mail or feed files, also gzipped; folders; - for stdin."),
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Keep = Annotated[bool, typer.Option("--keep", help="Keep the original bytes, by SHA-256, in STORE.kept/, with the time of capture.")]
Engine = Annotated[
    str,
    typer.Option(
        "--engine",
        metavar="NAME",
        help="serial: one article after another; processes: several at once; dask[:ADDRESS]: on a Dask cluster (with --out). The same results.",
    ),
]
Jobs = Annotated[int | None, typer.Option("--jobs", min=1, metavar="N", help="Processes, or Dask workers on this machine (default: one for each core).")]
Coder = Annotated[str, typer.Option("--coder", metavar="NAME", help="rules: ours; llm: a language model finds the events (see DATELINE_LLM_URL, DATELINE_LLM_MODEL).")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 3 when anything could not be read.")]
Published = Annotated[str | None, typer.Option("--published", metavar="DATE", help="Publication date (YYYY-MM-DD); overrides what the article says.")]
Db = Annotated[str | None, typer.Option("--db", metavar="STORE", help="The store: a file, or postgresql://USER@HOST/NAME (default: $DATELINE_DB or dateline.db).")]


def examples(*lines: str) -> str:
    """The end of a command's help: each example on a line of its own."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def store_path(db: str | None) -> Path | str:
    """The store to use, the option's or the setting's: a path, or the address of a database. UsageError for an empty name."""
    from dateline.settings import text_setting

    name = text_setting("db") if db is None else db
    if not name.strip():
        raise UsageError("an empty name of a store" if db is not None else "DATELINE_DB: an empty name of a store")
    return name if name.lower().startswith(("postgresql://", "postgres://")) else Path(name)


def store_shown(db: str | None) -> str:
    """The store's name for people: an address without its password."""
    from dateline.store.postgres import shown

    return shown(str(store_path(db)))


def store_file(db: str | None, what: str) -> Path:
    """The store's file; UsageError where it is a database, which `what` cannot be done with."""
    path = store_path(db)
    if isinstance(path, str):
        raise UsageError(f"{what} needs a store in a file; {store_shown(db)} is a database")
    return path


def day_option(value: str | None, name: str = "--published") -> str | None:
    """An ISO date from an option; UsageError when it is none."""
    from datetime import date

    if value is None:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise UsageError(f"{name}: not a date (YYYY-MM-DD): {value!r}") from None


def jobs_option(engine: str, jobs: int | None, cluster: bool = False) -> int:
    """How many processes to use; UsageError for an engine that is none, or for a cluster where the command takes none. `--jobs` alone asks for processes."""
    import os

    name = engine.partition(":")[0]
    if name not in ("serial", "processes", "dask") or (engine != name and name != "dask"):
        raise UsageError(f"--engine: no engine {engine!r}: there are dask, processes and serial")
    if name == "dask" and not cluster:
        raise UsageError("--engine dask: code on the cluster first (dateline code PATHS --engine dask --out FOLDER), then dateline add FOLDER")
    if jobs is None:
        return 1 if engine == "serial" else max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)
    return jobs


def coder_option(coder: str) -> str:
    """The coder's name; UsageError for one that is none, DatelineError when its settings are not complete."""
    if coder not in ("rules", "llm"):
        raise UsageError(f"--coder: no coder {coder!r}: there are llm and rules")
    if coder == "llm":
        from dateline.engine.llm import check

        check()
    return coder
