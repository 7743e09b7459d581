"""Reads the marked dispatches of this folder; run on files, it checks them and counts what is marked.

    python training/dispatches/marks.py training/dispatches/*.txt

A file holds dispatches, parted by empty lines. The first line of one is `@ id | date of publication | what kind of text`; each further line is a sentence, or after
"= " a headline, which an empty line sets apart in the text:

    [A1: Gunmen] {1 ASSAULT/firearms/current: attacked} [T1: a police post] in [P1: Gao] [D1: on Monday], {1: killing} [K1: two officers], [S1: a mayor] said.

`{1 TYPE/mode/status: word}` is the word that tells event 1 for the first time, `{1: word}` a further word that tells the same event. `[A1: ...]` is who did it,
R to whom, T the thing hit, W with what, P where, D when, K the killed, I the wounded, S per whom, C who claimed it; `[A1 R2: ...]` does one thing in
event 1 and another in event 2. Marks do not nest. All else is no event. Standard library only.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

TYPES = "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT ACCUSE REJECT THREATEN REQUEST PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
MODES = (
    "- beat abduct torture execute sexual assassinate primitive firearms explosives suicide-attack heavy-weapons crowd-control aerial destroy vehicle"
    " chemical other-weapon unconventional"
).split()
STATUSES = "current background planned hypothetical denied".split()
ROLES = dict(zip("ARTWPDKISC", "actor recipient target weapon place when killed wounded speaker claimed".split(), strict=True))
MARK = re.compile(r"\{([^{}:]+): ([^{}]+)\}|\[([^\[\]:]+): ([^\[\]]+)\]")


@dataclass
class Told:
    """An event of a dispatch: what it is, the spans of the words that tell it, and (role, span) of its parts. Spans are characters of the text."""

    type: str
    mode: str
    status: str
    triggers: list[tuple[int, int]] = field(default_factory=list)
    roles: list[tuple[str, int, int]] = field(default_factory=list)


@dataclass
class Dispatch:
    """A dispatch without its marks: sentences are one space apart, a headline an empty line."""

    name: str
    published: str
    kind: str
    text: str
    events: dict[int, Told]


def dispatches(path: Path) -> Iterator[Dispatch]:
    """The dispatches of a file. ValueError names the file, the dispatch and what is wrong."""
    for block in blocks(path):
        try:
            yield of_block(block)
        except ValueError as error:
            raise ValueError(f"{path.name}: {error}") from None


def blocks(path: Path) -> list[list[str]]:
    """The lines of each dispatch of a file."""
    parts = re.split(r"\n\s*\n", path.read_text(encoding="utf-8").strip())
    return [[line.strip() for line in part.splitlines() if line.strip()] for part in parts]


def of_block(lines: list[str]) -> Dispatch:
    """One dispatch from its lines."""
    head = [part.strip() for part in lines[0].lstrip("@ ").split("|")]
    if not lines[0].startswith("@") or len(head) != 3 or not re.fullmatch(r"\d{4}-\d\d-\d\d", head[1]):
        raise ValueError(f"{lines[0][:80]!r}: expected '@ id | YYYY-MM-DD | kind'")
    try:
        return read(head[0], head[1], head[2], lines[1:])
    except ValueError as error:
        raise ValueError(f"{head[0]}: {error}") from None


def read(name: str, published: str, kind: str, lines: list[str]) -> Dispatch:
    """One dispatch from its marked sentences."""
    out, roles, events = "", list[tuple[str, int, int, int]](), dict[int, Told]()
    gap = ""
    for line in lines:
        out += gap
        line, gap = (line[2:], "\n\n") if line.startswith("= ") else (line, " ")
        at = 0
        for m in MARK.finditer(line):
            out += plain(line[at : m.start()])
            start, words = len(out), m[2] or m[4]
            out += plain(words)
            if m[1]:
                trigger(m[1], start, len(out), events)
            else:
                roles += [(*role(mark), start, len(out)) for mark in m[3].split()]
            at = m.end()
        out += plain(line[at:])
    for what, number, a, b in roles:
        if number not in events:
            raise ValueError(f"{out[a:b]!r} is part of event {number}, which no word tells")
        events[number].roles.append((what, a, b))
    return Dispatch(name, published, kind, out, events)


def plain(text: str) -> str:
    """Text that must hold no marks."""
    if re.search(r"[{}\[\]]", text):
        raise ValueError(f"a bracket is left over in {text[:60]!r}")
    return text


def trigger(spec: str, a: int, b: int, events: dict[int, Told]) -> None:
    """Note a word that tells an event."""
    number, _, rest = spec.partition(" ")
    if not number.isdigit():
        raise ValueError(f"{spec!r}: expected a number")
    n = int(number)
    if rest:
        parts = rest.split("/")
        if n in events or len(parts) != 3 or parts[0] not in TYPES or parts[1] not in MODES or parts[2] not in STATUSES:
            raise ValueError(f"{spec!r}: expected a new number and TYPE/mode/status")
        events[n] = Told(*parts)
    elif n not in events:
        raise ValueError(f"{spec!r}: the first word of an event says TYPE/mode/status")
    events[n].triggers.append((a, b))


def role(mark: str) -> tuple[str, int]:
    """Role and number of event of a mark such as "A1"."""
    if not re.fullmatch(r"[ARTWPDKISC]\d+", mark):
        raise ValueError(f"{mark!r}: expected one of ARTWPDKISC and a number")
    return ROLES[mark[0]], int(mark[1:])


def main() -> int:
    """Check and count."""
    seen: Counter[str] = Counter()
    faults = 0
    for path in map(Path, sys.argv[1:]):
        for block in blocks(path):
            try:
                d = of_block(block)
            except ValueError as error:
                print(f"{path.name}: {error}", file=sys.stderr)
                faults += 1
                continue
            seen.update(["dispatches"] + ["with no event"] * (not d.events))
            for e in d.events.values():
                seen.update(["events", e.type, e.status])
                seen.update(f"role {r}" for r, _, _ in e.roles)
    print(", ".join(f"{k} {n}" for k, n in seen.most_common()))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
