"""Which sentence stands on which line of which area.

An area is a column of lines with a scroll place of its own. *Columns* give each article an area, in its
own order. *Rows* set linked sentences beside each other in the order of the focused article: two areas of
equal length that scroll as one; where the window is narrow, one area in which partners follow each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, overload

from reader.articles.model import Role
from reader.comparison.model import Alignment
from reader.ui.typeset import Setting


class Mode(StrEnum):
    """The two ways of laying out a comparison."""

    COLUMNS = "columns"
    ROWS = "rows"


class Line(NamedTuple):
    """One line of an area: a row of one side's setting (-1: none), or a pointer to ``told`` elsewhere.

    ``told`` is the sentence of the same side that stands elsewhere, or -1.
    """

    side: int = 0
    row: int = -1
    told: int = -1


BLANK = Line()


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Lines of one or two areas.

    ``area_of`` gives the area of each side; ``places`` the first and last line of each sentence in it.
    ``together`` tells that both areas scroll as one. ``shown_with`` maps, for rows, a sentence of a side
    to the link whose words are marked in it; ``beside`` are the links, as (left, right), whose sentences
    stand beside each other.
    """

    mode: Mode
    settings: tuple[Setting, Setting]
    areas: tuple[Sequence[Line], ...]
    area_of: tuple[int, int]
    places: tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]
    together: bool = False
    shown_with: tuple[dict[int, Alignment], dict[int, Alignment]] = ({}, {})
    beside: frozenset[tuple[int, int]] = frozenset()

    def place(self, side: int, sentence: int) -> tuple[int, int]:
        """First and last line of a sentence in its side's area; (0, 0) if there is none."""
        places = self.places[side]
        return places[sentence] if 0 <= sentence < len(places) else (0, 0)

    def length(self, side: int) -> int:
        """Lines of a side's area."""
        return len(self.areas[self.area_of[side]])


class Column(Sequence[Line]):
    """The lines of one article in its own order, each made when it is asked for."""

    def __init__(self, side: int, setting: Setting) -> None:
        self._side, self._setting = side, setting

    def __len__(self) -> int:
        return len(self._setting)

    @overload
    def __getitem__(self, index: int) -> Line: ...
    @overload
    def __getitem__(self, index: slice) -> list[Line]: ...
    def __getitem__(self, index: int | slice) -> Line | list[Line]:
        numbers = range(len(self._setting))[index]
        return [self._line(k) for k in numbers] if isinstance(numbers, range) else self._line(numbers)

    def _line(self, row: int) -> Line:
        return Line(self._side, row) if self._setting.sentence_at(row) >= 0 else BLANK


def columns(settings: tuple[Setting, Setting]) -> Arrangement:
    """Each article in its own order, as it was written."""
    areas = tuple(Column(side, setting) for side, setting in enumerate(settings))
    return Arrangement(Mode.COLUMNS, settings, areas, (0, 1), (settings[0].spans, settings[1].spans))


def rows(
    settings: tuple[Setting, Setting],
    links: Sequence[Alignment],
    focus: int,
    *,
    stacked: bool = False,
    lines: Sequence[Sequence[Line]] | None = None,
) -> Arrangement:
    """Linked sentences beside each other, in the order of the focused side.

    Each sentence is drawn once: a sentence with several partners stands with the one whose link is the
    strongest, and the others point to it. What only the other side says follows what it follows there.

    Args:
        settings: Both articles, each sentence beginning on a row of its own.
        links: The links of the comparison.
        focus: The side whose order counts.
        stacked: One area in which partners follow each other, for narrow windows.
        lines: The areas of the same settings in columns, if they are at hand: their lines serve here, too.
    """
    other = 1 - focus
    ends = [(link.left, link.right) if focus == 0 else (link.right, link.left) for link in links]
    home: dict[int, tuple[float, int, Alignment]] = {}
    for (mine, theirs), link in zip(ends, links, strict=True):
        key = (link.score, -mine, link)
        if theirs not in home or key[:2] > home[theirs][:2]:
            home[theirs] = key
    guests: dict[int, list[int]] = {}
    for theirs in sorted(home):
        guests.setdefault(-home[theirs][1], []).append(theirs)
    elsewhere: dict[int, list[int]] = {}
    for mine, theirs in ends:
        if -home[theirs][1] != mine:
            elsewhere.setdefault(mine, []).append(theirs)
    # What only the other side says, by the sentence that it follows there.
    trail: dict[int, list[int]] = {}
    last = -1
    for theirs in range(len(settings[other].spans)):
        if theirs in home:
            last = theirs
        else:
            trail.setdefault(last, []).append(theirs)
    shown: tuple[dict[int, Alignment], dict[int, Alignment]] = ({}, {})
    for theirs, (_, mine, link) in sorted(home.items(), key=lambda item: item[0]):
        shown[other][theirs] = link
        known = shown[focus].get(-mine)
        if known is None or link.score > known.score:
            shown[focus][-mine] = link
    made = _Bands(settings, focus, stacked, lines or columns(settings).areas)
    # What stands before the other side's first link comes before that link's band; its headline comes first.
    leading, first_home = trail.get(-1, []), -home[min(home)][1] if home else -1
    heads = [theirs for theirs in leading if settings[other].role_of(theirs) is Role.HEADLINE]
    for theirs in heads:
        made.alone(other, theirs)
    for mine in range(len(settings[focus].spans)):
        if mine == first_home:
            for theirs in leading[len(heads) :]:
                made.alone(other, theirs)
        beside = guests.get(mine, [])
        if not beside and mine not in elsewhere:
            made.alone(focus, mine)
            continue
        pointers = [Line(other, -1, theirs) for theirs in sorted(elsewhere.get(mine, ()))]
        made.together(mine, beside, pointers)
        for guest in beside:
            for theirs in trail.get(guest, ()):
                made.alone(other, theirs)
    if not home:
        for theirs in leading[len(heads) :]:
            made.alone(other, theirs)
    return made.done(shown, frozenset((link.left, link.right) for _, _, link in home.values()))


class _Bands:
    """Lines of both areas as they grow band by band."""

    def __init__(
        self, settings: tuple[Setting, Setting], focus: int, stacked: bool, plain: Sequence[Sequence[Line]]
    ) -> None:
        self.plain = plain
        self.settings, self.focus, self.stacked = settings, focus, stacked
        self.lines: tuple[list[Line], list[Line]] = ([], [])
        self.places: list[dict[int, tuple[int, int]]] = [{}, {}]
        self._last = (-1, -1)  # side and sentence of the band before, if it stands alone

    def alone(self, side: int, sentence: int) -> None:
        """A sentence that only one side has."""
        first, _ = self.settings[side].rows_of(sentence)
        paragraph_goes_on = self._last == (side, sentence - 1) and not self._begins_paragraph(side, first)
        if not paragraph_goes_on:
            self._gap()
        if self.stacked:
            self._add(0, side, self._rows(side, [sentence]))
        else:
            self._add(side, side, self._rows(side, [sentence]))
            self._level()
        self._last = (side, sentence)

    def together(self, mine: int, beside: Sequence[int], pointers: Sequence[Line]) -> None:
        """A sentence of the focused side with its partners."""
        self._gap()
        focus, other = self.focus, 1 - self.focus
        theirs = [*self._rows(other, beside), *pointers]
        if self.stacked:
            self._add(0, focus, self._rows(focus, [mine]))
            self._add(0, other, theirs)
        else:
            self._add(focus, focus, self._rows(focus, [mine]))
            self._add(other, other, theirs)
            self._level()
        self._last = (-1, -1)

    def done(
        self,
        shown: tuple[dict[int, Alignment], dict[int, Alignment]],
        beside: frozenset[tuple[int, int]],
    ) -> Arrangement:
        """All bands as an arrangement."""
        areas = (tuple(self.lines[0]),) if self.stacked else (tuple(self.lines[0]), tuple(self.lines[1]))
        left, right = (
            tuple(self.places[side].get(k, (0, 0)) for k in range(len(self.settings[side].spans)))
            for side in (0, 1)
        )
        area_of = (0, 0) if self.stacked else (0, 1)
        return Arrangement(Mode.ROWS, self.settings, areas, area_of, (left, right), True, shown, beside)

    def _rows(self, side: int, sentences: Iterable[int]) -> list[Line]:
        found: list[Line] = []
        for sentence in sentences:
            first, last = self.settings[side].rows_of(sentence)
            found += self.plain[side][first : last + 1]
        return found

    def _begins_paragraph(self, side: int, first: int) -> bool:
        return first == 0 or self.settings[side].sentence_at(first - 1) < 0

    def _add(self, area: int, side: int, lines: Sequence[Line]) -> None:
        into, places, setting = self.lines[area], self.places[side], self.settings[side]
        for line in lines:
            if line.row >= 0:
                at, sentence = len(into), setting.sentence_at(line.row)
                places[sentence] = (places.get(sentence, (at, at))[0], at)
            into.append(line)

    def _gap(self) -> None:
        if self.lines[0] or self.lines[1]:
            for lines in self.lines[: 1 if self.stacked else 2]:
                lines.append(BLANK)

    def _level(self) -> None:
        length = max(map(len, self.lines))
        for lines in self.lines:
            lines.extend([BLANK] * (length - len(lines)))
