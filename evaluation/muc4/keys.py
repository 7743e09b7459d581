"""Answer keys of MUC-4: templates of 24 slots, each slot a list of fills."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_HEADER = re.compile(r"^\s?(\d{1,2})\.\s+(?:MESSAGE|INCIDENT|PERP|PHYS TGT|HUM TGT):?\s+[A-Z ]+?(?:\s{2,}|$)(.*)$")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
STRINGS = (6, 9, 10, 12, 18, 19)  # slots filled with words of the text


@dataclass(frozen=True)
class Fill:
    """One fill: `value` before the colon ("" for plain strings), `words` its alternative strings, `refers` those after the colon of slot 19."""

    optional: bool
    value: str
    words: tuple[str, ...]
    refers: tuple[str, ...] = ()


@dataclass
class Template:
    """One template of a message."""

    message: str
    number: str
    optional: bool
    slots: dict[int, list[Fill]] = field(default_factory=dict)

    def value(self, slot: int) -> str:
        """The first fill's value, "" when the slot is empty."""
        fills = self.slots.get(slot)
        return fills[0].value if fills else ""


def templates(text: str) -> Iterator[Template]:
    """Every filled template of a key; messages without an incident give none."""
    for block in re.split(r"(?m)^(?=\s?0\.\s+MESSAGE: ID)", text):
        raw = _slots(block)
        number = " ".join(raw.get(1, ["*"])).strip()
        if 0 in raw and number[:1].isdigit():
            found = Template(raw[0][0].split()[0], number.split()[0], "OPTIONAL" in number)
            for slot, lines in raw.items():
                if slot > 1 and (fills := [f for line in lines if (f := _fill(slot, line))]):
                    found.slots[slot] = fills
            yield found


def messages(text: str) -> set[str]:
    """Ids of all messages of a key, with or without an incident."""
    return set(re.findall(r"(?m)^\s?0\.\s+MESSAGE: ID\s+(\S+)", text))


def _slots(block: str) -> dict[int, list[str]]:
    """Fill lines by slot number; a line that is not finished goes on in the next."""
    out: dict[int, list[str]] = {}
    slot = -1
    for line in block.splitlines():
        found = _HEADER.match(line)
        if found:
            slot, line = int(found[1]), found[2]
            out[slot] = []
        text = line.strip()
        if slot < 0 or not text or text in "*-" or text.startswith(";"):
            continue
        if out[slot] and _unfinished(out[slot][-1]):
            out[slot][-1] += " " + text
        else:
            out[slot].append(text)
    return out


def _unfinished(line: str) -> bool:
    return len(re.findall(r'(?<!\\)"', line)) % 2 == 1 or line.endswith(("/", ":"))


def _fill(slot: int, line: str) -> Fill | None:
    optional, line = line.startswith("?"), line.lstrip("? ").strip()
    if line in ("", "-", "*"):
        return None
    strings = tuple(_clean(s) for s in _QUOTED.findall(line))
    if slot == 19 and '":' in re.sub(r'"\s*:', '":', line):
        own, refers = re.sub(r'"\s*:', '":', line).split('":', 1)
        return Fill(optional, "", tuple(_clean(s) for s in _QUOTED.findall(own + '"')), tuple(_clean(s) for s in _QUOTED.findall(refers)))
    if slot in STRINGS:
        return Fill(optional, "", strings) if strings else None
    value = line.split('"', 1)[0].strip().rstrip(":").strip() if strings else line
    return Fill(optional, value.split(" / ")[0].strip("? "), strings)


def _clean(text: str) -> str:
    return " ".join(text.replace("\\", "").split())
