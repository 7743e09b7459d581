"""Mentions in entries of a bulletin: each entry tells acts of its own, unless it comes back to one that an entry before has told."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.happening import Happening
from dateline.coding.places.alike import below_countries, same_place


def of_another_entry(h: Happening, members: Sequence[Happening]) -> bool:
    """ "7.30am: Gunmen ransack an embassy. 8am: [Rebels seize the airport]": told in an entry of its own, and neither by "the attack" nor at a place that was told with
    the act of the other entry."""
    if not h.entry or any(m.entry in {0, h.entry} for m in members) or h.noun and h.definite:
        return False
    mine, theirs = below_countries(h.places), below_countries([p for m in members for p in m.places])
    return not any(same_place(p, q) for p in mine for q in theirs)
