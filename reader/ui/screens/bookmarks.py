"""The bookmarks: list, filter, open, edit, remove."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from reader.articles.model import Article
from reader.library import Anchor, Bookmark, BookmarkKind
from reader.report.layout import cut
from reader.ui import keymap
from reader.ui.places import Comparing, Reading
from reader.ui.screens.base import FilteredScreen
from reader.ui.tables import Cell
from reader.ui.widgets.chrome import KeyBar, Prompt, StatusLine, TitleBar
from reader.ui.widgets.rows import RowList

_SIGN = {
    BookmarkKind.ARTICLE: "article",
    BookmarkKind.SENTENCE: "sentence",
    BookmarkKind.SENTENCES: "pair",
    BookmarkKind.FIGURES: "figures",
}


class BookmarksScreen(FilteredScreen):
    """Every bookmark, newest first; Enter opens it at its exact place."""

    FILTER_HINT = "words in quotation, note, headline or source"
    TITLE_OF_HELP = "Bookmarks: keys"
    MANUAL = "reading"
    SIGNS_OF = "bookmarks"
    BINDINGS = keymap.BOOKMARKS

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Bookmark] = []

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        yield RowList(self._draw, item_height=2, id="bookmarks")
        yield Prompt(id="prompt")
        yield StatusLine(id="status")
        yield KeyBar()

    def on_mount(self) -> None:
        self.bookmark_list.focus()

    def on_screen_resume(self) -> None:
        self.session.bookmarks.refresh()
        self.refill()
        self.check_problems()

    @property
    def bookmark_list(self) -> RowList:
        """The rows."""
        return self.query_one("#bookmarks", RowList)

    @property
    def current(self) -> Bookmark | None:
        """The bookmark at the cursor."""
        return self.rows[self.bookmark_list.cursor] if self.rows else None

    def refill(self) -> None:
        """Apply the filter; the cursor stays on its bookmark, or at its row."""
        current, cursor = self.current, self.bookmark_list.cursor
        words = self.filter.casefold().split()
        self.rows = [b for b in self.session.bookmarks.all if all(w in _searched(b) for w in words)]
        at = next((k for k, b in enumerate(self.rows) if current and b.id == current.id), cursor)
        if self.filter:
            empty = f"No bookmark has “{self.filter}”.\nEscape shows all again."
        else:
            empty = "No bookmarks yet.\nb makes one, in the library, reading or comparing.\nq goes back."
        self.bookmark_list.show(len(self.rows), at, empty)
        self.query_one("#title", TitleBar).show(
            "storydiff: bookmarks", f"{len(self.session.bookmarks.all)} in all"
        )
        self._show_position()

    def _draw(self, index: int, width: int) -> list[list[Cell]]:
        bookmark = self.rows[index]
        kind, day = _SIGN[bookmark.kind], bookmark.created[:10]
        head = 22
        quotes = [a.quote or a.headline for a in (bookmark.left, bookmark.right) if a]
        sources = " | ".join(a.source or a.headline for a in (bookmark.left, bookmark.right) if a)
        if bookmark.kind is BookmarkKind.FIGURES:
            quotes = [f"{a.quote} ({a.source or a.headline})" for a in (bookmark.left, bookmark.right) if a]
        first = quotes[0]
        second = bookmark.note or (quotes[1] if len(quotes) > 1 else sources)
        return [
            [
                (cut(f" {kind}", 10), "accent"),
                (cut(day, head - 10), "dim"),
                (cut(first, width - head - 1), "bold"),
            ],
            [(" " * head, ""), (cut(("✎ " if bookmark.note else "") + second, width - head - 1), "dim")],
        ]

    @on(RowList.Moved)
    def _moved(self, event: RowList.Moved) -> None:
        self._show_position()

    def _show_position(self) -> None:
        bookmark = self.current
        said = " | ".join(a.headline for a in (bookmark.left, bookmark.right) if a) if bookmark else ""
        if self.filter:
            said = f"filter “{self.filter}”; {said}"
        self.status.show(said, f"{self.bookmark_list.cursor + 1 if self.rows else 0}/{len(self.rows)}")

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        bookmark = self.rows[event.index]
        left, right = self._article(bookmark.left), self._article(bookmark.right)
        if left is None or (bookmark.right is not None and right is None):
            self.tell("The article of this bookmark is no longer there", warning=True)
        elif right is not None and bookmark.right is not None:
            places = (bookmark.left.start, bookmark.right.start)
            figures = bookmark.kind is BookmarkKind.FIGURES
            self.storydiff.go(Comparing(left, right, places, figures))
        elif bookmark.kind is BookmarkKind.ARTICLE:
            self.storydiff.go(Reading(left))
        else:
            self.storydiff.go(Reading(left, bookmark.left.start, 1))

    def _article(self, place: Anchor | None) -> Article | None:
        return self.session.article(place.article_id) if place else None

    def action_remove(self) -> None:
        """Remove the bookmark at the cursor."""
        bookmark = self.current
        removed = self.session.bookmarks.remove(bookmark) if bookmark is not None else None
        if removed is not None:
            self.storydiff.undo.append(("Bookmark restored", lambda: self.session.bookmarks.restore(removed)))
            self.refill()
            self.tell("Bookmark removed; z brings it back")
        self.check_problems()

    def after_undo(self) -> None:
        self.refill()

    def action_note(self) -> None:
        """Edit the note of the bookmark at the cursor."""
        bookmark = self.current
        if bookmark is not None:
            hint = "a note; Enter keeps it"
            self.ask("note", hint, bookmark.note, done=lambda text: self._keep_note(bookmark, text))

    def _keep_note(self, bookmark: Bookmark, note: str) -> None:
        kept = self.session.bookmarks.edit_note(bookmark, note)
        self.refill()
        self.tell("Note kept" if kept else "That bookmark was removed meanwhile; the note is not kept")

    def focus_content(self) -> None:
        self.bookmark_list.focus()

    def action_close(self) -> None:
        """Escape: the filter."""
        if self.filter:
            self.use_filter("")
        else:
            super().action_close()


def _searched(bookmark: Bookmark) -> str:
    parts = [bookmark.note, _SIGN[bookmark.kind]]
    for place in (bookmark.left, bookmark.right):
        if place is not None:
            parts += [place.quote, place.headline, place.source]
    return " ".join(parts).casefold()
