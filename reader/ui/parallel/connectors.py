"""Lines in the gutter between linked sentences.

Links that share a sentence are drawn as one *bundle*: a trunk in a column of its own, with an arm to each
sentence, so that they fan out and merge. Columns are chosen so that lines that have nothing to do with each
other never lie upon each other and cross as little as may be (where they do, the upright one lies above),
and so that no way from left to right leads to a sentence that is not linked. What finds no column, and what
leads out of the view, is a stub with an arrow. The bundle at the cursor is drawn first, heavy, and over all
others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

_LEFT, _RIGHT, _UP, _DOWN = 1, 2, 4, 8
_GLYPHS = {
    # left right up down, as bits: light, heavy; dashed, light and heavy, where a straight line can be
    1: "╴╸╴╸", 2: "╶╺╶╺", 3: "─━┄┅", 4: "╵╹╵╹", 5: "┘┛┘┛", 6: "└┗└┗", 7: "┴┻┴┻", 8: "╷╻╷╻", 9: "┐┓┐┓",
    10: "┌┏┌┏", 11: "┬┳┬┳", 12: "│┃┆┇", 13: "┤┫┤┫", 14: "├┣├┣", 15: "┼╋┼╋",
}  # fmt: skip
_CROSSING = 15
"""The arms of a level line and an upright one together; no other two lines of a cell add up to it, save
those that do not lie upon each other anyway."""
_MOST = 40
"""Bundles looked at; a view of that many links is more than anyone can follow with the eye."""
_TRIES = 4
"""Columns tried for a bundle that might mislead where it joins others."""


class Look(StrEnum):
    """How a cell of the gutter looks."""

    LINK = "linked"
    PARTIAL = "partial"
    CURRENT = "current"


@dataclass(frozen=True, slots=True)
class Wire:
    """A link as the gutter sees it: the row of the view at which each sentence stands.

    ``left`` and ``right`` name the sentences. A sentence above the view has the row -1, one below it the
    view's height. ``number_row`` is the row of the link's number beside the right sentence, if that is not
    the sentence's first: an arrow stands there.
    """

    left: int
    right: int
    left_row: int
    right_row: int
    partial: bool = False
    current: bool = False
    number_row: int = -1

    @property
    def right_number(self) -> int:
        """The row of its number beside the right sentence."""
        return self.number_row if self.number_row >= 0 else self.right_row


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the gutter."""

    glyph: str
    look: Look


@dataclass(frozen=True, slots=True)
class Gutter:
    """What is drawn: cells by (column, row), and the wires that are drawn whole, with their column.

    The column of a level wire is -1: it has no trunk.
    """

    cells: Mapping[tuple[int, int], Cell]
    whole: Mapping[tuple[int, int], int]


class _Bundle:
    """Wires that share a sentence: the rows of its arms to the left and to the right."""

    def __init__(self, wires: Sequence[Wire]) -> None:
        self.wires = wires
        self.current = any(w.current for w in wires)
        self.lefts = {w.left_row: w.left for w in wires}
        self.rights = {w.right_row: w.right for w in wires}
        self.first = min(*self.lefts, *self.rights)
        self.last = max(*self.lefts, *self.rights)
        self.column = -1

    @property
    def straight(self) -> bool:
        return self.first == self.last

    def cells(self, width: int) -> dict[tuple[int, int], tuple[int, bool]]:
        """The arms of each cell, as bits, and whether it is dashed: all that it belongs to is partial."""
        partial = all(w.partial for w in self.wires)
        if self.straight:
            return {(x, self.first): (_LEFT | _RIGHT, partial) for x in range(width)}
        found: dict[tuple[int, int], tuple[int, bool]] = {}
        for y in range(self.first, self.last + 1):
            arms = (_UP if y > self.first else 0) | (_DOWN if y < self.last else 0)
            arms |= (_LEFT if y in self.lefts else 0) | (_RIGHT if y in self.rights else 0)
            found[self.column, y] = (arms, partial)
        for y in self.lefts:
            dashed = all(w.partial for w in self.wires if w.left_row == y)
            found |= {(x, y): (_LEFT | _RIGHT, dashed) for x in range(self.column)}
        for y in self.rights:
            dashed = all(w.partial for w in self.wires if w.right_row == y)
            found |= {(x, y): (_LEFT | _RIGHT, dashed) for x in range(self.column + 1, width)}
        return found


def connect(wires: Sequence[Wire], width: int, height: int) -> Gutter:
    """Draw wires in a gutter of ``width`` by ``height`` cells."""
    if width < 1 or height < 1:
        return Gutter({}, {})
    seen = [w for w in wires if 0 <= w.left_row < height and 0 <= w.right_row < height]
    stubs = [w for w in wires if not (0 <= w.left_row < height and 0 <= w.right_row < height)]
    bundles = _bundles([w for w in seen if w.current]) + sorted(
        _bundles([w for w in seen if not w.current]), key=lambda b: (b.last - b.first, b.first)
    )
    drawing = _Drawing(width, {(w.left_row, w.right_row) for w in seen})
    for number, bundle in enumerate(bundles):
        # What cannot be drawn as one is drawn wire by wire, as far as that goes.
        for parts in ([bundle], [_Bundle([wire]) for wire in bundle.wires]):
            fitting = [part for part in parts if number < _MOST and drawing.place(part)]
            if fitting:
                stubs += [wire for wire in bundle.wires if not any(wire in part.wires for part in fitting)]
                break
        else:
            stubs += bundle.wires
    cells = drawing.cells()
    _add_stubs(cells, stubs, width, height)
    return Gutter(cells, {(w.left, w.right): b.column for b in drawing.placed for w in b.wires})


def _bundles(wires: Iterable[Wire]) -> list[_Bundle]:
    """Wires in bundles, each around the sentence that has the most wires not yet in one."""
    left = list(wires)
    found = []
    while left:
        counts: dict[tuple[int, int], int] = {}
        for wire in left:
            for end in ((0, wire.left), (1, wire.right)):
                counts[end] = counts.get(end, 0) + 1
        side, sentence = min(counts, key=lambda end: (-counts[end], end))
        mine = [w for w in left if (w.left, w.right)[side] == sentence]
        found.append(_Bundle(mine))
        left = [w for w in left if (w.left, w.right)[side] != sentence]
    return found


class _Drawing:
    """Bundles as they are placed one after the other."""

    def __init__(self, width: int, real: set[tuple[int, int]]) -> None:
        """
        Args:
            width: Columns of the gutter.
            real: The rows, left and right, of every two sentences that are linked.
        """
        self.width = width
        self.real = real
        self.placed: list[_Bundle] = []
        self._arms: list[dict[tuple[int, int], tuple[int, bool]]] = []
        self._at: dict[tuple[int, int], list[int]] = {}

    def place(self, bundle: _Bundle) -> bool:
        """Place a bundle where it crosses the fewest others, if there is room and it misleads nobody."""
        columns = [-1] if bundle.straight else self._columns(bundle)
        lefts, rights = self._joined(bundle)
        # Where all are linked with all, no way can mislead.
        safe = all((left, right) in self.real for left in lefts for right in rights)
        for column in columns[: len(columns) if safe else _TRIES]:
            bundle.column = column
            self._add(bundle)
            if safe or self._leads_true(lefts, bundle.current):
                return True
            self._remove()
        return False

    def _joined(self, bundle: _Bundle) -> tuple[set[int], set[int]]:
        """The rows, left and right, of all that a bundle is joined with over shared sentences."""
        lefts, rights = set(bundle.lefts), set(bundle.rights)
        others = [other for other in self.placed if other.current == bundle.current]
        while others:
            apart = [o for o in others if lefts.isdisjoint(o.lefts) and rights.isdisjoint(o.rights)]
            if len(apart) == len(others):
                break
            for other in others:
                if other not in apart:
                    lefts.update(other.lefts)
                    rights.update(other.rights)
            others = apart
        return lefts, rights

    def _columns(self, bundle: _Bundle) -> list[int]:
        """The columns in which nothing lies upon anything else, those with the fewest crossings first."""
        found = []
        for column in range(self.width):
            crossings = 0
            for other in self.placed:
                more = _crossings(bundle, column, other)
                if more < 0:
                    break
                crossings += more
            else:
                found.append((crossings, abs(column - (self.width - 1) / 2), column))
        return [column for _, _, column in sorted(found)]

    def _add(self, bundle: _Bundle) -> None:
        arms = bundle.cells(self.width)
        for key in arms:
            self._at.setdefault(key, []).append(len(self.placed))
        self.placed.append(bundle)
        self._arms.append(arms)

    def _remove(self) -> None:
        self.placed.pop()
        for key in self._arms.pop():
            self._at[key].pop()

    def _leads_true(self, lefts: Iterable[int], current: bool) -> bool:
        """Whether every way to the right from these rows leads to a sentence that is linked."""
        return all((row, reached) in self.real for row in lefts for reached in self._reached(row, current))

    def _reached(self, row: int, current: bool) -> set[int]:
        """The rows at the right edge to which lines lead from a row at the left one, never going back.

        Only those that look alike are followed: the heavy ones of the cursor, or the light ones.
        """
        alike = [bundle.current == current for bundle in self.placed]
        arms_of, at, last = self._arms, self._at, self.width - 1
        ahead = [(k, 0, row) for k in at.get((0, row), ()) if alike[k] and arms_of[k][0, row][0] & _LEFT]
        known, reached = set(ahead), set()
        while ahead:
            k, x, y = ahead.pop()
            arms = arms_of[k][x, y][0]
            steps = [(k, x, y - 1)] if arms & _UP else []
            if arms & _DOWN:
                steps.append((k, x, y + 1))
            if arms & _RIGHT:
                if x == last:
                    reached.add(y)
                else:
                    steps.append((k, x + 1, y))
            here = at[x, y]
            if len(here) > 1:
                # Another bundle's line goes on from here, unless the two only cross.
                for other in here:
                    if other != k and alike[other] and arms + arms_of[other][x, y][0] != _CROSSING:
                        steps.append((other, x, y))
            for step in steps:
                if step not in known:
                    known.add(step)
                    ahead.append(step)
        return reached

    def cells(self) -> dict[tuple[int, int], Cell]:
        """What is drawn."""
        return {key: self._cell(*key, here) for key, here in self._at.items() if here}

    def _cell(self, x: int, y: int, here: Sequence[int]) -> Cell:
        # The bundles at the cursor lie over the others.
        current = any(self.placed[k].current for k in here)
        found = [self._arms[k][x, y] for k in here if self.placed[k].current == current]
        merged = 0
        for arms, _ in found:
            merged |= arms
        if merged == 15 and {arms for arms, _ in found} == {_LEFT | _RIGHT, _UP | _DOWN}:
            found = [(arms, dashed) for arms, dashed in found if arms == _UP | _DOWN]
            merged = _UP | _DOWN
        dashed = all(dashed for _, dashed in found)
        look = Look.CURRENT if current else Look.PARTIAL if dashed else Look.LINK
        return Cell(_GLYPHS[merged][2 * dashed + current], look)


def _crossings(bundle: _Bundle, column: int, other: _Bundle) -> int:
    """How often two bundles would cross; -1 if one would lie upon the other."""
    if other.straight:
        row = other.first
        if bundle.lefts.get(row, -1) not in (-1, *other.lefts.values()) or bundle.rights.get(row, -1) not in (
            -1,
            *other.rights.values(),
        ):
            return -1
        if (row in bundle.lefts) != (row in bundle.rights):
            # An arm on the row of a straight wire of the same sentence merges with it: it fans out.
            return 0
        return int(bundle.first < row < bundle.last)
    if column == other.column and bundle.first <= other.last and other.first <= bundle.last:
        return -1
    count = 0
    for row, sentence in bundle.lefts.items():
        if row in other.rights and column >= other.column:
            return -1
        if other.lefts.get(row, sentence) != sentence:
            return -1
        count += column > other.column and other.first <= row <= other.last and row not in other.lefts
    for row, sentence in bundle.rights.items():
        if row in other.lefts and other.column >= column:
            return -1
        if other.rights.get(row, sentence) != sentence:
            return -1
        count += column < other.column and other.first <= row <= other.last and row not in other.rights
    for row in other.lefts:
        count += other.column > column and bundle.first <= row <= bundle.last and row not in bundle.lefts
    for row in other.rights:
        count += other.column < column and bundle.first <= row <= bundle.last and row not in bundle.rights
    return count


def _add_stubs(cells: dict[tuple[int, int], Cell], stubs: Iterable[Wire], width: int, height: int) -> None:
    """An arrow at each sentence in view whose partner is out of it, or could not be joined."""
    for wire in sorted(stubs, key=lambda w: w.current):
        look = Look.CURRENT if wire.current else Look.PARTIAL if wire.partial else Look.LINK
        for x, own, partner, across in (
            (0, wire.left_row, wire.right_row, "→"),
            (width - 1, wire.right_number, wire.left_row, "←"),
        ):
            if not 0 <= own < height:
                continue
            glyph = "↑" if partner < 0 else "↓" if partner >= height else across
            known = cells.get((x, own))
            # An arrow out of the view stands at the beginning of the sentence's other line, if it has one.
            level_line = known is not None and known.glyph in "─━┄┅" and glyph != across
            if known is None or (level_line and (wire.current or known.look is not Look.CURRENT)):
                cells[x, own] = Cell(glyph, look)
