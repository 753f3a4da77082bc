"""Ordinary prose in which nothing was parted: what mends scraped pages leaves it alone."""

from __future__ import annotations

import pytest

from reader.figures.model import Kind
from tests.comparison.making import report


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("On June 5, 120,000 people marched.", ["June 5", "120,000"]),
        ("By March 12, 204,556 cases were known.", ["March 12", "204,556"]),
        ("At the age of 25, 120,000 people knew her.", ["25", "120,000"]),
        ("The mill employs 1,200, 300 of them abroad.", ["1,200", "300"]),
        ("Nobody knows where it came from. 30 people died.", ["30"]),
        ("It was a place few had heard of. 12 states backed it.", ["12"]),
        ("They chose Plan A. 25 people left.", ["25"]),
        ("They won by 14. 20 percent of voters stayed home.", ["14", "20 percent"]),
        ("It was a group of 12. 15 million people saw it.", ["12", "15 million"]),
        ("She won 5 of 8. 10 percent left.", ["5", "8", "10 percent"]),
        ("It was about 12: 10 men and two boys.", ["12", "10", "two"]),
        ("First, 12 people died three days ago.", ["12", "three days"]),
        ("First, at 8 p.m., the bridge fell.", ["8 p.m."]),
        ("This article is more about 12 people who died.", ["12"]),
        ("Last, 40 boats came.", ["40"]),
        ("Bomb blast in Rome -12 killed", ["12"]),
        ("The group –12 people in all– left.", ["12"]),
        ("Half of it. 45 ships came.", ["Half", "45"]),
    ],
)
def test_it_is_read_as_it_stands(text: str, figures: list[str]) -> None:
    found = report(text).figures
    assert [figure.text for figure in found] == figures
    assert not any(str(figure.value).startswith("-") for figure in found)


@pytest.mark.parametrize(
    ("text", "figure", "value"),
    [
        ("It hit 5,184, 000 people.", "5,184, 000", "5184000"),
        ("He moved $3, 400,000 abroad.", "$3, 400,000", "3400000"),
        ("Some 12 ,500 people came.", "12 ,500", "12500"),
        ("It fell from 5. 1 % again.", "5. 1 %", "5.1"),
        ("The crater is 2. 5 km wide.", "2. 5 km", "2.5"),
        ("They spend $ 1. 2 million on it.", "$ 1. 2 million", "1200000"),
        ("It cost $14. 3 billion in all.", "$14. 3 billion", "14300000000"),
        ("The train came at 7: 48 am.", "7: 48 am", "07:48"),
        ("Rates rose by half a point.", "half a point", "0.5"),
        ("It fell by a quarter of a point.", "a quarter of a point", "0.25"),
        ("It was between -78 and -40 degrees.", "-78 and -40 degrees", "-78"),
        ("A limit of. 08 percent holds.", "08 percent", "0.08"),
    ],
)
def test_what_was_parted_is_mended(text: str, figure: str, value: str) -> None:
    found = [(f.text.lstrip(". "), str(f.value)) for f in report(text).figures]
    assert found == [(figure, value)]


def test_a_headline_with_date_and_time_is_no_stamp() -> None:
    made = report("It fell at once.", title="Bridge falls at 8 p.m. on June 9, 2025")
    assert [figure.kind for figure in made.figures] == [Kind.TIME, Kind.DATE]


@pytest.mark.parametrize(
    "text",
    [
        "The universe holds 10⁸⁰ atoms.",
        "It owes 99999999999999999999 trillion dollars.",
        "It owes $999999999999999999999999 quadrillion quadrillion.",
        "It is 10⁹⁹ of 10⁹⁹ trillion trillion.",
    ],
)
def test_numbers_beyond_all_counting_are_read_and_compared(text: str) -> None:
    from reader.comparison.compare import compare

    assert report(text).figures
    compare(report(text), report(text.replace("It", "This"), title="Else"))
