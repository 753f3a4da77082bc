"""Whether two figures that measure the same thing agree, and the reason in words.

The rule, as README gives it to readers:

* Equal values are the *same*, however they are written.
* Figures are *compatible* when one is the other rounded to its own last stated digit ("$14 billion" and
  "$14.3 billion"), satisfies the other's qualifier ("over $29bn" and "$29.4bn", "nearly" and "about"
  within a tenth), lies in its range, names its magnitude ("billions"), or states a date less closely.
* Otherwise they *differ*. Units are converted only where that is exact (km and miles, weeks and days);
  never between currencies.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

from reader.articles.model import ClockTime, Figure, Kind, PartialDate, Qualifier
from reader.comparison.model import Verdict

_MANTISSA = re.compile(r"\d[\d,]*(?:\.\s?\d+)?")
_SCALED = re.compile(
    r"\d\s*-?(?:bn|mn|tn|trn|mil|m|k|b|tr|hundred|thousand|lakh|crore|million|billion|trillion)\b", re.I
)
_FACTORS: dict[str, tuple[str, Decimal]] = {
    "second": ("s", Decimal(1)),
    "minute": ("s", Decimal(60)),
    "hour": ("s", Decimal(3600)),
    "day": ("s", Decimal(86400)),
    "week": ("s", Decimal(604800)),
    "fortnight": ("s", Decimal(1209600)),
    "month": ("months", Decimal(1)),
    "quarter": ("months", Decimal(3)),
    "year": ("months", Decimal(12)),
    "decade": ("months", Decimal(120)),
    "century": ("months", Decimal(1200)),
    "inch": ("m", Decimal("0.0254")),
    "inches": ("m", Decimal("0.0254")),
    "foot": ("m", Decimal("0.3048")),
    "feet": ("m", Decimal("0.3048")),
    "yard": ("m", Decimal("0.9144")),
    "mile": ("m", Decimal("1609.344")),
    "metre": ("m", Decimal(1)),
    "meter": ("m", Decimal(1)),
    "kilometre": ("m", Decimal(1000)),
    "kilometer": ("m", Decimal(1000)),
    "km": ("m", Decimal(1000)),
    "cm": ("m", Decimal("0.01")),
    "mph": ("m/s", Decimal("0.44704")),
    "kph": ("m/s", Decimal(1000) / Decimal(3600)),
    "km/h": ("m/s", Decimal(1000) / Decimal(3600)),
    "knot": ("m/s", Decimal(1852) / Decimal(3600)),
    "kg": ("kg", Decimal(1)),
    "kilogram": ("kg", Decimal(1)),
    "tonne": ("kg", Decimal(1000)),
    "pound": ("kg", Decimal("0.45359237")),
    "ounce": ("kg", Decimal("0.028349523125")),
}
_YEAR = re.compile(r"\d{4}|[’']\d\d\b")
_DATED = (Kind.DATE, Kind.YEAR)


def comparable(a: Figure, b: Figure) -> bool:
    """Whether two figures are of a sort that can agree or differ at all."""
    if a.kind in _DATED and b.kind in _DATED:
        return True
    if a.kind is not b.kind:
        return False
    if a.kind is Kind.MONEY:
        return a.unit == b.unit or not a.unit or not b.unit
    if a.kind in (Kind.DURATION, Kind.MEASURE):
        return _dimension(a.unit) == _dimension(b.unit)
    return type(a.value) is type(b.value)


def judge(a: Figure, b: Figure) -> tuple[Verdict, str]:
    """The verdict on two comparable figures, and its reason.

    Mirror symmetric: judge(a, b) and judge(b, a) give the same verdict.
    """
    if a.kind in _DATED:
        return _judge_dates(a, b)
    if isinstance(a.value, ClockTime) or isinstance(b.value, ClockTime):
        return _judge_times(a, b)
    low_a, high_a, low_b, high_b = *_ends(a), *_ends(b)
    converted = a.kind in (Kind.DURATION, Kind.MEASURE) and _singular(a.unit) != _singular(b.unit)
    if a.vague or b.vague:
        return _judge_vague(a, b, low_a, low_b)
    if (low_a, high_a) == (low_b, high_b):
        return Verdict.SAME, "equal values"
    if low_a != high_a or low_b != high_b:
        if low_a <= high_b and low_b <= high_a:
            return Verdict.COMPATIBLE, f"{_first_range(a, b)} covers {_other(a, b)}"
        return Verdict.DIFFERS, f"{a.text} and {b.text} do not overlap"
    for x, y, x_value, y_value in ((a, b, low_a, low_b), (b, a, low_b, low_a)):
        reason = _qualified(x, y, x_value, y_value)
        if reason:
            return Verdict.COMPATIBLE, reason
    for x, y in ((a, b), (b, a)):
        step = _step(x) * _factor(x.unit, x.kind)
        x_value, y_value = _ends(x)[0], _ends(y)[0]
        coarser = converted or step > _step(y) * _factor(y.unit, y.kind)
        if coarser and step and _rounded(y_value, step) == _rounded(x_value, step):
            return Verdict.COMPATIBLE, f"{y.text} rounded is {x.text}"
    if converted and abs(low_a - low_b) * 20 <= max(abs(low_a), abs(low_b)):
        return Verdict.COMPATIBLE, f"{a.text} is {b.text} in other units, rounded"
    return Verdict.DIFFERS, _difference(a, b, low_a, low_b)


def _judge_vague(a: Figure, b: Figure, value_a: Decimal, value_b: Decimal) -> tuple[Verdict, str]:
    if a.vague and b.vague:
        return (
            (Verdict.SAME, "the same magnitude")
            if value_a == value_b
            else (Verdict.DIFFERS, f"{a.text} is not {b.text}")
        )
    loose, exact, low, value = (a, b, value_a, value_b) if a.vague else (b, a, value_b, value_a)
    # "Dozens" may be up to a hundred, "hundreds" up to a thousand or two, "millions" up to a billion.
    reach = Decimal(1000) if low >= 1000 and low.adjusted() % 3 == 0 else Decimal(10)
    if low <= value < low * reach:
        return Verdict.COMPATIBLE, f"{exact.text} is within “{loose.text}”"
    return Verdict.DIFFERS, f"{exact.text} is not “{loose.text}”"


def _judge_dates(a: Figure, b: Figure) -> tuple[Verdict, str]:
    if a.high is not None or b.high is not None:
        first, second = _year_span(a), _year_span(b)
        if a.value == b.value and a.high == b.high:
            return Verdict.SAME, "equal spans"
        if first and second and first[0] <= second[1] and second[0] <= first[1]:
            return Verdict.COMPATIBLE, f"{a.text} and {b.text} overlap"
        return Verdict.DIFFERS, f"{a.text} and {b.text} are different times"
    x, y = as_date(a), as_date(b)
    if x == y:
        return Verdict.SAME, "the same date"
    if x.year != y.year and not (_states_year(a) and _states_year(b)):
        # A year that was inferred, not read, is no ground for a contradiction.
        x, y = PartialDate(None, x.month, x.day), PartialDate(None, y.month, y.day)
    stated = [
        (p, q)
        for p, q in ((x.year, y.year), (x.month, y.month), (x.day, y.day))
        if p is not None and q is not None
    ]
    if stated and all(p == q for p, q in stated):
        return Verdict.COMPATIBLE, f"{a.text} and {b.text} are the same date, one stated more closely"
    return Verdict.DIFFERS, f"{a.text} and {b.text} are different dates"


def _judge_times(a: Figure, b: Figure) -> tuple[Verdict, str]:
    if a.value == b.value:
        return Verdict.SAME, "the same time of day"
    minutes = [f.value.hour * 60 + f.value.minute for f in (a, b) if isinstance(f.value, ClockTime)]
    apart = abs(minutes[0] - minutes[-1])
    apart = min(apart, 24 * 60 - apart)
    loose = Qualifier.ABOUT in (a.qualifier, b.qualifier)
    # "About 8 a.m." allows a quarter of an hour.
    if len(minutes) == 2 and loose and apart <= 15:
        return Verdict.COMPATIBLE, f"{a.text} and {b.text} are {apart} minutes apart, one is approximate"
    away = f"{apart // 60} h {apart % 60} min" if apart >= 60 else f"{apart} min"
    return Verdict.DIFFERS, f"{a.text} is not {b.text}: {away} apart"


def _states_year(figure: Figure) -> bool:
    return bool(_YEAR.search(figure.text))


def as_date(figure: Figure) -> PartialDate:
    """A date or year figure as a date; anything else has no part stated."""
    if isinstance(figure.value, PartialDate):
        return figure.value
    if isinstance(figure.value, Decimal) and abs(figure.value) < 10000:
        return PartialDate(year=int(figure.value))
    return PartialDate()


def _year_span(figure: Figure) -> tuple[int, int] | None:
    first = as_date(figure).year
    last: int | None = first
    if isinstance(figure.high, PartialDate):
        last = figure.high.year
    elif isinstance(figure.high, Decimal) and abs(figure.high) < 10000:
        last = int(figure.high)
    return None if first is None or last is None else (first, last)


def _ends(figure: Figure) -> tuple[Decimal, Decimal]:
    """Lower and upper end in a common unit of the figure's dimension."""
    low = figure.value if isinstance(figure.value, Decimal) else Decimal(0)
    high = figure.high if isinstance(figure.high, Decimal) else low
    factor = _factor(figure.unit, figure.kind)
    return low * factor, high * factor


def _singular(unit: str) -> str:
    low = unit.lower()
    return low if low in _FACTORS else low.removesuffix("s")


def _dimension(unit: str) -> str:
    return _FACTORS.get(_singular(unit), (_singular(unit), Decimal(1)))[0]


def _factor(unit: str, kind: Kind) -> Decimal:
    if kind not in (Kind.DURATION, Kind.MEASURE):
        return Decimal(1)
    return _FACTORS.get(_singular(unit), ("", Decimal(1)))[1]


def _step(figure: Figure) -> Decimal:
    """The value of the last digit that the figure states."""
    value = figure.value if isinstance(figure.value, Decimal) else Decimal(0)
    match = _MANTISSA.search(figure.text)
    if match:
        mantissa = match.group().replace(",", "").replace(" ", "")
        decimals = len(mantissa.partition(".")[2])
        if decimals or _SCALED.search(figure.text):
            number = Decimal(mantissa)
            unit = abs(value) / number if number else Decimal(1)
            return unit.scaleb(-decimals)
    # A round number of three digits or more may be rounded to its zeros; a percentage is read as written.
    if value and figure.kind is not Kind.PERCENT and value == value.to_integral_value():
        digits = str(abs(int(value)))[:40]
        zeros = len(digits) - len(digits.rstrip("0"))
        if zeros >= 2:
            return Decimal(1).scaleb(zeros)
    return Decimal(1)


def _rounded(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).quantize(Decimal(1), rounding=ROUND_HALF_UP) if value < step * 10**20 else value


def _qualified(x: Figure, y: Figure, x_value: Decimal, y_value: Decimal) -> str:
    """Why ``y`` satisfies the qualifier of ``x``; empty if it does not."""
    if x.qualifier is Qualifier.ABOUT and abs(x_value - y_value) * 10 <= max(abs(x_value), abs(y_value)):
        return f"{y.text} is close to “about {x.text}”"
    if x.qualifier is Qualifier.OVER and x_value <= y_value <= x_value * Decimal("1.5"):
        return f"{y.text} is over {x.text}"
    if x.qualifier is Qualifier.UNDER and x_value * Decimal("0.6") <= y_value <= x_value:
        return f"{y.text} is within “up to {x.text}”"
    return ""


def _first_range(a: Figure, b: Figure) -> str:
    return a.text if a.high is not None else b.text


def _other(a: Figure, b: Figure) -> str:
    return b.text if a.high is not None else a.text


def _difference(a: Figure, b: Figure, value_a: Decimal, value_b: Decimal) -> str:
    """What keeps two values apart, in words."""
    for x, y in ((a, b), (b, a)):
        if _step(x) > _step(y):
            return f"{x.text} is not {y.text} rounded"
    more, less = max(abs(value_a), abs(value_b)), min(abs(value_a), abs(value_b))
    if less and a.kind is not Kind.AGE:
        share = (more - less) / less * 100
        if share < 1000:
            return f"{a.text} is not {b.text}: {'under 1' if share < 1 else f'{share:.0f}'}% apart"
    return f"{a.text} is not {b.text}"
