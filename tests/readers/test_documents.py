"""Bytes to Documents: the text as it was, fields from where they stand, limits and errors in one line."""

from __future__ import annotations

import codecs
import gzip
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.model import Document
from dateline.readers import Hints, expand, read_bytes, read_inputs, read_text
from dateline.readers.decode import holds_ascii

ARTICLE = "The army shelled the village on Monday, the ministry said, and five people were killed in the attack. The shelling went on for an hour."


def one(data: bytes, hints: Hints | None = None) -> Document:
    documents = read_bytes(data, hints)
    assert len(documents) == 1
    return documents[0]


# ---------------------------------------------------------------- plain text
@pytest.mark.parametrize("text", [ARTICLE, f"\r\n{ARTICLE}\r\nTwo.\r", f"  {ARTICLE}\u00a0\n", f"cafe\u0301 {ARTICLE}", f"{ARTICLE}\u2028 \U0001f600"])
def test_plain_text_is_kept_exactly(text: str) -> None:
    assert one(text.encode()).text == text


@pytest.mark.parametrize(
    ("bom", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (b"", "utf-16-le"),
    ],
)
def test_byte_order_marks_are_no_text(bom: bytes, encoding: str) -> None:
    assert one(bom + ARTICLE.encode(encoding)).text == ARTICLE


def test_another_encoding_is_guessed_and_noted() -> None:
    text = "Le général Müller a déclaré à Besançon que l'armée était prête, l'état-major l'a confirmé jeudi après-midi à Orléans."
    document = one(text.encode("cp1252"))
    assert document.text == text
    assert [i.kind for i in document.issues] == ["encoding-guessed"]


def test_a_few_bad_bytes_are_replaced_and_noted() -> None:
    document = one("L’armée – “prête” – à l’aube. ".encode() * 20 + b"\xff" + ARTICLE.encode())
    assert document.text.count("\ufffd") == 1
    assert [i.kind for i in document.issues] == ["undecodable"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"  \n\t ", "empty"),
        (b"...\n---\n", "empty"),
        (b"%PDF-1.7 \x00", "looks like a PDF"),
        (b"PK\x03\x04abc", "ZIP"),
        (gzip.compress(b"text"), "gzip"),
        (b"abc\x00def" * 20, "NUL"),
        (ARTICLE.encode() * 1000 + b"\x00", "NUL"),
        (bytes(range(1, 32)) * 30, "control characters"),
        (b"x" * 10_000_001, "too large"),
        (b"a" * 2_000_000, "one line of 2,000,000 characters"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n", "WARC"),
    ],
)
def test_what_is_no_article_is_refused_in_one_line(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        read_bytes(data)
    assert "\n" not in str(caught.value)


# ---------------------------------------------------------------- headers and dates
def test_date_prefix_stays_in_the_text_outside_the_body() -> None:
    text = f" date 2023-11-22 {ARTICLE}"
    document = one(text.encode())
    assert (document.text, document.published, document.published_basis) == (text, "2023-11-22", "header")
    assert document.body is not None
    assert document.body.of(text) == ARTICLE


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_header_block(newline: str) -> None:
    head = newline.join(["source: Harbour Gazette", "published: 22 November 2023", "url: https://gazette.example/a", "title: Shelling: five dead", "", ""])
    document = one((head + ARTICLE).encode())
    assert (document.source, document.published, document.url, document.title) == (
        "Harbour Gazette",
        "2023-11-22",
        "https://gazette.example/a",
        "Shelling: five dead",
    )
    assert document.body is not None
    assert document.body.of(document.text) == ARTICLE


@pytest.mark.parametrize("start", ["Note: this is no header.\n\n", "source: not ended by a blank line\nThe army ", "Warning: title\n\n", "Date: unknown\nThe army "])
def test_what_is_no_header_is_body(start: str) -> None:
    document = one((start + ARTICLE).encode())
    assert document.body is not None
    assert document.body.start == 0


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Wednesday, January 30, 2019\u00a0", "2019-01-30"),
        ("30 January 2019", "2019-01-30"),
        ("2019-01-30", "2019-01-30"),
        ("Jan. 30, 2019", "2019-01-30"),
        ("February 30, 2019", None),
        ("January 30, 2019, was a bad day", None),
    ],
)
def test_a_first_line_that_is_a_date(line: str, day: str | None) -> None:
    document = one(f"{line}\n\n{ARTICLE}".encode())
    assert document.published == day
    assert document.published_basis == ("text" if day else "none")


def test_the_option_goes_before_the_header() -> None:
    document = one(f"date 2023-11-22 {ARTICLE}".encode(), Hints(published="2020-01-01"))
    assert (document.published, document.published_basis) == ("2020-01-01", "option")


# ---------------------------------------------------------------- language
@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            (
                "Regjeringen har bestemt at to bataljoner skal sendes til grensen for å støtte de lokale styrkene, sier ministeren. Det er ikke første gang landet har "
                "sendt soldater, og to partier er imot. For å få nok soldater må hæren kalle inn folk fra by og land, for to år."
            ),
            "no",
        ),
        (
            (
                "To jest kolejny atak na miasto w tym tygodniu, powiedział gubernator. Co to znaczy dla mieszkańców? To oznacza, że szpital jest zamknięty, a to był "
                "jedyny szpital w okolicy. To nie jest koniec, bo to dopiero początek."
            ),
            "pl",
        ),
        (ARTICLE, "en"),
        (
            "Die Armee hat am Mittwoch zwei Angriffe im Irak geflogen und dabei fünf Menschen getötet, sagte ein Sprecher.",
            "de",
        ),
        ("Too short.", None),
        ("Троє людей загинули внаслідок обстрілу міста у понеділок, повідомили в обласній військовій адміністрації ввечері того ж дня.", "uk"),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert one(text.encode()).language == language


# ---------------------------------------------------------------- HTML
PAGE = """<!DOCTYPE html><html lang="en"><head><title>Shelling | Harbour Gazette</title><meta property="og:site_name" content="Harbour Gazette">
<meta property="og:title" content="Shelling kills five">
<link rel="canonical" href="https://gazette.example/a"><meta property="article:published_time" content="2023-11-22T23:10:00-05:00">
</head><body><nav><a href="/">Home</a></nav><article><h1>Shelling kills five</h1>{body}</article><footer>All rights reserved</footer></body></html>"""


def page(body: str = "".join(f"<p>{ARTICLE} Part {n}.</p>" for n in range(4))) -> bytes:
    return PAGE.replace("{body}", body).encode()


def test_html_gives_text_and_metadata() -> None:
    document = one(page())
    assert (document.reader, document.source, document.url, document.published, document.published_basis) == (
        "html",
        "Harbour Gazette",
        "https://gazette.example/a",
        "2023-11-22",
        "metadata",
    )
    assert "Shelling kills five" in (document.title or "")
    assert ARTICLE in document.text
    assert "All rights" not in document.text


def test_html_is_known_by_its_bytes_not_by_a_name() -> None:
    assert one(b"<!-- c -->\n<html><body><p>" + ARTICLE.encode() + b"</p></body></html>").reader == "html"
    assert one(b"The sign <html> was painted on the wall of the village by soldiers.").reader == "plain"


@pytest.mark.parametrize("count", [900, 200_000])
def test_html_bombs_are_refused(count: int) -> None:
    with pytest.raises(InputError, match="HTML"):
        read_bytes(b"<html><body>" + b"<div>" * count + ARTICLE.encode())
    with pytest.raises(InputError, match="HTML"):
        read_bytes(b"<html><body>" + b"<p>" * 200_000 + ARTICLE.encode())


def test_html_without_article_is_refused() -> None:
    with pytest.raises(InputError, match="without article"):
        read_bytes(b"<html><body><script>alert(1)</script></body></html>")


def test_html_entities_and_scripts_do_not_come_through() -> None:
    document = one(page(f"<p>{ARTICLE} &lt;b&gt; &amp; caf&eacute;</p><script>var x = 'shelled';</script>"))
    assert "café" in document.text
    assert "var x" not in document.text


# ---------------------------------------------------------------- JSON lines
@pytest.mark.parametrize(
    "record",
    [
        {"text": ARTICLE, "title": "T", "date": "2023-11-22", "url": "https://a.example/x", "source": "A"},
        {"maintext": ARTICLE, "title": "T", "date_publish": "2023-11-22 09:00:00", "url": "https://a.example/x", "source_domain": "A"},
        {
            "content": ARTICLE,
            "headline": "T",
            "publishedAt": None,
            "published_at": "2023-11-22T09:00:00Z",
            "link": "https://a.example/x",
            "source": {"name": "A"},
        },
    ],
)
def test_jsonl_fields_of_common_crawlers(record: dict[str, object]) -> None:
    document = one(json.dumps(record).encode())
    assert (document.text, document.title, document.published, document.url, document.source) == (
        ARTICLE,
        "T",
        "2023-11-22",
        "https://a.example/x",
        "A",
    )


def test_jsonl_a_broken_line_does_not_stop_the_rest(tmp_path: object) -> None:
    lines = [
        json.dumps({"text": ARTICLE}),
        "{broken",
        json.dumps({"title": "no text"}),
        json.dumps([1]),
        "[" * 100_000,
        "",
        json.dumps({"text": ARTICLE, "url": "https://b.example/"}),
    ]
    path = f"{tmp_path}/a.jsonl"
    Path(path).write_text("\n".join(lines), encoding="utf-8")
    items = list(read_inputs([path]))
    assert [i.document is not None for i in items] == [True, False, False, False, False, True]
    assert all(i.error and f"{path}: line" in str(i.error) for i in items if i.document is None)
    assert len({i.stem for i in items}) == len(items)
    assert items[-1].document is not None
    assert items[-1].document.source == "b.example"


def test_json_array_and_pretty_json() -> None:
    assert len(read_bytes(json.dumps([{"text": ARTICLE}, {"text": ARTICLE + "!"}], indent=2).encode())) == 2
    assert len(read_bytes(json.dumps({"text": ARTICLE}, indent=2).encode())) == 1


def test_jsonl_lone_surrogates_and_nul_are_replaced() -> None:
    document = one(b'{"text": "The army \\ud800 shelled \\u0000 the village."}')
    assert document.text == "The army \ufffd shelled \ufffd the village."
    assert [i.kind for i in document.issues] == ["undecodable"]


def test_jsonl_with_html(tmp_path: object) -> None:
    document = one(json.dumps({"html": page().decode(), "title": "Mine"}).encode())
    assert (document.reader, document.title, document.source) == ("html", "Mine", "Harbour Gazette")


# ---------------------------------------------------------------- inputs
def test_inputs_folders_missing_files_and_equal_stems(tmp_path: object) -> None:
    import pathlib

    root = pathlib.Path(str(tmp_path))
    for name in ("b.txt", "a.html", "sub/b.txt", ".hidden/c.txt", "image.png"):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(page() if name.endswith("html") else ARTICLE.encode())
    files = expand([str(root)])
    assert [pathlib.Path(f).name for f in files] == ["a.html", "b.txt", "b.txt"]
    items = list(read_inputs([*files, str(root / "none.txt")]))
    assert [i.stem for i in items] == ["a", "b", "b-2", "none"]
    assert "cannot be opened" in str(items[-1].error)


def test_identity_is_of_source_url_and_text() -> None:
    assert one(ARTICLE.encode()).id == one(ARTICLE.encode()).id
    assert one(f"source: A\n\n{ARTICLE}".encode()).id != one(f"source: B\n\n{ARTICLE}".encode()).id


# ---------------------------------------------------------------- properties
PIECES = st.sampled_from(
    [
        b"<html>",
        b"<div>",
        b"</p>",
        b"{",
        b'"text":',
        b"date 2023-11-22 ",
        b"source: x\n",
        b"\n\n",
        b"\xff",
        b"\xef\xbb\xbf",
        b"\x00",
        b"army ",
        b"[",
        b"]",
        b"\r\n",
    ]
)


@given(st.one_of(st.binary(max_size=300), st.lists(PIECES, max_size=30).map(b"".join), st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace"))))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_random_bytes_give_documents_or_an_input_error(data: bytes) -> None:
    try:
        documents = read_bytes(data)
    except InputError:
        return
    for d in documents:
        assert d.body is not None
        assert 0 <= d.body.start < d.body.end <= len(d.text)
        d.text.encode("utf-8")
        assert d.published is None or len(d.published) == 10


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_random_text_never_crashes(text: str) -> None:
    try:
        document = read_text(text)
    except InputError:
        return
    assert len(document.text) == len(text)


BAD = "http://[::1"


@pytest.mark.parametrize(
    "data",
    [
        f"URL: {BAD}\nDate: 2023-02-31\n\n{ARTICLE}",
        f'{{"url": "{BAD}", "date": "2023-02-31", "text": "{ARTICLE}"}}',
        f"<rss version='2.0'><channel><item><link>{BAD}</link><pubDate>2023-02-31</pubDate><description>{ARTICLE * 9}</description></item></channel></rss>",
    ],
    ids=["text", "jsonl", "feed"],
)
def test_an_address_and_a_day_that_are_none_are_left_out_and_noted(data: str) -> None:
    document = one(data.encode())
    assert (document.url, document.published) == (None, None)
    assert [i.kind for i in document.issues] == ["bad-address", "bad-date"]
    assert "is no day" in document.issues[1].message


def test_a_bad_address_in_an_archive(tmp_path: Path) -> None:
    page_ = f"<html><body><article><p>{ARTICLE}</p><p>{ARTICLE}</p></article></body></html>"
    http = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page_}"
    document = one(f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {BAD}\r\nContent-Length: {len(http)}\r\n\r\n{http}\r\n\r\n".encode())
    assert (document.url, [i.kind for i in document.issues]) == (None, ["bad-address"])


@pytest.mark.parametrize("charset", ["utf-16", "utf-7", "undefined", "unicode_escape", "cp037", "rot13", "no-such-thing"])
def test_a_charset_that_the_page_cannot_be_in_is_passed_over(charset: str) -> None:
    data = f'<html><head><meta charset="{charset}"></head><body><article><p>{ARTICLE} Café.</p><p>{ARTICLE}</p></article></body></html>'
    document = one(data.encode("cp1252"))
    assert "Café" in document.text
    assert [i.kind for i in document.issues] == ["encoding-guessed"]


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1251", "shift_jis", "euc-kr", "gb2312", "big5", "koi8-r"])
def test_a_charset_that_holds_ascii_is_taken(charset: str) -> None:
    assert holds_ascii(charset)
