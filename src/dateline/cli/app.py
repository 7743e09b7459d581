"""The command-line application and how it ends: exit codes, one-line errors, broken pipes."""

from __future__ import annotations

import errno
import io
import json
import os
import sys
from collections.abc import Sequence
from typing import Any

import typer

from dateline.errors import DatelineError

FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF})  # of a write; files of ours name themselves
DONE, FAILED, USAGE, ISSUES = 0, 1, 2, 3

app = typer.Typer(
    name="dateline",
    help="Reads conflict news and makes sourced, structured event records.",
    epilog="Start with: dateline demo. Results go to stdout, everything else to stderr. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done with issues (--strict).",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)


class UsageError(DatelineError):
    """Options that do not go together; exit code 2."""


def _version(value: bool) -> None:
    if value:
        from dateline import __version__

        typer.echo(f"dateline {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(False, "--version", help="Print the version and stop.", callback=_version, is_eager=True),
) -> None:
    """Reads conflict news and makes sourced, structured event records."""


def run(argv: Sequence[str]) -> int:
    """Run a command line and give its exit code. Errors are one line on stderr (an object with --json), never a traceback."""
    as_json = "--json" in argv
    if sys.stdout is None:
        return _fail("standard output cannot be written: it is closed", "output", as_json, FAILED)
    _speak_utf8()
    try:
        code: Any = app(list(argv), prog_name="dateline", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else DONE
    except UsageError as error:
        return _fail(str(error), "usage", as_json, USAGE)
    except DatelineError as error:
        _drop_if_full()
        return _fail(str(error), type(error).__name__.removesuffix("Error").lower(), as_json, FAILED)
    except BrokenPipeError:
        return _unread()
    except SystemExit as error:  # what the option parser and rich make of a closed pipe
        if isinstance(error.__context__, BrokenPipeError):
            return _unread()
        raise
    except KeyboardInterrupt:
        return _fail("stopped", "stopped", as_json, 130)
    except Exception as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            print(str(error))
            return DONE
        if hasattr(error, "format_message"):  # the option parser's own errors
            return _fail(" ".join(error.format_message().split()) or "wrong usage; see dateline --help", "usage", as_json, USAGE)
        if os.environ.get("DATELINE_DEBUG"):
            raise
        if isinstance(error, OSError) and error.filename is None and error.errno in FULL:
            _drop_if_full()
            return _fail(f"standard output cannot be written: {error.strerror}", "output", as_json, FAILED)
        return _fail(f"unexpected {type(error).__name__}: {error} (set DATELINE_DEBUG=1 for details; please report it)", "unexpected", as_json, FAILED)


def _unread() -> int:
    """Whoever read the output has seen enough (`| head`): nothing went wrong, and nothing more is written."""
    _drop_output()
    return DONE


def _speak_utf8() -> None:
    """Results are UTF-8 wherever they go, as files are. A terminal keeps its own encoding, with replacements for what it lacks; half a surrogate is replaced anywhere."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding=None if sys.stdout.isatty() else "utf-8", errors="replace")


def _drop_if_full() -> None:
    """Drop what standard output still holds where it cannot be written, so that the end of the program does not meet it again."""
    try:
        sys.stdout.flush()
    except OSError:
        _drop_output()


def _drop_output() -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(message: str, kind: str, as_json: bool, code: int) -> int:
    from dateline.briefs.phrasing import printable

    line = " ".join(printable(message).split())
    try:
        if as_json:
            print(json.dumps({"ok": False, "error": {"kind": kind, "message": line}}, ensure_ascii=False), file=sys.stderr)
        else:
            print(f"dateline: {line}", file=sys.stderr)
    except OSError:
        pass  # nobody reads standard error any more; the exit code still says it
    return code
