"""The sentences of a report that tell an incident, by the draft's own numbers (the network's begin behind the header)."""

from __future__ import annotations

from collections import Counter

from dateline.coding.draft import Draft
from dateline.coding.grouping.incidents import Incident


def telling(incident: Incident, draft: Draft) -> list[int]:
    """Numbers of the sentences that tell it, those with most of it first."""
    told = Counter(sentence_of(draft, f.start) for e in incident.entities for f in e.fillers if e.role not in ("ORG",))
    told = told or Counter(sentence_of(draft, f.start) for e in incident.entities for f in e.fillers)
    return sorted(told, key=lambda s: (-told[s], s))


def first_in(incident: Incident, sentence: int, draft: Draft) -> int:
    """Offset of the incident's first words in a sentence."""
    return min((f.start for e in incident.entities for f in e.fillers if sentence_of(draft, f.start) == sentence), default=0)


def sentence_of(draft: Draft, offset: int) -> int:
    """Number of the sentence at an offset; -1 between sentences."""
    return next((s.index for s in draft.analysis.sentences if s.start <= offset < s.end), -1)
