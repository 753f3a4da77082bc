"""Step 2, the clock: times of day."""

from __future__ import annotations

from reader.figures.dates import ALL_MONTHS, year_at
from reader.figures.line import Line
from reader.figures.model import ClockTime

_ZONES = frozenset(
    {
        "gmt",
        "utc",
        "bst",
        "est",
        "edt",
        "et",
        "pst",
        "pdt",
        "cet",
        "ist",
        "local",
        "cst",
        "cdt",
        "aest",
        "hours",
    }
)
_TOLD_BY = _ZONES - {"hours", "local"}
_ENDS = frozenset({".", "!", "?", "”", '"'})
_BEFORE_TIME = frozenset({"at", "by", "until", "till", "before", "after", "around", "about", "since", "from"})
_STAMP_WORDS = 24  # a line of no more words that holds a full date and a time is a stamp
_BYLINE = frozenset({"updated", "published", "posted", "update", "edited", "modified"})
_STAMPED = _BYLINE | {
    "at", "on", "by", "in", "of", "the", "last", "first", "am", "pm", "a", "p", "m", "local", "time",
    "st", "nd", "rd", "th",
}  # fmt: skip


def read_clock(line: Line, i: int) -> tuple[ClockTime, int] | None:
    """The time of day at token ``i`` and the index after it: "8 p.m.", "5pm", "10:30 a.m.", "16:00 GMT"."""
    low, raw = line.low, line.raw
    hours, point, minutes = raw[i].partition(".")
    if point and len(minutes) == 2 and _is_digits(minutes) and len(hours) <= 2 and _is_digits(hours):
        # "11.40 p.m.", "22.34 BST": a time only with what tells so, for it looks like a number.
        half, after = _half_day(line, i + 1)
        hour = int(hours)
        if int(minutes) > 59 or not (1 <= hour <= 12 if half else hour < 24 and low[i + 1] in _TOLD_BY):
            return None
        return ClockTime(_of_day(hour, half), int(minutes)), after
    if not _is_digits(raw[i]):
        return None
    if len(raw[i]) == 4:  # "1100 GMT"
        hour, minute = int(raw[i][:2]), int(raw[i][2:])
        return (
            (ClockTime(hour, minute), i + 1) if hour < 24 and minute < 60 and low[i + 1] in _TOLD_BY else None
        )
    if len(raw[i]) > 2:
        return None
    hour, minute, j = int(raw[i]), 0, i + 1
    if low[j] in (":", ".") and line.joined(j) and line.joined(j + 1):
        if len(raw[j + 1]) == 2 and _is_digits(raw[j + 1]):
            minute, j = int(raw[j + 1]), j + 2
        if low[j] == ":" and line.joined(j):
            if not (line.joined(j + 1) and len(raw[j + 1]) == 2 and _half_day(line, j + 2)[0]):
                return None
            j += 2  # the seconds
    half, after = _half_day(line, j)
    if half:
        if not 1 <= hour <= 12 or minute > 59:
            return None
        return ClockTime(_of_day(hour, half), minute), after
    if low[j] in ("left", "remaining") or low[j : j + 2] in (["to", "play"], ["to", "go"]):
        return None  # on the clock of a game
    if j == i + 1 or hour > 23 or minute > 59:
        return None
    told = low[j] in _ZONES or low[i - 1] in _BEFORE_TIME or low[j] == "mark"
    return (ClockTime(hour, minute), j) if told else None


def is_stamp(line: Line, i: int) -> bool:
    """Whether the time at token ``i`` is that of a page or byline: "Updated 11:10", or beside a full date."""
    if _begins_as_byline(line) and i < 8:
        return True
    told = [k for k in range(line.n) if line.is_word(k) and line.low[k] not in _STAMPED]
    # What says more than a name, a place and a time is a sentence, or a headline.
    if line.n > _STAMP_WORDS or line.low[line.n - 1] in _ENDS or not all(map(line.is_capital, told)):
        return False
    dated = any(word in ALL_MONTHS or word == "/" for word in line.low[: line.n])
    return dated and any(len(line.raw[k]) == 4 and year_at(line, k) for k in range(line.n))


def is_age_of_page(line: Line) -> bool:
    """Whether the line says no more than how old a page is: "6 years ago", "Posted 1 year, 160 days ago"."""
    low, n = line.low, line.n
    if n > 12:
        return False
    if low[:5] == ["this", "article", "is", "more", "than"]:
        return "old" in low[:n]
    return "ago" in low[:n] and (_begins_as_byline(line) or (low[n - 1] == "ago" and n <= 3))


def _begins_as_byline(line: Line) -> bool:
    """Whether a line begins as that of a page does: "Updated", "Last modified", "First published"."""
    return line.low[line.low[0] in ("last", "first")] in _BYLINE


def _of_day(hour: int, half: str) -> int:
    return hour % 12 + (12 if half == "p" else 0) if half else hour


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
