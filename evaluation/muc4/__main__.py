"""MUC-4 through the product's own pipeline.

    python -m evaluation.muc4 respond MESSAGE_FILE --out RESPONSE_FILE
    python -m evaluation.muc4 roles MESSAGE_FILE --out PRED.json

`respond` writes the 24 slots of each incident of each message; `roles` the role fillers. Message files may be in capitals or in mixed case.
Exit status 2, with a line on standard error, when the file cannot be read or holds no message.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from dateline.errors import DatelineError
from evaluation.muc4.respond import respond
from evaluation.muc4.roles import predict


def main(arguments: list[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.muc4", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    for name in ("respond", "roles"):
        command = commands.add_parser(name)
        command.add_argument("messages", type=Path, metavar="MESSAGE_FILE")
        command.add_argument("--out", type=Path, required=True)
    args = parser.parse_args(arguments)
    try:
        text = respond(args.messages) if args.command == "respond" else predict(args.messages)
        if not text.strip():
            raise DatelineError(f"{args.messages}: no message (a line with its number, such as DEV-MUC3-0001, begins each)")
        args.out.write_text(text, encoding="utf-8")
    except (OSError, DatelineError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
