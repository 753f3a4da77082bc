"""Looking for other reports of what an article reports, in a worker beside the screen that asks."""

from __future__ import annotations

from functools import partial
from typing import Any

from textual.app import App
from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from reader.articles.cleaning import clean_line
from reader.articles.model import Article
from reader.ui.related import in_list_order
from reader.ui.session import Session


class Similar:
    """The search for other reports; only what was asked for last is still wanted."""

    class Found(Message):
        """Other reports of what an article reports, the most similar first, or none."""

        def __init__(
            self, request: int, screen: Screen[Any], article: Article, found: list[Article], story: bool
        ) -> None:
            super().__init__()
            self.request = request
            self.screen = screen
            self.article = article
            self.found = found
            self.story = story

    def __init__(self, app: App[Any], session: Session) -> None:
        self._app = app
        self._session = session
        self.request = 0

    def look(self, screen: Screen[Any], article: Article, *, story: bool) -> None:
        """Look in a worker, and post ``Found``.

        Args:
            screen: The screen that asks, and opens what is found.
            article: Whose other reports to look for.
            story: Look for all that report the same event, not only the most similar one.
        """
        self.request += 1
        self._app.run_worker(
            partial(self._search, self.request, screen, article, story),
            thread=True,
            group="similar",
            exclusive=True,
            exit_on_error=False,
        )

    def _search(self, request: int, screen: Screen[Any], article: Article, story: bool) -> None:
        """Runs in a worker thread: computes and posts, touches no widget."""
        worker = get_current_worker()
        found: list[Article] = []
        try:
            if story:
                found = self._session.same_story(article, lambda: worker.is_cancelled)
            else:
                similar = self._session.most_similar(article, lambda: worker.is_cancelled)
                found = [similar] if similar else []
        except Exception as problem:  # a fault in one article must not take the reader down
            problem_told = f"The search failed ({type(problem).__name__}: {problem})"
            self._session.problems.append(clean_line(problem_told))
        if not worker.is_cancelled:
            self._app.post_message(self.Found(request, screen, article, found, story))

    def still_wanted(self, event: Found) -> bool:
        """Whoever has gone on to something else, on another screen, is not pulled back."""
        return event.request == self.request and self._app.screen is event.screen

    def in_order(self, event: Found) -> list[Article]:
        """The article and what was found, in the order of the list."""
        return in_list_order(self._session.listed, [event.article, *event.found])
