"""The command line. One file for each command; heavy imports stand inside the commands."""

from __future__ import annotations

import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run `dateline`; gives the exit code (0 done, 1 failed, 2 wrong usage, 3 done with issues under --strict)."""
    from dateline.cli import (  # noqa: F401  (each registers its commands)
        actors,
        add,
        ask,
        brief,
        changes,
        code,
        copy,
        demo,
        doctor,
        events,
        export,
        gazetteer,
        inspect,
        issues,
        judge,
        lineage,
        publish,
        serve,
        show,
        states,
        tables,
        tally,
        timeline,
        watch,
    )  # fmt: skip
    from dateline.cli.app import run

    return run(sys.argv[1:] if argv is None else argv)
