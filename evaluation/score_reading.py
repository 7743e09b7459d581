"""Score readings (dateline.reading/1) against expert readings.

    python -m evaluation.score_reading GOLD_DIR PRED_DIR [--json] [--per-doc]

GOLD_DIR holds NAME.txt and NAME.json; PRED_DIR holds NAME.json. Records are aligned per document, greedily from the most similar; then every
field of every aligned pair is a slot that is right, wrong, missing or spurious. A false event is a predicted event with status "current" that
is aligned to no gold event, or to one that is not current. "optional" gold records cost nothing when absent; "accept" lists other right values.
An unreadable prediction scores nothing for its document and is named with the reason. Standard library only.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from evaluation.board import Board
from evaluation.compare import PRECISIONS, Record, accepted, day_range, interval, names_of, same_count, same_name, same_place, same_scalar, same_when

MIN_SIMILARITY = 0.25


def score_scalar(board: Board, name: str, gold: Record, pred: Record, label: str, same: Callable[[Any, Any], bool] = same_scalar) -> None:
    """One field with one value: right when it equals the gold value or an accepted one; both empty counts for nothing."""
    g, p = gold.get(name), pred.get(name)
    alternatives = [g, *accepted(gold, name)]
    ok = any(same(a, p) for a in alternatives)
    none = (None, "", "unknown") if name not in ("deaths", "wounded") else (None,)
    if ok and g in none and p in none:
        return
    board.add(label, int(ok), int(p not in none), int(g not in none or ok))


def score_names(board: Board, name: str, gold: Record, pred: Record, label: str, same: Callable[[Any, Any], bool] | None = None) -> None:
    """A list-valued field: each gold item is a slot; predicted items that match an accepted name cost nothing."""
    gold_items = gold.get(name) or []
    gold_items = gold_items if isinstance(gold_items, list) else [gold_items]
    pred_items = pred.get(name) or []
    pred_items = pred_items if isinstance(pred_items, list) else [pred_items]
    extra = names_of(accepted(gold, name))
    if gold.get("accept", {}).get(f"{name}_empty") and not pred_items:
        return

    def equal(g: Any, p: Any) -> bool:
        if same and isinstance(g, dict) and isinstance(p, dict) and same(g, p):
            return True
        a, b = names_of([g]), names_of([p])
        return bool(a and b and same_name(a[0], b[0]))

    left = list(pred_items)
    right = 0
    for g in gold_items:
        hit = next((p for p in left if equal(g, p)), None)
        if hit is not None:
            left.remove(hit)
            right += 1
    pardoned = [p for p in left if any(same_name(n, e) for n in names_of([p]) for e in extra)]
    stand_ins = min(len(pardoned), len(gold_items) - right)
    board.add(label, right + stand_ins, right + stand_ins + len(left) - len(pardoned), len(gold_items))


# ---------------------------------------------------------------- aligning records
def overlap(gold: Record, pred: Record) -> float:
    """Share of the shorter evidence that both records have in common."""
    g = {i for s in gold.get("evidence") or [] if good_span(s) for i in range(s[0], s[1])}
    p = {i for s in pred.get("evidence") or [] if good_span(s) for i in range(s[0], s[1])}
    return len(g & p) / min(len(g), len(p)) if g and p else 0.0


def good_span(s: Any) -> bool:
    """A [start, end) pair of whole numbers."""
    return isinstance(s, list) and len(s) == 2 and all(isinstance(i, int) for i in s) and 0 <= s[0] < s[1] <= 10**8


def share(gold: Record, pred: Record, name: str) -> float:
    """1.0 when the two records have a name in common in this field."""
    g, p = [*names_of(gold.get(name)), *names_of(accepted(gold, name))], names_of(pred.get(name))
    return 1.0 if any(same_name(a, b) for a in g for b in p) else 0.0


def event_similarity(gold: Record, pred: Record) -> float:
    """How alike two events are, 0 to 1: evidence first, then type, names and time."""
    kind = 1.0 if pred.get("type") in [gold.get("type"), *accepted(gold, "type")] else 0.0
    ranges = [interval(w) for w in [gold.get("when"), *accepted(gold, "when")]]
    mine = interval(pred.get("when"))
    when = 1.0 if mine and any(r and r[0] - 1 <= mine[1] and mine[0] <= r[1] + 1 for r in ranges) else 0.0
    text = overlap(gold, pred)
    if not text and not (kind and (share(gold, pred, "recipients") or share(gold, pred, "places"))):
        return 0.0
    return 0.45 * text + 0.2 * kind + 0.1 * share(gold, pred, "actors") + 0.1 * share(gold, pred, "recipients") + 0.1 * share(gold, pred, "places") + 0.05 * when


def align(gold: list[Record], pred: list[Record], similarity: Callable[[Record, Record], float], least: float = MIN_SIMILARITY) -> list[tuple[int, int]]:
    """One-to-one pairs, greedily from the most similar (ties: first gold, first predicted)."""
    pairs = sorted(((similarity(g, p), -i, -j) for i, g in enumerate(gold) for j, p in enumerate(pred)), reverse=True)
    used_g: set[int] = set()
    used_p: set[int] = set()
    out = []
    for s, i, j in pairs:
        if s < least:
            break
        if -i not in used_g and -j not in used_p:
            used_g.add(-i)
            used_p.add(-j)
            out.append((-i, -j))
    return out


# ---------------------------------------------------------------- one document
EVENT_LISTS = ("actors", "recipients", "weapons", "targets", "speakers", "claimed_by")
EVENT_SCALARS = ("type", "mode", "certainty", "status")


def expected_slots(board: Board, gold: Record) -> None:
    """A missed event misses its filled slots too."""
    for name in EVENT_SCALARS:
        board.add(name, 0, 0, int(gold.get(name) not in (None, "")))
    for name in (*EVENT_LISTS, "places"):
        board.add(name, 0, 0, len(gold.get(name) or []))
    board.add("when", 0, 0, int(interval(gold.get("when")) is not None))
    for name in ("deaths", "wounded"):
        board.add(name, 0, 0, int((gold.get(name) or {}).get("state", "not_mentioned") != "not_mentioned"))


def spurious_slots(board: Board, pred: Record) -> None:
    """An invented event invents its filled slots too."""
    for name in EVENT_SCALARS:
        board.add(name, 0, int(pred.get(name) not in (None, "")), 0)
    for name in (*EVENT_LISTS, "places"):
        board.add(name, 0, len(pred.get(name) or []), 0)
    board.add("when", 0, int(interval(pred.get("when")) is not None), 0)
    for name in ("deaths", "wounded"):
        board.add(name, 0, int((pred.get(name) or {}).get("state", "not_mentioned") != "not_mentioned"), 0)


def score_event(board: Board, gold: Record, pred: Record) -> None:
    """All fields of an aligned pair."""
    board.add("events", 1, 1, 1)
    for name in EVENT_SCALARS:
        score_scalar(board, name, gold, pred, name)
    for name in EVENT_LISTS:
        score_names(board, name, gold, pred, name)
    score_names(board, "places", gold, pred, "places", same_place)
    for g in gold.get("places") or []:
        p = next((x for x in pred.get("places") or [] if isinstance(x, dict) and same_place(g, x)), None)
        if p and g.get("precision") in PRECISIONS:
            step = abs(PRECISIONS.index(g["precision"]) - PRECISIONS.index(p["precision"])) if p.get("precision") in PRECISIONS else 9
            board.add("place precision", int(step <= 1), int(step < 9), 1)
    score_scalar(board, "when", gold, pred, "when", same_when)
    for name in ("deaths", "wounded"):
        g, p = gold.get(name) or {}, pred.get(name) or {}
        if "not_mentioned" == g.get("state", "not_mentioned") == p.get("state", "not_mentioned"):
            continue
        ok = any(same_count(a, p) for a in [g, *accepted(gold, name)])
        board.add(
            name,
            int(ok),
            int(p.get("state", "not_mentioned") != "not_mentioned" or ok),
            int(g.get("state", "not_mentioned") != "not_mentioned" or ok),
        )


def score_events(board: Board, gold: Record, pred: Record) -> dict[str, str]:
    """Score the events; return predicted id -> gold id for the links."""
    g, p = gold.get("events") or [], [e for e in pred.get("events") or [] if isinstance(e, dict)]
    pairs = align(g, p, event_similarity)
    taken_g, taken_p = {i for i, _ in pairs}, {j for _, j in pairs}
    names: dict[str, str] = {}
    for i, j in pairs:
        names[str(p[j].get("id"))] = str(g[i].get("id"))
        if g[i].get("optional"):
            statuses = [g[i].get("status"), *accepted(g[i], "status")]
            board.false_events += int(p[j].get("status") == "current" and "current" not in statuses)
            continue
        score_event(board, g[i], p[j])
        statuses = [g[i].get("status"), *accepted(g[i], "status")]
        board.false_events += int(p[j].get("status") == "current" and "current" not in statuses)
    for i, e in enumerate(g):
        if i not in taken_g and not e.get("optional"):
            board.add("events", 0, 0, 1)
            expected_slots(board, e)
    for j, e in enumerate(p):
        if j in taken_p:
            continue
        again = next((i for i in taken_g if "row" in (g[i].get("note") or "") and event_similarity(g[i], e) >= MIN_SIMILARITY), None)
        if again is not None:
            names[str(e.get("id"))] = str(g[again].get("id"))
            continue
        if e.get("status") == "current":
            board.false_events += 1
            board.add("events", 0, 1, 0)
            spurious_slots(board, e)
    return names


def record_similarity(kind: str) -> Callable[[Record, Record], float]:
    """The similarity of two records that are not events, by kind."""

    def tallies(g: Record, p: Record) -> float:
        return 0.6 * same_scalar(g.get("count"), p.get("count")) + 0.2 * same_scalar(str(g.get("unit")), str(p.get("unit"))) + 0.4 * overlap(g, p)

    def postures(g: Record, p: Record) -> float:
        return 0.6 * (g.get("strength") == p.get("strength")) + 0.4 * overlap(g, p)

    def truces(g: Record, p: Record) -> float:
        return 0.3 + 0.4 * overlap(g, p) + 0.3 * share(g, p, "by")

    def relations(g: Record, p: Record) -> float:
        def ok(name: str) -> bool:
            return any(same_scalar(a, p.get(name)) for a in [g.get(name), *accepted(g, name)])

        return 1.0 if ok("subject") and ok("object") else 0.0

    return {"tallies": tallies, "postures": postures, "truces": truces, "relations": relations}[kind]


OTHER = {"tallies": ("count", "unit", "since"), "postures": ("strength",), "truces": ("state",), "relations": ("relation",)}


def score_others(board: Board, gold: Record, pred: Record, kind: str) -> None:
    """Tallies, postures, truces or relations of one document."""
    g, p = gold.get(kind) or [], [r for r in pred.get(kind) or [] if isinstance(r, dict)]
    pairs = align(g, p, record_similarity(kind), 0.5)
    for i, j in pairs:
        if g[i].get("optional"):
            continue
        board.add(kind, 1, 1, 1)
        for name in OTHER[kind]:
            score_scalar(board, name, g[i], p[j], f"{kind}.{name}", same_scalar if name != "since" else lambda a, b: day_range(a) == day_range(b))
        if kind == "postures":
            score_names(board, "actor", g[i], p[j], "postures.actor")
            score_names(board, "place", g[i], p[j], "postures.place", same_place)
    board.add(kind, 0, 0, sum(not r.get("optional") and i not in {a for a, _ in pairs} for i, r in enumerate(g)))
    board.add(kind, 0, len(p) - len(pairs), 0)


def score_links(board: Board, gold: Record, pred: Record, names: dict[str, str]) -> None:
    """Links, with the ids of predicted records renamed to the gold records that they were aligned to."""

    def key(r: Record, rename: dict[str, str]) -> tuple[str, str, str]:
        return rename.get(str(r.get("from")), str(r.get("from"))), rename.get(str(r.get("to")), str(r.get("to"))), str(r.get("type"))

    for kind in ("tallies", "truces"):
        g, p = gold.get(kind) or [], [r for r in pred.get(kind) or [] if isinstance(r, dict)]
        names |= {str(p[j].get("id")): str(g[i].get("id")) for i, j in align(g, p, record_similarity(kind), 0.5)}
    must = {key(r, {}) for r in gold.get("links") or [] if not r.get("optional")}
    may = {key(r, {}) for r in gold.get("links") or []}
    mine = {key(r, names) for r in pred.get("links") or [] if isinstance(r, dict)}
    board.add("links", len(must & mine), len(mine - (may - must)), len(must))


def all_spans(value: Any) -> list[Any]:
    """Every span of a reading, wherever it stands."""
    if isinstance(value, dict):
        return [s for k, v in value.items() for s in (v if k in ("evidence", "cites") and isinstance(v, list) else all_spans(v))]
    return [s for v in value for s in all_spans(v)] if isinstance(value, list) else []


def score_document(gold: Record, pred: Record, text: str) -> Board:
    """The board of one document; `text` is what the spans point into."""
    board = Board(documents=1)
    names = score_events(board, gold, pred)
    for kind in OTHER:
        score_others(board, gold, pred, kind)
    score_links(board, gold, pred, names)
    spans = all_spans(pred)
    board.spans = len(spans)
    board.valid_spans = sum(good_span(s) and s[1] <= len(text) and bool(text[s[0] : s[1]].strip()) for s in spans)
    return board


def load_prediction(path: Path) -> tuple[Record, str | None]:
    """A predicted reading, or {} and why there is none."""
    try:
        data = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}, f"{path.name}: missing"
    except (OSError, ValueError) as error:
        return {}, f"{path.name}: {error}"
    return (data, None) if isinstance(data, dict) else ({}, f"{path.name}: not a JSON object")


def gold_pairs(gold_dir: Path) -> list[tuple[Path, Path]]:
    """Expert readings of a folder that have their text beside them: (NAME.json, NAME.txt), sorted."""
    return [(p, p.with_suffix(".txt")) for p in sorted(gold_dir.glob("*.json")) if p.with_suffix(".txt").exists()]


def score_folder(gold_dir: Path, pred_dir: Path) -> dict[str, Board]:
    """One board for each expert reading. A prediction that cannot be read or scored is a problem on its board, never an error."""
    boards = {}
    for path, text_path in gold_pairs(gold_dir):
        gold, text = json.loads(path.read_bytes()), text_path.read_bytes().decode("utf-8")
        pred, problem = load_prediction(pred_dir / path.name)
        try:
            board = score_document(gold, pred, text)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            board, problem = score_document(gold, {}, ""), f"{path.name}: malformed ({error})"
        if problem:
            board.problems.append(problem)
        boards[path.stem] = board
    return boards


def summarise(boards: dict[str, Board]) -> Record:
    """All boards as one summary, with the summary of each document under "per_document"."""
    total = Board()
    for board in boards.values():
        total.merge(board)
    per_document = {name: {k: v for k, v in b.summary().items() if k != "fields"} for name, b in boards.items()}
    return {**total.summary(), "per_document": per_document}


def lines(result: Record, per_document: bool = True) -> list[str]:
    """A summary as a table for people."""
    out = [
        f"{name:18} P {s['p']:6.2f}  R {s['r']:6.2f}  F1 {s['f1']:6.2f}   {s['right']}/{s['predicted']}/{s['gold']}"
        for name, s in [("OVERALL", result["overall"]), *result["fields"].items()]
    ]
    false, valid = result["false_events_per_document"], result["evidence_valid"]
    out.append(f"false events per document {false}; evidence valid {valid} %; documents {result['documents']}")
    for name, s in result["per_document"].items() if per_document else ():
        out.append(f"  {name:24} F1 {s['overall']['f1']:6.2f}  false events {s['false_events_per_document']:.0f}")
    return out + [f"  problem: {problem}" for problem in result["problems"]]


def main() -> int:
    """Command line; exit 0, or 2 when there is nothing to score."""
    parser = argparse.ArgumentParser(description="Score readings (dateline.reading/1) against expert readings.")
    parser.add_argument("gold", type=Path)
    parser.add_argument("pred", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--per-doc", action="store_true")
    args = parser.parse_args()
    boards = score_folder(args.gold, args.pred)
    if not boards:
        print(f"no gold readings in {args.gold}", file=sys.stderr)
        return 2
    result = summarise(boards)
    print(json.dumps(result, indent=1) if args.json else "\n".join(lines(result, args.per_doc)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
