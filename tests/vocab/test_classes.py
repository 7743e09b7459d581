"""Classes of words: every file says whence it is, every class what it means; each is asked for somewhere, and no two are the same."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from dateline.errors import DataError
from dateline.text.lemmas import lemma
from dateline.vocab import classes as c
from dateline.vocab.classes import class_files, classes, word_alternatives, word_class, word_table
from dateline.vocab.yaml_data import parse_yaml

SOURCES = Path(c.__file__).parents[1]
ASKED = re.compile(r"word_(?:class|table|alternatives)\(['\"]([\w.-]+)['\"]\)")
ALL = [f"{file}.{name}" for file in class_files() for name in classes(file)]


def asked() -> set[str]:
    """Names of classes that the code asks for."""
    return {name for p in SOURCES.rglob("*.py") if p != Path(c.__file__) for name in ASKED.findall(p.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("file", class_files())
def test_every_file_states_origin_and_licence(file: str) -> None:
    first, second = files("dateline.vocab").joinpath("data", *c.FOLDER.split("/"), f"{file}.yaml").read_text(encoding="utf-8").split("\n")[:2]
    assert first.startswith("# ")
    assert "Origin: " in second
    assert "Licence: " in second


@pytest.mark.parametrize("name", ALL)
def test_every_class_says_what_it_means(name: str) -> None:
    file, _, own = name.partition(".")
    entry = classes(file)[own]
    assert entry["means"][:1].isupper()
    assert not entry["means"].endswith(".")
    assert entry["example"]
    assert len(entry["words"]) > 1


def test_every_class_is_asked_for_and_every_name_is_a_class() -> None:
    assert set(ALL) == asked()


def test_no_two_classes_are_the_same() -> None:
    seen: dict[str, str] = {}
    for file in class_files():
        for name, entry in classes(file).items():
            words = str(sorted(entry["words"].items() if isinstance(entry["words"], dict) else entry["words"]))
            assert words not in seen, f"{file}.{name} is {seen[words]}"
            seen[words] = f"{file}.{name}"


def test_words_tables_and_alternatives() -> None:
    assert "violate" in word_class("deals.breaches")
    assert word_table("deals.over")["fall_apart"] == "broken"
    assert re.search(rf"\b(?:{word_alternatives('armed.of-a-force')})\b", "the armed forces")
    assert not re.search(rf"\b(?:{word_alternatives('armed.of-a-force')})\b", "the farmers")


@pytest.mark.parametrize("name", ["deals.none-such", "none-such.breaches", "deals"])
def test_an_unknown_class_is_an_error(name: str) -> None:
    with pytest.raises(DataError, match="no class"):
        word_class(name)


def test_a_list_is_no_table() -> None:
    with pytest.raises(DataError, match="no table"):
        word_table("deals.breaches")


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (["break"], "needs 'means', 'example' and 'words'"),
        ({"means": "Verbs", "example": "broke it", "words": []}, "neither a list of words nor a table"),
        ({"means": "Verbs", "example": "broke it", "words": ["break", 7]}, "neither a list of words nor a table"),
        ({"means": "Verbs", "example": "broke it", "words": ["break", "break"]}, "stands twice"),
        ({"means": "Verbs", "example": "broke it", "words": ["break"], "exmaple": "broke it"}, "unknown key 'exmaple'"),
    ],
)
def test_a_broken_class_is_an_error_with_file_and_line(entry: object, problem: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(c, "load_yaml", lambda path: {"breaches": entry})
    with pytest.raises(DataError, match=rf"lexicon/classes/deals\.yaml:\d+: breaches: .*{problem}"):
        classes.__wrapped__("deals")


def test_a_key_that_stands_twice_is_an_error_with_its_line() -> None:
    with pytest.raises(DataError, match=r"x\.yaml:3: the key 'a' stands twice"):
        parse_yaml("a: 1\nb: 2\na: 3\n", "x.yaml")
    assert parse_yaml("- {a: 1}\n- {a: 2}\n", "x.yaml") == [{"a": 1}, {"a": 2}]


@pytest.mark.parametrize("plural", ["troops", "outskirts"])
def test_a_class_has_the_plural_that_is_its_own_lemma_beside_the_singular(plural: str) -> None:
    """ "15,000 troops" has the lemma "troops": a class of lemmas that knows only "troop" never sees it."""
    assert lemma(plural, "NOUN", "NNS") == plural
    assert [name for name in ALL if plural.removesuffix("s") in word_class(name) and plural not in word_class(name)] == []
