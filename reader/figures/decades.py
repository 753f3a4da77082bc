"""Step 4, units: years by themselves, spans of years and decades."""

from __future__ import annotations

from decimal import Decimal

from reader.figures.dates import year_at
from reader.figures.drafts import Draft
from reader.figures.line import Line, Number
from reader.figures.model import Kind
from reader.figures.nouns import is_plural
from reader.figures.numbers import DASHES, HYPHENS
from reader.figures.units import MEASURES, PERCENTS

_FIRST_YEAR, _LAST_YEAR = 1400, 2150
_PEOPLE = frozenset({"people", "men", "women", "children", "troops", "jobs", "employees", "votes", "workers"})
_COUNT_BEFORE_YEAR = frozenset(
    {"than", "least", "nearly", "almost", "most", "approximately", "roughly", "all", "only", "to"}
)
_WEATHER = frozenset(
    {
        "temperature",
        "temperatures",
        "temps",
        "highs",
        "lows",
        "degrees",
        "thermometer",
        "gusts",
        "humidity",
        "chill",
        "chills",
        "windchill",
        "mercury",
    }
)
_POLLS = frozenset({"rating", "ratings", "approval", "percent", "percentage", "polling", "poll", "polls"})
_PARTS = frozenset({"upper", "lower", "mid", "low", "high", "-"})
_SUMS = frozenset({"average", "total", "maximum", "minimum", "record"})
_ERAS = (["A", ".", "D", "."], ["AD"], ["CE"], ["B", ".", "C", "."], ["BC"], ["BCE"], ["B", ".", "C"])
_AFTER_YEAR = frozenset({"to", "era", "and", "style", "model", "present", "vintage", "built", "born", "2000"})
_POSSESSIVES = frozenset({"his", "her", "their", "my", "your", "our", "its"})


def read_decade(line: Line, number: Number, k: int) -> Draft | None:
    """The years or ages in "1990s", "'90s" and "in her 20s"."""
    low, i, value = line.low, number.first, number.value
    if low[k] != "s" or not line.joined(k) or not number.digits or not number.whole or value % 10:
        return None
    if len(line.raw[i]) == 4 and 1000 <= value <= 2190:
        span = 99 if value % 100 == 0 and value < 1900 else 9
        return Draft(i, k + 1, Kind.YEAR, value, value + span)
    if not 10 <= value <= 90:
        return None
    if _degrees(line, i):
        return Draft(i, k + 1, Kind.MEASURE, value, value + 9, unit="degrees")
    if low[i - 1] in _PARTS and not _POLLS.isdisjoint(low[max(0, i - 12) : i] + low[i + 2 : i + 6]):
        return Draft(i, k + 1, Kind.PERCENT, value, value + 9, unit="%")
    if low[i - 1] in ("'", "’", "‘"):
        return Draft(i - 1, k + 1, Kind.YEAR, 1900 + value, 1909 + value)
    if "the" in low[max(0, i - 2) : i] and not _POSSESSIVES.intersection(low[max(0, i - 2) : i]):
        return Draft(i, k + 1, Kind.YEAR, 1900 + value, 1909 + value)
    return Draft(i, k + 1, Kind.AGE, value, value + 9, unit="years")


def _degrees(line: Line, i: int) -> bool:
    """Whether tens at token ``i`` are of temperature: "lows in the 20s"."""
    near = line.low[max(0, i - 12) : i] + line.low[i + 2 : i + 6]
    extreme = any(near[k] in ("high", "low") and near[k + 1] == "in" for k in range(len(near) - 1))
    if not (extreme or not _WEATHER.isdisjoint(near)) or not _POLLS.isdisjoint(near):
        return False
    return line.low[i - 1] == "the" or line.low[i - 1] in _PARTS


def _short_year(line: Line, i: int) -> Draft | None:
    """The year of "'96": of the last century, or of this one up to its fifties."""
    digits = line.raw[i]
    apart = i < 2 or line.start[i - 1] > line.end[i - 2] or line.low[i - 2] == "("
    if (
        len(digits) != 2
        or not digits.isdigit()
        or not line.joined(i)
        or not apart
        or line.low[i + 1] in ("'", "’", "”")
    ):
        return None
    short = Decimal(digits)
    return Draft(i - 1, i + 1, Kind.YEAR, short + (2000 if short < 50 else 1900))


def _ends_counted(line: Line, j: int, year: int) -> bool:
    """Whether the number before token ``j`` begins a range that counts or measures: "1500 to 2000 people"."""
    upper = line.numbers.get(j + 1)
    if upper is None or not (line.low[j] in DASHES or line.low[j] in ("to", "or", "and")):
        return False
    noun = line.low[upper.last]
    return upper.value > year and (noun in _PEOPLE or noun in MEASURES or noun in PERCENTS)


def read_era(line: Line, number: Number, k: int) -> Draft | None:
    """The year of "A.D. 1000" and "300 BC"; before our era it is negative."""
    first, last = number.first, number.last
    if not (number.digits and number.whole and number.scaled == 1 and 0 < number.value < _LAST_YEAR):
        return None
    for era in _ERAS:
        size, sign = len(era), -1 if era[0].startswith("B") else 1
        if line.raw[last : last + size] == era and not line.joined(last):
            return Draft(first, last + size, Kind.YEAR, number.value * sign)
        if first >= size and sign > 0 and line.raw[first - size : first] == era and not line.joined(first):
            return Draft(first - size, last, Kind.YEAR, number.value)
    return None


def read_year(line: Line, number: Number, k: int) -> Draft | None:
    """The year that a number of four digits is, unless it counts: "in 2018", "2012-13"."""
    low, i, last = line.low, number.first, number.first + 1
    year = year_at(line, i) if number.digits and number.last == last else None
    if year is None and low[i - 1] in ("'", "’", "‘"):
        return _short_year(line, i)
    if year is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    before, counted = low[i - 1], is_plural(low[last])
    if (
        low[last] in HYPHENS
        and line.joined(last)
        and line.is_word(last + 1)
        and low[last + 1] not in _AFTER_YEAR
    ):
        return None  # "a 1500-employee plant"
    if low[last] in ("x", "×") and line.raw[last + 1][:1].isdigit():
        return None  # "1920 x 1080"
    if counted and (before in _COUNT_BEFORE_YEAR or (year % 100 == 0 and year != 2000)):
        return None
    if low[last] in _PEOPLE and before not in ("in", "the"):
        return None
    if _ends_counted(line, last, year) or (before == "of" and year % 100 == 0 and low[i - 2] in _SUMS):
        return None
    high = None
    if low[last] in DASHES and line.joined(last) and line.joined(last + 1):
        # "2012-13": two digits end a span of years.
        tail = line.raw[last + 1]
        end = year // 100 * 100 + int(tail) if len(tail) == 2 and tail.isascii() and tail.isdigit() else 0
        if end > year:
            high, last = Decimal(end), last + 2
    return Draft(i, last, Kind.YEAR, number.value, high)
