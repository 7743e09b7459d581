"""Windows of whole sentences as tensors: of news with events, and of sentences of treebanks one after the other."""

from __future__ import annotations

from typing import Any, TypeVar

import torch
from batches import CLS, MASK_ID, SEP, Batcher, Window
from case import cased
from corpora import Example
from teacher import Taught
from torch import Tensor

from dateline.text.shape import shape

LAYERS = ("upos", "xpos", "deprel", "ner", "nominal")
IGNORE = -100
LONGEST = 150  # words; longer sentences of the treebanks are left out
Row = list[Example]  # the sentences of one window
T = TypeVar("T")


class ReaderBatcher(Batcher):
    """Case noise and word masking in training only."""

    def __init__(self, tokenizer: Any, config: dict[str, Any], labels: dict[str, list[str]], seed: int) -> None:
        super().__init__(tokenizer, config, {}, seed)
        self.labels = labels
        self.index = {k: {v: i for i, v in enumerate(labels[k])} for k in LAYERS}

    def texts(self, texts: list[list[str]], *, train: bool) -> dict[str, Tensor]:
        """Pieces, shapes and first pieces of windows, given by their words."""
        coded = [self._coded(words, train) for words in texts]
        n, k = max(len(ids) for ids, _, _ in coded), max(len(first) for _, _, first in coded)
        out = {name: torch.zeros(len(coded), size, dtype=torch.long) for name, size in (("ids", n), ("shapes", n), ("first", k))}
        out["mask"] = torch.zeros(len(coded), n)
        for b, (ids, shapes, first) in enumerate(coded):
            out["ids"][b, : len(ids)], out["shapes"][b, : len(shapes)], out["first"][b, : len(first)] = (torch.tensor(x) for x in (ids, shapes, first))
            out["mask"][b, : len(ids)] = 1
        return out

    def _coded(self, words: list[str], train: bool) -> tuple[list[int], list[int], list[int]]:
        ids, shapes, first = [CLS], [0], []
        for word in cased(words, self.random, self.config) if train else words:
            got = self.pieces(word)
            first.append(min(len(ids), 508))
            ids += [MASK_ID] * len(got) if train and self.random.random() < self.config["mask"] else got
            shapes += [shape(word)] * len(got)
        return [*ids[:509], SEP], [*shapes[:509], 0], first

    def of_news(self, batch: list[Window], *, train: bool) -> dict[str, Tensor]:
        return self.texts([w.doc.words[w.lo : w.hi] for w in batch], train=train)

    def of_rows(self, rows: list[Row], *, train: bool) -> dict[str, Tensor]:
        """Windows of labelled sentences with their right answers."""
        return self.texts([[w for ex in row for w in ex.words] for row in rows], train=train) | self.answers(rows)

    def answers(self, rows: list[Row], width: int = 0) -> dict[str, Tensor]:
        """Numbers of labels, heads (0: root, else the word of the window) and sentences, for `width` words at least."""
        k = max([width, *(sum(len(ex.words) for ex in row) for row in rows)])
        out = {name: torch.full((len(rows), k), IGNORE) for name in (*LAYERS, "heads")} | {"sent": torch.full((len(rows), k), -1)}
        for b, row in enumerate(rows):
            at = 0
            for number, ex in enumerate(row):
                here = slice(at, at + len(ex.words))
                for name in LAYERS:
                    if (values := getattr(ex, name)) is not None:
                        out[name][b, here] = torch.tensor([self.index[name].get(v, IGNORE) for v in values])
                if ex.heads is not None:
                    out["heads"][b, here] = torch.tensor([h + at if h else 0 for h in ex.heads])
                out["sent"][b, here] = number
                at += len(ex.words)
        return out

    def chained(self, examples: list[Example]) -> list[Row]:
        """Sentences one after the other as windows of sizes drawn anew, some of one sentence."""
        out: list[Row] = []
        size = most = 0
        for ex in examples:
            if len(ex.words) > LONGEST:
                continue
            n = sum(len(self.pieces(w)) for w in ex.words)
            if not out or size + n > most:
                out.append([])
                size, most = 0, 0 if self.random.random() < self.config["alone"] else self.random.randint(60, self.config["pieces"])
            out[-1].append(ex)
            size += n
        return out

    def packed(self, rows: list[Row]) -> list[list[Row]]:
        """Batches of rows of like length."""
        return self._full([(sum(len(self.pieces(w)) for ex in row for w in ex.words), row) for row in rows], self.config["parse_pieces_per_batch"])

    def packed_news(self, windows: list[Window]) -> list[list[Window]]:
        """Batches of windows of like length."""
        return self._full([(sum(len(self.pieces(x)) for x in w.doc.words[w.lo : w.hi]), w) for w in windows], self.config["pieces_per_batch"])

    def _full(self, sized: list[tuple[int, T]], most: int) -> list[list[T]]:
        """Batches of no more than `most` pieces, those added to make all as long as the longest counted in."""
        out: list[list[T]] = []
        for size, one in sorted(sized, key=lambda x: x[0] * (1 + self.random.random() * 0.05)):
            if not out or size * (len(out[-1]) + 1) > most:
                out.append([])
            out[-1].append(one)
        return out


def taught_row(w: Window, taught: Taught) -> Row:
    """The sentences of a window as the parser labelled them."""
    return [ex for a, ex in taught[w.doc.name] if w.lo <= a < w.hi]


def one_each(examples: list[Example]) -> list[Row]:
    """Each sentence a window of its own."""
    return [[ex] for ex in examples if len(ex.words) <= LONGEST]
