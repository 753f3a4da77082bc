"""Many reports to a story: what each measured thing is in every report, and who makes which claim.

Groups are grown from the pairs of the comparisons, the surest pair first, by average linkage: two groups
become one when at least a certain share of all pairs between them was found, so that one false pair does
not chain two matters together. Passages that reports carry word for word are one voice: the same agency
copy printed five times is one source, not five.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from rapidfuzz.distance import Indel

from reader.articles.model import Role
from reader.comparison.coverage import coverage
from reader.comparison.model import Comparison, Strength, Verdict
from reader.comparison.surroundings import grouped
from reader.comparison.terms import TOKEN, sentence_terms, verbs
from reader.comparison.verdicts import comparable, judge
from reader.figures.model import Analysis

Place = tuple[int, int]
"""A report and a sentence or figure of it, by index."""

_COPY = 0.85
"""The least likeness, word by word, of a passage that is carried over (Indel similarity of the words)."""
_COPY_WORDS = 8
"""Words that a sentence must have to be told a copy: short ones are alike by chance."""
_SUPPORT = 0.5
"""The share of pairs between two groups that must have been found for them to be one."""
_VERB = 0.15
"""The least share of its uses as a verb that makes a stem tell what is done."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One measured thing.

    ``figures`` gives for each report the figures that state it, by index. ``groups`` are the reports by
    the value they give, the one that most voices state first; reports of one group agree, at least after
    rounding. ``contested`` tells that there are several values; ``outliers`` are the reports that
    contradict the most voices, all that state it where no value has more voices than another. ``unclear``
    tells that another figure may be of the same thing with another value.
    """

    figures: tuple[tuple[int, ...], ...]
    groups: tuple[tuple[int, ...], ...]
    outliers: frozenset[int]
    unclear: bool = False

    @property
    def contested(self) -> bool:
        """Whether the reports disagree."""
        return len(self.groups) > 1

    @property
    def reports(self) -> tuple[int, ...]:
        """The reports that state it."""
        return tuple(k for k, found in enumerate(self.figures) if found)


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim.

    ``sentences`` gives for each report the sentences that make it; ``voices`` are the reports that make it,
    those with the same copy together; ``told_by`` is the sentence that says it best, as report and index.
    """

    sentences: tuple[tuple[int, ...], ...]
    voices: tuple[tuple[int, ...], ...]
    told_by: Place

    @property
    def reports(self) -> tuple[int, ...]:
        """The reports that make it."""
        return tuple(k for k, found in enumerate(self.sentences) if found)


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
        return len(_joined(self.copied).members)


def make_story(reports: Sequence[Analysis], comparisons: Mapping[tuple[int, int], Comparison]) -> Story:
    """Put the comparisons of every two reports together.

    Args:
        reports: At least two analysed articles.
        comparisons: For every two reports, the smaller index first, their comparison; its sides are taken
            as the reports (dates in them may have taken a year from each other).
    """
    copied = _copied(comparisons)
    voice_of = _joined(copied)
    measured = _measured(reports, comparisons, voice_of)
    return Story(tuple(reports), comparisons, measured, _claims(reports, comparisons, voice_of), copied)


class _Groups:
    """Places in groups: a union-find that keeps the members of each group."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.members: dict[Place, list[Place]] = {}
        self.root: dict[Place, Place] = {}
        for place in places:
            self.root.setdefault(place, place)
            self.members.setdefault(place, [place])

    def of(self, place: Place) -> Place:
        """The place that stands for a place's group; a place never seen stands for itself."""
        return self.root.get(place, place)

    def join(self, a: Place, b: Place) -> None:
        """Make one group of two."""
        a, b = self.root[a], self.root[b]
        if a != b:
            small, great = sorted((a, b), key=lambda place: (len(self.members[place]), place))
            for place in self.members.pop(small):
                self.root[place] = great
                self.members[great].append(place)


def _joined(pairs: Iterable[tuple[Place, Place]]) -> _Groups:
    """Groups of all that pairs join."""
    ordered = sorted(pairs)
    groups = _Groups(place for pair in ordered for place in pair)
    for a, b in ordered:
        groups.join(a, b)
    return groups


def _grown(
    pairs: Sequence[tuple[Place, Place]], may_join: Callable[[Sequence[Place], Sequence[Place]], bool]
) -> list[list[Place]]:
    """Groups grown by average linkage from pairs in the order of their sureness."""
    groups = _Groups(place for pair in pairs for place in pair)
    known = {*pairs, *((b, a) for a, b in pairs)}
    for a, b in pairs:
        x, y = groups.of(a), groups.of(b)
        if x == y:
            continue
        mine, theirs = groups.members[x], groups.members[y]
        across = [(p, q) for p in mine for q in theirs if p[0] != q[0]]
        found = sum(pair in known for pair in across)
        if found >= _SUPPORT * len(across) and may_join(mine, theirs):
            groups.join(a, b)
    return [sorted(group) for group in groups.members.values()]


def _by_report(group: Iterable[Place], count: int) -> tuple[tuple[int, ...], ...]:
    found: list[list[int]] = [[] for _ in range(count)]
    for report, index in group:
        found[report].append(index)
    return tuple(tuple(sorted(indexes)) for indexes in found)


# --- what is measured ---


def _measured(
    reports: Sequence[Analysis], comparisons: Mapping[tuple[int, int], Comparison], voice_of: _Groups
) -> tuple[Measured, ...]:
    order = (Verdict.SAME, Verdict.COMPATIBLE, Verdict.DIFFERS)
    pairs = sorted(
        (order.index(pair.verdict), (i, pair.left), (j, pair.right))
        for (i, j), comparison in comparisons.items()
        for pair in comparison.figure_pairs
        if pair.verdict in order
    )
    unclear = {
        place
        for (i, j), comparison in comparisons.items()
        for pair in comparison.figure_pairs
        if pair.verdict is Verdict.UNCLEAR
        for place in ((i, pair.left), (j, pair.right))
    }
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

    def one_value_each(mine: Sequence[Place], theirs: Sequence[Place]) -> bool:
        # A report that gives two values that differ speaks of two things.
        return all(agree(a, b) for a in mine for b in theirs if a[0] == b[0])

    def voice(place: Place) -> Place:
        return voice_of.of((place[0], reports[place[0]].figures[place[1]].sentence))

    def is_vague(place: Place) -> bool:
        return reports[place[0]].figures[place[1]].vague

    found = [
        _valued(group, len(reports), agree, voice, is_vague)
        for group in _grown([(a, b) for _, a, b in pairs], one_value_each)
    ]
    stated = {(k, index) for row in found for k, group in enumerate(row.figures) for index in group}
    for k, report in enumerate(reports):
        for index, figure in enumerate(report.figures):
            if (k, index) not in stated and report.sentences[figure.sentence].role is not Role.BOILERPLATE:
                found.append(Measured(_by_report([(k, index)], len(reports)), ((k,),), frozenset()))
    found = [
        replace(row, unclear=True)
        if any((k, index) in unclear for k, group in enumerate(row.figures) for index in group)
        else row
        for row in found
    ]
    found.sort(key=lambda row: (not row.contested, not row.unclear, -len(row.reports), _first(row.figures)))
    return tuple(found)


def _first(indexes: Sequence[Sequence[int]]) -> tuple[int, int]:
    """The first report with something, and what it has first."""
    return next((k, found[0]) for k, found in enumerate(indexes) if found)


def _valued(
    group: Sequence[Place],
    count: int,
    agree: Callable[[Place, Place], bool],
    voice: Callable[[Place], Place],
    is_vague: Callable[[Place], bool],
) -> Measured:
    """A group of figures with its reports by value; who says but "dozens" has no voice in what it is."""

    def votes(places: Sequence[Place]) -> int:
        return len(_voices([p for p in places if not is_vague(p)], voice))

    figures = _by_report(group, count)
    values: list[list[Place]] = []
    for place in group:
        home = next((value for value in values if all(agree(place, other) for other in value)), None)
        if home is None:
            values.append([place])
        else:
            home.append(place)
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


# --- what is claimed ---


def _claims(
    reports: Sequence[Analysis], comparisons: Mapping[tuple[int, int], Comparison], voice_of: _Groups
) -> tuple[Claim, ...]:
    """Claims as stars: a sentence, and those of other reports that say surely the same as it.

    The sentence is the one that most voices say; each sentence makes one claim, the widest first.
    """
    linked: dict[Place, dict[Place, float]] = {}
    for a, b, score in _sure_links(comparisons):
        linked.setdefault(a, {})[b] = score
        linked.setdefault(b, {})[a] = score

    def voices(group: Sequence[Place]) -> tuple[tuple[int, ...], ...]:
        # Who carries another's sentence on the same matter is of one voice with it.
        reports_in = {place[0] for place in group}
        copies = (p for place in group for p in voice_of.members.get(voice_of.of(place), ()))
        return _voices([*group, *(p for p in copies if p[0] in reports_in)], voice_of.of)

    left = set(linked)
    made = []
    while left:
        # The rest of a claim's sentences are free again, for what they say to one another.
        stars = {place: [p for p in linked[place] if p in left] for place in left}
        best = max(
            left,
            key=lambda place: (
                len(voices([place, *stars[place]])),
                sum(linked[place][other] for other in stars[place]),
                -place[0],
                -place[1],
            ),
        )
        if not stars[best]:
            break
        group = [best, *stars[best]]
        left.difference_update(group)
        made.append(Claim(_by_report(group, len(reports)), voices(group), best))
    claimed = {(k, i) for claim in made for k, found in enumerate(claim.sentences) for i in found}
    for number, report in enumerate(reports):
        for k, sentence in enumerate(report.sentences):
            if sentence.role is Role.BODY and (number, k) not in claimed:
                alone = [(number, k)]
                made.append(Claim(_by_report(alone, len(reports)), _voices(alone, voice_of.of), alone[0]))
    made.sort(key=lambda claim: (-len(claim.voices), -len(claim.reports), _first(claim.sentences)))
    return tuple(made)


def _sure_links(comparisons: Mapping[tuple[int, int], Comparison]) -> list[tuple[Place, Place, float]]:
    """The links that make one report support another: surely the same, and the same is done or counted."""
    done: dict[int, list[frozenset[str]]] = {}
    verb = verbs()

    def deeds(report: int, analysis: Analysis, sentence: int) -> frozenset[str]:
        if report not in done:
            done[report] = [
                frozenset(
                    grouped(key)
                    for key in terms.counts
                    if verb.get(key, 0) >= _VERB and key not in terms.names
                )
                for terms in sentence_terms(analysis)
            ]
        return done[report][sentence]

    found = []
    for (i, j), comparison in comparisons.items():
        measuring = {
            (comparison.left.figures[pair.left].sentence, comparison.right.figures[pair.right].sentence)
            for pair in comparison.figure_pairs
            if pair.verdict is not Verdict.UNCLEAR
        }
        for link in comparison.alignments:
            if link.strength is not Strength.SAME:
                continue
            mine, theirs = deeds(i, comparison.left, link.left), deeds(j, comparison.right, link.right)
            if (link.left, link.right) in measuring or not mine.isdisjoint(theirs):
                found.append(((i, link.left), (j, link.right), link.score))
    return found


def _voices(places: Iterable[Place], voice: Callable[[Place], Place]) -> tuple[tuple[int, ...], ...]:
    """Reports by voice: a report that shares copy with others in one place is of their voice in all."""
    told: dict[Place, set[int]] = {}
    for place in places:
        told.setdefault(voice(place), set()).add(place[0])
    found: list[set[int]] = []
    for reports in sorted(told.values(), key=lambda reports: -len(reports)):
        meeting = [other for other in found if other & reports]
        for other in meeting:
            found.remove(other)
        found.append(reports.union(*meeting))
    return tuple(sorted(tuple(sorted(reports)) for reports in found))


def _copied(comparisons: Mapping[tuple[int, int], Comparison]) -> frozenset[tuple[Place, Place]]:
    """Linked sentences that are the same word for word, or nearly so, and differ in no figure."""
    words: dict[Place, list[str]] = {}

    def read(report: int, analysis: Analysis, sentence: int) -> list[str]:
        place = report, sentence
        if place not in words:
            words[place] = [word.lower() for word in TOKEN.findall(analysis.sentence_text(sentence))]
        return words[place]

    found = set()
    for (i, j), comparison in comparisons.items():
        differ = {
            (comparison.left.figures[pair.left].sentence, comparison.right.figures[pair.right].sentence)
            for pair in comparison.figure_pairs
            if pair.verdict is Verdict.DIFFERS
        }
        for link in comparison.alignments:
            if (link.left, link.right) in differ:
                continue
            a = read(i, comparison.left, link.left)
            b = read(j, comparison.right, link.right)
            if min(len(a), len(b)) >= _COPY_WORDS:
                alike = Indel.normalized_similarity(a, b, score_cutoff=_COPY)
                if alike >= _COPY:
                    found.add(((i, link.left), (j, link.right)))
    return frozenset(found)


def shares(story: Story, a: int, b: int) -> tuple[float, float]:
    """The share of each of two reports that the other also has, 0 to 1, in the order asked for."""
    left, right = coverage(story.comparisons[min(a, b), max(a, b)])
    return (left.share, right.share) if a < b else (right.share, left.share)


def every_two(count: int) -> list[tuple[int, int]]:
    """Every two of so many reports, by index."""
    return list(combinations(range(count), 2))
