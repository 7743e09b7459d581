"""Texts other than dispatches whose acts are known: lines of tests/coding/data, and expert readings, of which the cited words are known."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src"), str(ROOT / "training" / "dispatches")]

from marks import Dispatch, Told  # noqa: E402

from dateline.coding.pipeline import Pipeline, default_coders, reading_of  # noqa: E402
from dateline.readers import Hints, read_text  # noqa: E402
from tools.written_lines import PUBLISHED, cases, line_of  # noqa: E402


def written(path: Path) -> list[Dispatch]:
    """Lines with more than one word that tells something, as dispatches. Where dateline tells just the acts that are written, the words that it took each from are
    kept in a file, so that what is learnt does not hang on what was learnt before."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(list(_found())), encoding="utf-8")
    out = []
    for name, text, acts in json.loads(path.read_text(encoding="utf-8")):
        events = {n: Told(kind, "-", status, [(a, b) for a, b in told], []) for n, (kind, status, told, *_) in enumerate(acts, 1)}
        if sum(len(e.triggers) for e in events.values()) > 1:
            out.append(Dispatch(name, "2025-06-10", "line", text, events))
    return out


def _found() -> Iterator[tuple[str, str, list[Any]]]:
    """Name, text, and of each act type, status and where the words that tell it stand."""
    pipeline = Pipeline(default_coders())
    for n, (text, lines) in enumerate(cases()):
        draft = pipeline.draft(read_text(text, Hints(published=PUBLISHED)))
        if [line_of(e) for e in reading_of(draft).events] == [x for x in lines if x.split(" ")[0].split("/")[0].isupper()]:
            tokens = draft.syntax.tokens
            words = [(e, sorted({i for h in g.members for i in (h.head, *h.verbs)})) for (_, g), e in zip(draft.groups, reading_of(draft).events, strict=True)]
            yield f"line-{n}", draft.document.text, [(e.value("type"), e.value("status"), [(tokens[i].start, tokens[i].end) for i in at]) for e, at in words]


def readings(names: list[str], shared: Path) -> list[Dispatch]:
    """Expert readings of training/readings and of the development folder in shared/: a word of an act's type in its evidence tells it."""
    from tools.readings_texts import source_texts, text_of

    texts = source_texts(shared)
    ours = [json.loads((ROOT / "training" / "readings" / f"{name}.json").read_text(encoding="utf-8")) for name in names]
    out = [_of_reading(reading, text_of(reading, texts)) for reading in ours]
    for path in sorted((shared / "reading" / "dev").glob("*.txt")):
        out.append(_of_reading(json.loads(path.with_suffix(".json").read_text(encoding="utf-8")), path.read_text(encoding="utf-8")))
    return out


def _of_reading(reading: dict[str, Any], text: str) -> Dispatch:
    events = {n: Told(e["type"], "-", e["status"], [(a, b) for a, b in e["evidence"]], []) for n, e in enumerate(reading["events"], 1)}
    return Dispatch(reading["document"]["id"], reading["document"].get("published") or "", "reading", text, events)
