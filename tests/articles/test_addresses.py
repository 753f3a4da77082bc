"""Addresses: what is one, which lead to the same article, and none shows a password."""

from __future__ import annotations

import time
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.articles.addresses import canonical, host_of, is_web_address, joined, without_credentials
from tests.articles.test_cleaning import NEVER

PLAIN = "news.example/politics/wall"

# Addresses put together from the parts that a rule looks at, so that the rules meet.
hosts = st.lists(
    st.sampled_from(
        ["www", "m", "amp", "mobile", "news", "google", "team", "example", "org", "cdn", "ampproject"]
    ),
    min_size=1,
    max_size=6,
).map(".".join) | st.sampled_from(
    ["www.google.com", "news-example.cdn.ampproject.org", "[::1]", "127.0.0.1", "bücher.example"]
)
paths = st.lists(
    st.sampled_from(
        [
            "amp",
            "amp.html",
            "s",
            "c",
            "index.html",
            "x.amp",
            "story-amp.html",
            "m.news.example",
            "u:p@h.example",
            "%2e",
            "ü",
            "",
            "a b",
        ]
    )
    | st.text(max_size=5),
    max_size=6,
).map(lambda parts: "".join(f"/{part}" for part in parts))
queries = st.lists(
    st.sampled_from(
        ["id=7", "utm_source=x", "ref", "a=%26", "b=\ud800", "b=é", "=", "+", "q=1+2", "amp=1", "z"]
    )
    | st.text(max_size=5),
    max_size=4,
).map(lambda parts: "?" + "&".join(parts) if parts else "")
addresses = st.builds(
    "{}{}{}{}{}{}{}".format,
    st.sampled_from(["http://", "https://", "HTTPS://"]),
    st.sampled_from(["", "user:secret@", "user@", "a:secret@b@"]),
    hosts,
    st.sampled_from(["", ".", ":80", ":443", ":8080", ":"]),
    paths,
    queries,
    st.sampled_from(["", "#top", "#a@b"]),
)


@pytest.mark.parametrize(
    "text",
    [
        "http://news.example",
        "HTTPS://news.example/a?b#c",
        "https://u:p@news.example:8080/",
        "http://[::1]/x",
        "https://bücher.example/ü",
    ],
)
def test_what_is_a_web_address(text: str) -> None:
    assert is_web_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "news.example/a",
        "ftp://news.example/a",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "http://",
        "https:///a",
        "https://./a",
        "https://:80/a",
        "https://news.example:0/",
        "https://news.example:65536/",
        "https://news.example:port/",
        "https://[::1/",
        "https://news.example/a b",
        "https://news.example/\x1b[2J",
        "https://news.example/\x9b2J",
        "https://news\u202e.example/",
        "https://news.example/a\nHost: other",
        " https://news.example/",
        "https://news.example/" + "a" * 8_000,
    ],
)
def test_what_is_no_web_address(text: str) -> None:
    assert not is_web_address(text)
    assert canonical(text) == ""
    assert host_of(text) == ""


@pytest.mark.parametrize(
    "address",
    [
        "https://news.example/politics/wall",
        "http://news.example/politics/wall",
        "HTTPS://News.Example/politics/wall",
        "https://news.example./politics/wall",
        "https://news.example:443/politics/wall",
        "http://news.example:80/politics/wall",
        "https://user:secret@news.example/politics/wall",
        "https://www.news.example/politics/wall/",
        "https://www2.news.example//politics///wall",
        "https://m.news.example/politics/wall",
        "https://www.m.news.example/politics/wall",
        "https://mobile.news.example/politics/wall?",
        "https://news.example/politics/wall#comments",
        "https://news.example/politics/wall?utm_source=feed&utm_medium=rss&fbclid=1",
        "https://news.example/politics/wall?at_medium=RSS&at_campaign=KARANGA",
        "https://news.example/politics/wall?ref=home&CMP=share_btn",
        "https://news.example/politics/wall/amp",
        "https://news.example/politics/wall/amp/",
        "https://news.example/politics/wall/amp.html",
        "https://news.example/politics/wall.amp",
        "https://news.example/amp/politics/wall",
        "https://amp.news.example/politics/wall?amp=1&outputType=amp",
        "https://news.example/politics/wall/index.html",
        "https://news.example/politics/wall/index.php/amp",
        "https://news-example.cdn.ampproject.org/c/s/news.example/politics/wall",
        "https://news-example.cdn.ampproject.org/v/news.example/politics/wall?amp_js_v=0.1",
        "https://www.google.com/amp/s/amp.news.example/politics/wall",
        "https://www.google.com/amp/s/user:secret@news.example/politics/wall",
        "https://www.google.de/amp/s/www.google.com/amp/s/news.example/politics/wall",
    ],
)
def test_twins_of_one_address(address: str) -> None:
    assert canonical(address) == PLAIN


@pytest.mark.parametrize(
    "address",
    [
        "https://other.example/politics/wall",
        "https://news.example:8080/politics/wall",
        "https://news.example/politics/Wall",
        "https://news.example/politics/wall?id=7",
        "https://news.example/politics/wall/2",
        "https://news.example/politics/swamp",
        "https://news.example/politics",
        "https://live.news.example/politics/wall",
    ],
)
def test_other_addresses_stay_apart(address: str) -> None:
    assert canonical(address) not in ("", PLAIN)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://news.example/a?b=2&a=1&utm_id=3", "news.example/a?a=1&b=2"),
        ("https://news.example/?p=7", "news.example?p=7"),
        ("https://news.example/é", "news.example/%C3%A9"),
        ("https://news.example/a?q=&q=é", "news.example/a?q=&q=%C3%A9"),
        ("http://[2001:db8::1]:8080/a", "[2001:db8::1]:8080/a"),
        ("https://bücher.example/", "bücher.example"),
        ("https://www.google.com/amp/s/news.example/a?id=1", "news.example/a?id=1"),
        ("https://www.google.com/search?q=wall", "google.com/search?q=wall"),
        ("https://telegram.org/a", "telegram.org/a"),
        ("https://www.org/a", "www.org/a"),
    ],
)
def test_the_canonical_form(address: str, expected: str) -> None:
    assert canonical(address) == expected


@pytest.mark.parametrize(
    "host", ["team.news.example", "forum.example.org", "bam.example.org", "swwww.example.org"]
)
def test_the_middle_of_a_name_is_no_prefix(host: str) -> None:
    assert host_of(f"https://{host}/a") == host


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://user:secret@news.example/a?b#c", "https://news.example/a?b#c"),
        ("https://user@news.example:8080/a", "https://news.example:8080/a"),
        ("https://user:sec@ret@news.example/a", "https://news.example/a"),
        ("ftp://user:secret@news.example/a", "ftp://news.example/a"),
        ("https://user:sec/ret@news.example/a", "https://news.example/a"),
        ("https://user:sec?ret@news.example/a", "https://news.example/a"),
        ("https://user:secret@[::1/a", "https://[::1/a"),
        ("https://user:sec ret@[news/a", "https://[news/a"),
        ("https://news.example/@writer", "https://news.example/@writer"),
        ("news.example/a", "news.example/a"),
    ],
)
def test_addresses_are_shown_without_credentials(address: str, shown: str) -> None:
    assert without_credentials(address) == shown


@pytest.mark.parametrize(
    ("base", "address", "expected"),
    [
        ("https://news.example/feed/x.xml", "a.html", "https://news.example/feed/a.html"),
        ("https://news.example/feed", "/a", "https://news.example/a"),
        ("https://news.example/feed", "//other.example/a", "https://other.example/a"),
        ("https://news.example/feed", "  https://other.example/a\n", "https://other.example/a"),
        ("https://news.example/feed", "a b.html", "https://news.example/a%20b.html"),
        ("https://news.example/feed", "https://u:secret@other.example/a", "https://other.example/a"),
        ("https://u:secret@news.example/feed", "/a", "https://news.example/a"),
        ("https://news.example/feed", "https://other.example/\u202ea", "https://other.example/a"),
        ("https://news.example/feed", "javascript:alert(1)", ""),
        ("https://news.example/feed", "file:///etc/passwd", ""),
        ("https://news.example/feed", "http://[", ""),
        ("", "a.html", ""),
        ("", "https://news.example/a", "https://news.example/a"),
    ],
)
def test_addresses_in_a_page_are_made_whole(base: str, address: str, expected: str) -> None:
    assert joined(base, address) == expected


@settings(deadline=None)
@given(addresses)
def test_the_canonical_form_is_its_own(address: str) -> None:
    once = canonical(address)
    assert canonical(f"https://{once}") == once


@settings(deadline=None)
@given(addresses)
def test_no_credentials_are_left(address: str) -> None:
    assert "secret" not in without_credentials(address)
    if canonical(address):
        assert "secret" not in canonical(address)
        assert "@" not in host_of(address)
        assert urlsplit(f"https://{canonical(address)}").username is None


@settings(deadline=None)
@given(addresses | st.text(st.characters(codec=None), max_size=40), st.text(max_size=40) | addresses)
def test_no_text_is_too_strange(base: str, address: str) -> None:
    whole = joined(base, address)
    assert not NEVER.search(whole) and "\n" not in whole
    assert not whole or (is_web_address(whole) and urlsplit(whole).username is None)
    for text in (base, address):
        assert bool(canonical(text)) == is_web_address(text)
        without_credentials(text)


@pytest.mark.parametrize(
    "part", ["/amp", "/amp/s/www.google.com", "/", "/index.html", "&a=1", "@", ".amp", "m."]
)
def test_long_addresses_take_no_time(part: str) -> None:
    address = "https://www.google.com" + part * (7_900 // len(part))
    begin = time.process_time()
    canonical(address)
    without_credentials(address)
    assert time.process_time() - begin < 5
