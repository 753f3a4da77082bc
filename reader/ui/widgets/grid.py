"""A table with a cell cursor: head and first column stay, the rest scrolls both ways. Drawn by lines."""

from __future__ import annotations

from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from reader.report.layout import cut
from reader.ui import keymap, styles
from reader.ui.tables import Table
from reader.ui.widgets.look import Look
from reader.ui.widgets.telling import Told


class Grid(Widget, can_focus=True, inherit_bindings=False):
    """One cell has the cursor; Enter opens it."""

    DEFAULT_CSS = styles.GRID
    HELP = "A table; the arrow keys or h, j, k and l move in it."
    BINDINGS = keymap.GRID

    class Moved(Told):
        """The cursor stands on another cell."""

    class Chosen(Told):
        """A cell was opened, by Enter or by a click on the cell at the cursor."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.table = Table("", (), (), 10, (10, 10))
        self.row = 0
        self.column = 0
        self.top = 0
        self.first_column = 0
        self._look = Look(self, styles.GRID_LOOK, styles.GRID_ANSI)

    def show(self, table: Table, row: int = 0, column: int = 0) -> None:
        """Show a table with the cursor on a cell."""
        self.table = table
        self.row = max(0, min(row, len(table.rows) - 1))
        self.column = max(0, min(column, len(table.heads) - 1))
        self._reveal()

    # --- places ---

    def _widths(self) -> tuple[int, int, int]:
        """Cells of the first column and of the others, and how many of those are in view."""
        table, width = self.table, self.size.width
        count = max(1, len(table.heads))
        least, most = table.wide
        each = max(least, min(most, (width - table.first) // count - 1))
        # Where not all columns fit, the first one leaves room for two at least.
        first = max(min(table.first, max(16, width - 2 * (each + 1) - 1)), width - count * (each + 1))
        return first, each, max(1, min(count, (width - first) // (each + 1)))

    def _reveal(self) -> None:
        height = max(1, self.size.height - 1)
        self.top = max(0, min(self.top, self.row))
        if self.row >= self.top + height:
            self.top = self.row - height + 1
        self.top = max(0, min(self.top, len(self.table.rows) - height))
        shown = self._widths()[2]
        self.first_column = max(0, min(self.first_column, self.column))
        if self.column >= self.first_column + shown:
            self.first_column = self.column - shown + 1
        self.first_column = max(0, min(self.first_column, len(self.table.heads) - shown))
        self.refresh()

    def move_to(self, row: int, column: int) -> None:
        """Put the cursor on a cell."""
        before = self.row, self.column
        self.row = max(0, min(row, len(self.table.rows) - 1))
        self.column = max(0, min(column, len(self.table.heads) - 1))
        self._reveal()
        if before != (self.row, self.column):
            self.post_message(self.Moved(self))

    def on_resize(self) -> None:
        self._reveal()

    # --- keys and mouse ---

    def action_move(self, rows: int, columns: int) -> None:
        """Move the cursor."""
        self.move_to(self.row + rows, self.column + columns)

    def action_page(self, direction: int) -> None:
        """Move the cursor by a screen."""
        self.move_to(self.row + direction * max(1, self.size.height - 2), self.column)

    def action_end(self, last: int) -> None:
        """To the first or last row."""
        self.move_to(len(self.table.rows) - 1 if last else 0, self.column)

    def action_choose(self) -> None:
        """Open the cell at the cursor."""
        if self.table.rows:
            self.post_message(self.Chosen(self))

    def on_click(self, event: events.Click) -> None:
        first, each, shown = self._widths()
        row = self.top + event.y - 1
        if event.y == 0 or not 0 <= row < len(self.table.rows):
            return
        column = self.column
        if event.x >= first:
            column = min(self.first_column + (event.x - first) // (each + 1), self.first_column + shown - 1)
        if (row, column) == (self.row, self.column):
            self.action_choose()
        else:
            self.move_to(row, column)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self._scroll(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self._scroll(-3)

    def _scroll(self, step: int) -> None:
        """Scroll the rows; the cursor stays in view."""
        height = max(1, self.size.height - 1)
        self.top = max(0, min(self.top + step, len(self.table.rows) - height))
        self.move_to(max(self.top, min(self.row, self.top + height - 1)), self.column)

    # --- drawing ---

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._look.forget()

    def render_line(self, y: int) -> Strip:
        """One row of the view."""
        base, width, table = self._look(""), self.size.width, self.table
        if not table.rows:
            return Strip(
                [Segment(cut("  " + table.empty if y == 1 else "", width), base + self._look("dim"))]
            )
        first, each, shown = self._widths()
        columns = range(self.first_column, min(len(table.heads), self.first_column + shown))
        if y == 0:
            more = "◂" if self.first_column else " "
            cells = [cut(f" {table.title}", first - 1) + more]
            cells += [" " + cut(table.heads[k], each) for k in columns]
            if columns and columns[-1] < len(table.heads) - 1:
                cells[-1] = " " + cut(table.heads[columns[-1]], each - 1) + "▸"
            head = base + self._look("head")
            return Strip([Segment(text, head) for text in cells]).adjust_cell_length(width, head)
        row = self.top + y - 1
        if row >= len(table.rows):
            return Strip.blank(width, base)
        label, found = table.rows[row]
        if row == self.row:
            base += self._look("row")
        segments = [Segment(cut(" " + label[0], first), base + self._look(label[1]) if label[1] else base)]
        for k in columns:
            text, name = found[k]
            style = base + self._look(name) if name else base
            if row == self.row and k == self.column:
                style += self._look("cursor")
            segments += [Segment(" ", base), Segment(cut(text, each), style)]
        return Strip(segments).adjust_cell_length(width, base)
