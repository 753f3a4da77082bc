"""A comparison seen from one of its sides: marks for the text, partners, differences, explanations.

Plain data: knows nothing of Textual, and is tested without an app.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reader.articles.model import Analysis, Role
from reader.comparison.model import Alignment, Comparison, FigurePair, Strength, Verdict
from reader.comparison.wording import Wording
from reader.report.layout import one_line
from reader.report.words import SIGN, Standing, standing_of, standings, substance
from reader.ui.marks import Marks, Overlay

LINK_SIGN = {Strength.SAME: "=", Strength.PARTIAL: "~"}
ONLY_SIGN = "○"
GUTTER = 6


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison.

    ``partners`` maps a sentence to its links, the strongest first; ``numbers`` maps it to the numbers of
    its links as both gutters show them; ``differing`` are the sentences with a figure that differs.
    """

    analysis: Analysis
    is_left: bool
    marks: Marks
    partners: dict[int, list[Alignment]]
    numbers: dict[int, list[int]]
    differing: tuple[int, ...]
    figures: dict[int, list[FigurePair]] = field(default_factory=dict)
    comparison: Comparison | None = None
    wording: Wording | None = None

    def other(self, link: Alignment) -> int:
        """The other side's sentence of a link."""
        return link.right if self.is_left else link.left

    def explain(self, sentence: int) -> str:
        """One line on a sentence: its figures' verdicts, then why it is linked, or that it stands alone."""
        if self.comparison is None or not 0 <= sentence < len(self.analysis.sentences):
            return ""
        if self.analysis.sentences[sentence].role is Role.BOILERPLATE:
            return "boilerplate: takes no part in the comparison"
        parts = []
        mine, others = self.comparison.left, self.comparison.right
        for index in self.analysis.figures_in(sentence):
            pairs = sorted(self.figures.get(index, []), key=lambda p: list(Verdict)[::-1].index(p.verdict))
            if pairs:
                pair = pairs[0]
                sign = SIGN[standing_of(pair.verdict)]
                a, b = mine.figures[pair.left].text, others.figures[pair.right].text
                if not self.is_left:
                    a, b = b, a
                same = pair.verdict is Verdict.SAME
                parts.append(f"{one_line(a)} = {one_line(b)}" if same else f"{sign} {one_line(pair.reason)}")
        links = self.partners.get(sentence, [])
        if links:
            shared = ", ".join(e.text for e in links[0].evidence[:4])
            number = self.numbers[sentence][0]
            word = "says the same as" if links[0].strength is Strength.SAME else "says in part the same as"
            more = f" and {len(links) - 1} more" if len(links) > 1 else ""
            parts.append(f"link {number} {word} its partner{more}: {shared} (chance {links[0].score:.2f})")
            if self.wording is not None:
                matter = substance(self.wording, links[0], from_left=self.is_left, most=2, figures=False)
                parts += [f"not the same: {matter}"] if matter else []
        elif parts:
            parts.append("no sentence of the other report says the same")
        else:
            parts.append("only this report says so")
        return "; ".join(parts)


def sides(comparison: Comparison) -> tuple[Side, Side]:
    """Both sides of a comparison."""
    numbers_left: dict[int, int] = {}
    for link in comparison.alignments:
        numbers_left.setdefault(link.left, len(numbers_left) + 1)
    left_standing, right_standing = standings(comparison)
    wording = Wording(comparison)
    return (
        _side(wording, comparison.left, True, numbers_left, left_standing),
        _side(wording, comparison.right, False, numbers_left, right_standing),
    )


def bare_side(analysis: Analysis, is_left: bool) -> Side:
    """A side while the comparison is still being made."""
    return Side(analysis, is_left, Marks(), {}, {}, ())


def _side(
    wording: Wording,
    analysis: Analysis,
    is_left: bool,
    numbers_left: dict[int, int],
    standing: tuple[Standing, ...],
) -> Side:
    comparison = wording.comparison
    partners: dict[int, list[Alignment]] = {}
    for link in comparison.alignments:
        partners.setdefault(link.left if is_left else link.right, []).append(link)
    for links in partners.values():
        links.sort(key=lambda link: -link.score)
    figures: dict[int, list[FigurePair]] = {}
    for pair in comparison.figure_pairs:
        figures.setdefault(pair.left if is_left else pair.right, []).append(pair)
    overlays, signs, differing = [], {}, set()
    for index, figure in enumerate(analysis.figures):
        if analysis.sentences[figure.sentence].role is Role.BOILERPLATE:
            continue
        overlays.append(Overlay(figure.start, figure.end, standing[index].value))
        signs[figure.end] = SIGN[standing[index]]
        if standing[index] is Standing.DIFFERS:
            differing.add(figure.sentence)
    gutter: dict[int, tuple[tuple[str, ...], str]] = {}
    numbers: dict[int, list[int]] = {}
    for index, sentence in enumerate(analysis.sentences):
        links = partners.get(index, [])
        if links:
            signs_of = dict.fromkeys(
                f"{numbers_left[link.left]}{LINK_SIGN[link.strength]}"
                for link in (links if not is_left else links[:1])
            )
            numbers[index] = [numbers_left[link.left] for link in links]
            style = "linked" if any(link.strength is Strength.SAME for link in links) else "partial"
            gutter[index] = (tuple(signs_of), style)
        elif sentence.role in (Role.BODY, Role.HEADLINE) and figures.keys().isdisjoint(
            analysis.figures_in(index)
        ):
            gutter[index] = ((ONLY_SIGN,), "only")
    return Side(
        analysis,
        is_left,
        Marks(tuple(overlays), signs, gutter),
        partners,
        numbers,
        tuple(sorted(differing)),
        figures,
        comparison,
        wording,
    )
