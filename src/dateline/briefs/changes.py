"""What a brief says that an earlier one did not: new events, more told of known ones, new counts and states."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from dateline.briefs import compare
from dateline.briefs import phrasing as p
from dateline.briefs import sentences as s
from dateline.briefs.citations import source_short
from dateline.briefs.headings import VERBAL, Picture, current_events, leading
from dateline.briefs.sentences import MARK, Cite, Sentence
from dateline.errors import InputError
from dateline.merging.tellings import Group, Telling
from dateline.model import Reading, Record
from dateline.model.statement import RecordKind

SCHEMA = "dateline.brief/1"
LARGEST = 64 * 2**20  # bytes of an earlier brief


def known_documents(path: Path) -> frozenset[str]:
    """Ids of the documents that a brief kept as JSON rests on. InputError when the file is no such brief."""
    try:
        if path.stat().st_size > LARGEST:
            raise InputError(f"{path}: larger than {LARGEST // 2**20} MB; no brief of ours")
        made = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from error
    except ValueError as error:
        raise InputError(f"{path}: not a brief as JSON (make one with `dateline brief --as json --out FILE`)") from error
    made = made.get("brief", made) if isinstance(made, dict) else {}
    documents = made.get("documents") if isinstance(made, dict) and made.get("schema") == SCHEMA else None
    if not isinstance(documents, list) or not all(isinstance(d, dict) and isinstance(d.get("id"), str) for d in documents):
        raise InputError(f"{path}: not a brief as JSON (make one with `dateline brief --as json --out FILE`)")
    return frozenset(d["id"] for d in documents)


def changes(now: Picture, known: AbstractSet[str]) -> Iterator[tuple[str, tuple[Sentence, ...]]]:
    """(what kind of change, sentences) for everything that documents outside of `known` tell and those inside do not."""
    for g in now.groups:
        old, new = _parted(g, known)
        if new and not old:
            lead = leading(Group(tuple(new)))
            yield "New", tuple(s.event(lead.reading, lead.record))
        elif new:
            yield "More is told", tuple(_more(g, old, new))
    for t in current_events(now):
        if t.record.value("type") in VERBAL and t.reading.document.id not in known:
            yield "New", tuple(s.event(t.reading, t.record))
    yield from _states(now, known)
    yield from _revised(now, known)


def _parted(g: Group, known: AbstractSet[str]) -> tuple[list[Telling], list[Telling]]:
    return [t for t in g.tellings if t.reading.document.id in known], [t for t in g.tellings if t.reading.document.id not in known]


def _more(g: Group, old: Sequence[Telling], new: Sequence[Telling]) -> Iterator[Sentence]:
    """Who tells it now, and each value that nobody told before."""
    cites = tuple(Cite(t.reading, t.reading.document.id, t.record.spans, t.record.id) for t in new)
    name = p.capital(s.headline(leading(g).record))
    yield Sentence(f"{name}, now also told by {'; '.join(f'{source_short(t.reading.document)} {chr(MARK + n)}' for n, t in enumerate(new))}.", cites)
    for field, heading in compare.FIELDS:
        before = {compare.words(t.record, field) for t in old}
        values = {text: told for text, told in compare.by_value(new, field).items() if text not in before}
        laid = compare.laid_out(f"{heading}, {'now' if before - {''} else 'not told before'}", field, values)
        earlier = compare.laid_out("Before", field, compare.by_value(old, field)) if laid and field in ("deaths", "wounded") else None
        yield from (x for x in (laid, earlier) if x is not None)


def _states(now: Sequence[Reading], known: AbstractSet[str]) -> Iterator[tuple[str, tuple[Sentence, ...]]]:
    """Counts, forces and truces told in words that no known document gives."""
    kinds: tuple[tuple[RecordKind, str, Callable[[Reading, Record], Sentence]], ...] = (
        ("tally", "New count", s.tally),
        ("posture", "Forces", s.posture),
        ("truce", "Truce", s.truce),
    )
    for kind, heading, render in kinds:
        before = {render(r, x).text for r in now if r.document.id in known for x in r.of_kind(kind)}
        told: dict[str, list[Sentence]] = {}
        for r in now:
            for x in r.of_kind(kind) if r.document.id not in known else ():
                made = render(r, x)
                if made.text not in before:
                    told.setdefault(made.text, []).append(made)
        for text, same in told.items():
            yield heading, (Sentence(text, tuple(c for x in same for c in x.cites)),)


def _revised(now: Sequence[Reading], known: AbstractSet[str]) -> Iterator[tuple[str, tuple[Sentence, ...]]]:
    """Documents of the earlier brief that a newer version replaced."""
    for r in now:
        if r.document.revises in known and r.records:
            cite = Cite(r, r.document.id, r.records[0].spans, r.records[0].id)
            yield "Revised", (Sentence(f"{p.clean(source_short(r.document))} has a newer version of an article in the earlier brief.", (cite,)),)
