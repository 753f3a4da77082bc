"""What is not to be seen: hidden as it comes in, counted, found again, shown again; and how feeds fare."""

from __future__ import annotations

from datetime import date

import pytest

from reader.errors import InputError
from reader.gathering.refreshing import refresh
from reader.library import Library, View
from reader.library.query import parse_query
from tests.gathering.feeding import Item, Source, fetcher, headlines
from tests.gathering.test_identity import COUNCIL, FLOOD
from tests.library.conftest import make_anchor
from tests.serving import Reply, Web
from tests.serving import web as web

STARS = "The stars favour the bold this week, and those who were born in May will meet a stranger by the sea."
ITEMS = (Item("Flood", FLOOD, "/flood"), Item("Your horoscope", STARS, "/stars"))


def follow(library: Library, web: Web, name: str, *items: Item) -> int:
    """Follow a feed of this name and fetch it; its number."""
    web.pages[f"/{name}"] = Source(list(items), title=name).reply()
    feed, _ = library.feeds.add(web.url(f"/{name}"), name)
    again(library)
    return feed.number


def again(library: Library) -> None:
    refresh(library, library.feeds.all(), fetcher())


def hidden(library: Library) -> list[str]:
    """Headlines of what is hidden."""
    numbers = library.catalogue.numbers(View("hidden"))
    return sorted(card.headline for card in library.catalogue.cards_in_order(numbers))


def test_what_is_there_and_what_comes(library: Library, web: Web) -> None:
    """A rule hides at once and from then on; nothing comes back with the next refresh."""
    follow(library, web, "a", *ITEMS)
    rule = library.hiding.add("title:horoscope")
    assert rule.hides == 1 and headlines(library) == ["Flood"] and hidden(library) == ["Your horoscope"]
    web.pages["/a"] = Source([*ITEMS, Item("Horoscope of May", STARS + " Buy.", "/may")]).reply()
    again(library)
    assert headlines(library) == ["Flood"] and library.hiding.count() == 2
    assert library.catalogue.counts() == (1, 1) and library.feeds.all()[0].articles == 1
    assert [rule.hides for rule in library.hiding.all()] == [2]


def test_hidden_articles_are_found(library: Library, web: Web) -> None:
    follow(library, web, "a", *ITEMS)
    library.hiding.add("stranger sea")
    catalogue = library.catalogue
    assert catalogue.search(parse_query("stranger")) == []
    (found,) = catalogue.search(parse_query("stranger is:hidden"))
    assert catalogue.cards([found])[found].headline == "Your horoscope"
    assert len(catalogue.search(parse_query("is:hidden"))) == 1
    assert catalogue.search(parse_query("flood is:hidden")) == []
    assert catalogue.ids(catalogue.cards([found])[found].handle[:8]) and library.stories.pending() == 1


def test_a_rule_of_one_feed(library: Library, web: Web) -> None:
    first = follow(library, web, "a", *ITEMS)
    follow(library, web, "b", Item("Another horoscope", STARS + " So they say.", "/other"))
    rule = library.hiding.add("horoscope", first)
    assert hidden(library) == ["Your horoscope"] and rule.feed_title == "a"


def test_what_no_rule_hides_is_shown_again(library: Library, web: Web) -> None:
    """What another rule hides, too, stays hidden; undo brings the rule back."""
    follow(library, web, "a", *ITEMS, Item("Vote", COUNCIL, "/vote"))
    one, two = library.hiding.add("horoscope"), library.hiding.add("title:horoscope OR harbour wall")
    three = library.hiding.add("harbour wall")
    assert library.hiding.add("horoscope") == one and len(library.hiding.all()) == 3
    assert hidden(library) == ["Vote", "Your horoscope"] and two.hides == 0
    dropped = library.hiding.remove(one.number)
    assert dropped is not None and dropped.hides == 1 and hidden(library) == ["Vote"]
    library.hiding.restore(dropped)
    assert hidden(library) == ["Vote", "Your horoscope"]
    library.hiding.add("horoscope stars")
    library.hiding.remove(one.number)
    library.hiding.remove(three.number)
    assert hidden(library) == ["Your horoscope"] and library.hiding.remove(99) is None


def test_one_article_is_shown_again(library: Library, web: Web) -> None:
    follow(library, web, "a", *ITEMS)
    library.hiding.add("horoscope")
    ident = library.catalogue.id_of(library.catalogue.numbers(View("hidden"))[0])
    assert library.hiding.show(ident) and not library.hiding.show(ident)
    again(library)
    assert hidden(library) == [] and "Your horoscope" in headlines(library)
    assert library.hiding.hide(ident) and hidden(library) == ["Your horoscope"]


def test_what_one_has_marked_or_added_stays(library: Library, web: Web) -> None:
    """Bookmarked, tagged, or given by hand."""
    follow(library, web, "a", *ITEMS, Item("Stars of June", STARS + " In June.", "/june"))
    ids = {a.headline: a.id for a in library.articles()}
    library.bookmarks.add("article", make_anchor(ids["Your horoscope"]))  # type: ignore[arg-type]
    library.tags.add([library.catalogue.number_of(ids["Stars of June"])], ["later"])
    assert library.hiding.add("stars").hides == 0
    flood = next(a for a in library.articles() if a.headline == "Flood")
    library.hiding.add("flood")
    assert hidden(library) == ["Flood"]
    library.keep(flood)
    assert hidden(library) == [] and "Flood" in headlines(library)


def test_a_story_has_no_hidden_report(library: Library, web: Web) -> None:
    more = FLOOD + " The bridge at Aldwick stays closed for a week."
    follow(library, web, "a", Item("Flood at Aldwick", FLOOD, "/1"))
    follow(library, web, "b", Item("Aldwick under water", more, "/2"))
    library.stories.find()
    (story,) = library.stories.numbers()
    rule = library.hiding.add("title:water")
    assert library.stories.numbers() == [] and len(library.stories.articles(story)) == 1
    library.hiding.remove(rule.number)
    assert library.stories.numbers() == [story]


def test_hidden_articles_may_be_pruned(library: Library, web: Web) -> None:
    follow(library, web, "a", *ITEMS)
    library.hiding.add("horoscope")
    gone = library.pruning.prunable(before=date(2100, 1, 1))
    assert [one.headline for one in gone] == ["Your horoscope"]


@pytest.mark.parametrize("words", ["", "  ", "is:hidden", "date:sometime", "figure:many"])
def test_a_rule_says_something(library: Library, words: str) -> None:
    with pytest.raises(InputError):
        library.hiding.add(words)


def test_how_a_feed_fares(library: Library, web: Web) -> None:
    number = follow(library, web, "a", *ITEMS, Item("Vote", COUNCIL, "/vote"))
    library.hiding.add("horoscope")
    library.set_read(library.articles()[0].id, True)
    web.pages["/a"] = Reply(status=404)
    again(library)
    about = library.feeds.statistics()[number]
    assert (about.read, about.hidden, about.asked, about.failed) == (0.5, 1, 2, 1)
    assert about.weekly == 0.75 and about.newest
    empty, _ = library.feeds.add("https://empty.test/")
    assert library.feeds.statistics()[empty.number].weekly == 0
