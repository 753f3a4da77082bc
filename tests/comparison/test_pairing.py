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
from reader.comparison.figure_rows import AGREEING, DIFFERING, FigureRow, measure_figures
from reader.comparison.model import Strength, Verdict
from reader.comparison.pairing import pair_figures, row_chances
from reader.comparison.verdicts import comparable, judge
from reader.figures.model import Analysis, Kind
from tests.comparison.making import figure, report, samples

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
    assert len(fitted.AGREEING) == len(AGREEING) == len(set(AGREEING))
    assert len(fitted.DIFFERING) == len(DIFFERING) == len(set(DIFFERING))
    assert 0 < fitted.AGREES < 1 and 0 < fitted.UNCLEAR < fitted.DIFFERS < 1


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
        assert len(row.values) == len(DIFFERING if row.differing else AGREEING)
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


def verdicts_on(left: str, right: str, *, filler: str = "") -> dict[tuple[str, str], Verdict]:
    """The pairs of two short reports of one event, by the texts of their figures."""
    filler = filler or "Nurses in Port Lorn marched for shorter shifts on Friday, and the walrus slept."
    one, other = report(left, filler), report(right, filler, title="Else")
    comparison = compare(one, other)
    return {
        (one.figures[p.left].text, other.figures[p.right].text): p.verdict for p in comparison.figure_pairs
    }


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The fire in Larch killed 17 people.", "The fire in Larch injured 17 people."),
        ("The toll of the Larch fire is 17.", "Dozens were hurt in the Larch fire."),
        ("Rescuers saved 24 miners at Larch.", "At Larch 24 miners are missing."),
        ("Police in Larch arrested 40 people.", "In Larch 43 people were evacuated by police."),
        ("The Larch quake left 9 dead.", "The Larch quake left 9 unaccounted for."),
    ],
)
def test_what_became_of_people_is_never_paired_with_another_thing(left: str, right: str) -> None:
    assert verdicts_on(left, right) == {}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The fire in Larch killed 17 people.", "The fire in Larch killed 21 people, including 4 children."),
        (
            "The bank in Larch raised its rate to 3.75%.",
            "The bank in Larch raised its rate to 4% from 3.75%.",
        ),
        ("The Larch mill has 141 workers.", "The Larch mill has another 126 workers."),
        ("The Larch mill employs 141 workers.", "Earlier the Larch mill employed 126 workers."),
    ],
)
def test_a_part_or_an_earlier_number_is_not_told_to_differ(left: str, right: str) -> None:
    told = verdicts_on(left, right)
    others = {k for k, verdict in told.items() if verdict is Verdict.DIFFERS} - {
        ("17", "21"),
        ("3.75%", "4%"),
    }
    assert not others and told


def test_currencies_are_shown_beside_each_other_and_not_judged() -> None:
    told = verdicts_on(
        "Merrow Lines paid $14.3 million for Larch Ferries on Monday.",
        "On Monday Merrow Lines paid £11 million for Larch Ferries.",
    )
    assert told == {("$14.3 million", "£11 million"): Verdict.UNCLEAR}


def test_a_year_of_two_events_is_no_agreement() -> None:
    assert not verdicts_on(
        "Anna Merrow was hired by Larch Ferries in 2024 to run its harbour.",
        "The storm model that sailors use was published by a university in 2024.",
    )


def test_at_most_five_pairs_may_differ_and_the_likeliest_are_told() -> None:
    left, right = samples()["titanic-american-inquiry"], samples()["titanic-first-press"]
    unclear = [p for p in compare(left, right).figure_pairs if p.verdict is Verdict.UNCLEAR]
    assert 0 < len(unclear) <= 5
    found = rows(left, right)
    told = {(p.left, p.right) for p in compare(left, right).figure_pairs}
    rest = [
        chance
        for row, chance in zip(found, row_chances(found, left, right), strict=True)
        if row.verdict is Verdict.DIFFERS and (row.left, row.right) not in told
    ]
    assert min(p.chance for p in unclear) >= max(rest) - 1e-3


def test_the_sign_of_one_amount_is_taken_from_its_digits_or_from_words() -> None:
    plain = report("Profit at the Arden mill was $3.2 million last year, its owner said.")
    for text, verdict in (
        ("Profit at the Arden mill was -$3.2 million last year, its owner said.", Verdict.DIFFERS),
        ("Profit at the Arden mill was minus $3.2 million last year, its owner said.", Verdict.DIFFERS),
        ("The Arden mill posted a loss of $3.2 million last year, its owner said.", Verdict.UNCLEAR),
        ("The Arden mill posted a profit of $3.2 million last year, its owner said.", Verdict.SAME),
    ):
        assert {v for _, _, v in pairs_of(plain, report(text))} == {verdict}, text
    below = report("Last year the balance of the Arden mill was -$3.2 million, its owner said.")
    lost = report("The Arden mill lost $3.2 million last year.")
    assert {v for _, _, v in pairs_of(below, lost)} == {Verdict.SAME}


def test_a_fall_in_words_is_no_other_figure_than_one_with_a_sign() -> None:
    signed = report("Growth in Arden was -0.3% in the quarter, the statistics office said.")
    worded = report("The economy of Arden fell 0.3% in the quarter, the statistics office said.")
    up = report("Growth in Arden was 0.3% in the quarter, the statistics office said.")
    assert {v for _, _, v in pairs_of(signed, worded)} == {Verdict.SAME}
    assert {v for _, _, v in pairs_of(signed, up)} == {Verdict.DIFFERS}


def test_a_year_alone_of_what_two_others_did_is_no_agreement() -> None:
    hired = report(
        "Anna Keller, who joined the yard from Ostend in 2024, is to succeed Marcus Weber as its chief.",
        "The yard builds ferries.",
    )
    model = report(
        "Jonas Lind, the chief of the line, rebuilt the fleet around batteries, all of it, in 2023 and 2024.",
        "The yard builds ferries.",
    )
    assert not {(a, b) for a, b, v in pairs_of(hired, model) if v in (Verdict.SAME, Verdict.COMPATIBLE)}
    joined = report("Anna Keller, who came to the yard from Ostend in 2024, succeeds its chief.")
    assert ("2024", "2024", Verdict.SAME) in pairs_of(hired, joined)


def test_figures_given_to_each_others_owners_do_not_agree() -> None:
    """Nor do the sentences say the same, though all their words and numbers do."""
    left = report("The poll found that 47% of voters approved of Keel's work, while 44% disapproved.")
    right = report("In the survey 44% of voters approved of Keel's work, and 47% disapproved.", title="Poll")
    made = compare(left, right)
    assert not {p.verdict for p in made.figure_pairs} & {Verdict.SAME, Verdict.COMPATIBLE}
    assert {link.strength for link in made.alignments if link.left and link.right} == {Strength.PARTIAL}
    alike = report("In the survey 47% of voters approved of Keel's work, and 44% disapproved.", title="Poll")
    assert [p.verdict for p in compare(left, alike).figure_pairs] == [Verdict.SAME] * 2


def test_what_was_years_ago_is_no_agreement_with_what_is_now() -> None:
    now = "Seven people died when a fire swept through the tower on Monday, police said."
    then = "In 2019 a fire in the tower had killed seven people."
    assert Verdict.SAME not in verdicts_on(now, then).values()
    assert Verdict.SAME in verdicts_on(now, "A fire in the tower on Monday killed seven people.").values()
    one = "The budget for 2027 has a deficit of 9.6 billion euros."
    assert Verdict.SAME not in verdicts_on(one, "In 2024 the deficit was 9.6 billion euros.").values()


def test_two_that_are_each_agreed_with_are_not_set_against_each_other() -> None:
    one = "The ferry had 212 passengers and 188 cars on board, its owner said on Monday."
    told = verdicts_on(one, "On board the ferry on Monday were 188 cars and 212 passengers, said its owner.")
    assert told == {("212", "212"): Verdict.SAME, ("188", "188"): Verdict.SAME}


@pytest.mark.parametrize(
    ("left", "right"),
    [("at least 58", "at least 74"), ("up to three", "up to six"), ("more than 40", "over 90")],
)
def test_two_minimums_or_maximums_are_not_judged(left: str, right: str) -> None:
    verdict, reason = judge(figure(f"They saw {left} boats."), figure(f"They saw {right} boats."))
    assert verdict is Verdict.UNCLEAR and "each stated as a m" in reason
    assert judge(figure(f"They saw {left} boats."), figure(f"They saw {left} boats."))[0] is Verdict.SAME


def test_numbers_that_happen_to_fit_a_range_or_to_be_near_are_no_agreement() -> None:
    left = report("Revenue rose 4.5% at the brewer.", "A state of emergency holds in six districts.")
    right = report(
        "The airline expects its sales to grow by 3% to 5%.",
        "The survey put the magnitude of the quake at 6.4.",
        title="Something else",
    )
    assert not {p.verdict for p in compare(left, right).figure_pairs} & {Verdict.SAME, Verdict.COMPATIBLE}
    said = "The brewer expects its revenue to grow by 3% to 5% this year."
    assert (
        Verdict.COMPATIBLE
        in verdicts_on(said, "The brewer expects its revenue to grow 4% this year.").values()
    )
