"""What a whole comparison keeps to, on the samples and on articles made up by chance."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.articles.model import Article, Role
from reader.comparison.compare import compare, mirrored, similarity
from reader.comparison.model import Comparison, Sort, Strength, Verdict
from reader.comparison.terms import TOKEN, stem
from reader.comparison.verdicts import comparable
from reader.comparison.wording import Wording
from reader.figures.analysis import analyse
from reader.figures.model import Analysis
from tests.comparison.making import compared, report, samples, sentence_with

NAMES = sorted(samples())
PAIRS = list(combinations(NAMES, 2))
META = [name for name in NAMES if name.startswith("meta")]
TITANIC = [name for name in NAMES if name.startswith("titanic")]
AMERICAN, BRITISH, PRESS = "titanic-american-inquiry", "titanic-british-inquiry", "titanic-first-press"


def check(comparison: Comparison) -> None:
    """Everything that holds for any two articles."""
    left, right = comparison.left, comparison.right
    links = [(link.left, link.right) for link in comparison.alignments]
    assert links == sorted(set(links))
    wording = Wording(comparison)
    for link in comparison.alignments:
        evidence = wording.evidence(link)
        assert left.sentences[link.left].role is not Role.BOILERPLATE
        assert right.sentences[link.right].role is not Role.BOILERPLATE
        assert 0 <= link.score <= 1
        assert all(0 < item.weight <= 1 for item in evidence)
        # Each weight is rounded to three places.
        assert sum(item.weight for item in evidence) <= 1 + 0.0005 * len(evidence)
        assert [e.weight for e in evidence] == sorted((e.weight for e in evidence), reverse=True)
        own = {stem(word) for word in TOKEN.findall(left.sentence_text(link.left))}
        other = {stem(word) for word in TOKEN.findall(right.sentence_text(link.right))}
        assert evidence, "a link without a reason"
        for item in evidence:
            if item.sort is Sort.FIGURE:
                both = left.sentence_text(link.left) + right.sentence_text(link.right)
                assert item.text.lower() in both.lower()
                shared = {stem(word) for word in TOKEN.findall(item.text)} & own & other
                assert shared, "a figure that shares no word was weighed by nothing"
            else:
                assert stem(item.text) in own & other
    paired = [(pair.left, pair.right) for pair in comparison.figure_pairs]
    assert paired == sorted(set(paired))
    for pair in comparison.figure_pairs:
        a, b = left.figures[pair.left], right.figures[pair.right]
        assert pair.left >= 0 and pair.right >= 0
        assert left.sentences[a.sentence].role is not Role.BOILERPLATE
        assert right.sentences[b.sentence].role is not Role.BOILERPLATE
        assert comparable(a, b)
        assert pair.reason


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_any_two_samples(one: str, other: str) -> None:
    comparison = compared(one, other)
    assert comparison.left is samples()[one] and comparison.right is samples()[other]
    check(comparison)
    assert compare(samples()[other], samples()[one]) == mirrored(comparison)
    assert mirrored(mirrored(comparison)) == comparison


def test_which_side_is_measured_first_does_not_matter() -> None:
    """The side with the smaller id goes first; with the ids exchanged the other one does."""
    for one, other in [*combinations(META[:3], 2), *combinations(TITANIC, 2)]:
        a, b = samples()[one], samples()[other]
        a2 = replace(a, article=replace(a.article, id=b.article.id))
        b2 = replace(b, article=replace(b.article, id=a.article.id))
        plain, swapped = compare(a, b), compare(a2, b2)
        assert [(x.left, x.right, x.strength) for x in plain.alignments] == [
            (x.left, x.right, x.strength) for x in swapped.alignments
        ]
        assert [(x.left, x.right, x.verdict) for x in plain.figure_pairs] == [
            (x.left, x.right, x.verdict) for x in swapped.figure_pairs
        ]


_WORDS = (
    "minister bridge flood harbour ferry council vote budget Meadow Port Larch Quarry rail strike workers "
    "the a of and in was said will not more than about over $4.2 million $4 billion 12 30% 2016 April three "
    "dozens 40 people ships miles 8 a.m."
)
sentences = st.lists(st.sampled_from(_WORDS.split(" ")), min_size=1, max_size=14).map(
    lambda words: " ".join(words).capitalize() + "."
)
reports = st.lists(
    sentences | st.just("Read more about the harbour bridge flood 12 ships..."), max_size=6
).map(lambda paragraphs: report(*paragraphs, title=(paragraphs or ["Bridge"])[0][:40]))


@settings(deadline=None, max_examples=120)
@given(reports, reports)
def test_any_two_articles(a: Analysis, b: Analysis) -> None:
    comparison = compare(a, b)
    check(comparison)
    if a.article.id != b.article.id:
        assert compare(b, a) == mirrored(comparison)
    assert compare(a, b) == comparison
    assert 0 <= similarity(a, b) <= 1 + 1e-9


@pytest.mark.parametrize("name", NAMES)
def test_an_article_against_itself(name: str) -> None:
    own = samples()[name]
    comparison = compare(own, own)
    check(comparison)
    links = {(link.left, link.right): link for link in comparison.alignments}
    for index, sentence in enumerate(own.sentences):
        words = [w for w in TOKEN.findall(own.sentence_text(index)) if len(w) > 4]
        if sentence.role is Role.BODY and len(words) >= 3:
            assert links[index, index].strength is Strength.SAME, own.sentence_text(index)
    pairs = {(pair.left, pair.right): pair.verdict for pair in comparison.figure_pairs}
    for index, item in enumerate(own.figures):
        if own.sentences[item.sentence].role is not Role.BOILERPLATE:
            assert pairs[index, index] is Verdict.SAME, item.text


def test_boilerplate_never_speaks() -> None:
    story = "The flood closed the Larch bridge for 12 days, and 340 ships had to wait in the harbour."
    teasers = (
        "The flood closed the Larch bridge for 12 days, and 340 ships had to wai…",
        "Ferry Line Buys $12 mil…",
        "© 2025 The Harbour Ledger, Port Merrow. All rights reserved.",
    )
    body = [
        f"Paragraph {word} tells of other things entirely, at some length." for word in ("one", "two", "six")
    ]
    loud, quiet = report(*body, *teasers, title="Other things"), report(story, *body[:1], title="A bridge")
    silent = {k for k, s in enumerate(loud.sentences) if s.role is Role.BOILERPLATE}
    assert any("340" in loud.sentence_text(k) for k in silent)
    for comparison in (compare(loud, quiet), mirrored(compare(quiet, loud))):
        check(comparison)
        assert not [link for link in comparison.alignments if link.left in silent]
        assert not [p for p in comparison.figure_pairs if loud.figures[p.left].sentence in silent]


def test_articles_without_a_shared_word_have_nothing_in_common() -> None:
    a = report("Nurses marched through Larch demanding safer wards.", title="Nurses march")
    b = report("A comet passed behind Saturn while astronomers slept.", title="Comet hides")
    comparison = compare(a, b)
    assert comparison.alignments == () and comparison.figure_pairs == ()
    assert similarity(a, b) == 0


@pytest.mark.parametrize("words", [[], ["Flood."], ["the"], ["12"], ["..."]])
def test_an_article_of_hardly_anything(words: list[str]) -> None:
    little = report(*words, title="Flood")
    for other in (little, report(title="Flood"), samples()[PRESS]):
        check(compare(little, other))
        check(compare(other, little))
        assert 0 <= similarity(little, other) <= 1 + 1e-9


def test_comparing_is_repeatable_and_leaves_its_articles_alone() -> None:
    a, b = deepcopy(samples()[AMERICAN]), deepcopy(samples()[BRITISH])
    before = deepcopy((a, b))
    first = compare(a, b)
    assert compare(a, b) == first == compared(AMERICAN, BRITISH)
    assert (a, b) == before


FIGURES = [
    ("meta-scale-1", "meta-scale-2", "$14.3 billion", "$14. 3 billion", Verdict.SAME),
    ("meta-scale-1", "meta-scale-2", "49%", "49%", Verdict.SAME),
    ("meta-scale-1", "meta-scale-2", "2016", "2016", Verdict.SAME),
    ("meta-scale-1", "meta-scale-3", "$14.3 billion", "$14.3 billion", Verdict.SAME),
    ("meta-scale-1", "meta-scale-3", "49%", "49%", Verdict.SAME),
    ("meta-scale-2", "meta-scale-3", "49%", "49%", Verdict.SAME),
    ("meta-scale-1", "meta-scale-4", "$14.3 billion", "$15bn", Verdict.DIFFERS),
    ("meta-scale-1", "meta-scale-4", "2016", "2016", Verdict.SAME),
    ("meta-scale-1", "meta-scale-5", "2016", "2016", Verdict.SAME),
    ("meta-scale-4", "meta-scale-5", "28-year-old", "28-year-old", Verdict.SAME),
    ("meta-scale-4", "meta-scale-5", "2016", "2016", Verdict.SAME),
    (AMERICAN, BRITISH, "46,328 tons", "46,328 tons", Verdict.SAME),
    (AMERICAN, BRITISH, "20", "20", Verdict.SAME),
    (AMERICAN, BRITISH, "58 miles", "58 miles", Verdict.SAME),
    (AMERICAN, BRITISH, "4.10 a.m.", "4.10 a.m.", Verdict.SAME),
    (AMERICAN, BRITISH, "1,176", "1,178", Verdict.DIFFERS),
    (AMERICAN, BRITISH, "1,324", "1,316", Verdict.UNCLEAR),
    (AMERICAN, BRITISH, "899", "885", Verdict.DIFFERS),
    (AMERICAN, PRESS, "46,328 tons", "46,328 tons", Verdict.SAME),
    (AMERICAN, PRESS, "882.6 feet", "882½ feet", Verdict.COMPATIBLE),
    (AMERICAN, PRESS, "1,176", "1,100", Verdict.COMPATIBLE),
    (BRITISH, PRESS, "22 knots", "21 to 23 knots", Verdict.COMPATIBLE),
    (BRITISH, PRESS, "11.40 p.m.", "11.40 p.m.", Verdict.SAME),
    (BRITISH, PRESS, "711", "711", Verdict.SAME),
]


@pytest.mark.parametrize(("one", "other", "left", "right", "verdict"), FIGURES)
def test_figures_of_the_samples_that_belong_together(
    one: str, other: str, left: str, right: str, verdict: Verdict
) -> None:
    comparison = compared(one, other)
    found = {
        pair.verdict
        for pair in comparison.figure_pairs
        if comparison.left.figures[pair.left].text == left
        and comparison.right.figures[pair.right].text == right
    }
    assert found == {verdict}


NO_FIGURES = [
    ("meta-scale-1", "meta-scale-4", "49%", "$28bn"),
    ("meta-scale-1", "meta-scale-4", "$14.3 billion", "$2.7bn"),
    ("meta-scale-1", "meta-scale-5", "17", "18 months"),
    (AMERICAN, BRITISH, "58 miles", "five miles"),
    (AMERICAN, BRITISH, "4.10 a.m.", "2.20 a.m."),
    (AMERICAN, BRITISH, "882.6 feet", "300 feet"),
    (AMERICAN, BRITISH, "1,517", "1,178"),
    (AMERICAN, BRITISH, "899", "499"),
    (AMERICAN, PRESS, "19 miles", "170 miles"),
    (BRITISH, PRESS, "36 days", "400 miles"),
]


@pytest.mark.parametrize(("one", "other", "left", "right"), NO_FIGURES)
def test_figures_of_the_samples_that_measure_other_things(
    one: str, other: str, left: str, right: str
) -> None:
    comparison = compared(one, other)
    texts = ({f.text for f in comparison.left.figures}, {f.text for f in comparison.right.figures})
    assert left in texts[0] and right in texts[1]
    assert (left, right) not in {
        (comparison.left.figures[p.left].text, comparison.right.figures[p.right].text)
        for p in comparison.figure_pairs
    }


LINKS = [
    ("meta-scale-1", "Meta has put $14.3 billion", "meta-scale-2", "one of its largest bets"),
    ("meta-scale-1", "Jason Droege, until now", "meta-scale-2", "The interim CEO is Jason Droege"),
    ("meta-scale-1", "At just 17", "meta-scale-2", "Wang and Lucy Guo founded"),
    ("meta-scale-1", "Meta has put $14.3 billion", "meta-scale-3", "Meta is paying $14.3 billion for 49%"),
    ("meta-scale-1", "Jason Droege, until now", "meta-scale-3", "Jason Droege, who used to direct"),
    ("meta-scale-1", "Meta has put $14.3 billion", "meta-scale-4", "Meta is preparing to spend $15bn"),
    ("meta-scale-1", "At just 17", "meta-scale-5", "Wang was a co-founder of Scale in 2016"),
    ("meta-scale-1", "Microsoft carried off", "meta-scale-5", "Microsoft obtained Mustafa Suleyman"),
    ("meta-scale-2", "one of its largest bets", "meta-scale-3", "Meta is paying $14.3 billion for 49%"),
    ("meta-scale-4", "Microsoft last year spent", "meta-scale-5", "Microsoft obtained Mustafa Suleyman"),
    (AMERICAN, "46,328 tons, 882.6 feet long", BRITISH, "with a registered length"),
    (AMERICAN, "The ship carried 20 boats", BRITISH, "She had 20 boats"),
    (AMERICAN, "The Carpathia was 58 miles away", BRITISH, "The Carpathia, 58 miles distant"),
    (AMERICAN, "She took in the first boat", BRITISH, "She found the first boat"),
    (AMERICAN, "The ship carried 20 boats", PRESS, "carried only 20 boats and rafts"),
    (BRITISH, "711 were saved", PRESS, "711 got away in the boats"),
    (BRITISH, "with a registered length", PRESS, "at 882½ feet and 46,328 tons"),
]


@pytest.mark.parametrize(("one", "words", "other", "other_words"), LINKS)
def test_sentences_of_the_samples_that_any_reader_would_link(
    one: str, words: str, other: str, other_words: str
) -> None:
    comparison = compared(one, other)
    wanted = sentence_with(comparison.left, words), sentence_with(comparison.right, other_words)
    assert wanted in {(link.left, link.right) for link in comparison.alignments}


NO_LINKS = [
    ("meta-scale-1", "Jason Droege, until now", "meta-scale-2", "Wang and Lucy Guo founded"),
    ("meta-scale-1", "LeCun was at the VivaTech fair", "meta-scale-2", "The interim CEO is Jason Droege"),
    ("meta-scale-1", "Wang abandoned his degree", "meta-scale-3", "Regulators are likely to study"),
    ("meta-scale-1", "The deal was made public on Thursday", "meta-scale-3", "five-year deal with Qatar"),
    ("meta-scale-1", "Amazon hired the head of Adept", "meta-scale-4", "bespoke applications"),
    ("meta-scale-1", "Y Combinator", "meta-scale-5", "Boris Cherny moved"),
    ("meta-scale-2", "General Motors", "meta-scale-3", "Llama 4 Behemoth, the strongest"),
    ("meta-scale-4", "Joelle Pineau", "meta-scale-5", "Damien Sereni"),
    (AMERICAN, "along with $1,000 for a medal", BRITISH, "Five messages about ice"),
    (AMERICAN, "had cost £1,500,000", BRITISH, "nearly 100 witnesses"),
    (AMERICAN, "19 miles off", BRITISH, "The Carpathia, 58 miles distant"),
    (AMERICAN, "The Carpathia was 58 miles away", BRITISH, "about five miles from the sinking"),
    (AMERICAN, "after examining 82 witnesses", PRESS, "The Virginian, 170 miles distant"),
    (BRITISH, "for 36 days between", PRESS, "The next count was kinder"),
]


@pytest.mark.parametrize(("one", "words", "other", "other_words"), NO_LINKS)
def test_sentences_of_the_samples_that_nobody_would_link(
    one: str, words: str, other: str, other_words: str
) -> None:
    comparison = compared(one, other)
    wrong = sentence_with(comparison.left, words), sentence_with(comparison.right, other_words)
    assert wrong not in {(link.left, link.right) for link in comparison.alignments}


@pytest.mark.parametrize(("one", "other"), [(a, b) for a in META for b in TITANIC])
def test_two_stories_have_next_to_nothing_in_common(one: str, other: str) -> None:
    comparison = compared(one, other)
    assert len(comparison.alignments) <= 2
    assert comparison.figure_pairs == ()


def test_reports_are_most_like_others_of_their_own_story() -> None:
    for name, own in samples().items():
        story = META if name in META else TITANIC
        scores = {other: similarity(own, samples()[other]) for other in NAMES if other != name}
        inside = min(score for other, score in scores.items() if other in story)
        outside = max(score for other, score in scores.items() if other not in story)
        assert inside > 2 * outside, name


def test_similarity_is_the_same_both_ways_and_highest_with_oneself() -> None:
    for one, other in permutations(NAMES[:4] + TITANIC[:2], 2):
        a, b = samples()[one], samples()[other]
        assert similarity(a, b) == pytest.approx(similarity(b, a))
        assert similarity(a, a) > similarity(a, b)
        assert 0 <= similarity(a, b) <= 1


@pytest.mark.parametrize("unit", ["1 234 567 ", "6ft 7in ", '" x ', "5, 6, 7, 8, ", "a quarter of a "])
def test_a_sentence_that_is_a_table_is_compared(unit: str) -> None:
    """Hundreds of figures in one sentence give an answer, and no more pairs than can be looked at."""
    one, other = (
        analyse(Article(id=i, headline="", text=unit * 800 + end)) for i, end in (("a", ""), ("b", "x"))
    )
    comparison = compare(one, other)
    assert len(comparison.figure_pairs) <= 40 * len(one.figures)


def test_between_versions_of_one_text_each_changed_figure_differs() -> None:
    """What may agree between two outlets is a change where one outlet says it."""
    from reader.comparison.compare import compare_versions, versions
    from reader.importing.text import article_from_text

    text = "Ferry runs aground\n\n{} people were injured when the ferry ran aground, the harbour master said."
    before, after = (
        analyse(replace(article_from_text(text.format(said)), url="https://news.test/a?utm_source=x"))
        for said in ("About 41", "About 43")
    )
    assert versions(before.article, after.article) and not versions(before.article, before.article)
    assert not versions(before.article, replace(after.article, url=""))
    assert [p.verdict for p in compare(before, after).figure_pairs] == [Verdict.COMPATIBLE]
    changed = compare_versions(before, after)
    assert [p.verdict for p in changed.figure_pairs] == [Verdict.DIFFERS]
    assert changed.alignments == compare(before, after).alignments


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It took 3 months in all.", "It took 90 days in all."),
        ("12 people were hurt, 40% of them badly.", "45% were badly hurt, 15 people in all."),
        ("The mill made 40 pounds of flour.", "The mill made 55 litres of flour."),
    ],
)
def test_versions_mirror_and_what_cannot_be_compared_was_changed(before: str, after: str) -> None:
    from reader.comparison.compare import compare_versions

    one, other = report(before), report(after)
    there, back = compare_versions(one, other), compare_versions(other, one)
    assert {(p.left, p.right, p.verdict) for p in there.figure_pairs} == {
        (p.right, p.left, p.verdict) for p in back.figure_pairs
    }
    assert there.figure_pairs and {p.verdict for p in there.figure_pairs} == {Verdict.DIFFERS}
    assert all(p.verdict is Verdict.SAME for p in compare_versions(one, one).figure_pairs)


def test_between_versions_only_what_changed_differs() -> None:
    """A figure that is repeated, and changed in one place, is one difference."""
    from reader.comparison.compare import compare_versions
    from reader.importing.text import article_from_text

    text = (
        "Pile-up on the coast road\n\nSome {} vehicles crashed on the road in fog on Monday.\n\n"
        "Of 19 drivers 4 were hurt. The 19 drivers came from Port Lorn, and 24 people are in hospital. "
        "In 2019 a crash there involved 24 vehicles."
    )
    before, after = (
        analyse(replace(article_from_text(text.format(said)), url="https://news.test/b"))
        for said in ("19", "21")
    )
    changed = compare_versions(before, after)
    differ = [p for p in changed.figure_pairs if p.verdict is not Verdict.SAME]
    assert [(before.figures[p.left].text, after.figures[p.right].text) for p in differ] == [("19", "21")]
    assert len(changed.figure_pairs) == len(before.figures)
    back = compare_versions(after, before)
    assert {(p.right, p.left, p.verdict) for p in back.figure_pairs} == {
        (p.left, p.right, p.verdict) for p in changed.figure_pairs
    }
