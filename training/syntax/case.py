"""Case noise: some texts of an epoch in capitals, some in lower case."""

from __future__ import annotations

import random
from typing import Any


def cased(words: list[str], chance: random.Random, config: dict[str, Any]) -> list[str]:
    """The words, in capitals for the share `upper` of the config, in lower case for `lower`."""
    r = chance.random()
    if r < config["upper"]:
        return [w.upper() for w in words]
    return [w.lower() for w in words] if r < config["upper"] + config["lower"] else words
