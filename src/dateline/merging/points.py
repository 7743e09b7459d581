"""The points of merging, from vocab/data/rules/merging.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.errors import DataError
from dateline.vocab.yaml_data import load_yaml

FILE = "rules/merging.yaml"


@dataclass(frozen=True, slots=True)
class Points:
    """What each feature of a comparison gives, and the limits. `anchors` are features that few other events share; `strong` are those of them that
    need no more than that."""

    give: dict[str, int]
    anchors: frozenset[str]
    strong: frozenset[str]
    near_modes: frozenset[frozenset[str]]
    light: frozenset[str]
    light_parties: frozenset[str]
    hours_apart: int
    enough: int
    enough_by_actor: int
    longest: int
    same_place_km: float
    same_large_km: float
    many: int
    apart_factor: int
    apart_least: int


@cache
def points() -> Points:
    """The points; DataError when the file lacks something or has what is not a number."""
    raw = load_yaml(FILE)
    try:
        rows = raw["points"]
        return Points(
            give={name: int(row["give"]) for name, row in rows.items()},
            anchors=frozenset(name for name, row in rows.items() if row.get("anchor")),
            strong=frozenset(name for name, row in rows.items() if row.get("anchor") is True),
            near_modes=frozenset(frozenset(pair) for pair in raw["near-modes"]),
            light=frozenset(raw["light"].split()),
            light_parties=frozenset(raw["light-parties"].split()),
            hours_apart=int(raw["hours-apart"]),
            enough=int(raw["enough"]),
            enough_by_actor=int(raw["enough-by-actor"]),
            longest=int(raw["longest"]),
            same_place_km=float(raw["same-place-km"]),
            same_large_km=float(raw["same-large-km"]),
            many=int(raw["many"]),
            apart_factor=int(raw["apart-factor"]),
            apart_least=int(raw["apart-least"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataError(f"{FILE}: {type(error).__name__}: {error}") from error
