"""Moving in a list: the same keys in the library, the bookmarks, the figures and the help."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.library import BookmarkKind
from reader.report.layout import cut
from reader.ui.app import StorydiffApp
from reader.ui.bookmarked import article_anchor
from tests.conftest import AppMaker
from tests.ui.driving import keys, open_place, press, resize, row_list, rows, said
from tests.ui.stories import LEFT, STORIES, THIRD, story

MOVES = ["j", "k", "down", "up", "home", "g", "end", "G", "pagedown", "pageup"]
LISTS = ["library", "bookmarks", "figures", "help", "feeds", "search", "versions", "second"]


async def fill(app: StorydiffApp) -> None:
    """Give every list more than one row."""
    for article in STORIES:
        app.session.bookmarks.add(BookmarkKind.ARTICLE, article_anchor(article), articles=[article])
    for name in "abc":
        app.session.library.feeds.add(f"https://{name}.test/feed")
    app.session.library.keep(replace(LEFT, id="n3w", text=f"{LEFT.text} More."))
    app.session.library.keep(replace(LEFT, id="n3wer", text=f"{LEFT.text} And more."))
    app.session.shelf.keep(replace(THIRD, id="n3w", text=f"{THIRD.text} At the bridge."))


@pytest.mark.parametrize("place", LISTS)
async def test_moving(app: StorydiffApp, place: str) -> None:
    """The cursor goes where the key says and stops at both ends."""
    await fill(app)
    async with app.run_test(size=(80, 70)) as pilot:
        await open_place(pilot, place if place != "bookmarks" else "library")
        if place == "bookmarks":
            await press(pilot, "m")
        shown = row_list(app)
        assert shown.count >= 3
        for way, expected in {
            "j": 1,
            "down": 1,
            "k": 0,
            "j j k": 1,
            "down down up": 1,
            "end": -1,
            "G": -1,
            "end j": -1,
            "end k": -2,
            "end home": 0,
            "G g": 0,
            "pagedown": -1,
            "pagedown pageup": 0,
        }.items():
            await press(pilot, "home", *way.split())
            assert shown.cursor == expected % shown.count, way


for _place in LISTS:
    keys(_place, *MOVES)


async def test_pages(make_app: AppMaker) -> None:
    """A page keeps one row of the last; the cursor is always in view, and its position is told."""
    app = make_app([story(f"Story of number {k:03}", "Text.") for k in range(100)])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await press(pilot, "s", "pagedown")
        height = row_list(app).size.height
        assert height == 19
        assert row_list(app).cursor == height - 1
        await press(pilot, "pagedown", "pagedown")
        assert row_list(app).cursor == 3 * (height - 1)
        assert f"Story of number {row_list(app).cursor:03}" in "".join(rows(app)[3:-2])
        assert said(app).endswith(f"{row_list(app).cursor + 1}/100")
        await press(pilot, "pageup")
        assert row_list(app).cursor == 2 * (height - 1)
        await press(pilot, "G")
        assert "Story of number 099" in rows(app)[-3]
        await press(pilot, "g")
        assert "Story of number 000" in rows(app)[3]


async def test_the_cursor_stays_in_view_when_the_window_shrinks(make_app: AppMaker) -> None:
    app = make_app([story(f"Story of number {k:03}", "Text.") for k in range(100)])
    async with app.run_test(size=(80, 40)) as pilot:
        await press(pilot, "s", *["j"] * 30)
        await resize(pilot, 60, 12)
        assert any("Story of number 030" in row for row in rows(app)[2:-2])


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=30), st.integers(-2, 40))
def test_cut_is_exact(text: str, width: int) -> None:
    """Whatever the text, exactly the cells asked for, and an ellipsis where something is missing."""
    made = cut(text, width)
    assert cell_len(made) == max(0, width)
    if width > 0 and cell_len(text) > width:
        assert "…" in made
    elif width > 0:
        assert made.startswith(text)
