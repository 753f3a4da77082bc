"""Make the pictures of screenshots/ from the samples, or check that they are current.

usage: python -m tests.screenshots [--check]

Two runs give the same bytes: the clock is frozen, nothing is animated, data lives in a folder of its own.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from textual.pilot import Pilot

from reader.gathering.second import Chosen, choose
from reader.judging.client import Endpoint
from reader.judging.model import Answer
from reader.judging.questions import questions
from reader.library import Library
from reader.ui.app import StorydiffApp
from reader.ui.places import StoryOf
from reader.ui.screens.comparing import ComparingScreen
from reader.ui.session import Session
from reader.ui.widgets.chrome import StatusLine
from tests.toll import toll

FOLDER = Path(__file__).parents[1] / "screenshots"
CLOCK = datetime(2026, 1, 15, 8, 30, tzinfo=UTC)

Scene = Callable[[Pilot[int]], Awaitable[None]]


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys one by one, and wait each time until all work is done."""
    for key in keys:
        await pilot.press(key)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def library(pilot: Pilot[int]) -> None:
    """The list of articles with one read, one bookmarked and two marked."""
    await press(pilot, "enter", "q", "j", "b", "home", "space", "down", "down", "space")


async def reading(pilot: Pilot[int]) -> None:
    """One article with a sentence pointed at."""
    await press(pilot, "j", "enter", "right", "right", "right")


async def comparison(pilot: Pilot[int]) -> None:
    """The first report against the fourth, at the figures that differ."""
    await press(pilot, "space", "j", "j", "c", "n")


async def in_rows(pilot: Pilot[int]) -> None:
    """The same two with what both say set side by side."""
    await press(pilot, "space", "j", "j", "c", "n", "v", "k", "j")


async def timeline(pilot: Pilot[int]) -> None:
    """Six reports of an accident that was made up for the tests, from the first flash to the last count."""
    cast(StorydiffApp, pilot.app).go(StoryOf(toll()))
    await press(pilot, "i", "right", "right", "right")


async def matrix(pilot: Pilot[int]) -> None:
    """The five reports of the deal, each against each."""
    await press(pilot, "S", "x", "right", "j", "j", "j")


async def story(pilot: Pilot[int]) -> None:
    """The five reports of the deal, figure by figure."""
    await press(pilot, "S", "t", "right", "right", "right")


async def claims(pilot: Pilot[int]) -> None:
    """The five reports of the deal, claim by claim."""
    await press(pilot, "S", "w", "j", "j")


async def explained(pilot: Pilot[int]) -> None:
    """All that is known of one sentence."""
    await press(pilot, "space", "j", "j", "c", "n", "e")


async def figures(pilot: Pilot[int]) -> None:
    """The figures of the same two in pairs."""
    await press(pilot, "space", "j", "j", "c", "n", "t")


async def second(pilot: Pilot[int]) -> None:
    """The same two with the word of a second reader, and of the person, on some places."""
    app = cast(StorydiffApp, pilot.app)
    library = app.session.library
    choose(library, Chosen(Endpoint("http://localhost:8080/v1", "tiny")))
    app.session.second.refresh()
    await press(pilot, "space", "j", "j", "c")
    comparison = cast(ComparingScreen, app.screen).comparison
    assert comparison is not None
    told = {
        ("$14.3 billion", "$15bn"): Answer("differ", "one price for the same stake, told in two ways"),
        ("$29 billion", "$28bn"): Answer("other", "before the deal, and with it"),
        ("a stake", "talks"): Answer("partly", "the talks had begun before the stake was bought"),
        ("founder", "Wang"): Answer("same", "both say that he changes sides"),
    }
    answers = {
        item: answer
        for item in questions(comparison)
        for (a, b), answer in told.items()
        if a in item.a.replace("⟦", "").replace("⟧", "") and b in item.b.replace("⟦", "").replace("⟧", "")
    }
    library.answers.keep(answers, "tiny")
    await press(pilot, "q", "c", "t", "j", "a", "t", "g", "n")


async def bookmarks(pilot: Pilot[int]) -> None:
    """An article, a sentence with a note, a pair of sentences and a pair of figures."""
    await press(
        pilot, "j", "j", "j", "j", "b", "home", "enter", "right", "right", "B", *"check", "enter", "q"
    )
    await press(pilot, "space", "j", "j", "c", "n", "b", "t", "b", "escape", "q", "m")


async def stories(pilot: Pilot[int]) -> None:
    """The stories of the samples, once found and compared."""
    app = pilot.app
    assert isinstance(app, StorydiffApp)
    shelf = app.session.shelf
    shelf.stories.find()
    for story_ in shelf.stories.undecided(9):
        shelf.stories.decide(story_)
    await press(pilot, "tab")


async def search(pilot: Pilot[int]) -> None:
    """A figure, however it is written."""
    app = pilot.app
    assert isinstance(app, StorydiffApp)
    app.session.shelf.stories.find()
    while app.session.shelf.catalogue.measure():
        pass
    await press(pilot, "f", *"meta figure:14.3bn", "enter", "down")


async def feeds(pilot: Pilot[int]) -> None:
    """Three feeds, of which one failed."""
    app = pilot.app
    assert isinstance(app, StorydiffApp)
    followed = app.session.library.feeds
    for name, folder in (("Harbour News", "Near"), ("The Ledger", "Far"), ("Zoo Weekly", "Far")):
        feed, _ = followed.add(f"https://{name.split()[-1].lower()}.example/feed", name, folder)
        if name == "Zoo Weekly":
            followed.failed(feed, "no answer within 20 seconds")
        else:
            followed.refreshed(feed, title=name)
    await press(pilot, "F", "down")


SCENES: dict[str, tuple[Scene, tuple[int, int]]] = {
    "library": (library, (110, 28)),
    "reading": (reading, (110, 34)),
    "comparison": (comparison, (140, 40)),
    "rows": (in_rows, (140, 40)),
    "figures": (figures, (140, 40)),
    "story": (story, (140, 30)),
    "matrix": (matrix, (140, 14)),
    "timeline": (timeline, (120, 36)),
    "claims": (claims, (140, 30)),
    "explained": (explained, (140, 40)),
    "second": (second, (140, 40)),
    "bookmarks": (bookmarks, (110, 28)),
    "stories": (stories, (110, 14)),
    "search": (search, (110, 24)),
    "feeds": (feeds, (110, 14)),
}


async def picture(scene: Scene, size: tuple[int, int]) -> str:
    """The SVG of one scene."""
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder), clock=lambda: CLOCK) as kept:
        app = StorydiffApp(Session(kept), settles=False)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await scene(pilot)
            for status in app.screen.query(StatusLine):
                status.hush()  # a notice would hide what stands there
            await pilot.pause()
            return app.export_screenshot(title="storydiff")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 when a picture is not current"
    )
    check = parser.parse_args().check
    stale = []
    FOLDER.mkdir(exist_ok=True)
    for name, (scene, size) in SCENES.items():
        path = FOLDER / f"{name}.svg"
        svg = asyncio.run(picture(scene, size))
        if check:
            if not path.exists() or path.read_text("utf-8") != svg:
                stale.append(path.name)
        else:
            path.write_text(svg, "utf-8")
    if stale:
        print(
            f"not current: {', '.join(stale)}; make them anew with python -m tests.screenshots",
            file=sys.stderr,
        )
        return 1
    print(f"{len(SCENES)} screenshots {'are current' if check else 'written'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
