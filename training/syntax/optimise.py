"""One step of training, and which parameters learn how fast: the same for all models of this folder."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from typing import Any

import torch
from torch import Tensor, nn


def groups(model: nn.Module, config: dict[str, Any]) -> list[dict[str, Any]]:
    """The encoder at `lr` of the config, the heads at `head_lr`; the tables of word pieces and of word shapes stay as they are."""
    encoder: Any = model.encoder
    encoder.word.weight.requires_grad_(False)
    encoder.shape.weight.requires_grad_(False)
    enc = [p for n, p in model.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    rest = [p for n, p in model.named_parameters() if not n.startswith("encoder.")]
    return [{"params": enc, "lr": config["lr"], "top": config["lr"]}, {"params": rest, "lr": config["head_lr"], "top": config["head_lr"]}]


def set_rate(optimiser: torch.optim.Optimizer, step: int, steps: int, warm: int) -> None:
    """Rising over the first `warm` steps, then falling to a fiftieth of each group's `top`."""
    rate = min(1.0, (step + 1) / warm) * max(0.02, 1 - step / steps)
    for g in optimiser.param_groups:
        g["lr"] = g["top"] * rate


def learn(model: nn.Module, optimiser: torch.optim.Optimizer, loss: Tensor) -> None:
    """One step down, gradients cut to a norm of 2."""
    optimiser.zero_grad(set_to_none=True)
    loss.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(model.parameters(), 2.0)
    optimiser.step()


def arithmetic() -> AbstractContextManager[Any]:
    """bfloat16 for products of matrices where the processor has units for them (AMX); without these it is slower than float32."""
    return torch.autocast("cpu", dtype=torch.bfloat16) if torch.cpu._is_amx_tile_supported() else nullcontext()
