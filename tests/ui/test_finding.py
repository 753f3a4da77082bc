"""Searching in a text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.ui.finding import find_all, next_match

TEXT = "The Bank’s “rate”\nrose. The\n  bank spoke (5.5%) of 5x5%."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("bank", ["Bank", "bank"]),
        ("THE BANK", ["The Bank", "The\n  bank"]),
        ("  the   bank ", ["The Bank", "The\n  bank"]),
        ("bank's", ["Bank’s"]),
        ('"rate"', ["“rate”"]),
        ('"rate" rose', ["“rate”\nrose"]),
        ("5.5%", ["5.5%"]),
        ("(5", ["(5"]),
        ("[b]", []),
        ("zebra", []),
        ("", []),
        ("   ", []),
    ],
)
def test_find_all(words: str, found: list[str]) -> None:
    """Any case, any white space, straight quotes for curly ones; nothing is a pattern."""
    assert [TEXT[a:b] for a, b in find_all(TEXT, words)] == found


@given(st.text(max_size=80), st.text(max_size=6))
def test_any_text_and_words(text: str, words: str) -> None:
    """Spans rise, never overlap, and lie within the text; what is asked for is never a fault."""
    spans = find_all(text, words)
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))


@given(st.text(min_size=1, max_size=30), st.integers(0, 29), st.integers(1, 8))
def test_what_is_there_is_found(text: str, start: int, length: int) -> None:
    part = text[start : start + length]
    if part.strip():
        assert find_all(text, part)


def test_the_number_is_bounded() -> None:
    assert len(find_all("a " * 10_000, "a")) == 5000


def test_next_match() -> None:
    """The first at or behind the offset; behind the last, the first again."""
    spans = [(2, 4), (8, 10), (20, 22)]
    assert [next_match(spans, at) for at in (0, 2, 3, 8, 20, 21)] == [0, 0, 1, 1, 2, 0]
    assert next_match([], 0) == -1
