"""What one run of the program has open: articles, their analyses and comparisons. No Textual here.

Screens ask the session; it may be asked from worker threads.
"""

from __future__ import annotations

import gc
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from threading import Lock, RLock
from typing import TYPE_CHECKING

from reader.articles.model import Article
from reader.errors import LibraryError
from reader.figures.model import Analysis
from reader.library import Anchor, Bookmark, BookmarkKind, Library, ReadingState
from reader.ui.listing import Listing

if TYPE_CHECKING:
    from reader.comparison.model import Comparison

_ANALYSES = 64
_STATES = 4096
MOST_REPORTS = 12
"""Reports of one story that are set beside each other: every two are compared."""
_PARTNERS = 8
"""Articles looked at for the most similar one."""
_LONG = 300  # sentences of both articles
_STORY = 11
"""Articles looked at for a story."""
_SAME_EVENT = 0.2
"""The least similarity of two reports of one event: of thirty labelled pairs the lowest has 0.32, of 600
pairs of other events the highest 0.23 and the next 0.15."""
_COMPARISONS = 80  # a story of twelve reports has 66


class Session:
    """The open articles and everything known of them."""

    def __init__(
        self,
        library: Library,
        articles: Sequence[Article] = (),
        *,
        samples: bool = False,
        identities: Mapping[str, str] | None = None,
    ) -> None:
        """Articles given are kept in the library; without any, the library's own are shown, else samples.

        Args:
            library: Where things are kept.
            articles: The articles to open.
            samples: Show the samples even if the library has articles.
            identities: As for ``Library.keep_all``.
        """
        self.library = library
        self.samples = False
        self.problems: list[str] = []
        self._lock = RLock()
        self._analyses: OrderedDict[str, Analysis] = OrderedDict()
        self._comparisons: OrderedDict[tuple[str, str], Comparison] = OrderedDict()
        self._making: dict[frozenset[str], Lock] = {}
        self._states: OrderedDict[str, ReadingState] = OrderedDict()
        self.bookmarks: list[Bookmark] = []
        self.bookmarked: frozenset[str] = frozenset()
        self.shelf = library
        if articles:
            self._guard(lambda: library.keep_all(articles, identities))
            self._show_only(articles)
        elif samples or not self._listed():
            from reader.importing.samples import load_samples

            self._show_only(load_samples())
            self.samples = True
        self.listed = Listing(self.shelf)  # as the list shows them: filtered, in its order
        self.refresh_bookmarks()

    def _listed(self) -> bool:
        """Whether the library has something to show."""
        found: list[int] = []
        # What the library cannot give must not keep anyone from reading.
        self._guard(lambda: found.append(self.library.catalogue.counts()[0]))
        return bool(found and found[0])

    def _show_only(self, articles: Sequence[Article]) -> None:
        """Put articles on a shelf in memory, with what the library knows of them."""
        self.shelf = Library.in_memory(articles, clock=self.library.clock)
        for article in articles:
            if self.is_read(article):
                self.shelf.set_read(article.id, True)

    def show_library(self) -> None:
        """From what was opened for this run only to all that the library has."""
        if self.shelf is not self.library:
            self.shelf, self.samples = self.library, False
            self.listed = Listing(self.shelf)
            self.refresh_bookmarks()

    @property
    def articles(self) -> Listing:
        """All articles of the shelf, the one opened last first."""
        found = [Listing(self.shelf)]
        self._guard(lambda: found.append(Listing(self.shelf, self.shelf.catalogue.numbers(sort="given"))))
        return found[-1]

    def counts(self) -> tuple[int, int]:
        """How many articles are on the shelf, and how many of them are unread."""
        found = [(0, 0)]
        self._guard(lambda: found.append(self.shelf.catalogue.counts()))
        return found[-1]

    def _guard(self, action: Callable[[], object]) -> bool:
        """Do something to the library; a failure becomes a sentence in ``problems``."""
        try:
            action()
        except LibraryError as error:
            self.problems.append(str(error))
            return False
        return True

    # --- choices ---

    def setting(self, name: str) -> str:
        """A choice of an earlier run, or nothing."""
        found: list[str] = []
        self._guard(lambda: found.append(self.library.settings.get(name)))
        return found[0] if found else ""

    def set_setting(self, name: str, value: str) -> None:
        """Keep a choice for the next run."""
        self._guard(lambda: self.library.settings.set(name, value))

    # --- reading state ---

    def _state(self, article_id: str) -> ReadingState:
        """The reading state of an article, from memory if it was asked for lately."""
        state = self._states.get(article_id)
        if state is None:
            found = [ReadingState()]
            self._guard(lambda: found.append(self.library.state(article_id)))
            state = self._remember(article_id, found[-1])
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
            self._guard(partial(shelf.set_read, article.id, read))

    def mark_all_read(self, numbers: Sequence[int]) -> list[str]:
        """Mark articles of the shelf as read; the ids of those that were unread, for ``mark_unread``."""
        changed: list[str] = []
        self._guard(lambda: changed.extend(self.shelf.catalogue.mark_read(numbers)))
        self._states.clear()
        if self.shelf is not self.library:
            for ident in changed:
                self._guard(partial(self.library.set_read, ident, True))
        return changed

    def mark_unread(self, article_ids: Sequence[str]) -> None:
        """Undo ``mark_all_read``."""
        self._states.clear()
        for shelf in self._both():
            self._guard(partial(shelf.catalogue.mark_unread, article_ids))

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
            self._guard(lambda: self.library.set_place(article.id, place))

    def remove(self, article: Article) -> None:
        """Take an article off the list and out of the library; its file stays."""
        for shelf in [self.shelf] if self.samples else self._both():
            self._guard(partial(shelf.forget, article.id))

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
            self._guard(partial(shelf.restore, article))

    # --- bookmarks ---

    def refresh_bookmarks(self) -> None:
        """Read the bookmarks again: another running copy may have made some."""
        try:
            self.bookmarks = self.library.bookmarks.all()
        except LibraryError as error:
            self.problems.append(str(error))
        self.bookmarked = frozenset(
            anchor.article_id for b in self.bookmarks for anchor in (b.left, b.right) if anchor
        )
        if self.shelf is not self.library:
            self._guard(self._copy_bookmarks)

    def _copy_bookmarks(self) -> None:
        """The shelf in memory knows the same bookmarks, so that its lists can ask for them."""
        for mark in self.shelf.bookmarks.all():
            self.shelf.bookmarks.remove(mark.id)
        for mark in self.bookmarks:
            self.shelf.bookmarks.restore(mark)

    def is_bookmarked(self, article: Article) -> bool:
        """Whether a bookmark points to the article or into it."""
        return article.id in self.bookmarked

    def starred(self, analysis: Analysis) -> frozenset[int]:
        """Indexes of the sentences of an article that bookmarks quote."""
        return self._quoted(analysis, self.bookmarks)

    def noted(self, analysis: Analysis) -> frozenset[int]:
        """Indexes of the sentences of an article that bookmarks with a note quote."""
        return self._quoted(analysis, [b for b in self.bookmarks if b.note])

    def note_at(self, article: Article, start: int, end: int, other: Article) -> str:
        """The note of the newest bookmark of a stretch of an article, alone or in a pair with another."""
        both = {article.id, other.id}
        for bookmark in self.bookmarks:
            of_these = {place.article_id for place in (bookmark.left, bookmark.right) if place} <= both
            if (
                bookmark.note
                and of_these
                and any(a < end and b > start for a, b in _spans(bookmark, article))
            ):
                return bookmark.note
        return ""

    def _quoted(self, analysis: Analysis, bookmarks: Iterable[Bookmark]) -> frozenset[int]:
        spans = [span for bookmark in bookmarks for span in _spans(bookmark, analysis.article)]
        if not spans:
            return frozenset()
        return frozenset(
            index
            for index, s in enumerate(analysis.sentences)
            if any(a < s.end and b > s.start for a, b in spans)
        )

    def find_bookmark(self, kind: BookmarkKind, left: Anchor, right: Anchor | None = None) -> Bookmark | None:
        """The bookmark of the same places, if there is one."""
        from reader.library.bookmarks import same_places

        return next((b for b in self.bookmarks if same_places(b, kind, left, right)), None)

    def add_bookmark(
        self,
        kind: BookmarkKind,
        left: Anchor,
        right: Anchor | None = None,
        note: str = "",
        articles: Sequence[Article] = (),
    ) -> Bookmark | None:
        """Make a bookmark and keep the articles it points to; None if the library refused."""
        made: list[Bookmark] = []
        self._guard(
            lambda: made.append(self.library.bookmarks.add(kind, left, right, note, articles=articles))
        )
        self.refresh_bookmarks()
        return made[0] if made else None

    def remove_bookmark(self, bookmark: Bookmark) -> Bookmark | None:
        """Remove a bookmark; what ``restore_bookmark`` brings back, as it last was, or None."""
        removed: list[Bookmark | None] = []
        self._guard(lambda: removed.append(self.library.bookmarks.remove(bookmark.id)))
        self.refresh_bookmarks()
        return removed[0] if removed else None

    def restore_bookmark(self, bookmark: Bookmark) -> bool:
        """Undo a removal."""
        done = self._guard(lambda: self.library.bookmarks.restore(bookmark))
        self.refresh_bookmarks()
        return done

    def edit_note(self, bookmark: Bookmark, note: str) -> bool:
        """Change a bookmark's note; false if the bookmark is gone or the library refused."""
        kept: list[bool] = []
        self._guard(lambda: kept.append(self.library.bookmarks.edit_note(bookmark.id, note)))
        self.refresh_bookmarks()
        return bool(kept and kept[0])

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

        found: list[Article | None] = []

        def look() -> None:
            ids = self.library.catalogue.at_address(canonical(address))
            found.append(self.library.article(ids[0]) if len(ids) == 1 else None)

        self._guard(look)
        return found[0] if found else None

    # --- analysis ---

    def analysis(self, article: Article) -> Analysis:
        """Sentences and figures of an article; kept for the next time."""
        with self._lock:
            found = self._analyses.get(article.id)
            if found is not None:
                self._analyses.move_to_end(article.id)
                return found
        from reader.figures.analysis import analyse

        made = analyse(article)
        with self._lock:
            self._analyses[article.id] = made
            while len(self._analyses) > _ANALYSES:
                self._analyses.popitem(last=False)
        return made

    def known_comparison(self, left: Article, right: Article) -> Comparison | None:
        """A comparison that was made before, either way round."""
        with self._lock:
            for way in ((left.id, right.id), (right.id, left.id)):
                if way in self._comparisons:
                    self._comparisons.move_to_end(way)
            known = self._comparisons.get((left.id, right.id))
            other_way = self._comparisons.get((right.id, left.id))
        if known is not None or other_way is None:
            return known
        from reader.comparison.compare import mirrored

        return mirrored(other_way)

    def comparison(self, left: Article, right: Article) -> Comparison:
        """The comparison of two articles; kept for the next time. Who asks while it is being made waits."""
        from reader.comparison.compare import compare, compare_versions, versions

        with self._lock:
            making = self._making.setdefault(frozenset((left.id, right.id)), Lock())
        with making:
            known = self.known_comparison(left, right)
            if known is not None:
                return known
            how = compare_versions if versions(left, right) else compare
            made = how(self.analysis(left), self.analysis(right))
        with self._lock:
            self._making.pop(frozenset((left.id, right.id)), None)
            self._comparisons[left.id, right.id] = made
            while len(self._comparisons) > _COMPARISONS:
                self._comparisons.popitem(last=False)
        if len(made.left.sentences) + len(made.right.sentences) > _LONG:
            # A collection that goes through all of a long comparison would hold a key up for 80 ms.
            gc.unfreeze()
            gc.collect()
            gc.freeze()
        return made

    def most_similar(self, article: Article, cancelled: Callable[[], bool] = lambda: False) -> Article | None:
        """The other article that reports the same event, as far as can be told; None if none is alike.

        Slow with many articles: for a worker. ``cancelled`` is asked between steps.
        """
        found = self._alike(article, cancelled)
        return found[0][1] if found else None

    def story_of(self, article: Article) -> list[Article]:
        """The reports of an article's story as far as it is known, in the order of the list."""
        found: list[Article] = []

        def look() -> None:
            story = self.shelf.stories.story_of(article.id)
            if story is not None:
                found.extend(self.shelf.stories.articles(story, MOST_REPORTS))

        self._guard(look)
        places = [self.listed.index_of(other.id) for other in found]
        order = sorted(range(len(found)), key=lambda k: places[k] if places[k] >= 0 else len(self.listed) + k)
        return [found[k] for k in order]

    def same_story(self, article: Article, cancelled: Callable[[], bool] = lambda: False) -> list[Article]:
        """The article and the others that report the same event, the most similar first.

        Slow with many articles: for a worker. ``cancelled`` is asked between steps.
        """
        found = self._alike(article, cancelled, most=_STORY)
        return [article, *(other for alike, other in found if alike >= _SAME_EVENT)]

    def _alike(
        self, article: Article, cancelled: Callable[[], bool], most: int = _PARTNERS
    ) -> list[tuple[float, Article]]:
        """The likeliest partners with their similarity, best first; none when cancelled."""
        from reader.comparison.compare import similarity

        shelf = self.shelf.second()  # a connection of its own: this is to hold up no key
        found = []
        try:
            shelf.stories.find(lambda _done, _total: not cancelled())
            for number in shelf.stories.partners(article, most):
                other = shelf.article(shelf.catalogue.id_of(number))
                if cancelled():
                    return []
                if other is not None:
                    found.append((similarity(self.analysis(article), self.analysis(other)), other))
        except LibraryError as error:
            self.problems.append(str(error))
            return []
        finally:
            shelf.close()
        # Of equals the likelier candidate stays first.
        return sorted(found, key=lambda pair: -pair[0])

    def take_problems(self) -> list[str]:
        """What went wrong since the last call, each once."""
        problems, self.problems = list(dict.fromkeys(self.problems)), []
        return problems


def _spans(bookmark: Bookmark, article: Article) -> list[tuple[int, int]]:
    """The stretches of an article that a bookmark quotes."""
    return [
        (place.start, place.end)
        for place in (bookmark.left, bookmark.right)
        if place and place.article_id == article.id and bookmark.kind is not BookmarkKind.ARTICLE
    ]


def anchor(analysis: Analysis, start: int, end: int) -> Anchor:
    """An anchor at a span of an article, quoting it."""
    article = analysis.article
    quote = " ".join(article.text[start:end].split())
    return Anchor(article.id, start, end, quote, article.headline, article.source)


def article_anchor(article: Article) -> Anchor:
    """An anchor at an article as a whole."""
    return Anchor(article.id, 0, 0, "", article.headline, article.source)
