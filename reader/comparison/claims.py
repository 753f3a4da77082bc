"""Who makes which claim in a story, and which passages reports carry word for word.

Passages that reports carry word for word are one voice: the same agency copy printed five times is one
source, not five.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from rapidfuzz.distance import Indel

from reader.articles.model import Role
from reader.comparison.dated import DATED
from reader.comparison.groups import Groups, Place, by_report, first, voices_of
from reader.comparison.model import Comparison, Strength, Verdict
from reader.comparison.opposition import opposed
from reader.comparison.speakers import own_terms
from reader.comparison.surroundings import grouped
from reader.comparison.terms import VERB, sentence_terms, verbs
from reader.comparison.verdicts import comparable, judge
from reader.figures.model import Analysis, Figure

_COPY = 0.85
"""The least likeness, word by word, of a passage that is carried over (Indel similarity of the words)."""
_COPY_WORDS = 8
"""Words that a sentence must have to be told a copy: short ones are alike by chance."""
_MOST = 40  # figures of a sentence that are looked at: one with more is a table


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim.

    ``sentences`` gives for each report the sentences that make it; ``voices`` are the reports that make it,
    those with the same copy together; ``told_by`` is the sentence that says it best, as report and index.
    ``against`` are sentences of other reports that would say the same but for a figure: whether that differs
    or may. They support nothing, and what differs makes no claim of its own.
    """

    sentences: tuple[tuple[int, ...], ...]
    voices: tuple[tuple[int, ...], ...]
    told_by: Place
    against: tuple[tuple[Place, Verdict], ...] = ()

    @property
    def reports(self) -> tuple[int, ...]:
        """The reports that make it."""
        return tuple(k for k, found in enumerate(self.sentences) if found)

    @property
    def contested(self) -> bool:
        """Whether another report says it with a figure that differs."""
        return any(verdict is Verdict.DIFFERS for _, verdict in self.against)

    @property
    def told_alone(self) -> bool:
        """Whether one voice makes it, and none contradicts."""
        return len(self.voices) == 1 and not self.contested


class Links:
    """The links of a story's comparisons, with what its sentences say and what their figures are."""

    def __init__(self, comparisons: Mapping[tuple[int, int], Comparison]) -> None:
        self.comparisons = comparisons
        analyses: dict[int, Analysis] = {}
        for (i, j), comparison in comparisons.items():
            analyses[i], analyses[j] = comparison.left, comparison.right
        self.terms = {index: sentence_terms(analysis) for index, analysis in analyses.items()}
        self.own = {index: own_terms(analysis) for index, analysis in analyses.items()}
        self.figures = {ends: _by_figures(comparison) for ends, comparison in comparisons.items()}

    def covered(self, place: Place, by: Place) -> float:
        """The share of what a sentence says that another says too, by terms, who speaks left out."""
        own, other = self.own[place[0]][place[1]], self.terms[by[0]][by[1]].counts
        return len(own & other.keys()) / max(1, len(own))


def claims_of(reports: Sequence[Analysis], told: Links, voice_of: Groups) -> tuple[Claim, ...]:
    """Claims as stars: a sentence, and those of other reports that say surely the same as it.

    The sentence is the one that most voices say; each sentence makes one claim, the widest first. Where
    another of them is linked to all the rest, too, the one is shown that says least beside what they say.
    """
    linked: dict[Place, dict[Place, float]] = {}
    links, odd = _sure_links(told)
    for a, b, score in links:
        linked.setdefault(a, {})[b] = score
        linked.setdefault(b, {})[a] = score

    def voices(group: Sequence[Place]) -> tuple[tuple[int, ...], ...]:
        # Who carries another's sentence on the same matter is of one voice with it.
        reports_in = {place[0] for place in group}
        copies = (p for place in group for p in voice_of.members.get(voice_of.of(place), ()))
        return voices_of([*group, *(p for p in copies if p[0] in reports_in)], voice_of.of)

    def against(place: Place, group: Sequence[Place]) -> tuple[tuple[Place, Verdict], ...]:
        reports_in = {place[0] for place in group}
        return tuple(found for found in sorted(odd.get(place, ())) if found[0][0] not in reports_in)

    left = set(linked)
    made = []

    def rank(place: Place) -> tuple[int, float, Place]:
        star = [p for p in linked[place] if p in left]
        return -len(voices([place, *star])) if star else 0, -sum(linked[place][p] for p in star), place

    ranks = {place: rank(place) for place in left}
    waiting = sorted(ranks.values())  # a sorted list is a heap
    while waiting:
        ranked = heappop(waiting)
        best = ranked[2]
        if best not in left or ranks[best] != ranked:
            continue  # ranked anew since
        if not ranked[0]:
            break
        group = sorted([best, *(p for p in linked[best] if p in left)])
        left.difference_update(group)
        shown = max(
            (p for p in group if all(p == other or other in linked[p] for other in group)),
            key=lambda p: (sum(told.covered(p, other) for other in group), p == best),
        )
        made.append(Claim(by_report(group, len(reports)), voices(group), shown, against(shown, group)))
        # The rest of a claim's sentences are free again, for what they say to one another.
        for place in {p for member in group for p in linked[member] if p in left}:
            ranks[place] = rank(place)
            heappush(waiting, ranks[place])
    claimed = {(k, i) for claim in made for k, found in enumerate(claim.sentences) for i in found}
    claimed |= {place for claim in made for place, verdict in claim.against if verdict is Verdict.DIFFERS}
    for number, report in enumerate(reports):
        for k, sentence in enumerate(report.sentences):
            if sentence.role is Role.BODY and (number, k) not in claimed:
                alone = [(number, k)]
                sayers = by_report(alone, len(reports)), voices_of(alone, voice_of.of)
                made.append(Claim(*sayers, alone[0], against(alone[0], alone)))
                claimed |= {place for place, verdict in made[-1].against if verdict is Verdict.DIFFERS}
    made.sort(
        key=lambda claim: (
            -len(claim.voices),
            not claim.contested,
            -len(claim.reports),
            first(claim.sentences),
        )
    )
    return tuple(made)


def _sure_links(
    told: Links,
) -> tuple[list[tuple[Place, Place, float]], dict[Place, list[tuple[Place, Verdict]]]]:
    """The links that make one report support another: surely the same, and the same is done or counted.

    That one speaker says both is nothing done.

    And the sentences that would say the same but for their figures, by sentence.
    """
    verb = verbs()
    deeds = {
        report: [
            {grouped(key) for key in own if verb.get(key, 0) >= VERB and key not in terms.names}
            for terms, own in zip(sentences, told.own[report], strict=True)
        ]
        for report, sentences in told.terms.items()
    }
    found = []
    against: dict[Place, list[tuple[Place, Verdict]]] = {}
    for (i, j), comparison in told.comparisons.items():
        agreeing, odd = told.figures[i, j]
        for link in comparison.alignments:
            ends = link.left, link.right
            one, other = (i, link.left), (j, link.right)
            if link.strength is not Strength.SAME:
                continue
            if ends in odd:
                against.setdefault(one, []).append((other, odd[ends]))
                against.setdefault(other, []).append((one, odd[ends]))
            elif link.by or ends in agreeing or not deeds[i][link.left].isdisjoint(deeds[j][link.right]):
                found.append((one, other, link.score))
    return found, against


def _by_figures(comparison: Comparison) -> tuple[set[tuple[int, int]], dict[tuple[int, int], Verdict]]:
    """The pairs of sentences that state a figure of one thing, and the links whose figures are at odds.

    These have figures told to differ, or that may: a pair is told so, or each has a figure of one kind that
    agrees with none of the other's.
    """
    left, right = comparison.left, comparison.right
    agreeing: set[tuple[int, int]] = set()
    odd: dict[tuple[int, int], Verdict] = {}
    for pair in comparison.figure_pairs:
        ends = left.figures[pair.left].sentence, right.figures[pair.right].sentence
        if pair.verdict is not Verdict.UNCLEAR:
            agreeing.add(ends)
        if pair.verdict is Verdict.DIFFERS:
            odd[ends] = Verdict.DIFFERS
        elif pair.verdict is Verdict.UNCLEAR:
            odd.setdefault(ends, Verdict.UNCLEAR)
    for link in comparison.alignments:
        mine, theirs = (
            [side.figures[k] for k in side.figures_in(index)[:_MOST] if side.figures[k].kind not in DATED]
            for side, index in ((left, link.left), (right, link.right))
        )
        if _contradict(mine, theirs):
            odd.setdefault((link.left, link.right), Verdict.UNCLEAR)
    return agreeing, odd


def _contradict(mine: Sequence[Figure], theirs: Sequence[Figure]) -> bool:
    """Whether each of two sentences has a figure of one sort that agrees with none of the other's."""

    def alone(own: Sequence[Figure], others: Sequence[Figure]) -> list[Figure]:
        return [
            a
            for a in own
            if not any(
                comparable(a, b) and judge(a, b)[0] in (Verdict.SAME, Verdict.COMPATIBLE) for b in others
            )
        ]

    return any(
        comparable(a, b) and (a.unit == b.unit or not (a.unit and b.unit))
        for a in alone(mine, theirs)
        for b in alone(theirs, mine)
    )


def copies(told: Links) -> frozenset[tuple[Place, Place]]:
    """Linked sentences that are the same word for word, or nearly so, and not at odds with each other."""
    found = set()
    for (i, j), comparison in told.comparisons.items():
        _, odd = told.figures[i, j]
        for link in comparison.alignments:
            a, b = told.terms[i][link.left], told.terms[j][link.right]
            if (link.left, link.right) in odd or min(len(a.words), len(b.words)) < _COPY_WORDS:
                continue
            alike = Indel.normalized_similarity(a.words, b.words, score_cutoff=_COPY)
            if alike >= _COPY and not opposed(a, b):
                found.add(((i, link.left), (j, link.right)))
    return frozenset(found)
