"""Which figures of two articles measure the same thing about the same subject.

Every comparable pair gets a row of features: how their sentences are linked, what words stand around
them, what is counted, which name stands near, and whether the values agree. A logistic model, fitted by
tests/benchmarks/fit_pairing.py, gives the chance that they belong together; equal telling figures
within one article ("$14.3 billion" four times) are taken as one.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile
from operator import attrgetter, mul

from reader.articles.model import Analysis, Figure, Kind, PartialDate, Qualifier, Role
from reader.comparison import pair_weights as fitted
from reader.comparison.model import FigurePair, Verdict
from reader.comparison.terms import Terms, Token, is_telling, stem
from reader.comparison.verdicts import comparable, judge

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
# What became of those counted: two counts with another of these are of other people.
_OUTCOMES = frozenset({"dead", "injur", "surviv", "arrest", "rise", "fall", "reach", "start", "resign"})
_WINDOW = 9  # tokens to either side that count as the figure's context
_SAID = 9  # tokens to either side among which the word that says what became of the counted is looked for
_ANYONE = frozenset(map(stem, ("people", "person", "persons", "others", "individuals")))
_LARGE = 99
_LEAST_FIT = 0.15
_PLACES = 12  # of the figures that share a term or the value so many are looked at
_TABLE = 40  # figures in one sentence
_SPREAD = 0.5  # how far a pair is taken for what the best pair of the same two values is
_FAR = 24  # tokens to either side that are looked at
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
    said: str


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
    years_l, years_r = _years(left), _years(right)
    whose_l, whose_r = _persons(left, left_terms), _persons(right, right_terms)
    raw: list[tuple[int, int, Verdict, str]] = []
    agreeing_l: set[int] = set()
    agreeing_r: set[int] = set()
    for i, j in _candidates(left, right, contexts_l, contexts_r, cosines):
        a, b = left.figures[i], right.figures[j]
        verdict, reason = judge(a, b)
        if verdict is Verdict.DIFFERS and _two_times(a, b):
            continue
        whose = whose_l.get(i, frozenset()), whose_r.get(j, frozenset())
        if a.kind is Kind.AGE and _of_two_people(*whose, left_terms[a.sentence], right_terms[b.sentence]):
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
        tight = _overlap(x.tight, y.tight, max)
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
        values["vague_unit"] = values["vague"] * float(bool(x.unit) and x.unit == y.unit)
        values["differs_count"] = differs * values.get("count", 0.0)
        values["differs_dated"] = float(differs and not set(_DATED).isdisjoint((a.kind, b.kind)))
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


def _candidates(
    left: Analysis,
    right: Analysis,
    contexts_l: Sequence[_Context],
    contexts_r: Sequence[_Context],
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


def _keys(figure: Figure, context: _Context) -> list[object]:
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
    plain = figure.qualifier is not Qualifier.ABOUT and figure.kind not in (Kind.DATE, Kind.AGE)
    if plain and is_telling(figure):
        return (figure.kind, figure.unit, figure.value, figure.high)
    return index


def _years(analysis: Analysis) -> dict[int, set[int]]:
    """The years that the sentences state, by sentence: a figure of another year is another figure."""
    found: dict[int, set[int]] = {}
    for figure in analysis.figures:
        value = figure.value
        year = int(value) if figure.kind is Kind.YEAR and isinstance(value, Decimal) else None
        if isinstance(value, PartialDate) and re.search(r"\d{4}", figure.text):
            year = value.year
        if year is not None:
            found.setdefault(figure.sentence, set()).add(year)
    return found


def _kinds(analysis: Analysis) -> dict[tuple[int, Kind], int]:
    counts: dict[tuple[int, Kind], int] = {}
    for figure in analysis.figures:
        key = (figure.sentence, figure.kind)
        counts[key] = counts.get(key, 0) + 1
    return counts


def _context(figure: Figure, terms: Terms, weights: dict[str, float]) -> _Context:
    """The telling words around a figure, the nearer the heavier, and the names beside it."""
    tokens = terms.tokens
    first = bisect_right(tokens, figure.start, key=attrgetter("end"))
    last = bisect_left(tokens, figure.end, key=attrgetter("start"))
    before, after = range(max(0, first - _FAR), first), range(last, min(len(tokens), last + _FAR))
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
    if unit in _ANYONE:
        unit = ""
    nearest = sorted(
        (min(abs(k - before[-1]) if before else 99, abs(k - after[0]) if after else 99), tokens[k].stem)
        for k in (*before[-_SAID:], *after[:_SAID])
        if _GROUPED.get(tokens[k].stem) in _OUTCOMES
    )
    return _Context(
        words,
        tight,
        frozenset(names),
        following,
        unit,
        _GROUPED[nearest[0][1]] if nearest else "",
    )


def _persons(analysis: Analysis, terms: Sequence[Terms]) -> dict[int, frozenset[str]]:
    """The names of those whose ages the figures state, by index: "Ann Lee, 29", "29-year-old Ann Lee"."""
    found = {}
    for index, figure in enumerate(analysis.figures):
        if figure.kind is not Kind.AGE or figure.high is not None:
            continue
        tokens = terms[figure.sentence].tokens
        before = [t for t in tokens if t.end <= figure.start][::-1]
        after = [t for t in tokens if t.start >= figure.end]
        comma = analysis.article.text[max(0, figure.start - 2) : figure.start]
        if before and before[0].name and comma == ", ":
            found[index] = _run(before)
        elif after and after[0].name:
            found[index] = _run(after)
    return found


def _of_two_people(x: frozenset[str], y: frozenset[str], a: Terms, b: Terms) -> bool:
    """Whether two ages are of different people: a name beside one that the other's sentence has not."""
    if not (x or y) or not (a.names and b.names):
        return False
    return (x or a.names).isdisjoint(b.names) and (y or b.names).isdisjoint(a.names)


def _run(tokens: Sequence[Token]) -> frozenset[str]:
    """The first names that stand together."""
    first = next((k for k, token in enumerate(tokens) if token.name), None)
    if first is None:
        return frozenset()
    return frozenset(t.stem for t in takewhile(lambda t: t.name, tokens[first:]))


def _overlap(a: dict[str, float], b: dict[str, float], of: Callable[[float, float], float]) -> float:
    """Weight of what two contexts share, as a share of the smaller (min) or larger (max) of them."""
    shared = sum(min(weight, b[key]) for key, weight in a.items() if key in b)
    whole = of(sum(a.values()), sum(b.values()))
    return shared / whole if whole else 0.0


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
