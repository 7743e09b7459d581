"""Killing for private ends: everyday crime, and no act of the politics or the conflict of a place."""

from __future__ import annotations

from dateline.coding.crimes import by_robbers, everyday_crime
from dateline.coding.happening import Happening
from dateline.coding.syntax import Syntax

FORCES = {"armed-group", "state-force", "state"}


def private(h: Happening, syntax: Syntax) -> bool:
    """ "Three men were shot dead over an old enmity", "was killed by robbers"; not "robbers killed four policemen", "the rebels killed their wives", "gunmen killed an
    elder over an old enmity"."""
    if h.type != "ASSAULT" or h.noun or h.mode == "abduct" or any(f.actor is not None and f.actor.actor.kind == "state-force" for f in h.recipients):
        return False
    armed = any(f.actor is not None and f.actor.actor.kind in FORCES for f in h.actors)
    return (not armed or by_robbers(h.head, syntax)) and everyday_crime(h.head, syntax)
