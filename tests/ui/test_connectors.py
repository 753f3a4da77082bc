"""Lines in the gutter: nothing lies upon what it has nothing to do with, and every link shows somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.ui.parallel.connectors import Cell, Gutter, Look, Wire, connect

LEFT, RIGHT, UP, DOWN = 1, 2, 4, 8
ACROSS, ALONG = LEFT | RIGHT, UP | DOWN
_WITH = {
    LEFT: "╴─┘┴┐┬┤┼╸━┛┻┓┳┫╋┄┅",
    RIGHT: "╶─└┴┌┬├┼╺━┗┻┏┳┣╋┄┅",
    UP: "╵┘└┴│┤├┼╹┛┗┻┃┫┣╋┆┇",
    DOWN: "╷┐┌┬│┤├┼╻┓┏┳┃┫┣╋┆┇",
}
ARMS = {
    glyph: sum(arm for arm, glyphs in _WITH.items() if glyph in glyphs) for glyph in "".join(_WITH.values())
}
"""The arms of each box-drawing glyph, as bits."""
ARROWS = "←→↑↓"
Ends = tuple[int, int]
View = tuple[list[Wire], int, int]


@st.composite
def views(draw: st.DrawFn, cursor: bool = True, narrowest: int = 1) -> View:
    """Wires, width and height of a gutter: each sentence has a row of its own on its side, or none in view.

    Current are all wires of one sentence, as they are at the cursor.
    """
    width, height = draw(st.integers(narrowest, 16)), draw(st.integers(1, 14))
    rows = []
    for _ in range(2):
        inside = draw(st.sets(st.integers(0, height - 1), max_size=8))
        rows.append(
            [-1] * draw(st.integers(0, 2)) + sorted(inside) + [height] * draw(st.integers(not inside, 2))
        )
    numbers = [st.integers(0, len(found) - 1) for found in rows]
    ends = draw(st.sets(st.tuples(*numbers), max_size=12))
    side = draw(st.sampled_from([0, 1]))
    at = draw(numbers[side]) if cursor else -1
    wires = [
        Wire(a, b, rows[0][a], rows[1][b], draw(st.booleans()), (a, b)[side] == at) for a, b in sorted(ends)
    ]
    return wires, width, height


def in_view(wire: Wire, height: int) -> bool:
    """Whether both ends stand in view."""
    return 0 <= wire.left_row < height and 0 <= wire.right_row < height


def mirrored(wires: list[Wire]) -> list[Wire]:
    """The same wires with left and right swapped."""
    return [replace(w, left=w.right, right=w.left, left_row=w.right_row, right_row=w.left_row) for w in wires]


def path(wire: Wire, column: int, width: int) -> dict[Ends, int]:
    """The cells from one sentence to the other, and the arms with which a wire passes through each."""
    first, last = wire.left_row, wire.right_row
    if column < 0:
        assert first == last
        return {(x, first): ACROSS for x in range(width)}
    found = {(x, first): ACROSS for x in range(column)}
    found |= {(x, last): ACROSS for x in range(column + 1, width)}
    found |= {(column, y): ALONG for y in range(min(first, last) + 1, max(first, last))}
    if first == last:
        found[column, first] = ACROSS
    else:
        ahead, back = (DOWN, UP) if first < last else (UP, DOWN)
        found[column, first], found[column, last] = LEFT | ahead, RIGHT | back
    return found


def paths(wires: list[Wire], gutter: Gutter, width: int) -> dict[Ends, dict[Ends, int]]:
    """The path of each wire that is drawn whole."""
    known = {(w.left, w.right): w for w in wires}
    return {ends: path(known[ends], column, width) for ends, column in gutter.whole.items()}


def ports(wire: Wire, width: int, height: int) -> Iterator[tuple[int, int]]:
    """The cells of the gutter next to the sentences in view, the left one first."""
    for x, y in ((0, wire.left_row), (width - 1, wire.right_row)):
        if 0 <= y < height:
            yield x, y


def share(a: Ends, b: Ends) -> bool:
    """Whether two wires have a sentence in common."""
    return a[0] == b[0] or a[1] == b[1]


def picture(gutter: Gutter, width: int, height: int) -> list[str]:
    """The gutter as it looks."""
    blank = Cell(" ", Look.LINK)
    return ["".join(gutter.cells.get((x, y), blank).glyph for x in range(width)) for y in range(height)]


@given(views())
@settings(max_examples=150, deadline=None)
def test_everything_is_drawn_within_the_gutter(view: View) -> None:
    wires, width, height = view
    gutter = connect(wires, width, height)
    assert all(0 <= x < width and 0 <= y < height for x, y in gutter.cells)
    assert all(cell.glyph in ARMS or cell.glyph in ARROWS for cell in gutter.cells.values())
    assert set(gutter.whole) <= {(w.left, w.right) for w in wires if in_view(w, height)}
    assert all(-1 <= column < width for column in gutter.whole.values())


def begins_with_an_arrow(wires: list[Wire], wire: Wire, place: Ends, width: int, height: int) -> bool:
    """Whether a wire's cell at an edge may be an arrow: its sentence has another wire, out of the view."""
    if place not in ports(wire, width, height):
        return False
    return any(not in_view(w, height) and place in ports(w, width, height) for w in wires)


@given(views(cursor=False))
@settings(max_examples=150, deadline=None)
def test_a_whole_wire_leads_from_edge_to_edge(view: View) -> None:
    """Without a cursor, by the arms of its cells alone; it may begin with an arrow out of the view."""
    wires, width, height = view
    gutter = connect(wires, width, height)
    known = {(w.left, w.right): w for w in wires}
    for ends, cells in paths(wires, gutter, width).items():
        for place, arms in cells.items():
            glyph = gutter.cells[place].glyph
            if glyph in "↑↓":
                assert begins_with_an_arrow(wires, known[ends], place, width, height)
            elif ARMS[glyph] & arms != arms:
                assert (arms, ARMS[glyph]) == (ACROSS, ALONG), "it passes beneath an upright line"


@given(views())
@settings(max_examples=150, deadline=None)
def test_only_the_wires_at_the_cursor_lie_over_others(view: View) -> None:
    """They interrupt what they cross straight; what shares a sentence with them still touches them."""
    wires, width, height = view
    gutter = connect(wires, width, height)
    found = paths(wires, gutter, width)
    known = {(w.left, w.right): w for w in wires}
    for ends, cells in found.items():
        for place, arms in cells.items():
            cell = gutter.cells[place]
            over = [other for other in found if known[other].current and place in found[other]]
            if cell.glyph in "↑↓":
                assert any(begins_with_an_arrow(wires, known[e], place, width, height) for e in (ends, *over))
            elif ARMS[cell.glyph] & arms != arms and (arms, ARMS[cell.glyph]) != (ACROSS, ALONG):
                assert cell.look is Look.CURRENT and over and not known[ends].current
                if not any(share(ends, other) for other in over):
                    assert {arms, ARMS[cell.glyph]} == {ACROSS, ALONG}


@given(views(narrowest=2))
@settings(max_examples=150, deadline=None)
def test_the_wires_at_the_cursor_are_whole(view: View) -> None:
    """And nothing else is drawn as they are."""
    wires, width, height = view
    gutter = connect(wires, width, height)
    current = [w for w in wires if w.current]
    assert {(w.left, w.right) for w in current if in_view(w, height)} <= set(gutter.whole)
    found = paths(wires, gutter, width)
    own = {place for w in current for place in found.get((w.left, w.right), ())}
    assert all(gutter.cells[place].look is Look.CURRENT for place in own)
    heavy = {place for place, cell in gutter.cells.items() if cell.look is Look.CURRENT}
    assert heavy <= own | {place for w in current for place in ports(w, width, height)}


@given(views())
@settings(max_examples=150, deadline=None)
def test_unrelated_wires_only_cross(view: View) -> None:
    """Where two wires without a common sentence meet, one passes across and the other along."""
    wires, width, height = view
    found = paths(wires, connect(wires, width, height), width)
    for a, b in combinations(found, 2):
        if not share(a, b):
            for place in found[a].keys() & found[b].keys():
                assert {found[a][place], found[b][place]} == {ACROSS, ALONG}


@given(views())
@settings(max_examples=150, deadline=None)
def test_level_wires_are_whole(view: View) -> None:
    """Unless another link of one of the two sentences is drawn, with which they would mislead."""
    wires, width, height = view
    gutter = connect(wires, width, height)
    for wire in wires:
        ends = (wire.left, wire.right)
        if in_view(wire, height) and wire.left_row == wire.right_row and ends not in gutter.whole:
            assert any(share(ends, other) for other in gutter.whole)


def reached(gutter: Gutter, row: int, width: int) -> set[int]:
    """The rows at the right edge to which a reader who follows light lines never going back is led.

    A line that meets an upright one, or a heavy one, without a joint goes on behind it.
    """
    found: set[int] = set()
    ahead: list[tuple[int, int, int]] = [(0, row, RIGHT)]
    known = set(ahead)
    while ahead:
        x, y, way = ahead.pop()
        cell = gutter.cells.get((x, y))
        if cell is None:
            continue
        arms = ARMS.get(cell.glyph, ACROSS)  # behind an arrow the line goes on
        back = {RIGHT: LEFT, UP: DOWN, DOWN: UP}[way]
        ways = [arm for arm in (RIGHT, UP, DOWN) if arms & arm and arm != back]
        if cell.look is Look.CURRENT or not arms & back:
            ways = [way]
        for arm in ways:
            if arm == RIGHT and x == width - 1:
                found.add(y)
                continue
            step = (x + (arm == RIGHT), y + (arm == DOWN) - (arm == UP), arm)
            if step not in known:
                known.add(step)
                ahead.append(step)
    return found


@given(views(cursor=False))
@settings(max_examples=300, deadline=None)
def test_no_way_leads_to_what_is_not_linked(view: View) -> None:
    wires, width, height = view
    gutter = connect(wires, width, height)
    linked = {(w.left_row, w.right_row) for w in wires}
    for row in {w.left_row for w in wires if (w.left, w.right) in gutter.whole}:
        assert all((row, there) in linked for there in reached(gutter, row, width))


def test_links_that_meet_at_a_sentence_of_neither_do_not_mislead() -> None:
    """2-1 and 5-1 are one bundle, and 5-5 is level: drawn so, a line would lead from 2 to 5."""
    gutter = connect([Wire(2, 1, 2, 1), Wire(5, 1, 5, 1), Wire(5, 5, 5, 5)], 8, 7)
    assert reached(gutter, 2, 8) <= {1} and reached(gutter, 5, 8) <= {1, 5}


@given(views())
@settings(max_examples=150, deadline=None)
def test_no_link_is_silent(view: View) -> None:
    """What is not drawn whole has an arrow at each end in view, but where another wire is drawn."""
    wires, width, height = view
    gutter = connect(wires, width, height)
    taken = {place for cells in paths(wires, gutter, width).values() for place in cells}
    stubs = [w for w in wires if (w.left, w.right) not in gutter.whole]
    heads: dict[Ends, set[str]] = {}
    for wire in stubs:
        for x, own, partner, across in (
            (0, wire.left_row, wire.right_row, "→"),
            (width - 1, wire.right_row, wire.left_row, "←"),
        ):
            if 0 <= own < height:
                glyph = "↑" if partner < 0 else "↓" if partner >= height else across
                heads.setdefault((x, own), set()).add(glyph)
    for place, glyphs in heads.items():
        assert place in gutter.cells
        if place not in taken:
            assert gutter.cells[place].glyph in glyphs
    assert {place for place, cell in gutter.cells.items() if cell.glyph in ARROWS} <= set(heads)
    assert set(gutter.cells) <= taken | set(heads)


@given(views(narrowest=4))
@settings(max_examples=150, deadline=None)
def test_a_mirrored_gutter_joins_as_much(view: View) -> None:
    """Up to two links in view. Of more, those at the cursor: columns are chosen greedily."""
    wires, width, height = view
    there, back = connect(wires, width, height), connect(mirrored(wires), width, height)
    seen = [w for w in wires if in_view(w, height)]
    if len(seen) <= 2:
        assert len(there.whole) == len(back.whole)
    for wire in seen:
        if wire.current:
            assert (wire.left, wire.right) in there.whole and (wire.right, wire.left) in back.whole


@given(views())
@settings(max_examples=100, deadline=None)
def test_the_look_tells_of_the_link(view: View) -> None:
    """Where all links are in part, so is what is drawn of them; where none is, nothing is."""
    wires, width, height = view
    for partial in (False, True):
        alike = [replace(w, partial=partial, current=False) for w in wires]
        looks = {cell.look for cell in connect(alike, width, height).cells.values()}
        assert looks <= {Look.PARTIAL if partial else Look.LINK}


# What it looks like.


def test_a_level_wire_is_straight() -> None:
    assert picture(connect([Wire(0, 0, 1, 1)], 5, 3), 5, 3) == ["     ", "─────", "     "]
    assert picture(connect([Wire(0, 0, 0, 0, partial=True)], 3, 1), 3, 1) == ["┄┄┄"]
    assert picture(connect([Wire(0, 0, 0, 0, current=True)], 3, 1), 3, 1) == ["━━━"]
    assert picture(connect([Wire(0, 0, 0, 0, partial=True, current=True)], 3, 1), 3, 1) == ["┅┅┅"]


def test_a_wire_turns_in_the_middle() -> None:
    assert picture(connect([Wire(0, 0, 0, 2)], 5, 3), 5, 3) == ["──┐  ", "  │  ", "  └──"]
    assert picture(connect([Wire(0, 0, 2, 0)], 5, 3), 5, 3) == ["  ┌──", "  │  ", "──┘  "]


def test_wires_of_one_sentence_fan_out() -> None:
    """And merge; a link in part is dashed where it runs alone."""
    wires = [Wire(0, 0, 1, 0), Wire(0, 1, 1, 1), Wire(0, 2, 1, 2, partial=True)]
    assert picture(connect(wires, 5, 3), 5, 3) == ["  ┌──", "──┼──", "  └┄┄"]
    assert picture(connect(mirrored(wires), 5, 3), 5, 3) == ["──┐  ", "──┼──", "┄┄┘  "]


def test_the_wire_at_the_cursor_lies_over_what_it_crosses() -> None:
    wires = [Wire(0, 1, 0, 2, current=True), Wire(1, 0, 1, 1)]
    assert picture(connect(wires, 5, 3), 5, 3) == ["━━┓  ", "──┃──", "  ┗━━"]


def test_what_leads_out_of_the_view_is_an_arrow() -> None:
    wires = [Wire(0, 0, 0, -1), Wire(1, 1, 1, 3), Wire(2, 2, -1, 2), Wire(3, 3, -1, 3)]
    assert picture(connect(wires, 4, 3), 4, 3) == ["↑   ", "↓   ", "   ↑"]
    beside_another = [Wire(0, 0, 0, 0), Wire(0, 1, 0, 3)]
    assert picture(connect(beside_another, 4, 3), 4, 3) == ["↓───", "    ", "    "]


def test_two_wires_that_swap_rows_cannot_both_be_drawn() -> None:
    """Their arms would lie upon each other in either order: the second is an arrow at each end."""
    wires = [Wire(0, 1, 0, 2), Wire(1, 0, 2, 0)]
    gutter = connect(wires, 9, 3)
    assert list(gutter.whole) == [(0, 1)]
    at_cursor = connect([wires[0], replace(wires[1], current=True)], 9, 3)
    assert list(at_cursor.whole) == [(1, 0)]


def test_more_than_anyone_can_follow_is_told_by_arrows() -> None:
    """The level ones are first, forty in all."""
    wires = [Wire(k, k, k, k) for k in range(70)]
    gutter = connect(wires, 8, 70)
    assert len(gutter.whole) == 40
    assert gutter.cells[0, 69].glyph == "→" and gutter.cells[7, 69].glyph == "←"


@pytest.mark.parametrize(("width", "height"), [(0, 5), (5, 0), (-1, 3)])
def test_without_room_nothing_is_drawn(width: int, height: int) -> None:
    assert connect([Wire(0, 0, 0, 0)], width, height) == Gutter({}, {})
    assert connect([], 5, 5) == Gutter({}, {})
