"""What each measured thing is in every report of a story, and who is at odds with whom.

Groups are grown from the pairs of the comparisons, the surest pair first, by average linkage: two groups
become one when the chances of all pairs between them are great enough in the mean, so that one false pair
does not chain two matters together, and nothing tells that they are two things. Then groups join that state
one value in the same words, and those of other reports that count many, agree after rounding, and share more
words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from reader.articles.model import Role
from reader.comparison.distinct import Distinct, is_few, may_stand_again, only_names, stated_value
from reader.comparison.groups import Groups, Place, by_report, first, grown, merged, voices_of
from reader.comparison.model import Comparison, Verdict
from reader.comparison.verdicts import comparable, judge
from reader.figures.model import Analysis, Figure, Kind, Qualifier

_LEAST = 0.35
"""The least mean chance of all pairs between two groups of figures that makes them one thing."""
_VAGUE = 0.8
"""The least chance at which a magnitude without a number ("dozens") is of a thing."""
_SURE, _WORDS = 0.5, 2
"""The least chance of a pair whose figures share fewer words around them than that."""


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


class _Figures:
    """The figures of a story by place, with what their comparisons say of every two."""

    def __init__(
        self,
        reports: Sequence[Analysis],
        comparisons: Mapping[tuple[int, int], Comparison],
        voice_of: Groups,
    ) -> None:
        self.reports = reports
        self._voice_of = voice_of
        self.chances: dict[tuple[Place, Place], float] = {}
        self.doubts: list[tuple[Place, Place]] = []
        self._differ: set[tuple[Place, Place]] = set()
        for (i, j), comparison in comparisons.items():
            for pair in comparison.figure_pairs:
                a, b = (i, pair.left), (j, pair.right)
                if pair.verdict is Verdict.UNCLEAR:
                    self.doubts += ((a, b), (b, a))
                    continue
                if pair.verdict is Verdict.DIFFERS:
                    self._differ |= {(a, b), (b, a)}
                sure = pair.chance >= _VAGUE or not self.at(a).vague
                if sure and not (self.only_names(a) or self.only_names(b)):
                    self.chances[a, b] = pair.chance
        self.doubts.sort()

    def at(self, place: Place) -> Figure:
        """The figure at a place."""
        return self.reports[place[0]].figures[place[1]]

    def stated(self) -> Iterator[Place]:
        """Every figure but those of boilerplate."""
        for k, report in enumerate(self.reports):
            for index, figure in enumerate(report.figures):
                if report.sentences[figure.sentence].role is not Role.BOILERPLATE:
                    yield k, index

    def only_names(self, place: Place) -> bool:
        """Whether it only names a known set."""
        return only_names(self.reports[place[0]], self.at(place))

    def telling(self, place: Place) -> object:
        """Its value, if another figure of that value may state the same thing."""
        figure = self.at(place)
        return stated_value(figure) if may_stand_again(figure) else None

    def counted(self, place: Place) -> object:
        """That many are counted, for those that agree after rounding may be of one thing."""
        figure = self.at(place)
        return Kind.COUNT if figure.kind is Kind.COUNT and not is_few(figure) else None

    def may_join(self, place: Place) -> bool:
        """Whether it may be of one thing with another for its value and its words."""
        return self.telling(place) is not None or self.counted(place) is not None

    def voice(self, place: Place) -> Place:
        """What stands for those who carry its sentence."""
        return self._voice_of.of((place[0], self.at(place).sentence))

    def agree(self, a: Place, b: Place) -> bool:
        """Whether two figures agree: not if their comparison says that they differ, else by their values."""
        if (a, b) in self._differ:
            return False
        x, y = self.at(a), self.at(b)
        return comparable(x, y) and judge(x, y)[0] in (Verdict.SAME, Verdict.COMPATIBLE)

    def same(self, group: Sequence[Place]) -> bool:
        """Whether all state the very same."""
        x, *others = (self.at(place) for place in group)
        return all(comparable(x, y) and judge(x, y)[0] is Verdict.SAME for y in others)

    def is_loose(self, place: Place) -> bool:
        """Whether its value is hedged, or none."""
        figure = self.at(place)
        return figure.vague or figure.qualifier is not Qualifier.EXACT or figure.high is not None

    def gap(self, a: Place, b: Place) -> Decimal:
        """How far two values are apart."""
        x, y = self.at(a).value, self.at(b).value
        return abs(x - y) if isinstance(x, Decimal) and isinstance(y, Decimal) else Decimal(0)


def measure_story(
    reports: Sequence[Analysis], comparisons: Mapping[tuple[int, int], Comparison], voice_of: Groups
) -> tuple[Measured, ...]:
    """Gather the figures of several reports into things; one that stands alone is a thing of its own.

    Args:
        reports: The reports.
        comparisons: Every two of them compared, by index, the smaller first.
        voice_of: The sentences that reports carry word for word, in groups.
    """
    figures, distinct = _Figures(reports, comparisons, voice_of), Distinct(reports)

    def one_thing(mine: Sequence[Place], theirs: Sequence[Place]) -> bool:
        # A report that gives two values that differ speaks of two things.
        return not any(
            distinct.apart(a, b) or (a[0] == b[0] and not figures.agree(a, b)) for a in mine for b in theirs
        )

    likely = {
        (a, b): chance
        for (a, b), chance in figures.chances.items()
        if chance >= _SURE or distinct.shared(a, b) >= _WORDS
    }
    grouped = grown(likely, _LEAST, one_thing)
    inside = {place for group in grouped for place in group}
    grouped += [
        [place]
        for place in figures.stated()
        if place not in inside and not figures.only_names(place) and figures.may_join(place)
    ]
    grouped = merged(grouped, figures.telling, distinct.again, one_thing)
    grouped = merged(
        grouped,
        figures.counted,
        lambda a, b: distinct.shared(a, b) >= _WORDS and figures.agree(a, b),
        lambda mine, theirs: not _one_report(mine, theirs) and one_thing(mine, theirs),
    )
    found = [_valued(group, figures) for group in grouped if len(group) > 1]
    of = {
        (k, index): n for n, row in enumerate(found) for k, group in enumerate(row.figures) for index in group
    }
    for place in figures.stated():
        if place not in of:
            of[place] = len(found)
            found.append(Measured(by_report([place], len(reports)), ((place[0],),), frozenset()))
    for own, other in figures.doubts:
        # A report that states the thing, also by way of a third one, is in doubt no longer.
        row = found[of[own]] if own in of else None
        if row is not None and not row.figures[other[0]]:
            found[of[own]] = replace(row, doubts=(*row.doubts, (own, other)))
    found.sort(key=lambda row: (not row.contested, not row.unclear, -len(row.reports), first(row.figures)))
    return tuple(found)


def _one_report(mine: Sequence[Place], theirs: Sequence[Place]) -> bool:
    """Whether one report is among both."""
    return not {place[0] for place in mine}.isdisjoint(place[0] for place in theirs)


def _valued(group: Sequence[Place], figures: _Figures) -> Measured:
    """A group of figures with its reports by value; who says but "dozens" has no voice in what it is."""

    def votes(places: Sequence[Place]) -> int:
        return len(voices_of([p for p in places if not figures.at(p).vague], figures.voice))

    values: list[list[Place]] = []
    # What is stated plainly makes the values; who says "at least" goes with the nearest that he may mean.
    for place in sorted(group, key=lambda place: (figures.is_loose(place), place)):
        homes = [value for value in values if all(figures.agree(place, other) for other in value)]
        if homes:
            min(homes, key=lambda value: figures.gap(place, value[0])).append(place)
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
    stated = by_report(group, len(figures.reports))
    by_value = tuple(reports for _, reports in groups)
    return Measured(stated, by_value, outliers, rough=not figures.same(group))
