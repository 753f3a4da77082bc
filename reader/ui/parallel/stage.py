"""What of a comparison is in view: layout, scroll places and cursor. Plain data: no Textual.

A stage knows its sides, its size and its mode; it is told where the cursor goes or that a side was
scrolled, and works out which lines each area shows.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.comparison.model import Strength
from reader.ui.marks import Marks
from reader.ui.parallel.arrange import Arrangement, Mode, columns, rows
from reader.ui.parallel.follow import Anchor, anchors, chain, follow, level, reveal
from reader.ui.parallel.frame import STACK_BELOW, Pane, frame
from reader.ui.parallel.moving import Spot
from reader.ui.sides import Side
from reader.ui.typeset import Manuscript, Setting

_CATCH_UP = 4
"""Rows that a text may move for each that the other was scrolled."""


class Stage:
    """Two sides laid out for a size, in columns and rows. ``tops`` is the first line in view of each area.

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
        self.size = (0, 0)
        self._order = 0  # the side whose order rows are in
        self._as_left: dict[Mode, tuple[Spot, list[int]]] = {}
        self._manuscripts = (Manuscript(), Manuscript())
        self._settings: tuple[Setting, Setting] | None = None
        self._measure = 0
        self._arranged: dict[tuple[Mode, int, bool], Arrangement] = {}
        self._chain: list[tuple[int, int]] = []
        self._anchors: list[Anchor] = []

    # --- laying out ---

    def show(self, sides: tuple[Side, Side], marks: tuple[Marks, Marks], *, keep: bool = False) -> None:
        """Show two sides, from their beginning or, with ``keep``, from where the same articles stood."""
        places = [self.top_place(k) for k in (0, 1)] if keep else [(0, 0), (0, 0)]
        self.spot = self.spot if keep else Spot(self.spot.side)
        self.sides, self.marks = sides, marks
        comparison = sides[0].comparison
        self._chain = chain(comparison.alignments) if comparison else []
        left, right = (
            Manuscript(side.analysis, by_sentence=True, signs=mark.signs)
            for side, mark in zip(sides, marks, strict=True)
        )
        self._manuscripts = (left, right)
        self._measure = 0
        self._order = self.spot.side
        self._as_left.clear()
        self.tops = [0, 0]
        self.lay_out(*self.size, places)

    def resize(self, width: int, height: int) -> None:
        """Lay out for another size: what was at the top stays there, and a cursor in view stays in view."""
        seen = self.row_of(self.spot.side, self.spot.sentence) >= 0
        self.lay_out(width, height, [self.top_place(k) for k in (0, 1)])
        if seen and self.spot.sentence >= 0:
            self.bring_into_view()

    def set_mode(self, mode: Mode) -> None:
        """Lay out in columns or in rows; the cursor's sentence stays on its row."""
        if mode is not self.mode:
            row, places = self._cursor_row(), [self.top_place(k) for k in (0, 1)]
            self._order = self.spot.side
            self._as_left = {self.mode: (self.spot, list(self.tops)), **self._as_left}
            self.mode = mode
            self.lay_out(*self.size, places)
            spot, tops = self._as_left.pop(mode, (None, []))
            if spot == self.spot:  # only a look at the other layout: all is as it was
                self.tops = tops
            else:
                self._keep_cursor_at(row)

    def lay_out(self, width: int, height: int, keep: Sequence[tuple[int, int]] = ((0, 0), (0, 0))) -> None:
        """Set both texts for a size; the places ``keep`` (see ``top_place``) come to stand at the top."""
        if (width, height) != self.size:
            self._as_left.clear()
        self.size = (width, height)
        if self.sides is None or width <= 0 or height <= 0:
            return
        one_area = width < STACK_BELOW and self.mode is Mode.ROWS
        self.frame = frame(width, height, len(self.sides[0].partners), one_area=one_area)
        if self.frame.measure != self._measure:
            self._measure = self.frame.measure
            left, right = self._manuscripts
            self._settings = (left.set(self._measure), right.set(self._measure))
            self._arranged.clear()
        arrangement = self._arrange()
        if arrangement is None:
            return
        # Where both share a place, the cursor's side has its way.
        for k in (1 - self.spot.side, self.spot.side):
            sentence, past = keep[k]
            first, last = arrangement.place(k, sentence)
            self._set_top(k, self._within(k, first + min(past, last - first)))

    def _arrange(self) -> Arrangement | None:
        """Take the arrangement for the mode, and in rows for the focused side."""
        if self._settings is None or self.sides is None:
            return None
        focus = self._order if self.mode is Mode.ROWS else 0
        way = (self.mode, focus, self.frame.stacked)
        known = self._arranged.get(way)
        if known is None:
            if self.mode is Mode.COLUMNS:
                known = columns(self._settings)
            else:
                comparison = self.sides[0].comparison
                links = comparison.alignments if comparison else ()
                plain = self._arranged.get((Mode.COLUMNS, 0, self.frame.stacked))
                lines = plain.areas if plain is not None else None
                known = rows(self._settings, links, focus, stacked=self.frame.stacked, lines=lines)
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

    def top_place(self, k: int) -> tuple[int, int]:
        """The first sentence of a side in view, or else below it, and how many of its rows are past."""
        arrangement, top = self.arrangement, self.top(k)
        if arrangement is None or top <= 0:
            return 0, 0
        lines, setting = arrangement.areas[arrangement.area_of[k]], arrangement.settings[k]
        below = (lines[n] for n in range(top, len(lines)) if lines[n].side == k and lines[n].row >= 0)
        line = next(below, None)
        if line is None:
            return 0, 0
        sentence = setting.sentence_at(line.row)
        return sentence, top - arrangement.place(k, sentence)[0]

    def in_view(self, k: int) -> dict[int, None]:
        """The sentences of a side that stand in its view, wholly or in part, in order."""
        arrangement = self.arrangement
        if arrangement is None:
            return {}
        top, setting = self.top(k), arrangement.settings[k]
        lines = arrangement.areas[arrangement.area_of[k]][max(0, top) : max(0, top + self.pane(k).height)]
        return dict.fromkeys(setting.sentence_at(one.row) for one in lines if one.row >= 0 and one.side == k)

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
        # Rows are in the order of the article that one walks through; a look at the partner changes nothing.
        if spot.side == self.spot.side != self._order and self.mode is Mode.ROWS:
            row, self._order = self._cursor_row(), spot.side
            self._arrange()
            self._keep_cursor_at(row)
        self.spot = spot
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
        self._set_top(mine, self._within(mine, self.top(mine)))
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
        before = self.top(mine)
        if not (self.linked and beside >= 0):
            if self._reveal(mine, first, needed):
                self._go_along(mine, before)
            return
        there = arrangement.place(other, beside)
        if not self.frame.stacked and there[1] - there[0] < self.pane(other).height:
            needed = max(needed, there[1] - there[0] + 1)
        if self._reveal(mine, first, needed):
            self._go_along(mine, before)
        if self._any_in_view(other, beside) or not self._brings(beside):
            return
        if self.frame.stacked:
            self._reveal(other, there[0], there[1] - there[0] + 1)
        else:
            self._level(first, needed, there[0])

    def _brings(self, beside: int) -> bool:
        """Whether a partner is worth moving the other text for: one chosen, or one that says the same."""
        assert self.sides is not None
        spot = self.spot
        if spot.partner >= 0 or spot.figure >= 0:
            return True
        side = self.sides[spot.side]
        return any(
            k.strength is Strength.SAME and side.other(k) == beside for k in side.partners[spot.sentence]
        )

    def _go_along(self, k: int, before: int) -> None:
        """Take the other side along after a side was scrolled for the cursor's sake.

        By a few rows in step, so that what stood level stays level; after a jump along the chain of links.
        """
        if not self.linked or self.arrangement is None or self.arrangement.together:
            return
        moved = self.top(k) - before
        if abs(moved) < self.pane(k).height:
            self._set_top(1 - k, self._scrolled(1 - k, moved))
        else:
            self._follow(k)

    def _any_in_view(self, k: int, beside: int) -> bool:
        """Whether the partner, or with none chosen any partner, is wholly in view: then nothing need move."""
        assert self.sides is not None
        spot = self.spot
        chosen = spot.partner >= 0 or spot.figure >= 0
        partners = [beside] if chosen else self.sides[spot.side].partner_sentences(spot.sentence)
        return any(self._wholly_in_view(k, partner) for partner in partners)

    def _level(self, first: int, needed: int, there: int) -> None:
        """Set a line of the other side level with the cursor's.

        Where that would leave blank what is before the other text's first line, or behind its last, the
        cursor's side gives way as far as its own ends and its view allow.
        """
        assert self.arrangement is not None
        mine, other = self.spot.side, 1 - self.spot.side
        wanted = level(first, self.top(mine), there)
        over = wanted - self._within(other, wanted)
        if over:
            height = self.pane(mine).height
            lowest = first + min(needed, height) - height
            self._set_top(mine, self._within(mine, max(lowest, min(self.top(mine) - over, first))))
        self._set_top(other, level(first, self.top(mine), there))

    def level_partner(self) -> bool:
        """Set the partner level with the cursor's sentence; whether there is one."""
        spot, arrangement = self.spot, self.arrangement
        beside = self.partner_of(spot)
        if arrangement is None or beside < 0:
            return False
        first, last = arrangement.place(spot.side, spot.sentence)
        there = arrangement.place(1 - spot.side, beside)
        if self.frame.stacked and not arrangement.together:
            self._reveal(1 - spot.side, there[0], there[1] - there[0] + 1)
        elif not arrangement.together:
            self._level(first, last - first + 1, there[0])
        return True

    def _wholly_in_view(self, k: int, sentence: int) -> bool:
        assert self.arrangement is not None
        first, last = self.arrangement.place(k, sentence)
        return first >= self.top(k) and last < self.top(k) + self.pane(k).height

    # --- scrolling ---

    def scroll_by(self, k: int, step: int) -> None:
        """Scroll a side by rows; the other follows.

        While the pair at the cursor stands level in view, it stays so. Else the other side makes for its
        place along the chain, a few rows for each that this one moves, so that nothing jumps.
        """
        if self.arrangement is None:
            return
        before, level_pair = self.top(k), self._pair_is_level()
        if not self._set_top(k, self._scrolled(k, step)) or self.arrangement.together or not self.linked:
            return
        moved = self.top(k) - before
        other, now = 1 - k, self.top(1 - k)
        if level_pair and self._in_view_now(k):
            self._set_top(other, self._scrolled(other, moved))
            return
        target, most = self._along_chain(k), _CATCH_UP * abs(moved)
        if target is not None:
            self._set_top(other, max(now - most, min(target, now + most)))

    def _pair_is_level(self) -> bool:
        """Whether the cursor's sentence and its partner begin on the same row in view."""
        spot = self.spot
        beside = self.partner_of(spot)
        row = self.row_of(spot.side, spot.sentence) if beside >= 0 else -1
        return row >= 0 and row == self.row_of(1 - spot.side, beside)

    def _in_view_now(self, k: int) -> bool:
        """Whether the sentence of a side that belongs to the pair at the cursor begins in view."""
        spot = self.spot
        return self.row_of(k, spot.sentence if k == spot.side else self.partner_of(spot)) >= 0

    def _scrolled(self, k: int, step: int) -> int:
        """Where scrolling leads: what was set beyond an end comes back row by row, and goes no further."""
        assert self.arrangement is not None
        top, end = self.top(k), self._within(k, self.arrangement.length(k))
        return max(min(0, top), min(top + step, max(end, top)))

    def _follow(self, k: int) -> None:
        """Set the other side where one leads it that has jumped."""
        target = self._along_chain(k) if self.linked else None
        if target is not None:
            self._set_top(1 - k, target)

    def _along_chain(self, k: int) -> int | None:
        """Where the chain of links leads the other side; None to let it go."""
        assert self.arrangement is not None
        height = self.pane(1 - k).height
        eye = min(self.pane(k).height, height) // 3
        return follow(self._anchors, k, self.top(k), eye, height, self.arrangement.length(1 - k))

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
