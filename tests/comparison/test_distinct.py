"""Figures that are two things, however like their values are, and such as a report states again."""

from __future__ import annotations

import pytest

from reader.comparison.distinct import Distinct, may_stand_again, measured_otherwise, only_names, tells_much
from reader.comparison.model import Comparison
from reader.comparison.polls import pollsters
from reader.comparison.story import make_story
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
        ("The share rose from 40 percent in May.", "The share is 40 percent in May."),
        ("A Larch Valley poll found 22 percent for her.", "In a Merrow/Tide survey 22 percent were for her."),
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
        ("A Larch Valley poll found 22 percent for her.", "A poll by Larch Valley has her at 23 percent."),
        ("A Larch Valley poll found 22 percent for her.", "In a poll that was held in May 23 percent were."),
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


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        ("The toll ends on 22 December 2024.", "Nobody knew on 22 December 2024 what came.", True),
        ("The toll law of 2016 was a blunder.", "A toll that was set in 2016 is no more.", True),
        ("The toll law of 2016 was a blunder.", "He was in Merrow in 2016.", False),
        ("The ferry toll falls for three weeks.", "For three weeks no ferry toll is due.", True),
        ("The ferry toll falls for three weeks.", "It rained for three weeks.", False),
        ("Some 40 boats lay in the old harbour.", "The old harbour holds 40 boats.", True),
        ("Some 40 people came to the harbour.", "At the fair were 40 people.", False),
        ("Some 40 boats lay in the old harbour.", "The old harbour holds 90 boats.", False),
        ("Four boats lay in the old harbour.", "The old harbour holds four boats.", False),
    ],
)
def test_what_joins_for_its_value_and_words_where_no_pair_was_found(
    one: str, other: str, joined: bool
) -> None:
    left, right = report(one, title="Of today"), report(other, title="Elsewhere")
    made = make_story([left, right], {(0, 1): Comparison(left, right, (), ())})
    assert any(len(row.reports) == 2 for row in made.measured) is joined


@pytest.mark.parametrize(
    ("sentence", "stands"),
    [("It began in 2016.", True), ("It took three weeks.", True),
     ("It was 40 people.", False), ("It was 413 people.", True)],
)  # fmt: skip
def test_values_that_may_stand_for_one_thing_in_the_same_words(sentence: str, stands: bool) -> None:
    assert may_stand_again(figure(sentence)) is stands


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("A Larch Post-Merrow News poll found 22 percent for her.", "Larch Post Merrow"),
        ("A new survey by Tidewater Research has her at 22 percent.", "Tidewater Research"),
        ("In a Quill University national survey 22 percent were for her.", "Quill"),
        ("A recent poll gives her 22 percent.", ""),
        ("The Larch’s poll has her at 22 percent.", "Larch"),
        ("A poll of Merrow voters has her at 22 percent.", ""),
        ("In a US poll 22 percent were for her.", ""),
        ("Quill’s poll rating is 22 percent.", ""),
        ("President Quill said poll numbers fell to 22 percent.", ""),
        ("Liberals lead in polls with 22 percent.", ""),
        ("Turnout at the polls from Merrow was 22 percent.", ""),
        ("On Monday 22 percent of the road was closed.", ""),
    ],
)
def test_who_asked(sentence: str, names: str) -> None:
    made = report(sentence)
    assert pollsters(made, made.figures[-1]) == frozenset(names.split())


def test_a_poll_is_named_before_its_shares_and_not_for_ever() -> None:
    made = report(
        "A Larch poll asked about the toll.", "Some 22 percent were for it.",
        "A Merrow poll said 25 percent.", "It rained.", "It snowed.", "It froze.", "It thawed.",
        "Of the road 30 percent is closed.",
    )  # fmt: skip
    shares = [f for f in made.figures if f.text.endswith("percent")]
    assert [pollsters(made, share) for share in shares] == [{"Larch"}, {"Merrow"}, set()]


@pytest.mark.parametrize("word", ["A", "A/", "A-", "Ab ", "AbAb", "poll by A", "A ", "A poll "])
def test_a_hostile_run_of_names_comes_to_an_end(word: str) -> None:
    """A pattern that could split it in many ways would never."""
    made = report(word * (20_000 // len(word)) + " 22 percent.")
    assert all(pollsters(made, share) is not None for share in made.figures)


def test_ways_of_measuring() -> None:
    def first(made: Analysis) -> tuple[Analysis, Figure]:
        return made, made.figures[0]

    net, gross, plain = (first(report(f"The {way}sales were $40 million.")) for way in ("net ", "gross ", ""))
    assert measured_otherwise(*net, *gross) and measured_otherwise(*net, *plain)
    assert not measured_otherwise(*net, *net) and not measured_otherwise(*plain, *plain)
