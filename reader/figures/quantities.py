"""Steps 4 and 5, units and context: a number with what it measures, else with what it counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reader.figures.ages import read_age
from reader.figures.counting import counts
from reader.figures.decades import read_decade, read_era, read_year
from reader.figures.drafts import Draft
from reader.figures.durations import (
    read_article_and_unit,
    read_birthday,
    read_described_duration,
    read_duration,
)
from reader.figures.line import Line, Number
from reader.figures.measures import read_measure, read_metres
from reader.figures.model import Kind, Qualifier
from reader.figures.money import MONEY_SIGNS, read_currency, read_digit_count, read_money, read_pence
from reader.figures.multiples import read_fold, read_times
from reader.figures.nouns import counted_noun
from reader.figures.numbers import HYPHENS, sign_before
from reader.figures.rules import Row, Unit
from reader.figures.shares import read_percent
from reader.figures.units import CURRENCY_WORDS

UNITS: tuple[Unit, ...] = (
    Row("per cent", "rose ⟦46 percent⟧ in May", read_percent),
    Row("pence", "fell to ⟦50p⟧ a share", read_pence),
    Row("metres", "ran the ⟦1500m⟧ race", read_metres),
    Row("currency after it", "paid ⟦14 million euros⟧ for it", read_currency),
    Row("sum of so many digits", "a ⟦six-figure⟧ sum", read_digit_count),
    Row("fold", "rose ⟦ten-fold⟧ in May", read_fold),
    Row("decade", "since the ⟦1990s⟧ it grew", read_decade),
    Row("year of an era", "built in ⟦300 BC⟧ there", read_era),
    Row("length of time, or age", "after ⟦12 days⟧ of it", read_duration),
    Row("birthday", "on her ⟦50th⟧ birthday", read_birthday),
    Row("times", "won ⟦four⟧ times in May", read_times),
    Row("measure", "winds of ⟦46 mph⟧ hit", read_measure),
)
"""A number whose unit follows it (the index is that of the unit, past a hyphen)."""

CONTEXT: tuple[Unit, ...] = (
    Row("year", "it began in ⟦2018⟧ there", read_year),
    Row("age", "a man aged ⟦34⟧ fell", read_age),
    Row("length of time, described", "after ⟦nine awkward seconds⟧ he left", read_described_duration),
)
"""A number without a unit that the words around it make more than a count (the index is the one after it)."""
_TO = frozenset({"between", "from", "to", "at", "of", "and", "below"})


def read_quantity(line: Line, i: int) -> Draft | None:
    """The quantity at token ``i``: an amount of money, or a number with the unit after it."""
    if line.raw[i] in MONEY_SIGNS:
        return read_money(line, i)
    number = line.numbers.get(i)
    if number is None:
        return read_article_and_unit(line, i)
    if not counts(line, number):
        return None
    return with_unit(line, number)


def read_vague(line: Line, i: int) -> Draft | None:
    """The magnitude without a number at token ``i``: "dozens", "tens of billions of dollars"."""
    number = line.magnitudes.get(i)
    if number is None or (line.joined(i) and line.low[i - 1] in HYPHENS):
        return None
    if line.low[i - 1] == "a" and line.low[i] in ("few", "couple"):
        number = replace(number, first=i - 1)
    draft = with_unit(line, number)
    if not number.vague:
        draft.qualifier = Qualifier.ABOUT  # "a couple of weeks"
    return draft


def with_unit(line: Line, number: Number) -> Draft:
    """What a number counts or measures, from the words after and around it."""
    low, j, qualifier = line.low, number.last, None
    if low[j] == "+" and line.joined(j):
        qualifier, j = Qualifier.OVER, j + 1
    elif low[j] in HYPHENS and low[j + 1] == "plus" and low[j + 2] in HYPHENS:
        qualifier, j = Qualifier.OVER, j + 2
    k = j + 1 if low[j] in HYPHENS and line.joined(j) and line.joined(j + 1) else j
    if number.vague and low[k] == "of" and low[k + 1] not in ("the", "a"):
        k += 1
    draft = next(_readings(line, number, k, j))
    if draft.qualifier is None:
        draft.qualifier = qualifier
    return draft


def _readings(line: Line, number: Number, k: int, j: int) -> Iterator[Draft]:
    """What the number may be, the first reading the best: by unit, by context, and at last a count."""
    for unit in UNITS:
        if (draft := unit.does(line, number, k)) is not None:
            yield draft
    for around in CONTEXT:
        if (draft := around.does(line, number, j)) is not None:
            yield draft
    noun = counted_noun(line, j, single=number.value == 1)
    if number.vague and noun in CURRENCY_WORDS:  # "millions of taxpayer dollars"
        yield Draft(
            number.first, number.last, Kind.MONEY, number.value, unit=CURRENCY_WORDS[noun], vague=True
        )
    first, sign = sign_before(line, number.first) if number.digits else (number.first, 1)
    if sign < 0 and line.low[first] not in ("minus", "−") and line.low[first - 1] not in _TO:
        first, sign = number.first, 1  # before a count a dash is a dash
    yield Draft(
        first,
        number.last,
        Kind.COUNT,
        number.value * sign,
        unit=noun,
        scaled=number.scaled,
        vague=number.vague,
        bare=True,
    )
