"""What a coder is."""

from __future__ import annotations

from typing import Protocol

from dateline.coding.draft import Draft


class Coder(Protocol):
    """One step from text to statements. `needs` and `gives` name layers of the draft; the pipeline checks the order at start-up."""

    @property
    def name(self) -> str: ...

    @property
    def needs(self) -> tuple[str, ...]: ...

    @property
    def gives(self) -> tuple[str, ...]: ...

    def code(self, draft: Draft) -> None:
        """Add this coder's layer to the draft."""
