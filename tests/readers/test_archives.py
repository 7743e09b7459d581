"""Files that hold many articles: WARC, mail, MUC messages, saved feeds; also gzipped, broken and hostile."""

from __future__ import annotations

import gzip
import io
from email.message import EmailMessage
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dateline.readers import Input, expand, read_inputs

ARTICLE = "The army shelled the village on Monday, the ministry said, and five people were killed in the attack. The shelling went on for an hour."
PAGE = f"<html><head><title>Shelling</title></head><body><article><h1>Shelling</h1><p>{ARTICLE}</p><p>{ARTICLE}</p></article></body></html>"


def read(tmp_path: Path, data: bytes, name: str = "file.bin") -> list[Input]:
    (tmp_path / name).write_bytes(data)
    return list(read_inputs([str(tmp_path / name)]))


def texts(items: list[Input]) -> list[str]:
    return [i.document.text for i in items if i.document]


def errors(items: list[Input]) -> list[str]:
    return [str(i.error) for i in items if i.error]


def warc(records: list[tuple[str, bytes, str]], packed: bool = False) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for url, body, status in records:
        http = StatusAndHeaders(status, [("Content-Type", "text/plain; charset=utf-8")], protocol="HTTP/1.1")
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=http))
    return out.getvalue()


@pytest.mark.parametrize("packed", [False, True])
def test_warc_responses_are_read_once_each(tmp_path: Path, packed: bool) -> None:
    other = PAGE.replace("village", "town").encode()
    records = [
        ("https://www.gazette.example/a", PAGE.encode(), "200 OK"),
        ("https://gazette.example/copy", PAGE.encode(), "200 OK"),
        ("https://gazette.example/x.png", b"\x89PNG\r\n\x00\x00", "200 OK"),
        ("https://gazette.example/gone", b"<html><body><p>Not here</p></body></html>", "404 Not Found"),
        ("https://gazette.example/b", other, "200 OK"),
    ]
    items = read(tmp_path, warc(records, packed), "crawl.warc.gz")
    documents = [i.document for i in items if i.document]
    assert errors(items) == []
    assert [(d.url, d.source) for d in documents] == [("https://www.gazette.example/a", "gazette.example"), ("https://gazette.example/b", "gazette.example")]
    assert "town" in documents[1].text


def test_a_cut_warc_gives_what_was_whole(tmp_path: Path) -> None:
    data = warc([("https://a.example/a", PAGE.encode(), "200 OK"), ("https://a.example/b", PAGE.replace("village", "town").encode(), "200 OK")])
    items = read(tmp_path, data[:-300])
    assert len(texts(items)) >= 1
    packed = warc([("https://a.example/a", PAGE.encode(), "200 OK")], packed=True)
    assert "cut off" in errors(read(tmp_path, packed[:-20]))[0]


def test_a_gzip_bomb_is_refused(tmp_path: Path) -> None:
    line = b'{"text": "' + b"a" * 100 + b'"}\n'
    items = read(tmp_path, gzip.compress(line * 2_000_000, 9), "bomb.jsonl.gz")
    assert "unpacks to more than" in errors(items)[-1]


def test_gzipped_text_and_lines(tmp_path: Path) -> None:
    assert texts(read(tmp_path, gzip.compress(ARTICLE.encode()))) == [ARTICLE]
    line = f'{{"maintext": "{ARTICLE}", "date_publish": "2023-11-22 10:00:00", "source_domain": "gazette.example", "title": "T"}}\n'.encode()
    items = read(tmp_path, gzip.compress(line) + gzip.compress(line))
    assert [(i.document.published, i.document.source) for i in items if i.document] == [("2023-11-22", "gazette.example")] * 2


def message(plain: str | None, page: str | None, subject: str = "Évening brief") -> bytes:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = '"Harbour Brief" <brief@harbour.example>', subject, "Wed, 22 Nov 2023 18:00:00 +0000"
    mail["Message-ID"] = "<1@harbour.example>"
    if plain is not None:
        mail.set_content(plain)
    if page is not None:
        mail.add_alternative(page, subtype="html")
    return mail.as_bytes()


def test_mail(tmp_path: Path) -> None:
    (item,) = read(tmp_path, message(ARTICLE, None))
    assert item.document is not None
    d = item.document
    assert (d.text, d.source, d.title, d.published, d.reader) == (ARTICLE, "Harbour Brief", "Évening brief", "2023-11-22", "mail")
    (item,) = read(tmp_path, message("See the web version.", f"<style>p {{}}</style><p>{ARTICLE}</p><p>Second&nbsp;part.</p>"))
    assert texts([item]) == [f"{ARTICLE}\n\nSecond part."]


def test_mailbox_goes_on_after_an_empty_message(tmp_path: Path) -> None:
    box = b"".join(b"From a@b Wed Nov 22 18:00:00 2023\n" + m + b"\n\n" for m in (message(ARTICLE, None), message("", None), message(ARTICLE, None, "Two")))
    items = read(tmp_path, box, "box.mbox")
    assert len(texts(items)) == 2
    assert "message 2: empty" in errors(items)[0]


def test_deep_mail_does_no_harm(tmp_path: Path) -> None:
    deep = "From: a@b.example\nMessage-ID: <1@b>\nMIME-Version: 1.0\n" + "".join(f"Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n" for i in range(3000)) + "\nx"
    assert len(errors(read(tmp_path, deep.encode()))) == 1


def test_an_article_with_a_header_is_no_mail(tmp_path: Path) -> None:
    (item,) = read(tmp_path, f"Source: Harbour Gazette\nDate: 2023-11-22\n\n{ARTICLE}".encode())
    assert item.document is not None
    assert (item.document.reader, item.document.source) == ("plain", "Harbour Gazette")


def test_muc_messages(tmp_path: Path) -> None:
    one = f"TST9-MUC9-0001\n\n   PORTO, 3 JAN 90 (RADIO) -- [TEXT] {ARTICLE.upper()}\n"
    items = read(tmp_path, f"{one}\n\n{one.replace('0001', '0002').replace('3 JAN', '30 FEB')}".encode(), "messages")
    assert [(i.document.title, i.document.published) for i in items if i.document] == [("TST9-MUC9-0001", "1990-01-03"), ("TST9-MUC9-0002", None)]


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Gazette</title>
<item><title>Shelling</title><link>https://gazette.example/a</link><pubDate>Wed, 22 Nov 2023 10:00:00 GMT</pubDate>
<description>&lt;p&gt;{0}&lt;/p&gt;</description></item>
<item><title>Nothing</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Gazette</title><entry><title>S</title><link href="https://g.example/b"/><updated>2023-11-22T10:00:00Z</updated>
<content type="html">&lt;p&gt;{0}&lt;/p&gt;</content></entry></feed>"""


def test_saved_feeds(tmp_path: Path) -> None:
    first, second = read(tmp_path, RSS.format(ARTICLE).encode(), "a.xml")
    d = first.document
    assert d is not None
    assert (d.text, d.source, d.title, d.url, d.published) == (ARTICLE, "Harbour Gazette", "Shelling", "https://gazette.example/a", "2023-11-22")
    assert [i.kind for i in d.issues] == ["teaser"]
    assert "entry 2: empty" in str(second.error)
    (item,) = read(tmp_path, ATOM.format(ARTICLE).encode(), "b.xml")
    assert item.document is not None
    assert (item.document.issues, item.document.published) == ((), "2023-11-22")


def test_entity_bombs_are_refused(tmp_path: Path) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss version="2.0"><channel><title>&b;</title></channel></rss>'
    assert "declares XML entities" in errors(read(tmp_path, bomb.encode()))[0]


def test_folders_give_every_kind(tmp_path: Path) -> None:
    for name in ("a.warc", "b.warc.gz", "c.eml", "d.mbox", "e.rss", "f.xml", "g.jsonl.gz", "h.png"):
        (tmp_path / name).write_bytes(b"x")
    assert [Path(p).name for p in expand([str(tmp_path)])] == ["a.warc", "b.warc.gz", "c.eml", "d.mbox", "e.rss", "f.xml", "g.jsonl.gz"]


@pytest.mark.parametrize(
    ("words", "kind"),
    [("Subscribe to continue reading.", "paywall"), ("We use cookies to improve this page. Accept all cookies.", "no-article")],
)
def test_stubs_are_noted(tmp_path: Path, words: str, kind: str) -> None:
    page = f"<html><body><article><p>{ARTICLE}</p><p>{words} This line is long enough for any extractor to keep it as a paragraph.</p></article></body></html>"
    (item,) = read(tmp_path, page.encode())
    assert item.document is not None
    assert [i.kind for i in item.document.issues] == [kind]
    (item,) = read(tmp_path, PAGE.encode())
    assert item.document is not None
    assert item.document.issues == ()


def framed(block: bytes, length: object = None, head: str = "WARC/1.0", url: str = "https://a.example/x") -> bytes:
    """One response record, with a length of our choice."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + block
    size = len(http) if length is None else length
    return f"{head}\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Length: {size}\r\n\r\n".encode() + http + b"\r\n\r\n"


def pages(*names: str) -> list[bytes]:
    return [PAGE.replace("village", name).encode() for name in names]


@pytest.mark.parametrize("length", [10**15, 10**30, -5, "many", "", 12, 700])
def test_a_wrong_length_neither_swallows_nor_stops_other_records(tmp_path: Path, length: object, capsys: pytest.CaptureFixture[str]) -> None:
    one, two, three = pages("town", "city", "port")
    items = read(tmp_path, framed(one) + framed(two, length) + framed(three) + framed(pages("farm")[0]))
    assert ["town" in t or "city" in t or "port" in t or "farm" in t for t in texts(items)] == [True] * 4
    assert [[x.kind for x in i.document.issues] for i in items if i.document] == [[], ["broken-record"], [], []]
    assert capsys.readouterr() == ("", "")


def test_another_version_and_noise_are_one_error_each(tmp_path: Path) -> None:
    one, two = pages("town", "city")
    items = read(tmp_path, framed(one, head="WARC/9.9") + framed(one) + b"noise\r\nmore noise\r\n\r\n" + framed(two))
    assert len(texts(items)) == 2
    assert [e.partition(": ")[2] for e in errors(items)] == [
        "record 1: no WARC record of version 1.0 or 1.1 begins here: 'WARC/9.9'",
    ]
    assert [[x.kind for x in i.document.issues] for i in items if i.document] == [["broken-record"], []]


@pytest.mark.parametrize("data", [b"WARC/1.0\r\n", b"WARC/1.0\r\nWARC-Type: response\r\n" + b"x" * 200_000, b"WARC/"])
def test_a_record_without_an_end_of_its_header_says_so(tmp_path: Path, data: bytes) -> None:
    assert len(errors(read(tmp_path, data))) == 1
    assert len(texts(read(tmp_path, data + b"\n" + framed(pages("town")[0])))) == 1


def test_a_cut_record_is_kept_and_marked(tmp_path: Path) -> None:
    (document,) = [i.document for i in read(tmp_path, framed(pages("town")[0])[:-120]) if i.document]
    assert [(i.kind, "cut off" in i.message) for i in document.issues] == [("broken-record", True)]


def test_a_cut_gzipped_archive_gives_every_whole_member(tmp_path: Path) -> None:
    packed = [gzip.compress(framed(page)) for page in pages("town", "city", "port")]
    items = read(tmp_path, b"".join(packed)[:-60])
    assert sum("town" in t or "city" in t for t in texts(items)) == 2
    assert "cut off" in errors(items)[-1]


def test_a_large_record_is_passed_over_block_by_block(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_MAX_BYTES", "2000")
    video = framed(b"\x00" * 300_000)
    items = read(tmp_path, video + framed(pages("town")[0]))
    assert (len(texts(items)), errors(items)) == (1, [])
    items = read(tmp_path, framed(b"<html>" + b"x" * 300_000) + framed(pages("town")[0]))
    assert len(texts(items)) == 1
    assert "record 1: too large" in errors(items)[0]


def test_cut_gzip_of_one_article_is_refused(tmp_path: Path) -> None:
    assert "cut off" in errors(read(tmp_path, gzip.compress(ARTICLE.encode())[:-10]))[0]
