"""Whom the first half of a compound names: "Iran-backed", "Iranian-backed", "Tehran-backed", "anti-Houthi"."""

from __future__ import annotations

from functools import cache

from dateline.coding.draft import Draft
from dateline.model import ActorRef

PARTY_KINDS = {"state", "state-force", "armed-group", "organisation", "person"}


def backer_at(draft: Draft, i: int) -> ActorRef | None:
    """The state or group that a name or nationality adjective stands for, inside a compound such as "Iran-backed" or "Iranian-backed"."""
    token = draft.analysis.tokens[i]
    inside = [m for m in draft.actors if m.first <= i < m.last and m.last - m.first <= 3 and m.named and m.actor.kind in PARTY_KINDS]
    m = min(inside, key=lambda m: m.last, default=None)  # "Houthi", not "Houthi-run"
    if m is not None:
        return m.actor
    return backer_of(token.text)


@cache
def _ruled_from(word: str) -> str | None:
    """The state of a capital: "Tehran-backed"."""
    from dateline.vocab.gazetteer import countries

    return next((iso for iso, c in sorted(countries().items()) if c.capital and c.capital.lower() == word.lower()), None)


def backer_of(word: str) -> ActorRef | None:
    """The state that a name or a nationality adjective means."""
    from dateline.vocab.gazetteer import country_name, country_of_demonym, iso3_of

    iso = country_of_demonym(word) or iso3_of(word) or _ruled_from(word) if word else None
    return ActorRef(country_name(iso), iso, "state", iso.lower()) if iso else None
