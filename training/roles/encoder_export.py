"""Writes the encoder of a model as ONNX (matrix products int8 per channel), and the digests of a weights folder."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import numpy as np
import torch

READER = Path(__file__).resolve().parents[2] / "src/dateline/weights/reader/tables.npz"


class Words(torch.nn.Module):
    """The encoder with the table of pieces taken out, one vector a word."""

    def __init__(self, model: torch.nn.Module) -> None:
        super().__init__()
        self.e = model.encoder

    def forward(self, vectors: torch.Tensor, mask: torch.Tensor, first: torch.Tensor) -> torch.Tensor:
        x = self.e.norm(vectors + self.e.place.weight[: vectors.shape[1]] + self.e.kind + self.e.shape.weight[0])
        bias = (1.0 - mask[:, None, None, :]) * -1e4
        for layer in self.e.layers:
            x = layer(x, bias)
        return torch.gather(x, 1, first.unsqueeze(-1).expand(-1, -1, x.shape[-1]))


def to_onnx(model: torch.nn.Module, path: Path) -> None:
    dims = {"vectors": {0: "b", 1: "n"}, "mask": {0: "b", 1: "n"}, "first": {0: "b", 1: "w"}, "words": {0: "b", 1: "w"}}
    sample = (torch.randn(2, 7, 384), torch.ones(2, 7), torch.ones(2, 5, dtype=torch.long))
    names = ["vectors", "mask", "first"]
    torch.onnx.export(Words(model).eval(), sample, str(path), input_names=names, output_names=["words"], dynamic_axes=dims, opset_version=17, dynamo=False)


def same_table(model: torch.nn.Module, tables: Path = READER) -> bool:
    """The frozen word pieces are those that the reader ships."""
    got = np.load(tables)
    word = model.encoder.word.weight.detach().numpy()
    return bool(np.abs(got["word"].astype(np.float32) * got["scale"][:, None] - word).max() < got["scale"].max())


def write_encoder(model: torch.nn.Module, out: Path, *, fp32: bool) -> None:
    """The encoder as `out`/model.onnx. SystemExit when its word pieces are not those of the reader, whose table it shares."""
    from onnxruntime.quantization import QuantType, quantize_dynamic

    if not same_table(model):
        raise SystemExit("the word pieces differ from the reader's: they cannot share a table")
    out.mkdir(parents=True, exist_ok=True)
    full = out / "full.onnx"
    to_onnx(model, full)
    if fp32:
        full.rename(out / "model.onnx")
    else:
        quantize_dynamic(str(full), str(out / "model.onnx"), per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul"])
        full.unlink()


def write_heads(model: torch.nn.Module, heads: tuple[str, ...], out: Path) -> None:
    """The small layers named, in fp16, as `out`/heads.npz."""
    np.savez_compressed(out / "heads.npz", **{k: v.numpy().astype(np.float16) for k, v in model.state_dict().items() if k.split(".")[0] in heads})


def write_digests(out: Path) -> None:
    """SHA-256 of the files of a weights folder."""
    files = [p for p in sorted(out.iterdir()) if p.suffix in {".onnx", ".npz", ".json"} and p.name != "digests.json"]
    digests = {p.name: sha256(p.read_bytes()).hexdigest() for p in files}
    (out / "digests.json").write_text(json.dumps(digests, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    print({p.name: p.stat().st_size for p in out.iterdir()})
