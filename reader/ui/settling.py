"""Finding stories, figures and differences beside what one does, in a process of its own."""

from __future__ import annotations

import subprocess
import time
from threading import Event
from typing import Any

from textual.app import App
from textual.message import Message

from reader.articles.cleaning import clean_line
from reader.errors import StorydiffError
from reader.gathering.jobs import settle, start_settling, waiting
from reader.ui.session import Session

SETTLE_TELLS = 1.5
"""Seconds between two times that the screen is told."""


class Settling:
    """Works out what is known of the stories; asked while it works, it starts once more at its end."""

    class Settled(Message):
        """Stories, figures or differences have been worked out; ``ended`` when there are no more."""

        def __init__(self, ended: bool = False) -> None:
            super().__init__()
            self.ended = ended

    def __init__(self, app: App[Any], session: Session) -> None:
        self._app = app
        self._session = session
        self._process: subprocess.Popen[str] | None = None
        self._again = False
        self.running = False
        self.leaving = Event()

    def start(self) -> None:
        """Find the stories of what has come in, and see whose figures differ."""
        if self.running:
            self._again = True
            return
        self.running = True
        self._app.run_worker(self._work, thread=True, group="settle", exit_on_error=False)

    def ended(self) -> None:
        """What was begun is done: start once more if that was asked for meanwhile."""
        self.running = False
        if self._again:
            self._again = False
            self.start()

    def stop(self) -> None:
        """The program ends: what is done is kept, the rest is done the next time."""
        self.leaving.set()
        if self._process is not None:
            self._process.terminate()

    def _work(self) -> None:
        """Runs in a worker thread: works and posts, touches no widget."""
        shelf = self._session.shelf
        told = 0.0
        failed = False

        def tell(_: str) -> None:
            nonlocal told
            now = time.monotonic()
            if now - told > SETTLE_TELLS:
                told = now
                self._app.post_message(self.Settled())

        try:
            if waiting(shelf):
                process = start_settling(shelf.path.parent) if shelf.persistent else None
                if process is not None and process.stdout is not None:
                    self._process = process
                    with process.stdout as lines:
                        for line in lines:
                            if self.leaving.is_set():
                                break
                            tell(line)
                    if self.leaving.is_set():
                        process.terminate()
                    failed = process.wait() != 0
                if process is None or (failed and not self.leaving.is_set()):
                    settle(shelf, lambda: not self.leaving.is_set(), tell)
        except StorydiffError as problem:
            self._session.problems.append(str(problem))
        except Exception as problem:  # a fault in one article must not take the reader down
            self._session.problems.append(clean_line(f"Stories: {type(problem).__name__}: {problem}"))
        self._process = None
        if not self.leaving.is_set():
            self._app.post_message(self.Settled(ended=True))
