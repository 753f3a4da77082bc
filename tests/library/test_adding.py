"""What is known is not taken twice, and what changed keeps its earlier texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.importing.building import article_from_parts
from reader.library import Library, Outcome
from tests.library.conftest import make_article

BODY = "The bank raised its rate to 5% on Monday, and said that it may do so again."


def report(text: str = BODY, url: str = "", path: str = "", headline: str = "Rates rise") -> object:
    """An article as an importer makes it."""
    return article_from_parts(headline, text, url=url, path=path, source="Daily", date="2025-06-08")


def test_the_same_address_in_any_form_is_one_article(library: Library) -> None:
    first = library.add(article_from_parts("Rates rise", BODY, url="https://news.test/a?id=1"))
    assert first.outcome is Outcome.ADDED
    for address in (
        "http://www.news.test/a?id=1&utm_source=x#top",
        "https://m.news.test/a/?fbclid=1&id=1",
        "https://user:secret@news.test/a?id=1",
    ):
        again = library.add(article_from_parts("Rates rise", BODY, url=address))
        assert (again.outcome, again.number) == (Outcome.KNOWN, first.number), address
    assert library.add(
        article_from_parts("Rates rise", BODY + " More.", url="https://news.test/a?id=2")
    ).outcome
    assert len(library.articles()) == 2


def test_the_same_words_without_an_address_are_one_article(library: Library) -> None:
    """However they are set; a file that was copied is no second article."""
    library.add(article_from_parts("Rates rise", BODY, path="/news/a.txt"))
    library.add(article_from_parts("Rates  rise", BODY.replace(" ", "\n"), path="/news/copy.txt"))
    library.add(article_from_parts("Rates rise", BODY, url="https://news.test/a"))
    assert len(library.articles()) == 1


def test_agency_copy_at_two_addresses_is_two_articles(library: Library) -> None:
    taken = [
        library.add(article_from_parts("Rates rise", BODY, url=f"https://{host}.test/a")) for host in "ab"
    ]
    assert [t.outcome for t in taken] == [Outcome.ADDED, Outcome.ADDED]
    assert taken[0].id != taken[1].id
    assert (
        library.add(article_from_parts("Rates rise", BODY, url="https://b.test/a")).number == taken[1].number
    )


def test_a_changed_text_is_a_new_version(library: Library) -> None:
    """Each text keeps its id; the present one is listed, unread again, and found by the search."""
    url = "https://news.test/a"
    first = library.add(article_from_parts("Rates rise", BODY, url=url))
    library.set_read(first.id, True)
    second = library.add(article_from_parts("Rates rise", BODY.replace("5%", "6%"), url=url))
    assert (second.outcome, second.number) == (Outcome.CHANGED, first.number)
    assert [v.article.id for v in library.versions(second.id)] == [second.id, first.id]
    assert [v.article.id for v in library.versions(first.id)] == [second.id, first.id]
    old = library.article(first.id)
    assert old is not None and "5%" in old.text
    assert [a.id for a in library.articles()] == [second.id]
    card = library.catalogue.cards([first.number])[first.number]
    assert (card.versions, card.read, card.id) == (2, False, second.id)
    back = library.add(article_from_parts("Rates rise", BODY, url=url))
    assert (back.outcome, back.id) == (Outcome.CHANGED, first.id)
    assert [v.article.id for v in library.versions(first.id)] == [first.id, second.id]


def test_a_summary_gives_way_to_the_text_and_never_takes_its_place(library: Library) -> None:
    url = "https://news.test/a"
    summary = article_from_parts("Rates rise", "The bank moved.", url=url, partial=True)
    library.add(summary)
    whole = library.add(article_from_parts("Rates rise", BODY, url=url))
    assert whole.outcome is Outcome.CHANGED and len(library.versions(whole.id)) == 1
    assert library.add(summary).outcome is Outcome.KNOWN
    (kept,) = library.articles()
    assert "5%" in kept.text and not kept.partial


def test_what_was_taken_off_comes_back_whole(library: Library) -> None:
    """With its earlier texts and its story; at a later day it is deleted for good."""
    url = "https://news.test/a"
    library.add(article_from_parts("Rates rise", BODY, url=url))
    present = library.add(article_from_parts("Rates rise", BODY + " More.", url=url))
    library.stories.find()
    story = library.stories.story_of(present.id)
    article = library.articles()[0]
    library.forget(present.id)
    assert library.articles() == [] and library.article(present.id) is None
    assert library.tidy() == 0, "not on the same day"
    library.restore(article)
    assert len(library.versions(present.id)) == 2 and library.stories.story_of(present.id) == story


def test_tidying_deletes_what_was_taken_off_before_today(library: Library) -> None:
    from datetime import timedelta

    from tests.library.conftest import NOW

    library.keep_all([make_article("a"), make_article("b"), make_article("c")])
    library.forget("a")
    later = Library(library._database, clock=lambda: NOW + timedelta(days=1))
    assert later.tidy() == 1 and later.tidy() == 0
    assert later.catalogue.number_of("a") == 0 and later.catalogue.number_of("b") > 0


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.booleans()), max_size=14))
def test_whatever_comes_in_any_order(steps: list[tuple[int, int, bool]]) -> None:
    """Each address is one article, all its texts are kept, and the counts and the index agree with that."""
    texts: dict[int, list[str]] = {}
    with Library.in_memory() as library:
        for place, word, forget in steps:
            url = f"https://news.test/{place}"
            body = f"{BODY} word{word} place{place}"
            taken = library.add(article_from_parts(f"Rates rise {place}", body, url=url))
            seen = texts.setdefault(place, [])
            if body in seen:
                seen.remove(body)
            seen.append(body)
            if forget:
                library.forget(taken.id)
                library.add(article_from_parts(f"Rates rise {place}", body, url=url))
        assert len(library.articles()) == len(texts)
        for article in library.articles():
            place = int(article.url[-1])
            versions = library.versions(article.id)
            assert versions[0].article.text.split("\n\n")[1] == texts[place][-1]
            assert len(versions) == len(texts[place])
            card = library.catalogue.cards([library.catalogue.number_of(article.id)])
            assert [c.versions for c in card.values()] == [len(versions)]
        with library._database.reading() as connection:
            connection.execute("INSERT INTO search_index (search_index) VALUES ('integrity-check')")


def test_a_bookmark_keeps_every_text_it_points_to(library: Library) -> None:
    """An earlier version, and the summary whose page has come: neither is tidied or pruned away."""
    from datetime import date, timedelta

    from reader.library import BookmarkKind
    from tests.library.conftest import NOW, make_anchor

    url = "https://news.test/a"
    summary = library.add(article_from_parts("Rates rise", "The bank moved.", url=url, partial=True))
    library.bookmarks.add(BookmarkKind.SENTENCE, make_anchor(summary.id))
    whole = library.add(article_from_parts("Rates rise", BODY, url=url))
    assert library.article(summary.id) is not None
    later = Library(library._database, clock=lambda: NOW + timedelta(days=2))
    library.forget(whole.id)
    assert later.tidy() == 0 and library.article(summary.id) is not None
    assert library.pruning.prunable(before=date(2030, 1, 1), unread=True) == []


def test_a_changed_sign_is_a_change(library: Library) -> None:
    """£ for $, minus for plus, a point for a comma: the same words, and another figure."""
    url = "https://news.test/a"
    for said in (
        "It was £3.5bn, or -5%.",
        "It was $3.5bn, or -5%.",
        "It was $3,5bn, or -5%.",
        "It was $3,5bn, or +5%.",
    ):
        taken = library.add(article_from_parts("Rates rise", said, url=url))
    assert taken.outcome is Outcome.CHANGED and len(library.versions(taken.id)) == 4


def test_the_same_text_read_again_loses_nothing_that_is_known(library: Library) -> None:
    library.add(
        article_from_parts("Rates rise", BODY, url="https://news.test/a", source="Daily", date="2025-06-08")
    )
    taken = library.add(article_from_parts("Rates rise", BODY, path="/saved/a.txt"))
    assert taken.outcome is Outcome.KNOWN
    (kept,) = library.articles()
    assert (kept.url, kept.source, kept.date) == ("https://news.test/a", "Daily", "2025-06-08")


def test_versions_of_two_articles_with_the_same_copy_stay_apart(library: Library) -> None:
    def add(host: str, text: str) -> str:
        return library.add(article_from_parts("Rates rise", text, url=f"https://{host}.test/a")).id

    first = add("a", BODY)
    add("a", f"{BODY} More.")
    other = add("b", BODY)
    last = add("b", f"{BODY} Less.")
    assert first != other
    assert [v.article.url[8] for v in library.versions(first)] == ["a", "a"]
    assert [v.article.url[8] for v in library.versions(last)] == ["b", "b"]


def test_what_is_deleted_leaves_nothing_behind(library: Library) -> None:
    from datetime import date

    taken = library.add(article_from_parts("Rates rise", BODY, url="https://news.test/a", date="2025-06-08"))
    library.stories.find()
    library.add(
        article_from_parts("Rates rise", BODY + " More.", url="https://news.test/a", date="2025-06-08")
    )
    library.pruning.prune(library.pruning.prunable(before=date(2030, 1, 1), unread=True))
    with library._database.reading() as connection:
        for table in ("articles", "texts", "versions", "profiles"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table
    assert library.catalogue.number_of(taken.id) == 0


def test_taking_in_goes_through_no_table(library: Library) -> None:
    """Each statement for one more article finds its rows through an index, however many there are."""
    for k in range(3):
        library.add(article_from_parts(f"Rates rise {k}", f"{BODY} {k}", url=f"https://news.test/{k}"))
    library.stories.find()
    seen: list[str] = []
    connection = library._database._connection
    connection.set_trace_callback(seen.append)
    taken = library.add(article_from_parts("Rates rise", BODY, url="https://news.test/a"))
    library.add(article_from_parts("Rates rise", f"{BODY} More.", url="https://news.test/a"))
    library.add(article_from_parts("Rates fall", f"{BODY} Less.", path="/news/b.txt"))
    library.set_read(taken.id, True)
    library.catalogue.measure()
    connection.set_trace_callback(None)
    asked = [q for q in seen if q.split()[0] in ("SELECT", "UPDATE", "DELETE", "INSERT")]
    assert len(asked) > 20
    for statement in asked:
        for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {statement}"):
            # FTS5 looks into its own few settings.
            through = step.startswith("SCAN") and "INDEX" not in step and "_config" not in step
            assert not through or any(word in step for word in ("VIRTUAL", "CONSTANT")), (statement, step)
