"""What a second reader is asked: the doubtful places, in questions of bounded size."""

from __future__ import annotations

import json
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.comparison.compare import compare
from reader.figures.model import Analysis
from reader.judging.model import VERDICTS, Item, Task
from reader.judging.questions import (
    MOST_CHARACTERS,
    MOST_ITEMS,
    SURE,
    batches,
    ids,
    messages,
    questions,
    rules,
)
from tests.comparison.making import report, samples

PAIRS = list(combinations(sorted(samples())[:4], 2))


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_what_is_asked_lies_between_sure_and_hopeless(one: str, other: str) -> None:
    comparison = compare(samples()[one], samples()[other])
    items = questions(comparison)
    links = {(item.left, item.right) for item in items if item.task is Task.LINKS}
    assert links and len(links) == sum(item.task is Task.LINKS for item in items)
    for link in comparison.alignments:
        assert ((link.left, link.right) in links) == (link.score <= SURE)
    figures = {(item.left, item.right) for item in items if item.task is Task.FIGURES}
    told = {(p.left, p.right) for p in comparison.figure_pairs if str(p.verdict) != "same"}
    assert told <= figures


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_the_same_is_asked_from_either_side(one: str, other: str) -> None:
    left, right = samples()[one], samples()[other]
    there, back = questions(compare(left, right)), questions(compare(right, left))
    assert {(i.task, i.left, i.right) for i in there} == {(i.task, i.right, i.left) for i in back}
    assert {item.key("m") for item in there} == {item.key("m") for item in back}


def test_an_item_has_the_sentences_and_the_figure_marked() -> None:
    left = report("A fire broke out at the mill.", "It killed 14 people in all, police said.")
    right = report("The mill burned down.", "Police said that 17 people were killed.", title="Mill fire")
    items = questions(compare(left, right))
    (figures,) = [item for item in items if item.task is Task.FIGURES]
    assert figures.a == "It killed ⟦14⟧ people in all, police said."
    assert figures.b == "Police said that ⟦17⟧ people were killed."
    assert (figures.a_before, figures.b_before) == ("A fire broke out at the mill.", "The mill burned down.")
    assert any(i.a.startswith("It killed 14") and i.b.startswith("Police said") for i in items)


def test_the_marks_of_a_figure_are_the_programs_own() -> None:
    left = report("The mill ⟦burned⟧: 14 people died, police said.")
    right = report("Police said that 17 people died as the mill burned.", title="Mill fire")
    for item in questions(compare(left, right)):
        assert item.a.count("⟦") == (1 if item.task is Task.FIGURES else 0)


def test_a_question_ends_with_one_object_on_lines_of_its_own() -> None:
    comparison = compare(samples()[PAIRS[0][0]], samples()[PAIRS[0][1]])
    for batch in batches(questions(comparison)):
        system, user = messages(batch)
        assert system == {"role": "system", "content": rules()} and user["role"] == "user"
        _, _, sent = user["content"].partition("\n")
        asked = json.loads(sent)
        assert asked["task"] == batch[0].task and {item.task for item in batch} == {batch[0].task}
        assert [row["id"] for row in asked["items"]] == list(ids(batch))
        for row, item in zip(asked["items"], batch, strict=True):
            assert (row["a"], row["b"]) == (item.a, item.b)
            assert ("a_before" in row) == (item.task is Task.FIGURES)


def test_the_rules_name_every_verdict_with_two_examples() -> None:
    text = rules()
    for verdicts in VERDICTS.values():
        for verdict in verdicts:
            assert text.count(f'-> "{verdict}"') == 2 and f'- "{verdict}":' in text


def item(text: str, task: Task = Task.LINKS, n: int = 0) -> Item:
    return Item(task, n, n, text, text)


@given(st.lists(st.tuples(st.sampled_from(Task), st.integers(0, 3000)), max_size=90))
@settings(max_examples=50, deadline=None)
def test_batches_are_bounded_and_hold_everything_once(rows: list[tuple[Task, int]]) -> None:
    rows.sort()
    items = [item("x" * size, task, n) for n, (task, size) in enumerate(rows)]
    made = list(batches(items))
    assert [item for batch in made for item in batch] == items
    for batch in made:
        assert 1 <= len(batch) <= MOST_ITEMS and len({item.task for item in batch}) == 1
        assert len(batch) == 1 or sum(2 * len(item.a) for item in batch) <= MOST_CHARACTERS


def test_a_very_long_sentence_is_cut_about_its_figure() -> None:
    words = " ".join(f"word{n}" for n in range(4000))
    left: Analysis = report(f"{words} and then 14 people died in the fire at the mill {words}.")
    right = report("In the fire at the mill 17 people died, police said.", title="Mill fire")
    for asked in questions(compare(left, right)):
        assert len(asked.a) < 1500 and len(asked.b) < 1500
        assert asked.task is Task.LINKS or "⟦14⟧" in asked.a


def test_a_key_is_of_the_texts_the_model_and_the_task() -> None:
    one = Item(Task.LINKS, 1, 2, "a", "b")
    assert (
        one.key("m") == Item(Task.LINKS, 5, 6, "a", "b").key("m") == Item(Task.LINKS, 2, 1, "b", "a").key("m")
    )
    others = [
        Item(Task.FIGURES, 1, 2, "a", "b"),
        Item(Task.LINKS, 1, 2, "a", "c"),
        Item(Task.LINKS, 1, 2, "ab", ""),
    ]
    assert len({one.key("m"), one.key("n"), *(other.key("m") for other in others)}) == 5


def test_nothing_to_ask_of_articles_without_words_in_common() -> None:
    assert questions(compare(report("Cats sleep."), report("Rain fell on hills.", title="Wet"))) == []
