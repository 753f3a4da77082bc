"""A comparison seen from one of its sides."""

from __future__ import annotations

from itertools import pairwise

import pytest

from reader.articles.model import Role
from reader.comparison.compare import compare, mirrored
from reader.comparison.model import Alignment, Comparison, FigurePair, Strength, Verdict
from reader.importing.samples import load_samples
from reader.ui.sides import GUTTER, bare_side, sides
from tests.ui.stories import LEFT, RIGHT, analyse, sentence, told


@pytest.fixture(scope="module")
def told_once() -> Comparison:
    """The comparison of the first two stories."""
    return told(analyse(LEFT), analyse(RIGHT))


def test_partners_lead_both_ways(told_once: Comparison) -> None:
    left, right = sides(told_once)
    cost, other = sentence(LEFT, "$40 million"), sentence(RIGHT, "$42 million")
    assert [left.other(link) for link in left.partners[cost]] == [other]
    assert [right.other(link) for link in right.partners[other]] == [cost]
    assert left.is_left and not right.is_left


def test_both_margins_show_the_same_numbers(told_once: Comparison) -> None:
    left, right = sides(told_once)
    assert left.marks.gutter[sentence(LEFT, "$40 million")] == (("2=",), "linked")
    assert right.marks.gutter[sentence(RIGHT, "$42 million")] == (("2=",), "linked")
    assert left.marks.gutter[sentence(LEFT, "300 people")] == (("4~",), "partial")
    assert left.marks.gutter[sentence(LEFT, "No one")] == (("○",), "only")


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


def test_differences_in_order(told_once: Comparison) -> None:
    left, right = sides(told_once)
    assert left.differing == (sentence(LEFT, "$40 million"), sentence(LEFT, "5 years"))
    assert right.differing == (sentence(RIGHT, "$42 million"), sentence(RIGHT, "6 years"))


def test_explaining(told_once: Comparison) -> None:
    """The figures first, each side's own one named first, then the link."""
    left, right = sides(told_once)
    said = left.explain(sentence(LEFT, "$40 million"))
    assert (
        said == "≠ $40 million is not $42 million; link 2 says the same as its partner: bridge (chance 0.80)"
    )
    assert right.explain(sentence(RIGHT, "300 people")).startswith("300 = 300; link 4 says in part")
    assert left.explain(sentence(LEFT, "No one")) == "only this report says so"
    assert left.explain(-1) == left.explain(10_000) == ""


def test_a_sentence_with_several_links() -> None:
    """The strongest comes first; the right margin names each, the left one its first."""
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
    assert made[1].marks.gutter[3] == (("1=", "2~"), "linked")
    assert made[0].marks.gutter[1] == (("1=",), "linked")
    assert "and 1 more" in made[0].explain(1)
    # Of several verdicts on one figure the worst counts.
    assert made[0].marks.overlays[0].style == "differs"
    assert "≠ not as many" in made[0].explain(2)


def test_while_it_compares() -> None:
    side = bare_side(analyse(LEFT), True)
    assert side.explain(1) == "" and side.differing == () and side.partners == {}


def test_the_samples_in_earnest() -> None:
    """Of real comparisons: signs fit the margin, numbers match, places lie in the text, both ways round."""
    samples = [analyse(article) for article in load_samples()[:5]]
    for a, b in pairwise(samples):
        comparison = compare(a, b)
        for made in (sides(comparison), sides(mirrored(comparison))):
            shown = [{text for texts, _ in side.marks.gutter.values() for text in texts} for side in made]
            assert {t for t in shown[0] if t != "○"} <= {t for t in shown[1]} | shown[0]
            for side in made:
                text = side.analysis.article.text
                for index, (signs, _) in side.marks.gutter.items():
                    assert all(len(sign) <= GUTTER - 2 for sign in signs)
                    assert side.analysis.sentences[index].role is not Role.BOILERPLATE
                    assert side.explain(index)
                assert all(text[o.start : o.end].strip() for o in side.marks.overlays)
                assert set(side.marks.signs) == {o.end for o in side.marks.overlays}
                starts = [o.start for o in side.marks.overlays]
                assert starts == sorted(starts)
                for links in side.partners.values():
                    assert [link.score for link in links] == sorted((k.score for k in links), reverse=True)
