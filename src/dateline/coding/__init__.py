"""Document to reading: coders in order, each adding a layer."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from dateline.model import Document, Reading

if TYPE_CHECKING:
    from dateline.coding.draft import Draft
    from dateline.coding.pipeline import Pipeline


@cache
def _default() -> Pipeline:
    from dateline.coding.pipeline import Pipeline, default_coders

    return Pipeline(default_coders())


def draft_of(document: Document) -> Draft:
    """The document with every annotation layer, for inspection."""
    return _default().draft(document)


def code(document: Document) -> Reading:
    """What dateline makes of one document."""
    from dateline.coding.pipeline import reading_of

    return reading_of(draft_of(document))
