"""Step 2, the calendar: the dates that months, days and years spell."""

from __future__ import annotations

from dataclasses import dataclass

from reader.figures.line import Line
from reader.figures.model import PartialDate
from reader.figures.numbers import DASHES, ORDINAL_SUFFIXES

_NAMES = "january february march april may june july august september october november december"
MONTHS = {name: k for k, name in enumerate(_NAMES.split(), 1)}
ABBREVIATED = {name[:3]: number for name, number in MONTHS.items() if name != "may"} | {"sept": 9}
ALL_MONTHS = MONTHS | ABBREVIATED
WEEKDAYS = {
    name: k
    for k, names in enumerate(
        [
            ("monday", "mon"),
            ("tuesday", "tues", "tue"),
            ("wednesday", "wed"),
            ("thursday", "thurs", "thu"),
            ("friday", "fri"),
            ("saturday", "sat"),
            ("sunday", "sun"),
        ]
    )
    for name in names
}
# Words after which even "May" or "March" is a month.
_BEFORE_MONTH = frozenset(
    {
        "in", "since", "until", "till", "by", "early", "late", "last", "next", "this", "through", "during",
        "between", "from", "before", "after", "every", "each", "around", "past", "for",
        "middle", "mid",
    }
)  # fmt: skip
_NAMELIKE = frozenset({"march", "may", "april", "june", "august", "mar", "jan", "jun", "dec", "sep"})
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
FIRST_YEAR, LAST_YEAR = 1000, 2199


@dataclass(slots=True)
class Reading:
    """A date read from tokens up to ``last`` (exclusive); ``high`` for a span of dates."""

    last: int
    value: PartialDate
    high: PartialDate | None = None
    weekday: int | None = None
    # "12 and 13": the second day is a date of its own, in these tokens.
    second: tuple[int, int, PartialDate] | None = None


def year_at(line: Line, i: int) -> int | None:
    """The year written as four digits at token ``i``."""
    word = line.raw[i]
    if len(word) != 4 or not (word.isascii() and word.isdigit()):
        return None
    if line.joined(i + 1) and (line.is_word(i + 1) or line.low[i + 1] in ("%", "°")):
        return None
    year = int(word)
    return year if FIRST_YEAR <= year <= LAST_YEAR else None


def day_at(line: Line, i: int) -> tuple[int, int] | None:
    """The day of a month at token ``i`` (an ordinal suffix may follow) and the index after it."""
    word = line.raw[i]
    if not (1 <= len(word) <= 2 and word.isascii() and word.isdigit()) or not 1 <= int(word) <= 31:
        return None
    j = i + 1
    if line.joined(j) and line.is_word(j):
        if line.low[j] not in ORDINAL_SUFFIXES:
            return None
        j += 1
    if line.joined(j) and (line.low[j] in ("%", "/") or (line.low[j] == ":" and line.joined(j + 1))):
        return None
    return int(word), j


def is_day(year: int | None, month: int, day: int) -> bool:
    leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return 1 <= day <= (29 if leap and month == 2 else _DAYS[month - 1])


def month_at(line: Line, i: int) -> tuple[int, int] | None:
    """The month named at token ``i`` and the index after it, with the stop of an abbreviation."""
    month = ALL_MONTHS.get(line.low[i])
    if month is None or not line.is_capital(i):
        return None
    j = i + 1
    if line.low[i] in ABBREVIATED and line.low[j] == "." and line.joined(j):
        j += 1
    return month, j


def _year_after(line: Line, j: int) -> tuple[int | None, int]:
    k = j + 1 if line.low[j] in (",", "of") else j
    year = year_at(line, k)
    if year is not None:
        return year, k + 1
    return None, j


def weekday_before(line: Line, i: int) -> int | None:
    k = i - 1
    if line.low[k] in (",", "."):
        k -= 1
    if line.low[k] == ".":
        k -= 1
    return WEEKDAYS.get(line.low[k]) if k >= 0 else None


def read_month_first(line: Line, i: int) -> Reading | None:
    """The date that starts with a month at token ``i``: "June 9, 2025", "Feb. 7", "May 23-25", "April"."""
    found = month_at(line, i)
    if found is None:
        return None
    month, j = found
    if line.low[j] == "the" and day_at(line, j + 1):
        j += 1
    day_found = day_at(line, j)
    if day_found is None or (line.low[i] == "may" and line.low[j + 1] == "percent"):
        return _month_alone(line, i, month, j)
    day, j = day_found
    weekday = weekday_before(line, i)
    # A second day after a dash: "May 23-25", "July 21-Aug. 3", "July 21 to July 23".
    connector = line.low[j]
    if connector in DASHES or connector in ("to", "through", "and", "until"):
        other = month_at(line, j + 1)
        tail = day_at(line, other[1] if other else j + 1)
        if tail is not None and (other or tail[0] > day) and not _counts_something(line, tail[1]):
            year, last = _year_after(line, tail[1])
            late = other[0] if other else month
            if is_day(year, month, day) and is_day(year, late, tail[0]):
                first, second = PartialDate(year, month, day), PartialDate(year, late, tail[0])
                if connector == "and" and line.low[i - 1] != "between" and not other:
                    return Reading(j, first, weekday=weekday, second=(j + 1, last, second))
                if connector != "and" or (not other and line.low[i - 1] == "between"):
                    return Reading(last, first, second, weekday=weekday)
    year, last = _year_after(line, j)
    if not is_day(year, month, day):
        return None
    return Reading(last, PartialDate(year, month, day), weekday=weekday)


def _counts_something(line: Line, j: int) -> bool:
    word = line.low[j]
    return word in ("%", "percent", "million", "people", "years", "months", "days", "other")


def _month_alone(line: Line, i: int, month: int, j: int) -> Reading | None:
    year, last = _year_after(line, j)
    if (
        year is None
        and line.low[j] in ("'", "’", "‘")
        and len(line.raw[j + 1]) == 2
        and line.raw[j + 1].isdigit()
    ):
        short = int(line.raw[j + 1])
        year, last = (2000 if short < 50 else 1900) + short, j + 2
    if year is not None:
        return Reading(last, PartialDate(year, month))
    before = line.low[i - 1] if i else ""
    if before == "of" and line.low[i - 2] in ("fourth", "4th", "th"):
        return None  # the holiday, not a date
    if before == "of" and line.low[i - 2] in (
        "end",
        "start",
        "beginning",
        "middle",
        "month",
        "rest",
        "half",
        "most",
    ):
        before = "in"
    if line.low[i] in _NAMELIKE:
        if before not in _BEFORE_MONTH and not (
            before == "-" and line.low[i - 2] in ("mid", "late", "early")
        ):
            return None
        if before not in ("in", "since", "last", "late", "early") and line.is_capital(j) and not line.titled:
            return None
        if (
            line.low[i] in ("may", "march")
            and before in ("for", "every", "each", "this")
            and line.low[j] == "to"
        ):
            return None
    elif before not in _BEFORE_MONTH and before not in WEEKDAYS and _in_name(line, i):
        return None
    return Reading(j if line.low[j - 1] == "." else i + 1, PartialDate(None, month))


def _in_name(line: Line, i: int) -> bool:
    """Whether a capital before the month makes it part of a name: "Black September"."""
    return i > 0 and line.is_capital(i - 1) and not (line.titled or line.joined(i) or line.opens(i - 1))


def read_day_first(line: Line, i: int) -> Reading | None:
    """The date that starts with a day at token ``i``: "9 June 2025", "the 3rd of April", "23-25 May"."""
    first = day_at(line, i)
    if first is None:
        return None
    day, j = first
    high_day = None
    if line.low[j] in DASHES or line.low[j] in ("to", "and"):
        second = day_at(line, j + 1)
        if second and second[0] > day:
            high_day, j = second[0], second[1]
    if line.low[j] == "of":
        j += 1
    found = month_at(line, j)
    if found is None:
        return None
    month, j = found
    year, last = _year_after(line, j)
    # "killed 12 May protesters" is rare; "with 12 March 3" rarer: a day then a month is a date.
    if not is_day(year, month, max(day, high_day or 0)) or (
        day_at(line, j) and line.low[j - 1] != "." and year is None
    ):
        return None
    high = None if high_day is None else PartialDate(year, month, high_day)
    return Reading(last, PartialDate(year, month, day), high, weekday=weekday_before(line, i))


def read_numeric(line: Line, i: int) -> Reading | None:
    """The date in digits at token ``i``: 2025-06-09, 2019/01/17, 5/29/2013, or 5/29 after a weekday."""
    sign = line.low[i + 1]
    if sign not in ("-", "/", "‑", "."):
        return None
    if not (
        line.joined(i + 1) and line.joined(i + 2) and line.raw[i + 2].isdigit() and line.raw[i + 2].isascii()
    ):
        return None
    parts = [line.raw[i], line.raw[i + 2]]
    last = i + 3
    if line.low[i + 3] == sign and line.joined(i + 3) and line.joined(i + 4) and line.raw[i + 4].isdigit():
        parts.append(line.raw[i + 4])
        last = i + 5
    if not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in parts):
        return None
    numbers = [int(part) for part in parts]
    if len(parts) == 3:
        if len(parts[0]) == 4:
            year, month, day = numbers
        elif len(parts[2]) == 4 and sign == "/":
            month, day, year = numbers
            if month > 12:
                month, day = day, month
        else:
            return None
        if FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and is_day(year, month, day):
            return Reading(last, PartialDate(year, month, day))
        return None
    if sign != "/" or numbers == [24, 7] or numbers == [9, 11] or len(parts[1]) == 4:
        return None
    month, day = numbers
    weekday = weekday_before(line, i)
    if (weekday is not None or line.low[i - 1] == "on") and 1 <= month <= 12 and is_day(None, month, day):
        return Reading(last, PartialDate(None, month, day), weekday=weekday)
    return None
