"""Which figures of two articles measure the same thing about the same subject.

Every comparable pair gets a row of features: how their sentences are linked, what words stand around
them, what is counted, which name stands near, and whether the values agree. A logistic model, fitted by
tests/benchmarks/fit_pairing.py, gives the chance that they belong together; equal telling figures
within one article ("$14.3 billion" four times) are taken as one.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reader.articles.model import Analysis, Figure, Kind, Qualifier, Role
from reader.comparison import pair_weights as fitted
from reader.comparison.model import FigurePair, Verdict
from reader.comparison.terms import Terms, is_telling, stem
from reader.comparison.verdicts import comparable, judge

FEATURES = (
    "same",
    "compatible",
    "differs",
    "nearness",
    "differs_near",
    "same_link",
    "compatible_link",
    "differs_link",
    "same_context",
    "compatible_context",
    "differs_context",
    "same_around",
    "differs_around",
    "same_unit",
    "differs_unit",
    "unit_clash",
    "same_name",
    "differs_name",
    "name_clash",
    "same_telling",
    "differs_telling",
    "only_ones",
    "differs_only_ones",
    "taken",
    "differs_taken",
    "money",
    "percent",
    "count",
    "age",
    "year",
    "date",
    "duration",
    "differs_count",
    "differs_date",
    "vague",
    "linked",
    "differs_linked",
)
_WINDOW = 9  # tokens to either side that count as the figure's context


@dataclass(slots=True)
class FigureRow:
    """The features of one pair of figures, with the verdict it would have."""

    left: int
    right: int
    verdict: Verdict
    reason: str
    values: list[float]


@dataclass(slots=True)
class _Context:
    words: dict[str, float]
    names: frozenset[str]
    unit: str


def measure_figures(
    left: Analysis,
    right: Analysis,
    left_terms: Sequence[Terms],
    right_terms: Sequence[Terms],
    weights: dict[str, float],
    chances: dict[tuple[int, int], float],
    cosines: dict[tuple[int, int], float],
) -> list[FigureRow]:
    """The features of every comparable pair of figures outside boilerplate.

    Args:
        left: The first article.
        right: The second article.
        left_terms: Terms of each sentence of the first.
        right_terms: Terms of each sentence of the second.
        weights: Weight of each term.
        chances: For pairs of sentences, the chance that they say the same thing (missing: none).
        cosines: For pairs of sentences, their similarity (missing: none).
    """
    contexts_l = [_context(figure, left_terms[figure.sentence], weights) for figure in left.figures]
    contexts_r = [_context(figure, right_terms[figure.sentence], weights) for figure in right.figures]
    kinds_l, kinds_r = _kinds(left), _kinds(right)
    raw: list[tuple[int, int, Verdict, str]] = []
    agreeing_l: set[int] = set()
    agreeing_r: set[int] = set()
    for i, a in enumerate(left.figures):
        if left.sentences[a.sentence].role is Role.BOILERPLATE:
            continue
        for j, b in enumerate(right.figures):
            if right.sentences[b.sentence].role is Role.BOILERPLATE or not comparable(a, b):
                continue
            verdict, reason = judge(a, b)
            if verdict is Verdict.SAME and is_telling(a):
                agreeing_l.add(i)
                agreeing_r.add(j)
            raw.append((i, j, verdict, reason))
    rows = []
    for i, j, verdict, reason in raw:
        a, b = left.figures[i], right.figures[j]
        x, y = contexts_l[i], contexts_r[j]
        where = (a.sentence, b.sentence)
        chance, cosine = chances.get(where, 0.0), cosines.get(where, 0.0)
        around = _overlap(x.words, y.words)
        near = _nearness(a, b)
        same, compatible, differs = (float(verdict is v) for v in Verdict)
        unit = float(bool(x.unit) and x.unit == y.unit)
        clash = float(bool(x.unit) and bool(y.unit) and x.unit != y.unit)
        name = float(bool(x.names & y.names))
        name_clash = float(bool(x.names) and bool(y.names) and not name)
        telling = float(is_telling(a) and is_telling(b))
        only = float(kinds_l[a.sentence, a.kind] == 1 and kinds_r[b.sentence, b.kind] == 1)
        taken = float(verdict is not Verdict.SAME and (i in agreeing_l or j in agreeing_r))
        kind = [
            float(a.kind is k)
            for k in (Kind.MONEY, Kind.PERCENT, Kind.COUNT, Kind.AGE, Kind.YEAR, Kind.DATE, Kind.DURATION)
        ]
        linked = float(chance > 0.3)
        values = [
            same,
            compatible,
            differs,
            near,
            differs * near,
            same * chance,
            compatible * chance,
            differs * chance,
            same * cosine,
            compatible * cosine,
            differs * cosine,
            (same + compatible) * around,
            differs * around,
            (1 - differs) * unit,
            differs * unit,
            clash,
            (1 - differs) * name,
            differs * name,
            name_clash,
            same * telling,
            differs * telling,
            only,
            differs * only,
            taken,
            differs * taken,
            *kind,
            differs * kind[2],
            differs * (kind[4] + kind[5]),
            float(a.vague or b.vague),
            linked,
            differs * linked,
        ]
        rows.append(FigureRow(i, j, verdict, reason, values))
    return rows


def row_chances(rows: Sequence[FigureRow], left: Analysis, right: Analysis) -> list[float]:
    """The chance of each pair, the best of all pairs of the same two telling values standing for each."""
    single = [
        1
        / (
            1
            + math.exp(
                -max(
                    -30.0,
                    min(
                        30.0,
                        fitted.BIAS + sum(w * v for w, v in zip(fitted.WEIGHTS, row.values, strict=True)),
                    ),
                )
            )
        )
        for row in rows
    ]
    best: dict[tuple[object, object], float] = {}
    keys = [
        (_cluster(left.figures[row.left], row.left), _cluster(right.figures[row.right], row.right))
        for row in rows
    ]
    for key, value in zip(keys, single, strict=True):
        best[key] = max(best.get(key, 0.0), value)
    return [best[key] for key in keys]


def pair_figures(rows: Sequence[FigureRow], left: Analysis, right: Analysis) -> tuple[FigurePair, ...]:
    """The figures that measure the same thing, each pair with its verdict, in order of (left, right)."""
    chances = row_chances(rows, left, right)
    found = []
    for row, chance in zip(rows, chances, strict=True):
        # A false "differs" is worse than a missed one, so it must be surer.
        needed = fitted.DIFFERS if row.verdict is Verdict.DIFFERS else fitted.AGREES
        if chance >= needed:
            found.append((chance, FigurePair(row.left, row.right, row.verdict, row.reason)))
    return tuple(sorted((pair for _, pair in found), key=lambda pair: (pair.left, pair.right)))


def _cluster(figure: Figure, index: int) -> object:
    if is_telling(figure) and figure.kind is not Kind.DATE and figure.qualifier is not Qualifier.ABOUT:
        return (figure.kind, figure.unit, figure.value, figure.high)
    return index


def _kinds(analysis: Analysis) -> dict[tuple[int, Kind], int]:
    counts: dict[tuple[int, Kind], int] = {}
    for figure in analysis.figures:
        key = (figure.sentence, figure.kind)
        counts[key] = counts.get(key, 0) + 1
    return counts


def _context(figure: Figure, terms: Terms, weights: dict[str, float]) -> _Context:
    """The telling words around a figure, the nearer the heavier, and the names beside it."""
    tokens = terms.tokens
    before = [k for k, token in enumerate(tokens) if token.end <= figure.start]
    after = [k for k, token in enumerate(tokens) if token.start >= figure.end]
    words: dict[str, float] = {}
    names: set[str] = set()
    for side in (before[::-1], after):
        for distance, k in enumerate(side[:_WINDOW]):
            token = tokens[k]
            if not token.stem or token.stem[0].isdigit():
                continue
            weight = weights.get(token.stem, 0.0) / (1 + distance / 4)
            words[token.stem] = max(words.get(token.stem, 0.0), weight)
            if token.name and distance < 4:
                names.add(token.stem)
    unit = stem(figure.unit) if figure.unit and figure.kind in (Kind.COUNT, Kind.OTHER, Kind.MEASURE) else ""
    return _Context(words, frozenset(names), unit)


def _overlap(a: dict[str, float], b: dict[str, float]) -> float:
    shared = sum(min(weight, b[key]) for key, weight in a.items() if key in b)
    low = min(sum(a.values()), sum(b.values()))
    return shared / low if low else 0.0


def _nearness(a: Figure, b: Figure) -> float:
    if isinstance(a.value, Decimal) and isinstance(b.value, Decimal):
        low, high = sorted((abs(a.value), abs(b.value)))
        return float(low / high) if high else 1.0
    return 0.5
