"""Sentences of tests/coding/data/lines_of_*.txt with what is to be told of them, and what dateline tells, each event in a line: type, status, who, whom, what was hit,
with what, where, per whom, when, how many.

The tests read them, and the weights of the grouping learn from them (training/grouping).
"""

from __future__ import annotations

from pathlib import Path

from dateline.coding import code
from dateline.model import ActorRef, Count, Record, When, Where
from dateline.readers import Hints, read_text

LINES = Path(__file__).resolve().parents[1] / "tests" / "coding" / "data"
PUBLISHED = "2025-06-10"  # of all of them
PARTS = (("actors", ""), ("recipients", "> "), ("targets", "on "), ("weapons", "with "), ("places", "at "), ("claimed_by", "claimed by "), ("speakers", "per "))


def cases() -> list[tuple[str, list[str]]]:
    """The sentences of the files with the lines under them; "#" begins a remark."""
    out: list[tuple[str, list[str]]] = []
    for line in (x for path in sorted(LINES.glob("lines_of_*.txt")) for x in path.read_text(encoding="utf-8").splitlines()):
        if line.startswith("  "):
            out[-1][1].append(line.strip())
        elif line.strip() and not line.startswith("#"):
            out.append((line.strip().replace("\\n", "\n"), []))
    return out


def told(text: str) -> list[str]:
    """The events, other records and links of a text."""
    reading = code(read_text(text, Hints(published=PUBLISHED)))
    others = [f"{r.kind}: {'; '.join(f'{s.field} {_shown(s.value)}' for s in r.statements)}" for r in reading.records if r.kind != "event"]
    return [*(line_of(e) for e in reading.events), *others, *(f"{k.source} {k.type} {k.target}" for k in reading.links)]


def line_of(e: Record) -> str:
    """One event."""
    kind = f"{e.value('type')}/{e.value('mode')}" if e.value("mode") else str(e.value("type"))
    parts = [f"{word}{', '.join(named)}" for field, word in PARTS if (named := [_name(v) for v in e.values(field)])]
    when = e.value("when")
    if isinstance(when, When) and when.start and when.end:
        parts.append(when.start[5:10] if when.start[:10] == when.end[:10] else f"{when.start[:10]}..{when.end[:10]}")
    parts += [f"{_count(c)} {field}" for field in ("deaths", "wounded") if isinstance(c := e.value(field), Count) and c.state != "not_mentioned"]
    return f"{kind} {e.value('status')}: {'; '.join(parts)}"


def _shown(v: object) -> str:
    return _count(v) if isinstance(v, Count) else _name(v)


def _name(v: object) -> str:
    return v.name if isinstance(v, ActorRef | Where) else str(v)


def _count(c: Count) -> str:
    if c.state != "given":
        return "?"
    return f"{c.best}" if c.low == c.high == c.best else f"{'' if c.low is None else c.low}-{'' if c.high is None else c.high}"
