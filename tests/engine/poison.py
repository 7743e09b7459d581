"""Work that goes wrong, for the tests of engines: found by name in other processes."""

from __future__ import annotations

import os
import time
from pathlib import Path

from dateline.engine.document import code_document
from dateline.engine.parts import Outcome, Part, code_part
from dateline.errors import InputError
from dateline.model import Reading
from dateline.readers import Input


def square(n: int) -> int:
    if n == 5:
        os._exit(9)
    return n * n


def code(item: Input, coder: str = "rules") -> Reading:
    """Ends its process on an article that says so."""
    if item.document is not None and "poison" in item.document.text:
        os._exit(9)
    return code_document(item, coder)


def part_of_killers(part: Part) -> Outcome:
    """Ends its worker on every part that holds such an article."""
    if any("poison" in Path(part.root, p.path).read_text() for p in part.pieces):
        os._exit(9)
    return code_part(part)


def slow(n: int) -> int:
    time.sleep(0.2)
    return n


def dies_once(item: tuple[str, int]) -> int:
    """Ends the first worker that takes it, not the second."""
    marker = Path(item[0])
    if item[1] == 3 and not marker.exists():
        marker.touch()
        os._exit(9)
    return item[1]


def refuses(n: int) -> int:
    raise InputError(f"not {n}")
