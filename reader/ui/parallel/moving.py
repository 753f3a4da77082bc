"""Where a key leads the cursor of the comparison view. Plain functions over sides."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reader.figures.model import Analysis
from reader.ui.sides import Side


class Spot(NamedTuple):
    """Where the cursor is: side, sentence, figure of it and chosen partner (-1: none)."""

    side: int = 0
    sentence: int = -1
    figure: int = -1
    partner: int = -1


@dataclass(frozen=True, slots=True)
class Step:
    """Where a step leads: the place's index in a list, and whether the step went round an end."""

    index: int
    round: bool = False


def step_in(places: Sequence[int], at: int, step: int) -> Step | None:
    """The next (or, with a negative step, previous) of ascending places, round the ends; None without any.

    Args:
        places: Ascending places.
        at: Where one is; need not be among them.
        step: How many places on.
    """
    if not places:
        return None
    index = bisect_right(places, at) + step - 1 if step > 0 else bisect_left(places, at) + step
    return Step(index % len(places), not 0 <= index < len(places))


def paragraph(analysis: Analysis, sentence: int, step: int) -> int:
    """The first sentence of the paragraph that many on; back, first of this one's own beginning.

    Behind the last paragraph it is the last sentence. -1 if there is none.
    """
    sentences = analysis.sentences
    at = min(sentence, len(sentences) - 1)
    way = 1 if step > 0 else -1
    left = abs(step)
    while left and 0 <= at + way < len(sentences):
        at += way
        left -= at == 0 or sentences[at - 1].paragraph != sentences[at].paragraph
    return at


def stops(sides: tuple[Side, Side], spot: Spot) -> list[Spot]:
    """Where Tab leads from a place: its partners, the strongest first, and at last back to itself.

    From a figure it leads to the figures it is paired with, what differs first.
    """
    mine, other = sides[spot.side], sides[1 - spot.side]
    found = []
    for pair in mine.figures.get(spot.figure, ()):
        figure = mine.other_figure(pair)
        found.append(Spot(1 - spot.side, other.analysis.figures[figure].sentence, figure, spot.sentence))
    if not found:
        partners = mine.partner_sentences(spot.sentence)
        if spot.partner in partners:  # what was chosen comes first
            partners.sort(key=lambda p: p != spot.partner)
        found = [Spot(1 - spot.side, p, -1, spot.sentence) for p in partners]
    return [*found, spot] if found else []


def linked_as(side: Side, number: int) -> int:
    """The first sentence of a side that carries a link's number, or -1."""
    return min(
        (s for s, labels in side.labels.items() if any(k.number == number for k in labels)), default=-1
    )


def sentence_at(analysis: Analysis, offset: int) -> int:
    """The sentence in which, or else after which, a character stands; the last one behind the end."""
    sentences = analysis.sentences
    return next((n for n, s in enumerate(sentences) if s.end > offset), max(0, len(sentences) - 1))
