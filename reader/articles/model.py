"""What an article is: its text and its sentences.

All spans are ``(start, end)`` character offsets into ``Article.text``, end exclusive, and
``text[start:end]`` is what is shown.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Role(StrEnum):
    """What part a sentence plays in its article."""

    HEADLINE = "headline"
    HEADING = "heading"
    BODY = "body"
    BOILERPLATE = "boilerplate"


class Sentence(NamedTuple):
    """One sentence: its span, its role, and the index of the paragraph it stands in."""

    start: int
    end: int
    role: Role = Role.BODY
    paragraph: int = 0


class Form(StrEnum):
    """How the source sets a stretch of text: a whole line, or words within one."""

    HEADING = "heading"
    QUOTE = "quote"
    CAPTION = "caption"
    EMPHASIS = "emphasis"
    STRONG = "strong"
    LINK = "link"


class Formed(NamedTuple):
    """A stretch of text and its form; ``target`` is the address that a link leads to."""

    start: int
    end: int
    form: Form
    target: str = ""


class SourceMap(NamedTuple):
    """Leads offsets in an article's text back to offsets in the file it was read from.

    ``points`` are (offset in text, characters left out of the file before it), rising in both.
    """

    points: tuple[tuple[int, int], ...] = ()

    def to_file(self, offset: int) -> int:
        """The place in the decoded file of the character at ``offset`` in the text."""
        at = bisect_right(self.points, (offset, 1 << 62)) - 1
        return offset + self.points[at][1] if at >= 0 else offset


UNCUT = SourceMap()
"""Of a text that stands in its file as it is."""


@dataclass(frozen=True, slots=True)
class Article:
    """One report as it was read: what it says of itself, and its cleaned text.

    ``id`` is derived from headline and text, so the same report read twice has the same id.
    ``date`` is ISO 8601 or empty: the day that the source writes, in its own zone; ``time`` the time of day
    as the source writes it, with its zone where it states one ("14:05+01:00", "14:05"), or empty.
    ``headline`` is taken from the text's own first line or the
    header; ``body_start`` is where the text after the headline begins (0 when the headline is not
    part of the text). ``headings`` are the spans that the format itself marks as headings.
    ``language`` is a BCP 47 tag or empty. ``partial`` marks what is only the summary that a feed gives.
    """

    id: str
    headline: str
    text: str
    source: str = ""
    byline: str = ""
    date: str = ""
    url: str = ""
    path: str = ""
    body_start: int = 0
    headings: tuple[tuple[int, int], ...] = ()
    source_map: SourceMap = UNCUT
    notes: str = ""
    language: str = ""
    partial: bool = False
    time: str = ""
    forms: tuple[Formed, ...] = ()

    @property
    def dated(self) -> str:
        """The day and the time as they are shown: "2025-06-12 14:05 +01:00"."""
        return shown_moment(self.date, self.time)

    @property
    def words(self) -> int:
        """Number of words in the text, counted at white space."""
        return len(self.text.split())


def shown_moment(day: str, time: str) -> str:
    """A day and a time of day as they are shown: "2025-06-12 14:05 +01:00", in UTC "2025-06-12 14:05 UTC"."""
    zone = "UTC" if time[5:] == "+00:00" else time[5:]
    return " ".join(part for part in (day, time[:5] if day else "", zone if day else "") if part)
