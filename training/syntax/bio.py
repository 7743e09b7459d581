"""Spans of BIO tags."""

from __future__ import annotations


def spans(tags: list[str]) -> set[tuple[int, int, str]]:
    """(first, past the last, type) of each name; an I- without its B- begins one."""
    out, start = set(), None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and not (tag.startswith("I-") and tag[2:] == tags[start][2:]):
            out.add((start, i, tags[start][2:]))
            start = None
        if tag.startswith("B-") or (tag.startswith("I-") and start is None):
            start = i
    return out
