"""dateline: reads conflict news and makes sourced, structured event records.

The public API is what __all__ lists; nothing else is promised. Imports are made when a function is called, so that `import dateline` is quick.

>>> import dateline
>>> reading = dateline.code("The army shelled the village on Monday, killing five people.", published="2024-01-03")  # doctest: +SKIP
>>> print(dateline.brief([reading]))  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.briefs.ask import Asked
    from dateline.desk import Desk
    from dateline.model import Document, Reading

__all__ = ["ask", "brief", "code", "open", "read", "to_json"]


def read(source: str | Path | bytes, published: str | None = None) -> list[Document]:
    """Documents of a file (its path) or of bytes: plain text, HTML or JSON lines. `published` is an ISO date that overrides what they say.

    Raises dateline.errors.InputError when they cannot be read.
    """
    from dateline.errors import InputError
    from dateline.readers import Hints, read_bytes, read_inputs

    if isinstance(source, bytes):
        return read_bytes(source, Hints(published=published))
    items = list(read_inputs([str(source)], Hints(published=published)))
    for item in items:
        if item.error is not None:
            raise item.error
    found = [item.document for item in items if item.document is not None]
    if not found:
        raise InputError(f"{source}: nothing to read")
    return found


def code(article: str | Document, published: str | None = None) -> Reading:
    """What happened in an article, given as its text or as a Document: events, counts, states, each value with its words.

    Raises dateline.errors.InputError when a text is empty or over a limit.
    """
    from dateline.coding import code as code_document
    from dateline.readers import Hints, read_text

    return code_document(read_text(article, Hints(published=published)) if isinstance(article, str) else article)


def to_json(reading: Reading) -> str:
    """A reading as dateline.reading/1, with the questions that it answers."""
    from dateline.briefs.faq import answers
    from dateline.exporters.reading import as_json

    return as_json(reading, answers(reading))


def brief(readings: Iterable[Reading], form: str = "markdown") -> str:
    """A brief of some readings as "markdown", "html" or "json"; every sentence ends in a citation. A store's `readings()` can be given as it is."""
    from dateline.briefs.brief import make_brief
    from dateline.briefs.render import render

    return render(make_brief(readings, with_faq=True), form)


def ask(readings: Iterable[Reading], question: str) -> Asked:
    """Answer a question from the records of some readings; the reply says whether it is known."""
    from dateline.briefs.ask import ask as answer

    return answer(readings, question)


def open(path: str | Path, create: bool = False) -> Desk:  # noqa: A001 (dateline.open, as in gzip.open)
    """A store of documents, with its merged events, tallies, states and answers; made when `create`. Raises dateline.errors.StoreError when it cannot be used."""
    from dateline.desk import Desk

    return Desk(path, create=create)


def __getattr__(name: str) -> Any:
    """`dateline.__version__`, looked up when it is asked for."""
    if name == "__version__":
        from importlib.metadata import PackageNotFoundError, version

        try:
            return version("dateline")
        except PackageNotFoundError:
            return "0+unknown"
    raise AttributeError(f"module 'dateline' has no attribute {name!r}")
