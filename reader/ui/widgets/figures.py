"""The figures of two articles in pairs: what differs first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from reader.comparison.model import Comparison
from reader.figures.model import Analysis, Figure, Kind
from reader.report.layout import cut
from reader.report.text import around, stated
from reader.report.words import BRIEF, SIGN, FigureRow, Standing, counts_of, figure_rows
from reader.ui import keymap, styles
from reader.ui.tables import Cell
from reader.ui.widgets.chrome import TitleBar
from reader.ui.widgets.rows import RowList

Option = TypeVar("Option", Standing, Kind)


class FiguresPanel(Vertical):
    """Two rows a pair: values with their verdict, and the words around both. Enter goes to both places."""

    DEFAULT_CSS = styles.FIGURES
    BINDINGS = keymap.FIGURES

    @dataclass
    class Jump(Message):
        """Go to these figures, by index; None where a side has no such figure."""

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
        self.verdict: Standing | None = None
        self.kind: Kind | None = None
        self._all: list[FigureRow] = []

    def compose(self) -> ComposeResult:
        yield TitleBar(id="figures-counts")
        yield TitleBar(id="figures-title")
        yield RowList(self._draw, item_height=2, id="figure-rows")

    @property
    def row_list(self) -> RowList:
        """The rows."""
        return self.query_one(RowList)

    @property
    def current(self) -> FigureRow | None:
        """The row at the cursor."""
        return self.rows[self.row_list.cursor] if self.rows else None

    def show(self, comparison: Comparison) -> None:
        """Show the figures of a comparison; what was filtered for stays so."""
        self.comparison = comparison
        self._all = figure_rows(comparison)
        self._fill()

    def clear(self) -> None:
        """Show nothing, while another comparison is being made."""
        self.comparison, self._all = None, []
        self._fill()

    def _fill(self) -> None:
        self.rows = [row for row in self._all if self._wanted(row)]
        empty = "Neither article states a figure.\nt closes the list."
        if self._all:
            empty = "No figure is of that verdict and kind.\nf and F choose others, Escape shows all."
        self.row_list.show(len(self.rows), 0, empty)
        self._show_title()

    def _wanted(self, row: FigureRow) -> bool:
        return self.verdict in (None, row.standing) and self.kind in (None, self._kind(row))

    def _kind(self, row: FigureRow) -> Kind:
        assert self.comparison is not None
        if row.left is not None:
            return self.comparison.left.figures[row.left].kind
        return self.comparison.right.figures[row.right or 0].kind

    # --- filtering ---

    @property
    def filtered(self) -> bool:
        """Whether some rows are left out."""
        return self.verdict is not None or self.kind is not None

    def action_filter_verdict(self) -> None:
        """Show the next verdict that some row has, after the last one all."""
        known = {row.standing for row in self._all if self.kind in (None, self._kind(row))}
        found = [standing for standing in Standing if standing in known]
        self.verdict = _next(found, self.verdict)
        self._fill()

    def action_filter_kind(self) -> None:
        """Show the next kind that some row has, after the last one all."""
        kinds = {self._kind(row) for row in self._all if self.verdict in (None, row.standing)}
        self.kind = _next([kind for kind in Kind if kind in kinds], self.kind)
        self._fill()

    def show_all(self) -> None:
        """Filter no longer."""
        self.verdict = self.kind = None
        self._fill()

    # --- drawing ---

    @on(RowList.Resized)
    def _resized(self, event: RowList.Resized) -> None:
        event.stop()
        self._show_title()

    def _show_title(self) -> None:
        shown = [BRIEF[self.verdict]] if self.verdict else []
        shown += [self.kind.value] if self.kind else []
        told = ", ".join(shown).removeprefix("only ")
        only = f"only {told}: {len(self.rows)}" if shown else f"{len(self.rows)} rows"
        self.query_one("#figures-counts", TitleBar).show(counts_of(self._all), only)
        a, b, verdict = self._columns(self.row_list.room)
        self.query_one("#figures-title", TitleBar).show(
            f" {cut('A states', a)} {cut('B states', b)}  {cut('verdict', verdict)} why, and in which words"
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
        half = (width - 5) // 2
        return [
            [
                (" ", ""),
                (cut(stated(left) + times_a if left else "—", a), "bold" if left else "dim"),
                ("│", "dim"),
                (cut(stated(right) + times_b if right else "—", b), "bold" if right else "dim"),
                ("│ ", "dim"),
                (cut(f"{SIGN[row.standing]} {BRIEF[row.standing]}", verdict), style),
                (" ", ""),
                (cut(row.reason if row.standing is not Standing.ALONE else "", rest), "dim"),
            ],
            self._words(comparison.left, left, comparison.right, right, half, width),
        ]

    @staticmethod
    def _words(
        left: Analysis, a: Figure | None, right: Analysis, b: Figure | None, half: int, width: int
    ) -> list[Cell]:
        """The words around the figures of a row: of both side by side, of one alone at full width."""
        if a is not None and b is not None:
            return [
                (cut("   " + around(left, a, half - 4), half), "dim"),
                (" │ ", "dim"),
                (cut(around(right, b, half - 1), width - half - 3), "dim"),
            ]
        words = around(left, a, width - 6) if a is not None else around(right, b, width - 6) if b else ""
        return [(cut("   " + words, width), "dim")]

    # --- the row at the cursor ---

    @on(RowList.Moved)
    def _moved(self, event: RowList.Moved) -> None:
        event.stop()
        self.explain()

    def explain(self) -> None:
        """Say what the row at the cursor means."""
        row = self.current
        said = f"{SIGN[row.standing]} {row.reason}" if row is not None else ""
        at = self.row_list.cursor + 1 if self.rows else 0
        self.post_message(self.Explained(said, f"{at}/{len(self.rows)}"))

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        if (row := self.current) is not None:
            self.post_message(self.Jump(row.left, row.right))


def _next(found: list[Option], current: Option | None) -> Option | None:
    """The one after the current one; None after the last."""
    following = found.index(current) + 1 if current in found else 0
    return found[following] if following < len(found) else None
