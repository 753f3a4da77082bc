"""Measures: a number with a unit of length, weight, speed, power, data and the like."""

from __future__ import annotations

from decimal import Decimal

from reader.figures import units
from reader.figures.drafts import Draft
from reader.figures.line import Line
from reader.figures.model import Kind
from reader.figures.numbers import HYPHENS, NUMBER_WORDS, Number, read_number, tidy

_EXTENT = frozenset(
    {
        "hurdles", "freestyle", "backstroke", "breaststroke", "butterfly", "medley", "sprint", "sprints",
        "dash", "relay", "final", "race", "steeplechase", "above", "below", "deep", "high", "tall", "long",
        "wide", "away", "across", "apart", "runner", "pool", "altitude", "elevation",
    }
)  # fmt: skip
_LENGTHS = frozenset({"metre", "metres", "meter", "meters", "km", "cm", "kilometres", "kilometers", "kph"})


def read_measure(line: Line, number: Number, k: int) -> Draft | None:
    """The measure of a number whose unit stands at token ``k`` ("46 mph", "-3°C", "6ft 7in"), or None."""
    low, word, last = line.low, line.low[k], k + 1
    unit = ""
    touching = units.TOUCHING_MEASURES.get(line.raw[k]) if number.digits and k == number.last else None
    if touching and line.joined(k):
        unit = touching
    elif word == "[" and low[k + 2] == "]":
        unit, last = units.MEASURES.get(low[k + 1], ""), k + 3
    elif word in ("°", "º"):
        unit, last = "degrees", last + (low[last] in ("c", "f", "celsius", "fahrenheit"))
    elif word in ("pound", "pounds"):
        unit = "pounds"
    elif word == "basis" and "point" in (low[last].removesuffix("s"), low[last + 1].removesuffix("s")):
        unit, last = "basis points", last + (2 if low[last] in HYPHENS else 1)
    elif word == "parts" and low[last] == "per" and low[last + 1] in ("million", "billion"):
        unit, last = f"parts per {low[last + 1]}", last + 2
    elif word == "light" and "years" in (low[last], low[last + 1]):
        unit, last = "light-years", last + (2 if low[last] in HYPHENS else 1)
    elif word in ("metric", "short", "long") and low[last] in ("ton", "tons", "tonne", "tonnes"):
        unit, last = "tonnes" if word == "metric" else "tons", last + 1
    elif word == "magnitude":
        unit = word
    elif _says_magnitude(line, number):
        unit, last = "magnitude", k
    elif word in ('"', "”", "″") and line.joined(k) and number.digits and "." in line.raw[number.first]:
        unit = "inches"
    elif word == "lb" and low[last] in HYPHENS and low[last + 1] == "ft":
        unit, last = "pound-feet", last + 2
    elif word in ("square", "cubic", "nautical") and low[last] in units.MEASURES:
        unit, last = f"{word} {units.MEASURES[low[last]]}", last + 1
    elif word in units.MEASURES and not (number.vague and k == number.last):
        unit = units.MEASURES[word]
    elif word == "m" and low[last] == "/" and low[last + 1] == "s":
        unit, last = "meters per second", last + 2
    if not unit:
        return None
    rate = ""
    if low[last] in ("per", "an", "/") and (low[last] != "/" or line.joined(last)):
        rate = units.RATES_OF.get(low[last + 1], "")
    elif low[last] == "a":
        rate = low[last + 1] if low[last + 1] in ("day", "second", "minute") else ""
    if rate:
        unit, last = f"{unit} per {rate}", last + 2
    if unit == "feet" and not number.vague:
        inches = _inches_after(line, last)
        if inches is not None:
            value = tidy(number.value * 12 + inches[1])
            return Draft(number.first, inches[0], Kind.MEASURE, value, unit="inches")
    first, value = number.first, number.value
    if number.digits and first and low[first - 1] in ("-", "−") and line.joined(first):
        if not line.joined(first - 1):
            first, value = first - 1, -value
    elif low[first - 1] == "minus":
        first, value = first - 1, -value
    return Draft(first, last, Kind.MEASURE, value, unit=unit, scaled=number.scaled, vague=number.vague)


def _says_magnitude(line: Line, number: Number) -> bool:
    """Whether "magnitude" stands before a number without a unit, as of an earthquake."""
    low, k = line.low, number.first - 1
    if low[k] in ("of", "-") and k:
        k -= 1
    return k >= 0 and low[k] == "magnitude" and number.digits and number.value < 11


def _inches_after(line: Line, last: int) -> tuple[int, Decimal] | None:
    """The end and the inches of the second part of "6ft 7in" and "six feet two inches"."""
    low = line.low
    number = read_number(line, last) if line.raw[last][:1].isdigit() or low[last] in NUMBER_WORDS else None
    if number is None or number.scaled > 1 or number.value >= 12:
        return None
    k = number.last
    if low[k] in ("inch", "inches") or (low[k] == "in" and line.joined(k)):
        return k + 1, number.value
    return None


def is_metres(line: Line, number: Number) -> bool:
    """Whether the "m" that touches a number without a currency means metres and not millions.

    Thousands of millions are written as billions, so a number of four digits counts metres; so does one
    that a word of extent follows, or in whose sentence other lengths stand.
    """
    k = number.last - 1
    if number.scaled != 10**6 or line.low[k] != "m" or not line.joined(k) or k != number.first + 1:
        return False
    after = line.low[number.last]
    if after in _EXTENT and not units.is_plural(line.low[number.last + 1]):
        return True
    if units.counted_noun(line, number.last) or units.currency_after(line, number.last, large=True):
        return False
    if len(line.raw[number.first].split(".")[0].replace(",", "")) >= 4:
        return True
    near = line.low[max(0, k - 12) : k + 12]
    return not line.is_word(number.last) and not _LENGTHS.isdisjoint(near)
