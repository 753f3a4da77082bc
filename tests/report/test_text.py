"""Reports as text: whole words, widths in cells, colour apart from content."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.articles.model import Article
from reader.comparison.compare import compare
from reader.comparison.model import Comparison, FigurePair, Verdict
from reader.figures.analysis import analyse
from reader.figures.model import Analysis
from reader.importing.text import article_from_text
from reader.library import Anchor, Bookmark, BookmarkKind, Card
from reader.report.layout import Paint, fill, pad, shorten
from reader.report.listing import bookmarks_text, list_text
from reader.report.text import article_text, comparison_text, figures_text
from reader.report.words import SIGN, Standing, figure_rows, standings, summary
from tests.comparison.making import report

LEFT = """\
---
title: Norwick wall to cost £4.2 million
source: Norwick Tide
author: Ann Lee
date: 2025-05-06
---

The new sea wall of Norwick will cost £4.2 million, the harbour board said on Tuesday.

What the town says

About 40 people came to the meeting in the town hall. “It is too much,” said Jo Marsh, who sells fish.

Read more: the wall in pictures
"""
RIGHT = """\
---
title: Sea wall will cost Norwick £5 million
source: 海の新聞
date: 2025-05-07
---

The harbour board said that the new sea wall of Norwick will cost £5 million.

Some 40 people came to the meeting in the town hall. The work begins in 2026 and takes 18 months.
"""
PLAIN = Paint(False)
CODES = re.compile("\x1b\\[[0-9;]*m")

wide = st.lists(st.sampled_from([*"ab 中文é👍\n", "👩‍💻", "e\u0301", "می\u200cخ"]), max_size=40).map("".join)


@pytest.fixture(scope="module")
def left() -> Analysis:
    return analyse(article_from_text(LEFT))


@pytest.fixture(scope="module")
def right() -> Analysis:
    return analyse(article_from_text(RIGHT))


@settings(deadline=None)
@given(wide, st.integers(1, 30))
def test_shortened_and_padded_text_fits_its_cells(text: str, width: int) -> None:
    assert cell_len(shorten(text, width)) <= width
    assert cell_len(pad(text, width)) == width
    assert "\n" not in pad(text, width)


@settings(deadline=None)
@given(wide, st.integers(20, 60))
def test_filling_loses_no_word(text: str, width: int) -> None:
    assert "".join(fill(text, width).split()) == "".join(text.split())


def test_what_fits_is_not_shortened() -> None:
    assert shorten("two  words", 9) == "two words"
    assert shorten("two words", 8) == "two wor…"
    assert shorten("中文中文", 5) == "中文…"


def test_an_article_is_set_for_reading(left: Analysis) -> None:
    assert article_text(left, 60, PLAIN) == (
        "Norwick wall to cost £4.2 million\n\n"
        "Norwick Tide, Ann Lee, 2025-05-06\n\n"
        "The new sea wall of Norwick will cost £4.2 million, the\nharbour board said on Tuesday.\n\n"
        "What the town says\n\n"
        "About 40 people came to the meeting in the town hall. “It is\n"
        "too much,” said Jo Marsh, who sells fish.\n\n"
        "| Read more: the wall in pictures"
    )


def card_of(article: Article, *, read: bool, bookmarked: bool) -> Card:
    """What a list shows of an article that stands alone."""
    return Card(
        number=1,
        id=article.id,
        headline=article.headline,
        source=article.source,
        byline=article.byline,
        date=article.date,
        url=article.url,
        path=article.path,
        words=article.words,
        read=read,
        bookmarked=bookmarked,
        versions=1,
        partial=False,
        story=0,
        reports=1,
        sources=1,
        differs=None,
        handle=article.id,
    )


def test_colour_changes_no_word(left: Analysis, right: Analysis) -> None:
    both = compare(left, right)
    reports: list[Callable[[Paint], str]] = [
        lambda paint: article_text(left, 70, paint),
        lambda paint: figures_text(left, 70, paint),
        lambda paint: comparison_text(both, 70, paint),
        lambda paint: list_text([card_of(left.article, read=False, bookmarked=True)], 70, paint),
    ]
    for made in reports:
        plain, coloured = made(PLAIN), made(Paint(True))
        assert "\x1b" not in plain
        assert "\x1b" in coloured and CODES.sub("", coloured) == plain


def test_figures_stand_in_columns_with_the_words_around(left: Analysis) -> None:
    lines = figures_text(left, 100, PLAIN).splitlines()
    assert lines[:2] == ["Norwick wall to cost £4.2 million", ""]
    assert lines[2].split()[:4] == ["£4.2", "million", "money", "4,200,000"]
    assert "40" in lines[-1] and "people came to the meeting" in lines[-1]
    assert len({line.index("money") for line in lines if " money " in line}) == 1
    assert all(cell_len(line) <= 100 for line in lines)


@pytest.mark.parametrize("width", [40, 82, 200])
def test_a_comparison_names_each_sentence_once(left: Analysis, right: Analysis, width: int) -> None:
    both = compare(left, right)
    text = comparison_text(both, width, PLAIN)
    assert f"{SIGN[Standing.DIFFERS]} differs" in text
    said = " ".join(text.split("\nBoth say\n")[1].split())
    for side in (left, right):
        for index, sentence in enumerate(side.sentences):
            times = sum(index in (link.left,) for link in both.alignments) if side is left else 0
            times += sum(index == link.right for link in both.alignments) if side is right else 0
            if sentence.role in ("body", "headline"):
                assert said.count(" ".join(side.sentence_text(index).split())) >= max(1, times)
    assert "Read more" not in said


def test_two_articles_with_nothing_in_common_say_so() -> None:
    one = analyse(article_from_text("Wall grows\n\nNobody in the town knows why it grew."))
    two = analyse(article_from_text("Choir sings\n\nThe old song was heard far over the water."))
    text = comparison_text(compare(one, two), 80, PLAIN)
    assert "No two figures found that measure the same." in text
    assert "No two sentences found that say the same." in text


def test_the_list_marks_unread_and_bookmarked(left: Analysis, right: Analysis) -> None:
    bare = Article(id="x", headline="A long headline " * 20, text="one two")
    lines = list_text(
        [
            card_of(left.article, read=False, bookmarked=True),
            card_of(right.article, read=True, bookmarked=False),
            card_of(bare, read=False, bookmarked=False),
        ],
        80,
        PLAIN,
    ).splitlines()
    assert [line[:3] + line[13:24] for line in lines] == [
        "●★ 2025-05-06 ",
        "   2025-05-07 ",
        "●  —          ",
    ]
    assert lines[0][3:11] == left.article.id[:8]
    assert "海の新聞" in lines[1]
    assert all(cell_len(line) <= 80 for line in lines)
    titles = [
        cell_len(line[: line.index(word)])
        for line, word in zip(lines, ("Norwick w", "Sea", "A long"), strict=True)
    ]
    assert len(set(titles)) == 1
    assert list_text([], 80, PLAIN) == ""


def test_bookmarks_quote_both_places_and_the_note() -> None:
    stamp = datetime(2025, 5, 8, tzinfo=UTC).isoformat()
    one = Anchor("a", 0, 9, "It will cost £4.2 million.", "Wall grows", "Tide")
    two = Anchor("b", 0, 9, "Wall falls", "Wall falls", "")
    marks = [
        Bookmark("1", BookmarkKind.SENTENCES, one, two, "who is right?", stamp),
        Bookmark("2", BookmarkKind.ARTICLE, two, None, "", stamp),
    ]
    assert bookmarks_text(marks, 60, PLAIN) == (
        "sentences  2025-05-08\n  Wall grows\n    “It will cost £4.2 million.”\n  Wall falls\n"
        "  Note: who is right?\n\n"
        "article  2025-05-08\n  Wall falls"
    )


# Words


def test_rows_hold_every_figure_that_is_not_boilerplate(left: Analysis, right: Analysis) -> None:
    both = compare(left, right)
    rows = figure_rows(both)
    order = [row.standing for row in rows]
    assert order == sorted(order, key=list(Standing).index)
    assert all((row.standing is Standing.ALONE) is (row.left is None or row.right is None) for row in rows)
    pairs = [row.times for row in rows if row.standing is not Standing.ALONE]
    assert len(pairs) <= len(both.figure_pairs) <= sum(a * b for a, b in pairs)
    alone = {(row.left, row.right) for row in rows if row.standing is Standing.ALONE}
    of_left, of_right = standings(both)
    assert len(of_left) == len(left.figures) and len(of_right) == len(right.figures)
    for index, standing in enumerate(of_left):
        if left.sentences[left.figures[index].sentence].role != "boilerplate":
            assert ((index, None) in alone) is (standing is Standing.ALONE)


def test_the_summary_counts_the_rows(left: Analysis, right: Analysis) -> None:
    both = compare(left, right)
    rows = figure_rows(both)
    counts = [sum(row.standing is standing for row in rows) for standing in Standing]
    # What may differ, and what agrees roughly, is told only where something does.
    counts = [count for k, count in enumerate(counts) if count or k not in (1, 2, 5)]
    numbers = [int(n) for n in re.findall(r"\d+", summary(both))]
    assert numbers == [len(both.alignments), *counts]
    assert counts[0] >= 1  # £4.2 million and £5 million


def test_what_is_joined_by_figures_alone_is_not_said_to_be_only_there() -> None:
    one = report("The wall cost £4.2 million in all.", "Nobody in the town knows why it grew.")
    other = report("Builders were paid £4.2 million.", "The choir sings in June.")
    pair = FigurePair(0, 0, Verdict.SAME, "equal values")
    text = comparison_text(Comparison(one, other, (), (pair,)), 80, PLAIN)
    only_a, joined_a = text.split("Only A says")[1].split("A says with figures that B has, too")
    assert "Nobody in the town" in only_a and "£4.2 million" not in only_a
    assert "The wall cost £4.2 million" in joined_a.split("\n\n")[0]
    assert "B says with figures that A has, too\n  - Builders were paid" in text
