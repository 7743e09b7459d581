"""The network of the reader: the parser's, and on the same vectors of words the heads for events."""

from __future__ import annotations

from event_network import Events
from model import Reader
from torch import Tensor, nn

__all__ = ["NewsReader"]


class NewsReader(nn.Module):
    """`reader` holds the encoder and the heads for tags, names and trees, `events` those for events."""

    def __init__(self, labels: dict[str, list[str]], types: int, statuses: int, parts: int) -> None:
        super().__init__()
        self.reader = Reader(*(len(labels[k]) for k in ("upos", "xpos", "deprel", "ner", "nominal")))
        self.events = Events(types, statuses, parts)

    def words(self, t: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
        """Vectors of root and words of a batch."""
        return self.reader.words(t["ids"], t["mask"], t["shapes"], t["first"])
