"""Standing states: forces present somewhere ("900 troops in Syria"), and truces with what became of them."""

from __future__ import annotations

from dateline.coding.draft import Draft
from dateline.coding.scope import told
from dateline.coding.situations.postures import postures
from dateline.coding.situations.truces import truces


class SituationCoder:
    """Adds posture and truce records."""

    name = "situations"
    needs = ("tokens", "counts", "actors", "places", "times", "casualties", "events")
    gives = ("situations",)

    def code(self, draft: Draft) -> None:
        syntax = draft.syntax
        read = told(draft)
        draft.records += postures(draft, syntax, read)
        draft.records += truces(draft, syntax, read)
