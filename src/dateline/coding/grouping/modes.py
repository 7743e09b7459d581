"""Which ways of one act can be one way, told twice: a car bomb is an explosion, a drone no knife."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.happening import Happening

LIKE_MODES = [
    {"explosives", "suicide-attack", "vehicle", "destroy"},
    {"aerial", "heavy-weapons", "destroy"},
    {"firearms", "assassinate", "execute", "primitive", "abduct"},
    {"firearms", "heavy-weapons"},
    {"crowd-control", "beat"},
    {"aerial", "explosives"},
    {"firearms", "explosives"},
]
NEUTRAL_MODES = {None, "destroy", "execute", "assassinate", "arrest"}
BURNT = {"assault.destroy", "assault.arson"}
FROM_AFAR = {"aerial", "heavy-weapons", "explosives"}


def modes_fit(h: Happening, members: Sequence[Happening]) -> bool:
    """Whether the way of a mention may be that of others: "was bombed ... the blast"; not "strikes by drones ... the execution of 31 people"."""
    if h.noun and h.definite and h.mode in {"firearms", "heavy-weapons"} and all(m.rule.id in BURNT and m.mode == "destroy" and not m.weapons for m in members):
        return False  # "Activists ransacked an office. A judge looked into the firing": of those who fired before
    modes = {m.mode for m in members} - NEUTRAL_MODES
    if h.mode == "execute" and h.noun and modes & FROM_AFAR:
        return False
    if h.mode in NEUTRAL_MODES or not modes or h.mode in modes:
        return True
    return any({h.mode, m} <= like for like in LIKE_MODES for m in modes)
