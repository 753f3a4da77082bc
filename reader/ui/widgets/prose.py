"""An article drawn by lines, with a cursor on sentences, figures with their signs, and a gutter."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.articles.model import Analysis, Role
from reader.ui.marks import Marks, Overlay
from reader.ui.typeset import Piece, Row, Setting, typeset

MEASURE = 76
"""Widest row of prose, in cells: what the eye follows without losing its line."""


class ProseView(ScrollView, can_focus=True, inherit_bindings=False):
    """One article. ``cursor`` is the index of the current sentence, or -1."""

    COMPONENT_CLASSES = {
        "prose--headline",
        "prose--heading",
        "prose--boilerplate",
        "prose--preface",
        "prose--cursor",
        "prose--partner",
        "prose--same",
        "prose--compatible",
        "prose--differs",
        "prose--alone",
        "prose--match",
        "prose--match-current",
        "prose--linked",
        "prose--partial",
        "prose--only",
        "prose--bar",
        "prose--star",
    }
    HELP = "The text of an article."
    BINDINGS = [
        Binding("pageup", "page(-1)", "Page up", show=False, id="prose.pageup", tooltip="One screen back"),
        Binding(
            "pagedown,space", "page(1)", "Page down", show=False, id="prose.pagedown", tooltip="One screen on"
        ),
    ]

    @dataclass
    class Moved(Message):
        """The cursor went to another sentence."""

        view: ProseView
        sentence: int

        @property
        def control(self) -> ProseView:
            return self.view

    @dataclass
    class Scrolled(Message):
        """Another row came to the top."""

        view: ProseView

        @property
        def control(self) -> ProseView:
            return self.view

    def __init__(
        self,
        *,
        by_sentence: bool = False,
        gutter_width: int = 2,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.analysis: Analysis | None = None
        self.setting = Setting((), (), 0)
        self.marks = Marks()
        self.cursor = -1
        self.partners: frozenset[int] = frozenset()
        self.matches: list[tuple[int, int]] = []
        self.match = -1
        self._by_sentence = by_sentence
        self._gutter = gutter_width
        self._preface: tuple[str, ...] = ()
        self._strips: dict[int, Strip] = {}
        self._styles: dict[str, Style] = {}
        self._keep: int | None = None
        self._unseen: tuple[int, int] | None = None

    # --- content ---

    def show_article(
        self, analysis: Analysis, *, preface: Sequence[str] = (), marks: Marks | None = None, place: int = 0
    ) -> None:
        """Show an article from the row at which the character ``place`` stands."""
        self.analysis = analysis
        self._preface = tuple(preface)
        self.marks = marks or Marks()
        self.cursor, self.partners, self.matches, self.match = -1, frozenset(), [], -1
        self._keep = place
        self._set()

    def show_marks(self, marks: Marks) -> None:
        """Change what is marked, and keep the place."""
        signs_changed = marks.signs != self.marks.signs
        self.marks = marks
        if signs_changed:
            self._keep = self.top_offset()
            self._set()
            if self.cursor >= 0:
                self.show_sentence(self.cursor)
        else:
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
        measure = min(MEASURE, width - self._gutter - 1)
        self.setting = typeset(
            self.analysis,
            measure,
            by_sentence=self._by_sentence,
            signs=self.marks.signs,
            preface=self._preface,
        )
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
        elif self._unseen is not None and self.size.height > 0:
            self._reveal(*self._unseen)
        self._unseen = None if self.size.height > 0 else self._unseen

    def top_offset(self) -> int:
        """Offset of the first character in view; 0 at the very top."""
        if self.scroll_offset.y == 0:
            return 0
        for row in self.setting.rows[self.scroll_offset.y :]:
            if row.sentence >= 0:
                return row.pieces[0].start
        return 0

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
            row = rows[number]
            if row.sentence >= 0 and self.setting.rows_of(row.sentence)[0] >= top:
                return row.sentence
        return max(0, next((row.sentence for row in rows[top:] if row.sentence >= 0), 0))

    def set_partners(self, partners: frozenset[int], reveal: int = -1) -> None:
        """Highlight the partners of the other article's sentence, and bring one into view."""
        before, self.partners = self.partners, partners
        self._forget(before | partners)
        if reveal >= 0:
            self.show_sentence(reveal)

    def show_sentence(self, sentence: int) -> None:
        """Bring a sentence into view, with a row of what stands around it."""
        self._reveal(*self.setting.rows_of(sentence))

    def row_on_screen(self, sentence: int) -> int:
        """The row of the view on which a sentence begins; may lie outside of it."""
        return self.setting.rows_of(sentence)[0] - self.scroll_offset.y

    def _reveal(self, first: int, last: int) -> None:
        top, height = self.scroll_offset.y, self.size.height
        if height <= 0:
            self._unseen = (first, last)  # hidden for now: on_resize brings it into view
            return
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
        at = self._left() + self._gutter
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
        self._styles.clear()
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

    def _base(self) -> Style:
        """The widget's own style; working it out anew for every row would take longer than drawing it."""
        style = self._styles.get("")
        if style is None:
            style = self._styles[""] = self.rich_style
        return style

    def _component(self, name: str) -> Style:
        style = self._styles.get(name)
        if style is None:
            style = self.get_component_rich_style(f"prose--{name}", partial=True)
            self._styles[name] = style
        return style

    def _left(self) -> int:
        return max(0, (self._room() - self._gutter - self.setting.measure) // 2)

    def render_line(self, y: int) -> Strip:
        """One row of the view."""
        number = y + self.scroll_offset.y
        base = self._base()
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
        segments = [Segment(" " * self._left(), base), *self._gutter_segments(number, row, base)]
        style = base
        if row.sentence < 0:
            style += self._component("preface")
            return [*segments, *(Segment(piece.text, style) for piece in row.pieces)]
        if row.role is not Role.BODY:
            style += self._component(str(row.role))
        over = self._overlays_in(row.pieces[0].start - 1, row.pieces[-1].end + 1)
        for piece in row.pieces:
            segments += self._piece_segments(piece, style, over)
        return segments

    def _piece_segments(self, piece: Piece, style: Style, over: list[Overlay]) -> list[Segment]:
        """A piece cut wherever its style changes; a sign looks like the text that it follows."""
        start, end = (piece.start - 1, piece.start) if piece.sign else (piece.start, piece.end)
        over = [o for o in over if o.start < max(end, start + 1) and o.end > start]
        if not over:
            return [Segment(piece.text, style)]
        if piece.sign or start >= end:
            for overlay in over:
                style += self._component(overlay.style)
            return [Segment(piece.text, style)]
        cuts = sorted({start, end, *(p for o in over for p in (o.start, o.end) if start < p < end)})
        found = []
        for a, b in pairwise(cuts):
            stretch = style
            for overlay in over:
                if overlay.start < b and overlay.end > a:
                    stretch += self._component(overlay.style)
            # A blank behind the last word belongs to what goes on after it.
            stop = b - start if b < end else len(piece.text)
            found.append(Segment(piece.text[a - start : stop], stretch))
        return found

    def _overlays_in(self, start: int, end: int) -> list[Overlay]:
        """What is laid over a stretch of text: cursor and partners first, then figures, then matches."""
        found: list[Overlay] = []
        if self.analysis is not None:
            for index, name in ((self.cursor, "cursor"), *((p, "partner") for p in self.partners)):
                if 0 <= index < len(self.analysis.sentences):
                    sentence = self.analysis.sentences[index]
                    found.append(Overlay(sentence.start, sentence.end, name))
        # Figures stand in text order and never overlap, so both their starts and their ends rise.
        marks = self.marks.overlays
        for overlay in islice(marks, bisect_right(marks, start, key=lambda o: o.end), None):
            if overlay.start >= end:
                break
            found.append(overlay)
        for k in range(bisect_right(self.matches, start, key=lambda span: span[1]), len(self.matches)):
            a, b = self.matches[k]
            if a >= end:
                break
            found.append(Overlay(a, b, "match-current" if k == self.match else "match"))
        return [o for o in found if o.start < end and o.end > start]

    def _gutter_segments(self, number: int, row: Row, base: Style) -> list[Segment]:
        """Cursor bar or bookmark star, then the sign of the row's sentence."""
        sentence = row.sentence
        bar, bar_style = " ", base
        first = number - self.setting.rows_of(sentence)[0] if sentence >= 0 else -1
        if sentence >= 0 and (
            self._covers(self.cursor, number) or any(self._covers(p, number) for p in self.partners)
        ):
            bar, bar_style = "▌", base + self._component("bar")
        elif sentence >= 0 and any(self.setting.rows_of(s)[0] == number for s in self.marks.starred):
            bar, bar_style = "★", base + self._component("star")
        text, style = "", base
        signs = self.marks.gutter.get(sentence)
        room = self._gutter - 2
        if signs and first >= 0:
            begins, ends = self.setting.rows_of(sentence)
            # More signs than rows share a row; what has no room even so is told by a "+".
            share = -(-len(signs[0]) // (ends - begins + 1))
            text = "".join(signs[0][first * share : (first + 1) * share])
            text = text if len(text) <= room else text[: room - 1] + "+"
            style = base + self._component(signs[1])
        return [
            Segment(bar, bar_style),
            Segment(text.rjust(room)[:room] if room > 0 else "", style),
            Segment(" ", base),
        ]

    def _covers(self, sentence: int, number: int) -> bool:
        if sentence < 0:
            return False
        first, last = self.setting.rows_of(sentence)
        return first <= number <= last
