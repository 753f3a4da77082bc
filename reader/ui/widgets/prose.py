"""An article drawn by lines, with a cursor on sentences and a margin for bookmarks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.figures.model import Analysis
from reader.ui import keymap, styles
from reader.ui.marks import Marks, Overlay
from reader.ui.parallel.frame import MEASURE
from reader.ui.typeset import Manuscript, Row, Setting
from reader.ui.widgets.look import Look
from reader.ui.widgets.painting import (
    Forms,
    bounds,
    figures_within,
    matches_within,
    row_segments,
)
from reader.ui.widgets.telling import Told

_GUTTER = 2
"""Cells before the text: the cursor's bar or a bookmark's star, and a blank."""


class ProseView(ScrollView, can_focus=True, inherit_bindings=False):
    """One article. ``cursor`` is the index of the current sentence, or -1."""

    DEFAULT_CSS = styles.PROSE
    HELP = "The text of an article."
    BINDINGS = keymap.PROSE

    @dataclass
    class Moved(Message):
        """The cursor went to another sentence."""

        view: ProseView
        sentence: int

        @property
        def control(self) -> ProseView:
            return self.view

    class Scrolled(Told):
        """Another row came to the top."""

    def __init__(self, measure: int = MEASURE, *, id: str | None = None) -> None:
        """
        Args:
            measure: The most cells of a row.
            id: The widget's.
        """
        super().__init__(id=id)
        self._measure = measure
        self.analysis: Analysis | None = None
        self._manuscript = Manuscript()
        self.setting = Setting()
        self.marks = Marks()
        self.cursor = -1
        self.matches: list[tuple[int, int]] = []
        self.match = -1
        self._forms = Forms()
        self._strips: dict[int, Strip] = {}
        self._look = Look(self, styles.PROSE_LOOK, styles.PROSE_ANSI)
        self._keep: int | None = None

    # --- content ---

    def show_article(
        self, analysis: Analysis, *, preface: Sequence[str] = (), marks: Marks | None = None, place: int = 0
    ) -> None:
        """Show an article from the row at which the character ``place`` stands."""
        self.analysis = analysis
        self._forms = Forms(analysis.article)
        self._manuscript = Manuscript(analysis, preface=preface, with_forms=True)
        self.marks = marks or Marks()
        self.cursor, self.matches, self.match = -1, [], -1
        self._keep = place
        self._set()

    def show_marks(self, marks: Marks) -> None:
        """Change what is marked."""
        self.marks = marks
        self._repaint()

    def show_matches(self, matches: Sequence[tuple[int, int]], current: int = -1) -> None:
        """Highlight what was searched for; the current match is brought into view."""
        self.matches, self.match = list(matches), current
        self._repaint()
        if 0 <= current < len(self.matches):
            row = self.setting.row_of_offset(self.matches[current][0])
            self._reveal(row, row)

    def _set(self) -> None:
        width = self._room()
        if self.analysis is None or width <= 0:
            return
        measure = min(self._measure, width - _GUTTER - 1)
        self.setting = self._manuscript.set(measure)
        self._strips.clear()
        self.virtual_size = Size(width, len(self.setting.rows))
        if self._keep is not None:
            keep, self._keep = self._keep, None
            row = self.setting.row_of_offset(keep) if keep > 0 else 0
            self.scroll_to(y=row, animate=False, force=True)
        self.refresh()

    def _room(self) -> int:
        # The scroll bar's column is always set aside, so that its coming does not re-wrap the text.
        return self.size.width - 1

    def on_resize(self, event: events.Resize) -> None:
        if self._room() != self.virtual_size.width or not self.setting.rows:
            if self._keep is None:
                self._keep = self.top_offset()
            self._set()
            if self.cursor >= 0:
                self.show_sentence(self.cursor)

    def top_offset(self) -> int:
        """Offset of the first character in view; 0 at the very top."""
        if self.scroll_offset.y == 0:
            return 0
        rows = (self.setting.row(k) for k in range(self.scroll_offset.y, len(self.setting.rows)))
        return next((row.pieces[0].start for row in rows if row.sentence >= 0), 0)

    def share_read(self) -> float:
        """How much of the article lies above the lower edge of the view, 0 to 1."""
        rows = len(self.setting.rows)
        return min(1.0, (self.scroll_offset.y + self.size.height) / rows) if rows else 1.0

    # --- cursor and place ---

    def move_to(self, sentence: int, *, reveal: bool = True, tell: bool = True) -> None:
        """Put the cursor on a sentence (-1: nowhere)."""
        if self.analysis is None or not -1 <= sentence < len(self.analysis.sentences):
            return
        before, self.cursor = self.cursor, sentence
        self._forget({before, sentence})
        if sentence >= 0 and reveal:
            self.show_sentence(sentence)
        if tell and before != sentence:
            self.post_message(self.Moved(self, sentence))

    def move_by(self, step: int) -> None:
        """Move the cursor by sentences; without one it starts at the first in view."""
        if self.analysis is None or not self.analysis.sentences:
            return
        if self.cursor < 0:
            self.move_to(self.first_in_view())
        else:
            self.move_to(max(0, min(len(self.analysis.sentences) - 1, self.cursor + step)))

    def first_in_view(self) -> int:
        """The first sentence that begins in view, else the one that is in view."""
        rows = self.setting.rows
        top = self.scroll_offset.y
        for number in range(top, min(len(rows), top + max(1, self.size.height))):
            sentence = self.setting.sentence_at(number)
            if sentence >= 0 and self.setting.rows_of(sentence)[0] >= top:
                return sentence
        below = map(self.setting.sentence_at, range(top, len(rows)))
        return next((sentence for sentence in below if sentence >= 0), 0)

    def show_sentence(self, sentence: int) -> None:
        """Bring a sentence into view, with a row of what stands around it."""
        self._reveal(*self.setting.rows_of(sentence))

    def _reveal(self, first: int, last: int) -> None:
        top, height = self.scroll_offset.y, self.size.height
        margin = 1 if height > 4 else 0
        if first - margin < top or last - first >= height:
            self.scroll_to(y=max(0, first - margin), animate=False)
        elif last + margin >= top + height:
            self.scroll_to(y=last + margin - height + 1, animate=False)

    def action_page(self, direction: int) -> None:
        """One screen on or back, keeping a row of the last one."""
        self.scroll_to(y=self.scroll_offset.y + direction * max(1, self.size.height - 1), animate=False)

    def scroll_rows(self, step: int) -> None:
        """Scroll by rows."""
        self.scroll_to(y=self.scroll_offset.y + step, animate=False)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled(self))

    def on_click(self, event: events.Click) -> None:
        row = event.y + self.scroll_offset.y
        if 0 <= row < len(self.setting.rows):
            sentence = self._sentence_at(row, event.x)
            if sentence >= 0:
                self.move_to(sentence, reveal=False)

    def _sentence_at(self, number: int, x: int) -> int:
        row = self.setting.rows[number]
        if self.analysis is None or row.sentence < 0:
            return -1
        at = self._left() + _GUTTER + cell_len(row.lead)
        for piece in row.pieces:
            at += cell_len(piece.text)
            if x < at:
                for index in range(row.sentence, len(self.analysis.sentences)):
                    if piece.start < self.analysis.sentences[index].end:
                        return index
        return row.sentence

    # --- drawing ---

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._look.forget()
        self._strips.clear()

    def _repaint(self) -> None:
        self._strips.clear()
        self.refresh()

    def _forget(self, sentences: set[int] | frozenset[int]) -> None:
        for sentence in sentences:
            if sentence >= 0:
                first, last = self.setting.rows_of(sentence)
                for row in range(first, last + 1):
                    self._strips.pop(row, None)
                self.refresh(Region(0, first - self.scroll_offset.y, self.size.width, last - first + 1))

    def _left(self) -> int:
        return max(0, (self._room() - _GUTTER - self.setting.measure) // 2)

    def render_line(self, y: int) -> Strip:
        """One row of the view."""
        number = y + self.scroll_offset.y
        base = self._look("")
        width = self.size.width
        if number >= len(self.setting.rows):
            return Strip.blank(width, base)
        strip = self._strips.get(number)
        if strip is None or strip.cell_length != width:
            strip = Strip(self._segments(number, base)).adjust_cell_length(width, base)
            self._strips[number] = strip
        return strip

    def _segments(self, number: int, base: Style) -> list[Segment]:
        row = self.setting.rows[number]
        over = self._overlays_in(*bounds(row)) if row.sentence >= 0 else []
        return [
            Segment(" " * self._left(), base),
            *self._margin(number, row, base),
            *row_segments(row, base, self._look, over),
        ]

    def _overlays_in(self, start: int, end: int) -> list[Overlay]:
        """What is laid over a stretch of text: its forms first, then the cursor, figures, and matches."""
        found = self._forms.within(start, end)
        if self.analysis is not None and 0 <= self.cursor < len(self.analysis.sentences):
            sentence = self.analysis.sentences[self.cursor]
            found.append(Overlay(sentence.start, sentence.end, "cursor"))
        found += figures_within(self.marks.overlays, start, end)
        found += matches_within(self.matches, self.match, start, end)
        return [o for o in found if o.start < end and o.end > start]

    def _margin(self, number: int, row: Row, base: Style) -> list[Segment]:
        """Cursor bar or bookmark star."""
        bar, style = " ", base
        if row.sentence >= 0 and self._covers(self.cursor, number):
            bar, style = "▌", base + self._look("bar")
        elif row.sentence >= 0 and any(self.setting.rows_of(s)[0] == number for s in self.marks.starred):
            bar, style = "★", base + self._look("star")
        return [Segment(bar, style), Segment(" ", base)]

    def _covers(self, sentence: int, number: int) -> bool:
        if sentence < 0:
            return False
        first, last = self.setting.rows_of(sentence)
        return first <= number <= last
