"""Reads and checks the rule files. A rule has a name, at least one `yes` and one `no`; its name is the label in every statement it makes."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from dateline.errors import DataError
from dateline.vocab.yaml_data import load_yaml

TYPES = frozenset("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT ACCUSE REJECT THREATEN REQUEST PROTEST SANCTION MOBILIZE COERCE ASSAULT".split())
Frame = dict[str, dict[str, list[str]]]
R = TypeVar("R", bound="EventRule | PatternRule")


@dataclass(frozen=True, slots=True)
class EventRule:
    """Words that name an act of one type. See the header of data/rules/events-assault.yaml for the meaning of the fields."""

    id: str
    type: str
    mode: str | None
    frame: str
    verb: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    needs: str = ""
    object_class: tuple[str, ...] = ()
    unless_modifier: frozenset[str] = frozenset()
    only_modifier: frozenset[str] = frozenset()
    unless_object: frozenset[str] = frozenset()
    unless_subject: frozenset[str] = frozenset()
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PatternRule:
    """A rule of another family (relations, links, truces, tallies, attribution): `form` names the construction, `words` its lemmas."""

    id: str
    form: str
    words: tuple[str, ...]
    gives: str
    options: dict[str, Any] = field(default_factory=dict, hash=False, compare=False)
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


def event_rule(raw: dict[str, Any], file: str) -> EventRule:
    """Check one block and make it a rule."""
    allowed = set(EventRule.__dataclass_fields__)
    unknown = set(raw) - allowed
    name = raw.get("id", "?")
    if unknown:
        raise DataError(f"{file}: rule {name}: unknown key {min(unknown)!r}")
    if raw.get("type") not in TYPES:
        raise DataError(f"{file}: rule {name}: type {raw.get('type')!r} is not a PLOVER root")
    if not raw.get("yes") or not raw.get("no"):
        raise DataError(f"{file}: rule {name}: needs at least one 'yes' and one 'no' example")
    if raw.get("frame") not in frames():
        raise DataError(f"{file}: rule {name}: frame {raw.get('frame')!r} is not in frames.yaml")
    lists: dict[str, Any] = {k: tuple(raw.get(k) or ()) for k in ("verb", "noun", "object_class", "yes", "no")}
    sets: dict[str, Any] = {k: frozenset(raw.get(k) or ()) for k in ("unless_modifier", "only_modifier", "unless_object", "unless_subject")}
    return EventRule(id=name, type=raw["type"], mode=raw.get("mode"), frame=raw["frame"], needs=raw.get("needs") or "", **lists, **sets)


@cache
def frames() -> dict[str, Frame]:
    loaded: dict[str, Frame] = load_yaml("rules/frames.yaml")
    return loaded


@cache
def event_rules() -> tuple[EventRule, ...]:
    """All event rules, in the order of the files; ids are unique."""
    rules: list[EventRule] = []
    for file in ("events-assault.yaml", "events-other.yaml"):
        rules += [event_rule(raw, file) for raw in load_yaml(f"rules/{file}")]
    return _unique(tuple(rules))


@cache
def pattern_rules(family: str) -> tuple[PatternRule, ...]:
    """The rules of one other family, for instance "relations"."""
    file = f"{family}.yaml"
    out = []
    for raw in load_yaml(f"rules/{file}"):
        if not raw.get("yes") or not raw.get("no"):
            raise DataError(f"{file}: rule {raw.get('id', '?')}: needs at least one 'yes' and one 'no' example")
        options = {k: v for k, v in raw.items() if k not in {"id", "form", "words", "gives", "yes", "no"}}
        out.append(PatternRule(raw["id"], raw["form"], tuple(raw.get("words") or ()), raw.get("gives", ""), options, tuple(raw["yes"]), tuple(raw["no"])))
    return _unique(tuple(out))


def _unique(rules: tuple[R, ...]) -> tuple[R, ...]:
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise DataError(f"rule id {rule.id} stands twice")
        seen.add(rule.id)
    return rules
