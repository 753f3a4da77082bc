"""The course of one measured thing: its plot, and under it who states it when."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from reader.report.layout import cut
from reader.ui import styles
from reader.ui.tables import Cell
from reader.ui.widgets.look import Look
from reader.ui.widgets.telling import Told


class Course(Widget):
    """Rows that are drawn as they are given; a click on a row of the list tells which."""

    DEFAULT_CSS = styles.COURSE
    HELP = "The course of the thing at the cursor."

    class Chosen(Told):
        """A row of the list was clicked, by index."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.rows: Sequence[Sequence[Cell]] = ()
        self.listed_from = 0
        self._look = Look(self, styles.COURSE_LOOK)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._look.forget()

    def show(self, rows: Sequence[Sequence[Cell]], listed_from: int) -> None:
        """Show rows, those from ``listed_from`` on a list that can be clicked."""
        self.rows, self.listed_from = rows, listed_from
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of the view."""
        base, width = self._look(""), self.size.width
        if y >= len(self.rows):
            return Strip.blank(width, base)
        segments, left = [], width
        for text, name in self.rows[y]:
            style = base + self._look(name) if name else base
            text = cut(text, left) if cell_len(text) > left else text
            segments.append(Segment(text, style))
            left -= cell_len(text)
            if left <= 0:
                break
        return Strip(segments).adjust_cell_length(width, base)

    def on_click(self, event: events.Click) -> None:
        index = event.y - self.listed_from
        if 0 <= index < len(self.rows) - self.listed_from:
            event.stop()
            self.post_message(self.Chosen(self, index))
