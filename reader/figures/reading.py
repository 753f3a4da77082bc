"""The figures that a text states: amounts, shares, counts, ages, dates, durations, measures, scores.

A sentence is read as tokens from left to right. Where a figure can begin, the readers are asked in turn,
the most specific first: dates, times, multiples, shares, scores, and quantities with the range they may
begin. Each reader looks only a bounded way around its token, so the whole is linear in the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from reader.articles.model import Role, Sentence
from reader.figures import counting, dates, units, years
from reader.figures import numbers as numerals
from reader.figures.context import qualifier_around
from reader.figures.drafts import Draft
from reader.figures.line import Line, lines
from reader.figures.model import Analysis, Dating, Figure, Kind, PartialDate, Stated, Undated
from reader.figures.quantities import read_quantity, read_vague
from reader.figures.ranges import extend
from reader.figures.shares import read_ratio, read_score, read_share

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
} | {word + "fold": Decimal(value) for word, value in numerals.TENS.items()}
# Adjectives, nouns and verbs at once: multiples only where the words around them say so.
_TIMES_OVER = {"double": Decimal(2), "triple": Decimal(3), "quadruple": Decimal(4)}
_AFTER_TIMES_OVER = frozenset({"the", "that", "what", "its", "their", "his", "this", "last"})
_BEFORE_TIMES_OVER = frozenset({"than", "nearly", "almost", "to", "would", "will", "could"})
_ADVERBS = {"twice": Decimal(2), "thrice": Decimal(3)}
_STARTS = (
    numerals.NUMBER_WORDS
    | frozenset(numerals.PLURALS)
    | frozenset(_MULTIPLES)
    | frozenset(_TIMES_OVER)
    | frozenset(_ADVERBS)
    | frozenset(units.CURRENCY_SIGNS)
    | frozenset(code.lower() for code in units.CURRENCY_CODES)
    | frozenset(dates.ALL_MONTHS)
    | {"a", "an", "half", "several", "few", "many", "couple", "decade"}
)

# How a list goes on to its last number.
_JOINED = (["and"], ["or"], [",", "and"], [",", "or"], ["or", "even"], [",", "or", "even"])
_SHARING = frozenset({Kind.PERCENT, Kind.MEASURE, Kind.MONEY, Kind.DURATION})
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
    stated = tuple(_stated(found, sentences))
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
            qualifier=draft.qualifier or qualifier_around(line, draft.first, draft.last),
            vague=draft.vague,
            sentence=index,
        )
        if draft.undated is not None:
            undated.append(replace(draft.undated, figure=len(figures)))
            figure = _in_year(figure, chooser.choose(draft.undated))
        figures.append(figure)
    return tuple(figures), Dating(stated, tuple(undated))


def redate(analysis: Analysis, beside: Analysis) -> Analysis:
    """The analysis with the years that another report of the same event makes known.

    A date whose year stayed open is placed by what both articles state; so is every date without a year
    when the other article's own date is known and this one's is not. A day that the other article names
    with its year is taken to be that day.
    """
    if not analysis.dating.undated or analysis.article.date:
        return analysis
    own, other = analysis.dating.stated, beside.dating.stated
    both = years.Years(years.parse_iso(beside.article.date), (*own, *(replace(s, place=-1) for s in other)))
    named: dict[tuple[int | None, int | None], int | None]
    named = {(s.value.month, s.value.day): s.value.year for s in other if s.value.day}
    figures = list(analysis.figures)
    for item in analysis.dating.undated:
        value = figures[item.figure].value
        if beside.article.date or (isinstance(value, PartialDate) and value.year is None):
            year = both.choose(replace(item, that_year=False))
        else:
            year = named.get((item.value.month, item.value.day))
        if year is not None:
            figures[item.figure] = _in_year(figures[item.figure], year)
    return replace(analysis, figures=tuple(figures))


def _read_all(text: str, sentences: Sequence[Sentence]) -> list[tuple[int, Line, Draft]]:
    return [
        (index, line, draft)
        for index, sentence in enumerate(sentences)
        for line in lines(text, sentence.start, sentence.end)
        for draft in _read(line)
    ]


def _stated(found: Sequence[tuple[int, Line, Draft]], sentences: Sequence[Sentence]) -> list[Stated]:
    """The dates that state their year, but for those of copyright notices."""
    stated: list[Stated] = []
    for index, line, draft in found:
        if sentences[index].role is Role.BOILERPLATE or line.low[draft.first - 1] in ("©", "copyright"):
            continue
        place, ahead = line.start[draft.first], years.year_ahead(line, draft.first)
        if draft.kind is Kind.YEAR and isinstance(draft.value, Decimal):
            latest = draft.high if isinstance(draft.high, Decimal) else draft.value
            running = years.is_running(line, draft.first, draft.last)
            stated.append(Stated(place, PartialDate(int(latest)), ahead=ahead, running=running))
        elif isinstance(draft.value, PartialDate) and draft.value.year is not None:
            stamp = years.is_stamp(line, draft.first, draft.last)
            stated.append(Stated(place, draft.value, stamp, ahead and not stamp))
    return stated


def _in_year(figure: Figure, year: int | None) -> Figure:
    """The figure of a date without a year, placed in one (or left open)."""
    value, high = figure.value, figure.high
    return replace(
        figure,
        value=replace(value, year=year) if isinstance(value, PartialDate) else value,
        high=replace(high, year=year) if isinstance(high, PartialDate) else high,
    )


def _read(line: Line) -> list[Draft]:
    """The drafts of one sentence in order."""
    out: list[Draft] = []
    i = 0
    while i < line.n and len(out) < _MOST_FIGURES:
        word = line.low[i]
        digits = word[:1].isdigit()
        if digits or word in _STARTS:
            drafts = _read_at(line, i)
            if drafts:
                out.extend(drafts)
                i = max(i + 1, drafts[-1].last)
                continue
            if digits:
                i = counting.past_code(line, i)
                continue
        i += 1
    return _share_units(line, out)


def _share_units(line: Line, drafts: list[Draft]) -> list[Draft]:
    """The drafts, where the numbers of a list take the unit at its end: "5, 10 and 15 percent".

    Two numbers are a list only with "or even" between them: "1,500, or 10 percent" says a thing twice.
    """
    for k in range(len(drafts) - 2, -1, -1):
        full = drafts[k + 1]
        between = _between(line, drafts[k], full)
        if full.kind not in _SHARING or full.bare or full.high is not None or between not in _JOINED:
            continue
        if line.low[full.first] in units.CURRENCY_SIGNS:
            continue
        first = k
        while first and drafts[first - 1].bare and _between(line, drafts[first - 1], drafts[first]) == [","]:
            first -= 1
        run = drafts[first : k + 1]
        if (first == k and "even" not in between) or not all(_may_share(draft) for draft in run):
            continue
        for n, bare in enumerate(run, first):
            value = bare.value
            if full.scaled > 1 and bare.scaled == 1 and isinstance(value, Decimal) and value < 1000:
                value *= full.scaled
            drafts[n] = replace(bare, kind=full.kind, unit=full.unit, value=value, bare=False)
    return drafts


def _between(line: Line, one: Draft, other: Draft) -> list[str]:
    return line.low[one.last : other.first]


def _may_share(draft: Draft) -> bool:
    return draft.bare and not draft.unit and draft.high is None


def _read_at(line: Line, i: int) -> list[Draft]:
    word = line.low[i]
    if word in dates.ALL_MONTHS:
        return _date(line, i, dates.read_month_first(line, i))
    if word[:1].isdigit() and not counting.glued_before(line, i):
        reading = dates.read_numeric(line, i) or dates.read_day_first(line, i)
        if reading is not None:
            return _date(line, i, reading)
        clock = dates.read_clock(line, i)
        if clock is not None:
            return [extend(line, Draft(i, clock[1], Kind.TIME, clock[0]))]
    single = _multiple(line, i) or read_vague(line, i) or read_share(line, i)
    if single is not None:
        return [single]
    ratio = read_ratio(line, i)
    if ratio is not None:
        return [ratio]
    score = read_score(line, i)
    if score is not None:
        return score
    quantity = read_quantity(line, i)
    return [] if quantity is None else [extend(line, quantity)]


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


def _multiple(line: Line, i: int) -> Draft | None:
    """The multiple in one word at token ``i``: "doubled", "twice"; and "the next decade"."""
    low, word = line.low, line.low[i]
    if word in _MULTIPLES:
        # To double down is to insist.
        down = low[i + 1] == "down" or (low[i + 1] in numerals.HYPHENS and low[i + 2] == "down")
        return None if down else Draft(i, i + 1, Kind.MULTIPLE, _MULTIPLES[word])
    if word in _ADVERBS:
        if low[i + 1] in ("as", "the", "that", "what", "its", "their", "his"):
            return Draft(i, i + 1, Kind.MULTIPLE, _ADVERBS[word])
        return Draft(i, i + 1, Kind.COUNT, _ADVERBS[word], unit="times")
    if word in _TIMES_OVER:
        before = low[i - 1] in _BEFORE_TIMES_OVER and not line.joined(i + 1)
        if before or low[i + 1] in _AFTER_TIMES_OVER:
            return Draft(i, i + 1, Kind.MULTIPLE, _TIMES_OVER[word])
    if word == "decade" and low[i - 1] in ("next", "coming"):
        return Draft(i, i + 1, Kind.DURATION, Decimal(10), unit="years")
    return None
