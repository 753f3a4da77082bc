"""Silent corrections: pages are asked for again, and what was changed becomes a version that can be found."""

from __future__ import annotations

from reader.gathering.corrections import ask_again, due
from reader.gathering.intake import add
from reader.library import Library, View
from tests.gathering.feeding import Clock, fetcher
from tests.importing.test_pages import META, page
from tests.serving import Handler, Reply, Web
from tests.serving import web as web

ETAG = {"ETag": '"1"', "Last-Modified": "Mon, 09 Jun 2025 10:00:00 GMT"}


def read(library: Library, web: Web, *paths: str) -> None:
    """Pages added and read, each answered with "not modified" while it is not changed."""
    for path in paths:
        body = page(head=META).replace(b"Tuesday", b"Tuesday, at the " + path[1:].encode())

        def answer(handler: Handler, body: bytes = body) -> None:
            known = handler.headers.get("If-None-Match") == ETAG["ETag"]
            handler.reply(Reply(status=304) if known else Reply(body, headers=ETAG))

        web.pages[path] = answer
        add(library, [web.url(path)], fetcher())
    for article in library.articles():
        library.set_read(article.id, True)


def changed(library: Library) -> list[str]:
    """The paths of what the view of changes shows, in its order."""
    while library.catalogue.measure():
        pass
    cards = library.catalogue.cards_in_order(library.catalogue.numbers(View("changed")))
    return [card.url.rpartition("/")[2] for card in cards]


def test_what_was_not_changed_is_asked_for_by_its_name_only(library: Library, web: Web) -> None:
    read(library, web, "/wall", "/gate")
    checked = ask_again(library, due(library), fetcher())
    assert (checked.asked, checked.changed, checked.errors) == (2, 0, ())
    assert [asked.headers.get("if-none-match") for asked in web.asked[-2:]] == [ETAG["ETag"]] * 2
    assert changed(library) == []


def test_what_was_changed_becomes_a_version_figures_first(library: Library, web: Web) -> None:
    read(library, web, "/wall", "/gate", "/pier")
    web.pages["/wall"] = Reply(page(head=META).replace(b"eleven votes to four", b"eleven votes to five"))
    web.pages["/gate"] = Reply(page(head=META).replace(b"the mayor", b"the deputy mayor"))
    checked = ask_again(library, due(library), fetcher())
    assert (checked.asked, checked.changed) == (3, 2)
    assert changed(library) == ["wall", "gate"]
    (wall,) = [a for a in library.articles() if a.url.endswith("/wall")]
    texts = [version.article.text for version in library.versions(wall.id)]
    assert "to five" in texts[0] and "to four" in texts[1]
    assert ask_again(library, due(library), fetcher()).changed == 0


def test_which_are_due(library: Library, web: Web, clock: Clock) -> None:
    """What is read, bookmarked or in a story, of the last days; neither what is unread nor what is old."""
    read(library, web, "/wall", "/gate")
    for article in library.articles():
        library.set_read(article.id, article.url.endswith("/wall"))
    assert [one.url for one in due(library)] == [web.url("/wall")]
    clock.later(days=30)
    assert due(library) == []


def test_a_page_that_is_gone_is_said_and_holds_up_none(library: Library, web: Web) -> None:
    read(library, web, "/wall", "/gate")
    web.pages["/wall"] = Reply(status=410)
    checked = ask_again(library, due(library), fetcher())
    assert checked.asked == 2 and len(checked.errors) == 1 and "gone for good" in checked.errors[0]
    assert len(library.articles()) == 2 and "1 failed" in checked.sentence()


def test_a_stop_ends_it(library: Library, web: Web) -> None:
    read(library, web, "/wall")
    stopped = fetcher()
    stopped.stop.set()
    checked = ask_again(library, due(library), stopped)
    assert checked.stopped and checked.asked == 0
