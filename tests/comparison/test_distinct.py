"""Figures that are two things, however like their values are, and such as a report states again."""

from __future__ import annotations

import pytest

from reader.comparison.distinct import Distinct, measured_otherwise, only_names, tells_much
from reader.figures.model import Analysis, Figure
from tests.comparison.making import figure, report


def apart(one: str, other: str) -> bool:
    """Whether the first figures of two reports are told to be two things."""
    reports = [report(one), report(other)]
    return Distinct(reports).apart((0, 0), (1, 0))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("He got $1 million a year from the firm.", "He got a loan of $1 million from the firm."),
        ("An annual $40 million goes to the port.", "The port was given $40 million at once."),
        ("They pay $12 per share for the mill.", "The mill was sold for $12 in all."),
        ("Tariffs on $34 billion of Chinese goods begin.", "It lists $34 billion of American goods."),
        ("The line has a registered length of 852 feet.", "The line is 882 feet long, the yard said."),
        ("Net sales rose to $40 million.", "Sales of the firm rose to $42 million."),
        ("Four jets flew over the town.", "He was given four deferments by the town."),
        ("Growth would slow by 0.8 percentage points.", "The index of the port rose 0.8 percent."),
        ("Ann Lee, 60, knew of it at once.", "Mary Kaye, 60, died in the temple."),
    ],
)  # fmt: skip
def test_two_things(one: str, other: str) -> None:
    assert apart(one, other) and apart(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("He got $1 million a year from the firm.", "The firm paid him $1 million annually."),
        ("Tariffs on $34 billion of Chinese goods begin.", "It taxes $34 billion in Chinese imports."),
        ("The registered length is 852 feet.", "The yard gives 852 feet for its length."),
        ("Net sales rose to $40 million.", "Sales, net, rose: it took $40 million."),
        ("Lori Kaye, 60, died in the temple.", "The dead woman was Kaye, 60, of the town."),
        ("Two bodies were found in the mill.", "Six bodies lay in the mill, it was said."),
        ("Some 126 people were killed.", "There are 141 dead in the town now."),
    ],
)
def test_perhaps_one_thing(one: str, other: str) -> None:
    assert not apart(one, other) and not apart(other, one)


@pytest.mark.parametrize(
    ("paragraphs", "again"),
    [
        (("The mill was sold for $413 million.", "His heirs took $413 million home."), True),
        (("Eight counts were read out to him.", "She was found guilty on eight charges."), False),
        (("The vote was put off by three weeks.", "It will be held three weeks late, a vote at last."), True),
        (("He was convicted on eight counts, and she on eight counts.",), False),
    ],
)
def test_a_report_that_states_a_figure_again(paragraphs: tuple[str, ...], again: bool) -> None:
    made = report(*paragraphs)
    first, second = 0, len(made.figures) - 1
    assert Distinct([made]).apart((0, first), (0, second)) is not again


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The world’s two largest economies met.", True),
        ("Both of the two men were there.", True),
        ("Its three ministers left.", True),
        ("Two bodies were found.", False),
        ("The 84 people were killed.", False),
    ],
)
def test_a_small_count_that_only_names_a_set(sentence: str, names: bool) -> None:
    made = report(sentence)
    assert only_names(made, made.figures[-1]) is names


@pytest.mark.parametrize(
    ("sentence", "much"),
    [
        ("It cost $5.7 billion.", True), ("It cost $5 billion.", False), ("It was 413 people.", True),
        ("It was 40 people.", False), ("It began on 22 December.", True), ("It began in December.", False),
        ("It began in 2016.", False), ("It cost billions of dollars.", False), ("It began at 5 p.m.", False),
    ],
)  # fmt: skip
def test_values_that_hardly_stand_twice_by_chance(sentence: str, much: bool) -> None:
    assert tells_much(figure(sentence)) is much


def test_ways_of_measuring() -> None:
    def first(made: Analysis) -> tuple[Analysis, Figure]:
        return made, made.figures[0]

    net, gross, plain = (first(report(f"The {way}sales were $40 million.")) for way in ("net ", "gross ", ""))
    assert measured_otherwise(*net, *gross) and measured_otherwise(*net, *plain)
    assert not measured_otherwise(*net, *net) and not measured_otherwise(*plain, *plain)
