"""Feeds for the server, and a library whose clock is set by hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import escape
from threading import Event

from reader.importing.web import Fetcher
from reader.library import Library
from tests.importing.test_feeds import rss
from tests.serving import Reply

NOW = datetime(2025, 6, 9, 10, 30, tzinfo=UTC)


@dataclass
class Clock:
    """Tells the time that it was set to."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        """The time."""
        return self.now

    def later(self, **by: float) -> None:
        """Move on."""
        self.now += timedelta(**by)


@dataclass
class Item:
    """An entry of a feed."""

    title: str
    text: str = "A summary."
    link: str = ""
    guid: str = ""


@dataclass
class Source:
    """A feed that can be changed, answered with "not modified" while it is not."""

    items: list[Item] = field(default_factory=list)
    etag: str = ""
    title: str = "The Daily"

    def reply(self) -> Reply:
        """The feed as it is now."""
        body = "".join(
            f"<item><title>{escape(i.title)}</title><link>{escape(i.link)}</link>"
            f"<guid isPermaLink='false'>{escape(i.guid or i.link)}</guid>"
            f"<description>{escape(i.text)}</description></item>"
            for i in self.items
        )
        headers = {"Content-Type": "application/rss+xml"}
        if self.etag:
            headers |= {"ETag": self.etag, "Last-Modified": "Mon, 09 Jun 2025 10:00:00 GMT"}
        return Reply(
            rss(body).replace(b"The Daily &amp; Sunday", escape(self.title).encode()), headers=headers
        )


def fetcher() -> Fetcher:
    """A fetcher that does not pause."""
    return Fetcher(connect=10, read=10, whole=60, stop=Event(), pause=lambda tried: 0.0)


def headlines(library: Library) -> list[str]:
    """The headlines of the listed articles, sorted."""
    return sorted(article.headline for article in library.articles())
