"""Reports and events as compact JSON, and back. Arrays in the order of the dataclass fields; None stays null, silence stays silence."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from dateline.coding.casualties.growth import grown
from dateline.coding.casualties.several import scope
from dateline.coding.credits import credit_of
from dateline.errors import StoreError
from dateline.model import NOT_MENTIONED, ActorRef, Count, Document, Estimate, Reason, Record, Report, Told, When, Where
from dateline.model.event import Settled
from dateline.model.values import UNDATED


def report_of(document: Document, record: Record) -> Report:
    """An event record reduced to the values that merging and counting need."""
    when = record.value("when")
    deaths, wounded = _harm(document, record, "deaths"), _harm(document, record, "wounded")
    return Report(
        id=f"{document.id}/{record.id}",
        document=document.id,
        type=str(record.value("type")),
        mode=_text(record, "mode"),
        status=_text(record, "status") or "current",
        when=when if isinstance(when, When) else UNDATED,
        places=tuple(v for v in record.values("places") if isinstance(v, Where)),
        actors=_actors(record, "actors"),
        recipients=_actors(record, "recipients"),
        claimed_by=_actors(record, "claimed_by"),
        targets=tuple(str(v) for v in record.values("targets") if v),
        weapons=tuple(str(v) for v in record.values("weapons") if v),
        speakers=tuple(v.name if isinstance(v, ActorRef) else str(v) for v in record.values("speakers") if v),
        deaths=deaths,
        wounded=wounded,
        source=document.source,
        published=document.published,
        origin=_origin(document),
        grown=tuple(s.field for s in record.statements if s.field in ("deaths", "wounded") and grown(document.text, s)),
    )


def _origin(document: Document) -> str | None:
    """Whose words it prints, where it says so; for a row of a table the table."""
    if document.reader.startswith("table:"):
        return document.reader
    credit = credit_of(document)
    return credit.name if credit else None


def _harm(document: Document, record: Record, field: str) -> Count:
    """A count; where the text gives it to more than one act, its wording says so ("at least six in two American airstrikes")."""
    said = next((s for s in record.statements if s.field == field), None)
    if said is None or not isinstance(said.value, Count):
        return NOT_MENTIONED
    acts = scope(document.text, said) if said.value.state == "given" else None
    return replace(said.value, wording=f"{said.value.wording or ''} {acts}".strip()) if acts else said.value


def _text(record: Record, field: str) -> str | None:
    value = record.value(field)
    return value if isinstance(value, str) else None


def _actors(record: Record, field: str) -> tuple[ActorRef, ...]:
    return tuple(v if isinstance(v, ActorRef) else ActorRef(str(v)) for v in record.values(field) if v)


# ---------------------------------------------------------------- reports
def dump_report(r: Report) -> str:
    """JSON of a report without its ids, which are columns."""
    row = [
        r.type, r.mode, r.status, _when(r.when), [_where(w) for w in r.places], [_actor(a) for a in r.actors], [_actor(a) for a in r.recipients],
        [_actor(a) for a in r.claimed_by], r.targets, r.weapons, r.speakers, _count(r.deaths), _count(r.wounded), r.source, r.published, r.origin,
        *([r.grown] if r.grown else ()),
    ]  # fmt: skip
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def load_report(id_: str, document: str, text: str) -> Report:
    """The report of its JSON; StoreError when it is damaged."""
    try:
        t, mode, status, when, places, actors, recipients, claimed, targets, weapons, speakers, deaths, wounded, source, published, origin, *rest = json.loads(text)
        return Report(
            id_, document, t, mode, status, When(*when) if when else UNDATED, tuple(Where(*w) for w in places), tuple(ActorRef(*a) for a in actors),
            tuple(ActorRef(*a) for a in recipients), tuple(ActorRef(*a) for a in claimed), tuple(targets), tuple(weapons), tuple(speakers),
            Count(*deaths) if deaths else NOT_MENTIONED, Count(*wounded) if wounded else NOT_MENTIONED, source, published, origin,
            tuple(rest[0]) if rest else (),
        )  # fmt: skip
    except (ValueError, TypeError) as error:
        raise StoreError(f"damaged store: not a report: {id_}") from error


def _when(w: When) -> list[Any] | None:
    return None if w == UNDATED else [w.start, w.end, w.precision]


def _where(w: Where) -> list[Any]:
    return [w.name, w.country, w.lat, w.lon, w.precision, w.place_id]


def _actor(a: ActorRef) -> list[Any]:
    return [a.name, a.country, a.kind, a.actor_id]


def _count(c: Count) -> list[Any] | None:
    return None if c == NOT_MENTIONED else [c.state, c.low, c.best, c.high, c.wording]


# ---------------------------------------------------------------- estimates
def dump_estimates(estimates: tuple[Estimate, ...]) -> str:
    """JSON of settled values with their support and everything else told."""
    rows = [[e.field, _settled(e.value), e.policy, e.support, [[_settled(o.value), o.reports] for o in e.others]] for e in estimates]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def load_estimates(text: str) -> tuple[Estimate, ...]:
    """Settled values of their JSON; StoreError when it is damaged."""
    try:
        return tuple(
            Estimate(field, _load_settled(value), policy, tuple(support), tuple(Told(_load_settled(v), tuple(r)) for v, r in others))
            for field, value, policy, support, others in json.loads(text)
        )
    except (ValueError, TypeError, KeyError) as error:
        raise StoreError(f"damaged store: not settled values: {text[:60]!r}") from error


def load_outline(text: str) -> Estimate:
    """A settled value without support and losing values, of the JSON [field, value, policy]; StoreError when it is damaged."""
    try:
        field, value, policy = json.loads(text)
        return Estimate(field, _load_settled(value), policy)
    except (ValueError, TypeError, KeyError) as error:
        raise StoreError(f"damaged store: not a settled value: {text[:60]!r}") from error


def _settled(value: Settled) -> Any:
    if isinstance(value, tuple):
        return [_settled(v) for v in value]
    if isinstance(value, When):
        return {"d": [value.start, value.end, value.precision]}
    if isinstance(value, Where):
        return {"w": _where(value)}
    if isinstance(value, ActorRef):
        return {"a": _actor(value)}
    if isinstance(value, Count):
        return {"c": [value.state, value.low, value.best, value.high, value.wording]}
    return value


_MADE: dict[str, type[Any]] = {"d": When, "w": Where, "a": ActorRef, "c": Count}


def _load_settled(raw: Any) -> Settled:
    if isinstance(raw, list):
        return tuple(_load_settled(v) for v in raw)  # type: ignore[misc]
    if isinstance(raw, dict):
        ((kind, fields),) = raw.items()
        made: Settled = _MADE[kind](*fields)
        return made
    return raw  # type: ignore[no-any-return]


# ---------------------------------------------------------------- reasons of a judgement
def dump_reasons(reasons: tuple[Reason, ...]) -> str | None:
    """JSON of the features of a comparison; None when there are none."""
    return json.dumps([[r.feature, r.left, r.right, r.points] for r in reasons], ensure_ascii=False, separators=(",", ":")) if reasons else None


def load_reasons(text: str | None) -> tuple[Reason, ...]:
    """The features of a comparison; StoreError when they are damaged."""
    try:
        return tuple(Reason(*row) for row in json.loads(text)) if text else ()
    except (ValueError, TypeError) as error:
        raise StoreError(f"damaged store: not reasons: {text!r}") from error
