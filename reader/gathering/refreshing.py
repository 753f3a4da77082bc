"""Feeds refreshed: several at a time, each entry kept as it comes, and no feed holds up another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from reader.articles.cleaning import clean_line
from reader.articles.model import Article
from reader.errors import InputError, LibraryError
from reader.importing import bounded
from reader.importing.web import AT_ONCE, Answer, Cancelled, Fetcher, WebError
from reader.library.adding import Outcome, Taken

if TYPE_CHECKING:
    from reader.importing.feeds import Entry, ParsedFeed
    from reader.library import Library
    from reader.library.feeds import Feed

FEED_TYPES = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5"
)
_ASKED = "~"
PAGE_TYPES = "text/html, application/xhtml+xml, */*;q=0.5"


@dataclass(frozen=True, slots=True)
class Refreshed:
    """What came of refreshing one feed; ``error`` is a sentence, empty if all went well."""

    feed: Feed
    added: int = 0
    changed: int = 0
    error: str = ""


def refresh(
    library: Library,
    feeds: Sequence[Feed],
    fetcher: Fetcher,
    progress: Callable[[Refreshed, int, int], object] | None = None,
) -> list[Refreshed]:
    """Fetch feeds and take their new entries in.

    Args:
        library: Where they go; asked from several threads.
        feeds: Which.
        fetcher: Fetches; its ``stop`` ends the work, and what has come in stays.
        progress: Called, in this thread, with each result, how many are done, and of how many.

    Returns:
        One result for each feed that was asked, in the order they were done.
    """
    done: list[Refreshed] = []
    with ThreadPoolExecutor(max_workers=AT_ONCE, thread_name_prefix="feed") as pool:
        waiting: set[Future[Refreshed]] = {pool.submit(_one, library, feed, fetcher) for feed in feeds}
        try:
            while waiting:
                ready, waiting = wait(waiting, timeout=0.2, return_when=FIRST_COMPLETED)
                for future in ready:
                    if future.cancelled():
                        continue
                    done.append(future.result())
                    if progress is not None:
                        progress(done[-1], len(done), len(feeds))
                if fetcher.stop.is_set():
                    for future in waiting:
                        future.cancel()
        except BaseException:
            fetcher.stop.set()
            for future in waiting:
                future.cancel()
            raise
    return done


def _one(library: Library, feed: Feed, fetcher: Fetcher) -> Refreshed:
    now = library.clock()
    if feed.retry_at and feed.retry_at > now.isoformat():
        return Refreshed(feed, error=f"{feed.shown}: asked not to be called before {feed.retry_at[:16]} UTC")
    try:
        answer = fetcher.get(feed.url, etag=feed.etag, modified=feed.modified, accept=FEED_TYPES)
        if not answer.changed:
            library.feeds.refreshed(feed, url=answer.lasting, etag=answer.etag, modified=answer.modified)
            return Refreshed(feed)
        parsed = bounded.read(
            "feed", answer.body, feed.shown, url=answer.url, content_type=answer.content_type
        )
        return Refreshed(feed, *take_answer(library, feed, answer, parsed, fetcher))
    except Cancelled as stopped:
        return Refreshed(feed, error=str(stopped))
    except InputError as problem:
        wait_for = problem.retry_after if isinstance(problem, WebError) else 0.0
        later = (now + timedelta(seconds=wait_for)).isoformat() if wait_for else ""
        with suppress(LibraryError):  # it is told all the same
            library.feeds.failed(feed, _without_name(str(problem), feed), later)
        return Refreshed(feed, error=str(problem))
    except Exception as problem:  # no feed holds up another
        return Refreshed(feed, error=f"{feed.shown}: {clean_line(str(problem) or type(problem).__name__)}")


def take_answer(
    library: Library, feed: Feed, answer: Answer, parsed: ParsedFeed, fetcher: Fetcher
) -> tuple[int, int]:
    """Take in what a feed's server gave, and note it: how many articles are new, how many changed."""
    added, changed, whole = take_entries(library, feed, parsed, fetcher)
    # Only when every entry is in may the server answer "not modified" the next time.
    library.feeds.refreshed(
        feed,
        title=parsed.title,
        home=parsed.home,
        url=answer.lasting,
        etag=answer.etag if whole else "",
        modified=answer.modified if whole else "",
    )
    return added, changed


def take_entries(library: Library, feed: Feed, parsed: ParsedFeed, fetcher: Fetcher) -> tuple[int, int, bool]:
    """Take the entries of a feed in: how many are new, how many changed, and whether all were seen to."""
    added = changed = 0
    present = frozenset(entry.guid for entry in parsed.entries)
    # The last entry first, so that the newest is the one that came last.
    for entry in reversed(parsed.entries):
        if fetcher.stop.is_set():
            return added, changed, False
        # The mark says that its page was asked for: once, whatever came of it.
        digest = entry.digest + (_ASKED if feed.full else "")
        known = library.feeds.digest(feed.number, entry.guid)
        if known in (digest, entry.digest + _ASKED):
            continue
        if known == entry.digest and not library.feeds.only_summary(feed.number, entry.guid):
            continue
        page = _page_of(entry, fetcher) if feed.full and entry.article.partial else None
        article = page.article if page is not None else entry.article
        taken = library.feeds.take(feed.number, entry.guid, digest, article, present)
        if page is not None:
            library.pages.note(taken.number, page.etag, page.modified)
        added += taken.outcome is Outcome.ADDED
        changed += taken.outcome is Outcome.CHANGED
    return added, changed, True


@dataclass(frozen=True, slots=True)
class ReadPage:
    """The article of a page, and what its server calls what it gave."""

    article: Article
    etag: str
    modified: str


def read_page(article: Article, fetcher: Fetcher, *, etag: str = "", modified: str = "") -> ReadPage | None:
    """The article of the page that an article leads to, with what was known of it; None for "not modified".

    Args:
        article: What is known: a summary, or the page as it was.
        fetcher: Fetches the page.
        etag: What the server called what is known, if that is its page.
        modified: When that was changed, in the server's own words.

    Raises:
        InputError: It has no address, the page cannot be fetched, or has no article.
    """
    if not article.url:
        raise InputError("this article names no page")
    answer = fetcher.get(article.url, etag=etag, modified=modified, accept=PAGE_TYPES)
    if not answer.changed:
        return None
    page: Article = bounded.read("page", answer.body, article.url, url=answer.url, charset=answer.charset)
    told = replace(
        page,
        source=article.source or page.source,
        byline=page.byline or article.byline,
        date=article.date or page.date,
        time=article.time if article.date else page.time,
        url=article.url,
        language=page.language or article.language,
    )
    return ReadPage(told, answer.etag, answer.modified)


def take_page(library: Library, article_id: str, page: ReadPage) -> Taken:
    """Take in the page of an article that is known, and note what its server calls it."""
    taken = library.add(page.article, identity=library.identity(article_id))
    library.pages.note(taken.number, page.etag, page.modified)
    return taken


def _page_of(entry: Entry, fetcher: Fetcher) -> ReadPage | None:
    """The page of an entry; None where the summary stays, and the page can be asked for again."""
    try:
        return read_page(entry.article, fetcher)
    except Cancelled:
        raise
    except InputError:
        return None


def _without_name(sentence: str, feed: Feed) -> str:
    """The reason alone, for a list that names the feed."""
    return sentence.removeprefix(f"{feed.shown}: ")
