"""Writes a trained events model as the weights folder that the package ships: encoder as ONNX (matrix products int8 per channel), heads, labels, digests.

python training/events/export.py --model build/events/model.pt --out src/dateline/weights/events [--fp32]
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from pathlib import Path

import torch

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "roles")]

from encoder_export import write_digests, write_encoder, write_heads  # noqa: E402
from event_network import FAR, Events  # noqa: E402
from news import PARTS, STATUSES, TYPES  # noqa: E402

HEADS = ("types", "statuses", "act", "part", "far", "parts", "one", "same")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--fp32", action="store_true", help="keep matrix products in fp32 (to compare)")
    args = parser.parse_args()
    model = Events(len(TYPES), len(STATUSES), len(PARTS))
    model.load_state_dict(torch.load(args.model, map_location="cpu", weights_only=True)["model"])
    write_encoder(model, args.out, fp32=args.fp32)
    write_heads(model, HEADS, args.out)
    pieces = tomllib.loads((HERE / "config.toml").read_text(encoding="utf-8"))["pieces"]
    labels = {"types": TYPES, "statuses": STATUSES, "parts": PARTS, "far": FAR, "pieces": pieces}
    (args.out / "labels.json").write_text(json.dumps(labels) + "\n", encoding="utf-8")
    write_digests(args.out)


if __name__ == "__main__":
    main()
