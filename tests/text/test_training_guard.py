"""Training refuses the parts of corpora that are for reporting only."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

FOLDER = Path(__file__).parents[2] / "training/syntax"


@pytest.fixture(scope="module")
def corpora() -> ModuleType:
    sys.path.insert(0, str(FOLDER))
    try:
        spec = importlib.util.spec_from_file_location("syntax_corpora", FOLDER / "corpora.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(FOLDER))
    return module


@pytest.mark.parametrize(
    "path",
    ["ud_ewt/en_ewt-ud-test.conllu", "ud_gum/en_gum-ud-test.conllu", "wnut17/emerging.test.annotated", "muc4/tst3/x", "ecbplus/ECB_Test_corpus.txt"],
)
def test_refused_by_name(corpora: ModuleType, path: str) -> None:
    with pytest.raises(ValueError, match="report-only"):
        corpora.guard(Path(path))


def test_refused_by_content(corpora: ModuleType, tmp_path: Path) -> None:
    """A report-only treebank under another name is still known by its digest."""
    renamed = tmp_path / "data/train.conllu"
    renamed.parent.mkdir()
    renamed.write_text("# sent_id = weblog-x\n1\ta\ta\tX\tX\t_\t0\troot\t_\t_\n\n")
    assert corpora.conllu(renamed, entities=False)
    digest = corpora.digest(renamed)
    assert digest not in corpora.REPORT_ONLY_DIGESTS
    corpora.REPORT_ONLY_DIGESTS.add(digest)
    try:
        with pytest.raises(ValueError, match="report-only"):
            corpora.guard(renamed)
    finally:
        corpora.REPORT_ONLY_DIGESTS.discard(digest)


def test_the_roles_model_is_not_trained_on_report_only_messages() -> None:
    """Its reader of corpora goes through the same guard."""
    source = (FOLDER.parent / "roles" / "data.py").read_text(encoding="utf-8")
    assert "from corpora import guard" in source
    assert source.count("read_text(") == source.count("guard(path).read_text(")


def test_the_reader_is_not_trained_on_report_only_parts() -> None:
    """What it reads besides our own dispatches and readings goes through the same guard."""
    source = (FOLDER.parent / "reader" / "news.py").read_text(encoding="utf-8")
    assert "from corpora import guard" in source
    assert source.count("read_text(") == source.count("guard(path).read_text(") + source.count('"readings" / f"{name}.json").read_text(')


def test_train_files_pass(corpora: ModuleType) -> None:
    path = Path("ud_ewt/en_ewt-ud-train.conllu")
    assert corpora.guard(path) == path
