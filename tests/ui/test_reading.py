"""Reading one article: every key, and the place that is kept."""

from __future__ import annotations

import pytest

from reader.library import BookmarkKind
from reader.ui.app import StorydiffApp
from reader.ui.screens.bookmarks import BookmarksScreen
from reader.ui.screens.help import HelpScreen
from reader.ui.screens.library import LibraryScreen
from reader.ui.widgets.prose import ProseView
from tests.conftest import AppMaker
from tests.ui.driving import comparing, keys, open_place, press, reading, resize, rows, said, shown, style_at
from tests.ui.stories import LEFT, RIGHT, STORIES, THIRD, sentence, story


def top(app: StorydiffApp) -> int:
    """The first row in view."""
    return reading(app).prose.scroll_offset.y


async def test_the_page(app: StorydiffApp) -> None:
    """Headline, what is known of the report, the text; length and share read in the status row."""
    async with app.run_test() as pilot:
        await open_place(pilot, "reading")
        page = shown(app)
        assert rows(app)[0].startswith(f" {LEFT.headline}") and rows(app)[0].rstrip().endswith("1/3")
        assert "Left Daily, Lena Lee, 2026-01-12" in page
        assert "It cost $40 million to build." in page
        assert f"{LEFT.words} words, 2 min" in said(app)
        assert style_at(app, LEFT.headline, reading(app).prose).bold


@keys("reading", "j", "down", "k", "up", "pagedown", "space", "pageup", "home", "g", "end", "G")
async def test_scrolling(app: StorydiffApp) -> None:
    """A page keeps a row of the last one; both ends hold."""
    async with app.run_test(size=(80, 24)) as pilot:
        await open_place(pilot, "reading")
        prose = reading(app).prose
        assert prose.size.height == 21
        for way, expected in {
            "j": 1,
            "down down": 2,
            "j j k": 1,
            "down down up": 1,
            "k": 0,
            "pagedown": 20,
            "space": 20,
            "space space pageup": 20,
            "end": prose.max_scroll_y,
            "G": prose.max_scroll_y,
            "G j": prose.max_scroll_y,
            "end home": 0,
            "G g": 0,
        }.items():
            await press(pilot, "home", *way.split())
            assert top(app) == expected, way


async def test_the_share_read(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await open_place(pilot, "reading")
        assert not said(app).endswith("100%")
        await press(pilot, "end")
        assert said(app).endswith("100%")


async def test_the_place_is_kept(app: StorydiffApp) -> None:
    """Leaving and coming back, within a run, opens where reading stopped."""
    async with app.run_test() as pilot:
        await press(pilot, "enter", "pagedown", "j", "j")
        before = rows(app)[1]
        await press(pilot, "q", "enter")
        assert rows(app)[1] == before


@pytest.mark.parametrize("way_out", ["q q", "ctrl+q", "m ctrl+q"])
async def test_the_place_is_kept_for_the_next_run(make_app: AppMaker, way_out: str) -> None:
    """However the reader is left, the same row is at the top the next time, even in a narrower window."""
    app = make_app(STORIES)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "pagedown", "j", "j")
        place = reading(app).prose.top_offset()
        before = rows(app)[1]
        for key in way_out.split():
            await pilot.press(key)
    assert place > 0
    again = make_app()
    async with again.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter")
        assert rows(again)[1] == before
        assert reading(again).prose.top_offset() == place
    narrow = make_app()
    async with narrow.run_test(size=(60, 24)) as pilot:
        await press(pilot, "enter")
        prose = reading(narrow).prose
        assert prose.setting.row_of_offset(place) == prose.scroll_offset.y


async def test_the_place_is_kept_when_the_window_changes(app: StorydiffApp) -> None:
    """A new width wraps the text anew; what stood at the top still does."""
    async with app.run_test(size=(120, 30)) as pilot:
        await press(pilot, "enter", "pagedown")
        place = reading(app).prose.top_offset()
        for width in (61, 40, 90, 120):
            await resize(pilot, width, 30)
            prose = reading(app).prose
            first = prose.setting.rows[prose.scroll_offset.y]
            nearby = prose.setting.row_of_offset(place)
            assert abs(nearby - prose.scroll_offset.y) <= 2, (width, first)


@pytest.mark.parametrize("place", ["reading", "comparing"])
async def test_the_text_keeps_clear_of_the_bar(app: StorydiffApp, place: str) -> None:
    """Beside the bar for scrolling a column stays blank, at any width."""
    async with app.run_test(size=(80, 24)) as pilot:
        await open_place(pilot, place)
        for width in (60, 80, 81, 97, 120):
            await resize(pilot, width, 24)
            for view in app.screen.query(ProseView):
                assert view.show_vertical_scrollbar
                part = [
                    row[view.region.x : view.region.right]
                    for row in rows(app)[view.region.y : view.region.bottom]
                ]
                assert {row[-2] for row in part} == {" "}, width


@keys("reading", "right", "l", "left", "h")
async def test_pointing_at_sentences(app: StorydiffApp) -> None:
    """The first in view, then one by one; the sentence is highlighted and kept in view."""
    async with app.run_test() as pilot:
        await open_place(pilot, "reading")
        await press(pilot, "right")
        assert reading(app).prose.cursor == 0
        await press(pilot, "right", "l")
        assert reading(app).prose.cursor == 2
        assert "sentence 3/46" in said(app)
        plain = style_at(app, "The bridge was opened").bgcolor
        assert style_at(app, "It cost $40 million").bgcolor != plain
        await press(pilot, "left", "h")
        assert reading(app).prose.cursor == 0
        await press(pilot, "h")
        assert reading(app).prose.cursor == 0
        for _ in range(46):
            await press(pilot, "right")
            prose = reading(app).prose
            row = prose.setting.rows_of(prose.cursor)[0] - prose.scroll_offset.y
            assert 0 <= row < prose.size.height
        assert reading(app).prose.cursor == 45
        assert "300 people" in shown(app)


async def test_pointing_begins_in_view(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "enter", "end", "right")
        prose = reading(app).prose
        assert prose.cursor == prose.first_in_view() > 10


@keys("reading", "b", "z")
async def test_b_bookmarks_the_article(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "enter", "b")
        (made,) = app.session.library.bookmarks.all()
        assert made.kind is BookmarkKind.ARTICLE and made.left.article_id == LEFT.id
        assert rows(app)[0].startswith(" ★")
        await press(pilot, "b")
        assert app.session.library.bookmarks.all() == []
        assert "z brings it back" in said(app) and "★" not in rows(app)[0]
        await press(pilot, "z")
        assert app.session.library.bookmarks.all() == [made]
        assert rows(app)[0].startswith(" ★")


async def test_b_bookmarks_the_sentence(app: StorydiffApp) -> None:
    """The sentence pointed at, with its words; a star stands in its margin once the cursor has gone on."""
    async with app.run_test() as pilot:
        await press(pilot, "enter", "right", "right", "right", "b", "right", "right")
        (made,) = app.session.library.bookmarks.all()
        assert made.kind is BookmarkKind.SENTENCE
        assert made.left.quote == "It cost $40 million to build."
        assert LEFT.text[made.left.start : made.left.end] == made.left.quote
        assert "★" in shown(app)
        await press(pilot, "left", "left", "b", "right", "right")
        assert app.session.library.bookmarks.all() == []
        assert "★" not in shown(app)


@keys("reading", "B")
async def test_B_adds_and_changes_a_note(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "enter", "right", "B", *"why", "enter")
        (made,) = app.session.library.bookmarks.all()
        assert made.note == "why"
        assert app.focused is reading(app).prose
        await press(pilot, "B")
        assert reading(app).prompt.value == "why"
        await press(pilot, "exclamation_mark", "enter")
        assert [b.note for b in app.session.library.bookmarks.all()] == ["why!"]
        assert "Note kept" in said(app)


async def test_escape_gives_up_a_note(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "enter", "B", *"no", "escape")
        assert app.session.library.bookmarks.all() == []
        assert not reading(app).prompt.display


@keys("reading", "slash", "n", "p")
async def test_searching(app: StorydiffApp) -> None:
    """Matches are counted while typing; n, N and p go round; the current one is in view and highlighted."""
    async with app.run_test() as pilot:
        await press(pilot, "enter", "slash", *"REPORT SPEAKS")
        assert " 1/20" in said(app)
        await press(pilot, "enter")
        assert app.focused is reading(app).prose
        await press(pilot, "n", "n")
        assert " 3/20" in said(app)
        await press(pilot, "p")
        assert " 2/20" in said(app)
        await press(pilot, "p", "p")
        assert " 20/20" in said(app)
        current = style_at(app, "report speaks of the lime")
        assert current != style_at(app, "report speaks of the laurel") and current.reverse
        prose = reading(app).prose
        row = prose.setting.row_of_offset(prose.matches[-1][0]) - prose.scroll_offset.y
        assert 0 <= row < prose.size.height
        await press(pilot, "n")
        assert " 1/20" in said(app)


async def test_a_search_begins_at_what_is_in_view(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "enter", "end", "slash", *"report speaks", "enter")
        assert "” 1/" not in said(app)


async def test_a_new_search_takes_the_place_of_the_last(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "enter", "slash", *"bridge", "enter", "slash")
        assert reading(app).prompt.value == "bridge"
        await press(pilot, *"crush")
        assert reading(app).prompt.value == "crush" and " 1/1" in said(app)


async def test_searching_in_vain(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "enter", "slash", *"zebra", "enter")
        assert "“zebra” is not in the article" in said(app)
        await press(pilot, "n")
        assert "Nothing searched for" in said(app)


async def test_escape_ends_a_search(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "enter", "slash", *"bridge", "escape")
        assert reading(app).prose.matches == []
        assert not reading(app).prompt.display


@keys("reading", "escape")
async def test_escape_order(app: StorydiffApp) -> None:
    """The field, the matches, the sentence; the screen stays."""
    async with app.run_test() as pilot:
        await press(pilot, "enter", "right", "slash", *"bridge", "enter", "B")
        screen = reading(app)
        await press(pilot, "escape")
        assert not screen.prompt.display and screen.prose.matches
        await press(pilot, "escape")
        assert not screen.prose.matches and screen.prose.cursor >= 0
        await press(pilot, "escape")
        assert screen.prose.cursor == -1 and app.screen is screen
        await press(pilot, "escape")
        assert app.screen is screen and "q goes back" in said(app)


@keys("reading", "right_square_bracket", "left_square_bracket")
async def test_brackets_go_on_in_the_list(app: StorydiffApp) -> None:
    """In the order of the list; its ends are named; the place left behind is kept."""
    async with app.run_test() as pilot:
        await press(pilot, "enter", "pagedown", "j")
        before = rows(app)[1]
        await press(pilot, "right_square_bracket")
        assert reading(app).article == RIGHT
        assert rows(app)[0].rstrip().endswith("2/3")
        assert app.session.is_read(RIGHT) and not app.session.is_read(THIRD)
        assert top(app) == 0
        await press(pilot, "right_square_bracket", "right_square_bracket")
        assert reading(app).article == THIRD
        assert "No further article" in said(app)
        await press(pilot, "left_square_bracket", "left_square_bracket")
        assert reading(app).article == LEFT
        assert rows(app)[1] == before


async def test_brackets_follow_the_order_shown(app: StorydiffApp) -> None:
    """The list as sorted and filtered on the screen, not as given."""
    async with app.run_test() as pilot:
        await press(pilot, *"sss", "slash", *"bridge", "enter", "home", "enter")
        assert reading(app).article == RIGHT
        assert rows(app)[0].rstrip().endswith("1/2")
        await press(pilot, "right_square_bracket")
        assert reading(app).article == LEFT


@keys("reading", "c")
async def test_c_compares(app: StorydiffApp) -> None:
    """With the most similar; q leads back to the same place."""
    async with app.run_test() as pilot:
        await press(pilot, "enter", "pagedown", "c")
        assert comparing(app).articles == [LEFT, RIGHT]
        await press(pilot, "q")
        assert top(app) == 20


@keys("reading", "q")
async def test_q_goes_back(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "enter", "right", "q")
        assert isinstance(app.screen, LibraryScreen)


@keys("reading", "m")
async def test_m_shows_the_bookmarks(app: StorydiffApp) -> None:
    """A bookmark removed there has lost its star here."""
    async with app.run_test() as pilot:
        await press(pilot, "enter", "right", "b", "right", "m")
        assert isinstance(app.screen, BookmarksScreen)
        await press(pilot, "d", "m")
        assert reading(app).article == LEFT
        assert "★" not in shown(app)


@keys("reading", "question_mark")
async def test_question_mark_shows_the_keys(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "enter", "question_mark")
        assert isinstance(app.screen, HelpScreen)
        assert "Reading: keys" in shown(app)


async def test_an_article_of_one_line(make_app: AppMaker) -> None:
    """No key fails where there is next to nothing to read."""
    app = make_app([story("Hm", "Yes."), THIRD])
    async with app.run_test() as pilot:
        await press(
            pilot,
            "home",
            "enter",
            *"jkgGlhnp",
            "space",
            "pageup",
            "end",
            "right",
            "b",
            "slash",
            *"y",
            "enter",
        )
        assert " 1/1" in said(app)


async def test_a_bookmark_opens_at_its_sentence(app: StorydiffApp) -> None:
    """Opened at an offset with a length: the sentence there is pointed at and in view."""
    from reader.ui.screens.reading import ReadingScreen

    async with app.run_test() as pilot:
        await pilot.pause()
        await app.push_screen(ReadingScreen(LEFT, LEFT.text.index("5 years"), 1))
        await pilot.pause()
        assert reading(app).prose.cursor == sentence(LEFT, "5 years")
        assert "5 years" in shown(app)
