"""Bytes to text: byte order marks, UTF-8 first, then a guess that is noted. Refuses what is not text."""

from __future__ import annotations

import codecs
import re

from dateline.errors import InputError
from dateline.model import Issue

BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "an RTF document"),
)
SAMPLE = 65_536
GUESS_SAMPLE = 20_000
FEW_HIGH = 0.15
_ASCII = bytes(n for n in range(32, 127) if n != 92) + b"\\u0041"
CONTROL_SHARE = 0.01
BAD_SHARE = 0.02
_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_SURROGATES = re.compile("[\ud800-\udfff\x00]")


def refuse_binary(data: bytes) -> None:
    """InputError when the bytes are empty, a known binary format, or full of control characters."""
    if not data.strip():
        raise InputError("empty: nothing to read")
    for magic, name in MAGIC:
        if data.startswith(magic):
            raise InputError(f"not text: looks like {name}")
    if any(data.startswith(bom) for bom, _ in BOMS) or _utf16_without_bom(data):
        return
    sample = data[:SAMPLE]
    if b"\x00" in data:
        raise InputError("not text: holds NUL bytes")
    if len(_CONTROLS.findall(sample)) > max(2, CONTROL_SHARE * len(sample)):
        raise InputError("not text: too many control characters")


def _utf16_without_bom(data: bytes) -> str | None:
    """Name of the encoding when every second byte of the head is NUL, as in UTF-16 of Latin letters; else None."""
    sample = data[:2048]
    half = len(sample) // 2
    if half < 8 or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def decode(data: bytes, declared: str | None = None) -> tuple[str, tuple[Issue, ...]]:
    """The text, exactly as encoded (no newline or Unicode change; a byte order mark is no text), and what was guessed or replaced.

    `declared` is an encoding that the document itself names (HTML). InputError when the bytes are not text.
    """
    refuse_binary(data)
    for bom, name in BOMS:
        if data.startswith(bom):
            return _replacing(data[len(bom) :], name)
    bare = _utf16_without_bom(data)
    if bare:
        return _replacing(data, bare)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _other(data, declared)


def _other(data: bytes, declared: str | None) -> tuple[str, tuple[Issue, ...]]:
    """Not clean UTF-8: mostly UTF-8 with a few bad bytes, the declared encoding, or a guess."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for ch in text[:SAMPLE] if ch > "\x7f" and ch != "\ufffd")
    if good > 3 * bad or (declared or "").lower().replace("-", "") == "utf8":
        return _note_replaced(text, "utf-8")
    if declared and holds_ascii(declared):
        try:
            return data.decode(declared), ()
        except UnicodeError:
            pass  # not in the encoding it declares: guessed, and an issue says so
    return _guess(data)


def holds_ascii(encoding: str) -> bool:
    """Whether an encoding is one of texts whose ASCII characters are themselves. A declaration that could be read without knowing it names no other (UTF-16, EBCDIC)."""
    try:
        return _ASCII.decode(encoding) == _ASCII.decode("ascii")
    except (LookupError, UnicodeError):
        return False


def _guess(data: bytes) -> tuple[str, tuple[Issue, ...]]:
    """Windows-1252 when few bytes are outside of ASCII (English and its neighbours); else what charset-normalizer says."""
    encoding = "cp1252"
    high = [i for i, b in enumerate(data[:SAMPLE]) if b > 0x7F]
    if len(high) > FEW_HIGH * min(len(data), SAMPLE):
        from charset_normalizer import from_bytes

        start = max(0, high[0] - GUESS_SAMPLE // 2)
        best = from_bytes(data[start : start + GUESS_SAMPLE]).best()
        encoding = best.encoding if best is not None else encoding
    text, issues = _replacing(data, encoding)
    return text, (Issue("encoding-guessed", f"not UTF-8; read as {encoding.replace('_', '-')}"), *issues)


def _replacing(data: bytes, encoding: str) -> tuple[str, tuple[Issue, ...]]:
    return _note_replaced(data.decode(encoding, "replace"), encoding)


def _note_replaced(text: str, encoding: str) -> tuple[str, tuple[Issue, ...]]:
    text, issues = mend(text)
    bad = text.count("\ufffd")
    if bad > max(2, BAD_SHARE * len(text)):
        raise InputError(f"not text: {bad} undecodable bytes in {len(text)} characters")
    if bad and not issues:
        issues = (Issue("undecodable", f"{bad} undecodable byte sequence(s) replaced ({encoding.replace('_', '-')})"),)
    return text, issues


def mend(text: str) -> tuple[str, tuple[Issue, ...]]:
    """Lone surrogates (from JSON escapes or broken encoders) become U+FFFD: no store or terminal can hold them."""
    mended, n = _SURROGATES.subn("\ufffd", text)
    return mended, ((Issue("undecodable", f"{n} lone surrogate(s) replaced"),) if n else ())
