"""What a comparison or a bookmark adds to a bare text. Plain data: knows nothing of Textual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Overlay:
    """A stretch of text shown in the style of one component class, such as "differs"."""

    start: int
    end: int
    style: str


@dataclass(frozen=True, slots=True)
class Marks:
    """What a comparison or a bookmark adds to the bare text.

    ``gutter`` gives for a sentence the signs of its first rows, each at most ``gutter_width - 2``
    cells, and their component class.
    """

    overlays: tuple[Overlay, ...] = ()
    signs: Mapping[int, str] = field(default_factory=dict)
    gutter: Mapping[int, tuple[tuple[str, ...], str]] = field(default_factory=dict)
    starred: frozenset[int] = frozenset()
