"""The second reader: which model it is, and whether it answers."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.message import Message

from reader.errors import StorydiffError
from reader.gathering.second import GIVEN, SENT, Chosen, choose, named, tried
from reader.judging.client import Endpoint, endpoint_url, read_key
from reader.report.layout import cut
from reader.ui import keymap
from reader.ui.screens.base import BaseScreen
from reader.ui.tables import Cell
from reader.ui.widgets.chrome import KeyBar, Prompt, StatusLine, TitleBar
from reader.ui.widgets.rows import RowList

_IN_FILE = "The model is named in the settings file (storydiff config): change it there"
ROWS = ("Server", "Model", "Key file", "Asked")


class SecondScreen(BaseScreen):
    """Enter changes a row; nothing is sent before a server is set, and to no other host than this machine
    before one has agreed."""

    TITLE_OF_HELP = "Second reader: keys"
    MANUAL = "second"
    BINDINGS = keymap.SECOND

    @dataclass
    class Done(Message):
        """What a worker found: the choice to keep if any, and what to say."""

        choice: Chosen | None
        said: str
        failed: bool = False

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        yield RowList(self._draw, id="rows")
        yield Prompt(id="prompt")
        yield StatusLine(id="status")
        yield KeyBar()

    @property
    def row_list(self) -> RowList:
        """What can be changed."""
        return self.query_one(RowList)

    @property
    def choice(self) -> Chosen | None:
        """The model that is set."""
        return self.session.second.chosen

    def on_mount(self) -> None:
        self.row_list.show(len(ROWS))
        self.row_list.focus()
        self._show()

    def _show(self) -> None:
        choice = self.choice
        told = "none is set: Enter on Server names one" if choice is None else choice.endpoint.called
        self.query_one("#title", TitleBar).show(f"second reader: {told}")
        self.row_list.redraw()
        self._moved()

    def _value(self, row: str) -> str:
        choice = self.choice
        if choice is None:
            return "—"
        at = choice.endpoint
        if row == "Server":
            return at.url + ("" if at.local else " (not this machine)")
        if row == "Model":
            return at.name or "the server's only one"
        if row == "Key file":
            return at.key_file or "none: of the environment, if it has one"
        return "of every comparison that is opened" if choice.always else "where you press M"

    def _draw(self, index: int, width: int) -> list[list[Cell]]:
        row = ROWS[index]
        return [[(f" {row:<10}", "bold"), (cut(self._value(row), max(8, width - 11)), "")]]

    @on(RowList.Moved)
    def _moved(self) -> None:
        told = {
            "Server": "where it answers, such as http://localhost:8080",
            "Model": "which of the server's models",
            "Key file": "a file with the key, readable by you alone",
            "Asked": "Enter changes when it is asked",
        }
        at = self.row_list.cursor
        self.status.show(told[ROWS[at]], f"{at + 1}/{len(ROWS)}")

    # --- changing ---

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        if GIVEN.choice is not None:
            self.tell(_IN_FILE)
            return
        row, choice = ROWS[event.index], self.choice
        if row == "Server":
            value = choice.endpoint.url if choice is not None else ""
            self.ask("name", "http://localhost:8080, or another address", value, done=self._server)
        elif choice is None:
            self.tell("First name the server")
        elif row == "Model":
            self.ask("name", "the name of the model", choice.endpoint.name, done=self._model)
        elif row == "Key file":
            self.ask("name", "a file with the key", choice.endpoint.key_file, done=self._key)
        else:
            self._keep(replace(choice, always=not choice.always))

    def _server(self, text: str) -> None:
        if not text.strip():
            return
        before = self.choice
        try:
            url = endpoint_url(text)
        except StorydiffError as problem:
            self.tell(str(problem), warning=True)
            return
        at = Endpoint(url)
        if before is not None and before.endpoint.url == url:
            at = before.endpoint
        choice = Chosen(at, before.always if before else False, before.agreed if before else "")
        if choice.may_ask:
            self._find(choice)
            return
        self.status.show(f"{at.host} is not this machine: it would be sent {SENT}")
        hint = f"type yes to let {at.host} read them"
        self.ask("name", hint, done=lambda said: self._agreed(choice, said))

    def _agreed(self, choice: Chosen, said: str) -> None:
        if said.strip().lower() in ("yes", "y"):
            self._find(replace(choice, agreed=choice.endpoint.host))
        else:
            self.tell("Not agreed: nothing is set, and nothing sent")

    def _model(self, text: str) -> None:
        if self.choice is not None:
            self._find(replace(self.choice, endpoint=replace(self.choice.endpoint, name=text.strip())))

    def _key(self, text: str) -> None:
        choice = self.choice
        if choice is None:
            return
        file = str(Path(text.strip()).expanduser().absolute()) if text.strip() else ""
        endpoint = replace(choice.endpoint, key_file=file)
        try:
            read_key(endpoint)
        except StorydiffError as problem:
            self.tell(str(problem), warning=True)
            return
        self._keep(replace(choice, endpoint=endpoint))

    def _keep(self, choice: Chosen | None) -> None:
        self.session.problems.guard(lambda: choose(self.session.library, choice))
        self.session.second.refresh()
        self._show()
        self.check_problems()

    def _find(self, choice: Chosen) -> None:
        """Ask the server for the name of its model, and keep the choice."""

        def work() -> SecondScreen.Done:
            try:
                return self.Done(
                    replace(choice, endpoint=named(choice.endpoint)), "Set; t asks it a first question"
                )
            except StorydiffError as problem:
                # The address is kept: the server may not be running yet, or the name is still to come.
                return self.Done(choice, str(problem), failed=True)

        self.tell("Asking which models there are…", lasting=True)
        self._in_worker(work)

    def action_test(self) -> None:
        """Ask one small question."""
        choice = self.choice
        if choice is None:
            self.tell("First name the server")
            return

        def work() -> SecondScreen.Done:
            started = time.perf_counter()
            try:
                usable = tried(choice)
            except StorydiffError as problem:
                return self.Done(None, str(problem), failed=True)
            took = time.perf_counter() - started
            said = "and the answer can be used" if usable else "but not in a way that can be used"
            return self.Done(
                None, f"{choice.endpoint.called} answered after {took:.1f} s, {said}", not usable
            )

        if not choice.may_ask:
            self.tell(f"{choice.endpoint.host} was not agreed to: Enter on Server")
            return
        self.tell("Asking one small question…", lasting=True)
        self._in_worker(work)

    def _in_worker(self, work: Callable[[], Done]) -> None:
        self.run_worker(
            lambda: self.post_message(work()), thread=True, group="model", exclusive=True, exit_on_error=False
        )

    @on(Done)
    def _done_asking(self, event: Done) -> None:
        if event.choice is not None:
            self._keep(event.choice)
        self.tell(event.said, warning=event.failed, lasting=True)

    def action_off(self) -> None:
        """Ask no model any more; what was answered stays."""
        before = self.choice
        if before is None:
            self.tell("None is set")
            return
        if GIVEN.choice is not None:
            self.tell(_IN_FILE)
            return
        self._keep(None)
        self.storydiff.undo.append(("The second reader is set again", lambda: self._keep(before)))
        self.tell("No model is asked any more; z sets it again")

    def focus_content(self) -> None:
        self.row_list.focus()
