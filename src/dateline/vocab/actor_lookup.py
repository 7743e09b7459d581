"""Whom a person means by a name typed in: "us-forces", "Kataib Hezbollah", "Iran" -> register ids."""

from __future__ import annotations

from functools import cache

from dateline.vocab.actors import register
from dateline.vocab.classes import word_class

NATIONAL_FORCES = sorted(word_class("armed.forces-of-a-nation"))


def ids_of(name: str) -> frozenset[str]:
    """Register ids of a name, in any case, with hyphens for blanks; empty for a name that the register does not know."""
    return _names().get(plain(name), frozenset())


def plain(name: str) -> str:
    """A name as it is looked up: lower case, hyphens and dots gone."""
    return " ".join(name.lower().replace("-", " ").replace(".", "").split())


@cache
def _names() -> dict[str, frozenset[str]]:
    source = register()
    found: dict[str, set[str]] = {}
    for actor in source.actors.values():
        for name in (actor.id, actor.name):
            found.setdefault(plain(name), set()).add(actor.id)
    for alias in source.aliases:  # also those that need more in a text: who types "RSF" means an actor
        found.setdefault(plain(alias.text), set()).add(alias.actor)
    for nation in source.nations.values():
        forces = source.national(nation.iso3, "military").id
        for name in (nation.name, nation.short, *nation.other_names):
            found.setdefault(plain(name), set()).add(nation.id)
        for adjective in (nation.short, nation.name, *nation.adjectives):
            for word in NATIONAL_FORCES:
                found.setdefault(plain(f"{adjective} {word}"), set()).add(forces)
    return {name: frozenset(ids) for name, ids in found.items()}
