"""From text to analysis: sentences, words, then tags, names and trees from the network."""

from __future__ import annotations

from dateline.text.lemmas import lemma
from dateline.text.network import Network, Scores, network
from dateline.text.sentences import sentences
from dateline.text.tokens import Analysis, Sentence, Token
from dateline.text.tree import heads
from dateline.text.words import words

MAX_WORDS = 128  # a longer sentence is parsed in pieces, each piece's root hanging on the first
BATCH_WORDS = 1600

Span = tuple[int, int]


def analyse(text: str, *, body: int = 0) -> Analysis:
    """Tokens with tags, lemmas, names and dependency trees, and sentences, of any text. Deterministic; loads the weights at first use.

    A sentence always ends at `body`, the offset where an in-band header ends.
    """
    found = [*sentences(text[:body]), *((a + body, b + body) for a, b in sentences(text[body:]))]
    spans = [(s, w) for s in found if (w := words(text, *s))]
    chunks: list[tuple[int, list[Span]]] = []
    for k, (_, ws) in enumerate(spans):
        chunks += [(k, ws[a : a + MAX_WORDS]) for a in range(0, len(ws), MAX_WORDS)]
    if not chunks:
        return Analysis(text, (), ())
    net = network()
    scored = _scores(net, [[text[a:b] for a, b in ws] for _, ws in chunks])
    tokens: list[Token] = []
    firsts: dict[int, int] = {}
    roots: dict[int, int] = {}
    for (k, ws), scores in zip(chunks, scored, strict=True):
        firsts.setdefault(k, len(tokens))
        tokens += _tokens(net, text, k, ws, scores, len(tokens), roots)
    out = []
    for k, ((start, end), ws) in enumerate(spans):
        out.append(Sentence(k, start, end, firsts[k], firsts[k] + len(ws)))
    return Analysis(text, tuple(tokens), tuple(out))


def _scores(net: Network, chunks: list[list[str]]) -> list[Scores]:
    """Scores in the order of the chunks; batched by length, so that the result does not depend on how a text is cut into batches of other texts."""
    order = sorted(range(len(chunks)), key=lambda i: (len(chunks[i]), i))
    out: dict[int, Scores] = {}
    batch: list[int] = []
    for i in [*order, -1]:
        if batch and (i < 0 or len(chunks[i]) * (len(batch) + 1) > BATCH_WORDS or len(chunks[i]) > len(chunks[batch[0]]) + 6):
            for j, scores in zip(batch, net.run([chunks[b] for b in batch]), strict=True):
                out[j] = scores
            batch = []
        batch.append(i)
    return [out[i] for i in range(len(chunks))]


def _tokens(net: Network, text: str, k: int, ws: list[Span], scores: Scores, base: int, roots: dict[int, int]) -> list[Token]:
    """Tokens of one chunk. A later chunk of a long sentence hangs on the root of the first, as parataxis."""
    import numpy as np

    tree = heads(scores.arcs)
    labels = net.labels
    one = np.ones((len(ws), 1), dtype=np.float32)
    dep = np.concatenate([scores.label_d, one], 1)
    gov = np.concatenate([scores.label_h[tree], one], 1)
    rel = np.einsum("ni,rij,nj->nr", dep, net.label_u, gov, optimize=True)
    rel[:, labels["deprel"].index("root")] = -1e9
    names = {"upos": scores.upos.argmax(1), "xpos": scores.xpos.argmax(1), "ner": scores.ner.argmax(1), "nominal": scores.nominal.argmax(1), "deprel": rel.argmax(1)}
    out = []
    for n, (a, b) in enumerate(ws):
        got = {layer: labels[layer][int(ids[n])] for layer, ids in names.items()}
        head, deprel = base + tree[n] - 1, got["deprel"]
        if tree[n] == 0:
            head, deprel = roots.get(k, base + n), "parataxis" if k in roots else "root"
            roots.setdefault(k, base + n)
        word = text[a:b]
        nominal = "" if got["nominal"] == "-" else got["nominal"]
        out.append(Token(base + n, a, b, word, lemma(word, got["upos"], got["xpos"]), got["upos"], got["xpos"], head, deprel, k, got["ner"], nominal))
    return out
