"""A static data package: events and their reports as CSV, a map, codebooks, a Frictionless descriptor, checksums, licence and attribution."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from dateline.exporters.base import ExportError, Format, Selection
from dateline.exporters.cells import plain
from dateline.exporters.codebook import codebook
from dateline.exporters.export import Summary, export
from dateline.exporters.formats import format_of
from dateline.exporters.reports import FORMAT as REPORTS
from dateline.store.base import Filter
from dateline.store.sqlite import SqliteStore
from dateline.text.markdown import markdown_safe

MARK = "dateline publish"
DESCRIPTOR = "datapackage.json"
SUMS = "SHA256SUMS"
TYPES = {"text": "string", "integer": "integer", "number": "number", "date": "date"}


@dataclass(frozen=True, slots=True)
class Terms:
    """What the publisher says of the package. `licence` is a name such as CC-BY-4.0, None when none is stated."""

    title: str = "Events"
    licence: str | None = None
    also: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Published:
    """What was published: the folder, its files with their SHA-256, and the summary of each export."""

    folder: str
    files: dict[str, str]
    exports: tuple[Summary, ...]


def publish(store: SqliteStore, folder: Path, wanted: Filter, terms: Terms) -> Published:
    """Write the package, whole or not at all. An earlier package is replaced; a folder that holds anything else is left alone (ExportError)."""
    try:
        return _publish(store, folder.resolve(), wanted, terms)
    except OSError as error:
        raise ExportError(f"{folder}: cannot be written: {error.strerror or error}") from error


def _publish(store: SqliteStore, folder: Path, wanted: Filter, terms: Terms) -> Published:
    _check(folder)
    forms = {"events.csv": format_of("csv"), "reports.csv": REPORTS, "events.geojson": format_of("geojson")}
    for name in terms.also:
        form = format_of(name)
        forms.setdefault(f"{form.name}.{form.suffix}", form)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}.", suffix=".part", dir=folder.parent) as part:
        made = Path(part) / "package"
        made.mkdir()
        exports = tuple(export(store, form, wanted, made / name) for name, form in forms.items())
        (made / "codebook.md").write_text(_codebooks(forms), encoding="utf-8", newline="\n")
        (made / "LICENCE.md").write_text(licence(terms, _outlets(store, wanted)), encoding="utf-8", newline="\n")
        (made / DESCRIPTOR).write_text(json.dumps(_descriptor(made, forms, terms), ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
        sums = {p.name: digest(p) for p in sorted(made.iterdir())}
        (made / SUMS).write_text("".join(f"{s}  {n}\n" for n, s in sums.items()), encoding="ascii", newline="\n")
        _put(made, folder, Path(part) / "before")
    return Published(str(folder), sums, tuple(Summary(e.format, name, e.unit, e.written, e.left_out, e.loses) for name, e in zip(forms, exports, strict=True)))


def _check(folder: Path) -> None:
    if not folder.parent.is_dir():
        raise ExportError(f"{folder.parent}: no such folder")
    if folder.exists() and not folder.is_dir():
        raise ExportError(f"{folder}: is a file")
    if folder.is_dir() and any(folder.iterdir()) and not _ours(folder):
        raise ExportError(f"{folder}: holds other files than a package of dateline; give an empty or a new folder")


def _ours(folder: Path) -> bool:
    """Whether a folder is a package of ours and holds no file of anybody else."""
    try:
        if json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8")).get("generator") != MARK:
            return False
        listed = {line.partition("  ")[2] for line in (folder / SUMS).read_text(encoding="utf-8").splitlines()}
        return all(p.name in listed or p.name == SUMS for p in folder.iterdir())
    except (OSError, ValueError, AttributeError):
        return False


def _put(made: Path, folder: Path, before: Path) -> None:
    """The new package takes the place of the old one; both steps are renames."""
    if folder.exists():
        folder.rename(before)
    try:
        made.rename(folder)
    except OSError:
        if before.exists():
            before.rename(folder)
        raise
    shutil.rmtree(before, ignore_errors=True)


def digest(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        whole = sha256()
        while block := file.read(1 << 20):
            whole.update(block)
        return whole.hexdigest()


def _outlets(store: SqliteStore, wanted: Filter) -> dict[str, int]:
    """Outlets with how many articles of theirs tell any of the events."""
    articles = {(t.report.source or "no outlet named", t.report.document) for i in Selection(store, wanted).all_items() for t in i.tellings}
    return dict(sorted(Counter(source for source, _ in articles).items()))


def licence(terms: Terms, outlets: dict[str, int]) -> str:
    """Licence and attribution: what the publisher says, whose words and whose places these are."""
    stated = f"Published under {markdown_safe(plain(terms.licence))}." if terms.licence else "No licence is stated: ask the publisher before you use it further."
    return "\n".join([
        f"# {markdown_safe(plain(terms.title))}: licence and attribution", "", stated, "",
        "Coded by machine from news articles with dateline. Values are what the articles say; they are not checked by people unless a file says so.", "",
        "- Places, coordinates and divisions: GeoNames, https://www.geonames.org, CC BY 4.0, and the dateline authors, CC BY 4.0.",
        "- Quotes (the columns `quote` and `title`) belong to the outlets below; they are short citations of what each of them reported.", "",
        "| outlet | articles |", "|---|---|", *(f"| {markdown_safe(plain(name)).replace('|', '/')} | {n} |" for name, n in outlets.items()), "",
    ])  # fmt: skip


def _codebooks(forms: dict[str, Format]) -> str:
    unknown = "An empty number is not known or not mentioned, never zero.\n"
    return "# Codebook\n\n" + unknown + "".join(f"\n---\n\nFile: `{name}`\n\n{codebook(form)}" for name, form in forms.items())


def _descriptor(made: Path, forms: dict[str, Format], terms: Terms) -> dict[str, Any]:
    licences = {"licenses": [{"name": plain(terms.licence)}]} if terms.licence else {}
    resources = [_resource(made / name, form) for name, form in forms.items()]
    return {"profile": "data-package", "name": "events", "title": plain(terms.title), "generator": MARK, **licences, "resources": resources}


def _resource(path: Path, form: Format) -> dict[str, Any]:
    name = path.name.replace(".", "-").lower()
    out: dict[str, Any] = {
        "name": name,
        "path": path.name,
        "title": form.title,
        "mediatype": form.media_type,
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest(path)}",
    }
    if form.name in ("csv", "reports"):
        fields = [{"name": c.name, "type": TYPES[c.kind], "description": c.meaning} for c in form.columns]
        keys: dict[str, Any] = {"primaryKey": ["id"]} if form.name == "csv" else {"primaryKey": ["report"]}
        if form.name == "reports":
            keys["foreignKeys"] = [{"fields": ["event"], "reference": {"resource": "events-csv", "fields": ["id"]}}]
        out |= {"profile": "tabular-data-resource", "format": "csv", "encoding": "utf-8", "schema": {"fields": fields, "missingValues": [""], **keys}}
    return out
