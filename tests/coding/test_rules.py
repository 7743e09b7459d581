"""Every rule's own examples: it fires on each `yes` and on no `no`. Rules are tried by themselves, without the weights."""

from __future__ import annotations

from functools import cache

import pytest

from dateline.coding import draft_of
from dateline.coding.draft import Draft
from dateline.coding.events.coder import find
from dateline.coding.happening import Happening
from dateline.coding.roles import attribution
from dateline.coding.syntax import Syntax
from dateline.model import Document
from dateline.vocab.rules import EventRule, PatternRule, event_rules, pattern_rules

PUBLISHED = "2023-11-22"


@pytest.fixture(autouse=True)
def rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_EVENTS_MODEL", "off")


@cache
def draft(sentence: str) -> Draft:
    return draft_of(Document(sentence, published=PUBLISHED, published_basis="option", language="en"))


def happenings(sentence: str) -> list[Happening]:
    d = draft(sentence)
    return find(d, Syntax(d.analysis))[0]


def cases(rules: tuple[EventRule, ...] | tuple[PatternRule, ...], side: str) -> list[object]:
    return [pytest.param(rule, text, id=f"{rule.id}: {text[:40]}") for rule in rules for text in getattr(rule, side)]


@pytest.mark.parametrize(("rule", "text"), cases(event_rules(), "yes"))
def test_event_rule_fires(rule: EventRule, text: str) -> None:
    assert rule.id in {h.rule.id for h in happenings(text)}


@pytest.mark.parametrize(("rule", "text"), cases(event_rules(), "no"))
def test_event_rule_is_silent(rule: EventRule, text: str) -> None:
    assert rule.id not in {h.rule.id for h in happenings(text)}


def coders_of(sentence: str) -> set[str]:
    """Rule ids behind all statements, links and spans of a sentence."""
    d = draft(sentence)
    ids = {s.evidence.coder for r in d.records for s in r.statements} | {link.coder for link in d.links}
    return {i.removeprefix("rule:") for i in ids}


@pytest.mark.parametrize("family", ["relations", "tallies", "links"])
def test_pattern_rules(family: str) -> None:
    wrong = [f"{rule.id} silent on: {t}" for rule in pattern_rules(family) for t in rule.yes if rule.id not in coders_of(t)]
    wrong += [f"{rule.id} fires on: {t}" for rule in pattern_rules(family) for t in rule.no if rule.id in coders_of(t)]
    assert not wrong


def test_status_rules() -> None:
    wrong = []
    for rule in pattern_rules("status"):
        for side, texts in (("yes", rule.yes), ("no", rule.no)):
            for text in texts:
                values = {h.certainty if rule.form == "hedge" else h.status for h in happenings(text)}
                if (rule.gives in values) != (side == "yes"):
                    wrong.append(f"{rule.id} {side}: {text} -> {sorted(values)}")
    assert not wrong


def test_situation_rules() -> None:
    wrong = []
    for rule in pattern_rules("situations"):
        for side, texts in (("yes", rule.yes), ("no", rule.no)):
            for text in texts:
                d = draft(text)
                states = {r.value("state") for r in d.records if r.kind == "truce"}
                found = bool(states) if rule.form == "noun" else rule.gives in states if rule.form == "verb" else any(r.kind == "posture" for r in d.records)
                if found != (side == "yes"):
                    wrong.append(f"{rule.id} {side}: {text} -> {states}")
    assert not wrong


def test_attribution_rules() -> None:
    wrong = []
    for rule in pattern_rules("attribution"):
        wrong += [f"{rule.id} silent on: {t}" for t in rule.yes if not any(h.speakers for h in happenings(t))]
        wrong += [f"{rule.id} fires on: {t}" for t in rule.no if any(h.speakers for h in happenings(t))]
    assert not wrong


def test_responsibility_rules() -> None:
    wrong = []
    for rule in pattern_rules("responsibility"):
        for side, texts in (("yes", rule.yes), ("no", rule.no)):
            wrong += [f"{rule.id} {side}: {t}" for t in texts if bool(attribution.claims(Syntax(draft(t).analysis))) != (side == "yes")]
    assert not wrong
