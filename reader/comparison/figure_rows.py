"""What is measured of two figures that may measure the same thing: a row of features for each pair.

How their sentences are linked, what words stand around them, what is counted, which name stands near. What
becomes of the rows is in reader/comparison/pairing.py.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import combinations

from reader.comparison.dated import DATED
from reader.comparison.features import FEATURES as SENTENCE_FEATURES
from reader.comparison.features import Pairs
from reader.comparison.figure_candidates import TABLE, Times, candidates
from reader.comparison.hindrances import Hindrances, Side
from reader.comparison.model import APART, Verdict
from reader.comparison.sizes import are_close, nearness, one_amount, plainly_apart, sizes, verdict_of
from reader.comparison.surroundings import (
    Surroundings,
    Weighed,
    all_surroundings,
    names_clash,
    of_other_people,
    of_two_people,
    persons,
    shared,
    stamps,
    units_clash,
    weighed,
)
from reader.comparison.verdicts import judge
from reader.figures.model import Analysis, Figure, Kind

COSINE = SENTENCE_FEATURES.index("cosine")
_SIGNED = (Kind.MONEY, Kind.PERCENT)
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
_CLEARLY = 1.2  # by what two figures have to fit better crosswise
_LEAST_FIT = 0.03
_LEAD = 3  # sentences that make the lede


@dataclass(slots=True)
class FigureRow:
    """One pair of figures with the verdict it would have, and its features.

    ``differing`` says that these are DIFFERING; else they are AGREEING, of values that agree or are one
    amount with two signs.

    ``crossed`` says that the sentences give them to each other's owners. What keeps them from being told to
    differ or to agree is asked for when they are likely enough: most rows are not.
    """

    left: int
    right: int
    verdict: Verdict
    values: array[float]
    figures: tuple[Figure, Figure]
    hindrances: Hindrances
    told: str = ""
    differing: bool = False
    crossed: bool = False

    @property
    def reason(self) -> str:
        """The verdict's reason, put into words when asked for: most rows are never shown."""
        return self.told or judge(*self.figures)[1]

    @property
    def unconnected(self) -> bool:
        """Whether they may be told neither to agree nor to differ."""
        return self.crossed or self.hindrances.unconnected(self.left, self.right, self.verdict)

    @property
    def kept_apart(self) -> bool:
        """Whether they may not be told to differ."""
        return self.hindrances.kept_apart(self.left, self.right, self.differing)


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
    around_l, around_r = all_surroundings(left), all_surroundings(right)
    contexts_l, contexts_r = (
        [weighed(one, pairs.weights) for one in around] for around in (around_l, around_r)
    )
    sizes_l, sizes_r = sizes(left), sizes(right)
    kinds_l, kinds_r = _kinds(left), _kinds(right)
    times = Times(left, right, pairs)
    years_l, years_r = times.years
    hindrances = Hindrances(
        Side(left, around_l, contexts_l, sizes_l),
        Side(right, around_r, contexts_r, sizes_r),
        pairs,
        chances,
        times,
    )
    stamps_l, stamps_r = stamps(left), stamps(right)
    whose_l, whose_r = persons(left, pairs.left), persons(right, pairs.right)
    raw: list[tuple[int, int, Verdict, str, float, float, float]] = []
    agreeing_l: set[int] = set()
    agreeing_r: set[int] = set()
    best_l: dict[int, float] = {}
    best_r: dict[int, float] = {}
    for i, j in candidates(left, right, contexts_l, contexts_r, cosines):
        a, b, m, n = left.figures[i], right.figures[j], sizes_l[i], sizes_r[j]
        x, y, p, q = around_l[i], around_r[j], contexts_l[i], contexts_r[j]
        if a.kind is Kind.COUNT and of_other_people(x, y):
            continue
        fit, around, tight = chances.get((a.sentence, b.sentence), 0.0), 0.0, 0.0
        if not p.words.keys().isdisjoint(q.words):
            words = shared(p.words, q.words)
            around = words / (min(p.sum_words, q.sum_words) or 1.0)
            tight = shared(p.tight, q.tight) / (max(p.sum_tight, q.sum_tight) or 1.0)
            fit = tight + fit + words / (max(p.sum_words, q.sum_words) or 1.0)
        if fit < _LEAST_FIT and plainly_apart(a, b, m, n):
            continue
        told = ""
        one = one_amount(a, b, m, n)
        if balanced := one and _balanced(a, b, x, y):
            verdict, told = balanced
        else:
            verdict = verdict_of(a, b, m, n)
        # Figures that differ and have nothing else in common are no pair: most of all, soon told.
        if verdict in APART and (
            fit < _LEAST_FIT or _two_times(a, b) or a.start in stamps_l or b.start in stamps_r
        ):
            continue
        if a.kind is Kind.AGE:
            whose = whose_l.get(i, frozenset()), whose_r.get(j, frozenset())
            loose = verdict is Verdict.SAME and not all(whose)
            if not loose and of_two_people(*whose, pairs.left[a.sentence], pairs.right[b.sentence]):
                continue
        if verdict is Verdict.SAME and m.telling and n.telling:
            agreeing_l.add(i)
            agreeing_r.add(j)
        best_l[i] = max(best_l.get(i, 0.0), fit)
        best_r[j] = max(best_r.get(j, 0.0), fit)
        raw.append((i, j, verdict, told, fit, around, tight))
    rows = []
    for i, j, verdict, told, fit, around, tight in raw:
        a, b, m, n = left.figures[i], right.figures[j], sizes_l[i], sizes_r[j]
        x, y = around_l[i], around_r[j]
        where = (a.sentence, b.sentence)
        link = chances.get(where, 0.0)
        dated = m.dated
        near = nearness(a, b, m, n)
        name = not x.names.isdisjoint(y.names)
        unit, unit_clash = bool(x.unit) and x.unit == y.unit, units_clash(x, y)
        alike = bool(x.said) and x.said == y.said
        vague = a.vague or b.vague
        telling = m.telling and n.telling
        taken = verdict is not Verdict.SAME and (i in agreeing_l or j in agreeing_r)
        best = fit > 0.2 and fit >= max(best_l[i], best_r[j]) - 1e-9
        names, names_apart = _names(pairs.left[a.sentence].names, pairs.right[b.sentence].names)
        both: list[float] = [
            link,
            cosines.get(where, 0.0),
            around,
            tight,
            x.after == y.after and bool(x.after),
            best,
            unit,
            name,
            telling,
            kinds_l[a.sentence, a.kind] == 1 and kinds_r[b.sentence, b.kind] == 1,
            link > 0.3,
            x.before == y.before and bool(x.before),
            unit_clash,
            names_clash(x, y),
            bool(x.said) and bool(y.said) and not alike,
            alike,
            x.part != y.part,
            x.earlier != y.earlier,
            not dated and years_l.get(a.sentence) != years_r.get(b.sentence),
            taken,
            max(where) < _LEAD,
            names,
            names_apart,
            link if dated else 0.0,
            tight if dated else 0.0,
            *_of_kinds(a.kind, b.kind),
        ]
        differing = verdict in APART and not one_amount(a, b, m, n)
        if differing:
            close = are_close(m, n)
            both += [
                near,
                near < 0.5,
                close,
                close * alike,
                close * link,
                close * tight,
                link * tight,
                alike and not unit_clash,
                taken * tight,
                (1 - taken) * tight,
                m.digits == n.digits and m.least is not None is not n.least,
                unit * tight,
                best * tight,
            ]
        else:
            both += [
                verdict is Verdict.SAME,
                near,
                vague,
                vague * tight,
                vague * unit,
                verdict is Verdict.SAME and m.day,
            ]
        rows.append(FigureRow(i, j, verdict, array("f", both), (a, b), hindrances, told, differing))
    for row in _crossed(rows, left, right, contexts_l, contexts_r):
        row.crossed = True
    return rows


def _two_times(a: Figure, b: Figure) -> bool:
    """Whether two ages lie so far apart that they are of two people, or of one at two times of life."""
    return (
        a.kind is Kind.AGE
        and isinstance(a.value, Decimal)
        and isinstance(b.value, Decimal)
        and abs(a.value - b.value) > 3
    )


@cache
def _of_kinds(one: Kind, other: Kind) -> tuple[bool, ...]:
    """Of each kind that is told apart, whether one of two figures is of it."""
    return tuple(kind is one or kind is other for kind in _KINDS)


def _kinds(analysis: Analysis) -> dict[tuple[int, Kind], int]:
    counts: dict[tuple[int, Kind], int] = {}
    for figure in analysis.figures:
        key = (figure.sentence, figure.kind)
        counts[key] = counts.get(key, 0) + 1
    return counts


def _names(a: frozenset[str], b: frozenset[str]) -> tuple[float, float]:
    """How many of the names of two sentences are shared, of the fewer; and whether both name others only."""
    if not a or not b:
        return 0.0, 0.0
    both = len(a & b)
    return both / min(len(a), len(b)), float(not both)


def _balanced(a: Figure, b: Figure, x: Surroundings, y: Surroundings) -> tuple[Verdict, str] | None:
    """The verdict on one amount with its sign in words, a rise or a fall, a profit or a loss; else None."""
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


def _crossed(
    rows: Sequence[FigureRow],
    left: Analysis,
    right: Analysis,
    contexts_l: Sequence[Weighed],
    contexts_r: Sequence[Weighed],
) -> Iterator[FigureRow]:
    """Equal figures that two sentences give to each other's owners: 47% for and 44% against, or turned."""
    by_sentences: dict[tuple[int, int, Kind], list[FigureRow]] = {}
    for row in rows:
        a, b = left.figures[row.left], right.figures[row.right]
        if row.verdict is Verdict.SAME and a.kind is b.kind and a.kind not in DATED:
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
