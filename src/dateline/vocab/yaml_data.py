"""YAML as our data files use it: `yes`, `no` and `on` are words, not booleans."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any

import yaml

from dateline.errors import DataError

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """Only true and false are booleans."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag not in {"tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp"}]
    for first, resolvers in _Base.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def load_yaml(path: str) -> Any:
    """Content of a file under vocab/data, for instance "rules/frames.yaml"; DataError with file and line when it is not YAML."""
    text = files("dateline.vocab").joinpath("data", *path.split("/")).read_text(encoding="utf-8")
    return parse_yaml(text, path)


def parse_yaml(text: str, name: str) -> Any:
    """Parsed YAML text; `name` is for the error message."""
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 (a safe loader with fewer booleans)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise DataError(f"{name}:{mark.line + 1 if mark else '?'}: {getattr(error, 'problem', None) or error}") from error
