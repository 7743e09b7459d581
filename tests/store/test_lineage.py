"""Copies, excerpts, rewrites and corrected versions: all kept, each happening counted once, whatever the order of arrival."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from dateline.merging.merge import merge
from dateline.model import Document, Evidence, Reading, Record, Span, Statement, When
from dateline.store import Filter, open_store
from dateline.store.lineage import Lineage, holds, one_telling
from dateline.text.likeness import resemblance, shape_of, sketch

WIRE = (
    "Gunmen attacked a checkpoint outside the northern town of Mirova on Tuesday, killing 12 soldiers and wounding several others, officials said. The attackers came "
    "in three pickup trucks shortly after dawn and fought with the guards for two hours before they withdrew into the hills, according to the district governor. "
    "A spokesman for the army said that reinforcements had been sent and that a search was going on. No group has claimed responsibility for the attack."
)
PAPER = WIRE.replace(", according to the district governor", "") + " The paper could not reach the governor."
BRIEF = " ".join(WIRE.split()[:44])
LATER = WIRE.replace("12 soldiers", "14 soldiers")
OTHER_DAY = WIRE.replace("Tuesday", "Friday").replace("Mirova", "Kestel").replace("12", "3")


def doc(text: str, source: str, published: str = "2024-03-05", **more: str) -> Document:
    return Document(text, source=source, published=published, published_basis="option", language="en", **more)


def told(document: Document) -> Reading:
    evidence = Evidence((Span(0, 7),), "rule:test", None, "stated")
    values = (("type", "ASSAULT"), ("status", "current"), ("when", When("2024-03-05", "2024-03-05", "day")))
    return Reading(document, (Record("e1", "event", (Span(0, 7),), tuple(Statement(f, v, evidence) for f, v in values)),))


def stand(tmp_path: Path, *documents: Document) -> tuple[dict[str, Lineage], int]:
    """How each source's document stands, and how many reports are counted."""
    with open_store(tmp_path / f"{len(list(tmp_path.iterdir()))}.db", create=True) as store:
        for d in documents:
            store.add(d, told(d))
        merge(store.merged)
        names = {d.id: d.source or "" for d in documents}
        assert store.check() == []
        return {names[x.document]: x for x in store.lineage()}, sum(len(e.reports) for e in store.merged.events(Filter()))


def test_copies_lightly_edited_are_one_telling_in_any_order(tmp_path: Path) -> None:
    printed = [doc(WIRE, "Wire"), doc(PAPER, "Paper", "2024-03-06"), doc(WIRE.upper().title(), "Shouter", "2024-03-07")]
    for order in permutations(printed):
        found, counted = stand(tmp_path, *order)
        assert counted == 1
        assert {(n, x.relation, x.of) for n, x in found.items()} == {("Paper", "syndicated", printed[0].id), ("Shouter", "syndicated", printed[0].id)}


@pytest.mark.parametrize(
    ("text", "why"), [(LATER, "another figure"), (OTHER_DAY, "the template filled in anew"), ("Nothing of the kind happened in the whole valley.", "other words")]
)
def test_what_tells_something_else_is_another_telling(text: str, why: str, tmp_path: Path) -> None:
    found, counted = stand(tmp_path, doc(WIRE, "Wire"), doc(text, "Paper"))
    assert (found, counted) == ({}, 2), why


def test_a_short_text_that_stands_whole_in_a_longer_one_gives_way(tmp_path: Path) -> None:
    for order in permutations([doc(BRIEF, "Brief", "2024-03-04"), doc(WIRE, "Wire")]):
        found, counted = stand(tmp_path, *order)
        assert counted == 1
        assert [(n, x.relation, x.share) for n, x in found.items()] == [("Brief", "excerpt", 1.0)]


def test_a_credit_makes_a_rewrite_that_is_counted_and_is_no_second_source(tmp_path: Path) -> None:
    theirs = doc("Soldiers died when gunmen stormed a post near Mirova.\nSource: Reuters", "Paper")
    with open_store(tmp_path / "a.db", create=True) as store:
        added = store.add(theirs, told(theirs))
        assert (added.relation, added.of) == ("rewrite", None)
        (found,) = store.lineage()
        assert found.credit == "Reuters"
        assert found.credit_span is not None
        assert found.credit_span.of(theirs.text) == "Source: Reuters"
        merge(store.merged)
        (event,) = store.merged.events(Filter())
        assert event.reports[0].origin == "Reuters"


def test_a_newer_version_of_one_address_revises(tmp_path: Path) -> None:
    old, new = doc(WIRE, "Old", url="https://wire.example/1"), doc(LATER, "Old", url="https://wire.example/1")
    with open_store(tmp_path / "a.db", create=True) as store:
        for d in (old, new):
            store.add(d, told(d))
        (found,) = store.lineage()
        assert (found.document, found.relation, found.of) == (old.id, "revised", new.id)
        assert store.reading(new.id).document.revises == old.id
        assert store.reading(old.id).document.text == WIRE
        assert [r.document.id for r in store.readings()] == [new.id]
        copy = doc(WIRE, "Paper")
        assert store.add(copy, told(copy)).of == new.id, "a copy of what was corrected does not count beside the correction"


def test_the_date_decides_which_version_is_newer_whatever_came_first(tmp_path: Path) -> None:
    new, old = doc(LATER, "Wire", "2024-03-06", url="https://wire.example/1"), doc(WIRE, "Wire", "2024-03-05", url="https://wire.example/1")
    with open_store(tmp_path / "a.db", create=True) as store:
        for d in (new, old):
            store.add(d, told(d))
        assert [(x.document, x.relation) for x in store.lineage()] == [(old.id, "revised")]


def test_one_address_with_other_words_altogether_is_no_version(tmp_path: Path) -> None:
    other = "Farmers in the southern valleys brought in the harvest early this year because of the drought that has lasted since the spring."
    found, counted = stand(tmp_path, doc(WIRE, "Home", url="https://wire.example/"), doc(other, "Home", url="https://wire.example/"))
    assert (found, counted) == ({}, 2)


def test_a_title_that_says_corrected_revises(tmp_path: Path) -> None:
    old, new = doc(WIRE, "Wire", title="Twelve soldiers die"), doc(LATER, "Wire", "2024-03-06", title="CORRECTED-Fourteen soldiers die")
    with open_store(tmp_path / "a.db", create=True) as store:
        for d in (new, old):
            store.add(d, told(d))
        assert [(x.document, x.relation, x.of) for x in store.lineage()] == [(old.id, "revised", new.id)]


def test_shapes() -> None:
    wire, paper = shape_of(WIRE), shape_of(PAPER)
    assert one_telling(wire, paper)
    assert one_telling(paper, wire)
    assert set(sketch(wire)) & set(sketch(paper))
    assert resemblance(wire, wire) == 1.0
    assert not holds(wire, wire)
    assert len(shape_of("").shingles) == 1
