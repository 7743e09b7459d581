"""YAML as our data files use it: `yes`, `no` and `on` are words, not booleans."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any

import yaml

from dateline.errors import DataError

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """Only true and false are booleans, and no key stands twice: the second would silently take the place of the first."""

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"the key {key.value!r} stands twice", key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


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


def line_of(path: str, *keys: str | int) -> str:
    """ "FILE:LINE" of an entry of a file under vocab/data, by keys and list positions; as far as they lead. For error messages."""
    text = files("dateline.vocab").joinpath("data", *path.split("/")).read_text(encoding="utf-8")
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    for key in keys:
        if isinstance(node, yaml.MappingNode):
            pair = next((pair for pair in node.value if pair[0].value == str(key)), None)
            if pair is None:
                break
            node = pair[1] if isinstance(pair[1], yaml.MappingNode | yaml.SequenceNode) else pair[0]
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            node = node.value[key]
    return f"{path}:{node.start_mark.line + 1}" if node is not None else path
