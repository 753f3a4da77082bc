"""The beginning of an article beside the list it stands in."""

from __future__ import annotations

from textual import events
from textual.message import Message

from reader.articles.model import Article
from reader.articles.sentences import sentences_of
from reader.figures.model import Analysis
from reader.report.layout import about
from reader.ui.beginnings import beginning
from reader.ui.marks import Marks
from reader.ui.widgets.prose import ProseView

MOST = 6_000
"""Characters that are shown: some hundred rows, set in a few milliseconds however long the article is."""


class Preview(ProseView, can_focus=False):
    """What one would read; it has no cursor and marks nothing as read."""

    HELP = "The beginning of the article at the cursor."

    class Opened(Message):
        """It was clicked on."""

    def on_click(self, event: events.Click) -> None:
        """Whoever clicks on it wants to read it."""
        event.stop()
        event.prevent_default()
        self.post_message(self.Opened())

    def show(self, article: Article | None) -> None:
        """Show the beginning of an article, or nothing."""
        if article is None:
            article = Article(id="", headline="", text="")
        elif self.analysis is not None and self.analysis.article.id == article.id:
            return
        shown = beginning(article, MOST)
        preface = [line for line in (about(article), article.notes) if line]
        self.show_article(Analysis(shown, sentences_of(shown), ()), preface=preface, marks=Marks())
