"""Keys, responses and role fillers of MUC-4. The texts are our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.readers import muc
from evaluation.muc4 import keys
from evaluation.muc4.__main__ import main
from evaluation.muc4.errors import Report, judged, lines
from evaluation.muc4.respond import LABELS, documents, render, told_from

KEY = """
0.  MESSAGE: ID                     DEV-MUC3-9001 (NOSC)
1.  MESSAGE: TEMPLATE               1 (OPTIONAL)
2.  INCIDENT: DATE                  - 03 JAN 90
3.  INCIDENT: LOCATION              EL SALVADOR: APOPA (CITY)
4.  INCIDENT: TYPE                  BOMBING
9.  PERP: INDIVIDUAL ID             ? "TERRORIST"
10. PERP: ORGANIZATION ID           "FARABUNDO MARTI NATIONAL
                                    LIBERATION FRONT" / "FMLN"
11. PERP: ORGANIZATION CONFIDENCE   REPORTED AS FACT: "FMLN"
12. PHYS TGT: ID                    *
18. HUM TGT: NAME                   "JUAN PEREZ"
19. HUM TGT: DESCRIPTION            "MAYOR": "JUAN PEREZ"
                                    "PEASANTS"
24. HUM TGT: TOTAL NUMBER           -
;;; a remark of the annotators

0.  MESSAGE: ID                     DEV-MUC3-9002 (NOSC)
1.  MESSAGE: TEMPLATE               *
"""

CAPITALS = """DEV-MUC3-9001 (NOSC)

   SAN SALVADOR, 3 JAN 90 -- [TEXT] GUERRILLAS OF THE FARABUNDO MARTI
NATIONAL LIBERATION FRONT [FMLN] YESTERDAY DYNAMITED A BRIDGE IN APOPA AND
KILLED MAYOR JUAN PEREZ.  THREE PEASANTS WERE WOUNDED.

DEV-MUC3-9002 (NOSC)

   LIMA, 4 JAN 90 -- [TEXT] THE MINISTER OF FISHERIES OPENED A CONGRESS ON
THE PRICE OF ANCHOVIES.
"""


def test_keys() -> None:
    (t,) = keys.templates(KEY)
    assert keys.messages(KEY) == {"DEV-MUC3-9001", "DEV-MUC3-9002"}
    assert (t.message, t.number, t.optional) == ("DEV-MUC3-9001", "1", True)
    assert t.value(3) == "EL SALVADOR: APOPA (CITY)"
    assert t.slots[9] == [keys.Fill(True, "", ("TERRORIST",))]
    assert t.slots[10] == [keys.Fill(False, "", ("FARABUNDO MARTI NATIONAL LIBERATION FRONT", "FMLN"))]
    assert t.slots[11][0].value == "REPORTED AS FACT"
    assert t.slots[19] == [keys.Fill(False, "", ("MAYOR",), ("JUAN PEREZ",)), keys.Fill(False, "", ("PEASANTS",))]
    assert 12 not in t.slots
    assert 24 not in t.slots


def test_render_can_be_read_back() -> None:
    text = render("DEV-MUC3-9001", [{2: ["- 03 JAN 90"], 4: ["KIDNAPPING"], 9: ['"A"', '"B"'], 20: ['CIVILIAN: "C"']}])
    (t,) = keys.templates(text)
    assert [f.words for f in t.slots[9]] == [("A",), ("B",)]
    assert t.value(2) == "- 03 JAN 90"
    assert text.count("\n") >= len(LABELS)
    assert f"12. {LABELS[12]:<32}*" in text  # kidnapping has no physical target
    assert list(keys.templates(render("DEV-MUC3-9002", []))) == []


def test_header_is_not_told() -> None:
    text = CAPITALS.split("\n", 2)[2]
    assert told_from("LIMA, 2 MAY 89 -- POLICE SAID -- LATE -- THAT") == 18
    assert text[told_from(text) :].startswith(" GUERRILLAS")
    assert told_from("no header at all") == 0


@pytest.mark.parametrize("text", [CAPITALS, CAPITALS.replace("BRIDGE", "Bridge").replace("GUERRILLAS", "Guerrillas")])
def test_respond(tmp_path: Path, text: str) -> None:
    source, out = tmp_path / "messages", tmp_path / "response"
    source.write_text(text, encoding="utf-8")
    assert main(["respond", str(source), "--out", str(out)]) == 0
    got = out.read_text(encoding="utf-8")
    assert keys.messages(got) == {"DEV-MUC3-9001", "DEV-MUC3-9002"}
    found = list(keys.templates(got))
    assert found
    assert {t.message for t in found} == {"DEV-MUC3-9001"}
    first = found[0]
    assert first.value(2) == "02 JAN 90"
    assert first.value(3).startswith("EL SALVADOR")
    assert any("FMLN" in f.words or "FARABUNDO" in f.words[0] for f in first.slots[10])
    assert main(["respond", str(source), "--out", str(out)]) == 0
    assert out.read_text(encoding="utf-8") == got  # the same bytes again


def test_respond_in_small_letters(tmp_path: Path) -> None:
    source, out = tmp_path / "messages", tmp_path / "response"
    body = "\n".join(line if "MUC3" in line else line.capitalize() for line in CAPITALS.splitlines())
    source.write_text(body, encoding="utf-8")
    assert main(["respond", str(source), "--out", str(out)]) == 0
    assert {t.message for t in keys.templates(out.read_text(encoding="utf-8"))} == {"DEV-MUC3-9001"}


def test_roles(tmp_path: Path) -> None:
    source, out = tmp_path / "messages", tmp_path / "roles.json"
    source.write_text(CAPITALS, encoding="utf-8")
    assert main(["roles", str(source), "--out", str(out)]) == 0
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [r["docid"] for r in rows] == ["DEV-MUC3-9001", "DEV-MUC3-9002"]
    assert not any(rows[1]["extracts"].values())
    (victim,) = rows[0]["extracts"]["Victim"]
    text, offset = victim[0]
    assert text == "juan perez"
    body = documents(source)[0].text
    assert body[offset : offset + len(text)] == "JUAN PEREZ"


@pytest.mark.parametrize("data", [b"", b"no message here\n", b"\xff\xfe\x00\x00"])
def test_no_message(tmp_path: Path, data: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "messages"
    source.write_bytes(data)
    assert main(["respond", str(source), "--out", str(tmp_path / "x")]) == 2
    assert "error:" in capsys.readouterr().err
    assert main(["respond", str(tmp_path / "absent"), "--out", str(tmp_path / "x")]) == 2


def test_header_in_mixed_case() -> None:
    (d,) = muc.read(b"tst9-muc4-0001\n\n   San Salvador, 3 Jan 90 -- [Text] Guerrillas attacked.\n")
    assert (d.title, d.published) == ("TST9-MUC4-0001", "1990-01-03")


def test_errors_are_sorted_by_cause() -> None:
    key = {"Victim": [{"juan perez", "perez"}, {"ana lopez"}], "Target": [{"bridge of apopa"}, {"pylon"}], "Weapon": []}
    ours = {"Victim": [{"juan perez"}, {"perez gomez"}, {"maria"}], "Target": [{"bridge"}], "Weapon": [{"pylon"}]}
    assert sorted(judged(ours, key)) == [
        ("boundary", "Target", "bridge"),
        ("made up", "Victim", "maria"),
        ("missed", "Target", "pylon"),
        ("missed", "Victim", "ana lopez"),
        ("right", "Victim", "juan perez"),
        ("role", "Weapon", "pylon"),
        ("twice", "Victim", "perez gomez"),
    ]
    assert list(judged({"Weapon": [{"bomb"}]}, {"Weapon": []})) == [("no incident", "Weapon", "bomb")]


def test_the_table_of_errors_has_rows_by_length_and_incidents() -> None:
    some = [Report(f"R{k}", 100 * k, k % 3, (k % 2, 1, 1), [("right", "Victim", "x")]) for k in range(1, 10)]
    out = "\n".join(lines(some))
    assert "one incident" in out
    assert "longer" in out
    assert "95 %" in out
