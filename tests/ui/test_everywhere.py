"""Keys that mean the same on every screen, and what other programs are given."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.configuration import Configuration
from reader.ui import outside
from reader.ui.app import StorydiffApp
from reader.ui.screens.feeds import FeedsScreen
from reader.ui.screens.search import SearchScreen
from reader.ui.widgets.chrome import StatusLine
from tests.ui.driving import (
    BOXES,
    WAYS,
    feeds_screen,
    keys,
    library,
    open_place,
    press,
    reading,
    said,
    versions_screen,
)
from tests.ui.test_gathering import web as web

PLACES = tuple(place for place in WAYS if place not in ("filter", "searching", *BOXES))


@pytest.mark.parametrize("place", PLACES)
async def test_search_feeds_and_the_next_unread_from_anywhere(app: StorydiffApp, place: str) -> None:
    """And q comes back."""
    async with app.run_test(size=(120, 30)) as pilot:
        await open_place(pilot, place)
        here = app.screen
        for key, screen in (("f", SearchScreen), ("F", FeedsScreen)):
            if isinstance(here, screen):
                await press(pilot, key, "escape")
                assert app.screen is here
            else:
                await press(pilot, key)
                assert isinstance(app.screen, screen)
                await press(pilot, "escape" if key == "f" else "q")
                assert app.screen is here
        await press(pilot, "N")
        assert app.session.is_read(reading(app).article)


for _place in PLACES:
    keys(_place, "f", "F", "N")


async def test_the_next_unread_goes_on_down_the_list_and_ends(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        count = library(app).articles_list.count
        read = []
        for _ in range(count):
            await press(pilot, "N")
            read.append(reading(app).article.id)
        assert len(set(read)) == count and read == [app.session.listed[k].id for k in range(count)]
        await press(pilot, "N")
        assert "All articles are read" in said(app)


async def test_comparing_marks_both_as_read(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        before = app.session.counts()[1]
        await press(pilot, "space", "space", "c", "q")
        assert app.session.counts()[1] == before - 2


async def test_back_from_what_a_feed_gave(app: StorydiffApp, web: list[str]) -> None:
    """q leads to the feeds, at the feed one comes from; the counts above are the list's own."""
    app.session.library.feeds.add("https://first.test/rss", "A first one")
    app.session.library.feeds.add("https://news.test/feed")
    async with app.run_test(size=(120, 24)) as pilot:
        await press(pilot, "F", "R", "end", "enter")
        assert library(app).feed is not None
        assert "2 articles, 2 unread" in str(library(app).query_one("#title").render())
        await press(pilot, "q")
        feed = feeds_screen(app).current
        assert feed is not None and feed.url == "https://news.test/feed"
        await press(pilot, "q")
        assert library(app).feed is None


@keys("library", "u", "e", "vertical_line")
@keys("reading", "u", "e", "vertical_line")
@pytest.mark.parametrize("place", ["library", "reading"])
async def test_the_pager_and_a_command_are_given_the_article(
    app: StorydiffApp, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGER", f"cat > {tmp_path / 'paged'}")
    async with app.run_test(size=(120, 24)) as pilot:
        await open_place(pilot, place)
        await press(pilot, "u")
        assert "no page to ask for" in said(app)
        headline = app.session.listed[0].headline
        await press(pilot, "e")
        assert headline.split()[0] in (tmp_path / "paged").read_text()
        await press(pilot, "vertical_line", *f"cat > {tmp_path}/piped", "enter")
        assert (tmp_path / "piped").read_text() == (tmp_path / "paged").read_text()
        await press(pilot, "vertical_line", *"exit 3", "enter")
        assert "exit 3: ended with status 3" in said(app)
        await press(pilot, "vertical_line", "escape")


@keys("comparing", "vertical_line", "E")
@keys("figures", "vertical_line", "E")
@pytest.mark.parametrize("place", ["comparing", "figures"])
async def test_a_comparison_is_written_and_piped(app: StorydiffApp, place: str, tmp_path: Path) -> None:
    async with app.run_test(size=(120, 24)) as pilot:
        await open_place(pilot, place)
        await press(pilot, "vertical_line", *f"cat > {tmp_path}/piped", "enter")
        assert "Both say" in (tmp_path / "piped").read_text()
        await press(pilot, "E", "ctrl+u", *f"{tmp_path}/deal.json", "enter")
        assert "Written: " in said(app)
        assert json.loads((tmp_path / "deal.json").read_text())["schema"] == "storydiff.comparison/1"
        await press(pilot, "E", "ctrl+u", *f"{tmp_path}/deal.json", "enter")
        assert "is there already" in said(app)


@keys("story", "E")
@keys("table", "E")
@pytest.mark.parametrize("place", ["story", "table"])
async def test_a_story_is_written(app: StorydiffApp, place: str, tmp_path: Path) -> None:
    async with app.run_test(size=(120, 24)) as pilot:
        await open_place(pilot, place)
        await press(pilot, "E", "ctrl+u", *f"{tmp_path}/story.md", "enter")
        assert (tmp_path / "story.md").read_text().startswith("# One story in several reports")


@keys("versions", "slash")
async def test_versions_are_filtered(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await open_place(pilot, "versions")
        screen = versions_screen(app)
        count = len(screen.versions)
        await press(pilot, "slash", *"zzz", "enter")
        assert screen.versions == [] and "filter “zzz”" in said(app)
        await press(pilot, "c", "space", "enter", "escape")
        assert len(screen.versions) == count


@keys("feeds", "u")
async def test_asking_again_for_the_pages_of_a_feed(app: StorydiffApp, web: list[str]) -> None:
    app.session.library.feeds.add("https://news.test/feed")
    async with app.run_test(size=(120, 24)) as pilot:
        await press(pilot, "F", "R", "u")
        assert "No page of the last days" in said(app)


@pytest.mark.parametrize(
    ("environ", "platform", "found"),
    [({}, "linux", False), ({"BROWSER": "w3m"}, "linux", True), ({"DISPLAY": ":0"}, "linux", True),
     ({"WAYLAND_DISPLAY": "w"}, "linux", True), ({}, "darwin", True), ({}, "win32", True)],
)  # fmt: skip
def test_whether_there_is_a_browser(environ: dict[str, str], platform: str, found: bool) -> None:
    assert outside.has_browser(environ, platform) is found


def test_the_browser_of_the_settings() -> None:
    url = "https://news.test/a?b=c&d"
    assert outside.command_for("firefox --new-tab", url) == (["firefox", "--new-tab", url], False)
    assert outside.command_for("open %s --quiet", url) == (["open", url, "--quiet"], False)
    assert outside.command_for("w3m", url) == (["w3m", url], True)


async def test_without_a_browser_an_address_is_shown_and_copied(
    app: StorydiffApp, web: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over SSH: OSC 52 gives it to the terminal one sits at."""
    for name in ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    copied: list[str] = []
    monkeypatch.setattr(app, "copy_to_clipboard", copied.append)
    async with app.run_test(size=(120, 24)) as pilot:
        library(app).add_targets("https://news.test/feed")
        await app.workers.wait_for_complete()
        await press(pilot, "home", "enter", "o")
        assert copied == [reading(app).article.url] and copied[0] in said(app)


async def test_the_settings_reach_the_screen(app: StorydiffApp) -> None:
    """A narrower measure, another key, another way to write a day."""
    settings = {"measure": 50, "date-format": "%d.%m.%y", "theme": "storydiff-light"}
    app.session.configuration = Configuration(settings, {"reading.versions": "f5"})
    async with app.run_test(size=(120, 24)) as pilot:
        assert " 12.01.26" in str(library(app)._draw(0, 120)[0])
        await press(pilot, "enter")
        assert reading(app).prose.setting.measure == 50
        await press(pilot, "f5")
        assert len(versions_screen(app).versions) == 2


@pytest.mark.parametrize("place", ("library", "reading", "comparing"))
async def test_a_long_notice_takes_the_rows_it_needs(app: StorydiffApp, place: str) -> None:
    """And gives them back."""
    long = "The library /media/reader/archive/storydiff/library.db cannot be changed: the disk is full; ah."
    async with app.run_test(size=(80, 24)) as pilot:
        await open_place(pilot, place)
        app.session.problems.append(long)
        await press(pilot, "b")
        status = app.screen.query_one(StatusLine)
        shown = " ".join(str(status.render()).split())
        assert (shown, status.size.height) == (long, 2)
        await press(pilot, "down")
        assert status.size.height == 1 and long not in str(status.render())
