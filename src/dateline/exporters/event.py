"""A merged event as JSON: settled values under the names of the reading contract, who tells what, and the reports it stands on."""

from __future__ import annotations

from typing import Any

from dateline.exporters import reading as r
from dateline.model import ActorRef, Count, Event, Harmed, Judgement, When, Where
from dateline.model.event import Settled

Json = dict[str, Any]
LISTS = ("actors", "recipients", "places", "weapons", "targets", "claimed_by")


def event(e: Event) -> Json:
    """Settled values. Silence is null, [] or "not_mentioned", never zero. `settled` says by which policy, per whom, and what else is told."""
    out: Json = {"id": e.id, "standing": e.standing}
    for field in ("type", "mode", "status"):
        out[field] = value(e.value(field))
    for field in LISTS:
        out[field] = value(e.value(field)) or []
    out["when"] = r.when(_one(e, "when"))
    for field in ("deaths", "wounded"):
        out[field] = r.count(_one(e, field))
    out["settled"] = {
        x.field: {"policy": x.policy, "reports": list(x.support), "others": [{"value": value(o.value), "reports": list(o.reports)} for o in x.others]}
        for x in e.estimates
    }
    out["reports"] = [{"id": x.id, "document": x.document, "source": x.source, "published": x.published} for x in e.reports]
    return out


def _one(e: Event, field: str) -> When | Count | None:
    found = e.value(field)
    return found if isinstance(found, (When, Count)) else None


def value(v: Settled) -> Any:
    """A settled value as JSON."""
    if isinstance(v, tuple):
        return [value(x) for x in v]
    if isinstance(v, ActorRef):
        return r.actor(v)
    if isinstance(v, Where):
        return r.place(v)
    if isinstance(v, When):
        return r.when(v)
    if isinstance(v, Count):
        return {**r.count(v), "wording": v.wording}
    if isinstance(v, Harmed):
        return {"noun": v.noun, **r.count(v.count), "wording": v.wording, "part": v.part}
    return v


def judgement(j: Judgement) -> Json:
    """A judgement with its reasons, in order."""
    reasons = [{"feature": x.feature, "a": x.left, "b": x.right, "points": x.points} for x in j.reasons]
    return {"number": j.position, "a": j.a, "b": j.b, "verdict": j.verdict, "by": j.by, "why": j.why, "score": j.score, "reasons": reasons}
