"""Which speakers are official bodies: by the actor register, else by the words of data/lexicon/official_bodies.tsv."""

from __future__ import annotations

import re
from functools import cache

from dateline.vocab.actors import Actor, register
from dateline.vocab.lexicon import Row, package_rows, unique

COLUMNS = ("word", "strength", "yes", "no")


@cache
def words() -> dict[str, Row]:
    """Rows by word; DataError with file and line when one is broken."""
    rows = unique(package_rows("official_bodies.tsv", COLUMNS), lambda r: r["word"])
    for row in rows.values():
        row.one_of("strength", ("strong", "weak"))
    return rows


@cache
def _names() -> dict[str, Actor]:
    known = register()
    by_alias = {a.text.casefold(): known.actors[a.actor] for a in known.aliases if not a.needs}
    return by_alias | {a.name.casefold(): a for a in known.actors.values()}


def actor_named(speaker: str) -> Actor | None:
    """The register's actor of just this name or unconditional alias, or None."""
    return _names().get(speaker.casefold())


@cache
def is_official(speaker: str) -> bool:
    """True for a state, its forces, its office holders, a ministry, a hospital or the UN; an armed group's own officials are not."""
    known = actor_named(speaker)
    if known is not None and known.kind in {"state", "state-force", "armed-group"}:
        return known.kind != "armed-group"
    if known is not None and known.kind == "person":
        return known.plover_sector in {"GOV", "MIL", "COP"}
    found = {row["strength"] for word, row in words().items() if re.search(rf"\b{re.escape(word)}\b", speaker, re.IGNORECASE)}
    return "strong" in found or ("weak" in found and not _of_armed_group(speaker))


def _of_armed_group(speaker: str) -> bool:
    parts = speaker.casefold().split()
    return any((a := _names().get(" ".join(parts[i:j]))) is not None and a.kind == "armed-group" for i in range(len(parts)) for j in range(i + 1, len(parts) + 1))
