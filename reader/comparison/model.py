"""What a comparison says: which sentences say the same thing, which figures agree, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from reader.figures.model import Analysis


class Strength(StrEnum):
    """How much of a sentence's main point its partner states."""

    SAME = "same"
    PARTIAL = "partial"


class Verdict(StrEnum):
    """Whether two figures that measure the same thing agree."""

    SAME = "same"
    COMPATIBLE = "compatible"
    DIFFERS = "differs"
    UNCLEAR = "unclear"


APART = (Verdict.DIFFERS, Verdict.UNCLEAR)
"""What is said of values that do not agree."""


class Sort(StrEnum):
    """What sort of thing two sentences share."""

    TERM = "term"
    NAME = "name"
    FIGURE = "figure"


class Evidence(NamedTuple):
    """One thing that two sentences share, as one of them writes it.

    ``weight`` is its share of all that they share, by how rare it is in news and in the story, 0 to 1.
    """

    text: str
    weight: float
    sort: Sort = Sort.TERM


@dataclass(frozen=True, slots=True)
class Alignment:
    """A link between a sentence of the left article and one of the right, by index.

    ``score`` is the estimated probability, 0 to 1, that both state the same proposition, as far as the words
    tell. ``by`` names the second reader that says so, for the reason ``why``; "" where the words do.
    """

    left: int
    right: int
    score: float
    strength: Strength
    by: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class FigurePair:
    """Two figures, by index, that measure the same thing; ``reason`` says the verdict in words.

    ``chance`` is the estimated probability, 0 to 1, that they do. Where it is too small to say so of two that
    differ, the verdict is unclear: they may differ. ``own`` is the id of the judgement by which a person has
    said so, "" if none has; ``by`` names the second reader that says so, "" where the words do.
    """

    left: int
    right: int
    verdict: Verdict
    reason: str
    chance: float = 1.0
    own: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two analysed articles with their links, in order of (left, right).

    ``apart`` are pairs of figures that a person has said to be of two things, and ``unlinked`` links said not
    to hold, each with the id of that judgement; neither is among the others.
    """

    left: Analysis
    right: Analysis
    alignments: tuple[Alignment, ...]
    figure_pairs: tuple[FigurePair, ...]
    apart: tuple[FigurePair, ...] = ()
    unlinked: tuple[tuple[Alignment, str], ...] = ()
