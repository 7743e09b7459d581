"""A small merged store: the sample article, another outlet's telling of it, and a hostile one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.exporters.base import ExportError
from dateline.exporters.export import Summary, export
from dateline.exporters.formats import format_of
from dateline.merging.merge import merge
from dateline.model import ActorRef, Count, Document, Evidence, Harmed, Reading, Record, Span, Statement, When, Where
from dateline.model.values import Value
from dateline.store import Filter, SqliteStore, open_store
from tests.sample import document, reading

HOSTILE = '=HYPERLINK("http://evil.example"),\n"quoted"; \x00\x1b[31m<script>alert(1)</script>'


def told(source: str, published: str | None = "2023-11-23", **values: Value | tuple[Value, ...]) -> Reading:
    """A reading of one event with these values; a tuple gives one statement for each item."""
    doc = Document(f"{source} tells it.", source, f"https://{source.lower().replace(' ', '-')}.example/1", "=1+1", published, "header", "en")
    evidence = Evidence((Span(0, 5),), "test:made")
    fields = {"type": "ASSAULT", "status": "current", **values}
    statements = tuple(Statement(f, v, evidence) for f, vs in fields.items() for v in (vs if isinstance(vs, tuple) else (vs,)))
    return Reading(doc, (Record("e1", "event", (Span(0, 5),), statements),))


HAMA = Where("Hama", "SYR", 35.13, 36.75, "exact", "gn:170017")
DAY = When("2023-11-20", "2023-11-20", "day")
ARMY = ActorRef("Syrian army", "SYR", "state-force", "syrian-army")
CIVILIANS = ActorRef("civilians", "SYR", "civilians")
EXTRA = (
    told("Dozens Daily", mode="heavy-weapons", when=DAY, places=(HAMA,), actors=(ARMY,), recipients=(CIVILIANS,), deaths=Count("given", 24, None, None, "dozens"),
         deaths_of=Harmed("civilian", 24, None, None, "dozens of civilians")),
    told("Range Review", when=When("2023-11-13", "2023-11-19", "week"), places=(replace(HAMA, precision="near"),), recipients=(CIVILIANS,),
         deaths=Count("given", 10, 12, 15)),
    told("Talks Times", type="CONSULT", when=DAY, places=(HAMA,)),
    told("Zero Herald", mode="aerial", when=When("2023-11-10", "2023-11-10", "day"), places=(HAMA,), deaths=Count.exactly(0)),
    told(HOSTILE[:40], mode="firearms", when=When("2023-11-02", "2023-11-02", "day"), places=(Where(HOSTILE, "IRQ", -33.5, -44.25, "exact"),),
         actors=(ActorRef(HOSTILE, "IRQ", "armed-group"),), targets=(HOSTILE,), weapons=("+1", "@x"), deaths=Count("given", None, None, 5, HOSTILE)),
)  # fmt: skip

Export = Callable[..., tuple[Path, Summary]]


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    with open_store(tmp_path_factory.mktemp("export") / "a.db", create=True) as made:
        first = reading(document())
        made.add(first.document, first)
        for r in EXTRA:
            made.add(r.document, r)
        merge(made.merged)
        yield made


@pytest.fixture
def exported(store: SqliteStore, tmp_path: Path) -> Export:
    """Writes a format and gives the file with the summary; keywords are those of the filter."""

    def write(name: str, folder: Path = tmp_path, **wanted: str) -> tuple[Path, Summary]:
        form = format_of(name)
        out = folder / f"events.{form.suffix}"
        try:
            return out, export(store, form, Filter(**{"kind": "event", **wanted}), out)
        except ExportError as error:
            if "pip install" not in str(error):
                raise
            return pytest.skip(str(error))

    return write
