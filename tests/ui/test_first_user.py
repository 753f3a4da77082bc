"""What a first user and a review met, each once."""

from __future__ import annotations

import pytest
from textual import events

from reader.articles.model import Role
from reader.library import BookmarkKind
from reader.ui.app import StorydiffApp
from reader.ui.parallel.moving import Spot, sentence_at
from reader.ui.screens.library import LibraryScreen
from reader.ui.session import Session, article_anchor
from tests.conftest import AppMaker
from tests.ui.driving import (
    bookmarks,
    comparing,
    cursors,
    library,
    open_place,
    press,
    reading,
    row_on_screen,
    rows,
    said,
    spot,
)
from tests.ui.stories import LEFT, RIGHT, STORIES


async def test_a_note_keeps_the_article_it_was_begun_for(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "B", *"mine")
        library(app).articles_list.move_to(1)
        await press(pilot, "enter")
        (bookmark,) = app.session.library.bookmarks()
        assert (bookmark.left.article_id, bookmark.note) == (LEFT.id, "mine")


async def test_pasted_escapes_reach_neither_note_nor_screen(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "B")
        library(app).prompt.post_message(events.Paste("x\x1b]52;c;aGk=\x07\x1b[2Jy\u202e"))
        await pilot.pause()
        await press(pilot, "enter", "m")
        assert [b.note for b in app.session.library.bookmarks()] == ["xy"]
        assert not any("\x1b" in row or "\u202e" in row for row in rows(app))


async def test_the_library_cleans_notes_from_anywhere(app: StorydiffApp) -> None:
    kept = app.session.library.add_bookmark(BookmarkKind.ARTICLE, article_anchor(LEFT), note="a\x1b[2Jb")
    assert kept.note == "ab"
    app.session.library.edit_note(kept.id, "c\x9b2Jd")
    assert app.session.library.bookmarks()[0].note == "cd"


async def test_the_same_search_can_be_asked_again(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await open_place(pilot, "reading")
        for _ in range(2):
            await press(pilot, "slash", *"bridge", "enter")
            assert reading(app).prose.matches
            await press(pilot, "escape", "escape")
            assert not reading(app).prose.matches
            await press(pilot, "slash", "enter")
            assert "is not in" not in said(app)
            await press(pilot, "escape", "escape")


async def test_every_row_of_figures_leads_to_its_own_two_places(app: StorydiffApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await open_place(pilot, "figures")
        screen = comparing(app)
        for index, row in enumerate(screen.panel.rows):
            if row.left is None or row.right is None:
                continue
            screen.panel.row_list.focus()
            screen.panel.row_list.move_to(index)
            await press(pilot, "enter")
            await pilot.pause()
            left, right = (side.analysis for side in screen.sides)
            assert cursors(app) == (left.figures[row.left].sentence, -1)
            assert spot(app).figure == row.left
            assert right.figures[row.right].sentence in screen.view.lit(1)


async def test_places_follow_their_article_when_sides_are_swapped_early(app: StorydiffApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "comparing")
        screen = comparing(app)
        screen._places = (0, 40)
        screen.action_swap()
        await app.workers.wait_for_complete()
        for _ in range(3):
            await pilot.pause()
        assert cursors(app) == (sentence_at(screen.sides[0].analysis, 40), -1)


async def test_a_bookmark_comes_back_as_another_copy_left_it(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "b")
        (bookmark,) = app.session.library.bookmarks()
        app.session.library.edit_note(bookmark.id, "from elsewhere")
        await press(pilot, "b")
        assert app.session.library.bookmarks() == []
        await press(pilot, "z")
        assert [b.note for b in app.session.library.bookmarks()] == ["from elsewhere"]


async def test_a_note_of_a_bookmark_gone_meanwhile_is_not_said_to_be_kept(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "b", "m", "e", *"lost")
        app.session.library.remove_bookmark(bookmarks(app).rows[0].id)
        await press(pilot, "enter")
        assert "not kept" in said(app)


async def test_taking_a_sample_off_the_list_does_not_empty_the_samples(make_app: AppMaker) -> None:
    app = make_app()
    count = len(app.session.articles)
    async with app.run_test() as pilot:
        await press(pilot, "d", "z")
        assert len(library(app).rows) == count
    again = Session(app.session.library)
    assert again.samples and len(again.articles) == count


async def test_undo_on_another_screen_shows_in_the_list(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        count = len(library(app).rows)
        await press(pilot, "d", "m", "z", "q")
        assert isinstance(app.screen, LibraryScreen) and len(library(app).rows) == count


async def test_a_look_at_a_bookmark_leaves_the_reading_place(app: StorydiffApp) -> None:
    app.session.set_place(LEFT, 120)
    async with app.run_test() as pilot:
        await open_place(pilot, "reading")
        await press(pilot, "home", "end", "q")
        kept = app.session.place_in(LEFT)
        await press(pilot, "enter", "home", "right", "b", "q")
        app.session.set_place(LEFT, kept)
        await press(pilot, "m", "enter", "q")
        assert app.session.place_in(LEFT) == kept


async def test_a_late_answer_does_not_open_over_what_one_went_on_to(
    app: StorydiffApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test() as pilot:
        screen = library(app)
        screen.compare_with_similar(LEFT)
        await pilot.press("slash")
        app.post_message(StorydiffApp.Similar(app._similar, screen, LEFT, [RIGHT], False))
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert app.screen is screen and screen.prompt.display


async def test_a_fault_in_the_search_is_said(app: StorydiffApp, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.setattr(app.session, "most_similar", fail)
    async with app.run_test() as pilot:
        await press(pilot, "c")
        assert "The search failed (ZeroDivisionError: by nothing)" in said(app)


async def test_every_link_shows_its_number_on_both_sides(make_app: AppMaker) -> None:
    """More links than rows share a gutter; what has no room is told by a plus."""
    app = make_app(STORIES)
    async with app.run_test(size=(300, 60)) as pilot:
        await open_place(pilot, "comparing")
        screen = comparing(app)
        view = screen.view
        for k, side in enumerate(screen.sides):
            pane = view.stage.frame.panes[k]
            for sentence, labels in side.labels.items():
                view.move_to(Spot(k, sentence))
                await pilot.pause()
                assert view.stage.arrangement is not None
                first, last = view.stage.arrangement.place(k, sentence)
                at = row_on_screen(app, k, sentence)
                rows_seen = [view.render_line(at + n) for n in range(last - first + 1)]
                seen = "".join(
                    r.crop(pane.number, pane.number + view.stage.frame.span).text for r in rows_seen
                )
                assert all(str(label) in seen for label in labels) or "+" in seen


def test_a_library_that_cannot_be_read_keeps_nobody_from_reading(app: StorydiffApp) -> None:
    from reader.errors import LibraryError

    class Broken:
        def __getattr__(self, name: str) -> object:
            def refuse(*_: object, **__: object) -> None:
                raise LibraryError("library.db: cannot be read")

            return refuse

    session = Session(Broken())  # type: ignore[arg-type]  # stands in for a library with a bad row
    assert session.samples and session.articles and session.bookmarks == []
    assert session.take_problems() == ["library.db: cannot be read"]
    assert session.analysis(session.articles[0]).sentences[0].role is Role.HEADLINE
