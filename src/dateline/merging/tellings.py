"""Records of readings grouped without a store: the same comparison and the same clusters as in a store, in memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.merging.blocks import keys, pairs
from dateline.merging.cluster import Opinions
from dateline.merging.features import features
from dateline.merging.merge import decide, same
from dateline.model import Judgement, Reading, Record, Report
from dateline.store.reports import report_of


@dataclass(frozen=True, slots=True)
class Telling:
    """One event as one document tells it."""

    reading: Reading
    record: Record

    @property
    def key(self) -> tuple[str, str, str]:
        """For sorting: publication date, source and document, record."""
        document = self.reading.document
        return (document.published or "9999", f"{document.source or ''} {document.id}", self.record.id)

    @property
    def report(self) -> Report:
        """Its values, for comparing."""
        return report_of(self.reading.document, self.record)


@dataclass(frozen=True, slots=True)
class Group:
    """Tellings of one event, in order of publication, with the judgements that put them together."""

    tellings: tuple[Telling, ...]
    because: tuple[Judgement, ...] = ()


def group(tellings: Sequence[Telling], judged: Iterable[Judgement] = ()) -> list[Group]:
    """Tellings of one event together, whatever their order, in order of their first telling. `judged` are judgements of people, as a store keeps them."""
    by_id = {t.report.id: t for t in tellings}
    ready = {i: features(t.report) for i, t in by_id.items()}
    found = same(pairs([(f, keys(f)) for f in ready.values() if f.report.status == "current"]))
    opinions = [*found, *(j for j in judged if j.a in by_id and j.b in by_id)]
    _, events = decide(ready.values(), opinions)
    held = Opinions.of(opinions).edges()
    made = []
    for event in events:
        members = {r.id for r in event.reports}
        inside = tuple(sorted((by_id[i] for i in members), key=lambda t: t.key))
        made.append(Group(inside, tuple(j for j in held if j.a in members and j.b in members)))
    return sorted(made, key=lambda g: g.tellings[0].key)
