"""Nouns that stand for actors (data/lexicon/actor_nouns.tsv)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from dateline.model.values import ActorKind
from dateline.vocab.actors import KINDS
from dateline.vocab.lexicon import package_rows, unique

NounClass = Literal["member", "body", "people", "office", "equipment"]
NOUN_COLUMNS = ("noun", "kind", "class", "state_kind", "unit")


@dataclass(frozen=True, slots=True)
class ActorNoun:
    """A noun for actors: its kind alone, under a nationality, and its class. `unit`: the national force that it means."""

    noun: str
    kind: ActorKind
    cls: NounClass
    state_kind: ActorKind
    unit: str = ""


@cache
def actor_nouns() -> dict[str, ActorNoun]:
    """Entries by lemma; two-word entries by both words ("security force")."""
    out = {}
    for key, row in unique(package_rows("actor_nouns.tsv", NOUN_COLUMNS), lambda r: r["noun"]).items():
        kind = cast(ActorKind, row.one_of("kind", KINDS))
        cls = cast(NounClass, row.one_of("class", ("member", "body", "people", "office", "equipment")))
        state_kind = cast(ActorKind, row.one_of("state_kind", ("", *KINDS)) or kind)
        out[key] = ActorNoun(key, kind, cls, state_kind, row.one_of("unit", ("", "military", "police")))
    return out
