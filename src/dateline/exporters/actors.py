"""An actor in PLOVER's and CAMEO's codes."""

from __future__ import annotations

from dateline.model import ActorRef
from dateline.vocab.actors import register

OF_KIND = {"state": "GOV", "state-force": "MIL", "civilians": "CVL"}


def sector(actor: ActorRef) -> str | None:
    """PLOVER's sector (CAMEO's role code), such as GOV, MIL, REB: from the register, else from the kind; None where neither says."""
    known = register().actors.get(actor.actor_id) if actor.actor_id else None
    return (known.plover_sector if known is not None else "") or OF_KIND.get(actor.kind)
