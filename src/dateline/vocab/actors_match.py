"""Finds names of the register in text: longest match over word pieces, whatever the tokenisation, accents, hyphens or apostrophes."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from dateline.vocab.actors import Register, register
from dateline.vocab.classes import word_class

TermKind = Literal["actor", "state", "adjective", "people", "seat"]
_PIECE = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_ʻʼʽʾʿ]+")
_GAP = frozenset(" \t\n\r\u00a0\u2009-\u2010\u2011\u2013'’‘`´ʻʼʽʾʿ/&(")
_LOOSE = frozenset({"al", "el", "ash", "as", "an", "ar", "ad", "at", "bin", "ibn", "of", "the", "de", "del", "la", "and", "for", "in", "to", "y", "e", "a", "s", "o"})
_ALSO_WORDS = word_class("groups.also-words")
MAX_GAP = 3


@dataclass(frozen=True, slots=True)
class Term:
    """What a name stands for: an actor or a nation (id), and how."""

    kind: TermKind
    id: str
    needs: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A name in a text: characters [start, end) and all that it may stand for."""

    start: int
    end: int
    terms: tuple[Term, ...]

    def of(self, *kinds: TermKind) -> Term | None:
        """The first term of one of the kinds, or None."""
        return next((t for t in self.terms if t.kind in kinds), None)


class _Piece(NamedTuple):
    """One word of a text."""

    start: int
    end: int
    text: str
    key: str


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """A word without case and accents; "U.S." is "us"."""
    if word.isascii():
        return word.replace(".", "").lower()
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c)).replace(".", "").casefold()


def pieces(text: str) -> list[_Piece]:
    """Runs of letters and digits, and dotted acronyms, with their place."""
    return [_Piece._make((*m.span(), word, fold(word))) for m in _PIECE.finditer(text) for word in (m[0],)]


_Entry = tuple[tuple[str, ...], tuple[str, ...], Term]


class Matcher:
    """An index of all names of a register. Building it takes some tens of milliseconds; use `matcher()`."""

    def __init__(self, source: Register) -> None:
        self._index: dict[tuple[str, str], list[_Entry]] = defaultdict(list)
        for name, term in _terms(source):
            parts = pieces(name)
            if parts:
                second = parts[1].key if len(parts) > 1 else ""
                self._index[(parts[0].key, second)].append((tuple(p.key for p in parts), tuple(p.text for p in parts), term))
        self._firsts = {key for key, _ in self._index}
        for entries in self._index.values():
            entries.sort(key=lambda e: (-len(e[0]), e[2].kind, e[2].needs == "", e[2].id))

    def hits(self, text: str) -> list[Hit]:
        """Names in the text, left to right, longest first, never overlapping. Their `needs` are not checked here."""
        found, parts, at = [], pieces(text), 0
        capitals = _capitals(text)
        while at < len(parts):
            if parts[at].key not in self._firsts:
                at += 1
                continue
            hit, length = self._longest(text, parts, at, capitals)
            if hit is not None:
                found.append(hit)
            at += max(length, 1)
        return found

    def _longest(self, text: str, parts: list[_Piece], at: int, capitals: bool) -> tuple[Hit | None, int]:
        key = parts[at].key
        entries = self._index.get((key, ""), [])
        if at + 1 < len(parts) and (more := self._index.get((key, parts[at + 1].key))):
            entries = [*more, *entries]
        terms: list[Term] = []
        length = 0
        for keys, texts, term in entries:
            if terms and len(keys) < length:
                break
            if _fits(text, parts, at, keys, texts, capitals) and term not in terms:
                terms.append(term)
                length = len(keys)
        if not terms:
            return None, 0
        return Hit(parts[at].start, parts[at + length - 1].end, tuple(terms)), length


def _capitals(text: str) -> bool:
    """Whether a text is written in capitals throughout."""
    letters = [c for c in text[:2000] if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) > 0.7 * len(letters)


def _fits(text: str, parts: list[_Piece], at: int, keys: tuple[str, ...], texts: tuple[str, ...], capitals: bool) -> bool:
    if at + len(keys) > len(parts):
        return False
    if any(parts[at + k].key != key for k, key in enumerate(keys)):
        return False
    capitals = capitals or _shouted(parts, at, at + len(keys))
    for k, written in enumerate(texts):
        piece = parts[at + k]
        if not _case(piece.text, written, capitals):
            return False
        initial = k > 0 and len(parts[at + k - 1].text) == 1 and text[parts[at + k - 1].end : parts[at + k - 1].end + 1] == "."
        if k and not _gap(text, parts[at + k - 1].end + initial, piece.start):
            return False
    return True


def _shouted(parts: list[_Piece], first: int, last: int) -> bool:
    """Whether the words on both sides stand in capitals too."""
    beside = [parts[i].text for i in (first - 1, last) if 0 <= i < len(parts)]
    return bool(beside) and all(len(w) > 1 and w.isupper() for w in beside)


def _gap(text: str, start: int, end: int) -> bool:
    return end - start <= MAX_GAP and all(c in _GAP for c in text[start:end])


def _case(seen: str, written: str, capitals: bool) -> bool:
    """An acronym must stand in capitals (dotted where it is a word and all is capitals); a name with a capital; other words any way."""
    if written.lower() in _LOOSE:
        return True
    bare = written.replace(".", "")
    if bare.isupper() and len(bare) > 1:
        if capitals and bare in _ALSO_WORDS:
            return "." in seen
        return seen.replace(".", "").isupper() or (len(bare) > 4 and seen[0].isupper())
    return not written[0].isupper() or seen[0].isupper()


def _terms(source: Register) -> Iterator[tuple[str, Term]]:
    conditioned = {(a.text, a.actor) for a in source.aliases if a.needs}
    for a in source.actors.values():
        if a.kind != "state" or a.id.upper() not in source.nations:
            if "(" not in a.name and (a.name, a.id) not in conditioned:
                yield a.name, Term("actor", a.id)
    for alias in source.aliases:
        yield alias.text, Term("actor", alias.actor, alias.needs)
    for n in source.nations.values():
        for kind, words in (("state", (n.name, *n.other_names)), ("adjective", n.adjectives), ("people", n.people), ("seat", n.seats)):
            for word in words:
                yield word, Term(kind, n.id)  # type: ignore[arg-type]


_BUILT: dict[int, tuple[Register, Matcher]] = {}


def matcher(source: Register | None = None) -> Matcher:
    """The matcher of a register, the package's by default; built once for each register."""
    source = source or register()
    if id(source) not in _BUILT:
        _BUILT[id(source)] = (source, Matcher(source))
    return _BUILT[id(source)][1]
