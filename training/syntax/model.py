"""The network: MiniLM-L6 encoder (re-implemented), a word-shape embedding, and linear and biaffine heads. One forward pass per batch of sentences."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

SHAPES = 6  # lower, Capitalised, UPPER, digit, mixed, other


class Layer(nn.Module):
    def __init__(self, d: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.o = (nn.Linear(d, d) for _ in range(4))
        self.up, self.down = nn.Linear(d, inner), nn.Linear(inner, d)
        self.n1, self.n2 = nn.LayerNorm(d, eps=1e-12), nn.LayerNorm(d, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        b, n, d = x.shape

        def split(t: Tensor) -> Tensor:
            return t.view(b, n, self.heads, d // self.heads).transpose(1, 2)

        a = F.scaled_dot_product_attention(split(self.q(x)), split(self.k(x)), split(self.v(x)), attn_mask=bias)
        y = a.transpose(1, 2).reshape(b, n, d)
        x = self.n1(x + self.o(y))
        return self.n2(x + self.down(F.gelu(self.up(x))))


class Encoder(nn.Module):
    def __init__(self, vocab: int = 30522, d: int = 384, layers: int = 6, heads: int = 12, inner: int = 1536) -> None:
        super().__init__()
        self.word = nn.Embedding(vocab, d)
        self.place = nn.Embedding(512, d)
        self.kind = nn.Parameter(torch.zeros(d))
        self.shape = nn.Embedding(SHAPES, d)
        nn.init.zeros_(self.shape.weight)
        self.norm = nn.LayerNorm(d, eps=1e-12)
        self.layers = nn.ModuleList(Layer(d, heads, inner) for _ in range(layers))

    def forward(self, ids: Tensor, mask: Tensor, shapes: Tensor) -> Tensor:
        n = ids.shape[1]
        x = self.word(ids) + self.place.weight[:n] + self.kind + self.shape(shapes)
        x = self.norm(x)
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Reader(nn.Module):
    """Outputs per word: tag logits, arc scores [B, W, W+1] (column 0 = root) and the two vectors whose bilinear form scores the label."""

    def __init__(self, upos: int, xpos: int, deprel: int, ner: int, nominal: int, arc: int = 256, label: int = 96) -> None:
        super().__init__()
        d = 384
        self.encoder = Encoder()
        self.upos, self.xpos = nn.Linear(d, upos), nn.Linear(d, xpos)
        self.ner, self.nominal = nn.Linear(d, ner), nn.Linear(d, nominal)
        self.arc_d, self.arc_h = nn.Linear(d, arc), nn.Linear(d, arc)
        self.lab_d, self.lab_h = nn.Linear(d, label), nn.Linear(d, label)
        self.arc_u = nn.Parameter(torch.eye(arc) * 0.1)
        self.arc_b = nn.Parameter(torch.zeros(arc))
        self.lab_u = nn.Parameter(torch.randn(deprel, label + 1, label + 1) * 0.02)

    def forward(self, ids: Tensor, mask: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        return self.of_words(*self.words(ids, mask, shapes, first))

    def words(self, ids: Tensor, mask: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, Tensor]:
        """Vectors of the root [B, 1, d] and of the words [B, W, d]."""
        h = self.encoder(ids, mask, shapes)
        return h[:, :1], torch.gather(h, 1, first.unsqueeze(-1).expand(-1, -1, h.shape[-1]))

    def arc_vectors(self, root: Tensor, w: Tensor) -> tuple[Tensor, Tensor]:
        """Of words [B, W, arc], and of the root and the words as heads [B, W + 1, arc]: their products are the scores of arcs."""
        return F.gelu(self.arc_d(w)) @ self.arc_u + self.arc_b, F.gelu(self.arc_h(torch.cat([root, w], 1)))

    def of_words(self, root: Tensor, w: Tensor) -> tuple[Tensor, ...]:
        """All outputs from the vectors of root and words."""
        d, h = self.arc_vectors(root, w)
        labels = F.gelu(self.lab_d(w)), F.gelu(self.lab_h(torch.cat([root, w], 1)))
        return self.upos(w), self.xpos(w), self.ner(w), self.nominal(w), d @ h.transpose(1, 2), *labels


def label_scores(u: Tensor, d: Tensor, h: Tensor) -> Tensor:
    """Label logits [..., labels] of dependents `d` with their chosen heads `h`, both [..., label]."""
    one = torch.ones_like(d[..., :1])
    return torch.einsum("...i,rij,...j->...r", torch.cat([d, one], -1), u, torch.cat([h, one], -1))


def load_base(model: Reader, path: str) -> None:
    """Copy the MiniLM weights (safetensors, BERT names) into the encoder."""
    from safetensors.torch import load_file

    raw = {k.removeprefix("bert."): v for k, v in load_file(path).items()}
    e = model.encoder
    e.word.weight.data.copy_(raw["embeddings.word_embeddings.weight"])
    e.place.weight.data.copy_(raw["embeddings.position_embeddings.weight"])
    e.kind.data.copy_(raw["embeddings.token_type_embeddings.weight"][0])
    e.norm.weight.data.copy_(raw["embeddings.LayerNorm.weight"])
    e.norm.bias.data.copy_(raw["embeddings.LayerNorm.bias"])
    names = {
        "q": "attention.self.query",
        "k": "attention.self.key",
        "v": "attention.self.value",
        "o": "attention.output.dense",
        "n1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "n2": "output.LayerNorm",
    }
    for i, layer in enumerate(e.layers):
        for ours, theirs in names.items():
            part = getattr(layer, ours)
            part.weight.data.copy_(raw[f"encoder.layer.{i}.{theirs}.weight"])
            part.bias.data.copy_(raw[f"encoder.layer.{i}.{theirs}.bias"])
