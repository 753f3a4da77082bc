"""Step 4, units: years by themselves, spans of years and decades."""

from __future__ import annotations

from decimal import Decimal

from reader.figures.dates import year_at
from reader.figures.drafts import Draft
from reader.figures.line import Line, Number
from reader.figures.model import Kind
from reader.figures.nouns import is_plural
from reader.figures.numbers import DASHES

_FIRST_YEAR, _LAST_YEAR = 1400, 2150
_PEOPLE = frozenset({"people", "men", "women", "children", "troops", "jobs", "employees", "votes", "workers"})
_COUNT_BEFORE_YEAR = frozenset(
    {"than", "least", "nearly", "almost", "most", "approximately", "roughly", "all", "only", "to"}
)
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
    if low[i - 1] in ("'", "’", "‘"):
        return Draft(i - 1, k + 1, Kind.YEAR, 1900 + value, 1909 + value)
    if "the" in low[max(0, i - 2) : i] and not _POSSESSIVES.intersection(low[max(0, i - 2) : i]):
        return Draft(i, k + 1, Kind.YEAR, 1900 + value, 1909 + value)
    return Draft(i, k + 1, Kind.AGE, value, value + 9, unit="years")


def read_year(line: Line, number: Number, k: int) -> Draft | None:
    """The year that a number of four digits is, unless it counts: "in 2018", "2012-13"."""
    low, i, last = line.low, number.first, number.first + 1
    year = year_at(line, i) if number.digits and number.last == last else None
    if year is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    before, counted = low[i - 1], is_plural(low[last])
    if low[last] in ("x", "×") and line.raw[last + 1][:1].isdigit():
        return None  # "1920 x 1080"
    if counted and (before in _COUNT_BEFORE_YEAR or (year % 100 == 0 and year != 2000)):
        return None
    if low[last] in _PEOPLE and before not in ("in", "the"):
        return None
    high = None
    if low[last] in DASHES and line.joined(last) and line.joined(last + 1):
        # "2012-13": two digits end a span of years.
        tail = line.raw[last + 1]
        end = year // 100 * 100 + int(tail) if len(tail) == 2 and tail.isascii() and tail.isdigit() else 0
        if end > year:
            high, last = Decimal(end), last + 2
    return Draft(i, last, Kind.YEAR, number.value, high)
