"""A figure in the making: which tokens it takes and what they state."""

from __future__ import annotations

from dataclasses import dataclass

from reader.figures.model import Kind, Qualifier, Undated, Value


@dataclass(slots=True)
class Draft:
    """A figure that takes the tokens ``first`` to ``last`` (exclusive).

    ``scaled`` is the magnitude in the number (10**9 for "billion"), so that the ends of a range can share
    it; ``bare`` says that no unit followed the number. ``qualifier`` is set only where the figure itself
    hedges ("7+ years"); else the words around it decide. ``begins`` says that a range may begin with it,
    ``stamp`` that it belongs to the page and not to what it reports.
    """

    first: int
    last: int
    kind: Kind
    value: Value
    high: Value | None = None
    unit: str = ""
    qualifier: Qualifier | None = None
    vague: bool = False
    scaled: int = 1
    bare: bool = False
    begins: bool = False
    undated: Undated | None = None
    stamp: bool = False
