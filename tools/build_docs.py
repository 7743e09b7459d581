"""Write the generated pages of docs/reference: the reading (from its JSON Schema), the command line (from its options), settings (from their table), classes of words
(from their files).

python -m tools.build_docs [--check]

Every field, option and setting must carry its own words where it is defined; this program only lays them out. tests/test_docs.py checks that the
pages are up to date.
"""

from __future__ import annotations

import contextlib
import inspect
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"
NOTE = "<!-- Made by `make reference`; change the words where the {what} is defined, not here. -->\n"
Schema = dict[str, Any]


# ---------------------------------------------------------------- the reading
def kind(part: Schema) -> str:
    """What values a part of the schema allows, in a few words with links to other parts."""
    if "$ref" in part:
        name = part["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name})"
    if "const" in part:
        return f"`{part['const']}`"
    if "enum" in part:
        return ", ".join(f"`{v}`" for v in part["enum"])
    if "anyOf" in part:
        return " or ".join("empty object" if p.get("maxProperties") == 0 else kind(p) for p in part["anyOf"])
    types = part["type"] if isinstance(part.get("type"), list) else [part.get("type", "any")]
    if types == ["array"]:
        return f"list of {kind(part['items'])}" if "items" in part else "list"
    return " or ".join(types)


def fields(part: Schema) -> list[str]:
    """A table of the properties of an object."""
    out = ["| field | value | meaning |", "|---|---|---|"]
    for name, prop in part["properties"].items():
        out.append(f"| `{name}` | {kind(prop)} | {prop.get('description', '')} |")
    return out


def schema_page(schema: Schema) -> str:
    """The page of the reading's JSON Schema: the whole, then each of its parts."""
    out = [NOTE.format(what="schema"), "# The reading", "", schema["description"], ""]
    out += ["`dateline code ARTICLE --json` prints it. The schema itself is in the package: `dateline/exporters/reading.schema.json`.", ""]
    out += fields(schema)
    parts = {"document": schema["properties"]["document"], **schema["$defs"]}
    for name, part in parts.items():
        out += ["", f"## {name}", "", part.get("description", "")]
        if "properties" in part:
            out += ["", *fields(part)]
        elif "pattern" in part:
            out += ["", f"Pattern: `{part['pattern']}`"]
    return "\n".join(out).rstrip() + "\n"


# ---------------------------------------------------------------- the command line
def commands() -> dict[str, Any]:
    """Every command by its full name ("code", "actors unknown"), as the option parser knows it."""
    import typer.main

    from dateline.cli import main
    from dateline.cli.app import app

    with contextlib.redirect_stdout(io.StringIO()):
        main(["--version"])  # imports, and so registers, every command
    return dict(sorted(_leaves(typer.main.get_command(app), "")))


def _leaves(group: Any, prefix: str) -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _leaves(command, f"{prefix}{name} ")
        else:
            yield prefix + name, command


def option_row(parameter: Any) -> str:
    """One option or argument as a table row."""
    argument = parameter.param_type_name == "argument"
    label = parameter.metavar or parameter.name.upper() if argument else ", ".join([*parameter.opts, *parameter.secondary_opts])
    if not argument and not parameter.is_flag and parameter.metavar:
        label += f" {parameter.metavar}"
    default = parameter.default
    shown = "" if argument or default in (None, False, (), []) or callable(default) else f" Default: {default}."
    needed = " Required." if parameter.required else ""
    return f"| `{label.replace('|', chr(92) + '|')}` | {(parameter.help or '').strip()}{shown}{needed} |"


def prose(text: str) -> list[str]:
    """Help text as paragraphs, then its examples as a block."""
    said, _, examples = inspect.cleandoc(text).replace("\b\n", "").partition("Examples:")
    commands = [line.strip() for line in examples.splitlines() if line.strip()]
    return [*([said.strip(), ""] if said.strip() else []), *(["```bash", *commands, "```", ""] if commands else [])]


def cli_page(found: dict[str, Any]) -> str:
    """The page of all commands."""
    out = [NOTE.format(what="command"), "# The command line", ""]
    out += ["Results go to stdout, everything else to stderr. `-` reads standard input. Exit codes: 0 done, 1 failed, 2 wrong usage,"]
    out += ["3 done with issues under `--strict`. With `--json` a result is one object with `ok`, the data and `next`; an error is"]
    out += ['`{"ok": false, "error": {"kind": ..., "message": ...}}` on stderr. `dateline code --json` prints the reading itself.', ""]
    for name, command in found.items():
        out += [f"## dateline {name}", "", *prose(command.help or "")]
        rows = [option_row(p) for p in command.params if p.name != "help"]
        out += ["| | |", "|---|---|", *rows, ""] if rows else []
        out += prose(command.epilog or "")
    return "\n".join(line.rstrip() for line in out).rstrip() + "\n"


# ---------------------------------------------------------------- settings
def settings_page() -> str:
    """The page of all settings."""
    from dateline.settings import SETTINGS

    out = [NOTE.format(what="setting"), "# Settings", "", "Read from the environment; nothing else is configured there.", ""]
    out += ["| variable | default | unit | meaning |", "|---|---|---|---|"]
    out += [f"| `{s.variable}` | `{s.default}` | {s.unit} | {s.help} |" for s in SETTINGS]
    return "\n".join(out) + "\n"


# ---------------------------------------------------------------- classes of words
def words_page() -> str:
    """The page of all classes of words: of each what its words have in common, an example, and the words."""
    from importlib.resources import files

    from dateline.vocab.classes import FOLDER, class_files, classes

    out = [NOTE.format(what="class"), "# Classes of words", ""]
    out += ["Words that coders ask for, from `vocab/data/lexicon/classes`, one file of one idea. Verbs and nouns are lemmas, unless a class says otherwise."]
    for file in class_files():
        title = files("dateline.vocab").joinpath("data", *FOLDER.split("/"), f"{file}.yaml").read_text(encoding="utf-8").split("\n")[0].removeprefix("# ")
        out += ["", f"## {file}", "", title, "", "| class | what its words have in common | example | words |", "|---|---|---|---|"]
        out += [f"| `{name}` | {entry['means']} | {entry['example']} | {_listed(entry['words'])} |" for name, entry in classes(file).items()]
    return "\n".join(out) + "\n"


def _listed(words: Any) -> str:
    """Words in a table's cell; those of a table with what each stands for."""
    shown = [f"{w}: {', '.join(v) if isinstance(v, list) else v}" for w, v in words.items()] if isinstance(words, dict) else words
    return ("; " if isinstance(words, dict) else ", ").join(shown).replace("|", "\\|")


# ---------------------------------------------------------------- exports
def export_pages() -> dict[str, str]:
    """A codebook page for each export format, from the columns that the exporter writes."""
    from dateline.exporters.codebook import codebook
    from dateline.exporters.formats import format_of, names

    return {f"export-{name}.md": NOTE.format(what="format") + codebook(format_of(name)) for name in names()}


def pages() -> dict[str, str]:
    """File name in docs/reference to text."""
    from dateline.exporters.reading import schema

    made = {"reading.md": schema_page(schema()), "cli.md": cli_page(commands()), "settings.md": settings_page(), "words.md": words_page()}
    return {**made, **export_pages()}


def main() -> int:
    """Write the pages, or with --check say which are out of date (exit 1)."""
    REFERENCE.mkdir(parents=True, exist_ok=True)
    stale = [n for n, text in pages().items() if not (REFERENCE / n).exists() or (REFERENCE / n).read_text(encoding="utf-8") != text]
    if "--check" in sys.argv:
        print("\n".join(f"out of date: docs/reference/{n}; run make reference" for n in stale))
        return int(bool(stale))
    for name in stale:
        (REFERENCE / name).write_text(pages()[name], encoding="utf-8", newline="\n")
        print(f"written docs/reference/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
