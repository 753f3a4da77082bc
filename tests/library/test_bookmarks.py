"""Bookmarks: made, found, changed, removed, put back."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from pathlib import Path
from threading import Thread

import pytest

from reader.errors import LibraryError
from reader.library import Bookmark, BookmarkKind, Library
from tests.library.conftest import clock, make_anchor, make_article


def test_a_bookmark_comes_back_whole(library: Library) -> None:
    left, right = make_anchor("a"), make_anchor("b", 12, 15)
    made = library.bookmarks.add(BookmarkKind.FIGURES, left, right, note="check this")
    assert re.fullmatch(r"[0-9a-f]{32}", made.id)
    assert made == Bookmark(
        made.id, BookmarkKind.FIGURES, left, right, "check this", "2025-06-09T10:30:05.000000+00:00"
    )
    assert library.bookmarks.all() == [made]
    library.close()
    with Library.open(library.path.parent) as again:
        assert again.bookmarks.all() == [made]
        assert again.bookmarks.all()[0].kind is BookmarkKind.FIGURES


def test_the_newest_is_first_even_when_the_clock_stands_still(library: Library) -> None:
    made = [library.bookmarks.add(BookmarkKind.SENTENCE, make_anchor("a", n, n + 1)) for n in range(5)]
    assert library.bookmarks.all() == made[::-1]
    assert len({bookmark.created for bookmark in made}) == 5


def test_times_are_written_in_utc(tmp_path: Path) -> None:
    east = datetime(2025, 6, 9, 1, 0, tzinfo=timezone(timedelta(hours=9)))
    with Library.open(tmp_path, clock=lambda: east) as library:
        made = library.bookmarks.add(BookmarkKind.ARTICLE, make_anchor("a"))
    assert made.created == "2025-06-08T16:00:00.000000+00:00"


def test_removing_and_undo(library: Library) -> None:
    made = [library.bookmarks.add(BookmarkKind.SENTENCE, make_anchor("a", n, n + 1)) for n in range(3)]
    assert library.bookmarks.remove(made[1].id) == made[1]
    assert library.bookmarks.remove(made[1].id) is None
    assert library.bookmarks.all() == [made[2], made[0]]
    library.bookmarks.restore(made[1])
    library.bookmarks.restore(made[1])
    assert library.bookmarks.all() == made[::-1]


def test_editing_the_note(library: Library) -> None:
    made = library.bookmarks.add(BookmarkKind.ARTICLE, make_anchor("a"), note="old")
    assert library.bookmarks.edit_note(made.id, "new [/] \ud800")
    assert library.bookmarks.all() == [made._replace(note="new [/] \ufffd")]
    assert not library.bookmarks.edit_note("gone", "new")


def test_finding_by_place(library: Library) -> None:
    a, b = make_anchor("a"), make_anchor("b", 3, 9)
    pair = library.bookmarks.add(BookmarkKind.SENTENCES, a, b)
    single = library.bookmarks.add(BookmarkKind.SENTENCE, a)
    find = library.bookmarks.find
    assert find(BookmarkKind.SENTENCES, a, b) == pair
    assert find(BookmarkKind.SENTENCES, b, a) == pair
    assert find(BookmarkKind.SENTENCES, a._replace(quote="", headline="", source=""), b) == pair
    assert find(BookmarkKind.SENTENCE, a, None) == single
    assert find(BookmarkKind.SENTENCES, a, None) is None
    assert find(BookmarkKind.SENTENCES, a, make_anchor("b", 3, 10)) is None
    assert find(BookmarkKind.FIGURES, a, b) is None
    assert find(BookmarkKind.SENTENCE, b, None) is None


def test_an_article_is_found_whatever_the_span(library: Library) -> None:
    made = library.bookmarks.add(BookmarkKind.ARTICLE, make_anchor("a", 0, 0))
    assert library.bookmarks.find(BookmarkKind.ARTICLE, make_anchor("a", 0, 99), None) == made


def test_bookmarked_articles_are_kept_but_not_listed(library: Library) -> None:
    library.keep(make_article("a"))
    articles = [make_article("a"), make_article("sample")]
    anchors = make_anchor("a"), make_anchor("sample")
    library.bookmarks.add(BookmarkKind.SENTENCES, *anchors, articles=articles)
    assert library.articles() == [make_article("a")]
    assert library.article("sample") == make_article("sample")
    library.keep(make_article("sample"))
    assert [article.id for article in library.articles()] == ["sample", "a"]


def test_what_is_returned_is_what_is_stored(library: Library) -> None:
    anchor = make_anchor("a\ud800")._replace(quote="\udfff")
    made = library.bookmarks.add(BookmarkKind.SENTENCE, anchor, note="\ud834")
    assert library.bookmarks.all() == [made]
    assert library.bookmarks.find(BookmarkKind.SENTENCE, anchor) == made
    assert library.bookmarks.remove(made.id) == made


def test_two_open_libraries_see_each_others_bookmarks(library: Library) -> None:
    with Library.open(library.path.parent, clock=clock) as other:
        mine, theirs = [], []
        for n in range(5):
            mine.append(library.bookmarks.add(BookmarkKind.SENTENCE, make_anchor("a", n, n + 1)))
            theirs.append(other.bookmarks.add(BookmarkKind.SENTENCE, make_anchor("b", n, n + 1)))
        assert library.bookmarks.all() == other.bookmarks.all()
        assert {mark.id for mark in library.bookmarks.all()} == {mark.id for mark in mine + theirs}
        other.bookmarks.remove(mine[0].id)
        assert not library.bookmarks.edit_note(mine[0].id, "gone")
    library.bookmarks.add(BookmarkKind.ARTICLE, make_anchor("a"))
    assert len(library.bookmarks.all()) == 10


def test_threads_may_share_a_library(library: Library) -> None:
    failures: list[BaseException] = []

    def work(name: str) -> None:
        try:
            for n in range(20):
                library.bookmarks.add(BookmarkKind.SENTENCE, make_anchor(name, n, n + 1))
                library.set_place(name, n)
                library.keep(make_article(f"{name}{n}"))
                assert library.bookmarks.all()
        except BaseException as error:
            failures.append(error)

    threads = [Thread(target=work, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(library.bookmarks.all()) == len(library.articles()) == 80
    assert {state.place for state in library.states().values()} == {19}


def test_after_closing_every_call_says_so(library: Library) -> None:
    library.close()
    library.close()
    with pytest.raises(LibraryError, match=r"library\.db cannot be read: .+\.$"):
        library.bookmarks.all()
    with pytest.raises(LibraryError, match=r"library\.db cannot be changed: .+ this change was not made\.$"):
        library.bookmarks.add(BookmarkKind.ARTICLE, make_anchor("a"))
