"""Weights are checked before use, and say clearly what is wrong."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

import dateline.weights as weights
from dateline.errors import WeightsError


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A weights package with one small model."""
    model = tmp_path / "toy"
    model.mkdir()
    (model / "labels.json").write_text("{}")
    (model / "digests.json").write_text(json.dumps({"labels.json": "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"}))
    monkeypatch.setattr(weights, "__file__", str(tmp_path / "__init__.py"))
    weights.folder.cache_clear()
    yield model
    weights.folder.cache_clear()


def test_whole(copy: Path) -> None:
    assert weights.folder("toy") == copy


def test_changed_file(copy: Path) -> None:
    (copy / "labels.json").write_text("{ }")
    with pytest.raises(WeightsError, match=r"labels\.json does not match its digest"):
        weights.folder("toy")


def test_missing_file(copy: Path) -> None:
    (copy / "labels.json").unlink()
    with pytest.raises(WeightsError, match=r"labels\.json is missing"):
        weights.folder("toy")


def test_missing_folder(copy: Path) -> None:
    shutil.rmtree(copy)
    with pytest.raises(WeightsError, match=r"no readable digests\.json"):
        weights.folder("toy")


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("reader", {"model.onnx", "heads.npz", "tokenizer.json", "labels.json", "tables.npz"}),
        ("grouping", {"network.npz", "labels.json"}),
        *((name, {"model.onnx", "heads.npz", "labels.json"}) for name in ("roles", "roles-2")),
    ],
)
def test_shipped_weights_are_whole_and_small(name: str, files: set[str]) -> None:
    path = weights.folder(name)
    assert sum(p.stat().st_size for p in path.iterdir()) < 30_000_000
    assert files <= set(json.loads((path / "digests.json").read_text()))
    assert (path / "card.md").stat().st_size > 1000
