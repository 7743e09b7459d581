"""Published counts: series by counter, falls, parts, and what they come to beside our own count."""

from __future__ import annotations

from dateline.analysis.count_conflicts import count_conflicts
from dateline.analysis.published import breakdowns, measure_of, published, series
from dateline.analysis.reconcile import reconcile
from dateline.merging.merge import make_event
from dateline.model import ActorRef, Count, Document, Event, Evidence, Reading, Record, Report, Span, Statement, When, Where

US = ActorRef("US military", "USA", "state-force", "us-military")
TROOPS = ActorRef("American troops", "USA", "state-force", "us-military")
GROUP = ActorRef("Islamic Resistance in Iraq", "IRQ", "armed-group", "iri")
IRAQ, SYRIA = Where("Iraq", "IRQ", precision="country"), Where("Syria", "SYR", precision="country")


def told(source: str, day: str, *counts: tuple[int, dict[str, object]], coder: str = "test") -> list[tuple[Reading, Record]]:
    document = Document(f"{source} of {day}: so many attacks.", source=source, published=day)
    records = []
    for n, (count, values) in enumerate(counts, 1):
        evidence = Evidence((Span(n, n + 1),), str(values.get("coder", coder)))
        fields = {"count": Count.exactly(count), "unit": "attacks", "since": "2023-10-17", "until": day, **{k: v for k, v in values.items() if k != "coder"}}
        statements = tuple(Statement(f, x, evidence) for f, v in fields.items() for x in (v if isinstance(v, tuple) else (v,)))
        records.append(Record(f"t{n}", "tally", evidence.spans, statements))  # type: ignore[arg-type]
    reading = Reading(document, tuple(records))
    return [(reading, r) for r in records]


def test_each_counter_has_its_own_series() -> None:
    made = series(
        published(
            told("Agency", "2023-11-21", (66, {"recipients": US, "speakers": "the Pentagon"}))
            + told("Wire", "2023-11-14", (55, {"recipients": TROOPS, "speakers": "the Pentagon"}))
            + told("Review", "2023-11-22", (68, {"recipients": US, "claimed_by": GROUP}))
        )
    )
    assert [(s.counter, [p.count.best for p in s.points]) for s in made] == [("Islamic Resistance in Iraq", [68]), ("the Pentagon", [55, 66])]
    assert all(s.falls == () for s in made)


def test_a_running_count_that_falls_is_found() -> None:
    (line,) = series(published(told("A", "2023-11-20", (66, {"speakers": "the army"})) + told("A", "2023-11-25", (61, {"speakers": "the army"}))))
    assert len(line.falls) == 1
    assert [c.kind for c in count_conflicts([line], [])] == ["number"]


def test_parts_are_checked_against_their_whole() -> None:
    part = {"coder": "rule:tally.part"}
    good = published(told("A", "2023-11-22", (66, {}), (32, {"places": IRAQ, **part}), (34, {"places": SYRIA, **part})))
    bad = published(told("A", "2023-11-22", (66, {}), (32, {"places": IRAQ, **part}), (31, {"places": SYRIA, **part})))
    assert [(b.sum, b.agrees) for b in breakdowns(good)] == [(66, True)]
    assert [(b.sum, b.agrees) for b in breakdowns(bad)] == [(63, False)]
    assert [len(s.points) for s in series(good)] == [1]
    assert count_conflicts([], breakdowns(good)) == []
    assert [c.kind for c in count_conflicts([], breakdowns(bad))] == ["sum"]


def test_units_tell_what_is_counted() -> None:
    assert [measure_of(u) for u in ("attacks", "soldier deaths", "personnel injuries", "sets of strikes", "")] == ["events", "deaths", "wounded", "events", "events"]


def attack(name: str, day: str | None, *, places: tuple[Where, ...] = (IRAQ,), recipients: tuple[ActorRef, ...] = (US,)) -> Event:
    when = When(day, day, "day") if day else When()
    return make_event([Report(f"doc_{name}/e1", f"doc_{name}", "ASSAULT", when=when, places=places, recipients=recipients, source=name)])


def test_reconcile_says_what_is_in_what_nearly_and_what_could_explain_the_gap() -> None:
    (count,) = published(told("Agency", "2023-11-22", (6, {"recipients": US, "places": (IRAQ, SYRIA)})))
    crowd = ActorRef("people", None, "civilians")
    events = [
        attack("in1", "2023-10-20"),
        attack("in2", "2023-11-20", places=(SYRIA,)),
        attack("early", "2023-10-15"),
        attack("undated", None),
        attack("unnamed", "2023-11-01", recipients=(crowd,)),
        attack("elsewhere", "2023-11-01", places=(Where("Yemen", "YEM", precision="country"),)),
        attack("others", "2023-11-01", recipients=(GROUP,)),
        attack("long ago", "2023-03-01"),
    ]
    made = reconcile(count, events, ("2023-11-01", "2023-11-22"))
    assert (made.ours, made.gap) == (2, 4)
    assert {n.why for n in made.near} == {"2 day(s) before the window", "its day is not known", "whom it hit is not named"}
    assert any("begin on 2023-11-01" in r for r in made.reasons)
    assert reconcile(count, [attack(f"n{i}", "2023-11-02") for i in range(6)]).reasons == ("the two agree",)


def test_harm_is_reconciled_as_harm() -> None:
    (count,) = published(told("Agency", "2023-11-22", (62, {"recipients": US, "unit": "personnel injuries"})))
    hurt = make_event([Report("doc_h/e1", "doc_h", "ASSAULT", when=When("2023-11-21", "2023-11-21", "day"), recipients=(US,), wounded=Count.exactly(8))])
    made = reconcile(count, [hurt])
    assert made.harm is not None
    assert (made.ours, made.gap) == (8, 54)
