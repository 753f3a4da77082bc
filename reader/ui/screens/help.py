"""The keys of a screen."""

from __future__ import annotations

from typing import cast

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen
from textual.widgets import Label

from reader.report.layout import cut
from reader.ui import keymap, places
from reader.ui.host import Host
from reader.ui.signs import SIGNS
from reader.ui.tables import Cell
from reader.ui.widgets.rows import RowList


def keys_of(screen: Screen[object] | Screen[None]) -> list[tuple[str, str]]:
    """The keys that work on a screen, with what each does: its own first, what holds everywhere last."""
    keys: dict[str, list[str]] = {}
    action: dict[str, str] = {}
    for _, binding, enabled, tooltip in screen.active_bindings.values():
        if not enabled or binding.system or binding.action.startswith(("app.focus", "screen.")):
            continue
        shown = screen.app.get_key_display(binding)
        what = tooltip or binding.tooltip or binding.description
        action.setdefault(what, binding.action)
        if shown not in keys.setdefault(what, []):
            keys[what].append(shown)
    everywhere = ("help", "back", "close", "bookmarks", "undo", "quit", "page(")
    ordered = sorted(keys, key=lambda what: action[what].startswith(everywhere))
    return [(_joined(keys[what]), what) for what in ordered if what]


class HelpScreen(ModalScreen[None]):
    """The signs of the screen below, then every key with what it does, the focused widget's first."""

    BINDINGS = keymap.HELP

    def __init__(self, screen: Screen[object] | Screen[None]) -> None:
        super().__init__()
        self.MANUAL = str(getattr(screen, "MANUAL", "start"))
        self._lines = [*SIGNS.get(self.MANUAL, ()), *keys_of(screen)]
        focused = screen.focused
        self._about = str(getattr(focused, "HELP", "") or "")
        self._title = str(getattr(screen, "TITLE_OF_HELP", "Keys"))

    def compose(self) -> ComposeResult:
        with Vertical(id="help-box"):
            yield Label(self._title, id="help-title", markup=False)
            yield RowList(self._draw, id="help-keys")
            foot = "Escape closes; [@click='screen.manual']M opens the manual[/]; ctrl+p finds any command"
            yield Label(foot, id="help-foot")

    def on_mount(self) -> None:
        rows = self.query_one(RowList)
        rows.show(len(self._lines))
        rows.focus()

    def action_manual(self) -> None:
        """Open the manual in place of this list, at the page about the screen below."""
        self.dismiss()  # not awaited: a click runs this in the list's own queue
        cast(Host, self.app).go(places.Manual(self.MANUAL))

    def _draw(self, index: int, width: int) -> list[list[Cell]]:
        keys, what = self._lines[index]
        column = min(22, max(len(k) for k, _ in self._lines) + 2)
        return [[(" " + cut(keys, column), "bold"), (cut(what, width - column - 1), "")]]


def _joined(keys: list[str]) -> str:
    """Keys in one line; a run of digits as from and to."""
    return f"{keys[0]}–{keys[-1]}" if len(keys) > 2 and "".join(keys).isdigit() else " ".join(keys)
