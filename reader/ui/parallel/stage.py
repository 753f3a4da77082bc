"""What of a comparison is in view: layout, scroll places and cursor. Plain data: no Textual.

A stage knows its sides, its size and its mode; it is told where the cursor goes or that a side was
scrolled, and works out which lines each area shows.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.ui.marks import Marks
from reader.ui.parallel.arrange import Arrangement, Mode, columns, rows
from reader.ui.parallel.follow import Anchor, anchors, chain, follow, level, reveal
from reader.ui.parallel.frame import STACK_BELOW, Pane, frame
from reader.ui.parallel.moving import Spot
from reader.ui.sides import Side
from reader.ui.typeset import Setting, typeset


class Stage:
    """Two sides laid out for a size. ``tops`` is the first line in view of each area.

    ``linked`` tells that the texts scroll together. ``arrangement`` is None until there are sides and a size.
    """

    def __init__(self) -> None:
        self.mode = Mode.COLUMNS
        self.linked = True
        self.sides: tuple[Side, Side] | None = None
        self.marks: tuple[Marks, Marks] = (Marks(), Marks())
        self.arrangement: Arrangement | None = None
        self.frame = frame(0, 0, 0)
        self.tops = [0, 0]
        self.spot = Spot()
        self._size = (0, 0)
        self._settings: tuple[Setting, Setting] | None = None
        self._measure = 0
        self._arranged: dict[tuple[Mode, int, bool], Arrangement] = {}
        self._chain: list[tuple[int, int]] = []
        self._anchors: list[Anchor] = []

    # --- laying out ---

    def show(self, sides: tuple[Side, Side], marks: tuple[Marks, Marks], *, keep: bool = False) -> None:
        """Show two sides, from their beginning or, with ``keep``, from where the same articles stood."""
        places = [self.top_sentence(k) for k in (0, 1)] if keep else [0, 0]
        self.spot = self.spot if keep else Spot(self.spot.side)
        self.sides, self.marks = sides, marks
        comparison = sides[0].comparison
        self._chain = chain(comparison.alignments) if comparison else []
        self._measure = 0
        self.tops = [0, 0]
        self.lay_out(*self._size, places)

    def resize(self, width: int, height: int) -> None:
        """Lay out for another size; the same sentences stay at the top, the cursor's in view."""
        self.lay_out(width, height, [self.top_sentence(k) for k in (0, 1)])
        if self.spot.sentence >= 0:
            self.bring_into_view()

    def set_mode(self, mode: Mode) -> None:
        """Lay out in columns or in rows; the cursor's sentence stays on its row."""
        if mode is not self.mode:
            row = self._cursor_row()
            self.mode = mode
            self.lay_out(*self._size)
            self._keep_cursor_at(row)

    def lay_out(self, width: int, height: int, keep: Sequence[int] = (0, 0)) -> None:
        """Set both texts for a size; the sentences ``keep`` come to stand at the top."""
        self._size = (width, height)
        if self.sides is None or width <= 0 or height <= 0:
            return
        one_area = width < STACK_BELOW and self.mode is Mode.ROWS
        self.frame = frame(width, height, len(self.sides[0].partners), one_area=one_area)
        if self.frame.measure != self._measure:
            self._measure = self.frame.measure
            left, right = (
                typeset(side.analysis, self._measure, by_sentence=True, signs=mark.signs)
                for side, mark in zip(self.sides, self.marks, strict=True)
            )
            self._settings = (left, right)
            self._arranged.clear()
        arrangement = self._arrange()
        if arrangement is None:
            return
        for k in (0, 1):
            first = arrangement.place(k, keep[k])[0] if keep[k] else 0
            self.tops[arrangement.area_of[k]] = self._within(k, first)
        if arrangement.together:
            self.tops[1] = self.tops[0]

    def _arrange(self) -> Arrangement | None:
        """Take the arrangement for the mode, and in rows for the focused side."""
        if self._settings is None or self.sides is None:
            return None
        focus = self.spot.side if self.mode is Mode.ROWS else 0
        way = (self.mode, focus, self.frame.stacked)
        known = self._arranged.get(way)
        if known is None:
            if self.mode is Mode.COLUMNS:
                known = columns(self._settings)
            else:
                comparison = self.sides[0].comparison
                links = comparison.alignments if comparison else ()
                known = rows(self._settings, links, focus, stacked=self.frame.stacked)
            self._arranged[way] = known
        if self.arrangement is not known:
            self.arrangement = known
            self._anchors = [] if known.together else anchors(known, self._chain)
        return known

    # --- what is where ---

    def pane(self, k: int) -> Pane:
        """Where a side is drawn."""
        return self.frame.panes[k]

    def top(self, k: int) -> int:
        """The first line in view of a side's area."""
        return self.tops[self.arrangement.area_of[k]] if self.arrangement is not None else 0

    def top_sentence(self, k: int) -> int:
        """The first sentence of a side in view, 0 at the very top."""
        return next(iter(self.in_view(k)), 0) if self.top(k) > 0 else 0

    def in_view(self, k: int) -> dict[int, None]:
        """The sentences of a side that stand in its view, wholly or in part, in order."""
        arrangement = self.arrangement
        if arrangement is None:
            return {}
        top, rows_of = self.top(k), arrangement.settings[k].rows
        lines = arrangement.areas[arrangement.area_of[k]][max(0, top) : max(0, top + self.pane(k).height)]
        return dict.fromkeys(rows_of[line.row].sentence for line in lines if line.row >= 0 and line.side == k)

    def first_in_view(self, k: int) -> int:
        """The first sentence of a side that begins in view, else the one that is in view, else the first."""
        seen = list(self.in_view(k))
        return next((s for s in seen if self.row_of(k, s) >= 0), seen[0] if seen else 0)

    def row_of(self, k: int, sentence: int) -> int:
        """The row of its pane on which a sentence begins, -1 if that is out of view."""
        if self.arrangement is None:
            return -1
        row = self.arrangement.place(k, sentence)[0] - self.top(k)
        return row if 0 <= row < self.pane(k).height else -1

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

    # --- the cursor ---

    def move_to(self, spot: Spot, *, bring: bool = True) -> bool:
        """Put the cursor somewhere, bring it and (with ``bring``) its partner into view; whether it could."""
        if self.sides is None or not -1 <= spot.sentence < len(self.sides[spot.side].analysis.sentences):
            return False
        row = self._cursor_row()
        side_changes = spot.side != self.spot.side
        self.spot = spot
        if side_changes and self.mode is Mode.ROWS:
            self._arrange()
            self._keep_cursor_at(row)
        if spot.sentence >= 0:
            self.bring_into_view(partner=bring)
        return True

    def _cursor_row(self) -> int:
        """The row of its pane on which the cursor's sentence begins; may lie out of view."""
        if self.arrangement is None or self.spot.sentence < 0:
            return 0
        return self.arrangement.place(self.spot.side, self.spot.sentence)[0] - self.top(self.spot.side)

    def _keep_cursor_at(self, row: int) -> None:
        spot, arrangement = self.spot, self.arrangement
        if arrangement is not None and spot.sentence >= 0:
            first = arrangement.place(spot.side, spot.sentence)[0]
            self._set_top(spot.side, self._within(spot.side, first - row))
            self.bring_into_view()

    def bring_into_view(self, *, partner: bool = True) -> None:
        """Scroll as little as brings the cursor's sentence into view, and its partner level with it."""
        spot, arrangement = self.spot, self.arrangement
        if arrangement is None:
            return
        mine, other = spot.side, 1 - spot.side
        first, last = arrangement.place(mine, spot.sentence)
        needed = last - first + 1
        beside = self.partner_of(spot) if partner else -1
        if arrangement.together:
            there = arrangement.place(other, beside) if beside >= 0 else (first, last)
            # A partner of the same band is shown with it; one that stands elsewhere is not gone after.
            if there[0] >= first and there[1] - first < self.pane(mine).height:
                needed = max(needed, there[1] - first + 1)
            self._reveal(mine, first, needed)
            return
        follows = self.linked and beside >= 0
        there = arrangement.place(other, beside) if follows else (0, 0)
        if follows and not self.frame.stacked and there[1] - there[0] < self.pane(other).height:
            needed = max(needed, there[1] - there[0] + 1)
        moved = self._reveal(mine, first, needed)
        if not follows:
            if moved:
                self._follow(mine)
        elif self.frame.stacked:
            self._reveal(other, there[0], there[1] - there[0] + 1)
        elif moved or not self._wholly_in_view(other, beside):
            self._set_top(other, level(first, self.top(mine), there[0]))

    def level_partner(self) -> bool:
        """Set the partner level with the cursor's sentence; whether there is one."""
        spot, arrangement = self.spot, self.arrangement
        beside = self.partner_of(spot)
        if arrangement is None or beside < 0:
            return False
        first, there = arrangement.place(spot.side, spot.sentence), arrangement.place(1 - spot.side, beside)
        if self.frame.stacked and not arrangement.together:
            self._reveal(1 - spot.side, there[0], there[1] - there[0] + 1)
        elif not arrangement.together:
            self._set_top(1 - spot.side, level(first[0], self.top(spot.side), there[0]))
        return True

    def _wholly_in_view(self, k: int, sentence: int) -> bool:
        assert self.arrangement is not None
        first, last = self.arrangement.place(k, sentence)
        return first >= self.top(k) and last < self.top(k) + self.pane(k).height

    # --- scrolling ---

    def scroll_by(self, k: int, step: int) -> None:
        """Scroll a side by rows; the other follows."""
        if self.arrangement is not None:
            top = self.top(k)
            # What was set level beyond an end comes back row by row, and goes no further.
            end = self._within(k, self.arrangement.length(k))
            if self._set_top(k, max(min(0, top), min(top + step, max(end, top)))):
                self._follow(k)

    def _follow(self, k: int) -> None:
        """Let the other side follow one that was scrolled."""
        arrangement = self.arrangement
        if arrangement is None or arrangement.together or not self.linked:
            return
        height = self.pane(1 - k).height
        eye = min(self.pane(k).height, height) // 3
        target = follow(self._anchors, k, self.top(k), eye, height, arrangement.length(1 - k))
        if target is not None:
            self._set_top(1 - k, target)

    def _reveal(self, k: int, first: int, needed: int) -> bool:
        """Scroll an area so that lines are in view; whether it moved."""
        assert self.arrangement is not None
        height, length = self.pane(k).height, self.arrangement.length(k)
        return self._set_top(k, reveal(self.top(k), height, first, needed, length))

    def _set_top(self, k: int, top: int) -> bool:
        assert self.arrangement is not None
        moved = self.top(k) != top
        self.tops[self.arrangement.area_of[k]] = top
        if self.arrangement.together:
            self.tops = [top, top]
        return moved

    def _within(self, k: int, top: int) -> int:
        assert self.arrangement is not None
        return max(0, min(top, self.arrangement.length(k) - self.pane(k).height))
