"""Runs the shipped network (ONNX, CPU) over batches of sentences. Arrays are [batch, words, ...]; deterministic for a given batch."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.settings import hold_threads, int_setting
from dateline.text.shape import shape
from dateline.weights import folder

CLS, SEP, UNKNOWN = 101, 102, 100
MAX_PIECES_PER_WORD = 12
MAX_PIECES = 508
OUTPUTS = ["upos", "xpos", "ner", "nominal", "arcs", "label_d", "label_h"]


@dataclass(frozen=True)
class Scores:
    """Raw scores of one sentence of n words: tags [n, k], arcs [n, n + 1] with column 0 the root, label vectors [n, d] and [n + 1, d]."""

    upos: Any
    xpos: Any
    ner: Any
    nominal: Any
    arcs: Any
    label_d: Any
    label_h: Any


class Network:
    """Session, tokenizer and tables; made once per process."""

    def __init__(self) -> None:
        hold_threads()
        import numpy as np
        import onnxruntime as ort
        from tokenizers import Tokenizer

        path = folder("syntax")
        options = ort.SessionOptions()
        options.intra_op_num_threads = int_setting("threads")
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.add_session_config_entry("session.x64quantprecision", "1")  # no int16 saturation on processors without VNNI
        self.session = ort.InferenceSession(str(path / "model.onnx"), options, providers=["CPUExecutionProvider"])
        self.tokenizer = Tokenizer.from_file(str(path / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.no_truncation()
        tables = np.load(path / "tables.npz")
        self.word, self.scale = tables["word"], tables["scale"]
        label_u = tables["label_u"].astype(np.float32)  # [relations, d + 1, d + 1]
        self.label_u = np.ascontiguousarray(label_u.transpose(1, 0, 2).reshape(label_u.shape[1], -1))  # one matrix: a product of two is quickest
        self.labels: dict[str, list[str]] = json.loads((path / "labels.json").read_text(encoding="utf-8"))
        self._pieces: dict[str, list[int]] = {}

    def pieces(self, word: str) -> list[int]:
        got = self._pieces.get(word)
        if got is None:
            got = self.tokenizer.encode(word.encode("utf-8", "replace").decode(), add_special_tokens=False).ids[:MAX_PIECES_PER_WORD] or [UNKNOWN]
            if len(self._pieces) < 200_000:
                self._pieces[word] = got
        return got

    def run(self, sentences: list[list[str]]) -> list[Scores]:
        """Scores of each sentence; sentences of like length make a quick batch."""
        import numpy as np

        ids, shapes, firsts = zip(*(self._encode(words) for words in sentences), strict=True)
        n, w = max(map(len, ids)), max(map(len, firsts))
        table = np.zeros((len(ids), n), dtype=np.int64)
        kinds, mask = np.zeros_like(table), np.zeros((len(ids), n), dtype=np.float32)
        first = np.zeros((len(ids), w), dtype=np.int64)
        for b, (row, sh, fi) in enumerate(zip(ids, shapes, firsts, strict=True)):
            table[b, : len(row)], kinds[b, : len(sh)], mask[b, : len(row)], first[b, : len(fi)] = row, sh, 1, fi
        vectors = self.word[table].astype(np.float32) * self.scale[table][..., None]
        got = self.session.run(OUTPUTS, {"vectors": vectors, "mask": mask, "shapes": kinds, "first": first})
        return [self._cut(got, b, len(words)) for b, words in enumerate(sentences)]

    def _encode(self, words: list[str]) -> tuple[list[int], list[int], list[int]]:
        ids, shapes, first = [CLS], [0], []
        for word in words:
            got = self.pieces(word)
            first.append(min(len(ids), MAX_PIECES))
            ids += got
            shapes += [shape(word)] * len(got)
        return [*ids[:MAX_PIECES], SEP] if len(ids) > MAX_PIECES else [*ids, SEP], [*shapes[:MAX_PIECES], 0], [min(f, MAX_PIECES) for f in first]

    @staticmethod
    def _cut(got: list[Any], b: int, n: int) -> Scores:
        upos, xpos, ner, nominal, arcs, label_d, label_h = got
        return Scores(upos[b, :n], xpos[b, :n], ner[b, :n], nominal[b, :n], arcs[b, :n, : n + 1], label_d[b, :n], label_h[b, : n + 1])


@cache
def network() -> Network:
    """The process's network, loaded at first use."""
    return Network()
