"""The comparison that seems to be wanted next, worked out while the cursor rests."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.timer import Timer

from reader.articles.model import Article
from reader.errors import LibraryError

if TYPE_CHECKING:
    from reader.ui.analyses import Analyses

REST = 0.15
"""Seconds for which the cursor has to rest: more than between two keys of who goes down a list."""
SHORT = 20_000
"""Characters of an article up to which a comparison is so soon made that no key waits for it meanwhile."""


class Foreseen:
    """Makes a comparison before it is asked for, so that it opens whole."""

    def __init__(self, screen: Screen[None], analyses: Callable[[], Analyses]) -> None:
        """
        Args:
            screen: The screen whose cursor it is.
            analyses: Gives those of what is open.
        """
        self._screen = screen
        self._analyses = analyses
        self._resting: Timer | None = None

    def expect(self, wanted: Callable[[], Sequence[Article]]) -> None:
        """The cursor has moved, or a mark was set.

        Args:
            wanted: Gives the articles that would be compared now; asked once the cursor has rested.
        """
        if self._resting is not None:
            self._resting.stop()
        self._resting = self._screen.set_timer(REST, partial(self._begin, wanted))

    def _begin(self, wanted: Callable[[], Sequence[Article]]) -> None:
        articles: Sequence[Article] = ()
        with suppress(LibraryError):
            articles = wanted()
        if len(articles) == 2 and max(len(article.text) for article in articles) <= SHORT:
            self._screen.run_worker(
                partial(self._make, *articles), thread=True, group="foreseen", exit_on_error=False
            )

    def _make(self, left: Article, right: Article) -> None:
        """Runs in a worker thread; what goes wrong is told when the comparison is asked for."""
        with suppress(Exception):
            self._analyses().comparison(left, right)
