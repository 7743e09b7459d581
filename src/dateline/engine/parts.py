"""Big corpora in parts: a plan, one Parquet file for each part, a manifest. A part is coded by one function, wherever it runs; a part whose file is there is done.

FOLDER/plan.json              what is to be coded: options, input files with their SHA-256, the pieces of each part
FOLDER/part-00000.parquet     a row for each article: its reading, or why there is none
FOLDER/manifest.json          written last: rows, failures and SHA-256 of each part
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from dateline import __version__
from dateline.briefs.faq import answers
from dateline.engine.document import code_document
from dateline.engine.processes import each_alone
from dateline.errors import DatelineError, InputError
from dateline.exporters.base import needed
from dateline.exporters.reading import all_issues, as_dict
from dateline.model import Reading
from dateline.readers import Hints, Input, NoArticlesError
from dateline.readers.slices import Slice, digest_of, pieces, read_slice
from dateline.settings import int_setting
from dateline.store.packed import pack, unpack

PLAN, MANIFEST = "plan.json", "manifest.json"
FORMAT = "dateline.parts/1"
COLUMNS = ("name", "document", "source", "published", "title", "events", "error", "reading", "kept")
ERRORS = 5  # messages of a part that are printed; all are in its rows


class PartsError(DatelineError):
    """A folder of parts cannot be used: of other inputs, damaged, not complete."""


@dataclass(frozen=True, slots=True)
class Part:
    """A unit of work: its number, where its file goes, what it reads, and how."""

    number: int
    file: str
    pieces: tuple[Slice, ...]
    published: str | None = None
    coder: str = "rules"
    root: str = ""  # the folder from which the paths of the pieces go
    version: str = __version__

    @property
    def name(self) -> str:
        return f"part {self.number}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a part: articles read and coded, those that failed (the first messages), issues noted."""

    number: int
    read: int
    failed: int
    issues: int
    errors: tuple[str, ...] = ()


def make_plan(files: Sequence[str], folder: Path, published: str | None, coder: str) -> list[Part]:
    """The parts of some files, written down in the folder; of a folder that has a plan already, that plan. PartsError when that is of other inputs or options."""
    groups = list(pieces(list(files), int_setting("part_bytes")))
    inputs = [[f, *digest_of(f)] for f in files]
    plan = {
        "format": FORMAT, "dateline": __version__, "coder": coder, "published": published, "inputs": inputs,
        "parts": [[[p.path, p.start, p.end, p.before, p.lines] for p in group] for group in groups],
    }  # fmt: skip
    text = json.dumps(plan, ensure_ascii=False, indent=0) + "\n"
    there = folder / PLAN
    if there.exists():
        if there.read_text(encoding="utf-8") != text:
            raise PartsError(f"{folder}: holds parts of other articles or options, or of another version of dateline; give another folder")
    elif any(folder.glob("part-*.parquet")):
        raise PartsError(f"{folder}: holds parts but no {PLAN}; give another folder")
    else:
        folder.mkdir(parents=True, exist_ok=True)
        _put(there, text.encode("utf-8"))
    return [Part(n, str((folder / f"part-{n:05d}.parquet").absolute()), group, published, coder, str(Path.cwd())) for n, group in enumerate(groups)]


def code_part(part: Part) -> Outcome:
    """Code a part and write its file; nothing is left of one that did not come to its end."""
    return _write(part, ((item, _one(item, part.coder)) for item in _items(part)))


def code_part_alone(part: Part) -> Outcome:
    """The same for a part that ended the process that coded it: each article in a process that may die, so that the guilty one becomes a row with its error."""
    return _write(part, each_alone(partial(code_document, coder=part.coder), _items(part)))


def _one(item: Input, coder: str) -> Reading | InputError:
    try:
        return code_document(item, coder)
    except InputError as error:
        return error


def _items(part: Part) -> Iterator[Input]:
    if part.version != __version__:
        raise PartsError(f"a worker has dateline {__version__}, the plan was made by {part.version}")
    found = (item for piece in part.pieces for item in read_slice(piece, Hints(published=part.published), Path(part.root)))
    return (item for item in found if not isinstance(item.error, NoArticlesError))


def _write(part: Part, coded: Iterator[tuple[Input, Reading | InputError]]) -> Outcome:
    rows: list[tuple[Any, ...]] = []
    errors: list[str] = []
    issues = 0
    for item, reading in coded:
        if isinstance(reading, InputError):
            errors.append(str(reading))
        else:
            issues += len(all_issues(reading))
        rows.append(_row(item, reading))
    outcome = Outcome(part.number, len(rows), len(errors), issues, tuple(errors[:ERRORS]))
    pa, pq = needed("pyarrow", "tables", "a Parquet part"), needed("pyarrow.parquet", "tables", "a Parquet part")
    kinds = {"events": pa.int64()}
    schema = pa.schema(
        [pa.field(c, kinds.get(c, pa.string())) for c in COLUMNS],
        metadata={"format": FORMAT, "outcome": json.dumps([outcome.number, outcome.read, outcome.failed, outcome.issues, outcome.errors])},
    )
    table = pa.table([pa.array([r[n] for r in rows], type=f.type) for n, f in enumerate(schema)], schema=schema)
    sink = pa.BufferOutputStream()
    pq.write_table(table, sink, compression="zstd", row_group_size=256)
    _put(Path(part.file), sink.getvalue().to_pybytes())
    return outcome


def _row(item: Input, reading: Reading | InputError) -> tuple[Any, ...]:
    if isinstance(reading, InputError):
        return (item.name, None, None, None, None, None, str(reading), None, None)
    d = reading.document
    shown = json.dumps(as_dict(reading, answers(reading)), ensure_ascii=False)
    return tuple(_text(v) for v in (item.name, d.id, d.source, d.published, d.title, len(reading.events), None, shown, pack(reading)))


def _text(value: Any) -> Any:
    """Text that UTF-8 can hold: half of a surrogate pair, which JSON may bring, becomes a question mark."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value


def _put(path: Path, data: bytes) -> None:
    """Write a file in one step; DatelineError when the disk does not take it."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise PartsError(f"{path}: cannot be written: {error.strerror or error}") from None


# ---------------------------------------------------------------- what is done
def done(part: Part) -> Outcome | None:
    """What became of a part whose file is there; None for one that is still to do, or whose file is damaged."""
    pq = needed("pyarrow.parquet", "tables", "a Parquet part")
    pa = needed("pyarrow", "tables", "a Parquet part")
    if not Path(part.file).exists():
        return None
    try:
        number, read, failed, issues, errors = json.loads(pq.read_schema(part.file).metadata[b"outcome"])
    except (OSError, pa.ArrowInvalid, KeyError, TypeError, ValueError):
        return None
    return Outcome(number, read, failed, issues, tuple(errors))


def run(parts: Sequence[Part], engine: Callable[[Callable[[Part], Outcome], Sequence[Part]], Iterator[tuple[Part, Outcome | InputError]]]) -> Iterator[Outcome]:
    """Outcomes of all parts, first of those that were done before, then as the engine gives them."""
    todo = []
    for part in parts:
        there = done(part)
        if there is None:
            todo.append(part)
        else:
            yield there
    for part, outcome in engine(code_part, todo):
        yield code_part_alone(part) if isinstance(outcome, InputError) else outcome


def finish(parts: Sequence[Part], folder: Path) -> dict[str, Any]:
    """Write the manifest of a folder whose parts are all there, and return it. Leftovers of processes that were killed go."""
    for left in folder.glob(".part-*.parquet.*"):
        left.unlink(missing_ok=True)
    rows: list[dict[str, Any]] = []
    for part in parts:
        outcome = done(part)
        if outcome is None:
            raise PartsError(f"{part.file}: is not there")
        rows.append({"file": Path(part.file).name, "rows": outcome.read, "failed": outcome.failed, "sha256": sha256(Path(part.file).read_bytes()).hexdigest()})
    manifest = {"format": FORMAT, "dateline": __version__, "rows": sum(r["rows"] for r in rows), "failed": sum(r["failed"] for r in rows), "parts": rows}
    _put(folder / MANIFEST, (json.dumps(manifest, indent=1) + "\n").encode("utf-8"))
    return manifest


# ---------------------------------------------------------------- reading them back
def is_folder(path: str) -> bool:
    """True for a folder of parts."""
    return (Path(path) / PLAN).is_file() and any(Path(path).glob("part-*.parquet"))


def kept(folder: Path) -> Iterator[tuple[str, Reading | InputError]]:
    """(name, reading or why there is none) of every row, part after part. PartsError when the folder is not complete or a file is not what the manifest says."""
    pq = needed("pyarrow.parquet", "tables", "a Parquet part")
    pa = needed("pyarrow", "tables", "a Parquet part")
    for row in _manifest(folder):
        path = folder / row["file"]
        try:
            if sha256(path.read_bytes()).hexdigest() != row["sha256"]:
                raise PartsError(f"{path}: is not the file that {MANIFEST} names")
            file = pq.ParquetFile(path)
            for batch in file.iter_batches(256, columns=["name", "error", "kept"]):
                for line in batch.to_pylist():
                    yield line["name"], InputError(line["error"]) if line["error"] else unpack(line["kept"])
        except (OSError, pa.ArrowInvalid, KeyError) as error:
            raise PartsError(f"{path}: cannot be read: {error}") from None


def _manifest(folder: Path) -> list[dict[str, str]]:
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if manifest["format"] != FORMAT:
            raise PartsError(f"{folder}: parts of another format: {manifest['format']!r}")
        rows: list[dict[str, str]] = [{"file": str(r["file"]), "sha256": str(r["sha256"])} for r in manifest["parts"]]
        if not all(r["file"] == Path(r["file"]).name for r in rows):
            raise PartsError(f"{folder / MANIFEST}: names a file outside of its folder")
        return rows
    except FileNotFoundError:
        raise PartsError(f"{folder}: not finished (no {MANIFEST}); run the same dateline code command again, and it goes on") from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise PartsError(f"{folder / MANIFEST}: cannot be read: {error}") from None
