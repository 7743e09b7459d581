"""Libraries of others are unchanged, and their licences stand beside them."""

from __future__ import annotations

import csv
from hashlib import sha256
from pathlib import Path

VENDOR = Path(__file__).resolve().parents[2] / "src/dateline/web/static/vendor"


def rows() -> list[dict[str, str]]:
    lines = [x for x in (VENDOR / "VENDOR.tsv").read_text(encoding="utf-8").splitlines() if not x.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t"))


def test_files_are_those_of_the_list() -> None:
    for row in rows():
        assert sha256((VENDOR / row["file"]).read_bytes()).hexdigest() == row["sha256"], row["file"]
        assert (VENDOR / f"LICENSE.{row['package']}").exists()


def test_there_is_nothing_else() -> None:
    listed = {r["file"] for r in rows()}
    assert {p.name for p in VENDOR.iterdir() if not p.name.startswith("LICENSE.")} == listed | {"VENDOR.tsv"}
