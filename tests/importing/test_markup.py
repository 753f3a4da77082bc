"""HTML that is an article already: paragraphs, headings, and nothing that is not to be read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.articles.model import Form
from reader.importing.building import article_from_parts
from reader.importing.forms import placed
from reader.importing.markup import plain_text
from tests.importing.broken import check_article, hostile

PIECE = (
    b"<h2>The cost</h2><p>The wall costs <b>&euro;5</b>&nbsp;million,<br>she said.</p>"
    b"<ul><li>one</li><li>two</li></ul><script>alert(1)</script><table><tr><td>a<td>b</table>"
)


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("", ""),
        ("  plain words ", "plain words"),
        ("a < b", "a < b"),
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("<p>One.<p>Two.", "One.\n\nTwo."),
        ("before<p>One.</p>between<div>Two.</div>after", "before\n\nOne.\n\nbetween\n\nTwo.\n\nafter"),
        ("<p>a <b>bold</b> word, <i>and</i><a href=x> more</a>.</p>", "a bold word, and more."),
        ("<p>over\n  several\tlines</p>", "over several lines"),
        ("<p>first<br>second<br/>third</p>", "first\nsecond\nthird"),
        ("<p>5&nbsp;million &amp; &euro;3 &#8211; &lt;b&gt;</p>", "5 million & €3 – <b>"),
        ("AT&amp;T", "AT&T"),
        ("<ul><li>one<li>two</ul>", "• one\n\n• two"),
        ("<ol><li>one<li>two</ol>", "1. one\n\n2. two"),
        ("<p>killed <del>nine</del> <ins>eleven</ins></p>", "killed eleven"),
        ("10<sup>9</sup> m<sup>2</sup>, the 5<sup>th</sup><sup><a href=#n>[3]</a></sup>", "10⁹ m², the 5th"),
        ("<p>seen</p><p hidden>not</p><p style='display: none'>not</p>", "seen"),
        ("&lt;p&gt;Five &amp;amp; six.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;", "Five & six.\n\nTwo."),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a\n\nb"),
        ("<p>a<script>alert('x')</script>b</p>", "ab"),
        ("<style>p {}</style><p>a</p><noscript>b</noscript><iframe src=x>c</iframe>", "a"),
        ("<p>a<!-- no -->b<?php no ?></p>", "ab"),
        ("<p><img src=x alt='a picture'>text</p>", "text"),
        ("<svg><text>no</text></svg>yes", "yes"),
        ("<p>one</b></i></div></p>two", "one\n\ntwo"),
        ("<p></p><div> </div>", ""),
        ("<blockquote><p>quoted</p></blockquote>", "quoted"),
    ],
)
def test_paragraphs(markup: str, text: str) -> None:
    assert plain_text(markup).text == text


def test_headings_are_told() -> None:
    plain = plain_text("<h1>Wall</h1><p>Text.</p><h3>The <em>cost</em></h3><p>The cost is high.</p>")
    assert [line.text for line in plain.lines if line.form is Form.HEADING] == ["Wall", "The cost"]
    article = article_from_parts("Wall", plain.text, lines=plain.lines)
    assert [article.text[start:end] for start, end in article.headings] == ["The cost"]


FORMED = """<p>The <em>wall</em> costs <a href='/cost?a=1'><b>&euro;5\xa0mil&shy;lion</b></a>,<br>she
<a href='mailto:a@b.test'>said</a> <a href='#n1'>here</a>.</p><blockquote><p>It <i>was</i> dear.</p>
<p>Too dear.</p></blockquote><figure><img src=x>
<figcaption>The <a href='//x.test/w'>wall</a></figcaption></figure>
<a href='https://x.test/all'><p>One block.</p><p>Another.</p></a><p class=wp-caption-text>A dam</p>"""


def test_forms_are_kept() -> None:
    """Quotes, captions, emphasis and links, through folded blanks, soft hyphens, lines and blocks."""
    plain = plain_text(FORMED, "https://news.test/a/b")
    article = article_from_parts("Wall", plain.text, lines=plain.lines)
    told = [(article.text[f.start : f.end], f.form.value, f.target) for f in article.forms]
    assert told == [
        ("wall", "emphasis", ""),
        ("€5 million", "strong", ""),
        ("€5 million", "link", "https://news.test/cost?a=1"),
        ("It was dear.", "quote", ""),
        ("was", "emphasis", ""),
        ("Too dear.", "quote", ""),
        ("The wall", "caption", ""),
        ("wall", "link", "https://x.test/w"),
        ("One block.", "link", "https://x.test/all"),
        ("Another.", "link", "https://x.test/all"),
        ("A dam", "caption", ""),
    ]


def test_forms_of_the_line_that_says_more() -> None:
    """A menu with the same words as a heading does not make a link of it."""
    plain = plain_text(
        "<ul><li><a href='https://x.test/'>The cost</a></li></ul><h2>The cost</h2><p>High.</p>"
    )
    text = "The cost\n\nHigh."
    headings, forms = placed(text, 0, plain.lines)
    assert headings == [(0, 8)] and forms == []


def test_nesting_a_hundred_thousand_deep_is_read() -> None:
    assert "deep" in plain_text("deep" + "<div>" * 100_000 + "end").text
    assert "deep" in plain_text("deep" + "<b><i>" * 50_000 + "end").text


def test_entities_of_its_own_are_not_expanded() -> None:
    declared = (
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    )
    text = plain_text(f"{declared}<p>&b; &f; words</p>").text
    assert "aaaaaaaa" not in text and "root:" not in text and text.endswith("words")


@settings(deadline=None)
@given(
    hostile(PIECE)
    | st.text(st.characters(codec=None)).map(lambda text: text.encode("utf-8", "surrogatepass"))
)
def test_whatever_comes_is_read_and_clean(data: bytes) -> None:
    for text in (
        data.decode("latin-1"),
        data.decode("utf-8", "replace"),
        data.decode("utf-8", "surrogateescape"),
    ):
        plain = plain_text(text)
        check_article(article_from_parts(text, plain.text, lines=plain.lines, source=text, url=text))
