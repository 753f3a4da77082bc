"""A comparison is made while the cursor rests beside a mark, before it is asked for."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from reader.articles.model import Article
from reader.errors import LibraryError
from reader.ui import foreseen
from reader.ui.app import StorydiffApp
from reader.ui.session import Session
from tests.conftest import AppMaker
from tests.ui.driving import comparing, open_place, press, shown
from tests.ui.stories import LEFT, RIGHT, THIRD, told


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """No cursor has to rest for long."""
    monkeypatch.setattr(foreseen, "REST", 0.01)


async def rest(pilot: Pilot[int]) -> None:
    """Until what is foreseen is made, or would be."""
    await asyncio.sleep(0.05)
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def known(app: StorydiffApp, left: Article, right: Article) -> bool:
    """Whether the comparison of two articles is made."""
    return app.session.analyses.known(left, right) is not None


async def test_one_marked_and_the_row_at_the_cursor(app: StorydiffApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await rest(pilot)
        assert not known(app, LEFT, RIGHT)
        await press(pilot, "space")
        await rest(pilot)
        assert known(app, LEFT, RIGHT) and not known(app, LEFT, THIRD)
        await press(pilot, "j")
        await rest(pilot)
        assert known(app, LEFT, THIRD) and not known(app, RIGHT, THIRD)


async def test_it_opens_whole_with_the_cursor_set(app: StorydiffApp, monkeypatch: pytest.MonkeyPatch) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "space")
        await rest(pilot)
        monkeypatch.setattr("reader.comparison.compare.compare", None)  # it is not made again
        await press(pilot, "c")
        assert comparing(app).comparison == told(*(app.session.analyses.of(a) for a in (LEFT, RIGHT)))
        assert comparing(app).spot.sentence == 0
        assert "comparing…" not in shown(app)


async def test_two_marked_are_compared_wherever_the_cursor_is(app: StorydiffApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "space", "space")
        await rest(pilot)
        assert known(app, LEFT, RIGHT)
        await press(pilot, "j", "k", "k")
        await rest(pilot)
        assert not known(app, RIGHT, THIRD) and not known(app, LEFT, THIRD)


async def test_nothing_is_foreseen_of_three_marked_or_once_the_marks_are_gone(
    app: StorydiffApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        monkeypatch.setattr(foreseen, "REST", 1000.0)
        await press(pilot, "space", "space", "space")  # however slowly
        monkeypatch.setattr(foreseen, "REST", 0.01)
        await press(pilot, "k")
        await rest(pilot)
        await press(pilot, "escape", "k")
        await rest(pilot)
        assert not any(known(app, *pair) for pair in ((LEFT, RIGHT), (LEFT, THIRD), (RIGHT, THIRD)))


async def test_a_long_article_waits_until_it_is_asked_for(make_app: AppMaker) -> None:
    long = replace(RIGHT, id="long", text=RIGHT.text + "\n\nMore is said." * foreseen.SHORT)
    app = make_app([LEFT, long])
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "space")
        await rest(pilot)
        assert not known(app, LEFT, long)


async def test_of_what_is_searched_for_too(app: StorydiffApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await open_place(pilot, "search")
        await rest(pilot)
        await press(pilot, "space")
        await rest(pilot)
        assert known(app, LEFT, RIGHT)


async def test_what_goes_wrong_is_told_when_it_is_asked_for(
    app: StorydiffApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        monkeypatch.setattr("reader.comparison.compare.compare", None)
        await press(pilot, "space")
        await rest(pilot)
        assert "TypeError" not in shown(app)
        await press(pilot, "c")
        await rest(pilot)
        assert "The comparison failed" in shown(app)


async def test_a_library_that_fails_meanwhile_ends_nothing(
    app: StorydiffApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise LibraryError("The library /x cannot be read: the disk is full.")

    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "space")
        monkeypatch.setattr(Session, "article", fails)
        await rest(pilot)
        assert app.is_running
