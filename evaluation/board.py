"""Counting slots: right, predicted and gold, for each field."""

from __future__ import annotations

from dataclasses import dataclass, field

from evaluation.compare import Record


@dataclass
class Tally:
    """How many slots were right, predicted and expected."""

    right: int = 0
    pred: int = 0
    gold: int = 0

    def add(self, right: int, pred: int, gold: int) -> None:
        self.right, self.pred, self.gold = self.right + right, self.pred + pred, self.gold + gold

    def scores(self) -> dict[str, float | int]:
        """Precision, recall and F1 in percent, with the counts behind them."""
        p = self.right / self.pred if self.pred else 0.0
        r = self.right / self.gold if self.gold else 0.0
        return {
            "p": round(100 * p, 2),
            "r": round(100 * r, 2),
            "f1": round(100 * 2 * p * r / (p + r), 2) if p + r else 0.0,
            "right": self.right,
            "predicted": self.pred,
            "gold": self.gold,
        }


@dataclass
class Board:
    """Slots of one or more documents, by field; false events and spans beside them."""

    fields: dict[str, Tally] = field(default_factory=dict)
    false_events: int = 0
    spans: int = 0
    valid_spans: int = 0
    documents: int = 0
    problems: list[str] = field(default_factory=list)

    def add(self, name: str, right: int, pred: int, gold: int) -> None:
        self.fields.setdefault(name, Tally()).add(right, pred, gold)

    def merge(self, other: Board) -> None:
        for name, t in other.fields.items():
            self.add(name, t.right, t.pred, t.gold)
        self.false_events += other.false_events
        self.spans += other.spans
        self.valid_spans += other.valid_spans
        self.documents += other.documents
        self.problems += other.problems

    def summary(self) -> Record:
        """The board as plain data: overall, by field, false events for each document, share of valid spans in percent."""
        total = Tally()
        for t in self.fields.values():
            total.add(t.right, t.pred, t.gold)
        return {
            "overall": total.scores(),
            "false_events_per_document": round(self.false_events / max(1, self.documents), 3),
            "evidence_valid": round(100 * self.valid_spans / self.spans, 2) if self.spans else 100.0,
            "documents": self.documents,
            "fields": {k: t.scores() for k, t in self.fields.items()},
            "problems": self.problems,
        }
