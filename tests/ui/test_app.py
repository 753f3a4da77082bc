"""The app as a whole: strange text, any size of window, trouble with the library, and the way out."""

from __future__ import annotations

import signal
from dataclasses import replace

import pytest
from rich.cells import cell_len
from textual.command import CommandPalette

from reader.errors import LibraryError
from reader.importing.text import article_from_text
from reader.ui.app import StorydiffApp
from reader.ui.theme import THEMES
from tests.conftest import AppMaker
from tests.ui.driving import (
    BOXES,
    WAYS,
    bookmarks,
    footer,
    library,
    open_place,
    press,
    reading,
    resize,
    row_list,
    rows,
    said,
    shown,
    strips,
)
from tests.ui.stories import LEFT, RIGHT, STORIES, story

# --- text that looks like markup ---

MARKED = [
    story(
        "[Reuters] Rates rise [/] again",
        "[bold]Rates[/bold] rose to 5% [b] on Monday [@click=app.bell]today[/]. See [link=x]here[/link].",
        "The bank [sic] said [red] nothing $primary. It had 20 clerks [/].",
        source="[Wire] [/]",
        byline="[i]A. B.",
        date="2026-01-12",
    ),
    story(
        "x [/] y: [REUTERS] rates",
        "Rates [/] rose to 6% [b] on Monday. The bank [sic] said [blue] nothing.",
        source="[/Paper]",
        date="2026-01-11",
    ),
]


_ELSEWHERE = (
    "help",
    "hiding",
    "links",
    "feeds",
    "searching",
    "search",
    "versions",
    "second",
    "manual",
    "topics",
)


@pytest.mark.parametrize("place", [p for p in WAYS if p not in _ELSEWHERE])
async def test_markup_is_shown_as_it_is(make_app: AppMaker, place: str) -> None:
    """Headline, source, text, notes and notices, literally, wherever they stand."""
    first, second = MARKED
    app = make_app(MARKED)
    async with app.run_test(size=(120, 40)) as pilot:
        await open_place(pilot, place)
        page = shown(app)
        assert first.headline in page
        if place not in ("reading", "bookmarks", "explained"):
            assert second.headline in page
        if place == "reading":
            assert "[Wire] [/], [i]A. B., 2026-01-12" in page
        if place in ("reading", "comparing"):
            for words in ("[bold]Rates[/bold] rose", "[@click=app.bell]today[/].", "[sic] said [red]"):
                assert words in " ".join(page.split())
        if place == "comparing":
            await press(pilot, "j", "B", *"[/] n", "enter", "m")
            assert "[/] n" in shown(app)
        if place == "bookmarks":
            assert "[Wire] [/]" in page
            await press(pilot, "e", *"[b]x[/b] [/]", "enter")
            assert "[b]x[/b] [/]" in shown(app)
        if place == "library":
            await press(pilot, "slash", *"[/] zz")
            assert "Nothing here has “[/] zz”." in shown(app)
        if place == "reading":
            await press(pilot, "slash", *"[/]")
            assert "“[/]”" in said(app)
            await press(pilot, "q", "enter")
            assert "“[/]q” is not in the article" in said(app)


@pytest.mark.parametrize("text", ["[Reuters] refused", "x [/] y", "\\[b]"])
async def test_notices_are_shown_as_they_are(make_app: AppMaker, text: str) -> None:
    app = make_app(STORIES, notices=[text, "another"])
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.pause()
        assert f"{text} (and 1 more)" in said(app)
        await press(pilot, "j")
        assert text not in shown(app)


# --- wide and combining characters, escape sequences ---

WIDE = story(
    "日本銀行が金利を引き上げ 🏦 e\u0301cole naïve",
    "日本銀行は木曜日に政策金利を0.5％に引き上げた。これは17年ぶりの高水準である。市場は静かだった。" * 8,
    "The bank 🏦 said “no” 👩‍👩‍👧‍👦 and 👍🏽 then ☎️ rang; café au lait cost 5 € in Zu\u0308rich. " * 6,
    "한국은행도 금리를 올렸다. 15명이 참석했다. " * 8,
    "ประเทศไทยขึ้นอัตราดอกเบี้ย नमस्ते दुनिया " * 8,
    source="日本経済 🗞️",
    byline="山田 太郎",
    date="2026-01-12",
)


@pytest.mark.parametrize("size", [(60, 20), (120, 36)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("place", [p for p in WAYS if p != "help"])
async def test_rows_have_the_width_of_their_widget(
    make_app: AppMaker, place: str, size: tuple[int, int]
) -> None:
    """No row is wider or narrower than the screen, whatever stands in it, and wherever it is scrolled."""
    app = make_app([WIDE, RIGHT])
    async with app.run_test(size=size) as pilot:
        await open_place(pilot, place)
        for key in ("", "pagedown", "end") if place != "filter" else ("金", "日"):
            await press(pilot, *([key] if key else []))
            for strip in strips(app):
                assert strip.cell_length == size[0]
                assert sum(cell_len(segment.text) for segment in strip) == size[0]
            for widget in app.screen.query("ProseView, RowList, ParallelView, Grid").results():
                for y in range(widget.size.height):
                    assert widget.render_line(y).cell_length == widget.size.width


async def test_escape_sequences_never_reach_the_screen(make_app: AppMaker) -> None:
    """Cleaned on import, they stand nowhere: neither in text nor in headline, source or byline."""
    raw = (
        "---\nheadline: Rates \x1b[31mrise\x1b[2J\nsource: W\x1b]52;c;aGk=\x07ire\nauthor: A\x9b1mB\n"
        "date: 2026-01-12\n---\n\nOn \x1b]0;title\x07Monday \u202ethe bank\u202c rai\u200bsed\x08 rates."
        "\x1b[?1049l It \x9d52;c;x\x9chad\x00 20 clerks.\r\n\r\nThe end\x1b came."
    )
    app = make_app([article_from_text(raw, "/tmp/a\x1b[2J.txt", markdown=True), RIGHT])
    async with app.run_test(size=(100, 30)) as pilot:
        for place in WAYS:
            while len(app.screen_stack) > 1:
                app.pop_screen()
            await pilot.pause()
            library(app).marked = []
            await press(pilot, "home")
            await open_place(pilot, place)
            for strip in strips(app):
                for segment in strip:
                    assert segment.control is None or not segment.control
                    assert segment.text.isprintable(), (place, segment.text)
            if place == "filter":
                await press(pilot, "escape")
        while len(app.screen_stack) > 1:
            app.pop_screen()
        await pilot.pause()
        await press(pilot, *["escape"] * 3, "home", "enter")
        assert "On Monday the bank raised rates. It had 20 clerks." in " ".join(shown(app).split())


# --- any size ---


@pytest.mark.parametrize(
    "size",
    [(60, 20), (80, 24), (95, 31), (96, 32), (200, 50), (300, 80)],
    ids=lambda size: f"{size[0]}x{size[1]}",
)
async def test_every_screen_at_every_size(app: StorydiffApp, size: tuple[int, int]) -> None:
    """Every screen opens; title, status and keys have a row each, within the window; the place is shown."""
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for place in WAYS:
            while len(app.screen_stack) > 1:
                app.pop_screen()
            await pilot.pause()
            library(app).marked = []
            await press(pilot, "home")
            await open_place(pilot, place)
            assert len(rows(app)) == size[1]
            if place in BOXES:
                assert "Escape closes" in shown(app)
                continue
            keys = app.screen.query_one("KeyBar").region
            assert (keys.y, keys.height, keys.width) == (size[1] - 1, 1, size[0])
            assert cell_len(footer(app)) == size[0]
            assert ("esc Give up" if place in ("filter", "searching") else "? Keys") in footer(app)
            status = app.screen.query_one("#status").region
            assert (status.y, status.height) == (size[1] - 2, 1)
            position = {
                "library": "1/3",
                "filter": "1/3",
                "reading": "%",
                "comparing": "1/46",
                "story": "1/3",
                "table": "1/3",
                "figures": "1/4",
                "bookmarks": "1/1",
                "feeds": "0/0",
                "hiding": "0/0",
                "searching": "0/0",
                "search": "1/2",
                "versions": "1/2",
                "second": "1/4",
                "manual": "2 of ",
                "topics": "2 of ",
            }[place]
            assert position in shown(app)
            if place in ("filter", "searching"):
                await press(pilot, "escape")


async def test_markup_of_feeds_searches_and_versions(make_app: AppMaker) -> None:
    app = make_app(MARKED)
    first, second = MARKED
    feeds = app.session.library.feeds
    feed, _ = feeds.add("https://news.test/[b]x[/]", "[bold]Feed[/] [x")
    feeds.failed(feed, "the server says [/] no")
    app.session.library.keep(replace(first, text=first.text + " [/more]", headline="[x] anew"))
    async with app.run_test(size=(140, 24)) as pilot:
        await press(pilot, "F")
        assert "[bold]Feed[/] [x" in shown(app) and "says [/] no" in shown(app)
        await press(pilot, "q", "f", *"rates", "enter")
        assert first.headline in shown(app) and second.headline in shown(app) and "[sic]" in shown(app)


async def test_a_tiny_window(app: StorydiffApp) -> None:
    """Too small to be of use, but nothing breaks, and it is all there again when the window grows."""
    async with app.run_test(size=(80, 24)) as pilot:
        for place in ("library", "reading", "figures", "help"):
            while len(app.screen_stack) > 1:
                app.pop_screen()
            await pilot.pause()
            library(app).marked = []
            await press(pilot, "home")
            await open_place(pilot, place)
            before = shown(app)
            for size in ((1, 1), (24, 8), (80, 24)):
                await resize(pilot, *size)
                await press(pilot, "down")
            await press(pilot, "home")
            assert shown(app) == before


# --- trouble with the library ---


def refuse(*_: object, **__: object) -> None:
    """Stands in for any method of the library."""
    raise LibraryError("The library cannot be changed: the disk is [full/].")


REFUSALS: list[tuple[str, str]] = [
    ("set_read", "enter"),
    ("set_read", "r"),
    ("set_place", "enter end q"),
    ("forget", "d"),
    ("restore", "d z"),
    ("bookmarks.add", "b"),
    ("bookmarks.add", "enter right b"),
    ("bookmarks.add", "enter B x enter"),
    ("bookmarks.add", "space c b"),
    ("bookmarks.add", "space c t b"),
    ("bookmarks.remove", "b b"),
    ("bookmarks.remove", "b m d"),
    ("bookmarks.restore", "b b z"),
    ("bookmarks.restore", "b m d z"),
    ("bookmarks.edit_note", "b m e x enter"),
    ("bookmarks.edit_note", "enter b B x enter"),
    ("bookmarks.all", "m"),
    ("bookmarks.all", "b"),
]


@pytest.mark.parametrize(("method", "way"), REFUSALS)
async def test_what_the_library_refuses_is_told(
    app: StorydiffApp, monkeypatch: pytest.MonkeyPatch, method: str, way: str
) -> None:
    """A sentence in the status row, in the words of the error; the program goes on."""
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        *room, name = method.split(".")
        refusing = getattr(app.session.library, room[0]) if room else app.session.library
        monkeypatch.setattr(refusing, name, refuse)
        await press(pilot, *way.split())
        assert "the disk is [full/]" in said(app)
        assert app.screen.query_one("#status").has_class("-warning")
        await press(pilot, "j", "k", "end", "home")
        assert "the disk is [full/]" not in said(app)


async def test_an_article_that_cannot_be_read_back(
    app: StorydiffApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bookmark into an article off the list needs the library: its refusal is told."""
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "b", "d", "m")
        for shelf in (app.session.library, app.session.shelf):
            monkeypatch.setattr(shelf, "article", refuse)
        await press(pilot, "enter")
        assert "the disk is [full/]" in said(app)
        assert bookmarks(app)


async def test_a_refused_bookmark_is_not_shown_as_made(
    app: StorydiffApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test() as pilot:
        await pilot.pause()
        monkeypatch.setattr(app.session.library.bookmarks, "add", refuse)
        await press(pilot, "b")
        assert "★" not in shown(app)


async def test_a_library_in_memory_says_so(app: StorydiffApp, monkeypatch: pytest.MonkeyPatch) -> None:
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.pause()
        monkeypatch.setattr(type(app.session.library), "persistent", property(lambda _: False))
        await press(pilot, "b")
        assert "for this run only" in said(app)


# --- commands, themes, the way out ---


async def test_ctrl_q_quits_from_anywhere(app: StorydiffApp) -> None:
    """Out of a field, out of the help."""
    async with app.run_test() as pilot:
        await press(pilot, "enter", "slash", "x")
        await pilot.press("ctrl+q")
        assert app._exit


@pytest.mark.parametrize("place", ["library", "comparing", "bookmarks"])
async def test_ctrl_c_says_how_to_quit(app: StorydiffApp, place: str) -> None:
    async with app.run_test() as pilot:
        await open_place(pilot, place)
        await press(pilot, "ctrl+c")
        assert "ctrl+q quits" in said(app)
        assert app.is_running


async def test_the_command_palette(app: StorydiffApp) -> None:
    """It opens, and lists what the keys of the screen do; a command does what its key does."""
    async with app.run_test() as pilot:
        await pilot.pause()
        commands = {c.title: c for c in app.get_system_commands(app.screen)}
        assert "Mark the article for comparing" in commands and "Change the theme" in commands
        commands["Mark the article for comparing"].callback()
        await pilot.pause()
        assert library(app).marked == [LEFT.id]
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert isinstance(app.screen, CommandPalette)
        await pilot.press("escape")
        await pilot.pause()
        assert library(app)


async def test_themes(app: StorydiffApp) -> None:
    """Themes of ours, of the terminal's own colours, and others, with a comparison open."""
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "figures")
        before = shown(app)
        for theme in (*(t.name for t in THEMES), "ansi-dark", "ansi-light", "textual-light", "nord"):
            app.theme = theme
            await pilot.pause()
            assert shown(app) == before, theme


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="POSIX signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
async def test_signals_end_it_in_good_order(make_app: AppMaker, name: str) -> None:
    """The place is kept, and the status tells the signal."""
    app = make_app(STORIES)
    number = getattr(signal, name)
    async with app.run_test() as pilot:
        await press(pilot, "enter", "pagedown")
        place = reading(app).prose.top_offset()
        signal.raise_signal(number)
        await pilot.pause()
        assert app._exit
        assert app.return_code == 128 + number
    assert place > 0 and make_app().session.place_in(LEFT) == place


async def test_opening_and_closing_again_and_again(app: StorydiffApp) -> None:
    """Screens do not pile up on the way back."""
    async with app.run_test() as pilot:
        for _ in range(2):
            await press(pilot, "home", "enter", "m", "m", "c", "r", "q", "q", "q")
            assert library(app)
            assert len(app.screen_stack) == 1


async def test_the_session_of_a_run_without_articles(make_app: AppMaker) -> None:
    """The samples, and said to be samples."""
    app = make_app()
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "sample stories" in rows(app)[0]
        assert row_list(app).count == 8


async def test_what_the_start_leaves_to_be_done_waits_for_a_rest(
    app: StorydiffApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[bool] = []
    app.settles = True
    monkeypatch.setattr(app.settling, "start", lambda: begun.append(True))
    async with app.run_test() as pilot:
        await press(pilot, "j")
        app._settle_at_rest()
        assert not begun
        app._touched -= 60
        app._settle_at_rest()
        assert begun == [True]
