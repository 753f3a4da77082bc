"""Paragraphs and their roles, found by structure."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.articles.model import Role
from reader.articles.roles import paragraphs

LONG = (
    "The harbour board of Norwick said on Tuesday that the new wall would cost far more than was thought, "
    "that the work would last until the spring, and that the town would be asked to pay a part of it."
)
SHORT = "The mayor did not answer."


def found(
    text: str, body_start: int = 0, headings: tuple[tuple[int, int], ...] = ()
) -> list[tuple[Role, str]]:
    """Roles and texts of the paragraphs."""
    return [(p.role, text[p.start : p.end]) for p in paragraphs(text, body_start, headings)]


def roles(*blocks: str) -> list[Role]:
    """Roles of blocks set apart by blank lines, without a headline."""
    return [role for role, _ in found("\n\n".join(blocks))]


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [LONG, SHORT, "What follows", "Read more: the wall", "The wall was…", "", " ", "© 2025 N"]
        )
    ),
    st.integers(0, 40),
)
def test_paragraphs_hold_every_character_that_is_not_space_once(lines: list[str], body_start: int) -> None:
    text = "\n".join(lines)
    end = 0
    for paragraph in paragraphs(text, body_start):
        assert end <= paragraph.start < paragraph.end
        assert not text[end : paragraph.start].strip()
        assert text[paragraph.start : paragraph.end].strip() == text[paragraph.start : paragraph.end]
        end = paragraph.end
    assert not text[end:].strip()


def test_lines_are_paragraphs_without_blank_lines() -> None:
    assert found(f"{LONG}\n{SHORT}\n{LONG}") == [(Role.BODY, LONG), (Role.BODY, SHORT), (Role.BODY, LONG)]


@pytest.mark.parametrize("width", [48, 60, 72, 80, 100])
def test_a_paragraph_wrapped_at_a_column_is_one(width: int) -> None:
    first, second = textwrap.fill(LONG, width), textwrap.fill(f"{SHORT} {LONG}", width)
    assert found(f"{first}\n\n{second}\n") == [(Role.BODY, first), (Role.BODY, second)]


def test_short_lines_that_were_not_wrapped_stay_apart() -> None:
    lines = [
        "The wall was begun in May.",
        "It stands.",
        "Nobody in the town of Norwick has paid for it so far.",
    ]
    assert [text for _, text in found("\n".join(lines))] == lines


def test_items_of_a_list_stay_apart() -> None:
    """However long each is, and wherever its lines were wrapped; a dash within prose begins none."""
    items = [f"- {LONG}", "- The wall stands.", f"- {LONG}"]
    lines = "\n".join(textwrap.fill(item, 60, subsequent_indent="  ") for item in items)
    texts = [" ".join(text.split()) for _, text in found(lines)]
    assert texts == items
    prose = textwrap.fill(f"{LONG} \N{EN DASH} {LONG}", 60).replace(" \N{EN DASH} ", "\n\N{EN DASH} ")
    assert len(found("\n".join(prose.split("\n")[:2]))) in (1, 2)


def test_a_headline_is_not_part_of_the_wrapped_lines_under_it() -> None:
    headline, body = "Norwick wall will cost more", textwrap.fill(LONG, 60)
    assert found(f"{headline}\n{body}", len(headline)) == [(Role.HEADLINE, headline), (Role.BODY, body)]


def test_a_marked_heading_is_not_part_of_the_wrapped_lines_around_it() -> None:
    heading, body = "What the wall will cost the town in the end, said the board", textwrap.fill(LONG, 60)
    text = f"{body}\n{heading}\n{body}"
    start = len(body) + 1
    assert found(text, 0, ((start, start + len(heading)),)) == [
        (Role.BODY, body),
        (Role.HEADING, heading),
        (Role.BODY, body),
    ]


def test_a_short_line_without_a_stop_heads_what_follows() -> None:
    assert roles(LONG, "What the town says", LONG) == [Role.BODY, Role.HEADING, Role.BODY]


@pytest.mark.parametrize(
    "line", [SHORT, "Is it safe?", "“It stands,” she said,", "and then it fell down", "Listed below:"]
)
def test_a_line_that_reads_on_is_no_heading(line: str) -> None:
    assert roles(LONG, line, LONG) == [Role.BODY, Role.BODY, Role.BODY]


def test_a_heading_over_nothing_is_none() -> None:
    assert roles(LONG, LONG, "Norwick Tide") == [Role.BODY, Role.BODY, Role.BOILERPLATE]
    assert roles(LONG, LONG, "The board of Norwick meets again in May") == [Role.BODY] * 3


def test_a_marked_heading_stays_one_over_nothing() -> None:
    text = f"{LONG}\n\nNorwick Tide"
    assert found(text, 0, ((len(LONG) + 2, len(text)),))[-1] == (Role.HEADING, "Norwick Tide")


@pytest.mark.parametrize(
    "line",
    [
        "© 2025 The Norwick Tide",
        "(c) 2025 Norwick Tide Ltd.",
        "Copyright The Norwick Tide 2025.",
        "The Norwick Tide. All rights reserved.",
        "This story was first published in May.",
        "The article has been updated with the words of the board.",
        "Read more: how the wall was built",
        "RELATED: The wall in pictures",
        "Sign up for our letter.",
        "Advertisement",
        "Follow us on every shore.",
        "THE WALL AND THE TOWN IN FULL",
        "The wall was begun when the old one artific...",
        "The wall was begun when… [read more]",
    ],
)
def test_boilerplate(line: str) -> None:
    assert roles(LONG, line, LONG) == [Role.BODY, Role.BOILERPLATE, Role.BODY]


@pytest.mark.parametrize(
    "line",
    [
        "Copyright was the question before the court of Norwick.",
        "This story is one that the town has told for years.",
        "“We will rebuild it when we can…",
        "More than 40 people stood on the wall.",
        "She read the letter to the board twice.",
        "NORWICK, May 4.",
    ],
)
def test_what_only_looks_like_boilerplate_is_body(line: str) -> None:
    assert roles(LONG, line, LONG) == [Role.BODY, Role.BODY, Role.BODY]


def test_teasers_at_the_end_are_boilerplate_with_what_stands_between() -> None:
    blocks = [LONG] * 4 + [
        "More news",
        "The sea rose over the fields when the...",
        SHORT,
        "A ship was lost off the...",
        SHORT,
    ]
    assert roles(*blocks) == [Role.BODY] * 4 + [Role.BOILERPLATE] * 5


def test_the_article_goes_on_after_teasers_in_its_middle() -> None:
    blocks = [LONG] * 3 + ["The sea rose over the...", "A ship was lost off the..."] + [LONG] * 4
    assert roles(*blocks) == [Role.BODY] * 3 + [Role.BOILERPLATE] * 2 + [Role.BODY] * 4


def test_nothing_has_no_paragraphs() -> None:
    assert paragraphs("") == paragraphs(" \n\n ") == []
