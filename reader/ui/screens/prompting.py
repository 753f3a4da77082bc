"""A screen that says things in its status row, and asks for words in a field at its foot."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from textual import events, on
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from reader.ui.host import Host
from reader.ui.session import Session
from reader.ui.widgets.chrome import Prompt, StatusLine


class PromptingScreen(Screen[None]):
    """A screen with notices and a field, that knows the app and what is open."""

    def __init__(self) -> None:
        super().__init__()
        self._came_from: Widget | None = None
        self._done: Callable[[str], None] | None = None
        self._typed: Callable[[str], None] | None = None
        self._given_up: Callable[[], None] | None = None

    @property
    def storydiff(self) -> Host:
        """The app, as far as a screen knows it."""
        return cast(Host, self.app)

    @property
    def session(self) -> Session:
        """What is open."""
        return self.storydiff.session

    @property
    def status(self) -> StatusLine:
        """The status row."""
        return self.query_one(StatusLine)

    @property
    def prompt(self) -> Prompt:
        """The field at the foot of the screen."""
        return self.query_one(Prompt)

    @property
    def prompt_open(self) -> bool:
        """Whether something is being typed."""
        return any(prompt.display for prompt in self.query(Prompt))

    def tell(self, text: str, *, warning: bool = False, lasting: bool = False) -> None:
        """Say something in the status row; problems of the library take precedence."""
        problems = self.session.problems.take()
        if problems:
            text, warning, lasting = problems[0], True, True
        self.status.tell(text, warning=warning, lasting=lasting)

    def check_problems(self) -> None:
        """Say what the library refused, if it did."""
        if self.session.problems:
            self.tell("")

    def on_key(self, event: events.Key) -> None:
        """Any key takes a notice away."""
        for status in self.query(StatusLine):
            status.hush()

    def ask(
        self,
        purpose: str,
        hint: str,
        value: str = "",
        *,
        done: Callable[[str], None],
        typed: Callable[[str], None] | None = None,
        given_up: Callable[[], None] | None = None,
    ) -> None:
        """Open the field.

        Args:
            purpose: "note", "name", "filter", "search" or "add".
            hint: What to type, shown while the field is empty.
            value: What stands in it at first.
            done: Called with the text when Enter is pressed.
            typed: Called with the text whenever it changes.
            given_up: Called when Escape is pressed.
        """
        if not self.prompt.display:
            self._came_from = self.focused
        self._done, self._typed, self._given_up = done, typed, given_up
        self.prompt.ask(purpose, hint, value)

    @on(Input.Changed)
    def _prompt_changed(self, event: Input.Changed) -> None:
        if self.prompt.display and self._typed is not None:
            self._typed(event.value)

    @on(Input.Submitted)
    def _prompt_submitted(self, event: Input.Submitted) -> None:
        done = self._done
        self.end_prompt()
        if done is not None:
            done(event.value)

    @on(Prompt.GivenUp)
    def _prompt_given_up(self, event: Prompt.GivenUp) -> None:
        given_up = self._given_up
        self.end_prompt()
        if given_up is not None:
            given_up()

    @on(Prompt.Left)
    def _prompt_left(self, event: Prompt.Left) -> None:
        if not self.prompt.display or self.prompt.has_focus:
            return
        if self.prompt.purpose in ("note", "add", "name"):
            self.prompt.focus()  # a note half written is not lost by a click
        else:
            self.prompt.close()
            self._done = self._typed = self._given_up = None

    def end_prompt(self) -> None:
        """Close the field and go back to where one came from."""
        self.prompt.close()
        self._done = self._typed = self._given_up = None
        back = self._came_from
        if back is not None and back.is_attached and back.display:
            back.focus()
        else:
            self.focus_content()

    def focus_content(self) -> None:
        """Give the focus to what the screen is about."""
