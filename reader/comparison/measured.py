"""What each measured thing is in every report of a story, and who is at odds with whom.

Groups are grown from the pairs of the comparisons, the surest pair first, by average linkage: two groups
become one when the chances of all pairs between them are great enough in the mean, so that one false pair
does not chain two matters together, and nothing tells that they are two things. Then groups join that state
one telling value in the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reader.articles.model import Role
from reader.comparison.distinct import Distinct, only_names, stated_value, tells_much
from reader.comparison.groups import Groups, Place, by_report, first, grown, merged, voices_of
from reader.comparison.model import Comparison, Verdict
from reader.comparison.verdicts import comparable, judge
from reader.figures.model import Analysis, Qualifier

_LEAST = 0.35
"""The least mean chance of all pairs between two groups of figures that makes them one thing."""
_VAGUE = 0.8
"""The least chance at which a magnitude without a number ("dozens") is of a thing."""
_WORDS = 1
"""Words that two figures of one telling value share around them, where their sentences were not linked."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One measured thing.

    ``figures`` gives for each report the figures that state it, by index. ``groups`` are the reports by
    the value they give, the one that most voices state first; reports of one group agree, at least after
    rounding. ``contested`` tells that there are several values; ``outliers`` are the reports that
    contradict the most voices, all that state it where no value has more voices than another. ``doubts`` are
    those of its figures that may be of one thing with another report's, each with that one.
    ``rough`` says that its reports agree, but only after rounding, or as far as they go.
    """

    figures: tuple[tuple[int, ...], ...]
    groups: tuple[tuple[int, ...], ...]
    outliers: frozenset[int]
    doubts: tuple[tuple[Place, Place], ...] = ()
    rough: bool = False

    @property
    def unclear(self) -> bool:
        """Whether another report may state the same thing with another value."""
        return bool(self.doubts)

    @property
    def contested(self) -> bool:
        """Whether the reports disagree."""
        return len(self.groups) > 1

    @property
    def reports(self) -> tuple[int, ...]:
        """The reports that state it."""
        return tuple(k for k, found in enumerate(self.figures) if found)


def measure_story(
    reports: Sequence[Analysis], comparisons: Mapping[tuple[int, int], Comparison], voice_of: Groups
) -> tuple[Measured, ...]:
    chances = {
        ((i, pair.left), (j, pair.right)): pair.chance
        for (i, j), comparison in comparisons.items()
        for pair in comparison.figure_pairs
        if pair.verdict is not Verdict.UNCLEAR
        and (pair.chance >= _VAGUE or not reports[i].figures[pair.left].vague)
        and not only_names(reports[i], reports[i].figures[pair.left])
        and not only_names(reports[j], reports[j].figures[pair.right])
    }
    doubts = sorted(
        doubt
        for (i, j), comparison in comparisons.items()
        for pair in comparison.figure_pairs
        if pair.verdict is Verdict.UNCLEAR
        for doubt in (((i, pair.left), (j, pair.right)), ((j, pair.right), (i, pair.left)))
    )
    differ = {
        verdict_pair
        for (i, j), comparison in comparisons.items()
        for pair in comparison.figure_pairs
        if pair.verdict is Verdict.DIFFERS
        for verdict_pair in (((i, pair.left), (j, pair.right)), ((j, pair.right), (i, pair.left)))
    }

    def agree(a: Place, b: Place) -> bool:
        """Whether two figures agree: not if their comparison says that they differ, else by their values."""
        if (a, b) in differ:
            return False
        x, y = reports[a[0]].figures[a[1]], reports[b[0]].figures[b[1]]
        return comparable(x, y) and judge(x, y)[0] in (Verdict.SAME, Verdict.COMPATIBLE)

    distinct = Distinct(reports)
    apart = distinct.apart

    def one_thing(mine: Sequence[Place], theirs: Sequence[Place]) -> bool:
        # A report that gives two values that differ speaks of two things.
        return all(agree(a, b) for a in mine for b in theirs if a[0] == b[0]) and not any(
            apart(a, b) for a in mine for b in theirs
        )

    def is_loose(place: Place) -> bool:
        figure = reports[place[0]].figures[place[1]]
        return figure.vague or figure.qualifier is not Qualifier.EXACT or figure.high is not None

    def apart_by(a: Place, b: Place) -> Decimal:
        x, y = (reports[k].figures[n].value for k, n in (a, b))
        return abs(x - y) if isinstance(x, Decimal) and isinstance(y, Decimal) else Decimal(0)

    def same(group: Sequence[Place]) -> bool:
        """Whether all state the very same, each by what its comparison or its value says."""
        first_ = reports[group[0][0]].figures[group[0][1]]
        others = (reports[k].figures[n] for k, n in group[1:])
        return all(comparable(first_, y) and judge(first_, y)[0] is Verdict.SAME for y in others)

    def value_of(place: Place) -> object:
        figure = reports[place[0]].figures[place[1]]
        return stated_value(figure) if tells_much(figure) else None

    def voice(place: Place) -> Place:
        return voice_of.of((place[0], reports[place[0]].figures[place[1]].sentence))

    def is_vague(place: Place) -> bool:
        return reports[place[0]].figures[place[1]].vague

    grouped = grown(chances, _LEAST, one_thing)
    inside = {place for group in grouped for place in group}
    for k, report in enumerate(reports):
        for index, figure in enumerate(report.figures):
            body = report.sentences[figure.sentence].role is not Role.BOILERPLATE
            if (k, index) not in inside and body and tells_much(figure) and not only_names(report, figure):
                grouped.append([(k, index)])
    grouped = [
        group
        for group in merged(grouped, value_of, lambda a, b: distinct.alike(a, b, _WORDS), one_thing)
        if len(group) > 1
    ]
    found = []
    for group in grouped:
        made = _valued(group, len(reports), agree, voice, is_vague, is_loose, apart_by)
        found.append(replace(made, rough=not same(group)))
    stated = {(k, index) for row in found for k, group in enumerate(row.figures) for index in group}
    for k, report in enumerate(reports):
        for index, figure in enumerate(report.figures):
            if (k, index) not in stated and report.sentences[figure.sentence].role is not Role.BOILERPLATE:
                found.append(Measured(by_report([(k, index)], len(reports)), ((k,),), frozenset()))
    of = {
        (k, index): n for n, row in enumerate(found) for k, group in enumerate(row.figures) for index in group
    }
    for own, other in doubts:
        # A report that states the thing, also by way of a third one, is in doubt no longer.
        doubted = found[of[own]] if own in of else None
        if doubted is not None and not doubted.figures[other[0]]:
            found[of[own]] = replace(doubted, doubts=(*doubted.doubts, (own, other)))
    found.sort(key=lambda row: (not row.contested, not row.unclear, -len(row.reports), first(row.figures)))
    return tuple(found)


def _valued(
    group: Sequence[Place],
    count: int,
    agree: Callable[[Place, Place], bool],
    voice: Callable[[Place], Place],
    is_vague: Callable[[Place], bool],
    is_loose: Callable[[Place], bool],
    apart: Callable[[Place, Place], Decimal],
) -> Measured:
    """A group of figures with its reports by value; who says but "dozens" has no voice in what it is."""

    def votes(places: Sequence[Place]) -> int:
        return len(voices_of([p for p in places if not is_vague(p)], voice))

    figures = by_report(group, count)
    values: list[list[Place]] = []
    # What is stated plainly makes the values; who says "at least" goes with the nearest that he may mean.
    for place in sorted(group, key=lambda place: (is_loose(place), place)):
        homes = [value for value in values if all(agree(place, other) for other in value)]
        if homes:
            min(homes, key=lambda value: apart(place, value[0])).append(place)
        else:
            values.append([place])
    # A report that states several values counts for the one that most voices state.
    counted: set[int] = set()
    groups: list[tuple[int, tuple[int, ...]]] = []
    for value in sorted(values, key=lambda value: -votes(value)):
        reports = tuple(sorted({place[0] for place in value} - counted))
        counted |= set(reports)
        if reports:
            groups.append((votes([p for p in value if p[0] in reports]), reports))
    groups.sort(key=lambda group: (-group[0], -len(group[1]), group[1]))
    outliers: frozenset[int] = frozenset()
    if len(groups) > 1:
        tied = groups[0][0] == groups[1][0]
        outliers = frozenset(k for _, reports in groups[0 if tied else 1 :] for k in reports)
    return Measured(figures, tuple(reports for _, reports in groups), outliers)
