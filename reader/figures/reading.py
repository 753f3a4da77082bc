"""The way of a sentence from its words to the figures that it states; see the head of ``reader.figures``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.articles.model import Sentence
from reader.figures import dates, years
from reader.figures.clock import is_age_of_page, is_stamp, read_clock
from reader.figures.counting import glued_before, past_code
from reader.figures.drafts import Draft
from reader.figures.durations import ALONE, read_time_taken, read_unit_alone
from reader.figures.line import Line, lines
from reader.figures.lists import share_units
from reader.figures.model import Dating, Figure, Kind, Qualifier, Undated
from reader.figures.money import MONEY_SIGNS
from reader.figures.multiples import MULTIPLYING, read_multiple
from reader.figures.numbers import ARTICLES, NUMBER_WORDS, VAGUE, recognise
from reader.figures.qualifiers import qualifier_around
from reader.figures.quantities import read_quantity, read_vague
from reader.figures.ranges import join
from reader.figures.ratios import read_ratio, read_score
from reader.figures.rules import NUMERALS, Reader
from reader.figures.shares import read_share

# No sentence of prose states more; a longer run of numbers is data.
_MOST_FIGURES = 400


def find_figures(text: str, sentences: Sequence[Sentence], date: str = "") -> tuple[Figure, ...]:
    """The figures of a text in text order; see ``read_figures``."""
    return read_figures(text, sentences, date)[0]


def read_figures(
    text: str, sentences: Sequence[Sentence], date: str = ""
) -> tuple[tuple[Figure, ...], Dating]:
    """The figures of a text in text order, each within one sentence, never overlapping; and its dating.

    Args:
        text: the article's text.
        sentences: spans into it, in text order.
        date: the article's ISO date when it is known; it gives dates without a year their year. Without it
            the year is taken from what the text states, or stays open.
    """
    found = _read_all(text, sentences)
    stated = tuple(years.stated(found, sentences))
    chooser = years.Years(years.parse_iso(date), stated)
    figures: list[Figure] = []
    undated: list[Undated] = []
    last_end = 0
    for index, line, draft in found:
        start, end = line.start[draft.first], line.end[draft.last - 1]
        if start < last_end:
            continue
        last_end = end
        figure = Figure(
            start=start,
            end=end,
            text=text[start:end],
            kind=draft.kind,
            value=draft.value,
            high=draft.high,
            unit=draft.unit,
            qualifier=draft.qualifier or Qualifier.EXACT,
            vague=draft.vague,
            sentence=index,
        )
        if draft.undated is not None:
            undated.append(replace(draft.undated, figure=len(figures)))
            figure = years.in_year(figure, chooser.choose(draft.undated))
        figures.append(figure)
    return tuple(figures), Dating(stated, tuple(undated))


def _read_all(text: str, sentences: Sequence[Sentence]) -> list[tuple[int, Line, Draft]]:
    return [
        (index, line, draft)
        for index, sentence in enumerate(sentences)
        for line in lines(text, sentence.start, sentence.end)
        for draft in read_line(line)
    ]


def read_line(line: Line) -> list[Draft]:
    """The figures of one sentence in order, as drafts: the way of a sentence, step by step."""
    if is_age_of_page(line):
        return []
    places = line.places(_STARTS)
    recognise(line, places)
    quantities = _quantities(line, places)
    drafts = [d for d in share_units(line, join(line, quantities)) if not d.stamp][:_MOST_FIGURES]
    for draft in drafts:
        draft.qualifier = draft.qualifier or qualifier_around(line, draft.first, draft.last)
    return drafts


def _quantities(line: Line, places: Sequence[int]) -> list[Draft]:
    """What the line states, each place read by steps 2 to 5 from left to right; ends of ranges are apart."""
    out: list[Draft] = []
    after = 0
    for i in places:
        if i < after:
            continue
        if drafts := _at(line, i):
            out.extend(drafts)
            after = drafts[-1].last
            if len(out) > 2 * _MOST_FIGURES:
                break
        elif line.raw[i][:1].isdigit():
            after = past_code(line, i)
    return out


def _at(line: Line, i: int) -> list[Draft]:
    """What begins at token ``i``, or nothing."""
    for reader in _BY_START.get(line.low[i], _BY_START[NUMERALS]):
        found = reader.does(line, i)
        if found:
            return [found] if isinstance(found, Draft) else found
    return []


def _month_first(line: Line, i: int) -> list[Draft]:
    return _date(line, i, dates.read_month_first(line, i))


def _day_first(line: Line, i: int) -> list[Draft]:
    if glued_before(line, i):
        return []
    return _date(line, i, dates.read_numeric(line, i) or dates.read_day_first(line, i))


def _clock(line: Line, i: int) -> Draft | None:
    if glued_before(line, i):
        return None
    clock = read_clock(line, i)
    if clock is None:
        return None
    return Draft(i, clock[1], Kind.TIME, clock[0], begins=True, stamp=is_stamp(line, i))


def _quantity(line: Line, i: int) -> Draft | None:
    quantity = read_quantity(line, i)
    if quantity is not None:
        quantity.begins = True
    return quantity


def _date(line: Line, i: int, reading: dates.Reading | None) -> list[Draft]:
    if reading is None:
        return []
    low = line.low
    undated = None
    if reading.value.year is None:
        ahead = years.looks_ahead(line, i)
        before = low[i - 1] if i else ""
        undated = Undated(line.start[i], reading.value, before, ahead, reading.weekday, line.says_that_year)
    out = [Draft(i, reading.last, Kind.DATE, reading.value, reading.high, undated=undated)]
    if reading.second is not None:
        first, last, value = reading.second
        second = Draft(first, last, Kind.DATE, value)
        if value.year is not None:
            # "on May 3 and 4, 2018": the year said last is that of both days.
            out[0] = replace(out[0], value=replace(reading.value, year=value.year), undated=None)
        elif undated is not None:
            second = replace(second, undated=replace(undated, value=value, weekday=None))
        out.append(second)
    return out


_NUMERALS = frozenset({NUMERALS})
_NUMBERS = _NUMERALS | NUMBER_WORDS | ARTICLES
_MONEY = frozenset(sign.lower() for sign in MONEY_SIGNS)

READERS = (
    Reader("date, month first", "on ⟦June 9, 2025⟧ it fell", frozenset(dates.ALL_MONTHS), _month_first),
    Reader("date, day first or in digits", "on ⟦9 June 2025⟧ it fell", _NUMERALS, _day_first),
    Reader("time of day", "at ⟦8 p.m.⟧ it fell", _NUMERALS, _clock),
    Reader("time taken", "she ran it in ⟦3:59.4⟧ there", _NUMERALS, read_time_taken),
    Reader("multiple", "it ⟦doubled⟧ there", MULTIPLYING, read_multiple),
    Reader("unit alone", "a ⟦decade-long⟧ war ended", ALONE, read_unit_alone),
    Reader("magnitude alone", "killed ⟦dozens⟧ of them", VAGUE, read_vague),
    Reader("share in words", "about ⟦two-thirds⟧ of them", _NUMBERS, read_share),
    Reader("ratio", "by a margin of ⟦four to one⟧ they won", _NUMBERS, read_ratio),
    Reader("score", "won the vote ⟦54-46⟧ there", _NUMERALS, read_score),
    Reader("quantity", "paid ⟦$14.3 billion⟧ for it", _NUMBERS | _MONEY, _quantity),
)
"""Who is asked at a place where a figure can begin, the most specific first."""

_STARTS = frozenset[str]().union(*(reader.starts for reader in READERS))
_BY_START = {word: tuple(reader for reader in READERS if word in reader.starts) for word in _STARTS}
