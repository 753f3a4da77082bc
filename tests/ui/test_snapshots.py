"""Pictures of each screen: after ``pytest tests/ui/test_snapshots.py --snapshot-update`` look at each one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot

from reader.ui.app import StorydiffApp
from reader.ui.theme import LIGHT
from reader.ui.widgets.chrome import StatusLine
from tests import screenshots
from tests.conftest import AppMaker
from tests.screenshots import press

SnapCompare = Callable[..., bool]

SMALL, MIDDLE, LARGE = (80, 24), (120, 36), (200, 50)
SIZES = pytest.mark.parametrize("size", [SMALL, MIDDLE, LARGE], ids=["small", "middle", "large"])


async def help_screen(pilot: Pilot[int]) -> None:
    """The keys of the comparison."""
    await press(pilot, "space", "j", "j", "c", "question_mark")


SCENES: dict[str, Callable[[Pilot[int]], Awaitable[None]]] = {
    "library": screenshots.library,
    "reading": screenshots.reading,
    "comparison": screenshots.comparison,
    "figures": screenshots.figures,
    "bookmarks": screenshots.bookmarks,
    "help": help_screen,
}


def look(snap_compare: SnapCompare, app: StorydiffApp, scene: str, size: tuple[int, int]) -> bool:
    """Compares the picture of a scene, without the notice that would hide the row below."""

    async def before(pilot: Pilot[int]) -> None:
        await pilot.pause()
        await SCENES[scene](pilot)
        for status in pilot.app.screen.query(StatusLine):
            status.hush()
        await pilot.pause()

    return snap_compare(app, terminal_size=size, run_before=before)


@SIZES
def test_library(snap_compare: SnapCompare, make_app: AppMaker, size: tuple[int, int]) -> None:
    """You should see eight articles in full columns, two of them marked 1 and 2,
    a dot before each unread one, a star before a bookmarked one, and the cursor's row in another colour."""
    assert look(snap_compare, make_app(), "library", size)


@SIZES
def test_reading(snap_compare: SnapCompare, make_app: AppMaker, size: tuple[int, int]) -> None:
    """You should see one column of text, at most 76 cells wide, the headline bold, source and date below it,
    and one sentence highlighted with a bar in the margin."""
    assert look(snap_compare, make_app(), "reading", size)


@SIZES
def test_comparison(snap_compare: SnapCompare, make_app: AppMaker, size: tuple[int, int]) -> None:
    """You should see two texts, stacked where the window is small, else side by side; numbered links in both
    margins; a sentence of the left one and its partners highlighted; signs behind figures."""
    assert look(snap_compare, make_app(), "comparison", size)


@SIZES
def test_figures(snap_compare: SnapCompare, make_app: AppMaker, size: tuple[int, int]) -> None:
    """You should see the figures of both reports in columns under their heads, what differs first; the texts
    above them, save in the small window."""
    assert look(snap_compare, make_app(), "figures", size)


@SIZES
def test_bookmarks(snap_compare: SnapCompare, make_app: AppMaker, size: tuple[int, int]) -> None:
    """You should see four bookmarks of two rows: figures, a pair, a sentence with its note, an article."""
    assert look(snap_compare, make_app(), "bookmarks", size)


@pytest.mark.parametrize("size", [SMALL, MIDDLE], ids=["small", "middle"])
def test_help(snap_compare: SnapCompare, make_app: AppMaker, size: tuple[int, int]) -> None:
    """You should see a framed list of keys, with what each does."""
    assert look(snap_compare, make_app(), "help", size)


@pytest.mark.parametrize("scene", ["library", "reading", "figures"])
def test_light(snap_compare: SnapCompare, make_app: AppMaker, scene: str) -> None:
    """You should see the same in dark letters on a light ground, every sign and highlight still plain."""
    app = make_app()
    app.theme = LIGHT.name
    assert look(snap_compare, app, scene, MIDDLE)


@pytest.mark.parametrize("scene", ["library", "reading", "figures"])
def test_no_color(
    snap_compare: SnapCompare, make_app: AppMaker, monkeypatch: pytest.MonkeyPatch, scene: str
) -> None:
    """You should see the same in greys alone: cursor, partner and verdicts told by sign, bar and weight."""
    monkeypatch.setenv("NO_COLOR", "1")
    assert look(snap_compare, make_app(), scene, MIDDLE)
