"""Whether two figures that measure the same thing agree, and the reason in words.

The rule, as the manual gives it to readers (reader/manual/deciding.md):

* Equal values are the *same*, however they are written.
* Figures are *compatible* when one is the other rounded to its own last stated digit ("$14 billion" and
  "$14.3 billion"), satisfies the other's qualifier ("over $29bn" and "$29.4bn", "nearly" and "about"
  within a tenth, "over" up to twice as much), lies in its range, names its magnitude ("billions"), or
  states a date less closely.
* Otherwise they *differ*. Units are converted only where that is exact (km and miles, weeks and days);
  never between currencies.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from reader.comparison.dated import DATED, judge_dates, judge_times, overlapping
from reader.comparison.model import Verdict
from reader.figures.model import ClockTime, Figure, Kind, Qualifier
from reader.figures.units import CONVERSIONS

_MANTISSA = re.compile(r"\d[\d,]*(?:\s?\.\s?\d+)?|\.\d+")
_SCALED = re.compile(
    r"\d\s*-?(?:bn|mn|tn|trn|mil|m|k|b|tr|hundred|thousand|lakh|crore|million|billion|trillion)\b", re.I
)
_SPELT_SCALE = re.compile(r"illion|lakh|crore", re.I)
_NEAR, _NEAR_SHARE = 10, 30  # "about": within a tenth; of a share within a thirtieth
_MOST = 2  # times a minimum that a value may reach and still be what "over" or "at least" meant
_LOOSE_SHARE = 2  # points that a share in words may be off: a third is 33%, one in five 21%
_WITH_UNIT = (Kind.AGE, Kind.PERCENT, Kind.MEASURE, Kind.DURATION)
_PLAIN = (Kind.COUNT, Kind.MULTIPLE)
_CONVERTED = (Kind.DURATION, Kind.MEASURE, Kind.AGE)


def comparable(a: Figure, b: Figure) -> bool:
    """Whether two figures are of a sort that can agree or differ at all."""
    return dimension(a) == dimension(b) or may_lack_unit(a, b) or may_lack_unit(b, a)


def dimension(figure: Figure) -> tuple[Kind, object]:
    """What is the same of all figures that can agree or differ: dates, money, lengths, counts."""
    if figure.kind in DATED:
        return Kind.DATE, None
    if figure.kind is Kind.MONEY:
        return Kind.MONEY, None
    if figure.kind in _CONVERTED:
        return figure.kind, _dimension(figure.unit)
    return figure.kind, type(figure.value)


def may_lack_unit(a: Figure, b: Figure) -> bool:
    """Whether ``a`` is a bare number, equal to one with a unit, and may lack it: "the 17 and over"."""
    if a.kind is not Kind.COUNT or b.kind not in _WITH_UNIT or a.value != b.value:
        return False
    bare = not a.unit or (b.unit == "percentage points" and b.unit.endswith(a.unit))
    return bare and not a.vague and a.high is None is b.high


def judge(a: Figure, b: Figure) -> tuple[Verdict, str]:
    """The verdict on two comparable figures, and its reason.

    Mirror symmetric: judge(a, b) and judge(b, a) give the same verdict.
    """
    verdict, reason = _decide(a, b)
    return verdict, reason or _difference(a, b)


def verdict_on(a: Figure, b: Figure) -> Verdict:
    """As ``judge``, without the reason."""
    return _decide(a, b)[0]


def is_exact(figure: Figure) -> bool:
    """Whether a figure is one number without a hedge."""
    exact = figure.qualifier is Qualifier.EXACT and figure.high is None and not figure.vague
    return exact and isinstance(figure.value, Decimal)


def plain_step(figure: Figure) -> Decimal | None:
    """The value of the last digit that a plain figure states: one exact number; None of any other."""
    return _step(figure) if figure.kind in _PLAIN and is_exact(figure) else None


def on_plain(one: Decimal, other: Decimal, steps: tuple[Decimal, Decimal]) -> Verdict:
    """The verdict on two plain figures, which most are: equal, one the other rounded, or different."""
    if one == other:
        return Verdict.SAME
    step = max(steps)
    if steps[0] != steps[1] and _rounded(one, step) == _rounded(other, step):
        return Verdict.COMPATIBLE
    return Verdict.DIFFERS


def _judge_plain(a: Figure, b: Figure) -> tuple[Verdict, str]:
    """As ``_decide``, of two plain figures."""
    one, other, steps = a.value, b.value, (_step(a), _step(b))
    assert isinstance(one, Decimal) and isinstance(other, Decimal)
    verdict = on_plain(one, other, steps)
    if verdict is Verdict.COMPATIBLE:
        x, y = (a, b) if steps[0] > steps[1] else (b, a)
        return verdict, f"{y.text} rounded is {x.text}"
    return verdict, "equal values" if verdict is Verdict.SAME else ""


def _decide(a: Figure, b: Figure) -> tuple[Verdict, str]:
    """The verdict and its reason; "" where it is that the values differ."""
    if a.kind in _PLAIN and b.kind in _PLAIN and is_exact(a) and is_exact(b):
        return _judge_plain(a, b)
    if a.kind in DATED:
        return judge_dates(a, b)
    if isinstance(a.value, ClockTime) or isinstance(b.value, ClockTime):
        return judge_times(a, b)
    if a.kind is Kind.SCORE:
        return _judge_scores(a, b)
    if a.kind is not b.kind:
        return Verdict.SAME, "equal values, one without its unit"
    if a.kind is Kind.MONEY and a.unit != b.unit and a.unit and b.unit:
        return Verdict.UNCLEAR, f"{a.text} and {b.text} are in two currencies, and not judged"
    low_a, high_a, low_b, high_b = *ends(a), *ends(b)
    converted = _in_other_units(a, b)
    if a.vague or b.vague:
        return _judge_vague(a, b)
    if (low_a, high_a) == (low_b, high_b):
        if {a.qualifier, b.qualifier} == {Qualifier.OVER, Qualifier.UNDER}:
            least, most = (a, b) if a.qualifier is Qualifier.OVER else (b, a)
            return Verdict.UNCLEAR, f"{least.text} is stated as a minimum, {most.text} as a maximum"
        return Verdict.SAME, "equal values"
    if low_a != high_a or low_b != high_b:
        if low_a <= high_b and low_b <= high_a:
            return Verdict.COMPATIBLE, overlapping(a, b, low_a == high_a or low_b == high_b)
        if _meet(_hedged(a), _hedged(b)):
            return Verdict.COMPATIBLE, f"{a.text} and {b.text} overlap, as they are hedged"
        return Verdict.DIFFERS, f"{a.text} and {b.text} do not overlap"
    both = ((a, b, low_a, low_b), (b, a, low_b, low_a))
    if a.qualifier is b.qualifier and a.qualifier in (Qualifier.OVER, Qualifier.UNDER):
        end = "minimum" if a.qualifier is Qualifier.OVER else "maximum"
        return Verdict.UNCLEAR, f"{a.text} and {b.text} are each stated as a {end}"
    if not a.qualifier is b.qualifier is Qualifier.EXACT:
        for x, y, x_value, y_value in both:
            reason = _qualified(x, y, x_value, y_value)
            if reason:
                return Verdict.COMPATIBLE, reason
        if {a.qualifier, b.qualifier} == {Qualifier.OVER, Qualifier.UNDER} and _meet(_hedged(a), _hedged(b)):
            return Verdict.COMPATIBLE, f"{a.text} and {b.text} overlap, as they are hedged"
        for x, y, x_value, y_value in both:
            reason = "" if converted else _excluded(x, y, x_value, y_value)
            if reason:
                return Verdict.DIFFERS, reason
    if a.kind is Kind.PERCENT and abs(low_a - low_b) <= _loose(max(low_a, low_b)):
        for x, y, *_ in both:
            if _is_spelt(x):
                return Verdict.COMPATIBLE, f"{y.text} is about {x.text}"
    steps = _step(a), _step(b)
    for (x, y, x_value, y_value), (step, other) in zip(both, (steps, steps[::-1]), strict=True):
        step *= _factor(x.unit, x.kind)
        coarser = converted or step > other * _factor(y.unit, y.kind)
        if coarser and step and _rounded(y_value, step) == _rounded(x_value, step):
            return Verdict.COMPATIBLE, f"{y.text} rounded is {x.text}"
    if converted and abs(low_a - low_b) * 20 <= max(abs(low_a), abs(low_b)):
        return Verdict.COMPATIBLE, f"{a.text} is {b.text} in other units, rounded"
    return Verdict.DIFFERS, ""


def _loose(share: Decimal) -> Decimal:
    """Points that a share in words may be off; of a small one no more than a tenth."""
    return min(Decimal(_LOOSE_SHARE), abs(share) / 10)


def _judge_scores(a: Figure, b: Figure) -> tuple[Verdict, str]:
    if (a.value, a.high) == (b.value, b.high):
        return Verdict.SAME, "the same score"
    if (a.value, a.high) == (b.high, b.value):
        return Verdict.COMPATIBLE, f"{a.text} is {b.text} seen from the other side"
    return Verdict.DIFFERS, f"{a.text} is not {b.text}"


def _judge_vague(a: Figure, b: Figure) -> tuple[Verdict, str]:
    if a.vague and b.vague:
        low, high = sorted((ends(a)[0], ends(b)[0]))
        if low == high:
            return Verdict.SAME, "the same magnitude"
        # Tens of thousands are "thousands" too, and scores may be "dozens"; hundreds are not.
        if high < low * (1000 if _is_thousands(low) else 5):
            return Verdict.COMPATIBLE, f"{a.text} and {b.text} do not exclude each other"
        return Verdict.DIFFERS, f"{a.text} is not {b.text}"
    loose, exact = (a, b) if a.vague else (b, a)
    low = ends(loose)[0]
    # "Dozens" may be up to about a hundred, "hundreds" up to a thousand, "millions" up to a billion.
    reach = low * (1000 if _is_thousands(low) else 10)
    first, last = _hedged(exact)
    if last >= low and first < reach:
        return Verdict.COMPATIBLE, f"{exact.text} is within “{loose.text}”"
    return Verdict.DIFFERS, f"{exact.text} is not “{loose.text}”"


def _is_spelt(figure: Figure) -> bool:
    """Whether a share is a part in words ("a third", "one in five"), which are seldom exact."""
    return not any(char.isdigit() for char in figure.text) and "per" not in figure.text.lower()


def _is_thousands(value: Decimal) -> bool:
    """Whether a magnitude is thousands, millions and so on, not tens or hundreds of them."""
    return value >= 1000 and value.adjusted() % 3 == 0


def ends(figure: Figure) -> tuple[Decimal, Decimal]:
    """Lower and upper end of a figure, in a common unit of its dimension."""
    low = figure.value if isinstance(figure.value, Decimal) else Decimal(0)
    high = figure.high if isinstance(figure.high, Decimal) else low
    if figure.kind in _CONVERTED:
        factor = _factor(figure.unit, figure.kind)
        low, high = low * factor, high * factor
    return (low, high) if low <= high else (high, low)


def _hedged(figure: Figure) -> tuple[Decimal, Decimal]:
    """The ends as far as the figure's hedge lets them reach."""
    low, high = ends(figure)
    if figure.qualifier is Qualifier.ABOUT:
        return low - abs(low) / 10, high + abs(high) / 10
    if figure.qualifier is Qualifier.OVER:
        return low, high + abs(high) * (_MOST - 1)
    if figure.qualifier is Qualifier.UNDER:
        return low - abs(low) * (_MOST - 1) / _MOST, high
    return low, high


def _meet(a: tuple[Decimal, Decimal], b: tuple[Decimal, Decimal]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _in_other_units(a: Figure, b: Figure) -> bool:
    return a.kind in _CONVERTED and _singular(a.unit) != _singular(b.unit)


def _singular(unit: str) -> str:
    low = unit.lower()
    return low if low in CONVERSIONS else low.removesuffix("s")


def _dimension(unit: str) -> str:
    return CONVERSIONS.get(_singular(unit), (_singular(unit), Decimal(1)))[0]


def _factor(unit: str, kind: Kind) -> Decimal:
    if kind not in _CONVERTED:
        return Decimal(1)
    return CONVERSIONS.get(_singular(unit), ("", Decimal(1)))[1]


def _step(figure: Figure) -> Decimal:
    """The value of the last digit that the figure states."""
    value = figure.value if isinstance(figure.value, Decimal) else Decimal(0)
    return _last_digit(figure.text, value, figure.kind is Kind.MONEY, figure.kind is Kind.PERCENT)


@lru_cache(maxsize=4096)
def _last_digit(text: str, value: Decimal, money: bool, percent: bool) -> Decimal:
    match = _MANTISSA.search(text)
    if match:
        mantissa = match.group().replace(",", "").replace(" ", "")
        decimals = len(mantissa.partition(".")[2])
        cents = money and abs(value) < Decimal(mantissa)
        if decimals or cents or _SCALED.search(text):
            number = Decimal(mantissa)
            unit = abs(value) / number if number else Decimal(1)
            return unit.scaleb(-decimals)
    # A round number of three digits or more may be rounded to its zeros; a percentage is read as written.
    if value and not percent and value == value.to_integral_value():
        digits = str(abs(int(value)))[:40]
        zeros = len(digits) - len(digits.rstrip("0"))
        if zeros >= 2:
            # Of "200" the second digit counts: nobody would write it for 150.
            if not _SPELT_SCALE.search(text):
                zeros = min(zeros, abs(value).adjusted() - 1)
            return Decimal(1).scaleb(zeros)
    return Decimal(1)


def is_round(a: Figure, b: Figure) -> bool:
    """Whether one number may be the other, rounded to what stands before its zeros: 50 for 49."""
    if a.kind in DATED or not (isinstance(a.value, Decimal) and isinstance(b.value, Decimal)):
        return False
    one, other = ends(a)[0], ends(b)[0]
    if abs(one - other) * 40 > max(abs(one), abs(other)):
        return False
    for x, y in ((abs(one), abs(other)), (abs(other), abs(one))):
        digits = x.normalize().as_tuple()
        exponent = digits.exponent
        if x >= 20 and isinstance(exponent, int) and exponent > 0 and len(digits.digits) <= 2:
            step = Decimal(1).scaleb(exponent)
            if _rounded(y, step) == _rounded(x, step):
                return True
    return False


def _rounded(value: Decimal, step: Decimal) -> Decimal:
    if abs(value) >= step * 10**20:
        return value
    return (value / step).quantize(Decimal(1), rounding=ROUND_HALF_UP)


def _qualified(x: Figure, y: Figure, x_value: Decimal, y_value: Decimal) -> str:
    """Why ``y`` satisfies the qualifier of ``x``; empty if it does not."""
    near = _NEAR_SHARE if x.kind is Kind.PERCENT else _NEAR
    if x.qualifier is Qualifier.ABOUT and abs(x_value - y_value) * near <= max(abs(x_value), abs(y_value)):
        return f"{y.text} is close to {x.text}, which is approximate"
    if x.qualifier is Qualifier.OVER and x_value <= y_value <= x_value * _MOST:
        return f"{y.text} is above {x.text}, stated as a minimum"
    if x.qualifier is Qualifier.UNDER and x_value <= y_value * _MOST and y_value <= x_value:
        return f"{y.text} is below {x.text}, stated as a maximum"
    return ""


def _excluded(x: Figure, y: Figure, x_value: Decimal, y_value: Decimal) -> str:
    """Why the qualifier of ``x`` rules ``y`` out; empty if it does not."""
    if x.qualifier is Qualifier.OVER and y.qualifier is not Qualifier.OVER:
        if y_value < x_value:
            return f"{y.text} is below {x.text}, stated as a minimum"
        return f"{y.text} is far above {x.text}, stated as a minimum"
    if x.qualifier is Qualifier.UNDER and y.qualifier is not Qualifier.UNDER:
        if y_value > x_value:
            return f"{y.text} is above {x.text}, stated as a maximum"
        return f"{y.text} is far below {x.text}, stated as a maximum"
    return ""


def _difference(a: Figure, b: Figure) -> str:
    """What keeps two values apart, in words."""
    value_a, value_b, steps = ends(a)[0], ends(b)[0], (_step(a), _step(b))
    if steps[0] != steps[1]:
        x, y = (a, b) if steps[0] > steps[1] else (b, a)
        close = abs(value_a - value_b) < 2 * max(steps) * _factor(x.unit, x.kind)
        if close and not _in_other_units(a, b):
            return f"{x.text} is not {y.text} rounded"
    if a.kind is Kind.PERCENT:
        points = abs(value_a - value_b)
        return f"{a.text} is not {b.text}: {points:f} point{'s' if points != 1 else ''} apart"
    more, less = max(abs(value_a), abs(value_b)), min(abs(value_a), abs(value_b))
    if less and a.kind is not Kind.AGE and (value_a < 0) == (value_b < 0):
        share = (more - less) / less * 100
        if share < 1000:
            return f"{a.text} is not {b.text}: {'under 1' if share < 1 else f'{share:.0f}'}% apart"
    return f"{a.text} is not {b.text}"
