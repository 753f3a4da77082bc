"""The comparison view as plain data: where sentences stand, what follows what, which cells belong to what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations, groupby, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.articles.model import Role
from reader.comparison.model import Alignment, Comparison, FigurePair, Strength, Verdict
from reader.figures.model import Analysis
from reader.importing.text import article_from_text
from reader.ui.marks import Stretch
from reader.ui.parallel.arrange import BLANK, Arrangement, Line, Mode, columns, rows
from reader.ui.parallel.follow import Anchor, anchors, chain, follow, level, reveal
from reader.ui.parallel.frame import MAP, MARGIN, MEASURE, STACK_BELOW, Frame, Pane, frame
from reader.ui.parallel.moving import Spot, Step, linked_as, paragraph, sentence_at, step_in, stops
from reader.ui.parallel.overview import cell_of, line_of, overview, view_cells
from reader.ui.sides import Side, sides
from reader.ui.typeset import Setting, typeset
from tests.ui.stories import LEFT, RIGHT, analyse

# --- made-up articles and links ---

_WORDS = ["bridge", "river", "mayor", "crowd", "band", "stone", "iron", "night", "people", "harbour"]
_OTHER_LINES = ("What the town says", "Read more: the bridge in pictures", "© 2025 The Daily Bridge")

PARAGRAPHS = st.one_of(
    st.lists(
        st.lists(st.sampled_from(_WORDS), min_size=2, max_size=9).map(lambda w: f"The {' '.join(w)} is old."),
        min_size=1,
        max_size=4,
    ).map(" ".join),
    st.sampled_from(_OTHER_LINES),
)
TEXTS = st.tuples(
    st.sampled_from(["", "Bridge opens to traffic\n\n"]), st.lists(PARAGRAPHS, max_size=4).map("\n\n".join)
).map("".join)
SCORES = st.integers(1, 8).map(lambda eighths: eighths / 8)
"""Sums of these are exact."""


@cache
def analysed(text: str) -> Analysis:
    """The text as an article, cleaned as on import."""
    return analyse(article_from_text(text))


def _links(draw: st.DrawFn, lengths: tuple[int, int], most: int = 12) -> tuple[Alignment, ...]:
    """Links between some sentences of articles with so many, in order."""
    if not all(lengths):
        return ()
    ends = draw(st.sets(st.tuples(*(st.integers(0, n - 1) for n in lengths)), max_size=most))
    return tuple(Alignment(a, b, draw(SCORES), draw(st.sampled_from(Strength))) for a, b in sorted(ends))


Texts = tuple[tuple[Setting, Setting], tuple[Alignment, ...]]


@st.composite
def linked_texts(draw: st.DrawFn) -> Texts:
    """Two articles set in rows, and links between them."""
    measure = draw(st.integers(8, 60))
    left, right = (typeset(analysed(draw(TEXTS)), measure, by_sentence=True) for _ in range(2))
    return (left, right), _links(draw, (len(left.spans), len(right.spans)))


def swapped(links: Sequence[Alignment]) -> list[Alignment]:
    """The links as they are from the other side."""
    found = [Alignment(link.right, link.left, link.score, link.strength) for link in links]
    return sorted(found, key=lambda link: (link.left, link.right))


# --- arranging ---


def check_drawn_once(made: Arrangement) -> None:
    """Each sentence stands in its area once, wholly, its rows in order; places tell where."""
    for side, setting in enumerate(made.settings):
        area = made.areas[made.area_of[side]]
        assert made.length(side) == len(area)
        told = sorted(line.row for line in area if line.side == side and line.row >= 0)
        assert told == [n for n, row in enumerate(setting.rows) if row.sentence >= 0]
        assert len(made.places[side]) == len(setting.spans)
        for sentence in range(len(setting.spans)):
            first, last = made.place(side, sentence)
            begin, end = setting.rows_of(sentence)
            assert list(area[first : last + 1]) == [Line(side, row) for row in range(begin, end + 1)]
        assert made.place(side, -1) == made.place(side, len(setting.spans)) == (0, 0)


def bands(made: Arrangement) -> Iterator[list[tuple[int, tuple[Line, ...]]]]:
    """What stands between lines that are blank in every area: line number and the lines level there."""
    together = enumerate(zip(*made.areas, strict=True))
    for blank, group in groupby(together, key=lambda pair: all(line == BLANK for line in pair[1])):
        if not blank:
            yield list(group)


def sentences_in(made: Arrangement, lines: Sequence[Line], side: int) -> list[int]:
    """The sentences of a side in some lines, in order."""
    rows = made.settings[side].rows
    return list(
        dict.fromkeys(rows[line.row].sentence for line in lines if line.side == side and line.row >= 0)
    )


def check_bands(made: Arrangement, links: Sequence[Alignment], focus: int) -> None:
    """Who stands beside whom, in which order, and what is told by pointers."""
    other = 1 - focus
    score = {(link.left, link.right)[:: 1 - 2 * focus]: link.score for link in links}
    best = {b: max(s for (_, d), s in score.items() if d == b) for _, b in score}
    order, beside = [], []
    for band in bands(made):
        lines = [line for _, level_lines in band for line in level_lines if line != BLANK]
        mine, theirs = sentences_in(made, lines, focus), sentences_in(made, lines, other)
        pointers = [line for line in lines if line.told >= 0]
        order += mine
        if any((a, b) in score for a in mine for b in range(len(made.settings[other].spans))):
            (sentence,) = mine
            beside += [(sentence, b) for b in theirs]
            assert all(score[sentence, b] == best[b] for b in theirs)
            linked = sorted(b for a, b in score if a == sentence)
            assert sorted([*theirs, *(line.told for line in pointers)]) == linked
            assert all(line.side == other and line.row == -1 for line in pointers)
            assert made.place(focus, sentence)[0] == band[0][0]
            if len(made.areas) == 2:
                assert all(line != BLANK for line in band[0][1]), "the first partner begins level with it"
        else:
            assert not pointers and not (mine and theirs), "what one side alone says has nothing beside it"
            assert not any(b in best for b in theirs)
            alone = mine or theirs
            assert alone == list(range(alone[0], alone[-1] + 1)), "one paragraph goes on"
    assert order == list(range(len(made.settings[focus].spans)))
    assert sorted(b for _, b in beside) == sorted(best), "each stands with one that it is linked to"
    assert made.beside == {(a, b)[:: 1 - 2 * focus] for a, b in beside}
    shown = [made.shown_with[side] for side in (0, 1)]
    assert {b: (link.left, link.right) for b, link in shown[other].items()} == {
        b: (a, b)[:: 1 - 2 * focus] for a, b in beside
    }
    assert shown[focus].keys() == {a for a, _ in beside}
    for a, link in shown[focus].items():
        assert link.score == max(score[a, b] for c, b in beside if c == a)


@given(linked_texts())
@settings(max_examples=60, deadline=None)
def test_columns_are_the_articles_as_written(texts: Texts) -> None:
    made = columns(texts[0])
    check_drawn_once(made)
    assert made.mode is Mode.COLUMNS and made.area_of == (0, 1) and not made.together
    for side, setting in enumerate(texts[0]):
        assert [line.row for line in made.areas[side]] == [
            n if row.sentence >= 0 else -1 for n, row in enumerate(setting.rows)
        ]


@given(linked_texts(), st.sampled_from([0, 1]), st.booleans())
@settings(max_examples=130, deadline=None)
def test_rows_draw_every_sentence_once(texts: Texts, focus: int, stacked: bool) -> None:
    made = rows(*texts, focus, stacked=stacked)
    check_drawn_once(made)
    assert made.mode is Mode.ROWS and made.together
    assert made.area_of == ((0, 0) if stacked else (0, 1))
    assert len({len(area) for area in made.areas}) == 1, "both areas scroll as one"


@given(linked_texts(), st.sampled_from([0, 1]), st.booleans())
@settings(max_examples=150, deadline=None)
def test_rows_set_partners_beside_each_other(texts: Texts, focus: int, stacked: bool) -> None:
    check_bands(rows(*texts, focus, stacked=stacked), texts[1], focus)


@given(linked_texts(), st.sampled_from([0, 1]), st.booleans())
@settings(max_examples=100, deadline=None)
def test_what_only_the_other_side_says_follows_what_it_follows_there(
    texts: Texts, focus: int, stacked: bool
) -> None:
    """And before its first link comes before that link's band; what goes on as it was has no gap in it."""
    made, other = rows(*texts, focus, stacked=stacked), 1 - focus
    setting, area = texts[0][other], made.areas[made.area_of[other]]
    linked = {(link.left, link.right)[other] for link in texts[1]}
    last = -1
    for sentence in range(len(setting.spans)):
        if sentence not in linked:
            if last >= 0:
                assert made.place(other, sentence)[0] > made.place(other, last)[1]
            if sentence and sentence - 1 not in linked:
                first, before = made.place(other, sentence)[0], made.place(other, sentence - 1)[1]
                is_new = setting.rows[setting.rows_of(sentence)[0] - 1].sentence < 0
                headline = setting.role_of(sentence - 1) is Role.HEADLINE
                assert first == before + 1 + is_new or headline
                assert area[before + 1] == (BLANK if is_new or headline else area[first])
        last = sentence if sentence in linked else last
    leading = range(min(linked, default=0))
    assert all(made.place(other, k)[1] < made.place(other, min(linked))[0] for k in leading)
    if leading and setting.role_of(0) is Role.HEADLINE:
        assert made.place(other, 0)[0] == 0


@given(linked_texts(), st.booleans())
@settings(max_examples=100, deadline=None)
def test_rows_mirror(texts: Texts, stacked: bool) -> None:
    """Swapped articles with the other side in focus make the same rows, swapped."""
    (left, right), links = texts
    there = rows((left, right), links, 0, stacked=stacked)
    back = rows((right, left), swapped(links), 1, stacked=stacked)
    turned = [
        tuple(BLANK if k == BLANK else k._replace(side=1 - k.side) for k in area) for area in back.areas
    ]
    assert list(there.areas) == turned[::-1]
    assert there.places == back.places[::-1]
    assert there.beside == {(a, b) for b, a in back.beside}
    assert {k: (link.left, link.right) for k, link in there.shown_with[1].items()} == {
        k: (link.right, link.left) for k, link in back.shown_with[0].items()
    }
    # Of partners with equally strong links either may be the one whose words are marked.
    assert {k: link.score for k, link in there.shown_with[0].items()} == {
        k: link.score for k, link in back.shown_with[1].items()
    }


def read(made: Arrangement) -> list[list[str]]:
    """Each area as it reads; a pointer as an arrow and a number."""

    def text(line: Line) -> str:
        if line.told >= 0:
            return f"→{line.told}"
        pieces = made.settings[line.side].rows[line.row].pieces if line.row >= 0 else ()
        return "".join(piece.text for piece in pieces)

    return [[text(line) for line in area] for area in made.areas]


def test_rows_of_a_short_story() -> None:
    """Two partners one below the other, a pointer for the third, what stands alone in its place."""
    left = typeset(
        analysed("Bridge opens now\n\nOne is here. Two is here.\n\nThree is here."), 30, by_sentence=True
    )
    right = typeset(
        analysed("Crowds cross it\n\nUno is here. Duo is here.\n\nTre is here."), 30, by_sentence=True
    )
    links = [
        Alignment(1, 1, 0.5, Strength.SAME),
        Alignment(1, 3, 0.5, Strength.SAME),
        Alignment(3, 1, 0.2, Strength.PARTIAL),
    ]
    assert read(rows((left, right), links, 0)) == [
        [
            "",
            "",
            "Bridge opens now",
            "",
            "One is here.",
            "",
            "",
            "",
            "",
            "Two is here.",
            "",
            "Three is here.",
        ],
        ["Crowds cross it", "", "", "", "Uno is here.", "Tre is here.", "", "Duo is here.", "", "", "", "→1"],
    ]
    assert read(rows((left, right), links, 0, stacked=True)) == [
        [
            *(
                "Crowds cross it",
                "",
                "Bridge opens now",
                "",
                "One is here.",
                "Uno is here.",
                "Tre is here.",
                "",
            ),
            *("Duo is here.", "", "Two is here.", "", "Three is here.", "→1"),
        ]
    ]


# --- following ---


@st.composite
def random_links(draw: st.DrawFn) -> list[Alignment]:
    """Links in any order between up to fifteen sentences on each side."""
    return draw(st.permutations(_links(draw, (draw(st.integers(1, 15)), draw(st.integers(1, 15))), 30)))


@given(random_links())
@settings(max_examples=130, deadline=None)
def test_the_chain_is_the_heaviest_that_rises_in_both(links: list[Alignment]) -> None:
    score = {(link.left, link.right): link.score for link in links}
    heaviest: dict[tuple[int, int], float] = {}
    for a, b in sorted(score):
        before = (weight for (c, d), weight in heaviest.items() if c < a and d < b)
        heaviest[a, b] = score[a, b] + max(before, default=0.0)
    found = chain(links)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(found))
    assert sum(score[pair] for pair in found) == max(heaviest.values(), default=0.0)


@given(linked_texts())
@settings(max_examples=50, deadline=None)
def test_anchors_rise_in_both_areas(texts: Texts) -> None:
    made, found = columns(texts[0]), chain(texts[1])
    points = anchors(made, found)
    assert points == [(made.place(0, a)[0], made.place(1, b)[0]) for a, b in found]
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(points))


@st.composite
def views(draw: st.DrawFn) -> tuple[list[Anchor], int, int, int, tuple[int, int]]:
    """Anchors, the side that is scrolled, the line where one reads, height, and lengths of both areas."""
    steps = draw(st.lists(st.tuples(st.integers(1, 30), st.integers(1, 30)), max_size=6))
    points, at = [], (draw(st.integers(-1, 40)), draw(st.integers(-1, 40)))
    for step in steps:
        at = at[0] + step[0], at[1] + step[1]
        points.append(at)
    height = draw(st.integers(1, 30))
    lengths = (at[0] + draw(st.integers(1, 60)), at[1] + draw(st.integers(1, 60)))
    return points, draw(st.sampled_from([0, 1])), draw(st.integers(0, height - 1)), height, lengths


@given(views())
@settings(max_examples=130, deadline=None)
def test_what_follows_never_jumps_back_and_stays_within(
    view: tuple[list[Anchor], int, int, int, tuple[int, int]],
) -> None:
    points, side, eye, height, lengths = view
    length = lengths[1 - side]
    tops = range(-height, lengths[side] + height)
    found = [follow(points, side, top, eye, height, length) for top in tops]
    stands = [place for place in found if place is not None]
    assert stands == sorted(stands)
    assert all(0 <= place <= max(0, length - height) for place in stands)
    for top, place in zip(tops, found, strict=True):
        near = points and points[0][side] - height - eye <= top + eye <= points[-1][side] + height + eye
        assert (place is not None) is bool(near), "it is let go far before the first and behind the last"
    for point in points:
        place = follow(points, side, point[side] - eye, eye, height, length)
        assert place == max(0, min(point[1 - side] - eye, length - height)), "level where the ends allow it"


@given(st.integers(0, 500), st.integers(-50, 500), st.integers(0, 500))
def test_level_sets_both_on_one_row(line: int, top: int, partner: int) -> None:
    assert partner - level(line, top, partner) == line - top


@st.composite
def asked(draw: st.DrawFn, before: int = 0) -> tuple[int, int, int, int, int]:
    """Top, height, first line asked for, lines needed, and length of an area; the lines lie in it."""
    height, length = draw(st.integers(1, 20)), draw(st.integers(1, 60))
    first = draw(st.integers(0, length - 1))
    needed = draw(st.integers(1, min(length - first, height + 3)))
    return draw(st.integers(-before, max(0, length - height))), height, first, needed, length


@given(asked())
@settings(max_examples=300, deadline=None)
def test_what_is_asked_for_comes_into_view(case: tuple[int, int, int, int, int]) -> None:
    """With a line before and behind, moved as little as can be; of what does not fit, the beginning."""
    top, height, first, needed, length = case
    found = reveal(*case)
    margin = int(height > 4)
    allowed = range(max(0, length - height) + 1)
    assert found in allowed
    begin, end = max(0, first - margin), min(length, first + needed + margin)
    if needed + 2 * margin <= height:
        fitting = [place for place in allowed if place <= begin and end <= place + height]
        assert found == min(fitting, key=lambda place: abs(place - top))
    else:
        assert min(begin, allowed[-1]) <= found <= first
    # Of lines that fill the whole view the last may be hidden: the margin before them is kept.
    if needed + margin <= height:
        assert found <= first and first + needed <= found + height


@given(asked(before=20))
@settings(max_examples=130, deadline=None)
def test_what_is_in_view_with_its_margin_stays(case: tuple[int, int, int, int, int]) -> None:
    """Even where the area was set level beyond its first line."""
    top, height, first, needed, _ = case
    margin = int(height > 4)
    if top <= first - margin and first + needed + margin <= top + height:
        assert reveal(*case) == top


def test_an_area_set_beyond_its_last_line_comes_back() -> None:
    """Other than one set before its first: it ends at the bottom of the view again."""
    assert reveal(15, 10, 17, 1, 20) == 10
    assert reveal(-5, 10, 1, 1, 20) == -5


# --- the view's cells ---


def _columns_of(made: Frame, pane: Pane) -> list[range]:
    """The columns that a pane's parts take."""
    return [
        range(pane.overview, pane.overview + MAP),
        range(pane.margin, pane.margin + MARGIN),
        range(pane.text, pane.text + made.measure),
        range(pane.number, pane.number + made.span),
    ]


def _apart(parts: Sequence[range], end: int) -> bool:
    """Whether ranges lie within the view and none overlaps another."""
    return all(0 <= p.start <= p.stop <= end for p in parts) and not any(
        set(a) & set(b) for a, b in combinations(parts, 2)
    )


@pytest.mark.parametrize("links", [0, 9, 100, 99_999])
def test_columns_never_overlap(links: int) -> None:
    """At any width; the measure is never less than eight cells, and never more than the eye can follow."""
    for width in range(20, 301):
        made = frame(width, 24, links)
        assert 8 <= made.measure <= MEASURE == 76
        assert made.span > len(str(links)), "a number has room for its sign"
        assert made.stacked is (width < STACK_BELOW)
        if made.stacked:
            for pane in made.panes:
                assert _apart(_columns_of(made, pane), width)
        else:
            gutter = range(made.gutter, made.gutter + made.gutter_width)
            assert 4 <= len(gutter) <= 16
            left, right = (_columns_of(made, pane) for pane in made.panes)
            assert _apart([*left, gutter, *right], width)
            assert max(p.stop for p in left) == gutter.start and min(p.start for p in right) == gutter.stop


@pytest.mark.parametrize("width", [20, 75, 76, 300])
@pytest.mark.parametrize("one_area", [False, True])
def test_rows_never_overlap(width: int, one_area: bool) -> None:
    """At any height: titles and panes have rows of their own; all are used."""
    for height in range(3, 81):
        made = frame(width, height, 12, one_area=one_area)
        first, second = made.panes
        shown = [range(pane.top, pane.top + pane.height) for pane in made.panes]
        titles = {
            (y, x) for pane in made.panes for y, start, n in [pane.title] for x in range(start, start + n)
        }
        assert len(titles) == sum(pane.title[2] for pane in made.panes)
        if not made.stacked:
            assert shown[0] == shown[1] and (first.area, second.area) == (0, 1)
        elif one_area:
            assert shown[0] == shown[1] and (first.area, second.area) == (0, 0)
        else:
            assert (first.area, second.area) == (0, 1) and 0 <= first.height - second.height <= 1
        used = {y for y, _ in titles} | {y for part in shown for y in part}
        assert not {y for y, _ in titles} & {y for part in shown for y in part}
        assert used == set(range(height))


# --- overviews ---


@given(st.integers(1, 200), st.integers(1, 60), st.data())
@settings(max_examples=150, deadline=None)
def test_a_miniature_shows_the_weightiest_of_each_cell(length: int, height: int, data: st.DataObject) -> None:
    line = st.integers(0, length - 1)
    stretch = st.tuples(st.tuples(line, line).map(sorted), st.sampled_from(Stretch))
    stretches = [((a, b), what) for (a, b), what in data.draw(st.lists(stretch, max_size=8))]
    expected = [Stretch.NOTHING] * height
    for (first, last), what in stretches:
        for at in range(first, last + 1):
            expected[cell_of(at, length, height)] = max(expected[cell_of(at, length, height)], what)
    assert overview(length, height, stretches) == expected


@given(st.integers(1, 200), st.integers(1, 60))
@settings(max_examples=150, deadline=None)
def test_cells_and_lines_lead_to_each_other(length: int, height: int) -> None:
    cells = [cell_of(line, length, height) for line in range(length)]
    assert cells == sorted(cells) and cells[0] == 0 and cells[-1] < height
    for cell in range(height):
        found = line_of(cell, length, height)
        assert found == (cells.index(cell) if cell in cells else length - 1)
    assert set(cells) == set(range(min(length, height))), "no cell of a long text is empty"


@given(st.integers(-40, 220), st.integers(0, 60), st.integers(0, 200), st.integers(1, 60))
@settings(max_examples=130, deadline=None)
def test_the_views_place_in_a_miniature(top: int, shown: int, length: int, height: int) -> None:
    lines = [line for line in range(top, top + shown) if 0 <= line < length]
    expected = sorted({cell_of(line, length, height) for line in lines})
    assert list(view_cells(top, shown, length, height)) == expected


def test_a_miniature_without_room() -> None:
    assert overview(30, 0, [((0, 20), Stretch.LINKED)]) == []
    assert overview(0, 3, []) == [Stretch.NOTHING] * 3


# --- moving ---


def _steps(places: Sequence[int], at: int, step: int) -> Step | None:
    """One place after the other."""
    index, went_round = -1, False
    for _ in range(abs(step)):
        ahead = [n for n, place in enumerate(places) if (place > at if step > 0 else place < at)]
        if not places:
            return None
        went_round = went_round or not ahead
        index = (ahead or range(len(places)))[0 if step > 0 else -1]
        at = places[index]
    return Step(index, went_round)


@given(
    st.sets(st.integers(0, 30), max_size=8).map(sorted),
    st.integers(-1, 31),
    st.integers(-20, 20).filter(bool),
)
@settings(max_examples=300, deadline=None)
def test_a_step_is_as_many_single_steps(places: list[int], at: int, step: int) -> None:
    assert step_in(places, at, step) == _steps(places, at, step)


@given(TEXTS, st.integers(0, 20), st.integers(-5, 5).filter(bool))
@settings(max_examples=130, deadline=None)
def test_paragraph_by_paragraph(text: str, at: int, step: int) -> None:
    """On to the next ones, behind them to the last sentence; back to this one's beginning, then on back."""
    analysis = analysed(text)
    count = len(analysis.sentences)
    if not count:
        assert paragraph(analysis, at, step) == -1
        return
    at %= count
    numbers = [s.paragraph for s in analysis.sentences]
    begins = [k for k in range(count) if k == 0 or numbers[k] != numbers[k - 1]]
    if step > 0:
        way = [*(k for k in begins if k > at), count - 1]
    else:
        way = [*(k for k in reversed(begins) if k < at), 0]
    assert paragraph(analysis, at, step) == way[min(abs(step), len(way)) - 1]


@given(TEXTS, st.integers(-5, 400))
@settings(max_examples=100, deadline=None)
def test_the_sentence_at_a_place(text: str, offset: int) -> None:
    """In which a character stands; from between two, the one that follows; the last behind the end."""
    analysis = analysed(text)
    found = sentence_at(analysis, offset)
    behind = [n for n, s in enumerate(analysis.sentences) if s.end > offset]
    assert found == (behind[0] if behind else max(0, len(analysis.sentences) - 1))
    for number, sentence in enumerate(analysis.sentences):
        assert sentence_at(analysis, sentence.start) == sentence_at(analysis, sentence.end - 1) == number


@st.composite
def both_sides(draw: st.DrawFn) -> tuple[Side, Side]:
    """Two stories with links and pairs of figures at random."""
    left, right = analyse(LEFT), analyse(RIGHT)
    links = _links(draw, (6, 6))
    numbers = [st.integers(0, len(analysis.figures) - 1) for analysis in (left, right)]
    ends = draw(st.sets(st.tuples(*numbers), max_size=8))
    pairs = tuple(FigurePair(a, b, draw(st.sampled_from(Verdict)), "made up") for a, b in sorted(ends))
    return sides(Comparison(left, right, links, pairs))


@given(both_sides(), st.sampled_from([0, 1]), st.integers(0, 6), st.integers(-1, 6))
@settings(max_examples=100, deadline=None)
def test_tab_leads_to_the_partners_and_back(
    both: tuple[Side, Side], side: int, sentence: int, partner: int
) -> None:
    """The chosen one first, then the strongest; each knows where one came from."""
    spot = Spot(side, sentence, -1, partner)
    found = stops(both, spot)
    partners = both[side].partner_sentences(sentence)
    assert found[-1:] == ([spot] if partners else [])
    assert all((s.side, s.figure, s.partner) == (1 - side, -1, sentence) for s in found[:-1])
    led = [s.sentence for s in found[:-1]]
    if partner in partners:
        assert led == [partner, *(p for p in partners if p != partner)]
    else:
        assert led == partners


@given(both_sides(), st.sampled_from([0, 1]), st.data())
@settings(max_examples=100, deadline=None)
def test_tab_leads_from_a_figure_to_its_pairs(
    both: tuple[Side, Side], side: int, data: st.DataObject
) -> None:
    """What differs first; from a figure without a pair to the sentence's partners."""
    mine, other = both[side], both[1 - side]
    figure = data.draw(st.integers(0, len(mine.analysis.figures) - 1))
    sentence = mine.analysis.figures[figure].sentence
    spot = Spot(side, sentence, figure)
    found = stops(both, spot)
    pairs = mine.figures.get(figure, [])
    if not pairs:
        assert found[:-1] == stops(both, Spot(side, sentence))[:-1]
        return
    assert found[-1] == spot
    for stop, pair in zip(found[:-1], pairs, strict=True):
        at = mine.other_figure(pair)
        assert stop == Spot(1 - side, other.analysis.figures[at].sentence, at, sentence)
    verdicts = [pair.verdict is Verdict.DIFFERS for pair in pairs]
    assert verdicts == sorted(verdicts, reverse=True)


@given(both_sides())
@settings(max_examples=50, deadline=None)
def test_a_links_number_leads_to_its_first_sentence(both: tuple[Side, Side]) -> None:
    for side in both:
        carrying: dict[int, list[int]] = {}
        for sentence, labels in side.labels.items():
            for label in labels:
                carrying.setdefault(label.number, []).append(sentence)
        for number, found in carrying.items():
            assert linked_as(side, number) == min(found)
        assert linked_as(side, 0) == linked_as(side, 99) == -1


def test_stops_of_a_story() -> None:
    """Nothing to lead to, nothing found."""
    left, right = analyse(LEFT), analyse(RIGHT)
    link = Alignment(1, 2, 0.5, Strength.SAME)
    both = sides(Comparison(left, right, (link,), ()))
    assert stops(both, Spot(0, 1)) == [Spot(1, 2, -1, 1), Spot(0, 1)]
    assert stops(both, Spot(0, 2)) == stops(both, Spot()) == []
