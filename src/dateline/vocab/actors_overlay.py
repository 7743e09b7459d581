"""Actors that a user adds to the register: a TSV of their own, or dictionaries in the PETRARCH format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from dateline.errors import DataError
from dateline.model.values import ActorKind
from dateline.vocab.actors import KINDS, Actor, Alias, Register, register
from dateline.vocab.actors_match import fold
from dateline.vocab.lexicon import Row, file_rows, read_text

OVERLAY_COLUMNS = ("name", "kind", "country", "aliases", "note")
ROLE_KINDS: dict[str, ActorKind] = {
    **dict.fromkeys(("GOV", "LEG", "JUD", "ELI"), "state"),
    **dict.fromkeys(("MIL", "COP", "SPY"), "state-force"),
    **dict.fromkeys(("REB", "UAF", "INS", "SEP", "PAR", "CRM"), "armed-group"),
    **dict.fromkeys(("CVL", "REF", "LAB", "AGR", "EDU", "SET", "HLH"), "civilians"),
    **dict.fromkeys(("IGO", "NGO", "NGM", "MED", "BUS", "MNC", "HRI", "PTY", "OPP", "REL"), "organisation"),
}
_CODE = re.compile(r"\[\s*([A-Z0-9~]+)\s*([^\]]*)\]")
_COMMENT = re.compile(r"\s*(?:;|#).*$")


def overlay(path: Path, base: Register | None = None) -> Register:
    """A register with a user's actors: TSV (columns name, kind, country, aliases, note) or, with the ending .txt, a PETRARCH actor dictionary.

    DataError names file and line when an entry is broken.
    """
    source = base or register()
    return _petrarch(path, source) if path.suffix == ".txt" else _table(path, source)


def _table(path: Path, base: Register) -> Register:
    actors, aliases = [], []
    for row in file_rows(path, OVERLAY_COLUMNS):
        made = _from_row(row, base)
        actors.append(made)
        aliases += [Alias(a, made.id) for a in row.many("aliases")]
    return base.with_rows(actors, aliases)


def _from_row(row: Row, base: Register) -> Actor:
    if not row["name"]:
        raise row.error("no name")
    kind = cast(ActorKind, row.one_of("kind", KINDS))
    if row["country"] and row["country"] not in base.nations:
        raise row.error(f"'country' is not a known ISO 3166-1 alpha-3 code: {row['country']!r}")
    return Actor("user:" + slug(row["name"]), row["name"], kind, row["country"] or None, note=row["note"])


def slug(name: str) -> str:
    """Identifier of a name: lower case, hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")


# ---------------------------------------------------------------- PETRARCH
@dataclass(slots=True)
class _Entry:
    """One actor of a dictionary while it is read."""

    names: list[str]
    code: str
    line: int


def _petrarch(path: Path, base: Register) -> Register:
    actors, aliases = [], []
    for entry in _entries(path):
        if not entry.code:
            raise DataError(f"{path}:{entry.line}: {entry.names[0]!r} has no code")
        target = base.actors.get(entry.code.lower())
        if target is None:
            target = _coded(entry, base)
            actors.append(target)
        aliases += [Alias(form, target.id) for name in entry.names for form in _forms(name)]
    return base.with_rows(actors, aliases)


def _entries(path: Path) -> Iterator[_Entry]:
    current: _Entry | None = None
    for number, raw in enumerate(read_text(path).split("\n"), start=1):
        line = _COMMENT.sub("", raw).rstrip()
        if not line.strip() or line.lstrip().startswith(("<", "!", "&", "-")):
            continue
        codes = _CODE.findall(line)
        name = _CODE.sub("", line).strip()
        if "[" in name or "]" in name:
            raise DataError(f"{path}:{number}: brackets do not match: {line.strip()!r}")
        if name and not name.startswith("+"):
            if current is not None:
                yield current
            current = _Entry([name], "", number)
        elif current is None:
            raise DataError(f"{path}:{number}: {line.strip()!r} belongs to no actor")
        elif name:
            current.names.append(name.lstrip("+"))
        if codes and current is not None and not current.code:
            current.code = codes[0][0]
    if current is not None:
        yield current


def _coded(entry: _Entry, base: Register) -> Actor:
    """An actor from a CAMEO code such as SYRREB: country, then role."""
    country = entry.code[:3] if entry.code[:3] in base.nations else None
    roles = re.findall("...", entry.code[3:] if country else entry.code)
    kind: ActorKind = next((ROLE_KINDS[r] for r in roles if r in ROLE_KINDS), "unknown")
    name = _forms(entry.names[0])[0]
    return Actor("petrarch:" + slug(name), name, kind, country, plover_sector=next((r for r in roles if r in ROLE_KINDS), ""), note=entry.code)


def _forms(name: str) -> list[str]:
    """ "AL_QAEDA_" is written "Al Qaeda"; a short single word may be an acronym too."""
    words = name.strip().strip("_").replace("_", " ").split()
    title = " ".join(w.capitalize() if w.isupper() else w for w in words)
    return [title, words[0]] if len(words) == 1 and len(words[0]) <= 5 else [title]
