"""Tags, names and trees of texts that nobody has marked, as the parser gives them: the reader learns to go on giving them when it sees whole windows."""

from __future__ import annotations

import csv
from pathlib import Path

from corpora import Example, guard
from news import ROOT, News, located

from dateline.text import network as room
from dateline.text.decode import decode

MAX_WORDS = 128
Taught = dict[str, list[tuple[int, Example]]]  # by document: the first word of each sentence, and its labels


def teach(docs: list[News], folder: Path) -> Taught:
    """Sentences of documents, labelled by the parser in a weights folder."""
    held, room.folder = room.folder, lambda name: folder
    try:
        net = room.Network()
    finally:
        room.folder = held
    return {doc.name: _taught(net, doc) for doc in docs}


def _taught(net: room.Network, doc: News) -> list[tuple[int, Example]]:
    ends = [*doc.starts[1:], len(doc.words)]
    cut = [(k, min(b, k + MAX_WORDS)) for a, b in zip(doc.starts, ends, strict=True) for k in range(a, b, MAX_WORDS)]
    out = []
    parses = (p for windows in net.read([doc.words[a:b] for a, b in cut]) for p in decode(net.labels, net.label_u, windows))
    for (a, b), p in zip(cut, parses, strict=True):
        out.append((a, Example(doc.words[a:b], p.upos, p.xpos, p.heads, p.deprel, p.names, [x or "-" for x in p.nominal])))
    return out


def plain_news(shared: Path) -> list[News]:
    """Wikinews articles that no expert reading is of."""
    csv.field_size_limit(10**8)
    readings = [p.read_text(encoding="utf-8") for p in (ROOT / "training" / "readings").glob("*.json")]
    out = []
    for path in sorted((shared / "data" / "wikinews").glob("wikinews_*.csv")):
        with guard(path).open(encoding="utf-8", newline="") as f:
            for row in csv.DictReader(f):
                words, starts, _ = located(row["text"])
                if words and not any(row["url"] in r for r in readings):
                    out.append(News(row["url"], words, starts, [], set(), "plain"))
    return out
