"""Writes a trained roles model as the weights folder that the package ships: encoder as ONNX (matrix products int8 per channel), heads, labels, digests.

python training/roles/export.py --model build/roles/model.pt --out src/dateline/weights/roles [--thresholds FILE.json] [--fp32]
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from pathlib import Path

import torch

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE)]

from batches import MUC_TAGS, TYPES, WIKI_TAGS  # noqa: E402
from encoder_export import write_digests, write_encoder, write_heads  # noqa: E402
from network import Roles  # noqa: E402

HEADS = ("muc", "wiki", "types", "span", "traits", "pair_in", "pair_out", "near", "roles")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--thresholds", type=Path)
    parser.add_argument("--fp32", action="store_true", help="keep matrix products in fp32 (to compare)")
    args = parser.parse_args()
    saved = torch.load(args.model, map_location="cpu", weights_only=True)
    model = Roles(len(MUC_TAGS), len(WIKI_TAGS), len(TYPES), [len(v) for v in saved["traits"].values()])
    model.load_state_dict(saved["model"])
    write_encoder(model, args.out, fp32=args.fp32)
    write_heads(model, HEADS, args.out)
    low = dict.fromkeys(("PERP", "ORG", "TARGET", "NAME", "PEOPLE", "WEAPON"), 0.4)
    wiki = {t[2:]: 0.5 for t in WIKI_TAGS[1::2]}
    settings = {"same": 0.5, "together": 0.5, "shared": 0.5, "incident": 0.5}
    untuned = {"muc": low, "same": 0.5, "report": 0.0, "templates": low, "settings": settings, "wiki": wiki}
    thresholds = json.loads(args.thresholds.read_text(encoding="utf-8")) if args.thresholds else untuned
    pieces = tomllib.loads((HERE / "config.toml").read_text(encoding="utf-8"))["pieces"]
    labels = {"tags": {"muc": MUC_TAGS, "wiki": WIKI_TAGS}, "types": TYPES, "traits": saved["traits"], "thresholds": thresholds, "pieces": pieces}
    (args.out / "labels.json").write_text(json.dumps(labels, sort_keys=False) + "\n", encoding="utf-8")
    write_digests(args.out)


if __name__ == "__main__":
    main()
