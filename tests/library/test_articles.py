"""Articles and reading state."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reader.articles.model import Article, Form, Formed, SourceMap
from reader.library import Library, ReadingState
from reader.library.opening import _new_in_memory
from tests.library.conftest import clock, make_anchor, make_article

any_text = st.text(alphabet=st.characters(exclude_categories=()), max_size=60)
pairs = st.lists(st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)), max_size=4).map(tuple)


def listed(library: Library) -> list[str]:
    """Ids of the listed articles, in order."""
    return [article.id for article in library.articles()]


def test_an_article_comes_back_whole(library: Library) -> None:
    article = make_article("a", path="/news/a.txt")
    library.keep(article)
    assert library.article("a") == article
    assert library.articles() == [article]
    assert library.article("b") is None


def test_forms_come_back_in_every_text(library: Library) -> None:
    forms = (Formed(0, 3, Form.LINK, "https://a.test/“x”"), Formed(1, 2, Form.STRONG))
    first = dataclasses.replace(make_article("a", path="/news/a.txt"), forms=forms)
    second = dataclasses.replace(first, id="b", text=f"{first.text} And more.", forms=forms[:1])
    library.keep_all([first, second])
    assert [version.article.forms for version in library.versions("b")] == [forms[:1], forms]


def test_it_is_there_after_a_restart(library: Library) -> None:
    library.keep(make_article("a"))
    library.set_place("a", 7)
    library.close()
    with Library.open(library.path.parent) as again:
        assert again.article("a") == make_article("a")
        assert again.state("a") == ReadingState(place=7)


def test_the_one_opened_last_is_first(library: Library) -> None:
    library.keep(make_article("a"))
    library.keep_all([make_article("b"), make_article("c")])
    assert listed(library) == ["c", "b", "a"]
    library.keep(dataclasses.replace(make_article("a"), notes="read again"))
    assert listed(library) == ["a", "c", "b"]
    assert library.articles()[0].notes == "read again"


def test_of_one_file_only_the_newest_version_is_listed(library: Library) -> None:
    library.keep(make_article("v1", path="/news/a.txt"))
    library.keep(make_article("other", path="/news/b.txt"))
    library.keep(make_article("v2", path="/news/a.txt"))
    assert listed(library) == ["v2", "other"]
    assert library.article("v1") == make_article("v1", path="/news/a.txt")
    library.keep(make_article("v1", path="/news/a.txt"))
    assert listed(library) == ["v1", "other"]


def test_articles_without_a_path_are_not_versions_of_each_other(library: Library) -> None:
    library.keep_all([make_article("a"), make_article("b")])
    assert listed(library) == ["b", "a"]


def test_articles_of_one_feed_file_are_not_versions_of_each_other(library: Library) -> None:
    items = [
        dataclasses.replace(make_article(name, path="/news/feed.xml"), url=f"https://example.org/{name}")
        for name in "ab"
    ]
    library.keep_all(items)
    assert listed(library) == ["b", "a"]


def test_forgetting_deletes_and_undo_puts_it_back_in_its_place(library: Library) -> None:
    library.keep_all(make_article(name) for name in "abc")
    library.set_read("b", True)
    library.forget("b")
    assert listed(library) == ["c", "a"]
    assert library.article("b") is None
    library.restore(make_article("b"))
    assert listed(library) == ["c", "b", "a"]
    assert library.state("b") == ReadingState(read=True)


def test_forgetting_does_not_bring_an_older_version_back(library: Library) -> None:
    library.keep(make_article("v1", path="/news/a.txt"))
    library.keep(make_article("v2", path="/news/a.txt"))
    library.forget("v2")
    assert listed(library) == []
    library.restore(make_article("v2", path="/news/a.txt"))
    assert listed(library) == ["v2"]


def test_undo_does_not_hide_a_version_opened_since(library: Library) -> None:
    library.keep(make_article("v1", path="/news/a.txt"))
    library.forget("v1")
    library.keep(make_article("v2", path="/news/a.txt"))
    library.restore(make_article("v1", path="/news/a.txt"))
    assert listed(library) == ["v2"]
    assert library.article("v1") is not None


def test_a_bookmarked_article_is_forgotten_but_can_still_be_opened(library: Library) -> None:
    from reader.library import BookmarkKind

    library.keep_all(make_article(name) for name in "abc")
    library.bookmarks.add(BookmarkKind.SENTENCES, make_anchor("a"), make_anchor("b"))
    for name in "abc":
        library.forget(name)
    assert listed(library) == []
    assert library.article("a") == make_article("a")
    assert library.article("b") == make_article("b")
    assert library.article("c") is None
    library.restore(make_article("a"))
    assert listed(library) == ["a"]


def test_forgetting_what_is_not_kept_does_nothing(library: Library) -> None:
    library.forget("nothing")
    assert listed(library) == []


def test_reading_state_does_not_need_the_article(library: Library) -> None:
    assert library.states() == {}
    assert library.state("sample") == ReadingState()
    library.set_read("sample", True)
    library.set_place("sample", 120)
    library.set_place("other", 5)
    library.set_place("start", -3)
    assert library.state("sample") == ReadingState(True, 120)
    library.set_read("sample", False)
    assert library.states() == {
        "sample": ReadingState(False, 120),
        "other": ReadingState(False, 5),
        "start": ReadingState(),
    }
    assert library.article("sample") is None


def test_lone_surrogates_are_replaced(library: Library) -> None:
    article = make_article("a\udcff", text="Rates \ud800 rise", path="/news/\udce9.txt")
    library.keep(article)
    library.set_read("a\udcff", True)
    stored = library.article("a\udcff")
    assert stored is not None
    assert stored.text == "Rates \ufffd rise"
    assert stored.path == "/news/\ufffd.txt"
    assert library.state("a\udcff").read
    library.forget("a\udcff")
    assert library.articles() == []


@given(
    st.builds(
        Article,
        id=any_text,
        headline=any_text,
        text=any_text,
        source=any_text,
        byline=any_text,
        date=any_text,
        url=any_text,
        path=any_text,
        body_start=st.integers(0, 10**9),
        headings=pairs,
        source_map=st.builds(SourceMap, pairs),
        notes=any_text,
    )
)
def test_any_article_comes_back_with_its_offsets(article: Article) -> None:
    with Library(_new_in_memory(Path("library.db")), clock=clock) as library:
        library.keep(article)
        stored = library.article(article.id)
        assert stored is not None
        assert library.articles() == [stored]
        assert len(stored.text) == len(article.text)
        assert (stored.headings, stored.source_map) == (article.headings, article.source_map)
        for mine, theirs in zip(article.text, stored.text, strict=True):
            assert theirs == ("\ufffd" if "\ud800" <= mine <= "\udfff" else mine)


def test_a_choice_is_kept(library: Library) -> None:
    """The last one counts, in the next run too; what was never chosen is empty."""
    assert library.settings.get("theme") == ""
    library.settings.set("theme", "one")
    library.settings.set("theme", "two\x1b[2J")
    library.close()
    with Library.open(library.path.parent) as again:
        assert again.settings.get("theme") == "two"
