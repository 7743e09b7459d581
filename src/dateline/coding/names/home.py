"""What a document says as a whole: whose forces it speaks of, which country it is mostly about."""

from __future__ import annotations

from collections import Counter

from dateline.coding.names.terms import Terms


def main_country(terms: Terms) -> str | None:
    """The country that the text names most, as a state, by its people or by its actors, if it is clearly ahead; ISO 3166-1 alpha-3."""
    counts: Counter[str] = Counter()
    for name in terms.names:
        nation = name.nation()
        actor = name.actor()
        if nation is not None:
            counts[nation.iso3] += 1
        elif actor is not None and actor.country and actor.plover_sector != "MED":
            counts[actor.country] += 1
    return _leader(counts, 2)


def sole_country(terms: Terms) -> str | None:
    """The country that holds two thirds of all names of states and peoples in the text, named twice or with its forces; ISO 3166-1 alpha-3."""
    counts = Counter(nation.iso3 for name in terms.names if (nation := name.nation()) is not None)
    ranked = counts.most_common(1)
    enough = ranked and (ranked[0][1] >= 2 or forces_country(terms) == ranked[0][0])
    return ranked[0][0] if enough and 3 * ranked[0][1] >= 2 * sum(counts.values()) else None


def forces_country(terms: Terms) -> str | None:
    """The country whose forces the text names, if there is one such country."""
    counts: Counter[str] = Counter()
    for name in terms.names:
        actor = name.actor()
        if actor is not None and actor.kind == "state-force" and actor.country:
            counts[actor.country] += 1
    return _leader(counts, 1)


def _leader(counts: Counter[str], least: int) -> str | None:
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < least or (len(ranked) > 1 and ranked[0][1] < 1.5 * ranked[1][1]):
        return None
    return ranked[0][0]
