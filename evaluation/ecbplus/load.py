"""Mentions, sentences and documents of one part of ECB+ (the set-up of Cybulska and Vossen), with lemmas and trees of our parser."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from dateline.text.analyse import parse
from dateline.text.lemmas import lemma

FOLDER = Path("data/ecbplus/data/interim/cybulska_setup")
PARTS = ("Train", "Dev", "Test")


@dataclass(frozen=True, slots=True)
class Word:
    """One word with its lemma, part of speech, head (index in the sentence, -1 for the root) and relation."""

    text: str
    lemma: str
    upos: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of an act: where it stands, its head word, and the gold cluster."""

    document: str
    sentence: int
    words: tuple[int, ...]
    head: int
    gold: str

    @property
    def topic(self) -> str:
        return self.document.split("_")[0]

    @property
    def subtopic(self) -> str:
        """A topic has two happenings of one kind: the articles of ECB and those added by ECB+."""
        return f"{self.topic}{'plus' if self.document.endswith('plus') else ''}"


@dataclass(frozen=True, slots=True)
class Part:
    """Train, Dev or Test."""

    name: str
    sentences: dict[tuple[str, int], tuple[Word, ...]]
    mentions: tuple[Mention, ...]
    files: tuple[Path, ...] = field(default=())


def load(shared: Path, name: str) -> Part:
    """One part; OSError when the corpus is not there."""
    corpus, gold = shared / FOLDER / f"ECB_{name}_corpus.txt", shared / FOLDER / f"ECB_{name}_Event_gold_mentions.json"
    raw: dict[tuple[str, int], list[str]] = {}
    for line in corpus.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) >= 4:
            raw.setdefault((cells[0].strip(), int(cells[1])), []).append(cells[3])
    parsed, _ = parse(list(raw.values()))
    sentences = {key: tuple(_words(texts, p)) for (key, texts), p in zip(raw.items(), parsed, strict=True)}
    mentions = [_mention(m, sentences) for m in json.loads(gold.read_text(encoding="utf-8"))]
    return Part(name, sentences, tuple(mentions), (corpus, gold))


def _words(texts: list[str], parse: object) -> list[Word]:
    p: object = parse
    return [
        Word(t, lemma(t, p.upos[i], p.xpos[i]).casefold(), p.upos[i], p.heads[i] - 1, p.deprel[i])  # type: ignore[attr-defined]
        for i, t in enumerate(texts)
    ]


def _mention(raw: dict[str, object], sentences: dict[tuple[str, int], tuple[Word, ...]]) -> Mention:
    document, sentence = str(raw["doc_id"]), int(str(raw["sent_id"]))
    words = tuple(int(n) for n in raw["tokens_number"])  # type: ignore[attr-defined]
    tree = sentences[document, sentence]
    inside = [w for w in words if tree[w].head not in words] or list(words)
    content = [w for w in inside if tree[w].upos in {"NOUN", "VERB", "PROPN", "ADJ", "NUM"}] or inside
    return Mention(document, sentence, words, content[0], str(raw["coref_chain"]))
