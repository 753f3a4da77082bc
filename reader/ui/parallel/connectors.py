"""Lines in the gutter between linked sentences.

Links that share a sentence are drawn as one *bundle*: a trunk in a column of its own, with an arm to each
sentence, so that they fan out and merge. Columns are chosen so that lines that have nothing to do with each
other never lie upon each other, and cross as little as may be; what finds no column, and what leads out of
the view, is a stub with an arrow. The bundle at the cursor is drawn first, heavy, and over all others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

_LEFT, _RIGHT, _UP, _DOWN = 1, 2, 4, 8
_GLYPHS = {
    # left right up down, as bits: light, heavy, and dashed where a straight line can be
    1: "╴╸╴", 2: "╶╺╶", 3: "─━┄", 4: "╵╹╵", 5: "┘┛┘", 6: "└┗└", 7: "┴┻┴", 8: "╷╻╷", 9: "┐┓┐", 10: "┌┏┌",
    11: "┬┳┬", 12: "│┃┆", 13: "┤┫┤", 14: "├┣├", 15: "┼╋┼",
}  # fmt: skip
_MOST = 60
"""Bundles looked at; a view of that many links is more than anyone can follow with the eye."""


class Look(StrEnum):
    """How a cell of the gutter looks."""

    LINK = "linked"
    PARTIAL = "partial"
    CURRENT = "current"


@dataclass(frozen=True, slots=True)
class Wire:
    """A link as the gutter sees it: the row of the view at which each sentence stands.

    ``left`` and ``right`` name the sentences. A sentence above the view has the row -1, one below it the
    view's height.
    """

    left: int
    right: int
    left_row: int
    right_row: int
    partial: bool = False
    current: bool = False


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

    @property
    def look(self) -> Look:
        if self.current:
            return Look.CURRENT
        return Look.PARTIAL if all(w.partial for w in self.wires) else Look.LINK

    def cells(self, width: int) -> dict[tuple[int, int], int]:
        """The arms of each cell, as bits."""
        if self.straight:
            return {(x, self.first): _LEFT | _RIGHT for x in range(width)}
        found: dict[tuple[int, int], int] = {}
        for y in range(self.first, self.last + 1):
            found[self.column, y] = (_UP if y > self.first else 0) | (_DOWN if y < self.last else 0)
        for y in self.lefts:
            for x in range(self.column):
                found[x, y] = _LEFT | _RIGHT
            found[self.column, y] |= _LEFT
        for y in self.rights:
            found[self.column, y] |= _RIGHT
            for x in range(self.column + 1, width):
                found[x, y] = found.get((x, y), 0) | _LEFT | _RIGHT
        return found


def connect(wires: Sequence[Wire], width: int, height: int) -> Gutter:
    """Draw wires in a gutter of ``width`` by ``height`` cells."""
    if width < 1 or height < 1:
        return Gutter({}, {})
    seen = [w for w in wires if 0 <= w.left_row < height and 0 <= w.right_row < height]
    placed: list[_Bundle] = []
    stubs = [w for w in wires if not (0 <= w.left_row < height and 0 <= w.right_row < height)]
    bundles = _bundles([w for w in seen if w.current]) + sorted(
        _bundles([w for w in seen if not w.current]), key=lambda b: (b.last - b.first, b.first)
    )
    for number, bundle in enumerate(bundles):
        # What cannot be drawn as one is drawn wire by wire, as far as that goes.
        for part in ([bundle], [_Bundle([wire]) for wire in bundle.wires]):
            fitting = [b for b in part if number < _MOST and _fits(b, placed, width)]
            if fitting:
                stubs += [wire for wire in bundle.wires if not any(wire in b.wires for b in fitting)]
                break
        else:
            stubs += bundle.wires
    drawn: dict[tuple[int, int], tuple[int, Look]] = {}
    whole: dict[tuple[int, int], int] = {}
    for bundle in reversed(placed):  # the current one last: over the others
        look = bundle.look
        for key, arms in bundle.cells(width).items():
            known = drawn.get(key)
            if known is not None and look is not Look.CURRENT:
                arms |= known[0]
                look_here = Look.LINK if Look.LINK in (look, known[1]) else look
                drawn[key] = (arms, look_here)
            elif known is not None and known[1] is Look.CURRENT:
                drawn[key] = (arms | known[0], look)
            else:
                drawn[key] = (arms, look)
        for wire in bundle.wires:
            whole[wire.left, wire.right] = bundle.column
    kind = {Look.LINK: 0, Look.CURRENT: 1, Look.PARTIAL: 2}
    cells = {key: Cell(_GLYPHS[arms][kind[look]], look) for key, (arms, look) in drawn.items()}
    _add_stubs(cells, stubs, width, height)
    return Gutter(cells, whole)


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


def _fits(bundle: _Bundle, placed: list[_Bundle], width: int) -> bool:
    """Place a bundle if there is room: level wires always, others in the best column."""
    if not bundle.straight and not _find_column(bundle, placed, width):
        return False
    placed.append(bundle)
    return True


def _find_column(bundle: _Bundle, placed: Sequence[_Bundle], width: int) -> bool:
    """Choose the column with the fewest crossings among those in which nothing lies upon anything else."""
    best: tuple[int, float, int] | None = None
    middle = (width - 1) / 2
    for column in range(width):
        crossings = 0
        for other in placed:
            found = _crossings(bundle, column, other)
            if found < 0:
                break
            crossings += found
        else:
            found_here = (crossings, abs(column - middle), column)
            best = found_here if best is None else min(best, found_here)
    if best is None:
        return False
    bundle.column = best[-1]
    return True


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
            (width - 1, wire.right_row, wire.left_row, "←"),
        ):
            if 0 <= own < height and ((x, own) not in cells or wire.current):
                glyph = "↑" if partner < 0 else "↓" if partner >= height else across
                if (x, own) in cells and cells[x, own].look is not Look.CURRENT and glyph == across:
                    continue
                cells[x, own] = Cell(glyph, look)
