"""Lists, search, saved searches and what is deleted on request."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.importing.building import article_from_parts
from reader.library import BookmarkKind, Library, View
from reader.library.query import parse_query
from tests.library.conftest import make_anchor

RATES = article_from_parts(
    "Central bank raises rates",
    "The bank raised its rate on Monday. The loss was $14.3 billion, the governor said in Zürich.",
    source="Reuters",
    byline="Ann Smith",
    date="2025-06-08",
    url="https://reuters.test/rates",
)
DEAL = article_from_parts(
    "Shares fall after the deal",
    "The deal is worth 14,300 million dollars. About 15 per cent of the shares were sold.",
    source="The Ledger",
    date="2025-05-30",
    url="https://ledger.test/deal",
)
BEARS = article_from_parts(
    "Two bears",
    "The zoo was given two bears. A banker paid for them.",
    source="Zoo_Times",
    url="https://z.test/b",
)
ALL = (RATES, DEAL, BEARS)


@pytest.fixture
def shelf(library: Library) -> Library:
    """Three articles, their figures entered."""
    for article in ALL:
        library.add(article)
    while library.catalogue.measure():
        pass
    return library


def found(library: Library, text: str, *, open_end: bool = False) -> list[str]:
    """The first word of the headline of each article that a search finds."""
    query = parse_query(text, open_end=open_end, today=date(2025, 6, 9))
    assert query.problem == ""
    cards = library.catalogue.cards(library.catalogue.search(query))
    return sorted(card.headline.split()[0] for card in cards.values())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bank", ["Central"]),
        ("bank*", ["Central", "Two"]),
        ("BANK monday", ["Central"]),
        ("zurich", ["Central"]),
        ('"raised its rate"', ["Central"]),
        ('"rate its raised"', []),
        ("the -bank", ["Shares", "Two"]),
        ("-bank", ["Shares", "Two"]),
        ("title:bank", ["Central"]),
        ("title:banker", []),
        ("by:smith", ["Central"]),
        ("source:reut", ["Central"]),
        ("source:o_t", ["Two"]),
        ("-source:reuters", ["Shares", "Two"]),
        ('source:"the ledger"', ["Shares"]),
        ("date:2025-06", ["Central", "Two"]),
        ("date:2025", ["Central", "Shares", "Two"]),
        ("date:2025-05-30", ["Shares"]),
        ("date:2025-05-01..2025-06-01", ["Shares"]),
        ("date:..2025-06", ["Central", "Shares", "Two"]),
        ("after:2025-06-01", ["Central", "Two"]),
        ("before:2025-06-01", ["Shares"]),
        ("date:yesterday", ["Central"]),
        ("is:unread", ["Central", "Shares", "Two"]),
        ("is:read", []),
        ("figure:14.3bn", ["Central", "Shares"]),
        ("figure:$14.3bn", ["Central", "Shares"]),
        ("figure:€14.3bn", []),
        ("figure:15%", ["Shares"]),
        ("figure:15", ["Shares"]),
        ("figure:16", []),
        ("-figure:14.3bn", ["Two"]),
        ("figure:14.3bn source:ledger deal", ["Shares"]),
        ("14.3", ["Central"]),
        ("see: bank", []),
        ("NEAR(bank, 2) OR AND ^ * ( )", []),
        ("'; DROP TABLE articles", []),
    ],
)
def test_what_is_found(shelf: Library, text: str, expected: list[str]) -> None:
    assert found(shelf, text) == expected


def test_a_word_half_typed(shelf: Library) -> None:
    assert found(shelf, "ban", open_end=True) == ["Central", "Two"]
    assert found(shelf, "ban ", open_end=True) == []
    assert found(shelf, "bank is:unr", open_end=True) == ["Central"], "a condition half typed asks nothing"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("is:lost", "is: knows unread"),
        ("date:june", "date: needs a date"),
        ("figure:many", "figure: needs a number"),
    ],
)
def test_what_is_not_understood_is_said(text: str, said: str) -> None:
    assert said in parse_query(text).problem
    assert parse_query(text, open_end=True).problem == "", "while it is typed it is no mistake yet"


@given(st.text(max_size=60), st.booleans())
def test_nothing_that_is_typed_breaks_the_search(text: str, open_end: bool) -> None:
    with Library.in_memory(ALL) as library:
        query = parse_query(text, open_end=open_end, today=date(2025, 6, 9))
        for number in library.catalogue.search(query):
            library.catalogue.passage(query, number)


def test_the_best_come_first_with_the_passage(shelf: Library) -> None:
    """The headline counts most; words found are marked, and a figure is shown in its sentence."""
    query = parse_query("shares OR deal")
    assert shelf.catalogue.search(query) == []
    query = parse_query("bank*")
    numbers = shelf.catalogue.search(query)
    assert shelf.catalogue.cards(numbers)[numbers[0]].headline == RATES.headline
    assert "\ue000bank\ue001" in shelf.catalogue.passage(query, numbers[0])
    query = parse_query("figure:14.3bn source:reuters")
    (number,) = shelf.catalogue.search(query)
    assert shelf.catalogue.passage(query, number).startswith("The loss was \ue000$14.3 billion\ue001, the")


def test_a_changed_figure_is_found_in_its_present_text_only(shelf: Library) -> None:
    changed = article_from_parts(
        RATES.headline,
        RATES.text.replace("14.3", "15.1").partition("\n\n")[2],
        url=RATES.url,
        source="Reuters",
    )
    shelf.add(changed)
    assert shelf.catalogue.unmeasured() == 1
    shelf.catalogue.measure()
    assert found(shelf, "figure:14.3bn") == ["Shares"]
    assert found(shelf, "figure:15.1bn") == ["Central"]


def test_views(shelf: Library) -> None:
    def names(view: View, words: str = "", sort: str = "date") -> list[str]:
        numbers = shelf.catalogue.numbers(view, words, sort)
        cards = shelf.catalogue.cards(numbers)
        return [cards[n].headline.split()[0] for n in numbers]

    assert names(View()) == ["Two", "Central", "Shares"], "what has no date stands where it arrived"
    assert names(View(), sort="headline") == ["Central", "Shares", "Two"]
    assert names(View(), "LEDGER deal") == ["Shares"]
    assert names(View(), "2025-05") == ["Shares"]
    assert names(View(), "z.test") == []
    shelf.set_read(RATES.id, True)
    assert names(View("unread")) == ["Two", "Shares"]
    shelf.bookmarks.add(BookmarkKind.ARTICLE, make_anchor(DEAL.id))
    assert names(View("bookmarked")) == ["Shares"]
    assert found(shelf, "is:bookmarked") == ["Shares"] and found(shelf, "is:read") == ["Central"]
    assert names(View("today", today="2025-06-08")) == ["Two", "Central"], (
        "dated today, or added without a date"
    )
    assert names(View("search", query=parse_query("bank*"))) == ["Two", "Central"]
    assert shelf.catalogue.counts() == (3, 2)


def test_marking_many_as_read_and_back(shelf: Library) -> None:
    shelf.set_read(RATES.id, True)
    changed = shelf.catalogue.mark_read(shelf.catalogue.numbers())
    assert sorted(changed) == sorted([DEAL.id, BEARS.id]) and shelf.catalogue.counts() == (3, 0)
    assert shelf.state(DEAL.id).read
    shelf.catalogue.mark_unread(changed)
    assert shelf.catalogue.counts() == (3, 2) and not shelf.state(DEAL.id).read


def test_saved_searches(library: Library) -> None:
    library.catalogue.save_search("rates", "bank rate*")
    library.catalogue.save_search("Bears", "bears")
    library.catalogue.save_search("rates", "rate*")
    assert library.catalogue.searches() == [("Bears", "bears"), ("rates", "rate*")]
    library.catalogue.drop_search("Bears")
    assert library.catalogue.searches() == [("rates", "rate*")]


def test_ids_by_their_beginning(shelf: Library) -> None:
    assert shelf.catalogue.ids(RATES.id[:6]) == [RATES.id]
    assert (
        shelf.catalogue.ids("") == [] and shelf.catalogue.ids("zz") == [] and shelf.catalogue.ids("%") == []
    )
    assert shelf.catalogue.at_address("reuters.test/rates") == [RATES.id]


def test_a_bookmark_in_an_earlier_text_is_still_the_articles(shelf: Library) -> None:
    shelf.bookmarks.add(BookmarkKind.SENTENCE, make_anchor(RATES.id))
    changed = article_from_parts(
        RATES.headline, "The bank lowered its rate.", url=RATES.url, source="Reuters"
    )
    shelf.add(changed)
    (number,) = shelf.catalogue.numbers(View("bookmarked"))
    card = shelf.catalogue.cards([number])[number]
    assert card.id == changed.id and card.bookmarked
    assert found(shelf, "is:bookmarked") == ["Central"]


def test_a_field_that_is_misspelt_is_said() -> None:
    assert parse_query("sorce:herald").problem == "sorce: is not known; source: is"
    assert parse_query("see: 10:30 http://x.test").problem == ""


def test_a_phrase_that_is_not_closed_yet(shelf: Library) -> None:
    assert found(shelf, '"raised its ra', open_end=True) == ["Central"]
    assert found(shelf, '"raised its ra"', open_end=True) == []


@pytest.mark.parametrize("text", ["date:9999-12-31", "after:9999-12-31", "date:..9999", "date:0000-01-01"])
def test_dates_at_the_end_of_time(shelf: Library, text: str) -> None:
    query = parse_query(text)
    assert query.problem or isinstance(shelf.catalogue.search(query), list)
