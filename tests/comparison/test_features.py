"""The features of a pair of sentences: named, bounded, and the same from either side."""

from __future__ import annotations

import math
from itertools import combinations

import pytest

from reader.articles.model import Role
from reader.comparison.features import FEATURES, Row, measure
from reader.comparison.terms import stem
from reader.figures.model import Analysis
from tests.comparison.making import report, samples, sentence_with

PAIRS = [*combinations(sorted(samples())[:3], 2), *combinations(sorted(samples())[5:], 2)]


def rows(left: Analysis, right: Analysis) -> dict[tuple[int, int], Row]:
    return {(row.left, row.right): row for row in measure(left, right).rows}


def value(row: Row, name: str) -> float:
    return row.values[FEATURES.index(name)]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_every_row_has_every_feature_in_bounds(one: str, other: str) -> None:
    left, right = samples()[one], samples()[other]
    pairs = measure(left, right)
    assert len(set(FEATURES)) == len(FEATURES)
    assert len({(row.left, row.right) for row in pairs.rows}) == len(pairs.rows)
    for row in pairs.rows:
        assert len(row.values) == len(FEATURES)
        assert all(math.isfinite(x) and -1 <= x <= 2 for x in row.values)
        assert left.sentences[row.left].role is not Role.BOILERPLATE
        assert right.sentences[row.right].role is not Role.BOILERPLATE
        shared = pairs.left[row.left].keys & pairs.right[row.right].keys
        assert shared and all(pairs.weights[key] >= 0 for key in shared)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_features_do_not_depend_on_the_side(one: str, other: str) -> None:
    there = rows(samples()[one], samples()[other])
    back = rows(samples()[other], samples()[one])
    assert {(j, i) for i, j in there} == set(back)
    for (i, j), row in there.items():
        assert row.values == pytest.approx(back[j, i].values), (i, j)


STORY = "A walrus boarded the Larch ferry on Monday and ate 340 herrings."


def test_the_more_two_sentences_share_the_nearer_they_are() -> None:
    left = report(STORY, "Nurses want shorter shifts.")
    right = report(STORY, "The walrus slept on the ferry.", "A walrus is heavy.", title="Another headline")
    found = rows(left, right)
    own = next(k for k in range(len(left.sentences)) if left.sentence_text(k) == STORY)
    by_text = {right.sentence_text(j): row for (i, j), row in found.items() if i == own}
    whole, some = by_text[STORY], by_text["The walrus slept on the ferry."]
    little = by_text.get("A walrus is heavy.")
    assert value(whole, "cosine") == pytest.approx(1)
    assert value(whole, "cosine") > value(some, "cosine") > (value(little, "cosine") if little else 0)
    assert value(whole, "figures") > 0 == value(some, "figures")
    assert value(whole, "verbatim") == 1 and value(some, "verbatim") == 0


def test_figures_that_agree_come_near_or_clash() -> None:
    left = report("The Larch ferry company paid $14.3 billion for the harbour.")
    names = ("figures", "figures_near", "figures_clash")
    seen = []
    for amount in ("$14.3bn", "$15bn", "$90bn", "€14.3bn"):
        right = report(f"The Larch ferry company paid {amount} for the harbour.")
        row = rows(left, right)[sentence_with(left, "paid"), sentence_with(right, "paid")]
        seen.append(tuple(value(row, name) > 0 for name in names))
    assert seen == [(True, False, False), (False, True, False), (False, False, True), (False, False, False)]


def test_sentences_without_a_shared_term_are_no_candidates() -> None:
    left, right = report("Nurses marched."), report("Comets vanish.", title="Sky")
    assert measure(left, right).rows == []
    assert measure(report(), report()).rows is not None


def test_a_long_story_stays_quick() -> None:
    """A word that stands in every sentence must not make every pair a candidate."""
    words = ("bridge", "ferry", "tin", "walrus", "comet", "nurse", "herring")
    texts = [
        [f"Larch sold the {words[(k * step) % 7]} number {k * step} again." for k in range(1, 301)]
        for step in (1, 3)
    ]
    pairs = measure(report(*texts[0]), report(*texts[1], title="Else"))
    assert len(pairs.rows) < 300 * 300 / 4
    assert stem("Larch") in pairs.weights
