"""Verbs that bring articles in: add, feed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from reader.errors import InputError
from reader.verbs.common import (
    Run,
    Ticker,
    add_format,
    example,
    fail,
    open_library,
    paint,
    width,
    write,
    write_json,
)

if TYPE_CHECKING:
    from reader.articles.model import Article
    from reader.gathering.intake import Report
    from reader.gathering.refreshing import Refreshed
    from reader.importing.web import Fetcher
    from reader.library import Feed, Library, Taken

Result = TypeVar("Result")
_AT_ONCE = 300
"""So many new articles are put into their stories at once; more wait until the stories are looked at."""
_ACTIONS = ("add", "list", "stats", "remove", "refresh", "import", "export")


def add_verb(parser: argparse.ArgumentParser) -> Run:
    """The verb ``add``."""
    example(
        parser,
        "Take articles into the library: files, folders and globs (text, Markdown, HTML, feeds, .eml, JSON\n"
        "lines, OPML), - for standard input, and addresses of pages and feeds. A feed is followed from then\n"
        "on.",
        "storydiff add reports/ letter.eml https://example.org/news/story.html",
    )
    parser.add_argument("targets", nargs="+", metavar="WHAT", help="a file, folder, glob, address, or -")
    parser.add_argument(
        "--verbose", action="store_true", help="print a line for each article once it is kept"
    )

    def run(options: argparse.Namespace) -> int:
        from reader.configuration import load, settle_manners
        from reader.gathering.intake import add
        from reader.importing.web import Fetcher

        settle_manners(load())
        ticker, fetcher = Ticker(), Fetcher()

        def each(article: Article, taken: Taken) -> None:
            if options.verbose:
                ticker.clear()
                write(f"{taken.outcome.value:7}  {taken.id}  {article.headline}")
                sys.stdout.flush()

        def progress(report: Report, name: str) -> bool:
            return ticker.tell(f"{report.added + report.changed + report.known} articles; reading {name}")

        with open_library(options) as library:
            _must_last(library)
            report = _stoppable(
                fetcher.stop.set,
                lambda: add(
                    library,
                    options.targets,
                    fetcher,
                    standard_input=sys.stdin.buffer,
                    progress=progress,
                    each=each,
                ),
            )
            ticker.clear()
            if report is None:
                write("stopped; what was added is kept")
                return 130
            for error in report.errors:
                fail(error)
            write(report.sentence())
            if not report.stopped and 0 < library.stories.pending() <= _AT_ONCE:
                library.stories.find()
        return 1 if report.errors else 0

    return run


def feed_verb(parser: argparse.ArgumentParser) -> Run:
    """The verb ``feed``."""
    example(
        parser,
        "Follow feeds. add ADDRESS... (of a feed, or of a page that names one), list, stats [FEED...] (what\n"
        "each brings, how much of it is read, how often it failed), remove FEED..., refresh [FEED...],\n"
        "import FILE (OPML), export [FILE]. FEED is a number of the list, an address, or part of a title.",
        "storydiff feed import subscriptions.opml && storydiff feed refresh",
    )
    parser.add_argument("action", choices=_ACTIONS, metavar="ACTION", help=", ".join(_ACTIONS))
    parser.add_argument("what", nargs="*", metavar="FEED", help="addresses, feeds or files")
    parser.add_argument("--folder", default="", help="with add: the folder it stands in")
    parser.add_argument(
        "--full", action="store_true", help="with add: fetch the page of each entry that is only a summary"
    )
    parser.add_argument(
        "--pages",
        action="store_true",
        help="with refresh: ask again, too, for pages of the last days that you have read, bookmarked, or "
        "that belong to a story; what was changed becomes a version",
    )
    add_format(parser)

    def run(options: argparse.Namespace) -> int:
        action: Callable[[Library, argparse.Namespace], int] = {
            "add": _feed_add,
            "list": _feed_list,
            "stats": _feed_stats,
            "remove": _feed_remove,
            "refresh": _feed_refresh,
            "import": _feed_import,
            "export": _feed_export,
        }[options.action]
        from reader.configuration import load, settle_manners

        settle_manners(load())
        with open_library(options) as library:
            if options.action not in ("list", "stats", "export"):
                _must_last(library)
            return action(library, options)

    return run


def _must_last(library: Library) -> None:
    """Refuse to report as added what would be gone when the program ends."""
    if not library.persistent:
        raise InputError("nothing was added, for the library cannot be written")


def _stoppable(stop: Callable[[], object], work: Callable[[], Result]) -> Result | None:
    try:
        return work()
    except KeyboardInterrupt:
        stop()
        return None


def _wanted(library: Library, names: list[str]) -> list[Feed]:
    """The feeds that are meant.

    Raises:
        InputError: A name means none, or several.
    """
    found: list[Feed] = []
    for name in names:
        from reader.importing.web import shown

        feeds = library.feeds.find(name)
        if len(feeds) != 1:
            what = f"{len(feeds)} feeds are called like that" if feeds else "no such feed"
            raise InputError(f"{shown(name)}: {what}; storydiff feed list has their numbers")
        found += feeds
    return found


def _feed_add(library: Library, options: argparse.Namespace) -> int:
    from reader.gathering.following import follow
    from reader.importing.web import Fetcher

    if not options.what:
        return fail("feed add: name the address of a feed, or of a page that names one")
    fetcher, status = Fetcher(), 0
    for address in options.what:
        try:
            feed, new = follow(library, address, fetcher, folder=options.folder, full=options.full)
        except InputError as error:
            status = fail(str(error))
            continue
        if not new:
            write(f"{feed.name}: followed already")
        status = _refresh(library, [feed], fetcher) or status
    return status


def _feed_list(library: Library, options: argparse.Namespace) -> int:
    feeds = library.feeds.all()
    if options.format == "json":
        return write_json(
            {
                "feeds": [
                    {
                        "number": f.number,
                        "title": f.title,
                        "url": f.shown,
                        "folder": f.folder,
                        "articles": f.articles,
                        "unread": f.unread,
                        "checked": f.checked,
                        "error": f.error,
                        "full": f.full,
                    }
                    for f in feeds
                ]
            }
        )
    if not feeds:
        return write("No feeds yet: storydiff feed add ADDRESS, or feed import FILE.opml.")
    from reader.report.listing import feeds_text

    return write(feeds_text(feeds, width(110), paint()))


def _feed_stats(library: Library, options: argparse.Namespace) -> int:
    feeds = _wanted(library, options.what) if options.what else library.feeds.all()
    statistics = library.feeds.statistics()
    if options.format == "json":
        from dataclasses import asdict

        told = [{"number": f.number, "title": f.title, **asdict(statistics[f.number])} for f in feeds]
        return write_json({"feeds": told})
    if not feeds:
        return write("No feeds yet: storydiff feed add ADDRESS, or feed import FILE.opml.")
    from reader.report.listing import statistics_text

    return write(statistics_text([(f, statistics[f.number]) for f in feeds], width(110)))


def _feed_remove(library: Library, options: argparse.Namespace) -> int:
    if not options.what:
        return fail("feed remove: name a feed")
    for feed in _wanted(library, options.what):
        library.feeds.remove(feed.number)
        write(f"{feed.name}: no longer followed; its articles stay")
    return 0


def _feed_refresh(library: Library, options: argparse.Namespace) -> int:
    from reader.importing.web import Fetcher

    feeds = _wanted(library, options.what) if options.what else library.feeds.all()
    if not feeds and not options.pages:
        return write("No feeds yet: storydiff feed add ADDRESS, or feed import FILE.opml.")
    fetcher = Fetcher()
    status = _refresh(library, feeds, fetcher) if feeds else 0
    if options.pages and status != 130:
        status = _ask_again(library, feeds if options.what else [], fetcher) or status
    return status


def _ask_again(library: Library, feeds: list[Feed], fetcher: Fetcher) -> int:
    from reader.gathering.corrections import ask_again, due

    ticker = Ticker()
    checked = _stoppable(
        fetcher.stop.set,
        lambda: ask_again(
            library,
            due(library, feeds),
            fetcher,
            lambda done, total: ticker.tell(f"{done} of {total} pages asked again"),
        ),
    )
    ticker.clear()
    if checked is None:
        write("stopped; what came in is kept")
        return 130
    for error in checked.errors:
        fail(error)
    write(checked.sentence())
    return 1 if checked.errors else 0


def _refresh(library: Library, feeds: list[Feed], fetcher: Fetcher) -> int:
    from reader.gathering.refreshing import refresh

    ticker = Ticker()
    results: list[Refreshed] = []

    def progress(result: Refreshed, done: int, total: int) -> None:
        results.append(result)
        ticker.tell(f"{done} of {total} feeds; {result.feed.name}")

    stopped = _stoppable(fetcher.stop.set, lambda: refresh(library, feeds, fetcher, progress)) is None
    ticker.clear()
    for result in results:
        if result.error:
            fail(result.error)
    added, changed = sum(r.added for r in results), sum(r.changed for r in results)
    failed = sum(bool(r.error) for r in results)
    said = f"{len(results)} feed{'s' * (len(results) != 1)}: {added} new article{'s' * (added != 1)}"
    said += f", {changed} changed" if changed else ""
    said += f"; {failed} failed" if failed else ""
    write(said + ("; stopped, what came in is kept" if stopped else ""))
    if not stopped and 0 < library.stories.pending() <= _AT_ONCE:
        library.stories.find()
    return 130 if stopped else 1 if failed else 0


def _feed_import(library: Library, options: argparse.Namespace) -> int:
    from pathlib import Path

    from reader.importing.files import read_head
    from reader.importing.opml import MOST_BYTES, parse_opml
    from reader.importing.showing import shown

    if not options.what:
        return fail("feed import: name an OPML file, or - for standard input")
    status = added = known = 0
    for name in options.what:
        try:
            if name == "-":
                data = sys.stdin.buffer.read(MOST_BYTES + 1)
            else:
                read_head(Path(name))
                with Path(name).open("rb") as file:
                    data = file.read(MOST_BYTES + 1)
            feeds, wrong = parse_opml(data, "standard input" if name == "-" else shown(name))
        except InputError as error:
            status = fail(str(error))
            continue
        for sentence in wrong:
            status = fail(sentence)
        for feed in feeds:
            _, new = library.feeds.add(feed.url, feed.title, feed.folder)
            added, known = added + new, known + (not new)
    write(
        f"{added} feed{'s' * (added != 1)} added"
        + (f", {known} followed already" if known else "")
        + ("; storydiff feed refresh fetches them" if added else "")
    )
    return status


def _feed_export(library: Library, options: argparse.Namespace) -> int:
    from pathlib import Path

    from reader.importing.opml import Subscription, make_opml, write_opml
    from reader.importing.showing import shown

    if not options.what or options.what == ["-"]:
        feeds = [Subscription(f.shown, f.title, f.folder, f.home) for f in library.feeds.all()]
        made = library.clock().strftime("%a, %d %b %Y %H:%M:%S GMT")
        return write(make_opml(feeds, made).rstrip("\n"))
    path = Path(options.what[0])
    return write(f"{write_opml(path, library)} feeds written to {shown(path)}")


def settle_verb(parser: argparse.ArgumentParser) -> Run:
    """The verb ``settle``, which the screen runs beside itself."""
    example(
        parser,
        "Find the stories of what has come in, enter its figures into the search, and see which stories'\n"
        "figures differ. The screen does so by itself, beside what you do; this is for a nightly job.",
        "storydiff feed refresh; storydiff settle",
    )

    parser.add_argument("--lines", action="store_true", help=argparse.SUPPRESS)  # for the screen

    def run(options: argparse.Namespace) -> int:
        import os

        from reader.configuration import load, settle_model
        from reader.gathering.jobs import settle

        settle_model(load())
        parent, ticker = os.getppid(), Ticker()
        if options.lines and hasattr(os, "nice"):
            os.nice(10)  # whoever reads comes first

        def tell(text: str) -> None:
            if options.lines:
                write(text)
                sys.stdout.flush()
            else:
                ticker.tell(text)

        def going() -> bool:
            return not options.lines or os.getppid() == parent  # the screen has gone: so does this

        with open_library(options) as library:
            _must_last(library)
            try:
                settle(library, going, tell)
            except KeyboardInterrupt:
                ticker.clear()
                write("stopped; what was worked out is kept")
                return 130
            ticker.clear()
            if not options.lines:
                stories = len(library.stories.numbers())
                differing = len(library.stories.numbers(differing=True))
                write(f"{stories} stories, {differing} of them with figures that differ")
        return 0

    return run
