"""Original bytes stay as they came, once, with name and time."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

from dateline.cli import main

TEXT = b"\xef\xbb\xbfThe army shelled the village on Monday, the ministry said, and five people were killed in the attack.\r\n"


def test_add_keeps_bytes_once(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_bytes(TEXT)
    assert main(["add", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--db", str(tmp_path / "k.db"), "--keep"]) == 0
    digest = sha256(TEXT).hexdigest()
    kept = tmp_path / "k.db.kept"
    assert (kept / digest[:2] / digest).read_bytes() == TEXT
    lines = [json.loads(x) for x in (kept / "captures.jsonl").read_text().splitlines()]
    assert [(Path(x["name"]).name, x["sha256"], x["bytes"]) for x in lines] == [("a.txt", digest, len(TEXT)), ("b.txt", digest, len(TEXT))]
    assert len([p for p in kept.rglob("*") if p.is_file()]) == 2


def test_standard_input_cannot_be_kept(tmp_path: Path) -> None:
    assert main(["add", "-", "--db", str(tmp_path / "k.db"), "--keep"]) == 2
    assert not (tmp_path / "k.db").exists()
