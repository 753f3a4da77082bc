"""Step 4, units: shares: per cent, and what words make of a whole ("two-thirds", "one in five")."""

from __future__ import annotations

from decimal import Decimal

from reader.figures.counting import glued_before
from reader.figures.dates import ALL_MONTHS, year_at
from reader.figures.drafts import Draft
from reader.figures.line import Line, Number
from reader.figures.model import Kind
from reader.figures.names import numbers_a_name
from reader.figures.numbers import DENOMINATORS, HYPHENS, SMALL, tidy
from reader.figures.units import MEASURES, PERCENTS, TIME_FACTORS, TIME_UNITS

_DIGITS = {str(k): k for k in range(1, 10)}
_OVER = SMALL | _DIGITS
_PLACES = frozenset(
    {"states", "countries", "cities", "games", "matches", "raids", "attacks", "counties", "towns"}
)
_HUNDREDTH = Decimal("0.01")
# Of so many one says how many: "6 in 10"; other numbers count places or games ("6 in 8 states").
_ROUND = frozenset({3, 4, 5, 10, 20, 100, 1000})
_AFTER_SHARE = frozenset(
    {
        "of",
        "less",
        "more",
        "fewer",
        "are",
        "were",
        "say",
        "said",
        "have",
        "in",
        ",",
        ".",
        "(",
        "higher",
        "lower",
    }
)
_BEFORE_HALF = frozenset(
    {
        "over", "than", "about", "nearly", "roughly", "almost", "by", "around", "approximately", "least",
        "only", "just", "some",
    }
)  # fmt: skip
_AFTER_HALF = frozenset({"of", "the", "that", "its", "their", "said", "say"})
# "the second half of the game" is a part, not an amount.
_PARTS = frozenset({"first", "second", "other", "latter", "better", "back", "top", "bottom"})


def read_percent(line: Line, number: Number, k: int) -> Draft | None:
    """The share or change in per cent or percentage points: "46%", "0.3 percentage points"."""
    low = line.low
    if low[k] not in PERCENTS and not (low[k] == "per" and low[k + 1] == "cent"):
        return None
    last = k + 2 if low[k] == "per" else k + 1
    unit = "%"
    after = last + 1 if low[last] in HYPHENS else last
    if low[after] in ("point", "points"):
        unit, last = "percentage points", after + 1
    value, first = number.value, number.first
    if (
        first
        and low[first - 1] in ("-", "−")
        and line.joined(first)
        and not line.joined(first - 1)
        and number.digits
    ):
        value, first = -value, first - 1
    return Draft(first, last, Kind.PERCENT, value, unit=unit, vague=number.vague)


def read_share(line: Line, i: int) -> Draft | None:
    """The share in per cent at token ``i``: "two-thirds", "a quarter of", "half", "one in five"."""
    low, word = line.low, line.low[i]
    if word == "half":
        return _half(line, i)
    over = 1 if word in ("a", "an") else _OVER.get(word, 0)
    if not 1 <= over <= 9 or glued_before(line, i):
        return None
    if word in _DIGITS:
        if (
            low[i + 1] not in ("in", "out")
            or low[i - 1] in ("least", "most")
            or numbers_a_name(line, i, i + 1)
        ):
            return None
        share = _one_in(line, i, over)
        return share if share is not None and (over == 1 or low[share.last] not in _PLACES) else None
    j = i + 1
    hyphen = low[j] in HYPHENS and line.joined(j)
    j += hyphen
    part = _part_of_unit(line, i, j, Decimal(over)) if not hyphen else None
    if part is not None:
        return part
    under = DENOMINATORS.get(low[j], 0)
    if over < under and (word not in ("a", "an") or low[j + 1] in _AFTER_SHARE):
        if low[j] == "half":
            return _share(i, j + 1, 1, 2) if over == 1 and low[j + 1] not in HYPHENS else None
        if (over == 1) == low[j].endswith("s"):
            return None
        if low[j] == "quarter" and not hyphen and low[j + 1] not in _AFTER_SHARE:
            return None
        return _share(i, j + 1, over, under)
    return _one_in(line, i, over)


def _part_of_unit(line: Line, i: int, j: int, over: Decimal) -> Draft | None:
    """The length or time in "a quarter of an hour", "three quarters of a mile" and "half a metre"."""
    low = line.low
    if low[j] not in ("quarter", "quarters", "third", "half", "tenth", "tenths"):
        return None
    k = j + 2 if low[j + 1] == "of" else j + 1
    if low[k] not in ("a", "an"):
        return None
    value = tidy((over / DENOMINATORS[low[j]]).quantize(_HUNDREDTH))
    if low[k + 1] == "percentage" and low[k + 2] == "point":
        return Draft(i, k + 3, Kind.PERCENT, value, unit="percentage points")
    return None if low[k + 1] == "second" else _of_unit(line, i, k + 1, value)


def _of_unit(line: Line, first: int, k: int, value: Decimal) -> Draft | None:
    """So much of the unit of length or time at token ``k``, or None where no unit stands there."""
    word = line.low[k]
    if word in MEASURES:
        return Draft(first, k + 1, Kind.MEASURE, value, unit=MEASURES[word])
    if word in TIME_UNITS:
        value = tidy(value * TIME_FACTORS.get(word, 1))
        return Draft(first, k + 1, Kind.DURATION, value, unit=TIME_UNITS[word])
    return None


def _share(first: int, last: int, over: int, under: int) -> Draft:
    value = (Decimal(100 * over) / under).quantize(_HUNDREDTH)
    return Draft(first, last, Kind.PERCENT, tidy(value), unit="%")


def _half(line: Line, i: int) -> Draft | None:
    low, j = line.low, i + 1
    if i in line.numbers or (low[i - 1] in HYPHENS and line.joined(i)):
        return None
    hyphen = low[j] in HYPHENS and line.joined(j)
    k = j + 1 if hyphen or low[j] in ("a", "an") else j
    part = _of_unit(line, i, k, Decimal("0.5")) if k > j else None
    if part is not None or hyphen:
        return part
    before = low[i - 1]
    if before in _BEFORE_HALF or (before == "in" and low[j] in (".", ",")):
        return _share(i, j, 1, 2)
    if low[j] in _AFTER_HALF and before not in _PARTS:
        return _share(i, j, 1, 2)
    return None


def _one_in(line: Line, i: int, over: int) -> Draft | None:
    """A share such as "one in five", "one Democrat in five" or "three out of ten"."""
    low, j = line.low, i + 1
    if low[i] in ("a", "an"):
        return None
    if low[j] == "out" and low[j + 1] == "of":
        k = j + 2
    elif low[j] in HYPHENS and low[j + 1] == "in" and low[j + 2] in HYPHENS:
        k = j + 3
    elif low[j] == "in":
        k = j + 1
    elif over == 1 and line.is_word(j) and low[j + 1] == "in" and low[j + 2] in SMALL:
        k = j + 2
    else:
        return None
    if low[k] == "every":
        k += 1
    number = line.numbers.get(k)
    if number is None or number.scaled > 1 or not number.whole or not over < number.value <= 1000:
        return None
    unit = low[number.last]
    if over > 1 and number.digits and number.value not in _ROUND:
        return None
    if line.joined(number.last) and line.is_word(number.last):
        return None
    if unit in PERCENTS or unit in TIME_UNITS or unit in ALL_MONTHS or year_at(line, k):
        return None
    return _share(i, number.last, over, int(number.value))
