"""The feed that an address leads to: itself, or the one that the page there names."""

from __future__ import annotations

from reader.errors import InputError
from reader.gathering.refreshing import FEED_TYPES
from reader.importing.kinds import Kind, kind_of
from reader.importing.web import Fetcher, shown


def find_feed(url: str, fetcher: Fetcher) -> str:
    """The address of a feed.

    Raises:
        InputError: It cannot be fetched, or is neither a feed nor a page that names one.
    """
    from reader.importing.decoding import page_text
    from reader.importing.pages import feed_links

    answer = fetcher.get(url, accept=FEED_TYPES)
    kind = kind_of(answer.body[:8192], answer.url, answer.content_type)
    if kind is Kind.FEED:
        return answer.lasting or url
    links = (
        feed_links(page_text(answer.body, answer.charset, shown(url)), answer.url)
        if kind is Kind.PAGE
        else []
    )
    if not links:
        raise InputError(f"{shown(url)}: is neither a feed nor a page that names one")
    return links[0]
