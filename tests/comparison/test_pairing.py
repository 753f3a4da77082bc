"""Which figures are set side by side: features in bounds, the same from either side, on clear cases."""

from __future__ import annotations

import math
from itertools import combinations

import pytest

from reader.articles.model import Role
from reader.comparison import pair_weights as fitted
from reader.comparison.align import chances
from reader.comparison.compare import compare
from reader.comparison.features import measure
from reader.comparison.model import Verdict
from reader.comparison.pairing import FEATURES, FigureRow, measure_figures, pair_figures, row_chances
from reader.comparison.verdicts import comparable, judge
from reader.figures.model import Analysis, Kind
from tests.comparison.making import report, samples

PAIRS = [*combinations(sorted(samples())[:3], 2), *combinations(sorted(samples())[5:], 2)]


def rows(left: Analysis, right: Analysis) -> list[FigureRow]:
    pairs = measure(left, right)
    return measure_figures(left, right, pairs, chances(pairs))


def pairs_of(left: Analysis, right: Analysis) -> set[tuple[str, str, Verdict]]:
    return {
        (left.figures[p.left].text, right.figures[p.right].text, p.verdict)
        for p in compare(left, right).figure_pairs
    }


def test_there_is_a_weight_for_every_feature() -> None:
    assert len(fitted.WEIGHTS) == len(FEATURES) == len(set(FEATURES))
    assert 0 < fitted.AGREES < 1 and 0 < fitted.DIFFERS < 1


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_comparable_figures_outside_boilerplate_are_measured_once(one: str, other: str) -> None:
    left, right = samples()[one], samples()[other]
    found = rows(left, right)
    places = [(row.left, row.right) for row in found]
    assert places == sorted(set(places))
    for row in found:
        a, b = left.figures[row.left], right.figures[row.right]
        assert comparable(a, b)
        assert left.sentences[a.sentence].role is not Role.BOILERPLATE
        assert right.sentences[b.sentence].role is not Role.BOILERPLATE
        assert len(row.values) == len(FEATURES)
        assert all(math.isfinite(x) and -1 <= x <= 1 + 1e-9 for x in row.values)
        assert (row.verdict, row.reason) == judge(a, b)
    equal = {
        (i, j)
        for i, a in enumerate(left.figures)
        for j, b in enumerate(right.figures)
        if a.kind is b.kind is Kind.MONEY and a.value == b.value and a.unit == b.unit
        if left.sentences[a.sentence].role is not Role.BOILERPLATE
        if right.sentences[b.sentence].role is not Role.BOILERPLATE
    }
    assert equal <= set(places)
    assert all(0 <= chance <= 1 for chance in row_chances(found, left, right))


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_features_do_not_depend_on_the_side(one: str, other: str) -> None:
    left, right = samples()[one], samples()[other]
    back = {(row.right, row.left): row for row in rows(right, left)}
    for row in rows(left, right):
        assert row.verdict is back[row.left, row.right].verdict
        if left.figures[row.left].kind is right.figures[row.right].kind:
            assert row.values == pytest.approx(back[row.left, row.right].values)


def test_a_year_beside_a_date_is_measured_alike_from_either_side() -> None:
    left = report("The Larch ferry was launched in 2022.")
    right = report("The Larch ferry was launched in November 2022.", title="Else")
    (there,), (back,) = rows(left, right), rows(right, left)
    assert there.values == pytest.approx(back.values)


def test_no_figures_no_pairs() -> None:
    left, right = report("The Larch ferry is late."), report("The Larch ferry sank.", title="Else")
    assert rows(left, right) == []
    assert row_chances([], left, right) == []
    assert pair_figures([], []) == ()


def test_the_same_amount_for_the_same_deal_is_paired_however_written() -> None:
    left = report("Merrow Lines paid $14.3 billion for Larch Ferries on Monday.")
    right = report("On Monday Merrow Lines paid $14.3bn for Larch Ferries.", title="Else")
    assert ("$14.3 billion", "$14.3bn", Verdict.SAME) in pairs_of(left, right)


def test_another_amount_for_the_same_deal_differs() -> None:
    filler = "Nurses in Port Lorn marched for shorter shifts, and the walrus slept."
    left = report("Merrow Lines paid $14.3 billion for Larch Ferries on Monday.", filler)
    right = report("Merrow Lines paid $15 billion for Larch Ferries on Monday.", filler, title="Else")
    assert ("$14.3 billion", "$15 billion", Verdict.DIFFERS) in pairs_of(left, right)


def test_amounts_of_two_things_are_not_paired() -> None:
    left = report("Merrow Lines paid $14.3 billion for Larch Ferries.", "The walrus ate 340 herrings.")
    right = report(
        "A comet cost astronomers $2.7 million in telescopes.", "The orchestra sold 95 tickets.", title="Else"
    )
    assert pairs_of(left, right) == set()


def test_an_amount_said_again_is_paired_each_time() -> None:
    """ "$14.3 billion" twice in one report is one figure, so both places lead to the other report's."""
    left = report(
        "Merrow Lines paid $14.3 billion for Larch Ferries on Monday.", "The $14.3 billion alone would do."
    )
    right = report("On Monday Merrow Lines paid $14.3bn for Larch Ferries.", title="Else")
    found = [p for p in compare(left, right).figure_pairs if p.verdict is Verdict.SAME]
    assert len({p.left for p in found}) == 2
