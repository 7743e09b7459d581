"""From text to analysis: sentences, words, then tags, names and trees from the network."""

from __future__ import annotations

from dateline.text.decode import Parse, decode
from dateline.text.lemmas import lemma
from dateline.text.mend import mend
from dateline.text.network import network
from dateline.text.sentences import sentences
from dateline.text.tokens import Analysis, Seen, Sentence, Token
from dateline.text.words import words

MAX_WORDS = 128  # a longer sentence is parsed in pieces, each piece's root hanging on the first

Span = tuple[int, int]


def analyse(text: str, *, body: int = 0) -> Analysis:
    """Tokens with tags, lemmas, names and dependency trees, and sentences, of any text. Deterministic; loads the weights at first use.

    Text before `body`, the offset where an in-band header ends, has no tokens.
    """
    found = [(a + body, b + body) for a, b in sentences(text[body:])]
    spans = [(s, w) for s in found if (w := words(text, *s))]
    chunks: list[tuple[int, list[Span]]] = []
    for k, (_, ws) in enumerate(spans):
        chunks += [(k, ws[a : a + MAX_WORDS]) for a in range(0, len(ws), MAX_WORDS)]
    if not chunks:
        return Analysis(text, (), ())
    parsed, seen = parse([[text[a:b] for a, b in ws] for _, ws in chunks])
    tokens: list[Token] = []
    firsts: dict[int, int] = {}
    roots: dict[int, int] = {}
    for (k, ws), tree in zip(chunks, parsed, strict=True):
        firsts.setdefault(k, len(tokens))
        tokens += _tokens(text, k, ws, tree, len(tokens), roots)
    out = []
    for k, ((start, end), ws) in enumerate(spans):
        out.append(Sentence(k, start, end, firsts[k], firsts[k] + len(ws)))
    return Analysis(text, tuple(mend(tokens)), tuple(out), seen)


def parse(chunks: list[list[str]]) -> tuple[list[Parse], Seen]:
    """Labels and trees of sentences, given by their words, and what the network saw: a few windows at a time, so that little is held at once."""
    import numpy as np

    net, parsed = network(), list[Parse]()
    vectors, windows, at = [], [], 0
    for some in net.read(chunks):
        parsed += decode(net.labels, net.label_u, some)
        for window in some:
            vectors += [s.words for s in window]
            windows.append((at, at + sum(len(s.words) for s in window)))
            at = windows[-1][1]
    return parsed, Seen(np.concatenate(vectors), tuple(windows))


def _tokens(text: str, k: int, ws: list[Span], tree: Parse, base: int, roots: dict[int, int]) -> list[Token]:
    """Tokens of one chunk. A later chunk of a long sentence hangs on the root of the first, as parataxis."""
    out = []
    for n, (a, b) in enumerate(ws):
        head, deprel = base + tree.heads[n] - 1, tree.deprel[n]
        if tree.heads[n] == 0:
            head, deprel = roots.get(k, base + n), "parataxis" if k in roots else "root"
            roots.setdefault(k, base + n)
        upos, xpos = tree.upos[n], tree.xpos[n]
        word = text[a:b]
        out.append(Token(base + n, a, b, word, lemma(word, upos, xpos), upos, xpos, head, deprel, k, tree.names[n], tree.nominal[n]))
    return out
