"""Which cells of the view belong to what, at a given size."""

from __future__ import annotations

from dataclasses import dataclass

STACK_BELOW = 76
"""Columns below which the articles stand one above the other."""
MEASURE = 76
"""Widest row of prose, in cells: what the eye follows without losing its line."""
MARGIN = 3
"""Cells before a text: bookmark, cursor or sign, blank."""
MAP = 2
"""Cells of an overview: what lies there, and the view's place."""


@dataclass(frozen=True, slots=True)
class Pane:
    """Where one side is drawn: its title's row, its first row, its rows, and its columns.

    ``text`` is the column of the prose; margin, link number and overview have columns of their own, which
    are -1 where there is none. ``area`` is the area of the arrangement that is drawn there.
    """

    area: int
    title: tuple[int, int, int]
    top: int
    height: int
    text: int
    number: int
    overview: int

    @property
    def margin(self) -> int:
        """The column of the margin."""
        return self.text - MARGIN


@dataclass(frozen=True, slots=True)
class Frame:
    """The panes of both sides and the gutter between them (width 0 where there is none).

    ``title`` of a pane is row, first column and width. ``span`` is the width of a link number with its sign.
    """

    width: int
    height: int
    measure: int
    span: int
    panes: tuple[Pane, Pane]
    gutter: int = 0
    gutter_width: int = 0

    @property
    def stacked(self) -> bool:
        """Whether the sides stand one above the other."""
        return self.gutter_width == 0


def frame(width: int, height: int, links: int, *, one_area: bool = False) -> Frame:
    """Divide a view.

    Args:
        width: Its columns.
        height: Its rows.
        links: The highest link number.
        one_area: Whether a narrow view draws both sides in one area.
    """
    span = max(2, len(str(links))) + 1
    if width >= STACK_BELOW:
        return _beside(width, height, span)
    span += 1  # where no lines are drawn, an arrow behind the number leads to the partner
    text = MAP + span + MARGIN
    measure = max(8, min(MEASURE, width - text - 1))
    if one_area:
        pane = Pane(0, (0, 0, width), 2, max(0, height - 2), text, MAP, 0)
        second = Pane(0, (1, 0, width), 2, max(0, height - 2), text, MAP, 0)
        return Frame(width, height, measure, span, (pane, second))
    upper = (height + 1) // 2
    first = Pane(0, (0, 0, width), 1, max(0, upper - 1), text, MAP, 0)
    second = Pane(1, (upper, 0, width), upper + 1, max(0, height - upper - 1), text, MAP, 0)
    return Frame(width, height, measure, span, (first, second))


def _beside(width: int, height: int, span: int) -> Frame:
    # A blank stands between the left text and its number.
    gutter = max(4, min(12, width // 14 - 1))
    fixed = 2 * (MAP + MARGIN + span) + 1
    measure = max(8, min(MEASURE, (width - fixed - gutter) // 2))
    gutter = min(16, width - fixed - 2 * measure)
    left = (width - fixed - gutter - 2 * measure) // 2  # a very wide view is drawn in its middle
    rows = max(0, height - 1)
    text = left + MAP + MARGIN
    number = text + measure + 1
    start = number + span
    right_number = start + gutter
    right_text = right_number + span + MARGIN
    middle = start + gutter // 2
    return Frame(
        width,
        height,
        measure,
        span,
        (
            Pane(0, (0, 0, middle), 1, rows, text, number, left),
            Pane(1, (0, middle, width - middle), 1, rows, right_text, right_number, right_text + measure),
        ),
        start,
        gutter,
    )
