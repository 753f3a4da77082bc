"""What comes in while one reads: adding, feeds, pages, versions, views, search, split and join."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from reader.gathering.jobs import Done, Job
from reader.importing.web import Answer, Cancelled, Fetcher, WebError
from reader.library import Library
from reader.ui.app import StorydiffApp
from reader.ui.screens.story import StoryScreen
from tests.conftest import AppMaker
from tests.ui.driving import (
    comparing,
    feeds_screen,
    keys,
    library,
    press,
    reading,
    rows,
    said,
    search_screen,
    shown,
    story_screen,
    versions_screen,
)
from tests.ui.stories import LEFT, OLDER, RIGHT, STORIES, THIRD, story

FEED = """<rss version="2.0"><channel><title>Harbour News</title><link>https://news.test/</link>
<item><guid>1</guid><title>Ferry is late again</title><link>https://news.test/1</link>
<description>The ferry came in late.</description></item>
<item><guid>2</guid><title>New pier planned</title><link>https://news.test/2</link>
<description>The pier is to cost $3 million.</description></item></channel></rss>"""
PAGE = (
    "<html lang='en'><head><title>Ferry is late again</title></head><body><article>"
    "<h1>Ferry is late again</h1>"
    + "<p>The ferry of the harbour came in forty minutes late on Monday, for the third time this month. "
    "Nobody on board was told why, and the office did not answer the questions of this paper.</p>"
    * 3
    + "</article></body></html>"
)


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A web of one feed and two pages; the addresses that were asked for."""
    asked: list[str] = []

    def get(self: Fetcher, url: str, **_: object) -> Answer:
        asked.append(url)
        if self.stop.is_set():
            raise Cancelled(f"{url}: stopped")
        if url.endswith("/feed"):
            return Answer(url, FEED.encode(), "application/rss+xml")
        if "news.test" in url:
            return Answer(url, PAGE.encode(), "text/html; charset=utf-8")
        raise WebError(f"{url}: there is nothing at this address (status 404)")

    monkeypatch.setattr(Fetcher, "get", get)
    yield asked


async def wait(pilot: Pilot[int]) -> None:
    """Until all work is done and shown; no key is pressed, for it would end what is said of that work."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


# --- views ---


@keys("library", "tab", "shift+tab")
@keys("filter", "tab", "shift+tab")
async def test_views_in_turn(app: StorydiffApp) -> None:
    """Tab and back; each view says what it shows, and an empty one what to do."""
    async with app.run_test(size=(100, 24)) as pilot:
        await press(pilot, "b", "j", "r")
        for name in ("Stories", "Unread", "Today", "Bookmarked", "Differing", "Followed", "Changed", "All"):
            await press(pilot, "tab")
            assert library(app).shown == name and f"[{name}]" in rows(app)[1]
            count = {"Unread": 2, "Bookmarked": 1, "All": 3}.get(name, 0)
            assert library(app).articles_list.count == count, name
            assert count or "Tab" in shown(app)
        await press(pilot, "shift+tab")
        assert library(app).shown == "Changed"


async def test_tab_in_the_filter_stays_there(app: StorydiffApp) -> None:
    async with app.run_test() as pilot:
        await press(pilot, "slash", "b", "tab", "shift+tab")
        assert library(app).shown == "All" and library(app).prompt.display


async def test_a_view_can_be_clicked(app: StorydiffApp) -> None:
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.pause()
        await pilot.click("#tabs", offset=(rows(app)[1].index("Unread") - 1, 0))
        await pilot.pause()
        assert library(app).shown == "Unread"


async def test_of_many_views_the_shown_one_is_seen(make_app: AppMaker) -> None:
    """At the end of a narrow window, and by the mouse; signs tell that there are more."""
    app = make_app(STORIES)
    for k in range(4):
        app.session.library.catalogue.save_search(f"search {k}", f"bridge {k}")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert rows(app)[1].rstrip().endswith("▸") and "[All]" in rows(app)[1]
        for name in ("search 3", "search 2", "search 1", "search 0", "Changed", "Followed"):
            await press(pilot, "shift+tab")
            assert f"[{name}]" in rows(app)[1] and cell_len(rows(app)[1]) == 80
        await press(pilot, *["tab"] * 5)
        assert rows(app)[1].lstrip().startswith("◂ ")
        await pilot.click("#tabs", offset=(rows(app)[1].index("search 2") + 1, 0))
        await pilot.pause()
        assert library(app).shown == "search 2"


async def test_the_list_comes_back_to_the_article_one_went_on_to(app: StorydiffApp) -> None:
    async with app.run_test(size=(100, 24)) as pilot:
        await press(pilot, "home", "enter", "right_square_bracket", "right_square_bracket", "q")
        assert library(app).articles_list.cursor == 2
        await press(pilot, "home", "S", "enter", "q", "q")
        assert library(app).articles_list.cursor == 0, "but not to what was read elsewhere"


@keys("library", "A")
async def test_marking_all_as_read_can_be_undone(app: StorydiffApp) -> None:
    """Only what the view shows, and only what was unread comes back."""
    async with app.run_test(size=(100, 24)) as pilot:
        await press(pilot, "r", "slash", *"bridge", "enter", "A")
        assert "1 article marked as read" in said(app)
        await press(pilot, "escape")
        assert "3 articles, 1 unread" in rows(app)[0]
        await press(pilot, "A", "A")
        assert "All were read already" in said(app)
        await press(pilot, "z", "z")
        assert "3 articles, 2 unread" in rows(app)[0]
        assert app.session.is_read(LEFT) and not app.session.is_read(RIGHT)
        assert not app.session.library.state(RIGHT.id).read


# --- stories ---


def one_story(app: StorydiffApp) -> None:
    """The two reports of the bridge are one story, the bears another."""
    stories = app.session.shelf.stories
    stories.find()
    stories.undo([])
    stories.join([LEFT.id, RIGHT.id])


async def test_stories_are_listed_and_opened(app: StorydiffApp) -> None:
    """Reports, sources and whether figures differ; Enter opens the reports, c the comparison of two."""
    one_story(app)
    async with app.run_test(size=(100, 24)) as pilot:
        await press(pilot, "tab")
        assert library(app).articles_list.count == 1
        assert "2 reports of 2 sources, 2 unread; figures not compared yet" in said(app)
        app.session.shelf.stories.decide(library(app).current_story)
        await press(pilot, "tab", "shift+tab")
        assert "≠ differ" in rows(app)[3]
        await press(pilot, "enter")
        assert [a.id for a in story_screen(app).articles] == [LEFT.id, RIGHT.id], "as on the list"
        await press(pilot, "q", "c")
        assert {a.id for a in comparing(app).articles} == {LEFT.id, RIGHT.id}
        await press(pilot, "q")
        app.session.mark_unread([LEFT.id, RIGHT.id])
        await press(pilot, "r")
        assert "2 articles marked as read" in said(app)
        await press(pilot, "tab", "tab", "tab", "tab")
        assert library(app).shown == "Differing" and library(app).articles_list.count == 1


async def test_the_list_shows_the_story_of_an_article(app: StorydiffApp) -> None:
    one_story(app)
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.pause()
        assert rows(app)[3].index("  2 ") > rows(app)[3].index(
            "traffic"
        ) and "2 reports of 2 sources" in said(app)
        await press(pilot, "S")
        assert isinstance(app.screen, StoryScreen) and len(story_screen(app).articles) == 2


@keys("library", "J", "X")
async def test_joining_and_splitting(app: StorydiffApp) -> None:
    """What was marked becomes one story; one article leaves it; both can be undone."""
    app.session.shelf.stories.find()
    stories = app.session.shelf.stories
    async with app.run_test(size=(100, 24)) as pilot:
        await press(pilot, "X")
        before = [stories.story_of(a.id) for a in (LEFT, RIGHT, THIRD)]
        await press(pilot, "J")
        assert "Mark two or more" in said(app)
        await press(pilot, "end", "space", "home", "space", "J")
        assert "Joined" in said(app) and stories.story_of(LEFT.id) == stories.story_of(THIRD.id)
        await press(pilot, "home", "X")
        assert "No longer of this story" in said(app) and stories.story_of(LEFT.id) != stories.story_of(
            THIRD.id
        )
        await press(pilot, "z", "z")
        assert [stories.story_of(a.id) for a in (LEFT, RIGHT, THIRD)] == before
        await press(pilot, "X", "X")
        assert "stands alone" in said(app)


async def test_joining_stories(app: StorydiffApp) -> None:
    one_story(app)
    stories = app.session.shelf.stories
    other = replace(THIRD, id="th1rd", text=THIRD.text + " More.", path="/news/other.txt")
    app.session.shelf.keep(other)
    stories.join([THIRD.id, other.id])
    async with app.run_test(size=(100, 24)) as pilot:
        await press(pilot, "tab")
        assert library(app).articles_list.count == 2
        await press(pilot, "space", "space", "J")
        assert library(app).articles_list.count == 1
        await press(pilot, "z")
        assert library(app).articles_list.count == 2


@keys("story", "X")
@keys("table", "X")
async def test_a_report_leaves_its_story(make_app: AppMaker) -> None:
    """Of three two are left, compared anew; of two the story is left; z brings a report back."""
    app = make_app(STORIES)
    stories = app.session.shelf.stories
    stories.find()
    stories.join([a.id for a in STORIES])
    async with app.run_test(size=(100, 24)) as pilot:
        await press(pilot, "S")
        assert len(story_screen(app).articles) == 3
        await press(pilot, "end", "X")
        assert [a.id for a in story_screen(app).articles] == [LEFT.id, RIGHT.id]
        assert "No longer of this story" in said(app)
        await press(pilot, "z")
        assert len(story_screen(app).articles) == 3
        await press(pilot, "end", "X", "x", "X")
        assert len(story_screen(app).articles) == 1 and "one report is left" in rows(app)[0]
        await press(pilot, "c", "x", "t", "enter", "e", "X")
        assert len(story_screen(app).articles) == 1
        assert len({stories.story_of(a.id) for a in STORIES}) == 3


# --- adding ---


@keys("library", "a")
async def test_adding_files_and_folders(
    make_app: AppMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the samples to what was added, with a sentence for what failed."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "my news"
    folder.mkdir()
    (folder / "one.txt").write_text("Ferry is late\n\nThe ferry came in late on Monday.")
    app = make_app()
    async with app.run_test(size=(120, 24)) as pilot:
        await press(pilot, "a", "enter")
        assert app.session.samples and app.jobs.current is None
        screen = library(app)
        screen.ask("add", "", "'my news' none.txt", done=screen.add_targets)
        await press(pilot, "enter")
        assert not app.session.samples and "1 article, 1 unread" in rows(app)[0]
        assert "1 article added, 1 failed" in said(app) and "none.txt: no such file" in said(app)
        library(app).add_targets("no.txt nor.txt")
        await wait(pilot)
        assert "no.txt: no such file" in shown(app) and "nor.txt: no such file" in shown(app)
        await press(pilot, "escape")
        assert [a.headline for a in app.session.library.articles()] == ["Ferry is late"]


async def test_a_name_with_blanks_is_one_file(app: StorydiffApp, tmp_path: Path) -> None:
    """However it was pasted."""
    path = tmp_path / "my ferry news.txt"
    path.write_text("Ferry is late\n\nThe ferry came in late on Monday.")
    async with app.run_test(size=(120, 24)) as pilot:
        for typed in (f"{path}", f" '{path}' ", str(path).replace(" ", "\\ ")):
            library(app).add_targets(typed)
            await wait(pilot)
            assert "no such file" not in said(app), typed
        assert "Ferry is late" in shown(app)


async def test_a_pasted_address_is_a_feed(app: StorydiffApp, web: list[str]) -> None:
    """Its entries come in, and the feed is followed; only the feed itself is asked for."""
    async with app.run_test(size=(120, 24)) as pilot:
        library(app).add_targets("https://news.test/feed")
        await wait(pilot)
        assert "1 feed followed, 2 articles added" in said(app)
        assert web == ["https://news.test/feed"]
        assert [f.title for f in app.session.library.feeds.all()] == ["Harbour News"]
        assert "Ferry is late again" in shown(app)


async def test_only_one_thing_at_a_time_and_it_can_be_stopped(
    app: StorydiffApp, web: list[str], tmp_path: Path
) -> None:
    for k in range(30):
        (tmp_path / f"{k}.txt").write_text(f"Ferry {k} is late\n\nThe ferry {k} came in late on Monday.")
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.pause()
        app.jobs.current = blocking = Job("Waiting", lambda _fetcher, _tell: Done(""))
        library(app).add_targets(str(tmp_path))
        assert "Something else is under way" in said_now(app) and app.jobs.current is blocking
        app.jobs.current = None
        assert not app.stop_job()
        await press(pilot, "escape")
        assert "q quits" in said(app)


def said_now(app: StorydiffApp) -> str:
    """The notice, painted or not."""
    return library(app).status.notice


# --- feeds ---


@keys("library", "F", "R")
@keys("feeds", "R", "r", "enter", "q")
async def test_following_and_refreshing(app: StorydiffApp, web: list[str]) -> None:
    """A failure is told in the list and stops nothing; Enter shows what a feed gave, Escape all again."""
    feeds = app.session.library.feeds
    async with app.run_test(size=(120, 24)) as pilot:
        await press(pilot, "R")
        assert "No feeds yet" in said(app)
        await press(pilot, "F")
        assert "No feeds yet" in shown(app)
        feeds.add("https://gone.test/rss", "Gone")
        feeds.add("https://news.test/feed")
        await press(pilot, "q", "F", "R")
        assert "2 new articles; 1 of 2 feeds failed" in said(app)
        assert "nothing at this address" in shown(app) and "Harbour News" in shown(app)
        await press(pilot, "r", "end", "enter")
        assert library(app).feed is not None and library(app).articles_list.count == 2
        assert "Harbour News" in rows(app)[0] and len(web) == 3
        await press(pilot, "escape")
        assert library(app).feed is None and library(app).articles_list.count == 5
        await press(pilot, "F", "q", "R")
        assert "0 new articles" in said(app)


@keys("feeds", "a", "d", "P", "e", "i", "E", "slash", "escape", "z", "m", "question_mark")
async def test_the_keys_of_the_feeds(app: StorydiffApp, web: list[str], tmp_path: Path) -> None:
    feeds = app.session.library.feeds
    opml = tmp_path / "list.opml"
    opml.write_text(
        '<opml version="2.0"><body><outline text="Sea"><outline xmlUrl="https://sea.test/x"/></outline></body></opml>'
    )
    async with app.run_test(size=(120, 24)) as pilot:
        await press(pilot, "F", "a", *"https://news.test/feed", "enter")
        assert "1 feed followed, 2 new articles" in said(app) and feeds.all()[0].title == "Harbour News"
        await press(pilot, "P")
        assert feeds.all()[0].full and "pages are fetched" in said(app)
        await press(pilot, "P")
        assert not feeds.all()[0].full
        await press(pilot, "e", "end", "!", "enter")
        assert feeds.all()[0].title == "Harbour News!"
        await press(pilot, "i", *str(opml), "enter")
        assert [f.folder for f in feeds.all()] == ["", "Sea"]
        await press(pilot, "slash", *"sea", "enter")
        assert len(feeds_screen(app).feeds) == 1
        await press(pilot, "d")
        assert len(feeds.all()) == 1 and "z brings it back" in said(app)
        await press(pilot, "z", "escape")
        assert len(feeds_screen(app).feeds) == 2
        feeds_screen(app)._save(str(tmp_path / "out.opml"))
        assert "https://sea.test/x" in (tmp_path / "out.opml").read_text()
        await press(pilot, "E", "escape")
        feeds_screen(app)._save(str(tmp_path / "no" / "out.opml"))
        assert "cannot be written" in feeds_screen(app).status.notice
        await press(pilot, "escape", "m", "q", "question_mark", "escape", "q")
        assert library(app)


@keys("reading", "S", "o", "V", "P")
async def test_the_keys_of_an_article(
    app: StorydiffApp, web: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its story, its source, its versions; the page of a summary is shown as soon as it has come in."""
    opened: list[str] = []
    monkeypatch.setattr(app, "open_url", opened.append)
    one_story(app)
    async with app.run_test(size=(120, 24)) as pilot:
        await press(pilot, "enter", "S")
        assert len(story_screen(app).articles) == 2
        await press(pilot, "q", "o", "escape", "P")
        assert opened == [] and "names no page" in said(app)
        await press(pilot, "V", "q", "q")
        library(app).add_targets("https://news.test/feed")
        await wait(pilot)
        await press(pilot, "home", "enter", "o")
        assert opened == [reading(app).article.url]
        await press(pilot, "P")
        assert not reading(app).article.partial and "forty minutes late" in shown(app)


@keys("library", "P")
async def test_the_page_of_a_summary(app: StorydiffApp, web: list[str]) -> None:
    """It takes the summary's place, without a version of the summary."""
    async with app.run_test(size=(120, 24)) as pilot:
        await press(pilot, "end", "P")
        assert "names no page" in said(app)
        library(app).add_targets("https://news.test/feed")
        await press(pilot, "end")
        await press(pilot, "home")
        summary = library(app).current
        assert summary is not None and summary.partial and "P fetches the page" in shown(app)
        await press(pilot, "P")
        assert "Fetched" in said(app)
        (found,) = [a for a in app.session.library.articles() if a.url == summary.url]
        assert not found.partial and "forty minutes late" in found.text
        assert len(app.session.library.versions(found.id)) == 1


# --- versions ---


@keys("library", "V")
@keys("versions", "space", "c", "enter", "q", "escape", "z", "m", "question_mark")
async def test_versions(app: StorydiffApp) -> None:
    """Any two are compared like two sources, the older on the left."""
    async with app.run_test(size=(120, 24)) as pilot:
        await press(pilot, "j", "V")
        assert "No other version" in said(app)
        await press(pilot, "k", "V", "c")
        assert [a.id for a in comparing(app).articles] == [OLDER.id, LEFT.id]
        await press(pilot, "q", "end", "c")
        assert [a.id for a in comparing(app).articles] == [OLDER.id, LEFT.id]
        await press(pilot, "q", "space", "home", "space", "c")
        assert [a.id for a in comparing(app).articles] == [OLDER.id, LEFT.id]
        await press(pilot, "q", "space", "c", "q", "space")
        assert len(versions_screen(app).marked) == 2
        await press(pilot, "end", "enter")
        assert reading(app).article.id == OLDER.id
        await press(pilot, "q", "m", "q", "z", "escape", "question_mark", "escape", "q")
        assert library(app)


# --- search ---


@keys("library", "f")
@keys("searching", "escape")
@keys("search", "enter", "q", "slash", "f", "escape", "m", "z", "question_mark")
async def test_searching_as_one_types(app: StorydiffApp) -> None:
    """Results with the passage; Enter opens the article at the place found."""
    async with app.run_test(size=(100, 24)) as pilot:
        await press(pilot, "f")
        assert "figure:14.3bn" in shown(app)
        await press(pilot, *"spea")
        assert len(search_screen(app).results) == 3, "a word half typed finds what begins with it"
        await press(pilot, *"ks band", "enter")
        assert [a.id for a in search_screen(app).results] == [RIGHT.id]
        assert "report speaks of the" in shown(app)
        await press(pilot, "enter")
        assert reading(app).article.id == RIGHT.id
        cursor = reading(app).prose.cursor
        analysis = app.session.analyses.of(RIGHT)
        assert "report speaks" in analysis.sentence_text(cursor) or "band" in analysis.sentence_text(cursor)
        await press(pilot, "q", "slash", *"zzz", "enter")
        assert "Nothing is found" in shown(app)
        await press(pilot, "f", *"is:lost", "enter")
        assert "is: knows unread" in shown(app)
        await press(pilot, "m", "q", "z", "question_mark", "escape", "escape", "q", "f", "escape")
        assert library(app)


async def test_searching_for_a_figure(app: StorydiffApp) -> None:
    app.session.shelf.catalogue.measure()
    async with app.run_test(size=(100, 24)) as pilot:
        await press(pilot, "f", *"figure:42mn", "enter")
        assert [a.id for a in search_screen(app).results] == [RIGHT.id]
        assert "It cost $42 million to build" in shown(app)


@keys("search", "space", "c", "w", "W")
@keys("library", "W")
async def test_marking_comparing_and_saving(app: StorydiffApp) -> None:
    """A saved search is a view of the library; what is dropped comes back with z."""
    async with app.run_test(size=(100, 24)) as pilot:
        await press(pilot, "f", "enter", "w")
        assert "Type what to search for first" in said(app)
        await press(pilot, "c", "f", *"bridge", "enter", "space", "space", "c")
        assert {a.id for a in comparing(app).articles} == {LEFT.id, RIGHT.id}
        await press(pilot, "q", "w", "enter", "q")
        await press(pilot, *["tab"] * 8)
        assert library(app).shown == "bridge" and library(app).articles_list.count == 2
        await press(pilot, "W")
        assert library(app).shown == "All" and app.session.library.catalogue.searches() == []
        await press(pilot, "W", "z", "f", *"bridge", "enter", "W")
        assert app.session.library.catalogue.searches() == [] and "z brings it back" in said(app)
        await press(pilot, "z")
        assert app.session.library.catalogue.searches() == [("bridge", "bridge")]


async def test_the_next_day_it_is_all_there(make_app: AppMaker) -> None:
    """What was read, marked and joined is as it was left."""
    app = make_app(STORIES)
    app.session.library.stories.find()
    app.session.library.stories.join([LEFT.id, THIRD.id])
    async with app.run_test(size=(100, 24)) as pilot:
        await press(pilot, "b", "enter", "q")
    again = make_app()
    assert not again.session.samples
    async with again.run_test(size=(100, 24)) as pilot:
        await press(pilot, "tab")
        assert library(again).articles_list.count == 1
        await press(pilot, "tab", "tab", "tab")
        assert library(again).shown == "Bookmarked" and library(again).articles_list.count == 1
        assert "1 article, 0 unread" in rows(again)[0], "the counts are the view's"


async def test_stories_are_found_beside_what_one_does(make_app: AppMaker) -> None:
    """In a thread for what is in memory, in a process of its own for the library; both tell the screen."""
    told = story("Bridge opens", "The mayor opened the Norwick bridge.", date="2026-01-12", path="/a.txt")
    also = story("Norwick bridge opens", "The Norwick bridge was opened.", date="2026-01-12", path="/b.txt")
    app = make_app([told, also])
    async with app.run_test(size=(100, 24)) as pilot:
        await pilot.pause()
        app.settling.start()
        await wait(pilot)
        assert app.session.shelf.stories.pending() == 0 and not app.settling.running
        app.session.show_library()
        app.settling.start()
        await wait(pilot)
        assert app.session.library.stories.pending() == 0
        assert app.session.library.stories.undecided() == []


def test_a_listing_reads_only_what_is_asked_for(tmp_path: Path) -> None:
    from reader.ui.listing import Listing

    with Library.in_memory([story(f"Story {k:03}", f"Text {k}.") for k in range(300)]) as shelf:
        listing = Listing(shelf, shelf.catalogue.numbers(sort="given"))
        assert len(listing) == 300
        card = listing.card(150)
        assert card is not None and card.headline == "Story 150"
        assert len(listing._pages) == 1 and not listing._articles
        assert listing[0].headline == "Story 000" and len(listing[:3]) == 3
        assert listing.index_of(listing[7].id) == 7 and listing.index_of("nothing") == -1
        for k in range(len(listing)):
            listing.article(k)
        assert len(listing._articles) <= 32


async def test_the_cursor_of_the_library_survives_a_search_and_a_view(app: StorydiffApp) -> None:
    """Back from a search it is where it was; what has left the view leaves it in its place."""
    async with app.run_test(size=(100, 24)) as pilot:
        await press(pilot, "end", "f", *"bridge", "enter", "q")
        assert library(app).current == THIRD and len(library(app).rows) == 3
        await press(pilot, "tab", "tab", "j", "enter", "q")
        assert library(app).shown == "Unread" and library(app).articles_list.cursor == 1
        assert library(app).current == THIRD


async def test_what_the_library_refuses_anywhere_is_said(
    app: StorydiffApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Undoing can be tried again; the program goes on."""
    from reader.errors import LibraryError

    def refuse(*_: object) -> None:
        raise LibraryError("The library is [locked/].")

    one_story(app)
    async with app.run_test(size=(100, 24)) as pilot:
        await press(pilot, "X")
        undo = app.session.shelf.stories.undo
        monkeypatch.setattr(app.session.shelf.stories, "undo", refuse)
        await press(pilot, "z")
        assert "[locked/]" in said(app) and len(app.undo) == 1
        monkeypatch.setattr(app.session.shelf.stories, "undo", undo)
        await press(pilot, "z")
        assert app.undo == [] and len(app.session.shelf.stories.numbers()) == 1
        await press(pilot, "tab")
        monkeypatch.setattr(app.session.shelf.stories, "numbers_of", refuse)
        await press(pilot, "r")
        assert "[locked/]" in said(app) and library(app)


async def test_leaving_does_not_wait_for_what_goes_on_beside(
    make_app: AppMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process that finds stories is ended with the program, however late it was started."""
    import subprocess
    import sys

    started: list[subprocess.Popen[str]] = []

    def start(_: Path) -> subprocess.Popen[str]:
        code = "import time\nprint('x', flush=True)\ntime.sleep(60)"
        made = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
        started.append(made)
        app.settling.leaving.set()  # as if q had been pressed just now
        return made

    monkeypatch.setattr("reader.ui.settling.start_settling", start)
    app = make_app(STORIES)
    app.session.show_library()
    async with app.run_test() as pilot:
        await pilot.pause()
        app.settling.start()
        await wait(pilot)
    assert started and started[0].returncode is not None
