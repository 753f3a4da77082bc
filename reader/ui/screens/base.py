"""What every screen has: the session, notices in the status row, help, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from textual.binding import Binding
from textual.screen import Screen

from reader.ui.session import Session
from reader.ui.widgets.chrome import Prompt, StatusLine

if TYPE_CHECKING:
    from reader.articles.model import Article
    from reader.library import Anchor, BookmarkKind
    from reader.ui.app import StorydiffApp


class BaseScreen(Screen[None]):
    """A screen with a title row, content, a status row and a row of keys."""

    TITLE_OF_HELP = "Keys"
    BINDINGS = [
        Binding("question_mark", "help", "Keys", id="help", tooltip="The keys of this screen"),
        Binding("q", "back", "Back", id="back", tooltip="Back to where you came from"),
        Binding(
            "escape",
            "close",
            "Close",
            show=False,
            id="close",
            tooltip="Close what opened last: field, panel, selection, screen",
        ),
        Binding("m", "bookmarks", "Bookmarks", id="bookmarks", tooltip="The list of your bookmarks"),
        Binding("z", "undo", "Undo", show=False, id="undo", tooltip="Undo the last removal"),
    ]

    @property
    def storydiff(self) -> StorydiffApp:
        """The app, with its own type."""
        return cast("StorydiffApp", self.app)

    @property
    def session(self) -> Session:
        """What is open."""
        return self.storydiff.session

    @property
    def status(self) -> StatusLine:
        """The status row."""
        return self.query_one(StatusLine)

    @property
    def prompt(self) -> Prompt:
        """The field at the foot of the screen."""
        return self.query_one(Prompt)

    def tell(self, text: str, *, warning: bool = False, lasting: bool = False) -> None:
        """Say something in the status row; problems of the library take precedence."""
        problems = self.session.take_problems()
        if problems:
            text, warning, lasting = problems[0], True, True
        self.status.tell(text, warning=warning, lasting=lasting)

    def check_problems(self) -> None:
        """Say what the library refused, if it did."""
        if self.session.problems:
            self.tell("")

    def on_key(self) -> None:
        """Any key takes a notice away."""
        for status in self.query(StatusLine):
            status.hush()

    def action_help(self) -> None:
        """Show the keys of this screen."""
        from reader.ui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self))

    def leaving(self) -> None:
        """The screen, or the program, is about to be left: keep what is to be kept."""

    def action_back(self) -> None:
        """Leave the screen."""
        self.leaving()
        self.app.pop_screen()

    def action_close(self) -> None:
        """Close what opened last; a screen without anything open is left."""
        if self.prompt.display:
            self.end_prompt()
        else:
            self.action_back()

    def end_prompt(self) -> None:
        """Close the field and go back to the content."""
        self.prompt.close()

    def action_bookmarks(self) -> None:
        """Show the bookmarks."""
        from reader.ui.screens.bookmarks import BookmarksScreen

        self.app.push_screen(BookmarksScreen())

    def action_undo(self) -> None:
        """Undo the last removal."""
        undo = self.storydiff.undo
        if not undo:
            self.tell("Nothing to undo")
            return
        said, action = undo.pop()
        action()
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
        known = session.find_bookmark(kind, left, right)
        if known is not None and note is not None:
            if session.edit_note(known, note):
                self.tell("Note kept")
        elif known is not None:
            if session.remove_bookmark(known):
                self.storydiff.undo.append(("Bookmark restored", lambda: session.restore_bookmark(known)))
                self.tell(f"Bookmark of the {what} removed; z brings it back")
        elif session.add_bookmark(kind, left, right, note or "", articles=articles):
            kept = "" if session.library.persistent else " (for this run only)"
            self.tell(f"Bookmarked the {what}{kept}; B adds a note, m lists bookmarks")
        self.check_problems()

    def open_comparison(self, left: Article, right: Article) -> None:
        """Compare two articles on a screen of their own."""
        from reader.ui.screens.comparing import ComparingScreen

        self.app.push_screen(ComparingScreen(left, right))

    def compare_with_similar(self, article: Article) -> None:
        """Look for the article most like this one, and compare the two."""
        if len(self.session.articles) < 2:
            self.tell("There is no other article to compare with")
            return
        self.tell("Looking for the most similar article…", lasting=True)
        self.storydiff.find_similar(self, article)
