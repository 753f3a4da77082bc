"""Step 2, the clock: times of day."""

from __future__ import annotations

from reader.figures.line import Line
from reader.figures.model import ClockTime

_ZONES = frozenset(
    {"gmt", "utc", "bst", "est", "edt", "et", "pst", "pdt", "cet", "ist", "local", "cst", "hours"}
)
_BEFORE_TIME = frozenset({"at", "by", "until", "till", "before", "after", "around", "about", "since", "from"})
_BYLINE = frozenset({"updated", "published", "posted", "update", "edited", "modified", "first"})


def read_clock(line: Line, i: int) -> tuple[ClockTime, int] | None:
    """The time of day at token ``i`` and the index after it: "8 p.m.", "5pm", "10:30 a.m.", "16:00 GMT"."""
    low, raw = line.low, line.raw
    hours, point, minutes = raw[i].partition(".")
    if point and len(minutes) == 2 and _is_digits(minutes) and len(hours) <= 2 and _is_digits(hours):
        # "11.40 p.m.": a time only with its half of the day, for it looks like a number.
        half, after = _half_day(line, i + 1)
        if not half or not 1 <= int(hours) <= 12 or int(minutes) > 59:
            return None
        return ClockTime(int(hours) % 12 + (12 if half == "p" else 0), int(minutes)), after
    if not (1 <= len(raw[i]) <= 2 and _is_digits(raw[i])) or (low[0] in _BYLINE and i < 8):
        return None
    hour, minute, j = int(raw[i]), 0, i + 1
    if low[j] in (":", ".") and line.joined(j) and line.joined(j + 1):
        if len(raw[j + 1]) == 2 and _is_digits(raw[j + 1]):
            minute, j = int(raw[j + 1]), j + 2
        if low[j] == ":" and line.joined(j):
            return None
    half, after = _half_day(line, j)
    if half:
        if not 1 <= hour <= 12 or minute > 59:
            return None
        return ClockTime(hour % 12 + (12 if half == "p" else 0), minute), after
    if j == i + 1 or hour > 23 or minute > 59:
        return None
    told = low[j] in _ZONES or low[i - 1] in _BEFORE_TIME or low[j] == "mark"
    return (ClockTime(hour, minute), j) if told else None


def _is_digits(word: str) -> bool:
    return word.isascii() and word.isdigit()


def _half_day(line: Line, j: int) -> tuple[str, int]:
    """The half of the day named at token ``j`` ("a" or "p", else "") and the index after it."""
    low = line.low
    if low[j] in ("am", "pm"):
        return low[j][0], j + 1
    if low[j] in ("a", "p") and low[j + 1] == "." and line.joined(j + 1) and low[j + 2] == "m":
        last = j + 3
        return low[j], last + 1 if low[last] == "." and line.joined(last) else last
    return "", j
