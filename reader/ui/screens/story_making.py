"""Making a story of several reports: every two are compared in a worker, the screen is told how far it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import on
from textual.message import Message
from textual.worker import get_current_worker

from reader.articles.cleaning import clean_line
from reader.articles.model import Article
from reader.comparison.model import Comparison
from reader.comparison.story import Story, every_two, make_story
from reader.comparison.timeline import timeline_with_earlier
from reader.report.timeline import InTime
from reader.ui.screens.asking import AskingScreen
from reader.ui.screens.base import FilteredScreen
from reader.ui.screens.gathering import Gathering


class StoryMaking(AskingScreen, Gathering, FilteredScreen):
    """A screen about several reports, with their story once it is made; ``state`` says how far that is."""

    @dataclass
    class Progress(Message):
        """So many comparisons are made."""

        done: int

    @dataclass
    class Made(Message):
        """The story is ready, or could not be made."""

        told: InTime | None
        error: str = ""

    def __init__(self, articles: Sequence[Article]) -> None:
        """
        Args:
            articles: The reports, at least two.
        """
        super().__init__()
        self.articles = list(articles)
        self.in_time: InTime | None = None
        self.state = "comparing…"
        self._judged: object = None  # what the person had said when the story was made

    @property
    def story(self) -> Story | None:
        """The story, once it is made."""
        return self.in_time.story if self.in_time is not None else None

    def make(self) -> None:
        """Compare every two reports in a worker, and show the story when it is ready."""
        self._judged = self.session.judged.all
        self.run_worker(self._make, thread=True, group="story", exclusive=True, exit_on_error=False)

    # --- the second reader ---

    def in_doubt(self) -> Callable[[], Sequence[Comparison]] | str:
        articles, at_hand = list(self.articles), self.session.analyses
        if self.story is None:
            return self.state
        return lambda: [at_hand.comparison(articles[i], articles[j]) for i, j in every_two(len(articles))]

    def answered(self, *, ended: bool) -> None:
        if ended:
            self.make()

    def on_screen_resume(self) -> None:
        """What was said of a comparison that was opened from here holds here, too."""
        if self.story is not None and self._judged is not self.session.judged.all:
            self.make()
        self.check_problems()

    def show_title(self) -> None:
        """Say how far it is."""
        raise NotImplementedError

    def _make(self) -> None:
        """Runs in a worker thread: computes and posts, touches no widget."""
        worker = get_current_worker()
        try:
            reports = [self.session.analyses.of(article) for article in self.articles]
            made = {}
            for done, (i, j) in enumerate(every_two(len(reports))):
                if worker.is_cancelled:
                    return
                self.post_message(self.Progress(done))
                made[i, j] = self.session.told(
                    self.session.analyses.comparison(self.articles[i], self.articles[j])
                )
            story = make_story(reports, made)
            made_in_time = timeline_with_earlier(
                story, self.session.versions, self.session.analyses.comparison
            )
            message = self.Made(InTime(story, made_in_time))
        except Exception as problem:  # a fault in one article must not take the reader down
            message = self.Made(None, error=clean_line(f"{type(problem).__name__}: {problem}"))
        if not worker.is_cancelled:
            self.post_message(message)

    @on(Progress)
    def _progress(self, event: Progress) -> None:
        if self.story is None:
            self.state = f"comparing {event.done + 1} of {len(every_two(len(self.articles)))}…"
            self.show_title()

    @on(Made)
    def _made(self, event: Made) -> None:
        self.in_time = event.told
        self.state = f"not compared: {event.error}" if event.error else ""
        self.refill()
