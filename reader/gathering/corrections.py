"""Silent corrections: pages that were read are asked for again, and what was changed becomes a version."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from reader.errors import InputError
from reader.gathering.refreshing import read_page, take_page
from reader.importing.web import AT_ONCE, Cancelled, Fetcher
from reader.library.adding import Outcome

if TYPE_CHECKING:
    from reader.library import Feed, Library
    from reader.library.pages import Page

DAYS = 7
"""Pages of so many days are asked for again."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of asking for pages again; ``errors`` has a sentence for each that failed."""

    asked: int
    changed: int
    errors: tuple[str, ...] = ()
    stopped: bool = False

    def sentence(self) -> str:
        """All of it in a sentence."""
        said = f"{self.asked} page{'s' * (self.asked != 1)} asked again: {self.changed} changed"
        said += f"; {len(self.errors)} failed" if self.errors else ""
        return said + ("; stopped" if self.stopped else "")


def due(library: Library, feeds: Sequence[Feed] = ()) -> list[Page]:
    """The pages of the last days that one has read, bookmarked or that belong to a story."""
    since = (library.clock().astimezone().date() - timedelta(days=DAYS)).isoformat()
    return library.pages.due(since, [feed.number for feed in feeds])


def ask_again(
    library: Library,
    pages: Sequence[Page],
    fetcher: Fetcher,
    progress: Callable[[int, int], object] | None = None,
) -> Checked:
    """Ask servers whether pages were changed, several at a time, and take in what was.

    Args:
        library: Where the articles are.
        pages: Which.
        fetcher: Asks; its ``stop`` ends the work, and what has come in stays.
        progress: Told how many are done, and of how many.
    """
    done = changed = 0
    errors: list[str] = []
    with ThreadPoolExecutor(max_workers=AT_ONCE, thread_name_prefix="page") as pool:
        for result in pool.map(lambda page: _one(library, page, fetcher), pages):
            if fetcher.stop.is_set():
                break
            done += 1
            if isinstance(result, str):
                errors.append(result)
            else:
                changed += result
            if progress is not None:
                progress(done, len(pages))
    return Checked(done, changed, tuple(errors), fetcher.stop.is_set())


def _one(library: Library, page: Page, fetcher: Fetcher) -> bool | str:
    """Whether a page was changed, or why that cannot be told."""
    if fetcher.stop.is_set():
        return False
    ident = library.catalogue.id_of(page.article)
    article = library.article(ident)
    if article is None:
        return False
    try:
        read = read_page(article, fetcher, etag=page.etag, modified=page.modified)
        if read is None:
            library.pages.note(page.article, page.etag, page.modified)
            return False
        return take_page(library, ident, read).outcome is Outcome.CHANGED
    except Cancelled:
        return False
    except InputError as error:
        return str(error)
