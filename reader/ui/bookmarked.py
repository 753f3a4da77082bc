"""The bookmarks as one run of the program shows them, by sentence and by article. No Textual here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from reader.articles.model import Article
from reader.errors import LibraryError
from reader.library import Anchor, Bookmark, BookmarkKind, Library
from reader.ui.problems import Problems

if TYPE_CHECKING:
    from reader.figures.model import Analysis


class Bookmarked:
    """All bookmarks, the newest first, and the ids of the articles that they point to."""

    def __init__(self, library: Library, shelf: Callable[[], Library], problems: Problems) -> None:
        """
        Args:
            library: Where bookmarks are kept.
            shelf: Gives what is shown now.
            problems: Takes what the library refuses.
        """
        self.all: list[Bookmark] = []
        self.articles: frozenset[str] = frozenset()
        self._shelf = shelf
        self._library = library
        self._problems = problems

    def refresh(self) -> None:
        """Read the bookmarks again: another running copy may have made some."""
        try:
            self.all = self._library.bookmarks.all()
        except LibraryError as error:
            self._problems.append(str(error))
        self.articles = frozenset(
            anchor.article_id for b in self.all for anchor in (b.left, b.right) if anchor
        )
        if self._shelf() is not self._library:
            self._problems.guard(self._copy_bookmarks)

    def _copy_bookmarks(self) -> None:
        """The shelf in memory knows the same bookmarks, so that its lists can ask for them."""
        for mark in self._shelf().bookmarks.all():
            self._shelf().bookmarks.remove(mark.id)
        for mark in self.all:
            self._shelf().bookmarks.restore(mark)

    def is_bookmarked(self, article: Article) -> bool:
        """Whether a bookmark points to the article or into it."""
        return article.id in self.articles

    def starred(self, analysis: Analysis) -> frozenset[int]:
        """Indexes of the sentences of an article that bookmarks quote."""
        return self._quoted(analysis, self.all)

    def noted(self, analysis: Analysis) -> frozenset[int]:
        """Indexes of the sentences of an article that bookmarks with a note quote."""
        return self._quoted(analysis, [b for b in self.all if b.note])

    def note_at(self, article: Article, start: int, end: int, other: Article) -> str:
        """The note of the newest bookmark of a stretch of an article, alone or in a pair with another."""
        both = {article.id, other.id}
        for bookmark in self.all:
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

    def find(self, kind: BookmarkKind, left: Anchor, right: Anchor | None = None) -> Bookmark | None:
        """The bookmark of the same places, if there is one."""
        from reader.library.bookmarks import same_places

        return next((b for b in self.all if same_places(b, kind, left, right)), None)

    def add(
        self,
        kind: BookmarkKind,
        left: Anchor,
        right: Anchor | None = None,
        note: str = "",
        articles: Sequence[Article] = (),
    ) -> Bookmark | None:
        """Make a bookmark and keep the articles it points to; None if the library refused."""
        made: Bookmark | None = self._problems.ask(
            lambda: self._library.bookmarks.add(kind, left, right, note, articles=articles), None
        )
        self.refresh()
        return made

    def remove(self, bookmark: Bookmark) -> Bookmark | None:
        """Remove a bookmark; what ``restore`` brings back, as it last was, or None."""
        removed = self._problems.ask(lambda: self._library.bookmarks.remove(bookmark.id), None)
        self.refresh()
        return removed

    def restore(self, bookmark: Bookmark) -> bool:
        """Undo a removal."""
        done = self._problems.guard(lambda: self._library.bookmarks.restore(bookmark))
        self.refresh()
        return done

    def edit_note(self, bookmark: Bookmark, note: str) -> bool:
        """Change a bookmark's note; false if the bookmark is gone or the library refused."""
        kept = self._problems.ask(lambda: self._library.bookmarks.edit_note(bookmark.id, note), False)
        self.refresh()
        return kept


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
