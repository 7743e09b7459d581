"""A rule that is turned off answers "no" wherever it is asked, and answers as before afterwards."""

from __future__ import annotations

from dateline.coding.grouping import apart
from dateline.coding.status import aside
from evaluation.rules_off import coding_modules, off, rules, told, without


def test_rules_are_found_by_room() -> None:
    names = [name for name, _ in rules(coding_modules(), ["grouping"])]
    assert "grouping.apart.charged_in_passing" in names
    assert not any(n.startswith("status.") for n in names)


def test_off_wherever_it_is_asked_and_on_again() -> None:
    rule = apart.charged_in_passing
    with off(rule, [apart, aside]):
        assert apart.charged_in_passing is not rule
        assert aside.charged_in_passing is not rule
        assert apart.charged_in_passing(None, None) is False  # type: ignore[arg-type]
    assert apart.charged_in_passing is rule
    assert aside.charged_in_passing is rule


def test_rules_within_tables() -> None:
    def rule() -> bool:
        return True

    def no() -> bool:
        return False

    assert without(("name", (rule, 1)), rule, no) == ("name", (no, 1))  # type: ignore[arg-type]
    assert without((1, 2), rule, no) == (1, 2)  # type: ignore[arg-type]


def test_lines() -> None:
    base = ((5, 6), (("95.0", "0.00"), ("81.0", "0.20"), ("86.0", "0.27")))
    assert told("a.b", base, base) == "a.b ="
    assert told("a.b", ((4, 7), base[1]), base).startswith("a.b dispatches -1 right, +1 predicted; dev-readings 95.0 (false 0.00)")
