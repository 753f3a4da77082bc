"""The beginning of an article beside the list, in a wide window."""

from __future__ import annotations

import time
from dataclasses import replace

from reader.articles.model import Form, Formed
from reader.ui.app import StorydiffApp
from reader.ui.beginnings import LONG, beginning
from reader.ui.widgets.preview import MOST, Preview
from tests.conftest import AppMaker
from tests.ui.driving import library, press, reading, resize, rows, shown
from tests.ui.stories import LEFT, STORIES, story

WIDE = (160, 24)


async def test_it_follows_the_cursor(app: StorydiffApp) -> None:
    """From 160 columns on; nothing is marked as read, and the keys stay with the list."""
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "The bridge was opened on Monday." in shown(app)
        await press(pilot, "j")
        assert "A band of 12 played." in shown(app) or "right report speaks" in shown(app)
        await press(pilot, "j", "j", "j", "k", "k")
        assert "The bridge was opened on Monday." in shown(app)
        assert not any(app.session.is_read(article) for article in STORIES)
        assert app.focused is library(app).articles_list


async def test_it_comes_and_goes_with_the_width(app: StorydiffApp) -> None:
    async with app.run_test(size=(159, 24)) as pilot:
        assert not app.screen.query(Preview) and "was opened on Monday" not in shown(app)
        await resize(pilot, 170, 24)
        assert "was opened on Monday" in shown(app)
        await resize(pilot, 100, 24)
        assert "was opened on Monday" not in shown(app) and len(rows(app)[3]) == 100
        await press(pilot, "j")
        await resize(pilot, 170, 24)
        assert "was opened on Monday" not in shown(app) and "right report" in shown(app)


async def test_in_other_views(app: StorydiffApp) -> None:
    """Of a story its newest report; nothing where the list is empty; the view one comes back to."""
    async with app.run_test(size=WIDE) as pilot:
        app.session.shelf.stories.join([LEFT.id, STORIES[2].id])
        await press(pilot, "tab")
        assert library(app).shown == "Stories" and "was opened on Monday" in shown(app)
        await press(pilot, "tab", "tab", "tab")
        assert library(app).shown == "Bookmarked" and "was opened on Monday" not in shown(app)
        await press(pilot, "shift+tab", "shift+tab", "shift+tab", "shift+tab", "enter", "q")
        assert "was opened on Monday" in shown(app)


async def test_a_click_reads_it(app: StorydiffApp) -> None:
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.click("#preview", offset=(10, 6))
        await pilot.pause()
        assert reading(app).article.id == LEFT.id


async def test_long_articles_cost_no_more(make_app: AppMaker) -> None:
    """A megabyte is cut before anything is read of it."""
    long = story("Long", *["The wall of Norwick stands as it stood, and nobody knows why it does."] * 20_000)
    app = make_app([long])
    async with app.run_test(size=WIDE) as pilot:
        start = time.process_time()
        app.screen.query_one(Preview).show(replace(long, id="again"))
        assert time.process_time() - start < 1
        await pilot.pause()


def test_the_beginning_ends_with_a_paragraph() -> None:
    text = "Head\n\n" + "\n\n".join(f"Paragraph {k} " + "x" * 300 for k in range(40))
    forms = (Formed(6, 15, Form.STRONG), Formed(9_000, 9_010, Form.STRONG))
    article = replace(LEFT, text=text, body_start=4, headings=((6, 15), (9_000, 9_001)), forms=forms)
    cut = beginning(article, MOST)
    assert len(cut.text) <= MOST + 2 and cut.text.endswith("x …")
    assert cut.headings == ((6, 15),) and cut.forms == forms[:1]
    assert beginning(replace(article, text="short", body_start=0), MOST).text == "short"
    one = replace(article, text="x" * 9_000, body_start=0)
    assert len(beginning(one, MOST).text) == MOST + 2


async def test_a_very_long_article_can_be_left_while_it_is_compared(make_app: AppMaker) -> None:
    """Its beginning is shown at once; nothing of it is read for figures before the worker does."""
    long = story(
        "Long", *["The wall of Norwick stands as it stood, at 12 feet, and nobody knows why."] * 8_000
    )
    app = make_app([LEFT, long])
    shown_at_once = app.session.analyses.at_once(long, 20_000)
    assert len(long.text) > LONG and not shown_at_once.figures
    assert len(shown_at_once.article.text) <= 20_002 and shown_at_once.article.id == long.id
    assert app.session.analyses.at_once(long).sentences[-1].end == len(long.text)
    assert app.session.analyses.at_once(LEFT).figures
    async with app.run_test(size=(100, 30)) as pilot:
        app.screen.open_comparison(LEFT, long)  # type: ignore[attr-defined]
        await pilot.pause()
        assert "The wall of Norwick stands" in shown(app)
        await pilot.press("q")
        assert app.screen is library(app)
