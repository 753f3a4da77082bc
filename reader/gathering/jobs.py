"""What takes long and goes on while one reads: adding, refreshing, fetching pages, finding stories."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import InputError, StorydiffError

if TYPE_CHECKING:
    from reader.articles.model import Article
    from reader.gathering.intake import Report
    from reader.gathering.refreshing import Refreshed
    from reader.importing.web import Fetcher
    from reader.library import Feed, Library

_ASKED = 12  # reports of a story between which the second reader is asked
Tell = Callable[[str], object]


class Done(NamedTuple):
    """What came of a job: a sentence, and one for each thing that failed."""

    said: str
    errors: tuple[str, ...] = ()
    added: int = 0


class Job:
    """Work in a thread of its own; ``stop`` ends it, and what has come in stays."""

    def __init__(self, name: str, work: Callable[[Fetcher, Tell], Done]) -> None:
        from reader.importing.web import Fetcher  # what fetches is loaded when there is something to do

        self.name = name
        self.work = work
        self.fetcher = Fetcher()

    def stop(self) -> None:
        """Ask it to end."""
        self.fetcher.stop.set()

    def run(self, tell: Tell) -> Done:
        """Do it; what goes wrong is a sentence."""
        from reader.importing.web import Cancelled

        try:
            return self.work(self.fetcher, tell)
        except Cancelled:
            return Done(f"{self.name}: stopped; what came in stays")
        except StorydiffError as error:
            return Done(f"{self.name} failed", (str(error),))


def following(library: Library, addresses: Sequence[str]) -> Job:
    """Follow the feeds that addresses lead to, and take in what they have."""

    def work(fetcher: Fetcher, tell: Tell) -> Done:
        from reader.gathering.following import follow
        from reader.gathering.refreshing import refresh
        from reader.importing.web import Cancelled, shown

        new, errors = [], []
        known = 0
        for address in addresses:
            tell(shown(address))
            try:
                feed, fresh = follow(library, address, fetcher)
            except Cancelled:
                break
            except InputError as error:
                errors.append(str(error))
                continue
            known += not fresh
            new.append(feed)
        results = refresh(library, new, fetcher)
        errors += [result.error for result in results if result.error]
        added = sum(result.added for result in results)
        count = len(new) - known
        said = f"{count} feed{'s' * (count != 1)} followed" + (f", {known} followed already" if known else "")
        said += f", {added} new article{'s' * (added != 1)}"
        return Done(said, tuple(errors), added=count + added)

    return Job("Following", work)


def adding(library: Library, targets: Sequence[str]) -> Job:
    """Take in files, folders, pages and feeds."""

    def work(fetcher: Fetcher, tell: Tell) -> Done:
        from reader.gathering.intake import add

        def progress(report: Report, name: str) -> bool:
            tell(f"{report.added + report.changed + report.known} taken in; reading {name}")
            return True

        report = add(library, targets, fetcher, progress=progress)
        return Done(report.sentence(), tuple(report.errors), report.added + report.changed + report.feeds)

    return Job("Adding", work)


def refreshing(library: Library, feeds: Sequence[Feed] = ()) -> Job:
    """Fetch what is new in feeds; in all of them if none are named."""

    def work(fetcher: Fetcher, tell: Tell) -> Done:
        from reader.gathering.refreshing import refresh

        wanted = list(feeds) or library.feeds.all()
        if not wanted:
            return Done("No feeds yet: F, then a follows one")

        def progress(result: Refreshed, done: int, total: int) -> None:
            tell(f"{done} of {total} feeds; {result.feed.name}")

        results = refresh(library, wanted, fetcher, progress)
        added, changed = sum(r.added for r in results), sum(r.changed for r in results)
        errors = tuple(r.error for r in results if r.error)
        said = f"{added} new article{'s' * (added != 1)}" + (f", {changed} changed" if changed else "")
        said += f"; {len(errors)} of {len(wanted)} feeds failed: F says why" if errors else ""
        said += "; stopped" if fetcher.stop.is_set() else ""
        return Done(said, added=added + changed)

    return Job("Refreshing", work)


def page_of(library: Library, article: Article) -> Job:
    """Fetch the page that a summary leads to."""

    def work(fetcher: Fetcher, tell: Tell) -> Done:
        from reader.gathering.refreshing import read_page, take_page

        if not article.url:
            raise InputError("this article names no page to fetch")
        tell("the page of " + article.headline)
        read = read_page(article, fetcher)
        assert read is not None  # nothing was said of what is known
        taken = take_page(library, article.id, read)
        as_before = ", as before" if taken.outcome == "known" else ""
        return Done(f"Fetched: {read.article.words:,} words{as_before}", added=1)

    return Job("Fetching", work)


def asking_again(library: Library, article: Article | None = None, feeds: Sequence[Feed] = ()) -> Job:
    """Ask for pages again that may have been corrected: an article's, or those that are due."""

    def work(fetcher: Fetcher, tell: Tell) -> Done:
        from reader.gathering.corrections import ask_again, due

        if article is None:
            pages = due(library, feeds)
            if not pages:
                return Done("No page of the last days that you have read, bookmarked or that has a story")
        else:
            page = library.pages.of(library.catalogue.number_of(article.id))
            if page is None:
                return Done("Its text came with the feed: P fetches its page")
            pages = [page]
        checked = ask_again(library, pages, fetcher, lambda done, total: tell(f"{done} of {total} pages"))
        said = checked.sentence()
        if article is not None and not checked.errors:
            said = "Changed: V shows what" if checked.changed else "Asked again: not changed"
        return Done(said, checked.errors, checked.changed)

    return Job("Asking again", work)


def settle(library: Library, going: Callable[[], bool], tell: Tell) -> None:
    """Find the stories of what has come in, enter its figures, and see which stories' figures differ."""

    def progress(done: int, total: int) -> bool:
        tell(f"finding stories: {done} of {total} articles")
        return going()

    library.tidy()
    library.stories.find(progress)
    while going() and library.catalogue.measure(20):
        tell("reading figures")
    tried: set[int] = set()
    while going():
        waiting = [story for story in library.stories.undecided(200) if story not in tried]
        if not waiting:
            break
        for story in waiting:
            if not going():
                return
            tried.add(story)
            library.stories.decide(story, lambda: not going())
            tell("comparing figures")
    if going() and tried:
        _ask_second(library, tried, going, tell)


def _ask_second(library: Library, stories: Iterable[int], going: Callable[[], bool], tell: Tell) -> None:
    """Ask the second reader about new stories, where it is to be asked always; what fails is left open."""
    from reader.gathering.second import SecondReader

    second = SecondReader(library)
    if second.chosen is None or not (second.chosen.always and second.chosen.may_ask):
        return
    from reader.comparison.compare import compare
    from reader.figures.analysis import analyse

    stop = Event()

    def progress(done: int, total: int) -> None:
        tell(f"{second.name}: {done} of {total} places judged")
        if not going():
            stop.set()

    for story in stories:
        reports = [analyse(article) for article in library.stories.articles(story, most=_ASKED)]
        pairs = [compare(one, other) for one, other in combinations(reports, 2)]
        if not going() or second.ask(pairs, stop, progress).error:
            return


def waiting(library: Library) -> bool:
    """Whether ``settle`` has anything to do."""
    return bool(library.stories.pending() or library.catalogue.unmeasured() or library.stories.undecided(1))


def start_settling(directory: Path) -> subprocess.Popen[str] | None:
    """Settle in a process of its own, so that it slows no key down; None where that cannot be done."""
    command = [sys.executable, "-m", "reader", "settle", "--lines", "--data-dir", str(directory)]
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            errors="replace",
            cwd=os.path.abspath(os.sep),
        )
    except (OSError, ValueError):
        return None
