"""The mean of the weights of two models of which one was trained on from the other: it parses as the first does and sees more events.

python training/reader/mean.py build/reader-first/model.pt build/reader/model.pt --out build/reader/mean.pt
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def mean(one: dict[str, torch.Tensor], other: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Half and half. ValueError when they are not of one shape."""
    if one.keys() != other.keys() or any(one[k].shape != other[k].shape for k in one):
        raise ValueError("the models are not of one shape")
    return {k: (one[k] + other[k]) / 2 if one[k].is_floating_point() else other[k] for k in one}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", type=Path, nargs=2)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    one, other = (torch.load(p, map_location="cpu", weights_only=True) for p in args.models)
    torch.save(other | {"model": mean(one["model"], other["model"])}, args.out)


if __name__ == "__main__":
    main()
