"""Following feeds: the one that an address leads to is itself, or the one that the page there names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.articles.addresses import is_web_address
from reader.errors import InputError
from reader.gathering.refreshing import FEED_TYPES
from reader.importing.kinds import Kind, kind_of
from reader.importing.web import Fetcher, shown

if TYPE_CHECKING:
    from reader.library import Feed, Library


def follow(
    library: Library, address: str, fetcher: Fetcher, *, folder: str = "", full: bool = False
) -> tuple[Feed, bool]:
    """Follow the feed that an address leads to; and whether it was not followed before.

    Args:
        library: Where feeds are kept.
        address: Of a feed, or of a page that names one.
        fetcher: Asks for it.
        folder: The folder it is to stand in, if it is new.
        full: Have the pages of its summaries fetched; of a feed followed before, too.

    Raises:
        InputError: It is no address of the web, cannot be fetched, or leads to no feed.
    """
    if not is_web_address(address):
        raise InputError(f"{shown(address)}: is not an http or https address")
    found = find_feed(address, fetcher)
    feed, new = library.feeds.add(found, folder=folder, full=full)
    if full and not new:
        library.feeds.set_full(feed.number, True)
        feed, _ = library.feeds.add(found)  # as it is now: the whole of it is to be fetched
    return feed, new


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
