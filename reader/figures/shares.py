"""Shares in words ("two-thirds", "one in five") and scores or tallies ("54-46")."""

from __future__ import annotations

from decimal import Decimal

from reader.figures import units
from reader.figures.counting import PERCENTS, glued_before, numbers_a_name
from reader.figures.dates import ALL_MONTHS, read_clock, year_at
from reader.figures.drafts import Draft
from reader.figures.line import Line
from reader.figures.model import Kind
from reader.figures.numbers import (
    DASHES,
    DENOMINATORS,
    HYPHENS,
    MAGNITUDES,
    SMALL,
    read_number,
    read_words,
    tidy,
)

_DIGITS = {str(k): k for k in range(1, 10)}
_OVER = SMALL | _DIGITS
_PLACES = frozenset(
    {"states", "countries", "cities", "games", "matches", "raids", "attacks", "counties", "towns"}
)
_HUNDREDTH = Decimal("0.01")
_ENDS = frozenset({".", ",", ";", ":", ")", "!", "?", "”", '"'})
_COMPARING = frozenset({"by", "odds", "ratio", "margin", "outnumber", "outnumbered", "favor", "favour"})
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
    if word in units.MEASURES:
        return Draft(first, k + 1, Kind.MEASURE, value, unit=units.MEASURES[word])
    if word in units.TIME_UNITS:
        value = tidy(value * units.TIME_FACTORS.get(word, 1))
        return Draft(first, k + 1, Kind.DURATION, value, unit=units.TIME_UNITS[word])
    return None


def read_ratio(line: Line, i: int) -> Draft | None:
    """The ratio at token ``i``: "four to one", "3-to-1", "a 20-for-1 split"; its value is over one."""
    low, first = line.low, read_number(line, i)
    if first is None or first.scaled > 1 or glued_before(line, i):
        return None
    j, k = first.last, first.last + 1
    if low[j] in HYPHENS and line.joined(j):
        j, k = j + 1, j + 3
        if low[k - 1] not in HYPHENS:
            return None
    if low[j] not in ("to", "for") or (low[j] == "for" and k == j + 1):
        return None
    if low[k] not in ("1", "one") or (line.joined(k + 1) and low[k + 1] not in _ENDS):
        return None
    after = low[k + 1]
    if first.value <= 1 or (line.is_word(k + 1) and (units.is_plural(after) or after in units.TIME_UNITS)):
        return None
    if after in PERCENTS or after[:1].isdigit() or after in MAGNITUDES or after in units.CURRENCY_WORDS:
        return None
    if read_clock(line, k) is not None or (low[j] == "to" and j == first.last and not _compares(line, i, k)):
        return None
    return Draft(i, k + 1, Kind.RATIO, first.value, unit=f"{low[j]} 1")


def _compares(line: Line, i: int, k: int) -> bool:
    """Whether the words around "N to one" set one thing against another."""
    near = line.low[max(0, i - 6) : i] + line.low[k + 1 : k + 4]
    return not _COMPARING.isdisjoint(near) or line.low[k] == "one"


def _share(first: int, last: int, over: int, under: int) -> Draft:
    value = (Decimal(100 * over) / under).quantize(_HUNDREDTH)
    return Draft(first, last, Kind.PERCENT, tidy(value), unit="%")


def _half(line: Line, i: int) -> Draft | None:
    low, j = line.low, i + 1
    if read_words(line, i) is not None or (low[i - 1] in HYPHENS and line.joined(i)):
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
    number = read_number(line, k)
    if number is None or number.scaled > 1 or not number.whole or not over < number.value <= 1000:
        return None
    unit = low[number.last]
    if over > 1 and number.digits and number.value not in _ROUND:
        return None
    if line.joined(number.last) and line.is_word(number.last):
        return None
    if unit in PERCENTS or unit in units.TIME_UNITS or unit in ALL_MONTHS or year_at(line, k):
        return None
    return _share(i, number.last, over, int(number.value))


def read_score(line: Line, i: int) -> list[Draft] | None:
    """The score or tally at token ``i``, with the second number as its ``high``: "9-1", "54-46".

    Per cent in the wrong order for a range ("47-11 percent") are two figures.
    """
    low, raw, j, k = line.low, line.raw, i + 1, i + 3
    if not (_is_small(raw[i]) and low[j] in DASHES and line.joined(j)) or glued_before(line, i):
        return None
    if low[j + 1] == "to" and low[j + 2] in HYPHENS:
        j, k = i + 3, i + 5  # "231-to-182"
        if low[k] not in ("vote", "decision", "ruling", "margin", "count"):
            return None
    if not (line.joined(j + 1) and _is_small(raw[j + 1])):
        return None
    left, right = int(raw[i]), int(raw[j + 1])
    percent = k + 1 if low[k] in PERCENTS else k + 2 if low[k] == "per" and low[k + 1] == "cent" else 0
    if percent:
        if left <= right:
            return None
        return [
            Draft(i, i + 1, Kind.PERCENT, Decimal(left), unit="%"),
            Draft(j + 1, percent, Kind.PERCENT, Decimal(right), unit="%"),
        ]
    if line.joined(k) and (low[k] in DASHES or line.is_word(k)):
        return None
    if left < right and (units.is_plural(low[k]) or low[k] in units.TIME_UNITS or low[k] in units.MEASURES):
        return None
    if low[k] in MAGNITUDES or low[k] in HYPHENS:
        return None
    # A model number has three digits; "beat Spain 3-0" is a score.
    if left >= 100 and numbers_a_name(line, i, j):
        return None
    return [Draft(i, k, Kind.SCORE, Decimal(left), Decimal(right))]


def _is_small(word: str) -> bool:
    return len(word) <= 3 and word.isascii() and word.isdigit()
