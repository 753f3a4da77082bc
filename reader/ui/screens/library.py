"""The list of articles."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding

from reader.articles.model import Article
from reader.library import BookmarkKind
from reader.report.layout import source_of
from reader.ui.keys import key
from reader.ui.screens.base import FilteredScreen
from reader.ui.session import article_anchor, sort_articles
from reader.ui.tables import Cell
from reader.ui.widgets.chrome import KeyBar, Prompt, StatusLine, TitleBar
from reader.ui.widgets.rows import RowList, cut


class LibraryScreen(FilteredScreen):
    """Articles with source, date, length and state; from here one reads and compares."""

    FILTER_HINT = "words in headline, source or date"
    TITLE_OF_HELP = "Library: keys"
    SORTS: ClassVar[tuple[str, ...]] = ("date", "headline", "source", "words", "unread", "given")
    BINDINGS = [
        Binding("space", "mark", "Mark", id="library.mark", tooltip="Mark the article for comparing"),
        Binding(
            "c",
            "compare",
            "Compare",
            id="library.compare",
            tooltip="Compare what is marked, or this with the most similar",
        ),
        key("S", "story", "Story", "All reports of what this article reports", id="library.story", show=True),
        Binding(
            "slash", "filter", "Filter", id="library.filter", tooltip="Show only articles with these words"
        ),
        Binding(
            "b", "bookmark", "Bookmark", id="library.bookmark", tooltip="Bookmark the article, or no longer"
        ),
        Binding(
            "B", "note", "Note", show=False, id="library.note", tooltip="Bookmark the article with a note"
        ),
        Binding(
            "s",
            "sort",
            "Sort",
            id="library.sort",
            tooltip="Sort by date, headline, source, words, unread, as given",
        ),
        Binding(
            "r", "toggle_read", "Read/unread", show=False, id="library.read", tooltip="Mark as read or unread"
        ),
        Binding(
            "d",
            "remove",
            "Remove",
            show=False,
            id="library.remove",
            tooltip="Take the article off the list; its file stays, z undoes",
        ),
        Binding("q", "back", "Quit", id="library.quit", tooltip="Quit"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Article] = []
        self.marked: list[str] = []
        self.sort_by = "date"
        self._words: dict[str, int] = {}

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        yield TitleBar(id="columns")
        yield RowList(self._draw, id="articles")
        yield Prompt(id="prompt")
        yield StatusLine(id="status")
        yield KeyBar()

    def on_mount(self) -> None:
        self.articles_list.focus()
        self.refill()

    def on_screen_resume(self) -> None:
        self.session.refresh_bookmarks()
        self.refill()
        self.check_problems()

    @on(RowList.Resized)
    def _resized(self) -> None:
        self._show_title()

    @property
    def articles_list(self) -> RowList:
        """The list widget."""
        return self.query_one("#articles", RowList)

    @property
    def current(self) -> Article | None:
        """The article at the cursor."""
        return self.rows[self.articles_list.cursor] if self.rows else None

    # --- content ---

    def refill(self, keep: str | None = None) -> None:
        """Apply filter and order; the cursor stays on its article."""
        current = self.current
        keep = keep or (current.id if current else None)
        words = self.filter.casefold().split()
        rows = [
            a
            for a in self.session.articles
            if all(w in f"{a.headline} {source_of(a)} {a.date} {a.byline}".casefold() for w in words)
        ]
        self.rows = self.session.listed = sort_articles(rows, self.sort_by, self.session)
        cursor = next((k for k, a in enumerate(self.rows) if a.id == keep), 0)
        if self.filter:
            empty = f"No article has “{self.filter}”.\nEscape shows all again."
        else:
            empty = (
                "No articles.\nOpen some with: storydiff PATH...    z brings back what was removed, q quits."
            )
        self.articles_list.show(len(self.rows), cursor, empty)
        self._show_title()

    def _show_title(self) -> None:
        session = self.session
        unread = sum(not session.is_read(a) for a in session.articles)
        name = "storydiff: sample stories" if session.samples else "storydiff: library"
        self.query_one("#title", TitleBar).show(
            name, f"{len(session.articles)} articles, {unread} unread, by {self.sort_by}"
        )
        width = self.articles_list.room or self.size.width
        source, date, words = self._columns(width)
        cells = cut("    Headline", width - source - date - words)
        self.query_one("#columns", TitleBar).show(
            cells + cut(" Source", source) + cut(" Date", date) + ("Words".rjust(words - 1) if words else "")
        )

    @staticmethod
    def _columns(width: int) -> tuple[int, int, int]:
        """Cells for source, date and words; what does not fit is left out, the headline last."""
        source = 27 if width >= 110 else 20 if width >= 90 else 16 if width >= 64 else 0
        return source, 11 if width >= 50 else 0, 7 if width >= 76 else 0

    def _draw(self, index: int, width: int) -> list[list[Cell]]:
        article = self.rows[index]
        read = self.session.is_read(article)
        mark = str((self.marked.index(article.id) + 1) % 10) if article.id in self.marked else " "
        star = "★" if self.session.is_bookmarked(article) else " "
        source, date, words = self._columns(width)
        if article.id not in self._words:
            self._words[article.id] = article.words
        headline = cut(article.headline or "(no headline)", width - 4 - source - date - words)
        return [
            [
                (mark, "accent"),
                ("●" if not read else " ", "link"),
                (star + " ", "accent"),
                (headline, "" if read else "bold"),
                (cut(" " + source_of(article), source), "dim"),
                (cut(" " + (article.date or "—"), date), "dim"),
                (f"{self._words[article.id]:,}".rjust(words - 1) + " " if words else "", "dim"),
            ]
        ]

    @on(RowList.Moved)
    def _moved(self, event: RowList.Moved) -> None:
        self._show_position()

    def _show_position(self) -> None:
        position = f"{self.articles_list.cursor + 1}/{len(self.rows)}" if self.rows else "0/0"
        parts = []
        if self.filter:
            parts.append(f"filter “{self.filter}”")
        if self.marked:
            count = len(self.marked)
            parts.append(
                "one marked: mark another, or c compares it with the row at the cursor"
                if count == 1
                else "two marked: c compares them"
                if count == 2
                else f"{count} marked: c opens them as one story"
            )
        article = self.current
        if not parts and article:
            parts.append(article.headline)
        self.status.show("; ".join(parts), position)

    # --- actions ---

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        from reader.ui.screens.reading import ReadingScreen

        self.app.push_screen(ReadingScreen(self.rows[event.index]))

    def action_mark(self) -> None:
        """Mark or unmark the article."""
        article = self.current
        if article is None:
            return
        if article.id in self.marked:
            self.marked.remove(article.id)
        else:
            self.marked.append(article.id)
        self.articles_list.redraw()
        self.articles_list.action_move(1)
        self._show_position()

    def action_compare(self) -> None:
        """Compare the two marked, one marked with the current, or the current with the most similar."""
        current = self.current
        marked = [a for a in (self.session.article(i) for i in self.marked) if a]
        if len(marked) > 2:
            self.open_story(marked)
        elif len(marked) == 2:
            self.open_comparison(*marked)
        elif current is None:
            self.tell("There is nothing to compare")
        elif len(marked) == 1 and marked[0].id != current.id:
            self.open_comparison(marked[0], current)
        else:
            self.compare_with_similar(current)

    def action_story(self) -> None:
        """The story of all that report the same as this one."""
        if self.current is None:
            self.tell("There is no article")
        else:
            self.find_story(self.current)

    def focus_content(self) -> None:
        self.articles_list.focus()

    def action_close(self) -> None:
        """Escape: the filter, then the marks; it never quits."""
        if self.filter:
            self.use_filter("")
        elif self.marked:
            self.marked = []
            self.articles_list.redraw()
            self._show_position()
        else:
            self.tell("q quits")

    def action_back(self) -> None:
        self.app.exit()

    def action_sort(self) -> None:
        """Go on to the next order."""
        self.sort_by = self.SORTS[(self.SORTS.index(self.sort_by) + 1) % len(self.SORTS)]
        self.refill()
        self.tell(f"Sorted {'as given' if self.sort_by == 'given' else 'by ' + self.sort_by}")

    def action_bookmark(self) -> None:
        """Bookmark the article, or take its bookmark away."""
        if self.current is not None:
            self._bookmark(self.current, None)

    def action_note(self) -> None:
        """Bookmark with a note, or change the note."""
        article = self.current
        if article is not None:
            known = self.session.find_bookmark(BookmarkKind.ARTICLE, article_anchor(article))
            hint, note = "a note; Enter keeps it", known.note if known else ""
            self.ask("note", hint, note, done=lambda text: self._bookmark(article, text))

    def _bookmark(self, article: Article, note: str | None) -> None:
        anchor = article_anchor(article)
        self.apply_bookmark(BookmarkKind.ARTICLE, anchor, None, note, [article], "article")
        self.articles_list.redraw()

    def action_toggle_read(self) -> None:
        """Mark the article as read or unread."""
        article = self.current
        if article is not None:
            self.session.set_read(article, not self.session.is_read(article))
            self.articles_list.redraw()
            self._show_title()
            self.check_problems()

    def action_remove(self) -> None:
        """Take the article off the list."""
        article = self.current
        if article is None:
            return
        index = next(k for k, a in enumerate(self.session.articles) if a.id == article.id)
        cursor = self.articles_list.cursor
        self.session.remove(article)
        self.storydiff.undo.append(("Article restored", lambda: self._put_back(article, index)))
        self.marked = [i for i in self.marked if i != article.id]
        self.refill()
        self.articles_list.move_to(cursor)
        self.tell("Taken off the list (its file stays); z brings it back")

    def _put_back(self, article: Article, index: int) -> None:
        self.session.put_back(article, index)
        self.refill(article.id)

    def after_undo(self) -> None:
        self.refill()
