"""The list of articles and of stories."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult

from reader.articles.model import Article
from reader.errors import LibraryError
from reader.library import BookmarkKind, Card, Library, View
from reader.library.catalogue import SORTS
from reader.library.query import parse_query
from reader.ui import articlelist
from reader.ui.listing import Listing
from reader.ui.screens.base import FilteredScreen
from reader.ui.screens.gathering import Gathering
from reader.ui.screens.library_keys import LIBRARY_KEYS
from reader.ui.session import MOST_REPORTS, article_anchor
from reader.ui.storylist import StoryList
from reader.ui.tables import Cell
from reader.ui.widgets.chrome import KeyBar, Prompt, StatusLine, Tabs, TitleBar
from reader.ui.widgets.rows import RowList

VIEWS = ("All", "Stories", "Unread", "Today", "Bookmarked", "Differing")
_STORY_VIEWS = ("Stories", "Differing")


class LibraryScreen(Gathering, FilteredScreen):
    """Articles with source, date, length and state, and their stories; from here one reads and compares."""

    FILTER_HINT = "words in headline, source or date"
    TITLE_OF_HELP = "Library: keys"
    MANUAL = "library"
    BINDINGS = LIBRARY_KEYS

    def __init__(self) -> None:
        super().__init__()
        self.marked: list[str] = []
        self.marked_stories: list[int] = []
        self.sort_by = "date"
        self.shown = "All"
        self.feed: tuple[int, str] | None = None
        self._searches: dict[str, str] = {}
        self.stories = StoryList()
        self._rows = Listing(None)
        self._new_filter = False

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        yield Tabs(VIEWS, id="tabs")
        yield TitleBar(id="columns")
        yield RowList(self._draw, id="articles")
        yield Prompt(id="prompt")
        yield StatusLine(id="status")
        yield KeyBar()

    def on_mount(self) -> None:
        self.articles_list.focus()
        self.refill()

    def on_screen_resume(self) -> None:
        self.session.listed = self._rows
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
            self.stories.show(self.session.shelf, self.filter, differing=self.shown == "Differing")
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
        if self.shown in self._searches:
            return View("search", query=parse_query(self._searches[self.shown], today=today))
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
        name = "storydiff: sample stories" if session.samples else "storydiff: library"
        if self.feed is not None:
            name = f"storydiff: {self.feed[1]}"
        said = f"{listed:,} article{'s' * (listed != 1)}, {unread:,} unread"
        said += "" if self.tells_stories else f", by {self.sort_by}"
        self.query_one("#title", TitleBar).show(name, said)
        self._searches = dict(self._saved())
        names = (*VIEWS, *self._searches)
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
        return [articlelist.row(self._card(index), width, self.marked)]

    def _card(self, index: int) -> Card | None:
        """What a row of the list of articles shows."""
        return self.rows.card(index) if 0 <= index < len(self.rows) else None

    @on(RowList.Moved)
    def _moved(self, event: RowList.Moved) -> None:
        self._show_position()

    def _show_position(self) -> None:
        count = self.articles_list.count
        position = f"{self.articles_list.cursor + 1:,}/{count:,}" if count else "0/0"
        parts = []
        if self.filter:
            parts.append(f"filter “{self.filter}”")
        if self.tells_stories and self.marked_stories:
            parts.append(f"{len(self.marked_stories)} stories marked: J makes one of them")
        elif not self.tells_stories and self.marked:
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
        names = (*VIEWS, *self._searches)
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
        self.show_view((*VIEWS, *self._searches)[event.index])

    def action_search(self) -> None:
        """Search all texts."""
        from reader.ui.screens.search import SearchScreen

        self.app.push_screen(SearchScreen())

    def action_feeds(self) -> None:
        """Show the feeds."""
        from reader.ui.screens.feeds import FeedsScreen

        self.app.push_screen(FeedsScreen())

    # --- actions ---

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        from reader.ui.screens.reading import ReadingScreen

        if self.tells_stories:
            self._open_story(self.current_story)
            return
        article = self.rows.article(event.index)
        if article is None:
            self.tell("This article is no longer in the library")
        else:
            self.app.push_screen(ReadingScreen(article))

    def _open_story(self, story: int, *, comparison: bool = False) -> None:
        articles = self._reports(story)
        if len(articles) < 2:
            self.tell("This story has no two reports any more")
        elif comparison and len(articles) == 2:
            self.open_comparison(*articles)
        else:
            self.open_story(articles)
            if len(articles) == MOST_REPORTS:
                self.app.call_later(self._tell_newest)

    def _tell_newest(self) -> None:
        if isinstance(self.app.screen, Gathering):
            self.app.screen.tell(f"These are the {MOST_REPORTS} newest reports of this story")

    def _reports(self, story: int) -> list[Article]:
        try:
            return self.session.shelf.stories.articles(story, MOST_REPORTS)
        except LibraryError as error:
            self.session.problems.append(str(error))
            return []

    def action_mark(self) -> None:
        """Mark or unmark the article or story."""
        if self.tells_stories:
            story = self.current_story
            if story in self.marked_stories:
                self.marked_stories.remove(story)
            elif story:
                self.marked_stories.append(story)
        else:
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
        if self.tells_stories:
            self._open_story(self.current_story, comparison=True)
            return
        self.compare_marked(self.marked, self.current)

    def action_story(self) -> None:
        """The story of all that report the same as this one."""
        if self.tells_stories:
            self._open_story(self.current_story)
        elif self.current is None:
            self.tell("There is no article")
        else:
            self.find_story(self.current)

    def focus_content(self) -> None:
        self.articles_list.focus()

    def action_close(self) -> None:
        """Escape: the filter, the marks, what is under way; it never quits."""
        if self.filter:
            self.use_filter("")
        elif self.marked or self.marked_stories:
            self.marked, self.marked_stories = [], []
            self.articles_list.redraw()
            self._show_position()
        elif self.stop_job():
            pass
        elif self.feed is not None:
            self.show_view("All")
        else:
            self.tell("q quits")

    def action_back(self) -> None:
        if self.feed is not None:
            self.show_view("All")
        else:
            self.app.exit()

    def action_sort(self) -> None:
        """Go on to the next order."""
        if self.tells_stories:
            self.tell("Stories stand by date, the newest first")
            return
        self.sort_by = SORTS[(SORTS.index(self.sort_by) + 1) % len(SORTS)]
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
        self._redraw()

    def _redraw(self) -> None:
        """Something that rows show has changed."""
        self.rows.forget_cards()
        self.stories.forget_cards()
        self.articles_list.redraw()
        self._show_title()

    def action_toggle_read(self) -> None:
        """Mark the article, or all reports of the story, as read or unread."""
        if self.tells_stories:
            self._mark_all_read(self.session.shelf.stories.numbers_of(self.current_story))
            return
        article = self.current
        if article is not None:
            self.session.set_read(article, not self.session.is_read(article))
            self._redraw()
            self.check_problems()

    def action_read_all(self) -> None:
        """Mark all that the list shows as read."""
        if self.tells_stories:
            self.tell("r marks the reports of this story as read")
        else:
            self._mark_all_read(self.rows.numbers)

    def _mark_all_read(self, numbers: Sequence[int]) -> None:
        changed = self.session.mark_all_read(numbers)
        if not changed:
            self.tell("All were read already")
            return
        what = f"{len(changed):,} article{'s' * (len(changed) != 1)}"
        self.storydiff.undo.append((f"{what} unread again", lambda: self.session.mark_unread(changed)))
        self.refill() if self.shown == "Unread" else self._redraw()
        self.tell(f"{what} marked as read; z undoes that")

    def action_remove(self) -> None:
        """Take the article off the list."""
        article = self.current
        if article is None:
            self.tell("Open the story to take one of its reports off the list" if self.tells_stories else "")
            return
        cursor = self.articles_list.cursor
        self.session.remove(article)
        shelf = self.session.shelf
        self.storydiff.undo.append(("Article restored", lambda: self._put_back(article, shelf)))
        self.marked = [i for i in self.marked if i != article.id]
        self.refill()
        self.articles_list.move_to(cursor)
        self.tell("Taken off the list (its file stays); z brings it back")

    def _put_back(self, article: Article, shelf: Library) -> None:
        self.session.put_back(article, shelf)
        self.refill(article.id)

    def action_join(self) -> None:
        """Make one story of the marked articles or stories."""
        stories = self.session.shelf.stories
        if self.tells_stories:
            ids = [articles[0].id for s in self.marked_stories if (articles := self._reports(s))]
        else:
            ids = list(self.marked)
        if len(ids) < 2:
            self.tell("Mark two or more with Space first; J makes one story of them")
            return
        self.change_stories(lambda: stories.join(ids), "Joined into one story; z undoes that")
        self.marked, self.marked_stories = [], []
        self.refill()

    def action_split(self) -> None:
        """Take the article at the cursor out of its story."""
        article = self.current
        if article is None:
            self.tell("Open the story, and take a report out of it there")
            return
        self.split_from_story(article)
        self._redraw()

    def action_drop_search(self) -> None:
        """Forget the saved search that this view shows."""
        name, words = self.shown, self._searches.get(self.shown)
        if words is None:
            self.tell("This view is no saved search: f, then w saves one")
            return
        catalogue = self.session.library.catalogue
        catalogue.drop_search(name)
        self.storydiff.undo.append((f"“{name}” is a view again", lambda: catalogue.save_search(name, words)))
        self.show_view("All")
        self.tell(f"“{name}” is no view any more; z brings it back")

    def action_versions(self) -> None:
        """What the article said before."""
        if self.current is not None:
            self.show_versions(self.current)

    def action_page(self) -> None:
        """Fetch the page of a summary."""
        if self.current is not None:
            self.fetch_page(self.current)

    def came_in(self) -> None:
        """Articles, stories or figures have come in."""
        self.refill()

    def after_undo(self) -> None:
        self.refill()
