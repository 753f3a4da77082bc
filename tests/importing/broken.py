"""Valid input broken in every way, and what must hold of an article whatever it was made from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from hypothesis import strategies as st

from reader.articles.addresses import is_web_address
from reader.articles.model import Article, Form
from reader.errors import InputError
from tests.articles.test_cleaning import NEVER

PIECES = (
    b"\x1b[2J",
    b"\x1b]52;c;QUJD\x07",
    b"\x9b2J",
    "\x9b2J\u202e\u200b\u2028".encode(),
    b"\x00",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"&#27;[2J&#x9b;&#x202e;&#0;&#xd800;",
    b"\\u001b[2J\\u202e\\ud800",
    b"<![CDATA[",
    b"]]>",
    b"<!--",
    b"<",
    b">",
    b"&",
    b'"',
    b"\r",
    b"http://[",
    b"https://user:secret@news.example:99999/",
    b"file:///etc/passwd",
    b"charset=punycode",
    b"charset=rot13",
    b"=?utf-7?q?+?=",
    b"0000-00-00",
    b"Mon, 99 Foo 0000 99:99:99 +9999",
    b"1" * 400,
    b"<div>" * 400,
    b"[" * 2_000,
    b'{"a":' * 2_000,
)


@st.composite
def mutated(draw: st.DrawFn, valid: Sequence[bytes]) -> bytes:
    """One of the valid inputs with a few bytes flipped, cut out, doubled, put in or taken from another."""
    data = bytearray(draw(st.sampled_from(valid)))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        end = min(len(data), at + draw(st.sampled_from((1, 4, 20, 200))))
        match draw(st.sampled_from(("flip", "cut", "double", "insert", "splice", "end"))):
            case "flip" if at < len(data):
                data[at] ^= 1 << draw(st.integers(0, 7))
            case "cut":
                del data[at:end]
            case "double":
                data[at:at] = data[at:end] * 3
            case "insert":
                data[at:at] = draw(st.sampled_from(PIECES))
            case "splice":
                other = draw(st.sampled_from(valid))
                start = draw(st.integers(0, len(other)))
                data[at:end] = other[start : start + 200]
            case "end":
                del data[max(at, len(data) // 2) :]
    return bytes(data)


def hostile(*valid: bytes) -> st.SearchStrategy[bytes]:
    """Arbitrary bytes, and the valid inputs broken."""
    return st.binary(max_size=300) | st.sampled_from(PIECES) | mutated(valid)


def tried(read: Callable[[], object]) -> bool:
    """Whether it can be read; any error other than a clean sentence of ours fails the test."""
    try:
        read()
    except InputError as error:
        check_sentence(str(error))
        return False
    return True


def check_sentence(message: str) -> None:
    """A message is one line, clean, not too long, and shows no password."""
    assert message and not NEVER.search(message) and "\n" not in message
    assert len(message) < 700
    assert "secret" not in message.partition("://")[2].partition("/")[0]


def check_article(article: Article) -> None:
    """Every text is clean, every span lies in the text, and the address shows no password."""
    assert not NEVER.search(article.text)
    assert article.text == article.text.strip()
    lines = (article.headline, article.source, article.byline, article.date, article.url, article.language)
    for line in lines:
        assert not NEVER.search(line) and "\n" not in line
    assert 0 <= article.body_start <= len(article.text)
    if article.body_start:
        assert " ".join(article.text[: article.body_start].split()) == article.headline
    for start, end in article.headings:
        assert article.body_start <= start < end <= len(article.text)
        assert "\n" not in article.text[start:end]
    for found in article.forms:
        assert article.body_start <= found.start < found.end <= len(article.text)
        assert "\n" not in article.text[found.start : found.end]
        assert bool(found.target) == (found.form is Form.LINK) and not NEVER.search(found.target)
        assert not found.target or is_web_address(found.target)
    assert urlsplit(article.url).username is None
    assert not article.date or len(article.date) in (4, 7, 10)
