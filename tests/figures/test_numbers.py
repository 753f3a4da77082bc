"""Numerals and number words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.figures.line import Line
from reader.figures.numbers import parse_digits, recognise, tidy


def line_of(text: str) -> Line:
    """The text as one line with its numbers."""
    line = Line(text, 0, len(text))
    recognise(line, range(line.n))
    return line


def value_of(text: str) -> Decimal | None:
    """The number that the whole text spells, or None."""
    line = line_of(text)
    number = line.numbers.get(0)
    return number.value if number is not None and number.last == line.n else None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"), ("1,237", "1237"), ("12.40", "12.40"), ("1,234,567.8", "1234567.8"),
        ("12,34,567", "1234567"),
        ("1,23", None), ("1.2.3", None), ("1,", None), ("", None), ("9" * 25, None), (",5", None),
    ],
)  # fmt: skip
def test_parse_digits(text: str, value: str | None) -> None:
    assert parse_digits(text) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("four", "4"), ("nineteen", "19"), ("Twenty-one", "21"), ("forty two", "42"), ("a hundred", "100"),
        ("two hundred and five", "205"), ("fifteen hundred", "1500"), ("three thousand", "3000"),
        ("two hundred thousand", "200000"), ("five thousand twenty", "5020"), ("a million", "1000000"),
        ("one and a half million", "1500000"), ("two-and-a-half", "2.5"), ("half a million", "500000"),
        ("half-million", "500000"), ("a quarter of a million", "250000"), ("a dozen", "12"),
        ("two dozen", "24"),
        ("half a dozen", "6"), ("a half dozen", "6"), ("1.5 million", "1500000"),
        ("3 hundred thousand", "300000"),
        ("2½", "2.5"), ("2 1/2", "2.5"), ("7bn", "7000000000"), ("7 trn", "7000000000000"), ("40k", "40000"),
        ("12 lakh crore", "12000000000000"), ("one million two hundred thousand", "1200000"),
        ("and", None), ("half", None), ("a man", None), ("seven men", None), ("40 k", None),
    ],
)  # fmt: skip
def test_read_number(text: str, value: str | None) -> None:
    assert value_of(text) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("dozens", 12), ("hundreds", 100), ("tens of thousands", 10_000), ("hundreds of millions", 10**8),
        ("billions", 10**9), ("several hundred", 100), ("few thousand", 1000), ("scores of", 20),
        ("scores", None),
        ("tens", None), ("few", None),
    ],
)  # fmt: skip
def test_read_plural(text: str, value: int | None) -> None:
    number = line_of(text).magnitudes.get(0)
    assert (None if number is None else number.value) == value


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=4))
def test_tidy_keeps_the_value(value: Decimal) -> None:
    assert tidy(value) == value
    assert "E" not in str(tidy(value)) or abs(value) < Decimal("0.001")


@given(st.integers(min_value=0, max_value=10**12))
def test_grouped_digits(value: int) -> None:
    assert parse_digits(f"{value:,}") == value == parse_digits(str(value))
