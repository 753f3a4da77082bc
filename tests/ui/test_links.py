"""Forms in the reading view, the list of links, and copying."""

from __future__ import annotations

import pytest

from reader.importing.text import article_from_text
from reader.ui.links import Link, links_of
from reader.ui.screens.links import LinksScreen
from reader.ui.screens.reading import ReadingScreen
from tests.conftest import AppMaker
from tests.ui.driving import keys, press, reading, rows, said, shown, style_at

RAW = """---
title: Wall to cost more
url: https://tide.test/wall
---
The *old* wall of **Norwick** will be [mended](https://tide.test/plan), says https://board.test/minutes.

> It will cost us dear.

Nobody knows by how much.
"""
WALL = article_from_text(RAW, markdown=True)
PLAIN = article_from_text("Dam to stay\n\nThe dam of Norwick will stay as it is, the board said.")


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("See https://a.test/b.", ["https://a.test/b"]),
        ("(at https://a.test/b_(c), it says)", ["https://a.test/b_(c)"]),
        ("“https://a.test/b?c=1&d=2”; http://b.test", ["https://a.test/b?c=1&d=2", "http://b.test"]),
        ("https://me:secret@a.test/", ["https://a.test/"]),
        ("ftp://a.test/ and https:// and a.test", []),
    ],
)
def test_addresses_in_a_text_are_links(text: str, addresses: list[str]) -> None:
    """Without the stops and brackets of the sentence, and without a password."""
    found = links_of(article_from_text(f"Head\n\n{text}"))
    assert [link.address for link in found] == addresses


def test_a_link_whose_words_are_its_address_is_one() -> None:
    article = article_from_text("# Head\n\nSee [https://a.test/b](https://a.test/b).", markdown=True)
    assert [(link.text, link.address) for link in links_of(article)] == [("https://a.test/b",) * 2]


async def test_forms_are_seen(make_app: AppMaker) -> None:
    """Emphasis, links and quotations, each with more than a colour."""
    app = make_app([WALL])
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        prose = reading(app).prose
        assert style_at(app, "old", prose).italic and style_at(app, "Norwick", prose).bold
        assert style_at(app, "mended", prose).underline and style_at(app, "https://board", prose).underline
        assert not style_at(app, "The ", prose).italic
        assert "│ It will cost us dear." in shown(app)
        await pilot.click(prose, offset=(8, rows(app).index(row_with(rows(app), "cost us dear")) - 1))
        assert prose.analysis is not None and "dear" in prose.analysis.sentence_text(prose.cursor)


def row_with(found: list[str], words: str) -> str:
    """The row that has the words."""
    return next(row for row in found if words in row)


@keys("reading", "o", "y")
@keys("links", "j", "down", "k", "up", "home", "g", "end", "G", "pagedown", "pageup")
@keys("links", "enter", "y", "escape", "q", "o")
async def test_the_list_of_links(make_app: AppMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    """The article's own address first; the cursor at the sentence pointed at; Enter opens, y copies."""
    app = make_app([WALL])
    opened: list[str] = []
    monkeypatch.setattr(app, "open_url", lambda url, **_: opened.append(url))
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "o")
        assert isinstance(app.screen, LinksScreen)
        listed = [row for row in rows(app) if "test/" in row and row.strip().startswith("│")]
        assert [row.split()[1:3] for row in listed] == [
            ["1", "This"],
            ["2", "mended"],
            ["3", "https://board.test/minutes"],
        ]
        await press(pilot, "j", "enter")
        assert opened == ["https://tide.test/plan"] and isinstance(app.screen, ReadingScreen)
        await press(pilot, "right", "right", "o", "y")
        assert app.clipboard == "https://tide.test/plan" and "Copied" in said(app)
        moves = ("k", "up", "home", "g", "pageup", "end k k", "G up up", "pagedown k k", "home down k")
        for way in moves:
            await press(pilot, "home", "o", *way.split(), "y")
            assert app.clipboard == "https://tide.test/wall", way
        for close in ("escape", "q", "o"):
            await press(pilot, "o", close)
            assert isinstance(app.screen, ReadingScreen)
        await press(pilot, "right", "y")
        assert app.clipboard == "It will cost us dear."
        await press(pilot, "escape", "y")
        assert app.clipboard == "https://tide.test/wall"


async def test_an_article_without_links(make_app: AppMaker) -> None:
    app = make_app([PLAIN])
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "o")
        assert "no address and no links" in said(app)
        await press(pilot, "y")
        assert "no address" in said(app) and app.clipboard == ""


def test_a_link_is_a_stretch() -> None:
    link = next(link for link in links_of(WALL) if link.text == "mended")
    assert isinstance(link, Link) and WALL.text[link.start : link.end] == "mended"
