"""Which documents print the same words, which revise which, whose words they credit, and so whose records count.

Documents that share most of their words, with the same figures, are one telling (`documents.telling` names it). The first one printed counts; an article that its outlet
corrected gives way to the correction; a short text that stands whole in a longer one gives way to that. All are kept. What counts does not depend on the order of
arrival, but for one thing: of two versions of an article with one date, the one added later is the newer.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dateline.coding.credits import credit_of
from dateline.model import Document, Span
from dateline.store.row_versions import trace_row
from dateline.store.rows import load_document
from dateline.text.likeness import Shape, containment, resemblance, shape_of, share, sketch

SAME = 0.6  # resemblance from which texts with equal figures and names are one telling
HELD = 0.9  # share of a short text that stands in a longer one
REVISED = 0.1  # share of an older version's words that its newer version keeps
ALIKE = 0.9  # share of names
LEAST = 30  # shingles of a text that can be an excerpt
DAYS = 14  # between two printings
CANDIDATES = 50
_CORRECTED = re.compile(r"\s*(?:\W*)(?:corrected|corrects|correction|clarified|clarification)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lineage:
    """How one document stands to others. `relation`: "primary", "syndicated", "excerpt", "rewrite" or "revised"; `of` is the document that stands for it."""

    document: str
    relation: str
    of: str | None
    share: float | None
    counted: bool
    credit: str | None = None
    credit_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Kin:
    """What is compared of a document."""

    document: Document
    telling: str
    shape: Shape


def body_of(document: Document) -> str:
    """The words that are compared."""
    return document.body.of(document.text) if document.body else document.text


def trace(db: sqlite3.Connection, document: Document) -> set[str]:
    """Find the kin of a document just written, and keep how they stand. Returns the other documents of which it may have changed whether they count.

    Rows of tables are alike in form and have no kin but their own earlier versions.
    """
    if document.reader.startswith("table:"):
        db.execute("INSERT INTO lineage VALUES (?, 'primary', NULL, NULL, 1, 0, NULL, NULL, NULL)", (document.id,))
        return trace_row(db, document)
    shape = shape_of(body_of(document))
    credit = credit_of(document)
    where = (credit.name, credit.span.start, credit.span.end) if credit else (None, None, None)
    db.execute("INSERT INTO lineage VALUES (?, 'primary', NULL, NULL, 1, ?, ?, ?, ?)", (document.id, len(shape.shingles), *where))
    db.executemany("INSERT INTO sketches VALUES (?, ?)", [(s, document.id) for s in sketch(shape)])
    telling = str(db.execute("SELECT telling FROM documents WHERE id = ?", (document.id,)).fetchone()[0])
    own = Kin(document, telling, shape)
    touched = {document.id}
    for kin in _kin(db, own):
        touched |= _tie(db, own, kin)
    touched |= _chain(db, document)
    return _recount(db, touched) - {document.id}


def _kin(db: sqlite3.Connection, own: Kin) -> list[Kin]:
    """Documents that share shingles or the address, most alike first."""
    found = db.execute(
        "SELECT document FROM sketches WHERE shingle IN (SELECT value FROM json_each(?)) AND document <> ? "
        f"GROUP BY document ORDER BY count(*) DESC, document LIMIT {CANDIDATES}",
        (json.dumps(sketch(own.shape)), own.document.id),
    ).fetchall()
    out = []
    for (other,) in found:
        (telling,) = db.execute("SELECT telling FROM documents WHERE id = ?", (other,)).fetchone()
        document = load_document(db, str(other))
        out.append(Kin(document, str(telling), shape_of(body_of(document))))
    return out


def _tie(db: sqlite3.Connection, own: Kin, kin: Kin) -> set[str]:
    """Keep what joins two documents: one telling, an excerpt, a correction. Returns the ids that it touches."""
    a, b = own.document, kin.document
    if not _near(a.published, b.published):
        return set()
    if _corrects(own, kin) or _corrects(kin, own):
        newer, older = (a, b) if _corrects(own, kin) else (b, a)
        db.execute("UPDATE documents SET revises = ? WHERE id = ? AND revises IS NULL", (older.id, newer.id))
        return {a.id, b.id}
    if own.telling == kin.telling or one_telling(own.shape, kin.shape):
        tellings = sorted({own.telling, kin.telling, _telling(db, a.id), _telling(db, b.id)})
        rows = db.execute("SELECT id FROM documents WHERE telling IN (SELECT value FROM json_each(?))", (json.dumps(tellings),)).fetchall()
        db.execute("UPDATE documents SET telling = ? WHERE telling IN (SELECT value FROM json_each(?))", (tellings[0], json.dumps(tellings)))
        return {str(i) for (i,) in rows}
    part, whole = sorted((own, kin), key=lambda k: (len(k.shape.shingles), k.document.id))
    if holds(whole.shape, part.shape):
        db.execute("INSERT OR IGNORE INTO excerpts VALUES (?, ?, ?)", (part.document.id, whole.document.id, round(containment(part.shape, whole.shape), 3)))
        return {a.id, b.id}
    return set()


def one_telling(a: Shape, b: Shape) -> bool:
    """Most words are the same, the shorter one's figures and days all stand in the longer one, and so do its names. A template filled in anew is another telling."""
    short, long = sorted((a, b), key=lambda s: (len(s.shingles), sorted(s.figures)))
    return resemblance(a, b) >= SAME and short.figures <= long.figures and share(short.names, long.words) >= ALIKE


def holds(whole: Shape, part: Shape) -> bool:
    """The longer text has nearly all words of the shorter, with its figures and names."""
    return (
        LEAST <= len(part.shingles) < len(whole.shingles)
        and containment(part, whole) >= HELD
        and part.figures <= whole.figures
        and share(part.names, whole.words) >= ALIKE
    )


def _telling(db: sqlite3.Connection, document: str) -> str:
    return str(db.execute("SELECT telling FROM documents WHERE id = ?", (document,)).fetchone()[0])


def _near(a: str | None, b: str | None) -> bool:
    try:
        return a is None or b is None or abs((date.fromisoformat(a[:10]) - date.fromisoformat(b[:10])).days) <= DAYS
    except ValueError:
        return True


def _corrects(newer: Kin, older: Kin) -> bool:
    """The same outlet prints it again, says in the title that it is corrected, and keeps half of the words."""
    a, b = newer.document, older.document
    return (
        a.source is not None
        and a.source == b.source
        and (a.url is None or a.url != b.url)
        and _CORRECTED.match(a.title or "") is not None
        and _CORRECTED.match(b.title or "") is None
        and (b.published or "") <= (a.published or "9999")
        and max(resemblance(newer.shape, older.shape), containment(older.shape, newer.shape)) >= SAME
    )


def _chain(db: sqlite3.Connection, document: Document) -> set[str]:
    """Versions of one address of one outlet, in order of date and arrival: each revises the one before, if it keeps some of its words or its title."""
    if document.url is None:
        return set()
    rows = db.execute("SELECT id FROM documents WHERE url = ? AND source IS ? ORDER BY coalesce(published, ''), rowid", (document.url, document.source)).fetchall()
    versions = [load_document(db, str(i)) for (i,) in rows]
    for older, newer in zip(versions, versions[1:], strict=False):
        kept = containment(shape_of(body_of(older)), shape_of(body_of(newer))) >= REVISED or (older.title is not None and older.title == newer.title)
        db.execute("UPDATE documents SET revises = ? WHERE id = ?", (older.id if kept else None, newer.id))
    return {v.id for v in versions} if len(versions) > 1 else set()


# ---------------------------------------------------------------- what counts
def _recount(db: sqlite3.Connection, touched: Iterable[str]) -> set[str]:
    """Set anew how the documents stand, and those that stand to them. Returns every one looked at."""
    seen: set[str] = set()
    ring = set(touched)
    while ring - seen:
        new = ring - seen
        seen |= new
        ring = _related(db, new)
    for document in sorted(seen):
        standing = _stand(db, document)
        db.execute("UPDATE lineage SET relation = ?, of = ?, share = ?, counted = ? WHERE document = ?", (*standing, document))
    return seen


def _related(db: sqlite3.Connection, ids: set[str]) -> set[str]:
    some = json.dumps(sorted(ids))
    rows = db.execute(
        "SELECT o.id FROM documents d JOIN documents o ON o.telling = d.telling WHERE d.id IN (SELECT value FROM json_each(?1)) "
        "UNION SELECT id FROM documents WHERE revises IN (SELECT value FROM json_each(?1)) "
        "UNION SELECT revises FROM documents WHERE id IN (SELECT value FROM json_each(?1)) AND revises IS NOT NULL "
        "UNION SELECT part FROM excerpts WHERE whole IN (SELECT value FROM json_each(?1))",
        (some,),
    )
    return {str(i) for (i,) in rows}


def _stand(db: sqlite3.Connection, document: str) -> tuple[str, str | None, float | None, int]:
    """Relation, the document that stands for it, the share of its words there, and whether it counts."""
    if (newest := _newest(db, document)) != document:
        return "revised", newest, _shared(db, document, newest), 0
    first = _newest(db, _first(db, document))
    if first != document:
        return "syndicated", first, _shared(db, document, first), 0
    whole = db.execute(
        "SELECT e.whole, e.share FROM excerpts e JOIN lineage l ON l.document = e.whole JOIN documents d ON d.id = e.whole WHERE e.part = ? "
        "ORDER BY l.words DESC, coalesce(d.published, '9999'), d.id LIMIT 1",
        (document,),
    ).fetchone()
    if whole:
        return "excerpt", str(whole[0]), float(whole[1]), 0
    (credit,) = db.execute("SELECT credit FROM lineage WHERE document = ?", (document,)).fetchone()
    return ("rewrite" if credit else "primary"), None, None, 1


def _newest(db: sqlite3.Connection, document: str) -> str:
    seen = {document}
    while row := db.execute("SELECT id FROM documents WHERE revises = ? ORDER BY coalesce(published, '') DESC, rowid DESC LIMIT 1", (document,)).fetchone():
        if row[0] in seen:
            break
        document = str(row[0])
        seen.add(document)
    return document


def _first(db: sqlite3.Connection, document: str) -> str:
    """The document that speaks for a telling: one that was revised, else the first printed of those that are not cut to less than `SAME` of the longest."""
    row = db.execute(
        "SELECT d.id FROM documents d JOIN lineage l ON l.document = d.id WHERE d.telling = (SELECT telling FROM documents WHERE id = ?1) AND l.words >= ?2 * "
        "(SELECT max(m.words) FROM documents o JOIN lineage m ON m.document = o.id WHERE o.telling = (SELECT telling FROM documents WHERE id = ?1)) "
        "ORDER BY NOT EXISTS (SELECT 1 FROM documents r WHERE r.revises = d.id), coalesce(d.published, '9999'), d.id LIMIT 1",
        (document, SAME),
    ).fetchone()
    return str(row[0])


def _shared(db: sqlite3.Connection, document: str, other: str) -> float:
    a, b = (shape_of(body_of(load_document(db, i))) for i in (document, other))
    return round(containment(a, b), 3)


# ---------------------------------------------------------------- reading it
COLUMNS = "document, relation, of, share, counted, credit, credit_start, credit_end"


def lineage_of(db: sqlite3.Connection, document: str) -> Lineage:
    """How one document stands to others."""
    return _load(db.execute(f"SELECT {COLUMNS} FROM lineage WHERE document = ?", (document,)).fetchone())


def all_lineage(db: sqlite3.Connection) -> list[Lineage]:
    """Every document that is not primary, by id."""
    return [_load(row) for row in db.execute(f"SELECT {COLUMNS} FROM lineage WHERE relation <> 'primary' ORDER BY document")]


def _load(row: tuple[str, str, str | None, float | None, int, str | None, int | None, int | None]) -> Lineage:
    document, relation, of, shared, counted, credit, start, end = row
    return Lineage(document, relation, of, shared, bool(counted), credit, Span(start, end) if start is not None and end is not None else None)
