"""What keeps two figures that are likely of one thing from being told to agree, or to differ.

Rules, where the features of figure_rows.py only weigh: asked of the few pairs that are likely enough.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reader.comparison.distinct import COUNTED, measured_otherwise
from reader.comparison.features import Pairs
from reader.comparison.figure_candidates import Times
from reader.comparison.model import APART, Verdict
from reader.comparison.sizes import Size, nearness
from reader.comparison.surroundings import (
    Surroundings,
    Weighed,
    names_clash,
    perhaps_of_others,
    units_clash,
)
from reader.comparison.terms import stem
from reader.comparison.verdicts import is_round
from reader.figures.dates import ALL_MONTHS
from reader.figures.model import Analysis, Figure, Kind, Qualifier

_NEAR = 0.4  # currencies apart, and what is rounded, are nearer
_MONTHS = frozenset(map(stem, ALL_MONTHS))
_SURELY_LINKED = 0.5
_PLAINLY_LINKED = 0.75
_HARDLY_LINKED = 0.25


class Measured(NamedTuple):
    """A figure, what stands around it, that by weight, and its size."""

    figure: Figure
    around: Surroundings
    context: Weighed
    size: Size


class Side(NamedTuple):
    """The figures of an article, and in their order what is measured of each."""

    analysis: Analysis
    around: Sequence[Surroundings]
    contexts: Sequence[Weighed]
    sizes: Sequence[Size]

    def at(self, k: int) -> Measured:
        """One figure with all that is measured of it."""
        return Measured(self.analysis.figures[k], self.around[k], self.contexts[k], self.sizes[k])


class Hindrances:
    """Of the figures of two articles; ``chances`` are those that their words give to their sentences."""

    def __init__(
        self, left: Side, right: Side, pairs: Pairs, chances: Mapping[tuple[int, int], float], times: Times
    ) -> None:
        self._left = left
        self._right = right
        self._pairs = pairs
        self._chances = dict(chances)  # a figure may lift them later
        self._times = times

    def unconnected(self, i: int, j: int, verdict: Verdict) -> bool:
        """Whether they are years, a few or a magnitude alone, with nothing else in common.

        Such a pair is told neither to agree nor to differ.
        """
        (a, x, p, m), (b, y, q, n) = self._left.at(i), self._right.at(j)
        where = (a.sentence, b.sentence)
        link, vague = self._chances.get(where, 0.0), a.vague or b.vague
        tight = not p.tight.keys().isdisjoint(q.tight)
        # A magnitude alone ("dozens") goes with nothing but a figure of the very same thing.
        if vague and (not tight or perhaps_of_others(x, y)):
            return True
        unit_clash = units_clash(x, y)
        few = a.kind is Kind.COUNT and not (m.telling and n.telling) and link < _SURELY_LINKED
        if verdict in APART:
            return few and unit_clash
        bare = m.dated and not (m.day and n.day)
        return (
            # A month or year alone says little of sentences that share nothing else, or of others.
            (bare and link < _PLAINLY_LINKED and not tight and self._names_apart(*where))
            or (bare and not self._share_words(*where))
            # So does a number that lies within another's hedge.
            or (
                verdict is Verdict.COMPATIBLE
                and link < _HARDLY_LINKED
                and not (vague or (x.unit and x.unit == y.unit))
                and _is_hedged(a, b)
            )
            # What is of one year is no agreement with what is of another.
            or (not m.dated and self._times.apart(*where, link))
            # A few of one thing go with as many of another only where the sentences say the same.
            or (few and (unit_clash or (verdict is Verdict.COMPATIBLE and not vague)))
        )

    def kept_apart(self, i: int, j: int, differing: bool) -> bool:
        """Whether they may not be told to differ.

        One is a part, of another time or vague; or they are of things with other names, dates in sentences
        that hardly say the same, near a round number, or measured in another way.
        """
        (a, x, _, m), (b, y, _, n) = self._left.at(i), self._right.at(j)
        return (
            x.part != y.part
            or x.earlier != y.earlier
            or a.vague
            or b.vague
            or units_clash(x, y)
            or names_clash(x, y)
            or (m.dated and self._chances.get((a.sentence, b.sentence), 0.0) < _SURELY_LINKED)
            or (nearness(a, b, m, n) > _NEAR and is_round(a, b))
            or (
                differing
                and a.kind in COUNTED
                and measured_otherwise(self._left.analysis, a, self._right.analysis, b)
            )
        )

    def _names_apart(self, i: int, j: int) -> bool:
        """Whether both sentences name others only."""
        mine, theirs = self._pairs.left[i].names, self._pairs.right[j].names
        return bool(mine) and bool(theirs) and mine.isdisjoint(theirs)

    def _share_words(self, i: int, j: int) -> bool:
        """Whether two sentences share a term that is no number."""
        a, b = self._pairs.left[i].counts, self._pairs.right[j].counts
        return any(key in b and not key[0].isdigit() and key not in _MONTHS for key in a)


def _is_hedged(a: Figure, b: Figure) -> bool:
    """Whether one of two numbers is a range, or has a qualifier."""
    return not (a.qualifier is b.qualifier is Qualifier.EXACT and a.high is b.high is None)
