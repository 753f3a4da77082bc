"""Asking the second reader beside what one reads: in a worker, with progress, until it is done or stopped."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.screen import Screen

from reader.articles.cleaning import clean_line
from reader.errors import StorydiffError
from reader.ui.screens.base import BaseScreen

if TYPE_CHECKING:
    from reader.comparison.model import Comparison
    from reader.gathering.second import SecondReader

NO_MODEL = "No second reader is set: ctrl+p, then “Second reader”, or storydiff model set URL"
_TELLS = 0.3  # seconds between two times that the screen is told


class Asking:
    """Asks what is open of comparisons; the screen is told as answers come, and at the end."""

    @dataclass
    class Told(Message):
        """So many places are done; their answers are kept."""

        done: int
        total: int

    @dataclass
    class Ended(Message):
        """All is asked, or it was stopped, or failed; ``said`` is empty where there was nothing to ask."""

        said: str
        failed: bool = False

    def __init__(self, screen: Screen[None], second: Callable[[], SecondReader]) -> None:
        self._screen = screen
        self._second = second
        self._stop: threading.Event | None = None  # of the run under way

    @property
    def running(self) -> bool:
        """Whether something is being asked, and was not stopped."""
        return self._stop is not None and not self._stop.is_set()

    def start(self, comparisons: Callable[[], Sequence[Comparison]]) -> bool:
        """Begin, unless it is under way; ``comparisons`` gives what to ask about, called in the worker."""
        if self.running:
            return False
        self._stop = stop = threading.Event()
        self._screen.run_worker(
            lambda: self._work(comparisons, stop), thread=True, group="ask", exit_on_error=False
        )
        return True

    def stop(self) -> bool:
        """Ask it to end; what was answered stays. False if nothing is under way."""
        running = self.running
        if self._stop is not None:
            self._stop.set()
        return running

    def _work(self, comparisons: Callable[[], Sequence[Comparison]], stop: threading.Event) -> None:
        """Runs in a worker thread: asks and posts, touches no widget."""
        told = 0.0

        def tell(done: int, total: int) -> None:
            nonlocal told
            now = time.monotonic()
            if self._stop is stop and total and (now - told > _TELLS or done == total):
                told = now
                self._screen.post_message(self.Told(done, total))

        try:
            asked = self._second().ask(comparisons(), stop, tell)
            said = asked.said if asked.answered or asked.missing else ""
            failed = bool(asked.error)
        except StorydiffError as problem:
            said, failed = str(problem), True
        except Exception as problem:  # a fault here must not take the reader down
            said, failed = clean_line(f"{type(problem).__name__}: {problem}"), True
        if self._stop is stop:  # else another run has followed
            self._stop = None
            self._screen.post_message(self.Ended(said, failed))


class AskingScreen(BaseScreen):
    """A screen from which the second reader is asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asking = Asking(self, lambda: self.session.second)

    def in_doubt(self) -> Callable[[], Sequence[Comparison]] | str:
        """What to ask about, to be called in a worker; or why there is nothing yet."""
        raise NotImplementedError

    def answered(self, *, ended: bool) -> None:
        """Answers have come: show what they change."""
        raise NotImplementedError

    def action_ask_second(self) -> None:
        """Ask the second reader about what is in doubt."""
        second, wanted = self.session.second, self.in_doubt()
        if isinstance(wanted, str):
            self.tell(wanted)
        elif second.chosen is None:
            self.tell(NO_MODEL)
        elif self.asking.start(wanted):
            self.tell(f"Asking {second.name}…", lasting=True)
        else:
            self.tell(f"{second.name} is being asked; Escape stops")

    @on(Asking.Told)
    def _answers_came(self, event: Asking.Told) -> None:
        if event.done:
            self.answered(ended=False)
        if not self.prompt_open and self.asking.running:
            told = f"{self.session.second.name}: {event.done} of {event.total} places judged; Escape stops"
            self.tell(told, lasting=True)

    @on(Asking.Ended)
    def _asked(self, event: Asking.Ended) -> None:
        self.answered(ended=True)
        said = f"{self.session.second.name}: {event.said or 'nothing more is in doubt'}"
        self.tell(said, warning=event.failed, lasting=event.failed)

    def leaving(self) -> None:
        self.asking.stop()
        super().leaving()
