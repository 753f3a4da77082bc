"""Judgements: kept, replaced, taken back and brought back."""

from __future__ import annotations

from pathlib import Path

from reader.articles.model import Article
from reader.library import Anchor, JudgedKind, Library, Said

LEFT = Anchor("a", 3, 7, "$5", "Deal", "The Ledger")
RIGHT = Anchor("b", 9, 12, "$6", "Deal done", "The Post")


def test_a_judgement_is_kept_with_the_articles_that_it_is_of(tmp_path: Path) -> None:
    articles = [
        Article(id="a", headline="Deal", text="x" * 20),
        Article(id="b", headline="Deal done", text="y" * 20),
    ]
    with Library.open(tmp_path) as library:
        made = library.judgements.add(JudgedKind.FIGURES, Said.DIFFERS, LEFT, RIGHT, articles=articles)
    with Library.open(tmp_path) as library:
        assert library.judgements.all() == [made]
        assert (made.left, made.right, made.said) == (LEFT, RIGHT, Said.DIFFERS)
        assert library.article("a") is not None
        assert library.catalogue.counts()[0] == 0  # kept, and on no list


def test_the_last_word_on_two_places_holds_either_way_round() -> None:
    library = Library.in_memory()
    library.judgements.add(JudgedKind.FIGURES, Said.DIFFERS, LEFT, RIGHT)
    last = library.judgements.add(JudgedKind.FIGURES, Said.APART, RIGHT, LEFT)
    assert library.judgements.all() == [last]
    sentences = library.judgements.add(JudgedKind.SENTENCES, Said.APART, LEFT, RIGHT)
    assert {judgement.id for judgement in library.judgements.all()} == {last.id, sentences.id}


def test_taken_back_and_brought_back() -> None:
    library = Library.in_memory()
    made = library.judgements.add(JudgedKind.FIGURES, Said.APART, LEFT, RIGHT)
    assert library.judgements.remove(made.id) == made
    assert library.judgements.all() == [] and library.judgements.remove(made.id) is None
    library.judgements.restore(made)
    assert library.judgements.all() == [made]
