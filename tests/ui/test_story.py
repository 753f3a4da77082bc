"""Several reports as one story: list, matrix, figures, claims, and the comparisons they open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.comparison.model import Comparison, Verdict
from reader.figures.model import Analysis
from reader.ui.app import StorydiffApp
from reader.ui.screens.explaining import ExplainScreen
from reader.ui.screens.library import LibraryScreen
from tests.conftest import AppMaker
from tests.ui.driving import (
    comparing,
    cursors,
    keys,
    library,
    open_place,
    press,
    reading,
    rows,
    said,
    shown,
    spot,
    story_screen,
)
from tests.ui.stories import LEFT, RIGHT, STORIES, THIRD, figure, sentence, told

SIZES = pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36)], ids=lambda s: f"{s[0]}x{s[1]}")
GRID = ("down", "j", "up", "k", "pagedown", "pageup", "home", "g", "end", "G")


@keys("library", "S")
async def test_S_gathers_the_reports_of_an_event(make_app: AppMaker) -> None:
    """Of the samples: all five reports of the deal, none of the shipwreck."""
    app = make_app()
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "S")
        found = story_screen(app).articles
        assert len(found) == 5 and all("meta-scale" in a.path for a in found)
        assert found == [a for a in app.session.listed if a in found], "in the order of the list"
        await press(pilot, "q", "space", "space", "home", "end", "S")
        assert len(story_screen(app).articles) in (3, 5), "marks are for c"


async def test_S_without_another_report(make_app: AppMaker) -> None:
    app = make_app([LEFT, THIRD])
    async with app.run_test() as pilot:
        await press(pilot, "S")
        assert "No other article seems to report this" in said(app) and library(app)
    alone = make_app([LEFT], "other")
    async with alone.run_test() as pilot:
        await press(pilot, "S")
        assert "There is no other article" in said(alone)


@SIZES
async def test_the_reports(app: StorydiffApp, size: tuple[int, int]) -> None:
    """Numbered, with what each has in common with the others; counts in the title."""
    async with app.run_test(size=size) as pilot:
        await open_place(pilot, "story")
        assert "[Reports]" in rows(app)[1]
        assert "3 reports: ≠ 2 of 3 shared figures contested" in rows(app)[0]
        page = shown(app)
        for number, article in enumerate((LEFT, RIGHT, THIRD), 1):
            assert f"{number} {article.headline}" in page
        assert "4 links, ≠ 2 against most" in page and "0 links" in page


@keys("story", "enter", *GRID)
async def test_enter_reads_a_report(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await open_place(pilot, "story")
        await press(pilot, *GRID, "home", "j", "enter")
        assert reading(app).article == RIGHT
        await press(pilot, "q")
        assert story_screen(app)


@keys("story", *"123456789")
@keys("table", *"123456789")
@pytest.mark.parametrize("place", ["story", "table"])
async def test_two_numbers_compare(app: StorydiffApp, place: str) -> None:
    """From any view, two keys away; the smaller number is on the left."""
    async with app.run_test() as pilot:
        await open_place(pilot, place)
        await press(pilot, "2")
        assert "2 is marked" in said(app)
        await press(pilot, "1")
        assert comparing(app).articles == [LEFT, RIGHT]
        await press(pilot, "q", "3", "3", "9")
        assert story_screen(app).picked < 0 and "There are 3 reports" in said(app)
        await press(pilot, "1", "escape")
        assert story_screen(app).picked < 0


@keys("story", "space", "c")
@keys("table", "space")
async def test_marking_with_space(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await open_place(pilot, "story")
        await press(pilot, "c")
        assert comparing(app).articles == [LEFT, RIGHT], "with the one that it shares most with"
        await press(pilot, "q", "home", "space")
        assert any(row.startswith("* 1") for row in rows(app))
        await press(pilot, "end", "c")
        assert comparing(app).articles == [LEFT, THIRD]
        await press(pilot, "q", "x", "right", "space", "right", "c")
        assert comparing(app).articles == [RIGHT, THIRD], "in a table, the report of the column"


@keys("story", "tab", "shift+tab", "r", "x", "t", "w", "o")
@keys("table", "tab", "shift+tab", "r", "x", "t", "w", "o")
async def test_the_views(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await open_place(pilot, "story")
        views = ("Reports", "Matrix", "Figures", "Claims", "Timeline", "Outlets")
        for key, view in (
            *(("tab", name) for name in (*views[1:], "Reports")),
            *(("shift+tab", name) for name in views[::-1]),
            *(("w", "Claims"), ("x", "Matrix"), ("t", "Figures"), ("o", "Outlets"), ("r", "Reports")),
        ):
            await press(pilot, key)
            assert f"[{view}]" in rows(app)[1], key


@keys("table", "enter", "c", "left", "h", "right", "l", *GRID)
@SIZES
async def test_the_matrix(app: StorydiffApp, size: tuple[int, int]) -> None:
    """Links and differing figures of every two; each cell opens its comparison, that of itself none."""
    async with app.run_test(size=size) as pilot:
        await open_place(pilot, "table")
        cells = [row.split()[-3:] for row in rows(app)[3:6]]
        assert cells[0][-3:] != cells[1][-3:]
        assert "4 ≠2" in rows(app)[3] and "4 ≠2" in rows(app)[4] and "—" in rows(app)[3]
        await press(pilot, "enter")
        assert "one report and itself" in said(app)
        await press(pilot, "right")
        assert "Left Daily" in said(app) and "Right Evening" in said(app)
        await press(pilot, "enter")
        assert comparing(app).articles == [LEFT, RIGHT]
        await press(pilot, "q", "j", "j", "h", "k", "l", "left", "j", "c")
        assert comparing(app).articles == [THIRD, LEFT] or comparing(app).articles == [LEFT, THIRD]
        await press(pilot, "q", *GRID)
        assert story_screen(app).grid.row == 2


@SIZES
async def test_the_figures(app: StorydiffApp, size: tuple[int, int]) -> None:
    """What is contested comes first; two against each other are both marked; Enter opens both places."""
    async with app.run_test(size=size) as pilot:
        await open_place(pilot, "story")
        await press(pilot, "t")
        table = story_screen(app).grid.table
        assert [label[0][0] for label, _ in table.rows] == ["≠", "≠", "=", "▸"]
        values = [[text for text, _ in cells] for _, cells in table.rows]
        assert values[0] == ["≠ $40 million", "≠ $42 million", "-"]
        assert values[2] == ["~300", "~300", "-"] or values[2] == ["~300", "300", "-"]
        assert "≠ $40 million: Left Daily; $42 million: Right Evening" in said(app) or size[0] == 60
        await press(pilot, "enter")
        assert comparing(app).articles == [LEFT, RIGHT]
        assert spot(app)[:3] == (0, sentence(LEFT, "$40 million"), figure(LEFT, "$40 million"))
        await press(pilot, "q", "end", "enter")
        assert "Enter hides what one report alone states" in said(app)
        assert [label[0][0] for label, _ in story_screen(app).grid.table.rows] == [
            "≠",
            "≠",
            "=",
            "▾",
            "·",
            "·",
        ]
        await press(pilot, "end", "enter")
        assert "Nothing to compare here" in said(app)


@keys("table", "enter", "e")
async def test_a_figure_that_may_differ_leads_to_the_other(
    app: StorydiffApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its row names the other value, Enter opens both places from either column, e quotes both."""

    def doubted(left: Analysis, right: Analysis) -> Comparison:
        made = told(left, right)
        pairs = (replace(pair, verdict=Verdict.UNCLEAR, chance=0.4) for pair in made.figure_pairs[:1])
        return replace(made, figure_pairs=(*pairs, *made.figure_pairs[1:]))

    monkeypatch.setattr("reader.comparison.compare.compare", doubted)
    async with app.run_test(size=(140, 36)) as pilot:
        await open_place(pilot, "story")
        await press(pilot, "t", "j")
        assert "≟ $40 million: Left Daily; may differ from $42 million: Right Evening" in said(app)
        for step, here in (("h", 0), ("l", 1)):
            await press(pilot, step, "enter")
            assert comparing(app).articles[here] == LEFT and comparing(app).articles[1 - here] == RIGHT
            assert (
                comparing(app).spot.figure
                == [figure(LEFT, "$40 million"), figure(RIGHT, "$42 million")][here]
            )
            await press(pilot, "q")
        await press(pilot, "e")
        assert "$42 million may be of the same thing" in shown(app)


async def test_what_is_said_in_a_comparison_holds_in_the_story_one_comes_back_to(app: StorydiffApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "story")
        await press(pilot, "w")
        assert story_screen(app).grid.table.rows[0][0][0].startswith("2")
        await press(pilot, "enter", "a", "q")
        assert not story_screen(app).grid.table.rows[0][0][0].startswith("2")
        await press(pilot, "z")
        await press(pilot, "t", "enter", "a", "q")
        assert story_screen(app).shown == "Figures" and "≠ 1 of" in rows(app)[0]


@SIZES
async def test_the_claims(app: StorydiffApp, size: tuple[int, int]) -> None:
    """Most voices first; who says it is marked; Enter opens the claim in both."""
    async with app.run_test(size=size) as pilot:
        await open_place(pilot, "story")
        await press(pilot, "w")
        table = story_screen(app).grid.table
        assert table.rows[0][0][0].startswith("2") and table.rows[-1][0][0].startswith("▸ 106 claims of one")
        assert [text for text, _ in table.rows[0][1]] == ["●", "●", "-"]
        assert "2 voices: Left Daily, Right Evening" in said(app)
        await press(pilot, "enter")
        assert comparing(app).articles == [LEFT, RIGHT]
        assert cursors(app) == (sentence(LEFT, "opened on Monday"), -1)


@keys("story", "e", "slash")
@keys("table", "e", "slash")
async def test_explaining_and_filtering(app: StorydiffApp) -> None:
    """e shows a row in every report's words; a filter narrows both tables; Escape takes it away."""
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "story")
        await press(pilot, "e")
        assert "e explains two reports (x), a row" in said(app)
        await press(pilot, "x", "e")
        assert "e explains" in said(app), "a report beside itself"
        await press(pilot, "right", "e")
        assert "4 links, ≠ 2 differ" in shown(app) and "of Left Daily is also in Right Evening" in shown(app)
        await press(pilot, "escape", "t", "e")
        assert isinstance(app.screen, ExplainScreen)
        page = shown(app)
        for words in (
            "In every report's words",
            "It cost $40 million",
            "It cost $42 million",
        ):
            assert words in page
        await press(pilot, "escape", "slash", *"years", "enter")
        assert [label[0][:1] for label, _ in story_screen(app).grid.table.rows] == ["≠"]
        assert "filter “years”" in said(app)
        await press(pilot, "w")
        assert len(story_screen(app).grid.table.rows) == 1
        await press(pilot, "slash", *"zzz", "enter")
        assert "No claim fits." in shown(app)
        await press(pilot, "enter", "e", "escape")
        assert len(story_screen(app).grid.table.rows) == 4, (
            "three claims, and the line above those of one voice"
        )


@keys("table", "enter", "e")
async def test_claims_of_one_voice_are_folded(app: StorydiffApp) -> None:
    """Enter on their line shows and hides them; a filter looks into them."""
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "story")
        await press(pilot, "w", "end")
        assert "▸ 106 claims of one voice" in shown(app) and "Enter shows" in said(app)
        await press(pilot, "e")
        assert "e explains two reports" in said(app)
        await press(pilot, "enter")
        grid = story_screen(app).grid
        assert len(grid.table.rows) == 110 and "▾ 106 claims" in grid.table.rows[3][0][0]
        assert grid.row == 3 and "Enter hides" in said(app)
        await press(pilot, "down")
        assert "1 voice: " in said(app)
        await press(pilot, "up", "enter")
        assert len(grid.table.rows) == 4
        await press(pilot, "slash", *"band", "enter")
        assert any("band" in label[0].lower() for label, _ in grid.table.rows)


@keys("story", "q", "escape", "m", "question_mark", "z")
@keys("table", "q", "escape", "m", "question_mark", "z")
@pytest.mark.parametrize("place", ["story", "table"])
async def test_leaving(app: StorydiffApp, place: str) -> None:
    async with app.run_test() as pilot:
        await open_place(pilot, place)
        await press(pilot, "question_mark", "escape", "m", "m", "z")
        assert "Nothing to undo" in said(app) and story_screen(app)
        await press(pilot, "escape")
        assert story_screen(app) and "q goes back" in said(app)
        await press(pilot, "q")
        assert isinstance(app.screen, LibraryScreen)


async def test_copies_are_one_voice(make_app: AppMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    """A passage that two reports carry word for word is marked, and counted once."""
    words = "The committee of the city council voted on Monday to close the old bridge to all traffic."
    texts = [
        f"{headline}\n\n{body}"
        for headline, body in (
            ("Old bridge to close", f"{words} Cyclists were angry about it."),
            ("Council shuts bridge", f"{words} Shops on the bank fear for their trade."),
            (
                "Closing the bridge",
                "The old bridge will close to all traffic, the council voted Monday.",
            ),
        )
    ]
    from reader.importing.text import article_from_text

    articles = [
        replace(article_from_text(text, ""), source=source, date="2026-01-12")
        for text, source in zip(texts, ("Herald", "Post", "Echo"), strict=True)
    ]
    app = make_app(articles)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "space", "space", "space", "c", "w")
        story = story_screen(app).story
        assert story is not None and len(story.copied) == 1
        table = story_screen(app).grid.table
        claim = next(claim for claim in story.claims if len(claim.reports) > 1)
        assert len(claim.voices) == len(claim.reports) - 1
        if len(claim.voices) == 1:
            await press(pilot, "end", "enter")
            table = story_screen(app).grid.table
        cells = next(cells for label, cells in table.rows if "≡" in label[0])
        assert [text for text, _ in cells].count("≡") == 2
        assert "≡ 1 passage carried" in rows(app)[0]
        await press(pilot, "x")
        assert "≡" in shown(app)


async def test_twelve_reports(make_app: AppMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wider than the window: the columns scroll with the cursor, the head and first column stay."""
    articles = [
        replace(LEFT, id=f"n{k:02}", source=f"Paper {k:02}", headline=f"Story {k:02}") for k in range(1, 13)
    ]

    def none(left: Analysis, right: Analysis) -> Comparison:
        return Comparison(left, right, (), ())

    monkeypatch.setattr("reader.comparison.compare.compare", none)
    app = make_app(articles)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, *["space"] * 12, "c", "x")
        assert "▸" in rows(app)[2] and "12 " not in rows(app)[2]
        await press(pilot, *["right"] * 11)
        assert "◂" in rows(app)[2] and "12 Paper" in rows(app)[2]
        assert story_screen(app).grid.column == 11 and "1 Paper 01" in rows(app)[3]
        await press(pilot, "enter")
        assert [a.source for a in comparing(app).articles] == ["Paper 01", "Paper 12"]


async def test_a_comparison_that_fails_says_so(make_app: AppMaker, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(left: Analysis, right: Analysis) -> Comparison:
        raise ZeroDivisionError("by [nothing/]")

    monkeypatch.setattr("reader.comparison.compare.compare", fail)
    app = make_app(STORIES)
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "story")
        assert "not compared: ZeroDivisionError: by [nothing/]" in rows(app)[0]
        await press(
            pilot, "x", "enter", "e", "t", "j", "enter", "w", "slash", *"a", "enter", "escape", "1", "escape"
        )
        assert story_screen(app)


async def test_the_mouse(app: StorydiffApp) -> None:
    """A tab shows its view; the first click chooses a cell, the second opens it; the wheel scrolls."""
    from textual import events

    async with app.run_test(size=(120, 20)) as pilot:
        await open_place(pilot, "story")
        await pilot.click("#tabs", offset=(12, 0))
        await pilot.pause()
        assert "[Matrix]" in rows(app)[1]
        grid = story_screen(app).grid
        x = rows(app)[2].index("2 Right")
        for _ in range(2):
            await pilot.click(grid, offset=(x, 1))
            await app.workers.wait_for_complete()
            await pilot.pause()
        assert comparing(app).articles == [LEFT, RIGHT]
        await press(pilot, "q", "w", "end", "enter", "home")
        await pilot._post_mouse_events([events.MouseScrollDown], grid, offset=(5, 3))
        await pilot.pause()
        assert grid.top == 3 and grid.row == 3
        await pilot._post_mouse_events([events.MouseScrollUp], grid, offset=(5, 3))
        await pilot.pause()
        assert grid.top == 0
