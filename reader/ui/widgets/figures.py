"""The figures of two articles in pairs: what differs first."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from reader.comparison.model import Comparison
from reader.report.text import around, stated
from reader.report.words import BRIEF, SIGN, FigureRow, figure_rows
from reader.ui.widgets.chrome import TitleBar
from reader.ui.widgets.rows import Cell, RowList, cut


class FiguresPanel(Vertical):
    """One row a pair; Enter goes to both places."""

    @dataclass
    class Jump(Message):
        """Go to these offsets; None where a side has no such figure."""

        left: int | None
        right: int | None

    @dataclass
    class Explained(Message):
        """What is to be said of the row at the cursor."""

        text: str
        position: str

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.comparison: Comparison | None = None
        self.rows: list[FigureRow] = []

    def compose(self) -> ComposeResult:
        yield TitleBar(id="figures-title")
        yield RowList(self._draw, id="figure-rows")

    @property
    def row_list(self) -> RowList:
        """The rows."""
        return self.query_one(RowList)

    @property
    def current(self) -> FigureRow | None:
        """The row at the cursor."""
        return self.rows[self.row_list.cursor] if self.rows else None

    def show(self, comparison: Comparison) -> None:
        """Show the figures of a comparison."""
        self.comparison = comparison
        self.rows = figure_rows(comparison)
        self.row_list.show(len(self.rows), 0, "Neither article states a figure.\nt closes the list.")
        self._show_title()

    @on(RowList.Resized)
    def _resized(self, event: RowList.Resized) -> None:
        event.stop()
        self._show_title()

    def _show_title(self) -> None:
        width = self.row_list.room
        a, b, verdict = self._columns(width)
        self.query_one(TitleBar).show(
            " "
            + cut("A states", a)
            + " "
            + cut("B states", b)
            + "  "
            + cut("verdict", verdict)
            + " in these words"
        )

    @staticmethod
    def _columns(width: int) -> tuple[int, int, int]:
        side = max(12, min(26, (width - 20) // 4))
        return side, side, 16

    def _draw(self, index: int, width: int) -> list[list[Cell]]:
        comparison = self.comparison
        if comparison is None:
            return [[]]
        row = self.rows[index]
        a, b, verdict = self._columns(width)
        left = comparison.left.figures[row.left] if row.left is not None else None
        right = comparison.right.figures[row.right] if row.right is not None else None
        times_a, times_b = (f" ×{times}" if times > 1 else "" for times in row.times)
        style = row.standing.value
        rest = width - a - b - verdict - 6
        analysis, figure = (comparison.left, left) if left else (comparison.right, right)
        words = around(analysis, figure, max(8, rest)) if figure else ""
        return [
            [
                (" ", ""),
                (cut(stated(left) + times_a if left else "—", a), "bold" if left else "dim"),
                ("│", "dim"),
                (cut(stated(right) + times_b if right else "—", b), "bold" if right else "dim"),
                ("│ ", "dim"),
                (cut(f"{SIGN[row.standing]} {BRIEF[row.standing]}", verdict), style),
                (" ", ""),
                (cut(words, rest), "dim"),
            ]
        ]

    @on(RowList.Moved)
    def _moved(self, event: RowList.Moved) -> None:
        event.stop()
        self.explain()

    def explain(self) -> None:
        """Say what the row at the cursor means."""
        row = self.current
        if row is not None:
            self.post_message(
                self.Explained(
                    f"{SIGN[row.standing]} {row.reason}", f"{self.row_list.cursor + 1}/{len(self.rows)}"
                )
            )

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        row, comparison = self.current, self.comparison
        if row is not None and comparison is not None:
            self.post_message(
                self.Jump(
                    comparison.left.figures[row.left].start if row.left is not None else None,
                    comparison.right.figures[row.right].start if row.right is not None else None,
                )
            )
