"""The words that repairs of trees know."""

from __future__ import annotations

import pytest

from dateline.errors import DataError
from dateline.text.repair_words import parse_classes, repair_classes, repair_words

HEADER = "# origin\nclass\tmeans\texample\twords\n"


def test_classes_of_the_package() -> None:
    assert "kill" in repair_words("with-object")
    assert "kill" not in repair_words("without-object")
    assert all(len(words) > 1 for words in repair_classes().values())


def test_an_unknown_class_is_an_error() -> None:
    with pytest.raises(DataError, match="no class 'none-such'"):
        repair_words("none-such")


@pytest.mark.parametrize("row", ["a\tverbs\tput it", "a\tverbs\tput it\t", "a\tverbs\tput it\tput put", "a\tverbs\tput it\tput bring\na\tverbs\tput it\tput take"])
def test_a_broken_row_is_an_error_with_its_line(row: str) -> None:
    with pytest.raises(DataError, match=r"words\.tsv:[34]: "):
        parse_classes(HEADER + row + "\n", "words.tsv")
