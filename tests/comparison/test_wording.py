"""Word-level differences within a link, and which of them touch substance."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.articles.model import Article
from reader.comparison.compare import compare, mirrored
from reader.comparison.model import Alignment, Comparison, FigurePair, Strength, Verdict
from reader.comparison.wording import Change, Matter, WordDifference, Wording
from reader.figures.analysis import analyse
from reader.figures.model import Analysis
from tests.comparison.making import samples

NAMES = sorted(samples())


def analysed(text: str, name: str) -> Analysis:
    return analyse(Article(id=name, headline="", text=text))


def differences(one: str, other: str, *pairs: FigurePair) -> list[tuple[str, str, str, tuple[Matter, ...]]]:
    """(change, left words, right words, matters) of two sentences taken as linked."""
    left, right = analysed(one, "a"), analysed(other, "b")
    link = Alignment(0, 0, 0.9, Strength.SAME)
    found = Wording(Comparison(left, right, (link,), pairs)).differences(link)
    return [(d.change.value, words(one, d.left), words(other, d.right), d.matters) for d in found]


def words(text: str, span: tuple[int, int] | None) -> str:
    return text[slice(*span)] if span else ""


def test_mood_and_figure() -> None:
    assert differences(
        "Meta has invested $14.3 billion in Scale AI.", "Meta is expected to invest $15bn in Scale AI."
    ) == [
        ("changed", "has", "is expected to", (Matter.MOOD,)),
        ("changed", "$14.3 billion", "$15bn", (Matter.FIGURE,)),
    ]


def test_negation() -> None:
    assert differences("The bridge was open on Monday.", "The bridge was not open on Monday.") == [
        ("added", "", "not", (Matter.NEGATION,))
    ]
    assert differences("The mayor didn’t resign after the vote.", "The mayor did resign after the vote.") == [
        ("changed", "didn’t", "did", (Matter.NEGATION,))
    ]


def test_names() -> None:
    found = differences("The ship sailed to Boston with Ann Lee.", "The ship sailed to Halifax with Ann Lee.")
    assert found == [("changed", "Boston", "Halifax", (Matter.NAME,))]


def test_wording_alone_is_no_substance() -> None:
    found = differences("Two ships quickly left the harbour.", "Two ships slowly left the harbour.")
    assert found == [("changed", "quickly", "slowly", ())]


def test_the_same_figure_in_another_writing_is_no_difference() -> None:
    one, other = "It cost $14.3 billion in all.", "It cost $14.3bn in all."
    assert differences(one, other) == []


def test_figures_that_agree_across_units_are_no_difference() -> None:
    one, other = "It took a good 2 weeks to mend.", "It took a good 14 days to mend."
    assert differences(one, other)[0][3] == (Matter.FIGURE,)
    assert differences(one, other, FigurePair(0, 0, Verdict.SAME, "equal values")) == []


def test_a_word_that_moved_is_no_difference() -> None:
    assert (
        differences("On Monday the bridge opened in Norwick.", "The bridge opened in Norwick on Monday.")
        == []
    )


def test_figures_that_changed_places_are_no_mere_move() -> None:
    one = "The blast killed 5 people and injured 7 in Kabul."
    other = "The blast killed 7 people and injured 5 in Kabul."
    assert [matters for *_, matters in differences(one, other)] == [(Matter.FIGURE,), (Matter.FIGURE,)]


def test_stems_and_spellings_are_no_difference() -> None:
    assert differences("The Labour centre opened.", "The Labor center opens.") == []


@pytest.mark.parametrize("other", NAMES[1:4])
def test_samples(other: str) -> None:
    """Spans lie in their sentences, in order, apart; the mirrored link has the same, mirrored."""
    comparison = compare(samples()[NAMES[0]], samples()[other])
    wording, back = Wording(comparison), Wording(mirrored(comparison))
    assert comparison.alignments
    for link in comparison.alignments:
        found = wording.differences(link)
        turned = Alignment(link.right, link.left, link.score, link.strength)
        assert [flipped(d) for d in back.differences(turned)] == list(found)
        for analysis, index, spans in (
            (comparison.left, link.left, [d.left for d in found if d.left]),
            (comparison.right, link.right, [d.right for d in found if d.right]),
        ):
            sentence = analysis.sentences[index]
            assert all(sentence.start <= start < end <= sentence.end for start, end in spans)
            assert spans == sorted(spans)
        for d in found:
            assert (d.left is None) == (d.change is Change.ADDED)
            assert (d.right is None) == (d.change is Change.DROPPED)


def flipped(d: WordDifference) -> WordDifference:
    change = {Change.ADDED: Change.DROPPED, Change.DROPPED: Change.ADDED}.get(d.change, d.change)
    return WordDifference(change, d.right, d.left, d.matters)


WORDS = ["the", "cat", "sat", "on", "a", "mat", "not", "3", "12", "Ann", "will", "go", "ran"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
def test_a_sentence_has_no_difference_from_itself(tokens: list[str]) -> None:
    text = " ".join(tokens).capitalize() + "."
    assert differences(text, text) == []
