"""What one run of the program has open: a shelf of articles, what was read of them, choices. No Textual here.

Screens ask the session; it may be asked from worker threads.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING

from reader.articles.model import Article
from reader.configuration import Configuration
from reader.errors import LibraryError
from reader.library import Library, ReadingState, Version, View
from reader.ui.analyses import Analyses
from reader.ui.bookmarked import Bookmarked
from reader.ui.listing import Listing
from reader.ui.problems import Problems
from reader.ui.related import most_similar, same_story, story_of

if TYPE_CHECKING:
    from reader.comparison.model import Comparison
    from reader.gathering.second import SecondReader
    from reader.ui.judged import Judged

_STATES = 4096


class Session:
    """The open articles; with their analyses, their bookmarks, and what the library refused."""

    def __init__(
        self,
        library: Library,
        articles: Sequence[Article] = (),
        *,
        samples: bool = False,
        identities: Mapping[str, str] | None = None,
        configuration: Configuration | None = None,
    ) -> None:
        """Articles given are kept in the library; without any, the library's own are shown, else samples.

        Args:
            library: Where things are kept.
            articles: The articles to open.
            samples: Show the samples even if the library has articles.
            identities: As for ``Library.keep_all``.
            configuration: What the settings file says; None for the defaults.
        """
        self.configuration = configuration or Configuration()
        self.library = library
        self.samples = False
        self.problems = Problems()
        self.analyses = Analyses()
        self.bookmarks = Bookmarked(library, lambda: self.shelf, self.problems)
        self._making = Lock()
        self._judged: Judged | None = None
        self._second: SecondReader | None = None
        self.came_to = ""  # the article from which one goes back to a list
        self._states: OrderedDict[str, ReadingState] = OrderedDict()
        self.shelf = library
        if articles:
            self.problems.guard(lambda: library.keep_all(articles, identities))
            self._show_only(articles)
        elif samples or not self._listed():
            from reader.importing.samples import load_samples

            self._show_only(load_samples())
            self.samples = True
        self.listed = Listing(self.shelf)  # as the list shows them: filtered, in its order
        self.bookmarks.refresh()

    @property
    def judged(self) -> Judged:
        """What a person said of pairs; made once, whichever thread asks first."""
        with self._making:
            if self._judged is None:
                from reader.ui.judged import Judged

                self._judged = Judged(self.library, self.problems)
            return self._judged

    @property
    def second(self) -> SecondReader:
        """A model that may be asked about what is doubtful; made once, whichever thread asks first."""
        with self._making:
            if self._second is None:
                from reader.gathering.second import SecondReader

                self._second = SecondReader(self.library)
            return self._second

    def _listed(self) -> bool:
        """Whether the library has something to show."""
        # What the library cannot give must not keep anyone from reading.
        return self.problems.ask(lambda: self.library.catalogue.counts()[0], 0) > 0

    def _show_only(self, articles: Sequence[Article]) -> None:
        """Put articles on a shelf in memory, with what the library knows of them."""
        self.shelf = Library.in_memory(articles, clock=self.library.clock)
        for article in articles:
            if self.is_read(article):
                self.shelf.set_read(article.id, True)
            self.problems.guard(partial(self._copy_tags, article))

    def _copy_tags(self, article: Article) -> None:
        number = self.library.catalogue.number_of(article.id)
        if number and (tags := self.library.tags.of(number)):
            self.shelf.tags.set(self.shelf.catalogue.number_of(article.id), tags)

    def show_library(self) -> None:
        """From what was opened for this run only to all that the library has."""
        if self.shelf is not self.library:
            self.shelf, self.samples = self.library, False
            self.listed = Listing(self.shelf)
            self.bookmarks.refresh()

    @property
    def articles(self) -> Listing:
        """All articles of the shelf, the one opened last first."""
        return Listing(self.shelf, self.problems.ask(lambda: self.shelf.catalogue.numbers(sort="given"), ()))

    def counts(self) -> tuple[int, int]:
        """How many articles are on the shelf, and how many of them are unread."""
        return self.problems.ask(self.shelf.catalogue.counts, (0, 0))

    # --- choices ---

    def setting(self, name: str) -> str:
        """A choice of an earlier run, or nothing."""
        return self.problems.ask(lambda: self.library.settings.get(name), "")

    def set_setting(self, name: str, value: str) -> None:
        """Keep a choice for the next run."""
        self.problems.guard(lambda: self.library.settings.set(name, value))

    # --- versions ---

    def versions(self, article: Article) -> list[Version]:
        """The texts of an article, the present one first; none where neither library nor shelf has it."""
        return self.problems.ask(
            lambda: self.library.versions(article.id) or self.shelf.versions(article.id), []
        )

    # --- tags ---

    def tags_of(self, article: Article) -> list[str]:
        """The tags of an article, by name."""

        def found() -> list[str]:
            return self.shelf.tags.of(self.shelf.catalogue.number_of(article.id))

        return self.problems.ask(found, [])

    def tag(self, article: Article, tags: Sequence[str]) -> None:
        """Give an article these tags and no others."""

        def change(shelf: Library) -> None:
            if number := shelf.catalogue.number_of(article.id):
                shelf.tags.set(number, tags)

        for shelf in self._both():
            self.problems.guard(partial(change, shelf))

    # --- comparisons ---

    def told(self, comparison: Comparison) -> Comparison:
        """A comparison with what the second reader has answered, and what the person has said, in it."""
        merged: Comparison = self.problems.ask(lambda: self.second.merged(comparison), comparison)
        return self.judged.settled(merged)

    # --- reading state ---

    def _state(self, article_id: str) -> ReadingState:
        """The reading state of an article, from memory if it was asked for lately."""
        state = self._states.get(article_id)
        if state is None:
            known = self.problems.ask(lambda: self.library.state(article_id), ReadingState())
            state = self._remember(article_id, known)
        return state

    def _remember(self, article_id: str, state: ReadingState) -> ReadingState:
        self._states[article_id] = state
        self._states.move_to_end(article_id)
        while len(self._states) > _STATES:
            self._states.popitem(last=False)
        return state

    def is_read(self, article: Article) -> bool:
        """Whether the article was opened, or marked as read."""
        return self._state(article.id).read

    def set_read(self, article: Article, read: bool) -> None:
        """Mark an article as read or unread."""
        self._remember(article.id, ReadingState(read, self.place_in(article)))
        for shelf in self._both():
            self.problems.guard(partial(shelf.set_read, article.id, read))

    def mark_all_read(self, numbers: Sequence[int]) -> list[str]:
        """Mark articles of the shelf as read; the ids of those that were unread, for ``mark_unread``."""
        changed: list[str] = self.problems.ask(lambda: self.shelf.catalogue.mark_read(numbers), [])
        self._states.clear()
        if self.shelf is not self.library:
            for ident in changed:
                self.problems.guard(partial(self.library.set_read, ident, True))
        return changed

    def mark_unread(self, article_ids: Sequence[str]) -> None:
        """Undo ``mark_all_read``."""
        self._states.clear()
        for shelf in self._both():
            self.problems.guard(partial(shelf.catalogue.mark_unread, article_ids))

    def _both(self) -> list[Library]:
        """The library, and the shelf where that is another one."""
        return [self.library] if self.shelf is self.library else [self.library, self.shelf]

    def place_in(self, article: Article) -> int:
        """Where reading stopped, as an offset."""
        return self._state(article.id).place

    def set_place(self, article: Article, place: int) -> None:
        """Keep where reading stopped."""
        if place != self.place_in(article):
            self._remember(article.id, ReadingState(self.is_read(article), place))
            self.problems.guard(lambda: self.library.set_place(article.id, place))

    def remove(self, article: Article) -> None:
        """Take an article off the list and out of the library; its file stays."""
        for shelf in [self.shelf] if self.samples else self._both():
            self.problems.guard(partial(shelf.forget, article.id))

    def put_back(self, article: Article, shelf: Library | None = None) -> None:
        """Undo a removal.

        Args:
            article: What was removed.
            shelf: What was shown then, where something else is shown by now.
        """
        gone = shelf is not None and shelf is not self.shelf and shelf is not self.library
        if gone:
            return  # a sample, and the samples are no longer shown
        for shelf in [self.shelf] if self.samples else self._both():
            self.problems.guard(partial(shelf.restore, article))

    def article(self, article_id: str) -> Article | None:
        """An article by id, from the list or from what the library keeps."""
        for shelf in dict.fromkeys((self.shelf, self.library)):
            try:
                found = shelf.article(article_id)
            except LibraryError as error:
                self.problems.append(str(error))
                return None
            if found is not None:
                return found
        return None

    def at_address(self, address: str) -> Article | None:
        """The one article of the library with this address."""
        from reader.articles.addresses import canonical

        def look() -> Article | None:
            ids = self.library.catalogue.at_address(canonical(address))
            return self.library.article(ids[0]) if len(ids) == 1 else None

        return self.problems.ask(look, None)

    def next_unread(self, article: Article | None) -> Article | None:
        """This article while it is unread, else the next unread one of the list, after its end the first.

        Where the list has none, the newest unread one of the shelf.
        """

        def look() -> Article | None:
            unread = self.shelf.catalogue.numbers(View("unread"))
            waiting = set(unread)
            numbers = list(self.listed.numbers)
            here = self.shelf.catalogue.number_of(article.id) if article is not None else 0
            at = numbers.index(here) if here in numbers else 0
            found = next((n for n in (*numbers[at:], *numbers[:at], *unread) if n in waiting), 0)
            return self.shelf.article(self.shelf.catalogue.id_of(found)) if found else None

        return self.problems.ask(look, None)

    def unread_of(self, numbers: Sequence[int]) -> int:
        """How many of these articles of the shelf are unread."""
        return self.problems.ask(lambda: self.shelf.catalogue.unread_of(numbers), 0)

    # --- other reports ---

    def story_of(self, article: Article) -> list[Article]:
        """The reports of an article's story as far as it is known, in the order of the list."""
        return self.problems.ask(lambda: story_of(self.shelf, self.listed, article), [])

    def same_story(self, article: Article, cancelled: Callable[[], bool] = lambda: False) -> list[Article]:
        """The other articles that report the same event, the most similar first.

        Slow with many articles: for a worker. ``cancelled`` is asked between steps.
        """
        return self.problems.ask(lambda: same_story(self.shelf, self.analyses, article, cancelled), [])

    def most_similar(self, article: Article, cancelled: Callable[[], bool] = lambda: False) -> Article | None:
        """The other article that reports the same event, as far as can be told; None if none is alike.

        Slow with many articles: for a worker. ``cancelled`` is asked between steps.
        """
        return self.problems.ask(lambda: most_similar(self.shelf, self.analyses, article, cancelled), None)
