"""All that is known of one place, in a box over the screen."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from reader.report.layout import cut
from reader.ui import keymap
from reader.ui.explaining import Told
from reader.ui.screens.box import Box
from reader.ui.tables import Cell
from reader.ui.widgets.rows import RowList
from reader.ui.wrapping import wrapped


class ExplainScreen(Box):
    """Paragraphs, wrapped, that scroll."""

    BINDINGS = keymap.EXPLANATION

    def __init__(self, told: Sequence[Told], title: str = "At the cursor") -> None:
        super().__init__()
        self._told = told
        self._title = title
        self._rows: list[Told] = []

    def compose(self) -> ComposeResult:
        with Vertical(classes="box -wide"):
            yield Label(self._title, classes="box-title", markup=False)
            yield RowList(self._draw)
            yield Label("Escape closes", classes="box-foot", markup=False)

    def on_mount(self) -> None:
        self.query_one(RowList).focus()

    def on_row_list_resized(self) -> None:
        """The box has its width: wrap."""
        listed = self.query_one(RowList)
        width = max(20, listed.room - 2)
        rows = []
        for text, style in self._told:
            rows += [(line, style) for line in wrapped(text, width, 3) or [""]]
        if rows != self._rows:
            self._rows = rows
            listed.styles.height = len(rows)
            listed.show(len(rows))

    def _draw(self, index: int, width: int) -> list[list[Cell]]:
        text, style = self._rows[index]
        return [[(cut(" " + text, width), style)]]
