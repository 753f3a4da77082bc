"""What a person gives to be added, in any mixture: files, folders, globs, standard input, pages and feeds."""

from __future__ import annotations

import glob
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING

from reader.articles.addresses import is_web_address
from reader.articles.cleaning import clean_line
from reader.errors import InputError, LibraryError
from reader.importing import bounded
from reader.importing.files import MOST_MARKUP, articles_in, find_files, read_articles, read_head
from reader.importing.incoming import Incoming
from reader.importing.kinds import Kind, kind_of
from reader.importing.showing import shown
from reader.importing.web import Answer, Cancelled, Fetcher
from reader.importing.web import shown as shown_address
from reader.library.adding import Outcome, Taken

if TYPE_CHECKING:
    from reader.articles.model import Article
    from reader.library import Library

TYPES = "text/html, application/atom+xml, application/rss+xml, application/feed+json, */*;q=0.5"


@dataclass
class Report:
    """What came of adding: how many articles and feeds, and a sentence for each thing that failed."""

    added: int = 0
    changed: int = 0
    known: int = 0
    feeds: int = 0
    known_feeds: int = 0
    errors: list[str] = field(default_factory=list)
    stopped: bool = False
    taken: list[Taken] = field(default_factory=list)

    def sentence(self) -> str:
        """All of it in a sentence."""
        parts = []
        if self.feeds:
            parts.append(f"{self.feeds} feed{'s' * (self.feeds != 1)} followed")
        if self.known_feeds:
            parts.append(f"{self.known_feeds} feed{'s' * (self.known_feeds != 1)} followed already")
        if self.added or not (parts or self.changed or self.known):
            parts.append(f"{self.added} article{'s' * (self.added != 1)} added")
        if self.changed:
            parts.append(f"{self.changed} changed")
        if self.known:
            parts.append(f"{self.known} known already")
        if self.errors:
            parts.append(f"{len(self.errors)} failed")
        return ", ".join(parts) + (", stopped" if self.stopped else "")


Progress = Callable[[Report, str], bool]
"""Told what has come of it so far, and what is being read; the work stops when it returns False."""
Each = Callable[["Article", Taken], object]
"""Told of each article once it is kept."""


def add(
    library: Library,
    targets: Sequence[str],
    fetcher: Fetcher,
    *,
    standard_input: IO[bytes] | None = None,
    progress: Progress | None = None,
    each: Each | None = None,
) -> Report:
    """Take in whatever is given; each article is kept before the next is read.

    A feed's address is followed from then on, and so are the feeds of a list; these are fetched when they are
    refreshed.

    Args:
        library: Where it goes.
        targets: Files, folders, globs, "-", addresses of pages and feeds.
        fetcher: Fetches addresses; its ``stop`` ends the work.
        standard_input: What "-" stands for.
        progress: Told how far it is.
        each: Told of each article that is kept.
    """
    adding = _Adding(library, fetcher, progress, each)
    for target in targets:
        if adding.report.stopped:
            break
        try:
            if target == "-":
                adding.stream(standard_input)
            elif is_web_address(target):
                adding.address(target)
            elif "://" in target and not Path(target).exists():
                raise InputError(f"{shown_address(target)}: only http and https addresses are fetched")
            else:
                for path in paths_of(target):
                    if not adding.file(path):
                        break
        except Cancelled:
            adding.report.stopped = True
        except LibraryError as error:  # a full disk: the next one would not be kept either
            adding.report.errors.append(str(error))
            adding.report.stopped = True
        except (InputError, OSError, ValueError) as error:
            named = shown_address(target) if "://" in target else shown(target)
            reason = clean_line(str(error))[:200]
            adding.fail(error if isinstance(error, InputError) else InputError(f"{named}: {reason}"))
    return adding.report


def paths_of(target: str) -> list[Path]:
    """The files that a file, a folder or a glob stands for.

    Raises:
        InputError: There are none.
    """
    if not target:
        raise InputError(f"{shown(target)}: no such file")  # as a path it would be the current folder
    path = Path(target).expanduser()
    if path.is_dir():
        return find_files(path)
    if not path.exists() and glob.has_magic(target):
        found: list[Path] = []
        for one in sorted(glob.glob(str(path), recursive=True)):
            found += find_files(Path(one)) if Path(one).is_dir() else [Path(one)]
        if not found:
            raise InputError(f"{shown(target)}: matches no file")
        return found
    return [path]


class _Adding:
    def __init__(
        self, library: Library, fetcher: Fetcher, progress: Progress | None, each: Each | None
    ) -> None:
        self.report = Report()
        self._library = library
        self._fetcher = fetcher
        self._progress = progress
        self._each = each

    def fail(self, error: InputError) -> None:
        self.report.errors.append(str(error))

    def file(self, path: Path) -> bool:
        """Take one file in; False when the work is to stop."""
        name = shown(path)
        try:
            if kind_of(read_head(path), path.name) is Kind.LIST:
                with path.open("rb") as file:
                    self.follow(file.read(MOST_MARKUP + 1), name)
                return self.going(name)
            return self.items(read_articles(path), name)
        except InputError as error:
            self.fail(error)
        return self.going(name)

    def stream(self, stream: IO[bytes] | None) -> None:
        """Take in what standard input gives."""
        if stream is None:
            raise InputError("standard input: there is none")
        data = stream.read(10 * MOST_MARKUP + 1)
        if len(data) > 10 * MOST_MARKUP:
            raise InputError("standard input: is too large; save it as a file")
        if not data.strip():
            raise InputError("standard input: is empty")
        kind = kind_of(data[:8192])
        if kind is Kind.LIST:
            self.follow(data, "standard input")
        else:
            self.items(articles_in(data, kind, name="standard input"), "standard input")

    def address(self, url: str) -> None:
        """Take in a page, or follow a feed."""
        name = shown_address(url)
        if not self.going(name):
            return
        answer = self._fetcher.get(url, accept=TYPES)
        kind = kind_of(answer.body[:8192], answer.url, answer.content_type)
        if kind is Kind.FEED:
            from reader.gathering.refreshing import take_answer

            parsed = bounded.read("feed", answer.body, name, url=answer.url, content_type=answer.content_type)
            feed, new = self._library.feeds.add(answer.lasting or url, parsed.title)
            self.report.feeds += new
            self.report.known_feeds += not new
            added, changed = take_answer(self._library, feed, answer, parsed, self._fetcher)
            self.report.added += added
            self.report.changed += changed
            self.going(name)
        elif kind is Kind.LIST:
            self.follow(answer.body, name)
        else:
            found = articles_in(
                answer.body, kind, url=answer.url, name=name, content_type=answer.content_type
            )
            self.items(found, name, answer if kind is Kind.PAGE else None)

    def follow(self, data: bytes, name: str) -> None:
        """Follow the feeds of a list."""
        from reader.importing.opml import parse_opml

        feeds, wrong = parse_opml(data, name)
        self.report.errors += wrong
        for feed in feeds:
            _, new = self._library.feeds.add(feed.url, feed.title, feed.folder)
            self.report.feeds += new
            self.report.known_feeds += not new

    def items(self, found: Iterable[Incoming | InputError], name: str, page: Answer | None = None) -> bool:
        """Keep articles as they come, of a page with what its server calls it; False when it is to stop."""
        for item in found:
            if isinstance(item, InputError):
                self.fail(item)
            else:
                taken = self._library.add(item.article, identity=item.identity)
                if page is not None:
                    self._library.pages.note(taken.number, page.etag, page.modified)
                self.report.added += taken.outcome is Outcome.ADDED
                self.report.changed += taken.outcome is Outcome.CHANGED
                self.report.known += taken.outcome is Outcome.KNOWN
                if len(self.report.taken) < 1000:
                    self.report.taken.append(taken)
                if self._each is not None:
                    self._each(item.article, taken)
            if not self.going(name):
                return False
        return True

    def going(self, name: str) -> bool:
        """Whether to go on."""
        if self._fetcher.stop.is_set() or (
            self._progress is not None and not self._progress(self.report, name)
        ):
            self.report.stopped = True
        return not self.report.stopped
