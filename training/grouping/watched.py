"""Codes marked dispatches and notes, where a mention is placed, its traits beside each group told before it and what the marks say of both."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parents[1] / "src"), str(HERE.parent / "dispatches")]

from marks import Dispatch  # noqa: E402

import dateline.coding.grouping.chance as chance  # noqa: E402
import dateline.coding.grouping.groups as room  # noqa: E402
from dateline.coding.happening import Happening  # noqa: E402
from dateline.coding.pipeline import Pipeline, default_coders  # noqa: E402
from dateline.readers import Hints, read_text  # noqa: E402


@dataclass
class Placed:
    """A mention: the act that the marks say it tells, each group of its type (traits, acts of its members by the marks), and which of them it was put to."""

    act: int | None
    beside: list[tuple[list[float], set[int | None]]]
    chosen: int | None
    of_reading: bool = False


def placed(texts: Iterable[Dispatch], model: str, *, by_marks: bool = False, weights: Path | None = None) -> list[Placed]:
    """What is noted over texts, with the heads for events "on" or "off"; put together by the marks, or by the weights of a folder."""
    os.environ["DATELINE_EVENTS_MODEL"] = model
    held = room.Grouper.place, chance.folder
    watch = _Watch(by_marks)

    def place(grouper: room.Grouper, h: Happening, fit: list[room.Group]) -> int | None:
        return watch.place(grouper, h, fit)

    room.Grouper.place = place  # type: ignore[method-assign]
    if weights is not None:
        chance.folder = lambda name: weights  # type: ignore[assignment,misc]
    chance._weights.cache_clear()
    pipeline = Pipeline(default_coders())
    try:
        for d in texts:
            watch.text = d
            pipeline.draft(read_text(d.text, Hints(published=d.published or None)))
    finally:
        room.Grouper.place, chance.folder = held  # type: ignore[method-assign,misc]
        chance._weights.cache_clear()
        del os.environ["DATELINE_EVENTS_MODEL"]
    return watch.out


class _Watch:
    def __init__(self, by_marks: bool) -> None:
        self.by_marks, self.out, self.text = by_marks, list[Placed](), Dispatch("", "", "", "", {})

    def place(self, grouper: room.Grouper, h: Happening, fit: list[room.Group]) -> int | None:
        """As `Grouper.place` does it, or by the marks, with an eye on it."""
        rows = [grouper.traits(h, g, len(fit) - k - 1) for k, g in enumerate(fit)]
        act = self.act(h, grouper.syntax)
        acts = [{self.act(m, grouper.syntax) for m in g.members} for g in fit]
        told = next((k for k, a in reversed(list(enumerate(acts))) if act is not None and act in a), None)
        chosen = told if self.by_marks else chance.likeliest(rows)
        self.out.append(Placed(act, list(zip(rows, acts, strict=True)), chosen, self.text.kind == "reading"))
        return chosen

    def act(self, h: Happening, syntax: Any) -> int | None:
        """The act that the marks give to a word of a mention; of readings, the one of its type that cites the word, if there is just one."""
        whole = self.text.kind == "reading"
        for i in (h.head, *h.verbs):
            t = syntax.tokens[i]
            told = [k for k, e in self.text.events.items() if any(a < t.end and t.start < b for a, b in e.triggers) and (not whole or e.type == h.type)]
            if told:
                return told[0] if len(told) == 1 or not whole else None
        return None
