"""Two articles side by side, drawn by lines: texts, margins, connectors between them, overviews."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from reader.report.layout import one_line
from reader.ui.keys import key
from reader.ui.marks import Marks
from reader.ui.parallel.arrange import Arrangement, Mode, columns, rows
from reader.ui.parallel.follow import Anchor, anchors, chain, follow, level, reveal
from reader.ui.parallel.frame import MAP, STACK_BELOW, frame
from reader.ui.parallel.moving import Spot
from reader.ui.parallel.overview import line_of
from reader.ui.sides import Side
from reader.ui.typeset import Setting, typeset
from reader.ui.widgets.painting import PROSE_CLASSES
from reader.ui.widgets.parallel_rows import Painter, ScreenRow, Title

_WHEEL = 3
"""Rows that one notch of the wheel scrolls."""


class ParallelView(Widget, can_focus=True, inherit_bindings=False):
    """The comparison view. ``spot`` is where the cursor is, ``tops`` the first line in view of each area."""

    COMPONENT_CLASSES = PROSE_CLASSES | {
        f"prose--{name}"
        for name in (
            "linked", "partial", "current", "only", "number", "letter", "pointer", "title", "title-focused",
            "map-only", "map-linked", "map-differs", "map-view",
        )
    }  # fmt: skip
    HELP = "Both texts. The lines between them join sentences that say the same."
    BINDINGS = [
        key("pagedown,space", "page(1)", "Page down", "One screen on", id="parallel.pagedown"),
        key("pageup", "page(-1)", "Page up", "One screen back", id="parallel.pageup"),
        key("ctrl+e", "scroll_rows(1)", "Row down", "Scroll a row on", id="parallel.row_down"),
        key("ctrl+y", "scroll_rows(-1)", "Row up", "Scroll a row back", id="parallel.row_up"),
    ]

    @dataclass
    class Moved(Message):
        """The mouse put the cursor elsewhere."""

        view: ParallelView

        @property
        def control(self) -> ParallelView:
            return self.view

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.mode = Mode.COLUMNS
        self.linked = True
        self.frame = frame(0, 0, 0)
        self._styles: dict[str, Style] = {}
        self._painter = Painter(self._style)
        self._settings: tuple[Setting, Setting] | None = None
        self._arranged: dict[tuple[Mode, int, bool], Arrangement] = {}
        self._anchors: list[Anchor] = []
        self._chain: list[tuple[int, int]] = []
        self._titles: list[Title] = [("", ()), ("", ())]
        self._shown: list[ScreenRow] = []
        self._drawn: dict[int, Strip] = {}
        self._links = 0
        self._measure = 0
        self._holding = 0

    # --- content ---

    @property
    def sides(self) -> tuple[Side, Side] | None:
        """What is shown."""
        return self._painter.sides

    @property
    def spot(self) -> Spot:
        """Where the cursor is."""
        return self._painter.spot

    def lit(self, k: int) -> frozenset[int]:
        """The sentences of a side that are lit: at the cursor, or partners of what is there."""
        return self._painter.lit[k]

    @property
    def tops(self) -> tuple[int, ...]:
        """The first line in view of each area."""
        return tuple(self._painter.tops)

    @property
    def arrangement(self) -> Arrangement | None:
        """Which sentence stands where."""
        return self._painter.arrangement

    def show(self, sides: tuple[Side, Side], marks: tuple[Marks, Marks], *, keep: bool = False) -> None:
        """Show two sides.

        Args:
            sides: The sides, perhaps bare ones while the comparison is still being made.
            marks: What is laid over their texts: figures and bookmarks.
            keep: The articles are the same as before: cursor and place are kept.
        """
        painter = self._painter
        places = [self._top_sentence(k) for k in (0, 1)] if keep else [0, 0]
        spot = painter.spot if keep else Spot(painter.spot.side)
        painter.sides, painter.marks = sides, marks
        painter.matches, painter.match, painter.selected = ((), ()), (-1, -1), None
        comparison = sides[0].comparison
        self._chain = chain(comparison.alignments) if comparison else []
        self._links = len(sides[0].partners)
        self._measure = 0
        painter.tops = [0, 0]
        painter.light(spot)
        self._lay_out(places)

    def show_marks(self, marks: tuple[Marks, Marks]) -> None:
        """Change which bookmarks are shown."""
        self._painter.marks = marks
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
        self._painter.matches, self._painter.match = matches, current
        self._painter.forget()
        self._update()

    def _lay_out(self, keep: Sequence[int] = (0, 0)) -> None:
        """Set both texts for the size that there is; the sentences ``keep`` come to stand at the top."""
        painter, (width, height) = self._painter, self.size
        if painter.sides is None or width <= 0 or height <= 0:
            return
        narrow = width < STACK_BELOW
        one_area = narrow and self.mode is Mode.ROWS
        self.frame = painter.frame = frame(width, height, self._links, one_area=one_area)
        if self.frame.measure != self._measure:
            self._measure = self.frame.measure
            left, right = (
                typeset(side.analysis, self._measure, by_sentence=True, signs=mark.signs)
                for side, mark in zip(painter.sides, painter.marks, strict=True)
            )
            self._settings = (left, right)
            self._arranged.clear()
        painter.forget_all()
        self._arrange()
        if painter.arrangement is not None:
            for k in (0, 1):
                first = painter.arrangement.place(k, keep[k])[0]
                painter.tops[painter.arrangement.area_of[k]] = self._within(k, first if keep[k] else 0)
            if painter.arrangement.together:
                painter.tops[1] = painter.tops[0]
        self._update()

    def _arrange(self) -> None:
        """Take the arrangement for the mode, and in rows for the focused side."""
        painter = self._painter
        if self._settings is None or painter.sides is None:
            return
        focus = self.spot.side if self.mode is Mode.ROWS else 0
        way = (self.mode, focus, self.frame.stacked)
        known = self._arranged.get(way)
        if known is None:
            if self.mode is Mode.COLUMNS:
                known = columns(self._settings)
            else:
                comparison = painter.sides[0].comparison
                links = comparison.alignments if comparison else ()
                known = rows(self._settings, links, focus, stacked=self.frame.stacked)
            self._arranged[way] = known
        if painter.arrangement is not known:
            painter.arrangement = known
            painter.forget()
            self._anchors = [] if known.together else anchors(known, self._chain)

    def _top_sentence(self, k: int) -> int:
        """The first sentence of a side in view, 0 at the very top."""
        arrangement = self.arrangement
        if arrangement is None:
            return 0
        top = self._painter.tops[arrangement.area_of[k]]
        rows_of = arrangement.settings[k].rows
        for line in arrangement.areas[arrangement.area_of[k]][max(0, top) :] if top > 0 else ():
            if line.row >= 0 and line.side == k:
                return rows_of[line.row].sentence
        return 0

    def on_resize(self, event: events.Resize) -> None:
        with self.at_once():
            self._lay_out([self._top_sentence(k) for k in (0, 1)])
            if self.spot.sentence >= 0:
                self._bring_into_view()

    def set_mode(self, mode: Mode) -> None:
        """Lay out in columns or in rows; the cursor's sentence stays where it is on the screen."""
        if mode is self.mode:
            return
        before = self._cursor_row()
        with self.at_once():
            self.mode = mode
            self._lay_out()
            self._keep_cursor_at(before)

    def _cursor_row(self) -> int:
        """The row of its pane on which the cursor's sentence begins."""
        spot, arrangement = self.spot, self.arrangement
        if arrangement is None or spot.sentence < 0:
            return 0
        return (
            arrangement.place(spot.side, spot.sentence)[0]
            - self._painter.tops[arrangement.area_of[spot.side]]
        )

    def _keep_cursor_at(self, row: int) -> None:
        spot, arrangement = self.spot, self.arrangement
        if arrangement is None or spot.sentence < 0:
            return
        first = arrangement.place(spot.side, spot.sentence)[0]
        self._set_top(spot.side, self._within(spot.side, first - row))
        self._bring_into_view()

    # --- cursor ---

    def move_to(self, spot: Spot, *, bring: bool = True) -> None:
        """Put the cursor somewhere, and bring it and its partner into view.

        Args:
            spot: Where to.
            bring: Bring the partner into view, too.
        """
        painter = self._painter
        if painter.sides is None or not -1 <= spot.sentence < len(
            painter.sides[spot.side].analysis.sentences
        ):
            return
        side_changes = spot.side != painter.spot.side
        row = self._cursor_row()
        painter.light(spot)
        if side_changes and self.mode is Mode.ROWS:
            self._arrange()
            self._keep_cursor_at(row)
        if spot.sentence >= 0:
            self._bring_into_view(partner=bring)
        self._update()

    def partner_of(self, spot: Spot) -> int:
        """The sentence of the other side that belongs to a place, or -1."""
        if self.sides is None or spot.sentence < 0:
            return -1
        if spot.partner >= 0:
            return spot.partner
        side = self.sides[spot.side]
        for pair in side.figures.get(spot.figure, ()):
            return self.sides[1 - spot.side].analysis.figures[side.other_figure(pair)].sentence
        return next(iter(side.partner_sentences(spot.sentence)), -1)

    def first_in_view(self, k: int) -> int:
        """The first sentence of a side that begins in view, else the one that is in view."""
        arrangement = self.arrangement
        if arrangement is None:
            return 0
        area = arrangement.area_of[k]
        top, height = max(0, self._painter.tops[area]), self.frame.panes[k].height
        seen = 0
        for line in arrangement.areas[area][top : top + height]:
            if line.side == k and line.row >= 0:
                sentence = arrangement.settings[k].rows[line.row].sentence
                if arrangement.place(k, sentence)[0] >= top:
                    return sentence
                seen = sentence
        return seen

    def in_view(self, k: int, sentence: int) -> bool:
        """Whether a sentence begins in view."""
        return self.row_on_screen(k, sentence) >= 0

    def row_on_screen(self, k: int, sentence: int) -> int:
        """The row of the widget on which a sentence begins, -1 if that is out of view."""
        arrangement = self.arrangement
        if arrangement is None:
            return -1
        pane = self.frame.panes[k]
        row = arrangement.place(k, sentence)[0] - self._painter.tops[arrangement.area_of[k]]
        return pane.top + row if 0 <= row < pane.height else -1

    def _bring_into_view(self, *, partner: bool = True) -> None:
        """Scroll as little as brings the cursor's sentence into view, and its partner level with it."""
        spot, arrangement = self.spot, self.arrangement
        if arrangement is None:
            return
        mine, other = spot.side, 1 - spot.side
        first, last = arrangement.place(mine, spot.sentence)
        beside = self.partner_of(spot) if partner else -1
        if arrangement.together:
            lines = [(first, last)] + ([arrangement.place(other, beside)] if beside >= 0 else [])
            self._reveal(mine, first, max(last - first, *(b - first for a, b in lines if a >= first)) + 1)
            return
        follows = self.linked and beside >= 0
        needed = last - first + 1
        if follows:
            there = arrangement.place(other, beside)
            fits = there[1] - there[0] + 1
            needed = (
                max(needed, fits)
                if fits <= self.frame.panes[other].height and not self.frame.stacked
                else needed
            )
        if not self._reveal(mine, first, needed) and (not follows or self._wholly_in_view(other, beside)):
            return
        if not follows:
            self._follow(mine)
            return
        top = self._painter.tops[arrangement.area_of[mine]]
        if self.frame.stacked:
            self._reveal(other, there[0], there[1] - there[0] + 1)
        else:
            self._painter.tops[arrangement.area_of[other]] = level(first, top, there[0])

    def level_partner(self) -> bool:
        """Set the partner level with the cursor's sentence; whether there is one."""
        spot, arrangement = self.spot, self.arrangement
        beside = self.partner_of(spot)
        if arrangement is None or beside < 0:
            return False
        if not arrangement.together and not self.frame.stacked:
            first = arrangement.place(spot.side, spot.sentence)[0]
            there = arrangement.place(1 - spot.side, beside)[0]
            self._set_top(1 - spot.side, level(first, self._painter.tops[spot.side], there))
            self._update()
        return True

    def _wholly_in_view(self, k: int, sentence: int) -> bool:
        assert self.arrangement is not None
        first, last = self.arrangement.place(k, sentence)
        top = self._painter.tops[self.arrangement.area_of[k]]
        return first >= top and last < top + self.frame.panes[k].height

    def _reveal(self, k: int, first: int, needed: int) -> bool:
        """Scroll an area so that lines are in view; whether it moved."""
        assert self.arrangement is not None
        before = self._painter.tops[self.arrangement.area_of[k]]
        height = self.frame.panes[k].height
        return self._set_top(k, reveal(before, height, first, needed, self.arrangement.length(k)))

    def _set_top(self, k: int, top: int) -> bool:
        assert self.arrangement is not None
        area = self.arrangement.area_of[k]
        moved = self._painter.tops[area] != top
        if self.arrangement.together:
            self._painter.tops = [top, top]
        else:
            self._painter.tops[area] = top
        return moved

    def _within(self, k: int, top: int) -> int:
        assert self.arrangement is not None
        return max(0, min(top, self.arrangement.length(k) - self.frame.panes[k].height))

    # --- scrolling ---

    def scroll_by(self, k: int, step: int) -> None:
        """Scroll a side by rows; the other follows."""
        if self.arrangement is not None:
            top = self._painter.tops[self.arrangement.area_of[k]]
            # What was set level beyond an end comes back row by row, and goes no further.
            end = self._within(k, self.arrangement.length(k))
            target = max(min(0, top), min(top + step, max(end, top)))
            if self._set_top(k, target):
                self._follow(k)
                self._update()

    def _follow(self, k: int) -> None:
        """Let the other side follow one that was scrolled."""
        arrangement = self.arrangement
        if arrangement is None or arrangement.together or not self.linked:
            return
        mine, other = self.frame.panes[k], self.frame.panes[1 - k]
        eye = min(mine.height, other.height) // 3
        top = self._painter.tops[arrangement.area_of[k]]
        target = follow(self._anchors, k, top, eye, other.height, arrangement.length(1 - k))
        if target is not None:
            self._set_top(1 - k, target)

    def action_page(self, direction: int) -> None:
        """One screen on or back, keeping a row of the last one."""
        side = self.spot.side
        self.scroll_by(side, direction * max(1, self.frame.panes[side].height - 1))

    def action_scroll_rows(self, step: int) -> None:
        """Scroll by a row."""
        self.scroll_by(self.spot.side, step)

    # --- mouse ---

    def _side_at(self, x: int, y: int) -> int:
        if self.frame.stacked:
            one_area = self.arrangement is not None and len(self.arrangement.areas) == 1
            return self.spot.side if one_area else int(y >= self.frame.panes[1].title[0])
        return int(x >= self.frame.gutter + self.frame.gutter_width // 2)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.scroll_by(self._side_at(event.x, event.y), _WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.scroll_by(self._side_at(event.x, event.y), -_WHEEL)

    def on_click(self, event: events.Click) -> None:
        """A sentence, or a figure of it; a link's number leads to the partner, an overview to its place."""
        if self.arrangement is None or self.sides is None:
            return
        k = self._side_at(event.x, event.y)
        pane = self.frame.panes[k]
        y = event.y - pane.top
        if not 0 <= y < pane.height:
            return
        lines = self.arrangement.areas[pane.area]
        if pane.overview <= event.x < pane.overview + MAP:
            at = line_of(y, len(lines), pane.height)
            at = next((n for n in range(at, len(lines)) if lines[n].row >= 0), at)
        else:
            at = self._painter.tops[pane.area] + y
        if not 0 <= at < len(lines) or (lines[at].row < 0 and lines[at].told < 0):
            return
        line = lines[at]
        k = line.side
        if line.told >= 0:
            self._click(Spot(k, line.told))
            return
        row = self.arrangement.settings[k].rows[line.row]
        spot = Spot(k, row.sentence, self._figure_at(k, line.row, event.x - pane.text))
        partner = self.partner_of(Spot(k, row.sentence))
        if pane.number <= event.x < pane.number + self.frame.span and partner >= 0:
            spot = Spot(1 - k, partner)
        self._click(spot)

    def _click(self, spot: Spot) -> None:
        self.move_to(spot)
        self.post_message(self.Moved(self))

    def _figure_at(self, k: int, number: int, x: int) -> int:
        """The figure at a column of a row's text, or -1."""
        assert self.arrangement is not None and self.sides is not None
        at = 0
        for piece in self.arrangement.settings[k].rows[number].pieces:
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
        self._painter.selected = self._span_of(selection) if selection is not None else None
        self._painter.forget()
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
        self._styles.clear()
        self._drawn.clear()
        self._painter.forget()
        self._update()

    def _style(self, name: str) -> Style:
        """The style of a component class, or with "" the widget's own; worked out once."""
        style = self._styles.get(name)
        if style is None:
            style = (
                self.rich_style if not name else self.get_component_rich_style(f"prose--{name}", partial=True)
            )
            self._styles[name] = style
        return style

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
        strip = self._drawn.get(y)
        if strip is None or strip.cell_length != width:
            if y >= len(self._shown):
                return Strip.blank(width, self._style(""))
            strip = self._drawn[y] = self._painter.draw(self._shown[y], width)
        return strip
