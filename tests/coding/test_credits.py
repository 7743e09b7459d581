"""Whose words an article prints."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.credits import credit_of
from dateline.model import Document
from dateline.vocab.credits import CreditRule, credit_rules


@pytest.mark.parametrize(("rule", "text"), [(r, t) for r in credit_rules() for t in r.yes], ids=lambda x: x.id if isinstance(x, CreditRule) else "")
def test_a_rule_matches_its_examples(rule: CreditRule, text: str) -> None:
    found = credit_of(Document(text))
    assert found is not None
    assert found.rule == rule.id
    assert found.name.split()[-1] in text or found.name == "Associated Press"


@pytest.mark.parametrize("text", [t for r in credit_rules() for t in r.no])
def test_it_does_not_match_what_is_no_credit(text: str) -> None:
    assert credit_of(Document(text)) is None


def test_an_agency_does_not_credit_itself_and_a_form_gives_the_name() -> None:
    text = "GENEVA, May 3 (AP) - Four people were killed."
    assert credit_of(Document(text, source="Associated Press")) is None
    found = credit_of(Document(text, source="The Daily Lamp"))
    assert found is not None
    assert (found.name, found.span.of(text)) == ("Associated Press", "GENEVA, May 3 (AP) -")


@given(st.text(max_size=300))
def test_any_text_has_a_credit_or_none(text: str) -> None:
    found = credit_of(Document(text))
    assert found is None or found.name
