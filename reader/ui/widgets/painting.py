"""Set prose as styled text: the one place where rows of an article become what a terminal shows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate, islice, pairwise

from rich.segment import Segment
from rich.style import Style

from reader.articles.model import Article, Role
from reader.ui.links import links_of
from reader.ui.marks import Overlay
from reader.ui.typeset import Row
from reader.ui.wrapping import Piece


def row_segments(
    row: Row,
    base: Style,
    look: Callable[[str], Style],
    over: Sequence[Overlay],
    select: int | None = None,
) -> list[Segment]:
    """The text of a row, cut wherever its style changes.

    Args:
        row: A row of a setting.
        base: The widget's own style.
        look: The style of a name.
        over: What is laid over this stretch of text, the later over the earlier.
        select: The number of the text, if it can be selected with the mouse: each character is told apart
            by its offset and this number.
    """
    style = base
    if row.sentence < 0:
        style += look("preface")
        return [Segment(piece.text, style) for piece in row.pieces]
    if row.role is not Role.BODY:
        style += look(str(row.role))
    segments = [Segment(row.lead, style + look("lead"))] if row.lead else []
    for piece in row.pieces:
        made = _piece_segments(piece, style, look, over)
        if select is not None and not piece.sign:
            made = _selectable(made, piece.start, select)
        segments += made
    return segments


def _selectable(segments: Sequence[Segment], start: int, number: int) -> list[Segment]:
    """Segments that tell Textual's selection where in the text they stand."""
    found = []
    for text, style, _ in segments:
        found.append(Segment(text, (style or Style()) + Style.from_meta({"offset": (start, number)})))
        start += len(text)
    return found


def _piece_segments(
    piece: Piece, style: Style, look: Callable[[str], Style], over: Sequence[Overlay]
) -> list[Segment]:
    """A piece cut wherever its style changes; a sign looks like the text that it follows."""
    start, end = (piece.start - 1, piece.start) if piece.sign else (piece.start, piece.end)
    over = [o for o in over if o.start < max(end, start + 1) and o.end > start]
    if not over:
        return [Segment(piece.text, style)]
    if piece.sign or start >= end:
        for overlay in over:
            style += look(overlay.style)
        return [Segment(piece.text, style)]
    cuts = sorted({start, end, *(p for o in over for p in (o.start, o.end) if start < p < end)})
    found = []
    for a, b in pairwise(cuts):
        stretch = style
        for overlay in over:
            if overlay.start < b and overlay.end > a:
                stretch += look(overlay.style)
        # A blank behind the last word belongs to what goes on after it.
        stop = b - start if b < end else len(piece.text)
        found.append(Segment(piece.text[a - start : stop], stretch))
    return found


def bounds(row: Row) -> tuple[int, int]:
    """The stretch of text that a row shows, with the character before and behind it."""
    return row.pieces[0].start - 1, row.pieces[-1].end + 1


def figures_within(marks: Sequence[Overlay], start: int, end: int) -> list[Overlay]:
    """The overlays of a stretch. They stand in text order and never overlap, so starts and ends rise."""
    found = []
    for overlay in islice(marks, bisect_right(marks, start, key=lambda o: o.end), None):
        if overlay.start >= end:
            break
        found.append(overlay)
    return found


class Forms:
    """How the source sets stretches of an article, as overlays; they may lie in one another."""

    def __init__(self, article: Article | None = None) -> None:
        found = [Overlay(f.start, f.end, str(f.form)) for f in article.forms] if article else []
        found += [Overlay(k.start, k.end, "link") for k in links_of(article)] if article else []
        self._overlays = sorted(found, key=lambda overlay: (overlay.start, -overlay.end))
        self._reach = list(accumulate((overlay.end for overlay in self._overlays), max))

    def within(self, start: int, end: int) -> list[Overlay]:
        """The overlays of a stretch, the outer before the inner."""
        found = []
        for overlay in islice(self._overlays, bisect_right(self._reach, start), None):
            if overlay.start >= end:
                break
            if overlay.end > start:
                found.append(overlay)
        return found


def matches_within(matches: Sequence[tuple[int, int]], current: int, start: int, end: int) -> list[Overlay]:
    """What was searched for, in a stretch."""
    found = []
    for k in range(bisect_right(matches, start, key=lambda span: span[1]), len(matches)):
        a, b = matches[k]
        if a >= end:
            break
        found.append(Overlay(a, b, "match-current" if k == current else "match"))
    return found
