"""The rows that reports and screens show for a comparison's figures."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from reader.articles.model import Role
from reader.comparison.compare import compare, mirrored
from reader.comparison.model import Comparison, FigurePair, Verdict
from reader.report.words import BRIEF, SIGN, Standing, figure_rows, standing_of, standings, summary
from tests.comparison.making import compared, report, samples

ORDER = [Standing.DIFFERS, Standing.UNCLEAR, Standing.COMPATIBLE, Standing.SAME, Standing.ALONE]
PAIRS = list(combinations(sorted(samples()), 2))


def test_every_standing_has_a_sign_and_words_of_its_own() -> None:
    for table in (SIGN, BRIEF):
        assert set(table) == set(Standing)
        assert len(set(table.values())) == len(Standing)
    assert {standing_of(verdict) for verdict in Verdict} == set(Standing) - {Standing.ALONE, Standing.APART}


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_rows_of_two_samples(one: str, other: str) -> None:
    comparison = compared(one, other)
    left, right = comparison.left, comparison.right
    rows = figure_rows(comparison)
    ranks = [ORDER.index(row.standing) for row in rows]
    assert ranks == sorted(ranks), "what differs comes first, the lone ones last"
    paired = [row for row in rows if row.standing is not Standing.ALONE]
    assert len(paired) <= len(comparison.figure_pairs) <= sum(a * b for a, b in (row.times for row in paired))
    for standing in ORDER[:4]:
        found = [row for row in rows if row.standing is standing]
        places = [(row.left, row.right) for row in found]
        if standing is Standing.UNCLEAR:
            assert found == sorted(found, key=lambda row: -row.chance)
        else:
            assert places == sorted(places, key=lambda place: (place[0] or 0, place[1] or 0))
        assert len(places) == len(set(places))
    alone = [row for row in rows if row.standing is Standing.ALONE]
    assert all((row.left is None) != (row.right is None) and row.reason for row in alone)
    paired_l = {pair.left for pair in comparison.figure_pairs}
    paired_r = {pair.right for pair in comparison.figure_pairs}
    for row in alone:
        if row.left is not None:
            assert left.sentences[left.figures[row.left].sentence].role is not Role.BOILERPLATE
        if row.right is not None:
            assert right.sentences[right.figures[row.right].sentence].role is not Role.BOILERPLATE
    body = [
        sum(a.sentences[f.sentence].role is not Role.BOILERPLATE for f in a.figures) for a in (left, right)
    ]
    assert len(alone) == sum(body) - len(paired_l) - len(paired_r)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_standings_and_summary_of_two_samples(one: str, other: str) -> None:
    comparison = compared(one, other)
    ours, theirs = standings(comparison)
    assert (len(ours), len(theirs)) == (len(comparison.left.figures), len(comparison.right.figures))
    assert standings(mirrored(comparison)) == (theirs, ours)
    assert {k for k, standing in enumerate(ours) if standing is not Standing.ALONE} == {
        pair.left for pair in comparison.figure_pairs
    }
    rows = figure_rows(comparison)
    line = summary(comparison)
    for standing in ORDER:
        count = sum(row.standing is standing for row in rows)
        seldom = standing in (Standing.UNCLEAR, Standing.COMPATIBLE)
        assert (f"{SIGN[standing]} {count} " in line) is bool(count or not seldom)
    assert line.startswith(f"{len(comparison.alignments)} link")


def made(*verdicts: tuple[int, int, Verdict]) -> Comparison:
    """A comparison of two small reports with the pairs as given."""
    left = report("It paid $5 million in 2016.", "It then paid $5 million more for 30 ships.")
    right = report("It paid $6 million in 2016.", "Then 30 ships came.", title="Else")
    return Comparison(left, right, (), tuple(FigurePair(i, j, v, "a reason") for i, j, v in verdicts))


def test_the_same_two_values_are_one_row_with_their_count() -> None:
    comparison = made((0, 0, Verdict.DIFFERS), (1, 1, Verdict.SAME), (2, 0, Verdict.DIFFERS))
    assert [f.text for f in comparison.left.figures] == ["$5 million", "2016", "$5 million", "30"]
    rows = figure_rows(comparison)
    assert [(row.left, row.right, row.standing, row.times) for row in rows] == [
        (0, 0, Standing.DIFFERS, (2, 1)),
        (1, 1, Standing.SAME, (1, 1)),
        (3, None, Standing.ALONE, (1, 1)),
        (None, 2, Standing.ALONE, (1, 1)),
    ]
    line = summary(comparison)
    assert line.startswith("0 links")
    assert "≠ 1 " in line and "≈" not in line and "= 1 " in line and "· 2 " in line


def test_differing_outweighs_agreeing() -> None:
    for order in (1, -1):
        pairs = [(0, 0, Verdict.SAME), (0, 1, Verdict.DIFFERS), (0, 2, Verdict.COMPATIBLE)][::order]
        ours, theirs = standings(made(*pairs))
        assert ours[0] is Standing.DIFFERS
        assert theirs[:3] == (Standing.SAME, Standing.DIFFERS, Standing.COMPATIBLE)
        assert set(ours[1:]) == {Standing.ALONE}


def test_boilerplate_is_left_out() -> None:
    meta = samples()["meta-scale-2"]
    silent = {k for k, f in enumerate(meta.figures) if meta.sentences[f.sentence].role is Role.BOILERPLATE}
    assert any(meta.figures[k].text == "$12 mil" for k in silent)
    rows = figure_rows(compare(meta, report("Nurses marched.", title="Else")))
    assert not silent & {row.left for row in rows}
    assert len(rows) == len(meta.figures) - len(silent)


def test_nothing_to_show() -> None:
    comparison = compare(report("Nurses marched."), report("Comets vanish.", title="Else"))
    assert figure_rows(comparison) == []
    assert standings(comparison) == ((), ())
    assert summary(comparison) == "0 links, ≠ 0 differ, = 0 agree, · 0 on one side"


def test_what_may_differ_is_told_after_what_does_the_likeliest_first() -> None:
    comparison = made(
        (1, 1, Verdict.SAME), (2, 0, Verdict.UNCLEAR), (0, 0, Verdict.DIFFERS), (3, 2, Verdict.UNCLEAR)
    )
    pairs = (replace(pair, chance=0.3 if pair.left == 3 else 0.2) for pair in comparison.figure_pairs)
    comparison = replace(comparison, figure_pairs=tuple(pairs))
    rows = [row for row in figure_rows(comparison) if row.standing is not Standing.ALONE]
    assert [(row.left, row.standing) for row in rows] == [
        (0, Standing.DIFFERS), (3, Standing.UNCLEAR), (2, Standing.UNCLEAR), (1, Standing.SAME),
    ]  # fmt: skip
    assert "≠ 1 differ, ≟ 2 may differ, " in summary(comparison)


def test_agreeing_somewhere_outweighs_what_may_differ() -> None:
    ours, _ = standings(made((0, 0, Verdict.UNCLEAR), (0, 1, Verdict.SAME)))
    assert ours[0] is Standing.SAME
