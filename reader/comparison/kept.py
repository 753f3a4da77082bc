"""What is worked out of one article is kept while it is compared with others."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from reader.figures.model import Analysis

LONG = 1000
"""Sentences of an article too long for what is worked out of it to be kept."""
AT_HAND = 32
"""Articles of which it is kept: a story compares each report with many."""

Made = TypeVar("Made")


class _Same:
    """An analysis as a key: one with the very same sentences and figures is the same one."""

    __slots__ = ("analysis",)

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis

    def __hash__(self) -> int:
        return id(self.analysis.sentences) ^ id(self.analysis.figures)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Same):
            return NotImplemented
        one, two = self.analysis, other.analysis
        return (
            one.figures is two.figures
            and one.sentences is two.sentences
            and one.article.text is two.article.text
        )


def kept(make: Callable[[Analysis], Made]) -> Callable[[Analysis], Made]:
    """Keep what a function makes of the articles it was last asked for; of a long one it is made anew."""
    at_hand = lru_cache(maxsize=AT_HAND)(lambda key: make(key.analysis))

    @wraps(make)
    def asked(analysis: Analysis) -> Made:
        return make(analysis) if len(analysis.sentences) > LONG else at_hand(_Same(analysis))

    return asked
