"""The words' comparison with a model's answers: its word holds where it answered, a person's above it."""

from __future__ import annotations

from dataclasses import replace

from reader.comparison.compare import compare
from reader.comparison.model import FigurePair, Strength, Verdict
from reader.comparison.settled import Ruling, settled
from reader.judging.merging import merged
from reader.judging.model import Answer, Item, Task
from reader.judging.questions import questions
from tests.comparison.making import report

LEFT = report(
    "Fire broke out at the Arden mill on Monday.",
    "It killed 14 people in all, police said.",
    "The mill makes about 40 tonnes of flour a day.",
)
RIGHT = report(
    "The Arden mill burned down on Monday.",
    "Police said that 17 people were killed in all.",
    "Some 42 tonnes of flour were made there a day.",
    title="Mill burns",
)
FOUND = compare(LEFT, RIGHT)
ITEMS = questions(FOUND)


def item(task: Task, a: str, b: str) -> Item:
    (found,) = [i for i in ITEMS if i.task is task and a in i.a and b in i.b]
    return found


DEAD = item(Task.FIGURES, "⟦14⟧", "⟦17⟧")
FLOUR = item(Task.FIGURES, "⟦40 tonnes⟧", "⟦42 tonnes⟧")
KILLED = next(i for i in ITEMS if i.task is Task.LINKS and "14" in i.a and "17" in i.b)
FAR = next(i for i in ITEMS if i.task is Task.LINKS and "broke out" in i.a and "burned down" in i.b)


def test_nothing_answered_changes_nothing() -> None:
    assert merged(FOUND, {}, "m") is FOUND


def test_a_link_is_made_weakened_or_taken_away() -> None:
    for verdict, strength in (("same", Strength.SAME), ("partly", Strength.PARTIAL), ("no", None)):
        made = merged(FOUND, {FAR: Answer(verdict, "for a reason")}, "m")
        found = [a for a in made.alignments if (a.left, a.right) == (FAR.left, FAR.right)]
        if strength is None:
            assert found == []
        else:
            (link,) = found
            assert (link.strength, link.by, link.why) == (strength, "m", "for a reason")
        others = [a for a in made.alignments if (a.left, a.right) != (FAR.left, FAR.right)]
        assert others == [a for a in FOUND.alignments if (a.left, a.right) != (FAR.left, FAR.right)]
        assert all(a.by == "" for a in others)
        assert made.figure_pairs == FOUND.figure_pairs


def test_figures_agree_differ_or_are_of_two_things() -> None:
    def told(item: Item, verdict: str) -> list[tuple[Verdict, str, str]]:
        made = merged(FOUND, {item: Answer(verdict, "so")}, "m")
        assert made.alignments == FOUND.alignments
        pairs = [p for p in made.figure_pairs if (p.left, p.right) == (item.left, item.right)]
        return [(p.verdict, p.reason, p.by) for p in pairs]

    assert told(DEAD, "differ") == [(Verdict.DIFFERS, "so", "m")]
    assert told(DEAD, "agree") == [(Verdict.COMPATIBLE, "so", "m")]
    assert told(DEAD, "other") == told(FLOUR, "other") == []
    assert told(FLOUR, "agree") == [(Verdict.COMPATIBLE, "so", "m")]
    assert merged(FOUND, {DEAD: Answer("differ")}, "m").figure_pairs[0].reason


def test_a_person_stands_above_the_model() -> None:
    figure, other = LEFT.figures[DEAD.left], RIGHT.figures[DEAD.right]
    ruling = Ruling(True, False, (figure.start, figure.end), (other.start, other.end), "mine")
    made = settled(merged(FOUND, {DEAD: Answer("differ", "so")}, "m"), [ruling])
    assert not [p for p in made.figure_pairs if (p.left, p.right) == (DEAD.left, DEAD.right)]
    (apart,) = made.apart
    assert apart.own == "mine"
    differ = replace(ruling, differ=True)
    made = settled(merged(FOUND, {DEAD: Answer("other", "so")}, "m"), [differ])
    (pair,) = [p for p in made.figure_pairs if (p.left, p.right) == (DEAD.left, DEAD.right)]
    assert pair == FigurePair(*(DEAD.left, DEAD.right), Verdict.DIFFERS, pair.reason, own="mine")


def test_a_link_that_the_words_were_unsure_of_keeps_their_chance() -> None:
    known = {(a.left, a.right): a for a in FOUND.alignments}[KILLED.left, KILLED.right]
    made = merged(FOUND, {KILLED: Answer("same", "both tell the toll")}, "m")
    link = {(a.left, a.right): a for a in made.alignments}[KILLED.left, KILLED.right]
    assert link.score == known.score
