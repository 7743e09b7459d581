"""What each yes-or-no rule of the coder is worth: the scores when it answers "no", one at a time.

    python -m evaluation.rules_off --rooms finding,grouping,status,sharing      # some minutes for each hundred rules
    python -m evaluation.rules_off --rooms grouping --only linked               # rules whose name holds a word

Scored are current events on the marked dispatches that rules are made on (training/dispatches, not the tenth that nobody looks at) and all fields
of the three development sets of readings. Parses are kept, since rules do not change them. A line for each rule: right and predicted events more or
less on dispatches, F1 and false events a document on readings; "=" behind a rule that changes nothing.
"""

from __future__ import annotations

import argparse
import importlib
import inspect
import pkgutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import dateline.coding
import dateline.coding.pipeline as pipeline
from evaluation.ablation import row, way
from evaluation.corpora import shared
from evaluation.gate import gold_folders

sys.path[:0] = [str(Path(__file__).parents[1] / "training" / "dispatches")]

marks, dispatch_score = importlib.import_module("marks"), importlib.import_module("score")

SETS = ("dev-readings", "own-readings", "news-readings")
ROOMS = "finding,grouping,status,sharing"
Score = tuple[tuple[int, int], tuple[tuple[str, str], ...]]  # right and predicted on dispatches; F1 and false events a document of each set


def coding_modules() -> list[ModuleType]:
    """Every module of the coder."""
    for m in pkgutil.walk_packages(dateline.coding.__path__, "dateline.coding."):
        importlib.import_module(m.name)
    return [m for name, m in sorted(sys.modules.items()) if name.startswith("dateline.coding")]


def rules(modules: Sequence[ModuleType], rooms: Sequence[str]) -> list[tuple[str, FunctionType]]:
    """The functions of some rooms that answer yes or no, by their names."""
    out = []
    for m in modules:
        room = m.__name__.split(".")[2:3]
        own = [(n, f) for n, f in vars(m).items() if inspect.isfunction(f) and f.__module__ == m.__name__ and f.__annotations__.get("return") in {"bool", bool}]
        out += [(f"{m.__name__.removeprefix('dateline.coding.')}.{n}", f) for n, f in own if room and room[0] in rooms]
    return out


def without(value: Any, rule: FunctionType, no: Callable[..., bool]) -> Any:
    """A value of a module with a rule in it, also within tuples and lists of them, replaced."""
    if value is rule:
        return no
    if isinstance(value, tuple | list) and any(x is not without(x, rule, no) for x in value):
        return type(value)(without(x, rule, no) for x in value)
    return value


@contextmanager
def off(rule: FunctionType, modules: Sequence[ModuleType]) -> Iterator[None]:
    """Has a rule answer "no" wherever it is asked."""
    changed = []
    for m in modules:
        for name, value in list(vars(m).items()):
            new = without(value, rule, lambda *_, **__: False) if not name.startswith("__") else value
            if new is not value:
                changed.append((m, name, value))
                setattr(m, name, new)
    try:
        yield
    finally:
        for m, name, value in changed:
            setattr(m, name, value)


def keep_parses() -> None:
    """Has every text parsed once."""
    parse: Callable[..., Any] = vars(pipeline)["analyse"]
    known: dict[Any, Any] = {}

    def kept(text: str, **more: Any) -> Any:
        key = (text, tuple(sorted(more.items())))
        if key not in known:
            known[key] = parse(text, **more)
        return known[key]

    vars(pipeline)["analyse"] = kept


def score(folders: dict[str, Path], modules: Sequence[ModuleType]) -> Score:
    """The scores as the coder now is; what its modules remember is forgotten first."""
    for remembering in (v for m in modules for v in vars(m).values() if hasattr(v, "cache_clear")):
        remembering.cache_clear()
    files = [dispatch_score.HERE / f"{f}.txt" for f in dispatch_score.KEPT]
    texts = [d for f in files for d in marks.dispatches(f) if not dispatch_score.of_tenth(d)]
    with way("both"):
        each = [dispatch_score.counts(d) for d in texts]
    cells = [row(name, folders[name], "both")[0].split("|") for name in SETS]
    return (sum(c[0] for c in each), sum(c[1] for c in each)), tuple((c[3].split()[0], c[5].strip()) for c in cells)


def told(name: str, now: Score, base: Score) -> str:
    """The line of a rule."""
    if now == base:
        return f"{name} ="
    (right, predicted), sets = now
    figures = "; ".join(f"{s} {f1} (false {false})" for s, (f1, false) in zip(SETS, sets, strict=True))
    return f"{name} dispatches {right - base[0][0]:+d} right, {predicted - base[0][1]:+d} predicted; {figures}"


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m evaluation.rules_off", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rooms", default=ROOMS, help=f"rooms of dateline.coding, with commas between (default: {ROOMS})")
    parser.add_argument("--only", default="", help="rules whose name holds this")
    args = parser.parse_args(argv)
    modules = coding_modules()
    asked = [(name, f) for name, f in rules(modules, args.rooms.split(",")) if args.only in name]
    keep_parses()
    with tempfile.TemporaryDirectory() as tmp:
        folders = dict(gold_folders(shared(None), Path(tmp)))
        base = score(folders, modules)
        print(f"{len(asked)} rules; all on: {base}", flush=True)
        for name, rule in asked:
            with off(rule, modules):
                print(told(name, score(folders, modules), base), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
