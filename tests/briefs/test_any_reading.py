"""Whatever the coders make, a brief, an FAQ, an answer, the JSON and the store can be made of it, with valid citations."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.briefs.ask import ask
from dateline.briefs.brief import make_brief
from dateline.briefs.faq import answers
from dateline.briefs.render import as_dict, html, markdown
from dateline.exporters import reading as export
from dateline.model import ActorRef, Contradiction, Count, Document, Evidence, Link, Reading, Record, Span, Statement, When, Where
from dateline.store import open_store

TEXT = "The army shelled the village of Example on Monday, killing five people; [1] the <ministry> said nothing. " * 2
spans = st.tuples(st.integers(0, 90), st.integers(1, 60)).map(lambda s: Span(s[0], s[0] + s[1]))
evidence = st.builds(
    Evidence, st.lists(spans, min_size=1, max_size=2).map(tuple), st.just("t"), st.none() | spans, st.sampled_from(["certain", "probable", "possible", "denied"])
)
words = st.sampled_from(["army", "US military", "AC-130", "rebels", "x" * 60, "the <b>", "Ain al-Asad", "’s", "-", "1st Corps", "ﬁ"])
iso = st.sampled_from([None, "2023-11-22", "2023-11-20", "2023-11", "2003", "2023-12-31"])
small = st.none() | st.integers(0, 2000)
counts = st.builds(Count, st.sampled_from(["given", "unknown", "not_mentioned"]), small, small, small, st.sampled_from([None, "a number of", "at least 12", "about"]))
actors = st.builds(ActorRef, words, st.sampled_from([None, "USA", "IRQ", "ZZZ"]), st.sampled_from(["state", "state-force", "person", "civilians", "unknown"]))
places = st.builds(
    Where,
    words,
    st.sampled_from([None, "IRQ", "SYR"]),
    st.none() | st.floats(-90, 90),
    st.none() | st.floats(-180, 180),
    st.sampled_from(["exact", "near", "country", "province"]),
)
whens = st.builds(When, iso, iso, st.sampled_from(["day", "week", "month", "year", "unknown", "time"]))
FIELDS: dict[str, dict[str, st.SearchStrategy[object]]] = {
    "event": {
        "type": st.sampled_from(["ASSAULT", "ACCUSE", "AGREE", "MOBILIZE"]),
        "mode": st.sampled_from([None, "aerial", "heavy-weapons", "firearms"]),
        "status": st.sampled_from(["current", "background", "planned", "hypothetical", "denied"]),
        "actors": actors,
        "recipients": actors,
        "places": places,
        "when": whens,
        "deaths": counts,
        "wounded": counts,
        "weapons": words,
        "targets": words,
        "speakers": st.one_of(actors, words),
        "claimed_by": actors,
    },
    "tally": {
        "count": st.one_of(counts, st.integers(0, 99)),
        "unit": st.sampled_from(["attacks", "sets of strikes", "deaths"]),
        "recipients": actors,
        "places": places,
        "since": st.one_of(iso, whens),
        "until": iso,
        "claimed_by": actors,
    },
    "posture": {"actor": actors, "strength": st.one_of(counts, st.integers(0, 9999), st.none()), "place": places, "as_of": iso, "mission": words},
    "truce": {"by": actors, "with": actors, "state": st.sampled_from(["announced", "in-force", "broken", "ended"]), "declared": st.one_of(iso, whens), "ended": iso},
    "relation": {
        "subject": st.one_of(actors, words),
        "relation": st.sampled_from(["backs", "is_a", "holds_office", "member_of"]),
        "object": st.one_of(actors, words),
        "status": st.sampled_from(["asserted", "past"]),
    },
}
NEEDED = {"event": ("type",), "truce": ("state",), "relation": ("subject", "relation", "object"), "tally": (), "posture": ()}


@st.composite
def records(draw: st.DrawFn, kind: str, name: str) -> Record:
    fields = FIELDS[kind]
    chosen = [*NEEDED[kind], *draw(st.lists(st.sampled_from(sorted(fields)), max_size=9))]
    many = {"actors", "recipients", "places", "weapons", "targets", "speakers", "claimed_by", "by", "with"}
    names = [f for n, f in enumerate(chosen) if f in many or f not in chosen[:n]]
    made = tuple(Statement(f, draw(fields[f]), draw(evidence)) for f in names)  # type: ignore[arg-type]
    return Record(name, kind, draw(st.lists(spans, min_size=1, max_size=3).map(tuple)), made)  # type: ignore[arg-type]


@st.composite
def readings(draw: st.DrawFn, source: str = "A") -> Reading:
    kinds = draw(st.lists(st.sampled_from(["event", "event", "event", *FIELDS]), max_size=6))
    made = tuple(draw(records(kind, f"{kind[0]}{n}")) for n, kind in enumerate(kinds))
    ids = [r.id for r in made] or ["none"]
    link_types = st.sampled_from(["response_to", "part_of", "follows", "same_as", "ends"])
    links = tuple(
        Link(draw(st.sampled_from(ids)), draw(st.sampled_from([*ids, "gone"])), draw(link_types), (Span(0, 4),), draw(st.none() | words))
        for _ in range(min(2, len(made)))
    )
    contradictions = (Contradiction("number", "two numbers", (Span(0, 9),), (ids[0],)),) if made else ()
    published = draw(st.sampled_from([None, "2023-11-22", "2023-11-23"]))
    return Reading(Document(TEXT, source=source, published=published, title=draw(st.none() | words)), made, links, contradictions)


@given(readings("A"), readings("B"))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_whatever_was_coded_can_be_told(one: Reading, two: Reading) -> None:
    made = make_brief([one, two], with_faq=True)
    data = as_dict(made)
    numbers = {c["n"] for c in data["citations"]}
    for section in data["sections"]:
        for item in section["items"]:
            for s in item["sentences"]:
                assert s["cites"]
                assert set(s["cites"]) <= numbers
                assert not any(0xE000 <= ord(ch) <= 0xF8FF for ch in s["text"])
    assert all(0 <= a < b <= len(TEXT) for c in data["citations"] for a, b in c["spans"])
    assert "<ministry>" not in html(made)
    assert markdown(make_brief([two, one], with_faq=True)) == markdown(made)
    whole = export.as_dict(one, answers(one))
    assert [p for p in export.validate(whole, TEXT) if "ZZZ" not in p] == []
    for question in ("How many were killed?", "Who backs the army?", "Does the truce hold?", "What happened on 22 November?", "How many troops are in Iraq?"):
        assert ask([one, two], question).replies


@given(readings())
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_whatever_was_coded_can_be_kept(reading: Reading) -> None:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "a.db", create=True) as store:
        store.add(reading.document, reading)
        assert store.reading(reading.document.id) == reading
