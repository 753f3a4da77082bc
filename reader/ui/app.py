"""The Textual app: screens, themes, commands, and a clean way out."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from rich.console import RenderableType
from textual import events, on
from textual.actions import ActionParseResult
from textual.app import App, SystemCommand
from textual.dom import DOMNode
from textual.screen import Screen

from reader.articles.cleaning import clean_line
from reader.articles.model import Article
from reader.configuration import Configuration, settle_manners
from reader.errors import LibraryError
from reader.gathering.jobs import Job, refreshing
from reader.library import Library
from reader.ui import keymap, navigation, places
from reader.ui.host import LOOKING, Host
from reader.ui.jobs import Jobs
from reader.ui.screens.base import BaseScreen
from reader.ui.screens.gathering import Gathering
from reader.ui.session import Session
from reader.ui.settling import Settling
from reader.ui.similar import Similar
from reader.ui.theme import THEMES

_LONGEST_LEAVE = 10.0  # seconds
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
"""Seconds after the start, and after the last key, until stories are looked for."""


class StorydiffApp(App[int]):
    """The reader."""

    TITLE = "storydiff"
    CSS_PATH = "storydiff.tcss"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS = keymap.APP
    _dressed = ""
    """The theme that the styles were parsed for."""

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
        self.asked_to_leave: Callable[[int], object] = lambda number: None
        """Told the number of a signal that ends the program."""
        self.jobs = Jobs(self)
        self.settling = Settling(self, session)
        self.similar = Similar(self, session)
        self.notices = list(notices)
        self.undo: list[tuple[str, Callable[[], object]]] = []
        for theme in THEMES:
            self.register_theme(theme)
        chosen = session.configuration.get("theme") or session.setting("theme")
        self.theme = self._dressed = chosen if chosen in self.available_themes else THEMES[0].name
        self._touched = 0.0
        self.stylesheet.set_variables(self.get_css_variables())
        self.animation_level = "none"

    def get_css_variables(self) -> dict[str, str]:
        """The colours of the theme; none before one is chosen."""
        return super().get_css_variables() if self._dressed else {}

    def refresh_css(self, animate: bool = True) -> None:
        """Parse the styles anew for another theme; those of the theme of the start stand already."""
        if self.theme != self._dressed:
            self._dressed = self.theme
            super().refresh_css(animate)

    @property
    def _background_screens(self) -> list[Screen[Any]]:
        """What shows through the screen: nothing through one that covers all.

        Textual counts the next screen in any case, and lays it out and paints it with every change.
        """
        covered = self.screen_stack[-1].styles.background.a == 1
        return [] if covered else super()._background_screens

    def get_default_screen(self) -> Screen[None]:
        return navigation.screen_of(places.Room.LIBRARY)

    def on_mount(self) -> None:
        if self.notices:
            more = f" (and {len(self.notices) - 1} more)" if len(self.notices) > 1 else ""
            self.call_after_refresh(self._tell_notices, self.notices[0] + more)

        self.set_keymap(dict(self.session.configuration.keys))
        if minutes := self.session.configuration.get("refresh"):
            self.set_interval(60 * minutes, self._refresh_feeds)
        self.call_after_refresh(_collect)
        self.set_timer(WARM_UP_AFTER, self._warm_up)
        self.set_timer(SETTLE_AFTER, self._settle_at_rest)
        self.theme_changed_signal.subscribe(self, lambda theme: self.session.set_setting("theme", theme.name))

    def _refresh_feeds(self) -> None:
        """Fetch what is new, as the settings ask for; while something else is under way, the next time."""
        if not self.session.samples or self.session.library.feeds.all():
            self.start_job(refreshing(self.session.library))

    def _warm_up(self) -> None:
        """Load in the background what the first comparison needs, so that it opens at once."""
        self.run_worker(navigation.warm_up, thread=True, group="warm-up", exit_on_error=False)

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
        opening = partial(self.go, places.Manual(str(getattr(screen, "MANUAL", "start"))))
        yield SystemCommand("Manual", "how to use all this, and how it works", opening)
        model = partial(self.go, places.Room.SECOND)
        yield SystemCommand("Second reader", "a language model for what the words leave in doubt", model)
        for theme in THEMES:
            name = theme.name.removeprefix("storydiff-")
            yield SystemCommand(
                f"Theme: {name}", THEME_TOOLTIPS[name], partial(setattr, self, "theme", theme.name)
            )
        yield SystemCommand("Change the theme", "choose from all themes", self.action_change_theme)

    def _run_command(self, action: str, node: object) -> None:
        self.call_later(self.run_action, action, node)

    # --- what goes on while one reads ---

    def start_job(self, job: Job) -> bool:
        """Do something long beside what one does; False while something else is under way."""
        return self.jobs.start(job)

    def stop_job(self) -> bool:
        """Ask what is under way to stop; False if nothing is."""
        return self.jobs.stop()

    @on(Jobs.Told)
    def _job_told(self, event: Jobs.Told) -> None:
        screen = self.screen
        if event.job is not self.jobs.current or not isinstance(screen, BaseScreen):
            return
        if screen.is_mounted and not screen.prompt_open:
            screen.status.tell(f"{event.job.name}: {clean_line(event.text)}", lasting=True)

    @on(Jobs.Ended)
    def _job_ended(self, event: Jobs.Ended) -> None:
        self.jobs.ended()
        if event.done.added:
            self.session.show_library()
        self._show_what_came_in()
        more = f" (and {len(event.done.errors) - 1} more)" if len(event.done.errors) > 1 else ""
        text = event.done.said + (f": {event.done.errors[0]}{more}" if event.done.errors else "")
        if isinstance(self.screen, BaseScreen) and self.screen.is_mounted:
            self.screen.tell(clean_line(text), warning=bool(event.done.errors), lasting=True)
        if len(event.done.errors) > 1 and event.job.name == "Adding" and isinstance(self.screen, Gathering):
            # A row has no room for them, and they are told nowhere else.
            told = [(clean_line(error), "") for error in event.done.errors[:MOST_ERRORS]]
            if len(event.done.errors) > MOST_ERRORS:
                told.append((f"and {len(event.done.errors) - MOST_ERRORS} more", "dim"))
            self.go(places.Explanation(told, f"{event.done.said}:"))
        if event.done.added:
            self.settle_later()

    def _show_what_came_in(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Gathering) and screen.is_mounted:
                screen.came_in()

    async def on_event(self, event: events.Event) -> None:
        """Remember when something was last pressed or clicked."""
        if isinstance(event, events.InputEvent):
            self._touched = time.monotonic()
        await super().on_event(event)

    def _settle_at_rest(self) -> None:
        """Begin what the start leaves to be done; it is not to compete with what one opens first."""
        if time.monotonic() - self._touched < SETTLE_AFTER:
            self.set_timer(SETTLE_AFTER, self._settle_at_rest)
        else:
            self.settle_later()

    def settle_later(self) -> None:
        """What is known of the stories has changed: work out the rest beside what one does."""
        if self.settles:
            self.settling.start()

    @on(Settling.Settled)
    def _settled(self, event: Settling.Settled) -> None:
        if event.ended:
            self.settling.ended()
        self._show_what_came_in()

    # --- going somewhere ---

    def go(self, place: places.Place) -> None:
        """Show a place over the screen one is on."""
        navigation.go(self, place)

    def find_similar(self, screen: Screen[None], article: Article, *, story: bool = False) -> None:
        """Look for other reports; the screen that asks then opens the most similar, or all as one story."""
        self.similar.look(screen, article, story=story)

    @on(Similar.Found)
    def _found(self, event: Similar.Found) -> None:
        screen = self.screen
        # Any key takes the notice away, and with it the wish.
        if not self.similar.still_wanted(event) or not isinstance(screen, BaseScreen):
            return
        if screen.status.notice != LOOKING:
            return
        screen.status.hush()
        if not event.found:
            screen.tell("No other article seems to report this; mark two with Space to compare them")
        elif event.story:
            screen.open_story(self.similar.in_order(event))
        else:
            screen.open_comparison(event.article, event.found[0])

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
        self.jobs.stop()
        self.settling.stop()

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
        """A signal asks the program to end: the terminal is given back as it was, if it is still there."""
        self.asked_to_leave(number)
        self.exit(return_code=128 + number)


if TYPE_CHECKING:

    def _as_host(app: StorydiffApp) -> Host:
        """The types agree that the app is what screens take it for."""
        return app


def _bound_leaving(number: int) -> None:
    """A terminal that is gone may hold up for good who writes to it; what was to be kept is kept by then."""
    last = threading.Timer(_LONGEST_LEAVE, os._exit, [128 + number])
    last.daemon = True
    last.start()


def _collect() -> None:
    """Look for garbage from now on, but not among what the start has made: that stays."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def run_app(
    library: Library,
    articles: Sequence[Article] = (),
    notices: Sequence[str] = (),
    *,
    samples: bool = False,
    identities: Mapping[str, str] | None = None,
    configuration: Configuration | None = None,
) -> int:
    """Open the screen; returns the exit status."""
    session = Session(library, articles, samples=samples, identities=identities, configuration=configuration)
    settle_manners(session.configuration)
    app = StorydiffApp(session, notices)
    app.asked_to_leave = _bound_leaving
    try:
        app.run()
    finally:
        library.close()
    code = app.return_code or 0
    main = threading.main_thread()
    if any(thread is not main and not thread.daemon for thread in threading.enumerate()):
        # All is kept and closed. A thread that reads from a terminal which is gone would never end.
        os._exit(code)
    return code
