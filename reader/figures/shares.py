"""Step 4, units: shares: per cent, and what words make of a whole ("two-thirds", "one in five")."""

from __future__ import annotations

from decimal import Decimal
from math import gcd

from reader.figures.counting import glued_before
from reader.figures.dates import ALL_MONTHS, year_at
from reader.figures.drafts import Draft
from reader.figures.line import Line, Number
from reader.figures.model import Kind
from reader.figures.names import numbers_a_name
from reader.figures.numbers import DENOMINATORS, HYPHENS, SMALL, fraction_at, sign_before, tidy
from reader.figures.units import MEASURES, PERCENTS, TIME_FACTORS, TIME_UNITS

_DIGITS = {str(k): k for k in range(1, 10)}
_OVER = SMALL | _DIGITS
_PLACES = frozenset(
    {"states", "countries", "cities", "games", "matches", "raids", "attacks", "counties", "towns"}
)
_HUNDREDTH = Decimal("0.01")
# Of so many one says how many: "6 in 10"; other numbers count places or games ("6 in 8 states").
_ROUND = frozenset({3, 4, 5, 10, 20, 100, 1000})
_MOST_OF = 10**9  # "one in a million"
_AFTER_BY = frozenset(
    {
        "after",
        "since",
        "over",
        "last",
        "this",
        "when",
        "as",
        "to",
        "from",
        "on",
        "and",
        "between",
        "during",
        "at",
        "for",
    }
)
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
    last = _past_percent(line, k)
    if not last:
        return None
    unit = "%"
    after = last + 1 if low[last] in HYPHENS else last
    if low[after] in ("point", "points"):
        unit, last = "percentage points", after + 1
    first, sign = sign_before(line, number.first)
    value = number.value * sign
    return Draft(first, last, Kind.PERCENT, value, unit=unit, vague=number.vague)


def _past_percent(line: Line, k: int) -> int:
    """The index after the sign or words of per cent at token ``k``, or 0."""
    low = line.low
    if low[k] in PERCENTS or (low[k] == "pc" and line.joined(k)):
        return k + 1
    return k + 2 if low[k] == "per" and low[k + 1] == "cent" else 0


def read_share(line: Line, i: int) -> Draft | None:
    """The share in per cent at token ``i``: "two-thirds", "a quarter of", "half", "one in five"."""
    low, word = line.low, line.low[i]
    if word == "half":
        return _half(line, i)
    over = 1 if word in ("a", "an") else _OVER.get(word, 0)
    number = line.numbers.get(i)
    if not 1 <= over <= 9 or glued_before(line, i) or (number is not None and number.scaled > 1):
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
    part = _part_of_unit(line, i)
    if part is not None:
        return part
    under = DENOMINATORS.get(low[j], 0)
    after = low[j + 1] in _AFTER_SHARE or (low[i - 1] == "by" and low[j + 1] in _AFTER_BY)
    if over < under and gcd(over, under) == 1 and (word not in ("a", "an") or after):
        if low[j] == "half":
            return _share(i, j + 1, 1, 2) if over == 1 and low[j + 1] not in HYPHENS else None
        if (over == 1) == low[j].endswith("s"):
            return None
        if low[j] == "quarter" and not hyphen and low[j + 1] not in _AFTER_SHARE:
            return None
        return _share(i, j + 1, over, under)
    return _one_in(line, i, over)


def _part_of_unit(line: Line, i: int) -> Draft | None:
    """So much of a unit: "a quarter of an hour", "half of one percent", "a quarter-century"."""
    found = fraction_at(line, i)
    if found is None:
        return None
    low, (part, k) = line.low, found
    hyphen = low[k] in HYPHENS and line.joined(k) and line.joined(k + 1)
    k += hyphen or low[k] == "of"
    if low[k] in ("a", "an", "one"):
        k += 1
    elif not hyphen:
        return None
    plain = low[k - 2].startswith(("hal", "quarter"))  # "a fourth-year student" is none
    if low[k] == "second" or (hyphen and not plain):
        return None
    return _of_unit(line, i, k, part)


def _of_unit(line: Line, first: int, k: int, value: Decimal) -> Draft | None:
    """So much of the unit of length or time at token ``k``, or None where no unit stands there."""
    word = line.low[k]
    if last := _past_percent(line, k):
        points = line.low[last] in ("point", "points")
        unit = "percentage points" if points else "%"
        return Draft(first, last + points, Kind.PERCENT, value, unit=unit)
    if word in ("point", "points") and line.low[first - 1] == "by":  # "cut rates by half a point"
        return Draft(first, k + 1, Kind.PERCENT, value, unit="percentage points")
    if word in MEASURES:
        return Draft(first, k + 1, Kind.MEASURE, value, unit=MEASURES[word])
    if word in TIME_UNITS:
        value = tidy(value * TIME_FACTORS.get(word, 1))
        return Draft(first, k + 1, Kind.DURATION, value, unit=TIME_UNITS[word])
    return None


def _share(first: int, last: int, over: int, under: int) -> Draft:
    value = Decimal(100 * over) / under
    # Two decimals, or of less than that the first two digits.
    value = value.quantize(_HUNDREDTH if value >= 1 else Decimal(1).scaleb(value.adjusted() - 1))
    return Draft(first, last, Kind.PERCENT, tidy(value), unit="%")


def _half(line: Line, i: int) -> Draft | None:
    low, j = line.low, i + 1
    if i in line.numbers or (low[i - 1] in HYPHENS and line.joined(i)):
        return None
    part = _part_of_unit(line, i)
    if part is not None or (low[j] in HYPHENS and line.joined(j)):
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
    elif low[j] == "in" or (low[j] == "of" and low[j + 1] == "10"):
        k = j + 1
    elif over == 1 and line.is_word(j) and low[j + 1] == "in" and low[j + 2] in SMALL:
        k = j + 2
    else:
        return None
    if low[k] == "every":
        k += 1
    number = line.numbers.get(k)
    if number is None or not number.whole or not over < number.value <= _MOST_OF:
        return None
    if number.value > 1000 and over > 1:
        return None
    unit = low[number.last]
    if over > 1 and number.digits and number.value not in _ROUND:
        return None
    if line.joined(number.last) and line.is_word(number.last):
        return None
    if unit in PERCENTS or unit in TIME_UNITS or unit in ALL_MONTHS or year_at(line, k):
        return None
    return _share(i, number.last, over, int(number.value))
