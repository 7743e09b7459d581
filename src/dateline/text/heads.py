"""Small layers on the vectors of an encoder, and what their numbers mean."""

from __future__ import annotations

import json
from typing import Any

from dateline.weights import folder


class Heads:
    """The layers (heads.npz) and labels of a weights folder."""

    def __init__(self, name: str) -> None:
        import numpy as np

        self.path = folder(name)
        self.heads = {k: v.astype(np.float32) for k, v in np.load(self.path / "heads.npz").items()}
        self.labels: dict[str, Any] = json.loads((self.path / "labels.json").read_text(encoding="utf-8"))

    def linear(self, head: str, x: Any) -> Any:
        """One head's logits."""
        return x @ self.heads[f"{head}.weight"].T + self.heads[f"{head}.bias"]


def softmax(x: Any) -> Any:
    """Over the last axis."""
    import numpy as np

    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def sigmoid(x: Any) -> Any:
    """Of each number."""
    import numpy as np

    return 1 / (1 + np.exp(-x))


def gelu(x: Any) -> Any:
    """The usual approximation by tanh; within 0.001 of the exact one that the heads were trained with."""
    import numpy as np

    y = 0.044715 * (x * x)  # x**3 is slow
    y += 1
    y *= 0.7978845608 * x
    np.tanh(y, out=y)
    y += 1
    y *= 0.5 * x
    return y
