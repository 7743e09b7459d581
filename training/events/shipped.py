"""The encoder of a shipped weights folder, as numbers that can be trained on: matrices of int8 are multiplied out again."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper

PRODUCTS = ("q", "k", "v", "o", "up", "down")  # of a layer, in the order of the file


def encoder_state(folder: Path, base: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """State of an `Encoder` like `base` (from which the table of word pieces is taken) with the weights of `folder`/model.onnx."""
    found = {i.name: numpy_helper.to_array(i) for i in onnx.load(str(folder / "model.onnx")).graph.initializer}
    state = {k: v.clone() for k, v in base.items()}
    for name, value in found.items():
        if name.startswith("e."):
            state[name[2:]] = torch.from_numpy(value.copy())
    state["shape.weight"][0] = torch.from_numpy(next(v for n, v in found.items() if n.startswith("onnx::Add_")).copy())
    stems = sorted((n.removesuffix("_quantized") for n in found if n.endswith("_quantized")), key=lambda n: int(n.rsplit("_", 1)[1]))
    for k, stem in enumerate(stems):
        layer, product = divmod(k, len(PRODUCTS))
        matrix = (found[f"{stem}_quantized"].astype(np.float32) - found[f"{stem}_zero_point"].astype(np.float32)) * found[f"{stem}_scale"]
        state[f"layers.{layer}.{PRODUCTS[product]}.weight"] = torch.from_numpy(matrix.T.copy())
    return state
