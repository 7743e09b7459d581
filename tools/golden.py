"""Write the expected readings of the examples: tests/golden/<name>.json. Read the difference before you commit it.

python -m tools.golden
"""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
GOLDEN = ROOT / "tests" / "golden"


def dispatches() -> list[Path]:
    """The sample dispatches, in order."""
    return sorted(EXAMPLES.glob("[0-9]*.txt"))


def reading_of(path: Path) -> str:
    """The reading of a file, as `dateline code FILE --json` prints it."""
    from dateline.briefs.faq import answers
    from dateline.coding import code
    from dateline.exporters.reading import as_json
    from dateline.readers import read_bytes

    reading = code(read_bytes(path.read_bytes())[0])
    return as_json(reading, answers(reading))


def main() -> None:
    """Rewrite every golden reading and say which changed."""
    GOLDEN.mkdir(parents=True, exist_ok=True)
    names = {p.stem for p in dispatches()}
    for old in GOLDEN.glob("*.json"):
        if old.stem not in names:
            old.unlink()
            print(f"removed {old.name}")
    for path in dispatches():
        target, text = GOLDEN / f"{path.stem}.json", reading_of(path)
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.write_text(text, encoding="utf-8", newline="\n")
            print(f"written {target.name}")


if __name__ == "__main__":
    main()
