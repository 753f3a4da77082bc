"""The views of the library: which list is shown, what is in it, and what stands above and below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal

from reader.articles.model import Article
from reader.errors import LibraryError
from reader.library import Card, View
from reader.library.query import parse_query
from reader.ui import articlelist, places, styles
from reader.ui.foreseen import Foreseen
from reader.ui.listing import Listing
from reader.ui.screens.base import FilteredScreen
from reader.ui.screens.gathering import Gathering
from reader.ui.storylist import StoryList
from reader.ui.tables import Cell
from reader.ui.widgets.chrome import KeyBar, Prompt, StatusLine, Tabs, TitleBar
from reader.ui.widgets.rows import RowList

if TYPE_CHECKING:
    from reader.ui.widgets.preview import Preview

VIEWS = ("All", "Stories", "Unread", "Today", "Bookmarked", "Differing", "Followed", "Changed")
WIDE = 160
"""Columns from which on an article is shown beside the list."""
_STORY_VIEWS = ("Stories", "Differing", "Followed")


class ViewsScreen(Gathering, FilteredScreen):
    """A list of articles or of stories, in one of several views, narrowed by a filter."""

    DEFAULT_CSS = styles.VIEWS
    FILTER_HINT = "words in headline, source or date"

    def __init__(self) -> None:
        super().__init__()
        self.marked: list[str] = []
        self.marked_stories: list[int] = []
        self.sort_by = "date"
        self.shown = "All"
        self.feed: tuple[int, str] | None = None
        self.searches: dict[str, str] = {}
        self.stories = StoryList()
        self._rows = Listing(None)
        self._new_filter = False
        self._any_hidden = False
        self._previews = False
        self._preview_asked = False
        self.preview: Preview | None = None
        self.foreseen = Foreseen(self, lambda: self.session.analyses)

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        yield Tabs(VIEWS, id="tabs")
        yield TitleBar(id="columns")
        with Horizontal(id="beside"):
            yield RowList(self._draw, id="articles")
        yield Prompt(id="prompt")
        yield StatusLine(id="status")
        yield KeyBar()

    def on_mount(self) -> None:
        self.articles_list.focus()

    def on_screen_resume(self) -> None:
        self.session.listed = self._rows
        self.session.bookmarks.refresh()
        self.refill(self.session.came_to or None)
        self.session.came_to = ""
        self.check_problems()

    @on(RowList.Resized)
    def _resized(self) -> None:
        self._show_title()

    # --- the article beside the list ---

    def on_resize(self, event: events.Resize) -> None:
        """A wide window shows the beginning of the article at the cursor; no other pays for it."""
        wide = event.size.width >= WIDE
        if wide != self._previews:
            self._previews = wide
            if wide and self.preview is None:
                from reader.ui.widgets.preview import Preview

                self.preview = Preview(self.session.configuration.get("measure"), id="preview")
                self.query_one("#beside").mount(self.preview)
            if self.preview is not None:
                self.preview.display = wide
        self.call_after_refresh(self._show_preview)

    def _show_preview(self) -> None:
        self._preview_asked = False
        if self.preview is not None and self._previews and self.is_current:
            self.preview.show(self._at_cursor())

    def on_preview_opened(self) -> None:
        """A click on it: read on there."""
        article = self._at_cursor()
        if article is not None:
            self.storydiff.go(places.Reading(article))

    def _at_cursor(self) -> Article | None:
        """The article at the cursor; of a story the newest report."""
        if not self.tells_stories:
            return self.current
        story = self.current_story
        found = self.session.shelf.stories.articles(story, 1) if story else []
        return found[0] if found else None

    @property
    def articles_list(self) -> RowList:
        """The list widget."""
        return self.query_one("#articles", RowList)

    @property
    def rows(self) -> Listing:
        """The articles in the list."""
        return self._rows

    @property
    def tells_stories(self) -> bool:
        """Whether the list shows stories."""
        return self.shown in _STORY_VIEWS

    @property
    def current(self) -> Article | None:
        """The article at the cursor."""
        if self.tells_stories or not len(self.rows):
            return None
        return self.rows.article(min(self.articles_list.cursor, len(self.rows) - 1))

    @property
    def at_hand(self) -> Article | None:
        return self.current

    @property
    def names(self) -> tuple[str, ...]:
        """The views there are: that of what is hidden only where something is, or it is shown."""
        hidden = ("Hidden",) if self._any_hidden or self.shown == "Hidden" else ()
        return (*VIEWS, *hidden, *self.searches)

    @property
    def current_story(self) -> int:
        """The story at the cursor, 0 if there is none."""
        numbers = self.stories.numbers
        return numbers[self.articles_list.cursor] if self.tells_stories and numbers else 0

    # --- content ---

    def refill(self, keep: str | None = None) -> None:
        """Apply view, filter and order; the cursor stays on its article or story."""
        try:
            self._refill(keep)
        except LibraryError as error:
            self.session.problems.append(str(error))
            self.check_problems()

    def _refill(self, keep: str | None) -> None:
        cursor = 0
        if self.tells_stories:
            story = self.current_story
            differing, followed = self.shown == "Differing", self.shown == "Followed"
            self.stories.show(self.session.shelf, self.filter, differing=differing, followed=followed)
            count = len(self.stories.numbers)
            cursor = self.stories.numbers.index(story) if story in self.stories.numbers else 0
        else:
            number = self._number_at_cursor()
            catalogue = self.session.shelf.catalogue
            numbers = catalogue.numbers(self._view(), self.filter, self.sort_by)
            self._rows = Listing(self.session.shelf, numbers)
            if self.is_current:
                self.session.listed = self._rows
            number = catalogue.number_of(keep) if keep else number
            count = len(numbers)
            # Where the article has left the view, the cursor stays in its place.
            found = self.rows.numbers
            here = self.articles_list.cursor if number and not self._new_filter else 0
            cursor = found.index(number) if number in found else here
        self._new_filter = False
        self.articles_list.show(count, cursor, self._empty())
        self._show_title()

    def use_filter(self, words: str) -> None:
        """Show only what has these words, from the top unless the article at the cursor has them."""
        self._new_filter = words != self.filter
        super().use_filter(words)

    def _number_at_cursor(self) -> int:
        place = self.articles_list.cursor
        return self.rows.numbers[place] if self.articles_list.count and 0 <= place < len(self.rows) else 0

    def _view(self) -> View:
        if self.feed is not None:
            return View("feed", self.feed[0])
        today = self.session.library.clock().astimezone().date()
        if self.shown in self.searches:
            return View("search", query=parse_query(self.searches[self.shown], today=today))
        return View(self.shown.lower(), today=str(today))

    def _empty(self) -> str:
        if self.filter:
            return f"Nothing here has “{self.filter}”.\nEscape shows all again."
        if self.feed is not None:
            return "This feed has given no article yet.\nR fetches what is new, Escape shows all articles."
        return articlelist.EMPTY.get(self.shown, "Nothing is found.\nTab goes on to other views.")

    def _show_title(self) -> None:
        session = self.session
        listed, unread = session.counts()
        if not self.tells_stories and (self.shown != "All" or self.feed is not None or self.filter):
            listed, unread = len(self.rows), session.unread_of(self.rows.numbers)
        name = "storydiff: sample stories" if session.samples else "storydiff: library"
        if self.feed is not None:
            name = f"storydiff: {self.feed[1]}"
        said = f"{listed:,} article{'s' * (listed != 1)}, {unread:,} unread"
        said += "" if self.tells_stories else f", by {self.sort_by}"
        self.query_one("#title", TitleBar).show(name, said)
        self.searches = dict(self._saved())
        self._any_hidden = session.problems.ask(session.shelf.hiding.count, 0) > 0
        names = self.names
        shown_names = [name if len(name) <= 16 else f"{name[:15]}…" for name in names]
        self.query_one(Tabs).show(names.index(self.shown) if self.shown in names else 0, shown_names)
        width = self.articles_list.room or self.size.width
        heads = self.stories.heads(width) if self.tells_stories else articlelist.heads(width)
        self.query_one("#columns", TitleBar).show(heads)

    def _saved(self) -> list[tuple[str, str]]:
        try:
            return self.session.library.catalogue.searches()
        except LibraryError:
            return []

    def _draw(self, index: int, width: int) -> list[list[Cell]]:
        if self.tells_stories:
            return self.stories.draw(index, width, self.marked_stories)
        return [articlelist.row(self._card(index), width, self.marked, self.session.configuration.day)]

    def _card(self, index: int) -> Card | None:
        """What a row of the list of articles shows."""
        return self.rows.card(index) if 0 <= index < len(self.rows) else None

    def redraw(self) -> None:
        """Something that rows show has changed."""
        self.rows.forget_cards()
        self.stories.forget_cards()
        self.articles_list.redraw()
        self._show_title()

    def came_in(self) -> None:
        """Articles, stories or figures have come in."""
        self.refill()

    def after_undo(self) -> None:
        self.refill()

    def focus_content(self) -> None:
        self.articles_list.focus()

    # --- the row below ---

    @on(RowList.Moved)
    def _moved(self, event: RowList.Moved) -> None:
        self.show_position()
        if self._previews and not self._preview_asked:
            # Of several moves that come at once only the last is shown.
            self._preview_asked = True
            self.call_after_refresh(self._show_preview)

    def show_position(self) -> None:
        """Say what is marked or at the cursor, and where that is."""
        count = self.articles_list.count
        position = f"{self.articles_list.cursor + 1:,}/{count:,}" if count else "0/0"
        parts = []
        if self.filter:
            parts.append(f"filter “{self.filter}”")
        if self.tells_stories and self.marked_stories:
            parts.append(f"{len(self.marked_stories)} stories marked: J makes one of them")
        elif not self.tells_stories and self.marked:
            self.foreseen.expect(lambda: self.to_compare(self.marked, self.current))
            count = len(self.marked)
            parts.append(
                "one marked: mark another, or c compares it with the row at the cursor"
                if count == 1
                else "two marked: c compares them"
                if count == 2
                else f"{count} marked: c opens them as one story"
            )
        if not parts:
            parts.append(self._about_cursor())
        self.status.show("; ".join(parts), position)

    def _about_cursor(self) -> str:
        if self.tells_stories:
            return self.stories.about(self.articles_list.cursor)
        return articlelist.about_card(self._card(self.articles_list.cursor))

    # --- views ---

    def action_view(self, step: int) -> None:
        """To the next or previous view."""
        if self.prompt.display:
            return
        names = self.names
        self.show_view(names[(names.index(self.shown) + step) % len(names)] if self.shown in names else "All")

    def show_view(self, name: str) -> None:
        """Show one of the views."""
        self.feed, self.shown, self.filter = None, name, ""
        self.marked_stories = []
        self.articles_list.count = 0  # another list: from its top
        self.refill()
        self.focus_content()

    def show_feed(self, number: int, name: str) -> None:
        """Show what a feed gave."""
        self.show_view("All")
        self.feed = (number, name)
        self.refill()

    @on(Tabs.Chosen)
    def _tab_chosen(self, event: Tabs.Chosen) -> None:
        self.show_view(self.names[event.index])
