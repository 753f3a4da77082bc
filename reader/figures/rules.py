"""A rule is a row: a name, an example, and what it does. The first row of a list that applies decides.

In an example ⟦ ⟧ stand around the figure, or around the number that is none; every example is a test.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, TypeVar

from reader.figures.drafts import Draft
from reader.figures.line import Line, Number

Does = TypeVar("Does")


class Row(NamedTuple, Generic[Does]):
    """A rule that makes something of a place in a line."""

    name: str
    example: str
    does: Does


Unit = Row[Callable[[Line, Number, int], Draft | None]]
"""Makes a quantity of a number from the words at a token after it; None where they are not its own."""


NUMERALS = "0"
"""Stands for all numerals among the words that a figure can begin with."""


class Reader(NamedTuple):
    """A reader of the figure that begins at a token: one figure, two ("on May 3 and 4"), or none.

    ``starts`` are the words (in lower case), signs and ``NUMERALS`` that its figures can begin with.
    """

    name: str
    example: str
    starts: frozenset[str]
    does: Callable[[Line, int], Draft | list[Draft] | None]


class Rule(NamedTuple):
    """A reason why the number in tokens ``i`` to ``j`` is what its list asks for, or is not."""

    name: str
    example: str
    says: bool
    holds: Callable[[Line, int, int], bool]


def decide(rules: Sequence[Rule], line: Line, i: int, j: int) -> Rule | None:
    """The first rule that holds for the number in tokens ``i`` to ``j``; None when none does."""
    for rule in rules:
        if rule.holds(line, i, j):
            return rule
    return None
