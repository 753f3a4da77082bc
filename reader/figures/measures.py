"""Step 4, units: measures: a number with a unit of length, weight, speed, power, data and the like."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from reader.figures.drafts import Draft
from reader.figures.line import Line, Number
from reader.figures.model import Kind
from reader.figures.money import currency_after
from reader.figures.nouns import counted_noun, is_plural
from reader.figures.numbers import HYPHENS, NUMBER_WORDS, sign_before, tidy
from reader.figures.rules import Row
from reader.figures.units import MEASURES, POWERED, POWERS, RATES_OF, TOUCHING_MEASURES

_EXTENT = frozenset(
    {
        "hurdles", "freestyle", "backstroke", "breaststroke", "butterfly", "medley", "sprint", "sprints",
        "dash", "relay", "final", "race", "steeplechase", "above", "below", "deep", "high", "tall", "long",
        "wide", "away", "across", "apart", "runner", "pool", "altitude", "elevation",
    }
)  # fmt: skip
_LENGTHS = frozenset({"metre", "metres", "meter", "meters", "km", "cm", "kilometres", "kilometers", "kph"})
_AFTER_TONNES = frozenset({"of", "per", "a", "in", "from", "by", "and", "to", "last", "this"})
_BEFORE_LENGTH = frozenset({"last", "final", "opening", "men", "women", "s"})
Ends = tuple[str, int] | None
"""A unit and the index after it."""


def read_measure(line: Line, number: Number, k: int) -> Draft | None:
    """The measure of a number whose unit stands at token ``k`` ("46 mph", "-3°C", "6ft 7in"), or None."""
    found = next((found for row in UNITS if (found := row.does(line, number, k)) and found[0]), None)
    if found is None:
        return None
    low, (unit, last) = line.low, found
    rate = ""
    if low[last] in ("per", "an", "/") and (low[last] != "/" or line.joined(last)):
        rate = RATES_OF.get(low[last + 1], "")
    elif low[last] == "a":
        rate = low[last + 1] if low[last + 1] in ("day", "second", "minute") else ""
    if rate:
        unit, last = f"{unit} per {rate}", last + 2
    if unit == "feet" and not number.vague:
        inches = _inches_after(line, last)
        if inches is not None:
            value = tidy(number.value * 12 + inches[1])
            return Draft(number.first, inches[0], Kind.MEASURE, value, unit="inches")
    first, sign = sign_before(line, number.first)
    value = number.value * sign
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
    hyphen = low[last] in HYPHENS and line.joined(last) and line.joined(last + 1)
    last += hyphen
    number = line.numbers.get(last)
    if number is None or not (number.digits or low[last] in NUMBER_WORDS):
        return None
    if number.scaled > 1 or number.value >= 12:
        return None
    k = number.last
    if hyphen and number.whole and not (low[k] in HYPHENS and line.joined(k)):
        return k, number.value  # "6-foot-7"
    if low[k] in ("inch", "inches") or (low[k] == "in" and line.joined(k)):
        return k + 1, number.value
    return None


def _touching(line: Line, number: Number, k: int) -> Ends:
    unit = TOUCHING_MEASURES.get(line.raw[k]) if number.digits and k == number.last else None
    return (unit, k + 1) if unit and line.joined(k) else None


def _degrees(line: Line, number: Number, k: int) -> Ends:
    if line.low[k] not in ("°", "º", "deg"):
        return None
    return "degrees", k + 1 + (line.low[k + 1] in ("c", "f", "celsius", "fahrenheit"))


def _basis_points(line: Line, number: Number, k: int) -> Ends:
    low = line.low
    hyphen = low[k + 1] in HYPHENS
    points = low[k] == "basis" and low[k + 1 + hyphen] in ("point", "points")
    return ("basis points", k + 2 + hyphen) if points else None


def _parts_per(line: Line, number: Number, k: int) -> Ends:
    low = line.low
    if low[k : k + 2] == ["parts", "per"] and low[k + 2] in ("million", "billion"):
        return f"parts per {low[k + 2]}", k + 3
    return None


def _light_years(line: Line, number: Number, k: int) -> Ends:
    hyphen = line.low[k + 1] in HYPHENS
    years = line.low[k] == "light" and line.low[k + 1 + hyphen] == "years"
    return ("light-years", k + 2 + hyphen) if years else None


def _tons(line: Line, number: Number, k: int) -> Ends:
    word = line.low[k]
    if word in ("metric", "short", "long") and line.low[k + 1] in ("ton", "tons", "tonne", "tonnes"):
        return "tonnes" if word == "metric" else "tons", k + 2
    return None


def _inch_mark(line: Line, number: Number, k: int) -> Ends:
    decimal = number.digits and "." in line.raw[number.first]
    return ("inches", k + 1) if line.low[k] in ('"', "”", "″") and line.joined(k) and decimal else None


def _pound_feet(line: Line, number: Number, k: int) -> Ends:
    low = line.low
    return ("pound-feet", k + 3) if low[k] == "lb" and low[k + 1] in HYPHENS and low[k + 2] == "ft" else None


def _square(line: Line, number: Number, k: int) -> Ends:
    word, unit = line.low[k], MEASURES.get(line.low[k + 1])
    return (f"{word} {unit}", k + 2) if word in ("square", "cubic", "nautical") and unit else None


def _power(line: Line, number: Number, k: int) -> Ends:
    power = POWERS.get(line.raw[k + 1]) if line.joined(k + 1) else None
    unit = POWERED.get(line.low[k]) or MEASURES.get(line.low[k])
    raised = power and unit and (line.low[k] in POWERED or not line.raw[k + 1].isascii())
    return (f"{power} {unit}", k + 2) if raised else None


def _plain(line: Line, number: Number, k: int) -> Ends:
    unit = MEASURES.get(line.low[k])
    if not unit or (number.vague and k == number.last):
        return None
    return unit, k + 1


def _tonnes(line: Line, number: Number, k: int) -> Ends:
    alone = line.raw[k] == "t" and not (line.is_word(k + 1) and line.low[k + 1] not in _AFTER_TONNES)
    return ("tonnes", k + 1) if alone and number.digits and number.scaled == 1 and k == number.last else None


def _metres_per_second(line: Line, number: Number, k: int) -> Ends:
    return ("meters per second", k + 3) if line.low[k : k + 3] == ["m", "/", "s"] else None


UNITS: tuple[Row[Callable[[Line, Number, int], Ends]], ...] = (
    Row("letters that touch", "a ⟦67W⟧ charger", _touching),
    Row("in brackets", "ran ⟦5 [km]⟧ in it",
        lambda line, number, k: (MEASURES.get(line.low[k + 1], ""), k + 3)
        if line.low[k] == "[" and line.low[k + 2] == "]" else None),
    Row("degrees", "reached ⟦40°C⟧ at noon", _degrees),
    Row("pounds of weight", "it weighs ⟦40 pounds⟧",
        lambda line, number, k: ("pounds", k + 1) if line.low[k] in ("pound", "pounds") else None),
    Row("basis points", "cut by ⟦25 basis points⟧", _basis_points),
    Row("parts per million", "rose to ⟦410 parts per million⟧", _parts_per),
    Row("light-years", "some ⟦40 light-years⟧ away", _light_years),
    Row("tons by name", "lost ⟦300 metric tons⟧ of it", _tons),
    Row("magnitude after it", "a ⟦6.1 magnitude⟧ quake",
        lambda line, number, k: ("magnitude", k + 1) if line.low[k] == "magnitude" else None),
    Row("magnitude before it", "a magnitude ⟦6.1⟧ quake",
        lambda line, number, k: ("magnitude", k) if _says_magnitude(line, number) else None),
    Row("mark of inches", 'a ⟦6.1"⟧ screen', _inch_mark),
    Row("pound-feet", "makes ⟦300 lb-ft⟧ of torque", _pound_feet),
    Row("square and cubic", "burned ⟦300 square miles⟧", _square),
    Row("raised to a power", "a flat of ⟦32m2⟧ there", _power),
    Row("a unit by itself", "winds of ⟦46 mph⟧", _plain),
    Row("tonnes", "moved ⟦816 t⟧ of coal", _tonnes),
    Row("metres per second", "winds of ⟦12 m/s⟧", _metres_per_second),
)  # fmt: skip


def read_metres(line: Line, number: Number, k: int) -> Draft | None:
    """The length where the "m" that touches a number without a currency means metres and not millions.

    Thousands of millions are written as billions, so a number of four digits counts metres; so does one
    that a word of extent follows, or in whose sentence other lengths stand.
    """
    if not _means_metres(line, number):
        return None
    metres = tidy(number.value / number.scaled)
    return Draft(number.first, number.last, Kind.MEASURE, metres, unit="meters")


def _means_metres(line: Line, number: Number) -> bool:
    k = number.last - 1
    if number.scaled != 10**6 or line.low[k] != "m" or not line.joined(k) or k != number.first + 1:
        return False
    after = line.low[number.last]
    if after in _EXTENT and not is_plural(line.low[number.last + 1]):
        return True
    if counted_noun(line, number.last) or currency_after(line, number.last, large=True):
        return False
    if len(line.raw[number.first].split(".")[0].replace(",", "")) >= 4:
        return True
    if not line.is_word(number.last) and line.low[number.first - 1] in _BEFORE_LENGTH:
        return True
    near = line.low[max(0, k - 12) : k + 12]
    return not line.is_word(number.last) and not _LENGTHS.isdisjoint(near)
