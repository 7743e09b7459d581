"""dateline: reads conflict news and makes sourced, structured event records."""

from __future__ import annotations

__version__ = "0.1.0"
