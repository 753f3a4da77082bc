"""A list drawn by lines: only what is seen is drawn, so ten thousand items are as quick as ten."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.report.layout import cut
from reader.ui import keymap, styles
from reader.ui.tables import Cell
from reader.ui.widgets.look import Look
from reader.ui.widgets.telling import Told


class RowList(ScrollView, can_focus=True, inherit_bindings=False):
    """A list with a cursor. Each item takes ``item_height`` rows, drawn by ``draw``."""

    DEFAULT_CSS = styles.ROWS
    HELP = "A list; the arrow keys or j and k move in it."
    BINDINGS = keymap.ROWS

    class Moved(Told):
        """The cursor stands on another item."""

    class Chosen(Told):
        """An item was opened, by Enter or by a click on the item at the cursor."""

    class Resized(Told):
        """The rows have another width: heads that stand above them are to be set anew."""

    def __init__(
        self,
        draw: Callable[[int, int], Sequence[Sequence[Cell]]],
        *,
        item_height: int = 1,
        id: str | None = None,
    ) -> None:
        """
        Args:
            draw: Given the index of an item and the width in cells, its rows of cells.
            item_height: Rows of each item.
            id: Id of the widget.
        """
        super().__init__(id=id)
        self._draw = draw
        self._height = item_height
        self.count = 0
        self.cursor = 0
        self.empty = ""
        self._strips: dict[int, list[Strip]] = {}
        self._look = Look(self, styles.ROWS_LOOK, styles.ROWS_ANSI)

    def show(self, count: int, cursor: int = 0, empty: str = "") -> None:
        """Show ``count`` items; ``empty`` is what to say when there are none."""
        before = self.cursor if self.count else -1
        top, height = self.scroll_offset.y // self._height, self.size.height // self._height
        in_view = top <= before < top + height
        self.count, self.empty = count, empty
        self.cursor = max(0, min(cursor, count - 1))
        self._strips.clear()
        self.virtual_size = Size(self.size.width, count * self._height)
        self.refresh()
        if in_view or self.cursor != before:
            self._reveal()  # who has scrolled away from the cursor reads there
        self.post_message(self.Moved(self, self.cursor))

    @property
    def room(self) -> int:
        """Cells of a row: what the bar for scrolling leaves of the width."""
        return self.scrollable_content_region.width

    def watch_show_vertical_scrollbar(self) -> None:
        """The bar has come or gone: the rows have another width."""
        self._strips.clear()
        self.post_message(self.Resized(self))

    def redraw(self) -> None:
        """Draw all anew: what an item shows has changed."""
        self._strips.clear()
        self.refresh()

    def on_resize(self, event: events.Resize) -> None:
        self._strips.clear()
        self.virtual_size = Size(self.size.width, self.count * self._height)
        self._reveal()
        self.post_message(self.Resized(self))

    def move_to(self, index: int) -> None:
        """Put the cursor on an item."""
        if not self.count:
            return
        before, self.cursor = self.cursor, max(0, min(index, self.count - 1))
        if before != self.cursor:
            for item in (before, self.cursor):
                self._strips.pop(item, None)
                self.refresh(
                    Region(0, item * self._height - self.scroll_offset.y, self.size.width, self._height)
                )
            self.post_message(self.Moved(self, self.cursor))
        self._reveal()

    def _reveal(self) -> None:
        top, height = self.scroll_offset.y, self.size.height
        first, last = self.cursor * self._height, (self.cursor + 1) * self._height - 1
        if height <= 0:
            return
        if first < top:
            self.scroll_to(y=first, animate=False)
        elif last >= top + height:
            self.scroll_to(y=last - height + 1, animate=False)

    def action_move(self, step: int) -> None:
        """Move the cursor."""
        self.move_to(self.cursor + step)

    def action_page(self, direction: int) -> None:
        """Move the cursor by a screen."""
        self.move_to(self.cursor + direction * max(1, self.size.height // self._height - 1))

    def action_end(self, last: int) -> None:
        """Move the cursor to the first or last item."""
        self.move_to(self.count - 1 if last else 0)

    def action_choose(self) -> None:
        """Open the item at the cursor."""
        if self.count:
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        index = (event.y + self.scroll_offset.y) // self._height
        if 0 <= index < self.count:
            if index == self.cursor:
                self.action_choose()
            else:
                self.move_to(index)

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._look.forget()
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """One row of the view."""
        base, width = self._look(""), self.size.width
        if not self.count:
            lines = self.empty.split("\n")
            if 1 <= y <= len(lines):
                return Strip([Segment(cut("  " + lines[y - 1], width), base + self._look("dim"))])
            return Strip.blank(width, base)
        row = y + self.scroll_offset.y
        index, part = divmod(row, self._height)
        if index >= self.count:
            return Strip.blank(width, base)
        strips = self._strips.get(index)
        if strips is None or strips[0].cell_length != width:
            room = self.room
            if index == self.cursor:
                base += self._look("cursor")
            strips = []
            for cells in self._draw(index, room):
                segments = [
                    Segment(text, base + self._look(name) if name else base) for text, name in cells if text
                ]
                strips.append(Strip(segments).adjust_cell_length(width, base))
            self._strips[index] = strips
        return strips[part] if part < len(strips) else Strip.blank(width, base)
