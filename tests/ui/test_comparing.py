"""Comparing two articles: every key in both layouts, the figures panel, and results that come late."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from reader.comparison.model import Comparison, FigurePair, Verdict
from reader.figures.model import Analysis
from reader.library import BookmarkKind, JudgedKind, Said
from reader.report.words import Standing
from reader.ui.app import StorydiffApp
from reader.ui.parallel.arrange import Mode
from reader.ui.parallel.moving import Spot
from reader.ui.screens.bookmarks import BookmarksScreen
from reader.ui.screens.explaining import ExplainScreen
from reader.ui.screens.help import HelpScreen
from reader.ui.screens.library import LibraryScreen
from reader.ui.sides import sides
from reader.ui.widgets.chrome import StatusLine
from tests.conftest import AppMaker
from tests.ui.driving import (
    comparing,
    cursors,
    in_view,
    keys,
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
from tests.ui.stories import LEFT, RIGHT, STORIES, THIRD, analyse, figure, sentence, story, told

SIZES = pytest.mark.parametrize("size", [(60, 24), (80, 24), (120, 36)], ids=["stacked", "narrow", "wide"])
MOVES = ("down", "j", "up", "k", "pagedown", "pageup", "home", "g", "end", "G", "enter")
MODES = pytest.mark.parametrize("mode", list(Mode))

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
LAST = len(analyse(LEFT).sentences) - 1


def focus(app: StorydiffApp) -> str | None:
    """Id of the widget that takes the keys."""
    return app.focused.id if app.focused else None


def level(app: StorydiffApp, left: int, right: int) -> bool:
    """Whether two sentences begin on the same row of the screen."""
    row = row_on_screen(app, 0, left)
    return row >= 0 and row == row_on_screen(app, 1, right)


async def in_mode(pilot: Pilot[int], app: StorydiffApp, mode: Mode) -> None:
    """Lay out in that way."""
    if comparing(app).stage.mode is not mode:
        await press(pilot, "v")
        comparing(app).status.hush()
    assert comparing(app).stage.mode is mode


@SIZES
async def test_the_start(app: StorydiffApp, size: tuple[int, int]) -> None:
    """Counts in the title, each side's own above its text, the cursor on the first sentence."""
    async with app.run_test(size=size) as pilot:
        await open_place(pilot, "comparing")
        assert "4 links" in rows(app)[0] and "≠ 2 differ" in rows(app)[0] and "= 1 agree" in rows(app)[0]
        page = shown(app)
        assert "▸A Bridge opens" in page and " B Crowds cross" in page
        left, right = comparing(app).sides
        assert len(left.only) == 42 and len(right.only) == 50
        assert ("○ 42 only" in page or "○42" in page) and f"{left.share:.0%}" in page and "1/46" in page
        assert cursors(app) == (0, -1)
        assert "no sentence found that says the same" in said(app)
        assert app.session.is_read(LEFT) and app.session.is_read(RIGHT)


@SIZES
async def test_the_panes(app: StorydiffApp, size: tuple[int, int]) -> None:
    """One above the other where the window is narrow, else side by side, of equal size."""
    async with app.run_test(size=size) as pilot:
        await open_place(pilot, "comparing")
        frame = comparing(app).stage.frame
        left, right = frame.panes
        assert frame.stacked is (size[0] < 76)
        if frame.stacked:
            assert left.text == right.text and left.top + left.height <= right.title[0] < right.top
            assert abs(left.height - right.height) <= 1
        else:
            assert left.top == right.top and left.text + frame.measure < right.text
        await resize(pilot, 140 - size[0], 36)
        assert comparing(app).stage.frame.stacked is (140 - size[0] < 76)
        assert cursors(app) == (0, -1)


@keys("comparing", "j", "down", "k", "up", "home", "g", "end", "G")
@MODES
async def test_moving(app: StorydiffApp, mode: Mode) -> None:
    async with app.run_test() as pilot:
        await open_place(pilot, "comparing")
        await in_mode(pilot, app, mode)
        for way, expected in {
            "j": 1,
            "down down": 2,
            "j j k": 1,
            "down up": 0,
            "k": 0,
            "end": LAST,
            "end j": LAST,
            "G k": LAST - 1,
            "end home": 0,
            "G g": 0,
        }.items():
            await press(pilot, "home", *way.split())
            assert cursors(app) == (expected, -1), way
            assert in_view(app, 0, expected), way
            assert f"{expected + 1}/46" in shown(app)


@keys("comparing", "J", "K")
@MODES
async def test_paragraphs(app: StorydiffApp, mode: Mode) -> None:
    """To the first sentence of the next paragraph; back, to the beginning of this one first."""
    async with app.run_test() as pilot:
        await open_place(pilot, "comparing")
        await in_mode(pilot, app, mode)
        for way, expected in {"J": 1, "J J": 4, "J J j K": 4, "J J K": 1, "K": 0, "end J": LAST}.items():
            await press(pilot, "home", *way.split())
            assert cursors(app) == (expected, -1), way
            assert in_view(app, 0, expected), way


@keys("comparing", *"0123456789", "percent_sign")
@MODES
async def test_numbers(app: StorydiffApp, mode: Mode) -> None:
    """Before j and others: how often; before g a sentence, before Enter a link, before % a share."""
    async with app.run_test() as pilot:
        await open_place(pilot, "comparing")
        await in_mode(pilot, app, mode)
        await press(pilot, "1", "2")
        assert said(app).startswith("12: Enter goes to that link") and said(app).endswith("12")
        for way, expected in {
            "1 2 j": 12,
            "2 0 j 5 k": 15,
            "7 g": 6,
            "3 0 G": 29,
            "9 9 9 G": LAST,
            "4 enter": PEOPLE,
            "2 J": 4,
            "2 full_stop": YEARS,
            "2 n": YEARS,
            "8 u": 8 + 2,
            "percent_sign": 0,
            "1 0 0 percent_sign": LAST,
            "6 escape j": 1,
            "0 j": 1,
        }.items():
            await press(pilot, "escape") if comparing(app)._count else None
            await press(pilot, "home", *way.split())
            assert cursors(app) == (expected, -1), way
        await press(pilot, "9", "enter")
        assert "There is no link 9" in said(app)
        await press(pilot, "tab", "1", "enter")
        assert cursors(app) == (-1, R_OPENED), "the link's sentence on the side with the cursor"


@keys("comparing", "pagedown", "space", "pageup", "ctrl+e", "ctrl+y")
@MODES
async def test_scrolling(app: StorydiffApp, mode: Mode) -> None:
    """By screens and by rows; the cursor stays where it is."""
    async with app.run_test() as pilot:
        await open_place(pilot, "comparing")
        await in_mode(pilot, app, mode)
        view = comparing(app).view
        height = view.stage.frame.panes[0].height
        await press(pilot, "pageup")
        for key, expected in (
            ("pagedown", height - 1),
            ("space", 2 * (height - 1)),
            ("pageup", height - 1),
            ("ctrl+e", height),
            ("ctrl+y", height - 1),
            ("pageup", 0),
            ("ctrl+y", 0),
        ):
            await press(pilot, key)
            assert tops(app)[0] == expected, key
            assert cursors(app) == (0, -1)


async def test_the_other_text_follows(app: StorydiffApp) -> None:
    """Scrolled to linked passages, both stand level; far from any link the other is let go."""
    async with app.run_test(size=(120, 24)) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "ctrl+e")
        assert tops(app) == (1, tops(app)[1]) and tops(app)[1] > 0, "the first links lie in view"
        await press(pilot, "end", "k")
        assert in_view(app, 0, YEARS) and in_view(app, 1, R_YEARS)
        away = tops(app)[1]
        for _ in range(2):
            await press(pilot, "pageup")
        assert tops(app)[1] <= away


@keys("comparing", "s")
async def test_scrolling_alone(app: StorydiffApp) -> None:
    """With s the other text stays, whatever the cursor and the view do; again, they go together."""
    async with app.run_test(size=(120, 24)) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "s")
        assert "scrolls alone" in said(app)
        view = comparing(app).view
        await press(pilot, "j", "pagedown", "n", "end")
        assert tops(app)[0] > 0 and tops(app)[1] == 0
        await press(pilot, "n")
        assert not in_view(app, 1, R_COST) and view.lit(1) == {R_COST}
        await press(pilot, "s")
        assert "together" in said(app) and level(app, COST, R_COST)


@keys("comparing", "equals_sign")
async def test_bringing_the_partner_level(app: StorydiffApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "n", "s", "ctrl+e")
        assert not level(app, COST, R_COST)
        await press(pilot, "equals_sign")
        assert level(app, COST, R_COST)
        await press(pilot, "j", "equals_sign")
        assert "no partner" in said(app)


@SIZES
@MODES
async def test_the_partner_comes_into_view(app: StorydiffApp, size: tuple[int, int], mode: Mode) -> None:
    """The partner is far down in the other text: it is shown, highlighted, with bar and number."""
    async with app.run_test(size=size) as pilot:
        await open_place(pilot, "comparing")
        await in_mode(pilot, app, mode)
        view = comparing(app).view
        if mode is Mode.COLUMNS:
            assert not in_view(app, 1, R_OPENED)
        await press(pilot, "j")
        assert cursors(app) == (OPENED, -1)
        assert view.lit(1) == {R_OPENED} and view.lit(0) == {OPENED}
        assert in_view(app, 0, OPENED) and in_view(app, 1, R_OPENED)
        if not view.stage.frame.stacked:
            assert level(app, OPENED, R_OPENED)
        assert view._look("partner").bgcolor == style_at(app, "The mayor opened", view).bgcolor
        row = next(strip for strip in rows(app) if "The mayor opened" in strip)
        assert "1=  ▎ The mayor" in row or "1=   ▎ The mayor" in row or "1=  B▎ The mayor" in row
        assert "1= says the same (0.90: bridge, Monday, opened)" in said(app)
        await press(pilot, "j", "j")
        assert view.lit(1) == frozenset()


async def test_level_only_when_it_has_to_move(app: StorydiffApp) -> None:
    """A partner that is in view stays where it is; the line leads to it."""
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "j")
        before = tops(app)
        await press(pilot, "j")
        assert tops(app) == before and in_view(app, 1, R_COST)


async def test_signs(app: StorydiffApp) -> None:
    """Every verdict has its sign behind the figure, every link its number, strength and line."""
    async with app.run_test(size=(120, 60)) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "n")
        page = shown(app)
        assert "It cost $40 million≠ to build." in page and "2=━━━" in page
        assert "━2=  ▎ It cost $42 million≠ to build." in page
        assert "○ No one was hurt" in page and "○ A band of 12· played" in page
        await press(pilot, "end")
        page = shown(app)
        assert "About 300= people" in page and "4~┅" in page and "4~  ▎ Some 300= people" in page
        assert style_at(app, "300=").underline


@keys("comparing", "v")
@SIZES
async def test_two_layouts(app: StorydiffApp, size: tuple[int, int]) -> None:
    """Rows set partners beside, or under, each other; the cursor's sentence stays; v leads back."""
    async with app.run_test(size=size) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "n", "v")
        assert said(app).startswith("Rows") and cursors(app) == (COST, -1)
        view = comparing(app).view
        assert view.stage.arrangement is not None
        first, last = view.stage.arrangement.place(0, COST)
        there = view.stage.arrangement.place(1, R_COST)
        assert there[0] == (last + 1 if view.stage.frame.stacked else first)
        assert in_view(app, 0, COST) and in_view(app, 1, R_COST)
        await press(pilot, "v")
        assert said(app).startswith("Columns") and cursors(app) == (COST, -1) and in_view(app, 0, COST)


async def test_rows_are_in_the_order_of_the_focused_side(app: StorydiffApp) -> None:
    """The cursor's row stays where it is when the other side takes over."""
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "n", "v")
        view = comparing(app).view
        row = row_on_screen(app, 0, COST)
        await press(pilot, "tab")
        assert cursors(app) == (-1, R_COST)
        assert row_on_screen(app, 1, R_COST) == row == row_on_screen(app, 0, COST)
        assert view.stage.arrangement is not None
        places = [view.stage.arrangement.place(1, k)[0] for k in range(len(analyse(RIGHT).sentences))]
        assert places == sorted(places)


@keys("comparing", "tab", "enter", "left", "h", "right", "l")
@MODES
@pytest.mark.parametrize(("there", "back"), [("tab",) * 2, ("enter",) * 2, ("right", "left"), ("l", "h")])
async def test_to_the_partner(app: StorydiffApp, there: str, back: str, mode: Mode) -> None:
    """The cursor goes over to the partner, and back again to the sentence it came from."""
    async with app.run_test() as pilot:
        await open_place(pilot, "comparing")
        await in_mode(pilot, app, mode)
        await press(pilot, "j", "j", there)
        assert cursors(app) == (-1, R_COST)
        assert "▸B" in shown(app) and " A Bridge" in shown(app)
        assert comparing(app).view.lit(0) == {COST}
        if there in ("right", "l"):
            await press(pilot, there)
            assert cursors(app) == (-1, R_COST), "already on that side"
        await press(pilot, back)
        assert cursors(app) == (COST, -1)


async def test_to_each_partner_in_turn(make_app: AppMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    """The strongest first, then the next, then back; what is told is of that very link."""

    def several(left: Analysis, right: Analysis) -> Comparison:
        made = told(left, right)
        first = made.alignments[0]
        if left.article.id != LEFT.id:
            return made
        more = replace(first, right=R_BAND, score=0.4)
        return replace(
            made, alignments=tuple(sorted((*made.alignments, more), key=lambda k: (k.left, k.right)))
        )

    monkeypatch.setattr("reader.comparison.compare.compare", several)
    app = make_app(STORIES)
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "j")
        assert comparing(app).view.lit(1) == {R_OPENED, R_BAND}
        await press(pilot, "tab")
        assert cursors(app) == (-1, R_OPENED) and said(app).endswith("partner 1/2")
        await press(pilot, "tab")
        assert cursors(app) == (-1, R_BAND) and said(app).endswith("partner 2/2")
        assert "0.40" in said(app)
        await press(pilot, "tab")
        assert cursors(app) == (OPENED, -1)
        await press(pilot, "tab", "j", "k", "tab")
        assert cursors(app) == (OPENED, -1), "moved between: the round begins anew"


async def test_to_the_other_side_without_a_partner(app: StorydiffApp) -> None:
    """To the first sentence in view there."""
    async with app.run_test() as pilot:
        await open_place(pilot, "comparing")
        assert not comparing(app).sides[0].partners.get(0)
        await press(pilot, "tab")
        assert cursors(app) == (-1, comparing(app).stage.first_in_view(1)) == (-1, 0)


@keys("comparing", "n", "p")
@MODES
async def test_differences(app: StorydiffApp, mode: Mode) -> None:
    """From one figure that differs to the next and back, round the ends, counted and explained."""
    async with app.run_test() as pilot:
        await open_place(pilot, "comparing")
        await in_mode(pilot, app, mode)
        await press(pilot, "n")
        assert spot(app) == Spot(0, COST, figure(LEFT, "$40 million"), R_COST)
        assert said(app).startswith("$40 million ≠ differs: $40 million is not $42 million")
        assert said(app).endswith("difference 1/2")
        assert in_view(app, 1, R_COST)
        await press(pilot, "n")
        assert cursors(app) == (YEARS, -1) and said(app).endswith("difference 2/2")
        await press(pilot, "n")
        assert cursors(app) == (COST, -1) and "(from the other end)" in said(app)
        await press(pilot, "p")
        assert cursors(app) == (YEARS, -1)
        await press(pilot, "p")
        assert cursors(app) == (COST, -1)
        await press(pilot, "tab", "n")
        assert cursors(app) == (-1, R_YEARS)


@keys("comparing", "full_stop", "comma")
@MODES
async def test_figures_one_by_one(app: StorydiffApp, mode: Mode) -> None:
    """Every figure, agreeing or not; Tab leads to the one it is paired with."""
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "comparing")
        await in_mode(pilot, app, mode)
        for words, number in (("$40 million", 1), ("5 years", 2), ("300 people", 3), ("$40 million", 1)):
            await press(pilot, "full_stop")
            assert spot(app)[:3] == (0, sentence(LEFT, words), figure(LEFT, words))
            assert f"figure {number}/3" in said(app)
        assert "(from the other end)" in said(app)
        await press(pilot, "comma")
        assert spot(app).figure == figure(LEFT, "300 people") and "= agrees" in said(app)
        await press(pilot, "tab")
        assert spot(app)[:3] == (1, R_PEOPLE, figure(RIGHT, "300 people"))
        await press(pilot, "comma", "comma")
        assert spot(app).figure == figure(RIGHT, "of 12") and "only here" in said(app)


@keys("comparing", "u", "U")
@MODES
async def test_what_only_one_side_says(app: StorydiffApp, mode: Mode) -> None:
    async with app.run_test() as pilot:
        await open_place(pilot, "comparing")
        await in_mode(pilot, app, mode)
        await press(pilot, "u")
        assert cursors(app) == (HURT, -1) and said(app).endswith("only here 2/42")
        await press(pilot, "u")
        assert cursors(app) == (HURT + 1, -1)
        await press(pilot, "U", "U")
        assert cursors(app) == (0, -1)
        await press(pilot, "U")
        assert cursors(app)[0] < YEARS and "(from the other end)" in said(app)


async def test_without_a_difference(make_app: AppMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.comparison.compare.compare", told)
    app = make_app([LEFT, THIRD])
    async with app.run_test() as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "n")
        assert "No figures differ" in said(app)
        assert "0 links" in rows(app)[0]
        await press(pilot, "tab", "full_stop")
        assert "figure 1/1" in said(app)


@keys("comparing", "e")
@keys("explained", "escape", "e", "q", *MOVES)
async def test_explaining_in_full(app: StorydiffApp) -> None:
    """The sentence, its figures, its partners, what carries the link; e, q and Escape close."""
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "n", "e")
        assert isinstance(app.screen, ExplainScreen)
        page = " ".join(shown(app).split())
        for words in (
            "A It cost $40 million to build.",
            "$40 million ≠ differs: $40 million is not $42 million",
            "B It cost $42 million to build.",
            "says the same: chance 0.80",
            "both have, by weight: cost 37%, build 33%, million 30%",
        ):
            assert words in page
        await press(
            pilot, "j", "down", "k", "up", "pagedown", "pageup", "end", "G", "home", "g", "enter", "e"
        )
        assert comparing(app)
        for way_out in ("q", "escape"):
            await press(pilot, "e", way_out)
            assert comparing(app)
        await press(pilot, "j", "e")
        assert "no sentence found that says the same" in shown(app)


@keys("comparing", "y", "Y")
async def test_copying(app: StorydiffApp, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence, or the pair, with source and date; what the mouse selected comes first."""
    copied: list[str] = []
    monkeypatch.setattr(app, "copy_to_clipboard", copied.append)
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "n", "y")
        assert copied == ["“It cost $40 million to build.” (Left Daily, 2026-01-12)"]
        assert "Copied the sentence" in said(app)
        await press(pilot, "tab", "Y")
        assert copied[1].splitlines() == [
            "“It cost $40 million to build.” (Left Daily, 2026-01-12)",
            "“It cost $42 million to build.” (Right Evening, 2026-01-11)",
        ]
        await press(pilot, "j", "Y")
        assert copied[2] == "“A band of 12 played.” (Right Evening, 2026-01-11)"


@keys("comparing", "o")
async def test_opening_the_source(make_app: AppMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only addresses of the web are opened; of an article without one it is said."""
    opened: list[str] = []
    app = make_app(
        [
            replace(LEFT, url="https://left.example/bridge"),
            replace(RIGHT, url="file:///etc/passwd"),
        ]
    )
    monkeypatch.setattr(app, "open_url", opened.append)
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "o")
        assert opened == ["https://left.example/bridge"] and "Opening https://left" in said(app)
        await press(pilot, "tab", "o")
        assert len(opened) == 1 and "has no address" in said(app)


def listed_figures(app: StorydiffApp) -> list[str]:
    """The rows of the figures panel that state values."""
    return [row for row in rows(app) if row.count("│") == 2]


@keys("comparing", "t")
@keys("figures", "t", "escape")
@SIZES
async def test_the_figures(app: StorydiffApp, size: tuple[int, int]) -> None:
    """What differs comes first; the row at the cursor is explained; t and Escape close the list."""
    async with app.run_test(size=size) as pilot:
        await open_place(pilot, "figures")
        listed = listed_figures(app)
        assert ["≠" in row for row in listed] == [True, True, False, False]
        assert "$40 million" in listed[0] and "$42 million" in listed[0] and "differs" in listed[0]
        assert "agrees" in listed[2] and "only here" in listed[3] and "—" in listed[3]
        assert said(app) == "" or "$40 million is not $42 million" in said(app)
        await press(pilot, "j")
        assert "5 years is not 6 years" in said(app) and said(app).endswith("2/4")
        for way_out in ("t", "escape"):
            await press(pilot, way_out)
            assert not comparing(app).panel.display
            assert focus(app) == "view"
            await press(pilot, "t")
            assert focus(app) == "figure-rows"


async def test_the_figures_leave_room_for_the_texts(app: StorydiffApp) -> None:
    """In a high window the texts stay in view above the list; in a low one the list takes their place."""
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "figures")
        assert LEFT.headline in "".join(rows(app)[2:12])
        await resize(pilot, 120, 24)
        assert comparing(app).view.region.height == 0 or not comparing(app).view.is_on_screen
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
        assert comparing(app).view.lit(1) == {R_YEARS}
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
        await press(pilot, "j", "j", "b")
        (made,) = app.session.library.bookmarks.all()
        assert made.kind is BookmarkKind.SENTENCES and made.right is not None
        assert made.left.quote == "It cost $40 million to build."
        assert made.right.quote == "It cost $42 million to build."
        assert "pair of sentences" in said(app)
        await press(pilot, "k")
        assert shown(app).count("★") == 2
        await press(pilot, "j", "b")
        assert app.session.library.bookmarks.all() == []
        await press(pilot, "z")
        assert app.session.library.bookmarks.all() == [made]


async def test_the_pair_is_the_same_from_the_other_side(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "j", "b", "tab", "b")
        assert app.session.library.bookmarks.all() == []
        await press(pilot, "b", "x", "b")
        assert app.session.library.bookmarks.all() == []


async def test_b_on_a_sentence_alone(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "j", "j", "j", "b")
        (made,) = app.session.library.bookmarks.all()
        assert made.kind is BookmarkKind.SENTENCE and made.right is None
        assert made.left.quote == "No one was hurt in the crush."


@keys("figures", "b", "z")
async def test_b_on_figures(app: StorydiffApp) -> None:
    """The pair of figures; on a lone figure its sentence."""
    async with app.run_test() as pilot:
        await open_place(pilot, "figures")
        await press(pilot, "b")
        (made,) = app.session.library.bookmarks.all()
        assert made.kind is BookmarkKind.FIGURES and made.right is not None
        assert (made.left.quote, made.right.quote) == (
            "It cost $40 million to build.",
            "It cost $42 million to build.",
        )
        await press(pilot, "b")
        assert app.session.library.bookmarks.all() == []
        await press(pilot, "z")
        assert app.session.library.bookmarks.all() == [made]
        await press(pilot, "end", "b")
        alone = app.session.library.bookmarks.all()[0]
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
        (made,) = app.session.library.bookmarks.all()
        assert made.note == "mnq"
        assert app.focused in (
            (comparing(app).panel.row_list,) if place == "figures" else (comparing(app).view,)
        )
        await press(pilot, "B")
        assert comparing(app).prompt.value == "mnq"
        await press(pilot, "escape")
        assert app.session.library.bookmarks.all() == [made]
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
        assert comparing(app).view.lit(0) == {R_COST}
        assert " A Crowds cross" in shown(app)
        assert "▸B Bridge opens" in shown(app)
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
        assert "▸A Zoo" in shown(app)
        await press(pilot, "right_square_bracket")
        assert comparing(app).articles == [LEFT, RIGHT]
        assert "4 links" in rows(app)[0]
        await press(pilot, "tab", "left_square_bracket")
        assert comparing(app).articles == [LEFT, THIRD]
        assert spot(app).side == 1


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


@keys("figures", "n", "p", "x", "r", "right_square_bracket", "left_square_bracket", "tab")
async def test_keys_of_the_texts_while_the_figures_are_open(app: StorydiffApp) -> None:
    """They act on the texts, which stay in view in a high window."""
    async with app.run_test(size=(120, 40)) as pilot:
        await open_place(pilot, "figures")
        await press(pilot, "n")
        assert cursors(app) == (COST, -1) and in_view(app, 1, R_COST)
        await press(pilot, "p")
        assert cursors(app) == (YEARS, -1)
        await press(pilot, "p")
        assert cursors(app) == (COST, -1)
        await press(pilot, "tab")
        assert app.focused is comparing(app).view
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


@keys("figures", "w", "W", "full_stop", "comma")
@SIZES
async def test_filtering_the_figures(app: StorydiffApp, size: tuple[int, int]) -> None:
    """By verdict and by kind, counted; Escape shows all, then closes."""
    async with app.run_test(size=size) as pilot:
        await open_place(pilot, "figures")
        panel = comparing(app).panel
        await press(pilot, "w")
        assert len(panel.rows) == 2 and "only differs: 2" in shown(app)
        await press(pilot, "w")
        assert [row.standing for row in panel.rows] == ["same"], "verdicts that no row has are passed over"
        await press(pilot, "w")
        assert [row.standing for row in panel.rows] == ["alone"]
        await press(pilot, "w")
        assert len(panel.rows) == 4
        await press(pilot, "W")
        assert "only money: 1" in shown(app) and "$42 million" in shown(app)
        await press(pilot, "w")
        assert "only differs, money: 1" in shown(app)
        await press(pilot, "w")
        assert "only money: 1" in shown(app), "no other verdict has money"
        await press(pilot, "escape")
        assert len(panel.rows) == 4 and panel.display
        await press(pilot, "W", "W")
        assert "only count: 2" in shown(app)
        await press(pilot, "escape", "escape")
        assert not panel.display


@keys("figures", "J", "K", "v", "s", "e", "y", "Y", "o", "u", "U", "h", "l", "left", "right")
@keys("figures", *"0123456789", "percent_sign", "equals_sign")
async def test_more_keys_of_the_texts_while_the_figures_are_open(
    app: StorydiffApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the list itself has no use for goes to the texts."""
    copied: list[str] = []
    monkeypatch.setattr(app, "copy_to_clipboard", copied.append)
    async with app.run_test(size=(120, 40)) as pilot:
        await open_place(pilot, "figures")
        for key, expected in (
            ("J", (1, -1)),
            ("K", (0, -1)),
            ("u", (HURT, -1)),
            ("U", (0, -1)),
            ("percent_sign", (0, -1)),
        ):
            await press(pilot, key)
            assert cursors(app) == expected, key
        for digit in "1023456789":
            await press(pilot, digit)
        assert comparing(app)._count == "10234"
        await press(pilot, "escape", "1", "0", "0", "percent_sign")
        assert cursors(app) == (LAST, -1)
        await press(pilot, "n", "y", "Y")
        assert len(copied) == 2 and "\n" in copied[1]
        await press(pilot, "o")
        assert "has no address" in said(app)
        await press(pilot, "s")
        assert not comparing(app).stage.linked
        await press(pilot, "s", "equals_sign", "v")
        assert comparing(app).stage.mode is Mode.ROWS
        await press(pilot, "v", "e")
        assert isinstance(app.screen, ExplainScreen)
        await press(pilot, "escape")
        assert comparing(app).panel.display
        for key, side in (("l", 1), ("h", 0), ("right", 1), ("left", 0)):
            comparing(app).panel.row_list.focus()
            await press(pilot, key)
            if spot(app).side != side:
                await press(pilot, key)
            assert spot(app).side == side


@keys("comparing", "q")
@keys("figures", "q", "m", "question_mark")
async def test_leaving(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "q")
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


@keys("comparing", "escape")
async def test_escape_order(app: StorydiffApp) -> None:
    """The field, the figures; pressed once too often it does not lose the screen."""
    async with app.run_test() as pilot:
        await open_place(pilot, "figures")
        await press(pilot, "B", "escape")
        assert not comparing(app).prompt.display and comparing(app).panel.display
        await press(pilot, "escape")
        assert not comparing(app).panel.display
        await press(pilot, "escape")
        assert comparing(app) and "q goes back" in said(app)


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
        assert LEFT.headline in shown(app) and "The right report" in shown(app)
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
        late = comparing(app).Compared(1, sides(told(analyse(LEFT), analyse(RIGHT))))
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
        assert "≠ differs" in said(app) and "difference 1/" in said(app)
        lit = comparing(app).view.lit(1)
        assert lit and any(in_view(app, 1, p) for p in lit)


@keys("comparing", "slash")
@keys("figures", "slash")
async def test_searching_both_articles(app: StorydiffApp) -> None:
    """Matches of both sides are counted, n and N go through them, Escape ends the search."""
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "slash", *"bridge")
        counts = [len(spans) for spans in comparing(app).search.spans]
        assert all(counts)
        assert app.screen.query_one(StatusLine).right == f"match 1/{sum(counts)}"
        await press(pilot, "enter", "n")
        assert app.screen.query_one(StatusLine).right == f"match 2/{sum(counts)}"
        await press(pilot, "p", "p")
        assert app.screen.query_one(StatusLine).right == f"match {sum(counts)}/{sum(counts)}"
        assert spot(app).side == 1 and spot(app).sentence >= 0
        await press(pilot, "escape")
        assert not len(comparing(app).search)
        assert comparing(app)
        await press(pilot, "slash", *"zzz", "enter")
        assert "is in neither article" in said(app)
        await press(pilot, "slash", "escape")
        assert not comparing(app).prompt.display
        await press(pilot, "t", "slash", *"bridge", "enter", "n")
        assert app.screen.query_one(StatusLine).right == f"match 1/{sum(counts)}", "on from the last one"


# --- judgements ---


@keys("comparing", "d", "a")
@keys("figures", "d", "a")
async def test_d_and_a_settle_two_figures_and_z_takes_it_back(app: StorydiffApp) -> None:
    """What a person says is kept, shown as theirs, counted, and undone."""
    async with app.run_test() as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "n", "a")
        assert "You say: not the same thing" in said(app) and "≠ 1 differ" in rows(app)[0]
        (kept,) = app.session.library.judgements.all()
        assert (kept.kind, kept.said, kept.left.quote, kept.right.quote) == (
            JudgedKind.FIGURES, Said.APART, "$40 million", "$42 million",
        )  # fmt: skip
        await press(pilot, "z")
        assert "≠ 2 differ" in rows(app)[0] and app.session.library.judgements.all() == []
        await press(pilot, "full_stop", "full_stop", "full_stop")
        while comparing(app).spot.figure != figure(LEFT, "300 people"):
            await press(pilot, "full_stop")
        await press(pilot, "d")
        assert "≠ 3 differ" in rows(app)[0] and "= 0 agree" in rows(app)[0]
        await press(pilot, "t", "a")  # in the list: the row at its cursor
        assert "≠ 2 differ" in rows(app)[0]
        await press(pilot, "z", "t")
        assert "≠ 3 differ" in rows(app)[0]
        await press(pilot, "k", "full_stop")
        while comparing(app).spot.figure != figure(LEFT, "300 people"):
            await press(pilot, "full_stop")
        assert "you say that they are of one thing, and differ" in shown(app)


@keys("comparing", "a", "d")
async def test_a_takes_a_link_away_and_d_says_what_it_is_for(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "g")
        while comparing(app).spot.sentence != OPENED:
            await press(pilot, "j")
        await press(pilot, "d")
        assert "d settles two figures: . goes to the next figure" in said(app)
        await press(pilot, "a")
        assert "You say: not the same" in said(app) and "3 links" in rows(app)[0]
        assert comparing(app).spot.sentence == OPENED
        await press(pilot, "j", "k")
        assert "you say: not the same as “" in said(app)
        await press(pilot, "z")
        assert "4 links" in rows(app)[0]


@keys("comparing", "a", "d", "z")
async def test_the_same_key_takes_back_what_was_said_at_any_time(
    app: StorydiffApp, make_app: AppMaker
) -> None:
    """Also in another run of the program; what is set apart stays in the list, as the person's own."""
    async with app.run_test(size=(140, 40)) as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "n", "a", "g", "full_stop")
        while comparing(app).spot.figure != figure(LEFT, "$40 million"):
            await press(pilot, "full_stop")
        assert "you say that it is not of one thing with $42 million" in shown(app)
        await press(pilot, "g")
        while comparing(app).spot.sentence != OPENED:
            await press(pilot, "j")
        await press(pilot, "a")
    app = make_app(STORIES)
    async with app.run_test(size=(140, 40)) as pilot:
        await open_place(pilot, "comparing")
        assert "≠ 1 differ" in rows(app)[0] and "× 1 set apart" in rows(app)[0]
        while comparing(app).spot.sentence != OPENED:
            await press(pilot, "j")
        await press(pilot, "a")
        assert "4 links" in rows(app)[0] and "taken back; z says it again" in said(app)
        await press(pilot, "z")
        assert "3 links" in rows(app)[0]
        await press(pilot, "a", "t", "end", "k")
        assert "× set apart" in shown(app)
        while (row := comparing(app).panel.current) is not None and row.standing is not Standing.APART:
            await press(pilot, "k")
        await press(pilot, "a")
        assert "≠ 2 differ" in rows(app)[0] and "set apart" not in shown(app)
        assert app.session.library.judgements.all() == []
        await press(pilot, "q")
        assert not comparing(app).panel.display, "first from the list to the texts"
        await press(pilot, "n", "d")
        assert [j.said for j in app.session.library.judgements.all()] == [Said.DIFFERS]
        await press(pilot, "d")
        assert app.session.library.judgements.all() == [] and "≠ 2 differ" in rows(app)[0]


async def test_what_was_said_holds_when_the_two_are_compared_again(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await open_place(pilot, "comparing")
        await press(pilot, "n", "a", "q")
        await open_place(pilot, "comparing")
        assert "≠ 1 differ" in rows(app)[0]


@keys("comparing", "n", "p")
async def test_n_goes_through_what_differs_and_then_through_what_may(app: StorydiffApp) -> None:
    """And p back; the figures that surely differ come first, wherever they stand."""
    async with app.run_test() as pilot:
        await open_place(pilot, "comparing")
        first, second, third = told(analyse(LEFT), analyse(RIGHT)).figure_pairs
        unclear = replace(first, verdict=Verdict.UNCLEAR, chance=0.4)
        made = replace(told(analyse(LEFT), analyse(RIGHT)), figure_pairs=(unclear, second, third))
        comparing(app)._take(sides(made))
        await pilot.pause()
        assert "≠ 1 differ, ≟ 1 may differ" in rows(app)[0]
        await press(pilot, "g", "n")
        assert comparing(app).spot.figure == figure(LEFT, "5 years")
        await press(pilot, "n")
        assert comparing(app).spot.figure == figure(LEFT, "$40 million")
        side = comparing(app).sides[0]
        assert "≟ may differ" in side.explain_figure(figure(LEFT, "$40 million"))
        assert "chance of 0.40" in side.explain_figure(figure(LEFT, "$40 million"))
        await press(pilot, "n")
        assert comparing(app).spot.figure == figure(LEFT, "5 years") and "other end" in shown(app)
        await press(pilot, "p")
        assert comparing(app).spot.figure == figure(LEFT, "$40 million")


async def test_n_goes_to_what_may_differ_also_where_it_agrees_with_another(app: StorydiffApp) -> None:
    """What the title counts can be walked to; what agrees somewhere keeps its sign."""
    async with app.run_test() as pilot:
        await open_place(pilot, "comparing")
        made = told(analyse(LEFT), analyse(RIGHT))
        people = figure(LEFT, "300 people")
        doubt = FigurePair(people, figure(RIGHT, "6 years"), Verdict.UNCLEAR, "perhaps", 0.3)
        comparing(app)._take(sides(replace(made, figure_pairs=(*made.figure_pairs[2:], doubt))))
        await pilot.pause()
        assert "≠ 0 differ, ≟ 1 may differ, = 1 agree" in rows(app)[0]
        await press(pilot, "g", "n")
        assert comparing(app).spot.figure == people
        explained = comparing(app).sides[0].explain_figure(people)
        assert "= agrees" in explained and "≟ may differ" in explained


async def test_d_says_it_of_the_pair_that_was_chosen(app: StorydiffApp) -> None:
    """Of a figure with several partners: the one that n, or a row of the list, led to."""
    async with app.run_test(size=(140, 40)) as pilot:
        await open_place(pilot, "comparing")
        made = told(analyse(LEFT), analyse(RIGHT))
        people, years = figure(LEFT, "300 people"), figure(RIGHT, "6 years")
        doubt = FigurePair(people, years, Verdict.UNCLEAR, "perhaps", 0.3)
        comparing(app)._take(sides(replace(made, figure_pairs=(*made.figure_pairs[2:], doubt))))
        await press(pilot, "g", "n")
        assert said(app).startswith("300 ≟ may differ: perhaps")
        await press(pilot, "d")
        (kept,) = app.session.library.judgements.all()
        assert (kept.left.quote, kept.right.quote) == ("300", "6 years")


@pytest.mark.parametrize("size", [(80, 24), (80, 10), (120, 40)])
async def test_another_article_is_compared_below_the_list_of_figures(
    app: StorydiffApp, size: tuple[int, int]
) -> None:
    """Where the list covers the texts they have no size, and are compared all the same."""
    async with app.run_test(size=size) as pilot:
        await open_place(pilot, "figures")
        before = comparing(app).articles
        await press(pilot, "right_square_bracket")
        await app.workers.wait_for_complete()
        await pilot.pause()
        made = comparing(app).comparison
        assert made is not None and made.right.article is comparing(app).articles[1]
        assert made.left.article is before[0]
