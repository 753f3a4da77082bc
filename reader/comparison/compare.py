"""Two analysed articles to a comparison."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TypeVar

from rapidfuzz.distance import Indel

from reader.articles.addresses import canonical
from reader.articles.model import Article
from reader.comparison.align import align, chances
from reader.comparison.features import Pairs, measure
from reader.comparison.figure_rows import FigureRow, measure_figures
from reader.comparison.model import Alignment, Comparison, FigurePair, Verdict
from reader.comparison.pairing import linked_by_figures, pair_figures, row_chances
from reader.comparison.terms import TOKEN
from reader.comparison.verdicts import comparable, judge
from reader.comparison.weights import THRESHOLD
from reader.figures.model import Analysis
from reader.figures.years import redate

_SAME_THING = 0.6
"""The least chance of a pair of figures that may link their sentences."""
_RELATED = 0.5
"""The least chance of the best link of two articles whose figures are told to differ perhaps."""
_ALIKE = 0.1
"""The least chance of a link by words that a figure may lift over the threshold."""


@dataclass(frozen=True, slots=True)
class Considered:
    """Two articles with all that is weighed of them before it is decided.

    ``likely`` gives for each candidate pair of sentences the chance that they say the same; ``rows`` are the
    pairs of figures that may be of one thing, ``chances`` how likely each is.
    """

    left: Analysis
    right: Analysis
    pairs: Pairs
    likely: dict[tuple[int, int], float]
    rows: list[FigureRow]
    chances: list[float]


def consider(left: Analysis, right: Analysis) -> Considered:
    """Weigh every pair of sentences and of figures; ``left`` is the article with the smaller id."""
    left, right = redate(left, right), redate(right, left)
    pairs = measure(left, right)
    likely = chances(pairs)
    rows = measure_figures(left, right, pairs, likely)
    figure_chances = row_chances(rows, left, right)
    # Sentences not quite alike enough are linked by a figure that both state of the same thing.
    for key, chance in linked_by_figures(rows, figure_chances, left, right).items():
        if chance >= _SAME_THING and _ALIKE <= likely.get(key, 0.0) < THRESHOLD:
            likely[key] = (likely[key] + chance) / 2
    return Considered(left, right, pairs, likely, rows, figure_chances)


def compare(left: Analysis, right: Analysis) -> Comparison:
    """Links between sentences and pairs of figures of two articles.

    Mirror symmetric: ``compare(b, a)`` is ``mirrored(compare(a, b))``. The side with the smaller id is
    measured first, so that ties and rounding fall alike both ways.
    """
    if right.article.id < left.article.id:
        return mirrored(compare(right, left))
    found = consider(left, right)
    turned = {
        (found.left.figures[row.left].sentence, found.right.figures[row.right].sentence)
        for row in found.rows
        if row.crossed
    }
    links = align(found.pairs, found.likely, found.left, found.right, turned)
    # Where no sentence says what another says, the articles are of two stories, and so are their figures.
    paired = pair_figures(found.rows, found.chances) if links else ()
    if all(link.score < _RELATED for link in links):
        paired = tuple(pair for pair in paired if pair.verdict is not Verdict.UNCLEAR)
    return Comparison(found.left, found.right, links, paired)


def versions(left: Article, right: Article) -> bool:
    """Whether two texts are versions of one article: they have one address."""
    return left.id != right.id and bool(canonical(left.url)) and canonical(left.url) == canonical(right.url)


def compare_versions(left: Analysis, right: Analysis) -> Comparison:
    """As ``compare``, for two texts of one article: a figure that is another in the same place was changed.

    What stands in the same place is told by the words around it (the longest common subsequence of both
    texts), so that figures that did not change are never set against others.
    """
    if right.article.id < left.article.id:
        return mirrored(compare_versions(right, left))
    comparison = compare(left, right)
    left, right = comparison.left, comparison.right
    words = _placed(left), _placed(right)
    pairs = []
    for block in Indel.editops(words[0][0], words[1][0]).as_matching_blocks():
        for k in range(block.size):
            i, j = words[0][1].get(block.a + k), words[1][1].get(block.b + k)
            if i is not None and j is not None:
                pairs.append(_same_place(left, right, i, j))
    return replace(comparison, figure_pairs=tuple(sorted(pairs, key=lambda pair: (pair.left, pair.right))))


def _placed(analysis: Analysis) -> tuple[list[str], dict[int, int]]:
    """The words of a text, each figure as one that says but its kind; and which of them are which figures."""
    words: list[str] = []
    figures: dict[int, int] = {}
    at, text = 0, analysis.article.text
    for index, figure in enumerate(analysis.figures):
        words += [word.lower() for word in TOKEN.findall(text, at, figure.start)]
        figures[len(words)] = index
        words.append(f"\0{figure.kind}")
        at = figure.end
    return words + [word.lower() for word in TOKEN.findall(text, at)], figures


def _same_place(left: Analysis, right: Analysis, i: int, j: int) -> FigurePair:
    a, b = left.figures[i], right.figures[j]
    if _value(left, i) == _value(right, j):
        return FigurePair(i, j, Verdict.SAME, "equal values")
    verdict, reason = judge(a, b) if comparable(a, b) else (Verdict.UNCLEAR, "")
    if verdict is not Verdict.DIFFERS:
        reason = f"one version has {a.text}, the other {b.text}" if a.text != b.text else "hedged otherwise"
    return FigurePair(i, j, Verdict.DIFFERS, reason)


def _value(analysis: Analysis, index: int) -> tuple[object, ...]:
    figure = analysis.figures[index]
    return figure.value, figure.high, figure.unit, figure.qualifier


def mirrored(comparison: Comparison) -> Comparison:
    """The same comparison seen from the other side."""
    return Comparison(
        comparison.right,
        comparison.left,
        tuple(sorted(map(_turned, comparison.alignments), key=_ends)),
        tuple(sorted(map(_turned, comparison.figure_pairs), key=_ends)),
        tuple(sorted(map(_turned, comparison.apart), key=_ends)),
        tuple(sorted(((_turned(a), own) for a, own in comparison.unlinked), key=lambda a: _ends(a[0]))),
    )


Pair = TypeVar("Pair", Alignment, FigurePair)


def _turned(pair: Pair) -> Pair:
    return replace(pair, left=pair.right, right=pair.left)


def _ends(pair: Alignment | FigurePair) -> tuple[int, int]:
    return pair.left, pair.right


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
