"""The reading of each document that tells any of the events, one JSON object on each line: `dateline code --json`, from a store."""

from __future__ import annotations

from typing import IO

from dateline.exporters.base import Column, Format, Selection
from dateline.exporters.jsons import line
from dateline.exporters.reading import as_dict, schema


def _write(selection: Selection, file: IO[str]) -> None:
    for reading, _ in selection.readings():
        file.write(line(as_dict(reading)) + "\n")
        selection.written += 1


FORMAT = Format(
    "reading", "Readings", "jsonl", "application/x-ndjson",
    tuple(Column(name, part.get("description") or name) for name, part in schema()["properties"].items()),
    ("the text of the documents", "which reports tell one event, and what was settled from them (`dateline events --json` has it)"),
    _write,
    notes=("Whole readings: a document that tells one of the events is written with everything that was read in it. [The reading](reading.md) explains each field.",),
    origin="our own contract, dateline.reading/1.",
    unit="readings",
)  # fmt: skip
