"""Comparing two articles: every key, the figures panel, and results that come late."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from reader.articles.model import Analysis
from reader.comparison.model import Comparison
from reader.library import BookmarkKind
from reader.ui.app import StorydiffApp
from reader.ui.screens.bookmarks import BookmarksScreen
from reader.ui.screens.help import HelpScreen
from reader.ui.screens.library import LibraryScreen
from reader.ui.widgets.chrome import StatusLine, TitleBar
from tests.conftest import AppMaker
from tests.ui.driving import comparing, keys, open_place, press, reading, resize, rows, said, shown, style_at
from tests.ui.stories import LEFT, RIGHT, STORIES, THIRD, analyse, sentence, story, told

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["stacked", "beside"])

OPENED = sentence(LEFT, "opened on Monday")
COST = sentence(LEFT, "$40 million")
HURT = sentence(LEFT, "No one was hurt")
YEARS = sentence(LEFT, "5 years")
PEOPLE = sentence(LEFT, "300 people")
R_OPENED = sentence(RIGHT, "opened the new bridge")
R_COST = sentence(RIGHT, "$42 million")
R_BAND = sentence(RIGHT, "A band")
R_YEARS = sentence(RIGHT, "6 years")
R_PEOPLE = sentence(RIGHT, "300 people")


def title(app: StorydiffApp, which: str) -> TitleBar:
    """The row above a pane, or the screen's own."""
    return app.screen.query_one(f"#{which}", TitleBar)


def cursors(app: StorydiffApp) -> tuple[int, int]:
    """The sentence at the cursor, left and right; -1 where it is not."""
    left, right = comparing(app).views
    return left.cursor, right.cursor


def focus(app: StorydiffApp) -> str | None:
    """Id of the widget that takes the keys."""
    return app.focused.id if app.focused else None


def in_view(app: StorydiffApp, side: int, index: int) -> bool:
    """Whether a sentence begins in view."""
    view = comparing(app).views[side]
    return 0 <= view.row_on_screen(index) < view.size.height


@SIZES
async def test_the_start(app: StorydiffApp, size: tuple[int, int]) -> None:
    """Counts in the title, a title for each side with its letter, the cursor on the first sentence."""
    async with app.run_test(size=size) as pilot:
        await open_place(pilot, "comparing")
        assert "4 links" in rows(app)[0] and "≠ 2 differ" in rows(app)[0] and "= 1 agree" in rows(app)[0]
        assert title(app, "left-title").left.startswith(
            "▸A Bridge opens to traffic · Left Daily · 2026-01-12"
        )
        assert title(app, "right-title").left.startswith(" B Crowds cross the new bridge · Right Evening")
        assert title(app, "left-title").right == "1/46"
        assert cursors(app) == (0, -1)
        assert "only this report says so" in said(app)
        assert not app.session.is_read(LEFT), "opened, but nothing of it read yet"
        await press(pilot, "j")
        assert app.session.is_read(LEFT) and not app.session.is_read(RIGHT)


@SIZES
async def test_the_panes(app: StorydiffApp, size: tuple[int, int]) -> None:
    """One above the other where the window is narrow, else side by side, of equal size."""
    async with app.run_test(size=size) as pilot:
        await open_place(pilot, "comparing")
        left, right = (view.region for view in comparing(app).views)
        if size[0] == 80:
            assert left.x == right.x and left.bottom < right.y
            assert abs(left.height - right.height) <= 1
        else:
            assert left.y == right.y and left.right < right.x
            assert abs(left.width - right.width) <= 1
        await resize(pilot, 200 - size[0], 36)
        left, right = (view.region for view in comparing(app).views)
        assert (left.x == right.x) is (size[0] == 120)


@keys("comparing", "j", "down", "k", "up", "home", "g", "end", "G")
async def test_moving(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await open_place(pilot, "comparing")
        last = len(analyse(LEFT).sentences) - 1
        for way, expected in {
            "j": 1,
            "down down": 2,
            "j j k": 1,
            "down up": 0,
            "k": 0,
            "end": last,
            "end j": last,
            "G k": last - 1,
            "end home": 0,
            "G g": 0,
        }.items():
            await press(pilot, "home", *way.split())
            assert cursors(app) == (expected, -1), way
            assert in_view(app, 0, expected), way
            assert f"{expected + 1}/46" in title(app, "left-title").right


@keys("comparing", "pagedown", "space", "pageup")
async def test_pages(app: StorydiffApp) -> None:
    """Paging scrolls the pane that has the cursor, and only that."""
    async with app.run_test() as pilot:
        await open_place(pilot, "comparing")
        left, right = comparing(app).views
        for key, pages in (("pagedown", 1), ("space", 2), ("pageup", 1)):
            await press(pilot, key)
            assert left.scroll_offset.y == pages * (left.size.height - 1)
            assert right.scroll_offset.y == 0


@SIZES
async def test_the_partner_comes_into_view(app: StorydiffApp, size: tuple[int, int]) -> None:
    """The partner is far down in the other text: it is shown, highlighted, with bar and number."""
    async with app.run_test(size=size) as pilot:
        await open_place(pilot, "comparing")
        left, right = comparing(app).views
        assert not in_view(app, 1, R_OPENED)
        assert "mayor" not in shown(app)
        await press(pilot, "j")
        assert cursors(app) == (OPENED, -1)
        assert right.partners == {R_OPENED}
        assert in_view(app, 1, R_OPENED)
        partner = style_at(app, "The mayor opened the new bridge", right).bgcolor
        assert partner == right.get_component_rich_style("prose--partner", partial=True).bgcolor
        assert partner != style_at(app, "It cost $42 million", right).bgcolor
        assert style_at(app, "The bridge was opened", left).bgcolor not in (partner, None)
        (row,) = (strip for strip in rows(app) if "The mayor opened the new bridge" in strip)
        assert "▌  1= The mayor" in row
        assert "link 1 says the same as its partner: bridge (chance 0.90)" in said(app)
        await press(pilot, "j", "j")
        assert right.partners == frozenset()
        assert style_at(app, "The mayor opened the new bridge", right).bgcolor != partner


async def test_signs(app: StorydiffApp) -> None:
    """Every verdict has its sign behind the figure, every link its number and strength in both margins."""
    async with app.run_test(size=(120, 60)) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "n")
        page = shown(app)
        for text in ("2= It cost $40 million≠ to", "2= It cost $42 million≠ to", "○ No one was hurt"):
            assert text in page
        assert "○ A band of 12· played" in page
        await press(pilot, "end")
        page = shown(app)
        assert "4~ About 300= people" in page and "4~ Some 300= people" in page
        assert style_at(app, "300=").underline


@keys("comparing", "tab", "enter")
@pytest.mark.parametrize("key", ["tab", "enter"])
async def test_to_the_partner(app: StorydiffApp, key: str) -> None:
    """The cursor goes over to the partner, and back again to the sentence it came from."""
    async with app.run_test() as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "j", "j", key)
        assert cursors(app) == (-1, R_COST)
        assert app.focused is comparing(app).views[1]
        assert title(app, "right-title").left.startswith("▸B")
        assert title(app, "left-title").left.startswith(" A")
        assert comparing(app).views[0].partners == {COST}
        await press(pilot, key)
        assert cursors(app) == (COST, -1)


async def test_to_the_other_side_without_a_partner(app: StorydiffApp) -> None:
    """To the first sentence in view there."""
    async with app.run_test() as pilot:
        await open_place(pilot, "comparing")
        assert not comparing(app).sides[0].partners.get(0)
        await press(pilot, "tab")
        assert cursors(app) == (-1, comparing(app).views[1].first_in_view()) == (-1, 0)


@keys("comparing", "n", "p", "N")
async def test_differences(app: StorydiffApp) -> None:
    """From one figure that differs to the next and back, round the ends, counted and explained."""
    async with app.run_test() as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "n")
        assert cursors(app) == (COST, -1)
        assert said(app).startswith("≠ $40 million is not $42 million")
        assert said(app).endswith("difference 1/2")
        assert in_view(app, 1, R_COST)
        await press(pilot, "n")
        assert cursors(app) == (YEARS, -1)
        assert said(app).endswith("difference 2/2")
        await press(pilot, "n")
        assert cursors(app) == (COST, -1)
        assert "(from the other end)" in said(app)
        await press(pilot, "p")
        assert cursors(app) == (YEARS, -1)
        await press(pilot, "N")
        assert cursors(app) == (COST, -1)
        await press(pilot, "tab", "n")
        assert cursors(app) == (-1, R_YEARS)


async def test_without_a_difference(make_app: AppMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.comparison.compare.compare", told)
    app = make_app([LEFT, THIRD])
    async with app.run_test() as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "n")
        assert "No figures differ" in said(app)
        assert "0 links" in rows(app)[0]


@keys("comparing", "t")
@keys("figures", "t", "escape")
@SIZES
async def test_the_figures(app: StorydiffApp, size: tuple[int, int]) -> None:
    """What differs comes first; the row at the cursor is explained; t and Escape close the list."""
    async with app.run_test(size=size) as pilot:
        await open_place(pilot, "figures")
        listed = [row for row in rows(app) if "│" in row]
        assert ["≠" in row for row in listed] == [True, True, False, False]
        assert "$40 million" in listed[0] and "$42 million" in listed[0] and "differs" in listed[0]
        assert "agrees" in listed[2] and "only here" in listed[3] and "—" in listed[3]
        assert said(app) == "" or "$40 million is not $42 million" in said(app)
        await press(pilot, "j")
        assert "5 years is not 6 years" in said(app) and said(app).endswith("2/4")
        for way_out in ("t", "escape"):
            await press(pilot, way_out)
            assert not comparing(app).panel.display
            assert focus(app) == "left"
            await press(pilot, "t")
            assert focus(app) == "figure-rows"


async def test_the_figures_leave_room_for_the_texts(app: StorydiffApp) -> None:
    """In a high window the texts stay in view above the list; in a low one the list takes their place."""
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "figures")
        assert LEFT.headline in "".join(rows(app)[2:12])
        await resize(pilot, 120, 24)
        assert comparing(app).views[0].region.height == 0 or not comparing(app).views[0].is_on_screen
        await resize(pilot, 120, 36)
        assert LEFT.headline in "".join(rows(app)[2:12])


@keys("figures", "enter")
@SIZES
async def test_enter_on_figures_goes_to_both_places(app: StorydiffApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await open_place(pilot, "figures")
        await press(pilot, "j", "enter")
        await pilot.pause()
        assert cursors(app) == (YEARS, -1)
        assert comparing(app).views[1].partners == {R_YEARS}
        assert in_view(app, 0, YEARS) and in_view(app, 1, R_YEARS)
        page = shown(app)
        assert "The works took 5 years" in page and "It took 6 years" in page


@SIZES
async def test_enter_on_a_lone_figure_goes_to_its_place(app: StorydiffApp, size: tuple[int, int]) -> None:
    async with app.run_test(size=size) as pilot:
        await open_place(pilot, "figures")
        await press(pilot, "end", "enter")
        await pilot.pause()
        assert cursors(app) == (-1, R_BAND)
        assert in_view(app, 1, R_BAND)


async def test_no_figures_at_all(make_app: AppMaker) -> None:
    app = make_app([story("First of all", "None is counted."), story("Then again", "None is measured.")])
    async with app.run_test() as pilot:
        await open_place(pilot, "figures")
        assert "Neither article states a figure." in shown(app)
        await press(pilot, "enter", "j", "k", "b", "B", "escape", "escape")
        assert isinstance(app.screen, (LibraryScreen, type(app.screen)))


@keys("comparing", "b", "z")
async def test_b_bookmarks_the_pair(app: StorydiffApp) -> None:
    """Both sentences with their words; both have a star; again takes it away, and z brings it back."""
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "n", "b")
        (made,) = app.session.library.bookmarks()
        assert made.kind is BookmarkKind.SENTENCES and made.right is not None
        assert made.left.quote == "It cost $40 million to build."
        assert made.right.quote == "It cost $42 million to build."
        assert "pair of sentences" in said(app)
        await press(pilot, "k")
        assert shown(app).count("★") == 2
        await press(pilot, "j", "b")
        assert app.session.library.bookmarks() == []
        await press(pilot, "z")
        assert app.session.library.bookmarks() == [made]


async def test_the_pair_is_the_same_from_the_other_side(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "n", "b", "tab", "b")
        assert app.session.library.bookmarks() == []
        await press(pilot, "b", "x", "b")
        assert app.session.library.bookmarks() == []


async def test_b_on_a_sentence_alone(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "j", "j", "j", "b")
        (made,) = app.session.library.bookmarks()
        assert made.kind is BookmarkKind.SENTENCE and made.right is None
        assert made.left.quote == "No one was hurt in the crush."


@keys("figures", "b", "z")
async def test_b_on_figures(app: StorydiffApp) -> None:
    """The pair of figures; on a lone figure its sentence."""
    async with app.run_test() as pilot:
        await open_place(pilot, "figures")
        await press(pilot, "b")
        (made,) = app.session.library.bookmarks()
        assert made.kind is BookmarkKind.FIGURES and made.right is not None
        assert (made.left.quote, made.right.quote) == ("$40 million", "$42 million")
        await press(pilot, "b")
        assert app.session.library.bookmarks() == []
        await press(pilot, "z")
        assert app.session.library.bookmarks() == [made]
        await press(pilot, "end", "b")
        alone = app.session.library.bookmarks()[0]
        assert alone.kind is BookmarkKind.SENTENCE and alone.left.article_id == RIGHT.id
        assert alone.left.quote == "A band of 12 played."


@keys("comparing", "B")
@keys("figures", "B")
@pytest.mark.parametrize("place", ["comparing", "figures"])
async def test_B_adds_a_note(app: StorydiffApp, place: str) -> None:
    """The focus goes back to where it was; a second time changes the note."""
    async with app.run_test() as pilot:
        await open_place(pilot, place)
        await press(pilot, "j", "B", *"mnq", "enter")
        (made,) = app.session.library.bookmarks()
        assert made.note == "mnq"
        assert app.focused in (
            (comparing(app).panel.row_list,) if place == "figures" else comparing(app).views
        )
        await press(pilot, "B")
        assert comparing(app).prompt.value == "mnq"
        await press(pilot, "escape")
        assert app.session.library.bookmarks() == [made]
        assert not comparing(app).prompt.display


@keys("comparing", "x")
async def test_x_swaps(app: StorydiffApp) -> None:
    """The cursor stays on its sentence, which is now on the other side."""
    async with app.run_test() as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "n", "x")
        await pilot.pause()
        assert comparing(app).articles == [RIGHT, LEFT]
        assert cursors(app) == (-1, COST)
        assert comparing(app).views[0].partners == {R_COST}
        assert title(app, "left-title").left.startswith(" A Crowds cross")
        assert title(app, "right-title").left.startswith("▸B Bridge opens")
        assert "4 links" in rows(app)[0]
        await press(pilot, "x")
        await pilot.pause()
        assert cursors(app) == (COST, -1)


@keys("comparing", "right_square_bracket", "left_square_bracket")
async def test_brackets_change_the_article(app: StorydiffApp) -> None:
    """That of the focused pane, never to the one opposite; round the ends of the list."""
    async with app.run_test() as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "right_square_bracket")
        assert comparing(app).articles == [THIRD, RIGHT]
        assert "0 links" in rows(app)[0]
        assert title(app, "left-title").left.startswith("▸A Zoo")
        await press(pilot, "right_square_bracket")
        assert comparing(app).articles == [LEFT, RIGHT]
        assert "4 links" in rows(app)[0]
        await press(pilot, "tab", "left_square_bracket")
        assert comparing(app).articles == [LEFT, THIRD]
        assert comparing(app).focused_side == 1


async def test_brackets_with_two_articles(make_app: AppMaker) -> None:
    app = make_app([LEFT, RIGHT])
    async with app.run_test() as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "right_square_bracket")
        assert "There is no other article" in said(app)


@keys("comparing", "r")
@pytest.mark.parametrize(("way", "article", "index"), [("n", LEFT, COST), ("n tab", RIGHT, R_COST)])
async def test_r_reads_this_side(app: StorydiffApp, way: str, article: object, index: int) -> None:
    """At the sentence of the cursor; q leads back to the comparison as it was."""
    async with app.run_test() as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, *way.split())
        before = cursors(app)
        await press(pilot, "r")
        assert reading(app).article == article
        assert reading(app).prose.cursor == index
        await press(pilot, "q")
        assert cursors(app) == before


@keys("figures", "n", "p", "N", "x", "r", "right_square_bracket", "left_square_bracket", "tab")
async def test_keys_of_the_texts_while_the_figures_are_open(app: StorydiffApp) -> None:
    """They act on the texts, which stay in view in a high window."""
    async with app.run_test(size=(120, 40)) as pilot:
        await open_place(pilot, "figures")
        await press(pilot, "n")
        assert cursors(app) == (COST, -1) and in_view(app, 1, R_COST)
        await press(pilot, "p")
        assert cursors(app) == (YEARS, -1)
        await press(pilot, "N")
        assert cursors(app) == (COST, -1)
        await press(pilot, "tab")
        assert app.focused is comparing(app).views[0]
        await press(pilot, "escape", "t", "x")
        await pilot.pause()
        assert comparing(app).articles == [RIGHT, LEFT]
        first = next(row for row in rows(app) if "│" in row)
        assert first.index("$42 million") < first.index("$40 million")
        await press(pilot, "x", "escape", "t", "right_square_bracket")
        assert comparing(app).articles == [THIRD, RIGHT]
        assert "two" in next(row for row in rows(app) if "│" in row)
        await press(pilot, "left_square_bracket")
        assert comparing(app).articles == [LEFT, RIGHT]
        await press(pilot, "r")
        assert reading(app)


@keys("comparing", "escape", "q")
@keys("figures", "q", "m", "question_mark")
@pytest.mark.parametrize("key", ["escape", "q"])
async def test_leaving(app: StorydiffApp, key: str) -> None:
    async with app.run_test() as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, key)
        assert isinstance(app.screen, LibraryScreen)
        await press(pilot, "home", "c", "t", "m")
        assert isinstance(app.screen, BookmarksScreen)
        await press(pilot, "m", "question_mark")
        assert isinstance(app.screen, HelpScreen)
        await press(pilot, "escape")
        assert comparing(app).panel.display
        await press(pilot, "q")
        assert comparing(app) and not comparing(app).panel.display
        await press(pilot, "q")
        assert isinstance(app.screen, LibraryScreen)


async def test_escape_order(app: StorydiffApp) -> None:
    """The field, the figures, the screen."""
    async with app.run_test() as pilot:
        await open_place(pilot, "figures")
        await press(pilot, "B", "escape")
        assert not comparing(app).prompt.display and comparing(app).panel.display
        await press(pilot, "escape")
        assert not comparing(app).panel.display
        await press(pilot, "escape")
        assert isinstance(app.screen, LibraryScreen)


@keys("comparing", "m")
async def test_m_shows_the_bookmarks(app: StorydiffApp) -> None:
    """A bookmark removed there has lost its stars here."""
    async with app.run_test() as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "n", "b", "k", "m")
        assert isinstance(app.screen, BookmarksScreen)
        await press(pilot, "d", "q")
        assert comparing(app)
        assert "★" not in shown(app)


@keys("comparing", "question_mark")
async def test_question_mark_shows_the_keys(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "question_mark")
        assert isinstance(app.screen, HelpScreen)


# --- results that come late, or not at all ---


class Gate:
    """A comparison that waits to be let through, once for each pair."""

    def __init__(self) -> None:
        self.opened: dict[frozenset[str], threading.Event] = {}
        self.asked: dict[frozenset[str], threading.Event] = {}
        for a, b in ((LEFT, RIGHT), (LEFT, THIRD), (RIGHT, THIRD)):
            self.opened[frozenset((a.id, b.id))] = threading.Event()
            self.asked[frozenset((a.id, b.id))] = threading.Event()

    def compare(self, left: Analysis, right: Analysis) -> Comparison:
        """Waits, at most half a minute so that a failing test ends."""
        pair = frozenset((left.article.id, right.article.id))
        self.asked[pair].set()
        self.opened[pair].wait(30)
        return told(left, right)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """Holds every comparison back."""
    made = Gate()
    monkeypatch.setattr("reader.comparison.compare.compare", made.compare)
    yield made
    for event in made.opened.values():
        event.set()


async def test_while_it_compares(make_app: AppMaker, gate: Gate) -> None:
    """Both texts can be read at once; what needs the comparison says that it is not there yet."""
    app = make_app(STORIES)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("space", "c")
        await pilot.pause()
        assert "comparing…" in rows(app)[0]
        assert LEFT.headline in shown(app) and "The right report speaks of the alder" in shown(app)
        for key in ("n", "t"):
            await pilot.press(key)
            await pilot.pause()
            assert "Still comparing" in said(app)
        await pilot.press("j", "j", "x", "tab", "r", "q", "b")
        await pilot.pause()
        gate.opened[frozenset((LEFT.id, RIGHT.id))].set()
        await app.workers.wait_for_complete([w for w in app.workers if not w.is_cancelled])
        await pilot.pause()
        assert "4 links" in rows(app)[0]


async def test_a_stale_result_is_never_shown(make_app: AppMaker, gate: Gate) -> None:
    """The first comparison ends after the second: the second stays."""
    app = make_app(STORIES)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("space", "c")
        await pilot.pause()
        await pilot.press("right_square_bracket")
        await pilot.pause()
        assert comparing(app).articles == [THIRD, RIGHT]
        gate.opened[frozenset((RIGHT.id, THIRD.id))].set()
        await app.workers.wait_for_complete([w for w in app.workers if not w.is_cancelled])
        await pilot.pause()
        assert "0 links" in rows(app)[0]
        gate.opened[frozenset((LEFT.id, RIGHT.id))].set()
        late = comparing(app).Compared(1, told(analyse(LEFT), analyse(RIGHT)))
        comparing(app).post_message(late)  # what the first worker would post, were it not cancelled
        await pilot.pause()
        assert "0 links" in rows(app)[0]
        assert [side.analysis.article for side in comparing(app).sides] == [THIRD, RIGHT]


async def test_leaving_while_it_compares(make_app: AppMaker, gate: Gate) -> None:
    """A result that comes after the screen was left disturbs nothing."""
    app = make_app(STORIES)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("space", "c")
        await pilot.pause()
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
        for event in gate.opened.values():
            event.set()
        await pilot.pause()
        await press(pilot, "home", "c")
        assert "4 links" in rows(app)[0]


async def test_a_comparison_that_fails_says_so(make_app: AppMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    """The texts can still be read, and every key still does no harm."""

    def fail(left: Analysis, right: Analysis) -> Comparison:
        raise ZeroDivisionError("by [nothing/]")

    monkeypatch.setattr("reader.comparison.compare.compare", fail)
    app = make_app(STORIES)
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "library")
        await press(pilot, "space", "c")
        assert "not compared" in rows(app)[0]
        assert "ZeroDivisionError: by [nothing/]" in rows(app)[0]
        assert "The comparison failed" in said(app)
        await press(pilot, "t")
        assert "The comparison failed" in said(app) and not comparing(app).panel.display
        assert LEFT.headline in shown(app)
        await press(pilot, *"jkntbB", "escape", "tab", "enter", "pagedown", "r", "q", "x")
        assert "not compared" in rows(app)[0]


async def test_the_samples_compared_in_earnest(make_app: AppMaker) -> None:
    """Nothing stubbed: two of the samples have links and a figure that differs."""
    app = make_app()
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "space", "j", "j", "c", "n")
        assert "≠" in rows(app)[0]
        assert said(app).startswith("≠") and "difference 1/" in said(app)
        right = comparing(app).views[1]
        assert right.partners and all(in_view(app, 1, p) for p in list(right.partners)[:1])


@keys("comparing", "slash")
@keys("figures", "slash")
async def test_searching_both_articles(app: StorydiffApp) -> None:
    """Matches of both sides are counted, n and N go through them, Escape ends the search."""
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "slash", *"bridge")
        counts = [len(view.matches) for view in comparing(app).views]
        assert all(counts)
        assert app.screen.query_one(StatusLine).right == f"match 1/{sum(counts)}"
        await press(pilot, "enter", "n")
        assert app.screen.query_one(StatusLine).right == f"match 2/{sum(counts)}"
        await press(pilot, "N", "N")
        assert app.screen.query_one(StatusLine).right == f"match {sum(counts)}/{sum(counts)}"
        assert comparing(app).focused_side == 1 and comparing(app).views[1].cursor >= 0
        await press(pilot, "escape")
        assert not any(view.matches for view in comparing(app).views)
        assert comparing(app)
        await press(pilot, "slash", *"zzz", "enter")
        assert "is in neither article" in said(app)
        await press(pilot, "slash", "escape")
        assert not comparing(app).prompt.display
        await press(pilot, "t", "slash", *"bridge", "enter", "n")
        assert app.screen.query_one(StatusLine).right == f"match {counts[0] + 2}/{sum(counts)}"
