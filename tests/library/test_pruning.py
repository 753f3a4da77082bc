"""Pruning: what goes and why, what stays, the copy before, and back again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reader.errors import InputError, LibraryError
from reader.library import Library
from reader.library.bookmarks import BookmarkKind
from reader.library.query import parse_query
from tests.library.conftest import make_anchor, make_article

OLD = date(2025, 6, 1)


@pytest.fixture
def shelf(library: Library) -> Library:
    """Five articles, all read: old, older, bookmarked and old, of today, and old without a date."""
    for ident, day in (
        ("old", "2025-05-02"),
        ("older", "2025-05-01"),
        ("kept", "2025-05-01"),
        ("new", "2025-06-08"),
    ):
        library.add(replace(make_article(ident), date=day))
        library.set_read(ident, True)
    library.add(replace(make_article("undated"), date=""))
    library.set_read("undated", True)
    library.bookmarks.add(BookmarkKind.SENTENCE, make_anchor("kept"))
    return library


def names(shelf: Library) -> set[str]:
    """The ids of the listed articles."""
    return {article.id for article in shelf.articles()}


def test_what_would_go_and_why(shelf: Library) -> None:
    """The oldest first; what is bookmarked stays, and what came in without a date is of the day it came."""
    found = shelf.pruning.prunable(before=OLD)
    assert [(one.handle, one.day, one.why) for one in found] == [
        ("older", "2025-05-01", "older than 2025-06-01"),
        ("old", "2025-05-02", "older than 2025-06-01"),
    ]
    assert [one.headline for one in found] == ["Headline of older", "Headline of old"]
    assert {one.why for one in shelf.pruning.prunable(most_bytes=1)} == {"beyond the size"}
    total = sum(len(article.text) for article in shelf.articles())
    assert [one.handle for one in shelf.pruning.prunable(most_bytes=total - 1)] == ["older"]


def test_the_unread_stay_unless_one_says_so(shelf: Library) -> None:
    shelf.set_read("old", False)
    assert [one.handle for one in shelf.pruning.prunable(before=OLD)] == ["older"]
    assert len(shelf.pruning.prunable(before=OLD, unread=True)) == 2


def test_there_and_back(shelf: Library) -> None:
    """With its versions, its state, its place in the order and the search."""
    shelf.add(
        replace(
            make_article("later", text="Rates rise\n\nThe bank moved old twice."),
            date="2025-05-02",
            url="https://example.org/old",
        )
    )  # a version of the first
    shelf.set_read("later", True)
    order = list(shelf.catalogue.numbers())
    before = names(shelf)
    path = shelf.pruning.prune(shelf.pruning.prunable(before=OLD))
    assert names(shelf) == {"kept", "new", "undated"} and path.stat().st_mode & 0o777 == 0o600
    assert shelf.catalogue.search(parse_query("twice")) == []
    assert shelf.pruning.copies() == [path]
    assert shelf.pruning.restore(path) == 2
    assert names(shelf) == before and list(shelf.catalogue.numbers()) == order
    assert [v.article.id for v in shelf.versions("later")] == ["later", "old"]
    assert shelf.state("later").read and len(shelf.catalogue.search(parse_query("twice"))) == 1
    assert shelf.pruning.restore(path) == 0, "once is enough"


def test_what_a_feed_gave_stays_away_until_it_is_put_back(shelf: Library) -> None:
    feed, _ = shelf.feeds.add("https://news.test/feed")
    given = replace(make_article("fed", url="https://news.test/a"), date="2025-05-03")
    shelf.feeds.take(feed.number, "a", "1", given)
    shelf.set_read("fed", True)
    path = shelf.pruning.prune(shelf.pruning.prunable(before=OLD))
    shelf.feeds.take(feed.number, "a", "2", given)
    assert "fed" not in names(shelf)
    shelf.pruning.restore(path)
    assert "fed" in names(shelf) and shelf.feeds.all()[0].articles == 1


def test_without_a_copy_nothing_is_deleted(shelf: Library) -> None:
    (shelf.path.parent / "pruned").write_text("in the way")
    with pytest.raises(LibraryError, match="nothing was deleted"):
        shelf.pruning.prune(shelf.pruning.prunable(before=OLD))
    assert len(names(shelf)) == 5


@pytest.mark.parametrize("text", ["{}", "[]", "no", '{"rows": {}}', '{"text": "a", "rows": {"texts": [{}]}}'])
def test_another_file_is_refused(shelf: Library, tmp_path: Path, text: str) -> None:
    path = tmp_path / "other.jsonl"
    path.write_text(text)
    with pytest.raises(InputError, match=r"line 1: is not what prune has written"):
        shelf.pruning.restore(path)
    with pytest.raises(InputError, match="cannot be read"):
        shelf.pruning.restore(tmp_path / "gone")
    assert len(names(shelf)) == 5
