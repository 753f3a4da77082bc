"""The Textual app: screens, themes, commands, and a clean way out."""

from __future__ import annotations

import asyncio
import signal
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from threading import Event
from typing import ClassVar

from rich.console import RenderableType
from textual import on
from textual.actions import ActionParseResult
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.dom import DOMNode
from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from reader.articles.cleaning import clean_line
from reader.articles.model import Article
from reader.errors import LibraryError, StorydiffError
from reader.gathering.jobs import Done, Job, settle, start_settling, waiting
from reader.library import Library
from reader.ui.screens.base import LOOKING, BaseScreen
from reader.ui.screens.gathering import Gathering
from reader.ui.screens.library import LibraryScreen
from reader.ui.session import Session
from reader.ui.theme import THEMES

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name))


THEME_TOOLTIPS = {
    "dark": "light letters on a dark ground",
    "light": "dark letters on a light ground",
    "contrast": "high contrast",
    "ansi": "the terminal's own colours",
}
WARM_UP_AFTER = 0.2
"""Seconds after the start, when the first screen has been drawn."""
MOST_ERRORS = 200
"""Failures that are listed after something was added."""
SETTLE_AFTER = 1.0
SETTLE_TELLS = 1.5
"""Seconds after the start until stories are looked for, and between two times that the screen is told."""


def _load_comparing() -> None:
    """Runs in a worker thread: imports the comparison and its screen, and reads its table of words."""
    import reader.articles.analysis
    import reader.comparison.compare
    import reader.ui.screens.comparing  # noqa: F401 - imported so that it is there
    from reader.comparison.terms import background

    background()


class StorydiffApp(App[int]):
    """The reader."""

    TITLE = "storydiff"
    CSS_PATH = "storydiff.tcss"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "quit", "Quit", show=False, priority=True, id="quit", tooltip="Quit from anywhere"),
    ]

    @dataclass
    class Similar(Message):
        """Other reports of what an article reports were found, the most similar first, or there are none."""

        request: int
        screen_asked: BaseScreen
        article: Article
        found: list[Article]
        story: bool

    @dataclass
    class JobTold(Message):
        """How far a job is."""

        job: Job
        text: str

    @dataclass
    class JobDone(Message):
        """A job has ended."""

        job: Job
        done: Done

    @dataclass
    class Settled(Message):
        """Stories, figures or differences have been worked out; ``ended`` when there are no more."""

        ended: bool = False

    def __init__(self, session: Session, notices: Sequence[str] = (), *, settles: bool = True) -> None:
        """
        Args:
            session: What is open.
            notices: What to say at the start.
            settles: Whether stories are looked for beside what one does.
        """
        super().__init__()
        self.session = session
        self.settles = settles
        self.job: Job | None = None
        self._settling: subprocess.Popen[str] | None = None
        self._settle_again = False
        self._settle_running = False
        self._leaving = Event()
        self.notices = list(notices)
        self.undo: list[tuple[str, Callable[[], object]]] = []
        self._similar = 0
        for theme in THEMES:
            self.register_theme(theme)
        chosen = session.setting("theme")
        self.theme = chosen if chosen in self.available_themes else THEMES[0].name
        self.animation_level = "none"

    def get_default_screen(self) -> Screen[None]:
        return LibraryScreen()

    def on_mount(self) -> None:
        if self.notices:
            more = f" (and {len(self.notices) - 1} more)" if len(self.notices) > 1 else ""
            self.call_after_refresh(self._tell_notices, self.notices[0] + more)

        self.set_timer(WARM_UP_AFTER, self._warm_up)
        self.set_timer(SETTLE_AFTER, self.settle_later)
        self.theme_changed_signal.subscribe(self, lambda theme: self.session.set_setting("theme", theme.name))

    def _warm_up(self) -> None:
        """Load in the background what the first comparison needs, so that it opens at once."""
        self.run_worker(_load_comparing, thread=True, group="warm-up", exit_on_error=False)

    def _tell_notices(self, text: str) -> None:
        if isinstance(self.screen, BaseScreen):
            self.screen.tell(text, warning=True, lasting=True)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every key's action, and the themes."""
        seen = set()
        for node, binding, enabled, tooltip in screen.active_bindings.values():
            ours = not binding.action.startswith(("app.focus", "screen.", "app.help_quit"))
            named = binding.description and not binding.key.isdigit()  # a digit is no command of its own
            if enabled and ours and named and binding.action not in seen and not binding.system:
                seen.add(binding.action)
                yield SystemCommand(
                    tooltip or binding.description,
                    f"key: {self.get_key_display(binding)}",
                    partial(self._run_command, binding.action, node),
                )
        yield SystemCommand("Manual", "how to use all this, and how it works", partial(self._manual, screen))
        for theme in THEMES:
            name = theme.name.removeprefix("storydiff-")
            yield SystemCommand(
                f"Theme: {name}", THEME_TOOLTIPS[name], partial(setattr, self, "theme", theme.name)
            )
        yield SystemCommand("Change the theme", "choose from all themes", self.action_change_theme)

    def _manual(self, screen: Screen[object]) -> None:
        """Open the manual at the page about a screen."""
        from reader.ui.screens.manual import open_manual

        open_manual(self, screen)

    def _run_command(self, action: str, node: object) -> None:
        self.call_later(self.run_action, action, node)

    # --- what goes on while one reads ---

    def start_job(self, job: Job) -> bool:
        """Do something long in a thread; False while something else is under way."""
        if self.job is not None:
            return False
        self.job = job
        self.run_worker(partial(self._run_job, job), thread=True, group="job", exit_on_error=False)
        return True

    def stop_job(self) -> bool:
        """Ask what is under way to stop; False if nothing is."""
        if self.job is None:
            return False
        self.job.stop()
        return True

    def _run_job(self, job: Job) -> None:
        """Runs in a worker thread: works and posts, touches no widget."""
        try:
            done = job.run(lambda text: self.post_message(self.JobTold(job, text)))
        except Exception as problem:  # a fault in what came in must not take the reader down
            done = Done(f"{job.name} failed", (clean_line(f"{type(problem).__name__}: {problem}"),))
        self.post_message(self.JobDone(job, done))

    @on(JobTold)
    def _job_told(self, event: JobTold) -> None:
        screen = self.screen
        shown = isinstance(screen, BaseScreen) and screen.is_mounted
        if event.job is self.job and isinstance(screen, BaseScreen) and shown and not screen.prompt_open:
            screen.status.tell(f"{event.job.name}: {clean_line(event.text)}", lasting=True)

    @on(JobDone)
    def _job_done(self, event: JobDone) -> None:
        self.job = None
        if event.done.added:
            self.session.show_library()
        self._show_what_came_in()
        more = f" (and {len(event.done.errors) - 1} more)" if len(event.done.errors) > 1 else ""
        text = event.done.said + (f": {event.done.errors[0]}{more}" if event.done.errors else "")
        if isinstance(self.screen, BaseScreen) and self.screen.is_mounted:
            self.screen.tell(clean_line(text), warning=bool(event.done.errors), lasting=True)
        if len(event.done.errors) > 1 and event.job.name == "Adding" and isinstance(self.screen, Gathering):
            # A row has no room for them, and they are told nowhere else.
            from reader.ui.screens.explaining import ExplainScreen

            told = [(clean_line(error), "") for error in event.done.errors[:MOST_ERRORS]]
            if len(event.done.errors) > MOST_ERRORS:
                told.append((f"and {len(event.done.errors) - MOST_ERRORS} more", "dim"))
            self.push_screen(ExplainScreen(told, f"{event.done.said}:"))
        if event.done.added:
            self.settle_later()

    def _show_what_came_in(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Gathering) and screen.is_mounted:
                screen.came_in()

    def settle_later(self) -> None:
        """What is known of the stories has changed: work out the rest beside what one does."""
        if self.settles:
            self.settle()

    def settle(self) -> None:
        """Find the stories of what has come in, and see whose figures differ, beside what one does."""
        if self._settle_running:
            self._settle_again = True
            return
        self._settle_running = True
        self.run_worker(self._settle, thread=True, group="settle", exit_on_error=False)

    def _settle(self) -> None:
        """Runs in a worker thread: works and posts, touches no widget."""
        shelf = self.session.shelf
        told = 0.0
        failed = False

        def tell(_: str) -> None:
            nonlocal told
            now = time.monotonic()
            if now - told > SETTLE_TELLS:
                told = now
                self.post_message(self.Settled())

        try:
            if waiting(shelf):
                process = start_settling(shelf.path.parent) if shelf.persistent else None
                if process is not None and process.stdout is not None:
                    self._settling = process
                    with process.stdout as lines:
                        for line in lines:
                            if self._leaving.is_set():
                                break
                            tell(line)
                    if self._leaving.is_set():
                        process.terminate()
                    failed = process.wait() != 0
                if process is None or (failed and not self._leaving.is_set()):
                    settle(shelf, lambda: not self._leaving.is_set(), tell)
        except StorydiffError as problem:
            self.session.problems.append(str(problem))
        except Exception as problem:  # a fault in one article must not take the reader down
            self.session.problems.append(clean_line(f"Stories: {type(problem).__name__}: {problem}"))
        self._settling = None
        if not self._leaving.is_set():
            self.post_message(self.Settled(ended=True))

    @on(Settled)
    def _settled(self, event: Settled) -> None:
        if event.ended:
            self._settle_running = False
            if self._settle_again:
                self._settle_again = False
                self.settle()
        self._show_what_came_in()

    # --- the most similar article ---

    def find_similar(self, screen: BaseScreen, article: Article, *, story: bool = False) -> None:
        """Look for other reports in a worker, then open the comparison with the most similar one.

        Args:
            screen: The screen that asks, and opens what is found.
            article: Whose other reports to look for.
            story: Open all that are found as one story.
        """
        self._similar += 1
        self.run_worker(
            partial(self._search, self._similar, screen, article, story),
            thread=True,
            group="similar",
            exclusive=True,
            exit_on_error=False,
        )

    def _search(self, request: int, screen: BaseScreen, article: Article, story: bool) -> None:
        """Runs in a worker thread: computes and posts, touches no widget."""
        worker = get_current_worker()
        found: list[Article] = []
        try:
            if story:
                found = self.session.same_story(article, lambda: worker.is_cancelled)[1:]
            else:
                similar = self.session.most_similar(article, lambda: worker.is_cancelled)
                found = [similar] if similar else []
        except Exception as problem:  # a fault in one article must not take the reader down
            self.session.problems.append(
                clean_line(f"The search failed ({type(problem).__name__}: {problem})")
            )
        if not worker.is_cancelled:
            self.post_message(self.Similar(request, screen, article, found, story))

    @on(Similar)
    def _found(self, event: Similar) -> None:
        # Whoever has gone on to something else, on another screen or by any key, is not pulled back.
        if event.request != self._similar or self.screen is not event.screen_asked:
            return
        if event.screen_asked.status.notice != LOOKING:
            return
        event.screen_asked.status.hush()
        if not event.found:
            event.screen_asked.tell(
                "No other article seems to report this; mark two with Space to compare them"
            )
        elif event.story:
            # In the order of the list, so that a report keeps its number from wherever the story is opened.
            listed = self.session.listed
            found = [(listed.index_of(a.id), a) for a in [event.article, *event.found]]
            found.sort(key=lambda pair: pair[0] if pair[0] >= 0 else len(listed))
            event.screen_asked.open_story([article for _, article in found])
        else:
            event.screen_asked.open_comparison(event.article, event.found[0])

    def action_help_quit(self) -> None:
        """Ctrl+C, in a program that is left with q: stop what is under way, else say so."""
        if self.stop_job():
            return
        if isinstance(self.screen, BaseScreen):
            self.screen.tell("q goes back, and quits from the library; ctrl+q quits from anywhere")

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """What the library refuses to a key, a click or a command is said; it ends nothing."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except LibraryError as error:
            self.session.problems.append(str(error))
            if isinstance(self.screen, BaseScreen):
                self.screen.check_problems()
            return True

    def _handle_exception(self, error: Exception) -> None:
        """A fault ends the program, and what goes on beside it."""
        self._stop_all()
        super()._handle_exception(error)

    def _stop_all(self) -> None:
        """End what goes on beside the screen: what it has done is kept, the rest is done the next time."""
        self._leaving.set()
        if self.job is not None:
            self.job.stop()
        if self._settling is not None:
            self._settling.terminate()

    # --- leaving ---

    def exit(
        self, result: int | None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """Let every open screen keep its place, then end."""
        self._stop_all()
        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen):
                screen.leaving()
        super().exit(result, return_code, message)

    async def on_load(self) -> None:
        loop = asyncio.get_running_loop()
        for number in _SIGNALS:
            try:
                loop.add_signal_handler(number, self._leave, number)
            except (NotImplementedError, RuntimeError, ValueError):
                return  # not on this platform, or not in the main thread (tests)

    def _leave(self, number: int) -> None:
        """A signal asks the program to end: the terminal is given back as it was."""
        self.exit(return_code=128 + number)


def run_app(
    library: Library,
    articles: Sequence[Article] = (),
    notices: Sequence[str] = (),
    *,
    samples: bool = False,
    identities: Mapping[str, str] | None = None,
) -> int:
    """Open the screen; returns the exit status."""
    session = Session(library, articles, samples=samples, identities=identities)
    app = StorydiffApp(session, notices)
    try:
        app.run()
    finally:
        library.close()
    return app.return_code or 0
