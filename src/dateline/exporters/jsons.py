"""JSON as exports write it: one line, keys in the order given, floats without noise, no half surrogates."""

from __future__ import annotations

import json
import math
from typing import Any


def line(value: Any) -> str:
    """Compact JSON text without a line break. Not-a-number and infinity become null: JSON has neither."""
    return json.dumps(_clean(value), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _clean(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _clean(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_clean(v) for v in value]
    if isinstance(value, float):
        return round(value, 6) if math.isfinite(value) else None
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    return value
