"""What of a comparison is in view: cursor, partners and scrolling, without an app."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.comparison.compare import compare
from reader.comparison.model import Comparison, Strength
from reader.importing.samples import load_samples
from reader.ui.parallel.arrange import Mode
from reader.ui.parallel.moving import Spot
from reader.ui.parallel.stage import Stage
from reader.ui.sides import Side, sides
from tests.ui.stories import LEFT, RIGHT, analyse, told


def earnest(a: int, b: int) -> Comparison:
    """Two of the samples, compared."""
    samples = [analyse(article) for article in load_samples()]
    return compare(samples[a], samples[b])


COMPARED = [sides(told(analyse(LEFT), analyse(RIGHT))), sides(earnest(0, 3)), sides(earnest(5, 6))]
SIZES = st.tuples(st.integers(20, 200), st.integers(4, 60))


def staged(two: tuple[Side, Side], width: int, height: int) -> Stage:
    """A stage with two sides at a size."""
    stage = Stage()
    stage.lay_out(width, height)
    stage.show(two, (two[0].marks, two[1].marks))
    return stage


def within(stage: Stage, k: int) -> bool:
    """Whether a side's view has nothing blank before its text's first line or, in vain, behind its last."""
    assert stage.arrangement is not None
    return 0 <= stage.top(k) <= max(0, stage.arrangement.length(k) - stage.pane(k).height)


Step = tuple[str, int, int]
DEEDS = st.sampled_from(["go", "scroll", "mode", "link", "level", "resize"])
STEPS = st.lists(st.tuples(DEEDS, st.integers(0, 1), st.integers(0, 99)), max_size=12)


@given(st.sampled_from(COMPARED), SIZES, STEPS)
@settings(max_examples=120, deadline=None)
def test_the_cursor_can_be_seen_whatever_was_done(
    two: tuple[Side, Side], size: tuple[int, int], steps: list[Step]
) -> None:
    """After a move it begins in view, its side filled; nothing leaves the texts altogether."""
    stage = staged(two, *size)
    for what, k, number in steps:
        if what == "go":
            there = number % len(two[k].analysis.sentences)
            assert stage.move_to(Spot(k, there))
            assert stage.row_of(k, there) >= 0 or stage.pane(k).height == 0
            assert within(stage, k)
        elif what == "scroll":
            stage.scroll_by(k, number - 50)
            assert stage.arrangement is not None
        elif what == "mode":
            stage.set_mode(Mode.ROWS if stage.mode is Mode.COLUMNS else Mode.COLUMNS)
        elif what == "link":
            stage.linked = not stage.linked
        elif what == "level":
            stage.level_partner()
        else:
            stage.resize(20 + number * 2, 4 + number // 2)
        assert stage.arrangement is not None
        for side in (0, 1):
            height = stage.pane(side).height
            assert -height <= stage.top(side) <= stage.arrangement.length(side)


@given(st.sampled_from(COMPARED), st.integers(80, 200), st.integers(12, 60), st.integers(0, 1), st.data())
@settings(max_examples=120, deadline=None)
def test_a_partner_is_level_when_it_had_to_be_brought(
    two: tuple[Side, Side], width: int, height: int, k: int, data: st.DataObject
) -> None:
    """Both begin on one row, where both fit; it is not moved where a partner is wholly in view."""
    stage = staged(two, width, height)
    same = [s for s, links in two[k].partners.items() if links[0].strength is Strength.SAME]
    there = data.draw(st.sampled_from(sorted(same)))
    stage.move_to(Spot(k, data.draw(st.integers(0, len(two[k].analysis.sentences) - 1))))
    stage.move_to(Spot(k, there))
    partners = two[k].partner_sentences(there)
    assert any(stage.row_of(1 - k, p) >= 0 for p in partners)
    assert stage.arrangement is not None
    view = range(stage.top(1 - k), stage.top(1 - k) + stage.pane(1 - k).height)
    whole = [all(line in view for line in stage.arrangement.place(1 - k, p)) for p in partners]
    assert any(whole) or stage.row_of(k, there) == stage.row_of(1 - k, partners[0])
    assert stage.level_partner()
    assert stage.row_of(k, there) == stage.row_of(1 - k, partners[0]) >= 0


@given(st.sampled_from(COMPARED), st.integers(80, 200), st.integers(12, 60), st.integers(0, 1), st.data())
@settings(max_examples=80, deadline=None)
def test_scrolling_moves_the_other_text_little_by_little(
    two: tuple[Side, Side], width: int, height: int, k: int, data: st.DataObject
) -> None:
    stage = staged(two, width, height)
    stage.move_to(Spot(k, data.draw(st.integers(0, len(two[k].analysis.sentences) - 1))))
    for step in data.draw(st.lists(st.sampled_from([1, -1, 3, -3]), max_size=15)):
        before = list(stage.tops)
        stage.scroll_by(k, step)
        assert abs(stage.tops[k] - before[k]) <= abs(step)
        assert abs(stage.tops[1 - k] - before[1 - k]) <= 4 * abs(stage.tops[k] - before[k])


@given(st.sampled_from(COMPARED), st.integers(80, 200), st.integers(12, 60), st.data())
@settings(max_examples=60, deadline=None)
def test_a_text_that_scrolls_alone_moves_no_other(
    two: tuple[Side, Side], width: int, height: int, data: st.DataObject
) -> None:
    stage = staged(two, width, height)
    stage.linked = False
    for k, number in data.draw(st.lists(st.tuples(st.integers(0, 1), st.integers(0, 40)), max_size=8)):
        before = stage.tops[1 - k]
        stage.scroll_by(k, number - 20)
        stage.move_to(Spot(k, number % len(two[k].analysis.sentences)))
        assert stage.tops[1 - k] == before


@pytest.mark.parametrize("mode", list(Mode))
def test_before_there_is_anything(mode: Mode) -> None:
    """Without sides or size every question has an answer, and nothing moves."""
    stage = Stage()
    stage.set_mode(mode)
    stage.resize(120, 36)
    assert stage.in_view(0) == {} and stage.first_in_view(1) == 0 and stage.row_of(0, 3) == -1
    assert not stage.move_to(Spot(0, 0)) and not stage.level_partner() and stage.partner_of(Spot(0, 1)) == -1
    stage.scroll_by(0, 3)
    assert stage.tops == [0, 0]


def test_a_look_at_the_other_layout_changes_nothing() -> None:
    stage = staged(COMPARED[1], 120, 30)
    stage.move_to(Spot(0, 20))
    stage.scroll_by(1, 7)
    before = list(stage.tops)
    stage.set_mode(Mode.ROWS)
    stage.set_mode(Mode.COLUMNS)
    assert stage.tops == before


def test_a_link_in_part_moves_nothing() -> None:
    """The text stays where it is; asked for, the partner comes."""
    two = COMPARED[1]
    part = next(s for s, links in sorted(two[0].partners.items()) if links[0].strength is Strength.PARTIAL)
    stage = staged(two, 120, 14)
    stage.move_to(Spot(0, max(0, part - 1)))
    partner = two[0].partner_sentences(part)[0]
    stage.tops[1] = 0 if stage.arrangement is not None and stage.arrangement.place(1, partner)[0] > 20 else 60
    before, own = stage.tops[1], stage.tops[0]
    stage.move_to(Spot(0, part))
    assert stage.tops[1] - before == stage.tops[0] - own or stage.tops[1] in (0, before)
    assert stage.level_partner() and stage.row_of(0, part) == stage.row_of(1, partner)


@pytest.mark.parametrize("two", COMPARED)
def test_what_stood_level_stays_level_when_the_cursor_goes_on(two: tuple[Side, Side]) -> None:
    """To a sentence that stands alone, below the view: both texts go on by the same rows."""
    tried = 0
    for start in sorted(two[0].partners):
        stage = staged(two, 120, 14)
        stage.move_to(Spot(0, start))
        alone = next((s for s in two[0].only if s > start), -1)
        before = list(stage.tops)
        assert stage.arrangement is not None
        end = stage.arrangement.length(1) - stage.pane(1).height
        if alone < 0 or not 0 <= before[1] <= end - 12:
            continue
        stage.move_to(Spot(0, alone))
        moved = stage.tops[0] - before[0]
        if 0 < moved < stage.pane(0).height:
            assert stage.tops[1] - before[1] == moved
            tried += 1
    assert tried or two is COMPARED[0]


def test_a_look_at_the_partner_leaves_the_rows_in_order() -> None:
    """Who walks on in the other article has its order."""
    stage = staged(COMPARED[1], 120, 30)
    stage.move_to(Spot(0, 1))
    stage.set_mode(Mode.ROWS)
    first = stage.arrangement
    partner = stage.partner_of(Spot(0, 1))
    stage.move_to(Spot(1, partner, -1, 1))
    assert stage.arrangement is first
    stage.move_to(Spot(0, 1))
    assert stage.arrangement is first
    stage.move_to(Spot(1, partner, -1, 1))
    row = stage.row_of(1, partner)
    stage.move_to(Spot(1, partner + 1))
    assert stage.arrangement is not first and stage.row_of(1, partner) in (row, -1)
