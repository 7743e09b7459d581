"""Runs an encoder over windows of sentences (ONNX, CPU): a vector for every word, and small linear heads on it. Deterministic."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dateline.settings import int_setting
from dateline.text.heads import Heads
from dateline.text.network import BATCH, CLS, SEP, network
from dateline.text.windows import windows

MAX_PIECES = 509


class WordEncoder(Heads):
    """Session and heads of a weights folder; made once per process. The tokenizer and the table of word pieces are those of the reader."""

    def __init__(self, name: str) -> None:
        import onnxruntime as ort

        super().__init__(name)
        self.base = network()
        options = ort.SessionOptions()
        options.intra_op_num_threads = int_setting("threads")
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.x64quantprecision", "1")
        self.session = ort.InferenceSession(str(self.path / "model.onnx"), options, providers=["CPUExecutionProvider"])

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
