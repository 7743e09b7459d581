"""The actor fields of the expert readings: share of slots right (recall) and of ours that are right (precision), by field."""

from __future__ import annotations

import tempfile
from pathlib import Path

from evaluation.actors.common import Share, share
from evaluation.readings import predict_folder
from evaluation.score_reading import score_folder

FIELDS = ("actors", "recipients", "speakers", "claimed_by")


def measured(gold_dir: Path, name: str) -> list[Share]:
    """Shares over documents."""
    with tempfile.TemporaryDirectory() as folder:
        predict_folder(gold_dir, Path(folder))
        boards = score_folder(gold_dir, Path(folder))
    out = []
    for field in FIELDS:
        tallies = [board.fields[field] for _, board in sorted(boards.items()) if field in board.fields]
        if tallies:
            out.append(share(f"{name}: {field}, of those told (recall)", [(t.right, t.gold) for t in tallies]))
            out.append(share(f"{name}: {field}, of ours (precision)", [(t.right, t.pred) for t in tallies]))
    return out
