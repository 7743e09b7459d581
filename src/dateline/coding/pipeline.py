"""An ordered list of coders. The order is checked against what each needs and gives when the pipeline is made."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from dateline.coding.base import Coder
from dateline.coding.draft import Draft
from dateline.errors import DatelineError
from dateline.model import Document, Issue, Reading
from dateline.numeric import few_threads
from dateline.text import Analysis, analyse

MAX_CHARACTERS = 2_000_000


def default_coders() -> list[Coder]:
    """The coders of the package, in order."""
    from dateline.coding.casualties.coder import CasualtyCoder
    from dateline.coding.contradictions import ContradictionCoder
    from dateline.coding.dates.coder import DateCoder
    from dateline.coding.events.coder import EventCoder
    from dateline.coding.links.coder import LinkCoder
    from dateline.coding.names.coder import ActorCoder
    from dateline.coding.numbers.coder import CountCoder
    from dateline.coding.places.coder import PlaceCoder
    from dateline.coding.relations.coder import RelationCoder
    from dateline.coding.situations.coder import SituationCoder
    from dateline.coding.situations.tallies import TallyCoder
    from dateline.coding.weapons import WeaponCoder

    return [
        DateCoder(),
        CountCoder(),
        WeaponCoder(),
        ActorCoder(),
        PlaceCoder(),
        CasualtyCoder(),
        EventCoder(),
        TallyCoder(),
        SituationCoder(),
        RelationCoder(),
        LinkCoder(),
        ContradictionCoder(),
    ]


@contextmanager
def _made_at_once() -> Iterator[None]:
    """While a text is coded nearly all that is made is kept: the search for cycles waits until it is done (a sixteenth of the coding's own time)."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()


class Pipeline:
    """Runs coders over a document. Raises DatelineError when a coder needs a layer that none before it gives."""

    def __init__(self, coders: Sequence[Coder]) -> None:
        have = {"tokens"}
        for coder in coders:
            missing = [layer for layer in coder.needs if layer not in have]
            if missing:
                raise DatelineError(f"coder {coder.name} needs {missing[0]!r}, which no coder before it gives")
            have |= set(coder.gives)
        self.coders = tuple(coders)

    @few_threads()
    @_made_at_once()
    def draft(self, document: Document) -> Draft:
        """The document with all its layers filled; only issues when it is not to be coded."""
        if document.language not in (None, "en"):
            return _uncoded(document, Issue("not-english", f"language is {document.language!r}: kept, not coded"))
        if len(document.text) > MAX_CHARACTERS:
            return _uncoded(document, Issue("too-long", f"{len(document.text)} characters: more than {MAX_CHARACTERS} are not coded"))
        draft = Draft(document, analyse(document.text, body=told_from(document)))
        if document.published is None:
            draft.issues.append(Issue("no-date", "no publication date: relative dates are not resolved"))
        for coder in self.coders:
            coder.code(draft)
        return draft


_DATELINE = re.compile(
    r"\s*(?:[A-Z][A-Z'’.-]+(?: [A-Z][A-Z'’.-]+)*)(?:, [A-Z][\w. ]{2,20}?)?(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?: \([^)\n]{2,30}\))?\s*(?:--|[-–—])\s+(?=\S)"
)


def told_from(document: Document) -> int:
    """Offset where the telling begins: behind an in-band header, and behind a dateline ("BAGHDAD, Nov 22 (Agency) - ")."""
    start = document.body.start if document.body else 0
    dateline = _DATELINE.match(document.text, start)
    return dateline.end() if dateline else start


def _uncoded(document: Document, issue: Issue) -> Draft:
    return Draft(document, Analysis(document.text, (), ()), issues=[issue])


def reading_of(draft: Draft) -> Reading:
    """What the draft says, fixed."""
    return Reading(draft.document, tuple(draft.records), tuple(draft.links), tuple(draft.contradictions), tuple(draft.issues))
