"""Words, numbers and signs of one sentence, as parallel lists that a reader can walk both ways."""

from __future__ import annotations

import re
from collections.abc import Iterator

# Addresses and handles are taken whole, so that digits in them are never read as figures; the
# bounded repeats keep the match linear on hostile text.
_TOKEN = re.compile(
    r"(?P<skip>(?:https?://|www\.)\S+"
    r"|[@#][^\W\d]\w*"
    r"|\b(?:[a-zA-Z0-9-]{1,40}\.){1,4}[a-zA-Z]{2,6}/\S+)"
    r"|[0-9]+(?:[.,][0-9]+)*"
    r"|[^\W\d_]+"
    r"|[^\w\s]|\d|_"
)
_PAD = 12
_LONGEST = 20_000
_SPACE = re.compile(r"\s")

OPENERS = frozenset({"", ".", "!", "?", ":", ";", '"', "“", "”", "‘", "(", "[", "—", "–", "•", "*", "|", "…"})
_SMALL_WORDS = frozenset(
    {
        "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "is", "it", "its", "nor", "not", "of",
        "on", "or", "over", "than", "the", "to", "up", "via", "vs", "was", "were", "with", "s", "t", "p", "m",
        "million", "billion", "trillion", "bn", "mn", "k", "percent", "after", "into",
    }
)  # fmt: skip


class Line:
    """One sentence as tokens: ``raw`` and ``low`` (lower case) texts, ``start`` and ``end`` offsets.

    The lists end in empty tokens, so looking a few tokens past either end (index -1, n + 3) finds "".
    """

    __slots__ = ("_that_year", "_titled", "end", "low", "n", "raw", "start")

    def __init__(self, text: str, start: int, end: int) -> None:
        raw: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for match in _TOKEN.finditer(text, start, end):
            raw.append("" if match.lastgroup else match.group())
            starts.append(match.start())
            ends.append(match.end())
        self.n = len(raw)
        self.raw = raw + [""] * _PAD
        self.low = [word.lower() for word in raw] + [""] * _PAD
        self.start = starts + [end + 2 * k for k in range(1, _PAD + 1)]
        self.end = ends + [end + 2 * k for k in range(1, _PAD + 1)]
        self._titled: bool | None = None
        self._that_year: bool | None = None

    def joined(self, i: int) -> bool:
        """Whether token ``i`` follows the one before without a space."""
        return 0 < i < self.n and self.start[i] == self.end[i - 1]

    def is_word(self, i: int) -> bool:
        """Whether token ``i`` is made of letters."""
        return self.raw[i][:1].isalpha()

    def is_capital(self, i: int) -> bool:
        """Whether token ``i`` is a word with a capital first letter."""
        return self.raw[i][:1].isupper()

    def opens(self, i: int) -> bool:
        """Whether token ``i`` stands where any word would have a capital: at a start or after a stop."""
        return i == 0 or self.low[i - 1] in OPENERS

    @property
    def titled(self) -> bool:
        """Whether the sentence is set as a title, with a capital on every word that matters."""
        if self._titled is None:
            words = [
                w for w in self.raw[: min(self.n, 40)] if w[:1].isalpha() and w.lower() not in _SMALL_WORDS
            ]
            capitals = sum(w[0].isupper() for w in words)
            self._titled = len(words) >= 2 and capitals * 10 >= len(words) * 8
        return self._titled

    @property
    def says_that_year(self) -> bool:
        """Whether the sentence says "that year", of a year named before."""
        if self._that_year is None:
            low = self.low
            self._that_year = any(low[k] == "year" and low[k - 1] == "that" for k in range(1, self.n))
        return self._that_year


def lines(text: str, start: int, end: int) -> Iterator[Line]:
    """The tokens of one sentence; an absurdly long one comes in pieces, cut at white space."""
    while end - start > _LONGEST:
        space = _SPACE.search(text, start + _LONGEST, end)
        cut = space.start() if space else end
        if cut - start > 2 * _LONGEST:
            start = cut
            continue
        yield Line(text, start, cut)
        start = cut
    yield Line(text, start, end)
