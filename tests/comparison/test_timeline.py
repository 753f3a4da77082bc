"""How figures move in time: who states which value when, who is behind, and what cannot be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.articles.model import Article
from reader.comparison.compare import compare_versions
from reader.comparison.moments import moments, slots, zone_of
from reader.comparison.story import Story
from reader.comparison.timeline import Earlier, Line, Step, Timeline, span, timeline
from reader.figures.model import Analysis
from reader.report.plot import plot
from reader.report.timeline import InTime, length, order_note
from tests.comparison.making import report
from tests.comparison.test_story import WAYS, all_pairs, story

Stated = tuple[str, str, str]
"""A value, who states it, and when: "12 14:05" is on the twelfth, in UTC."""


def texts(stated: Sequence[Stated], way: str = WAYS[0]) -> list[Analysis]:
    """A report for each, of one figure."""
    made = []
    for value, source, when in stated:
        day, _, time = when.partition(" ")
        analysis = report(way.format(matter="bridge", value=value))
        date = f"2025-06-{day}" if day else ""
        zoned = f"{time}+00:00" if len(time) == 5 else time
        article = replace(analysis.article, source=source, date=date, time=zoned, id=f"{source}{when}")
        made.append(replace(analysis, article=article))
    return made


def told(*stated: Stated, way: str = WAYS[0]) -> tuple[Story, Timeline]:
    """The story of reports that all state one thing, in time."""
    reports = texts(stated, way)
    made = story(reports, all_pairs(len(reports), 0))
    return made, timeline(made)


def one(*stated: Stated, way: str = WAYS[0]) -> tuple[InTime, Line]:
    """The one line of a story."""
    made, course = told(*stated, way=way)
    (line,) = course.lines
    return InTime(made, course), line


def steps(said: InTime, line: Line) -> list[tuple[str, str, str]]:
    """Who states what, and what is said of that."""
    return [(row.value, row.who, row.remark) for row in said.rows(line)]


def drawn(said: InTime, line: Line, width: int = 60, height: int = 5) -> list[str]:
    """The rows of the plot."""
    return ["".join(text for text, _ in row).rstrip() for row in said.plot(line, width, height)]


TOLL = (
    ("84", "Ledger", "12 14:05"),
    ("126", "Wire", "12 16:10"),
    ("126", "Courier", "12 16:10"),
    ("84", "Herald", "12 18:10"),
    ("141", "Post", "13 09:00"),
)


def test_who_states_an_older_figure_than_was_out_is_behind() -> None:
    said, line = one(*TOLL)
    assert steps(said, line) == [
        ("84", "Ledger", ""),
        ("126", "Wire", ""),
        ("126", "Courier", ""),
        ("84", "Herald", "behind by 2 h"),
        ("141", "Post", ""),
    ]
    assert said.points(line) == [
        "84 (12 Jun 14:05 Ledger)",
        "126 (16:10 Wire, Courier)",
        "○ 84 (18:10 Herald)",
        "141 (13 Jun 09:00 Post)",
    ]


def test_one_outlet_alone_makes_nobody_late() -> None:
    said, line = one(("706", "A", "01 10:00"), ("711", "B", "02 10:00"), ("706", "C", "03 10:00"))
    assert [remark for _, _, remark in steps(said, line)] == ["", "", ""]


def test_where_several_keep_to_the_older_value_the_two_are_rivals() -> None:
    said, line = one(*TOLL[:4], ("84", "Globe", "12 19:00"))
    assert not any(remark for _, _, remark in steps(said, line))


def test_who_stated_the_newer_value_went_back() -> None:
    said, line = one(*TOLL[:3], ("84", "Wire", "12 17:10"))
    assert steps(said, line)[-1] == ("84", "Wire (2)", "went back, 1 h after a newer figure")


@pytest.mark.parametrize("older", ["about 126", "at least 84", "dozens"])
def test_who_may_mean_the_newer_value_is_not_behind(older: str) -> None:
    said, line = one((older, "Ledger", "12 14:05"), *TOLL[1:3], (older, "Herald", "12 18:10"))
    assert not any(remark for _, _, remark in steps(said, line))


def test_a_day_alone_orders_nothing_within_it() -> None:
    said, line = one(
        ("84", "A", "12 09:00"), ("126", "B", "12"), ("126", "D", "12 10:00"), ("84", "C", "12 18:00")
    )
    assert len(line.slots) == 1 and line.by_day
    assert not any(remark for _, _, remark in steps(said, line))
    assert order_note(line) == "by day: the reports give no times"


def test_days_order_days() -> None:
    said, line = one(("84", "A", "12"), ("126", "B", "13"), ("126", "C", "13"), ("84", "D", "15"))
    assert steps(said, line)[-1] == ("84", "D", "behind by 2 days")
    assert [row.when for row in said.rows(line)] == ["12 Jun", "13 Jun", "13 Jun", "15 Jun"]


def test_what_has_no_date_stands_nowhere_in_time() -> None:
    said, line = one(("84", "A", ""), ("126", "B", "13"), ("84", "C", "14"))
    assert steps(said, line)[-1] == ("84", "A", "")
    assert said.rows(line)[-1].when == "no date" and line.undated
    assert said.points(line)[-1] == "84 (no date, A)"


def test_times_are_compared_across_zones_and_shown_in_one() -> None:
    made = texts([("84", "A", "12 23:30"), ("126", "B", "12 23:00-04:00"), ("126", "C", "13 01:00")])
    assert [m and m.day.day for m in moments([t.article for t in made])] == [12, 12, 13]
    order = [slot.texts for slot in slots(moments([t.article for t in made]))]
    assert order == [(0,), (2,), (1,)]
    said, line = one(("84", "A", "12 14:05+02:00"), ("126", "B", "12 16:00+02:00"))
    assert [row.when for row in said.rows(line)] == ["12 Jun 14:05", "16:00"]
    said, line = one(("84", "A", "12 14:05+02:00"), ("126", "B", "12 16:00+01:00"))
    assert [row.when for row in said.rows(line)] == ["12 Jun 12:05", "15:00"]


def test_a_time_without_a_zone_tells_nothing_beside_times_with_one() -> None:
    articles = [text.article for text in texts([("84", "A", "12 14:05"), ("126", "B", "12")])]
    bare = replace(articles[1], time="16:00")
    assert [m and m.at for m in moments([articles[0], bare])][1] is None
    assert all(m and m.at for m in moments([replace(articles[0], time="14:05"), bare]))
    assert moments([replace(bare, date="2025-06")]) == [None]


def test_an_earlier_text_of_a_report_is_a_point_of_its_own() -> None:
    made = texts([("19", "Wire", "12 10:00"), ("21", "Wire", "12 10:00"), ("21", "Post", "12 15:00")])
    old, new, other = made
    reports = [new, other]
    both = story(reports, all_pairs(2, 0))
    before = Earlier(0, "2025-06-12T10:01:30.000000+00:00", compare_versions(old, new))
    said = InTime(both, timeline(both, [before], {0: "2025-06-12T13:20:10.000000+00:00"}))
    (line,) = said.made.lines
    assert [(row.when, row.value, row.who) for row in said.rows(line)] == [
        ("12 Jun 10:00", "19", "Wire, version 1"),
        ("seen 13:20", "21", "Wire"),
        ("15:00", "21", "Post"),
    ]


def test_a_figure_that_one_report_alone_changed_is_a_line() -> None:
    old, new, other = texts(
        [("19", "Wire", "12 10:00"), ("21", "Wire", "12 10:00"), ("5", "Post", "12 15:00")]
    )
    both = story([new, other], [])
    assert timeline(both).lines == ()
    made = timeline(
        both, [Earlier(0, "2025-06-12T10:01:30", compare_versions(old, new))], {0: "2025-06-12T11:00:00"}
    )
    (line,) = made.lines
    assert line.moved and len(line.points) == 2


def test_lengths() -> None:
    told_ = [length(timedelta(minutes=m)) for m in (5, 60, 80, 605, 2879, 2880, 5000)]
    assert told_ == ["5 min", "1 h", "1 h 20 min", "10 h", "47 h", "2 days", "3 days"]


# --- the plot ---


def test_a_plot_steps_from_value_to_value() -> None:
    assert drawn(*one(*TOLL), width=46, height=4) == [
        "141 ┤                                     ●",
        "126 ┤      ●2─────────────────────────────╯",
        "    │      │",
        " 84 ┤●─────╯     ○",
        "    └┬─────┬─────┬────────────────────────┬──",
        "     12 Jun 14:05                  13 Jun 09:00",
    ]


def test_a_tie_goes_on_with_both_values() -> None:
    said, line = one(("5", "A", "12 10:00"), ("6", "B", "12 10:00"), ("6", "C", "12 12:00"))
    rows = drawn(said, line, width=20, height=2)
    assert rows[0].lstrip(" 6┤").startswith("●─") and "╯" in rows[1] and rows[1].startswith("5 ┤●")


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        (("20 to 30", "25"), {"20 to 30": "●", "25": "●"}),
        (("at least 84", "126"), {"84": "▲"}),
        (("up to 200", "126"), {"200": "▼"}),
        (("$14.3 billion", "$15bn"), {"$14.3 billion": "●", "$15bn": "●"}),
        (("12 June 2024", "14 June 2024"), {"12 June 2024": "●", "14 June 2024": "●"}),
    ],
)
def test_every_value_has_its_row_and_its_sign(values: tuple[str, str], labels: dict[str, str]) -> None:
    way = "The price of the bridge is the matter, and that is {value} as we were told today."
    said, line = one((values[0], "A", "12 10:00"), (values[1], "B", "12 12:00"), way=way)
    rows = drawn(said, line)
    for label, sign in labels.items():
        row = next(row for row in rows if row.lstrip(" ~<>").startswith(label))
        assert sign in row
    if "20 to 30" in values:
        low = [k for k, row in enumerate(rows) if "●" in row]
        assert len(low) == 3 and all("┃" in rows[k] for k in range(low[0] + 1, low[2]) if k not in low)


MOMENT = st.one_of(st.just(""), st.integers(10, 28).map(str), st.tuples(
    st.integers(10, 28), st.integers(0, 23), st.integers(0, 59)
).map(lambda t: f"{t[0]} {t[1]:02}:{t[2]:02}"))  # fmt: skip


VALUE = st.sampled_from(["40", "42", "52", "about 40", "41 to 47"])


@given(
    st.lists(st.tuples(VALUE, st.sampled_from("ABCD"), MOMENT), min_size=2, max_size=8),
    st.integers(8, 120),
    st.integers(1, 12),
)  # fmt: skip
def test_every_telling_stands_once_and_in_order(stated: list[Stated], width: int, height: int) -> None:
    made, course = told(*stated)
    said = InTime(made, course)
    for line in course.lines:
        placed = [telling.text for telling in line.tellings]
        assert len(placed) == len(set(placed)) and set(placed) == set(line.row.reports)
        starts = [slot.start for slot in line.slots]
        assert all(a < b or line.by_day for a, b in pairwise(starts))
        for point in line.points:
            for telling in point.tellings:
                assert (telling.late is not None) == (telling.step in (Step.BEHIND, Step.BACK))
                assert telling.late is None or telling.late > timedelta(0)
        values = [span(figure) for figure in line.levels]
        assert all(a is not None and b is not None and a < b for a, b in pairwise(values))
        rows = plot(line, width, height, zone_of(course.when), [f.text for f in line.levels])
        assert len({sum(len(text) for text, _ in row) for row in rows[:-1]}) == 1
        signs = sum(row_text.count(sign) for row in rows for row_text, _ in row for sign in "●○▲△▼▽")
        assert signs >= len(line.points)
        assert len(said.rows(line)) == len(placed)


def test_a_line_is_called_by_the_words_its_reports_share() -> None:
    said, line = one(*TOLL)
    assert said.name(line) == "bridge was seen by people"


def test_articles_without_times_are_by_day() -> None:
    articles = [Article(id=str(k), headline="", text="", date=f"2025-06-{k:02}") for k in (3, 1, 2)]
    assert [slot.texts for slot in slots(moments(articles))] == [(1,), (2,), (0,)]
