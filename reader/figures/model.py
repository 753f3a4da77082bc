"""What a figure is, and an article taken apart into sentences and figures.

Values that come from text are ``Decimal``, ``PartialDate`` or ``ClockTime``, never binary floats.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from reader.articles.model import Article, Sentence


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
class Stated:
    """A date with its year as the text states it.

    ``stamp`` marks a date that a message or a picture carries, which is about the article's own date;
    ``ahead`` one that is yet to come.
    """

    place: int
    value: PartialDate
    stamp: bool = False
    ahead: bool = False


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
