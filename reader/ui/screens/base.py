"""What every screen has: help, the way back, and what one does with an article from anywhere."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from reader.articles.cleaning import clean_line
from reader.errors import InputError
from reader.ui import keymap, outside, places
from reader.ui.host import LOOKING
from reader.ui.screens.prompting import PromptingScreen

if TYPE_CHECKING:
    from reader.articles.model import Article
    from reader.library import Anchor, BookmarkKind
    from reader.report.exports import Told


class BaseScreen(PromptingScreen):
    """A screen with a title row, content, a status row and a row of keys."""

    TITLE_OF_HELP = "Keys"
    MANUAL = "start"
    """The topic of the manual that is about the screen."""
    SIGNS_OF = ""
    """Whose signs the list of keys tells, where they are not those of the topic."""
    BINDINGS = keymap.SCREEN

    def dress(self) -> None:
        """Take the classes of the window's size before there is anything to style.

        Textual gives them once all is laid out, and styles and lays out all anew.
        """
        size = self.app.size
        for value, points in (
            (size.width, self.HORIZONTAL_BREAKPOINTS),
            (size.height, self.VERTICAL_BREAKPOINTS),
        ):
            self.add_class(*self._get_breakpoint_classes(value, points or []), update=False)

    def action_help(self) -> None:
        """Show the keys of this screen."""
        self.storydiff.go(places.Room.KEYS)

    def leaving(self) -> None:
        """The screen, or the program, is about to be left: keep what is to be kept."""

    @property
    def came_to(self) -> str:
        """The article that one has come to here, by id; a list that one goes back to has its cursor there."""
        return ""

    def action_back(self) -> None:
        """Leave the screen."""
        self.leaving()
        self.session.came_to = self.came_to
        self.app.pop_screen()

    def action_close(self) -> None:
        """Close what opened last. Pressed once too often, it does not lose the screen: that is for q."""
        if self.prompt.display:
            self.end_prompt()
        else:
            self.tell("q goes back")

    def action_bookmarks(self) -> None:
        """Show the bookmarks."""
        self.storydiff.go(places.Room.BOOKMARKS)

    def action_search_all(self) -> None:
        """Search all texts."""
        self.storydiff.go(places.Room.SEARCH)

    def action_feeds(self) -> None:
        """Show the feeds."""
        self.storydiff.go(places.Feeds())

    @property
    def at_hand(self) -> Article | None:
        """The article that a key is about."""
        return None

    def action_next_unread(self) -> None:
        """Read the next unread article of the list, else of the library."""
        found = self.session.next_unread(self.at_hand)
        if found is None:
            self.tell("All articles are read; R in the library fetches what is new")
        else:
            self.read_on(found)

    def read_on(self, article: Article) -> None:
        """Go on to an article."""
        self.storydiff.go(places.Reading(article))

    def action_undo(self) -> None:
        """Undo the last removal."""
        undo = self.storydiff.undo
        if not undo:
            self.tell("Nothing to undo")
            return
        said, action = undo[-1]
        action()
        undo.pop()  # only now: what was refused can be tried again
        self.after_undo()
        self.tell(said)

    def after_undo(self) -> None:
        """Show what came back."""

    def apply_bookmark(
        self,
        kind: BookmarkKind,
        left: Anchor,
        right: Anchor | None,
        note: str | None,
        articles: Sequence[Article],
        what: str,
    ) -> None:
        """Make, note or remove a bookmark, and say so; removing can be undone.

        Args:
            kind: What sort of bookmark.
            left: Its place.
            right: The other place of a pair.
            note: None to switch the bookmark on or off; else its note.
            articles: The articles it points to, which are kept with it.
            what: What it marks, in words.
        """
        session = self.session
        session.bookmarks.refresh()  # another running copy may have changed them
        known = session.bookmarks.find(kind, left, right)
        if known is not None and note is not None:
            if session.bookmarks.edit_note(known, note):
                self.tell("Note kept")
        elif known is not None:
            removed = session.bookmarks.remove(known)
            if removed is not None:
                self.storydiff.undo.append(("Bookmark restored", lambda: session.bookmarks.restore(removed)))
                self.tell(f"Bookmark of the {what} removed; z brings it back")
        elif session.bookmarks.add(kind, left, right, note or "", articles=articles):
            kept = "" if session.library.persistent else " (for this run only)"
            more = "with the note" if note else "B adds a note"
            self.tell(f"Bookmarked the {what}{kept}; {more}, m lists bookmarks")
        self.check_problems()

    def open_address(self, url: str) -> None:
        """Open an address in a browser; where there is none, show it and give it to the terminal to copy."""
        chosen = self.session.configuration.get("browser")
        try:
            if chosen:
                command, inside = outside.command_for(chosen, url)
                if inside:
                    import shlex

                    self._in_terminal(shlex.join(command), "")
                else:
                    outside.start(command)
            elif outside.has_browser(os.environ):
                self.app.open_url(url)
            else:
                self.app.copy_to_clipboard(url)
                self.tell(f"Copied, for there is no browser here: {url}", lasting=True)
                return
            self.tell(f"Opening {url}")
        except InputError as error:
            self.tell(str(error), warning=True)

    def text_at_hand(self) -> str:
        """What a pager shows, and a command is given; empty if there is nothing."""
        if self.at_hand is None:
            return ""
        from reader.report.layout import Paint
        from reader.report.text import article_text

        return article_text(self.session.analyses.of(self.at_hand), 82, Paint(False)) + "\n"

    def action_pager(self) -> None:
        """Show the article as text in the pager."""
        text = self.text_at_hand()
        if not text:
            self.tell("There is no article")
            return
        self._in_terminal(outside.pager(self.session.configuration.get("pager"), os.environ), text)

    def action_pipe(self) -> None:
        """Give what one looks at, as text, to a command."""
        text = self.text_at_hand()
        if not text:
            self.tell("There is no text to give to a command")
            return

        def given(command: str) -> None:
            if command.strip():
                self._in_terminal(command.strip(), text)

        self.ask("name", "a command that is given the text, such as: wc -w", done=given)

    def _in_terminal(self, command: str, text: str) -> None:
        try:
            with self.app.suspend():
                problem = outside.run(command, text)
        except SuspendNotSupported:
            problem = outside.run(command, text, quiet=True)
        self.app.refresh(layout=True)
        self.tell(problem or f"{command}: done", warning=bool(problem))

    def export(self, told: Told | None, name: str) -> None:
        """Ask for a file, and write a comparison or a story into it in the form its ending names."""
        if told is None:
            self.tell("It is not worked out yet")
            return

        def given(typed: str) -> None:
            from reader.report.exports import write_export

            if typed.strip():
                try:
                    self.tell(f"Written: {clean_line(str(write_export(typed.strip(), told)))}")
                except InputError as error:
                    self.tell(str(error), warning=True)

        from reader.report.exports import free_name

        self.ask("name", "a file: .md, .html, .csv or .json", free_name(name), done=given)

    def open_comparison(self, left: Article, right: Article) -> None:
        """Compare two articles on a screen of their own."""
        self.storydiff.go(places.Comparing(left, right))

    def open_story(self, articles: Sequence[Article]) -> None:
        """Show several articles as one story."""
        self.storydiff.go(places.StoryOf(articles))

    def find_story(self, article: Article) -> None:
        """Show the story of an article; where it is not known yet, look for other reports first."""
        known = self.session.story_of(article)
        if len(known) > 1:
            self.open_story(known)
            return
        if len(self.session.articles) < 2:
            self.tell("There is no other article")
            return
        self.tell(LOOKING, lasting=True)
        self.storydiff.find_similar(self, article, story=True)

    def compare_marked(self, marked: Sequence[str], current: Article | None) -> None:
        """Compare the two marked, one marked with the current, or the current with the most similar.

        Args:
            marked: The ids of what is marked; three and more are opened as one story.
            current: The article at the cursor.
        """
        articles = self.to_compare(marked, current)
        if len(articles) > 2:
            self.open_story(articles)
        elif len(articles) == 2:
            self.open_comparison(*articles)
        elif current is None:
            self.tell("There is nothing to compare")
        else:
            self.compare_with_similar(current)

    def to_compare(self, marked: Sequence[str], current: Article | None) -> list[Article]:
        """The articles that ``compare_marked`` compares: those marked, and of one marked the current too."""
        articles = [a for a in (self.session.article(i) for i in marked) if a]
        if len(articles) == 1 and current is not None and articles[0].id != current.id:
            articles.append(current)
        return articles

    def compare_with_similar(self, article: Article) -> None:
        """Look for the article most like this one, and compare the two."""
        if len(self.session.articles) < 2:
            self.tell("There is no other article to compare with")
            return
        self.tell(LOOKING, lasting=True)
        self.storydiff.find_similar(self, article)


class FilteredScreen(BaseScreen):
    """A screen with a list that a filter narrows as one types."""

    FILTER_HINT = ""

    def __init__(self) -> None:
        super().__init__()
        self.filter = ""

    def action_filter(self) -> None:
        """Open the filter field."""
        use = self.use_filter
        self.ask("filter", self.FILTER_HINT, self.filter, done=use, typed=use, given_up=lambda: use(""))

    def use_filter(self, words: str) -> None:
        """Show only what has these words."""
        if words != self.filter:
            self.filter = words
            self.refill()

    def refill(self) -> None:
        """Fill the list anew."""
