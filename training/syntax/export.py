"""Writes a trained checkpoint as the weights folder that the package ships: ONNX (matrix products int8 per channel), tokenizer, labels, digests.

python training/syntax/export.py --model build/syntax/model.pt --tokenizer tokenizer.json --out src/dateline/weights/syntax [--fp32 PATH]
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from hashlib import sha256
from pathlib import Path

import numpy as np
import torch

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE)]

from model import Reader, name_head  # noqa: E402

NAMES = ("upos", "xpos", "ner", "nominal", "arcs", "label_d", "label_h")


class Split(torch.nn.Module):
    """The network with the word embedding taken out: pieces come in as vectors, looked up in an int8 table by the caller."""

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
        rooted = torch.cat([x[:, :1], w], 1)
        gelu = torch.nn.functional.gelu
        arcs = (gelu(m.arc_d(w)) @ m.arc_u + m.arc_b) @ gelu(m.arc_h(rooted)).transpose(1, 2)
        return m.upos(w), m.xpos(w), m.ner(w), m.nominal(w), arcs, gelu(m.lab_d(w)), gelu(m.lab_h(rooted))


def to_onnx(model: Reader, path: Path) -> None:
    dims = {"vectors": {0: "b", 1: "n"}, "mask": {0: "b", 1: "n"}, "shapes": {0: "b", 1: "n"}, "first": {0: "b", 1: "w"}}
    outs = {k: {0: "b", 1: "w"} for k in ("upos", "xpos", "ner", "nominal", "label_d")} | {
        "arcs": {0: "b", 1: "w", 2: "r"},
        "label_h": {0: "b", 1: "r"},
    }
    b, n, w = 2, 7, 5
    sample = (torch.randn(b, n, 384), torch.ones(b, n), torch.zeros(b, n, dtype=torch.long), torch.ones(b, w, dtype=torch.long))
    torch.onnx.export(
        Split(model).eval(),
        sample,
        str(path),
        input_names=list(dims),
        output_names=list(NAMES),
        dynamic_axes=dims | outs,
        opset_version=17,
        dynamo=False,
    )


def int8_rows(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Each row of the embedding as int8 with its own scale."""
    scale = np.maximum(np.abs(table).max(1), 1e-8) / 127.0
    return np.round(table / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--fp32", action="store_true", help="keep matrix products in fp32 (to compare)")
    args = parser.parse_args()
    from onnxruntime.quantization import QuantType, quantize_dynamic

    saved = torch.load(args.model, map_location="cpu", weights_only=True)
    labels = saved["labels"]
    model = Reader(*(len(labels[k]) for k in ("upos", "xpos", "deprel", "ner", "nominal")))
    model.ner = name_head(len(labels["ner"]), hidden=saved.get("name_hidden", 0))
    model.load_state_dict(saved["model"])
    model.eval()
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
    shutil.copyfile(args.tokenizer, args.out / "tokenizer.json")
    (args.out / "labels.json").write_text(json.dumps(labels, sort_keys=True) + "\n", encoding="utf-8")
    digests = {
        p.name: sha256(p.read_bytes()).hexdigest()
        for p in sorted(args.out.iterdir())
        if p.suffix in {".onnx", ".npz", ".json"} and p.name != "digests.json"
    }
    (args.out / "digests.json").write_text(json.dumps(digests, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print({p.name: p.stat().st_size for p in args.out.iterdir()})


if __name__ == "__main__":
    main()
