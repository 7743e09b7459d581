"""A document with its annotation layers while it is being coded."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from dateline.coding.syntax import Syntax
from dateline.model import (
    ActorMention,
    CasualtyMention,
    Contradiction,
    CountMention,
    Document,
    Issue,
    Link,
    PlaceMention,
    Record,
    Span,
    TimeMention,
    WeaponMention,
)
from dateline.text import Analysis

if TYPE_CHECKING:
    from dateline.coding.grouping import Group


@dataclass
class Draft:
    """Layers are filled by coders in the order of the pipeline; each list is in text order."""

    document: Document
    analysis: Analysis
    times: list[TimeMention] = field(default_factory=list)
    counts: list[CountMention] = field(default_factory=list)
    actors: list[ActorMention] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    weapons: list[WeaponMention] = field(default_factory=list)
    casualties: list[CasualtyMention] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    contradictions: list[Contradiction] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    groups: list[tuple[str, Group]] = field(default_factory=list)  # event record ids with the mentions behind them
    tally_anaphors: dict[int, int] = field(default_factory=dict)  # token of an event noun -> counted noun it points back at

    _syntax: Syntax | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def syntax(self) -> Syntax:
        """The questions that coders ask of the parse; one index for all of them."""
        if self._syntax is None or self._syntax.tokens is not self.analysis.tokens:
            self._syntax = Syntax(self.analysis)
        return self._syntax

    @property
    def published(self) -> date | None:
        """Publication day of the document, the "today" of its relative dates."""
        return date.fromisoformat(self.document.published[:10]) if self.document.published else None

    def quote(self, span: Span) -> str:
        return span.of(self.document.text)
