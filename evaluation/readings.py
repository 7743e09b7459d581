"""dateline's own readings of the texts of a folder of expert readings, and their score."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from evaluation.compare import Record
from evaluation.score_reading import gold_pairs, score_folder, summarise


def predict(text_path: Path, published: str | None) -> str:
    """The reading of one text as JSON, made as `dateline code TEXT --published DAY --json` makes it."""
    from dateline.briefs.faq import answers
    from dateline.coding import code
    from dateline.exporters.reading import as_json
    from dateline.readers import Hints, read_bytes

    reading = code(read_bytes(text_path.read_bytes(), Hints(published=published))[0])
    return as_json(reading, answers(reading))


def predict_folder(gold_dir: Path, out: Path) -> None:
    """Write NAME.json to `out` for each expert reading; the only thing taken from the expert's file is the publication day."""
    for gold_path, text_path in gold_pairs(gold_dir):
        published = json.loads(gold_path.read_bytes())["document"].get("published")
        (out / gold_path.name).write_text(predict(text_path, published), encoding="utf-8")


def score(gold_dir: Path) -> Record:
    """Read every text of the folder and score the readings."""
    with tempfile.TemporaryDirectory() as folder:
        predict_folder(gold_dir, Path(folder))
        return summarise(score_folder(gold_dir, Path(folder)))
