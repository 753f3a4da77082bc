"""What an article is: its text, its sentences and the figures it states.

All spans are ``(start, end)`` character offsets into ``Article.text``, end exclusive, and
``text[start:end]`` is what is shown. Values that come from text are ``Decimal`` or ``PartialDate``,
never binary floats.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class Role(StrEnum):
    """What part a sentence plays in its article."""

    HEADLINE = "headline"
    HEADING = "heading"
    BODY = "body"
    BOILERPLATE = "boilerplate"


class Kind(StrEnum):
    """What sort of quantity a figure states."""

    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"
    AGE = "age"
    YEAR = "year"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    MULTIPLE = "multiple"
    MEASURE = "measure"
    RATIO = "ratio"
    SCORE = "score"
    OTHER = "other"


class Qualifier(StrEnum):
    """How the text hedges a value: exactly, about, more than or at least, less than or up to."""

    EXACT = "="
    ABOUT = "~"
    OVER = ">"
    UNDER = "<"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as the text states it; a part that is not stated is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """ISO 8601, shortened to what is known: 2025, 2025-04, 2025-06-09; --04-09 without a year."""
        year = "-" if self.year is None else f"{self.year:04d}"
        parts = [year]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
            if self.day is not None:
                parts.append(f"{self.day:02d}")
        return "-".join(parts)


@dataclass(frozen=True, slots=True, order=True)
class ClockTime:
    """A time of day on the 24-hour clock."""

    hour: int
    minute: int = 0

    def __str__(self) -> str:
        """ISO 8601 to the minute: 20:00."""
        return f"{self.hour:02d}:{self.minute:02d}"


Value = Decimal | PartialDate | ClockTime


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity that the text states.

    ``value`` is in base units: whole currency units, plain per cent, years of age; for the kind
    ``date`` a PartialDate, for ``time`` a ClockTime. ``high`` is the upper end of a range. ``unit`` is
    an ISO 4217 code for money, ``%``, a singular or plural noun as counted ("people", "months"), or empty.
    ``vague`` marks magnitudes without a number ("dozens"), whose value is the magnitude itself.
    ``sentence`` is the index of the sentence it stands in.
    """

    start: int
    end: int
    text: str
    kind: Kind
    value: Value
    high: Value | None = None
    unit: str = ""
    qualifier: Qualifier = Qualifier.EXACT
    vague: bool = False
    sentence: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its span, its role, and the index of the paragraph it stands in."""

    start: int
    end: int
    role: Role = Role.BODY
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Leads offsets in an article's text back to offsets in the file it was read from.

    ``points`` are (offset in text, characters left out of the file before it), rising in both.
    """

    points: tuple[tuple[int, int], ...] = ()

    def to_file(self, offset: int) -> int:
        """The place in the decoded file of the character at ``offset`` in the text."""
        at = bisect_right(self.points, (offset, 1 << 62)) - 1
        return offset + self.points[at][1] if at >= 0 else offset


@dataclass(frozen=True, slots=True)
class Article:
    """One report as it was read: what it says of itself, and its cleaned text.

    ``id`` is derived from headline and text, so the same report read twice has the same id.
    ``date`` is ISO 8601 or empty. ``headline`` is taken from the text's own first line or the
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
    source_map: SourceMap = field(default_factory=SourceMap)
    notes: str = ""
    language: str = ""
    partial: bool = False

    @property
    def words(self) -> int:
        """Number of words in the text, counted at white space."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Stated:
    """A date with its year as the text states it.

    ``stamp`` marks a date that a message or a picture carries, which is about the article's own date;
    ``ahead`` one that is yet to come; ``running`` a year that is not over ("already in 2015", "so far").
    """

    place: int
    value: PartialDate
    stamp: bool = False
    ahead: bool = False
    running: bool = False


@dataclass(frozen=True, slots=True)
class Undated:
    """A date without a year: where it stands, the word before it, and what the sentence says of its time.

    ``figure`` is the index of the figure whose year it leaves open.
    """

    place: int
    value: PartialDate
    before: str = ""
    ahead: bool = False
    weekday: int | None = None
    that_year: bool = False
    figure: int = -1


@dataclass(frozen=True, slots=True)
class Dating:
    """What an article tells of its dates: those with a year, and those whose year has to be inferred."""

    stated: tuple[Stated, ...] = ()
    undated: tuple[Undated, ...] = ()


def _sentence_of(figure: Figure) -> int:
    return figure.sentence


@dataclass(frozen=True, slots=True)
class Analysis:
    """An article with its sentences and figures, each in text order."""

    article: Article
    sentences: tuple[Sentence, ...]
    figures: tuple[Figure, ...]
    dating: Dating = field(default_factory=lambda: Dating())

    def sentence_text(self, index: int) -> str:
        """The text of one sentence as stored."""
        sentence = self.sentences[index]
        return self.article.text[sentence.start : sentence.end]

    def figures_in(self, index: int) -> tuple[int, ...]:
        """Indexes of the figures that stand in one sentence."""
        first = bisect_left(self.figures, index, key=_sentence_of)  # figures stand in text order
        return tuple(range(first, bisect_right(self.figures, index, lo=first, key=_sentence_of)))
