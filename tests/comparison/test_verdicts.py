"""Whether two figures agree, and whether the reason given is true and readable."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations_with_replacement

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.comparison.dated import as_date
from reader.comparison.model import Verdict
from reader.comparison.verdicts import comparable, judge
from reader.figures.model import ClockTime, Figure, Kind, PartialDate, Qualifier
from tests.comparison.making import figure, report

FIXED = {
    "equal values",
    "equal spans",
    "the same date",
    "the same magnitude",
    "the same score",
    "the same time of day",
}
"""Reasons that need not name the figures."""

SAME = [
    ("It paid $14.3 billion.", "It paid $14.3bn."),
    ("It paid $14.3 billion.", "It paid $14,300m."),
    ("It paid $14.3 billion.", "It paid 14.3 billion dollars."),
    ("It paid $14.3 billion.", "It paid $14. 3 billion."),
    ("It paid $14.3 billion.", "It paid $14.30 billion."),
    ("It paid 99 cents.", "It paid $0.99."),
    ("A 49% stake was sold.", "A 49 percent stake was sold."),
    ("A 49% stake was sold.", "A 49 per cent stake was sold."),
    ("Half of the homes burned.", "Some 50% of the homes burned."),
    ("One in five drivers was fined.", "A fine hit 20% of drivers."),
    ("They lost 3 ships.", "They lost three ships."),
    ("They lost a dozen ships.", "They lost 12 ships."),
    ("They lost 1,237 ships.", "They lost 1237 ships."),
    ("Fifteen hundred children came.", "Some 1,500 children came."),
    ("Half a million people came.", "Some 500,000 people came."),
    ("It lasted 24 months.", "It lasted two years."),
    ("It lasted two weeks.", "It lasted 14 days."),
    ("It lasted a fortnight.", "It lasted two weeks."),
    ("It lasted 48 hours.", "It lasted two days."),
    ("It lasted 90 minutes.", "It lasted an hour and a half."),
    ("It weighs 2,000 kg.", "It weighs 2 tonnes."),
    ("It is 250 centimetres long.", "It is 2.5 metres long."),
    ("The 28-year-old left.", "The man, aged 28, left."),
    ("The 24-month-old boy slept.", "The two-year-old boy slept."),
    ("Profit doubled.", "Profit has doubled."),
    ("Hundreds of homes burned.", "They say hundreds of homes burned."),
    ("It began in 2016.", "It was founded in 2016."),
    ("It began in April.", "It began in April 2025."),
    ("It began on 12 April 2024.", "It began on April 12, 2024."),
    ("It ran from May 3 to May 5.", "It ran from May 3 to 5."),
    ("It began at 8 p.m. sharp.", "It began at 20:00 sharp."),
    ("They won 9-1.", "The vote was 9-1."),
]
COMPATIBLE = [
    ("It paid $14bn.", "It paid $14.3bn.", "$14.3bn rounded is $14bn"),
    ("It paid $14.3bn.", "It paid $14.32 billion.", "$14.32 billion rounded is $14.3bn"),
    ("It paid $15bn.", "It paid $14.5bn.", "$14.5bn rounded is $15bn"),
    ("It rose 50%.", "It rose 49.6%.", "49.6% rounded is 50%"),
    ("They counted 1,500 dead.", "They counted 1,490 dead.", "1,490 rounded is 1,500"),
    ("They lost 3 million jobs.", "They lost 3.2 million jobs.", "3.2 million rounded is 3 million"),
    ("They lost three million jobs.", "They lost 3.2 million jobs.", "3.2 million rounded is three million"),
    ("It paid over $29bn.", "It paid $29.4bn.", "$29.4bn is above $29bn, stated as a minimum"),
    ("It has at least 20 members.", "It has 22 members.", "22 is above 20, stated as a minimum"),
    (
        "More than 900 migrants came.",
        "Fifteen hundred migrants came.",
        "Fifteen hundred is above 900, stated as a minimum",
    ),
    ("It has up to 60 seats.", "It has 55 seats.", "55 is below 60, stated as a maximum"),
    ("It is worth nearly $2tn.", "It is worth $1.9tn.", "$1.9tn is close to $2tn, which is approximate"),
    ("It is worth about $2tn.", "It is worth $2.1tn.", "$2.1tn is close to $2tn, which is approximate"),
    (
        "About 1,100 people came.",
        "They counted 1,178 people.",
        "1,178 is close to 1,100, which is approximate",
    ),
    (
        "More than 200 people came.",
        "Fewer than 500 people came.",
        "200 and 500 overlap, as they are hedged",
    ),
    ("They sold 10 to 12 ships.", "They sold 11 ships.", "10 to 12 covers 11"),
    ("They sold 10 to 12 ships.", "They sold 12 to 14 ships.", "10 to 12 and 12 to 14 overlap"),
    (
        "They sold 10 to 12 ships.",
        "They sold more than 9 ships.",
        "10 to 12 and 9 overlap, as they are hedged",
    ),
    ("She ran at 21 to 23 knots.", "She ran at 22 knots.", "21 to 23 knots covers 22 knots"),
    ("Dozens of homes burned.", "They lost 36 homes.", "36 is within “Dozens”"),
    ("Dozens of homes burned.", "They lost 10 to 40 homes.", "10 to 40 is within “Dozens”"),
    ("Hundreds of homes burned.", "They lost 450 homes.", "450 is within “Hundreds”"),
    (
        "It cost billions of dollars.",
        "It cost $14.3 billion.",
        "$14.3 billion is within “billions of dollars”",
    ),
    (
        "It cost tens of billions of dollars.",
        "It cost $28 billion.",
        "$28 billion is within “tens of billions of dollars”",
    ),
    (
        "They sent thousands of emails.",
        "They sent tens of thousands of emails.",
        "thousands and tens of thousands do not exclude each other",
    ),
    (
        "It began in April 2025.",
        "It began in 2025.",
        "April 2025 and 2025 are the same date, one stated more closely",
    ),
    (
        "It began on 12 April.",
        "It began in April.",
        "12 April and April are the same date, one stated more closely",
    ),
    (
        "It began in late 2022.",
        "It began in November 2022.",
        "2022 and November 2022 are the same date, one stated more closely",
    ),
    ("It ran from May 3 to 5.", "It ran on May 4.", "May 3 to 5 covers May 4"),
    ("It began in the 1990s.", "It began in 1994.", "1990s covers 1994"),
    ("It came about 8 a.m. today.", "It came at 8.05 a.m. today.", None),
    ("It came between 8 and 10 a.m. today.", "It came at 9 a.m. today.", "8 and 10 a.m. covers 9 a.m."),
    (
        "It was open from 10 p.m. to 2 a.m. today.",
        "It shut at 1 a.m. today.",
        "10 p.m. to 2 a.m. covers 1 a.m.",
    ),
    ("It lies 110 km away.", "It lies 70 miles away.", "110 km is 70 miles in other units, rounded"),
    ("It lies 110 km away.", "It lies 68 miles away.", "110 km rounded is 68 miles"),
    ("It lies 100 miles away.", "It lies 160 km away.", "160 km rounded is 100 miles"),
    ("It lasted 13 days.", "It lasted two weeks.", "13 days rounded is two weeks"),
    ("They won 9-1.", "They lost 1-9.", "9-1 is 1-9 seen from the other side"),
]
DIFFERS = [
    ("It paid $14.3bn.", "It paid $15bn.", "$15bn is not $14.3bn rounded"),
    ("It paid $14.3bn.", "It paid $28bn.", "$14.3bn is not $28bn: 96% apart"),
    ("It paid over $29bn.", "It paid $28bn.", "$28bn is below $29bn, stated as a minimum"),
    ("It paid over $29bn.", "It paid $28.6bn.", "$28.6bn is below $29bn, stated as a minimum"),
    ("It has up to 60 seats.", "It has 65 seats.", "65 is above 60, stated as a maximum"),
    (
        "More than 200 people came.",
        "Fewer than 150 people came.",
        "150 is below 200, stated as a minimum",
    ),
    ("They counted 1,517 dead.", "They counted 1,490 dead.", "1,517 is not 1,490: 2% apart"),
    ("They counted 1,176 seats.", "They counted 1,178 seats.", "1,176 is not 1,178: under 1% apart"),
    ("They counted 200 dead.", "They counted 149 dead.", "200 is not 149: 34% apart"),
    ("They counted about 1,000 dead.", "They counted 600 dead.", "1,000 is not 600: 67% apart"),
    ("It rose 50%.", "It rose 49%.", "50% is not 49%: 1 point apart"),
    ("It rose .5 percent.", "It rose 0.7 percent.", ".5 percent is not 0.7 percent: 0.2 points apart"),
    ("It moved -4.5%.", "It moved 4.5%.", "-4.5% is not 4.5%: 9.0 points apart"),
    ("It cost 99 cents.", "It cost $1.20.", "99 cents is not $1.20: 21% apart"),
    ("Two men died.", "Six men died.", "Two is not Six: 200% apart"),
    ("They lost 0 games.", "They lost 3 games.", "0 is not 3"),
    ("They sold 10 to 12 ships.", "They sold 13 ships.", "10 to 12 and 13 do not overlap"),
    ("Dozens of homes burned.", "They lost 450 homes.", "450 is not “Dozens”"),
    ("Dozens of homes burned.", "Hundreds of homes burned.", "Dozens is not Hundreds"),
    (
        "It cost millions of dollars.",
        "It cost $3 billion.",
        "$3 billion is not “millions of dollars”",
    ),
    ("It began on 12 May.", "It began on 13 May.", "12 May and 13 May are different dates"),
    ("It began in 2015.", "It began in 2014.", "2015 and 2014 are different dates"),
    ("It began in April 2024.", "It began in 2025.", "April 2024 and 2025 are different dates"),
    (
        "It ran from May 3 to May 5.",
        "It ran from May 10 to May 12.",
        "May 3 to May 5 and May 10 to May 12 are different times",
    ),
    ("It came at 8 a.m. today.", "It came at 9.15 a.m. today.", "8 a.m. is not 9.15 a.m.: 1 h 15 min apart"),
    ("It came at 8 a.m. today.", "It came at 8 p.m. today.", "8 a.m. is not 8 p.m.: 12 h apart"),
    ("It came at 11.50 p.m. today.", "It came at 12.10 a.m. today.", None),
    (
        "It came between 8 and 10 a.m. today.",
        "It came at 11 a.m. today.",
        "8 and 10 a.m. and 11 a.m. do not overlap",
    ),
    ("It lies 5 km away.", "It lies 5 miles away.", "5 km is not 5 miles: 61% apart"),
    ("It lasted 10 days.", "It lasted two weeks.", "10 days is not two weeks: 40% apart"),
    ("The 28-year-old left.", "The 29-year-old left.", "28-year-old is not 29-year-old"),
    ("The 18-month-old slept.", "The 18-year-old slept.", "18-month-old is not 18-year-old"),
    ("They won 9-1.", "They won 9-2.", "9-1 is not 9-2"),
    ("They won 2-5.", "They won 3-4.", "2-5 is not 3-4"),
    ("Profit doubled.", "Profit tripled.", "doubled is not tripled: 50% apart"),
]
UNCLEAR = [
    (
        "It paid $5 million.",
        "It paid €5 million.",
        "$5 million and €5 million are in two currencies, and not judged",
    ),
    (
        "More than half of voters agree.",
        "Less than half of voters agree.",
        "half is stated as a minimum, half as a maximum",
    ),
    ("It killed as many as 900 people.", "It killed more than 900 people.", None),
]
NOT_COMPARABLE = [
    ("It paid $5 million.", "It hired 5 million people."),
    ("They hired 5 people.", "They hired 5% more."),
    ("It lasted 5 years.", "It lies 5 miles away."),
    ("It lies 5 miles away.", "It weighs 5 kg."),
    ("The 28-year-old left.", "It rose 28%."),
    ("It began in 2016.", "It came at 8 a.m. today."),
    ("The six-week-old boy slept.", "The two-month-old boy slept."),
]
EVERY = sorted({s for one, other, *_ in (*SAME, *COMPATIBLE, *DIFFERS, *UNCLEAR) for s in (one, other) if s})


@pytest.mark.parametrize(("one", "other"), SAME)
def test_equal_values_are_the_same_however_written(one: str, other: str) -> None:
    a, b = figure(one), figure(other)
    assert comparable(a, b)
    assert judge(a, b)[0] is Verdict.SAME
    assert judge(a, b)[1] in FIXED


@pytest.mark.parametrize(("one", "other", "reason"), COMPATIBLE)
def test_what_may_both_be_right_is_compatible(one: str, other: str, reason: str | None) -> None:
    a, b = figure(one), figure(other)
    assert comparable(a, b)
    verdict, words = judge(a, b)
    assert verdict is Verdict.COMPATIBLE
    assert reason is None or words == reason


@pytest.mark.parametrize(("one", "other", "reason"), DIFFERS)
def test_what_cannot_both_be_right_differs(one: str, other: str, reason: str | None) -> None:
    a, b = figure(one), figure(other)
    assert comparable(a, b)
    verdict, words = judge(a, b)
    assert verdict is Verdict.DIFFERS
    assert reason is None or words == reason


@pytest.mark.parametrize(("one", "other", "reason"), UNCLEAR)
def test_what_cannot_be_told_is_unclear(one: str, other: str, reason: str | None) -> None:
    a, b = figure(one), figure(other)
    assert comparable(a, b)
    verdict, words = judge(a, b)
    assert verdict is Verdict.UNCLEAR
    assert reason is None or words == reason


@pytest.mark.parametrize(("one", "other"), NOT_COMPARABLE)
def test_what_measures_other_things_is_not_compared(one: str, other: str) -> None:
    assert not comparable(figure(one), figure(other))
    assert not comparable(figure(other), figure(one))


def test_every_pair_of_the_tables_is_judged_alike_both_ways() -> None:
    figures = [figure(sentence) for sentence in EVERY]
    assert len(figures) > 100
    for a, b in combinations_with_replacement(figures, 2):
        assert comparable(a, b) == comparable(b, a)
        if comparable(a, b):
            check_pair(a, b)


def check_pair(a: Figure, b: Figure) -> None:
    """One verdict both ways, and each reason names what it speaks of."""
    verdict, reason = judge(a, b)
    back, reason_back = judge(b, a)
    assert verdict is back, (a, b)
    for words in (reason, reason_back):
        assert words in FIXED or (a.text in words and b.text in words), words
        assert (words in FIXED) == (verdict is Verdict.SAME), words
    if a.kind is Kind.PERCENT:
        assert "% apart" not in reason, "a share of a share is not what a reader takes it for"


@pytest.mark.parametrize("sentence", EVERY)
def test_a_figure_agrees_with_itself(sentence: str) -> None:
    a = figure(sentence)
    assert comparable(a, a)
    assert judge(a, a)[0] is Verdict.SAME


def undated(text: str, value: PartialDate) -> Figure:
    return Figure(0, len(text), text, Kind.DATE, value)


def test_a_year_that_was_inferred_is_no_ground_for_a_contradiction() -> None:
    april = undated("April", PartialDate(2025, 4))
    assert judge(april, figure("It began in April 2019."))[0] is Verdict.COMPATIBLE
    assert judge(april, figure("It began in 2019."))[0] is Verdict.COMPATIBLE
    assert judge(april, figure("It began in May 2019."))[0] is Verdict.DIFFERS
    assert judge(figure("It began in April 2018."), figure("It began in April 2019."))[0] is Verdict.DIFFERS


def test_a_day_that_neither_report_gives_a_year_is_the_same_day() -> None:
    known, open_ = undated("June 12", PartialDate(2018, 6, 12)), undated("12 June", PartialDate(None, 6, 12))
    assert judge(known, open_) == (Verdict.SAME, "the same date")
    other = undated("June 13", PartialDate(None, 6, 13))
    assert judge(known, other)[0] is Verdict.DIFFERS


def test_dates_that_share_no_part_do_not_contradict() -> None:
    day, year = undated("9 April", PartialDate(None, 4, 9)), figure("It began in 2025.")
    assert judge(day, year)[0] is Verdict.COMPATIBLE


def test_spans_over_new_year_without_a_year_are_not_said_to_differ() -> None:
    span = Figure(0, 18, "Dec. 30 to Jan. 2", Kind.DATE, PartialDate(None, 12, 30), PartialDate(None, 1, 2))
    assert judge(span, undated("Dec. 31", PartialDate(None, 12, 31)))[0] is Verdict.COMPATIBLE


def test_as_date_reads_years_and_dates_and_nothing_else() -> None:
    assert as_date(figure("It began in 2016.")) == PartialDate(2016)
    assert as_date(figure("It began on 12 April 2024.")) == PartialDate(2024, 4, 12)
    assert as_date(figure("It came at 8 a.m. today.")) == PartialDate()
    assert as_date(Figure(0, 1, "x", Kind.YEAR, Decimal(10) ** 9)) == PartialDate()


NUMERIC = (Kind.MONEY, Kind.PERCENT, Kind.COUNT, Kind.AGE, Kind.DURATION, Kind.MULTIPLE, Kind.MEASURE)
UNITS = {
    Kind.MONEY: ("USD", ""),
    Kind.PERCENT: ("%",),
    Kind.COUNT: ("people", "ships", ""),
    Kind.AGE: ("years", "months"),
    Kind.DURATION: ("years", "months", "weeks", "days", "hours"),
    Kind.MULTIPLE: ("",),
    Kind.MEASURE: ("miles", "kilometers", "feet", "tons"),
}
values = st.one_of(
    st.decimals(-(10**6), 10**6, places=2),
    st.integers(-(10**40), 10**40).map(Decimal),
    st.sampled_from(["0", "-0", "1E-30", "-1E-30", "1E+60", "-1E+60", "0.1", "100", "1000000"]).map(Decimal),
)


@st.composite
def numeric(draw: st.DrawFn, kind: Kind) -> Figure:
    """Any number that could stand in a figure, also ones that no text states."""
    value = draw(values)
    high = draw(st.none() | values)
    text = draw(st.sampled_from([f"{value:f}", f"{value:,f} million", "several", "99 cents", "½"]))
    return Figure(
        0,
        len(text),
        text,
        kind,
        value,
        high,
        unit=draw(st.sampled_from(UNITS[kind])),
        qualifier=draw(st.sampled_from(Qualifier)),
        vague=draw(st.booleans()) and high is None,
    )


@settings(deadline=None, max_examples=300)
@given(st.data(), st.sampled_from(NUMERIC))
def test_no_number_is_too_large_or_too_small_to_judge(data: st.DataObject, kind: Kind) -> None:
    a, b = data.draw(numeric(kind)), data.draw(numeric(kind))
    assert comparable(a, b) == comparable(b, a)
    if comparable(a, b):
        assert judge(a, b)[0] is judge(b, a)[0]
    assert judge(a, a)[0] is Verdict.SAME


parts = st.builds(
    PartialDate,
    st.none() | st.integers(1, 9999),
    st.none() | st.integers(1, 12),
    st.none() | st.integers(1, 31),
)
times = st.builds(ClockTime, st.integers(0, 23), st.integers(0, 59))
dated = st.builds(
    lambda text, value, high: Figure(0, len(text), text, Kind.DATE, value, high),
    st.sampled_from(["June 12", "12 June 2018", "5/3/18", "2018"]),
    parts,
    st.none() | parts,
)
timed = st.builds(
    lambda value, high, hedge: Figure(0, 6, "8 a.m.", Kind.TIME, value, high, qualifier=hedge),
    times,
    st.none() | times,
    st.sampled_from(Qualifier),
)


@settings(deadline=None, max_examples=300)
@given(st.tuples(dated, dated) | st.tuples(timed, timed))
def test_dates_and_times_are_judged_alike_both_ways(pair: tuple[Figure, Figure]) -> None:
    a, b = pair
    assert comparable(a, b)
    assert judge(a, b)[0] is judge(b, a)[0]
    assert judge(a, a)[0] is Verdict.SAME


_PIECES = (
    "about over nearly under at least up to more than fewer than from to between and of the a in on by - – "
    "$ £ % percent points million billion bn m k hundred thousands dozens tens of billions dollars cents "
    "years months weeks days hours miles km feet tons people ships year-old aged half third two three twelve "
    "April May 12 2016 1990s 8 a.m. 9.30 p.m. 20:00 doubled twice times one in five 14.3 1,500 0 .5 9-1 ½ . ,"
)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(_PIECES.split()) | st.integers(0, 10**7).map(str), min_size=2, max_size=40))
def test_whatever_figures_a_text_states_can_be_judged(words: list[str]) -> None:
    figures = report("It said " + " ".join(words) + ".").figures[:12]
    for a, b in combinations_with_replacement(figures, 2):
        assert comparable(a, b) == comparable(b, a)
        if comparable(a, b):
            verdict, reason = judge(a, b)
            assert verdict is judge(b, a)[0]
            assert reason and "  " not in reason
    for a in figures:
        assert judge(a, a)[0] is Verdict.SAME


@settings(deadline=None, max_examples=80)
@given(st.text(alphabet="0123456789.,-$£€%½ abmkn\nAprilMay'’", max_size=80))
def test_no_text_makes_judging_fail(text: str) -> None:
    for a, b in combinations_with_replacement(report("It said " + text).figures[:10], 2):
        if comparable(a, b):
            assert judge(a, b)[0] is judge(b, a)[0]
