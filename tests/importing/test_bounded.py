"""Large inputs are read in a process of their own, which is ended when it takes too long."""

from __future__ import annotations

import pytest

from reader.errors import InputError
from reader.importing import bounded
from reader.importing.feeds import ParsedFeed
from tests.importing.test_feeds import rss
from tests.importing.test_pages import META, page

FILLING = "<p>The council met again on Tuesday, and said so.</p>"


def test_a_large_page_is_the_same_article() -> None:
    large = page(head=META, body=f"<!--{'x' * bounded.LARGE}-->")
    small = page(head=META)
    there, here = (bounded.read("page", data, "wall.html", path="/wall.html") for data in (large, small))
    assert there == here and here.headline == "Wall to cost more"


def test_a_large_feed_and_its_error() -> None:
    item = f"<item><title>Wall</title><description>{'word ' * 120_000}</description></item>"
    feed = bounded.read("feed", rss(item), "the feed", url="https://news.test/feed")
    assert isinstance(feed, ParsedFeed) and [e.article.headline for e in feed.entries] == ["Wall"]
    with pytest.raises(InputError, match=r"^https://news\.test/feed: is not a feed$"):
        bounded.read("feed", b"x" * bounded.LARGE, "the feed", url="https://news.test/feed")


def test_what_takes_too_long_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounded, "LONGEST", 0.01)
    with pytest.raises(InputError, match=r"^wall\.html: takes longer than 0 seconds to read, and was left$"):
        bounded.read("page", page(body=FILLING * 20_000), "wall.html")
