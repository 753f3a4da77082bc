"""Two articles side by side, drawn by lines: texts, margins, connectors between them, overviews."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from reader.report.layout import one_line
from reader.ui import keymap, styles
from reader.ui.marks import Marks
from reader.ui.parallel.arrange import Mode
from reader.ui.parallel.frame import MAP
from reader.ui.parallel.moving import Spot
from reader.ui.parallel.overview import line_of
from reader.ui.parallel.stage import Stage
from reader.ui.sides import Side
from reader.ui.widgets.look import Look
from reader.ui.widgets.parallel_rows import Painter, ScreenRow, Title

_WHEEL = 3
"""Rows that one notch of the wheel scrolls."""


class ParallelView(Widget, can_focus=True, inherit_bindings=False):
    """The comparison view: shows a stage, and tells it of keys and mouse."""

    DEFAULT_CSS = styles.PARALLEL
    HELP = "Both texts. The lines between them join sentences that say the same."
    BINDINGS = keymap.PARALLEL

    @dataclass
    class Moved(Message):
        """The mouse asks for the cursor to go somewhere."""

        view: ParallelView
        spot: Spot

        @property
        def control(self) -> ParallelView:
            return self.view

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.stage = Stage()
        self._look = Look(self, styles.PROSE_LOOK, styles.PROSE_ANSI)
        self._painter = Painter(self.stage, self._look)
        self._titles: list[Title] = [("", ()), ("", ())]
        self._shown: list[ScreenRow] = []
        self._drawn: dict[int, Strip] = {}
        self._holding = 0

    # --- content ---

    @property
    def sides(self) -> tuple[Side, Side] | None:
        """What is shown."""
        return self.stage.sides

    @property
    def spot(self) -> Spot:
        """Where the cursor is."""
        return self.stage.spot

    def lit(self, k: int) -> frozenset[int]:
        """The sentences of a side that are lit: at the cursor, or partners of what is there."""
        return self._painter.lit[k]

    def show(self, sides: tuple[Side, Side], marks: tuple[Marks, Marks], *, keep: bool = False) -> None:
        """Show two sides.

        Args:
            sides: The sides, perhaps bare ones while the comparison is still being made.
            marks: What is laid over their texts: figures and bookmarks.
            keep: The articles are the same as before: cursor and place are kept.
        """
        self.stage.show(sides, marks, keep=keep)
        self._painter.show_matches(((), ()), (-1, -1))
        self._painter.forget_all()
        self._painter.light()
        self._update()

    def show_marks(self, marks: tuple[Marks, Marks]) -> None:
        """Change which bookmarks are shown."""
        self.stage.marks = marks
        self._update()

    def show_titles(self, titles: Sequence[Title]) -> None:
        """What stands above the texts: for each side something on the left and on the right."""
        if list(titles) != self._titles:
            self._titles = list(titles)
            self._update()

    def show_matches(
        self,
        matches: tuple[Sequence[tuple[int, int]], Sequence[tuple[int, int]]],
        current: tuple[int, int] = (-1, -1),
    ) -> None:
        """Highlight what was searched for; ``current`` is the side and number of the match one is at."""
        self._painter.show_matches(matches, current)
        self._update()

    def set_mode(self, mode: Mode) -> None:
        """Lay out in columns or in rows; the cursor's sentence stays where it is on the screen."""
        self.stage.set_mode(mode)
        self._painter.forget_all()
        self._update()

    def on_resize(self, event: events.Resize) -> None:
        self._update()

    def _fit(self) -> bool:
        """Lay out for the widget's size; whether it is another than before."""
        if self.stage.size == self.size:
            return False
        self.stage.resize(*self.size)
        self._painter.forget_all()
        return True

    def move_to(self, spot: Spot, *, bring: bool = True) -> None:
        """Put the cursor somewhere, and bring it and its partner into view.

        Args:
            spot: Where to.
            bring: Bring the partner into view, too.
        """
        arrangement = self.stage.arrangement
        if self.stage.move_to(spot, bring=bring):
            if self.stage.arrangement is not arrangement:
                self._painter.forget()
            self._painter.light()
            self._update()

    def level_partner(self) -> bool:
        """Set the partner level with the cursor's sentence; whether there is one."""
        found = self.stage.level_partner()
        self._update()
        return found

    # --- scrolling ---

    def scroll_by(self, k: int, step: int) -> None:
        """Scroll a side by rows; the other follows."""
        self.stage.scroll_by(k, step)
        self._update()

    def action_page(self, direction: int) -> None:
        """One screen on or back, keeping a row of the last one."""
        side = self.spot.side
        self.scroll_by(side, direction * max(1, self.stage.pane(side).height - 1))

    def action_scroll_rows(self, step: int) -> None:
        """Scroll by a row."""
        self.scroll_by(self.spot.side, step)

    # --- mouse ---

    def _side_at(self, x: int, y: int) -> int:
        frame, arrangement = self.stage.frame, self.stage.arrangement
        if frame.stacked:
            one_area = arrangement is not None and len(arrangement.areas) == 1
            return self.spot.side if one_area else int(y >= frame.panes[1].title[0])
        return int(x >= frame.gutter + frame.gutter_width // 2)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.scroll_by(self._side_at(event.x, event.y), _WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.scroll_by(self._side_at(event.x, event.y), -_WHEEL)

    def on_click(self, event: events.Click) -> None:
        """A sentence, or a figure of it; a link's number leads to the partner, an overview to its place."""
        spot = self._spot_at(event.x, event.y)
        if spot is not None:
            self.post_message(self.Moved(self, spot))

    def _spot_at(self, x: int, y: int) -> Spot | None:
        arrangement = self.stage.arrangement
        if arrangement is None or self.sides is None:
            return None
        k = self._side_at(x, y)
        pane = self.stage.pane(k)
        y -= pane.top
        if not 0 <= y < pane.height:
            return None
        lines = arrangement.areas[pane.area]
        if pane.overview <= x < pane.overview + MAP:
            at = line_of(y, len(lines), pane.height)
            at = next((n for n in range(at, len(lines)) if lines[n].row >= 0), at)
        else:
            at = self.stage.tops[pane.area] + y
        if not 0 <= at < len(lines):
            return None
        line = lines[at]
        if line.row < 0:
            return Spot(line.side, line.told) if line.told >= 0 else None
        sentence = arrangement.settings[line.side].sentence_at(line.row)
        if pane.number <= x < pane.number + self.stage.frame.span:
            partner = self._painter.partner_at(line)
            if partner >= 0:
                return Spot(1 - line.side, partner)
        return Spot(line.side, sentence, self._figure_at(line.side, line.row, x - pane.text))

    def _figure_at(self, k: int, number: int, x: int) -> int:
        """The figure at a column of a row's text, or -1."""
        assert self.stage.arrangement is not None and self.sides is not None
        at = 0
        for piece in self.stage.arrangement.settings[k].rows[number].pieces:
            size = cell_len(piece.text)
            if at <= x < at + size:
                offset = piece.start + (-1 if piece.sign else min(x - at, piece.end - piece.start - 1))
                figures = self.sides[k].analysis.figures
                shown = self.sides[k].shown_figures
                return next((n for n in shown if figures[n].start <= offset < figures[n].end), -1)
            at += size
        return -1

    # --- selecting ---

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text selected with the mouse."""
        span = self._span_of(selection)
        if span is None or self.sides is None:
            return None
        side, start, end = span
        return one_line(self.sides[side].analysis.article.text[start:end]), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        self._painter.select(self._span_of(selection) if selection is not None else None)
        self._update()

    def _span_of(self, selection: Selection) -> tuple[int, int, int] | None:
        """Side, start and end: the columns of a selection are offsets in the text, its rows are sides."""
        start, end = selection
        if self.sides is None or (start is None and end is None):
            return None
        side = start.y if start is not None else end.y if end is not None else 0
        if side not in (0, 1):
            return None
        length = len(self.sides[side].analysis.article.text)
        first = start.x if start is not None else 0
        last = end.x if end is not None and end.y == side else length
        return side, first, min(last, length)

    # --- drawing ---

    def notify_style_update(self) -> None:
        super().notify_style_update()
        # Painted anew once all that this change brings has been told.
        self.call_later(self._restyle)

    def _restyle(self) -> None:
        if not self._look.forget():
            return
        self._drawn.clear()
        self._shown = []
        self._painter.forget()
        self._update()

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Several changes that are drawn together, at the end."""
        self._holding += 1
        try:
            yield
        finally:
            self._holding -= 1
            self._update()

    def _update(self) -> None:
        """Work out what stands on each row, and draw anew the rows that have changed."""
        if self._holding or not self.is_attached or self.size.width <= 0:
            return
        self._fit()
        made = self._painter.rows(self._titles)
        before, self._shown = self._shown, made
        changed = [y for y, row in enumerate(made) if y >= len(before) or row != before[y]]
        for y in changed:
            self._drawn.pop(y, None)
        if len(changed) * 2 > len(made) or len(before) != len(made):
            self._drawn.clear()
            self.refresh()
        elif changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def render_line(self, y: int) -> Strip:
        """One row of the view."""
        width = self.size.width
        if self._fit():  # painted before it was told of its size
            self._drawn.clear()
            self._shown = self._painter.rows(self._titles)
        strip = self._drawn.get(y)
        if strip is None or strip.cell_length != width:
            if y >= len(self._shown):
                return Strip.blank(width, self._look(""))
            strip = self._drawn[y] = self._painter.draw(self._shown[y], width)
        return strip
