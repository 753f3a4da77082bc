"""Web pages: the article without the page around it, in whatever encoding it came."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings

from reader.errors import InputError
from reader.importing.decoding import page_text
from reader.importing.files import read_file
from reader.importing.pages import MOST_BYTES, article_from_page, feed_links
from tests.importing.broken import check_article, hostile, tried

PARAGRAPHS = (
    "The city council decided on Tuesday that the new sea wall will cost five million euros, twice as much "
    "as the engineers had told it in the spring.",
    "“It’s too much – far too much,” said the mayor, who had asked for a café on top of the wall and was "
    "refused by eleven votes to four.",
    "Work is to begin in March and to last for two years. The fishermen, who were not asked, say that the "
    "harbour will be of no use to them during that time.",
    "The council will meet again next week to talk about the money, which it does not have, and about the "
    "storm of 1953, which nobody who lives here has forgotten.",
)


def page(*, head: str = "", encoding: str = "utf-8", body: str = "") -> bytes:
    """A page with menus and a footer around an article of four paragraphs."""
    text = "".join(f"<p>{paragraph}</p>\n" for paragraph in PARAGRAPHS)
    links = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(8))
    return (
        f"<!DOCTYPE html><html lang='en-GB'><head><title>Wall to cost more - The Daily</title>{head}</head>"
        f"<body><nav><ul>{links}</ul></nav><article><h1>Wall to cost more</h1>{text}{body}</article>"
        "<footer><p>Copyright. All rights reserved. Subscribe to our newsletter.</p></footer></body></html>"
    ).encode(encoding, "replace")


META = (
    '<meta property="og:title" content="Wall to cost more"><meta property="og:site_name" content="The Daily">'
    '<meta name="author" content="Ada Writer"><meta property="article:published_time" '
    'content="2025-06-09T10:00:00Z"><link rel="canonical" href="https://news.example/wall">'
)


def test_the_article_and_what_the_page_says_of_it() -> None:
    article = article_from_page(page(head=META, body="<h2>The money</h2><p>There is none of it.</p>"))
    assert article.headline == "Wall to cost more"
    assert [part for part in article.text.split("\n") if part in PARAGRAPHS] == list(PARAGRAPHS)
    assert article.text[: article.body_start] == article.headline
    assert (article.source, article.byline, article.date) == ("The Daily", "Ada Writer", "2025-06-09")
    assert article.url == "https://news.example/wall"
    assert article.language.startswith("en")
    assert not article.partial and article.notes
    for around in ("Section", "Copyright", "newsletter"):
        assert around not in article.text
    assert "The money" in [article.text[start:end] for start, end in article.headings]
    check_article(article)


def test_the_address_it_was_fetched_from_wins() -> None:
    article = article_from_page(page(head=META), url="https://user:secret@other.example/a")
    assert article.url == "https://other.example/a"


def test_without_a_name_the_host_is_the_source() -> None:
    article = article_from_page(page().replace(b" - The Daily", b""), url="https://www.news.example/a")
    assert article.source in ("news.example", "The Daily")


def test_the_canonical_link_may_be_no_web_address() -> None:
    for target in ("javascript:alert(1)", "file:///etc/passwd", "http://["):
        assert article_from_page(page(head=f'<link rel="canonical" href="{target}">')).url == ""


def test_a_saved_page_is_read_as_a_file(tmp_path: Path) -> None:
    path = tmp_path / "saved.html"
    path.write_bytes(page(head=META))
    article = read_file(path)
    assert (article.headline, article.path) == ("Wall to cost more", str(path))


@pytest.mark.parametrize(
    "data",
    [b"", b"<html></html>", b"<html><body><script>x = 1</script></body></html>", b"\x00\x01\x02" * 50],
)
def test_a_page_without_an_article_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^wall\.html: "):
        article_from_page(data, name="wall.html")


def test_a_page_that_is_too_large_is_refused() -> None:
    with pytest.raises(InputError, match="5 MB; a page may have up to 5 MB"):
        article_from_page(b" " * (MOST_BYTES + 1))


# Encodings

SAID = ("“It’s too much – far too much,” said the mayor", "a café on top")
META_CHARSET = '<meta charset="{}">'
HTTP_EQUIV = '<meta http-equiv="Content-Type" content="text/html; charset={}">'


@pytest.mark.parametrize(
    ("encoding", "server", "declared"),
    [
        ("utf-8", "", ""),
        ("utf-8", "utf-8", ""),
        ("utf-8", "UTF-8", "iso-8859-1"),
        ("utf-8", "iso-8859-1", ""),
        ("utf-8", "utf-16", ""),
        ("utf-8", "", "utf-16"),
        ("utf-8", "us-ascii", "no-such-charset"),
        ("utf-8-sig", "iso-8859-1", "iso-8859-1"),
        ("utf-16", "", ""),
        ("utf-16", "utf-8", "utf-8"),
        ("utf-16-le", "utf-16le", ""),
        ("cp1252", "", ""),
        ("cp1252", "utf-8", ""),
        ("cp1252", "", "utf-8"),
        ("cp1252", "utf-8", "windows-1252"),
        ("cp1252", "iso-8859-1", ""),
        ("cp1252", "", "latin1"),
        ("cp1252", "punycode", "rot13"),
        ("cp1252", "idna", "unicode_escape"),
        ("cp1252", "hex", "undefined"),
    ],
)
@pytest.mark.parametrize("form", [META_CHARSET, HTTP_EQUIV])
def test_encodings_right_and_wrong(encoding: str, server: str, declared: str, form: str) -> None:
    text = page_text(page(head=form.format(declared) if declared else "", encoding=encoding), server)
    assert all(said in text for said in SAID)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Стена будет стоить пять миллионов", "cp1251"),
        ("壁の費用は五億円", "shift_jis"),
        ("Zeď stojí pět miliónů", "iso8859-2"),
    ],
)
def test_the_declared_encoding_is_used(text: str, encoding: str) -> None:
    assert text in page_text(text.encode(encoding), encoding)
    assert text in page_text(f"<meta charset={encoding}><p>{text}".encode(encoding))


def test_latin_1_is_read_as_the_web_reads_it() -> None:
    assert page_text(b"<p>\x80 5 \x96 caf\xe9", "iso-8859-1") == "<p>€ 5 – café"


@pytest.mark.parametrize("charset", ["punycode", "idna", "unicode_escape", "utf-7"])
def test_no_codec_for_another_purpose_is_let_at_a_page(charset: str) -> None:
    data = b"<p>\\u001b[2J +AGE- caf\xe9-" + b"abc9" * 50_000
    begin = time.process_time()
    assert "\\u001b[2J +AGE-" in page_text(data, charset)
    assert time.process_time() - begin < 20  # punycode takes minutes


def test_bytes_of_no_encoding_are_shown_as_far_as_they_go() -> None:
    assert "words" in page_text(bytes(range(0x80, 0x100)) * 3 + b"words", "utf-8")


# Hostile pages


def test_nesting_and_size_are_no_trouble() -> None:
    deep = page(body="<div>" * 20_000 + "<p>deep</p>")
    assert PARAGRAPHS[0] in article_from_page(deep).text
    many = page(body="<b " + "a=b " * 20_000 + ">x</b>")
    assert PARAGRAPHS[0] in article_from_page(many).text


def test_entities_are_not_fetched_or_multiplied() -> None:
    declared = (
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    )
    data = declared + page(body="<p>Here is &b; and &f; for you to see.</p>")

    def look() -> None:
        text = article_from_page(data).text
        assert "aaaaaaaa" not in text and "root:" not in text

    tried(look)


def test_what_would_reach_the_terminal_is_left_out() -> None:
    body = (
        "<p>Here are \x1b[2J and \x9b31m and \u202e and &#27;]52;c;QUJD&#7; in one sentence of the page.</p>"
    )
    head = (
        '<meta name="author" content="A&#27;[2J Writer"><meta property="og:site_name" content="D&#x202e;y">'
    )
    article = article_from_page(page(head=head, body=body))
    check_article(article)
    assert "in one sentence" in article.text


@pytest.mark.parametrize(
    "reference", ["&#27;", "&#x1B", "&#0;", "&#xd800;", "&#xFFFE;", "&#x110000;", "&#999999999;"]
)
def test_a_reference_to_no_character_is_no_reason_to_refuse_a_page(reference: str) -> None:
    assert (
        "a slip of the pen"
        in article_from_page(page(body=f"<p>Here is {reference} a slip of the pen.</p>")).text
    )


@settings(deadline=None, max_examples=60)
@given(
    hostile(page(head=META), page(encoding="utf-16"), page(encoding="cp1252", head=META_CHARSET.format("x")))
)
def test_broken_pages_are_read_or_refused(data: bytes) -> None:
    tried(lambda: check_article(article_from_page(data, url="https://user:secret@news.example/a")))
    tried(lambda: check_article(article_from_page(data, charset="utf-16", name="a.html")))


# Feeds that a page names


def test_feeds_of_a_page_in_its_order() -> None:
    text = """<html><head>
    <link rel="stylesheet" type="text/css" href="/s.css">
    <link rel="alternate" type="application/rss+xml" title="All" href="/feed.xml?a=1&amp;b=2">
    <link href='https://feeds.example/atom' type='application/atom+xml' rel='Alternate home'>
    <LINK REL=alternate TYPE=application/feed+json HREF=feed.json>
    <link rel="alternate" type="application/rss+xml" href="/feed.xml?a=1&amp;b=2">
    <link rel="alternate" hreflang="de" href="/de">
    <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
    <link rel="alternate" type="application/rss+xml" href="file:///etc/passwd">
    <link rel="alternate" type="application/rss+xml">"""
    assert feed_links(text, "https://news.example/a/b") == [
        "https://news.example/feed.xml?a=1&b=2",
        "https://feeds.example/atom",
        "https://news.example/a/feed.json",
    ]


@pytest.mark.parametrize(
    "text",
    ["<link " * 50_000, "<link " + "a" * 400_000, '<link a="' * 50_000, "<link rel=" * 40_000],
    ids=["many", "long", "open", "bare"],
)
def test_links_without_end_take_no_time(text: str) -> None:
    begin = time.process_time()
    assert feed_links(text, "https://news.example/") == []
    assert time.process_time() - begin < 10


def read(body: str, head: str = "") -> str:
    """The text of a page with this in its article."""
    return article_from_page(page(head=head, body=body)).text


def test_sentences_that_are_links_are_read() -> None:
    """As a live page has them; what only leads elsewhere is left out."""
    said = "On Friday Ada Musgrove, 54, and Ben Hill, 30, denied the charge of fraud at the port."
    text = read(
        f"<div><p><a href='/live'><strong>{said}</strong></a></p></div><p><a href='/more'>Read more</a></p>"
    )
    assert said in text and "Read more" not in text


def test_lists_that_state_something_are_read() -> None:
    """With their marks; a list of links is none."""
    items = ("No work is done at night.", "The market stays open.", "It costs 14 million crowns at most.")
    listed = "".join(f"<li>{item}</li>" for item in items)
    text = read(f"<p>The board named three conditions:</p><ul>{listed}</ul>")
    assert [line for line in text.split("\n") if line.startswith("•")] == [f"• {item}" for item in items]
    text = read(f"<p>The board named three conditions:</p><ol>{listed}</ol>")
    assert f"3. {items[2]}" in text.split("\n")
    links = "".join(f"<li><a href='/{k}'>Another story of ours, number {k}.</a></li>" for k in range(4))
    assert "Another story" not in read(f"<ul>{links}</ul>")


def test_forms_of_a_page_are_kept() -> None:
    """Found in the page by the lines that were taken from it; of what was left out nothing is."""
    body = (
        "<p>The wall, <em>long</em> asked for, is in the <a href='/plan.pdf'>plan of the town</a>.</p>"
        "<blockquote><p>It will cost more than anyone says, and we will pay for it all our lives.</p>"
        "</blockquote><h2>What it costs</h2><p>Two million a year, the treasurer of the town said.</p>"
    )
    data = page(head="<link rel=canonical href='https://tide.test/a/wall'>", body=body)
    for url, host in (("", "tide.test"), ("https://other.test/b", "other.test")):
        article = article_from_page(data, url=url)
        told = [(article.text[f.start : f.end], f.form.value, f.target) for f in article.forms]
        assert told == [
            ("long", "emphasis", ""),
            ("plan of the town", "link", f"https://{host}/plan.pdf"),
            ("It will cost more than anyone says, and we will pay for it all our lives.", "quote", ""),
        ]
        assert [article.text[a:b] for a, b in article.headings] == ["What it costs"]


def test_what_is_struck_out_or_hidden_is_not_read() -> None:
    text = read(
        "<p>The fire killed <del>nine</del> <ins>eleven</ins> men, and burned <s>four</s> six ships.</p>"
        "<p hidden>A hidden paragraph of the page that nobody sees.</p>"
        "<p style='display:none'>Another hidden paragraph that nobody sees.</p>"
    )
    assert "killed eleven men, and burned six ships" in " ".join(text.split())
    assert "nobody sees" not in text


def test_powers_stay_powers_and_marks_of_notes_go() -> None:
    text = read(
        "<p>It has 10<sup>5</sup> people on 120 km<sup>2</sup>, said 14<sup><a href='#n'>3</a></sup> men.</p>"
    )
    assert "10⁵ people on 120 km², said 14 men" in text


def test_a_copy_for_small_screens_is_read_once() -> None:
    said = "The mayor said on Wednesday that the wall would be begun in the spring, whatever it costs."
    assert (
        read(f"<div class='wide'><p>{said}</p></div><div class='small'><p>{said}</p></div>").count(said) == 1
    )


def test_a_page_that_has_its_article_in_data_only() -> None:
    """As pages that are put together by scripts: the JSON-LD of schema.org."""
    body = " ".join(PARAGRAPHS)
    data = (
        '{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Wall to cost more", '
        '"datePublished": "2021-03-04T08:30:00Z", "author": {"@type": "Person", "name": "Ann Lee"}, '
        f'"articleBody": "{body}"}}'
    )
    html = (
        f"<html><head><title>Wall</title><script type='application/ld+json'>{data}</script></head>"
        "<body><div id='root'></div></body></html>"
    )
    article = article_from_page(html.encode())
    assert "five million euros" in article.text and article.byline == "Ann Lee"
    assert (article.date, article.time) == ("2021-03-04", "08:30+00:00")


@pytest.mark.parametrize(
    "around",
    ["<p>The mill was built in 1908 and burned down on the first of May 2019.</p>",
     "</article><footer>© 2026 The Daily</footer><article>",
     "</article><p>Updated daily since 2001</p><article>"],
)  # fmt: skip
def test_a_date_of_the_prose_or_the_footer_is_no_date(around: str) -> None:
    article = article_from_page(page(body=around))
    assert (article.date, article.time) == ("", "")


def test_the_time_that_a_page_declares() -> None:
    article = article_from_page(page(head=META))
    assert (article.date, article.time) == ("2025-06-09", "10:00+00:00")
