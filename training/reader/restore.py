"""The weights of an exported parser as numbers that can be trained on: matrices of int8 are multiplied out again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from model import Reader
from onnx import numpy_helper

PRODUCTS = [f"encoder.layers.{k}.{p}" for k in range(6) for p in ("q", "k", "v", "o", "up", "down")]
HEADS = ["arc_d", "arc_h", "upos", "xpos", "ner", "nominal", "lab_d", "lab_h"]  # in the order of the file


def restore(model: Reader, folder: Path) -> None:
    """Put the weights of `folder` (export.py) into a model. ValueError when they are not of its shape."""
    found = {i.name: numpy_helper.to_array(i) for i in onnx.load(str(folder / "model.onnx")).graph.initializer}
    state = dict(model.state_dict())
    state |= {n.removeprefix("model."): torch.from_numpy(v.copy()) for n, v in found.items() if n.removeprefix("model.") in state}

    def matrix(stem: str) -> np.ndarray:
        return (found[f"{stem}_quantized"].astype(np.float32) - found[f"{stem}_zero_point"].astype(np.float32)) * found[f"{stem}_scale"]

    stems = [n.removesuffix("_quantized") for n in found if n.endswith("_quantized") and n.startswith("onnx::")]
    for stem, name in zip(sorted(stems, key=lambda n: int(n.rsplit("_", 1)[1])), PRODUCTS + HEADS, strict=True):
        state[f"{name}.weight"] = torch.from_numpy(matrix(stem).T.copy())
    state["arc_u"] = torch.from_numpy(matrix("model.arc_u").copy())
    tables = np.load(folder / "tables.npz")
    state["lab_u"] = torch.from_numpy(tables["label_u"].astype(np.float32))
    state["encoder.word.weight"] = torch.from_numpy(tables["word"].astype(np.float32) * tables["scale"][:, None])
    wrong = [n for n, v in model.state_dict().items() if v.shape != state[n].shape]
    if wrong:
        raise ValueError(f"{folder}: other shapes: {', '.join(wrong)}")
    model.load_state_dict(state)
