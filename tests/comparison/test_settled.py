"""What a person says of pairs stands above what was found."""

from __future__ import annotations

from dataclasses import replace

from reader.comparison.compare import compare, mirrored
from reader.comparison.model import Verdict
from reader.comparison.settled import APART_REASON, OWN_REASON, Ruling, settled
from tests.comparison.making import report

LEFT = report(
    "Merrow Lines paid $14.3 billion for Larch Ferries on Monday.",
    "The $14.3 billion alone would do, said Ito.",
)
RIGHT = report("On Monday Merrow Lines paid $15 billion for Larch Ferries.", title="Else")
FOUND = compare(LEFT, RIGHT)
RIGHT_TOO = report("On Monday Merrow Lines paid $14.3 billion for Larch Ferries.", title="Else")


def span(analysis, index: int) -> tuple[int, int]:  # type: ignore[no-untyped-def]
    figure = analysis.figures[index]
    return figure.start, figure.end


def test_nothing_said_changes_nothing() -> None:
    assert settled(FOUND, ()) is FOUND


def test_said_to_differ_is_told_so_wherever_the_values_stand() -> None:
    ruling = Ruling(figures=True, differ=True, left=span(LEFT, 0), right=span(RIGHT, 0), own="j")
    told = {(p.left, p.right): p for p in settled(FOUND, [ruling]).figure_pairs}
    assert told[0, 0].verdict is Verdict.DIFFERS and told[0, 0].own and told[0, 0].reason == OWN_REASON
    assert all(p.own for p in told.values() if LEFT.figures[p.left].text == "$14.3 billion")


def test_said_not_to_belong_together_is_set_apart() -> None:
    assert FOUND.figure_pairs
    ruling = Ruling(figures=True, differ=False, left=span(LEFT, 0), right=span(RIGHT, 0), own="j")
    told = settled(FOUND, [ruling])
    assert told.figure_pairs == ()
    assert {(p.left, p.right) for p in told.apart} == {(p.left, p.right) for p in FOUND.figure_pairs}
    assert all(p.own == "j" and p.reason == APART_REASON for p in told.apart)
    assert settled(FOUND, [ruling]).alignments == FOUND.alignments


def test_a_link_said_not_to_be_the_same_is_gone() -> None:
    link = FOUND.alignments[0]
    one, other = LEFT.sentences[link.left], RIGHT.sentences[link.right]
    ruling = Ruling(False, False, (one.start, one.end), (other.start, other.end), "j")
    left = settled(FOUND, [ruling])
    assert (link.left, link.right) not in {(a.left, a.right) for a in left.alignments}
    assert left.unlinked == ((link, "j"),)
    assert left.figure_pairs == FOUND.figure_pairs


def test_of_two_sayings_the_newer_holds() -> None:
    older = Ruling(True, True, span(LEFT, 0), span(RIGHT, 0), "older")
    newer = Ruling(True, False, span(LEFT, 1), span(RIGHT, 0), "newer")
    told = settled(FOUND, [newer, older])
    assert told.figure_pairs == ()
    assert {p.own for p in told.apart} == {"newer"}


def test_what_is_said_is_there_from_the_other_side_too() -> None:
    link = FOUND.alignments[0]
    one, other = LEFT.sentences[link.left], RIGHT.sentences[link.right]
    rulings = [
        Ruling(True, False, span(LEFT, 0), span(RIGHT, 0), "figures"),
        Ruling(False, False, (one.start, one.end), (other.start, other.end), "link"),
    ]
    turned = [replace(ruling, left=ruling.right, right=ruling.left) for ruling in rulings]
    assert mirrored(settled(FOUND, rulings)) == settled(mirrored(FOUND), turned)


def test_of_two_sayings_on_a_link_the_newer_holds() -> None:
    link = FOUND.alignments[0]
    one, other = LEFT.sentences[link.left], RIGHT.sentences[link.right]
    spans = (one.start, one.end), (other.start, other.end)
    told = settled(FOUND, [Ruling(False, False, *spans, "newer"), Ruling(False, False, *spans, "older")])
    assert [own for _, own in told.unlinked] == ["newer"]


def test_equal_numbers_of_two_things_are_set_apart_where_they_stand_alone() -> None:
    """The price is still the price: only the debt of the same amount is not."""
    left = report(
        "Merrow Lines paid $14.3 billion for Larch Ferries on Monday.",
        "Merrow Lines has debts of $14.3 billion already, said Ito.",
    )
    found = compare(left, RIGHT_TOO)
    ruling = Ruling(True, False, span(left, 1), span(RIGHT_TOO, 0), "debt")
    told = settled(found, [ruling])
    assert {(p.left, p.right) for p in told.figure_pairs} == {(0, 0)}
    assert {(p.left, p.right) for p in told.apart} == {(1, 0)}
