"""The two steps of the alignment, held to what must be so whatever the weights are."""

from __future__ import annotations

from itertools import combinations

import pytest

from reader.comparison import weights as fitted
from reader.comparison.align import SECOND, align, chances, first_scores, second_values
from reader.comparison.compare import compare, mirrored
from reader.comparison.evidence import Carried
from reader.comparison.features import FEATURES, measure
from reader.comparison.model import Alignment, Comparison, Strength
from reader.comparison.terms import stem
from tests.comparison.making import report, samples

PAIRS = [*combinations(sorted(samples())[:3], 2), *combinations(sorted(samples())[5:], 2)]


def test_there_is_a_weight_for_every_feature() -> None:
    assert len(fitted.FIRST) == len(FEATURES)
    assert len(fitted.SECOND) == len(FEATURES) + len(SECOND)
    assert 0 < fitted.THRESHOLD <= fitted.STRONG < 1


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_chances_are_chances_and_the_same_from_either_side(one: str, other: str) -> None:
    there = chances(measure(samples()[one], samples()[other]))
    back = chances(measure(samples()[other], samples()[one]))
    assert all(0 <= chance <= 1 for chance in there.values())
    assert there == pytest.approx({(i, j): chance for (j, i), chance in back.items()})


def test_the_second_step_sees_rivals_and_neighbours() -> None:
    names = sorted(samples())
    pairs = measure(samples()[names[0]], samples()[names[1]])
    scores = first_scores(pairs)
    values = second_values(pairs.rows, scores)
    assert len(values) == len(pairs.rows) == len(scores)
    assert all(len(row) == len(SECOND) for row in values)
    assert all(-1 <= x <= 1 for row in values for x in row)
    by_name = [dict(zip(SECOND, row, strict=True)) for row in values]
    assert all(row["row_rival"] >= row["column_rival"] for row in by_name)
    assert all(row["row_rank"] >= row["column_rank"] for row in by_name)
    best = max(range(len(scores)), key=scores.__getitem__)
    assert by_name[best]["row_rank"] == by_name[best]["column_rank"] == 1
    assert second_values([], []) == []


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_links_are_the_pairs_over_the_threshold(one: str, other: str) -> None:
    left, right = samples()[one], samples()[other]
    pairs = measure(left, right)
    likely = chances(pairs)
    links = align(pairs, likely, left, right)
    assert [(link.left, link.right) for link in links] == sorted(
        key for key, chance in likely.items() if chance >= fitted.THRESHOLD
    )
    for link in links:
        chance = likely[link.left, link.right]
        assert link.score == pytest.approx(chance, abs=0.001)
        assert link.strength is not Strength.SAME or chance >= fitted.STRONG


def test_evidence_quotes_the_left_article_heaviest_first() -> None:
    left = report("Ministers closed the Larch bridges on Monday after 340 walruses broke the railings.")
    right = report("A minister closed Larch’s bridge when 340 walruses broke a railing.", title="Elsewhere")
    pairs = measure(left, right)
    (link,) = [
        link
        for link in align(pairs, {(row.left, row.right): 0.9 for row in pairs.rows}, left, right)
        if left.sentence_text(link.left).startswith("Ministers closed")
        and right.sentence_text(link.right).startswith("A minister closed")
    ]
    words = [item.text for item in Carried(Comparison(left, right, (link,), ())).by(link)]
    assert set(words) <= {"Ministers", "closed", "Larch", "bridges", "340", "walruses", "broke", "railings"}
    assert len(words) >= 6
    assert len({stem(word) for word in words}) == len(words)
    assert words.index("walruses") < words.index("Ministers")


def test_evidence_is_the_same_from_either_side_and_none_of_what_no_word_tells() -> None:
    left, right = samples()[PAIRS[0][0]], samples()[PAIRS[0][1]]
    made = compare(left, right)
    there, back = Carried(made), Carried(mirrored(made))
    assert made.alignments
    for link in made.alignments:
        turned = Alignment(link.right, link.left, link.score, link.strength)
        assert there.by(link) == back.by(turned) != ()
        assert there.by(Alignment(link.left, link.right, 0.0, link.strength, "a model", "so")) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Merrow Lines has yet to release the Larch ferry model that it showed in April in Port Lorn.",
            "Merrow Lines released the Larch ferry model that it showed in April in Port Lorn.",
        ),
        (
            "Captain Ito never called the Larch ferry a danger to the crews of the harbour on Monday.",
            "Captain Ito called the Larch ferry a danger to the crews of the harbour on Monday.",
        ),
        (
            "Merrow Lines may close the Larch ferry yard in Port Lorn by the end of the year.",
            "Merrow Lines closed the Larch ferry yard in Port Lorn by the end of the year.",
        ),
    ],
)
def test_what_is_denied_or_may_be_is_never_the_same(one: str, other: str) -> None:
    filler = "Nurses marched for shorter shifts, and the walrus slept."
    links = compare(report(one, filler), report(other, filler, title="Else")).alignments
    assert links and links[0].strength is Strength.PARTIAL
    same = compare(report(one, filler), report(one, filler, title="Else")).alignments
    assert same[0].strength is Strength.SAME
