"""Trained weights that ship with the package: one folder each, with a card and the digests of its files."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from pathlib import Path

from dateline.errors import WeightsError


@cache
def folder(name: str) -> Path:
    """The folder of a model, its files checked against their SHA-256 digests. WeightsError when a file is missing or differs."""
    path = Path(__file__).parent / name
    try:
        digests: dict[str, str] = json.loads((path / "digests.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise WeightsError(f"weights {name}: no readable digests.json ({error})") from error
    for file, digest in digests.items():
        try:
            found = sha256((path / file).read_bytes()).hexdigest()
        except OSError as error:
            raise WeightsError(f"weights {name}: {file} is missing; reinstall dateline") from error
        if found != digest:
            raise WeightsError(f"weights {name}: {file} does not match its digest; reinstall dateline")
    return path
