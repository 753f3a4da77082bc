"""The links of an article, in a box over it: to open one, or copy where it leads."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from reader.report.layout import cut, one_line
from reader.ui import keymap
from reader.ui.links import Link
from reader.ui.screens.box import Box
from reader.ui.tables import Cell
from reader.ui.widgets.rows import RowList

_TEXT = 40  # cells at most for the words of a link


class LinksScreen(Box):
    """One link a row: its words, and the address."""

    BINDINGS = keymap.LINKS

    def __init__(self, links: Sequence[Link], at: int, chosen: Callable[[str, bool], None]) -> None:
        """
        Args:
            links: At least one.
            at: At which of them the cursor stands first.
            chosen: Called with the address, and whether it is to be copied rather than opened.
        """
        super().__init__()
        self._links = links
        self._at = at
        self._chosen = chosen
        self._column = min(_TEXT, max(cell_len(one_line(link.text)) for link in links))

    def compose(self) -> ComposeResult:
        with Vertical(classes="box -wide"):
            yield Label("Links", classes="box-title", markup=False)
            yield RowList(self._draw)
            yield Label("Enter opens, y copies the address, Escape closes", classes="box-foot", markup=False)

    def on_mount(self) -> None:
        rows = self.query_one(RowList)
        rows.styles.height = len(self._links)
        rows.show(len(self._links), self._at)
        rows.focus()

    def _draw(self, index: int, width: int) -> list[list[Cell]]:
        link = self._links[index]
        number = f"{index + 1:>3} "
        return [
            [
                (number, "dim"),
                (cut(one_line(link.text), self._column), "bold" if link.start < 0 else ""),
                (cut("  " + link.address, max(0, width - self._column - len(number))), "link"),
            ]
        ]

    @on(RowList.Chosen)
    def _opened(self, event: RowList.Chosen) -> None:
        self._end(event.index, copy=False)

    def action_copy(self) -> None:
        """Copy the address of the link at the cursor."""
        self._end(self.query_one(RowList).cursor, copy=True)

    def _end(self, index: int, *, copy: bool) -> None:
        self.dismiss()
        self._chosen(self._links[index].address, copy)
