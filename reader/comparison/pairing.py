"""Which figures of two articles measure the same thing about the same subject, and which of them differ.

Every comparable pair has a row of features (reader/comparison/figure_rows.py). Pairs whose values agree and
pairs whose values do not are two questions, each with a logistic model of its own, fitted by
tests/benchmarks/fit_pairing.py, that gives the chance that they belong together; equal telling figures within
one article ("$14.3 billion" four times) are taken as one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from operator import mul

from reader.comparison import pair_weights as fitted
from reader.comparison.figure_rows import FigureRow
from reader.comparison.model import APART, FigurePair, Verdict
from reader.comparison.terms import is_telling
from reader.figures.model import Analysis, Figure, Kind, Qualifier

_LINKING = (Kind.MONEY, Kind.PERCENT, Kind.COUNT, Kind.MEASURE, Kind.MULTIPLE)
_SPREAD = 0.5  # how far a pair is taken for what the best pair of the same two values is
_MOST_UNCLEAR = 5  # pairs of two articles that are shown as perhaps differing


def row_chances(rows: Sequence[FigureRow], left: Analysis, right: Analysis) -> list[float]:
    """The chance of each pair, the best of all pairs of the same two telling values standing for each."""
    single = []
    for row in rows:
        weights, bias = (
            (fitted.DIFFERING, fitted.DIFFERING_BIAS)
            if row.differing
            else (fitted.AGREEING, fitted.AGREEING_BIAS)
        )
        odds = bias + sum(map(mul, weights, row.values))
        single.append(1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))))
    best: dict[tuple[int, int], float] = {}
    mine, theirs = _clusters(left.figures), _clusters(right.figures)
    keys = [(mine[row.left], theirs[row.right]) for row in rows]
    for key, value in zip(keys, single, strict=True):
        best[key] = max(best.get(key, 0.0), value)
    return [own + _SPREAD * (best[key] - own) for own, key in zip(single, keys, strict=True)]


def linked_by_figures(
    rows: Sequence[FigureRow], chances: Sequence[float], left: Analysis, right: Analysis
) -> dict[tuple[int, int], float]:
    """For pairs of sentences, the best chance that a telling figure of both measures the same thing."""
    found: dict[tuple[int, int], float] = {}
    for row, chance in zip(rows, chances, strict=True):
        a, b = left.figures[row.left], right.figures[row.right]
        if a.kind in _LINKING and is_telling(a) and is_telling(b):
            key = a.sentence, b.sentence
            found[key] = max(found.get(key, 0.0), chance)
    return found


def pair_figures(rows: Sequence[FigureRow], chances: Sequence[float]) -> tuple[FigurePair, ...]:
    """The figures that measure the same thing, each pair with its verdict, in order of (left, right).

    ``chances`` are those of the rows, from ``row_chances``. A false "differs" is worse than a missed one, so
    such a pair has a threshold of its own, and neither figure may be one that the other report agrees with in
    another place. Of the rest, unless both are agreed with, the few likeliest are told to be unclear.
    """
    found, unclear = [], []
    agreed_l, agreed_r = set(), set()
    rated = list(zip(rows, chances, strict=True))
    for row, chance in rated:
        if row.verdict not in APART and chance >= fitted.AGREES and not row.unconnected:
            found.append(_pair(row, chance, row.verdict))
            agreed_l.add(row.left)
            agreed_r.add(row.right)
    for row, chance in rated:
        if row.verdict not in APART or chance < fitted.UNCLEAR or row.unconnected:
            continue
        agreed = row.left in agreed_l, row.right in agreed_r
        told = row.verdict is Verdict.DIFFERS and chance >= fitted.DIFFERS
        if told and not row.kept_apart and not any(agreed):
            found.append(_pair(row, chance, row.verdict))
        elif not all(agreed):
            unclear.append((-round(chance, 3), row.left, row.right, row, chance))
    unclear.sort(key=lambda rated: rated[:3])
    found += [_pair(row, chance, Verdict.UNCLEAR) for *_, row, chance in unclear[:_MOST_UNCLEAR]]
    return tuple(sorted(found, key=lambda pair: (pair.left, pair.right)))


def _pair(row: FigureRow, chance: float, verdict: Verdict) -> FigurePair:
    return FigurePair(row.left, row.right, verdict, row.reason, round(chance, 3))


def _clusters(figures: Sequence[Figure]) -> list[int]:
    """A number for each figure, the same for those that are taken as one."""
    known: dict[object, int] = {}
    return [known.setdefault(_cluster(figure, k), k) for k, figure in enumerate(figures)]


def _cluster(figure: Figure, index: int) -> object:
    plain = figure.qualifier is not Qualifier.ABOUT and figure.kind not in (Kind.DATE, Kind.AGE)
    if plain and is_telling(figure):
        return (figure.kind, figure.unit, figure.value, figure.high)
    return index
