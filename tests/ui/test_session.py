"""What one run has open, without a screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.articles.model import Article
from reader.comparison.compare import mirrored
from reader.errors import LibraryError
from reader.importing.samples import load_samples
from reader.library import BookmarkKind, Library, ReadingState
from reader.report.layout import source_of
from reader.ui.bookmarked import _spans, anchor, article_anchor
from reader.ui.listing import Listing
from reader.ui.session import Session
from tests.screenshots import CLOCK
from tests.ui.stories import LEFT, RIGHT, STORIES, THIRD, story, told


def quoted(session: Session, article: Article) -> list[tuple[int, int]]:
    """The stretches of an article that bookmarks quote."""
    return [span for bookmark in session.bookmarks.all for span in _spans(bookmark, article)]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    with Library.open(tmp_path / "data", clock=lambda: CLOCK) as opened:
        yield opened


def test_without_articles_the_samples(library: Library) -> None:
    """They are not kept, so that the library stays one's own."""
    session = Session(library)
    assert session.samples and len(session.articles) == len(load_samples())
    assert library.articles() == []


def test_articles_given_are_kept_for_the_next_run(library: Library) -> None:
    assert Session(library, STORIES).articles == list(STORIES)
    again = Session(library)
    assert not again.samples
    assert {a.id for a in again.articles} == {a.id for a in STORIES}


def test_a_library_that_refuses_still_shows_what_was_given(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise LibraryError("No room.")

    monkeypatch.setattr(library, "keep_all", refuse)
    session = Session(library, STORIES)
    assert session.articles == list(STORIES)
    assert session.problems.take() == ["No room."]
    assert session.problems.take() == []


def test_reading_state(library: Library) -> None:
    """Marking keeps the place, and keeping the place keeps the mark."""
    session = Session(library, STORIES)
    assert not session.is_read(LEFT) and session.place_in(LEFT) == 0
    session.set_read(LEFT, True)
    session.set_place(LEFT, 120)
    session.set_read(LEFT, False)
    assert not session.is_read(LEFT) and session.place_in(LEFT) == 120
    assert library.state(LEFT.id) == ReadingState(False, 120)


def test_removing_and_putting_back(library: Library) -> None:
    session = Session(library, STORIES)
    session.remove(LEFT)
    assert session.articles == [THIRD, RIGHT]
    assert LEFT.id not in {a.id for a in library.articles()}
    session.put_back(LEFT)
    assert session.articles == list(STORIES)
    assert LEFT.id in {a.id for a in library.articles()}


def test_bookmarks(library: Library) -> None:
    """Made, found from either side, noted, removed and restored."""
    session = Session(library, STORIES)
    a, b = anchor(session.analyses.of(LEFT), 30, 40), anchor(session.analyses.of(RIGHT), 50, 62)
    made = session.bookmarks.add(BookmarkKind.SENTENCES, a, b, "note", STORIES)
    assert made is not None and session.bookmarks.all == [made]
    assert session.bookmarks.find(BookmarkKind.SENTENCES, b, a) == made
    assert session.bookmarks.find(BookmarkKind.FIGURES, a, b) is None
    assert (
        session.bookmarks.is_bookmarked(LEFT)
        and session.bookmarks.is_bookmarked(RIGHT)
        and not session.bookmarks.is_bookmarked(THIRD)
    )
    assert quoted(session, LEFT) == [(30, 40)] and quoted(session, RIGHT) == [(50, 62)]
    assert session.bookmarks.edit_note(made, "other") and session.bookmarks.all[0].note == "other"
    assert session.bookmarks.remove(made) and session.bookmarks.all == []
    assert session.bookmarks.restore(made) and session.bookmarks.all == [made]


def test_an_article_bookmark_marks_no_words(library: Library) -> None:
    session = Session(library, STORIES)
    session.bookmarks.add(BookmarkKind.ARTICLE, article_anchor(LEFT))
    assert quoted(session, LEFT) == [] and session.bookmarks.is_bookmarked(LEFT)


def test_anchors_quote_in_one_line(library: Library) -> None:
    article = story("Rates rise again", "The bank\nmoved  on Monday.")
    start = article.text.index("The")
    made = anchor(Session(library, [article]).analyses.of(article), start, len(article.text))
    assert made.quote == "The bank moved on Monday."


def test_articles_by_id(library: Library) -> None:
    """From the list, else from what the library keeps for a bookmark."""
    session = Session(library, STORIES)
    session.bookmarks.add(BookmarkKind.ARTICLE, article_anchor(LEFT), articles=[LEFT])
    session.remove(LEFT)
    found = session.article(LEFT.id)
    assert found is not None and found.text == LEFT.text
    assert session.article("nothing") is None


def test_every_refusal_becomes_a_problem(library: Library) -> None:
    """A closed library refuses everything; nothing is raised, and each sentence is told once."""
    session = Session(library, STORIES)
    made = session.bookmarks.add(BookmarkKind.ARTICLE, article_anchor(LEFT))
    assert made is not None
    library.close()
    session.set_read(LEFT, True)
    session.set_place(LEFT, 9)
    session.remove(THIRD)
    session.put_back(THIRD)
    session.bookmarks.refresh()
    assert session.bookmarks.add(BookmarkKind.ARTICLE, article_anchor(RIGHT)) is None
    assert not session.bookmarks.edit_note(made, "x")
    assert not session.bookmarks.remove(made)
    assert not session.bookmarks.restore(made)
    assert session.article("nothing") is None
    problems = session.problems.take()
    assert problems and len(problems) == len(set(problems))
    assert session.bookmarks.all == [made]


def test_analyses_and_comparisons_are_made_once(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also seen from the other side."""
    made: list[tuple[str, str]] = []

    def count(left: object, right: object) -> object:
        made.append((left.article.id, right.article.id))  # type: ignore[attr-defined]
        return told(left, right)  # type: ignore[arg-type]

    monkeypatch.setattr("reader.comparison.compare.compare", count)
    session = Session(library, STORIES)
    assert session.analyses.of(LEFT) is session.analyses.of(LEFT)
    assert session.analyses.known(LEFT, RIGHT) is None
    first = session.analyses.comparison(LEFT, RIGHT)
    assert session.analyses.comparison(LEFT, RIGHT) is first
    assert session.analyses.comparison(RIGHT, LEFT) == mirrored(first)
    assert len(made) == 1


def test_only_so_many_are_kept(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was used longest ago goes first, and is made anew when asked for again."""
    monkeypatch.setattr("reader.comparison.compare.compare", told)
    session = Session(library, STORIES)
    first = session.analyses.of(LEFT)
    for number in range(80):
        session.analyses.of(replace(THIRD, id=f"n{number}"))
    assert session.analyses.of(LEFT) is not first and session.analyses.of(LEFT) == first
    session.analyses.comparison(LEFT, RIGHT)
    for number in range(90):
        session.analyses.comparison(LEFT, replace(THIRD, id=f"n{number}"))
    assert session.analyses.known(LEFT, RIGHT) is None


def test_the_most_similar(library: Library) -> None:
    """Of the samples: a report of the same event, never the article itself; asked to stop, it stops."""
    session = Session(library)
    by_file = {a.path.rsplit("/", 1)[-1]: a for a in session.articles}
    found = session.most_similar(by_file["titanic-first-press.md"])
    assert found is not None and "titanic" in found.path
    found = session.most_similar(by_file["meta-scale-3.md"])
    assert found is not None and "meta-scale" in found.path and found != by_file["meta-scale-3.md"]
    assert session.most_similar(by_file["meta-scale-3.md"], lambda: True) is None


def test_nothing_similar(library: Library) -> None:
    session = Session(library, [LEFT])
    assert session.most_similar(LEFT) is None


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("date", [LEFT, RIGHT, THIRD]),
        ("headline", [LEFT, RIGHT, THIRD]),
        ("source", [LEFT, RIGHT, THIRD]),
        ("words", [RIGHT, LEFT, THIRD]),
        ("unread", [LEFT, RIGHT, THIRD]),
        ("given", [THIRD, LEFT, RIGHT]),
    ],
)
def test_sorting(library: Library, by: str, expected: list[Article]) -> None:
    session = Session(library, STORIES)
    session.set_read(THIRD, True)
    numbers = session.shelf.catalogue.numbers(sort=by)
    assert list(Listing(session.shelf, numbers)) == expected


def test_sources() -> None:
    """An article without one is known by its file, on any system."""
    assert source_of(LEFT) == "Left Daily"
    assert source_of(THIRD) == "third.txt"
    assert source_of(replace(THIRD, path="C:\\news\\zoo.txt")) == "zoo.txt"
    assert source_of(replace(THIRD, path="")) == ""
