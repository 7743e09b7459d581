"""Bytes to Documents. `read_bytes` for bytes in hand, `read_inputs` for paths and "-"."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from dateline.errors import InputError
from dateline.model import Document
from dateline.readers.base import Hints
from dateline.settings import int_setting

__all__ = ["Hints", "Input", "NoArticlesError", "expand", "read_bytes", "read_inputs", "read_text"]

SUFFIXES = frozenset({".txt", ".text", ".html", ".htm", ".xhtml", ".json", ".jsonl", ".ndjson", ".xml", ".rss", ".atom", ".warc", ".gz", ".eml", ".mbox"})


class NoArticlesError(InputError):
    """A file that is sound, such as a feed or an archive, and holds no article."""


@dataclass(frozen=True, slots=True)
class Input:
    """One article as it came in: a name for messages and output files, and the document or why there is none."""

    name: str
    stem: str
    path: str
    document: Document | None = None
    error: InputError | None = None


def read_bytes(data: bytes, hints: Hints | None = None) -> list[Document]:
    """All documents in some bytes (one, unless they are JSON lines). InputError when they cannot be read."""
    from dateline.readers.detect import detect

    return list(detect(data).read(data, hints))


def read_text(text: str, hints: Hints | None = None) -> Document:
    """A plain text as a document; InputError when it is empty or over a limit."""
    from dateline.readers.base import make_document
    from dateline.readers.decode import mend

    mended, issues = mend(text)
    return make_document(mended, "plain", issues, hints=hints)


def shown(path: str) -> str:
    """A file's name for messages and stores: bytes of it that are no text are replaced."""
    return path.encode("utf-8", "replace").decode("utf-8")


def expand(paths: Sequence[str]) -> list[str]:
    """Files for a list of paths: a folder gives its article files, sorted, hidden ones left out; "-" and files stay as they are."""
    out: list[str] = []
    for path in paths:
        folder = Path(path)
        if path != "-" and folder.is_dir():
            inside = (p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES and not any(part.startswith(".") for part in p.relative_to(folder).parts))
            out += sorted(str(p) for p in inside if p.is_file())
        else:
            out.append(path)
    return out


def read_inputs(paths: Sequence[str], hints: Hints | None = None, root: Path = Path()) -> Iterator[Input]:
    """Every article of every path (from the folder `root`), in order. One that cannot be read comes with its error; the next ones are still read."""
    stems: dict[str, int] = {}
    for path in paths:
        name = "stdin" if path == "-" else shown(path)
        stem = "stdin" if path == "-" else Path(path).stem
        stems[stem] = stems.get(stem, 0) + 1
        if stems[stem] > 1:
            stem = f"{stem}-{stems[stem]}"
        try:
            stream: BinaryIO = sys.stdin.buffer if path == "-" else (root / path).open("rb")
        except OSError as error:
            yield Input(name, stem, path, error=InputError(f"{name}: cannot be opened: {error.strerror or error}"))
            continue
        with stream if path != "-" else io.BytesIO() as _:
            yield from _named(stream, name, stem, path, hints)


def _named(stream: BinaryIO, name: str, stem: str, path: str, hints: Hints | None) -> Iterator[Input]:
    try:
        number = 0
        many, found = _items(stream, hints)
        for number, item in enumerate(list(found) if name == "stdin" else found, 1):
            one, called = (f"{stem}-{number:04d}", f"{name}:{number}") if many else (stem, name)
            if isinstance(item, Document):
                yield Input(called, one, path, item)
            else:
                yield Input(called, one, path, error=InputError(f"{name}: {item}"))
        if number == 0:
            yield Input(name, stem, path, error=NoArticlesError(f"{name}: no articles in it"))
    except InputError as error:
        yield Input(name, stem, path, error=InputError(f"{name}: {error}"))
    except OSError as error:
        yield Input(name, stem, path, error=InputError(f"{name}: cannot be read: {error.strerror or error}"))


def _items(stream: BinaryIO, hints: Hints | None) -> tuple[bool, Iterator[Document | InputError]]:
    """Whether a stream holds many documents, and they. Archives and lines are read one at a time; anything else up to the limit."""
    from dateline.readers.base import to_end
    from dateline.readers.detect import HEAD, MANY, detect
    from dateline.readers.streams import GZIP, Opened, rejoined

    opened, head = None, stream.read(HEAD)
    if head.startswith(GZIP):
        stream = opened = Opened(rejoined(head, stream))
        head = stream.read(HEAD)
    reader, whole = detect(head), rejoined(head, stream)
    if reader.NAME in MANY:
        return True, to_end(MANY[reader.NAME].items(whole, hints), opened)
    data = whole.read(int_setting("max_bytes") + 1)
    if opened is not None:
        opened.check()
    return False, iter(reader.read(data, hints))
