"""The actor register: states, forces, armed groups, coalitions, organisations and people, with names, relations and dated roles."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import cast, get_args

from dateline.errors import DataError
from dateline.model.values import ActorKind, ActorRef
from dateline.settings import text_setting
from dateline.vocab.lexicon import Row, package_rows, unique

ACTOR_COLUMNS = ("id", "name", "kind", "country", "acled_inter", "plover_sector", "wikidata", "display", "note")
ALIAS_COLUMNS = ("alias", "actor", "needs")
RELATION_COLUMNS = ("subject", "relation", "object", "from", "until", "source")
ROLE_COLUMNS = ("actor", "role", "of", "from", "until", "source")
NATION_COLUMNS = ("iso3", "name", "adjectives", "people", "other_names", "seats")
RELATIONS = ("backed_by", "part_of", "member_of", "leads")
KINDS: tuple[str, ...] = get_args(ActorKind)
_ISO = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Actor:
    """One entry of the register. `country`: ISO 3166-1 alpha-3 of home, None if multinational. `fixed`: always shown under `name`."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    acled_inter: str = ""
    plover_sector: str = ""
    wikidata: str = ""
    fixed: bool = False
    note: str = ""

    def ref(self, name: str | None = None) -> ActorRef:
        """The actor as a value, under its register name or another."""
        return ActorRef(name or self.name, self.country, self.kind, self.id)


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of an actor. `needs`: "" always, "ner" where a tagger sees a name, "doc:ID|ID" when one of these stands in the document too,
    " not:ID|ID" behind it when none of those does."""

    text: str
    actor: str
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """`subject` is backed by, part of, member of, or leads `object` (register ids), between ISO dates where known."""

    subject: str
    relation: str
    object: str
    start: str | None
    until: str | None
    source: str


@dataclass(frozen=True, slots=True)
class HeldRole:
    """An office that a person holds, of a country or group (register id), between ISO dates where known."""

    actor: str
    role: str
    of: str
    start: str | None
    until: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Nation:
    """Words for a state: adjectives ("Iraqi"), its people ("Iraqis"), other names, seats of government that stand for it ("Baghdad")."""

    iso3: str
    name: str
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    other_names: tuple[str, ...]
    seats: tuple[str, ...]

    @property
    def id(self) -> str:
        """Register id of the state."""
        return self.iso3.lower()

    @property
    def short(self) -> str:
        """Name as it stands in compounds: "US", "UK", else the state's name."""
        return {"USA": "US", "GBR": "UK", "ARE": "UAE"}.get(self.iso3, self.name)


@dataclass(frozen=True)
class Register:
    """All actors by id, their aliases, relations, roles and the nations."""

    actors: dict[str, Actor]
    aliases: tuple[Alias, ...]
    relations: tuple[Relation, ...]
    roles: tuple[HeldRole, ...]
    nations: dict[str, Nation]

    @cached_property
    def forces(self) -> dict[tuple[str, str], Actor]:
        """Armed forces and police by country."""
        named = {alias.text: alias.actor for alias in self.aliases} | {a.name: a.id for a in self.actors.values()}
        found = {}
        for n in self.nations.values():
            for unit in ("military", "police"):
                key = next((named[f"{adj} {unit}"] for adj in n.adjectives if f"{adj} {unit}" in named), f"{n.id}-{unit}")
                made = Actor(key, f"{n.adjectives[0] if n.adjectives else n.name} {unit}", "state-force", n.iso3, "1", "COP" if unit == "police" else "MIL")
                found[(n.iso3, unit)] = self.actors.get(key, made)
        return found

    @cached_property
    def names(self) -> dict[str, list[str]]:
        """All names of each actor by id."""
        found = {a.id: [a.name] for a in self.actors.values()}
        for alias in self.aliases:
            found.setdefault(alias.actor, []).append(alias.text)
        return found

    def with_rows(self, actors: Iterable[Actor], aliases: Iterable[Alias]) -> Register:
        """A register with more actors and aliases; an actor of the same id is replaced."""
        merged = {**self.actors, **{a.id: a for a in actors}}
        return Register(merged, (*self.aliases, *aliases), self.relations, self.roles, self.nations)

    def national(self, iso3: str, unit: str) -> Actor:
        """The armed forces ("military") or police of a state: the register's own row where one carries that name, else a made one."""
        return self.forces[(iso3, unit)]

    def backers(self, actor: str) -> list[Relation]:
        """Who backs an actor, in file order."""
        return [r for r in self.relations if r.subject == actor and r.relation == "backed_by"]


def read_actor(row: Row) -> Actor:
    """An actor from a row of actors.tsv; DataError names file and line."""
    kind = row.one_of("kind", KINDS)
    country = row["country"]
    if country and not _ISO.fullmatch(country):
        raise row.error(f"'country' is not an ISO 3166-1 alpha-3 code: {country!r}")
    if row["wikidata"] and not re.fullmatch(r"Q\d+", row["wikidata"]):
        raise row.error(f"'wikidata' is not an item id: {row['wikidata']!r}")
    row.one_of("acled_inter", ("", "1", "2", "3", "4", "5", "6", "7", "8"))
    fixed = row.one_of("display", ("", "fixed")) == "fixed"
    if not row["name"]:
        raise row.error("no name")
    return Actor(row["id"], row["name"], cast(ActorKind, kind), country or None, row["acled_inter"], row["plover_sector"], row["wikidata"], fixed, row["note"])


def _read_nation(row: Row) -> Nation:
    if not _ISO.fullmatch(row["iso3"]):
        raise row.error(f"'iso3' is not an ISO 3166-1 alpha-3 code: {row['iso3']!r}")
    return Nation(row["iso3"], row["name"], row.many("adjectives"), row.many("people"), row.many("other_names"), row.many("seats"))


def read_alias(row: Row, actors: dict[str, Actor]) -> Alias:
    """An alias from a row of actor_aliases.tsv; its actor must exist."""
    needs = row["needs"]
    if needs not in {"", "ner", "person"} and not needs.startswith("doc:"):
        raise row.error(f'\'needs\' is {needs!r}, not empty, "ner", "person" or "doc:..."')
    _known(row, "actor", actors)
    wanted = needs.removeprefix("doc:").replace(" not:", "|").split("|") if needs.startswith("doc:") else []
    if unknown := [i for i in wanted if i not in actors]:
        raise row.error(f"'needs' names unknown actors: {', '.join(unknown)}")
    return Alias(row["alias"], row["actor"], needs)


def _known(row: Row, column: str, actors: dict[str, Actor]) -> str:
    if row[column] not in actors:
        raise row.error(f"{column!r} is not an actor: {row[column]!r}")
    return row[column]


def _relation(row: Row, actors: dict[str, Actor]) -> Relation:
    start, until = row.interval()
    if not row["source"]:
        raise row.error("no source")
    return Relation(_known(row, "subject", actors), row.one_of("relation", RELATIONS), _known(row, "object", actors), start, until, row["source"])


def _role(row: Row, actors: dict[str, Actor]) -> HeldRole:
    start, until = row.interval()
    if not row["source"]:
        raise row.error("no source")
    return HeldRole(_known(row, "actor", actors), row["role"], _known(row, "of", actors), start, until, row["source"])


def state_actor(nation: Nation) -> Actor:
    """The state of a nation as an actor; its id is the ISO code in lower case."""
    return Actor(nation.id, nation.name, "state", nation.iso3, "1", "GOV", fixed=True)


@cache
def register() -> Register:
    """The register of the package with the actors that the setting `actors` (DATELINE_ACTORS) adds; DataError with file and line when a file is broken."""
    from dateline.vocab.actors_overlay import overlay

    known = packaged()
    for one in filter(None, text_setting("actors").split(os.pathsep)):
        known = overlay(Path(one), known)
    return known


@cache
def packaged() -> Register:
    """The register of the package alone."""
    nations = {iso: _read_nation(row) for iso, row in unique(package_rows("nationalities.tsv", NATION_COLUMNS), lambda r: r["iso3"]).items()}
    actors = {n.id: state_actor(n) for n in nations.values()}
    for key, row in unique(package_rows("actors.tsv", ACTOR_COLUMNS), lambda r: r["id"]).items():
        if key in actors:
            raise row.error(f"{key!r} is the id of a state")
        actors[key] = read_actor(row)
        if row["country"] and row["country"] not in nations:
            raise row.error(f"'country' is not in nationalities.tsv: {row['country']!r}")
    aliases = tuple(read_alias(row, actors) for row in package_rows("actor_aliases.tsv", ALIAS_COLUMNS))
    relations = tuple(_relation(row, actors) for row in package_rows("actor_relations.tsv", RELATION_COLUMNS))
    roles = tuple(_role(row, actors) for row in package_rows("roles.tsv", ROLE_COLUMNS))
    return Register(actors, aliases, relations, roles, nations)


def actor(key: str) -> Actor:
    """The actor of a register id; DataError if there is none."""
    try:
        return register().actors[key]
    except KeyError:
        raise DataError(f"no actor {key!r} in the register") from None
