"""Role fillers of MUC-4 messages in the format of the role-filler corpora: one JSON object a line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dateline.coding.grouping.incidents import entities
from dateline.model import Document
from dateline.text.fillers import RoleReading, fillers, judged, role_reading
from dateline.text.role_network import role_network
from evaluation.muc4.respond import documents, told_from

SHORT = {"PERP": "PerpInd", "ORG": "PerpOrg", "TARGET": "Target", "NAME": "Victim", "WEAPON": "Weapon"}
Extracts = dict[str, list[list[list[Any]]]]  # role -> entities -> mentions -> text and offset


def predict(path: Path) -> str:
    """The prediction file for a message file: lines of {"docid", "extracts"}."""
    rows = [{"docid": d.title, "extracts": extracts(read(d))} for d in documents(path)]
    return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows)


def read(document: Document) -> RoleReading:
    """A message as the network sees it, without its header."""
    return role_reading(document.text, body=told_from(document.text))


def extracts(reading: RoleReading, thresholds: dict[str, float] | None = None, same: float | None = None, report: float | None = None) -> Extracts:
    """One mention of each entity, the one that names it best (its surest; of a person the fullest): a mention too many makes an entity wrong.

    A report whose fillers have together less than `report` (the sum of their scores) is taken to tell no incident, and has none.
    """
    found = fillers(reading, "muc", thresholds)
    held = role_network().labels["thresholds"]
    least, enough = held["same"] if same is None else same, held["report"] if report is None else report
    out: Extracts = {short: [] for short in SHORT.values()}
    if found and sum(f.score for f in found) >= enough:
        for e in entities(found, judged(found)[0], least):
            if e.role in SHORT:
                f = e.fillers[0]
                out[SHORT[e.role]].append([[" ".join(f.text.lower().split()), f.start]])
    return out
