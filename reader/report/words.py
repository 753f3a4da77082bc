"""The words and signs that reports and screens use for verdicts and links: one vocabulary everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from reader.articles.languages import foreign
from reader.comparison.model import Alignment, Comparison, FigurePair, Verdict
from reader.comparison.wording import Matter, Wording
from reader.figures.model import Analysis
from reader.report.layout import one_line, shorten


class Standing(StrEnum):
    """How a figure stands in a comparison: by its worst verdict, or alone; or a pair a person set apart."""

    DIFFERS = "differs"
    UNCLEAR = "unclear"
    COMPATIBLE = "compatible"
    SAME = "same"
    ALONE = "alone"
    APART = "apart"


SIGN = {
    Standing.DIFFERS: "≠",
    Standing.UNCLEAR: "≟",
    Standing.COMPATIBLE: "≈",
    Standing.SAME: "=",
    Standing.ALONE: "·",
    Standing.APART: "×",
}
BRIEF = {
    Standing.DIFFERS: "differs",
    Standing.UNCLEAR: "may differ",
    Standing.COMPATIBLE: "agrees roughly",
    Standing.SAME: "agrees",
    Standing.ALONE: "only here",
    Standing.APART: "set apart",
}
_BRIEFLY = 36  # columns for the words of one side of a difference
NOTHING_FOUND = "no figure found that measures this"
"""What is said of a figure without a partner: that there is none cannot be told."""
_ORDER = (Standing.DIFFERS, Standing.UNCLEAR, Standing.COMPATIBLE, Standing.SAME, Standing.APART)
# A figure that agrees somewhere has no need of one that may differ.
_WEIGHT = (Standing.DIFFERS, Standing.COMPATIBLE, Standing.SAME, Standing.UNCLEAR)
_OF = {
    Verdict.DIFFERS: Standing.DIFFERS,
    Verdict.UNCLEAR: Standing.UNCLEAR,
    Verdict.COMPATIBLE: Standing.COMPATIBLE,
    Verdict.SAME: Standing.SAME,
}


def standing_of(verdict: Verdict) -> Standing:
    """A verdict as a standing."""
    return _OF[verdict]


def standings(comparison: Comparison) -> tuple[tuple[Standing, ...], tuple[Standing, ...]]:
    """How each figure of both articles stands: differing outweighs agreeing, and that what may differ."""
    sides: tuple[dict[int, Standing], dict[int, Standing]] = ({}, {})
    for pair in comparison.figure_pairs:
        standing = _OF[pair.verdict]
        for side, index in ((sides[0], pair.left), (sides[1], pair.right)):
            known = side.get(index)
            if known is None or _WEIGHT.index(standing) < _WEIGHT.index(known):
                side[index] = standing
    return (
        tuple(sides[0].get(k, Standing.ALONE) for k in range(len(comparison.left.figures))),
        tuple(sides[1].get(k, Standing.ALONE) for k in range(len(comparison.right.figures))),
    )


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One row of the list of figures: a pair, or a figure of one side with None for the other.

    ``times`` counts how often the left and how often the right article states the value; ``chance`` is
    that of the likeliest pair, 0 to 1.
    """

    left: int | None
    right: int | None
    standing: Standing
    reason: str
    times: tuple[int, int] = (1, 1)
    chance: float = 1.0


def figure_rows(comparison: Comparison) -> list[FigureRow]:
    """The figures of both articles in pairs: what differs, what may, what agrees; last the lone ones.

    Pairs of the same two values with the same verdict are one row, placed at their first pair; so are those
    that a person has set apart, after the others. Figures in boilerplate are left out.
    """
    from reader.articles.model import Role

    left, right = comparison.left, comparison.right
    groups: dict[tuple[Standing, object], list[FigurePair]] = {}
    told = [(_OF[pair.verdict], pair) for pair in comparison.figure_pairs]
    told += [(Standing.APART, pair) for pair in comparison.apart]
    for standing, pair in told:
        a, b = left.figures[pair.left], right.figures[pair.right]
        values = a.kind, a.value, a.high, a.unit, b.value, b.high, b.unit
        groups.setdefault((standing, values), []).append(pair)
    rows = [
        FigureRow(
            pairs[0].left,
            pairs[0].right,
            standing,
            f"{pairs[0].by} says: {pairs[0].reason}" if pairs[0].by else pairs[0].reason,
            (len({pair.left for pair in pairs}), len({pair.right for pair in pairs})),
            max(pair.chance for pair in pairs),
        )
        for (standing, _), pairs in groups.items()
    ]
    rows.sort(
        key=lambda row: (
            _ORDER.index(row.standing),
            -row.chance if row.standing is Standing.UNCLEAR else 0,
            row.left or 0,
            row.right or 0,
        )
    )
    paired_l = {pair.left for _, pair in told}
    paired_r = {pair.right for _, pair in told}
    for analysis, paired, is_left in ((left, paired_l, True), (right, paired_r, False)):
        for index, figure in enumerate(analysis.figures):
            if index in paired or analysis.sentences[figure.sentence].role is Role.BOILERPLATE:
                continue
            rows.append(
                FigureRow(
                    index if is_left else None,
                    None if is_left else index,
                    Standing.ALONE,
                    NOTHING_FOUND,
                )
            )
    return rows


def summary(comparison: Comparison) -> str:
    """One line: links, and how many rows of figures differ, agree, stand alone."""
    links = len(comparison.alignments)
    told = f"{links} link{'s' if links != 1 else ''}, {counts_of(figure_rows(comparison))}"
    return "; ".join([*filter(None, map(unread_language, "AB", (comparison.left, comparison.right))), told])


def unread_language(name: str, analysis: Analysis) -> str:
    """That an article is in a language that is not read, called by this name; empty for English."""
    language = foreign(analysis.article.text, analysis.article.language)
    return f"{name} is in {language}, and only English is read" if language else ""


def counts_of(rows: Sequence[FigureRow]) -> str:
    """How many rows of figures differ, may, agree after rounding, agree, stand alone, were set apart.

    Those that are seldom are told only where there are any.
    """
    counts = Counter(row.standing for row in rows)
    told = (
        (Standing.DIFFERS, "differ"),
        (Standing.UNCLEAR, "may differ"),
        (Standing.COMPATIBLE, "roughly"),
        (Standing.SAME, "agree"),
        (Standing.ALONE, "on one side"),
        (Standing.APART, "set apart"),
    )
    seldom = (Standing.UNCLEAR, Standing.COMPATIBLE, Standing.APART)
    return ", ".join(
        f"{SIGN[standing]} {counts[standing]} {words}"
        for standing, words in told
        if counts[standing] or standing not in seldom
    )


def substance(
    wording: Wording,
    link: Alignment,
    *,
    from_left: bool = True,
    most: int = 4,
    figures: bool = True,
    width: int = _BRIEFLY,
) -> str:
    """What differs in substance within a link, in a few words: "has / is expected to (mood)".

    ``from_left`` says whose words come first; ``most`` how many differences are told; ``figures`` whether
    those that are of figures alone are among them; ``width`` the cells for the words of each side.
    """
    left, right = wording.comparison.left.article.text, wording.comparison.right.article.text
    told = []
    for found in wording.differences(link):
        if not found.of_substance or (not figures and found.matters == (Matter.FIGURE,)):
            continue
        sides = [
            shorten(one_line(text[slice(*span)]), width) if span else "nothing"
            for text, span in ((left, found.left), (right, found.right))
        ]
        told.append(f"{' / '.join(sides if from_left else sides[::-1])} ({', '.join(found.matters)})")
    more = f"; and {len(told) - most} more" if len(told) > most else ""
    return "; ".join(told[:most]) + more
