"""The figures that sentences state: value, unit, hedge and span, and what is no figure at all."""

from __future__ import annotations

import re
import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.articles.model import Article, Role, Sentence
from reader.figures.analysis import analyse
from reader.figures.model import Figure, Kind
from reader.figures.reading import find_figures
from reader.figures.years import redate


def sentences_of(text: str) -> list[Sentence]:
    """One sentence for each line."""
    return [Sentence(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]


def figures_of(text: str, date: str = "") -> tuple[Figure, ...]:
    return find_figures(text, sentences_of(text), date)


def brief(figure: Figure) -> str:
    """A figure in a line: its text, value, range, unit, and hedge where there is one."""
    high = "" if figure.high is None else f"..{figure.high}"
    hedge = "" if figure.qualifier.value == "=" else f" {figure.qualifier.value}"
    vague = " vague" if figure.vague else ""
    return f"{figure.text} | {figure.value}{high} {figure.unit}".rstrip() + hedge + vague


MONEY = [
    ("The firm paid $14.3 billion.", ["$14.3 billion | 14300000000 USD"]),
    ("It raised $15bn from banks.", ["$15bn | 15000000000 USD"]),
    ("It is worth nearly $2tn.", ["$2tn | 2000000000000 USD ~"]),
    ("They cut $650mn and £2.7m.", ["$650mn | 650000000 USD", "£2.7m | 2700000 GBP"]),
    ("A $20 mil prize.", ["$20 mil | 20000000 USD"]),
    ("A deal of $14. 3 billion was signed.", ["$14. 3 billion | 14300000000 USD"]),
    ("Rents rose by US$500 a month.", ["US$500 | 500 USD"]),
    (
        "It cost A$30 million or C$28.5 million.",
        ["A$30 million | 30000000 AUD", "C$28.5 million | 28500000 CAD"],
    ),
    ("Fines of €1.2bn and ¥300 were set.", ["€1.2bn | 1200000000 EUR", "¥300 | 300 JPY"]),
    ("The bond sold for Rs. 2,000 crore.", ["Rs. 2,000 crore | 20000000000 INR"]),
    ("Lenders want EUR 40 million.", ["EUR 40 million | 40000000 EUR"]),
    ("He owed her fifteen dollars.", ["fifteen dollars | 15 USD"]),
    ("A price of 99 cents.", ["99 cents | 0.99 USD"]),
    ("It lent 3 million pounds to the club.", ["3 million pounds | 3000000 GBP"]),
    ("They want over $29 billion.", ["$29 billion | 29000000000 USD >"]),
    (
        "Bids of $735 million to $800 million came in.",
        ["$735 million to $800 million | 735000000..800000000 USD"],
    ),
    ("Repairs cost $100 to $150 billion.", ["$100 to $150 billion | 100000000000..150000000000 USD"]),
    ("Output may shrink $350 to 500 billion.", ["$350 to 500 billion | 350000000000..500000000000 USD"]),
    ("Staff got seven-to-nine figure offers.", ["seven-to-nine figure | 1000000..999999999 USD"]),
    ("He signed a six-figure contract.", ["six-figure | 100000..999999 USD"]),
    ("Debt rose from $3 million to $5 million.", ["$3 million | 3000000 USD", "$5 million | 5000000 USD"]),
    ("Tens of billions of dollars were lost.", ["Tens of billions of dollars | 10000000000 USD vague"]),
    ("The tax raises $1,000+ for each.", ["$1,000 | 1000 USD >"]),
]
PERCENTS = [
    ("A 49% stake.", ["49% | 49 %"]),
    ("Prices fell 7.5 per cent.", ["7.5 per cent | 7.5 %"]),
    ("Thirty-four percent agreed.", ["Thirty-four percent | 34 %"]),
    ("Rates rose 2 percentage points.", ["2 percentage points | 2 percentage points"]),
    ("It lost -4.5% in a day.", ["-4.5% | -4.5 %"]),
    ("Two-thirds voted for it.", ["Two-thirds | 66.67 %"]),
    ("A third of the crop died.", ["A third | 33.33 %"]),
    ("Three-quarters of schools shut.", ["Three-quarters | 75 %"]),
    ("More than half of voters stayed home.", ["half | 50 % >"]),
    ("One in five drivers was fined.", ["One in five | 20 %"]),
    ("Three out of ten tests failed.", ["Three out of ten | 30 %"]),
    ("Growth of 2 to 3 percent is likely.", ["2 to 3 percent | 2..3 %"]),
    ("Growth of 10-15 percent is likely.", ["10-15 percent | 10..15 %"]),
    ("It passed by a 47-11 percent margin.", ["47 | 47 %", "11 percent | 11 %"]),
    ("Inflation slowed from 5 percent to 4 percent.", ["5 percent | 5 %", "4 percent | 4 %"]),
    ("Forecasts ranging from 5 percent to 6 percent.", ["5 percent to 6 percent | 5..6 %"]),
    ("Sales fell .5 percent.", [".5 percent | 0.5 %"]),
]
COUNTS = [
    ("Between 1500 and 2000 people marched.", ["1500 and 2000 | 1500..2000 people"]),
    ("About 1500 to 2000 people marched.", ["1500 to 2000 | 1500..2000 people ~"]),
    ("Adults burn 2000 - 2500 calories.", ["2000 - 2500 calories | 2000..2500 calories"]),
    ("Between 1500 and 2000 the town grew.", ["1500 | 1500", "2000 | 2000"]),
    ("Prices went up by an average of 1500.", ["1500 | 1500"]),
    ("Sales rose one per cent.", ["one per cent | 1 %"]),
    ("It has 32m2 of floor and 30 m³ of air.", ["32m2 | 32 square meters", "30 m³ | 30 cubic meters"]),
    ("It covers 12km2.", ["12km2 | 12 square kilometers"]),
    ("It was 1.19deg C warmer.", ["1.19deg C | 1.19 degrees"]),
    ("The storm hit 1,237 homes.", ["1,237 | 1237 homes"]),
    ("About a dozen countries agreed.", ["a dozen | 12 countries ~"]),
    ("Half a million people marched.", ["Half a million | 500000 people"]),
    ("Fifteen hundred children were moved.", ["Fifteen hundred | 1500 children"]),
    ("Twenty-one ships were lost.", ["Twenty-one | 21 ships"]),
    ("Two hundred and five homes burned.", ["Two hundred and five | 205 homes"]),
    ("They hired three top city researchers.", ["three | 3 researchers"]),
    ("Nearly 400,000 pages were sent.", ["400,000 | 400000 pages ~"]),
    ("As many as 60 people died.", ["60 | 60 people <"]),
    ("No fewer than 60 people died.", ["60 | 60 people >"]),
    ("At least one officer was hurt.", ["one | 1 officer >"]),
    ("Fewer than 200 officers came.", ["200 | 200 officers <"]),
    ("Up to 90 firms signed.", ["90 | 90 firms <"]),
    (
        "It shipped between 10 and 12 tons of rice to 40 or so camps.",
        ["10 and 12 tons | 10..12 tons", "40 | 40 ~"],
    ),
    ("The ranch kept 50-60 horses.", ["50-60 | 50..60 horses"]),
    ("A three-judge panel met.", ["three | 3 judges"]),
    ("He was shot twice.", ["twice | 2 times"]),
    ("They met four times.", ["four | 4 times"]),
    ("Dozens of homes and scores of cars burned.", ["Dozens | 12 homes vague", "scores | 20 cars vague"]),
    ("Hundreds of thousands fled.", ["Hundreds of thousands | 100000 vague"]),
    ("Several hundred workers quit.", ["Several hundred | 100 workers vague"]),
    ("Two of the four boats sank.", ["Two | 2 boats", "four | 4 boats"]),
    ("The blast killed two men and one woman.", ["two | 2 men", "one | 1 woman"]),
    ("It sold 2.5m cars and 15k vans.", ["2.5m | 2500000 cars", "15k | 15000 vans"]),
    ("They hold 3.2 lakh shares.", ["3.2 lakh | 320000 shares"]),
    ("Some 2½ million voters came.", ["2½ million | 2500000 voters ~"]),
]
AGES = [
    ("Her now-18-year-old daughter left.", ["18-year-old | 18 years"]),
    ("His then-2-month-old son stayed.", ["2-month-old | 2 months"]),
    ("A 28-year-old man was held.", ["28-year-old | 28 years"]),
    ("Ms. Rivers, 46, won the seat.", ["46 | 46 years"]),
    ("He began at just 17.", ["17 | 17 years"]),
    ("A boy aged 12 was found.", ["12 | 12 years"]),
    ("She died at the age of 94.", ["94 | 94 years"]),
    ("They are 75 years old.", ["75 years old | 75 years"]),
    ("Most are in their 20s.", ["20s | 20..29 years"]),
    ("He will mark his 50th birthday.", ["50th | 50 years"]),
    ("Adults aged 18 to 34 paid less.", ["18 to 34 | 18..34 years"]),
    ("Children between the ages of 5 and 11 may go.", ["5 and 11 | 5..11 years"]),
    ("A six-month-old baby slept.", ["six-month-old | 6 months"]),
]
DATES = [
    ("It was built in A.D. 1000 there.", ["A.D. 1000 | 1000"]),
    ("It fell in 300 BC or in 79 AD.", ["300 BC | -300", "79 AD | 79"]),
    ("It opened on June 9, 2025.", ["June 9, 2025 | 2025-06-09"]),
    ("It opened on 9 June 2025.", ["9 June 2025 | 2025-06-09"]),
    ("It opened on the 3rd of April 2021.", ["3rd of April 2021 | 2021-04-03"]),
    ("It opened in April 2025.", ["April 2025 | 2025-04"]),
    ("It opened on Dec. 25, 2016.", ["Dec. 25, 2016 | 2016-12-25"]),
    ("Filed 2019/01/17 and 2025-06-09.", ["2019/01/17 | 2019-01-17", "2025-06-09 | 2025-06-09"]),
    ("Voting ran May 23-25, 2018.", ["May 23-25, 2018 | 2018-05-23..2018-05-25"]),
    ("Voting ran from July 21 to July 23, 2013.", ["July 21 to July 23, 2013 | 2013-07-21..2013-07-23"]),
    ("Talks on May 3 and 4, 2018 failed.", ["May 3 | 2018-05-03", "4, 2018 | 2018-05-04"]),
    ("They met on April 3rd.", ["April 3rd | --04-03"]),
    ("Prices fell in March.", ["March | --03"]),
    ("In May the court may march on.", ["May | --05"]),
    ("It was founded in 2016.", ["2016 | 2016"]),
    ("The 2012 election was close.", ["2012 | 2012"]),
    ("He served from 2009 to 2014.", ["2009 | 2009", "2014 | 2014"]),
    ("Records of 2015-2017 are lost.", ["2015-2017 | 2015..2017"]),
    ("The 2012-13 season ended.", ["2012-13 | 2012..2013"]),
    ("It was common in the 1990s and the '80s.", ["1990s | 1990..1999", "'80s | 1980..1989"]),
    ("It opens at 8:30 a.m. Tuesday.", ["8:30 a.m. | 08:30"]),
    ("Shops close at 5pm.", ["5pm | 17:00"]),
    ("He works from 4 to 9 p.m.", ["4 to 9 p.m. | 16:00..21:00"]),
    ("The call came at 16:05 GMT.", ["16:05 | 16:05"]),
]
DURATIONS = [
    (
        "A day has 24 hours, 39 minutes, and 35 seconds.",
        ["24 hours, 39 minutes, and 35 seconds | 88775 seconds"],
    ),
    ("She ran it in 3:59.4 there.", ["3:59.4 | 239.4 seconds"]),
    ("They talked for 18 months.", ["18 months | 18 months"]),
    ("A five-year plan.", ["five-year | 5 years"]),
    ("It lasted two decades.", ["two decades | 20 years"]),
    ("It could take 12 to 18 months.", ["12 to 18 months | 12..18 months"]),
    ("He sat for nine awkward seconds.", ["nine awkward seconds | 9 seconds"]),
    ("A film of 1 hour and 45 minutes.", ["1 hour and 45 minutes | 105 minutes"]),
    ("She waited for almost a year.", ["a year | 1 years ~"]),
    ("She waited half an hour.", ["half an hour | 0.5 hours"]),
    ("It took two and a half years.", ["two and a half years | 2.5 years"]),
    ("It took a year and a half.", ["a year and a half | 1.5 years"]),
    ("Wait a minute or two.", ["a minute or two | 1..2 minutes"]),
    ("He got 7+ years in prison.", ["7+ years | 7 years >"]),
    ("It came within one month of the vote.", ["one month | 1 months <"]),
]
OTHERS = [
    ("Exports doubled.", ["doubled | 2"]),
    ("It is three times as large.", ["three times | 3"]),
    ("Costs rose tenfold.", ["tenfold | 10"]),
    ("Profit was more than double that.", ["double | 2 >"]),
    ("The town lies 39 miles west.", ["39 miles | 39 miles"]),
    ("A dose of 25 micrograms.", ["25 micrograms | 25 micrograms"]),
    ("Winds of 120 mph hit it.", ["120 mph | 120 mph"]),
    ("A 500-pound bomb.", ["500-pound | 500 pounds"]),
    ("Up to 1,250 square kilometres burned.", ["1,250 square kilometres | 1250 square kilometers <"]),
    ("It rained 3-4 inches.", ["3-4 inches | 3..4 inches"]),
    ("Rates went up 25 basis points.", ["25 basis points | 25 basis points"]),
    ("It is 40°C in the sun.", ["40°C | 40 degrees"]),
    ("The court ruled 5-4 against it.", ["5-4 | 5..4"]),
    ("They beat the visitors 3-0.", ["3-0 | 3..0"]),
    ("It passed in a 231-to-182 vote.", ["231-to-182 | 231..182"]),
]


@pytest.mark.parametrize(("text", "expected"), MONEY + PERCENTS + COUNTS + AGES + DATES + DURATIONS + OTHERS)
def test_figure(text: str, expected: list[str]) -> None:
    assert [brief(figure) for figure in figures_of(text)] == expected


@pytest.mark.parametrize(
    ("examples", "kinds"),
    [
        (MONEY, {Kind.MONEY}),
        (PERCENTS, {Kind.PERCENT}),
        (AGES, {Kind.AGE}),
        (DATES, {Kind.DATE, Kind.YEAR, Kind.TIME}),
        (DURATIONS, {Kind.DURATION}),
    ],
)
def test_kind(examples: list[tuple[str, list[str]]], kinds: set[Kind]) -> None:
    assert {figure.kind for text, _ in examples for figure in figures_of(text)} == kinds


@pytest.mark.parametrize(
    "text",
    [
        "They built Aurora 4 and Zeta-3o.",
        "He flew a Skylark 737 home.",
        "The F-16 and the B52 took off.",
        "The Covid-19 ward was shut.",
        "It has polonium-210 in it.",
        "Article 50 was invoked.",
        "A phase three trial began.",
        "Go to Room 12 or Channel 4.",
        "The G7 met on 5G.",
        "Call 555-010-9999 now.",
        "She called 911 at once.",
        "She lives at 1600 Maple Avenue.",
        "See https://example.com/2013/05/12/report-7.html for more.",
        "Write to @user2020 or #top10.",
        "See pic.example.com/a1B2c3 and notes [4].",
        "1. Read the rules",
        "It was one of the best and no one knew.",
        "The first one was better than this one.",
        "Both men left several books.",
        "It was a year ago.",
        "He may march in the august hall.",
        "The Five will air later.",
        "Ask Ms. April Stone about it.",
        "A one-time aide called for zero tolerance.",
        "It always takes two to tango.",
        "They doubled down on it.",
        "A second man and a third party came.",
        "Updated at 3:30 p.m. ET",
        "They work 24/7.",
        "It was the second half of the game.",
        "Version 1.2.3 was out.",
        "They moved to the 3.0 site.",
        "",
    ],
)
def test_no_figure(text: str) -> None:
    assert figures_of(text) == ()


@pytest.mark.parametrize(
    ("text", "date", "expected"),
    [
        ("It opened in April.", "2025-06-20", "2025-04"),
        ("It opened in November.", "2025-06-20", "2024-11"),
        ("It opened on June 19.", "2025-06-20", "2025-06-19"),
        ("It will open in November.", "2025-06-20", "2025-11"),
        ("The hall is to open on July 4.", "2025-06-20", "2025-07-04"),
        ("It opened last June.", "2025-06-20", "2024-06"),
        ("It opens next May.", "2025-06-20", "2026-05"),
        ("It opened on Sunday, Dec. 15.", "2025-01-10", "2024-12-15"),
        ("It opened in April.", "2025-06-20T10:00:00Z", "2025-04"),
        ("It opened in April.", "no date", "--04"),
        ("It opened in April.", "", "--04"),
    ],
)
def test_year_from_the_date_of_the_article(text: str, date: str, expected: str) -> None:
    assert str(figures_of(text, date)[0].value) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Another mention of the same day or month.
        ("It closed on May 4, 2016.\nOn May 4, they wept.", "2016-05-04"),
        ("It began in 2011.\nIt ran through July of that year.", "2011-07"),
        # A message and a picture carry the date of the story.
        ("“Sad.” — Ann Lee (@annlee) March 30, 2017\nIn December it failed.", "2016-12"),
        ("Guests arrive on Monday, September 30, 2019.\nIt began on Sept. 12.", "2019-09-12"),
        # The latest day told places the days around it, no bare months.
        ("The pact was signed on July 9, 2015.\nOn June 28 they had met.", "2015-06-28"),
        ("The pact was signed on Jan. 9, 2015.\nIn November they had met.", "--11"),
        ("The pact was signed on July 9, 2015.\nIt will take effect in August.", "--08"),
        # A picture from the archive carries another date.
        ("FILE PHOTO: The plant on April 29, 2020. REUTERS/Ann Lee\nIn July it closed.", "--07"),
        ("The plant on April 29, 2020. REUTERS/Ann Lee/File Photo\nIn July it closed.", "--07"),
        # A month or year alone does not, nor does a day before the latest year told.
        ("It closed in May 2016.\nIn May, they wept.", "--05"),
        ("The pact was signed in July 2015.\nIn January it took effect.", "--01"),
        ("The pact was signed on July 9, 2015, and ended in 2017.\nOn June 28 they had met.", "--06-28"),
        ("The pact was signed on July 9, 2015.\nIn October it took effect.", "--10"),
        # One old year says nothing of now.
        ("He was born in 1960.\nIn May he won.", "--05"),
        ("Copyright © 2019 The Paper.\nIn May he won.", "--05"),
    ],
)
def test_year_from_the_text(text: str, expected: str) -> None:
    assert str(figures_of(text)[-1].value) == expected


def test_boilerplate_dates_no_story() -> None:
    text = "Printed on June 9, 2031.\nIt fell on May 30."
    first, second = sentences_of(text)
    boilerplate = Sentence(first.start, first.end, Role.BOILERPLATE)
    assert str(find_figures(text, [first, second])[-1].value) == "2031-05-30"
    assert str(find_figures(text, [boilerplate, second])[-1].value) == "--05-30"


def test_sentence_index() -> None:
    figures = figures_of("One.\nTwo men came.\nNobody else.\nIt cost $5.")
    assert [(figure.text, figure.sentence) for figure in figures] == [("Two", 1), ("$5", 3)]


def test_figure_never_crosses_sentences() -> None:
    text = "It cost $14 billion more"
    figures = find_figures(text, [Sentence(0, 11), Sentence(11, len(text))])
    assert [figure.text for figure in figures] == ["$14"]


_PIECES = st.sampled_from(
    [
        "$", "£", "US$", "14", ".", "3", ",", "1,000", "-", "–", "to", "and", "between", "from", "billion",
        "m", "%", "percent", "one", "two", "twenty", "half", "a", "dozen", "dozens", "of", "May", "June",
        "9", "31", "2020", "years", "year", "old", "ago", "in", "five", "third", "s", "'", "th", "p.m.", ":",
        "30", "/", "(", ")", "+", "hour", "doubled", "times", "hundred", "thousand", "figure", "next",
        "last", "people", "Sept.", "½", "°", "@x", "cents", "decade", "\n", "999999999999999999999999999",
        "٣", "²", "0", "00", "e5", "or", "more", "than", "no",
    ]
)  # fmt: skip
_TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.tuples(_PIECES, st.sampled_from(["", " ", " ", "  "])), max_size=40).map(
        lambda pairs: "".join(word + gap for word, gap in pairs)
    ),
)


@settings(max_examples=300, deadline=None)
@given(text=_TEXTS, date=st.sampled_from(["", "2025-06-20", "2024-02-29", "x"]))
def test_figures_hold_together(text: str, date: str) -> None:
    sentences = sentences_of(text)
    figures = find_figures(text, sentences, date)
    assert figures == find_figures(text, sentences, date)
    end = 0
    for figure in figures:
        sentence = sentences[figure.sentence]
        assert max(end, sentence.start) <= figure.start < figure.end <= sentence.end
        assert text[figure.start : figure.end] == figure.text
        assert str(figure.value)
        if isinstance(figure.value, Decimal):
            assert figure.value.is_finite()
        end = figure.end


@pytest.mark.parametrize(
    "piece",
    [
        "9", ",", "1,", "1 ", "1-", "$1", "a.", "one ", "one-", "May ", "1 million ", "twenty ", "tens of ",
        "@", "1/", "In May 5, 2020 and May 6 that year ", "http://", "2020 ", "hundred and ", "from 1 to 2 ",
        "(1) ",
    ],
)  # fmt: skip
def test_time_is_linear(piece: str) -> None:
    """Four times the text takes no more than about four times as long."""

    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        started = time.perf_counter()
        find_figures(text, [Sentence(0, len(text))])
        return time.perf_counter() - started

    short = min(seconds(15_000) for _ in range(2))
    assert min(seconds(60_000) for _ in range(2)) < 12 * short + 0.05


def test_years_from_the_other_report() -> None:
    dated = analyse(Article(id="a", headline="", text="It began on Nov. 1, 2006 in London."))
    bare = analyse(Article(id="b", headline="", text="He drank it on 1 November."))
    assert str(bare.figures[0].value) == "--11-01"
    assert str(redate(bare, dated).figures[0].value) == "2006-11-01"
    assert redate(dated, bare) == dated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("The Dow rose 85.41, or 0.3 percent, to 25,000.", ["count 85.41", "percent 0.3", "count 25000"]),
        ("Of the 200, 15 percent were women.", ["count 200", "percent 15"]),
        ("Rates rose 5, 10 and 15 percent.", ["percent 5", "percent 10", "percent 15"]),
        ("The fleet grew by 12, or $3 million.", ["count 12", "money 3000000"]),
        ("The 1,200m euro bailout was agreed.", ["money 1200000000"]),
        ("India has 1,300m people.", ["count 1300000000"]),
        ("Sales jump to 10m this year.", ["count 10000000"]),
        ("Increase of 5 to 1 million people.", ["count 5"]),
        ("They won by four to one.", ["ratio 4"]),
        ("Tornadoes killed at least 6 in 8 states.", ["count 6", "count 8"]),
        ("Some 6 in 10 voters agreed.", ["percent 60"]),
        ("The iPhone 5C and the Boeing 747F.", []),
        ("He has 10K followers.", ["count 10000"]),
        ("At age 18 400 students left.", ["age 18", "count 400"]),
        ("The limit is one of. 05 percent.", ["percent 0.05"]),
        ("Ruiz hit. 312 with 20 homers, and batted.340 at home.", ["count 0.312", "count 20", "count 0.34"]),
        ("He is a career. 290 hitter with a.301 average.", ["count 0.29", "count 0.301"]),
        ("They were hit. 312 people saw it.", ["count 312"]),
        ("She went up with her. 357 Magnum.", []),
    ],
)
def test_neighbours_that_are_easily_confused(text: str, stated: list[str]) -> None:
    assert [f"{f.kind} {f.value}" for f in find_figures(text, sentences_of(text))] == stated


def test_a_null_date_is_no_date() -> None:
    text = "It opened on Monday, Jan 5 in Rome."
    assert str(find_figures(text, sentences_of(text), "0001-01-01T00:00:00Z")[0].value) == "--01-05"


def test_tens_of_ratings_and_of_cold_are_no_years() -> None:
    """A decade that nobody stated would be an invented date."""
    rating = figures_of("Her approval rating has been stuck in the low 40s for months.")
    assert [(f.kind, str(f.value), str(f.high), f.unit) for f in rating] == [("percent", "40", "49", "%")]
    cold = figures_of("With wind chills in the 30s few fans stayed.")
    assert [(f.kind, str(f.value), f.unit) for f in cold] == [("measure", "30", "degrees")]
    (years,) = figures_of("The hall was built in the 30s.")
    assert (years.kind, str(years.value)) == ("year", "1930")
