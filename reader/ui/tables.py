"""What lists and tables are made of. Plain data: knows nothing of Textual."""

from __future__ import annotations

from typing import NamedTuple

Cell = tuple[str, str]
"""Text and the name of its style ("" for the plain one)."""


class Table(NamedTuple):
    """What a grid shows.

    ``heads`` names the columns, ``rows`` has a first cell and as many further ones as there are heads.
    ``first`` is the least width of the first column, ``wide`` the least and greatest of the others.
    """

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, tuple[Cell, ...]], ...]
    first: int
    wide: tuple[int, int]
    empty: str = "Nothing."
