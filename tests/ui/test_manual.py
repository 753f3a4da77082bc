"""The manual on the screen: from where it opens, its pages, its links and its keys."""

from __future__ import annotations

import re
import sys
from itertools import pairwise
from typing import NoReturn

import pytest
from textual.app import SystemCommand
from textual.events import MouseScrollDown
from textual.pilot import Pilot
from textual.screen import Screen

from reader import manual
from reader.ui.app import StorydiffApp
from reader.ui.screens.help import HelpScreen
from reader.ui.widgets.page import Page
from tests.program import run
from tests.ui.driving import (
    WAYS,
    footer,
    keys,
    manual_screen,
    open_place,
    press,
    resize,
    row_list,
    rows,
    said,
    shown,
    strips,
)

WIDE, NARROW = (140, 40), (80, 24)
OPENED = {
    "library": "library",
    "reading": "reading",
    "comparing": "comparing",
    "figures": "comparing",
    "story": "story",
    "table": "story",
    "feeds": "feeds",
    "hiding": "library",
    "search": "searching",
    "bookmarks": "reading",
    "versions": "reading",
    "second": "second",
}
TOPICS = manual.topics()
LAST = len(TOPICS) - 1


def place(app: StorydiffApp) -> int:
    """The first row of the page in view."""
    return manual_screen(app).page.scroll_offset.y


def palette(app: StorydiffApp) -> SystemCommand:
    """The palette's command for the manual."""
    screen: Screen[object] = app.screen
    (command,) = (command for command in app.get_system_commands(screen) if command.title == "Manual")
    return command


async def click(pilot: Pilot[int], text: str) -> None:
    """Click on the first occurrence of a text."""
    app = pilot.app
    assert isinstance(app, StorydiffApp)
    y = next(k for k, row in enumerate(rows(app)) if text in row)
    assert await pilot.click(offset=(rows(app)[y].index(text) + 1, y))
    await pilot.pause()


async def follow(pilot: Pilot[int], href: str) -> None:
    """Click on a link, wherever it stands."""
    assert isinstance(pilot.app, StorydiffApp)
    page = manual_screen(pilot.app).page
    page.post_message(Page.LinkClicked(page, href))
    await pilot.pause()


@keys("help", "M", "f1")
@pytest.mark.parametrize("key", ["M", "f1"])
@pytest.mark.parametrize("where", OPENED)
async def test_it_opens_at_the_page_about_the_screen(app: StorydiffApp, where: str, key: str) -> None:
    """From the list of keys, which it takes the place of; q goes back to where one was."""
    async with app.run_test(size=WIDE) as pilot:
        await open_place(pilot, where)
        below, focused, depth = app.screen, app.focused, len(app.screen_stack)
        await press(pilot, "question_mark", key)
        assert manual_screen(app).topic.name == OPENED[where]
        assert manual_screen(app).topic.title in rows(app)[0]
        assert len(app.screen_stack) == depth + 1
        await press(pilot, "q")
        assert app.screen is below and app.focused is focused


async def test_a_click_on_the_foot_of_the_list_of_keys(app: StorydiffApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "question_mark")
        await click(pilot, "M opens the manual")
        assert manual_screen(app).topic.name == "comparing"


@pytest.mark.parametrize("where", [place for place in WAYS if place not in ("manual", "topics")])
async def test_the_palette_opens_it(app: StorydiffApp, where: str) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await open_place(pilot, where)
        palette(app).callback()
        await pilot.pause()
        topic = manual_screen(app).topic.name
        assert topic == OPENED.get(where, topic)


@keys("manual", "question_mark")
async def test_its_own_keys_lead_back_to_it(app: StorydiffApp) -> None:
    """M in the list of the manual's keys only closes the list: there are never two manuals."""
    async with app.run_test(size=NARROW) as pilot:
        await open_place(pilot, "manual")
        here = app.screen
        await press(pilot, "question_mark")
        assert isinstance(app.screen, HelpScreen) and "Manual: keys" in shown(app)
        await press(pilot, "M")
        assert app.screen is here
        palette(app).callback()
        await pilot.pause()
        assert app.screen is here


@keys("manual", "right_square_bracket", "left_square_bracket")
@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["narrow", "wide"])
async def test_from_page_to_page(app: StorydiffApp, size: tuple[int, int]) -> None:
    """Each page shows its title and begins at its top; past the last there is none."""
    async with app.run_test(size=size) as pilot:
        await open_place(pilot, "manual")
        await press(pilot, "left_square_bracket", "left_square_bracket")
        assert said(app) == "This is the first page"
        for topic in TOPICS:
            assert manual_screen(app).topic is topic
            page = manual_screen(app).page
            assert place(app) == 0 and page.max_scroll_x == 0
            assert topic.title in rows(app)[page.region.y][page.region.x :]
            await press(pilot, "end", "right_square_bracket")
        assert said(app) == "This is the last page"
        assert f"{len(TOPICS)} of {len(TOPICS)}" in rows(app)[0]


@keys("manual", "down", "j", "up", "k", "pagedown", "space", "pageup", "home", "g", "end", "G")
async def test_scrolling(app: StorydiffApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await open_place(pilot, "manual")
        await press(pilot, "right_square_bracket", "right_square_bracket")
        seen = []
        for key in ("down", "j", "up", "k", "pagedown", "space", "pageup", "end", "home", "G", "g"):
            await press(pilot, key)
            seen.append(place(app))
        most = manual_screen(app).page.max_scroll_y
        page = seen[4]
        assert page > 10 and most > page
        assert seen == [1, 2, 1, 0, page, min(most, 2 * page), seen[6], most, 0, most, 0]
        assert seen[6] < seen[5]


async def test_the_wheel_scrolls(app: StorydiffApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await open_place(pilot, "manual")
        await pilot._post_mouse_events([MouseScrollDown], offset=(10, 10))
        await pilot.pause()
        assert place(app) > 0


@keys("manual", "tab")
@keys("topics", "tab", "down", "j", "up", "k", "home", "g", "end", "G", "pagedown", "pageup", "enter")
async def test_the_topics_beside_the_page(app: StorydiffApp) -> None:
    """The page follows the cursor of the list; Enter and Tab go to the page."""
    async with app.run_test(size=WIDE) as pilot:
        await open_place(pilot, "topics")
        assert row_list(app).id == "topics"
        for key, index in [
            ("home", 0), ("down", 1), ("j", 2), ("up", 1), ("k", 0), ("end", LAST), ("g", 0), ("G", LAST),
            ("pageup", 0), ("pagedown", LAST),
        ]:  # fmt: skip
            await press(pilot, key)
            assert manual_screen(app).topic is TOPICS[index], key
            assert row_list(app).cursor == TOPICS.index(manual_screen(app).topic)
        await press(pilot, "enter")
        assert app.focused is manual_screen(app).page
        await press(pilot, "tab", "tab")
        assert app.focused is manual_screen(app).page


async def test_the_topics_in_a_narrow_window(app: StorydiffApp) -> None:
    """They take the place of the page; a line says what each is about; widening shows both."""
    async with app.run_test(size=NARROW) as pilot:
        await open_place(pilot, "topics")
        screen = manual_screen(app)
        assert not screen.page.display and screen.topic_list.size.width == 80
        await press(pilot, "home", "j", "j")
        assert screen.topic.name == "library" and said(app) == TOPICS[2].about
        await press(pilot, "enter")
        assert screen.topic is TOPICS[2] and app.focused is screen.page
        assert not screen.topic_list.display
        await press(pilot, "tab")
        await resize(pilot, *WIDE)
        assert screen.page.display and screen.topic_list.display
        await press(pilot, "tab")
        await resize(pilot, *NARROW)
        assert screen.page.display and not screen.topic_list.display


async def test_a_click_on_a_topic(app: StorydiffApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await open_place(pilot, "manual")
        await click(pilot, "What it cannot do")
        assert manual_screen(app).topic.name == "limits"
        await click(pilot, "It runs no scripts")
        assert app.focused is manual_screen(app).page


@keys("manual", "backspace")
@keys("topics", "backspace")
async def test_a_link_opens_its_page(app: StorydiffApp) -> None:
    """At the heading it points to; Backspace returns."""
    async with app.run_test(size=WIDE) as pilot:
        await open_place(pilot, "manual")
        await press(pilot, "backspace")
        assert said(app) == "No link led here"
        await click(pilot, "table of keys")
        screen = manual_screen(app)
        assert screen.topic.name == "keys"
        assert "Library" in rows(app)[screen.page.region.y] + rows(app)[screen.page.region.y + 1]
        await press(pilot, "backspace")
        assert screen.topic.name == "library"
        await follow(pilot, "#order-and-tidiness")
        assert screen.topic.name == "library" and place(app) > 0


def test_every_link_of_every_page_leads_to_a_page() -> None:
    known = {topic.name for topic in TOPICS}
    for topic in TOPICS:
        assert set(re.findall(r"\]\((\w+)\.md", manual.page(topic.name))) <= known, topic.name


async def test_every_page_opens_by_its_link(app: StorydiffApp) -> None:
    async with app.run_test(size=NARROW) as pilot:
        await open_place(pilot, "manual")
        for topic in TOPICS:
            await follow(pilot, f"{topic.name}.md")
            assert manual_screen(app).topic is topic


async def test_no_address_is_opened(app: StorydiffApp, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> NoReturn:
        raise AssertionError("an address was opened")

    monkeypatch.setattr("webbrowser.open", never)
    monkeypatch.setattr(StorydiffApp, "open_url", never)
    async with app.run_test(size=WIDE) as pilot:
        await open_place(pilot, "manual")
        await follow(pilot, "https://news.example/story")
        assert manual_screen(app).topic.name == "library"
        assert said(app) == "Open this in a browser: https://news.example/story"


@keys("manual", "slash", "n", "p", "escape")
async def test_searching(app: StorydiffApp) -> None:
    """Each match is brought into view and marked; Escape forgets them."""
    async with app.run_test(size=NARROW) as pilot:
        await open_place(pilot, "manual")
        await press(pilot, "n")
        assert said(app) == "/ searches in the page"
        await press(pilot, "slash", *"UNDOES", "enter")
        screen = manual_screen(app)
        assert said(app) == "match 1 of 1" and "undoes d, A, X, J, T and U" in shown(app)
        await press(pilot, "slash", *"story", "enter")
        total = int(said(app).rpartition(" ")[2])
        ground = screen.page.rich_style.bgcolor
        assert total > 2
        for key, number in (("n", 2), ("n", 3), ("p", 2), ("p", 1), ("p", total)):
            await press(pilot, key)
            assert said(app) == f"match {number} of {total}"
            row, first, last = screen.page.found[screen.page.match]
            strip = strips(app)[screen.page.region.y + row - place(app)].crop(first + 2, last + 2)
            assert strip.text.casefold() == "story"
            assert all(segment.style.bgcolor != ground for segment in strip if segment.style)
        await press(pilot, "escape")
        assert not screen.page.found
        await press(pilot, "slash", *"zebra", "enter")
        assert said(app) == "“zebra” is not in this page"
        await press(pilot, "slash", "escape")
        assert app.focused is screen.page
        await press(pilot, "escape")
        assert said(app) == "q goes back"


@keys("topics", "slash", "n", "p", "escape", "question_mark")
@keys("topics", "right_square_bracket", "left_square_bracket")
async def test_the_keys_of_the_page_work_from_the_topics(app: StorydiffApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await open_place(pilot, "topics")
        await press(pilot, "right_square_bracket", "right_square_bracket", "left_square_bracket")
        assert manual_screen(app).topic is TOPICS[2] and row_list(app).cursor == 2
        await press(pilot, "slash", *"versions", "enter", "n", "n", "p", "p")
        assert said(app).startswith("match 1 of")
        await press(pilot, "escape")
        assert manual_screen(app).topic_list.has_focus
        await press(pilot, "escape")
        assert manual_screen(app).page.has_focus
        await press(pilot, "tab", "question_mark")
        assert "Manual: keys" in shown(app)


@keys("manual", "q", "m", "z")
@keys("topics", "q", "m", "z")
@pytest.mark.parametrize("where", ["manual", "topics"])
async def test_what_every_screen_has(app: StorydiffApp, where: str) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await open_place(pilot, where)
        await press(pilot, "z")
        assert said(app) == "Nothing to undo"
        assert "] Next page" in footer(app)
        await press(pilot, "m", "q", "q")
        assert len(app.screen_stack) == 1


async def test_the_start_does_not_load_it() -> None:
    """Markdown is loaded when the manual is opened."""
    code = "import sys, reader.ui.app\nsys.exit('reader.ui.screens.manual' in sys.modules)"
    assert run(command=(sys.executable, "-c", code)).returncode == 0


SELECTED = {
    "words": ((2, 2), (10, 2), "storydiff"),
    "from the margin": ((0, 2), (10, 2), "storydiff"),
    "to a blank row": (
        (0, 4),
        (60, 5),
        "no real outlet speaks in them. storydiff --samples opens them again later.",
    ),
    "from a blank row": ((2, 1), (4, 2), "\nsto"),
    "upwards": ((4, 2), (2, 1), "\nsto"),
}
"""On the first page: from and to which column and row of it the mouse is dragged, and what that selects."""


@pytest.mark.parametrize(("start", "end", "text"), SELECTED.values(), ids=SELECTED)
async def test_what_the_mouse_selects(
    app: StorydiffApp, start: tuple[int, int], end: tuple[int, int], text: str
) -> None:
    """The text, without margins; another page, or another width, has nothing selected."""
    async with app.run_test(size=WIDE) as pilot:
        await open_place(pilot, "manual")
        await press(pilot, "left_square_bracket")
        region = manual_screen(app).page.region
        for again in (False, True):
            await pilot.mouse_down(offset=(region.x + start[0], region.y + start[1]))
            await pilot.hover(offset=(region.x + end[0], region.y + end[1]))
            await pilot.mouse_up(offset=(region.x + end[0], region.y + end[1]))
            await pilot.pause()
            selected = app.screen.get_selected_text() or ""
            assert selected.rstrip("\n") == text.rstrip("\n")
            if again:
                await resize(pilot, 110, 40)
            else:
                await press(pilot, "right_square_bracket")
            assert not app.screen.get_selected_text()
            await press(pilot, "left_square_bracket")


async def test_a_long_command_goes_on_indented(app: StorydiffApp) -> None:
    """What is too long for the page is not lost; what fits stays as it is."""
    async with app.run_test(size=(50, 40)) as pilot:
        await open_place(pilot, "manual")
        await follow(pilot, "start.md")
        shown = "\n".join(manual_screen(app).page._rows)
        assert "  storydiff add reports/ letter.eml\n      https://example.org/news/story.html" in shown


async def test_a_page_is_set_anew_for_a_width(app: StorydiffApp) -> None:
    """What was read stays about where it was; nothing is wider than the window, and no blank rows pile up."""
    async with app.run_test(size=WIDE) as pilot:
        await open_place(pilot, "manual")
        await follow(pilot, "keys.md")
        page = manual_screen(app).page
        await press(pilot, "end")
        wide = page.max_scroll_y
        for width in (70, 40, 24, 140):
            await resize(pilot, width, 40)
            assert place(app) > page.max_scroll_y // 2 and page.max_scroll_x == 0
            assert all(len(row) <= width for row in page._rows)
            assert not any(not a and not b for a, b in pairwise(page._rows))
        assert page.max_scroll_y == wide
