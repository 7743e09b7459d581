"""The documentation is complete and true: generated pages are up to date, everything that a user can name is in it, and its examples run."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

import pytest

from tools.build_docs import REFERENCE, ROOT, commands, pages
from tools.doc_examples import documents, examples, outputs, stray_marks

LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)#\s]+)(?:#[^)\s]*)?\)")


@cache
def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def label(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("name", ["reading.md", "cli.md", "settings.md"])
def test_generated_pages_are_up_to_date(name: str) -> None:
    assert text(REFERENCE / name) == pages()[name], "run make reference"


def test_every_command_has_help_and_a_page_entry() -> None:
    page = text(REFERENCE / "cli.md")
    for name, command in commands().items():
        assert (command.help or "").strip(), name
        assert f"## dateline {name}\n" in page
        for parameter in command.params:
            assert parameter.name == "help" or (parameter.help or "").strip(), f"{name}: {parameter.name} has no help"


def test_every_command_is_in_the_guide() -> None:
    """A command is shown at work somewhere, not only listed."""
    guides = "".join(text(p) for p in documents() if "reference" not in p.parts)
    assert [name for name in commands() if f"dateline {name}" not in guides] == []


def test_every_setting_is_documented() -> None:
    from dateline.settings import SETTINGS

    page = text(REFERENCE / "settings.md")
    assert [s.name for s in SETTINGS if s.variable not in page or not s.help] == []


def test_every_field_of_the_reading_is_documented() -> None:
    from dateline.exporters.reading import schema

    parts = {"reading": schema(), "document": schema()["properties"]["document"], **schema()["$defs"]}
    bare = [f"{name}.{field}" for name, part in parts.items() for field, prop in part.get("properties", {}).items() if not prop.get("description")]
    assert bare == []


@pytest.mark.parametrize("path", [p for p in documents() if p.exists() and "<!-- run -->" in p.read_text(encoding="utf-8")], ids=label)
def test_examples_run_and_print_what_is_shown(path: Path) -> None:
    for example, output in outputs(text(path)):
        if example.shown is not None:
            assert output == example.shown, f"{example.code}: run make readme"


def test_no_mark_is_out_of_place() -> None:
    assert [label(p) for p in documents() if stray_marks(text(p))] == []


def test_readme_opens_with_two_commands_and_the_brief() -> None:
    page = text(ROOT / "README.md")
    assert page.index("make demo") < page.index("make test") < page.index("<!-- run -->")
    assert examples(page)[0].code == "dateline demo\n"
    assert examples(page)[0].shown


def test_links_lead_somewhere() -> None:
    dead = [
        f"{label(p)}: {target}"
        for p in documents()
        for target in LINK.findall(text(p))
        if "://" not in target and not target.startswith("mailto:") and not (p.parent / target).exists()
    ]
    assert dead == []


def test_site_lists_every_page() -> None:
    listed = text(ROOT / "mkdocs.yml")
    docs = ROOT / "docs"
    assert [label(p) for p in sorted(docs.rglob("*.md")) if p.relative_to(docs).as_posix() not in listed] == []


def test_version_is_the_same_everywhere() -> None:
    import dateline

    project = tomllib.loads(text(ROOT / "pyproject.toml"))["project"]
    assert dateline.__version__ in (project["version"], "0+unknown")  # unknown where it is not installed
    assert f"version: {project['version']}" in text(ROOT / "CITATION.cff")
    assert f"## {project['version'].split('.dev')[0]}" in text(ROOT / "CHANGELOG.md")


def test_licence_texts_are_there() -> None:
    assert "Apache License" in text(ROOT / "LICENSE")
    assert "GeoNames" in text(ROOT / "NOTICE")
