"""Step 4, units: amounts of money."""

from __future__ import annotations

from decimal import Decimal

from reader.figures.drafts import Draft
from reader.figures.line import Line, Number
from reader.figures.model import Kind, Qualifier
from reader.figures.numbers import SHORT_MAGNITUDES, sign_before, tidy
from reader.figures.units import (
    CENTS,
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    DOLLAR_NATIONS,
    DOLLARS,
    NATIONS,
)

# A code of one letter stands for money only where it touches a large number: "R75 million".
_TOUCHING_CODES = {"R": "ZAR"}
MONEY_SIGNS = frozenset(CURRENCY_SIGNS) | frozenset(CURRENCY_CODES) | frozenset(_TOUCHING_CODES)
"""What an amount can begin with, as it is written."""


def read_money(line: Line, i: int) -> Draft | None:
    """The amount that starts with a currency sign or code at token ``i``."""
    low, raw, first = line.low, line.raw, i
    sign = CURRENCY_SIGNS.get(low[i])
    code = sign or CURRENCY_CODES.get(raw[i]) or _TOUCHING_CODES[raw[i]]
    k = i + 2 if low[i + 1] == "." and raw[i] == "Rs" else i + 1
    if low[i] == "$":
        owner = DOLLARS.get(low[i - 1]) if line.joined(i) else None
        whose = DOLLARS.get(low[k]) if line.joined(k) and line.joined(k + 1) else None
        if owner is not None and raw[i - 1].isupper():
            code, first = owner, i - 1
        elif whose is not None and raw[k].isupper():
            code, k = whose, k + 1  # "$A82,615"
        elif line.joined(i) and low[i - 1] == "." and low[i - 2] == "s" and low[i - 4] == "u":
            first = i - 4
    first, times = sign_before(line, first)
    if times == 1 and low[k] in ("-", "−") and line.joined(k) and line.joined(k + 1):
        k, times = k + 1, -1  # "$-100"
    number = line.numbers.get(k)
    if number is None or not (number.digits or sign):
        return None
    number = _with_magnitude(line, number)
    if raw[i] in _TOUCHING_CODES and (not line.joined(k) or (number.scaled == 1 and "," not in raw[k])):
        return None
    last, qualifier = number.last, None
    if low[last] == "+" and line.joined(last):
        qualifier = Qualifier.OVER
    named = currency_after(line, last, large=True)
    if named is not None and named[2] == 1:
        last = named[1]
    amount = number.value * times
    return Draft(first, last, Kind.MONEY, amount, unit=code, scaled=number.scaled, qualifier=qualifier)


def _with_magnitude(line: Line, number: Number) -> Number:
    """The amount with a magnitude that only money is written with: "$20 m", "$1MM"."""
    j = number.last
    doubled = line.raw[j] in ("MM", "mm") and line.joined(j)
    loose = line.low[j] in ("m", "b", "k", "t") and line.low[j + 1] != "."
    if number.scaled > 1 or not (doubled or loose):
        return number
    factor = 10**6 if doubled else SHORT_MAGNITUDES[line.low[j]]
    return Number(number.first, j + 1, tidy(number.value * factor), True, factor)


def read_pence(line: Line, number: Number, k: int) -> Draft | None:
    """The amount in pence that a "p" after the number makes: 50p."""
    plain = number.digits and number.scaled == 1 and k == number.last
    if line.low[k] != "p" or not line.joined(k) or not plain:
        return None
    return Draft(number.first, k + 1, Kind.MONEY, tidy(number.value / 100), unit="GBP")


def read_currency(line: Line, number: Number, k: int) -> Draft | None:
    """The amount whose currency is named after the number: "14 million euros"."""
    named = currency_after(line, k, large=number.scaled > 1)
    if named is None or not (named[2] == 1 or k == number.last or line.raw[k] == "cent"):
        return None
    code, last, factor = named
    first, sign = sign_before(line, number.first)
    amount = tidy(number.value * factor * sign)
    return Draft(first, last, Kind.MONEY, amount, unit=code, scaled=number.scaled, vague=number.vague)


def read_digit_count(line: Line, number: Number, k: int) -> Draft | None:
    """The sum of so many digits: "a six-figure sum"."""
    if line.low[k] not in ("figure", "figures") or not number.whole or not 3 <= number.value <= 12:
        return None
    size = int(number.value)
    low, high = Decimal(10 ** (size - 1)), Decimal(10**size - 1)
    return Draft(number.first, k + 1, Kind.MONEY, low, high, unit="USD")


def currency_after(line: Line, j: int, *, large: bool) -> tuple[str, int, Decimal] | None:
    """The currency named at token ``j``: its code, the index after it and the factor to whole units.

    ``large`` says that the number carries a magnitude, which pounds of weight seldom do.
    """
    low, k = line.low, j
    if low[k] in ("-", "‑") and line.joined(k) and line.joined(k + 1):
        k += 1
    code = CURRENCY_CODES.get(line.raw[k])
    if code is not None:
        return code, k + 1, Decimal(1)
    nation = ""
    if low[k] == "u" and low[k + 1] == "." and low[k + 2] == "s":
        nation, k = "us", k + (4 if low[k + 3] == "." else 3)
    for _ in range(2):
        if low[k] in NATIONS and line.is_capital(k):
            nation, k = low[k], k + 1
    word = low[k]
    if word in CENTS and not nation:
        return CENTS[word], k + 1, Decimal("0.01")
    code = CURRENCY_WORDS.get(word)
    if code is None or (line.is_capital(k) and not line.titled):
        return None
    if word in ("pound", "pounds"):
        if not (large or nation or low[k + 1] == "sterling"):
            return None
        k += low[k + 1] == "sterling"
    if word in ("won", "real", "rand") and not (large or nation):
        return None
    return DOLLAR_NATIONS.get(nation, code), k + 1, Decimal(1)
