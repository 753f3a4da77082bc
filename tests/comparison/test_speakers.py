"""Who speaks in a sentence, and that two sentences of one speaker are not one statement."""

from __future__ import annotations

import pytest

from reader.comparison.compare import compare
from reader.comparison.model import Strength
from reader.comparison.speakers import own_terms
from reader.comparison.story import every_two, make_story
from reader.comparison.terms import sentence_terms, stem
from tests.comparison.making import report, sentence_with

SPOKEN = [
    ("Harbour master Ada Quill said that the locks would open.", "locks open"),
    ("Ada Quill, the harbour master, said the locks would open.", "locks open"),
    ("The locks would open at noon, said Ada Quill, the harbour master.", "locks open noon"),
    ("“The locks open at noon,” Quill said.", "locks open noon"),
    ("The locks open at noon, the harbour office said.", "locks open noon"),
    ("The harbour office confirmed that the locks had opened.", "locks opened"),
    ("According to the harbour office, locks opened.", "locks opened"),
    ("Locks opened, according to the harbour office.", "locks opened"),
    ("According to the office locks opened.", "office locks opened"),
    ("The locks added 300 boats.", "locks 300 boats"),
    ("The harbour office opened both locks.", "harbour office opened locks"),
    ("The report cost the harbour 900 crowns.", "report cost harbour 900 crowns"),
]


@pytest.mark.parametrize(("sentence", "said"), SPOKEN)
def test_what_is_said_stands_outside_the_words_that_tell_who_speaks(sentence: str, said: str) -> None:
    made = report(sentence)
    own = own_terms(made)[1]
    assert own == {stem(word) for word in said.split()}


ONE_SPEAKER = [
    "Fire brigade commander Selma Ott said that nine boats were missing.",
    "Fire brigade commander Selma Ott said the storm would weaken by dawn.",
    "Fire brigade commander Selma Ott said that pumps had come from Larch.",
]


@pytest.mark.parametrize(("k", "other"), [(0, 1), (0, 2), (1, 2)])
def test_one_speaker_says_two_things(k: int, other: int) -> None:
    left = report(ONE_SPEAKER[k], "The quay lay under water.")
    right = report("Larch sent help.", ONE_SPEAKER[other], title="Elsewhere")
    made = compare(left, right)
    ends = sentence_with(left, "Selma Ott"), sentence_with(right, "Selma Ott")
    assert all(
        link.strength is not Strength.SAME for link in made.alignments if (link.left, link.right) == ends
    )


def test_one_sentence_of_no_known_speaker_is_itself() -> None:
    told = "According to the mayor the old stone bridge will close on Monday."
    left = report(told, "The quay lay under water.")
    right = report("Larch sent help.", told, title="Elsewhere")
    ends = sentence_with(left, "stone bridge"), sentence_with(right, "stone bridge")
    (link,) = [link for link in compare(left, right).alignments if (link.left, link.right) == ends]
    assert link.strength is Strength.SAME


@pytest.mark.parametrize("piece", ["said according to ", "said ", "x ", "Ada Quill, ", "“ said "])
def test_hostile_runs_come_to_an_end(piece: str) -> None:
    """A walk without bounds at every verb would take minutes."""
    made = report(piece * (60_000 // len(piece)) + "said.")
    for own, terms in zip(own_terms(made), sentence_terms(made), strict=True):
        assert own <= set(terms.counts)


def test_a_shared_office_is_no_voice() -> None:
    reports = [
        report(sentence, "The quay lay under water.", title=f"Flood {name}")
        for name, sentence in zip("abc", [*ONE_SPEAKER[:2], ONE_SPEAKER[0]], strict=True)
    ]
    made = make_story(reports, {(i, j): compare(reports[i], reports[j]) for i, j in every_two(3)})
    (missing,) = [
        claim
        for claim in made.claims
        if "nine boats" in reports[claim.told_by[0]].sentence_text(claim.told_by[1])
    ]
    assert missing.reports == (0, 2)
