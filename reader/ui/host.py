"""What a screen may ask of the program that shows it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from textual.screen import Screen

from reader.articles.model import Article
from reader.gathering.jobs import Job
from reader.ui.places import Place
from reader.ui.session import Session

LOOKING = "Looking for other reports of this…"
"""Said while other reports are looked for; whoever goes on to something else takes it away."""


class Host(Protocol):
    """The app, as far as screens know it."""

    session: Session
    undo: list[tuple[str, Callable[[], object]]]
    """What was removed last, in words, and how it comes back."""

    def go(self, place: Place) -> None:
        """Show a place over the screen that asks."""

    def find_similar(self, screen: Screen[None], article: Article, *, story: bool = False) -> None:
        """Look for other reports; the screen that asks then opens the most similar, or all as one story."""

    def start_job(self, job: Job) -> bool:
        """Do something long beside what one does; False while something else is under way."""

    def stop_job(self) -> bool:
        """Ask what is under way to stop; False if nothing is."""

    def settle_later(self) -> None:
        """What is known of the stories has changed: work out the rest beside what one does."""
