"""What a comparison or a bookmark adds to a bare text. Plain data: knows nothing of Textual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum


@dataclass(frozen=True, slots=True)
class Overlay:
    """A stretch of text shown in one of the styles of ``styles.py``, such as "differs"."""

    start: int
    end: int
    style: str


@dataclass(frozen=True, slots=True)
class Marks:
    """What a comparison or a bookmark adds to the bare text.

    ``signs`` maps the end of a stretch of text to the sign that is set behind it; ``starred`` are the
    sentences that bookmarks quote, ``noted`` those of them whose bookmark has a note.
    """

    overlays: tuple[Overlay, ...] = ()
    signs: Mapping[int, str] = field(default_factory=dict)
    starred: frozenset[int] = frozenset()
    noted: frozenset[int] = frozenset()


class Stretch(IntEnum):
    """What a stretch of an article is, the weightier the greater: a cell shows the weightiest in it."""

    NOTHING = 0
    ONLY = 1
    LINKED = 2
    DIFFERS = 3
