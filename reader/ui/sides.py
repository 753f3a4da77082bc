"""A comparison seen from one of its sides: marks for the text, partners, differences, explanations.

Plain data: knows nothing of Textual, and is tested without an app.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from reader.articles.model import Role
from reader.comparison.coverage import coverage
from reader.comparison.model import Alignment, Comparison, Evidence, FigurePair, Strength, Verdict
from reader.comparison.wording import Wording
from reader.figures.model import Analysis
from reader.report.layout import one_line, shorten
from reader.report.words import BRIEF, NOTHING_FOUND, SIGN, Standing, standing_of, standings, substance
from reader.ui.marks import Marks, Overlay, Stretch

LINK_SIGN = {Strength.SAME: "=", Strength.PARTIAL: "~"}
ONLY_SIGN = "○"
_WORST_FIRST = (Verdict.DIFFERS, Verdict.COMPATIBLE, Verdict.SAME, Verdict.UNCLEAR)


@dataclass(frozen=True, slots=True)
class Label:
    """A link's number as a margin shows it, such as ``12=``."""

    number: int
    strength: Strength

    def __str__(self) -> str:
        return f"{self.number}{LINK_SIGN[self.strength]}"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison.

    ``partners`` maps a sentence to its links, the strongest first; ``labels`` to what the margin shows of
    them. ``differing`` are the sentences with a figure that differs, ``only`` (``alone``, as a set) those
    that the other side lacks, ``shown_figures`` the figures outside boilerplate, ``figures`` their pairs,
    what differs first and what may last, ``differing_figures`` those of them that differ, ``unclear_figures``
    those that may. ``apart`` and ``unlinked`` are what a person has said not to be so, by figure and by
    sentence. ``share`` is the part of the article that the other side also has, 0 to 1.
    """

    analysis: Analysis
    is_left: bool
    marks: Marks = field(default_factory=Marks)
    partners: dict[int, list[Alignment]] = field(default_factory=dict)
    labels: dict[int, tuple[Label, ...]] = field(default_factory=dict)
    differing: frozenset[int] = frozenset()
    only: tuple[int, ...] = ()
    alone: frozenset[int] = frozenset()
    shown_figures: tuple[int, ...] = ()
    figures: dict[int, list[FigurePair]] = field(default_factory=dict)
    differing_figures: tuple[int, ...] = ()
    unclear_figures: tuple[int, ...] = ()
    apart: dict[int, list[FigurePair]] = field(default_factory=dict)
    unlinked: dict[int, list[tuple[Alignment, str]]] = field(default_factory=dict)
    share: float = 0.0
    comparison: Comparison | None = None
    wording: Wording | None = None
    _words: dict[tuple[int, int], tuple[Overlay, ...]] = field(default_factory=dict)

    def other(self, link: Alignment) -> int:
        """The other side's sentence of a link."""
        return link.right if self.is_left else link.left

    def partner_sentences(self, sentence: int) -> list[int]:
        """The other side's sentences linked to one, the strongest link first."""
        return [self.other(link) for link in self.partners.get(sentence, ())]

    def other_figure(self, pair: FigurePair) -> int:
        """The other side's figure of a pair."""
        return pair.right if self.is_left else pair.left

    def pairs_at(self, figure: int, partner: int = -1) -> list[FigurePair]:
        """The pairs of a figure: first those with a figure in the other side's sentence ``partner``."""
        pairs = self.figures.get(figure, [])
        if partner < 0 or len(pairs) < 2:
            return pairs
        figures = self._other_analysis.figures
        return sorted(pairs, key=lambda pair: figures[self.other_figure(pair)].sentence != partner)

    def doubted(self, figure: int) -> int:
        """The other side's sentence with what a figure differs from, or may; -1 if it agrees with all."""
        found = {pair.verdict: self.other_figure(pair) for pair in reversed(self.figures.get(figure, ()))}
        other = found.get(Verdict.DIFFERS, found.get(Verdict.UNCLEAR))
        return -1 if other is None else self._other_analysis.figures[other].sentence

    def stretch(self, sentence: int) -> Stretch:
        """What the overview shows of a sentence."""
        if sentence in self.differing:
            return Stretch.DIFFERS
        if sentence in self.partners:
            return Stretch.LINKED
        return Stretch.ONLY if sentence in self.alone else Stretch.NOTHING

    def words(self, link: Alignment) -> tuple[Overlay, ...]:
        """The words of this side's sentence that the partner of a link does not have, or has otherwise."""
        if self.wording is None:
            return ()
        ends = (link.left, link.right)
        known = self._words.get(ends)
        if known is None:
            spans = [
                (found.left if self.is_left else found.right, found.of_substance)
                for found in self.wording.differences(link)
            ]
            known = self._words[ends] = tuple(
                Overlay(*span, "changed" if matters else "reworded") for span, matters in spans if span
            )
        return known

    # --- in words ---

    def explain(self, sentence: int, figure: int = -1, partner: int = -1) -> str:
        """One line on what is at the cursor: verdicts, why it is linked, what differs in its words.

        Args:
            sentence: A sentence of this side.
            figure: A figure of it, if the cursor is on one.
            partner: The other side's sentence of which link to speak; else the strongest.
        """
        if self.comparison is None or not 0 <= sentence < len(self.analysis.sentences):
            return ""
        if self.analysis.sentences[sentence].role is Role.BOILERPLATE:
            return "boilerplate: takes no part in the comparison"
        if figure >= 0:
            return self.explain_figure(figure, partner)
        parts = self._verdicts(sentence)
        parts += [f"× you say: not the same as “{text}”" for text in self.denied(sentence)]
        links = self.partners.get(sentence, [])
        link = next((k for k in links if self.other(k) == partner), links[0] if links else None)
        if link is not None:
            parts.append(self.explain_link(link, more=len(links) - 1))
            matter = self.matter(link, most=2)
            parts += [f"not the same: {matter}"] if matter else []
        elif parts:
            parts.append("no sentence found that says the same")
        else:
            parts.append("only here: no sentence found that says the same")
        return "; ".join(parts)

    def evidence(self, link: Alignment) -> tuple[Evidence, ...]:
        """What carries a link."""
        return () if self.wording is None else self.wording.evidence(link)

    def explain_link(self, link: Alignment, *, more: int = 0, terms: int = 4) -> str:
        """Which link, how strong, and what carries it."""
        own = link.left if self.is_left else link.right
        label = next(
            (label for label, k in zip(self.labels[own], self.partners[own], strict=True) if k == link), ""
        )
        shared = ", ".join(e.text for e in self.evidence(link)[:terms])
        word = "says the same" if link.strength is Strength.SAME else "says in part the same"
        others = f", and {more} more" if more > 0 else ""
        if link.by:
            return f"{label} {word}{others}, says {link.by}" + (f": {link.why}" if link.why else "")
        return f"{label} {word}{others} ({link.score:.2f}{': ' * bool(shared)}{shared})"

    def matter(self, link: Alignment, *, most: int, width: int = 36) -> str:
        """What differs in substance within a link, other than figures, this side's words first."""
        if self.wording is None:
            return ""
        return substance(self.wording, link, from_left=self.is_left, most=most, figures=False, width=width)

    def explain_figure(self, figure: int, partner: int = -1) -> str:
        """What becomes of one figure: each verdict with its reason, first that on a partner's sentence."""
        text = one_line(self.analysis.figures[figure].text)
        pairs = self.pairs_at(figure, partner)
        apart = self.apart.get(figure, ())
        if not pairs:
            alone = Standing.ALONE
            why = "; ".join(self._apart(pair) for pair in apart) or NOTHING_FOUND
            return f"{SIGN[alone]} {text}: {BRIEF[alone]}, {why}"
        told = dict.fromkeys(
            f"{SIGN[standing_of(p.verdict)]} {BRIEF[standing_of(p.verdict)]}: {self._reason(p)}"
            for p in pairs
        )
        return f"{text} " + "; ".join([*told, *(f"× {self._apart(pair)}" for pair in apart)])

    def _apart(self, pair: FigurePair) -> str:
        """What a person says of a pair that is none."""
        other = self._other_analysis.figures[self.other_figure(pair)].text
        return f"you say that it is not of one thing with {one_line(other)}"

    def denied(self, sentence: int) -> list[str]:
        """The other side's sentences that a person says are not the same as one, in a few words."""
        links = [link for link, _ in self.unlinked.get(sentence, ())]
        return [shorten(one_line(self._other_analysis.sentence_text(self.other(link))), 40) for link in links]

    @property
    def _other_analysis(self) -> Analysis:
        assert self.comparison is not None
        return self.comparison.right if self.is_left else self.comparison.left

    def _reason(self, pair: FigurePair) -> str:
        """The reason of a verdict; of equal figures that are written otherwise also how."""
        if pair.by:
            return f"{pair.by} says: {one_line(pair.reason)}"
        if pair.verdict is Verdict.UNCLEAR:
            return f"{one_line(pair.reason)} (of one thing with a chance of {pair.chance:.2f})"
        if pair.verdict is not Verdict.SAME or self.comparison is None:
            return one_line(pair.reason)
        return one_line(pair.reason) + f" ({self._both(pair)})"

    def _both(self, pair: FigurePair) -> str:
        assert self.comparison is not None
        a = self.comparison.left.figures[pair.left].text
        b = self.comparison.right.figures[pair.right].text
        return " = ".join(map(one_line, (a, b) if self.is_left else (b, a)))

    def _verdicts(self, sentence: int) -> list[str]:
        """The worst verdict of each figure of a sentence, the worst figure first."""
        told: dict[str, int] = {}
        for index in self.analysis.figures_in(sentence):
            for pair in self.figures.get(index, [])[:1]:
                rank = _WORST_FIRST.index(pair.verdict)
                sign = SIGN[standing_of(pair.verdict)]
                same = pair.verdict is Verdict.SAME
                told.setdefault(self._both(pair) if same else f"{sign} {one_line(pair.reason)}", rank)
        return sorted(told, key=lambda text: told[text])


@lru_cache(maxsize=4096)
def _label(number: int, strength: Strength) -> Label:
    return Label(number, strength)


def sides(comparison: Comparison) -> tuple[Side, Side]:
    """Both sides of a comparison."""
    numbers: dict[int, int] = {}
    for link in comparison.alignments:
        numbers.setdefault(link.left, len(numbers) + 1)
    left_standing, right_standing = standings(comparison)
    wording = Wording(comparison)
    left_cover, right_cover = coverage(comparison)
    return (
        _side(wording, comparison.left, True, numbers, left_standing, left_cover.only, left_cover.share),
        _side(wording, comparison.right, False, numbers, right_standing, right_cover.only, right_cover.share),
    )


def _side(
    wording: Wording,
    analysis: Analysis,
    is_left: bool,
    numbers: dict[int, int],
    standing: tuple[Standing, ...],
    only: frozenset[int],
    share: float,
) -> Side:
    comparison = wording.comparison
    partners: dict[int, list[Alignment]] = defaultdict(list)
    for link in comparison.alignments:
        partners[link.left if is_left else link.right].append(link)
    for links in partners.values():
        links.sort(key=lambda link: -link.score)
    figures: dict[int, list[FigurePair]] = defaultdict(list)
    for pair in comparison.figure_pairs:
        figures[pair.left if is_left else pair.right].append(pair)
    apart: dict[int, list[FigurePair]] = defaultdict(list)
    for pair in comparison.apart:
        apart[pair.left if is_left else pair.right].append(pair)
    unlinked: dict[int, list[tuple[Alignment, str]]] = defaultdict(list)
    for link, own in comparison.unlinked:
        unlinked[link.left if is_left else link.right].append((link, own))
    for pairs in figures.values():
        pairs.sort(key=lambda pair: _WORST_FIRST.index(pair.verdict))
    overlays, signs, shown = [], {}, []
    for index, figure in enumerate(analysis.figures):
        if analysis.sentences[figure.sentence].role is Role.BOILERPLATE:
            continue
        shown.append(index)
        overlays.append(Overlay(figure.start, figure.end, standing[index].value))
        signs[figure.end] = SIGN[standing[index]]
    differing = tuple(index for index in shown if standing[index] is Standing.DIFFERS)
    # Also one that agrees elsewhere, and is marked so: the count in the title has it, too.
    doubted = {index for index, pairs in figures.items() if pairs[-1].verdict is Verdict.UNCLEAR}
    unclear = tuple(index for index in shown if index in doubted and standing[index] is not Standing.DIFFERS)
    return Side(
        analysis,
        is_left,
        Marks(tuple(overlays), signs),
        dict(partners),
        {
            sentence: tuple(_label(numbers[link.left], link.strength) for link in links)
            for sentence, links in partners.items()
        },
        frozenset(analysis.figures[index].sentence for index in differing),
        tuple(sorted(only)),
        only,
        tuple(shown),
        dict(figures),
        differing,
        unclear,
        dict(apart),
        dict(unlinked),
        share,
        comparison,
        wording,
    )
