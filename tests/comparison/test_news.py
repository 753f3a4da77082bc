"""What is new in a story since it was last looked at."""

from __future__ import annotations

import json

import pytest

from reader.comparison.news import Known, News, known_of, news_of
from reader.comparison.timeline import timeline
from tests.comparison.test_story import all_pairs, story
from tests.comparison.test_timeline import TOLL, Stated, texts


def kept(*stated: Stated) -> Known:
    """The story as it was, through JSON and back."""
    reports = texts(stated)
    made = story(reports, all_pairs(len(reports), 0))
    return Known.from_data(json.loads(json.dumps(known_of(made, timeline(made)).as_data())))


def news(before: Known, *stated: Stated) -> News:
    """What is new in the story as it is."""
    reports = texts(stated)
    made = story(reports, all_pairs(len(reports), 0))
    return news_of(made, timeline(made), before)


def test_nothing_is_new_in_the_same_story() -> None:
    found = news(kept(*TOLL), *TOLL)
    assert not found and found.sentence() == ""


def test_a_new_report_with_a_new_value() -> None:
    found = news(kept(*TOLL[:3]), *TOLL)
    assert found.reports == (3, 4) and found.appeared == ()
    ((line, tellings),) = found.moved
    assert [line.levels[2].text, len(tellings)] == ["141", 1]
    assert found.sentence() == "2 reports, 1 figure moved"


def test_a_thing_appears_with_the_second_report_that_states_it() -> None:
    found = news(Known(frozenset({"Ledger12 14:05"})), *TOLL[:2])
    assert found.reports == (1,) and len(found.appeared) == 1 and not found.moved


def test_a_claim_that_more_voices_make() -> None:
    reports = texts(TOLL[:3])
    links = [((0, 1), (1, 1)), ((0, 1), (2, 1)), ((1, 1), (2, 1))]
    two, three = (story(reports[:n], all_pairs(n, 0), [x for x in links if x[1][0] < n]) for n in (2, 3))
    before = known_of(two, timeline(two))
    found = news_of(three, timeline(three), before)
    assert all(was < len(claim.voices) for claim, was in found.claims)


@pytest.mark.parametrize("data", [None, 3, [], [1, 2, 3], [["a"], [[1]], []], {"a": 1}, "abc"])
def test_what_is_damaged_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="no story that was kept"):
        Known.from_data(data)
