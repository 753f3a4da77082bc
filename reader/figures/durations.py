"""Step 4, units: lengths of time, and ages given in them."""

from __future__ import annotations

from decimal import Decimal

from reader.figures.drafts import Draft
from reader.figures.line import Line, Number
from reader.figures.model import Kind
from reader.figures.nouns import is_plural
from reader.figures.numbers import HYPHENS, NUMBER_WORDS, ORDINAL_SUFFIXES, and_a_half, tidy
from reader.figures.units import SECONDS, TIME_FACTORS, TIME_UNITS

_HEDGES = frozenset(
    {"than", "over", "about", "nearly", "almost", "within", "roughly", "around", "approximately", "least"}
)
_BEFORE_A_YEAR = frozenset({"for", "just", "only", "lasted", "lasting"})
_RATES = frozenset({"times", "once", "twice", "dollars", "%", "percent"})
_LASTING = {"long": Kind.DURATION, "old": Kind.AGE}
_GLUE = frozenset({"in", "to", "and", "or", "of", "a"})


def read_duration(line: Line, number: Number, k: int) -> Draft | None:
    """The length of time whose unit stands at token ``k``, or the age: "12 days", "a 12-year-old"."""
    low, first = line.low, number.first
    if low[k] not in TIME_UNITS or (low[k] == "second" and k == number.last and number.value != 1):
        return None
    unit, factor = TIME_UNITS[low[k]], TIME_FACTORS.get(low[k], 1)
    value, last = number.value * factor, k + 1
    h = last + 1 if low[last] in HYPHENS and line.joined(last) else last
    if low[h] in ("old", "olds"):
        return Draft(first, h + 1, Kind.AGE, value, unit=unit)
    if low[last] == "of" and low[last + 1] == "age":
        return Draft(first, last + 2, Kind.AGE, value, unit=unit)
    after = and_a_half(line, last)
    if after:
        return Draft(first, after, Kind.DURATION, tidy(value + Decimal(factor) / 2), unit=unit)
    if unit in SECONDS and not number.vague:
        whole = _and_smaller(line, last, value, unit)
        if whole is not None:
            return Draft(first, whole[0], Kind.DURATION, whole[1], unit=whole[2])
    return Draft(first, last, Kind.DURATION, tidy(value), unit=unit, vague=number.vague, scaled=number.scaled)


def _and_smaller(line: Line, last: int, value: Decimal, unit: str) -> tuple[int, Decimal, str] | None:
    """The end, value and unit of one length of time in two units: "1 hour and 45 minutes"."""
    low = line.low
    m = last + (low[last] == ",")
    m += low[m] == "and"
    more = line.numbers.get(m)
    if more is None or not (more.digits or low[m] in NUMBER_WORDS):
        return None
    g = more.last + 1 if low[more.last] in HYPHENS else more.last
    small = TIME_UNITS.get(low[g], "")
    if low[g] == "second" or SECONDS.get(small, 1 << 30) >= SECONDS[unit]:
        return None
    value = value * (SECONDS[unit] // SECONDS[small]) + more.value
    return _and_smaller(line, g + 1, value, small) or (g + 1, value, small)


def read_time_taken(line: Line, i: int) -> Draft | None:
    """The length of time of "3:59.4": minutes, seconds and parts of them."""
    minutes, seconds = line.raw[i], line.raw[i + 2]
    whole, point, parts = seconds.partition(".")
    joined = line.low[i + 1] == ":" and line.joined(i + 1) and line.joined(i + 2) and not line.joined(i)
    if not (
        joined and point and len(minutes) <= 2 and len(whole) == 2 and (minutes + whole + parts).isdigit()
    ):
        return None
    if line.joined(i + 3) and line.is_word(i + 3):
        return None
    return Draft(i, i + 3, Kind.DURATION, tidy(60 * Decimal(minutes) + Decimal(seconds)), unit="seconds")


def read_described_duration(line: Line, number: Number, k: int) -> Draft | None:
    """The length of time with one word between number and unit: "nine awkward seconds"."""
    low = line.low
    word, unit = low[k], TIME_UNITS.get(low[k + 1])
    if not unit or not low[k + 1].endswith("s") or not line.is_word(k):
        return None
    if number.vague or line.is_capital(k) or word in _GLUE or is_plural(word):
        return None
    value = number.value * TIME_FACTORS.get(low[k + 1], 1)
    return Draft(number.first, k + 2, Kind.DURATION, value, unit=unit)


def read_birthday(line: Line, number: Number, k: int) -> Draft | None:
    """The age of "her 50th birthday"."""
    if line.low[k] not in ORDINAL_SUFFIXES:
        return None
    return Draft(number.first, k + 1, Kind.AGE, number.value, unit="years")


def read_article_and_unit(line: Line, i: int) -> Draft | None:
    """The length of time in "a year", where its words make it one: "for nearly a year", "a year or two"."""
    low = line.low
    word, k = low[i + 1], i + 2
    if low[i] not in ("a", "an") or word not in TIME_UNITS or word == "second" or word.endswith("s"):
        return None
    unit, factor = TIME_UNITS[word], Decimal(TIME_FACTORS.get(word, 1))
    after = and_a_half(line, k)
    if after:
        return Draft(i, after, Kind.DURATION, tidy(factor * 3 / 2), unit=unit)
    if low[k] == "or" and low[k + 1] == "two":
        return Draft(i, k + 2, Kind.DURATION, factor, 2 * factor, unit=unit)
    if low[k] in HYPHENS and line.joined(k):
        return None  # "a decade-long war" is read from "decade" on
    # "a year ago" says when, as "last year" does; "a decade ago" is given as a number of years.
    if low[k] == "ago":
        return Draft(i, k, Kind.DURATION, factor, unit=unit) if factor > 2 else None
    before = low[i - 1]
    if (
        before in _HEDGES
        or (factor > 2 and before not in _RATES)
        or (before in _BEFORE_A_YEAR and low[k] not in ("of", "when"))
    ):
        return Draft(i, k, Kind.DURATION, factor, unit=unit)
    return None


def read_unit_alone(line: Line, i: int) -> Draft | None:
    """The length of time, or age, in one unit: "a decade-long war", "monthlong", "the next decade"."""
    word, k = line.low[i], i + 1
    if (line.joined(i) and line.low[i - 1] in HYPHENS) or line.low[i - 1] in NUMBER_WORDS:
        return None
    if word.endswith("long"):
        word, kind = word.removesuffix("long"), Kind.DURATION
    elif line.low[k] in HYPHENS and line.low[k + 1] in _LASTING and line.joined(k) and line.joined(k + 1):
        kind, k = _LASTING[line.low[k + 1]], k + 2
    else:
        return read_next_decade(line, i)
    return Draft(i, k, kind, Decimal(TIME_FACTORS.get(word, 1)), unit=TIME_UNITS[word])


def read_next_decade(line: Line, i: int) -> Draft | None:
    """The ten years of "the next decade"."""
    if line.low[i] == "decade" and line.low[i - 1] in ("next", "coming"):
        return Draft(i, i + 1, Kind.DURATION, Decimal(10), unit="years")
    return None


_SINGLE = ("hour", "day", "week", "month", "year", "decade", "century")
ALONE = frozenset(_SINGLE) | frozenset(unit + "long" for unit in _SINGLE)
"""The words that a length of time without a number begins with."""
