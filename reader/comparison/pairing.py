"""Which figures of two articles measure the same thing about the same subject.

Every comparable pair gets a row of features: how their sentences are linked, what words stand around
them, what is counted, which name stands near, and whether the values agree. A logistic model, fitted by
tests/benchmarks/fit_pairing.py, gives the chance that they belong together; equal telling figures
within one article ("$14.3 billion" four times) are taken as one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import mul

from reader.articles.model import Analysis, Figure, Kind, Qualifier, Role
from reader.comparison import pair_weights as fitted
from reader.comparison.model import FigurePair, Verdict
from reader.comparison.terms import Terms, is_telling, stem
from reader.comparison.verdicts import comparable, judge

_PARTED = ("link", "context", "around", "tight", "next", "best", "unit", "name", "telling", "only", "linked")
"""Features that weigh otherwise for a pair that differs: an equal value is evidence in itself."""
_KINDS = (Kind.MONEY, Kind.PERCENT, Kind.COUNT, Kind.AGE, Kind.YEAR, Kind.DATE, Kind.DURATION, Kind.TIME)
FEATURES = (
    "same", "compatible", "differs", "nearness", "differs_near", "differs_far", "unit_clash", "name_clash",
    "taken", "differs_taken", "vague",
    *(f"agrees_{name}" for name in _PARTED), *(f"differs_{name}" for name in _PARTED),
    *(kind.value for kind in _KINDS), "differs_count", "differs_dated",
)  # fmt: skip
# What news counts is said in many words; beside a figure each group is one term. Written as stems. (Taken
# as terms of whole sentences, these groups made the links no better.)
_GROUPS = (
    "dead die death kill fatal perish deadliest slain victim toll lost lose drown",
    "injur wound hurt casualti",
    "surviv survivor save rescu aliv live",
    "buy acquir purchas acquisit takeov",
    "invest investor stake",
    "valu valuat worth",
    "rise increas climb grow jump soar surg growth",
    "fall drop declin decreas sink slump plung",
    "start begin launch open found",
    "resign quit depart leav",
    "arrest detain custodi captur",
    "strike struck hit collis collid crash",
    "employe staff worker job",
    "ship liner vessel boat",
    "reach arriv",
)
_GROUPED = {word: words.split()[0] for words in _GROUPS for word in words.split()}
_WINDOW = 9  # tokens to either side that count as the figure's context
_TIGHT = 2  # words with a meaning to either side that say what is counted


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
    tight: dict[str, float]
    names: frozenset[str]
    after: str
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
            if verdict is Verdict.DIFFERS and _two_times(a, b):
                continue
            if verdict is Verdict.SAME and is_telling(a):
                agreeing_l.add(i)
                agreeing_r.add(j)
            raw.append((i, j, verdict, reason))
    fits = {
        (i, j): _overlap(contexts_l[i].words, contexts_r[j].words, max)
        + _overlap(contexts_l[i].tight, contexts_r[j].tight, max)
        + chances.get((left.figures[i].sentence, right.figures[j].sentence), 0.0)
        for i, j, _, _ in raw
    }
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
        values["differs_count"] = differs * values.get("count", 0.0)
        values["differs_dated"] = float(differs and not {Kind.YEAR, Kind.DATE}.isdisjoint((a.kind, b.kind)))
        for feature, value in (
            ("link", chance),
            ("context", cosine),
            ("around", _overlap(x.words, y.words, min)),
            ("tight", _overlap(x.tight, y.tight, max)),
            ("next", float(bool(x.after) and x.after == y.after)),
            ("best", float(fits[i, j] > 0.2 and fits[i, j] >= max(best_l[i], best_r[j]) - 1e-9)),
            ("unit", float(bool(x.unit) and x.unit == y.unit)),
            ("name", float(name)),
            ("telling", float(is_telling(a) and is_telling(b))),
            ("only", float(kinds_l[a.sentence, a.kind] == 1 and kinds_r[b.sentence, b.kind] == 1)),
            ("linked", float(chance > 0.3)),
        ):
            values[f"{'differs' if differs else 'agrees'}_{feature}"] = value
        rows.append(FigureRow(i, j, verdict, reason, [values.get(f, 0.0) for f in FEATURES]))
    return rows


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


def _two_times(a: Figure, b: Figure) -> bool:
    """Whether two ages lie so far apart that they are of two people, or of one at two times of life."""
    return (
        a.kind is Kind.AGE
        and isinstance(a.value, Decimal)
        and isinstance(b.value, Decimal)
        and abs(a.value - b.value) > 3
    )


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
    tight: dict[str, float] = {}
    names: set[str] = set()
    for side in (before[::-1], after):
        content = 0
        for distance, k in enumerate(side[:_WINDOW]):
            token = tokens[k]
            if not token.stem or token.stem[0].isdigit():
                continue
            weight = weights.get(token.stem, 0.0)
            term = _GROUPED.get(token.stem, token.stem)
            words[term] = max(words.get(term, 0.0), weight / (1 + distance / 4))
            if content < _TIGHT:
                tight[term] = 1.0 + weight / 4
            content += 1
            if token.name and distance < 4:
                names.add(token.stem)
    following = next((tokens[k].stem for k in after[:3] if tokens[k].stem), "")
    following = _GROUPED.get(following, following)
    unit = stem(figure.unit) if figure.unit and figure.kind in (Kind.COUNT, Kind.OTHER, Kind.MEASURE) else ""
    return _Context(words, tight, frozenset(names), following, unit)


def _overlap(a: dict[str, float], b: dict[str, float], of: Callable[[float, float], float]) -> float:
    """Weight of what two contexts share, as a share of the smaller (min) or larger (max) of them."""
    shared = sum(min(weight, b[key]) for key, weight in a.items() if key in b)
    whole = of(sum(a.values()), sum(b.values()))
    return shared / whole if whole else 0.0


def _nearness(a: Figure, b: Figure) -> float:
    if isinstance(a.value, Decimal) and isinstance(b.value, Decimal):
        low, high = sorted((abs(a.value), abs(b.value)))
        return float(low / high) if high else 1.0
    return 0.5
