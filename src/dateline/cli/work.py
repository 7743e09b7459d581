"""Reading and coding many inputs; used by every command that takes articles."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from dateline.cli.app import DONE, FAILED, ISSUES
from dateline.cli.output import say
from dateline.engine.document import code_document
from dateline.errors import InputError
from dateline.exporters.reading import all_issues
from dateline.model import Document, Reading
from dateline.readers import Hints, Input, NoArticlesError, expand, read_inputs


@dataclass
class Count:
    """How many inputs were read and coded, and how many issues there were."""

    read: int = 0
    coded: int = 0
    issues: int = 0
    empty: int = 0  # files that are sound and hold no article
    errors: list[str] = field(default_factory=list)

    def exit_code(self, strict: bool) -> int:
        """1 when nothing was coded though there was something to code, 3 when something was missed and `strict`, else 0."""
        if self.coded == 0 and (self.errors or not self.empty):
            return FAILED
        return ISSUES if strict and (self.errors or self.issues) else DONE

    def summary(self) -> str:
        """ "read 10, coded 9, 1 failed, 2 issues"."""
        failed = f", {len(self.errors)} failed" if self.errors else ""
        return f"read {self.read}, coded {self.coded}{failed}, {self.issues} issue{'' if self.issues == 1 else 's'}"


def readings(files: Sequence[str], published: str | None, tally: Count, skip: Any = None, jobs: int = 1, coder: str = "rules") -> Iterator[tuple[Input, Reading]]:
    """Every input with its reading, in order. Failures are said on stderr and counted; `skip(document)` leaves one out before it is coded."""
    from dateline.engine.processes import mapped

    paths = expand(files)
    if not paths:
        raise InputError("no article files found")
    with progress(len(paths)) as advance:
        for item, reading in mapped(partial(code_document, coder=coder), _wanted(paths, published, tally, skip, advance), jobs):
            if isinstance(reading, NoArticlesError):
                tally.empty += 1
                say(f"dateline: {reading}")
                continue
            if isinstance(reading, InputError):
                tally.errors.append(str(reading))
                say(f"dateline: {reading}")
                continue
            tally.coded += 1
            if jobs > 1 and skip is not None and skip(reading.document):  # the same article stood just before it
                continue
            tally.issues += len(all_issues(reading))
            yield item, reading


def _wanted(paths: Sequence[str], published: str | None, tally: Count, skip: Any, advance: Any) -> Iterator[Input]:
    """Inputs that are to be coded; all are counted."""
    last = paths[0]
    for item in read_inputs(paths, Hints(published=published)):
        tally.read += not isinstance(item.error, NoArticlesError)
        if item.path != last:
            advance()
            last = item.path
        if item.document is not None and skip is not None and skip(item.document):
            tally.coded += 1
            continue
        yield item


@contextmanager
def progress(total: int, doing: str = "coding") -> Iterator[Any]:
    """A progress bar on stderr when it is a terminal and there is more than one file."""
    if total < 2 or not sys.stderr.isatty():
        yield lambda n=1: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    with Progress(BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=total)
        yield lambda n=1: bar.advance(task, n)


def one_document(file: str, published: str | None) -> Document:
    """The document of one article; InputError when there is none or more than one."""
    items = list(read_inputs(expand([file]), Hints(published=published)))
    if len(items) != 1:
        raise InputError(f"{file}: {len(items)} articles; this command takes one")
    item = items[0]
    if item.document is None:
        raise item.error or InputError(f"{item.name}: no document")
    return item.document
