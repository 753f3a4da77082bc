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

from reader.comparison.model import Verdict
from reader.figures.model import ClockTime, Figure, Kind, PartialDate, Qualifier
from reader.figures.units import CONVERSIONS

_MANTISSA = re.compile(r"\d[\d,]*(?:\s?\.\s?\d+)?|\.\d+")
_SCALED = re.compile(
    r"\d\s*-?(?:bn|mn|tn|trn|mil|m|k|b|tr|hundred|thousand|lakh|crore|million|billion|trillion)\b", re.I
)
_SPELT_SCALE = re.compile(r"illion|lakh|crore", re.I)
_YEAR = re.compile(r"\d{4}|[’']\d\d\b|/\d\d\b")
_NEAR, _NEAR_SHARE = 10, 30  # "about": within a tenth; of a share within a thirtieth
_MOST = 2  # times a minimum that a value may reach and still be what "over" or "at least" meant
_DATED = (Kind.DATE, Kind.YEAR)
_LOOSE_SHARE = 2  # points that a share in words may be off: a third is 33%, one in five 21%
_WITH_UNIT = (Kind.AGE, Kind.PERCENT, Kind.MEASURE, Kind.DURATION)
_PLAIN = (Kind.COUNT, Kind.MULTIPLE)
_CONVERTED = (Kind.DURATION, Kind.MEASURE, Kind.AGE)


def may_compare(one: Kind, other: Kind) -> bool:
    """Whether figures of two kinds can agree or differ at all."""
    if one is other or (one in _DATED and other in _DATED):
        return True
    return (one is Kind.COUNT and other in _WITH_UNIT) or (other is Kind.COUNT and one in _WITH_UNIT)


def comparable(a: Figure, b: Figure) -> bool:
    """Whether two figures are of a sort that can agree or differ at all."""
    if a.kind is not b.kind:
        if a.kind in _DATED:
            return b.kind in _DATED
        return _may_lack_unit(a, b) or _may_lack_unit(b, a)
    if a.kind is Kind.MONEY or a.kind in _DATED:
        return True
    if a.kind in _CONVERTED:
        return _dimension(a.unit) == _dimension(b.unit)
    return type(a.value) is type(b.value)


def _may_lack_unit(a: Figure, b: Figure) -> bool:
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


def verdict(a: Figure, b: Figure) -> Verdict:
    """As ``judge``, without the reason."""
    return _decide(a, b)[0]


def _is_plain(figure: Figure) -> bool:
    """Whether a figure of such a kind is one exact number, without a unit that could be another."""
    return (
        figure.qualifier is Qualifier.EXACT
        and figure.high is None
        and figure.kind in _PLAIN
        and not figure.vague
        and isinstance(figure.value, Decimal)
    )


def _judge_plain(a: Figure, b: Figure) -> tuple[Verdict, str]:
    """As ``_decide``, of two exact numbers, which most figures are: equal, rounded, or different."""
    one, other = a.value, b.value
    assert isinstance(one, Decimal) and isinstance(other, Decimal)
    if one == other:
        return Verdict.SAME, "equal values"
    step, step_b = _step(a), _step(b)
    if step == step_b:
        return Verdict.DIFFERS, ""
    x, y = (a, b) if step > step_b else (b, a)
    step = max(step, step_b)
    if _rounded(one, step) == _rounded(other, step):
        return Verdict.COMPATIBLE, f"{y.text} rounded is {x.text}"
    return Verdict.DIFFERS, ""


def _decide(a: Figure, b: Figure) -> tuple[Verdict, str]:
    """The verdict and its reason; "" where it is that the values differ."""
    if a.kind in _PLAIN and _is_plain(a) and _is_plain(b):
        return _judge_plain(a, b)
    if a.kind in _DATED:
        return _judge_dates(a, b)
    if isinstance(a.value, ClockTime) or isinstance(b.value, ClockTime):
        return _judge_times(a, b)
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
            return Verdict.COMPATIBLE, _overlapping(a, b, low_a == high_a or low_b == high_b)
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


def _judge_dates(a: Figure, b: Figure) -> tuple[Verdict, str]:
    if a.value == b.value and a.high == b.high:
        return Verdict.SAME, "the same date" if a.high is None else "equal spans"
    (first, first_end), (second, second_end) = _dates(a), _dates(b)
    years = {first.year, first_end.year, second.year, second_end.year}
    read = _states_year(a), _states_year(b)
    unsure = None in years or (len(years) > 1 and not all(read))
    if unsure:
        # A year that was inferred, not read, is no ground for a contradiction.
        first, first_end, second, second_end = (
            PartialDate(None, day.month, day.day) for day in (first, first_end, second, second_end)
        )
    if (first, first_end) == (second, second_end) and not (unsure and any(read)):
        return Verdict.SAME, "the same date" if first == first_end else "equal spans"
    if a.high is not None or b.high is not None:
        one, two = (_filled(first, 1), _filled(first_end, 99)), (_filled(second, 1), _filled(second_end, 99))
        if one[0] > one[1] or two[0] > two[1]:  # over New Year, and the years are not known
            return Verdict.COMPATIBLE, f"{a.text} and {b.text} do not exclude each other"
        if one[0] <= two[1] and two[0] <= one[1]:
            span, other = (one, two) if a.high is not None else (two, one)
            within = span[0] <= other[0] and other[1] <= span[1] and (a.high is None or b.high is None)
            return Verdict.COMPATIBLE, _overlapping(a, b, within)
        return Verdict.DIFFERS, f"{a.text} and {b.text} are different times"
    stated = [
        (p, q)
        for p, q in ((first.year, second.year), (first.month, second.month), (first.day, second.day))
        if p is not None and q is not None
    ]
    if not stated:
        return Verdict.COMPATIBLE, f"{a.text} and {b.text} do not exclude each other"
    if all(p == q for p, q in stated):
        return Verdict.COMPATIBLE, f"{a.text} and {b.text} are the same date, one stated more closely"
    return Verdict.DIFFERS, f"{a.text} and {b.text} are different dates"


def _dates(figure: Figure) -> tuple[PartialDate, PartialDate]:
    """First and last date of a span; of a single date, that date twice."""
    first = as_date(figure)
    if isinstance(figure.high, PartialDate):
        return first, figure.high
    if isinstance(figure.high, Decimal) and abs(figure.high) < 10000:
        return first, PartialDate(year=int(figure.high))
    return first, first


def _filled(date: PartialDate, other: int) -> tuple[int, int, int]:
    """A date for ordering, ``other`` standing for the parts that are not stated."""
    year = 0 if date.year is None else date.year
    return year, other if date.month is None else date.month, other if date.day is None else date.day


def _judge_times(a: Figure, b: Figure) -> tuple[Verdict, str]:
    if a.value == b.value and a.high == b.high:
        return Verdict.SAME, "the same time of day"
    (first, first_end), (second, second_end) = _minutes(a), _minutes(b)
    if a.high is not None or b.high is not None:
        # A span may run past midnight.
        if any(first + day <= second_end and second <= first_end + day for day in (-1440, 0, 1440)):
            return Verdict.COMPATIBLE, _overlapping(a, b, a.high is None or b.high is None)
        return Verdict.DIFFERS, f"{a.text} and {b.text} do not overlap"
    apart = abs(first - second)
    apart = min(apart, 1440 - apart)
    # "About 8 a.m." allows a quarter of an hour.
    if Qualifier.ABOUT in (a.qualifier, b.qualifier) and apart <= 15:
        return Verdict.COMPATIBLE, f"{a.text} and {b.text} are {apart} min apart, one is approximate"
    hours, rest = divmod(apart, 60)
    away = " ".join([f"{hours} h"] * bool(hours) + [f"{rest} min"] * bool(rest or not hours))
    return Verdict.DIFFERS, f"{a.text} is not {b.text}: {away} apart"


def _minutes(figure: Figure) -> tuple[int, int]:
    """First and last minute of the day, the last after the first even past midnight."""
    first, last = (
        time.hour * 60 + time.minute if isinstance(time, ClockTime) else None
        for time in (figure.value, figure.high)
    )
    first = first or 0
    last = first if last is None else last
    return first, last if last >= first else last + 1440


def _states_year(figure: Figure) -> bool:
    return figure.kind is Kind.YEAR or bool(_YEAR.search(figure.text))


def as_date(figure: Figure) -> PartialDate:
    """A date or year figure as a date; anything else has no part stated."""
    if isinstance(figure.value, PartialDate):
        return figure.value
    if isinstance(figure.value, Decimal) and abs(figure.value) < 10000:
        return PartialDate(year=int(figure.value))
    return PartialDate()


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
    if a.kind in _DATED or not (isinstance(a.value, Decimal) and isinstance(b.value, Decimal)):
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


def _overlapping(a: Figure, b: Figure, covered: bool) -> str:
    """How two figures meet of which at least one is a range; ``covered``: one lies within it."""
    span, other = (a, b) if a.high is not None else (b, a)
    return f"{span.text} covers {other.text}" if covered else f"{a.text} and {b.text} overlap"


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
