"""How near the values of two figures are, whatever they are of."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from reader.comparison.dated import DATED, as_date
from reader.comparison.kept import kept
from reader.comparison.model import Verdict
from reader.comparison.terms import is_telling
from reader.comparison.verdicts import ends, is_exact, on_plain, plain_step, verdict_on
from reader.figures.model import Analysis, Figure, Kind, PartialDate

_LARGE = 99


class Size(NamedTuple):
    """The value of a figure as it is measured against others.

    ``number`` is its distance from zero, None of a year, a date or a time; ``least`` that of its lower end,
    in the common unit of its dimension. ``digits`` are those before the zeros it ends in, ``day`` says that
    it is a date to the day, ``plain`` that it is one exact number. ``step`` is the value of the last digit of
    a count or a multiple that is plain, None of any other figure.
    """

    number: Decimal | None
    least: Decimal | None
    digits: int
    telling: bool
    dated: bool
    day: bool
    plain: bool
    step: Decimal | None


@kept
def sizes(analysis: Analysis) -> tuple[Size, ...]:
    """The size of each figure of an article."""
    return tuple(map(_size, analysis.figures))


def _size(figure: Figure) -> Size:
    value, dated = figure.value, figure.kind in DATED
    number = abs(value) if isinstance(value, Decimal) else None
    return Size(
        None if dated else number,
        None if number is None else abs(ends(figure)[0]),
        len(str(value).rstrip("0.")),
        is_telling(figure),
        dated,
        isinstance(value, PartialDate) and value.day is not None,
        not dated and is_exact(figure),
        plain_step(figure),
    )


def nearness(a: Figure, b: Figure, x: Size, y: Size) -> float:
    """How near two values are: the lesser as a share of the greater; dates by what they are apart."""
    if x.dated:
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
    if x.least is None or y.least is None or (a.kind is Kind.MONEY and a.unit != b.unit):
        return 0.5
    low, high = (x.least, y.least) if x.least <= y.least else (y.least, x.least)
    return float(low / high) if high else 1.0


def are_close(x: Size, y: Size) -> bool:
    """Whether two large numbers lie within a twentieth of each other, which is seldom by chance."""
    if x.number is None or y.number is None:
        return False
    low, high = (x.number, y.number) if x.number <= y.number else (y.number, x.number)
    return low > _LARGE and high - low <= high / 20


def one_amount(a: Figure, b: Figure, x: Size, y: Size) -> bool:
    """Whether two numbers are the same but for a sign."""
    same = x.number is not None and x.number == y.number
    return same and a.unit == b.unit and a.high is b.high is None


def verdict_of(a: Figure, b: Figure, x: Size, y: Size) -> Verdict:
    """``verdict_on``, sooner told of two whose steps are known."""
    if x.step is None or y.step is None:
        return verdict_on(a, b)
    return on_plain(a.value, b.value, (x.step, y.step))  # type: ignore[arg-type]


def plainly_apart(a: Figure, b: Figure, x: Size, y: Size) -> bool:
    """Whether two exact numbers of one unit are so far apart that there is nothing to judge."""
    if not (x.plain and y.plain and a.kind is b.kind and a.unit == b.unit):
        return False
    one, other = x.number, y.number
    return one is not None and other is not None and (2 * one < other or 2 * other < one)
