"""Mentions in entries of a bulletin: each entry tells acts of its own, unless it comes back to one that an entry before has told."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.happening import Happening
from dateline.coding.places.alike import below_countries, nested
from dateline.coding.syntax import Syntax
from dateline.model import PlaceMention


def of_another_entry(h: Happening, members: Sequence[Happening], syntax: Syntax) -> bool:
    """ "7.30am: Gunmen ransack an embassy. 8am: [Rebels seize the airport]": told in an entry of its own, and neither by "the attack", nor at a place or of a thing with
    a name that was told with the act of the other entry."""
    others = [m for m in members if m.entry not in {0, h.entry}]
    if not h.entry or not others or any(m.entry == h.entry for m in members) or h.noun and h.definite:
        return False
    mine, theirs = below_countries(h.places), below_countries([p for m in members for p in m.places])
    return not any(_one_town(p, q) for p in mine for q in theirs) and not _names(h, syntax) & {n for m in others for n in _names(m, syntax)}


def _one_town(p: PlaceMention, q: PlaceMention) -> bool:
    """Of one name, or one within the other; Omdurman, close by, is not Khartoum."""
    return p.name == q.name or p.where is not None and q.where is not None and p.where.name == q.where.name or nested(p, q)


def _names(h: Happening, syntax: Syntax) -> set[str]:
    """Names of what was hit: "struck [Okhmatdyt]", "the strike on the [Okhmatdyt] hospital"."""
    return {w for f in [*h.targets, *h.recipients] for w in f.span.of(syntax.text).split() if w[:1].isupper()}
