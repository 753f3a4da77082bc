"""The terms of a sentence: which words count, which fall together, and how much they tell."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.articles.model import Role
from reader.comparison.features import _runs
from reader.comparison.terms import TOKEN, background, is_telling, sentence_terms, stem, weigh
from tests.comparison.making import figure, report, samples

TOGETHER = [
    ("investing", "invested"),
    ("Minister", "ministers"),
    ("Meta’s", "Meta"),
    ("Meta's", "META"),
    ("boats’", "boat"),
    ("three", "3"),
    ("dozen", "twelve"),
    ("1,500", "1500"),
    ("U.S", "US"),
    ("American", "America"),
    ("British", "U.K"),
    ("Labour", "labor"),
    ("defence", "defense"),
    ("bn", "billion"),
    ("percent", "%"),
]
APART = [("seven", "7.5"), ("two", "too"), ("Wang", "Wagner"), ("boat", "boast"), ("1,500", "1,501")]


@pytest.mark.parametrize(("one", "other"), TOGETHER)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@given(st.text(max_size=60))
def test_any_word_has_a_stem_that_case_does_not_change(word: str) -> None:
    assert isinstance(stem(word), str) and len(stem(word)) <= max(60, len(word))
    for token in TOKEN.findall(word):
        if token.isascii():
            assert stem(token.upper()) == stem(token.lower())


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("The U.S. chief’s plan", ["The", "U.S", "chief’s", "plan"]),
        ("$14.3bn for 1,500 people", ["14.3", "bn", "for", "1,500", "people"]),
        ("x-ray of São Paulo_2", ["x", "ray", "of", "São", "Paulo", "2"]),
        ("…—!", []),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert TOKEN.findall(text) == tokens


def test_the_background_knows_common_words_as_common() -> None:
    table, unseen = background()
    assert 0 < table[stem("government")] < table.get(stem("iceberg"), unseen) <= unseen
    assert all(value > 0 for value in table.values())


def test_every_sentence_has_its_terms_with_spans_into_the_text() -> None:
    for analysis in samples().values():
        text, found = analysis.article.text, sentence_terms(analysis)
        assert len(found) == len(analysis.sentences)
        for index, terms in enumerate(found):
            sentence = analysis.sentences[index]
            for token in terms.tokens():
                assert sentence.start <= token.start < token.end <= sentence.end
                assert not token.stem or token.stem == stem(text[token.start : token.end])
            assert terms.names <= set(terms.counts)
            assert sum(terms.counts.values()) == terms.length
            assert {k for pair in _runs(terms.words).bigrams for k in pair} <= set(terms.counts)
            assert all(figure.sentence == index for figure in terms.figures)


def test_boilerplate_and_bare_headings_have_no_terms() -> None:
    for analysis in samples().values():
        for sentence, terms in zip(analysis.sentences, sentence_terms(analysis), strict=True):
            if sentence.role is Role.BOILERPLATE:
                assert not terms.tokens() and not terms.counts
    american = samples()["titanic-american-inquiry"]
    for index, terms in enumerate(sentence_terms(american)):
        if american.sentence_text(index) == "The collision":
            assert american.sentences[index].role is Role.HEADING
            assert not terms.counts


def test_stop_words_tell_nothing_but_the_country_does() -> None:
    (terms,) = sentence_terms(report("They told us that the US was with them."))[-1:]
    assert set(terms.counts) == {"us"}


def test_a_name_is_a_word_that_the_article_writes_large_inside_sentences() -> None:
    analysis = report("Ferries are late. Now Larch waits for ferries, and Larch is angry.")
    names = {key for terms in sentence_terms(analysis) for key in terms.names}
    assert stem("Larch") in names
    assert stem("Ferries") not in names


def test_a_rare_word_weighs_more_than_a_common_one_and_than_one_used_all_over() -> None:
    left = sentence_terms(
        report(
            "The government met a walrus.", "The bridge fell.", "The bridge was old.", "The bridge is gone."
        )
    )
    right = sentence_terms(report("The government fed the walrus.", "Another bridge stands."))
    weights = weigh(left, right)
    assert weights[stem("walrus")] > weights[stem("government")] > 0
    assert weights[stem("walrus")] > weights[stem("bridge")]
    assert all(weight >= 0 for weight in weights.values())
    assert weigh(right, left) == weights
    assert weigh([], []) == {}


@pytest.mark.parametrize(
    ("sentence", "telling"),
    [
        ("It paid $14.3 billion.", True),
        ("It paid $5.", True),
        ("They lost 46,328 ships.", True),
        ("It rose 49%.", True),
        ("They lost three ships.", False),
        ("It began in 2016.", False),
        ("Dozens of homes burned.", False),
        ("It cost billions of dollars.", False),
        ("It began on 12 April 2024.", True),
        ("It came at 8.05 a.m. today.", True),
    ],
)
def test_which_figures_tell_much_by_themselves(sentence: str, telling: bool) -> None:
    assert is_telling(figure(sentence)) is telling
