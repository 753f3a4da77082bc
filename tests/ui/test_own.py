"""What one makes of the library on the screen: tags, what is not to be seen, feeds that fare badly."""

from __future__ import annotations

from dataclasses import replace

from reader.configuration import Configuration
from reader.importing.text import article_from_text
from reader.library import Library
from reader.ui.app import StorydiffApp
from reader.ui.screens.hiding import HidingScreen
from reader.ui.session import Session
from tests.conftest import AppMaker
from tests.ui.driving import (
    feeds_screen,
    keys,
    library,
    open_place,
    press,
    reading,
    rows,
    said,
    shown,
)
from tests.ui.stories import LEFT, STORIES


def fed(app: StorydiffApp) -> Library:
    """The app's library, its articles as if a feed had given them."""
    kept = app.session.library
    feed, _ = kept.feeds.add("https://news.test/feed", "News")
    for number, article in enumerate(STORIES):
        text = article.text + " So it goes."
        given = replace(article, path="", url=f"https://news.test/{number}", id=f"{number}" * 16, text=text)
        kept.feeds.take(feed.number, str(number), "d", given)
    for article in STORIES:
        kept.forget(article.id)
    app.session.show_library()
    return kept


@keys("library", "T")
@keys("reading", "T")
async def test_tags(app: StorydiffApp) -> None:
    """Seen in the list and while reading, found, undone; the same field takes them away."""
    async with app.run_test(size=(120, 24)) as pilot:
        await press(pilot, "T", *"later #budget", "enter")
        assert "Tagged later, budget" in said(app) and "Bridge opens to traffic #budget #later" in shown(app)
        await press(pilot, "enter")
        assert "#budget  #later" in said(app)
        await press(pilot, "T", "end", *" sea", "enter", "escape")
        assert app.session.tags_of(LEFT) == ["budget", "later", "sea"]
        await press(pilot, "z")
        assert app.session.tags_of(LEFT) == ["budget", "later"] and "#sea" not in shown(app)
        await press(pilot, "q", "f", *"tag:later", "enter")
        assert "Bridge opens to traffic" in shown(app) and "Zoo" not in shown(app)
        await press(pilot, "q", "T", "ctrl+u", "enter")
        assert app.session.tags_of(LEFT) == [] and "No tags any more" in said(app)
        await press(pilot, "T", "enter")
        assert "tag" not in said(app)


async def test_tags_are_there_in_the_next_run(make_app: AppMaker) -> None:
    """Also where the same files are opened again, on a shelf of their own."""
    app = make_app(STORIES)
    async with app.run_test() as pilot:
        await press(pilot, "T", *"later", "enter")
    app = make_app(STORIES)
    async with app.run_test(size=(120, 24)):
        assert "#later" in shown(app)


@keys("library", "H", "U")
@keys("hiding", "a", "d", "delete", "enter", "z", "slash", "escape", "q", "m", "question_mark")
@keys("hiding", "j", "down", "k", "up", "home", "g", "end", "G", "pagedown", "pageup")
async def test_what_is_not_to_be_seen(app: StorydiffApp) -> None:
    """A rule is made, counted, shown, undone; what is hidden has a view while there is any."""
    kept = fed(app)
    async with app.run_test(size=(120, 24)) as pilot:
        await press(pilot, "H")
        assert isinstance(app.screen, HidingScreen) and "Nothing is hidden" in shown(app)
        await press(pilot, "a", *"bears", "enter")
        assert "1 article hidden" in said(app) and "1 rule, 1 hidden" in rows(app)[0]
        await press(pilot, "a", *"title:nothing", "enter", "a", *"is:hidden", "enter")
        assert "to be named by at least one word" in said(app) and len(kept.hiding.all()) == 2
        ways = {"end": "nothing", "G k": "bears", "home j": "nothing", "g down up": "bears"}
        for way, words in ways.items():
            await press(pilot, *way.split())
            rule = app.screen.current
            assert rule is not None and words in rule.words, way
        await press(pilot, "pagedown", "d")
        assert "hides nothing any more" in said(app) and len(kept.hiding.all()) == 1
        await press(pilot, "z", "pageup")
        assert len(kept.hiding.all()) == 2
        await press(pilot, "slash", *"bears", "enter")
        assert len(app.screen.rules) == 1
        await press(pilot, "escape", "home", "enter")
        assert library(app).shown == "Hidden" and "Zoo is given two bears" in shown(app)
        assert "1 article, 1 unread" in rows(app)[0]
        await press(pilot, "U")
        assert kept.hiding.count() == 0 and "No longer hidden" in said(app)
        await press(pilot, "z")
        assert kept.hiding.count() == 1
        await press(pilot, "enter")
        assert reading(app).article.headline == "Zoo is given two bears"
        await press(pilot, "q", "q")
        assert isinstance(app.screen, HidingScreen), "back to the rules, not out"
        await press(pilot, "q", "U")
        assert "Only what is hidden" in said(app) and library(app).shown == "All"
        await press(pilot, "H", "delete", "delete", "q")
        assert "Hidden" not in rows(app)[1] and library(app).articles_list.count == 3


@keys("feeds", "H", "s")
async def test_what_one_feed_brings(app: StorydiffApp) -> None:
    """A rule for the feed at the cursor; how feeds fare in a wide window, and in their order."""
    kept = fed(app)
    other, _ = kept.feeds.add("https://a.test/feed", "Another")
    kept.feeds.failed(other, "no answer within 60 seconds")
    async with app.run_test(size=(160, 24)) as pilot:
        await press(pilot, "F", "end", "H", *"bears", "enter")
        assert "1 article hidden" in said(app) and kept.hiding.all()[0].feed_title == "News"
        assert "A week   Read  Hidden  Failed" in rows(app)[1]
        assert "0%       1" in rows(app)[3] and "1/1" in rows(app)[2]
        first = [feed.name for feed in feeds_screen(app).feeds]
        orders = []
        for _ in range(4):
            await press(pilot, "s")
            orders.append((said(app), feeds_screen(app).feeds[0].name))
        assert [order.partition("  ")[0] for order, _ in orders] == [
            "Sorted by entries a week",
            "Sorted by share read",
            "Sorted by failures",
            "Sorted by name",
        ]
        assert orders[2][1] == "Another" and first == [feed.name for feed in feeds_screen(app).feeds]


async def test_read_once_its_end_was_seen(make_app: AppMaker) -> None:
    """Where the settings say so: a long article by scrolling, a short one at once, comparing both."""
    short = article_from_text("Dam to stay\n\nThe dam of Norwick will stay as it is, the board said.")
    app = make_app([*STORIES, short])
    app.session.configuration = Configuration({"mark-read": "end"})
    session: Session = app.session
    async with app.run_test(size=(80, 24)) as pilot:
        await open_place(pilot, "reading")
        assert reading(app).article == short and session.is_read(short)
        reading(app).open(LEFT)
        await press(pilot, "space")
        assert not session.is_read(LEFT)
        await press(pilot, "end")
        assert session.is_read(LEFT)
