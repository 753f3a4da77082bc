"""Step 4, units: ratios ("four to one") and scores or tallies ("54-46")."""

from __future__ import annotations

from decimal import Decimal

from reader.figures.clock import read_clock
from reader.figures.counting import glued_before
from reader.figures.drafts import Draft
from reader.figures.line import Line
from reader.figures.model import Kind
from reader.figures.names import numbers_a_name
from reader.figures.nouns import is_plural
from reader.figures.numbers import DASHES, HYPHENS, MAGNITUDES
from reader.figures.units import CURRENCY_WORDS, MEASURES, PERCENTS, TIME_UNITS

_ENDS = frozenset({".", ",", ";", ":", ")", "!", "?", "”", '"'})
_COMPARING = frozenset({"by", "odds", "ratio", "margin", "outnumber", "outnumbered", "favor", "favour"})


def read_ratio(line: Line, i: int) -> Draft | None:
    """The ratio at token ``i``: "four to one", "3-to-1", "a 20-for-1 split"; its value is over one."""
    low, first = line.low, line.numbers.get(i)
    if first is None or first.scaled > 1 or glued_before(line, i):
        return None
    j, k = first.last, first.last + 1
    if low[j] in HYPHENS and line.joined(j):
        j, k = j + 1, j + 3
        if low[k - 1] not in HYPHENS:
            return None
    if low[j] not in ("to", "for") or (low[j] == "for" and k == j + 1):
        return None
    if low[k] not in ("1", "one") or (line.joined(k + 1) and low[k + 1] not in _ENDS):
        return None
    after = low[k + 1]
    if first.value <= 1 or (line.is_word(k + 1) and (is_plural(after) or after in TIME_UNITS)):
        return None
    if after in PERCENTS or after[:1].isdigit() or after in MAGNITUDES or after in CURRENCY_WORDS:
        return None
    if read_clock(line, k) is not None or (low[j] == "to" and j == first.last and not _compares(line, i, k)):
        return None
    return Draft(i, k + 1, Kind.RATIO, first.value, unit=f"{low[j]} 1")


def _compares(line: Line, i: int, k: int) -> bool:
    """Whether the words around "N to one" set one thing against another."""
    near = line.low[max(0, i - 6) : i] + line.low[k + 1 : k + 4]
    return not _COMPARING.isdisjoint(near) or line.low[k] == "one"


def read_score(line: Line, i: int) -> list[Draft] | None:
    """The score or tally at token ``i``, with the second number as its ``high``: "9-1", "54-46".

    Per cent in the wrong order for a range ("47-11 percent") are two figures.
    """
    low, raw, j, k = line.low, line.raw, i + 1, i + 3
    if not (_is_small(raw[i]) and low[j] in DASHES and line.joined(j)) or glued_before(line, i):
        return None
    if low[j + 1] == "to" and low[j + 2] in HYPHENS:
        j, k = i + 3, i + 5  # "231-to-182"
        if low[k] not in ("vote", "decision", "ruling", "margin", "count"):
            return None
    if (
        not (line.joined(j + 1) and _is_small(raw[j + 1]))
        or i not in line.numbers
        or line.numbers[i].last > j
    ):
        return None
    left, right = int(raw[i]), int(raw[j + 1])
    percent = k + 1 if low[k] in PERCENTS else k + 2 if low[k] == "per" and low[k + 1] == "cent" else 0
    if percent:
        if left <= right:
            return None
        return [
            Draft(i, i + 1, Kind.PERCENT, Decimal(left), unit="%"),
            Draft(j + 1, percent, Kind.PERCENT, Decimal(right), unit="%"),
        ]
    if line.joined(k) and (low[k] in DASHES or line.is_word(k)):
        return None
    if left < right and (is_plural(low[k]) or low[k] in TIME_UNITS or low[k] in MEASURES):
        return None
    if low[k] in MAGNITUDES or low[k] in HYPHENS:
        return None
    # A model number has three digits; "beat Spain 3-0" is a score.
    if left >= 100 and numbers_a_name(line, i, j):
        return None
    return [Draft(i, k, Kind.SCORE, Decimal(left), Decimal(right))]


def _is_small(word: str) -> bool:
    return len(word) <= 3 and word.isascii() and word.isdigit()
