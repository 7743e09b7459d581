"""Builds src/dateline/text/data/lemmas.tsv.gz: forms whose lemma the suffix rules get wrong.

Needs lemminflect (MIT; data from the NIH SPECIALIST lexicon).

python tools/build_lemmas.py WORDS_TXT     (frequent words, most frequent first, one per line: the vocabulary of the encoder's tokenizer)
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

TAGS = {"V": ("VERB", ("VBD", "VBN", "VBG", "VBZ")), "N": ("NOUN", ("NNS",)), "A": ("ADJ", ("JJR", "JJS"))}
UPOS = {"verb": "V", "noun": "N", "adj": "A", "adv": "A"}
# plural in form, their own lemma
KEPT = "troops people headquarters barracks media data means series species news premises outskirts remains clothes regards politics"
OURS = {
    ("left", "V"): "leave",
    ("felt", "V"): "feel",
    ("found", "V"): "find",
    ("shot", "V"): "shoot",
    ("wounded", "V"): "wound",
    ("bound", "V"): "bind",
    ("lay", "V"): "lie",
    ("saw", "V"): "see",
    ("wound", "V"): "wind",
    ("'s", "V"): "be",
    ("was", "V"): "be",
    ("were", "V"): "be",
    ("is", "V"): "be",
    ("been", "V"): "be",
    ("being", "V"): "be",
    ("ground", "V"): "grind",
    ("fell", "V"): "fall",
    ("better", "A"): "good",
    ("best", "A"): "good",
    ("worse", "A"): "bad",
    ("worst", "A"): "bad",
    ("children", "N"): "child",
    ("dead", "N"): "dead",
    ("planes", "N"): "plane",
    ("axes", "N"): "axe",
    ("bases", "N"): "base",
    ("crises", "N"): "crisis",
    ("analyses", "N"): "analysis",
    ("leaves", "N"): "leaf",
    ("lives", "N"): "life",
}


def bases(more: list[str]) -> dict[str, set[str]]:
    """Base forms of each kind: lemminflect's lexicon, and any word of the list."""
    import lemminflect

    out: dict[str, set[str]] = {kind: {w for w in more if w.isascii() and w.isalpha() and len(w) > 2} for kind in TAGS}
    raw = gzip.decompress((Path(lemminflect.__file__).parent / "resources/infl_lu.csv.gz").read_bytes()).decode("utf-8")
    for line in raw.splitlines():
        word, upos, _ = line.split(",", 2)
        if word.islower() and word.isalpha() and len(word) > 1:
            out[UPOS[upos]].add(word)
    return out


def candidates(words: set[str], kind: str) -> dict[str, dict[str, set[str]]]:
    """Form -> its possible bases -> the tags under which each gives the form."""
    import lemminflect

    upos, tags = TAGS[kind]
    out: dict[str, dict[str, set[str]]] = {}
    for base in sorted(words):
        got = lemminflect.getAllInflections(base, upos=upos)
        for tag in tags:
            for form in got.get(tag, ())[:2]:
                if " " not in form and form.lower() != base:
                    out.setdefault(form.lower(), {}).setdefault(base, set()).add(tag)
    return out


def main() -> None:
    from dateline.text.lemmas import regular

    more = [w.strip() for w in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()] if len(sys.argv) > 1 else []
    rank = {w: n for n, w in enumerate(more)}  # the list is in order of frequency: of two bases (putting: put, putt) the frequent one
    rows: dict[tuple[str, str], str] = dict(OURS) | {(w, "N"): w for w in KEPT.split()}
    for kind, words in bases(more).items():
        for form, found in candidates(words, kind).items():
            base = min(found, key=lambda b: (rank.get(b, len(rank)), any(regular(form, kind, t) != b for t in found[b]), b))
            if any(regular(form, kind, tag) != base for tag in TAGS[kind][1] if tag in {t for ts in found.values() for t in ts}):
                rows.setdefault((form, kind), base)
    lines = [f"{form}\t{kind}\t{base}" for (form, kind), base in sorted(rows.items())]
    out = ROOT / "src/dateline/text/data/lemmas.tsv.gz"
    out.write_bytes(gzip.compress(("# form, kind (V N A), lemma. From lemminflect (MIT) by tools/build_lemmas.py\n" + "\n".join(lines) + "\n").encode(), 9, mtime=0))
    print(len(lines), "exceptions,", out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
