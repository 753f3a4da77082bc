"""Text and Markdown to articles: headers, headlines, marks left out, offsets that lead back to the file."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.articles.model import Article, Role
from reader.figures.analysis import analyse
from reader.importing.text import article_from_text
from reader.report.json import side_json

BODY = "The wall of Norwick will cost £4.2 million, the board said on Tuesday. It will stand by May."


def slices(raw: str, article: Article) -> list[str]:
    """What the JSON's spans of sentences cut out of the file."""
    return [raw[s["start"] : s["end"]] for s in side_json(analyse(article))["sentences"]]


def check_map(raw: str, article: Article) -> None:
    """Each character of the text leads back to itself in the file, in order."""
    places = [article.source_map.to_file(at) for at in range(len(article.text))]
    assert places == sorted(set(places))
    for place, kept in zip(places, article.text, strict=True):
        assert raw[place] == kept or kept in "\n \ufffd"


# The header


def test_the_fields_of_a_header() -> None:
    article = article_from_text(
        "---\ntitle: Wall to cost more\nsource: Norwick Tide\nauthor: Ann Lee\ndate: 2025-05-06\n"
        f"url: https://tide.example/wall?a=1\nnote: From the archive\nother: x\n---\n\n{BODY}\n"
    )
    assert (article.headline, article.source, article.byline) == (
        "Wall to cost more",
        "Norwick Tide",
        "Ann Lee",
    )
    assert (article.date, article.url, article.notes) == (
        "2025-05-06",
        "https://tide.example/wall?a=1",
        "From the archive",
    )
    assert article.text == f"Wall to cost more\n\n{BODY}"
    assert article.text[: article.body_start] == article.headline


def test_the_title_of_a_header_leads_back_into_the_header() -> None:
    raw = f"---\nsource: Norwick Tide\ntitle: Wall to cost £4.2 million\ndate: 2025\n---\n\n{BODY}\n"
    article = article_from_text(raw)
    side = side_json(analyse(article))
    assert slices(raw, article) == ["Wall to cost £4.2 million", *BODY.replace(". It", ".\nIt").split("\n")]
    assert raw[side["figures"][0]["start"] : side["figures"][0]["end"]] == "£4.2 million"
    assert side["figures"][0]["start"] < raw.index("date:")
    check_map(raw, article)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('"Wall: the bill"', "Wall: the bill"),
        ("'Wall: the bill'", "Wall: the bill"),
        ("Wall: the bill", "Wall: the bill"),
        ('  "  Wall grows "  ', "Wall grows"),
        ("\u00a0\u00a0Wall grows", "Wall grows"),
        ('"Wall" grows', '"Wall" grows'),
        ("[Norwick] Wall *grows*", "[Norwick] Wall *grows*"),
        ("Wall\u200b grows\x1b[2J", "Wall grows"),
    ],
)
@pytest.mark.parametrize("markdown", [False, True])
def test_titles_as_they_are_written(written: str, read: str, markdown: bool) -> None:
    raw = f"---\ntitle: {written}\n---\n{BODY}"
    article = article_from_text(raw, markdown=markdown)
    assert article.headline == read
    assert article.text == f"{read}\n{BODY}"
    assert article.text[: article.body_start] == read
    check_map(raw, article)


@pytest.mark.parametrize("names", [("headline", "publication", "byline"), ("Title", "OUTLET", "Authors")])
def test_other_names_of_fields(names: tuple[str, str, str]) -> None:
    title, source, author = names
    article = article_from_text(f"---\n{title}: T t\n{source}: S\n{author}: A\n---\n{BODY}")
    assert (article.headline, article.source, article.byline) == ("T t", "S", "A")


def test_the_first_of_two_fields_counts() -> None:
    assert article_from_text(f"---\ntitle: One\ntitle: Two\nsource:\n---\n{BODY}").headline == "One"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2025-05-06", "2025-05-06"),
        ("2025-05-06T10:00:00Z", "2025-05-06"),
        ("2025-05", "2025-05"),
        ("2025", "2025"),
        ("6 May 2025", "2025-05-06"),
        ("some day", ""),
        ('"2025-05-06"', "2025-05-06"),
        ("", ""),
    ],
)
def test_dates(written: str, read: str) -> None:
    assert article_from_text(f"---\ndate: {written}\n---\n{BODY}").date == read


@pytest.mark.parametrize("repeated", ["Wall grows", "# Wall grows", "\n\n# Wall grows"])
def test_a_title_repeated_as_first_line_is_read_once(repeated: str) -> None:
    raw = f"---\ntitle: Wall grows\nsource: Tide\n---\n{repeated}\n\n{BODY}"
    article = article_from_text(raw, markdown=True)
    assert article.text == f"Wall grows\n\n{BODY}"
    analysis = analyse(article)
    assert [s.role for s in analysis.sentences] == [Role.HEADLINE, Role.BODY, Role.BODY]
    assert slices(raw, article)[0] == "Wall grows"
    assert analysis.sentences[0].start == 0 and article.source_map.to_file(0) == raw.rindex("Wall grows")


def test_a_header_without_a_title_leaves_the_headline_to_the_text() -> None:
    article = article_from_text(f"---\nsource: Tide\n---\n\nWall grows\n\n{BODY}")
    assert (article.headline, article.source, article.body_start) == ("Wall grows", "Tide", 10)


@pytest.mark.parametrize("raw", ["--- not a header\nx", f"---\nno end\n{BODY}", f"----\na: b\n----\n{BODY}"])
def test_what_is_no_header_is_text(raw: str) -> None:
    assert article_from_text(raw).text == raw


def test_a_header_alone_is_an_article_without_text() -> None:
    article = article_from_text("---\ntitle: Wall grows\n---\n")
    assert (article.headline, article.text) == ("Wall grows", "")


# Line ends and marks of the file


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028"])
def test_line_ends_of_other_systems(end: str) -> None:
    plain = f"---\ntitle: Wall grows\nsource: Tide\n---\n\n{BODY}\n\nWhat is next\n\n{BODY}\n"
    raw = plain.replace("\n", end)
    article, expected = article_from_text(raw), article_from_text(plain)
    assert (article.headline, article.source, article.text, article.id) == (
        expected.headline,
        expected.source,
        expected.text,
        expected.id,
    )
    assert slices(raw, article) == slices(plain, expected)
    check_map(raw, article)


def test_a_byte_order_mark_does_not_hide_the_header() -> None:
    raw = f"\ufeff---\ntitle: Wall grows\n---\n{BODY}"
    article = article_from_text(raw)
    assert article.headline == "Wall grows"
    assert slices(raw, article)[0] == "Wall grows"


# Headlines


def test_the_first_line_is_the_headline() -> None:
    article = article_from_text(f"\n\n  Wall to cost more  \n\n{BODY}\n")
    assert (article.headline, article.body_start) == ("Wall to cost more", 17)


@pytest.mark.parametrize(
    "first",
    [
        "The wall will cost more.",
        "“It is too much,”",
        "The wall will cost more:",
        "Wall",
        "The wall " + "of Norwick " * 16 + "grows",
        "The wall of the town, " * 10 + "grows",
    ],
)
def test_a_first_line_that_is_text_is_not_the_headline(first: str) -> None:
    article = article_from_text(f"{first}\n\n{BODY}")
    assert article.body_start == 0
    assert analyse(article).sentences[0].role is not Role.HEADLINE


def test_without_a_headline_the_lede_names_the_article_and_stays_in_the_text() -> None:
    article = article_from_text(f"{BODY}\n\n{BODY}")
    assert article.headline.endswith("…")
    assert len(article.headline) <= 91
    assert BODY.startswith(article.headline[:-1])
    assert article.body_start == 0
    assert article.text == f"{BODY}\n\n{BODY}"


def test_one_line_alone_is_headline_in_the_list_and_body_in_the_text() -> None:
    article = article_from_text("Wall to cost more than the board had thought")
    assert (article.headline, article.body_start) == (article.text, 0)


def test_a_hard_wrapped_first_paragraph_is_joined_under_its_headline() -> None:
    raw = (
        "Wall to cost more\n"
        "The wall of Norwick will cost £4.2 million, the board said on\nTuesday. It will stand by May.\n"
    )
    article = article_from_text(raw)
    assert slices(raw, article) == [
        "Wall to cost more",
        "The wall of Norwick will cost £4.2 million, the board said on\nTuesday.",
        "It will stand by May.",
    ]


def test_the_same_report_has_the_same_id_wherever_it_lies() -> None:
    one = article_from_text(f"Wall grows\n\n{BODY}", "/a.txt")
    assert one.id == article_from_text(f"\r\nWall grows\r\n\r\n{BODY}\r\n", "/b.md").id
    assert one.id != article_from_text(f"Wall falls\n\n{BODY}").id
    assert re.fullmatch("[0-9a-f]{16}", one.id)


# Markdown

MARKDOWN = """\
# Wall to cost *more* #

The **wall** of [Norwick](https://tide.example/wall_(sea)) will cost _£4.2 million_, `the` board said.

## What __the__ town says ##

> ***It*** is ~~not~~ 5*3 metres, [![map](m.png)](map.html)said snake_case and A * B.

![The wall](wall.png)
* One point of the board [1] is this.
"""


def test_marks_are_left_out() -> None:
    article = article_from_text(MARKDOWN, markdown=True)
    assert article.text == (
        "Wall to cost more\n\n"
        "The wall of Norwick will cost £4.2 million, the board said.\n\n"
        "What the town says\n\n"
        "It is ~~not~~ 5*3 metres, said snake_case and A * B.\n\n"
        "\n* One point of the board [1] is this."
    )
    assert article.headline == "Wall to cost more"
    assert [article.text[a:b] for a, b in article.headings] == ["What the town says"]
    check_map(MARKDOWN, article)


def test_offsets_lead_past_the_marks() -> None:
    article = article_from_text(MARKDOWN, markdown=True)
    found = slices(MARKDOWN, article)
    assert found[0] == "Wall to cost *more"  # the span ends with the last character that is shown
    assert found[1].startswith("The **wall** of [Norwick](https")
    side = side_json(analyse(article))
    money = next(f for f in side["figures"] if f["kind"] == "money")
    assert MARKDOWN[money["start"] : money["end"]] == money["text"] == "£4.2 million"


def test_what_the_marks_said_is_kept() -> None:
    """As forms of the text without them; a heading is one of its own."""
    article = article_from_text(MARKDOWN, markdown=True)
    told = [(article.text[f.start : f.end], f.form.value, f.target) for f in article.forms]
    assert told == [
        ("wall", "strong", ""),
        ("Norwick", "link", "https://tide.example/wall_(sea)"),
        ("£4.2 million", "emphasis", ""),
        ("the", "strong", ""),
        ("It is ~~not~~ 5*3 metres, said snake_case and A * B.", "quote", ""),
        ("It", "strong", ""),
    ]


def test_only_links_to_the_web_are_links() -> None:
    raw = "Wall\n\nThe [wall](javascript:alert(1)) and [dam](<https://u:p@x.test/d> 'A dam') of [it](/w)."
    article = article_from_text(raw, markdown=True)
    assert [(article.text[f.start : f.end], f.target) for f in article.forms] == [("dam", "https://x.test/d")]


def test_plain_text_keeps_what_looks_like_marks() -> None:
    raw = "# Wall *grows*\n\n[Norwick] The _wall_ grew."
    assert article_from_text(raw).text == raw


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("### Wall grows", "Wall grows"),
        ("# C# grows #", "C# grows"),
        ("## Wall  ", "Wall"),
        ("#hashtag of the day", "#hashtag of the day"),
        ("####### seven", "####### seven"),
        ("a [b](c) d [e](f (g) h) i", "a b d e i"),
        ("[Reuters] a [b] (c)", "[Reuters] a [b] (c)"),
        ("a ![i](u) b", "a  b"),
        ("**5** of 10", "5 of 10"),
        ("$5* and 3 * 4", "$5 and 3 * 4"),
    ],
)
def test_single_marks(raw: str, text: str) -> None:
    assert article_from_text(f"{raw}\nEnd.", markdown=True).text == f"{text}\nEnd."


@pytest.mark.parametrize(
    "piece",
    ["![](", "[a](", "[", "](", "*a*\r\n", "# a\n", " #", "> ", "[a](b) ", "\n---\na: b", " \n"],
    ids=repr,
)
def test_long_hostile_markdown_is_read(piece: str) -> None:
    """Linear work is done in a moment here; what grows with the square of the length would not end."""
    raw = "# x" + piece * (300_000 // len(piece)) + "x\n\nThe end."
    assert article_from_text(raw, markdown=True).text.endswith("The end.")


def test_a_heading_of_blanks_is_read() -> None:
    raw = "# x" + " " * 300_000 + "x\n\nThe end."
    assert article_from_text(raw, markdown=True).headline == "x x"


# Any text

PIECES = [
    *(
        "---\n",
        "title: ",
        "source: T\n",
        "Wall grows",
        '"',
        "\n",
        "\r\n",
        "\n\n",
        "# ",
        "## ",
        " #",
        "*",
        "**",
        "_",
    ),
    *(
        "[",
        "](u)",
        "![",
        "`",
        "> ",
        " ",
        "\x1b[2J",
        "\u200b",
        "\u202e",
        "£5 million. ",
        "It fell.",
        "\ufeff",
        "\ud800",
    ),
]
pieces = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@settings(max_examples=300, deadline=None)
@given(pieces | st.text(max_size=60), st.booleans())
def test_any_text_is_an_article_whose_offsets_lead_back(raw: str, markdown: bool) -> None:
    article = article_from_text(raw, markdown=markdown)
    check_map(raw, article)
    assert article.text == article.text.strip()
    assert 0 <= article.body_start <= len(article.text)
    assert "\n" not in article.headline
    if article.body_start:
        assert " ".join(article.text[: article.body_start].split()) == article.headline
    for start, end in article.headings:
        assert article.body_start <= start <= end <= len(article.text)
    for form in article.forms:
        assert article.body_start <= form.start < form.end <= len(article.text)
    for one in side_json(analyse(article))["figures"]:
        assert 0 <= one["start"] < one["end"] <= len(raw)
