"""How much of an article the other also has."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.articles.model import Role
from reader.comparison.compare import mirrored
from reader.comparison.coverage import Coverage, coverage
from reader.comparison.model import Alignment, Comparison, FigurePair, Strength, Verdict
from tests.comparison.making import report

LEFT = report(
    "The bridge was opened on Monday. It cost $40 million to build.",
    "What the town says",
    "About 300 people crossed it.",
    "Read more: 50 pictures of the bridge",
    title="Bridge opens",
)
RIGHT = report(
    "The mayor opened it. It took 5 years and $42 million.", "Nobody was hurt.", title="Crowds cross"
)
BOTH = (LEFT, RIGHT)


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    """Links and pairs of figures at random, but none of boilerplate."""
    sentences = [
        st.sampled_from([k for k, s in enumerate(side.sentences) if s.role is not Role.BOILERPLATE])
        for side in BOTH
    ]
    figures = [
        st.sampled_from(
            [k for k, f in enumerate(side.figures) if side.sentences[f.sentence].role is not Role.BOILERPLATE]
        )
        for side in BOTH
    ]
    links = sorted(draw(st.sets(st.tuples(*sentences), max_size=8)))
    pairs = sorted(draw(st.sets(st.tuples(*figures), max_size=4)))
    return Comparison(
        LEFT,
        RIGHT,
        tuple(Alignment(a, b, 0.5, Strength.SAME) for a, b in links),
        tuple(FigurePair(a, b, Verdict.SAME, "as told") for a, b in pairs),
    )


def of(*links: tuple[int, int], figures: tuple[tuple[int, int], ...] = ()) -> tuple[Coverage, Coverage]:
    """The coverage with these links and pairs of figures."""
    return coverage(
        Comparison(
            LEFT,
            RIGHT,
            tuple(Alignment(a, b, 0.5, Strength.PARTIAL) for a, b in links),
            tuple(FigurePair(a, b, Verdict.DIFFERS, "as told") for a, b in figures),
        )
    )


def test_the_roles_of_these_reports() -> None:
    assert [str(s.role) for s in LEFT.sentences] == [
        *("headline", "body", "body", "heading", "body", "boilerplate")
    ]
    assert [str(s.role) for s in RIGHT.sentences] == ["headline", "body", "body", "body"]


def test_nothing_linked() -> None:
    """All stands alone but headings and boilerplate."""
    left, right = of()
    assert left == Coverage(frozenset({0, 1, 2, 4}), 0.0)
    assert right == Coverage(frozenset({0, 1, 2, 3}), 0.0)


def test_all_linked() -> None:
    left, right = of((0, 0), (1, 1), (2, 2), (4, 3))
    assert left == right == Coverage(frozenset(), 1.0)


def test_the_share_is_of_words() -> None:
    """Of the left report's 2 + 6 + 6 + 5 words those that are linked, each once."""
    left, right = of((1, 1), (1, 2))
    assert left.share == pytest.approx(6 / 19) and left.only == {0, 2, 4}
    assert right.share == pytest.approx((4 + 7) / (2 + 4 + 7 + 3)) and right.only == {0, 3}


def test_a_pair_of_figures_joins_but_covers_nothing() -> None:
    figures = [f.text for f in LEFT.figures], [f.text for f in RIGHT.figures]
    at = figures[0].index("$40 million"), figures[1].index("$42 million")
    left, right = of(figures=(at,))
    assert left == Coverage(frozenset({0, 1, 4}), 0.0)
    assert right == Coverage(frozenset({0, 1, 3}), 0.0)


def test_headings_and_boilerplate_count_for_nothing() -> None:
    left, right = of((3, 1), (5, 2))
    assert left == Coverage(frozenset({0, 1, 2, 4}), 0.0)
    assert right.share > 0


@given(comparisons())
@settings(max_examples=60, deadline=None)
def test_any_comparison(comparison: Comparison) -> None:
    """Mirrors; shares are shares; who stands alone is not linked; one link more never makes it less."""
    left, right = coverage(comparison)
    assert coverage(mirrored(comparison)) == (right, left)
    for side, cover, linked in (
        (LEFT, left, {link.left for link in comparison.alignments}),
        (RIGHT, right, {link.right for link in comparison.alignments}),
    ):
        counted = {k for k, s in enumerate(side.sentences) if s.role in (Role.BODY, Role.HEADLINE)}
        assert 0 <= cover.share <= 1
        assert cover.only <= counted - linked
        assert (cover.share == 0) is not bool(counted & linked)
        assert (cover.share == 1) is (counted <= linked)
    fewer = coverage(Comparison(LEFT, RIGHT, comparison.alignments[1:], comparison.figure_pairs))
    for cover, before in zip((left, right), fewer, strict=True):
        assert cover.share >= before.share and cover.only <= before.only


def test_without_words() -> None:
    """An article of boilerplate alone has no share of anything."""
    empty = report(title="x")
    sides = coverage(Comparison(empty, RIGHT, (), ()))
    assert sides[0].share == 0.0
