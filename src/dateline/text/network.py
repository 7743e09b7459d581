"""Runs the reader, our network (ONNX, CPU), over windows of whole sentences. Deterministic for a given text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.settings import int_setting
from dateline.text.shape import shape
from dateline.text.windows import windows
from dateline.weights import folder

CLS, SEP, UNKNOWN = 101, 102, 100
MAX_PIECES_PER_WORD = 12
MAX_PIECES = 508
BATCH = 8  # windows that are run together
OUTPUTS = ["upos", "xpos", "ner", "nominal", "arc_d", "arc_h", "label_d", "label_h", "words"]


@dataclass(frozen=True)
class Scores:
    """Raw scores of one sentence of n words: tags [n, k], arcs [n, n + 1] with column 0 the root, label vectors [n, d] and [n + 1, d]; `words` [n, 384]: what the
    heads for events see."""

    upos: Any
    xpos: Any
    ner: Any
    nominal: Any
    arcs: Any
    label_d: Any
    label_h: Any
    words: Any


class Network:
    """Session, tokenizer and tables; made once per process."""

    def __init__(self) -> None:
        import numpy as np
        import onnxruntime as ort
        from tokenizers import Tokenizer

        path = folder("reader")
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
        label_u = tables["label_u"].astype(np.float32)  # [relations, d + 1 of the word, d + 1 of its head]
        self.label_u = np.ascontiguousarray(label_u.transpose(2, 0, 1).reshape(label_u.shape[2], -1))  # one matrix: a product of two is quickest
        self.labels: dict[str, Any] = json.loads((path / "labels.json").read_text(encoding="utf-8"))
        self._pieces: dict[str, list[int]] = {}

    def pieces(self, word: str) -> list[int]:
        got = self._pieces.get(word)
        if got is None:
            got = self.tokenizer.encode(word.encode("utf-8", "replace").decode(), add_special_tokens=False).ids[:MAX_PIECES_PER_WORD] or [UNKNOWN]
            if len(self._pieces) < 200_000:
                self._pieces[word] = got
        return got

    def read(self, sentences: Sequence[list[str]]) -> Iterator[list[list[Scores]]]:
        """The sentences of a text, given by their words, a few windows at a time: for each window the scores of the sentences that were seen together."""
        known = self._pieces.get
        cut = windows([sum([len(known(w) or self.pieces(w)) for w in words]) for words in sentences], self.labels["pieces"])
        for k in range(0, len(cut), BATCH):
            yield self.run([list(sentences[a:b]) for a, b in cut[k : k + BATCH]])

    def run(self, batch: list[list[list[str]]]) -> list[list[Scores]]:
        """Scores of the sentences of each window."""
        import numpy as np

        ids, shapes, firsts = zip(*(self._encode([w for words in window for w in words]) for window in batch), strict=True)
        n, w = max(map(len, ids)), max(map(len, firsts))
        table = np.zeros((len(ids), n), dtype=np.int64)
        kinds, mask = np.zeros_like(table), np.zeros((len(ids), n), dtype=np.float32)
        first = np.zeros((len(ids), w), dtype=np.int64)
        for b, (row, sh, fi) in enumerate(zip(ids, shapes, firsts, strict=True)):
            table[b, : len(row)], kinds[b, : len(sh)], mask[b, : len(row)], first[b, : len(fi)] = row, sh, 1, fi
        vectors = self.word[table].astype(np.float32) * self.scale[table][..., None]
        got = self.session.run(OUTPUTS, {"vectors": vectors, "mask": mask, "shapes": kinds, "first": first})
        return [_cut([x[b] for x in got], [len(words) for words in window]) for b, window in enumerate(batch)]

    def _encode(self, words: list[str]) -> tuple[list[int], list[int], list[int]]:
        ids, shapes, first = [CLS], [0], []
        for word in words:
            got = self.pieces(word)
            first.append(min(len(ids), MAX_PIECES))
            ids += got
            shapes += [shape(word)] * len(got)
        return [*ids[:MAX_PIECES], SEP] if len(ids) > MAX_PIECES else [*ids, SEP], [*shapes[:MAX_PIECES], 0], [min(f, MAX_PIECES) for f in first]


def _cut(got: list[Any], sizes: list[int]) -> list[Scores]:
    """The scores of a window, sentence by sentence: a word's head is in its own sentence, or the root of the window."""
    import numpy as np

    upos, xpos, ner, nominal, arc_d, arc_h, label_d, label_h, words = got
    out, a = [], 0
    for n in sizes:
        b = a + n
        heads = np.concatenate([arc_h[:1], arc_h[a + 1 : b + 1]])
        of_heads = np.concatenate([label_h[:1], label_h[a + 1 : b + 1]])
        out.append(Scores(upos[a:b], xpos[a:b], ner[a:b], nominal[a:b], arc_d[a:b] @ heads.T, label_d[a:b], of_heads, words[a:b]))
        a = b
    return out


@cache
def network() -> Network:
    """The process's network, loaded at first use."""
    return Network()
