"""Newsletters saved as letters."""

from __future__ import annotations

import time
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given, settings

from reader.errors import InputError
from reader.importing.files import read_file
from reader.importing.mail import MOST_BYTES, article_from_mail
from tests.importing.broken import check_article, hostile, tried

HEADERS = (
    "From: The Daily Letter <letter@news.example>\nTo: me@home.example\n"
    "Subject: =?utf-8?q?Wall_to_cost_=E2=82=AC5?=\n"
    "Date: Mon, 09 Jun 2025 23:30:00 -0500\nList-URL: <https://user:secret@news.example/letters/7>\n"
    "Content-Language: en-GB, fr\nMIME-Version: 1.0\n"
)
HTML = "<h1>Wall</h1><p>It costs <b>five</b> million.</p><h2>Storm</h2><p>It was windy.</p>"


def letter(body: bytes, content_type: str = "text/plain; charset=utf-8", encoding: str = "8bit") -> bytes:
    """A letter with one part."""
    return f"{HEADERS}Content-Type: {content_type}\nContent-Transfer-Encoding: {encoding}\n\n".encode() + body


def with_parts(*parts: tuple[str, bytes], kind: str = "alternative") -> bytes:
    """A letter with several parts of these types."""
    body = b"".join(
        b"--xx\nContent-Type: " + content_type.encode() + b"\n\n" + content + b"\n"
        for content_type, content in parts
    )
    return letter(body + b"--xx--\n", f'multipart/{kind}; boundary="xx"')


def test_what_a_letter_says_of_itself() -> None:
    article = article_from_mail(letter(b"It costs five million.\n\nMore next week.\n"), path="/a/b.eml")
    assert article.headline == "Wall to cost €5"
    assert article.text == "Wall to cost €5\n\nIt costs five million.\n\nMore next week."
    assert (article.source, article.date, article.language) == ("The Daily Letter", "2025-06-09", "en-GB")
    assert article.path == "/a/b.eml"
    check_article(article)


def test_the_address_of_the_letter_on_the_web() -> None:
    assert article_from_mail(letter(b"Text.")).url == "https://news.example/letters/7"
    archived = letter(b"Text.").replace(b"List-URL", b"Archived-At")
    assert article_from_mail(archived).url == "https://news.example/letters/7"


def test_the_html_part_goes_before_the_plain_one() -> None:
    data = with_parts(("text/plain", b"Plain."), ("text/html; charset=utf-8", HTML.encode()))
    article = article_from_mail(data)
    assert article.text.endswith("Wall\n\nIt costs five million.\n\nStorm\n\nIt was windy.")
    assert [article.text[start:end] for start, end in article.headings] == ["Wall", "Storm"]


def test_an_empty_html_part_gives_way_to_the_plain_one() -> None:
    data = with_parts(("text/plain", b"Plain."), ("text/html", b"<style>p {}</style><img src=x>"))
    assert article_from_mail(data).text.endswith("\n\nPlain.")


def test_attachments_are_not_read() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@news.example", "Wall"
    message.set_content("Text.")
    message.add_attachment(
        b"\x00\x01 secret", maintype="application", subtype="octet-stream", filename="a.bin"
    )
    message.add_attachment("Attached text.", filename="a.txt")
    article = article_from_mail(message.as_bytes())
    assert article.text == "Wall\n\nText."
    assert article.source == "a@news.example"


@pytest.mark.parametrize(
    ("body", "charset", "encoding"),
    [
        ("Café “5”".encode(), "utf-8", "8bit"),
        (b"Caf=C3=A9 =E2=80=9C5=E2=80=9D", "utf-8", "quoted-printable"),
        (b"Q2Fmw6kg4oCcNeKAnQ==", "utf-8", "base64"),
        ("Café “5”".encode("cp1252"), "windows-1252", "8bit"),
        ("Café “5”".encode("cp1252"), "iso-8859-1", "8bit"),
        ("Café “5”".encode("cp1252"), "us-ascii", "8bit"),
        ("Café “5”".encode("cp1252"), "utf-8", "8bit"),
        ("Café “5”".encode("cp1252"), "no-such-charset", "8bit"),
        ("Café “5”".encode(), "iso-8859-1", "8bit"),
        ("Café “5”".encode(), "punycode", "8bit"),
        ("Café “5”".encode(), "", "8bit"),
        ("Café “5”".encode("utf-16"), "utf-16", "8bit"),
    ],
)
@pytest.mark.parametrize("kind", ["text/plain", "text/html"])
def test_encodings_right_and_wrong(body: bytes, charset: str, encoding: str, kind: str) -> None:
    data = letter(body, f'{kind}; charset="{charset}"', encoding)
    assert article_from_mail(data).text.endswith("\n\nCafé “5”")


@pytest.mark.parametrize("date", ["", "yesterday", "Mon, 99 Foo 0000 99:99:99 +9999", "0", "1 " * 500])
def test_a_date_that_is_none_is_left_out(date: str) -> None:
    data = letter(b"Text.").replace(b"Mon, 09 Jun 2025 23:30:00 -0500", date.encode())
    assert article_from_mail(data).date == ""


def test_a_letter_without_a_subject_is_named_by_its_beginning() -> None:
    article = article_from_mail(b"From: a@b.example\nDate: x\n\nFive million for a wall.\n")
    assert (article.headline, article.body_start) == ("Five million for a wall.", 0)


@pytest.mark.parametrize(
    "data", [b"", b"From: a\n\n", letter(b"<img>", "text/html"), letter(b"x", "image/png")]
)
def test_a_letter_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^a\.eml: "):
        article_from_mail(data, name="a.eml")


def test_a_letter_that_is_too_large_is_refused() -> None:
    with pytest.raises(InputError, match="a letter may have up to 20 MB"):
        article_from_mail(b" " * (MOST_BYTES + 1))


@pytest.mark.parametrize(
    "header",
    [
        'Content-Type: text/plain; x="' + '"' * 60_000,
        "From: " + "(" * 60_000,
        "From: " + "a," * 60_000,
        "Subject: " + "=?utf-8?q?a?= " * 30_000,
        "Subject: " + "a\n b" * 30_000,
        "Content-Type: text/plain" + ";a*0=c" * 30_000,
    ],
    ids=["quotes", "comments", "addresses", "words", "lines", "parameters"],
)
def test_headers_without_end_take_no_time(header: str) -> None:
    begin = time.process_time()
    tried(lambda: article_from_mail(f"{header}\nMIME-Version: 1.0\n\nText.\n".encode()))
    assert time.process_time() - begin < 10


def test_nesting_without_end_is_read_or_refused() -> None:
    part = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000))
    tried(lambda: article_from_mail(HEADERS.encode() + part + b"\nText."))


def test_what_would_reach_the_terminal_is_left_out() -> None:
    data = letter("a \x1b[2J b \x9b31m c \u202e d".encode()).replace(b"Wall_to", b"=1B[2J=C2=9B=E2=80=AE")
    article = article_from_mail(data.replace(b"The Daily Letter", b"=?utf-8?q?The=1B[2J_=E2=80=AEDaily?="))
    check_article(article)
    assert article.text.endswith("a b c d") or article.text.endswith("a  b  c  d")


def test_a_saved_letter_is_read_as_a_file(tmp_path: Path) -> None:
    path = tmp_path / "letter.eml"
    path.write_bytes(letter(b"Text."))
    assert read_file(path).headline == "Wall to cost €5"


SAMPLES = (
    letter(b"Text."),
    letter(HTML.encode(), "text/html"),
    with_parts(("text/plain; charset=iso-8859-1", b"caf\xe9 \x80"), ("text/html", HTML.encode())),
    with_parts(("message/rfc822", letter(b"Inner.")), ("image/png", b"\x89PNG"), kind="related"),
)


@settings(deadline=None, max_examples=80)
@given(hostile(*SAMPLES))
def test_broken_letters_are_read_or_refused(data: bytes) -> None:
    tried(lambda: check_article(article_from_mail(data, name="letter.eml")))
