"""Reading what a model says: only what was asked, only verdicts of the list, nothing that it smuggles in."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.judging.answers import read_answers
from reader.judging.model import VERDICTS, Answer, Item, Task
from tests.judging.table import told

BATCH = [Item(Task.LINKS, n, n, f"a{n}", f"b{n}") for n in range(3)]
ROWS = [{"id": f"L{n + 1}", "verdict": v, "why": f"why {n}"} for n, v in enumerate(("same", "partly", "no"))]
ALL = {item: Answer(row["verdict"], row["why"]) for item, row in zip(BATCH, ROWS, strict=True)}


@pytest.mark.parametrize(
    "said",
    [
        told(ROWS),
        f"Sure, here it is:\n```json\n{told(ROWS)}\n```\nAnything else?",
        f"<think>The set {{a}} is {{not}} it {{'id': 3}}</think>{told(ROWS)}",
        json.dumps({"answers": ROWS}, indent=3),
        "\n".join(json.dumps(row) for row in ROWS),
        json.dumps(ROWS),
        told([{**row, "verdict": f" {row['verdict'].upper()} ", "more": [1]} for row in ROWS]),
        told(list(reversed(ROWS))) + told([{**ROWS[0], "verdict": "no"}]),
    ],
)
def test_the_object_is_found_among_words(said: str) -> None:
    assert read_answers(said, BATCH) == ALL


def test_half_an_answer_gives_what_is_whole_in_it() -> None:
    said = told(ROWS)
    cut = said[: said.index('"no"') + 2]
    assert read_answers(cut, BATCH) == {item: ALL[item] for item in BATCH[:2]}


@pytest.mark.parametrize(
    "row",
    [
        {"id": "L9", "verdict": "same"},
        {"id": "F1", "verdict": "same"},
        {"id": 1, "verdict": "same"},
        {"id": "L1", "verdict": "agree"},
        {"id": "L1", "verdict": "same|partly|no"},
        {"id": "L1", "verdict": None},
        {"id": "L1"},
        {"verdict": "same"},
        "L1: same",
    ],
)
def test_what_was_not_asked_or_is_no_verdict_is_left_out(row: object) -> None:
    assert read_answers(json.dumps({"answers": [row, ROWS[1]]}), BATCH) == {BATCH[1]: ALL[BATCH[1]]}


def test_what_is_answered_in_two_ways_is_not_answered() -> None:
    said = told([*ROWS, {"id": "L1", "verdict": "no"}])
    assert set(read_answers(said, BATCH)) == set(BATCH[1:])


@pytest.mark.parametrize(
    "said", ["", "I am sorry, but I cannot help with that.", "{", "null", "[]", "{" * 9000]
)
def test_a_refusal_answers_nothing(said: str) -> None:
    assert read_answers(said, BATCH) == {}


def test_a_reason_is_cleaned_and_cut() -> None:
    why = "both \x1b[2J\x1b]52;c;aGk=\x07say\u202e so\n\nand more " + "very " * 100
    (answer,) = read_answers(told([{**ROWS[0], "why": why}]), BATCH[:1]).values()
    assert len(answer.why) <= 160 and answer.why.startswith("both") and answer.why.endswith("…")
    assert not set(answer.why) & set("\x1b\x07\u202e\n")
    (answer,) = read_answers(told([{**ROWS[0], "why": {"so": 1}}]), BATCH[:1]).values()
    assert answer == Answer("same")


@given(st.text(st.sampled_from('{}[]":, \\abL123samenopartlyanswersidverdict'), max_size=200))
@settings(max_examples=200, deadline=None)
def test_whatever_is_said_only_asked_items_get_verdicts_of_the_list(said: str) -> None:
    found = read_answers(said, BATCH)
    assert set(found) <= set(BATCH)
    assert {answer.verdict for answer in found.values()} <= set(VERDICTS[Task.LINKS])
