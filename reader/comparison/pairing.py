"""Which figures of two articles measure the same thing about the same subject.

Every comparable pair gets a row of features: how their sentences are linked, what words stand around
them, what is counted, which name stands near, and whether the values agree. A logistic model, fitted by
tests/benchmarks/fit_pairing.py, gives the chance that they belong together; equal telling figures
within one article ("$14.3 billion" four times) are taken as one.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from operator import mul

from reader.articles.model import Role
from reader.comparison import pair_weights as fitted
from reader.comparison.features import FEATURES as SENTENCE_FEATURES
from reader.comparison.features import Pairs
from reader.comparison.model import FigurePair, Verdict
from reader.comparison.surroundings import Surroundings, of_two_people, overlap, persons, surroundings, years
from reader.comparison.terms import Terms, is_telling
from reader.comparison.verdicts import comparable, judge
from reader.figures.model import Analysis, Figure, Kind, PartialDate, Qualifier

COSINE = SENTENCE_FEATURES.index("cosine")
_PARTED = ("link", "context", "around", "tight", "next", "best", "unit", "name", "telling", "only", "linked")
"""Features that weigh otherwise for a pair that differs: an equal value is evidence in itself."""
_LINKING = (Kind.MONEY, Kind.PERCENT, Kind.COUNT, Kind.MEASURE, Kind.MULTIPLE)
_DATED = (Kind.YEAR, Kind.DATE)
_KINDS = (Kind.MONEY, Kind.PERCENT, Kind.COUNT, Kind.AGE, Kind.YEAR, Kind.DATE, Kind.DURATION, Kind.TIME)
FEATURES = (
    "same", "compatible", "differs", "nearness", "differs_near", "differs_far", "unit_clash", "name_clash",
    "taken", "differs_taken", "differs_taken_tight", "differs_free_tight", "vague", "said_clash",
    "said_alike", "differs_said_alike", "differs_close", "differs_close_said", "differs_close_linked",
    "differs_close_tight", "differs_linked_tight", "same_day", "vague_tight", "vague_unit",
    "differs_said_unit", "other_year", "differs_other_year",
    *(f"agrees_{name}" for name in _PARTED), *(f"differs_{name}" for name in _PARTED),
    *(kind.value for kind in _KINDS), "differs_count", "differs_dated",
)  # fmt: skip
_LARGE = 99
_LEAST_FIT = 0.15
_PLACES = 12  # of the figures that share a term or the value so many are looked at
_TABLE = 40  # figures in one sentence
_SPREAD = 0.5  # how far a pair is taken for what the best pair of the same two values is


@dataclass(slots=True)
class FigureRow:
    """The features of one pair of figures, with the verdict it would have."""

    left: int
    right: int
    verdict: Verdict
    reason: str
    values: array[float]


def measure_figures(
    left: Analysis, right: Analysis, pairs: Pairs, chances: dict[tuple[int, int], float]
) -> list[FigureRow]:
    """The features of every pair of figures that may belong together, outside boilerplate.

    Args:
        left: The first article.
        right: The second article.
        pairs: The measured pairs of their sentences.
        chances: For pairs of sentences, the chance that they say the same thing (missing: none).
    """
    cosines = {(row.left, row.right): row.values[COSINE] for row in pairs.rows}
    contexts_l = _contexts(left, pairs.left, pairs.weights)
    contexts_r = _contexts(right, pairs.right, pairs.weights)
    kinds_l, kinds_r = _kinds(left), _kinds(right)
    years_l, years_r = years(left), years(right)
    whose_l, whose_r = persons(left, pairs.left), persons(right, pairs.right)
    raw: list[tuple[int, int, Verdict, str]] = []
    told: dict[str, str] = {}  # each reason once: many pairs are of the same two values
    agreeing_l: set[int] = set()
    agreeing_r: set[int] = set()
    for i, j in _candidates(left, right, contexts_l, contexts_r, cosines):
        a, b = left.figures[i], right.figures[j]
        verdict, reason = judge(a, b)
        if verdict is Verdict.DIFFERS and _two_times(a, b):
            continue
        whose = whose_l.get(i, frozenset()), whose_r.get(j, frozenset())
        if a.kind is Kind.AGE and of_two_people(*whose, pairs.left[a.sentence], pairs.right[b.sentence]):
            continue
        if verdict is Verdict.SAME and is_telling(a):
            agreeing_l.add(i)
            agreeing_r.add(j)
        raw.append((i, j, verdict, told.setdefault(reason, reason)))
    fits = {
        (i, j): overlap(contexts_l[i].words, contexts_r[j].words, max)
        + overlap(contexts_l[i].tight, contexts_r[j].tight, max)
        + chances.get((left.figures[i].sentence, right.figures[j].sentence), 0.0)
        for i, j, _, _ in raw
    }
    # Figures that differ and have next to nothing else in common are no pair: most of all rows, soon told.
    raw = [row for row in raw if row[2] is not Verdict.DIFFERS or fits[row[0], row[1]] >= _LEAST_FIT]
    best_l: dict[int, float] = {}
    best_r: dict[int, float] = {}
    for (i, j), fit in fits.items():
        best_l[i] = max(best_l.get(i, 0.0), fit)
        best_r[j] = max(best_r.get(j, 0.0), fit)
    rows = []
    for i, j, verdict, reason in raw:
        a, b = left.figures[i], right.figures[j]
        x, y = contexts_l[i], contexts_r[j]
        where = (a.sentence, b.sentence)
        chance, cosine = chances.get(where, 0.0), cosines.get(where, 0.0)
        near = _nearness(a, b)
        differs = verdict is Verdict.DIFFERS
        name = bool(x.names & y.names)
        values = {
            str(verdict): 1.0,
            "nearness": near,
            "differs_near": differs * near,
            "differs_far": float(differs and near < 0.5),
            "unit_clash": float(bool(x.unit) and bool(y.unit) and x.unit != y.unit),
            "name_clash": float(bool(x.names) and bool(y.names) and not name),
            "taken": float(verdict is not Verdict.SAME and (i in agreeing_l or j in agreeing_r)),
            "vague": float(a.vague or b.vague),
            **{kind.value: 1.0 for kind in (a.kind, b.kind)},
        }
        values["differs_taken"] = differs * values["taken"]
        tight, unit = overlap(x.tight, y.tight, max), bool(x.unit) and x.unit == y.unit
        values["differs_taken_tight"] = values["differs_taken"] * tight
        values["differs_free_tight"] = float(differs and not values["taken"]) * tight
        alike = bool(x.said) and x.said == y.said
        values["said_clash"] = float(bool(x.said) and bool(y.said) and not alike)
        values["said_alike"], values["differs_said_alike"] = float(alike), float(differs and alike)
        close = float(differs and _is_close(a, b))
        values["differs_close"], values["differs_close_said"] = close, close * alike
        values["differs_close_linked"], values["differs_close_tight"] = close * chance, close * tight
        values["differs_linked_tight"] = differs * chance * tight
        values["differs_said_unit"] = float(differs and alike and not values["unit_clash"])
        other_year = a.kind not in _DATED and years_l.get(a.sentence) != years_r.get(b.sentence)
        values["other_year"], values["differs_other_year"] = float(other_year), float(differs and other_year)
        values["same_day"] = float(
            verdict is Verdict.SAME and isinstance(a.value, PartialDate) and a.value.day is not None
        )
        values["vague_tight"] = values["vague"] * tight
        values["vague_unit"] = values["vague"] * unit
        values["differs_count"] = differs * values.get("count", 0.0)
        values["differs_dated"] = float(differs and not set(_DATED).isdisjoint((a.kind, b.kind)))
        for feature, value in (
            ("link", chance),
            ("context", cosine),
            ("around", overlap(x.words, y.words, min)),
            ("tight", tight),
            ("next", float(bool(x.after) and x.after == y.after)),
            ("best", float(fits[i, j] > 0.2 and fits[i, j] >= max(best_l[i], best_r[j]) - 1e-9)),
            ("unit", float(unit)),
            ("name", float(name)),
            ("telling", float(is_telling(a) and is_telling(b))),
            ("only", float(kinds_l[a.sentence, a.kind] == 1 and kinds_r[b.sentence, b.kind] == 1)),
            ("linked", float(chance > 0.3)),
        ):
            values[f"{'differs' if differs else 'agrees'}_{feature}"] = value
        rows.append(FigureRow(i, j, verdict, reason, array("f", [values.get(f, 0.0) for f in FEATURES])))
    return rows


def _contexts(analysis: Analysis, terms: Sequence[Terms], weights: dict[str, float]) -> list[Surroundings]:
    """What stands around each figure."""
    return [
        surroundings(figure, tokens, weights)
        for sentence, figures in groupby(analysis.figures, key=lambda figure: figure.sentence)
        for tokens in (terms[sentence].tokens(),)
        for figure in figures
    ]


def _candidates(
    left: Analysis,
    right: Analysis,
    contexts_l: Sequence[Surroundings],
    contexts_r: Sequence[Surroundings],
    cosines: dict[tuple[int, int], float],
) -> list[tuple[int, int]]:
    """Comparable figures with anything to bring them together: their sentences, value, or what is counted."""
    by_sentence: dict[int, list[int]] = {}
    by_key: dict[object, list[int]] = {}
    for j, figure in enumerate(right.figures):
        if right.sentences[figure.sentence].role is not Role.BOILERPLATE:
            by_sentence.setdefault(figure.sentence, []).append(j)
            for key in _keys(figure, contexts_r[j]):
                by_key.setdefault(key, []).append(j)
    near: dict[int, list[int]] = {}
    for i, j in cosines:
        # A sentence with more figures is a table that was run together: only equal values are looked for.
        if len(by_sentence.get(j, ())) in range(1, _TABLE):
            near.setdefault(i, []).extend(by_sentence[j])
    found: list[tuple[int, int]] = []
    for i, a in enumerate(left.figures):
        if left.sentences[a.sentence].role is Role.BOILERPLATE:
            continue
        others = set(near.get(a.sentence, ()))
        for key in _keys(a, contexts_l[i]):
            others.update(by_key.get(key, ())[:_PLACES])
        found += [(i, j) for j in sorted(others) if comparable(a, right.figures[j])]
    return found


def _keys(figure: Figure, context: Surroundings) -> list[object]:
    return [(figure.kind, str(figure.value)), *((figure.kind, term) for term in context.tight)]


def row_chances(rows: Sequence[FigureRow], left: Analysis, right: Analysis) -> list[float]:
    """The chance of each pair, the best of all pairs of the same two telling values standing for each."""
    single = []
    for row in rows:
        odds = fitted.BIAS + sum(map(mul, fitted.WEIGHTS, row.values))
        single.append(1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))))
    best: dict[tuple[object, object], float] = {}
    keys = [
        (_cluster(left.figures[row.left], row.left), _cluster(right.figures[row.right], row.right))
        for row in rows
    ]
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
    such a pair has a threshold of its own.
    """
    found = [
        FigurePair(row.left, row.right, row.verdict, row.reason)
        for row, chance in zip(rows, chances, strict=True)
        if chance >= (fitted.DIFFERS if row.verdict is Verdict.DIFFERS else fitted.AGREES)
    ]
    return tuple(sorted(found, key=lambda pair: (pair.left, pair.right)))


def _two_times(a: Figure, b: Figure) -> bool:
    """Whether two ages lie so far apart that they are of two people, or of one at two times of life."""
    return (
        a.kind is Kind.AGE
        and isinstance(a.value, Decimal)
        and isinstance(b.value, Decimal)
        and abs(a.value - b.value) > 3
    )


def _cluster(figure: Figure, index: int) -> object:
    plain = figure.qualifier is not Qualifier.ABOUT and figure.kind not in (Kind.DATE, Kind.AGE)
    if plain and is_telling(figure):
        return (figure.kind, figure.unit, figure.value, figure.high)
    return index


def _kinds(analysis: Analysis) -> dict[tuple[int, Kind], int]:
    counts: dict[tuple[int, Kind], int] = {}
    for figure in analysis.figures:
        key = (figure.sentence, figure.kind)
        counts[key] = counts.get(key, 0) + 1
    return counts


def _is_close(a: Figure, b: Figure) -> bool:
    """Whether two large numbers lie within a twentieth of each other, which is seldom by chance."""
    if a.kind in _DATED or not (isinstance(a.value, Decimal) and isinstance(b.value, Decimal)):
        return False
    low, high = sorted((abs(a.value), abs(b.value)))
    return low > _LARGE and high - low <= high / 20


def _nearness(a: Figure, b: Figure) -> float:
    if isinstance(a.value, Decimal) and isinstance(b.value, Decimal):
        low, high = sorted((abs(a.value), abs(b.value)))
        return float(low / high) if high else 1.0
    return 0.5
