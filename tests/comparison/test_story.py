"""Many reports to a story: what is one thing, who is at odds with whom, and whose voice counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.articles.model import Role
from reader.comparison.coverage import coverage
from reader.comparison.groups import Place
from reader.comparison.measured import Measured
from reader.comparison.model import Alignment, Comparison, FigurePair, Strength, Verdict
from reader.comparison.story import Story, every_two, make_story, shares
from reader.comparison.verdicts import comparable, judge
from reader.figures.model import Analysis
from tests.comparison.making import report

MATTERS = ("bridge", "river", "zoo", "ferry")
WAYS = (
    "The {matter} was seen by {value} people on its first day, the board of the town told us.",
    "As the mayor has it, {value} people came at once to look at what is new about our {matter}.",
    "Nobody had thought that the {matter} would draw {value} people so soon, yet so it was said.",
)
"""Ways to state one figure; two sentences of one way are copies of each other."""
VALUES = ("40", "42", "52", "about 40")
AD = "Read more: 50 pictures of the harbour"

Pair = tuple[Place, Place]
Pairs = Mapping[Pair, Verdict | None]
Links = Mapping[Pair, tuple[float, Strength]]


@cache
def told(*sentences: str) -> Analysis:
    """A report with a headline, which is sentence 0, and one sentence in each paragraph."""
    made = report(*sentences)
    assert len(made.sentences) == len(sentences) + 1
    return made


def states(*values: str, ways: Sequence[int] = (0, 1, 2)) -> Analysis:
    """A report that states one figure in each sentence, each of a matter of its own."""
    return told(
        *(WAYS[way].format(matter=m, value=v) for v, m, way in zip(values, MATTERS, ways, strict=False))
    )


def compared(
    reports: Sequence[Analysis], pairs: Pairs, links: Links | None = None
) -> dict[tuple[int, int], Comparison]:
    """Comparisons with these pairs of figures and links; verdicts that are None are judged."""
    made = {}
    for i, j in every_two(len(reports)):
        left, right = reports[i], reports[j]
        figures = [
            FigurePair(a[1], b[1], verdict or judge(left.figures[a[1]], right.figures[b[1]])[0], "as told")
            for (a, b), verdict in sorted(pairs.items(), key=lambda item: item[0])
            if (a[0], b[0]) == (i, j)
        ]
        alignments = [
            Alignment(a[1], b[1], score, strength)
            for (a, b), (score, strength) in sorted((links or {}).items())
            if (a[0], b[0]) == (i, j)
        ]
        made[i, j] = Comparison(left, right, tuple(alignments), tuple(figures))
    return made


def all_pairs(count: int, *indexes: int) -> list[Pair]:
    """The same figures or sentences in every two of so many reports."""
    return [((i, k), (j, k)) for i, j in every_two(count) for k in indexes]


def story(reports: Sequence[Analysis], pairs: Sequence[Pair], links: Sequence[Pair] = ()) -> Story:
    """A story of judged pairs and of links that are sure."""
    return make_story(
        reports, compared(reports, dict.fromkeys(pairs), dict.fromkeys(links, (0.9, Strength.SAME)))
    )


def one_row(*values: str, ways: Sequence[int] = (), links: Sequence[Pair] = ()) -> Measured:
    """The row of a figure that each report states once, in a way of its own unless told."""
    reports = [states(v, ways=[way]) for v, way in zip(values, ways or range(len(values)), strict=True)]
    (row,) = story(reports, all_pairs(len(reports), 0), links).measured
    return row


# --- who is at odds ---


def test_a_third_report_that_agrees_makes_the_odd_one_the_outlier() -> None:
    row = one_row("40", "42", "40")
    assert row.groups == ((0, 2), (1,)) and row.outliers == {1} and row.contested
    row = one_row("42", "40", "40")
    assert row.groups == ((1, 2), (0,)) and row.outliers == {0}


def test_a_tie_makes_all_outliers() -> None:
    assert one_row("40", "42").outliers == {0, 1}
    reports = [states(v) for v in ("40", "42", "42", "50", "40")]
    (row,) = story(reports, all_pairs(5, 0)).measured
    assert row.groups == ((0, 4), (1, 2), (3,)) and row.outliers == {0, 1, 2, 3, 4}


def test_who_agrees_is_no_outlier() -> None:
    """After rounding, and as a figure is hedged, too."""
    for values in (("40", "40"), ("40", "about 40", "40"), ("more than 30", "40")):
        row = one_row(*values)
        assert not row.contested and not row.outliers
        assert row.groups == (tuple(range(len(values))),) and row.reports == row.groups[0]


def test_copies_are_one_voice_for_a_figure() -> None:
    """Two reports that print one sentence are no majority against a third, nor three against two."""
    copies = [((0, 1), (1, 1))]
    assert one_row("40", "40", "42", ways=(0, 0, 1)).outliers == {2}
    assert one_row("40", "40", "42", ways=(0, 0, 1), links=copies).outliers == {0, 1, 2}
    reports = [*[states("40", ways=[0])] * 3, states("42", ways=[1]), states("42", ways=[2])]
    pairs, links = all_pairs(5, 0), [((0, 1), (1, 1)), ((1, 1), (2, 1))]
    (row,) = story(reports, pairs, links).measured
    assert row.groups == ((3, 4), (0, 1, 2)) and row.outliers == {0, 1, 2}


def test_a_verdict_outweighs_the_values() -> None:
    """What a comparison tells apart does not agree, although the values may."""
    reports = [states("40", ways=[0]), states("40", ways=[1])]
    made = make_story(reports, compared(reports, {((0, 0), (1, 0)): Verdict.DIFFERS}))
    assert [row.outliers for row in made.measured] == [{0, 1}]


def test_a_report_of_two_values_speaks_of_two_things() -> None:
    """Figures that differ within a report never stand in one row."""
    reports = [states("40", "42"), states("40")]
    for pairs in ([((0, 0), (1, 0)), ((0, 1), (1, 0))], [((0, 1), (1, 0)), ((0, 0), (1, 0))]):
        rows = story(reports, pairs).measured
        assert [row.figures for row in rows] == [((0,), (0,)), ((1,), ())]


def test_contested_rows_come_first_then_what_most_reports_state() -> None:
    reports = [states("40", "40", "40"), states("40", "40", "42"), states("40", "50")]
    pairs = [*all_pairs(3, 0), *all_pairs(2, 2), *all_pairs(2, 1)]
    rows = story(reports, pairs).measured
    assert [row.figures for row in rows] == [
        ((2,), (2,), ()),
        ((0,), (0,), (0,)),
        ((1,), (1,), ()),
        ((), (), (1,)),
    ]


# --- a false pair ---


def crossing(count: int, at: tuple[int, int], crossed: bool) -> Pair:
    """A false pair: the first matter of one report with the second one of another, or the other way round."""
    i, j = sorted((at[0] % count, at[1] % count))
    return ((i, int(crossed)), (j, int(not crossed)))


@given(
    st.integers(3, 5),
    st.tuples(st.integers(0, 4), st.integers(0, 4)),
    st.booleans(),
    st.sampled_from(["40", "42", "50"]),
)
@settings(max_examples=60, deadline=None)
def test_a_false_pair_does_not_chain_two_things(
    count: int, at: tuple[int, int], crossed: bool, value: str
) -> None:
    """Of three reports or more; where the values differ, each figure stays with its own."""
    false = crossing(count, at, crossed)
    if false[0][0] == false[1][0]:
        return
    reports = [states("40", value)] * count
    rows = story(reports, [*all_pairs(count, 0, 1), false]).measured
    assert len(rows) == 2
    if value != "40":
        assert {row.figures for row in rows} == {((0,),) * count, ((1,),) * count}


@given(
    st.integers(3, 5),
    st.tuples(st.integers(0, 4), st.integers(0, 4)),
    st.booleans(),
    st.sampled_from([0.75, 0.85, 0.95]),
)
@settings(max_examples=60, deadline=None)
def test_a_false_link_does_not_chain_two_claims(
    count: int, at: tuple[int, int], crossed: bool, score: float
) -> None:
    """Of three reports or more; if it is weaker than the true ones, each sentence stays with its own."""
    (i, a), (j, b) = crossing(count, at, crossed)
    if i == j:
        return
    reports = [states("40", "42")] * count
    links = dict.fromkeys(all_pairs(count, 1, 2), (0.85, Strength.SAME))
    links[(i, a + 1), (j, b + 1)] = (score, Strength.SAME)
    claims = make_story(reports, compared(reports, {}, links)).claims
    assert len(claims) == 2
    if score < 0.85:
        assert {claim.sentences for claim in claims} == {((1,),) * count, ((2,),) * count}


# --- claims ---


def test_what_most_voices_say_comes_first() -> None:
    """A copy adds no voice: three reports with one sentence are behind two that say it their own way."""
    reports = [states("40", "40", ways=w) for w in ((0, 0), (0, 1), (0, 2))]
    figures = [*all_pairs(3, 0), *all_pairs(2, 1)]
    claims = story(reports, figures, [*all_pairs(3, 1), *all_pairs(2, 2)]).claims
    assert [claim.sentences for claim in claims] == [
        ((2,), (2,), ()),
        ((1,), (1,), (1,)),
        ((), (), (2,)),
    ]
    assert [claim.voices for claim in claims] == [((0,), (1,)), ((0, 1, 2),), ((2,),)]
    assert claims[0].reports == (0, 1)


def test_who_copies_in_one_sentence_of_a_claim_is_one_voice_in_all() -> None:
    """The second shares one sentence with the first, and another with the third."""
    one, two = (WAYS[k].format(matter="bridge", value=40) for k in (0, 1))
    links = [((0, 1), (1, 1)), ((0, 1), (1, 2)), ((0, 1), (2, 1)), ((1, 1), (2, 1)), ((1, 2), (2, 1))]
    figures = [((i, a - 1), (j, b - 1)) for (i, a), (j, b) in links]
    (claim,) = story([told(one), told(one, two), told(two)], figures, links).claims
    assert claim.sentences == ((1,), (1, 2), (1,)) and claim.voices == ((0, 1, 2),)


def test_the_sentence_that_says_least_beside_the_others_tells_a_claim() -> None:
    plain, more, other = (
        "The tunnel drew 40 visitors on Monday.",
        "The tunnel drew 40 visitors on Monday, and a band played marches.",
        "On Monday a band of geese and 40 visitors were in the tunnel.",
    )
    reports = [told(more), told(plain), told(other)]
    links = {((0, 1), (1, 1)): 0.9, ((0, 1), (2, 1)): 0.9, ((1, 1), (2, 1)): 0.8}

    def told_by(among: Mapping[Pair, float]) -> list[Place]:
        sure = {pair: (score, Strength.SAME) for pair, score in among.items()}
        made = make_story(reports, compared(reports, dict.fromkeys(all_pairs(3, 0)), sure))
        return [claim.told_by for claim in made.claims]

    assert told_by(links) == [(1, 1)]
    # A sentence that one of the voices does not say surely cannot stand for it.
    del links[(1, 1), (2, 1)]
    assert told_by(links) == [(0, 1)]


def test_who_says_the_same_as_another_voice_only_has_no_part_in_a_claim() -> None:
    """A third report linked to the second alone does not support what the first says."""
    reports = [states("40", ways=[k]) for k in range(3)]
    links = [((0, 1), (1, 1)), ((1, 1), (2, 1))]
    claims = story(reports, all_pairs(3, 0), links).claims
    assert claims[0].told_by == (1, 1) and claims[0].reports == (0, 1, 2)
    four = [*reports, states("40", ways=[0])]
    chain = story(four, all_pairs(4, 0), [*links, ((2, 1), (3, 1))]).claims
    assert all(
        {(k, 1) for k in claim.reports}
        <= {claim.told_by, *_beside(claim.told_by, [*links, ((2, 1), (3, 1))])}
        for claim in chain
    )


def _beside(place: Place, links: Sequence[Pair]) -> set[Place]:
    return {b if a == place else a for a, b in links if place in (a, b)}


def test_a_link_between_sentences_that_share_no_deed_and_no_figure_supports_nothing() -> None:
    reports = [states("40", ways=[k]) for k in range(2)]
    assert all(len(claim.reports) == 1 for claim in story(reports, [], all_pairs(2, 1)).claims)


def test_who_has_another_figure_is_no_voice_but_against_the_claim() -> None:
    """Told to differ, or not: what agrees in no figure supports nothing."""
    reports = [
        told("Rescuers saved 46 people from the ferry before it sank."),
        told("46 people were saved by rescuers from a ferry that then sank."),
        told("Rescuers had saved 64 people when the ferry sank."),
    ]
    links: Links = {((i, 1), (j, 1)): (0.9, Strength.SAME) for i, j in every_two(3)}
    agreeing: Pairs = {((0, 0), (1, 0)): Verdict.SAME}
    both: Pairs = {**agreeing, ((0, 0), (2, 0)): Verdict.DIFFERS}
    (claim,) = make_story(reports, compared(reports, both, links)).claims
    assert claim.told_by[0] == 0 and claim.voices == ((0,), (1,))
    assert claim.against == (((2, 1), Verdict.DIFFERS),) and claim.contested and not claim.told_alone
    claim, alone = make_story(reports, compared(reports, agreeing, links)).claims
    assert claim.against == (((2, 1), Verdict.UNCLEAR),) and not claim.contested
    assert alone.reports == (2,) and alone.told_alone


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("opened", "closed"),
        ("did open", "did not open"),
        ("will open", "opened"),
        ("saw 40 people open", "saw 44 people open"),
    ],
)
def test_what_says_another_thing_in_the_same_words_is_no_copy(one: str, other: str) -> None:
    sentence = "On Monday the mayor of the town {} the long bridge over the river for all who live there."
    reports = [told(sentence.format(words)) for words in (one, one, other)]
    links: Links = {((i, 1), (j, 1)): (0.9, Strength.SAME) for i, j in every_two(3)}
    assert make_story(reports, compared(reports, {}, links)).copied == {((0, 1), (1, 1))}


def test_what_may_differ_names_the_other_figure() -> None:
    reports = [states("40"), states("52")]
    made = make_story(reports, compared(reports, {((0, 0), (1, 0)): Verdict.UNCLEAR}))
    assert [(row.unclear, row.doubts) for row in made.measured] == [
        (True, (((0, 0), (1, 0)),)),
        (True, (((1, 0), (0, 0)),)),
    ]


def test_who_agrees_in_one_figure_and_not_in_another_is_no_voice() -> None:
    """Either way round: each has a figure of one kind that the other does not have."""
    one = told("The railway offered the drivers 4% when they had asked for 7%, the union said.")
    other = told("The railway has offered 5% to drivers who had asked for 7%, the union said.")
    for reports in ([one, other], [other, one]):
        links: Links = {((0, 1), (1, 1)): (0.9, Strength.SAME)}
        made = make_story(reports, compared(reports, {((0, 1), (1, 1)): Verdict.SAME}, links))
        assert all(len(claim.voices) == 1 for claim in made.claims)


def test_a_long_story_has_a_claim_for_each_sentence() -> None:
    sentences = [f"The mayor opened bridge{k} over the river at ward{k}." for k in range(300)]
    reports = [told(*sentences) for _ in range(4)]
    links: Links = {
        ((i, k), (j, k)): (0.9, Strength.SAME) for i, j in every_two(4) for k in range(1, len(sentences) + 1)
    }
    made = make_story(reports, compared(reports, {}, links))
    assert len(made.claims) == len(sentences) and {len(c.reports) for c in made.claims} == {4}


def test_a_vague_figure_has_no_voice_in_what_a_thing_is() -> None:
    """Two reports that say "dozens" do not outvote one that counts."""
    reports = [states("dozens of"), states("dozens of"), states("40"), states("52")]
    row = story(reports, all_pairs(4, 0)).measured[0]
    assert row.groups[0] != (0, 1)


def test_a_link_in_part_makes_no_common_claim() -> None:
    reports = [states("40", ways=[k]) for k in range(2)]
    links = {((0, 1), (1, 1)): (0.95, Strength.PARTIAL)}
    made = make_story(reports, compared(reports, {}, links))
    assert all(len(claim.reports) == 1 for claim in made.claims)


# --- copies ---


def test_what_is_carried_word_for_word() -> None:
    """All but a word or two; a short sentence is alike by chance, and what is not linked is not asked."""
    cost, unlinked = "It cost 40 million to build.", WAYS[2].format(matter="zoo", value=40)
    reports = [
        told(WAYS[0].format(matter="bridge", value=40), cost, unlinked),
        told(WAYS[0].format(matter="bridge", value=40).replace("town", "city"), cost, unlinked),
        told(WAYS[1].format(matter="bridge", value=40)),
    ]
    made = story(reports, [], [*all_pairs(2, 1, 2), ((0, 1), (2, 1))])
    assert made.copied == {((0, 1), (1, 1))}
    assert made.copied_share(0, 1) == made.copied_share(1, 0) == pytest.approx(1 / 3)
    assert made.copied_share(0, 2) == 0


def test_the_copied_share_is_of_the_first_report() -> None:
    """A long report that carries a short one whole is itself copied in part only."""
    reports = [states("40", "40", "40"), states("40")]
    made = story(reports, [], [((0, 1), (1, 1))])
    assert made.copied_share(1, 0) == 1 and made.copied_share(0, 1) == pytest.approx(1 / 3)


def test_a_figure_that_differs_is_no_copy() -> None:
    """Word for word but for the figure: not the same agency copy, and two voices."""
    reports = [states("40"), states("42")]
    made = story(reports, [((0, 0), (1, 0))], [((0, 1), (1, 1))])
    assert not made.copied and made.measured[0].contested


def test_a_passage_in_many_reports_is_one() -> None:
    reports = [states("40") for _ in range(4)]
    made = story(reports, [], all_pairs(4, 1))
    assert len(made.copied) == 6 and made.passages == 1


# --- any story ---


@st.composite
def stories(draw: st.DrawFn) -> tuple[list[Analysis], dict[tuple[int, int], Comparison]]:
    """Reports that state some figures in some ways, paired and linked half rightly and half at random."""
    reports, matters = [], []
    for _ in range(draw(st.integers(2, 4))):
        about = draw(st.lists(st.sampled_from(MATTERS), min_size=1, max_size=4))
        said = [
            draw(st.sampled_from(WAYS)).format(matter=m, value=draw(st.sampled_from(VALUES))) for m in about
        ]
        ads = draw(st.sampled_from([[], [AD]]))
        reports.append(told(*said, *ads))
        matters.append(about)
    possible = [
        ((i, a), (j, b))
        for i, j in every_two(len(reports))
        for a in range(len(matters[i]))
        for b in range(len(matters[j]))
    ]
    right = [(a, b) for a, b in possible if matters[a[0]][a[1]] == matters[b[0]][b[1]]]

    def some() -> list[Pair]:
        found = draw(st.sets(st.sampled_from(right), max_size=12)) if right else set()
        return sorted(found | (draw(st.sets(st.sampled_from(possible), max_size=3)) if possible else set()))

    strengths = st.sampled_from([Strength.SAME, Strength.SAME, Strength.PARTIAL])
    scores = st.integers(3, 8).map(lambda eighths: eighths / 8)
    links = {((i, a + 1), (j, b + 1)): (draw(scores), draw(strengths)) for (i, a), (j, b) in some()}
    return reports, compared(reports, dict.fromkeys(some()), links)


Given = tuple[list[Analysis], dict[tuple[int, int], Comparison]]


@given(stories(), st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_the_order_of_the_comparisons_decides_nothing(given_story: Given, random: Random) -> None:
    reports, comparisons = given_story
    keys = list(comparisons)
    random.shuffle(keys)
    assert make_story(reports, comparisons) == make_story(reports, {key: comparisons[key] for key in keys})


@given(stories())
@settings(max_examples=120, deadline=None)
def test_every_figure_stands_in_one_row(given_story: Given) -> None:
    """All but those in boilerplate. A row's figures agree within each report."""
    reports, comparisons = given_story
    made = make_story(reports, comparisons)
    stated = [
        (k, index) for row in made.measured for k, indexes in enumerate(row.figures) for index in indexes
    ]
    assert sorted(stated) == [
        (k, index)
        for k, report in enumerate(reports)
        for index, figure in enumerate(report.figures)
        if report.sentences[figure.sentence].role is not Role.BOILERPLATE
    ]
    order = [(not row.contested, -len(row.reports)) for row in made.measured]
    assert order == sorted(order)
    for row in made.measured:
        for k, indexes in enumerate(row.figures):
            figures = [reports[k].figures[index] for index in indexes]
            assert all(judge(a, b)[0] is not Verdict.DIFFERS for a in figures for b in figures)


def _voices(made: Story, row: Measured, group: Sequence[int]) -> int:
    """The voices of some reports, each of which states a row's figure in one sentence."""
    places = [(k, made.reports[k].figures[row.figures[k][0]].sentence) for k in group]
    alike = {place: {place} for place in (*places, *(place for pair in made.copied for place in pair))}
    for a, b in made.copied:  # copies of copies are copies
        both = alike[a] | alike[b]
        alike |= dict.fromkeys(both, both)
    return len({frozenset(alike[place]) for place in places})


@given(stories())
@settings(max_examples=150, deadline=None)
def test_outliers_contradict_the_most_voices(given_story: Given) -> None:
    """Reports fall into groups that agree; who is not of the largest, or of no larger one, is an outlier."""
    reports, comparisons = given_story
    made = make_story(reports, comparisons)
    for row in made.measured:
        assert sorted(k for group in row.groups for k in group) == list(row.reports)
        assert row.contested is (len(row.groups) > 1)
        if not row.contested:
            assert not row.outliers
            continue
        assert row.outliers and row.outliers in (
            frozenset(row.reports),
            frozenset(row.reports) - set(row.groups[0]),
        )
        if all(len(indexes) < 2 for indexes in row.figures):
            counts = [_voices(made, row, group) for group in row.groups]
            assert counts == sorted(counts, reverse=True)
            assert (set(row.groups[0]) <= row.outliers) is (counts[0] == counts[1])
            for group in row.groups:
                figures = [reports[k].figures[row.figures[k][0]] for k in group]
                assert all(
                    comparable(a, b) and judge(a, b)[0] is not Verdict.DIFFERS
                    for a in figures
                    for b in figures
                )


@given(stories())
@settings(max_examples=120, deadline=None)
def test_every_sentence_is_of_one_claim_at_most(given_story: Given) -> None:
    """Of the body each is, or contradicts one; voices are who makes a claim, and most voices come first."""
    reports, comparisons = given_story
    made = make_story(reports, comparisons)
    claimed = [
        (k, index) for claim in made.claims for k, indexes in enumerate(claim.sentences) for index in indexes
    ]
    assert len(claimed) == len(set(claimed))
    against = {
        place for claim in made.claims for place, verdict in claim.against if verdict is Verdict.DIFFERS
    }
    assert (
        set(claimed)
        <= set(claimed) | against
        == {
            (k, index)
            for k, report in enumerate(reports)
            for index, sentence in enumerate(report.sentences)
            if sentence.role is Role.BODY
        }
    )
    for claim in made.claims:
        assert sorted(k for voice in claim.voices for k in voice) == list(claim.reports)
        assert claim.told_by[1] in claim.sentences[claim.told_by[0]]
    for one, two in pairwise(made.claims):
        ranks = [(len(claim.voices), claim.contested, len(claim.reports)) for claim in (one, two)]
        assert ranks[0] >= ranks[1]


@given(stories())
@settings(max_examples=80, deadline=None)
def test_copies_are_links_and_shares_are_shares(given_story: Given) -> None:
    reports, comparisons = given_story
    made = make_story(reports, comparisons)
    for (i, a), (j, b) in made.copied:
        assert any((link.left, link.right) == (a, b) for link in comparisons[i, j].alignments)
        assert min(len(reports[k].sentence_text(n).split()) for k, n in ((i, a), (j, b))) >= 8
    for i, j in comparisons:
        body = any(
            (a[0], b[0]) == (i, j) and reports[i].sentences[a[1]].role is Role.BODY for a, b in made.copied
        )
        assert 0 <= made.copied_share(i, j) <= 1 and (made.copied_share(i, j) > 0) is body
        left, right = coverage(comparisons[i, j])
        assert shares(made, i, j) == (left.share, right.share) == shares(made, j, i)[::-1]


def test_every_two() -> None:
    assert every_two(3) == [(0, 1), (0, 2), (1, 2)]
    assert every_two(1) == []


def test_reports_with_nothing_in_common() -> None:
    """Every figure and every sentence of the body stands alone."""
    made = story([states("40", "42"), told("Nobody came to see it at all.")], [])
    assert [row.figures for row in made.measured] == [((0,), ()), ((1,), ())]
    assert [claim.voices for claim in made.claims] == [((0,),), ((0,),), ((1,),)]
    assert not made.copied and made.copied_share(0, 1) == 0


def test_who_agrees_after_rounding_agrees_roughly() -> None:
    assert one_row("42", "about 40").rough and not one_row("40", "40").rough
