"""Everything that a key does to what is seen can be clicked, too."""

from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widget import Widget

from reader.library import BookmarkKind
from reader.ui.app import StorydiffApp
from reader.ui.bookmarked import article_anchor
from reader.ui.screens.help import HelpScreen
from reader.ui.widgets.chrome import KeyBar
from tests.ui.driving import (
    bookmarks,
    comparing,
    cursors,
    footer,
    library,
    open_place,
    press,
    reading,
    row_list,
    row_on_screen,
    rows,
    said,
    shown,
    spot,
    tops,
)
from tests.ui.stories import LEFT, RIGHT, STORIES, figure, sentence


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
        app.session.bookmarks.add(BookmarkKind.ARTICLE, article_anchor(article))
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


@pytest.mark.parametrize("size", [(60, 24), (80, 24), (120, 36)], ids=["stacked", "narrow", "wide"])
async def test_sentences_while_comparing(app: StorydiffApp, size: tuple[int, int]) -> None:
    """The cursor goes there, to the other pane too, and the partner is shown."""
    async with app.run_test(size=size) as pilot:
        await open_place(pilot, "comparing")
        view = comparing(app).view
        await click(pilot, "It cost $40", view)
        assert spot(app)[:2] == (0, sentence(LEFT, "$40 million"))
        assert view.lit(1) == {sentence(RIGHT, "$42 million")}
        await click(pilot, "A band of", view)
        assert cursors(app) == (-1, sentence(RIGHT, "A band")) and app.focused is view
        await click(pilot, "The mayor", view)
        assert view.lit(0) == {sentence(LEFT, "opened on Monday")}


async def test_a_figure_while_comparing(app: StorydiffApp) -> None:
    """A click on a figure is a click on the figure, its sign included; beside it, on the sentence."""
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "comparing")
        for words in ("$40", "≠ to build"):
            await click(pilot, "No one", comparing(app).view)
            await click(pilot, words, comparing(app).view)
            assert spot(app).figure == figure(LEFT, "$40 million")
            assert "≠ differs" in said(app)
        await click(pilot, "to build", comparing(app).view)
        assert spot(app).figure == -1 and "2= says the same" in said(app)


async def test_a_link_number_leads_to_the_partner(app: StorydiffApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "comparing")
        await click(pilot, "2=", comparing(app).view)
        assert cursors(app) == (-1, sentence(RIGHT, "$42 million"))


async def test_the_overview_leads_to_its_place(app: StorydiffApp) -> None:
    """A click on the diamond of a difference goes to the sentence; at the foot, to the end."""
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "comparing")
        view = comparing(app).view
        pane = view.stage.frame.panes[1]
        last = len(comparing(app).sides[1].analysis.sentences) - 1
        await pilot.click(view, offset=(pane.overview + 1, pane.top + pane.height - 1))
        await pilot.pause()
        assert spot(app).side == 1 and spot(app).sentence >= last - 3
        await pilot.click(view, offset=(view.stage.frame.panes[0].overview, view.stage.frame.panes[0].top))
        await pilot.pause()
        assert cursors(app) == (0, -1)


async def test_selecting_with_the_mouse(app: StorydiffApp, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is drawn over is copied as the text has it, without signs, numbers or the other column."""
    copied: list[str] = []
    monkeypatch.setattr(app, "copy_to_clipboard", copied.append)
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "comparing")
        view = comparing(app).view
        text = view.stage.frame.panes[0].text
        row = row_on_screen(app, 0, sentence(LEFT, "$40 million"))
        await pilot.mouse_down(view, offset=(text + 3, row))
        await pilot.hover(view, offset=(text + 6, row + 1))
        await pilot.mouse_up(view, offset=(text + 6, row + 1))
        await pilot.pause()
        await press(pilot, "y")
        assert copied == ["cost $40 million to build. No one"]
        await press(pilot, "y")
        assert copied[1].startswith("“"), "the selection is gone"


async def test_rows_of_the_figures(app: StorydiffApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await open_place(pilot, "figures")
        await click(pilot, "5 years", comparing(app).panel.row_list)
        assert comparing(app).panel.row_list.cursor == 1
        await click(pilot, "5 years", comparing(app).panel.row_list)
        await pilot.pause()
        assert spot(app)[:2] == (0, sentence(LEFT, "5 years"))


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
        assert app.session.bookmarks.is_bookmarked(RIGHT)
        await click(pilot, "Filter", bar)
        assert library(app).prompt.display
        await press(pilot, "escape")
        await click(pilot, "Open", bar)
        assert reading(app)
        await click(pilot, "Back", app.screen.query_one(KeyBar))
        assert library(app)
        await click(pilot, "Compare", app.screen.query_one(KeyBar))
        assert comparing(app)
        await click(pilot, "Partner", app.screen.query_one(KeyBar))
        assert spot(app).side == 1
        await click(pilot, "Figures", app.screen.query_one(KeyBar))
        assert comparing(app).panel.display
        await click(pilot, "Keys", app.screen.query_one(KeyBar))
        assert isinstance(app.screen, HelpScreen)


async def test_the_row_of_keys_between_keys(app: StorydiffApp) -> None:
    """A click behind the last key does nothing."""
    async with app.run_test(size=(200, 30)) as pilot:
        await pilot.pause()
        await app.workers.wait_for_complete()  # the text beside the list is laid out
        await pilot.pause()
        before = shown(app)
        assert footer(app).endswith("    ")
        await pilot.click(offset=(198, 29))
        await pilot.pause()
        assert shown(app) == before


async def test_the_wheel_scrolls_what_is_under_it(app: StorydiffApp) -> None:
    """The side under the pointer; the other follows where there is something to follow."""
    async with app.run_test(size=(120, 24)) as pilot:
        await open_place(pilot, "comparing")
        view = comparing(app).view
        await press(pilot, "s")
        for side in (0, 1):
            at = view.stage.frame.panes[side].text + 5
            before = tops(app)
            await pilot._post_mouse_events([events.MouseScrollDown], view, offset=(at, 5))
            await pilot.pause()
            assert tops(app)[side] == before[side] + 3 and tops(app)[1 - side] == before[1 - side]
            await pilot._post_mouse_events([events.MouseScrollUp], view, offset=(at, 5))
            await pilot.pause()
            assert tops(app) == before


async def test_the_wheel_scrolls(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await open_place(pilot, "reading")
        view = reading(app).prose
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
