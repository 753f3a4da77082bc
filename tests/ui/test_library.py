"""The list of articles: every key, and what it shows."""

from __future__ import annotations

import pytest

from reader.ui import articlelist
from reader.ui.app import StorydiffApp
from reader.ui.screens.bookmarks import BookmarksScreen
from reader.ui.screens.help import HelpScreen
from reader.ui.similar import Similar
from tests.conftest import AppMaker
from tests.ui.driving import (
    comparing,
    footer,
    keys,
    library,
    open_place,
    press,
    reading,
    resize,
    rows,
    said,
    shown,
    story_screen,
)
from tests.ui.stories import LEFT, RIGHT, STORIES, THIRD, story


def headlines(app: StorydiffApp) -> list[str]:
    """The headlines as listed on the screen, in their order."""
    titles = {a.headline for a in library(app).session.articles}
    return [title for row in rows(app)[3:-2] for title in titles if title in row]


async def test_the_start(app: StorydiffApp) -> None:
    """Newest first; source, date, words and state of each article, counts, and the place."""
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "library")
        assert headlines(app) == [LEFT.headline, RIGHT.headline, THIRD.headline]
        row = rows(app)[3]
        for part in ("●", LEFT.headline, "Left Daily", "2026-01-12", str(LEFT.words)):
            assert part in row
        assert "third.txt" in rows(app)[5]  # an article without a source is known by its file
        assert "3 articles, 3 unread, by date" in rows(app)[0]
        assert said(app).endswith("1/3")
        assert "? Keys" in footer(app) and "/ Filter" in footer(app)


@keys("library", "enter")
async def test_enter_opens_the_article(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "j", "enter")
        assert reading(app).article == RIGHT
        await press(pilot, "q")
        assert "3 articles, 2 unread" in rows(app)[0]
        assert "●" not in rows(app)[4]


@keys("library", "space")
async def test_space_marks(app: StorydiffApp) -> None:
    """Any number; the mark says which comes first, the row below what they are good for."""
    async with app.run_test() as pilot:
        await press(pilot, "space")
        assert library(app).marked == [LEFT.id]
        assert rows(app)[3].startswith("1")
        assert library(app).articles_list.cursor == 1  # on to the next
        assert "one marked" in said(app)
        await press(pilot, "space")
        assert [row[0] for row in rows(app)[3:6]] == ["1", "2", " "]
        assert "two marked" in said(app)
        await press(pilot, "space")
        assert library(app).marked == [LEFT.id, RIGHT.id, THIRD.id]
        assert "3 marked: c opens them as one story" in said(app)
        await press(pilot, "space")
        assert library(app).marked == [LEFT.id, RIGHT.id]


@keys("library", "c")
async def test_c_with_two_marks(app: StorydiffApp) -> None:
    """The two marked are compared, in the order of marking, wherever the cursor is."""
    async with app.run_test() as pilot:
        await press(pilot, "j", "space", "home", "space", "end", "c")
        assert comparing(app).articles == [RIGHT, LEFT]


async def test_c_with_one_mark(app: StorydiffApp) -> None:
    """The marked one is compared with the one at the cursor."""
    async with app.run_test() as pilot:
        await press(pilot, "space", "end", "c")
        assert comparing(app).articles == [LEFT, THIRD]


@pytest.mark.parametrize("way", [(), ("space", "home")], ids=["none marked", "marked at the cursor"])
async def test_c_finds_the_most_similar(app: StorydiffApp, way: tuple[str, ...]) -> None:
    async with app.run_test() as pilot:
        await press(pilot, *way, "c")
        assert comparing(app).articles == [LEFT, RIGHT]


async def test_c_when_nothing_is_similar(app: StorydiffApp, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.session, "most_similar", lambda *_: None)
    async with app.run_test() as pilot:
        await press(pilot, "c")
        assert "No other article seems to report this" in said(app)


async def test_c_with_a_single_article(make_app: AppMaker) -> None:
    app = make_app([LEFT])
    async with app.run_test() as pilot:
        await press(pilot, "c")
        assert "no other article" in said(app)


async def test_whoever_has_gone_on_is_not_pulled_back(app: StorydiffApp) -> None:
    """The most similar article is found while another screen is open: that screen stays."""
    async with app.run_test() as pilot:
        await pilot.pause()
        asked = library(app)
        await press(pilot, "enter")
        app.post_message(Similar.Found(app.similar.request, asked, LEFT, [RIGHT], False))
        await pilot.pause()
        assert reading(app).article == LEFT


@keys("library", "s")
async def test_s_sorts(app: StorydiffApp) -> None:
    """Each order in turn, and round again; the cursor stays on its article; the order is named."""
    async with app.run_test() as pilot:
        await press(pilot, "enter", "q", "home")
        expected = {
            "headline": [LEFT, RIGHT, THIRD],
            "source": [LEFT, RIGHT, THIRD],
            "words": [RIGHT, LEFT, THIRD],
            "unread": [RIGHT, THIRD, LEFT],
            "given": [THIRD, LEFT, RIGHT],
            "date": [LEFT, RIGHT, THIRD],
        }
        for name, order in expected.items():
            await press(pilot, "s")
            assert headlines(app) == [a.headline for a in order], name
            assert f"by {name}" in rows(app)[0]
            assert "Sorted" in said(app)
            assert library(app).current == LEFT


@keys("library", "slash")
async def test_slash_filters_while_typing(app: StorydiffApp) -> None:
    """Headline, source and date, any case, all words; Enter keeps the filter, Escape ends it."""
    async with app.run_test() as pilot:
        await press(pilot, "slash", *"BRI")
        assert headlines(app) == [LEFT.headline, RIGHT.headline]
        await press(pilot, "space", *"eve")
        assert headlines(app) == [RIGHT.headline]
        await press(pilot, "enter")
        assert not library(app).prompt.display
        assert app.focused is library(app).articles_list
        assert headlines(app) == [RIGHT.headline]
        assert "filter “BRI eve”" in said(app) and said(app).endswith("1/1")
        await press(pilot, "escape")
        assert headlines(app) == [LEFT.headline, RIGHT.headline, THIRD.headline]
        assert library(app).current == RIGHT


@keys("filter", "escape")
async def test_escape_in_the_field_clears_the_filter(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "slash", *"zoo", "escape")
        assert not library(app).prompt.display
        assert len(headlines(app)) == 3
        assert app.focused is library(app).articles_list


async def test_a_filter_without_a_match_says_so(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "slash", *"qqq", "enter", "enter", "space", "b", "r", "d", "c")
        assert "Nothing here has “qqq”." in shown(app)
        assert "nothing to compare" in said(app)


async def test_keys_are_letters_in_the_field(app: StorydiffApp) -> None:
    """A letter typed into the field is no command."""
    async with app.run_test() as pilot:
        await press(pilot, "slash", *"qdsm?")
        assert library(app).prompt.value == "qdsm?"
        assert library(app).filter == "qdsm?"


@keys("library", "escape")
async def test_escape_order(app: StorydiffApp) -> None:
    """The filter first, then the marks; it never quits."""
    async with app.run_test() as pilot:
        await press(pilot, "space", "slash", *"bridge", "enter", "escape")
        assert library(app).filter == "" and library(app).marked == [LEFT.id]
        await press(pilot, "escape")
        assert library(app).marked == []
        await press(pilot, "escape")
        assert "q quits" in said(app)
        assert app.is_running


@keys("library", "b")
async def test_b_bookmarks_and_takes_it_back(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "b")
        assert "★" in rows(app)[3]
        assert "Bookmarked the article" in said(app)
        assert [b.left.article_id for b in app.session.library.bookmarks.all()] == [LEFT.id]
        await press(pilot, "b")
        assert "★" not in rows(app)[3]
        assert app.session.library.bookmarks.all() == []
        await press(pilot, "z")
        assert "★" in rows(app)[3]
        assert "Bookmark restored" in said(app)


@keys("library", "B")
async def test_B_bookmarks_with_a_note(app: StorydiffApp) -> None:
    """A second time it changes the note; Escape leaves it as it was; the filter is not touched."""
    async with app.run_test() as pilot:
        await press(pilot, "B", *"why", "enter")
        assert [b.note for b in app.session.library.bookmarks.all()] == ["why"]
        assert "★" in rows(app)[3]
        await press(pilot, "B", *"!", "enter")
        assert [b.note for b in app.session.library.bookmarks.all()] == ["why!"]
        assert "Note kept" in said(app)
        await press(pilot, "B", *"zzz", "escape")
        assert [b.note for b in app.session.library.bookmarks.all()] == ["why!"]
        assert len(headlines(app)) == 3
        assert app.focused is library(app).articles_list


@keys("library", "r")
async def test_r_marks_as_read_and_unread(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "r")
        assert "●" not in rows(app)[3] and "2 unread" in rows(app)[0]
        await press(pilot, "r")
        assert "●" in rows(app)[3] and "3 unread" in rows(app)[0]


@keys("library", "d", "z")
async def test_d_removes_and_z_brings_back(app: StorydiffApp) -> None:
    """Several removals are undone one by one, each to its old place, and none is lost to the library."""
    async with app.run_test() as pilot:
        await press(pilot, "j", "d")
        assert headlines(app) == [LEFT.headline, THIRD.headline]
        assert library(app).current == THIRD  # the cursor keeps its row
        assert "z brings it back" in said(app)
        await press(pilot, "d")
        assert headlines(app) == [LEFT.headline]
        assert app.session.library.articles() == [LEFT]
        await press(pilot, "z")
        assert headlines(app) == [LEFT.headline, THIRD.headline]
        await press(pilot, "z")
        assert headlines(app) == [LEFT.headline, RIGHT.headline, THIRD.headline]
        assert app.session.articles == list(STORIES)
        assert {a.id for a in app.session.library.articles()} == {a.id for a in STORIES}
        await press(pilot, "z")
        assert "Nothing to undo" in said(app)


async def test_an_empty_list(app: StorydiffApp) -> None:
    """With everything removed the list says what to do, and no key fails."""
    async with app.run_test() as pilot:
        await press(pilot, "d", "d", "d")
        assert "No articles." in shown(app)
        assert said(app) != "" and rows(app)[0].startswith(" storydiff")
        await press(pilot, "enter", "space", "b", "r", "d", "s", "j", "k", "end", "pagedown", "c")
        assert "nothing to compare" in said(app)
        await press(pilot, "z", "enter")
        assert reading(app)


@keys("library", "m")
async def test_m_shows_the_bookmarks(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "m")
        assert isinstance(app.screen, BookmarksScreen)


@keys("library", "question_mark")
async def test_question_mark_shows_the_keys(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "question_mark")
        assert isinstance(app.screen, HelpScreen)


@keys("library", "q")
async def test_q_quits(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("q")
        assert app._exit
        assert (app.return_code or 0) == 0


async def test_marks_and_filter_live_on_behind_other_screens(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "space", "slash", *"cross", "enter", "enter", "q")
        assert library(app).marked == [LEFT.id]
        assert headlines(app) == [RIGHT.headline]


def test_columns_give_way_in_turn() -> None:
    """Where the row is short, words go first, then source and story, then the date."""
    columns = [articlelist.columns(width) for width in range(20, 130)]
    shown_at = [tuple(bool(cells) for cells in found) for found in columns]
    assert list(dict.fromkeys(shown_at)) == [
        (False, False, False, False),
        (False, True, False, False),
        (True, True, False, True),
        (True, True, True, True),
    ]


async def test_columns_stand_under_their_heads(make_app: AppMaker) -> None:
    """At any width, after a change of width too, and where a bar for scrolling takes a column."""
    articles = [
        story(f"A headline, number {k}, that is too long for a list of {k}", "Text.", date="2026-01-01")
        for k in range(40)
    ]
    app = make_app(articles)
    async with app.run_test(size=(80, 24)) as pilot:
        for width, height in ((80, 24), (60, 24), (120, 24), (90, 60), (52, 20), (100, 24)):
            await resize(pilot, width, height)
            head, row = rows(app)[2], rows(app)[3]
            assert row.index("2026-01-01") == head.index("Date"), (width, height)
            assert "…" not in head
            assert ("Words" in head) is (width >= 77)
            if width >= 77:
                assert row.rindex(f" {articles[0].words} ") + 3 == head.index("Words") + 5, (width, height)


@pytest.mark.parametrize("sort", range(6))
async def test_a_report_has_one_number_however_its_story_is_opened(app: StorydiffApp, sort: int) -> None:
    """By S on a report, or from the view of stories: in the order of the list, whatever that is."""
    app.session.shelf.stories.join([article.id for article in STORIES])
    async with app.run_test(size=(100, 30)) as pilot:
        await press(pilot, *["s"] * sort, "S")
        numbered = [article.id for article in story_screen(app).articles]
        assert numbered == [article.id for article in app.session.listed]
        await press(pilot, "q", "tab", "enter")
        assert [article.id for article in story_screen(app).articles] == numbered
