"""One article once: names that change, addresses that change, and names that are used again."""

from __future__ import annotations

from reader.gathering.refreshing import refresh
from reader.library import Library
from tests.gathering.feeding import Item, Source, fetcher, headlines
from tests.serving import Web
from tests.serving import web as web

FLOOD = (
    "The river broke its banks at Aldwick in the night and reached forty houses in the lower town. "
    "Nobody was hurt, the mayor said, and the water began to fall at noon, but the bridge stays closed."
)
COUNCIL = (
    "The council will vote on the new harbour wall next week. Two of its parties want a smaller one that "
    "costs half as much, and the third has not said what it wants; the owner of the port pays a third."
)


class Daily:
    """A feed that is followed, and its server."""

    def __init__(self, library: Library, web: Web, *items: Item) -> None:
        self.library, self.web = library, web
        web.pages["/feed"] = Source(list(items)).reply()
        library.feeds.add(web.url("/feed"))
        self.again()

    def again(self, *items: Item) -> tuple[int, int]:
        """Refresh, with these entries if there are any; how many articles are new and changed."""
        if items:
            self.web.pages["/feed"] = Source(list(items)).reply()
        (result,) = refresh(self.library, self.library.feeds.all(), fetcher())
        assert not result.error
        return result.added, result.changed

    def versions(self) -> list[int]:
        """How many texts each listed article has, sorted."""
        return sorted(len(self.library.versions(article.id)) for article in self.library.articles())


def test_a_new_name_under_the_same_link(library: Library, web: Web) -> None:
    daily = Daily(library, web, Item("Flood", FLOOD, "/flood", "1"), Item("Vote", COUNCIL, "/vote", "2"))
    assert daily.again(Item("Flood", FLOOD, "/flood", "17"), Item("Vote", COUNCIL, "/vote", "2")) == (0, 0)
    assert headlines(library) == ["Flood", "Vote"]


def test_an_article_with_two_names_counts_once(library: Library, web: Web) -> None:
    vote = Item("Vote", COUNCIL, "/vote", "2")
    daily = Daily(library, web, Item("Flood", FLOOD, "/flood", "1"), vote)
    daily.again(Item("Flood", FLOOD, "/flood", "17"), vote)
    (feed,) = library.feeds.all()
    assert (feed.articles, feed.unread) == (2, 2)
    library.set_read(library.articles()[0].id, True)
    (feed,) = library.feeds.all()
    assert (feed.articles, feed.unread, library.feeds.statistics()[feed.number].read) == (2, 1, 0.5)


def test_a_renamed_address_is_a_new_version(library: Library, web: Web) -> None:
    daily = Daily(library, web, Item("Flood", FLOOD, "/flood"), Item("Vote", COUNCIL, "/vote"))
    fuller = FLOOD.replace("forty houses", "sixty houses")
    renamed = Item("River reaches sixty houses", fuller, "/river-reaches-sixty-houses")
    assert daily.again(renamed, Item("Vote", COUNCIL, "/vote")) == (0, 1)
    assert headlines(library) == ["River reaches sixty houses", "Vote"] and daily.versions() == [1, 2]
    assert daily.again() == (0, 0)


def test_what_stands_beside_the_old_one_is_another(library: Library, web: Web) -> None:
    """A correction in nearly the same words, while the first is still in the feed."""
    first = Item("Flood", FLOOD, "/flood")
    daily = Daily(library, web, first)
    assert daily.again(Item("Flood, corrected", FLOOD.replace("noon", "one"), "/flood-2"), first) == (1, 0)
    assert headlines(library) == ["Flood", "Flood, corrected"]


def test_a_known_name_with_another_link_and_text_is_another_article(library: Library, web: Web) -> None:
    daily = Daily(library, web, Item("Flood", FLOOD, "/flood", "top-story"))
    assert daily.again(Item("Vote", COUNCIL, "/vote", "top-story")) == (1, 0)
    assert headlines(library) == ["Flood", "Vote"] and daily.versions() == [1, 1]
    assert daily.again() == (0, 0)


def test_a_known_name_with_another_link_and_nearly_the_same_text_is_a_version(
    library: Library, web: Web
) -> None:
    daily = Daily(library, web, Item("Flood", FLOOD, "/flood", "1"))
    assert daily.again(Item("River falls", FLOOD + " The school opens on Tuesday.", "/river", "1")) == (0, 1)
    assert headlines(library) == ["River falls"] and daily.versions() == [2]


def test_other_texts_of_the_same_outlet_are_not_joined(library: Library, web: Web) -> None:
    daily = Daily(library, web, Item("Flood", FLOOD, "/flood"))
    assert daily.again(Item("Vote", COUNCIL, "/vote")) == (1, 0)
    assert headlines(library) == ["Flood", "Vote"]
