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
