"""Builds src/dateline/text/data/lemmas.tsv.gz: forms whose lemma the suffix rules get wrong. Needs lemminflect (MIT; data from the NIH SPECIALIST lexicon).

    python tools/build_lemmas.py VOCAB_TXT     (a list of frequent words, one per line: forms outside it are kept only if they are verbs)
"""

from __future__ import annotations

import gzip
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

TAGS = {"V": ("VERB", ("VBD", "VBN", "VBG", "VBZ", "VB")), "N": ("NOUN", ("NNS", "NN")), "A": ("ADJ", ("JJR", "JJS", "JJ"))}
OURS = {("left", "V"): "leave", ("felt", "V"): "feel", ("found", "V"): "find", ("shot", "V"): "shoot", ("wounded", "V"): "wound", ("bound", "V"): "bind", ("lay", "V"): "lie", ("saw", "V"): "see",
        ("bombed", "V"): "bomb", ("bombing", "V"): "bomb", ("dead", "N"): "dead", ("wounded", "N"): "wounded", ("troops", "N"): "troops", ("forces", "N"): "force", ("people", "N"): "people",
        ("headquarters", "N"): "headquarters", ("barracks", "N"): "barracks", ("sanctions", "N"): "sanction", ("talks", "N"): "talk", ("media", "N"): "media", ("was", "V"): "be", ("were", "V"): "be",
        ("is", "V"): "be", ("are", "V"): "be", ("am", "V"): "be", ("been", "V"): "be", ("being", "V"): "be", ("'s", "V"): "be", ("’s", "V"): "be", ("injured", "N"): "injured", ("killed", "V"): "kill",
        ("better", "A"): "good", ("best", "A"): "good", ("worse", "A"): "bad", ("worst", "A"): "bad"}


def main() -> None:
    import lemminflect

    from dateline.text.lemmas import regular

    vocab = [w.strip() for w in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    frequent = [w for w in vocab if w.isascii() and w.isalpha() and len(w) > 1]
    rows: dict[tuple[str, str], str] = dict(OURS)
    for kind, (upos, tags) in TAGS.items():
        lemmas = {w for w in frequent}
        for base in sorted(lemmas):
            got = lemminflect.getAllInflections(base, upos=upos)
            for tag in tags:
                for form in got.get(tag, ())[:2]:
                    form = form.lower()
                    if form != base and regular(form, kind, tag) != base and " " not in form:
                        rows.setdefault((form, kind), base)
            if upos == "VERB" and base in got.get("VB", ()) and regular(base, kind, "VBD") != base:
                rows.setdefault((base, kind), base)
    # a form that is itself a more frequent base keeps the base only for nouns and adjectives
    lines = [f"{form}\t{kind}\t{base}" for (form, kind), base in sorted(rows.items())]
    out = ROOT / "src/dateline/text/data/lemmas.tsv.gz"
    out.write_bytes(gzip.compress(("# form, kind (V N A), lemma. From lemminflect (MIT) by tools/build_lemmas.py\n" + "\n".join(lines) + "\n").encode(), 9, mtime=0))
    print(len(lines), "exceptions,", out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
