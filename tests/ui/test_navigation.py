"""Every place has its screen, and asking for one shows it over the screen one is on."""

from __future__ import annotations

from typing import get_args

import pytest

from reader.library import Version
from reader.ui.app import StorydiffApp
from reader.ui.links import Link
from reader.ui.places import (
    Comparing,
    Explanation,
    Feeds,
    Hidden,
    Links,
    Manual,
    OfFeed,
    Place,
    Reading,
    Room,
    StoryOf,
    Versions,
)
from reader.ui.problems import Problems
from tests.ui.driving import library, press
from tests.ui.stories import LEFT, RIGHT

VERSIONS = [Version(LEFT, "2026-01-02"), Version(RIGHT, "2026-01-01")]
SCREENS: list[tuple[Place, str]] = [
    (Room.LIBRARY, "LibraryScreen"),
    (Room.BOOKMARKS, "BookmarksScreen"),
    (Feeds(), "FeedsScreen"),
    (Room.SEARCH, "SearchScreen"),
    (Room.KEYS, "HelpScreen"),
    (Room.SECOND, "SecondScreen"),
    (Room.HIDING, "HidingScreen"),
    (Reading(LEFT), "ReadingScreen"),
    (Comparing(LEFT, RIGHT), "ComparingScreen"),
    (StoryOf([LEFT, RIGHT]), "StoryScreen"),
    (Versions(VERSIONS), "VersionsScreen"),
    (Explanation([("told", "")]), "ExplainScreen"),
    (Links([Link(0, 1, "a", "https://a.test/")], 0, lambda _address, _copy: None), "LinksScreen"),
    (Manual("keys"), "ManualScreen"),
]


def test_every_place_is_tried() -> None:
    tried = {type(place) for place, _ in SCREENS} | {OfFeed, Hidden}
    assert tried == set(get_args(Place))
    assert {place for place, _ in SCREENS if isinstance(place, Room)} == set(Room)


@pytest.mark.parametrize(("place", "screen"), SCREENS, ids=[screen for _, screen in SCREENS])
async def test_a_place_is_shown_over_the_screen_one_is_on(
    app: StorydiffApp, place: Place, screen: str
) -> None:
    async with app.run_test() as pilot:
        below = app.screen
        app.go(place)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert type(app.screen).__name__ == screen
        assert app.screen is not below and app.screen_stack[-2] is below


async def test_what_a_feed_gave_is_shown_in_the_library_one_comes_back_to(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "F")
        app.go(OfFeed(7, "The Ledger"))
        await pilot.pause()
        assert library(app).feed == (7, "The Ledger") and len(app.screen_stack) == 1


async def test_there_are_never_two_manuals(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        app.go(Manual("keys"))
        await pilot.pause()
        app.go(Manual("data"))
        await pilot.pause()
        assert len(app.screen_stack) == 2


def test_problems_are_taken_once_each() -> None:
    problems = Problems(["one", "two", "one"])
    assert problems.take() == ["one", "two"] and problems.take() == []
