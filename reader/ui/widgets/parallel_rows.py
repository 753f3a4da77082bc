"""What stands on each row of the parallel view, as parts that can be compared and then drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.report.layout import cut
from reader.ui.marks import Overlay, Stretch
from reader.ui.parallel.arrange import Line, Mode
from reader.ui.parallel.connectors import Gutter, Wire, connect
from reader.ui.parallel.frame import Frame, Pane
from reader.ui.parallel.overview import SIGN, overview, view_cells
from reader.ui.parallel.stage import Stage
from reader.ui.sides import ONLY_SIGN, Label
from reader.ui.widgets.painting import bounds, figures_within, matches_within, row_segments

NUMBER_STYLE = {"=": "linked", "~": "partial"}
_HEADLINE = 26
"""Cells of a title that its headline keeps at the least."""

Part = tuple[int, int, str, str]
"""Column, cells, text, style by name."""


Title = tuple[str, Sequence[str]]
"""What stands above a text on the left, and on the right: the first of these for which there is room."""


class ScreenRow(NamedTuple):
    """One row of the view: plain parts, and strips of prose with their columns."""

    parts: tuple[Part, ...] = ()
    prose: tuple[tuple[int, Strip], ...] = ()


class Painter:
    """Draws the rows of a parallel view. Strips of prose are kept until what they show changes."""

    def __init__(self, stage: Stage, style: Callable[[str], Style]) -> None:
        """
        Args:
            stage: What is in view.
            style: The style of a name; of "" the widget's own.
        """
        self.stage = stage
        self.style = style
        self.lit: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())
        self._matches: tuple[Sequence[tuple[int, int]], Sequence[tuple[int, int]]] = ((), ())
        self._match: tuple[int, int] = (-1, -1)
        self._selected: tuple[int, int, int] | None = None
        self._strips: dict[tuple[int, int], Strip] = {}
        self._on_base: dict[str, Style] = {}
        self._maps: dict[tuple[int, int, int], list[Stretch]] = {}
        self._wired: tuple[tuple[list[Wire], int, int], Gutter] = ([], 0, 0), Gutter({}, {})
        self._lit_figures: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())

    # --- what changes ---

    def forget(self) -> None:
        """What is laid over the texts has changed."""
        self._strips.clear()
        self._on_base.clear()

    def forget_all(self) -> None:
        """The texts, or where they stand, have changed."""
        self.forget()
        self._maps.clear()

    def show_matches(
        self,
        matches: tuple[Sequence[tuple[int, int]], Sequence[tuple[int, int]]],
        current: tuple[int, int],
    ) -> None:
        """What was searched for, and the side and number of the current match."""
        self._matches, self._match = matches, current
        self.forget()

    def select(self, span: tuple[int, int, int] | None) -> None:
        """What the mouse has selected: side, start and end."""
        self._selected = span
        self.forget()

    def light(self) -> None:
        """The cursor has moved: its sentence and figure, and their partners, are lit."""
        spot, sides = self.stage.spot, self.stage.sides
        lit: list[frozenset[int]] = [frozenset(), frozenset()]
        figures: list[frozenset[int]] = [frozenset(), frozenset()]
        if sides is not None and spot.sentence >= 0:
            side = sides[spot.side]
            lit[spot.side] = frozenset((spot.sentence,))
            partners = set(side.partner_sentences(spot.sentence))
            if spot.figure >= 0:
                pairs = side.figures.get(spot.figure, [])
                figures[spot.side] = frozenset((spot.figure,))
                figures[1 - spot.side] = frozenset(side.other_figure(pair) for pair in pairs)
                other = sides[1 - spot.side].analysis.figures
                partners |= {other[k].sentence for k in figures[1 - spot.side]}
            if spot.partner >= 0:
                partners.add(spot.partner)
            lit[1 - spot.side] = frozenset(partners)
        for k in (0, 1):
            self._forget_sentences(k, self.lit[k] | lit[k])
        self.lit = (lit[0], lit[1])
        self._lit_figures = (figures[0], figures[1])

    def _forget_sentences(self, side: int, sentences: frozenset[int]) -> None:
        if self.stage.arrangement is not None:
            setting = self.stage.arrangement.settings[side]
            for sentence in sentences:
                first, last = setting.rows_of(sentence)
                for row in range(first, last + 1):
                    self._strips.pop((side, row), None)

    # --- rows ---

    def rows(self, titles: Sequence[Title]) -> list[ScreenRow]:
        """Every row of the view."""
        frame, arrangement = self.stage.frame, self.stage.arrangement
        if arrangement is None:
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
            top = self.stage.tops[pane.area]
            lines = arrangement.areas[pane.area][max(0, top) : max(0, top + pane.height)]
            for y, line in enumerate(lines, max(0, -top)):
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
        base, on_base = self.style(""), self._on_base
        pieces: list[tuple[int, int, Sequence[Segment]]] = []
        for x, cells, text, name in row.parts:
            if x < width:
                if name not in on_base:
                    on_base[name] = base + self.style(name)
                shown = text if len(text) == cells == 1 else cut(text, cells)
                pieces.append((x, cells, (Segment(shown, on_base[name]),)))
        pieces += [(x, strip.cell_length, strip._segments) for x, strip in row.prose]
        pieces.sort(key=lambda piece: piece[0])
        segments: list[Segment] = []
        at = 0
        for x, cells, found in pieces:
            if x > at:
                segments.append(Segment(" " * (x - at), base))
            segments += found
            at = x + cells
        if at < width:
            segments.append(Segment(" " * (width - at), base))
        return Strip(segments, max(at, width)).adjust_cell_length(width, base)

    def _title(self, k: int, title: Title, width: int) -> tuple[str, str]:
        left, rights = title
        fitting = (right for right in rights if right and width - cell_len(right) >= _HEADLINE)
        right = next(fitting, "")
        text = f" {cut(left, width - cell_len(right) - 3)} {right} " if right else f" {left}"
        return text, "title-focused" if k == self.stage.spot.side else "title"

    def _margin(self, line: Line, pane: Pane, *, first_in_view: bool, letter: bool) -> list[Part]:
        """Bookmark, cursor or sign, and the numbers of the links, of one line."""
        assert self.stage.sides is not None and self.stage.arrangement is not None
        span = self.stage.frame.span
        side, marks = self.stage.sides[line.side], self.stage.marks[line.side]
        setting = self.stage.arrangement.settings[line.side]
        sentence = setting.sentence_at(line.row)
        begin, last = setting.rows_of(sentence)
        first, rows = line.row - begin, last - begin + 1
        found: list[Part] = []
        star = ""
        if first == 0:
            star = "✎" if sentence in marks.noted else "★" if sentence in marks.starred else ""
        if star:
            found.append((pane.margin, 1, star, "star"))
        elif letter and first == 0:
            found.append((pane.margin, 1, "AB"[line.side], "letter"))
        if sentence in self.lit[line.side]:
            at_cursor = line.side == self.stage.spot.side
            found.append((pane.margin + 1, 1, "▌" if at_cursor else "▎", "bar"))
        elif first == 0 and sentence in side.alone:
            found.append((pane.margin + 1, 1, ONLY_SIGN, "only"))
        labels = self._labels(line.side, sentence)
        shown = labels[first : first + 1]
        if first_in_view and first > 0 and labels:
            shown = labels[:1]  # of what began above, the number is told where it goes on
        if shown:
            text = str(shown[0])
            if first == rows - 1 and len(labels) > rows:
                text = "+" + text  # more partners than rows
            style = "number" if sentence in self.lit[line.side] else NUMBER_STYLE[str(shown[0])[-1]]
            if self.stage.frame.stacked:
                text += self._way_to_partner(line.side, sentence)
            is_left = line.side == 0 and not self.stage.frame.stacked
            found.append((pane.number, span, text.rjust(span) if is_left else text, style))
        return found

    def _labels(self, k: int, sentence: int) -> list[Label]:
        """The numbers beside a sentence, that of the link at the cursor first."""
        assert self.stage.sides is not None
        side, spot = self.stage.sides[k], self.stage.spot
        found = _numbers(side.labels.get(sentence, ()))
        if k != spot.side and sentence in self.lit[k]:
            ends = zip(side.partner_sentences(sentence), side.labels.get(sentence, ()), strict=True)
            current = next((label.number for partner, label in ends if partner == spot.sentence), 0)
            found.sort(key=lambda label: label.number != current)
        return found

    def partner_at(self, line: Line) -> int:
        """The partner to which the link number beside a line leads, else the strongest; -1 without any."""
        assert self.stage.sides is not None and self.stage.arrangement is not None
        side, setting = self.stage.sides[line.side], self.stage.arrangement.settings[line.side]
        sentence = setting.sentence_at(line.row)
        partners, labels = side.partner_sentences(sentence), side.labels.get(sentence, ())
        numbers = self._labels(line.side, sentence)
        at = line.row - setting.rows_of(sentence)[0]
        if at < len(numbers):
            return next(
                p for p, label in zip(partners, labels, strict=True) if label.number == numbers[at].number
            )
        return partners[0] if partners else -1

    def _way_to_partner(self, k: int, sentence: int) -> str:
        """An arrow, if the strongest partner is out of view."""
        arrangement, stage = self.stage.arrangement, self.stage
        assert stage.sides is not None and arrangement is not None
        first, last = arrangement.place(1 - k, stage.sides[k].partner_sentences(sentence)[0])
        top = stage.top(1 - k)
        return "↑" if last < top else "↓" if first >= top + stage.pane(1 - k).height else ""

    def _pointer(self, line: Line) -> str:
        assert self.stage.sides is not None
        side = self.stage.sides[line.side]
        text = " ".join(side.analysis.sentence_text(line.told).split())
        label = side.labels.get(line.told, ("",))[0]
        return f"see {label} {text}"

    # --- prose ---

    def _strip(self, line: Line) -> Strip:
        key = (line.side, line.row)
        strip = self._strips.get(key)
        if strip is None:
            assert self.stage.arrangement is not None
            row = self.stage.arrangement.settings[line.side].rows[line.row]
            base = self.style("")
            over = self._overlays(line.side, row.sentence, *bounds(row))
            segments = row_segments(row, base, self.style, over, select=line.side)
            strip = self._strips[key] = Strip(segments).adjust_cell_length(self.stage.frame.measure, base)
        return strip

    def _overlays(self, k: int, sentence: int, start: int, end: int) -> list[Overlay]:
        """What is laid over a stretch of a sentence: cursor, words that differ, figures, matches."""
        assert self.stage.sides is not None and self.stage.arrangement is not None
        side = self.stage.sides[k]
        found: list[Overlay] = []
        if sentence in self.lit[k]:
            span = side.analysis.sentences[sentence]
            found.append(Overlay(span.start, span.end, "cursor" if k == self.stage.spot.side else "partner"))
        found += self._words(k, sentence)
        found += figures_within(self.stage.marks[k].overlays, start, end)
        for index in self._lit_figures[k]:
            figure = side.analysis.figures[index]
            found.append(Overlay(figure.start, figure.end, "figure"))
        found += matches_within(self._matches[k], self._match[1] if self._match[0] == k else -1, start, end)
        if self._selected is not None and self._selected[0] == k:
            found.append(Overlay(*self._selected[1:], "selected"))
        return [o for o in found if o.start < end and o.end > start]

    def _words(self, k: int, sentence: int) -> Sequence[Overlay]:
        """The words that differ: of every pair in rows, in columns of the pair at the cursor."""
        assert self.stage.sides is not None and self.stage.arrangement is not None
        side = self.stage.sides[k]
        if self.stage.arrangement.mode is Mode.ROWS:
            link = self.stage.arrangement.shown_with[k].get(sentence)
            return side.words(link) if link is not None else ()
        spot = self.stage.spot
        if spot.sentence < 0:
            return ()
        own = self.stage.sides[spot.side]
        for link in own.partners.get(spot.sentence, ()):
            if spot.partner in (-1, own.other(link)):
                mine = link.left if k == 0 else link.right
                return side.words(link) if mine == sentence else ()
        return ()

    # --- around the prose ---

    def _gutter(self, frame: Frame) -> Gutter:
        """The connectors between the sentences in view."""
        arrangement = self.stage.arrangement
        assert self.stage.sides is not None and arrangement is not None
        height = frame.panes[0].height
        seen: dict[tuple[int, int], int] = {}

        def row_of(side: int, sentence: int) -> int:
            known = seen.get((side, sentence))
            if known is None:
                first, last = arrangement.place(side, sentence)
                top = self.stage.tops[arrangement.area_of[side]]
                below = height if first >= top + height else max(0, first - top)
                known = seen[side, sentence] = -1 if last < top else below
            return known

        links = {
            (link.left, link.right): link
            for k, side in enumerate(self.stage.sides)
            for sentence in self.stage.in_view(k)
            for link in side.partners.get(sentence, ())
        }
        mine = self.stage.spot.sentence
        if arrangement.together:
            # In rows a link that leads to another band is told by a pointer; drawn is that at the cursor.
            beside, own = arrangement.beside, self.stage.spot.side
            links = {ends: link for ends, link in links.items() if ends in beside or mine == ends[own]}
        wires = [
            Wire(
                link.left,
                link.right,
                row_of(0, link.left),
                row_of(1, link.right),
                link.strength != "same",
                mine == (link.left, link.right)[self.stage.spot.side],
                self._number_row(link.left, link.right, row_of(1, link.right), height),
            )
            for link in links.values()
        ]
        asked = wires, frame.gutter_width, height
        if asked != self._wired[0]:
            self._wired = asked, connect(*asked)
        return self._wired[1]

    def _number_row(self, left: int, right: int, row: int, height: int) -> int:
        """The row of the view on which a link's number stands beside its right sentence, -1 for the first."""
        stage = self.stage
        assert stage.sides is not None and stage.arrangement is not None
        labels = stage.sides[1].labels.get(right, ())
        first, last = stage.arrangement.place(1, right)
        if len(labels) < 2 or not 0 <= row < height or first < stage.top(1):
            return -1
        number = stage.sides[0].labels[left][0].number
        at = [label.number for label in self._labels(1, right)].index(number)
        return row + at if at <= last - first and row + at < height else -1

    def _overview(self, k: int, pane: Pane, parts: list[list[Part]]) -> None:
        assert self.stage.arrangement is not None
        lines = self.stage.arrangement.areas[pane.area]
        height = pane.height
        top = self.stage.tops[pane.area]
        in_view = view_cells(top, height, len(lines), height) if len(lines) > height else range(0)
        mirrored = k == 1 and not self.stage.frame.stacked
        for y, stretch in enumerate(self.map_of(k, pane)):
            sign = SIGN[stretch]
            style = f"map-{stretch.name.lower()}"
            x = pane.overview
            place, mark = (x, x + 1) if mirrored else (x + 1, x)
            if sign != " ":
                parts[pane.top + y].append((mark, 1, sign, style))
            if y in in_view:
                parts[pane.top + y].append((place, 1, "▌" if mirrored else "▐", "map-view"))

    def map_of(self, k: int, pane: Pane) -> list[Stretch]:
        """The miniature of a pane."""
        assert self.stage.arrangement is not None and self.stage.sides is not None
        arrangement = self.stage.arrangement
        way = (id(arrangement), k, pane.height)
        known = self._maps.get(way)
        if known is None:
            stretches = [
                (arrangement.places[s][sentence], side.stretch(sentence))
                for s, side in enumerate(self.stage.sides)
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
    return sorted(found.values(), key=lambda label: label.number)
