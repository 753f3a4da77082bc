"""An article in miniature: where its links, differences and one-sided stretches lie."""

from __future__ import annotations

from collections.abc import Iterable

from reader.ui.marks import Stretch

SIGN = {Stretch.NOTHING: " ", Stretch.ONLY: "·", Stretch.LINKED: "┃", Stretch.DIFFERS: "◆"}


def overview(length: int, height: int, stretches: Iterable[tuple[tuple[int, int], Stretch]]) -> list[Stretch]:
    """What stands in each cell of a miniature.

    Args:
        length: Lines of the area.
        height: Cells of the miniature.
        stretches: First and last line of each sentence, and what it is.
    """
    cells = [Stretch.NOTHING] * max(0, height)
    for (first, last), what in stretches:
        for cell in range(cell_of(first, length, height), min(height, cell_of(last, length, height) + 1)):
            cells[cell] = max(cells[cell], what)
    return cells


def cell_of(line: int, length: int, height: int) -> int:
    """The cell of a miniature in which a line lies: a text that fits is shown line by line."""
    return line * height // length if length > height else line


def line_of(cell: int, length: int, height: int) -> int:
    """The first line that lies in a cell of a miniature; the last line behind its end."""
    line = -(-cell * length // height) if length > height else cell
    return max(0, min(line, length - 1))


def view_cells(top: int, shown: int, length: int, height: int) -> range:
    """The cells of a miniature that the view covers."""
    first, last = max(0, top), min(length, top + shown) - 1
    if last < first:
        return range(0)
    return range(cell_of(first, length, height), cell_of(last, length, height) + 1)
