"""The library: what one does with the articles and stories of its views."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual import on

from reader.articles.model import Article
from reader.library import BookmarkKind, Library
from reader.library.catalogue import SORTS
from reader.ui import keymap, places
from reader.ui.bookmarked import article_anchor
from reader.ui.screens.library_stories import StoriesScreen
from reader.ui.widgets.rows import RowList


class LibraryScreen(StoriesScreen):
    """Articles with source, date, length and state, and their stories; from here one reads and compares."""

    TITLE_OF_HELP = "Library: keys"
    MANUAL = "library"
    BINDINGS = keymap.LIBRARY

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        if self.tells_stories:
            self.open_story_here()
            return
        article = self.rows.article(event.index)
        if article is None:
            self.tell("This article is no longer in the library")
        else:
            self.storydiff.go(places.Reading(article))

    def action_mark(self) -> None:
        """Mark or unmark the article or story."""
        article = self.current
        if self.tells_stories:
            self.mark_story()
        elif article is None:
            return
        elif article.id in self.marked:
            self.marked.remove(article.id)
        else:
            self.marked.append(article.id)
        self.articles_list.redraw()
        self.articles_list.action_move(1)
        self.show_position()

    def action_compare(self) -> None:
        """Compare the two marked, one marked with the current, or the current with the most similar."""
        if self.tells_stories:
            self.open_story_here(comparison=True)
            return
        self.compare_marked(self.marked, self.current)

    def action_story(self) -> None:
        """The story of all that report the same as this one."""
        if self.tells_stories:
            self.open_story_here()
        elif self.current is None:
            self.tell("There is no article")
        else:
            self.find_story(self.current)

    def action_close(self) -> None:
        """Escape: the filter, the marks, what is under way; it never quits."""
        if self.filter:
            self.use_filter("")
        elif self.marked or self.marked_stories:
            self.marked, self.marked_stories = [], []
            self.articles_list.redraw()
            self.show_position()
        elif self.stop_job():
            pass
        elif self.feed is not None:
            self.show_view("All")
        else:
            self.tell("q quits")

    def action_back(self) -> None:
        if self.feed is not None:
            number = self.feed[0]
            self.show_view("All")
            self.storydiff.go(places.Feeds(number))
        elif self.shown == "Hidden":
            self.show_view("All")
            self.storydiff.go(places.Room.HIDING)
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
            known = self.session.bookmarks.find(BookmarkKind.ARTICLE, article_anchor(article))
            hint, note = "a note; Enter keeps it", known.note if known else ""
            self.ask("note", hint, note, done=lambda text: self._bookmark(article, text))

    def _bookmark(self, article: Article, note: str | None) -> None:
        anchor = article_anchor(article)
        self.apply_bookmark(BookmarkKind.ARTICLE, anchor, None, note, [article], "article")
        self.redraw()

    def action_toggle_read(self) -> None:
        """Mark the article, or all reports of the story, as read or unread."""
        if self.tells_stories:
            self._mark_all_read(self.session.shelf.stories.numbers_of(self.current_story))
            return
        article = self.current
        if article is not None:
            self.session.set_read(article, not self.session.is_read(article))
            self.redraw()
            self.check_problems()

    def action_read_all(self) -> None:
        """Mark all that the list shows as read."""
        if not self.tells_stories:
            self._mark_all_read(self.rows.numbers)
            return
        stories, found = self.session.shelf.stories, list[int]()
        for story in self.stories.numbers:
            found += self.session.problems.ask(partial(stories.numbers_of, story), [])
        self._mark_all_read(found)

    def _mark_all_read(self, numbers: Sequence[int]) -> None:
        changed = self.session.mark_all_read(numbers)
        if not changed:
            self.tell("All were read already")
            return
        what = f"{len(changed):,} article{'s' * (len(changed) != 1)}"
        self.storydiff.undo.append((f"{what} unread again", lambda: self.session.mark_unread(changed)))
        self.refill() if self.shown == "Unread" else self.redraw()
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

    def action_drop_search(self) -> None:
        """Forget the saved search that this view shows."""
        name, words = self.shown, self.searches.get(self.shown)
        if words is None:
            self.tell("This view is no saved search: f, then w saves one")
            return
        catalogue = self.session.library.catalogue
        catalogue.drop_search(name)
        self.storydiff.undo.append((f"“{name}” is a view again", lambda: catalogue.save_search(name, words)))
        self.show_view("All")
        self.tell(f"“{name}” is no view any more; z brings it back")

    def action_tag(self) -> None:
        """Tags of one's own for the article."""
        if self.current is not None:
            self.ask_tags(self.current)

    def tagged(self) -> None:
        self.redraw()
        self.show_position()

    def action_hiding(self) -> None:
        """The rules by which articles are hidden."""
        self.storydiff.go(places.Room.HIDING)

    def action_show_again(self) -> None:
        """Show the hidden article again."""
        article, hiding = self.current, self.session.library.hiding
        if article is None or self.shown != "Hidden":
            self.tell("Only what is hidden can be shown again: H lists the rules")
        elif self.session.problems.ask(lambda: hiding.show(article.id), False):
            self.storydiff.undo.append(("Hidden again", lambda: hiding.hide(article.id)))
            self.storydiff.settle_later()
            self.refill()
            self.tell("No longer hidden; z undoes")

    def action_versions(self) -> None:
        """What the article said before."""
        if self.current is not None:
            self.show_versions(self.current)

    def action_page(self) -> None:
        """Fetch the page of a summary."""
        if self.current is not None:
            self.fetch_page(self.current)
