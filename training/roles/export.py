"""Writes a trained roles model as the weights folder that the package ships: encoder as ONNX (matrix products int8 per channel), heads, labels, digests.

python training/roles/export.py --model build/roles/model.pt --out src/dateline/weights/roles [--thresholds FILE.json] [--fp32]
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from hashlib import sha256
from pathlib import Path

import numpy as np
import torch

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE)]

from batches import MUC_TAGS, TYPES, WIKI_TAGS  # noqa: E402
from network import Roles  # noqa: E402

HEADS = ("muc", "wiki", "types", "span", "traits", "pair_in", "pair_out", "near", "roles")


class Words(torch.nn.Module):
    """The encoder with the table of pieces taken out, one vector a word."""

    def __init__(self, model: Roles) -> None:
        super().__init__()
        self.e = model.encoder

    def forward(self, vectors: torch.Tensor, mask: torch.Tensor, first: torch.Tensor) -> torch.Tensor:
        x = self.e.norm(vectors + self.e.place.weight[: vectors.shape[1]] + self.e.kind + self.e.shape.weight[0])
        bias = (1.0 - mask[:, None, None, :]) * -1e4
        for layer in self.e.layers:
            x = layer(x, bias)
        return torch.gather(x, 1, first.unsqueeze(-1).expand(-1, -1, x.shape[-1]))


def to_onnx(model: Roles, path: Path) -> None:
    dims = {"vectors": {0: "b", 1: "n"}, "mask": {0: "b", 1: "n"}, "first": {0: "b", 1: "w"}, "words": {0: "b", 1: "w"}}
    sample = (torch.randn(2, 7, 384), torch.ones(2, 7), torch.ones(2, 5, dtype=torch.long))
    names = ["vectors", "mask", "first"]
    torch.onnx.export(Words(model).eval(), sample, str(path), input_names=names, output_names=["words"], dynamic_axes=dims, opset_version=17, dynamo=False)


def same_table(model: Roles, tables: Path) -> bool:
    """The frozen word pieces are those that the syntax model ships."""
    got = np.load(tables)
    word = model.encoder.word.weight.detach().numpy()
    return bool(np.abs(got["word"].astype(np.float32) * got["scale"][:, None] - word).max() < got["scale"].max())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--thresholds", type=Path)
    parser.add_argument("--fp32", action="store_true", help="keep matrix products in fp32 (to compare)")
    args = parser.parse_args()
    from onnxruntime.quantization import QuantType, quantize_dynamic

    saved = torch.load(args.model, map_location="cpu", weights_only=True)
    model = Roles(len(MUC_TAGS), len(WIKI_TAGS), len(TYPES), [len(v) for v in saved["traits"].values()])
    model.load_state_dict(saved["model"])
    if not same_table(model, HERE.parents[1] / "src/dateline/weights/syntax/tables.npz"):
        raise SystemExit("the word pieces differ from the syntax model's: they cannot share a table")
    args.out.mkdir(parents=True, exist_ok=True)
    full = args.out / "full.onnx"
    to_onnx(model, full)
    if args.fp32:
        full.rename(args.out / "model.onnx")
    else:
        quantize_dynamic(str(full), str(args.out / "model.onnx"), per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul"])
        full.unlink()
    state = {k: v.numpy().astype(np.float16) for k, v in model.state_dict().items() if k.split(".")[0] in HEADS}
    np.savez_compressed(args.out / "heads.npz", **state)
    low = dict.fromkeys(("PERP", "ORG", "TARGET", "NAME", "PEOPLE", "WEAPON"), 0.4)
    wiki = {t[2:]: 0.5 for t in WIKI_TAGS[1::2]}
    settings = {"same": 0.5, "together": 0.5, "shared": 0.5, "incident": 0.5}
    untuned = {"muc": low, "same": 0.5, "templates": low, "settings": settings, "wiki": wiki}
    thresholds = json.loads(args.thresholds.read_text(encoding="utf-8")) if args.thresholds else untuned
    pieces = tomllib.loads((HERE / "config.toml").read_text(encoding="utf-8"))["pieces"]
    labels = {"tags": {"muc": MUC_TAGS, "wiki": WIKI_TAGS}, "types": TYPES, "traits": saved["traits"], "thresholds": thresholds, "pieces": pieces}
    (args.out / "labels.json").write_text(json.dumps(labels, sort_keys=False) + "\n", encoding="utf-8")
    files = [p for p in sorted(args.out.iterdir()) if p.suffix in {".onnx", ".npz", ".json"} and p.name != "digests.json"]
    digests = {p.name: sha256(p.read_bytes()).hexdigest() for p in files}
    (args.out / "digests.json").write_text(json.dumps(digests, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print({p.name: p.stat().st_size for p in args.out.iterdir()})


if __name__ == "__main__":
    main()
