"""A document with its annotation layers while it is being coded."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from dateline.coding.entries import entries
from dateline.coding.issued import issued
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
    from dateline.coding.grouping.groups import Group


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

    _mentions: tuple[list[ActorMention], int, dict[int, ActorMention]] | None = field(default=None, init=False, repr=False, compare=False)
    _syntax: Syntax | None = field(default=None, init=False, repr=False, compare=False)
    _issued: date | None = field(default=None, init=False, repr=False, compare=False)
    _entries: tuple[list[PlaceMention], dict[int, int]] | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def syntax(self) -> Syntax:
        """The questions that coders ask of the parse; one index for all of them."""
        if self._syntax is None or self._syntax.tokens is not self.analysis.tokens:
            self._syntax = Syntax(self.analysis)
        return self._syntax

    @property
    def entries(self) -> dict[int, int]:
        """The entry of a bulletin that each sentence stands in; empty for a text that is none."""
        if self._entries is None or self._entries[0] is not self.places:
            self._entries = (self.places, entries(self.syntax, self.places))
        return self._entries[1]

    @property
    def mentions(self) -> dict[int, ActorMention]:
        """Of each token the mention that it heads, else the shortest that covers it; mere modifiers by their own head only. Made anew when the layer is another."""
        if self._mentions is None or self._mentions[0] is not self.actors or self._mentions[1] != len(self.actors):
            heads: dict[int, ActorMention] = {}
            covers: dict[int, ActorMention] = {}
            for m in self.actors:
                heads.setdefault(m.head, m)
                for i in range(m.first, m.last) if m.rule != "modifier" else ():
                    if i not in covers or m.last - m.first < covers[i].last - covers[i].first:
                        covers[i] = m
            self._mentions = (self.actors, len(self.actors), covers | heads)
        return self._mentions[2]

    @property
    def published(self) -> date | None:
        """The "today" of its relative dates: the day that the text itself says it was issued on, else that on which it was published."""
        if self.document.published is None:
            return None
        if self._issued is None:
            day = date.fromisoformat(self.document.published[:10])
            self._issued = issued(self.document.text, day) or day
        return self._issued

    def quote(self, span: Span) -> str:
        return span.of(self.document.text)
