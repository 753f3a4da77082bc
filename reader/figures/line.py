"""Step 0: a sentence as words, numerals and signs, in parallel lists that a reader can walk both ways."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from decimal import Decimal

from reader.figures.parted import words

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


@dataclass(frozen=True, slots=True)
class Number:
    """A number that tokens ``first`` to ``last`` (exclusive) spell.

    ``scaled`` is the magnitude in it (10**9 for "billion"); ``vague`` marks a magnitude alone ("dozens").
    """

    first: int
    last: int
    value: Decimal
    digits: bool = False
    scaled: int = 1
    vague: bool = False

    @property
    def whole(self) -> bool:
        """Whether it is an integer."""
        return self.value == self.value.to_integral_value()


class Line:
    """One sentence as tokens: ``raw`` and ``low`` (lower case) texts, ``start`` and ``end`` offsets.

    The lists end in empty tokens, so looking a few tokens past either end (index -1, n + 3) finds "".
    ``numbers`` and ``magnitudes`` hold what ``numbers.recognise`` found, by first token.
    """

    __slots__ = ("_that_year", "_titled", "end", "low", "magnitudes", "n", "numbers", "raw", "start")

    def __init__(self, text: str, start: int, end: int) -> None:
        raw, starts, ends = words(text, start, end)
        self.n = len(raw)
        self.raw = raw + [""] * _PAD
        self.low = [word.lower() for word in raw] + [""] * _PAD
        beyond = list(range(end + 2, end + 2 * _PAD + 1, 2))
        self.start = starts + beyond
        self.end = ends + beyond
        self.numbers: dict[int, Number] = {}
        self.magnitudes: dict[int, Number] = {}
        self._titled: bool | None = None
        self._that_year: bool | None = None

    def places(self, words: Container[str]) -> list[int]:
        """The indexes of all numerals and of these words (in lower case)."""
        # Most words are compared once: letters sort after the digits, signs before them.
        return [
            i
            for i, word in enumerate(self.low)
            if word in words or "0" <= word < ":" or (word > "\x7f" and word[0].isdigit())
        ]

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
