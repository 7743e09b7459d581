"""Runs an encoder over windows of sentences (ONNX, CPU): a vector for every word, and small linear heads on it. Deterministic."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from dateline.settings import int_setting
from dateline.text.network import CLS, SEP, network
from dateline.text.windows import windows
from dateline.weights import folder

MAX_PIECES = 509
BATCH = 8  # windows that are run together


class WordEncoder:
    """Session and heads of a weights folder; made once per process. The tokenizer and the table of word pieces are those of the syntax model."""

    def __init__(self, name: str) -> None:
        import numpy as np
        import onnxruntime as ort

        self.base = network()
        path = folder(name)
        options = ort.SessionOptions()
        options.intra_op_num_threads = int_setting("threads")
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.x64quantprecision", "1")
        self.session = ort.InferenceSession(str(path / "model.onnx"), options, providers=["CPUExecutionProvider"])
        self.heads = {k: v.astype(np.float32) for k, v in np.load(path / "heads.npz").items()}
        self.labels: dict[str, Any] = json.loads((path / "labels.json").read_text(encoding="utf-8"))

    def in_windows(self, sentences: Sequence[Sequence[str]]) -> list[tuple[int, int, Any]]:
        """Windows of whole sentences, given by their words: sentences [first, last) of each, and a vector for every word of it."""
        sizes = [sum(len(self.base.pieces(w)) for w in words) for words in sentences]
        ranges = windows(sizes, self.labels["pieces"])
        texts = [[w for words in sentences[a:b] for w in words] for a, b in ranges]
        seen = [x for k in range(0, len(texts), BATCH) for x in self.vectors(texts[k : k + BATCH])]
        return [(a, b, x) for (a, b), x in zip(ranges, seen, strict=True)]

    def vectors(self, texts: list[list[str]]) -> list[Any]:
        """A vector [words, d] for every word of each text; a text is one window."""
        import numpy as np

        coded = [self._encode(words) for words in texts]
        n, w = max(len(i) for i, _ in coded), max(len(f) for _, f in coded)
        ids, mask, first = np.zeros((len(texts), n), dtype=np.int64), np.zeros((len(texts), n), dtype=np.float32), np.zeros((len(texts), w), dtype=np.int64)
        for b, (i, f) in enumerate(coded):
            ids[b, : len(i)], mask[b, : len(i)], first[b, : len(f)] = i, 1, f
        pieces = self.base.word[ids].astype(np.float32) * self.base.scale[ids][..., None]
        (got,) = self.session.run(["words"], {"vectors": pieces, "mask": mask, "first": first})
        return [got[b, : len(words)] for b, words in enumerate(texts)]

    def _encode(self, words: list[str]) -> tuple[list[int], list[int]]:
        ids, first = [CLS], []
        for word in words:
            first.append(min(len(ids), MAX_PIECES))
            ids += self.base.pieces(word)
        return [*ids[: MAX_PIECES + 1], SEP], first

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

    return 0.5 * x * (1 + np.tanh(0.7978845608 * (x + 0.044715 * x**3)))
