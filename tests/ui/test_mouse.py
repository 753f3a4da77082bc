"""Everything that a key does to what is seen can be clicked, too."""

from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widget import Widget

from reader.library import BookmarkKind
from reader.ui.app import StorydiffApp
from reader.ui.screens.help import HelpScreen
from reader.ui.session import article_anchor
from reader.ui.widgets.chrome import KeyBar
from tests.ui.driving import (
    bookmarks,
    comparing,
    footer,
    library,
    open_place,
    press,
    reading,
    row_list,
    rows,
    shown,
)
from tests.ui.stories import LEFT, RIGHT, STORIES, sentence


async def click(pilot: Pilot[int], text: str, within: Widget | None = None, times: int = 1) -> None:
    """Click on the first occurrence of a text, in a widget or anywhere."""
    app = pilot.app
    assert isinstance(app, StorydiffApp)
    region = (within or app.screen).region
    for y, row in enumerate(rows(app)[region.y : region.bottom], region.y):
        x = row.find(text, region.x)
        if 0 <= x < region.right:
            for _ in range(times):
                await pilot.click(offset=(x, y))
                await app.workers.wait_for_complete()
                await pilot.pause()
            return
    raise AssertionError(f"{text!r} is not on the screen:\n{shown(app)}")


async def test_rows_of_the_library(app: StorydiffApp) -> None:
    """The first click moves the cursor, the second opens; a click below the last row does nothing."""
    async with app.run_test() as pilot:
        await pilot.pause()
        await click(pilot, RIGHT.headline)
        assert library(app).current == RIGHT
        await pilot.click(offset=(10, 15))
        await pilot.pause()
        assert library(app).current == RIGHT
        await click(pilot, RIGHT.headline)
        assert reading(app).article == RIGHT


async def test_rows_of_the_bookmarks(app: StorydiffApp) -> None:
    """Both rows of a bookmark belong to it."""
    for article in STORIES:
        app.session.add_bookmark(BookmarkKind.ARTICLE, article_anchor(article))
    async with app.run_test() as pilot:
        await press(pilot, "m")
        await click(pilot, "Left Daily")
        assert bookmarks(app).bookmark_list.cursor == 1
        await click(pilot, LEFT.headline)
        assert reading(app).article == LEFT


async def test_sentences_while_reading(app: StorydiffApp) -> None:
    """What was clicked is pointed at, also in the midst of a row; what is no sentence is not."""
    async with app.run_test() as pilot:
        await open_place(pilot, "reading")
        for words in ("No one", "It cost", "opened on Monday", "in the crush", LEFT.headline):
            await click(pilot, words, reading(app).prose)
            assert reading(app).prose.cursor == sentence(LEFT, words), words
        before = reading(app).prose.cursor
        await click(pilot, "Left Daily", reading(app).prose)
        assert reading(app).prose.cursor == before


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["stacked", "beside"])
async def test_sentences_while_comparing(app: StorydiffApp, size: tuple[int, int]) -> None:
    """The cursor goes there, to the other pane too, and the partner is shown."""
    async with app.run_test(size=size) as pilot:
        await open_place(pilot, "comparing")
        left, right = comparing(app).views
        await click(pilot, "It cost $40", left)
        assert left.cursor == sentence(LEFT, "$40 million")
        assert right.partners == {sentence(RIGHT, "$42 million")}
        await click(pilot, "A band of", right)
        assert (left.cursor, right.cursor) == (-1, sentence(RIGHT, "A band"))
        assert app.focused is right
        await click(pilot, "The mayor opened", right)
        assert left.partners == {sentence(LEFT, "opened on Monday")}


async def test_rows_of_the_figures(app: StorydiffApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await open_place(pilot, "figures")
        await click(pilot, "5 years", comparing(app).panel.row_list)
        assert comparing(app).panel.row_list.cursor == 1
        await click(pilot, "5 years", comparing(app).panel.row_list)
        await pilot.pause()
        assert comparing(app).views[0].cursor == sentence(LEFT, "5 years")


async def test_the_row_of_keys(app: StorydiffApp) -> None:
    """Each key that is shown does on a click what it does when pressed."""
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.pause()
        bar = app.screen.query_one(KeyBar)
        await click(pilot, "Mark", bar)
        assert library(app).marked == [LEFT.id]
        await click(pilot, "Sort", bar)
        assert library(app).sort_by == "headline"
        await click(pilot, "Bookmark", bar)
        assert app.session.is_bookmarked(RIGHT)
        await click(pilot, "Filter", bar)
        assert library(app).prompt.display
        await press(pilot, "escape")
        await click(pilot, "Open", bar)
        assert reading(app)
        await click(pilot, "Back", app.screen.query_one(KeyBar))
        assert library(app)
        await click(pilot, "Compare", app.screen.query_one(KeyBar))
        assert comparing(app)
        await click(pilot, "Other side", app.screen.query_one(KeyBar))
        assert comparing(app).focused_side == 1
        await click(pilot, "Figures", app.screen.query_one(KeyBar))
        assert comparing(app).panel.display
        await click(pilot, "Keys", app.screen.query_one(KeyBar))
        assert isinstance(app.screen, HelpScreen)


async def test_the_row_of_keys_between_keys(app: StorydiffApp) -> None:
    """A click behind the last key does nothing."""
    async with app.run_test(size=(200, 30)) as pilot:
        await pilot.pause()
        before = shown(app)
        assert footer(app).endswith("    ")
        await pilot.click(offset=(198, 29))
        await pilot.pause()
        assert shown(app) == before


@pytest.mark.parametrize("place", ["reading", "comparing"])
async def test_the_wheel_scrolls(app: StorydiffApp, place: str) -> None:
    async with app.run_test() as pilot:
        await open_place(pilot, place)
        view = comparing(app).views[0] if place == "comparing" else reading(app).prose
        for _ in range(3):
            await pilot._post_mouse_events([events.MouseScrollDown], view, offset=(5, 3))
        await pilot.pause()
        down = view.scroll_offset.y
        assert down > 0
        await pilot._post_mouse_events([events.MouseScrollUp], view, offset=(5, 3))
        await pilot.pause()
        assert view.scroll_offset.y < down


async def test_the_wheel_in_a_list(app: StorydiffApp) -> None:
    async with app.run_test(size=(60, 16)) as pilot:
        await open_place(pilot, "help")
        listed = row_list(app)
        await pilot._post_mouse_events([events.MouseScrollDown], listed, offset=(5, 3))
        await pilot.pause()
        assert listed.scroll_offset.y > 0
