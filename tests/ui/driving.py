"""How the tests drive the app and look at its screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from rich.style import Style
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget

from reader.ui.app import StorydiffApp
from reader.ui.parallel.moving import Spot
from reader.ui.screens.base import BaseScreen
from reader.ui.screens.bookmarks import BookmarksScreen
from reader.ui.screens.comparing import ComparingScreen
from reader.ui.screens.feeds import FeedsScreen
from reader.ui.screens.library import LibraryScreen
from reader.ui.screens.manual import ManualScreen
from reader.ui.screens.reading import ReadingScreen
from reader.ui.screens.search import SearchScreen
from reader.ui.screens.story import StoryScreen
from reader.ui.screens.versions import VersionsScreen
from reader.ui.widgets.chrome import StatusLine
from reader.ui.widgets.rows import RowList
from tests.screenshots import press

__all__ = [
    "BOXES",
    "COVERED",
    "WAYS",
    "bookmarks",
    "comparing",
    "cursors",
    "feeds_screen",
    "footer",
    "in_view",
    "keys",
    "library",
    "manual_screen",
    "press",
    "reading",
    "resize",
    "row_list",
    "row_on_screen",
    "rows",
    "said",
    "search_screen",
    "shown",
    "spot",
    "story_screen",
    "style_at",
    "tops",
    "versions_screen",
]

Test = TypeVar("Test", bound=Callable[..., object])

WAYS: dict[str, tuple[str, ...]] = {
    "library": (),
    "filter": ("slash",),
    "story": ("space", "space", "space", "c"),
    "table": ("space", "space", "space", "c", "x"),
    "reading": ("enter",),
    "links": ("enter", "o"),
    "comparing": ("space", "c"),
    "figures": ("space", "c", "t"),
    "explained": ("space", "c", "e"),
    "bookmarks": ("b", "m"),
    "help": ("question_mark",),
    "feeds": ("F",),
    "hiding": ("H",),
    "searching": ("f",),
    "search": ("f", *"bridge", "enter"),
    "versions": ("V",),
    "second": ("ctrl+p", *"second reader", "enter"),
    "manual": ("question_mark", "M"),
    "topics": ("question_mark", "M", "tab"),
}
"""From the start to each place in which keys mean something: the tests name these places."""

BOXES = ("help", "explained", "links")
"""The places that are boxes over another."""

COVERED: set[tuple[str, str]] = set()
"""Place and key of every binding that a test covers."""


def keys(place: str, *names: str) -> Callable[[Test], Test]:
    """Marks a test as covering keys in a place of ``WAYS``."""
    COVERED.update((place, name) for name in names)

    def same(test: Test) -> Test:
        return test

    return same


def rows(app: StorydiffApp) -> list[str]:
    """What stands on the screen, row by row."""
    return [strip.text for strip in strips(app)]


def strips(app: StorydiffApp) -> list[Strip]:
    """The rows of the screen with their styles."""
    return app.screen._compositor.render_strips()


def shown(app: StorydiffApp) -> str:
    """What stands on the screen."""
    return "\n".join(rows(app))


def said(app: StorydiffApp) -> str:
    """The status row, above the keys; a long notice takes more than one."""
    statuses = app.screen.query(StatusLine)
    taken = statuses.first().size.height if statuses else 1
    return " ".join(row.strip() for row in rows(app)[-1 - taken : -1])


def footer(app: StorydiffApp) -> str:
    """The row of keys."""
    return rows(app)[-1]


def style_at(app: StorydiffApp, text: str, within: Widget | None = None) -> Style:
    """The style in which the first occurrence of a text is shown, in a widget or anywhere."""
    region = (within or app.screen).region
    for strip in strips(app)[region.y : region.bottom]:
        part = strip.crop(region.x, region.right)
        if text in part.text:
            at = 0
            for segment in part:
                at += len(segment.text)
                if at > part.text.index(text):
                    return segment.style or Style()
    raise AssertionError(f"{text!r} is not on the screen:\n{shown(app)}")


def row_list(app: StorydiffApp) -> RowList:
    """The list that has the focus."""
    assert isinstance(app.focused, RowList)
    return app.focused


def library(app: StorydiffApp) -> LibraryScreen:
    """The list of articles, which is the screen now."""
    assert isinstance(app.screen, LibraryScreen)
    return app.screen


def reading(app: StorydiffApp) -> ReadingScreen:
    """The article, which is the screen now."""
    assert isinstance(app.screen, ReadingScreen)
    return app.screen


def comparing(app: StorydiffApp) -> ComparingScreen:
    """The comparison, which is the screen now."""
    assert isinstance(app.screen, ComparingScreen)
    return app.screen


def spot(app: StorydiffApp) -> Spot:
    """Where the cursor of the comparison is."""
    return comparing(app).spot


def cursors(app: StorydiffApp) -> tuple[int, int]:
    """The sentence at the cursor, left and right; -1 where it is not."""
    at = spot(app)
    return (at.sentence, -1) if at.side == 0 else (-1, at.sentence)


def in_view(app: StorydiffApp, side: int, index: int) -> bool:
    """Whether a sentence begins in view."""
    return comparing(app).stage.row_of(side, index) >= 0


def tops(app: StorydiffApp) -> tuple[int, ...]:
    """The first line in view of each area of the comparison."""
    return tuple(comparing(app).stage.tops)


def row_on_screen(app: StorydiffApp, side: int, index: int) -> int:
    """The row of the view on which a sentence begins, -1 if that is out of view."""
    stage = comparing(app).stage
    row = stage.row_of(side, index)
    return stage.pane(side).top + row if row >= 0 else -1


def story_screen(app: StorydiffApp) -> StoryScreen:
    """The story, which is the screen now."""
    assert isinstance(app.screen, StoryScreen)
    return app.screen


def feeds_screen(app: StorydiffApp) -> FeedsScreen:
    """The feeds, which are the screen now."""
    assert isinstance(app.screen, FeedsScreen)
    return app.screen


def search_screen(app: StorydiffApp) -> SearchScreen:
    """The search, which is the screen now."""
    assert isinstance(app.screen, SearchScreen)
    return app.screen


def versions_screen(app: StorydiffApp) -> VersionsScreen:
    """The versions, which are the screen now."""
    assert isinstance(app.screen, VersionsScreen)
    return app.screen


def manual_screen(app: StorydiffApp) -> ManualScreen:
    """The manual, which is the screen now."""
    assert isinstance(app.screen, ManualScreen)
    return app.screen


def bookmarks(app: StorydiffApp) -> BookmarksScreen:
    """The bookmarks, which are the screen now."""
    assert isinstance(app.screen, BookmarksScreen)
    return app.screen


async def resize(pilot: Pilot[int], width: int, height: int) -> None:
    """Change the window's size; Textual would pass it on to its screens after a moment."""
    await pilot.resize_terminal(width, height)
    pilot.app._check_resize()
    await pilot.pause()


async def open_place(pilot: Pilot[int], place: str) -> None:
    """Go from the start to a place of ``WAYS``."""
    await pilot.pause()
    await press(pilot, *WAYS[place])
    assert isinstance(pilot.app, StorydiffApp)
    for _ in range(50):  # a screen takes the focus only once it is mounted
        if pilot.app.focused is not None:
            break
        await pilot.pause()
    if isinstance(pilot.app.screen, BaseScreen):
        pilot.app.screen.status.hush()
        await pilot.pause()
