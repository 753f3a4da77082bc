"""Who says it first, who alone: copies are one voice, and what the dates do not tell is not told."""

from __future__ import annotations

from reader.comparison.firsts import Outlet, first_voice, outlets
from reader.comparison.story import Story, story_of
from reader.comparison.timeline import Timeline, timeline
from reader.figures.analysis import analyse
from reader.report.timeline import in_time
from tests.comparison.test_timeline import Stated, told
from tests.toll import toll


def counted(*stated: Stated) -> dict[str, Outlet]:
    """The outlets by name."""
    story, course = told(*stated)
    names = [report.article.source for report in story.reports]
    return {outlet.name: outlet for outlet in outlets(story, course, names)}


def test_the_first_of_those_who_state_a_thing() -> None:
    found = counted(("84", "A", "12 10:00"), ("84", "B", "12 11:00"), ("86", "C", "12 12:00"))
    assert [(o.name, o.first, o.ordered) for o in found.values()] == [("A", 1, 1), ("B", 0, 1), ("C", 0, 1)]


def test_a_tie_and_a_day_alone_tell_no_first() -> None:
    for when in ("12 10:00", "12"):
        found = counted(("84", "A", when), ("84", "B", when), ("86", "C", "12 12:00"))
        assert all((o.first, o.ordered) == (0, 0) for o in found.values())
    assert all(o.ordered == 0 for o in counted(("84", "A", ""), ("84", "B", "12 10:00")).values())


def test_copies_are_one_voice() -> None:
    _, course = told(("84", "A", "12 10:00"), ("84", "B", "12 10:00"), ("86", "C", "12 12:00"))
    assert first_voice(course, [(0, 1), (2,)]) == (0, 1)
    assert first_voice(course, [(0,), (1,), (2,)]) is None
    assert first_voice(course, [(0, 1, 2)]) is None


def test_reports_of_one_outlet_are_counted_together() -> None:
    found = counted(("84", "A", "12 10:00"), ("84", "B", "12 11:00"), ("86", "A", "12 12:00"))
    assert found["A"].reports == (0, 2) and found["A"].first == 1


def made() -> tuple[Story, Timeline]:
    """Six reports as the program reads them."""
    story = story_of([analyse(article) for article in toll()])
    return story, timeline(story)


def test_six_reports_of_an_accident() -> None:
    story, course = made()
    found = {o.name: o for o in outlets(story, course, [r.article.source for r in story.reports])}
    assert found["Norwick Ledger"].first > 1 and found["The Herald"].behind == 1
    assert sum(o.behind for o in found.values()) == 1
    assert all(0 <= o.first <= o.ordered for o in found.values())
    said = in_time(story)
    assert any(said.first(claim) == "first Norwick Ledger" for claim in story.claims)
