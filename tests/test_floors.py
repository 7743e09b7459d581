"""The house keeps its shape: imports go one way, rooms stay small, errors are not swallowed, heavy packages wait until they are needed."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "dateline"

# docs/design/architecture.md: a room imports only from rooms to its left
ORDER = [
    {"model"},
    {"weights"},
    {"text"},
    {"vocab"},
    {"readers"},
    {"coding"},
    {"store"},
    {"merging"},
    {"analysis"},
    {"briefs", "exporters"},
    {"desk", "engine"},
    {"web"},
    {"cli"},
]
# inside coding: files of its own that know no room, then the rooms, then what puts them in order
CODING = "numbers dates names places casualties grouping status roles setting situations relations finding sharing events links".split()
ANYWHERE = {"errors", "settings", "numeric", "plugins", "__init__", "__main__"}
RANK = {room: n for n, rooms in enumerate(ORDER) for room in rooms}
FUNCTION, FILE = 60, 500  # lines; a longer one holds a second idea

# import name -> distribution, where they differ
DISTRIBUTIONS = {
    "yaml": "pyyaml",
    "ahocorasick_rs": "ahocorasick-rs",
    "charset_normalizer": "charset-normalizer",
    "click": "typer",
    "markupsafe": "jinja2",
    "lxml": "trafilatura",
}
# what a package that we import needs, and some installers do not find
NEEDED_BY_OTHERS = {"lxml-html-clean"}
HEAVY = {"trafilatura", "onnxruntime", "tokenizers", "numpy", "jsonschema", "py3langid", "nupunkt", "lxml", "jinja2", "sqlite3", "rapidfuzz"}
CLOCKS = {("date", "today"), ("datetime", "now"), ("datetime", "today"), ("datetime", "utcnow"), ("time", "time")}
TIMELESS = ("model", "weights", "text", "vocab", "readers", "coding", "merging", "analysis", "briefs", "exporters")


def sources(*folders: str) -> list[Path]:
    return sorted(p for folder in folders for p in (ROOT / folder).rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def label(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def room(path: Path) -> str:
    inside = path.relative_to(PACKAGE)
    return inside.parts[0] if len(inside.parts) > 1 else inside.stem


def imported(node: ast.AST) -> Iterator[str]:
    """Dotted names that an import statement brings in."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
        yield node.module if node.module != "dateline" else ""
        if node.module == "dateline":
            yield from (f"dateline.{alias.name}" for alias in node.names)


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    yield from (n for n in ast.walk(tree(path)) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef)))


def wrong_way(path: Path) -> Iterator[str]:
    """Imports of a file that go against the order of rooms."""
    mine = room(path)
    for node in ast.walk(tree(path)):
        for name in imported(node):
            parts = name.split(".")
            if parts[0] != "dateline" or len(parts) < 2 or parts[1] in ANYWHERE or parts[1] == mine or parts[1].startswith("__"):
                continue
            if mine in ANYWHERE - {"__init__", "__main__"} or (mine in RANK and RANK.get(parts[1], -1) >= RANK[mine]):
                yield f"{label(path)}:{getattr(node, 'lineno', 0)} imports {name}"


def test_every_room_has_its_place() -> None:
    rooms = {p.name for p in PACKAGE.iterdir() if p.is_dir() and (p / "__init__.py").exists()}
    assert rooms <= set(RANK), f"rooms without a place in the order: {rooms - set(RANK)}"


def test_imports_go_one_way() -> None:
    assert [line for path in sources("src/dateline") for line in wrong_way(path)] == []


def coding_rank(parts: tuple[str, ...]) -> int:
    """Where a file of coding stands: files that know no room, rooms in order, then the pipeline."""
    if parts[0] in CODING:
        return CODING.index(parts[0])
    return len(CODING) if parts[0] in ("pipeline", "__init__") else -1


def not_for_types(node: ast.AST) -> Iterator[ast.AST]:
    """The statements of a file without those that only a type checker reads."""
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"):
            yield child
            yield from not_for_types(child)


def test_rooms_of_coding_import_one_way() -> None:
    wrong = []
    for path in sources("src/dateline/coding"):
        mine = path.relative_to(PACKAGE / "coding").with_suffix("").parts
        for node in not_for_types(tree(path)):
            for name in imported(node):
                parts = tuple(name.split(".")[2:])
                if name.startswith("dateline.coding.") and parts[0] != mine[0] and coding_rank(parts) > coding_rank(mine):
                    wrong.append(f"{label(path)}:{getattr(node, 'lineno', 0)} imports {name}")
    assert wrong == []


def test_every_room_of_coding_has_its_place() -> None:
    assert {p.name for p in (PACKAGE / "coding").iterdir() if (p / "__init__.py").exists()} == set(CODING)


def test_files_are_small() -> None:
    long = {label(p): n for p in sources("src", "evaluation", "tools", "training") if (n := p.read_text(encoding="utf-8").count("\n")) >= FILE}
    assert long == {}


# words that stand in code: grammar, kinds of actors, places and numbers, and what a function names one by one
GRAMMAR = frozenset(
    "a an the this that these those such both all each every any some no another other others one he she it they we i you him her us them me his hers their "
    "its our my your who whom whose which what where when how if unless whether lest because and or but nor neither not never than as so too very even just "
    "more most much many few several either in on at by of for to from with without against about over under into onto out off up down near inside outside "
    "within across through throughout between among around along toward towards upon before after since until till during while via above below beyond "
    "behind beside besides nobody none there here is are was were be been being am has have had do does did will would shall should can could may might "
    "must wo st nd rd th zero two three four five six seven eight nine ten eleven twelve object place time abstract event animal substance plant abduct "
    "torture sexual execute assassinate beat destroy firearms primitive case mark root dep flat list conj cc punct aux cop det amod compound appos nmod obl "
    "obj iobj nsubj csubj acl advcl xcomp ccomp parataxis advmod nummod vocative exact country province region district current background planned "
    "hypothetical denied".split()
)
STAYS = {
    ("casualties/shapes.py", "special"),  # each of its verbs is named again below
    ("names/np.py", "QUANTIFIERS"),
    ("names/states.py", "LOCATIVE"),
    ("names/terms.py", "SMALL"),
    ("places/coder.py", "LOCATING"),
    ("dates/grammar.py", "UNITS"),
    ("dates/grammar.py", "DAY_WORDS"),
}
SOME = 5  # words; fewer may stand where they are asked for


def words_in_code(path: Path) -> Iterator[str]:
    """Sets of words in a file that are no grammar: a set in braces, or words in a string that is split."""
    for top in tree(path).body:
        target = top.targets[0] if isinstance(top, ast.Assign) else top
        for node in ast.walk(top):
            words: list[Any] = []
            if isinstance(node, ast.Set):
                words = [e.value for e in node.elts if isinstance(e, ast.Constant)]
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split" and isinstance(node.func.value, ast.Constant):
                words = str(node.func.value.value).split()
            if ("/".join(path.parts[-2:]), getattr(target, "id", getattr(target, "name", ""))) in STAYS:
                continue
            if len(found := [w for w in words if isinstance(w, str) and w.isalpha() and w.islower() and w not in GRAMMAR]) >= SOME:
                yield f"{label(path)}:{node.lineno} {' '.join(found)}"


def test_words_are_data() -> None:
    """Where a word is misread, a researcher corrects it in vocab/data/lexicon/classes."""
    assert [line for path in sources("src/dateline/coding") for line in words_in_code(path)] == []


def test_functions_are_small() -> None:
    long = {
        f"{label(p)}:{f.lineno} {f.name}": n
        for p in sources("src", "evaluation", "tools", "training")
        for f in functions(p)
        if (n := (f.end_lineno or f.lineno) - f.lineno + 1) >= FUNCTION
    }
    assert long == {}


def test_no_error_is_swallowed_unseen() -> None:
    bare = [f"{label(p)}:{n.lineno}" for p in sources("src", "evaluation", "tools") for n in ast.walk(tree(p)) if isinstance(n, ast.ExceptHandler) and n.type is None]
    assert bare == []


def test_modules_say_what_they_are() -> None:
    assert [label(p) for p in sources("src", "evaluation", "tools") if ast.get_docstring(tree(p)) is None] == []


def test_nothing_timeless_reads_the_clock() -> None:
    """Same input, same bytes: "today" is the publication date."""
    calls = [
        f"{label(p)}:{n.lineno}"
        for p in sources(*(f"src/dateline/{name}" for name in TIMELESS))
        for n in ast.walk(tree(p))
        if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and (n.value.id, n.attr) in CLOCKS
    ]
    assert calls == []


def third_party() -> dict[str, list[str]]:
    """Distributions that the package imports, with the files that do."""
    out: dict[str, list[str]] = {}
    for path in sources("src/dateline"):
        for node in ast.walk(tree(path)):
            for name in imported(node):
                top = name.split(".")[0]
                if top and top != "dateline" and top not in sys.stdlib_module_names:
                    out.setdefault(DISTRIBUTIONS.get(top, top), []).append(label(path))
    return out


def project() -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return found


def names(requirements: list[str]) -> set[str]:
    return {d.split(">")[0].split("=")[0].split("[")[0].strip() for d in requirements}


def declared() -> set[str]:
    return names(project()["dependencies"])


def extras() -> set[str]:
    """What users may install beside: extras that are not for building, testing or writing docs."""
    return {n for extra, some in project()["optional-dependencies"].items() if extra not in {"browser", "build", "dev", "docs"} for n in names(some)}


def test_dependencies_are_declared_and_used() -> None:
    used = third_party()
    assert set(used) - declared() - extras() == set(), "imported but not declared"
    assert declared() - set(used) - NEEDED_BY_OTHERS == set(), "declared but imported nowhere"


def test_heavy_packages_wait() -> None:
    """`dateline --help` imports none of them: they stand inside the functions that need them."""
    program = "import sys\nfrom dateline.cli import main\nmain(['--help'])\nprint('LOADED', *sorted({m.split('.')[0] for m in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment())
    loaded = set(done.stdout.split("LOADED", 1)[1].split())
    assert loaded & HEAVY == set()


def test_importing_the_package_is_free() -> None:
    program = "import sys\nbefore = set(sys.modules)\nimport dateline\nprint(*sorted({m.split('.')[0] for m in set(sys.modules) - before}))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment())
    assert set(done.stdout.split()) <= {"dateline"} | set(sys.stdlib_module_names)


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "src")}


def test_nothing_names_the_machine_it_was_made_on() -> None:
    absolute = ("/" + "work/", "/" + "root/", "/" + "home/")
    named = [label(p) for p in sources("src", "evaluation", "tools", "tests", "training") if any(w in p.read_text(encoding="utf-8") for w in absolute)]
    assert named == []
