"""Searching in a text. Plain functions."""

from __future__ import annotations

import re
from collections.abc import Sequence

_MOST = 5000


def find_all(text: str, words: str) -> list[tuple[int, int]]:
    """Spans of ``words`` in a text, whatever the case and white space; lower-case quotes find curly ones."""
    parts = words.split()
    if not parts:
        return []
    pattern = r"\s+".join(re.escape(part).replace("'", "['’‘]").replace('"', '["“”]') for part in parts)
    found = []
    for match in re.finditer(pattern, text, re.IGNORECASE):
        found.append(match.span())
        if len(found) == _MOST:
            break
    return found


def next_match(matches: Sequence[tuple[int, int]], offset: int) -> int:
    """Index of the first match at or behind an offset, else of the first; -1 without any."""
    if not matches:
        return -1
    return next((k for k, (start, _) in enumerate(matches) if start >= offset), 0)


class DoubleSearch:
    """A search through two texts: the matches of both in one order, and which one is current."""

    def __init__(self) -> None:
        self.words = ""
        self.spans: tuple[list[tuple[int, int]], list[tuple[int, int]]] = ([], [])
        self.at = -1

    def __len__(self) -> int:
        return len(self.spans[0]) + len(self.spans[1])

    def find(self, texts: Sequence[str], words: str) -> None:
        """Search both texts anew; no match is current."""
        self.words = words
        left, right = (find_all(text, words) for text in texts)
        self.spans, self.at = (left, right), -1

    def clear(self) -> None:
        """End the search; its words are kept for the next one."""
        self.spans, self.at = ([], []), -1

    @property
    def current(self) -> tuple[int, int]:
        """Side of the current match and its number there; (-1, -1) if none is."""
        if self.at < 0:
            return -1, -1
        left = len(self.spans[0])
        return (0, self.at) if self.at < left else (1, self.at - left)

    def begin(self, side: int, offset: int) -> None:
        """Make the first match at or behind an offset of a side current, else the next, round the ends."""
        before = 0 if side == 0 else len(self.spans[0])
        ahead = sum(start < offset for start, _ in self.spans[side])
        self.at = (before + ahead) % len(self) if len(self) else -1

    def step(self, step: int) -> None:
        """Go on, round the ends."""
        self.at = (self.at + step) % len(self) if len(self) else -1
