"""Two analysed articles to a comparison."""

from __future__ import annotations

import math
from dataclasses import replace

from reader.articles.addresses import canonical
from reader.articles.model import Article
from reader.comparison.align import align, chances
from reader.comparison.features import measure
from reader.comparison.model import Alignment, Comparison, FigurePair, Verdict
from reader.comparison.pairing import linked_by_figures, measure_figures, pair_figures, row_chances
from reader.comparison.weights import THRESHOLD
from reader.figures.model import Analysis
from reader.figures.years import redate

_SAME_THING = 0.6
"""The least chance of a pair of figures that may link their sentences."""
_ALIKE = 0.1
"""The least chance of a link by words that a figure may lift over the threshold."""


def compare(left: Analysis, right: Analysis) -> Comparison:
    """Links between sentences and pairs of figures of two articles.

    Mirror symmetric: ``compare(b, a)`` is ``mirrored(compare(a, b))``. The side with the smaller id is
    measured first, so that ties and rounding fall alike both ways.
    """
    if right.article.id < left.article.id:
        return mirrored(compare(right, left))
    left, right = redate(left, right), redate(right, left)
    pairs = measure(left, right)
    likely = chances(pairs)
    rows = measure_figures(left, right, pairs, likely)
    figure_chances = row_chances(rows, left, right)
    # Sentences not quite alike enough are linked by a figure that both state of the same thing.
    for key, chance in linked_by_figures(rows, figure_chances, left, right).items():
        if chance >= _SAME_THING and _ALIKE <= likely.get(key, 0.0) < THRESHOLD:
            likely[key] = (likely[key] + chance) / 2
    links = align(pairs, likely, left)
    # Where no sentence says what another says, the articles are of two stories, and so are their figures.
    return Comparison(left, right, links, pair_figures(rows, figure_chances) if links else ())


def versions(left: Article, right: Article) -> bool:
    """Whether two texts are versions of one article: they have one address."""
    return left.id != right.id and bool(canonical(left.url)) and canonical(left.url) == canonical(right.url)


def compare_versions(left: Analysis, right: Analysis) -> Comparison:
    """As ``compare``, for two texts of one article: there each figure that is not the same was changed.

    Between two outlets "at least 41" may well be their 46; where one outlet says so first and then the
    other, it has changed its mind.
    """
    comparison = compare(left, right)
    pairs = tuple(
        replace(pair, verdict=Verdict.DIFFERS)
        if pair.verdict is Verdict.COMPATIBLE
        and _value(comparison.left, pair.left) != _value(comparison.right, pair.right)
        else pair
        for pair in comparison.figure_pairs
    )
    return replace(comparison, figure_pairs=pairs)


def _value(analysis: Analysis, index: int) -> tuple[object, ...]:
    figure = analysis.figures[index]
    return figure.value, figure.high, figure.unit, figure.qualifier


def mirrored(comparison: Comparison) -> Comparison:
    """The same comparison seen from the other side."""
    return Comparison(
        comparison.right,
        comparison.left,
        tuple(
            sorted(
                (Alignment(a.right, a.left, a.score, a.strength, a.evidence) for a in comparison.alignments),
                key=lambda a: (a.left, a.right),
            )
        ),
        tuple(
            sorted(
                (FigurePair(p.right, p.left, p.verdict, p.reason) for p in comparison.figure_pairs),
                key=lambda p: (p.left, p.right),
            )
        ),
    )


def similarity(left: Analysis, right: Analysis) -> float:
    """How alike two articles are as reports of one event, 0 to 1: the share of text linked in both.

    The geometric mean of the shares of both articles' words that stand in linked sentences.
    """
    pairs = measure(left, right)
    best_l: dict[int, float] = {}
    best_r: dict[int, float] = {}
    for (i, j), chance in chances(pairs).items():
        best_l[i] = max(best_l.get(i, 0.0), chance)
        best_r[j] = max(best_r.get(j, 0.0), chance)
    covered_l = sum(best_l.get(k, 0.0) * terms.length for k, terms in enumerate(pairs.left))
    covered_r = sum(best_r.get(k, 0.0) * terms.length for k, terms in enumerate(pairs.right))
    words_l = sum(terms.length for terms in pairs.left) or 1
    words_r = sum(terms.length for terms in pairs.right) or 1
    return math.sqrt(covered_l / words_l * covered_r / words_r)
