"""What is measured of two figures that may measure the same thing: a row of features for each pair.

How their sentences are linked, what words stand around them, what is counted, which name stands near. What
becomes of the rows is in reader/comparison/pairing.py.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from reader.comparison.distinct import COUNTED, measured_otherwise
from reader.comparison.features import FEATURES as SENTENCE_FEATURES
from reader.comparison.features import Pairs
from reader.comparison.figure_candidates import TABLE, Times, candidates
from reader.comparison.model import Verdict
from reader.comparison.surroundings import (
    Surroundings,
    of_other_people,
    of_two_people,
    perhaps_of_others,
    persons,
    shared,
    stamps,
    surroundings,
)
from reader.comparison.terms import Terms, is_telling, stem
from reader.comparison.verdicts import as_date, ends, is_round, judge
from reader.figures.dates import ALL_MONTHS
from reader.figures.model import Analysis, Figure, Kind, PartialDate, Qualifier

COSINE = SENTENCE_FEATURES.index("cosine")
_SIGNED = (Kind.MONEY, Kind.PERCENT)
_DATED = (Kind.YEAR, Kind.DATE)
_KINDS = (Kind.MONEY, Kind.PERCENT, Kind.COUNT, Kind.AGE, Kind.YEAR, Kind.DATE, Kind.DURATION, Kind.TIME)
BOTH = (
    "link", "context", "around", "tight", "next", "best", "unit", "name", "telling", "only", "linked",
    "before", "unit_clash", "name_clash", "said_clash", "said_alike", "part", "earlier", "other_year",
    "taken", "lead", "names", "names_apart", "dated_link", "dated_tight",
    *(kind.value for kind in _KINDS),
)  # fmt: skip
"""What is measured of every pair."""
AGREEING = (*BOTH, "same", "nearness", "vague", "vague_tight", "vague_unit", "same_day")
DIFFERING = (
    *BOTH, "nearness", "far", "close", "close_said", "close_linked", "close_tight", "linked_tight",
    "said_unit", "taken_tight", "free_tight", "digits", "unit_tight", "best_tight",
)  # fmt: skip
_LARGE = 99
_MONTHS = frozenset(map(stem, ALL_MONTHS))
_SURELY_LINKED = 0.5
_PLAINLY_LINKED = 0.75
_HARDLY_LINKED = 0.25
APART = (Verdict.DIFFERS, Verdict.UNCLEAR)  # what is said of values that do not agree
_CLEARLY = 1.2  # by what two figures have to fit better crosswise
_LEAST_FIT = 0.03
_LEAD = 3  # sentences that make the lede


@dataclass(slots=True)
class FigureRow:
    """One pair of figures with the verdict it would have, and its features.

    ``differing`` says that these are DIFFERING; else they are AGREEING, of values that agree or are one
    amount with two signs.

    ``kept_apart`` says that the two may not be told to differ: one is a part, of another time or vague, or
    they are of things with other names, dates in sentences that hardly say the same, or near a round number.
    ``unconnected`` says that they are months, years or magnitudes alone, with nothing else in common, or else
    may not be told to agree. ``crossed`` says that the sentences give them to each other's owners.
    """

    left: int
    right: int
    verdict: Verdict
    reason: str
    values: array[float]
    differing: bool = False
    kept_apart: bool = False
    unconnected: bool = False
    crossed: bool = False


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
    times = Times(left, right, pairs)
    years_l, years_r = times.years
    stamps_l, stamps_r = stamps(left), stamps(right)
    whose_l, whose_r = persons(left, pairs.left), persons(right, pairs.right)
    telling_l, telling_r = [[is_telling(f) for f in side.figures] for side in (left, right)]
    raw: list[tuple[int, int, Verdict, str, float, float, float]] = []
    told: dict[str, str] = {}  # each reason once: many pairs are of the same two values
    agreeing_l: set[int] = set()
    agreeing_r: set[int] = set()
    best_l: dict[int, float] = {}
    best_r: dict[int, float] = {}
    for i, j in candidates(left, right, contexts_l, contexts_r, cosines):
        a, b = left.figures[i], right.figures[j]
        x, y = contexts_l[i], contexts_r[j]
        if a.kind is Kind.COUNT and of_other_people(x, y):
            continue
        words, tight = shared(x.words, y.words), shared(x.tight, y.tight)
        most_words, most_tight = max(x.sum_words, y.sum_words), max(x.sum_tight, y.sum_tight)
        tight = tight / most_tight if most_tight else 0.0
        fit = tight + chances.get((a.sentence, b.sentence), 0.0)
        if most_words:
            fit += words / most_words
        if fit < _LEAST_FIT and _plainly_apart(a, b):
            continue
        verdict, reason = _balanced(a, b, x, y) or judge(a, b)
        # Figures that differ and have nothing else in common are no pair: most of all, soon told.
        if verdict in APART and (
            fit < _LEAST_FIT or _two_times(a, b) or a.start in stamps_l or b.start in stamps_r
        ):
            continue
        whose = whose_l.get(i, frozenset()), whose_r.get(j, frozenset())
        loose = verdict is Verdict.SAME and not all(whose)
        if (
            a.kind is Kind.AGE
            and not loose
            and of_two_people(*whose, pairs.left[a.sentence], pairs.right[b.sentence])
        ):
            continue
        if verdict is Verdict.SAME and telling_l[i] and telling_r[j]:
            agreeing_l.add(i)
            agreeing_r.add(j)
        best_l[i] = max(best_l.get(i, 0.0), fit)
        best_r[j] = max(best_r.get(j, 0.0), fit)
        least = min(x.sum_words, y.sum_words)
        raw.append(
            (i, j, verdict, told.setdefault(reason, reason), fit, words / least if least else 0.0, tight)
        )
    rows = []
    for i, j, verdict, reason, fit, around, tight in raw:
        a, b = left.figures[i], right.figures[j]
        x, y = contexts_l[i], contexts_r[j]
        where = (a.sentence, b.sentence)
        link = chances.get(where, 0.0)
        near = _nearness(a, b)
        name = not x.names.isdisjoint(y.names)
        unit = float(bool(x.unit) and x.unit == y.unit)
        unit_clash = float(bool(x.unit) and bool(y.unit) and x.unit != y.unit)
        alike = float(bool(x.said) and x.said == y.said)
        vague = float(a.vague or b.vague)
        taken = float(verdict is not Verdict.SAME and (i in agreeing_l or j in agreeing_r))
        best = float(fit > 0.2 and fit >= max(best_l[i], best_r[j]) - 1e-9)
        names, names_apart = _names(pairs.left[a.sentence].names, pairs.right[b.sentence].names)
        both = [
            link,
            cosines.get(where, 0.0),
            around,
            tight,
            float(bool(x.after) and x.after == y.after),
            best,
            unit,
            float(name),
            float(telling_l[i] and telling_r[j]),
            float(kinds_l[a.sentence, a.kind] == 1 and kinds_r[b.sentence, b.kind] == 1),
            float(link > 0.3),
            float(bool(x.before) and x.before == y.before),
            unit_clash,
            float(bool(x.names) and bool(y.names) and not name),
            float(bool(x.said) and bool(y.said) and not alike),
            alike,
            float(x.part != y.part),
            float(x.earlier != y.earlier),
            float(a.kind not in _DATED and years_l.get(a.sentence) != years_r.get(b.sentence)),
            taken,
            float(max(where) < _LEAD),
            names,
            names_apart,
            link if a.kind in _DATED else 0.0,
            tight if a.kind in _DATED else 0.0,
            *[float(kind is a.kind or kind is b.kind) for kind in _KINDS],
        ]
        differing = verdict in APART and not _one_amount(a, b)
        if differing:
            close = float(_is_close(a, b))
            both += [
                near,
                float(near < 0.5),
                close,
                close * alike,
                close * link,
                close * tight,
                link * tight,
                float(alike and not unit_clash),
                taken * tight,
                (1 - taken) * tight,
                _same_digits(a, b),
                unit * tight,
                best * tight,
            ]
        else:
            both += [
                float(verdict is Verdict.SAME),
                near,
                vague,
                vague * tight,
                vague * unit,
                float(verdict is Verdict.SAME and _has_day(a)),
            ]
        few = a.kind is Kind.COUNT and not (telling_l[i] and telling_r[j])
        if verdict in APART:
            unconnected = few and bool(unit_clash) and link < _SURELY_LINKED
        else:
            bare = a.kind in _DATED and not (_has_day(a) and _has_day(b))
            unconnected = any(
                (
                    # A month or year alone says little of sentences that share nothing else, or of others.
                    bare and link < _PLAINLY_LINKED and not tight and names_apart > 0,
                    bare and not _share_words(*where, pairs),
                    # So does a number that lies within another's hedge.
                    verdict is Verdict.COMPATIBLE
                    and link < _HARDLY_LINKED
                    and not (vague or unit)
                    and _is_hedged(a, b),
                    # What is of one year is no agreement with what is of another.
                    a.kind not in _DATED and times.apart(*where, link),
                    # A few of one thing go with as many of another only where the sentences say the same.
                    few
                    and link < _SURELY_LINKED
                    and (bool(unit_clash) or (verdict is Verdict.COMPATIBLE and not vague)),
                )
            )
        # A magnitude alone ("dozens") goes with nothing but a figure of the very same thing.
        unconnected |= bool(vague) and (not tight or perhaps_of_others(x, y))
        kept_apart = (
            x.part != y.part
            or x.earlier != y.earlier
            or bool(vague or unit_clash)
            or (bool(x.names) and bool(y.names) and not name)
            or (a.kind in _DATED and link < _SURELY_LINKED)
            or is_round(a, b)
            or (differing and a.kind in COUNTED and measured_otherwise(left, a, right, b))
        )
        rows.append(FigureRow(i, j, verdict, reason, array("f", both), differing, kept_apart, unconnected))
    for row in _crossed(rows, left, right, contexts_l, contexts_r):
        row.unconnected = row.crossed = True
    return rows


def _contexts(analysis: Analysis, terms: Sequence[Terms], weights: dict[str, float]) -> list[Surroundings]:
    """What stands around each figure."""
    text = analysis.article.text
    return [surroundings(figure, terms[figure.sentence], text, weights) for figure in analysis.figures]


def _two_times(a: Figure, b: Figure) -> bool:
    """Whether two ages lie so far apart that they are of two people, or of one at two times of life."""
    return (
        a.kind is Kind.AGE
        and isinstance(a.value, Decimal)
        and isinstance(b.value, Decimal)
        and abs(a.value - b.value) > 3
    )


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


def _names(a: frozenset[str], b: frozenset[str]) -> tuple[float, float]:
    """How many of the names of two sentences are shared, of the fewer; and whether both name others only."""
    if not a or not b:
        return 0.0, 0.0
    both = len(a & b)
    return both / min(len(a), len(b)), float(not both)


def _one_amount(a: Figure, b: Figure) -> bool:
    """Whether two numbers are the same but for a sign."""
    if a.kind in _DATED or not (isinstance(a.value, Decimal) and isinstance(b.value, Decimal)):
        return False
    return a.unit == b.unit and a.high is b.high is None and abs(a.value) == abs(b.value)


def _balanced(a: Figure, b: Figure, x: Surroundings, y: Surroundings) -> tuple[Verdict, str] | None:
    """The verdict on one amount with its sign in words, a rise or a fall, a profit or a loss; else None."""
    if not _one_amount(a, b):
        return None
    if a.value == b.value:
        if a.kind is Kind.MONEY and x.balance * y.balance < 0:
            return Verdict.UNCLEAR, f"{a.text} and {b.text} are a profit and a loss"
        if {x.said, y.said} == {"rise", "fall"}:
            return Verdict.UNCLEAR, f"{a.text} and {b.text} are a rise and a fall"
        return None
    if a.kind not in _SIGNED:
        return None
    plain = y if str(a.value).startswith("-") else x
    fell = plain.balance < 0 or plain.said == "fall"
    return (Verdict.SAME, "equal values, one with its sign in words") if fell else None


def _plainly_apart(a: Figure, b: Figure) -> bool:
    """Whether two plain numbers of one unit are so far apart that there is nothing to judge."""
    plain = a.unit == b.unit and a.kind is b.kind and not (a.vague or b.vague or a.high or b.high)
    exact = a.qualifier is b.qualifier is Qualifier.EXACT and a.kind not in _DATED
    if not (plain and exact and isinstance(a.value, Decimal) and isinstance(b.value, Decimal)):
        return False
    return 2 * abs(a.value) < abs(b.value) or 2 * abs(b.value) < abs(a.value)


def _is_hedged(a: Figure, b: Figure) -> bool:
    """Whether one of two numbers is a range, or has a qualifier."""
    return not (a.qualifier is b.qualifier is Qualifier.EXACT and a.high is b.high is None)


def _has_day(figure: Figure) -> bool:
    return isinstance(figure.value, PartialDate) and figure.value.day is not None


def _share_words(i: int, j: int, pairs: Pairs) -> bool:
    """Whether two sentences share a term that is no number."""
    a, b = pairs.left[i].counts, pairs.right[j].counts
    return any(key in b and not key[0].isdigit() and key not in _MONTHS for key in a)


def _same_digits(a: Figure, b: Figure) -> float:
    """Whether two numbers are given as closely: with as many digits before the zeros they end in."""
    if not (isinstance(a.value, Decimal) and isinstance(b.value, Decimal)):
        return 0.0
    return float(len(str(a.value).rstrip("0.")) == len(str(b.value).rstrip("0.")))


def _nearness(a: Figure, b: Figure) -> float:
    """How near two values are: the lesser as a share of the greater; dates by what they are apart."""
    if a.kind in _DATED:
        one, other = as_date(a), as_date(b)
        steps = [
            abs(p - q) * weight
            for p, q, weight in (
                (one.year, other.year, 1.0),
                (one.month, other.month, 0.5),
                (one.day, other.day, 0.3),
            )
            if p is not None and q is not None
        ]
        return 1 / (1 + sum(steps)) if steps else 0.5
    if a.unit != b.unit and a.kind is Kind.MONEY:
        return 0.5
    if isinstance(a.value, Decimal) and isinstance(b.value, Decimal):
        low, high = sorted((abs(ends(a)[0]), abs(ends(b)[0])))
        return float(low / high) if high else 1.0
    return 0.5


def _crossed(
    rows: Sequence[FigureRow],
    left: Analysis,
    right: Analysis,
    contexts_l: Sequence[Surroundings],
    contexts_r: Sequence[Surroundings],
) -> Iterator[FigureRow]:
    """Equal figures that two sentences give to each other's owners: 47% for and 44% against, or turned."""
    by_sentences: dict[tuple[int, int, Kind], list[FigureRow]] = {}
    for row in rows:
        a, b = left.figures[row.left], right.figures[row.right]
        if row.verdict is Verdict.SAME and a.kind is b.kind and a.kind not in _DATED:
            by_sentences.setdefault((a.sentence, b.sentence, a.kind), []).append(row)

    def fit(i: int, j: int) -> float:
        return shared(contexts_l[i].tight, contexts_r[j].tight)

    for together in by_sentences.values():
        for row, other in combinations(together[:TABLE], 2):
            if row.left == other.left or row.right == other.right:
                continue
            straight = fit(row.left, row.right) + fit(other.left, other.right)
            across = fit(row.left, other.right), fit(other.left, row.right)
            if min(across) > 0 and sum(across) > straight + _CLEARLY:
                yield from (row, other)
