"""Step 4, units: how many times as much: "doubled", "twice", "threefold", "four times"."""

from __future__ import annotations

from decimal import Decimal

from reader.figures.drafts import Draft
from reader.figures.line import Line, Number
from reader.figures.model import Kind
from reader.figures.numbers import HYPHENS, TENS

_MULTIPLES: dict[str, Decimal] = {
    word: Decimal(value)
    for value, words in {
        "2": "doubled doubling doubles twofold",
        "3": "tripled tripling triples trebled threefold",
        "4": "quadrupled quadrupling fourfold",
        "5": "quintupled fivefold",
        "6": "sixfold",
        "7": "sevenfold",
        "8": "eightfold",
        "9": "ninefold",
        "10": "tenfold",
        "100": "hundredfold",
        "0.5": "halved halving",
    }.items()
    for word in words.split()
} | {word + "fold": Decimal(value) for word, value in TENS.items()}
# Adjectives, nouns and verbs at once: multiples only where the words around them say so.
_TIMES_OVER = {"double": Decimal(2), "triple": Decimal(3), "quadruple": Decimal(4)}
_AFTER_TIMES_OVER = frozenset({"the", "that", "what", "its", "their", "his", "this", "last"})
_BEFORE_TIMES_OVER = frozenset({"than", "nearly", "almost", "to", "would", "will", "could"})
_ADVERBS = {"twice": Decimal(2), "thrice": Decimal(3)}
MULTIPLYING = frozenset(_MULTIPLES) | frozenset(_TIMES_OVER) | frozenset(_ADVERBS)
"""The words that are multiples by themselves."""
_SET_AGAINST = frozenset({"as", "more", "less", "the", "that", "larger", "what"})


def read_fold(line: Line, number: Number, k: int) -> Draft | None:
    """The multiple of "ten-fold" and "3x"."""
    if line.low[k] == "fold" or (line.low[k] == "x" and line.joined(k) and number.digits):
        return Draft(number.first, k + 1, Kind.MULTIPLE, number.value)
    return None


def read_times(line: Line, number: Number, k: int) -> Draft | None:
    """The multiple of "four times as many", or how often something was done."""
    if line.low[k] != "times":
        return None
    after = line.low[k + 1]
    if after in _SET_AGAINST or (after.endswith("er") and after not in ("over", "after", "under")):
        return Draft(number.first, k + 1, Kind.MULTIPLE, number.value)
    return Draft(number.first, number.last, Kind.COUNT, number.value, unit="times")


def read_multiple(line: Line, i: int) -> Draft | None:
    """The multiple in one word at token ``i``: "doubled", "twice"."""
    low, word = line.low, line.low[i]
    if word in _MULTIPLES:
        # To double down is to insist.
        down = low[i + 1] == "down" or (low[i + 1] in HYPHENS and low[i + 2] == "down")
        return None if down else Draft(i, i + 1, Kind.MULTIPLE, _MULTIPLES[word])
    if word in _ADVERBS:
        if low[i + 1] in ("as", "the", "that", "what", "its", "their", "his"):
            return Draft(i, i + 1, Kind.MULTIPLE, _ADVERBS[word])
        return Draft(i, i + 1, Kind.COUNT, _ADVERBS[word], unit="times")
    if word in _TIMES_OVER:
        before = low[i - 1] in _BEFORE_TIMES_OVER and not line.joined(i + 1)
        if before or low[i + 1] in _AFTER_TIMES_OVER:
            return Draft(i, i + 1, Kind.MULTIPLE, _TIMES_OVER[word])
    return None
