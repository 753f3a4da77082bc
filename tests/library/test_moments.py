"""What an article counts as of: its date, or, without one or with one to come, its arrival."""

from __future__ import annotations

from dataclasses import replace

from reader.library import Library, View
from reader.library.adding import TO_COME
from tests.library.conftest import make_article


def order(library: Library, view: View | None = None) -> list[str]:
    """The ids in the order of the list."""
    return [library.catalogue.id_of(number) for number in library.catalogue.numbers(view)]


def test_the_time_of_day_and_its_zone_are_sorted_by(library: Library) -> None:
    """You should see the later moment first, whatever the clocks on the walls showed."""
    for ident, date, time in (
        ("a", "2025-06-07", "23:00+00:00"),
        ("b", "2025-06-08", "01:00+05:00"),  # 20:00 of the day before
        ("c", "2025-06-07", "22:00-05:00"),  # 03:00 of the day after
        ("d", "2025-06-07", ""),
    ):
        library.add(replace(make_article(ident), date=date, time=time))
    assert order(library) == ["c", "a", "b", "d"]
    assert library.article("c").dated == "2025-06-07 22:00 -05:00"  # type: ignore[union-attr]


def test_without_a_date_and_with_one_to_come(library: Library) -> None:
    """The clock stands at 2025-06-09 10:30."""
    library.add(replace(make_article("undated"), date=""))
    library.add(replace(make_article("tomorrow"), date="2026-01-01", time="10:00+00:00"))
    library.add(replace(make_article("old"), date="2025-06-08"))
    assert set(order(library, View("today", today="2025-06-09"))) == {"undated", "tomorrow"}
    assert order(library)[-1] == "old"
    tomorrow = library.article("tomorrow")
    assert tomorrow is not None and tomorrow.date == "2026-01-01" and TO_COME in tomorrow.notes


def test_a_day_that_has_begun_elsewhere_is_not_to_come(library: Library) -> None:
    library.add(replace(make_article("sydney"), date="2025-06-10"))
    article = library.article("sydney")
    assert article is not None and TO_COME not in article.notes


def test_what_a_feed_says_stands_above_what_a_page_says(library: Library) -> None:
    """Its page, fetched later, has another date and the host for a source."""
    feed, _ = library.feeds.add("https://news.test/feed")
    given = replace(
        make_article("summary", url="https://news.test/a", text="Rates rise\n\nIn short."),
        date="2025-06-08", time="09:00+00:00", source="The Ledger", partial=True,
    )  # fmt: skip
    library.feeds.take(feed.number, "a", "1", given)
    page = replace(
        make_article("page", url="https://news.test/a", text="Rates rise\n\nThe whole of it, at length."),
        date="2026-01-01", time="", source="news.test",
    )  # fmt: skip
    taken = library.add(page)
    kept = library.article(taken.id)
    assert kept is not None and kept.text.endswith("at length.")
    assert (kept.date, kept.time, kept.source) == ("2025-06-08", "09:00+00:00", "The Ledger")


def test_a_host_never_replaces_a_name(library: Library) -> None:
    library.add(replace(make_article("one", url="https://news.test/a"), source="The Ledger"))
    other = replace(
        make_article("two", url="https://news.test/a", text="Rates rise\n\nMore of it."), source="news.test"
    )
    kept = library.article(library.add(other).id)
    assert kept is not None and kept.source == "The Ledger"
