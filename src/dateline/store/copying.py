"""From one store to another, whatever they are kept in: documents with their readings, what people judged, what could not be read. Events are made anew from them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline.errors import StoreError
from dateline.model import Judgement, Reading
from dateline.store.merged import look_again
from dateline.store.sqlite import SqliteStore, explained

BATCH = 100  # documents in one transaction: what is there after a crash is not copied again


@dataclass(frozen=True, slots=True)
class Copied:
    """What the source holds, and how much of it was new to the target."""

    documents: int
    new: int
    judgements: int
    issues: int


def copy(source: SqliteStore, target: SqliteStore, progress: Callable[[int], None] = lambda n: None) -> Copied:
    """Put everything of one store into another that may hold some of it already. Run again after a crash, it goes on.

    Documents go in the order in which they came. The history of revisions begins anew in the target. StoreError when a document of the source is not
    in the target, or other than it was, when all is done: those of a damaged source that can be read are in the target then.
    """
    ids = _in_order(source)
    new, lost = 0, list[str]()
    for part in _parts([i for i in ids if not target.has(i)]):
        read = [r for i in part if (r := _readable(source, i, lost)) is not None]
        new += target.add_all(read)
        progress(len(part))
    if lost:
        raise StoreError(f"{source.path}: damaged: {len(lost)} of {len(ids)} documents cannot be read, the first is {lost[0]}; the others are in {target.path}")
    judged = _judgements(source, target)
    issues = [(name, issue) for name, issue in source.issues() if not name.startswith("doc_")]
    for name, issue in issues:
        target.note(name, issue)
    _verify(source, target, ids)
    return Copied(len(ids), new, judged, len(issues))


def _readable(store: SqliteStore, document: str, lost: list[str]) -> Reading | None:
    """A document with its reading; None, and one more that is lost, where the store is damaged."""
    try:
        return store.reading(document)
    except StoreError as error:
        if "damaged" not in str(error):
            raise
    lost.append(document)
    return None


def _in_order(store: SqliteStore) -> list[str]:
    with explained(store.path):
        return [str(i) for (i,) in store._db.execute("SELECT id FROM documents ORDER BY rowid").fetchall()]


def _parts(ids: list[str]) -> Iterator[list[str]]:
    for k in range(0, len(ids), BATCH):
        yield ids[k : k + BATCH]


def _judgements(source: SqliteStore, target: SqliteStore) -> int:
    """Append what people said in the source and is not in the target, in order; the number appended."""

    def key(j: Judgement) -> tuple[str, str, str, str, str]:
        return j.a, j.b, j.verdict, j.by, j.why

    there = {key(j) for j in target.merged.said()}
    missing = [j for j in source.merged.said() if key(j) not in there]
    if missing:
        with target.merged.writing():
            target.merged.append(missing)
            look_again(target._db, {report.partition("/")[0] for j in missing for report in (j.a, j.b)})
    return len(missing)


def _verify(source: SqliteStore, target: SqliteStore, ids: list[str]) -> None:
    """Every document of the source is in the target with the same text and as many records."""
    sql = "SELECT d.id, d.sha256, count(r.id) FROM documents d LEFT JOIN records r ON r.document = d.id GROUP BY d.id, d.sha256"
    with explained(source.path):
        here, there = ({i: (digest, int(n)) for i, digest, n in s._db.execute(sql).fetchall()} for s in (source, target))
    wrong = [i for i in ids if here[i] != there.get(i)]
    if wrong:
        raise StoreError(f"{target.path}: {len(wrong)} documents are not as they are in {source.path}, the first is {wrong[0]}")
