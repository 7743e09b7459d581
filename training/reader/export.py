"""Writes a trained model as a weights folder: ONNX (matrix products int8 per channel), table of word pieces, heads for events, tokenizer, labels, digests.

python training/reader/export.py --model build/reader/model.pt --tokenizer tokenizer.json --out src/dateline/weights/reader [--fp32]
python training/reader/export.py --model build/syntax/model.pt --tokenizer tokenizer.json --out build/weights/syntax

The second is a parser alone (syntax/train.py): it has no heads for events, and reads one sentence at a time.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import torch

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "roles"), str(HERE.parent / "syntax")]

from encoder_export import write_digests, write_heads  # noqa: E402
from event_network import FAR  # noqa: E402
from model import Reader  # noqa: E402
from news import PARTS, STATUSES, TYPES  # noqa: E402
from reader_network import NewsReader  # noqa: E402

INPUTS = {"vectors": {0: "b", 1: "n"}, "mask": {0: "b", 1: "n"}, "shapes": {0: "b", 1: "n"}, "first": {0: "b", 1: "w"}}
OUTPUTS = ("upos", "xpos", "ner", "nominal", "arc_d", "arc_h", "label_d", "label_h", "words")
EVENT_HEADS = ("types", "statuses", "act", "part", "far", "parts", "one", "same")


class Split(torch.nn.Module):
    """The network with the word embedding taken out: pieces come in as vectors, looked up in an int8 table by the caller. Arcs come out as two vectors a word."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model

    def forward(self, vectors: torch.Tensor, mask: torch.Tensor, shapes: torch.Tensor, first: torch.Tensor) -> tuple[torch.Tensor, ...]:
        m, e = self.model, self.model.encoder
        x = e.norm(vectors + e.place.weight[: vectors.shape[1]] + e.kind + e.shape(shapes))
        bias = (1.0 - mask[:, None, None, :]) * -1e4
        for layer in e.layers:
            x = layer(x, bias)
        w = torch.gather(x, 1, first.unsqueeze(-1).expand(-1, -1, x.shape[-1]))
        rooted, gelu = torch.cat([x[:, :1], w], 1), torch.nn.functional.gelu
        arcs = m.arc_vectors(x[:, :1], w)  # first: restore.py goes by the order of the products
        return m.upos(w), m.xpos(w), m.ner(w), m.nominal(w), *arcs, gelu(m.lab_d(w)), gelu(m.lab_h(rooted)), w


def to_onnx(model: Reader, path: Path) -> None:
    outs = {k: {0: "b", 1: "r" if k in {"arc_h", "label_h"} else "w"} for k in OUTPUTS}
    b, n, w = 2, 7, 5
    sample = (torch.randn(b, n, 384), torch.ones(b, n), torch.zeros(b, n, dtype=torch.long), torch.ones(b, w, dtype=torch.long))
    names = {"input_names": list(INPUTS), "output_names": list(OUTPUTS), "dynamic_axes": INPUTS | outs}
    torch.onnx.export(Split(model).eval(), sample, str(path), opset_version=17, dynamo=False, **names)


def int8_rows(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each row of the embedding as int8 with its own scale."""
    scale = np.maximum(np.abs(table).max(1), 1e-8) / 127.0
    return np.round(table / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def load(path: Path) -> tuple[Reader, torch.nn.Module | None, dict[str, Any]]:
    """Parser, heads for events if it has them, and labels of a checkpoint."""
    saved = torch.load(path, map_location="cpu", weights_only=True)
    whole = NewsReader(saved["labels"], len(TYPES), len(STATUSES), len(PARTS))
    if any(k.startswith("events.") for k in saved["model"]):
        whole.load_state_dict(saved["model"])
        pieces = tomllib.loads((HERE / "config.toml").read_text(encoding="utf-8"))["pieces"]
        return whole.reader, whole.events, saved["labels"] | {"types": TYPES, "statuses": STATUSES, "parts": PARTS, "far": FAR, "pieces": pieces}
    whole.reader.load_state_dict(saved["model"])
    return whole.reader, None, saved["labels"] | {"pieces": 1}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--fp32", action="store_true", help="keep matrix products in fp32 (to compare)")
    args = parser.parse_args()
    from onnxruntime.quantization import QuantType, quantize_dynamic

    model, events, labels = load(args.model)
    args.out.mkdir(parents=True, exist_ok=True)
    full = args.out / "full.onnx"
    to_onnx(model, full)
    if args.fp32:
        full.rename(args.out / "model.onnx")
    else:
        quantize_dynamic(str(full), str(args.out / "model.onnx"), per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul"])
        full.unlink()
    rows, scale = int8_rows(model.encoder.word.weight.detach().numpy())
    np.savez_compressed(args.out / "tables.npz", word=rows, scale=scale, label_u=model.lab_u.detach().numpy().astype(np.float16))
    if events is not None:
        write_heads(events, EVENT_HEADS, args.out)
    shutil.copyfile(args.tokenizer, args.out / "tokenizer.json")
    (args.out / "labels.json").write_text(json.dumps(labels, sort_keys=True) + "\n", encoding="utf-8")
    write_digests(args.out)


if __name__ == "__main__":
    main()
