"""Step 4, units: amounts of money."""

from __future__ import annotations

from decimal import Decimal

from reader.figures.drafts import Draft
from reader.figures.line import Line, Number
from reader.figures.model import Kind, Qualifier
from reader.figures.numbers import SHORT_MAGNITUDES, parse_digits, tidy
from reader.figures.units import (
    CENTS,
    CURRENCY_CODES,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    DOLLAR_NATIONS,
    DOLLARS,
    NATIONS,
)


def read_money(line: Line, i: int) -> Draft | None:
    """The amount that starts with a currency sign or code at token ``i``."""
    low, raw, first = line.low, line.raw, i
    sign = CURRENCY_SIGNS.get(low[i])
    code = sign or CURRENCY_CODES[raw[i]]
    if low[i] == "$" and line.joined(i):
        owner = DOLLARS.get(low[i - 1])
        if owner is not None and raw[i - 1].isupper():
            code, first = owner, i - 1
        elif low[i - 1] == "." and low[i - 2] == "s" and low[i - 4] == "u":
            first = i - 4
    k = i + 2 if low[i + 1] == "." and raw[i] == "Rs" else i + 1
    number = line.numbers.get(k)
    if number is None or not (number.digits or sign):
        return None
    number = _loose_magnitude(line, _parted_decimal(line, number))
    last, qualifier = number.last, None
    if low[last] == "+" and line.joined(last):
        qualifier = Qualifier.OVER
    named = currency_after(line, last, large=True)
    if named is not None and named[2] == 1:
        last = named[1]
    return Draft(first, last, Kind.MONEY, number.value, unit=code, scaled=number.scaled, qualifier=qualifier)


def _parted_decimal(line: Line, number: Number) -> Number:
    """The amount with its decimals, where scraped text parts them: "$14. 3 billion"."""
    k, j = number.first, number.last
    if number.scaled > 1 or j != k + 1 or line.low[j] != "." or not line.raw[j + 1].isdigit():
        return number
    rest = line.numbers.get(j + 1)
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


def read_pence(line: Line, number: Number, k: int) -> Draft | None:
    """The amount in pence that a "p" after the number makes: 50p."""
    plain = number.digits and number.scaled == 1 and k == number.last
    if line.low[k] != "p" or not line.joined(k) or not plain:
        return None
    return Draft(number.first, k + 1, Kind.MONEY, tidy(number.value / 100), unit="GBP")


def read_currency(line: Line, number: Number, k: int) -> Draft | None:
    """The amount whose currency is named after the number: "14 million euros"."""
    named = currency_after(line, k, large=number.scaled > 1)
    if named is None or not (named[2] == 1 or k == number.last):
        return None
    code, last, factor = named
    amount = tidy(number.value * factor)
    return Draft(number.first, last, Kind.MONEY, amount, unit=code, scaled=number.scaled, vague=number.vague)


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
