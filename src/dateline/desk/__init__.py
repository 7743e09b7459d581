"""A store as a person at a desk uses it, in Python: events, tallies, states, judgements, brief and answers, as tables that a notebook shows."""

from __future__ import annotations

from dateline.desk.desk import Desk
from dateline.desk.table import Table

__all__ = ["Desk", "Table"]
