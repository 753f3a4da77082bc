"""Whether two dates, or two times of day, agree: the part of the verdicts that reckons with the calendar."""

from __future__ import annotations

import re
from decimal import Decimal

from reader.comparison.model import Verdict
from reader.figures.model import ClockTime, Figure, Kind, PartialDate, Qualifier

DATED = (Kind.DATE, Kind.YEAR)
_YEAR = re.compile(r"\d{4}|[’']\d\d\b|/\d\d\b")


def judge_dates(a: Figure, b: Figure) -> tuple[Verdict, str]:
    """The verdict on two dates or years, spans too, and its reason."""
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
            return Verdict.COMPATIBLE, overlapping(a, b, within)
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


def judge_times(a: Figure, b: Figure) -> tuple[Verdict, str]:
    """The verdict on two times of day, spans too, and its reason."""
    if a.value == b.value and a.high == b.high:
        return Verdict.SAME, "the same time of day"
    (first, first_end), (second, second_end) = _minutes(a), _minutes(b)
    if a.high is not None or b.high is not None:
        # A span may run past midnight.
        if any(first + day <= second_end and second <= first_end + day for day in (-1440, 0, 1440)):
            return Verdict.COMPATIBLE, overlapping(a, b, a.high is None or b.high is None)
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


def overlapping(a: Figure, b: Figure, covered: bool) -> str:
    """How two figures meet of which at least one is a range; ``covered``: one lies within it."""
    span, other = (a, b) if a.high is not None else (b, a)
    return f"{span.text} covers {other.text}" if covered else f"{a.text} and {b.text} overlap"
