"""Feeds refreshed from a real server: what is new comes in once, and no feed holds up another."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from reader.errors import InputError, LibraryError
from reader.gathering.following import find_feed
from reader.gathering.refreshing import Refreshed, read_page, refresh
from reader.importing.feeds import parse_feed
from reader.importing.web import A_HOST
from reader.library import Feed, Library, View
from tests.gathering.feeding import Clock, Item, Source, fetcher, headlines
from tests.importing.broken import check_sentence
from tests.importing.test_pages import META, PARAGRAPHS, page
from tests.serving import Act, Handler, Reply, Waits, Web, free_port
from tests.serving import web as web


def again(library: Library, feed: Feed | None = None) -> Refreshed:
    """Refresh the one feed there is, or another."""
    (result,) = refresh(library, [feed or library.feeds.all()[0]], fetcher())
    if result.error:
        check_sentence(result.error)
    return result


def followed(library: Library, web: Web, *items: Item, etag: str = "", path: str = "/feed") -> Source:
    """A feed with these items, followed and refreshed."""
    source = Source(list(items), etag)
    web.pages[path] = source.reply()
    feed, _ = library.feeds.add(web.url(path))
    again(library, feed)
    return source


def test_what_a_feed_gives_comes_in_once(library: Library, web: Web, clock: Clock) -> None:
    source = Source([Item("Storm", link="/storm"), Item("Wall", link="/wall")])
    web.pages["/feed"] = source.reply()
    library.feeds.add(web.url("/feed"))
    assert again(library).added == 2
    (feed,) = library.feeds.all()
    assert (feed.title, feed.home, feed.articles, feed.unread) == ("The Daily", "https://news.example/", 2, 2)
    assert (feed.error, feed.failures, feed.checked) == ("", 0, clock().isoformat(timespec="microseconds"))
    assert (again(library).added, again(library).changed) == (0, 0)
    source.items.insert(0, Item("Flood", link="/flood"))
    web.pages["/feed"] = source.reply()
    assert again(library).added == 1
    assert headlines(library) == ["Flood", "Storm", "Wall"]
    assert [article.headline for article in library.articles()] == ["Flood", "Storm", "Wall"]  # newest first
    assert all(article.partial for article in library.articles())


def test_the_title_that_a_person_gave_stays(library: Library, web: Web) -> None:
    feed, _ = library.feeds.add(web.url("/feed"), "Mine")
    web.pages["/feed"] = Source([Item("Wall", link="/wall")]).reply()
    again(library, feed)
    assert library.feeds.all()[0].title == "Mine"


def test_an_entry_that_changed_keeps_its_earlier_text(library: Library, web: Web) -> None:
    source = followed(library, web, Item("Wall", "It costs five million, as the council said.", "/wall"))
    source.items[0].text = "It costs six million, as the council said."
    web.pages["/feed"] = source.reply()
    result = again(library)
    assert (result.added, result.changed) == (0, 1)
    (article,) = library.articles()
    assert "six" in article.text


def test_an_entry_without_a_link_that_changed_is_one_article(library: Library, web: Web) -> None:
    source = followed(library, web, Item("Wall", "It costs five million.", guid="w1"))
    source.items[0].text = "It costs six million."
    web.pages["/feed"] = source.reply()
    assert again(library).changed == 1
    (article,) = library.articles()
    assert "six" in article.text and len(library.versions(article.id)) == 2


def test_two_entries_with_one_link_are_two_articles(library: Library, web: Web) -> None:
    items = [Item(f"Part {n}", f"Text of {n}.", "/live", f"g{n}") for n in range(3)]
    source = followed(library, web, *items)
    assert headlines(library) == ["Part 0", "Part 1", "Part 2"]
    source.items[1].text = "Another text."
    source.items.reverse()
    web.pages["/feed"] = source.reply()
    result = again(library)
    assert (result.added, result.changed) == (0, 1)
    assert headlines(library) == ["Part 0", "Part 1", "Part 2"]


def test_one_entry_of_two_feeds_is_one_article(library: Library, web: Web) -> None:
    followed(library, web, Item("Wall", link="https://news.example/wall?utm_source=a"), path="/a")
    followed(library, web, Item("Wall", link="https://www.news.example/wall/"), path="/b")
    (article,) = library.articles()
    number = library.catalogue.number_of(article.id)
    assert len(library.feeds.of_article(number)) == 2
    assert [feed.articles for feed in library.feeds.all()] == [1, 1]


def test_the_same_words_at_other_addresses_are_articles_of_their_own(library: Library, web: Web) -> None:
    source = followed(library, web, Item("Wall", "Agency copy.", "/a"), Item("Storm", "Other.", "/b"))
    source.items[1] = Item("Wall", "Agency copy.", "/b")
    web.pages["/feed"] = source.reply()
    assert again(library).changed == 1
    assert headlines(library) == ["Wall", "Wall"]
    assert len({article.id for article in library.articles()}) == 2
    source.items[0].text = source.items[1].text = "Agency copy, put right."
    web.pages["/feed"] = source.reply()
    assert again(library).changed == 2
    assert len(library.articles()) == 2


def test_an_entry_that_vanished_stays(library: Library, web: Web) -> None:
    source = followed(library, web, Item("Storm", link="/storm"), Item("Wall", link="/wall"))
    source.items.pop()
    web.pages["/feed"] = source.reply()
    again(library)
    assert headlines(library) == ["Storm", "Wall"]
    web.pages["/feed"] = Source([]).reply()
    assert again(library).error == ""
    assert headlines(library) == ["Storm", "Wall"]


@pytest.mark.parametrize("tidied", [False, True])
@pytest.mark.parametrize("changed", [False, True])
def test_what_was_removed_is_not_brought_back(
    library: Library, web: Web, clock: Clock, tidied: bool, changed: bool
) -> None:
    source = followed(library, web, Item("Storm", link="/storm"), Item("Wall", link="/wall"))
    library.forget(next(a.id for a in library.articles() if a.headline == "Wall"))
    if tidied:
        clock.later(days=2)
        assert library.tidy() == 1
    if changed:
        source.items[1].text = "Another text."
    source.items.insert(0, Item("Flood", link="/flood"))
    web.pages["/feed"] = source.reply()
    result = again(library)
    assert (result.added, result.changed) == (1, 0)
    assert headlines(library) == ["Flood", "Storm"]


def test_what_was_removed_is_not_brought_back_by_another_feed(library: Library, web: Web) -> None:
    followed(library, web, Item("Wall", link="https://news.example/wall"), path="/a")
    library.forget(library.articles()[0].id)
    followed(library, web, Item("Wall, again", "More.", "https://news.example/wall", "x"), path="/b")
    assert headlines(library) == []


def test_a_feed_that_is_followed_no_longer_leaves_its_articles(library: Library, web: Web) -> None:
    followed(library, web, Item("Wall", link="/wall"))
    feed = library.feeds.remove(library.feeds.all()[0].number)
    assert feed is not None and headlines(library) == ["Wall"]
    library.feeds.restore(feed)
    assert again(library).added == 0


# Manners


def test_what_has_not_changed_is_not_read_again(library: Library, web: Web) -> None:
    source = followed(library, web, Item("Wall", link="/wall"), etag='"7"')
    web.pages["/feed"] = Reply(status=304)
    for _ in range(2):
        result = again(library)
        assert (result.added, result.changed, result.error) == (0, 0, "")
        asked = web.asked[-1].headers
        assert asked["if-none-match"] == '"7"'
        assert asked["if-modified-since"] == "Mon, 09 Jun 2025 10:00:00 GMT"
    source.items.append(Item("Storm", link="/storm"))
    source.etag = '"8"'
    web.pages["/feed"] = source.reply()
    assert again(library).added == 1
    assert library.feeds.all()[0].etag == '"8"'


def test_a_feed_that_was_not_read_to_its_end_is_read_again(
    library: Library, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = Source([Item(f"Wall {n}", link=f"/{n}") for n in range(9)], '"7"')
    web.pages["/feed"] = source.reply()
    feed, _ = library.feeds.add(web.url("/feed"))
    one = fetcher()
    take, taken = library.feeds.take, []

    def take_three(*arguments: Any) -> object:
        taken.append(arguments)
        if len(taken) == 3:
            one.stop.set()
        return take(*arguments)

    monkeypatch.setattr(library.feeds, "take", take_three)
    refresh(library, [feed], one)
    assert headlines(library) == ["Wall 6", "Wall 7", "Wall 8"]
    assert library.feeds.all()[0].etag == ""
    monkeypatch.setattr(library.feeds, "take", take)
    assert again(library).added == 6
    assert library.feeds.all()[0].etag == '"7"'


@pytest.mark.parametrize(("status", "moves"), [(301, True), (308, True), (302, False), (307, False)])
def test_a_lasting_redirect_is_remembered(library: Library, web: Web, status: int, moves: bool) -> None:
    web.pages["/old"] = Reply(status=status, headers={"Location": "/new"})
    web.pages["/new"] = Source([Item("Wall", link="/wall")]).reply()
    feed, _ = library.feeds.add(web.url("/old"))
    assert again(library, feed).added == 1
    assert library.feeds.all()[0].url == web.url("/new" if moves else "/old")
    again(library)
    assert web.paths() == (["/old", "/new", "/new"] if moves else ["/old", "/new"] * 2)


def test_a_redirect_to_what_is_no_feed_is_not_remembered(library: Library, web: Web) -> None:
    web.pages["/old"] = Reply(status=301, headers={"Location": "/sorry"})
    web.pages["/sorry"] = Reply(page())
    feed, _ = library.feeds.add(web.url("/old"))
    assert "is not a feed" in again(library, feed).error
    assert library.feeds.all()[0].url == web.url("/old")


def test_two_feeds_that_moved_to_one_address_both_stay(library: Library, web: Web) -> None:
    web.pages["/new"] = Source([Item("Wall", link="/wall")]).reply()
    for old in ("/a", "/b"):
        web.pages[old] = Reply(status=301, headers={"Location": "/new"})
        again(library, library.feeds.add(web.url(old))[0])
    assert sorted(feed.url for feed in library.feeds.all()) == [web.url("/b"), web.url("/new")]
    assert headlines(library) == ["Wall"]


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_asks_for_a_long_wait_is_left_alone(
    library: Library, web: Web, clock: Clock, status: int
) -> None:
    web.pages["/feed"] = Reply(status=status, headers={"Retry-After": "3600"})
    feed, _ = library.feeds.add(web.url("/feed"))
    assert str(status) in again(library, feed).error
    (feed,) = library.feeds.all()
    assert feed.retry_at.startswith("2025-06-09T11:30")
    assert feed.failures == 1 and str(status) in feed.error and not feed.error.startswith("http")
    clock.later(minutes=59)
    assert "not to be called before 2025-06-09T11:30" in again(library).error
    assert len(web.asked) == 1
    clock.later(minutes=2)
    web.pages["/feed"] = Source([Item("Wall", link="/wall")]).reply()
    assert again(library).added == 1
    (feed,) = library.feeds.all()
    assert (feed.error, feed.failures, feed.retry_at) == ("", 0, "")


def test_a_server_that_asks_for_a_short_wait_gets_it(library: Library, web: Web) -> None:
    web.pages["/feed"] = [
        Reply(status=429, headers={"Retry-After": "5"}),
        Source([Item("Wall", link="/wall")]).reply(),
    ]
    feed, _ = library.feeds.add(web.url("/feed"))
    one = fetcher()
    one.stop = stop = Waits()
    (result,) = refresh(library, [feed], one)
    assert (result.added, result.error) == (1, "")
    assert stop.waited == [5.0]


def test_no_password_is_kept_in_an_error_or_an_article(library: Library, web: Web) -> None:
    feed, _ = library.feeds.add(web.url("/feed", user="user:secret@"))
    web.pages["/feed"] = Reply(status=500)
    assert "secret" not in again(library, feed).error
    assert "secret" not in library.feeds.all()[0].error
    web.pages["/feed"] = Source([Item("Wall", link="/wall")]).reply()
    again(library)
    assert "authorization" in web.asked[-1].headers
    (article,) = library.articles()
    assert article.url == web.url("/wall")
    (feed,) = library.feeds.all()
    assert "secret" not in feed.shown + feed.name and "secret" in feed.url


# Several feeds


def test_one_feed_that_fails_does_not_hold_up_the_others(library: Library, web: Web) -> None:
    def broken(handler: Handler) -> None:
        handler.reply(Reply(b"<rss><channel>", headers={"Content-Length": "500"}))

    bad: dict[str, Reply | Act] = {
        "/gone": Reply(status=410),
        "/page": Reply(page()),
        "/short": broken,
        "/away": Reply(status=301, headers={"Location": "file:///etc/passwd"}),
        "/odd": Reply(status=301, headers={"Location": "http://["}),
        "/gzip": Reply(b"no gzip", headers={"Content-Encoding": "gzip"}),
    }
    web.pages.update(bad)
    for n in range(4):
        web.pages[f"/good{n}"] = Source([Item(f"Wall {n}", link=f"/{n}")]).reply()
    for path in [*bad, "/good0", "/good1", "/good2", "/good3"]:
        library.feeds.add(web.url(path))
    library.feeds.add(f"http://127.0.0.1:{free_port()}/refused")
    library.feeds.add("ftp://user:secret@127.0.0.1/feed")
    told: list[tuple[int, int]] = []
    results = refresh(
        library, library.feeds.all(), fetcher(), lambda result, done, total: told.append((done, total))
    )
    assert headlines(library) == ["Wall 0", "Wall 1", "Wall 2", "Wall 3"]
    failed = [result for result in results if result.error]
    assert len(results) == 12 and len(failed) == 8
    for result in failed:
        check_sentence(result.error)
        assert result.error.startswith(result.feed.shown) and "secret" not in result.error
    assert told == [(n, 12) for n in range(1, 13)]
    kept = {feed.url: feed.error for feed in library.feeds.all()}
    assert sum(map(bool, kept.values())) == 8
    assert "gone for good" in kept[web.url("/gone")]


def test_two_requests_at_a_time_to_a_host(library: Library, web: Web) -> None:
    """Each request waits for a second one, so that there are two; and there are never three."""
    pair = threading.Barrier(A_HOST, timeout=30)
    now: set[str] = set()
    most: list[int] = []

    def answer(handler: Handler) -> None:
        with web.lock:
            now.add(handler.path)
            most.append(len(now))
        pair.wait()
        with web.lock:
            now.discard(handler.path)
        handler.reply(Source([Item(handler.path, link=handler.path)]).reply())

    for n in range(8):
        web.pages[f"/{n}"] = answer
        library.feeds.add(web.url(f"/{n}"))
    results = refresh(library, library.feeds.all(), fetcher())
    assert sum(result.added for result in results) == 8
    assert max(most) == A_HOST


def test_a_stop_in_the_middle_keeps_what_came_in(library: Library, web: Web) -> None:
    one = fetcher()

    def wait(handler: Handler) -> None:
        one.stop.set()
        handler.reply(Reply(headers={"Content-Length": "10000000"}))
        while not web.closing.is_set():
            handler.wfile.write(b"<rss>")

    web.pages["/a"] = Source([Item("Wall", link="/wall")]).reply()
    again(library, library.feeds.add(web.url("/a"))[0])
    for n in range(20):
        web.pages[f"/slow{n}"] = wait
        library.feeds.add(web.url(f"/slow{n}"))
    results = refresh(library, [f for f in library.feeds.all() if "slow" in f.url], one)
    assert [result.error for result in results if "stopped" not in result.error] == []
    assert headlines(library) == ["Wall"]
    assert all(feed.failures == 0 for feed in library.feeds.all())  # it was no fault of theirs


def test_an_error_of_the_library_is_told_and_holds_up_no_other_feed(
    library: Library, web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when another copy of the program keeps it locked."""
    for name in ("one", "two"):
        web.pages[f"/{name}"] = Source([Item(f"Wall {name}", link=f"/{name}.html")]).reply()
    feeds = [library.feeds.add(web.url(f"/{name}"))[0] for name in ("one", "two")]
    take = library.feeds.take

    def refuse(feed: int, *rest: Any) -> Any:
        if feed == feeds[0].number:
            raise LibraryError("The library is [locked].")
        return take(feed, *rest)

    monkeypatch.setattr(library.feeds, "take", refuse)
    results = {r.feed.number: r for r in refresh(library, feeds, fetcher())}
    assert "locked" in results[feeds[0].number].error and results[feeds[1].number].added == 1


def test_no_feeds(library: Library) -> None:
    assert refresh(library, [], fetcher()) == []


# The pages of summaries


def test_pages_are_fetched_where_that_is_wanted(library: Library, web: Web) -> None:
    items = [
        Item("Wall to cost more", link="/wall"),
        Item("Gone", link="/gone"),
        Item("No article", link="/none"),
    ]
    web.pages["/feed"] = Source(items).reply()
    web.pages["/wall"], web.pages["/none"] = Reply(page(head=META)), Reply(b"<html>")
    feed, _ = library.feeds.add(web.url("/feed"), full=True)
    result = again(library, feed)
    assert (result.added, result.error) == (3, "")
    by_headline = {article.headline: article for article in library.articles()}
    wall = by_headline["Wall to cost more"]
    assert PARAGRAPHS[1] in wall.text and not wall.partial
    assert (wall.source, wall.url, wall.byline) == ("The Daily", web.url("/wall"), "Ada Writer")
    assert by_headline["Gone"].partial and by_headline["No article"].partial
    asked = len(web.asked)
    again(library)
    assert len(web.asked) == asked + 1  # the pages are not asked for again


def test_pages_are_not_fetched_otherwise(library: Library, web: Web) -> None:
    followed(library, web, Item("Wall", link="/wall"))
    assert web.paths() == ["/feed"]


def test_a_page_does_not_give_way_to_its_summary(library: Library, web: Web) -> None:
    web.pages["/wall"] = Reply(page(head=META))
    source = followed(library, web, Item("Wall to cost more", link="/wall"))
    (summary,) = library.articles()
    read = read_page(summary, fetcher())
    assert read is not None
    library.add(read.article)
    source.items[0].text = "Another summary."
    web.pages["/feed"] = source.reply()
    assert again(library).changed == 0
    (article,) = library.articles()
    assert PARAGRAPHS[1] in article.text and not article.partial


def test_the_page_of_an_article_without_an_address() -> None:
    (entry,) = parse_feed(Source([Item("Wall")]).reply().body).entries
    with pytest.raises(InputError, match="names no page"):
        read_page(entry.article, fetcher())


def test_the_articles_of_one_feed(library: Library, web: Web) -> None:
    followed(library, web, Item("Wall", link="/wall"), path="/a")
    followed(library, web, Item("Storm", link="/storm"), path="/b")
    feed = next(feed for feed in library.feeds.all() if feed.url.endswith("/b"))
    (number,) = library.catalogue.numbers(View("feed", feed.number))
    assert library.catalogue.cards([number])[number].headline == "Storm"


# The feed that an address leads to


def test_a_feed_leads_to_itself(web: Web) -> None:
    web.pages["/feed"] = Source([Item("Wall")]).reply()
    assert find_feed(web.url("/feed"), fetcher()) == web.url("/feed")
    web.pages["/old"] = Reply(status=301, headers={"Location": "/feed"})
    assert find_feed(web.url("/old"), fetcher()) == web.url("/feed")
    web.pages["/now"] = Reply(status=302, headers={"Location": "/feed"})
    assert find_feed(web.url("/now"), fetcher()) == web.url("/now")


def test_a_page_leads_to_the_feed_it_names(web: Web) -> None:
    link = '<link rel="alternate" type="application/rss+xml" href="/feed?a=1&amp;b=2">'
    web.pages["/"] = Reply(page(head=link))
    assert find_feed(web.url(), fetcher()) == web.url("/feed?a=1&b=2")
    assert web.paths() == ["/"]


@pytest.mark.parametrize(
    "reply", [Reply(page()), Reply(b"text", headers={"Content-Type": "text/plain"}), Reply(status=404)]
)
def test_an_address_without_a_feed(web: Web, reply: Reply) -> None:
    web.pages["/"] = reply
    with pytest.raises(InputError) as caught:
        find_feed(web.url(user="user:secret@"), fetcher())
    check_sentence(str(caught.value))
    assert "secret" not in str(caught.value)
