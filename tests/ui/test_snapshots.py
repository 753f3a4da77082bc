"""Pictures of each screen: after ``pytest tests/ui/test_snapshots.py --snapshot-update`` look at each one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot

from reader.ui.app import StorydiffApp
from reader.ui.theme import ANSI, CONTRAST, LIGHT
from reader.ui.widgets.chrome import StatusLine
from tests import screenshots
from tests.conftest import AppMaker
from tests.screenshots import press
from tests.ui.stories import story

SnapCompare = Callable[..., bool]

STACKED, SMALL, MIDDLE, LARGE = (60, 20), (80, 24), (120, 36), (200, 50)
OTHER_SIZES = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
SIZES = pytest.mark.parametrize("size", [SMALL, MIDDLE, LARGE], ids=["small", "middle", "large"])


async def help_screen(pilot: Pilot[int]) -> None:
    """The keys of the comparison."""
    await press(pilot, "space", "j", "j", "c", "question_mark")


async def manual_screen(pilot: Pilot[int]) -> None:
    """The manual, opened from the comparison."""
    await press(pilot, "space", "j", "j", "c", "question_mark", "M")


async def manual_keys(pilot: Pilot[int]) -> None:
    """The manual's tables of keys, at a word that was searched for."""
    await press(pilot, "question_mark", "M", *["right_square_bracket"] * 6)
    await press(pilot, "slash", *"paragraph", "enter")


async def manual_topics(pilot: Pilot[int]) -> None:
    """The manual's topics."""
    await press(pilot, "question_mark", "M", "tab", "j", "j", "j")


SCENES: dict[str, Callable[[Pilot[int]], Awaitable[None]]] = {
    "library": screenshots.library,
    "reading": screenshots.reading,
    "comparison": screenshots.comparison,
    "rows": screenshots.in_rows,
    "figures": screenshots.figures,
    "matrix": screenshots.matrix,
    "story": screenshots.story,
    "claims": screenshots.claims,
    "timeline": screenshots.timeline,
    "explained": screenshots.explained,
    "second": screenshots.second,
    "bookmarks": screenshots.bookmarks,
    "stories": screenshots.stories,
    "search": screenshots.search,
    "feeds": screenshots.feeds,
    "help": help_screen,
    "manual": manual_screen,
    "manual keys": manual_keys,
    "manual topics": manual_topics,
}


VIEWS = ["comparison", "rows", "figures", "matrix", "story", "timeline"]
ALL = [
    "library",
    "reading",
    "comparison",
    "rows",
    "figures",
    "matrix",
    "story",
    "claims",
    "explained",
    "timeline",
]
WIDE = story(
    "日本銀行が金利を引き上げ 🏦",
    "日本銀行は木曜日に政策金利を0.5％に引き上げた。これは17年ぶりの高水準である。",
    "The bank of Japan raised its rate to 0.5% on Thursday. Cafe\u0301s 👍 in Zu\u0308rich charged 5 francs.",
    "한국은행도 금리를 올렸다. 15명이 참석했다.",
    source="日本経済",
)
WIDE_TOO = story(
    "Bank of Japan raises rate",
    "On Thursday the Bank of Japan raised its rate to 0.6%. 市場は静かだった。 The cafe\u0301s did not mind.",
    "日本銀行は木曜日に政策金利を0.6％に引き上げた。 🎉🎉 it was the highest for 17 years.",
    source="Échos",
)


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
@pytest.mark.parametrize("scene", ["stories", "search", "feeds"])
def test_what_comes_in(
    snap_compare: SnapCompare, make_app: AppMaker, size: tuple[int, int], scene: str
) -> None:
    """You should see one story of five reports whose figures differ; or three articles found, each with its
    passage and the words found in another colour; or three feeds, one with the reason why it failed."""
    assert look(snap_compare, make_app(), scene, size)


@SIZES
def test_reading(snap_compare: SnapCompare, make_app: AppMaker, size: tuple[int, int]) -> None:
    """You should see one column of text, at most 76 cells wide, the headline bold, source and date below it,
    and one sentence highlighted with a bar in the margin."""
    assert look(snap_compare, make_app(), "reading", size)


@SIZES
def test_comparison(snap_compare: SnapCompare, make_app: AppMaker, size: tuple[int, int]) -> None:
    """You should see two texts side by side, joined by lines that fan out and merge, the cursor's heavy
    and in another colour; numbers beside the lines; signs behind figures; an overview at either edge."""
    assert look(snap_compare, make_app(), "comparison", size)


@SIZES
def test_rows(snap_compare: SnapCompare, make_app: AppMaker, size: tuple[int, int]) -> None:
    """You should see linked sentences level with each other, the words that differ marked in both, and what
    one side alone says in its own column."""
    assert look(snap_compare, make_app(), "rows", size)


@pytest.mark.parametrize("scene", ["comparison", "rows", "figures", "story"])
def test_stacked(snap_compare: SnapCompare, make_app: AppMaker, scene: str) -> None:
    """You should see the articles one above the other, in rows by turns with A and B in the margin; nothing
    is cut but titles and table cells."""
    assert look(snap_compare, make_app(), scene, STACKED)


@SIZES
def test_figures(snap_compare: SnapCompare, make_app: AppMaker, size: tuple[int, int]) -> None:
    """You should see the figures of both reports in columns under their heads, what differs first, the words
    around each below it; the texts above them, save in the small window."""
    assert look(snap_compare, make_app(), "figures", size)


@SIZES
def test_second(snap_compare: SnapCompare, make_app: AppMaker, size: tuple[int, int]) -> None:
    """You should see a comparison with the word of a model and of the person in it: the title counts what
    each has changed, and the row below says whose word stands at the cursor."""
    assert look(snap_compare, make_app(), "second", size)


@SIZES
def test_matrix(snap_compare: SnapCompare, make_app: AppMaker, size: tuple[int, int]) -> None:
    """You should see five reports against five: links, and differing figures behind a sign."""
    assert look(snap_compare, make_app(), "matrix", size)


@SIZES
def test_story(snap_compare: SnapCompare, make_app: AppMaker, size: tuple[int, int]) -> None:
    """You should see a row for each measured thing, a column for each report, what contradicts most
    marked."""
    assert look(snap_compare, make_app(), "story", size)


@SIZES
def test_timeline(snap_compare: SnapCompare, make_app: AppMaker, size: tuple[int, int]) -> None:
    """You should see a row for each thing, and below it a line that steps from 84 over 126 to 141, with a
    hollow point at 84 that the row with the cursor says is behind by 2 h."""
    assert look(snap_compare, make_app(), "timeline", size)


@SIZES
def test_claims(snap_compare: SnapCompare, make_app: AppMaker, size: tuple[int, int]) -> None:
    """You should see claims with their number of voices first, and a dot for each report that makes them."""
    assert look(snap_compare, make_app(), "claims", size)


@SIZES
def test_explained(snap_compare: SnapCompare, make_app: AppMaker, size: tuple[int, int]) -> None:
    """You should see a framed explanation of one sentence over the two texts."""
    assert look(snap_compare, make_app(), "explained", size)


@pytest.mark.parametrize("scene", ["comparison", "rows"])
def test_wide_characters(snap_compare: SnapCompare, make_app: AppMaker, scene: str) -> None:
    """You should see Japanese, Korean, accents and emoji with the columns to their right still straight."""
    app = make_app([WIDE, WIDE_TOO])

    async def before(pilot: Pilot[int]) -> None:
        await pilot.pause()
        await press(pilot, *(["space", "c", "j", "j"] + (["v"] if scene == "rows" else [])))
        pilot.app.screen.query_one(StatusLine).hush()
        await pilot.pause()

    assert snap_compare(app, terminal_size=MIDDLE, run_before=before)


@SIZES
def test_bookmarks(snap_compare: SnapCompare, make_app: AppMaker, size: tuple[int, int]) -> None:
    """You should see four bookmarks of two rows: figures, a pair, a sentence with its note, an article."""
    assert look(snap_compare, make_app(), "bookmarks", size)


@pytest.mark.parametrize("size", [SMALL, MIDDLE], ids=["small", "middle"])
def test_help(snap_compare: SnapCompare, make_app: AppMaker, size: tuple[int, int]) -> None:
    """You should see a framed list of keys, with what each does."""
    assert look(snap_compare, make_app(), "help", size)


@pytest.mark.parametrize("scene", ["manual", "manual keys", "manual topics"])
@pytest.mark.parametrize("size", [SMALL, (140, 40)], ids=["small", "wide"])
def test_manual(snap_compare: SnapCompare, make_app: AppMaker, size: tuple[int, int], scene: str) -> None:
    """You should see a page with its heading underlined and keys in another colour; or tables of keys without
    lines, one cell on a ground of its own; or the topics. In the wide window the topics stand at the left."""
    assert look(snap_compare, make_app(), scene, size)


@pytest.mark.parametrize("theme", [LIGHT.name, CONTRAST.name, ANSI.name])
def test_manual_in_other_themes(snap_compare: SnapCompare, make_app: AppMaker, theme: str) -> None:
    """You should see the same tables in other colours, the row found still plain."""
    app = make_app()
    app.theme = theme
    assert look(snap_compare, app, "manual keys", MIDDLE)


@pytest.mark.parametrize("scene", ALL)
def test_light(snap_compare: SnapCompare, make_app: AppMaker, scene: str) -> None:
    """You should see the same in dark letters on a light ground, every sign and highlight still plain."""
    app = make_app()
    app.theme = LIGHT.name
    assert look(snap_compare, app, scene, MIDDLE)


@OTHER_SIZES
@pytest.mark.parametrize("scene", VIEWS)
def test_light_at(snap_compare: SnapCompare, make_app: AppMaker, scene: str, size: tuple[int, int]) -> None:
    """You should see the same on a light ground, with less or more of it."""
    app = make_app()
    app.theme = LIGHT.name
    assert look(snap_compare, app, scene, size)


@pytest.mark.parametrize("scene", ["comparison", "rows", "story"])
@pytest.mark.parametrize("theme", [CONTRAST.name, ANSI.name])
def test_other_themes(snap_compare: SnapCompare, make_app: AppMaker, scene: str, theme: str) -> None:
    """You should see the same in stark colours, or in the terminal's own."""
    app = make_app()
    app.theme = theme
    assert look(snap_compare, app, scene, MIDDLE)


@pytest.mark.parametrize("scene", ALL)
def test_no_color(
    snap_compare: SnapCompare, make_app: AppMaker, monkeypatch: pytest.MonkeyPatch, scene: str
) -> None:
    """You should see the same in greys alone: cursor, partner and verdicts told by sign, bar and weight."""
    monkeypatch.setenv("NO_COLOR", "1")
    assert look(snap_compare, make_app(), scene, MIDDLE)


@OTHER_SIZES
@pytest.mark.parametrize("scene", VIEWS)
def test_no_color_at(
    snap_compare: SnapCompare,
    make_app: AppMaker,
    monkeypatch: pytest.MonkeyPatch,
    scene: str,
    size: tuple[int, int],
) -> None:
    """You should see the same in greys alone, with less or more of it."""
    monkeypatch.setenv("NO_COLOR", "1")
    assert look(snap_compare, make_app(), scene, size)
