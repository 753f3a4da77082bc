"""The list of bookmarks: every key, and the exact place that each opens."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from reader.articles.model import Article
from reader.library import Anchor, BookmarkKind
from reader.ui.app import StorydiffApp
from reader.ui.bookmarked import anchor, article_anchor
from reader.ui.screens.help import HelpScreen
from reader.ui.screens.library import LibraryScreen
from tests.conftest import AppMaker
from tests.ui.driving import bookmarks, comparing, cursors, keys, press, reading, rows, said, shown
from tests.ui.stories import LEFT, RIGHT, STORIES, THIRD, sentence


def place(app: StorydiffApp, article: Article, words: str) -> Anchor:
    """An anchor at words of an article."""
    start = article.text.index(words)
    return anchor(app.session.analyses.of(article), start, start + len(words))


def make_all(app: StorydiffApp) -> None:
    """One bookmark of each kind; the newest, the article, comes first in the list."""
    add = app.session.bookmarks.add
    add(BookmarkKind.FIGURES, place(app, LEFT, "5 years"), place(app, RIGHT, "6 years"), "", STORIES)
    cost = place(app, LEFT, "It cost $40 million"), place(app, RIGHT, "It cost $42 million")
    add(BookmarkKind.SENTENCES, *cost, "", STORIES)
    add(BookmarkKind.SENTENCE, place(app, RIGHT, "A band of 12 played."), None, "ask the band", STORIES)
    add(BookmarkKind.ARTICLE, article_anchor(THIRD), None, "", STORIES)


def kinds(app: StorydiffApp) -> list[str]:
    """The kinds of the bookmarks listed on the screen."""
    return [row.split()[0] for row in rows(app)[1:-2] if " 2026-01-15 " in row]


async def open_list(pilot: Pilot[int], app: StorydiffApp) -> None:
    """The list with one bookmark of each kind."""
    make_all(app)
    await press(pilot, "m")


async def test_the_list(app: StorydiffApp) -> None:
    """Newest first: kind, day, quotation, then source or note; the number in the title; the place."""
    async with app.run_test(size=(100, 24)) as pilot:
        await open_list(pilot, app)
        assert kinds(app) == ["article", "sentence", "pair", "figures"]
        page = rows(app)
        assert "bookmarks" in page[0] and "4 in all" in page[0]
        assert "2026-01-15" in page[1] and THIRD.headline in page[1]
        assert "A band of 12 played." in page[3] and "ask the band" in page[4]
        assert "It cost $40 million" in page[5] and "It cost $42 million" in page[6]
        assert "5 years" in page[7] and "6 years" in page[8]
        assert "Left Daily" in page[7] and "Right Evening" in page[8]
        assert said(app).endswith("1/4")


@keys("bookmarks", "enter")
async def test_enter_opens_the_article(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await open_list(pilot, app)
        await press(pilot, "enter")
        assert reading(app).article == THIRD
        await press(pilot, "q")
        assert bookmarks(app)


async def test_enter_opens_the_sentence(app: StorydiffApp) -> None:
    """The sentence is in view, and pointed at."""
    async with app.run_test() as pilot:
        await open_list(pilot, app)
        await press(pilot, "j", "enter")
        assert reading(app).article == RIGHT
        assert reading(app).prose.cursor == sentence(RIGHT, "A band")
        prose = reading(app).prose
        row = prose.setting.rows_of(prose.cursor)[0] - prose.scroll_offset.y
        assert 0 <= row < prose.size.height and "of 12 played." in shown(app)


@pytest.mark.parametrize(("row", "a", "b"), [(2, "$40 million", "$42 million"), (3, "5 years", "6 years")])
async def test_enter_opens_the_pair(app: StorydiffApp, row: int, a: str, b: str) -> None:
    """Both places are in view, the cursor on the left one."""
    async with app.run_test() as pilot:
        await open_list(pilot, app)
        await press(pilot, *["j"] * row, "enter")
        await pilot.pause()
        assert comparing(app).articles == [LEFT, RIGHT]
        assert cursors(app) == (sentence(LEFT, a), -1)
        assert comparing(app).view.lit(1) == {sentence(RIGHT, b)}
        assert a in shown(app) and b in shown(app)


async def test_a_bookmark_opens_an_article_that_left_the_list(make_app: AppMaker) -> None:
    """Taken off the list, the article is still there for its bookmark, also in a later run."""
    app = make_app(STORIES)
    async with app.run_test() as pilot:
        await press(pilot, "b", "d")
        await pilot.press("q")
    again = make_app()
    async with again.run_test() as pilot:
        await pilot.pause()
        assert LEFT.headline not in shown(again)
        await press(pilot, "m", "enter")
        assert reading(again).article == LEFT
        await press(pilot, "right_square_bracket")
        assert "No further article" in said(again)


async def test_a_bookmark_whose_article_is_gone(app: StorydiffApp, monkeypatch: pytest.MonkeyPatch) -> None:
    async with app.run_test() as pilot:
        await pilot.pause()
        app.session.library.bookmarks.add(BookmarkKind.ARTICLE, article_anchor(LEFT))
        for shelf in (app.session.library, app.session.shelf):
            monkeypatch.setattr(shelf, "article", lambda _: None)
        await press(pilot, "m", "enter")
        assert "no longer there" in said(app)
        assert bookmarks(app)


@keys("bookmarks", "e", "B")
@pytest.mark.parametrize("key", ["e", "B"])
async def test_editing_a_note(app: StorydiffApp, key: str) -> None:
    """Enter keeps it, Escape does not; the cursor stays."""
    async with app.run_test() as pilot:
        await open_list(pilot, app)
        await press(pilot, "j", key)
        assert bookmarks(app).prompt.value == "ask the band"
        await press(pilot, *" [b]", "enter")
        assert "ask the band [b]" in shown(app)
        assert "Note kept" in said(app)
        assert app.session.library.bookmarks.all()[1].note == "ask the band [b]"
        assert bookmarks(app).bookmark_list.cursor == 1
        await press(pilot, key, *"qqq", "escape")
        assert app.session.library.bookmarks.all()[1].note == "ask the band [b]"
        assert app.focused is bookmarks(app).bookmark_list


@keys("bookmarks", "d", "delete", "b", "z")
@pytest.mark.parametrize("key", ["d", "delete", "b"])
async def test_removing_and_bringing_back(app: StorydiffApp, key: str) -> None:
    """One by one, each to its old place in the list."""
    async with app.run_test() as pilot:
        await open_list(pilot, app)
        before = app.session.library.bookmarks.all()
        await press(pilot, "j", key)
        assert kinds(app) == ["article", "pair", "figures"]
        assert "3 in all" in rows(app)[0] and "z brings it back" in said(app)
        await press(pilot, key)
        assert kinds(app) == ["article", "figures"]
        await press(pilot, "z")
        assert kinds(app) == ["article", "pair", "figures"]
        await press(pilot, "z")
        assert app.session.library.bookmarks.all() == before
        assert "Bookmark restored" in said(app)


async def test_all_removed(app: StorydiffApp) -> None:
    """The empty list says how to make one, and no key fails."""
    async with app.run_test() as pilot:
        await open_list(pilot, app)
        await press(pilot, *"dddd")
        assert "No bookmarks yet." in shown(app)
        await press(pilot, "d", "e", "B", "enter", "j", "k", "end")
        assert said(app).endswith("0/0")
        await press(pilot, *"zzzz")
        assert len(kinds(app)) == 4


@keys("bookmarks", "slash", "escape")
async def test_filtering(app: StorydiffApp) -> None:
    """By words of the quotation, the note, the headline, the source or the kind; Escape shows all again."""
    async with app.run_test() as pilot:
        await open_list(pilot, app)
        for words, expected in {
            "BAND ask": ["sentence"],
            "42": ["pair"],
            "crowds": ["sentence", "pair", "figures"],
            "zoo": ["article"],
            "pair": ["pair"],
        }.items():
            await press(pilot, "slash", *words.replace(" ", "_"))
            bookmarks(app).prompt.value = words
            await pilot.pause()
            assert kinds(app) == expected, words
            await press(pilot, "enter")
            assert kinds(app) == expected, words
            assert f"filter “{words}”" in said(app)
            await press(pilot, "escape")
            assert len(kinds(app)) == 4
        await press(pilot, "slash", *"nope", "enter")
        assert "No bookmark has “nope”." in shown(app)
        await press(pilot, "slash", "escape")
        assert len(kinds(app)) == 4
        await press(pilot, "escape")
        assert bookmarks(app) and "q goes back" in said(app)
        await press(pilot, "q")
        assert isinstance(app.screen, LibraryScreen)


@keys("bookmarks", "q", "m")
@pytest.mark.parametrize("key", ["q", "m"])
async def test_going_back(app: StorydiffApp, key: str) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "enter", "m", key)
        assert reading(app).article == LEFT


@keys("bookmarks", "question_mark")
async def test_question_mark_shows_the_keys(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "m", "question_mark")
        assert isinstance(app.screen, HelpScreen)
        assert "Edit the note" in shown(app)


async def test_bookmarks_of_another_running_copy(make_app: AppMaker) -> None:
    """They are there when the list is opened."""
    first, second = make_app(STORIES), make_app(STORIES)
    second.session.bookmarks.add(BookmarkKind.ARTICLE, article_anchor(RIGHT))
    async with first.run_test() as pilot:
        await press(pilot, "m")
        assert RIGHT.headline in shown(first)
