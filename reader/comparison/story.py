"""Many reports to a story: what each measured thing is in every report, and who makes which claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from reader.articles.model import Role
from reader.comparison.claims import Claim, Links, claims_of, copies
from reader.comparison.compare import compare
from reader.comparison.coverage import coverage
from reader.comparison.groups import Place, joined
from reader.comparison.measured import Measured, measure_story
from reader.comparison.model import Comparison
from reader.figures.model import Analysis


@dataclass(frozen=True, slots=True)
class Story:
    """Several reports of one event.

    ``comparisons`` holds each two reports by index, the smaller first. ``measured`` begins with what is
    contested, ``claims`` with what most voices say. ``copied`` are the pairs of sentences that are carried
    word for word.
    """

    reports: tuple[Analysis, ...]
    comparisons: Mapping[tuple[int, int], Comparison]
    measured: tuple[Measured, ...]
    claims: tuple[Claim, ...]
    copied: frozenset[tuple[Place, Place]]

    def copied_share(self, a: int, b: int) -> float:
        """The share of one report's sentences, 0 to 1, that another one carries word for word."""
        own = {place for pair in self.copied for place in pair if {p[0] for p in pair} == {a, b}}
        body = [k for k, s in enumerate(self.reports[a].sentences) if s.role is Role.BODY]
        return sum((a, k) in own for k in body) / len(body) if body else 0.0

    @property
    def passages(self) -> int:
        """How many different passages are carried by several reports."""
        return len(joined(self.copied).members)


def make_story(reports: Sequence[Analysis], comparisons: Mapping[tuple[int, int], Comparison]) -> Story:
    """Put the comparisons of every two reports together.

    Args:
        reports: At least two analysed articles.
        comparisons: For every two reports, the smaller index first, their comparison; its sides are taken
            as the reports (dates in them may have taken a year from each other).
    """
    told = Links(comparisons)
    copied = copies(told)
    voice_of = joined(copied)
    measured = measure_story(reports, comparisons, voice_of)
    return Story(tuple(reports), comparisons, measured, claims_of(reports, told, voice_of), copied)


def story_of(reports: Sequence[Analysis]) -> Story:
    """The story of some reports, every two of them compared."""
    return make_story(reports, {(i, j): compare(reports[i], reports[j]) for i, j in every_two(len(reports))})


def shares(story: Story, a: int, b: int) -> tuple[float, float]:
    """The share of each of two reports that the other also has, 0 to 1, in the order asked for."""
    left, right = coverage(story.comparisons[min(a, b), max(a, b)])
    return (left.share, right.share) if a < b else (right.share, left.share)


def every_two(count: int) -> list[tuple[int, int]]:
    """Every two of so many reports, by index."""
    return list(combinations(range(count), 2))
