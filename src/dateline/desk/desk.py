"""The desk: a store with everything merged, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from dateline.desk.table import Table
from dateline.errors import DatelineError
from dateline.model import Document, Event, Judgement, Reading
from dateline.store import Added, Filter, SqliteStore, open_store

if TYPE_CHECKING:
    from dateline.analysis.contradictions import Conflict
    from dateline.briefs.ask import Asked
    from dateline.exporters.export import Summary

EVENT_COLUMNS = (
    "id", "start", "end", "date_precision", "type", "mode", "status", "actors", "recipients", "place", "country", "lat", "lon", "geo_precision",
    "deaths_low", "deaths_best", "deaths_high", "wounded_low", "wounded_best", "wounded_high", "standing", "sources",
)  # fmt: skip


class Desk:
    """A store of documents, opened for work. What is added is merged when it is next asked about. Use it in a `with` block, or call `close`."""

    def __init__(self, path: str | Path, create: bool = False) -> None:
        self.store: SqliteStore = open_store(path, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<dateline desk on {self.store.path}>"

    def close(self) -> None:
        """Close the store."""
        self.store.close()

    # ------------------------------------------------------------ in
    def add(self, document: Document, reading: Reading) -> Added:
        """Keep a document and its reading. The same document again changes nothing."""
        return self.store.add(document, reading)

    def merge(self) -> int:
        """Merge what is not merged yet; the number of reports done. Every question below does it first."""
        from dateline.merging.merge import merge

        return merge(self.store.merged).reports if self.store.writable else 0

    def judge(self, a: str, b: str, verdict: str, by: str, why: str) -> list[Event]:
        """Say that two reports (DOCUMENT/RECORD) are "same", "different" or "unsure". Appended; returns the events in which they now stand."""
        from dateline.merging.merge import judge

        if verdict not in ("same", "different", "unsure"):
            raise DatelineError(f"{verdict!r} is not same, different or unsure")
        if not by.strip() or by.startswith("rule:"):
            raise DatelineError("by: give the name of a person")
        self.merge()
        for report in (a, b):
            if not self.store.merged.reports([report]):
                raise DatelineError(f"{report}: no such report; ids are DOCUMENT/RECORD")
        return judge(self.store.merged, [Judgement(min(a, b), max(a, b), verdict, by, why)])  # type: ignore[arg-type]

    # ------------------------------------------------------------ out
    def readings(self) -> Iterator[Reading]:
        """Readings of all documents that count."""
        return self.store.readings()

    def each_event(self, limit: int | None = None, **wanted: str | None) -> Iterator[Event]:
        """Merged events as objects, with settled values, losing values and reports. The keywords are those of `Filter`; status is "current" unless given."""
        self.merge()
        return self.store.merged.events(_filter(wanted), limit)

    def event(self, id_: str) -> Event:
        """One event by id or its beginning; StoreError when there is none."""
        self.merge()
        return self.store.merged.event(id_)

    def events(self, limit: int | None = None, **wanted: str | None) -> Table:
        """Merged events as a table: country="IRQ", type="ASSAULT", actor="hezbollah", since="2023-10-17" ... Unknown counts are None."""
        from dateline.store.event_rows import event_row

        return Table(EVENT_COLUMNS, [_row(event_row(e), e) for e in self.each_event(limit, **wanted)], "events")

    def tally(self, by: Sequence[str] = (), **wanted: str | None) -> Table:
        """Our own count by dimensions ("country", "claimant", "week" ...), with the dead and wounded as low, best, high. The last row is the total."""
        from dateline.analysis.tally import fields_of, tally

        self.merge()
        dimensions = [by] if isinstance(by, str) else list(by)
        fields, chosen = fields_of(dimensions), _filter(wanted)
        made = tally(
            self.store.merged.events(chosen) if fields is None else self.store.merged.outlines(chosen, fields), dimensions, wanted.get("since"), wanted.get("until")
        )
        rows = []
        for r in [*made.rows, made.total]:
            cells = dict(zip(dimensions, r.by or ["all", *[""] * len(dimensions)], strict=False))
            harm = {f"{f}_{x}": getattr(getattr(r, f), x) if getattr(r, f).told else None for f in ("deaths", "wounded") for x in ("low", "best", "high")}
            rows.append({**cells, "events": r.events, "maybe": r.maybe, **harm})
        return Table([*dimensions, "events", "maybe", *(f"{f}_{x}" for f in ("deaths", "wounded") for x in ("low", "best", "high"))], rows, "tally")

    def published(self) -> Table:
        """Published running counts, each with its counter, window and words."""
        from dateline.analysis.published import published

        columns = ("id", "counter", "measure", "unit", "low", "best", "high", "since", "until", "part", "source", "quote")
        rows = []
        for p in published(self.store.records(Filter(kind="tally"))):
            rows.append({**{c: getattr(p, c, None) for c in columns}, "low": p.count.low, "best": p.count.best, "high": p.count.high})
        return Table(columns, rows, "published counts")

    def truces(self, on: str | None = None) -> Table:
        """Truces as they were known on an ISO day."""
        from dateline.analysis.states import truces

        made = truces(self.store.records(Filter(kind="truce")), on, self.store.merged.said())
        return Table(
            ("by", "towards", "state", "unilateral", "told"),
            [{"by": t.by, "towards": t.towards, "state": t.state, "unilateral": t.unilateral, "told": len(t.steps)} for t in made],
            "truces",
        )

    def postures(self, on: str | None = None) -> Table:
        """Forces by place, the strength last told by an ISO day."""
        from dateline.analysis.states import postures

        rows = []
        for x in postures(self.store.records(Filter(kind="posture")), on):
            c = x.current.count
            rows.append({**asdict(x), "low": c.low, "best": c.best, "high": c.high, "as_of": x.current.as_of, "source": x.current.source})
        return Table(("force", "place", "country", "low", "best", "high", "as_of", "source", "differ"), rows, "postures")

    def network(self, on: str | None = None) -> Table:
        """Ties between parties as known on an ISO day; `basis` is "text" or "register"."""
        from dateline.analysis.network import network

        edges = network(self.store.records(Filter(kind="relation")), on)
        return Table(("subject", "relation", "object", "status", "basis", "since", "until", "generic", "sources"), [asdict(e) for e in edges], "network")

    def responses(self) -> Table:
        """Which event answers ("response_to") or only comes after ("follows") which, per whom."""
        from dateline.analysis.network import responses

        self.merge()
        made = responses(self.store.readings(), self.store.merged.event_of)
        return Table(("event", "relation", "answers", "speaker", "sources"), [asdict(r) for r in made], "responses")

    def contradictions(self) -> list[Conflict]:
        """What cannot all hold, with the tellings side by side."""
        from dateline.desk.conflicts import conflicts

        self.merge()
        return conflicts(self.store)

    def export(self, form: str, out: str | Path, limit: int | None = None, **wanted: str | None) -> Summary:
        """Write events in a format of `dateline export` ("acled", "gpkg" ...) to a file; tells how many, what was left out and what the format cannot carry."""
        from dateline.exporters.export import export
        from dateline.exporters.formats import format_of

        self.merge()
        return export(self.store, format_of(form), _filter(wanted), Path(out), limit)

    def changes(self, since: int | str | None = None) -> Iterator[dict[str, Any]]:
        """What was added, changed and retracted after a revision (a number) or since a time (ISO 8601, UTC); as `dateline changes` prints it."""
        from dateline.exporters.feed import feed, since_of

        self.merge()
        return feed(self.store, since_of(str(since)) if since is not None else None)

    def brief(self, form: str = "markdown", **narrow: str | None) -> str:
        """A brief as "markdown", "html" or "json"; narrowed by country, about, since, until, on."""
        from dateline.briefs.brief import make_brief
        from dateline.briefs.headings import Picture
        from dateline.briefs.narrow import Narrow, of_store
        from dateline.briefs.render import render

        return render(make_brief(Picture(of_store(self.store, Narrow(**narrow)), self.store.merged.said()), with_faq=True), form)

    def ask(self, question: str) -> Asked:
        """Answer a question from the records; the reply says whether it is known."""
        from dateline.briefs.ask import ask_store

        self.merge()
        return ask_store(self.store, question)


def _filter(wanted: dict[str, str | None]) -> Filter:
    """A filter of keywords; DatelineError for one that there is not."""
    try:
        made = Filter(**{"kind": "event", "status": "current", **wanted})
    except TypeError as error:
        raise DatelineError(f"no such filter: {', '.join(sorted(set(wanted) - set(Filter.__dataclass_fields__)))}") from error
    return made


def _row(columns: tuple[Any, ...], event: Event) -> dict[str, Any]:
    """A flat row of an event: the columns of table events, and the names of both sides."""
    names = (
        "id", "type", "mode", "status", "start", "end", "date_precision", "country", "place", "lat", "lon", "geo_precision", "deaths_low", "deaths_best",
        "deaths_high", "wounded_low", "wounded_best", "wounded_high", "standing", "reports", "sources",
    )  # fmt: skip
    row: dict[str, Any] = dict(zip(names, columns, strict=False))
    for side in ("actors", "recipients"):
        value = event.value(side)
        row[side] = [getattr(v, "name", str(v)) for v in value] if isinstance(value, tuple) else []
    return row
