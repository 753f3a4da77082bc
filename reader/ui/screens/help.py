"""The keys of a screen."""

from __future__ import annotations

from typing import cast

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Label

from reader.report.layout import cut
from reader.ui import keymap, places
from reader.ui.host import Host
from reader.ui.screens.box import Box
from reader.ui.signs import SIGNS
from reader.ui.tables import Cell
from reader.ui.widgets.rows import RowList

_EVERYWHERE = (
    "help", "back", "close", "dismiss", "bookmarks", "undo", "quit", "search_all", "feeds", "next_unread",
    "command_palette",
)  # fmt: skip
_MOVING = (
    "move(", "page(", "page_", "end(", "rows(", "sentence(", "paragraph(", "share", "side(", "partner(",
    "scroll", "topics", "digit(",
)  # fmt: skip
GROUPS = ("On this screen", "Moving about", "Everywhere")
_ARROWS = {"↑": "Up", "↓": "Down", "←": "Left", "→": "Right"}


def grouped_keys_of(screen: Screen[object] | Screen[None]) -> dict[str, list[tuple[str, str]]]:
    """The keys that work on a screen, with what each does, by the groups of ``GROUPS``."""
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
    groups: dict[str, list[tuple[str, str]]] = {name: [] for name in GROUPS}
    for what, shown_keys in keys.items():
        if what:
            name = action[what].partition("(")[0].removeprefix("app.")
            of = GROUPS[2 if name in _EVERYWHERE else 1 if action[what].startswith(_MOVING) else 0]
            groups[of].append((_joined(shown_keys), what))
    return {name: rows for name, rows in groups.items() if rows}


def keys_of(screen: Screen[object] | Screen[None]) -> list[tuple[str, str]]:
    """The same in one list: a screen's own first, what holds everywhere last."""
    return [row for rows in grouped_keys_of(screen).values() for row in rows]


class HelpScreen(Box):
    """The signs of the screen below, then every key with what it does, in groups."""

    BINDINGS = keymap.HELP

    def __init__(self, screen: Screen[object] | Screen[None]) -> None:
        super().__init__()
        self.MANUAL = str(getattr(screen, "MANUAL", "start"))
        self._lines = [*SIGNS.get(str(getattr(screen, "SIGNS_OF", "") or self.MANUAL), ())]
        for name, rows in grouped_keys_of(screen).items():
            self._lines += [("", ""), (name, "")] if self._lines else [(name, "")]
            self._lines += [(_named(keys), what) for keys, what in rows]
        focused = screen.focused
        self._about = str(getattr(focused, "HELP", "") or "")
        self._title = str(getattr(screen, "TITLE_OF_HELP", "Keys"))

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Label(self._title, classes="box-title", markup=False)
            yield RowList(self._draw, id="help-keys")
            foot = "Escape closes; [@click='screen.manual']M opens the manual[/]; ctrl+p finds any command"
            yield Label(foot, classes="box-foot")

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
        if not what:
            return [[(" " + cut(keys, width - 1), "accent")]]
        column = min(22, max(len(k) for k, w in self._lines if w) + 2)
        return [[(" " + cut(keys, column), "bold"), (cut(what, width - column - 1), "")]]


def _named(keys: str) -> str:
    """Keys with the arrows by their names, which no sign can be taken for."""
    return " ".join(_ARROWS.get(key, key) for key in keys.split())


def _joined(keys: list[str]) -> str:
    """Keys in one line; a run of digits as from and to."""
    return f"{keys[0]}–{keys[-1]}" if len(keys) > 2 and "".join(keys).isdigit() else " ".join(keys)
