"""What stands on each row of the parallel view, as parts that can be compared and then drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.ui.marks import Marks, Overlay
from reader.ui.parallel.arrange import Arrangement, Line, Mode
from reader.ui.parallel.connectors import Gutter, Wire, connect
from reader.ui.parallel.frame import Frame, Pane
from reader.ui.parallel.moving import Spot
from reader.ui.parallel.overview import SIGN, Stretch, overview, view_cells
from reader.ui.sides import ONLY_SIGN, Label, Side
from reader.ui.widgets.painting import (
    bounds,
    figures_within,
    matches_within,
    row_segments,
)
from reader.ui.widgets.rows import cut

NUMBER_STYLE = {"=": "linked", "~": "partial"}
_HEADLINE = 26
"""Cells of a title that its headline keeps at the least."""

Part = tuple[int, int, str, str]
"""Column, cells, text, component class."""


Title = tuple[str, Sequence[str]]
"""What stands above a text on the left, and on the right: the first of these for which there is room."""


class ScreenRow(NamedTuple):
    """One row of the view: plain parts, and strips of prose with their columns."""

    parts: tuple[Part, ...] = ()
    prose: tuple[tuple[int, Strip], ...] = ()


class Painter:
    """Draws the rows of a parallel view. Strips of prose are kept until what they show changes."""

    def __init__(self, style: Callable[[str], Style]) -> None:
        """
        Args:
            style: The style of a component class; of "" the widget's own.
        """
        self.style = style
        self.sides: tuple[Side, Side] | None = None
        self.marks: tuple[Marks, Marks] = (Marks(), Marks())
        self.arrangement: Arrangement | None = None
        self.frame: Frame | None = None
        self.tops: list[int] = [0, 0]
        self.spot = Spot()
        self.matches: tuple[Sequence[tuple[int, int]], Sequence[tuple[int, int]]] = ((), ())
        self.match: tuple[int, int] = (-1, -1)
        self.selected: tuple[int, int, int] | None = None
        self._strips: dict[tuple[int, int], Strip] = {}
        self._maps: dict[tuple[int, int, int], list[Stretch]] = {}
        self.lit: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())
        self._lit_figures: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())

    # --- what changes ---

    def forget(self) -> None:
        """What is laid over the texts has changed."""
        self._strips.clear()

    def forget_all(self) -> None:
        """The texts, or where they stand, have changed."""
        self._strips.clear()
        self._maps.clear()

    def forget_sentences(self, side: int, sentences: frozenset[int]) -> None:
        """What is laid over some sentences of a side has changed."""
        if self.arrangement is not None:
            setting = self.arrangement.settings[side]
            for sentence in sentences:
                first, last = setting.rows_of(sentence)
                for row in range(first, last + 1):
                    self._strips.pop((side, row), None)

    def light(self, spot: Spot) -> None:
        """Move the cursor: its sentence and figure, and their partners, are lit."""
        self.spot = spot
        lit: list[frozenset[int]] = [frozenset(), frozenset()]
        figures: list[frozenset[int]] = [frozenset(), frozenset()]
        if self.sides is not None and spot.sentence >= 0:
            side = self.sides[spot.side]
            lit[spot.side] = frozenset((spot.sentence,))
            partners = set(side.partner_sentences(spot.sentence))
            if spot.figure >= 0:
                pairs = side.figures.get(spot.figure, [])
                figures[spot.side] = frozenset((spot.figure,))
                figures[1 - spot.side] = frozenset(side.other_figure(pair) for pair in pairs)
                other = self.sides[1 - spot.side].analysis.figures
                partners |= {other[k].sentence for k in figures[1 - spot.side]}
            if spot.partner >= 0:
                partners.add(spot.partner)
            lit[1 - spot.side] = frozenset(partners)
        for k in (0, 1):
            self.forget_sentences(k, self.lit[k] | lit[k])
        self.lit = (lit[0], lit[1])
        self._lit_figures = (figures[0], figures[1])

    # --- rows ---

    def rows(self, titles: Sequence[Title]) -> list[ScreenRow]:
        """Every row of the view."""
        frame, arrangement = self.frame, self.arrangement
        if frame is None or arrangement is None or self.sides is None:
            return []
        parts: list[list[Part]] = [[] for _ in range(frame.height)]
        prose: list[list[tuple[int, Strip]]] = [[] for _ in range(frame.height)]
        for k, pane in enumerate(frame.panes):
            row, x, width = pane.title
            if row < frame.height:
                parts[row].append((x, width, *self._title(k, titles[k], width)))
        one_area = len(arrangement.areas) == 1
        for k, pane in enumerate(frame.panes[: 1 if one_area else 2]):
            self._overview(k, pane, parts)
            lines = arrangement.areas[pane.area]
            top = self.tops[pane.area]
            for y in range(pane.height):
                if 0 <= top + y < len(lines):
                    line = lines[top + y]
                    if line.told >= 0:
                        parts[pane.top + y].append((pane.text, frame.measure, self._pointer(line), "pointer"))
                    elif line.row >= 0:
                        prose[pane.top + y].append((pane.text, self._strip(line)))
                        parts[pane.top + y] += self._margin(line, pane, first_in_view=y == 0, letter=one_area)
        if not frame.stacked:
            for (x, y), cell in self._gutter(frame).cells.items():
                parts[frame.panes[0].top + y].append((frame.gutter + x, 1, cell.glyph, cell.look))
        return [ScreenRow(tuple(p), tuple(q)) for p, q in zip(parts, prose, strict=True)]

    def draw(self, row: ScreenRow, width: int) -> Strip:
        """A row as a strip of ``width`` cells."""
        base = self.style("")
        pieces: list[tuple[int, int, Sequence[Segment]]] = [
            (
                x,
                cells,
                (Segment(text if len(text) == cells == 1 else cut(text, cells), base + self.style(name)),),
            )
            for x, cells, text, name in row.parts
            if x < width
        ]
        pieces += [(x, strip.cell_length, strip._segments) for x, strip in row.prose]
        pieces.sort(key=lambda piece: piece[0])
        segments: list[Segment] = []
        at = 0
        for x, cells, found in pieces:
            if x > at:
                segments.append(Segment(" " * (x - at), base))
            segments += found
            at = x + cells
        return Strip(segments).adjust_cell_length(width, base)

    def _title(self, k: int, title: Title, width: int) -> tuple[str, str]:
        left, rights = title
        fitting = (right for right in rights if right and width - cell_len(right) >= _HEADLINE)
        right = next(fitting, "")
        text = f" {cut(left, width - cell_len(right) - 3)} {right} " if right else f" {left}"
        return text, "title-focused" if k == self.spot.side else "title"

    def _margin(self, line: Line, pane: Pane, *, first_in_view: bool, letter: bool) -> list[Part]:
        """Bookmark, cursor or sign, and the numbers of the links, of one line."""
        assert self.sides is not None and self.arrangement is not None and self.frame is not None
        side, marks = self.sides[line.side], self.marks[line.side]
        setting = self.arrangement.settings[line.side]
        sentence = setting.rows[line.row].sentence
        first = line.row - setting.rows_of(sentence)[0]
        found: list[Part] = []
        star = ""
        if first == 0:
            star = "✎" if sentence in marks.noted else "★" if sentence in marks.starred else ""
        if star:
            found.append((pane.margin, 1, star, "star"))
        elif letter and first == 0:
            found.append((pane.margin, 1, "AB"[line.side], "letter"))
        if sentence in self.lit[line.side]:
            at_cursor = line.side == self.spot.side
            found.append((pane.margin + 1, 1, "▌" if at_cursor else "▎", "bar"))
        elif first == 0 and sentence in side.only:
            found.append((pane.margin + 1, 1, ONLY_SIGN, "only"))
        labels = _numbers(side.labels.get(sentence, ()))
        shown = labels[first : first + 1]
        if first_in_view and first > 0 and labels:
            shown = labels[:1]  # of what began above, the number is told where it goes on
        rows = setting.rows_of(sentence)[1] - setting.rows_of(sentence)[0] + 1
        if shown:
            text = str(shown[0])
            if first == rows - 1 and len(labels) > rows:
                text = "+" + text  # more partners than rows
            style = "number" if sentence in self.lit[line.side] else NUMBER_STYLE[text[-1]]
            is_left = line.side == 0 and not self.frame.stacked
            found.append(
                (pane.number, self.frame.span, text.rjust(self.frame.span) if is_left else text, style)
            )
        return found

    def _pointer(self, line: Line) -> str:
        assert self.sides is not None
        side = self.sides[line.side]
        text = " ".join(side.analysis.sentence_text(line.told).split())
        label = side.labels.get(line.told, ("",))[0]
        return f"see {label} {text}"

    # --- prose ---

    def _strip(self, line: Line) -> Strip:
        key = (line.side, line.row)
        strip = self._strips.get(key)
        if strip is None:
            assert self.arrangement is not None and self.frame is not None
            row = self.arrangement.settings[line.side].rows[line.row]
            base = self.style("")
            over = self._overlays(line.side, row.sentence, *bounds(row))
            segments = row_segments(row, base, self.style, over, select=line.side)
            strip = self._strips[key] = Strip(segments).adjust_cell_length(self.frame.measure, base)
        return strip

    def _overlays(self, k: int, sentence: int, start: int, end: int) -> list[Overlay]:
        """What is laid over a stretch of a sentence: cursor, words that differ, figures, matches."""
        assert self.sides is not None and self.arrangement is not None
        side = self.sides[k]
        found: list[Overlay] = []
        if sentence in self.lit[k]:
            span = side.analysis.sentences[sentence]
            found.append(Overlay(span.start, span.end, "cursor" if k == self.spot.side else "partner"))
        found += self._words(k, sentence)
        found += figures_within(self.marks[k].overlays, start, end)
        for index in self._lit_figures[k]:
            figure = side.analysis.figures[index]
            found.append(Overlay(figure.start, figure.end, "figure"))
        found += matches_within(self.matches[k], self.match[1] if self.match[0] == k else -1, start, end)
        if self.selected is not None and self.selected[0] == k:
            found.append(Overlay(*self.selected[1:], "selected"))
        return [o for o in found if o.start < end and o.end > start]

    def _words(self, k: int, sentence: int) -> Sequence[Overlay]:
        """The words that differ: of every pair in rows, in columns of the pair at the cursor."""
        assert self.sides is not None and self.arrangement is not None
        side = self.sides[k]
        if self.arrangement.mode is Mode.ROWS:
            link = self.arrangement.shown_with[k].get(sentence)
            return side.words(link) if link is not None else ()
        spot = self.spot
        if spot.sentence < 0:
            return ()
        own = self.sides[spot.side]
        for link in own.partners.get(spot.sentence, ()):
            if spot.partner in (-1, own.other(link)):
                mine = link.left if k == 0 else link.right
                return side.words(link) if mine == sentence else ()
        return ()

    # --- around the prose ---

    def _gutter(self, frame: Frame) -> Gutter:
        """The connectors between the sentences in view."""
        arrangement = self.arrangement
        assert self.sides is not None and arrangement is not None
        height = frame.panes[0].height
        seen: dict[tuple[int, int], int] = {}

        def row_of(side: int, sentence: int) -> int:
            known = seen.get((side, sentence))
            if known is None:
                first, last = arrangement.place(side, sentence)
                top = self.tops[arrangement.area_of[side]]
                below = height if first >= top + height else max(0, first - top)
                known = seen[side, sentence] = -1 if last < top else below
            return known

        links = {
            (link.left, link.right): link
            for k, side in enumerate(self.sides)
            for sentence in self._in_view(k, height)
            for link in side.partners.get(sentence, ())
        }
        mine = self.spot.sentence
        if arrangement.together:
            # In rows a link that leads to another band is told by a pointer; drawn is that at the cursor.
            beside, own = arrangement.beside, self.spot.side
            links = {ends: link for ends, link in links.items() if ends in beside or mine == ends[own]}
        wires = [
            Wire(
                link.left,
                link.right,
                row_of(0, link.left),
                row_of(1, link.right),
                link.strength != "same",
                mine == (link.left, link.right)[self.spot.side],
            )
            for link in links.values()
        ]
        return connect(wires, frame.gutter_width, height)

    def _in_view(self, k: int, height: int) -> dict[int, None]:
        """The sentences of a side that stand in its view, in order."""
        assert self.arrangement is not None
        area = self.arrangement.area_of[k]
        top, rows = self.tops[area], self.arrangement.settings[k].rows
        lines = self.arrangement.areas[area][max(0, top) : max(0, top + height)]
        return dict.fromkeys(rows[line.row].sentence for line in lines if line.row >= 0 and line.side == k)

    def _overview(self, k: int, pane: Pane, parts: list[list[Part]]) -> None:
        assert self.arrangement is not None
        lines = self.arrangement.areas[pane.area]
        height = pane.height
        top = self.tops[pane.area]
        in_view = view_cells(top, height, len(lines), height) if len(lines) > height else range(0)
        mirrored = k == 1 and not (self.frame and self.frame.stacked)
        for y, stretch in enumerate(self.map_of(k, pane)):
            sign, bar = SIGN[stretch], "▐" if y in in_view else " "
            style = f"map-{stretch.name.lower()}"
            x = pane.overview
            place, mark = (x, x + 1) if mirrored else (x + 1, x)
            if sign != " ":
                parts[pane.top + y].append((mark, 1, sign, style))
            if bar != " ":
                parts[pane.top + y].append((place, 1, "▌" if mirrored else "▐", "map-view"))

    def map_of(self, k: int, pane: Pane) -> list[Stretch]:
        """The miniature of a pane."""
        assert self.arrangement is not None and self.sides is not None
        arrangement = self.arrangement
        way = (id(arrangement), k, pane.height)
        known = self._maps.get(way)
        if known is None:
            stretches = [
                (arrangement.places[s][sentence], side.stretch(sentence))
                for s, side in enumerate(self.sides)
                if arrangement.area_of[s] == pane.area
                for sentence in range(len(side.analysis.sentences))
            ]
            known = self._maps[way] = overview(len(arrangement.areas[pane.area]), pane.height, stretches)
        return known


def _numbers(labels: Sequence[Label]) -> list[Label]:
    """A sentence's labels, each number once, with its greatest strength."""
    found: dict[int, Label] = {}
    for label in labels:
        known = found.get(label.number)
        if known is None or (known.strength != "same" and label.strength == "same"):
            found[label.number] = label
    return list(found.values())
