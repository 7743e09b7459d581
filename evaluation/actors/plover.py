"""PLOVER's gold-standard records: each party's words get the right country and kind, and a record of ours has them as actor and as recipient."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.actors.common import ALIKE, Party, Share, at, drafted, same_country, same_party, share, told

FILE = Path("data/plover_gsr/gold_standard_records/PLOVER_GSR_CAMEO.txt")


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence with its parties; a side may be empty."""

    id: str
    text: str
    published: str
    sources: tuple[Party, ...]
    targets: tuple[Party, ...]


def cases(folder: Path) -> Iterator[Case]:
    """Records with a text and at least one coded party."""
    for r in json.loads((folder / FILE).read_text(encoding="utf-8")):
        sources, targets = _side(r, "source"), _side(r, "target")
        if "text" in r and sources + targets:
            yield Case(r["id"], r["text"], r["date"], sources, targets)


def _side(r: dict[str, Any], name: str) -> tuple[Party, ...]:
    found = r.get(name)
    rows = found if isinstance(found, list) else []
    return tuple(Party(ALIKE.get(a["code"], a["code"]), (a.get("sector") or "").strip("*"), a.get("actorText") or "") for a in rows if a.get("code"))


def measured(folder: Path, misses: list[str] | None = None) -> list[Share]:
    """Shares over records."""
    country, kind, actors, recipients, both = [], [], [], [], []
    for case in cases(folder):
        draft = drafted(case.text, case.published)
        named = [(p, at(draft, k, k + len(p.text))[:1]) for p in (*case.sources, *case.targets) if p.text and (k := case.text.find(p.text)) >= 0]
        country.append((sum(any(same_country(p, a) for a in got) for p, got in named), len(named)))
        kind.append((sum(any(same_party(p, a) for a in got) for p, got in named), len(named)))
        records = told(draft)
        right = [[any(any(same_country(p, a) for a in sides[k]) for sides in records) for p in side] for k, side in enumerate((case.sources, case.targets))]
        actors.append((sum(right[0]), len(right[0])))
        recipients.append((sum(right[1]), len(right[1])))
        if case.sources and case.targets:
            both.append((int(any(_side_in(case.sources, us) and _side_in(case.targets, them) for us, them in records)), 1))
        if misses is not None:
            misses += [f"plover {case.id} | {p} | {got} | {case.text}" for p, got in named if not any(same_party(p, a) for a in got)]
    return [
        share("PLOVER records: party's words, country right", country),
        share("PLOVER records: party's words, country and kind right", kind),
        share("PLOVER records: source is actor of a record", actors),
        share("PLOVER records: target is recipient of a record", recipients),
        share("PLOVER records: actor and recipient right in one record", both),
    ]


def _side_in(side: tuple[Party, ...], ours: list[Any]) -> bool:
    return any(same_country(p, a) for p in side for a in ours)
