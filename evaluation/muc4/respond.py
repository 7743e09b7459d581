"""MUC-4 response templates from a message file, by the product's own reader, network, dates, places and counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from dateline.coding import draft_of
from dateline.coding.draft import Draft
from dateline.coding.grouping.incidents import Entity, Incident, Settings, incidents
from dateline.model import Document
from dateline.readers import muc
from dateline.text.fillers import Filler, RoleReading, fillers, role_reading
from dateline.text.role_network import role_network
from evaluation.muc4.when import date_of
from evaluation.muc4.where import location_of, nation_of

SURE = {"damage": 0.5, "harm": 0.6}  # an effect less probable than this is left open
NO_TOOL = ("ARSON", "KIDNAPPING")
NO_THING = ("KIDNAPPING",)
LABELS = {
    0: "MESSAGE: ID", 1: "MESSAGE: TEMPLATE", 2: "INCIDENT: DATE", 3: "INCIDENT: LOCATION", 4: "INCIDENT: TYPE", 5: "INCIDENT: STAGE OF EXECUTION",
    6: "INCIDENT: INSTRUMENT ID", 7: "INCIDENT: INSTRUMENT TYPE", 8: "PERP: INCIDENT CATEGORY", 9: "PERP: INDIVIDUAL ID",
    10: "PERP: ORGANIZATION ID", 11: "PERP: ORGANIZATION CONFIDENCE", 12: "PHYS TGT: ID", 13: "PHYS TGT: TYPE", 14: "PHYS TGT: NUMBER",
    15: "PHYS TGT: FOREIGN NATION", 16: "PHYS TGT: EFFECT OF INCIDENT", 17: "PHYS TGT: TOTAL NUMBER", 18: "HUM TGT: NAME",
    19: "HUM TGT: DESCRIPTION", 20: "HUM TGT: TYPE", 21: "HUM TGT: NUMBER", 22: "HUM TGT: FOREIGN NATION", 23: "HUM TGT: EFFECT OF INCIDENT",
    24: "HUM TGT: TOTAL NUMBER",
}  # fmt: skip
_MARK = re.compile(r"\[TEXT\]", re.IGNORECASE)
_DASH = re.compile(r"\s--\s")


@dataclass(frozen=True)
class Choices:
    """Tuned on tst1 and tst2. `incident`: least score of an incident's best filler for a template to be written."""

    settings: Settings
    incident: float
    thresholds: dict[str, float]


def tuned() -> Choices:
    """The choices that came with the weights."""
    held = role_network().labels["thresholds"]
    s = held["settings"]
    return Choices(Settings(s["same"], s["together"], s["shared"]), s["incident"], held["templates"])


Slots = dict[int, list[str]]


def documents(path: Path) -> list[Document]:
    """The messages of a file; their numbers are the titles. All are English: names and capitals may look like another language. Raises InputError."""
    return [replace(d, language="en") for d in muc.read(path.read_bytes())]


def respond(path: Path, choices: Choices | None = None) -> str:
    """The response file for a message file."""
    out = []
    for d in documents(path):
        reading = role_reading(d.text, body=told_from(d.text))
        out.append(render(d.title or "", templates(reading, partial(draft_of, d), choices or tuned())))
    return "\n".join(out)


def templates(reading: RoleReading, draft: Callable[[], Draft], choices: Choices) -> list[Slots]:
    """The filled slots of each incident of a message; the draft is made only when there is one.

    An act on nothing and nobody has no template: 946 of the 953 of the development reports (dev) have a target, 7 a weapon alone or a group.
    """
    found = fillers(reading, "muc", choices.thresholds)
    told = [i for i in incidents(found, choices.settings) if max(e.score for e in i.entities) >= choices.incident and i.harms]
    if not told:
        return []
    coded = draft()
    return [slots_of(i, coded) for i in distinct(told, coded)]


def distinct(told: list[Incident], draft: Draft) -> list[Incident]:
    """One incident of those of one kind, day and place: the documentation keeps them in one template (template-doc-part1.v7, 5.0)."""
    out: dict[tuple[str, ...], Incident] = {}
    for i in told:
        home = out.setdefault((i.trait("type"), date_of(i, draft), location_of(i, draft)), i)
        home.entities += [e for e in i.entities if e not in home.entities]
    return list(out.values())


def told_from(text: str) -> int:
    """Offset behind the message's header."""
    found = _MARK.search(text, 0, 600) or _DASH.search(text, 0, 160)
    return found.end() if found else 0


def slots_of(incident: Incident, draft: Draft) -> Slots:
    """Slots 2 to 24 of one incident; a slot without fills is left out."""
    kind = incident.trait("type") or "ATTACK"
    place = location_of(incident, draft)
    out: Slots = {2: [date_of(incident, draft)], 3: [place], 4: [kind], 5: [incident.trait("stage") or "ACCOMPLISHED"]}
    if incident.of("PERP") or incident.of("ORG"):
        out[8] = [incident.trait("category")]
    if kind not in NO_TOOL:
        _fill(out, 6, 7, incident.of("WEAPON"), "weapon")
    out[9] = [quoted(e.fillers[0]) for e in incident.of("PERP")]
    _fill(out, 10, 11, incident.of("ORG"), "confidence")
    if kind not in NO_THING:
        things = incident.of("TARGET")
        _fill(out, 12, 13, things, "target")
        out[14] = [f"{number_of(e.fillers[0], draft)}: {quoted(e.fillers[0])}" for e in things]
        out[15] = [f"{n}: {quoted(e.fillers[0])}" for e in things if (n := nation_of(e.fillers[0], draft, place))]
        out[16] = [f"{v}: {quoted(e.fillers[0])}" for e in things if (v := e.trait("damage", SURE["damage"]))]
    _people(out, incident, draft, place)
    return {k: [v for v in vs if v] for k, vs in out.items()}


def _fill(out: Slots, slot: int, typed: int, entities: list[Entity], trait: str) -> None:
    out[slot] = [quoted(e.fillers[0]) for e in entities]
    out[typed] = [f"{e.trait(trait)}: {quoted(e.fillers[0])}" for e in entities if e.trait(trait)]


def _people(out: Slots, incident: Incident, draft: Draft, place: str) -> None:
    """Names and descriptions of people; a description beside a name is that person's title."""
    names, others = incident.of("NAME"), incident.of("PEOPLE")
    titles = {id(e): n for e in others if (n := _titled(e, names, draft.document.text))}
    out[18] = [quoted(e.fillers[0]) for e in names]
    out[19] = [quoted(e.fillers[0]) + (f": {quoted(titles[id(e)].fillers[0])}" if id(e) in titles else "") for e in others]
    for e in names + [e for e in others if id(e) not in titles]:
        f = e.fillers[0]
        out.setdefault(20, []).append(f"{e.trait('person') or 'CIVILIAN'}: {quoted(f)}")
        out.setdefault(21, []).append(f"{1 if e.role == 'NAME' else number_of(f, draft)}: {quoted(f)}")
        if nation := nation_of(f, draft, place):
            out.setdefault(22, []).append(f"{nation}: {quoted(f)}")
        if harm := e.trait("harm", SURE["harm"]):
            out.setdefault(23, []).append(f"{harm}: {quoted(f)}")


def _titled(e: Entity, names: list[Entity], text: str) -> Entity | None:
    """The named person that a description stands beside ("MAYOR OF ACHI, RICARDO CASTELLAR"; "RICARDO CASTELLAR, THE MAYOR")."""
    for f in e.fillers:
        for n in names:
            for g in n.fillers:
                gap = text[f.end : g.start] if f.end <= g.start else text[g.end : f.start]
                if len(gap) < 30 and re.fullmatch(r"[\s,]*(?:the |a |an |former |who was |[\s,])*", gap, re.IGNORECASE):
                    return n
    return None


def number_of(f: Filler, draft: Draft) -> str:
    """How many: the count that stands with the words, else "PLURAL" or 1 by the form of the noun."""
    first, last = draft.analysis.tokens_in(f.start, f.end)
    for c in draft.counts:
        if c.count.state == "given" and (first <= c.first < last or c.last == first or (c.unit_head is not None and first <= c.unit_head < last)):
            if c.count.best is None:
                return "PLURAL"
            return f"{c.count.best}" if c.count.high is not None or c.count.low != c.count.best else f"{c.count.best}-"
    heads = [t for t in draft.analysis.tokens[first:last] if not first <= t.head < last or t.head == t.i]
    plural = any(t.xpos in ("NNS", "NNPS") or t.lemma in ("people", "group") for t in heads)
    return "PLURAL" if plural else "1"


def quoted(f: Filler) -> str:
    """The words in capitals and double quotes, on one line."""
    return '"' + " ".join(f.text.replace('"', "").split()).upper() + '"'


def render(message: str, found: list[Slots]) -> str:
    """The templates of one message as text; one of asterisks when it tells no incident."""
    blocks = []
    for k, slots in enumerate(found or [{}], 1):
        lines = [f"{0}.  {LABELS[0]:<32}{message}", f"{1}.  {LABELS[1]:<32}{k if found else '*'}"]
        kind = slots.get(4, [""])[0]
        for slot in range(2, 25):
            void = "*" if not found or (kind in NO_TOOL and slot in (6, 7)) or (kind in NO_THING and 12 <= slot <= 17) else "-"
            values = slots.get(slot) or [void]
            head = f"{slot}.".ljust(4) + f"{LABELS[slot]:<32}"
            lines += [(head if n == 0 else " " * len(head)) + v for n, v in enumerate(values)]
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)
