"""What a name means does not hang on the order in which names stand; no value of any text lies outside it."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.coding import draft_of
from dateline.coding.places.detect import Detector, accepted
from dateline.coding.places.link import names_of
from dateline.coding.places.resolve import Name, resolve
from dateline.model import Document
from dateline.text import analyse

TOWNS = ["Springfield", "Paris", "Athens", "Lebanon", "Lexington", "Kentucky", "Tripoli", "Mosul", "Hit", "Georgia", "Jordan", "Iraq", "Benghazi", "Misrata", "Kirkuk"]
SENTENCES = (  # "RSF" is the Rapid Support Forces only where Sudan is told, "AKP" a party only where Turkey is
    "The RSF shelled a market.",
    "Sudan closed its border.",
    "Officials in Turkey were silent.",
    "The AKP held a meeting.",
    "Kataib Hezbollah claimed the attack.",
    "Lebanon's Hezbollah denied it.",
    "Iraqi soldiers withdrew.",
    "The SDF advanced in Syria.",
)


@cache
def found(towns: tuple[str, ...]) -> list[Name]:
    detector = Detector(analyse(f"Fighting was reported in {', '.join(towns)} and elsewhere."))
    return list(names_of(detector, accepted(detector.find())).values())


@given(st.lists(st.sampled_from(TOWNS), min_size=2, max_size=8, unique=True), st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_places_are_resolved_alike_in_any_order(towns: list[str], order: object) -> None:
    names = list(found(tuple(towns)))
    first = {key: (choice.entry.id, choice.share) for key, choice in resolve(names).items()}
    order.shuffle(names)  # type: ignore[attr-defined]
    assert {key: (choice.entry.id, choice.share) for key, choice in resolve(names).items()} == first


def identities(sentences: list[str]) -> set[tuple[str, str | None, str | None]]:
    draft = draft_of(Document(" ".join(sentences), published="2023-11-22", language="en"))
    kept = [m for m in draft.actors if m.named and m.antecedent is None and m.rule not in {"modifier", "pronoun"}]
    return {(draft.quote(m.span), m.actor.actor_id, m.actor.country) for m in kept}


@pytest.fixture(scope="module")
def in_order() -> set[tuple[str, str | None, str | None]]:
    return identities(list(SENTENCES))


def test_conditions_are_met_at_all(in_order: set[tuple[str, str | None, str | None]]) -> None:
    ids = {i for _, i, _ in in_order}
    assert {"rapid-support-forces", "kataeb-hezbollah", "hezbollah", "justice-and-development-party", "syrian-democratic-forces"} <= ids


@given(st.permutations(SENTENCES))
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_actors_are_the_same_in_any_order_of_sentences(in_order: set[tuple[str, str | None, str | None]], sentences: list[str]) -> None:
    assert identities(sentences) == in_order


@given(st.text(max_size=160))
@settings(deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
def test_every_value_of_any_text_lies_inside_it(text: str) -> None:
    draft = draft_of(Document(text, published="2023-11-22", language="en"))
    for m in [*draft.times, *draft.counts, *draft.actors, *draft.places, *draft.weapons, *draft.casualties]:
        assert 0 <= m.span.start < m.span.end <= len(draft.document.text)
        assert 0 <= m.first <= m.head < max(m.last, m.head + 1) <= max(1, len(draft.analysis.tokens))
    for c in draft.casualties:
        assert c.status in {"civilian", "combatant", "unknown"}
        assert c.count.state != "not_mentioned"
