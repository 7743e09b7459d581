"""The mean of the weights of models that were trained from one start, each seeing its texts in another order.

python training/reader/mean.py build/reader-17/model.pt build/reader-18/model.pt build/reader-19/model.pt --out build/reader/model.pt

Averaging such runs: Wortsman and others, "Model soups", ICML 2022.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch

Weights = dict[str, torch.Tensor]


def mean(models: list[Weights]) -> Weights:
    """Each number's mean. ValueError when they are not of one shape."""
    first = models[0]
    if any(m.keys() != first.keys() or any(m[k].shape != first[k].shape for k in first) for m in models):
        raise ValueError("the models are not of one shape")
    return {k: torch.stack([m[k] for m in models]).mean(0) if v.is_floating_point() else v for k, v in first.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    saved = [torch.load(p, map_location="cpu", weights_only=True) for p in args.models]
    args.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(saved[0] | {"model": mean([s["model"] for s in saved])}, args.out)


if __name__ == "__main__":
    main()
