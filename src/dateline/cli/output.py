"""Where output goes: results to stdout, the rest to stderr; one JSON envelope."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

PLAIN_WIDTH = 100


def emit(key: str, data: Any, following: str | None = None) -> None:
    """Print {"ok": true, KEY: data, "next": ...}. `next` is a hint of the command to run then, or null."""
    print(json.dumps({"ok": True, key: data, "next": following}, ensure_ascii=False, indent=1))


def console(width: int = PLAIN_WIDTH) -> Console:
    """For results. Off a terminal it has no colours and a fixed width, so that output is the same everywhere. NO_COLOR is respected."""
    from rich.console import Console

    from dateline.briefs.phrasing import printable

    class Plain(Console):
        """Strings that are printed cannot steer a terminal, whatever names and quotes are in them."""

        def render_str(self, text: str, **options: Any) -> Text:
            return super().render_str("\n".join(map(printable, text.split("\n"))), **options)

    return Plain(file=sys.stdout, highlight=False, markup=False, emoji=False, width=None if sys.stdout.isatty() else width)


def say(message: str) -> None:
    """One line for the person, on stderr, after the results so far: when nobody reads those, it is not said. Names and quotes in it cannot steer a terminal."""
    from dateline.briefs.phrasing import printable

    sys.stdout.flush()
    print(printable(message), file=sys.stderr)
