"""Which sentences of two articles say the same thing, N to M.

A model in two steps over the features of features.py: a logistic one scores each pair alone; the
second sees also how the pair stands among its rivals and neighbours, and is the mean of a logistic model
and of small boosted trees (Friedman 2001), which see what only holds together. Both are fitted on labelled
pairs by tests/benchmarks/fit_alignment.py; they stand in weights.py and trees.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from math import exp
from operator import mul

from reader.comparison import weights as fitted
from reader.comparison.features import FEATURES, Pairs, Row
from reader.comparison.model import Alignment, Strength
from reader.comparison.opposition import opposed
from reader.comparison.speakers import own_terms
from reader.comparison.trees import tree_odds
from reader.figures.model import Analysis

SECOND = (
    "first",
    "row_rival",
    "column_rival",
    "row_rank",
    "column_rank",
    "diagonal",
    "beside",
    "row_sum",
    "column_sum",
    "chain",
    "chain_stronger",
)
"""What the second step adds to the features of the first."""
_DETOUR = 0.1
_NAMES_ONLY, _NON_NAMES = FEATURES.index("names_only"), FEATURES.index("non_names")
_LEAST_NON_NAMES = 0.1
"""The least share of a sentence, by weight, that two must have in common besides names to say the same."""
UNLIKELY = 0.1
"""A pair whose logistic chance is less is not asked of the trees."""
_NONE: dict[int, float] = {}
_MOST_ODDS = 700.0  # from there on e to that power is no number any more


def first_scores(pairs: Pairs) -> list[float]:
    """Log-odds of every pair by itself."""
    return [_dot(fitted.FIRST, fitted.FIRST_BIAS, row.values) for row in pairs.rows]


def second_values(rows: Sequence[Row], scores: Sequence[float]) -> list[list[float]]:
    """The features of the second step: a pair's score, its rivals' and its neighbours'; the rows in order."""
    chance: dict[int, dict[int, float]] = {}
    turned: dict[int, list[tuple[float, int]]] = {}
    for row, score in zip(rows, scores, strict=True):
        value = _sigmoid(score)
        chance.setdefault(row.left, {})[row.right] = value
        turned.setdefault(row.right, []).append((value, row.left))
    by_left = {i: _Rivals([(value, j) for j, value in others.items()]) for i, others in chance.items()}
    by_right = {j: _Rivals(others) for j, others in turned.items()}
    found = []
    told = iter(scores)
    for i, here in chance.items():
        above, beside, below = chance.get(i - 1, _NONE).get, here.get, chance.get(i + 1, _NONE).get
        mine = by_left[i]
        for j, own in here.items():
            score, theirs = next(told), by_right[j]
            rivals = mine.beside(j), theirs.beside(i)
            best_l, best_r = mine.best <= own, theirs.best <= own
            less, more = mine.total - own, theirs.total - own
            if less > more:
                less, more = more, less
            chain = _chain(mine.strong, theirs.strong, i, j, chance) if mine.strong and theirs.strong else 0.0
            found.append(
                [
                    max(-1.0, min(1.0, score / 6)),
                    max(rivals),
                    min(rivals),
                    1.0 if best_l or best_r else 0.0,
                    1.0 if best_l and best_r else 0.0,
                    max(above(j - 1, 0.0), below(j + 1, 0.0)),
                    max(above(j, 0.0), below(j, 0.0), beside(j - 1, 0.0), beside(j + 1, 0.0)),
                    min(1.0, more / 3),
                    min(1.0, less / 3),
                    chain,
                    1.0 if chain > own else 0.0,
                ]
            )
    return found


class _Rivals:
    """The chances of one sentence with those of the other article."""

    __slots__ = ("best", "first", "second", "strong", "total")

    def __init__(self, chances: list[tuple[float, int]]) -> None:
        chances.sort(reverse=True)
        self.best, self.first = chances[0]
        self.second = chances[1][0] if len(chances) > 1 else 0.0
        self.total = sum([value for value, _ in chances])
        self.strong = [pair for pair in chances if pair[0] >= _DETOUR]

    def beside(self, own: int) -> float:
        """The best chance with another sentence than this."""
        return self.second if self.first == own else self.best


def chances(pairs: Pairs) -> dict[tuple[int, int], float]:
    """For every candidate pair of sentences, the chance that they say the same thing."""
    extra = second_values(pairs.rows, first_scores(pairs))
    found = {}
    for row, values in zip(pairs.rows, extra, strict=True):
        values = [*row.values, *values]
        chance = _sigmoid(_dot(fitted.SECOND, fitted.SECOND_BIAS, values))
        if chance >= UNLIKELY:
            chance = (chance + _sigmoid(tree_odds(values))) / 2
        found[row.left, row.right] = chance
    return found


def align(
    pairs: Pairs,
    likely: dict[tuple[int, int], float],
    left: Analysis,
    right: Analysis,
    turned: Set[tuple[int, int]] = frozenset(),
) -> tuple[Alignment, ...]:
    """The links of two articles, in order of (left, right).

    Args:
        pairs: The measured pairs.
        likely: Their chances, from ``chances``.
        left: The first article.
        right: The second article.
        turned: Pairs of sentences that give the same figures to each other's owners.
    """
    found = []
    for row in pairs.rows:
        score = likely[row.left, row.right]
        if score < fitted.THRESHOLD:
            continue
        sure = score >= fitted.STRONG and not _names_alone(row) and (row.left, row.right) not in turned
        a, b = pairs.left[row.left], pairs.right[row.right]
        sure = sure and not opposed(a, b) and not _speaker_alone(left, right, pairs, row)
        strength = Strength.SAME if sure else Strength.PARTIAL
        found.append(Alignment(row.left, row.right, round(score, 3), strength))
    return tuple(sorted(found, key=lambda link: (link.left, link.right)))


def _names_alone(row: Row) -> bool:
    """Whether two sentences share but names, or hardly more."""
    return bool(row.values[_NAMES_ONLY]) or row.values[_NON_NAMES] < _LEAST_NON_NAMES


def _speaker_alone(left: Analysis, right: Analysis, pairs: Pairs, row: Row) -> bool:
    """Whether two sentences share who speaks, with title and office, and names, and hardly more."""
    a, b, weights = pairs.left[row.left], pairs.right[row.right], pairs.weights
    if not {(f.kind, f.value) for f in a.figures}.isdisjoint((f.kind, f.value) for f in b.figures):
        return False
    mine, theirs = own_terms(left)[row.left], own_terms(right)[row.right]
    if len(mine) == len(a.counts) or len(theirs) == len(b.counts):
        return False
    least = min(sum(weights[key] for key in terms.counts) for terms in (a, b))
    shared = sum(weights[key] for key in (mine & theirs) - a.names - b.names)
    return shared < _LEAST_NON_NAMES * least


def _chain(
    row: list[tuple[float, int]],
    column: list[tuple[float, int]],
    i: int,
    j: int,
    chance: dict[int, dict[int, float]],
) -> float:
    """The best chance by a detour: i says what another says, which k says too, and k says what j says."""
    best = 0.0
    strongest = column[0][0]
    for there, other in row:  # both strongest first
        if there * strongest <= best:
            break
        if other == j:
            continue
        for back, k in column:
            if there * back <= best:
                break
            if k != i:
                best = max(best, there * back * chance[k].get(other, 0.0))
    return best


def _dot(weights: Sequence[float], bias: float, values: Sequence[float]) -> float:
    products: Iterator[float] = map(mul, weights, values)
    return bias + sum(products)


def _sigmoid(value: float) -> float:
    return 1 / (1 + exp(-value)) if value > -_MOST_ODDS else 0.0
