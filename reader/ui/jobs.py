"""The one long job that goes on beside what one does: adding, refreshing, fetching a page."""

from __future__ import annotations

from functools import partial
from typing import Any

from textual.app import App
from textual.message import Message

from reader.articles.cleaning import clean_line
from reader.gathering.jobs import Done, Job


class Jobs:
    """What is under way, in a worker thread of the app."""

    class Told(Message):
        """How far a job is."""

        def __init__(self, job: Job, text: str) -> None:
            super().__init__()
            self.job = job
            self.text = text

    class Ended(Message):
        """A job has ended."""

        def __init__(self, job: Job, done: Done) -> None:
            super().__init__()
            self.job = job
            self.done = done

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self.current: Job | None = None

    def start(self, job: Job) -> bool:
        """Do something long in a thread; False while something else is under way."""
        if self.current is not None:
            return False
        self.current = job
        self._app.run_worker(partial(self._run, job), thread=True, group="job", exit_on_error=False)
        return True

    def stop(self) -> bool:
        """Ask what is under way to stop; False if nothing is."""
        if self.current is None:
            return False
        self.current.stop()
        return True

    def ended(self) -> None:
        """What was under way is done."""
        self.current = None

    def _run(self, job: Job) -> None:
        """Runs in a worker thread: works and posts, touches no widget."""
        try:
            done = job.run(lambda text: self._app.post_message(self.Told(job, text)))
        except Exception as problem:  # a fault in what came in must not take the reader down
            done = Done(f"{job.name} failed", (clean_line(f"{type(problem).__name__}: {problem}"),))
        self._app.post_message(self.Ended(job, done))
