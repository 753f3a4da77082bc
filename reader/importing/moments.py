"""When something was published, as pages, feeds, letters and lines of JSON write it.

The day is the one that the source writes, in its own zone, whatever the kind of source. What cannot be told
for sure is not told: no date is better than a guess.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import NamedTuple

_FIRST, _LAST = 1800, 2200
# As text: compiled at their first use.
_ISO = (
    r"(\d{4})-(\d\d)(?:-(\d\d)"
    r"(?:(?:T|t| +)(\d\d):(\d\d)(?::\d\d(?:[.,]\d+)?)? ?(Z|z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?)?"
)
_YEAR = r"\d{4}"
_EPOCH = r"(\d{10}|\d{13})(?:\.\d+)?"
_SLASHED = r"(?s)(\d{1,2})/(\d{1,2})/(\d{4})\b(.*)"
_HALF = r"(?i)\b[ap]\.?m\b"
_DOTTED = r"\d{1,2}\.\d{1,2}\.\d{4}\b"
_HOUR = 3600
_ZONES = {
    "EST": -5 * _HOUR, "EDT": -4 * _HOUR, "CST": -6 * _HOUR, "CDT": -5 * _HOUR, "MST": -7 * _HOUR,
    "MDT": -6 * _HOUR, "PST": -8 * _HOUR, "PDT": -7 * _HOUR, "CET": _HOUR, "CEST": 2 * _HOUR, "Z": 0,
}  # fmt: skip
_TIME = r"\d{1,2}:\d\d"
_RUN_TOGETHER = r"^([A-Za-z]{3,9}),(?=\d)"
_OFFSET = r"\b(?:GMT|UTC) ?([+-])(\d{1,2})(?::?(\d\d))?\b"


class When(NamedTuple):
    """The day as ISO 8601 (or year and month, or the year), and the time: "14:05+01:00", "14:05" or nothing.

    A time without a zone is one whose zone was not stated.
    """

    day: str = ""
    time: str = ""


def when(text: str) -> When:
    """What a text says of the time; empty where it does not tell, or tells it in two ways."""
    text = " ".join(str(text)[:100].split())
    if not text:
        return When()
    try:
        return _iso(text) or _epoch(text) or _mail(text) or _loose(text) or When()
    except (ValueError, OverflowError, TypeError, IndexError, AttributeError):
        return When()  # what makes no date gives none


def _iso(text: str) -> When | None:
    if re.fullmatch(_YEAR, text):
        return When(text) if _FIRST <= int(text) < _LAST else When()
    found = re.match(_ISO, text)
    if not found:
        return None
    year, month, day, hour, minute, zone = found.groups()
    if not _FIRST <= int(year) < _LAST:
        return When()
    datetime(int(year), int(month), int(day or 1))
    if not day:
        return When(f"{year}-{month}")
    if hour is None:
        return When(f"{year}-{month}-{day}")
    datetime(2000, 1, 1, int(hour), int(minute))
    offset = ""
    if zone:
        digits = zone[1:].replace(":", "")
        offset = "+00:00" if zone[0] in "ZzUG" else f"{zone[0]}{digits[:2]}:{digits[2:] or '00'}"
    return When(f"{year}-{month}-{day}", f"{hour}:{minute}{offset}")


def _epoch(text: str) -> When | None:
    """Seconds, or milliseconds, since 1970."""
    if not re.fullmatch(_EPOCH, text):
        return None
    seconds = int(text[:10])
    return _of(datetime.fromtimestamp(seconds, UTC)) if 10**8 <= seconds < 4 * 10**9 else When()


def _mail(text: str) -> When | None:
    """RFC 5322, and what comes near it."""
    from email.utils import parsedate_tz

    text = re.sub(_RUN_TOGETHER, r"\1, ", text)
    if "/" in text or not re.search(r"[A-Za-z]{3}", text) or not re.search(r"\d{1,2} [A-Za-z]{3}", text):
        return None
    text = re.sub(_OFFSET, _zone, text)
    parts = parsedate_tz(text)
    if parts is None or not _FIRST <= parts[0] < _LAST:
        return None
    zone = timezone(timedelta(seconds=parts[9])) if parts[9] is not None else None
    return _of(datetime(*parts[:5], tzinfo=zone), timed=bool(re.search(_TIME, text)))


def _zone(found: re.Match[str]) -> str:
    """ "GMT+7" as the offset that RFC 5322 knows."""
    return f"{found[1]}{int(found[2]):02d}{found[3] or '00'}"


def _loose(text: str) -> When | None:
    """Any other way, if it names a day, a month and a year and can be read in one way only."""
    if not re.search(r"\d", text) or not re.search(r"\d{4}", text):
        return None
    options: dict[str, object] = {"dayfirst": bool(re.match(_DOTTED, text)), "tzinfos": _zone_of}
    slashed = re.match(_SLASHED, text)
    if slashed:
        first, second = int(slashed[1]), int(slashed[2])
        if first > 12 >= second:
            options["dayfirst"] = True
        elif first <= 12 and second <= 12 and first != second and not re.search(_HALF, slashed[4]):
            return When()  # the third of April, or the fourth of March
    from dateutil import parser

    text = re.sub(_OFFSET, _zone, text)
    # What is missing is taken from the default: with two of them it shows.
    one, other = (parser.parse(text, default=default, **options) for default in _DEFAULTS)
    if (one.year, one.month, one.day) != (other.year, other.month, other.day):
        return When()
    if not _FIRST <= one.year < _LAST:
        return When()
    return _of(one, timed=bool(re.search(_TIME, text)))


def _zone_of(name: str | None, offset: int | None) -> timezone | None:
    """The zone of a name that is known, or of an offset; of no other, as its name may stand for several."""
    seconds = _ZONES.get(name or "") if offset is None else offset
    if name in ("UTC", "GMT"):
        seconds = offset or 0
    return None if seconds is None else timezone(timedelta(seconds=seconds))


_DEFAULTS = (datetime(2001, 1, 1), datetime(2002, 2, 2))


def _of(moment: datetime, *, timed: bool = True) -> When:
    if not timed:
        return When(moment.date().isoformat())
    offset = moment.strftime("%z")
    return When(
        moment.date().isoformat(),
        moment.strftime("%H:%M") + (f"{offset[:3]}:{offset[3:5]}" if offset else ""),
    )
