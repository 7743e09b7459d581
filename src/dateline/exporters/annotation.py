"""W3C Web Annotations: every value with the characters that say so, for the documents that tell the events."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Any

from dateline.exporters.base import Column, Format, Selection
from dateline.exporters.event import value
from dateline.exporters.jsons import line
from dateline.model import Reading, Record, Span, Statement

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters of prefix and suffix


def annotate(reading: Reading, records: set[str]) -> Iterator[dict[str, Any]]:
    """One annotation for each statement of these records, in the order of the reading."""
    for record in reading.records:
        if record.id in records:
            yield from (_annotation(reading, record, n, s) for n, s in enumerate(record.statements))


def _annotation(reading: Reading, record: Record, position: int, s: Statement) -> dict[str, Any]:
    doc, e = reading.document, s.evidence
    said = {"record": f"{doc.id}/{record.id}", "field": s.field, "value": value(s.value), "certainty": e.certainty, "coder": e.coder}
    speaker = e.speaker.of(doc.text) if e.speaker else None
    return {
        "id": f"urn:dateline:{doc.id}/{record.id}/{position}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": [
            {"type": "TextualBody", "purpose": "classifying", "format": "text/plain", "value": s.field},
            {"type": "TextualBody", "purpose": "describing", "format": "application/json", "value": line({**said, "speaker": speaker})},
        ],
        "target": [_target(reading, span) for span in e.spans],
    }


def _target(reading: Reading, span: Span) -> dict[str, Any]:
    text = reading.document.text
    return {
        "source": source(reading),
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {"type": "TextQuoteSelector", "exact": span.of(text), "prefix": text[max(0, span.start - AROUND) : span.start], "suffix": text[span.end : span.end + AROUND]},
        ],
    }


def source(reading: Reading) -> str:
    """What the positions point into: the text as dateline keeps it, named by its document; not the web page."""
    return f"urn:dateline:{reading.document.id}"


def _write(selection: Selection, file: IO[str]) -> None:
    """A collection with its one page, written as it is read."""
    file.write(f'{{"@context":"{CONTEXT}","id":"urn:dateline:annotations","type":"AnnotationPage","items":[')
    before = "\n"
    for reading, records in selection.readings():
        for annotation in annotate(reading, records):
            file.write(before + line(annotation))
            before = ",\n"
            selection.written += 1
    file.write("\n]}\n")


FORMAT = Format(
    "annotation", "W3C Web Annotations", "jsonld", "application/ld+json", tuple(Column(*c) for c in (
        ("id", "urn:dateline:DOCUMENT/RECORD/NUMBER of the statement"),
        ("motivation", "classifying"),
        ("body[0].value", "The field that the words state: type, actors, deaths ..."),
        ("body[1].value", "JSON as text: record, field, value (as in the reading), certainty, coder (rule or model), speaker (per whom; null for the narrator)"),
        ("target[].source", "urn:dateline:DOCUMENT: the text as the store keeps it, which is not byte for byte the web page"),
        ("target[].selector[0]", "TextPositionSelector: start and end, in code points, of that text"),
        ("target[].selector[1]", "TextQuoteSelector: the exact words, with 32 characters before and behind, to find them on the page itself"),
    )),
    (
        "which reports tell one event, and what was settled from them",
        "tallies, truces, forces, relations, links",
        "the text itself (only the words of each value and 32 characters around)",
        "address, title and day of the articles (`--as reading` has them)",
    ),
    _write,
    notes=(
        "An AnnotationPage with one annotation for each statement of the reports that tell the events.",
        "Quotes belong to the articles' publishers: look at their terms before you pass the file on.",
    ),
    origin="the W3C Web Annotation Data Model.",
    unit="annotations",
)  # fmt: skip
