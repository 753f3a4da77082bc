"""Feeds of every form, right and wrong, to entries."""

from __future__ import annotations

import gzip
import json
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings

from reader.errors import InputError
from reader.importing.feeds import MOST_BYTES, Entry, parse_feed
from reader.importing.files import read_articles
from reader.importing.incoming import Incoming
from tests.articles.test_cleaning import NEVER
from tests.importing.broken import check_article, hostile, tried

HERE = "https://news.example/feeds/all.xml"
LONG = "The council talked about the wall for a long time. " * 20


def rss(items: str, *, head: str = "", encoding: str = "utf-8") -> bytes:
    """An RSS 2.0 feed with these items."""
    return (
        f'<?xml version="1.0" encoding="{encoding}"?>\n{head}<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<channel><title>The Daily &amp; Sunday</title><link>https://news.example/</link>"
        f"<language>en-gb</language>{items}</channel></rss>"
    ).encode(encoding)


ITEM = """<item><title>Wall to cost &lt;b&gt;more&lt;/b&gt;</title><link>https://news.example/wall</link>
<guid isPermaLink="false">wall-1</guid><pubDate>Mon, 09 Jun 2025 23:30:00 -0500</pubDate>
<dc:creator>Ada Writer</dc:creator><description>&lt;p&gt;Twice as much.&lt;/p&gt;</description></item>"""
ATOM = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de" xml:base="https://news.example/x/">
<title type="html">The &amp;amp; Daily</title><link rel="self" href="https://other.example/self"/>
<link rel="alternate" href="https://news.example/"/>
<entry><title>Wall</title><id>tag:news.example,2025:1</id><link href="wall.html"/>
<updated>2025-06-09T10:00:00Z</updated><author><name>Ada</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><h2>Cost</h2>
<p>Five <b>million</b>.</p></div></content></entry>
<entry><title>Storm</title><id>urn:x:2</id><source><title>The Agency</title></source>
<summary>Wind.</summary></entry></feed>"""
RDF = b"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://news.example/"><title>Old Daily</title><link>https://news.example/</link></channel>
<item rdf:about="https://news.example/1"><title>Wall</title><link>https://news.example/1</link>
<description>Twice as much.</description><dc:date>2025-06-09T10:00:00Z</dc:date></item></rdf:RDF>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The <i>Daily</i>",
        "home_page_url": "https://news.example/",
        "language": "fr",
        "authors": [{"name": "The desk"}],
        "items": [
            {
                "id": 7,
                "url": "/wall",
                "title": "Wall",
                "content_html": "<p>Five <b>million</b>.</p>",
                "date_published": "2025-06-09T10:00:00+02:00",
                "authors": [{"name": "Ada"}, {"name": "Bo"}, {}],
            },
            {
                "id": "2",
                "content_text": "First <line> & more.\n\nSecond line.",
                "external_url": "https://o.example/2",
            },
            {
                "id": "3",
                "url": "https://news.example/3",
                "title": "Storm",
                "summary": "Wind.",
                "author": {"name": "C"},
            },
            "no item",
            {"id": "4"},
        ],
    }
).encode()


def only(data: bytes, url: str = HERE) -> Entry:
    """The one entry of a feed."""
    (entry,) = parse_feed(data, url=url).entries
    return entry


def test_rss() -> None:
    feed = parse_feed(rss(ITEM), url=HERE)
    assert (feed.title, feed.home) == ("The Daily & Sunday", "https://news.example/")
    (entry,) = feed.entries
    assert (entry.guid, entry.link) == ("wall-1", "https://news.example/wall")
    article = entry.article
    assert article.headline == "Wall to cost more"
    assert article.text == "Wall to cost more\n\nTwice as much."
    assert (article.source, article.byline) == ("The Daily & Sunday", "Ada Writer")
    assert (article.date, article.language) == ("2025-06-09", "en-gb")  # in its own zone
    assert article.partial and "summary" in article.notes


def test_atom() -> None:
    feed = parse_feed(ATOM, url=HERE)
    assert (feed.title, feed.home) == ("The & Daily", "https://news.example/")
    first, second = feed.entries
    assert (first.guid, first.link) == ("tag:news.example,2025:1", "https://news.example/x/wall.html")
    assert first.article.text == "Wall\n\nCost\n\nFive million."
    assert [first.article.text[a:b] for a, b in first.article.headings] == ["Cost"]
    assert (first.article.date, first.article.byline) == ("2025-06-09", "Ada")
    assert first.article.language == "de" and not first.article.partial
    assert second.article.source == "The Agency"
    assert not second.article.partial  # there is no page with more


def test_rdf() -> None:
    entry = only(RDF)
    assert (entry.link, entry.article.source, entry.article.date) == (
        "https://news.example/1",
        "Old Daily",
        "2025-06-09",
    )


def test_json_feed() -> None:
    feed = parse_feed(JSON, url=HERE)
    assert (feed.title, feed.home) == ("The Daily", "https://news.example/")
    first, second, third = feed.entries
    assert (first.guid, first.link) == ("7", "https://news.example/wall")
    assert (first.article.byline, first.article.date) == ("Ada, Bo", "2025-06-09")
    assert first.article.language == "fr" and not first.article.partial
    assert second.article.text == "First <line> & more.\n\nSecond line."
    assert (second.link, second.article.byline) == ("https://o.example/2", "The desk")
    assert third.article.partial


def test_the_longest_text_of_an_entry_is_its_own() -> None:
    texts = f"<description>Short.</description><content:encoded>{LONG}</content:encoded>"
    entry = only(rss(f"<item><title>Wall</title><link>/wall</link>{texts}</item>"))
    assert entry.article.words > 150 and not entry.article.partial


def test_a_long_description_is_no_summary() -> None:
    item = f"<item><title>Wall</title><link>/wall</link><description>{LONG}</description></item>"
    assert not only(rss(item)).article.partial


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        ("/wall", "https://news.example/wall"),
        ("wall", "https://news.example/feeds/wall"),
        ("//other.example/wall", "https://other.example/wall"),
        ("https://news.example/the wall", "https://news.example/the%20wall"),
        ("https://user:secret@news.example/wall", "https://news.example/wall"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("http://[", ""),
        ("", ""),
    ],
)
def test_links_are_made_whole_or_left_out(link: str, expected: str) -> None:
    entry = only(rss(f"<item><title>Wall</title><link>{link}</link><description>a</description></item>"))
    assert entry.link == entry.article.url == expected


def test_an_entry_needs_a_title_or_a_text() -> None:
    items = "<item><guid>1</guid></item><item><title>Wall</title></item>"
    items += "<item><description>Only text.</description></item>"
    texts = [entry.article.text for entry in parse_feed(rss(items), url=HERE).entries]
    assert texts == ["Wall", "Only text."]


def test_what_names_an_entry() -> None:
    items = "<item><title>A</title><link>/a</link></item><item><title>B</title></item>"
    first, second = parse_feed(rss(items), url=HERE).entries
    assert first.guid == first.link == "https://news.example/a"
    assert second.guid == second.digest


@pytest.mark.parametrize(
    ("guid", "link"), [("7", ""), ("wall", ""), ("https://news.example/7", "https://news.example/7")]
)
def test_a_guid_is_a_link_only_if_it_is_an_address(guid: str, link: str) -> None:
    entry = only(rss(f"<item><title>Wall</title><guid>{guid}</guid></item>"))
    assert (entry.guid, entry.link) == (guid, link)
    entry = only(rss(f"<item><title>Wall</title><guid>{guid}</guid><link>/wall</link></item>"))
    assert (entry.guid, entry.link) == (guid, "https://news.example/wall")


def test_the_digest_changes_with_the_entry_only() -> None:
    before = only(rss(ITEM))
    assert only(rss(ITEM + "<ttl>60</ttl>")).digest == before.digest
    assert only(rss(ITEM.replace("Twice", "Thrice"))).digest != before.digest
    assert only(rss(ITEM.replace("more", "less"))).digest != before.digest


def test_two_entries_with_one_link_are_two_articles(tmp_path: Path) -> None:
    items = "".join(
        f"<item><title>Part {n}</title><link>/live</link><guid>g{n}</guid></item>" for n in range(3)
    )
    path = tmp_path / "feed.xml"
    path.write_bytes(rss(items))
    found = [item for item in read_articles(path) if isinstance(item, Incoming)]
    assert len({item.identity for item in found}) == 3


def test_a_feed_without_entries(tmp_path: Path) -> None:
    assert parse_feed(rss(""), url=HERE).entries == ()
    path = tmp_path / "feed.xml"
    path.write_bytes(rss(""))
    with pytest.raises(InputError, match="no entry"):
        list(read_articles(path))


@pytest.mark.parametrize("date", ["", "yesterday", "Mon, 99 Foo 0000", "0000-00-00", "-1"])
def test_a_date_that_is_none_is_left_out(date: str) -> None:
    entry = only(rss(f"<item><title>Wall</title><pubDate>{date}</pubDate></item>"))
    assert entry.article.date == ""


# Encodings

TEXT = "Café – “naïve” £5"


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        (rss(f"<item><title>{TEXT}</title></item>"), ""),
        (rss(f"<item><title>{TEXT}</title></item>"), "text/xml"),
        (rss(f"<item><title>{TEXT}</title></item>"), "application/rss+xml; charset=utf-8"),
        (b"\xef\xbb\xbf" + rss(f"<item><title>{TEXT}</title></item>"), "application/xml; charset=utf-8"),
        (rss(f"<item><title>{TEXT}</title></item>", encoding="windows-1252"), ""),
        (
            rss(f"<item><title>{TEXT}</title></item>", encoding="windows-1252"),
            "text/xml; charset=windows-1252",
        ),
        (rss(f"<item><title>{TEXT}</title></item>", encoding="utf-16"), ""),
        (rss(f"<item><title>{TEXT}</title></item>", encoding="utf-16"), "application/xml; charset=utf-16"),
        (rss(f"<item><title>{TEXT}</title></item>"), "application/xml; charset=no-such"),
        (rss(f"<item><title>{TEXT}</title></item>"), "application/xml; charset=punycode"),
        (rss(f"<item><title>{TEXT}</title></item>").replace(b'encoding="utf-8"', b""), "application/xml"),
        (rss(f"<item><title>{TEXT}</title></item>").replace(b'"utf-8"', b'"no-such"'), ""),
        (rss(f"<item><title>{TEXT}</title></item>", encoding="cp1252").replace(b'"cp1252"', b'"utf-8"'), ""),
    ],
)
def test_encodings_right_and_wrong(data: bytes, content_type: str) -> None:
    (entry,) = parse_feed(data, url=HERE, content_type=content_type).entries
    assert entry.article.headline == TEXT


# What is no feed, and what is hostile


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no feed",
        b"<html><body><p>A page.</p></body></html>",
        b"<rss",
        b"\x00" * 100,
        gzip.compress(b"<rss/>", mtime=0),
        b"{}",
        b"{",
        b'{"items": []}',
        b'{"version": "https://jsonfeed.org/version/1", "items": 3}',
        b'{"version": 1, "items": [], "a":' + b"[" * 100_000,
        b"{\xff",
    ],
)
def test_what_is_no_feed_is_refused(data: bytes) -> None:
    assert not tried(lambda: parse_feed(data, url="https://user:secret@news.example/f"))
    assert not tried(lambda: parse_feed(data, path="/tmp/\x1b[2Jfeed\n.xml"))


def test_a_feed_that_is_too_large_is_refused() -> None:
    with pytest.raises(InputError, match="a feed may have up to 20 MB"):
        parse_feed(b" " * (MOST_BYTES + 1))


def test_broken_xml_gives_what_stands_before() -> None:
    data = rss(ITEM + "<item><title>Second & broken</title><link>/b</item><item><title>Third")
    assert parse_feed(data, url=HERE).entries[0].article.headline == "Wall to cost more"


def test_bytes_that_are_a_file_name_or_an_address_are_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_bytes(rss(ITEM))
    for data in (str(path).encode(), b"https://news.example/feed.xml", b"file:///etc/passwd"):
        assert not tried(partial(parse_feed, data))


LAUGHS = '<!DOCTYPE rss [<!ENTITY a "hahahaha">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "head",
    [
        LAUGHS + "]>",
        '<!DOCTYPE rss [<!ENTITY i SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss [<!ENTITY i SYSTEM "https://news.example/x">]>',
        '<!DOCTYPE rss [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>',
        '<!DOCTYPE rss SYSTEM "file:///etc/passwd">',
    ],
    ids=["laughs", "file", "web", "parameter", "definition"],
)
def test_entities_are_not_expanded(head: str) -> None:
    item = "<item><title>Wall &i;</title><description>a &i; b</description></item>"

    def look() -> None:
        for entry in parse_feed(rss(item, head=head), url=HERE).entries:
            text = entry.article.text
            assert "root:" not in text and text.count("hahahaha") <= 1 and len(text) < 200

    tried(look)


def test_what_would_reach_the_terminal_is_left_out() -> None:
    bad = "a&#x9b;2J\u202eb&lt;p&gt;&amp;#27;[2J&lt;/p&gt;&amp;#x202e;"
    item = f"<title>{bad}</title><guid>{bad}</guid><author>{bad}</author><description>{bad}</description>"
    data = (
        rss(f"<item>{item}</item>")
        .replace(b"The Daily", f"The {bad}".encode())
        .replace(b"https://news.example/", b"https://news.example/\xe2\x80\xae")
    )
    feed = parse_feed(data, url=HERE)
    (entry,) = feed.entries
    check_article(entry.article)
    assert not any(NEVER.search(text) for text in (feed.title, feed.home, entry.guid, entry.link))


@settings(deadline=None, max_examples=80)
@given(hostile(rss(ITEM), ATOM, RDF, JSON, rss(ITEM, encoding="utf-16"), rss(ITEM, head=LAUGHS + "]>")))
def test_broken_feeds_are_read_or_refused(data: bytes) -> None:
    def look(content_type: str) -> None:
        feed = parse_feed(data, url="https://user:secret@news.example/f", content_type=content_type)
        assert not any(NEVER.search(text) for text in (feed.title, feed.home))
        for entry in feed.entries:
            assert entry.guid and not NEVER.search(entry.guid + entry.link)
            check_article(entry.article)

    tried(lambda: look(""))
    tried(lambda: look("text/xml; charset=punycode"))


def test_blanks_before_the_declaration() -> None:
    """The encoding that it names is still that of the feed."""
    text = (
        "\n\n<?xml version='1.0' encoding='windows-1251'?><rss version='2.0'><channel><title>Порт</title>"
        "<item><title>Совет порта решил расширить причал</title><guid>1</guid></item></channel></rss>"
    )
    (entry,) = parse_feed(text.encode("cp1251")).entries
    assert entry.article.headline == "Совет порта решил расширить причал"


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Plan to drop &lt;a&gt; as &lt;area&gt; in maps", "Plan to drop <a> as <area> in maps"),
        ("&lt;b&gt;Wall&lt;/b&gt; to cost more", "Wall to cost more"),
        ("Wall &amp;amp; gate&lt;br/&gt;cost more", "Wall & gate cost more"),
        ("5 &lt; 6 and 7 &gt; 6", "5 < 6 and 7 > 6"),
    ],
)
def test_tags_in_titles(title: str, headline: str) -> None:
    item = f"<item><title>{title}</title><guid>1</guid><link>https://news.example/1</link></item>"
    (entry,) = parse_feed(rss(item), url=HERE).entries
    assert entry.article.headline == headline


def test_the_day_and_the_time_are_those_that_the_feed_writes() -> None:
    dates = {
        "Mon, 03 Mar 2025 23:30:00 -0500": ("2025-03-03", "23:30-05:00"),
        "2025/03/03": ("2025-03-03", ""),
        "1741006800": ("2025-03-03", "13:00+00:00"),
        "soon": ("", ""),
    }
    items = "".join(
        f"<item><title>T</title><guid>{k}</guid><pubDate>{date}</pubDate></item>"
        for k, date in enumerate(dates)
    )
    found = [(e.article.date, e.article.time) for e in parse_feed(rss(items), url=HERE).entries]
    assert found == list(dates.values())
