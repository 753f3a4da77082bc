"""Quantities: a number with what it measures, as money, a share, an age, a length of time or a count."""

from __future__ import annotations

from decimal import Decimal

from reader.figures import units
from reader.figures.context import says_age_before
from reader.figures.counting import PERCENTS, digits_count, words_count
from reader.figures.dates import year_at
from reader.figures.drafts import Draft
from reader.figures.line import Line
from reader.figures.measures import is_metres, read_measure
from reader.figures.model import Kind, Qualifier
from reader.figures.numbers import (
    DASHES,
    HYPHENS,
    NUMBER_WORDS,
    ORDINAL_SUFFIXES,
    SHORT_MAGNITUDES,
    Number,
    and_a_half,
    parse_digits,
    read_digits,
    read_number,
    read_plural,
    tidy,
)

_FIRST_YEAR, _LAST_YEAR = 1400, 2150
_HEDGES = frozenset({"about", "nearly", "almost", "within", "roughly", "around", "approximately", "least"})
_BEFORE_A_YEAR = frozenset({"for", "just", "only", "lasted", "lasting"})
_PEOPLE = frozenset({"people", "men", "women", "children", "troops", "jobs", "employees", "votes", "workers"})
_COUNT_BEFORE_YEAR = frozenset(
    {"than", "least", "nearly", "almost", "most", "approximately", "roughly", "all", "only", "to"}
)
_COMPARING = frozenset({"as", "more", "less", "the", "that", "larger", "what"})
_POSSESSIVES = frozenset({"his", "her", "their", "my", "your", "our", "its"})
_GLUE = frozenset({"in", "to", "and", "or", "of", "a"})


def read_quantity(line: Line, i: int) -> Draft | None:
    """The quantity at token ``i``: an amount of money, or a number with the unit after it."""
    word = line.low[i]
    if word in units.CURRENCY_SIGNS or line.raw[i] in units.CURRENCY_CODES:
        return read_money(line, i)
    number = None
    if word[:1].isdigit() or word in NUMBER_WORDS or word in ("a", "an", "half"):
        number = read_number(line, i)
    if number is None:
        return _article_and_unit(line, i)
    if not (digits_count(line, number) if number.digits else words_count(line, number)):
        return None
    if number.digits and line.low[i - 1] == "." and line.joined(i) and not line.joined(i - 1):
        number = _leading_point(line, number) or number
    return with_unit(line, number)


def read_vague(line: Line, i: int) -> Draft | None:
    """The magnitude without a number at token ``i``: "dozens", "tens of billions of dollars"."""
    number = read_plural(line, i)
    if number is None or (line.joined(i) and line.low[i - 1] in HYPHENS):
        return None
    if line.low[i - 1] == "a" and line.low[i] in ("few", "couple"):
        number.first = i - 1
    return with_unit(line, number)


def _leading_point(line: Line, number: Number) -> Number | None:
    """The number with the bare decimal point before it: ".5 percent"."""
    text = line.raw[number.first]
    value = parse_digits("0." + text) if text.isdigit() else None
    if value is None:
        return None
    return Number(number.first - 1, number.last, tidy(value * number.scaled), True, number.scaled)


def _article_and_unit(line: Line, i: int) -> Draft | None:
    """The length of time in "a year", where its words make it one: "for nearly a year", "a year or two"."""
    low = line.low
    word, k = low[i + 1], i + 2
    if low[i] not in ("a", "an") or word not in units.TIME_UNITS or word == "second":
        return None
    unit, factor = units.TIME_UNITS[word], Decimal(units.TIME_FACTORS.get(word, 1))
    after = and_a_half(line, k)
    if after:
        return Draft(i, after, Kind.DURATION, tidy(factor * 3 / 2), unit=unit)
    if low[k] == "or" and low[k + 1] == "two":
        return Draft(i, k + 2, Kind.DURATION, factor, 2 * factor, unit=unit)
    # "a year ago" says when, as "last year" does; "a decade ago" is given as a number of years.
    if low[k] == "ago":
        return Draft(i, k, Kind.DURATION, factor, unit=unit) if factor > 2 else None
    before = low[i - 1]
    hedged = before in _HEDGES or (before == "over" and unit == "years")
    if hedged or (before in _BEFORE_A_YEAR and low[k] not in ("of", "when")):
        return Draft(i, k, Kind.DURATION, factor, unit=unit)
    return None


def read_money(line: Line, i: int) -> Draft | None:
    """The amount that starts with a currency sign or code at token ``i``."""
    low, raw, first = line.low, line.raw, i
    sign = units.CURRENCY_SIGNS.get(low[i])
    code = sign or units.CURRENCY_CODES[raw[i]]
    if low[i] == "$" and line.joined(i):
        owner = units.DOLLARS.get(low[i - 1])
        if owner is not None and raw[i - 1].isupper():
            code, first = owner, i - 1
        elif low[i - 1] == "." and low[i - 2] == "s" and low[i - 4] == "u":
            first = i - 4
    k = i + 2 if low[i + 1] == "." and raw[i] == "Rs" else i + 1
    number = read_number(line, k) if raw[k] else None
    if number is None or not (number.digits or sign):
        return None
    number = _loose_magnitude(line, _parted_decimal(line, number))
    last, qualifier = number.last, None
    if low[last] == "+" and line.joined(last):
        qualifier = Qualifier.OVER
    named = units.currency_after(line, last, large=True)
    if named is not None and named[2] == 1:
        last = named[1]
    return Draft(first, last, Kind.MONEY, number.value, unit=code, scaled=number.scaled, qualifier=qualifier)


def _parted_decimal(line: Line, number: Number) -> Number:
    """The amount with its decimals, where scraped text parts them: "$14. 3 billion"."""
    k, j = number.first, number.last
    if number.scaled > 1 or j != k + 1 or line.low[j] != "." or not line.raw[j + 1].isdigit():
        return number
    rest = read_digits(line, j + 1)
    if rest is None or rest.scaled == 1 or len(line.raw[j + 1]) > 2:
        return number
    whole = parse_digits(f"{line.raw[k]}.{line.raw[j + 1]}")
    return number if whole is None else Number(k, rest.last, tidy(whole * rest.scaled), True, rest.scaled)


def _loose_magnitude(line: Line, number: Number) -> Number:
    """In money a magnitude's letter may stand apart: "$20 m"."""
    j = number.last
    if number.scaled > 1 or line.low[j] not in ("m", "b", "k", "t") or line.low[j + 1] == ".":
        return number
    factor = SHORT_MAGNITUDES[line.low[j]]
    return Number(number.first, j + 1, tidy(number.value * factor), True, factor)


def with_unit(line: Line, number: Number) -> Draft | None:
    """What a number counts or measures, from the words after it."""
    low, j, qualifier = line.low, number.last, None
    if low[j] == "+" and line.joined(j):
        qualifier, j = Qualifier.OVER, j + 1
    elif low[j] in HYPHENS and low[j + 1] == "plus" and low[j + 2] in HYPHENS:
        qualifier, j = Qualifier.OVER, j + 2
    k = j + 1 if low[j] in HYPHENS and line.joined(j) and line.joined(j + 1) else j
    if number.vague and low[k] == "of" and low[k + 1] not in ("the", "a"):
        k += 1
    draft = _measured(line, number, k) or _year(line, number) or _count(line, number, j)
    if draft.qualifier is None:
        draft.qualifier = qualifier
    return draft


def _measured(line: Line, number: Number, k: int) -> Draft | None:
    """The quantity whose unit stands at token ``k``; None when no unit does."""
    low, word, first, value = line.low, line.low[k], number.first, number.value
    if word in PERCENTS or (word == "per" and low[k + 1] == "cent"):
        return _percent(line, number, k)
    if word == "p" and line.joined(k) and number.digits and number.scaled == 1 and k == number.last:
        return Draft(first, k + 1, Kind.MONEY, tidy(value / 100), unit="GBP")
    if is_metres(line, number):
        metres = tidy(value / number.scaled)
        return Draft(first, number.last, Kind.MEASURE, metres, unit="meters")
    named = units.currency_after(line, k, large=number.scaled > 1)
    if named is not None and (named[2] == 1 or k == number.last):
        code, last, factor = named
        amount = tidy(value * factor)
        return Draft(first, last, Kind.MONEY, amount, unit=code, scaled=number.scaled, vague=number.vague)
    if word in ("figure", "figures") and number.whole and 3 <= value <= 12:
        size = int(value)
        return Draft(first, k + 1, Kind.MONEY, Decimal(10 ** (size - 1)), Decimal(10**size - 1), unit="USD")
    if word == "fold" or (word == "x" and line.joined(k) and number.digits):
        return Draft(first, k + 1, Kind.MULTIPLE, value)
    if word == "s" and line.joined(k) and number.digits:
        return _decade(line, number, k)
    if word in units.TIME_UNITS and not (word == "second" and k == number.last and value != 1):
        return _duration(line, number, k)
    if word in ORDINAL_SUFFIXES:
        return Draft(first, k + 1, Kind.AGE, value, unit="years")  # "her 50th birthday"
    if word == "times":
        if low[k + 1] in _COMPARING or (
            low[k + 1].endswith("er") and low[k + 1] not in ("over", "after", "under")
        ):
            return Draft(first, k + 1, Kind.MULTIPLE, value)
        return Draft(first, number.last, Kind.COUNT, value, unit="times")
    return read_measure(line, number, k)


def _percent(line: Line, number: Number, k: int) -> Draft:
    low = line.low
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


def _decade(line: Line, number: Number, k: int) -> Draft | None:
    """The years or ages in "1990s", "'90s" and "in her 20s"."""
    low, i, value = line.low, number.first, number.value
    if not number.whole or value % 10:
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


def _duration(line: Line, number: Number, k: int) -> Draft:
    low, first = line.low, number.first
    unit, factor = units.TIME_UNITS[low[k]], units.TIME_FACTORS.get(low[k], 1)
    value, last = number.value * factor, k + 1
    h = last + 1 if low[last] in HYPHENS and line.joined(last) else last
    if low[h] in ("old", "olds"):
        return Draft(first, h + 1, Kind.AGE, value, unit=unit)
    if low[last] == "of" and low[last + 1] == "age":
        return Draft(first, last + 2, Kind.AGE, value, unit=unit)
    after = and_a_half(line, last)
    if after:
        return Draft(first, after, Kind.DURATION, tidy(value + Decimal(factor) / 2), unit=unit)
    if unit in units.SECONDS and not number.vague:
        whole = _and_smaller(line, last, value, unit)
        if whole is not None:
            return Draft(first, whole[0], Kind.DURATION, whole[1], unit=whole[2])
    return Draft(first, last, Kind.DURATION, tidy(value), unit=unit, vague=number.vague, scaled=number.scaled)


def _and_smaller(line: Line, last: int, value: Decimal, unit: str) -> tuple[int, Decimal, str] | None:
    """The end, value and unit of one length of time in two units: "1 hour and 45 minutes"."""
    low = line.low
    m = last + 1 if low[last] in ("and", ",") else last
    if not (line.raw[m][:1].isdigit() or low[m] in NUMBER_WORDS):
        return None
    more = read_number(line, m)
    if more is None:
        return None
    g = more.last + 1 if low[more.last] in HYPHENS else more.last
    small = units.TIME_UNITS.get(low[g], "")
    if low[g] == "second" or units.SECONDS.get(small, 1 << 30) >= units.SECONDS[unit]:
        return None
    return g + 1, value * (units.SECONDS[unit] // units.SECONDS[small]) + more.value, small


def _year(line: Line, number: Number) -> Draft | None:
    low, i, last = line.low, number.first, number.first + 1
    year = year_at(line, i) if number.digits and number.last == last else None
    if year is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    before, counted = low[i - 1], units.is_plural(low[last])
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


def _count(line: Line, number: Number, j: int) -> Draft:
    low, i, value = line.low, number.first, number.value
    if says_age_before(line, i, j) and 0 < value < 120 and number.scaled == 1:
        return Draft(i, number.last, Kind.AGE, value, unit="years")
    # "nine awkward seconds": one word may stand between a number and its unit of time.
    word, unit = low[j], units.TIME_UNITS.get(low[j + 1])
    if unit and low[j + 1].endswith("s") and line.is_word(j) and not (number.vague or line.is_capital(j)):
        describing = word not in _GLUE and not units.is_plural(word)
        if describing:
            return Draft(i, j + 2, Kind.DURATION, value * units.TIME_FACTORS.get(low[j + 1], 1), unit=unit)
    noun = units.counted_noun(line, j, single=value == 1)
    return Draft(
        i, number.last, Kind.COUNT, value, unit=noun, scaled=number.scaled, vague=number.vague, bare=True
    )  # fmt: skip
