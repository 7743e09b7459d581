"""From text to analysis: sentences, words, then tags, names and trees from the network."""

from __future__ import annotations

from dateline.text.decode import Parse, decode
from dateline.text.lemmas import lemma
from dateline.text.mend import mend
from dateline.text.network import Network, network
from dateline.text.sentences import sentences
from dateline.text.tokens import Analysis, Sentence, Token
from dateline.text.words import words

MAX_WORDS = 128  # a longer sentence is parsed in pieces, each piece's root hanging on the first
BATCH_WORDS = 1600

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
    net = network()
    parsed = _parse(net, [[text[a:b] for a, b in ws] for _, ws in chunks])
    tokens: list[Token] = []
    firsts: dict[int, int] = {}
    roots: dict[int, int] = {}
    for (k, ws), tree in zip(chunks, parsed, strict=True):
        firsts.setdefault(k, len(tokens))
        tokens += _tokens(text, k, ws, tree, len(tokens), roots)
    out = []
    for k, ((start, end), ws) in enumerate(spans):
        out.append(Sentence(k, start, end, firsts[k], firsts[k] + len(ws)))
    return Analysis(text, tuple(mend(tokens)), tuple(out))


def _parse(net: Network, chunks: list[list[str]]) -> list[Parse]:
    """Labels and trees in the order of the chunks. Run in batches of like length, and decoded batch by batch so that little is held at once."""
    order = sorted(range(len(chunks)), key=lambda i: (len(chunks[i]), i))
    out: dict[int, Parse] = {}
    batch: list[int] = []
    for i in [*order, -1]:
        if batch and (i < 0 or len(chunks[i]) * (len(batch) + 1) > BATCH_WORDS or len(chunks[i]) > len(chunks[batch[0]]) + 6):
            out.update(zip(batch, (decode(net.labels, net.label_u, s) for s in net.run([chunks[b] for b in batch])), strict=True))
            batch = []
        batch.append(i)
    return [out[i] for i in range(len(chunks))]


def _tokens(text: str, k: int, ws: list[Span], parse: Parse, base: int, roots: dict[int, int]) -> list[Token]:
    """Tokens of one chunk. A later chunk of a long sentence hangs on the root of the first, as parataxis."""
    out = []
    for n, (a, b) in enumerate(ws):
        head, deprel = base + parse.heads[n] - 1, parse.deprel[n]
        if parse.heads[n] == 0:
            head, deprel = roots.get(k, base + n), "parataxis" if k in roots else "root"
            roots.setdefault(k, base + n)
        upos, xpos = parse.upos[n], parse.xpos[n]
        out.append(Token(base + n, a, b, text[a:b], lemma(text[a:b], upos, xpos), upos, xpos, head, deprel, k, parse.names[n], parse.nominal[n]))
    return out
