"""What a first user and a review met, each once."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from textual import events

from reader.articles.model import Role
from reader.comparison.compare import mirrored
from reader.comparison.model import Comparison
from reader.figures.model import Analysis
from reader.library import BookmarkKind
from reader.ui.app import StorydiffApp
from reader.ui.bookmarked import article_anchor
from reader.ui.parallel.moving import Spot, sentence_at
from reader.ui.screens.library import LibraryScreen
from reader.ui.session import Session
from reader.ui.similar import Similar
from tests.conftest import AppMaker
from tests.ui.driving import (
    bookmarks,
    comparing,
    cursors,
    library,
    open_place,
    press,
    reading,
    resize,
    row_on_screen,
    rows,
    said,
    shown,
    spot,
    style_at,
    tops,
)
from tests.ui.stories import LEFT, RIGHT, STORIES, THIRD, analyse, told


async def test_a_note_keeps_the_article_it_was_begun_for(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "B", *"mine")
        library(app).articles_list.move_to(1)
        await press(pilot, "enter")
        (bookmark,) = app.session.library.bookmarks.all()
        assert (bookmark.left.article_id, bookmark.note) == (LEFT.id, "mine")


async def test_pasted_escapes_reach_neither_note_nor_screen(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "B")
        library(app).prompt.post_message(events.Paste("x\x1b]52;c;aGk=\x07\x1b[2Jy\u202e"))
        await pilot.pause()
        await press(pilot, "enter", "m")
        assert [b.note for b in app.session.library.bookmarks.all()] == ["xy"]
        assert not any("\x1b" in row or "\u202e" in row for row in rows(app))


async def test_the_library_cleans_notes_from_anywhere(app: StorydiffApp) -> None:
    kept = app.session.library.bookmarks.add(BookmarkKind.ARTICLE, article_anchor(LEFT), note="a\x1b[2Jb")
    assert kept.note == "ab"
    app.session.library.bookmarks.edit_note(kept.id, "c\x9b2Jd")
    assert app.session.library.bookmarks.all()[0].note == "cd"


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
        (bookmark,) = app.session.library.bookmarks.all()
        app.session.library.bookmarks.edit_note(bookmark.id, "from elsewhere")
        await press(pilot, "b")
        assert app.session.library.bookmarks.all() == []
        await press(pilot, "z")
        assert [b.note for b in app.session.library.bookmarks.all()] == ["from elsewhere"]


async def test_a_note_of_a_bookmark_gone_meanwhile_is_not_said_to_be_kept(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "b", "m", "e", *"lost")
        app.session.library.bookmarks.remove(bookmarks(app).rows[0].id)
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
        monkeypatch.setattr(app.session, "most_similar", lambda *_: None)
        screen.compare_with_similar(LEFT)
        await pilot.press("slash")
        app.post_message(Similar.Found(app.similar.request, screen, LEFT, [RIGHT], False))
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
                assert all(str(label.number) in seen for label in labels) or "+" in seen


def test_a_library_that_cannot_be_read_keeps_nobody_from_reading(app: StorydiffApp) -> None:
    from reader.errors import LibraryError
    from reader.library.store import utc_now

    class Broken:
        clock = staticmethod(utc_now)

        def __getattr__(self, name: str) -> Broken:
            return self

        def __call__(self, *_: object, **__: object) -> None:
            raise LibraryError("library.db: cannot be read")

    session = Session(Broken())  # type: ignore[arg-type]  # stands in for a library with a bad row
    assert session.samples and session.articles and session.bookmarks.all == []
    assert session.problems.take() == ["library.db: cannot be read"]
    assert session.analyses.of(session.articles[0]).sentences[0].role is Role.HEADLINE


# --- what a second first user met ---


async def test_the_way_back_leaves_no_half_of_the_screen_empty(make_app: AppMaker) -> None:
    """Between the first sentence of one text and far ones of the other, and back: both fill their panes."""
    app = make_app()
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "space", "j", "j", "c")
        stage = comparing(app).stage
        assert stage.arrangement is not None
        for _ in range(12):
            await press(pilot, "tab")
            for k in (0, 1):
                assert 0 <= stage.top(k) <= max(0, stage.arrangement.length(k) - stage.pane(k).height)
        await press(pilot, "home")
        assert tops(app)[spot(app).side] == 0


async def test_a_partner_in_view_is_enough(app: StorydiffApp, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of several partners one is in view: the other text stays, though another partner is the stronger."""
    left, right = analyse(LEFT), analyse(RIGHT)
    made = told(left, right)
    near = replace(made.alignments[0], right=1, score=0.4)
    several = replace(made, alignments=(near, *made.alignments))
    monkeypatch.setattr("reader.comparison.compare.compare", lambda *_: several)
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "j")
        assert comparing(app).stage.partner_of(spot(app)) != 1, "the strongest is another"
        assert tops(app) == (0, 0)


async def test_a_notice_goes_with_Tab(app: StorydiffApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "j", "y")
        assert "Copied" in said(app)
        await press(pilot, "tab")
        assert "Copied" not in said(app) and "says the same" in said(app)


async def test_the_theme_is_kept(make_app: AppMaker) -> None:
    """Chosen by name in the palette, it is there in the next run; one that is no more gives way."""
    app = make_app(STORIES)
    async with app.run_test() as pilot:
        await pilot.pause()
        commands = {command.title: command for command in app.get_system_commands(app.screen)}
        assert {"Theme: dark", "Theme: light", "Theme: contrast", "Theme: ansi"} <= set(commands)
        commands["Theme: light"].callback()
        await pilot.pause()
        assert app.theme == "storydiff-light"
    assert make_app().theme == "storydiff-light"
    app.session.set_setting("theme", "no-such-theme")
    assert make_app().theme == "storydiff-dark"


async def test_a_note_is_told_in_its_own_pair_only(app: StorydiffApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "j", "j", "B", *"why", "enter")
        assert "with the note" in said(app)
        await press(pilot, "k", "j")
        assert said(app).startswith("✎ why; ≠ $40 million")
        assert "✎ It cost" in shown(app) or "✎▌ It cost" in shown(app)
        await press(pilot, "tab", "right_square_bracket", "left", "g", "j", "j")
        assert comparing(app).articles == [LEFT, THIRD] and "why" not in said(app)


async def test_comparing_begins_where_one_read(app: StorydiffApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "reading")
        await press(pilot, "right", "right", "right", "c")
        assert cursors(app) == (2, -1)
        await press(pilot, "q", "escape", "c")
        assert cursors(app) == (0, -1)


async def test_a_search_goes_on_from_the_cursor(app: StorydiffApp) -> None:
    """Into the other article where this one has no more."""
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "end", "slash", *"bridge")
        assert spot(app).side == 1
        await press(pilot, "escape")
        assert cursors(app) == (45, -1), "given up, the cursor is where it was"


async def test_an_empty_filter_of_the_figures_says_nothing_of_the_row_before(app: StorydiffApp) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await open_place(pilot, "figures")
        await press(pilot, "w", "right_square_bracket")
        assert comparing(app).articles == [THIRD, RIGHT] and comparing(app).panel.rows == []
        assert said(app) == "0/0" and "No figure is of that verdict and kind." in shown(app)
        await press(pilot, "enter", "b", "escape")
        assert len(comparing(app).panel.rows) > 0


async def test_an_arrow_leads_out_of_a_stacked_view(app: StorydiffApp) -> None:
    async with app.run_test(size=(60, 24)) as pilot:
        await open_place(pilot, "comparing")
        assert any("1=↓" in row and "opened on Monday" in row for row in rows(app))


# --- what a second review met ---


async def test_a_list_of_figures_is_empty_while_another_pair_is_compared(
    make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its rows would lead to, and bookmark, figures of other articles."""

    def only_once(left: Analysis, right: Analysis) -> Comparison:
        if THIRD.id in (left.article.id, right.article.id):
            raise ZeroDivisionError
        return told(left, right)

    monkeypatch.setattr("reader.comparison.compare.compare", only_once)
    app = make_app(STORIES)
    async with app.run_test() as pilot:
        await open_place(pilot, "figures")
        await press(pilot, "right_square_bracket", "enter", "b", "full_stop", "e")
        assert comparing(app).panel.rows == []
        assert all(b.kind is not BookmarkKind.FIGURES for b in app.session.library.bookmarks.all())


async def test_a_selection_does_not_outlive_its_text(
    app: StorydiffApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied: list[str] = []
    monkeypatch.setattr(app, "copy_to_clipboard", copied.append)
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "comparing")
        view = comparing(app).view
        text, row = view.stage.frame.panes[0].text, row_on_screen(app, 0, 1)
        await pilot.mouse_down(view, offset=(text + 3, row))
        await pilot.hover(view, offset=(text + 9, row))
        await pilot.mouse_up(view, offset=(text + 9, row))
        await press(pilot, "x", "y")
        assert copied and copied[0].startswith("“")


async def test_who_paged_on_while_it_compared_stays_there(
    make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()

    def late(left: Analysis, right: Analysis) -> Comparison:
        gate.wait(30)
        return told(left, right)

    monkeypatch.setattr("reader.comparison.compare.compare", late)
    app = make_app(STORIES)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press("space", "c")
        await pilot.pause()
        await pilot.press("space", "space")
        await pilot.pause()
        before = tops(app)[0]
        gate.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "4 links" in rows(app)[0]
        assert tops(app)[0] == before > 0


async def test_a_resize_keeps_the_place_that_was_paged_to(app: StorydiffApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "space", "space")
        before = tops(app)
        await resize(pilot, 120, 37)
        assert abs(tops(app)[0] - before[0]) <= 1 and abs(tops(app)[1] - before[1]) <= 1


async def test_both_layouts_keep_both_places(app: StorydiffApp) -> None:
    """Also with the cursor on a sentence without a partner."""
    async with app.run_test(size=(120, 24)) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "2", "0", "j", "ctrl+e", "ctrl+e")
        before = tops(app)
        await press(pilot, "v", "v")
        assert abs(tops(app)[1] - before[1]) <= 2


async def test_scrolling_by_a_row_never_jumps(make_app: AppMaker) -> None:
    """A pair that the cursor set level stays level while it is in view; then the other text catches up."""
    app = make_app()
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "space", "j", "j", "c")
        for _ in range(8):
            await press(pilot, "j", "j", "j")
            for _ in range(12):
                before = tops(app)
                await press(pilot, "ctrl+e")
                assert abs(tops(app)[1] - before[1]) <= 4


async def test_Tab_in_a_list_that_fills_the_window_leads_to_the_texts(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await open_place(pilot, "figures")
        await press(pilot, "tab")
        assert not comparing(app).panel.display and comparing(app).view.size.height > 0


async def test_a_number_is_for_the_next_key_alone(app: StorydiffApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "5", "v", "v", "j")
        assert cursors(app) == (1, -1)


async def test_a_click_elsewhere_closes_the_field(app: StorydiffApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "slash", *"bri")
        await pilot.click(comparing(app).view, offset=(20, 6))
        await pilot.pause()
        assert not comparing(app).prompt.display
        await press(pilot, "tab")
        assert spot(app).side == 1


async def test_a_note_half_written_is_not_lost(app: StorydiffApp) -> None:
    """By a click elsewhere, or by another window of the terminal's."""
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "j", "B", *"half")
        await pilot.click(comparing(app).view, offset=(20, 6))
        await pilot.pause()
        assert comparing(app).prompt.has_focus and comparing(app).prompt.value == "half"
        app.post_message(events.AppBlur())
        await pilot.pause()
        app.post_message(events.AppFocus())
        await pilot.pause()
        assert comparing(app).prompt.display and comparing(app).prompt.value == "half"
        await press(pilot, "enter")
        assert [b.note for b in app.session.library.bookmarks.all()] == ["half"]


async def test_another_window_does_not_end_a_search(app: StorydiffApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "slash", *"bri")
        app.post_message(events.AppBlur())
        await pilot.pause()
        assert comparing(app).prompt.display


async def test_each_number_of_a_sentence_leads_to_its_own_partner(
    make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def two(left: Analysis, right: Analysis) -> Comparison:
        if left.article.id == RIGHT.id:
            return mirrored(two(right, left))
        made = told(left, right)
        long = next(k for k, s in enumerate(right.sentences) if s.end - s.start > 50)
        both = [replace(made.alignments[0], left=k, right=long) for k in (0, 2)]
        return replace(made, alignments=tuple(both))

    monkeypatch.setattr("reader.comparison.compare.compare", two)
    app = make_app(STORIES)
    async with app.run_test(size=(80, 36)) as pilot:
        await open_place(pilot, "comparing")
        view = comparing(app).view
        pane = view.stage.frame.panes[1]
        partner = next(iter(comparing(app).sides[1].labels))
        row = row_on_screen(app, 1, partner)
        for offset, sentence in ((1, 2), (0, 0)):
            await press(pilot, "left", "u")  # beside a partner the number of its own link comes first
            await pilot.click(view, offset=(pane.number, row + offset))
            await pilot.pause()
            assert cursors(app) == (sentence, -1)


async def test_a_bookmarked_sentence_that_begins_with_a_figure(make_app: AppMaker) -> None:
    """It is opened as a pair of sentences, not as its figure."""
    app = make_app()
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "space", "j", "j", "c")
        left = comparing(app).sides[0]
        start = left.analysis.figures[left.shown_figures[0]].start
        comparing(app).go_to((start, -1))
        assert spot(app).figure == -1
        comparing(app).go_to((start, -1), figures=True)
        assert spot(app).figure == left.shown_figures[0]


async def test_swapping_while_it_compares_compares_once(
    make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, asked = threading.Event(), []

    def slow(left: Analysis, right: Analysis) -> Comparison:
        asked.append((left.article.id, right.article.id))
        gate.wait(30)
        return told(left, right)

    monkeypatch.setattr("reader.comparison.compare.compare", slow)
    app = make_app(STORIES)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press("space", "c")
        await pilot.pause()
        for _ in range(4):
            await pilot.press("x")
            await pilot.pause()
        gate.set()
        await app.workers.wait_for_complete([w for w in app.workers if not w.is_cancelled])
        await pilot.pause()
        assert "4 links" in rows(app)[0] and len(asked) == 1


# --- what a third first user met ---


@pytest.mark.parametrize("theme", ["storydiff-light", "storydiff-contrast", "storydiff-dark"])
async def test_another_theme_is_shown_at_once(app: StorydiffApp, theme: str) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "j")
        app.theme = "storydiff-light" if theme != "storydiff-light" else "storydiff-dark"
        await pilot.pause()
        app.theme = theme
        await pilot.pause()
        view = comparing(app).view
        for words, name in (("The bridge was opened", "cursor"), ("The mayor opened", "partner")):
            wanted = view._look(name).bgcolor
            assert style_at(app, words, view).bgcolor == wanted


async def test_a_window_grown_low_shows_what_has_the_focus(app: StorydiffApp) -> None:
    """Texts with the focus are not hidden behind the list of figures."""
    async with app.run_test(size=(120, 40)) as pilot:
        await open_place(pilot, "figures")
        await press(pilot, "enter")
        assert comparing(app).panel.display and app.focused is comparing(app).view
        await resize(pilot, 120, 24)
        await pilot.pause()
        assert not comparing(app).panel.display and comparing(app).view.size.height > 0
        await press(pilot, "t")
        await resize(pilot, 120, 22)
        await pilot.pause()
        assert comparing(app).panel.display, "the list has the focus"


async def test_the_number_of_the_link_at_the_cursor_stands_at_its_line(app: StorydiffApp) -> None:
    """And an arrow out of the view at the number that it belongs to."""
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "n", "tab")
        row = next(row for row in rows(app) if "It cost $42" in row)
        assert "━2=" in row


async def test_the_cursor_is_on_what_came_back(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "j", "d", "home", "z")
        assert library(app).current == RIGHT
