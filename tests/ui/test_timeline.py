"""The view of a story that shows how its figures moved."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.library import Library
from reader.ui.app import StorydiffApp
from reader.ui.places import StoryOf
from reader.ui.screens.explaining import ExplainScreen
from reader.ui.screens.story import StoryScreen
from reader.ui.session import Session
from reader.ui.widgets.course import Course
from tests.conftest import AppMaker
from tests.toll import toll
from tests.ui.driving import (
    comparing,
    keys,
    open_place,
    press,
    reading,
    rows,
    said,
    shown,
    story_screen,
)
from tests.ui.stories import STORIES

SIZES = pytest.mark.parametrize(
    "size", [(60, 20), (80, 24), (120, 36), (200, 50)], ids=lambda s: f"{s[0]}x{s[1]}"
)


@keys("story", "i")
@keys("table", "i")
@SIZES
async def test_the_course_of_a_figure(make_app: AppMaker, size: tuple[int, int]) -> None:
    app = make_app(toll())
    async with app.run_test(size=size) as pilot:
        await press(pilot, "S", "i")
        assert "[Timeline]" in rows(app)[1] or size[0] < 70
        page = shown(app)
        assert "141 ┤" in page and " 84 ┤●" in page and "┬" in page
        assert "peop" in rows(app)[3] and rows(app)[3].startswith(" ≠ ")
        await press(pilot, "right", "right", "right")
        assert "84: The Herald, behind by 2 h" in said(app)
        assert any("▸" in row and "behind by 2 h" in row for row in rows(app))
        await press(pilot, "home", "down")
        assert "141 ┤" not in shown(app)


@keys("table", "enter", "c", "e")
async def test_its_keys(make_app: AppMaker) -> None:
    app = make_app(toll())
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "S", "i", "right", "right", "right", "enter")
        assert reading(app).article.source == "The Herald"
        assert reading(app).prose.cursor >= 0 and "84 people were" in shown(app)
        await press(pilot, "q", "c")
        assert [a.source for a in comparing(app).articles] == ["The Herald", "Evening Courier"]
        assert comparing(app).spot.figure >= 0
        await press(pilot, "q", "e")
        assert isinstance(app.screen, ExplainScreen) and "behind by 2 h" in shown(app)
        await press(pilot, "escape", "slash", *"saved", "enter")
        assert len(story_screen(app).lines) == 1
        await press(pilot, "escape", "end", *["right"] * 9, "enter")
        assert "Nothing more is stated of this" in said(app)
        await press(pilot, "c")
        assert "Nothing to compare here" in said(app)


async def test_where_nothing_is_stated_twice(app: StorydiffApp) -> None:
    async with app.run_test(size=(100, 30)) as pilot:
        await open_place(pilot, "story")
        await press(pilot, "i", "slash", *"nowhere", "enter")
        assert "No figure fits." in shown(app) or "Nothing is stated by two reports." in shown(app)
        await press(pilot, "enter", "c", "e")
        assert story_screen(app)


async def test_what_a_report_said_before_is_a_point(tmp_path: Path) -> None:
    first, *others = toll()
    with Library.open(tmp_path) as library:
        earlier = replace(first, text=first.text.replace("84 people", "80 people"), id="earlier")
        library.add(earlier, identity="ledger")
        library.add(first, identity="ledger")
        for other in others:
            library.add(other)
        app = StorydiffApp(Session(library), settles=False)
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause()
            app.go(StoryOf([first, *others]))
            await press(pilot, "i")
            assert "Norwick Ledger, version 1" in shown(app) and " 80 ┤●" in shown(app)


async def test_the_mouse(make_app: AppMaker) -> None:
    app = make_app(toll())
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "S", "i")
        pane = app.screen.query_one(Course)
        at = next(y for y, row in enumerate(rows(app)) if "Herald" in row and y > pane.region.y)
        await pilot.click(pane, offset=(10, at - pane.region.y - 1))
        await pilot.pause()
        assert "behind by 2 h" in said(app)
        await pilot.click(pane, offset=(10, at - pane.region.y - 1))
        await pilot.pause()
        assert reading(app).article.source == "The Herald"


@keys("story", "n", "L")
@keys("table", "n", "L")
@keys("library", "L")
async def test_what_is_new_since_one_looked(tmp_path: Path) -> None:
    """Said at the head, marked, listed by n; the list of stories says it before one opens it."""
    first, later = toll()[:4], toll()[4:]
    with Library.open(tmp_path) as library:
        for article in first:
            library.add(article)
        library.stories.join([article.id for article in first])
        app = StorydiffApp(Session(library), settles=False)
        async with app.run_test(size=(120, 36)) as pilot:
            await pilot.pause()
            await press(pilot, "S", "n")
            assert "You have not looked at this story before" in said(app)
            await press(pilot, "L")
            assert "Followed" in said(app)
            await press(pilot, "q")
            for article in later:
                library.add(article)
            library.stories.join([article.id for article in toll()])
            await press(pilot, *["tab"] * 6)
            assert "[Followed]" in rows(app)[1] and "» +2 " in rows(app)[3]
            assert "2 new since you looked" in said(app)
            await press(pilot, "enter")
            assert "+ new since" in rows(app)[2] and "2 reports" in rows(app)[2]
            assert sum("+ " in row[:3] for row in rows(app)[3:]) == 2
            await press(pilot, "n")
            assert "Figures that moved" in shown(app) and "141 (Morning Post)" in shown(app)
            await press(pilot, "escape", "i")
            assert "≠+" in rows(app)[4]
            await press(pilot, "q", "enter", "n")
            assert "Nothing is new since you last looked" in said(app)
            await press(pilot, "q", "L")
            assert "No longer followed; z undoes" in said(app) and "No story is followed" in shown(app)
            await press(pilot, "z")
            assert library.stories.numbers(followed=True)


async def test_what_is_not_of_the_library_is_not_followed(make_app: AppMaker) -> None:
    app = make_app(STORIES)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "end", "L")
        assert "only a story can be followed" in said(app)


@keys("table", "space", "X")
async def test_what_is_marked_and_split_off_is_the_report_of_the_value(tmp_path: Path) -> None:
    with Library.open(tmp_path) as library:
        for article in toll():
            library.add(article)
        library.stories.join([article.id for article in toll()])
        app = StorydiffApp(Session(library), settles=False)
        async with app.run_test(size=(120, 36)) as pilot:
            await pilot.pause()
            await press(pilot, "S", "i", "right", "right", "right", "space", "left", "c")
            assert {a.source for a in comparing(app).articles} == {"The Herald", "Evening Courier"}
            await press(pilot, "q", "o", "down", "down", "enter")
            assert reading(app).article.source == story_screen_sources(app)[2]
            await press(pilot, "q", "i", *["left"] * 6, *["right"] * 3, "X")
            assert "The Herald" not in story_screen_sources(app) and len(story_screen_sources(app)) == 5
            await press(pilot, "z")
            assert "The Herald" in story_screen_sources(app)


def story_screen_sources(app: StorydiffApp) -> list[str]:
    """The outlets of the story, in the order of its reports."""
    screen = next(s for s in app.screen_stack[::-1] if isinstance(s, StoryScreen))
    return [article.source for article in screen.articles]
