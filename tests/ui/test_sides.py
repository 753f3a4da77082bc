"""A comparison seen from one of its sides."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reader.articles.model import Role
from reader.comparison.compare import compare, mirrored
from reader.comparison.model import Alignment, Comparison, FigurePair, Strength, Verdict
from reader.importing.samples import load_samples
from reader.ui.marks import Stretch
from reader.ui.sides import Side, sides
from tests.ui.stories import LEFT, RIGHT, analyse, figure, sentence, told


@pytest.fixture(scope="module")
def told_once() -> Comparison:
    """The comparison of the first two stories."""
    return told(analyse(LEFT), analyse(RIGHT))


def labels(side: Side, index: int) -> list[str]:
    """What the margin shows of a sentence's links."""
    return [str(label) for label in side.labels.get(index, ())]


def test_partners_lead_both_ways(told_once: Comparison) -> None:
    left, right = sides(told_once)
    cost, other = sentence(LEFT, "$40 million"), sentence(RIGHT, "$42 million")
    assert left.partner_sentences(cost) == [other]
    assert right.partner_sentences(other) == [cost]
    assert left.is_left and not right.is_left


def test_both_margins_show_the_same_numbers(told_once: Comparison) -> None:
    left, right = sides(told_once)
    assert labels(left, sentence(LEFT, "$40 million")) == ["2="]
    assert labels(right, sentence(RIGHT, "$42 million")) == ["2="]
    assert labels(left, sentence(LEFT, "300 people")) == ["4~"]
    assert sentence(LEFT, "No one") in left.only and not labels(left, sentence(LEFT, "No one"))


def test_figures_have_sign_and_style(told_once: Comparison) -> None:
    """At their ends: what differs, what agrees, what stands alone."""
    for side, article in zip(sides(told_once), (LEFT, RIGHT), strict=True):
        signs = {article.text[max(0, end - 4) : end]: sign for end, sign in side.marks.signs.items()}
        styles = [article.text[o.start : o.end] + " " + o.style for o in side.marks.overlays]
        if side.is_left:
            assert signs == {"lion": "≠", "ears": "≠", " 300": "="}
            assert styles == ["$40 million differs", "5 years differs", "300 same"]
        else:
            assert signs == {"lion": "≠", "f 12": "·", "ears": "≠", " 300": "="}
            assert styles[1] == "12 alone"


def test_differences(told_once: Comparison) -> None:
    left, right = sides(told_once)
    assert left.differing == {sentence(LEFT, "$40 million"), sentence(LEFT, "5 years")}
    assert right.differing_figures == (figure(RIGHT, "$42 million"), figure(RIGHT, "6 years"))


def test_what_the_overview_shows(told_once: Comparison) -> None:
    left, _ = sides(told_once)
    for words, expected in (
        ("$40 million", Stretch.DIFFERS),
        ("opened on Monday", Stretch.LINKED),
        ("No one", Stretch.ONLY),
    ):
        assert left.stretch(sentence(LEFT, words)) is expected


def test_the_share_that_the_other_also_has(told_once: Comparison) -> None:
    """By words: four of the left article's sentences are linked."""
    left, _ = sides(told_once)
    linked = ("opened on Monday", "$40 million", "5 years", "300 people")
    words = sum(len(analyse(LEFT).sentence_text(sentence(LEFT, w)).split()) for w in linked)
    assert left.share == pytest.approx(words / LEFT.words)


def test_the_words_that_differ(told_once: Comparison) -> None:
    left, right = sides(told_once)
    link = left.partners[sentence(LEFT, "opened on Monday")][0]
    assert [LEFT.text[o.start : o.end] for o in left.words(link)] == ["was"]
    assert [RIGHT.text[o.start : o.end] for o in right.words(link)] == ["mayor opened the new"]
    assert left.words(link) is left.words(link), "worked out once"


def test_explaining(told_once: Comparison) -> None:
    """The figures first, each side's own one named first, then the link."""
    left, right = sides(told_once)
    said = left.explain(sentence(LEFT, "$40 million"))
    assert said == "≠ $40 million is not $42 million; 2= says the same (0.80: cost, build, million)"
    assert right.explain(sentence(RIGHT, "300 people")).startswith("300 = 300; 4~ says in part the same")
    assert left.explain(sentence(LEFT, "No one")) == "only here: no sentence found that says the same"
    assert left.explain(-1) == left.explain(10_000) == ""


def test_explaining_a_figure(told_once: Comparison) -> None:
    left, right = sides(told_once)
    cost = figure(LEFT, "$40 million")
    at = sentence(LEFT, "$40 million")
    assert left.explain(at, cost) == "$40 million ≠ differs: $40 million is not $42 million"
    assert left.explain_figure(figure(LEFT, "300 people")) == "300 = agrees: 300 on both sides (300 = 300)"
    assert right.explain_figure(figure(RIGHT, "of 12")).startswith("· 12: only here")


def test_a_sentence_with_several_links() -> None:
    """The strongest comes first; each partner can be spoken of; of several verdicts the worst counts."""
    left, right = analyse(LEFT), analyse(RIGHT)
    made = sides(
        Comparison(
            left,
            right,
            (
                Alignment(1, 2, 0.4, Strength.PARTIAL),
                Alignment(1, 3, 0.9, Strength.SAME),
                Alignment(2, 3, 0.5, Strength.PARTIAL),
            ),
            (FigurePair(0, 0, Verdict.SAME, "as is"), FigurePair(0, 1, Verdict.DIFFERS, "not as many")),
        )
    )
    assert [link.right for link in made[0].partners[1]] == [3, 2]
    assert labels(made[1], 3) == ["1=", "2~"] and labels(made[0], 1) == ["1=", "1~"]
    assert made[0].explain(1).startswith("1= says the same, and 1 more (0.90)")
    assert "(0.40)" in made[0].explain(1, partner=2) and "0.90" not in made[0].explain(1, partner=2)
    assert made[0].marks.overlays[0].style == "differs"
    assert "≠ not as many" in made[0].explain(2)


def test_while_it_compares() -> None:
    side = Side(analyse(LEFT), True)
    assert side.explain(1) == "" and not side.differing and side.partners == {} and side.only == ()


def test_the_samples_in_earnest() -> None:
    """Of real comparisons: numbers match, every sentence is explained, places lie in the text."""
    samples = [analyse(article) for article in load_samples()[:5]]
    for a, b in pairwise(samples):
        comparison = compare(a, b)
        for made in (sides(comparison), sides(mirrored(comparison))):
            numbers = [{k.number for found in side.labels.values() for k in found} for side in made]
            assert numbers[0] == numbers[1]
            for side in made:
                text = side.analysis.article.text
                for index, s in enumerate(side.analysis.sentences):
                    assert side.explain(index)
                    if s.role is Role.BOILERPLATE:
                        assert index not in side.partners and index not in side.only
                assert all(text[o.start : o.end].strip() for o in side.marks.overlays)
                assert set(side.marks.signs) == {o.end for o in side.marks.overlays}
                starts = [o.start for o in side.marks.overlays]
                assert starts == sorted(starts)
                for links in side.partners.values():
                    assert [link.score for link in links] == sorted((k.score for k in links), reverse=True)
                    for link in links:
                        assert all(text[o.start : o.end].strip() for o in side.words(link))
