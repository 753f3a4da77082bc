"""Sentences that share nearly all their words, and of which one says no, or not yet."""

from __future__ import annotations

import pytest

from reader.comparison.compare import compare
from reader.comparison.model import Strength, Verdict
from reader.comparison.opposition import contrary, opposed
from reader.comparison.terms import Terms, sentence_terms, stem
from tests.comparison.making import report


def terms(sentence: str) -> Terms:
    return sentence_terms(report(sentence))[1]


OPPOSED = [
    ("The minister did not propose a tax on sugar.", "The minister proposed a tax on sugar."),
    ("Directors denied that they knew of the leak.", "Directors admitted that they knew of the leak."),
    ("The council approved the plan for a bridge.", "The council rejected the plan for a bridge."),
    ("Exports from the port increased in spring.", "In spring exports from the port decreased."),
    ("The bank raised its main rate on Thursday.", "The bank lowered its main rate on Thursday."),
    ("They closed the port and opened the airport.", "They opened the port and closed the airport."),
    ("Police found no evidence of arson there.", "Police found evidence of arson there."),
    ("The line reported a loss for the quarter.", "The line reported a profit for the quarter."),
    ("The bridge has yet to be opened, they say.", "The bridge was opened, they say."),
    ("Merrow plans to buy the ferry company.", "Merrow bought the ferry company."),
    ("The ferry company is expected to sail again.", "The ferry company sails again."),
    ("Most of the crew survived the wreck.", "Most of the crew died in the wreck."),
    ("The council plans to fell the old tower.", "The council denied that it intends to fell the old tower."),
    ("The skipper had called the coast guard.", "The skipper had not been able to call the coast guard."),
    ("Demand for trucks was strong in May.", "Demand for trucks was weak in May."),
]


@pytest.mark.parametrize(("one", "other"), OPPOSED)
def test_one_says_no_or_not_yet(one: str, other: str) -> None:
    assert opposed(terms(one), terms(other)) and opposed(terms(other), terms(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The council approved the plan for a bridge.", "Approval of the bridge plan came from the council."),
        ("Exports rose while imports fell last year.", "Imports fell last year, and exports rose."),
        ("Police found no evidence of arson there.", "There was no evidence of arson, police found."),
        ("The bank raised its rate on Thursday.", "On Thursday the rate of the bank went up by a point."),
        ("The minister did not come to the opening.", "The minister didn't come to the opening."),
        ("Ms Rose opened the bridge.", "The bridge that fell was opened by Ms Rose."),
    ],
)
def test_other_words_for_the_same(one: str, other: str) -> None:
    assert not opposed(terms(one), terms(other)) and not opposed(terms(other), terms(one))


@pytest.mark.parametrize(("one", "other"), OPPOSED)
def test_such_sentences_are_never_told_to_say_the_same(one: str, other: str) -> None:
    made = compare(report(one), report(other, title="Another headline"))
    links = [link for link in made.alignments if link.left and link.right]
    assert [link.strength for link in links] == [Strength.PARTIAL]


def test_a_sense_beside_its_opposite_is_no_contradiction() -> None:
    rose, fell = stem("rose"), stem("fell")
    assert contrary({rose}, {fell}) and contrary({fell}, {rose})
    assert not contrary({rose, fell}, {fell}) and not contrary({rose}, {rose, fell})
    assert not contrary({rose}, {stem("closed")}) and not contrary(set(), {rose})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Exports of grain from the port rose 9% in spring.",
            "Exports of grain from the port fell 9% in spring.",
        ),
        ("The bank raised its main rate to 4.5%.", "The bank lowered its main rate to 4.5%."),
        ("Shares in the brewer climbed $14 on Friday.", "Shares in the brewer dropped $14 on Friday."),
    ],
)
def test_equal_figures_of_a_rise_and_a_fall_do_not_agree(one: str, other: str) -> None:
    made = compare(report(one), report(other, title="Another headline"))
    verdicts = {pair.verdict for pair in made.figure_pairs if "a rise and a fall" in pair.reason}
    assert verdicts == {Verdict.UNCLEAR} and Verdict.SAME not in {p.verdict for p in made.figure_pairs}
