"""Feeds to entries: RSS 0.9x to 2.0, RDF and Atom by feedparser, JSON Feed by its specification."""

from __future__ import annotations

import io
import json
from calendar import timegm
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from reader.articles.addresses import host_of, is_web_address, joined, without_credentials
from reader.articles.cleaning import clean_line
from reader.articles.model import Article
from reader.errors import InputError
from reader.importing.building import article_from_parts
from reader.importing.moments import when

MOST_BYTES = 20_000_000
"""Largest feed that is read."""
MOST_ENTRIES = 5_000
_DATES = ("published", "updated", "created")
_WHOLE = 150  # words; a feed's only text of an entry that has as many is not taken for a summary


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed. ``digest`` changes when what the feed says of it changes."""

    guid: str
    link: str
    digest: str
    article: Article


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """What a feed says: its title, its site, and its entries in its order."""

    title: str
    home: str
    entries: tuple[Entry, ...]


def parse_feed(data: bytes, *, url: str = "", path: str = "", content_type: str = "") -> ParsedFeed:
    """Read a feed.

    Args:
        data: The feed.
        url: Where it was fetched from: what its relative addresses are relative to.
        path: The file it was read from.
        content_type: What the server said it is.

    Raises:
        InputError: It is too large, or is no feed.
    """
    name = clean_line(without_credentials(url) or path) or "the feed"
    if len(data) > MOST_BYTES:
        raise InputError(f"{name}: is {len(data) / 1e6:.0f} MB; a feed may have up to 20 MB")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return _json_feed(data, url, path, name)
    import feedparser

    # Without the feed's address: made whole, an id that feedparser takes for a link would look like one.
    headers = {"content-type": content_type} if content_type else {}
    try:
        # In a file object: bytes or text could be taken for the name of a file or for an address.
        parsed = feedparser.parse(io.BytesIO(data.lstrip()), response_headers=headers, sanitize_html=False)
    except Exception as error:  # what a broken feed brings out in it is no fault of this program
        raise InputError(f"{name}: is not a feed that can be read ({type(error).__name__})") from error
    if not parsed.get("version") and not parsed.entries:
        raise InputError(f"{name}: is not a feed")
    feed = parsed.feed
    title = _text(feed.get("title"))
    base = url or str(feed.get("link") or "")
    home = joined(base, str(feed.get("link") or "")) if feed.get("link") else ""
    language = str(feed.get("language") or "")
    entries = [_entry(entry, title, base, language, path) for entry in parsed.entries[:MOST_ENTRIES]]
    return ParsedFeed(title, home, tuple(entry for entry in entries if entry is not None))


def _entry(entry: Any, source: str, base: str, language: str, path: str) -> Entry | None:
    link = str(entry.get("link") or "")
    if entry.get("guidislink") and link == entry.get("id") and not is_web_address(link):
        link = ""
    link = joined(base, link) if link else ""
    contents = [str(c.get("value") or "") for c in entry.get("content") or [] if isinstance(c, dict)]
    content = max(contents, key=len, default="")
    summary = str(entry.get("summary") or "")
    markup = content or summary
    origin = entry.get("source")
    outlet = _text(origin.get("title")) if isinstance(origin, dict) else ""
    return _made(
        guid=str(entry.get("id") or ""),
        link=link,
        headline=_text(entry.get("title")),
        markup=markup,
        summary_only=not content,
        source=outlet or source or host_of(link or base),
        byline=str(entry.get("author") or ""),
        date=_stated(entry),
        language=str(entry.get("language") or language),
        path=path,
    )


def _json_feed(data: bytes, url: str, path: str, name: str) -> ParsedFeed:
    """A JSON Feed (jsonfeed.org, versions 1 and 1.1)."""
    try:
        feed = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name}: is not a JSON Feed ({clean_line(str(error))[:120]})") from error
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or "jsonfeed.org" not in str(feed.get("version")):
        raise InputError(f"{name}: is not a JSON Feed: it names no version of jsonfeed.org or has no items")
    title = _text(feed.get("title"))
    base = url or str(feed.get("feed_url") or feed.get("home_page_url") or "")
    entries = []
    for item in items[:MOST_ENTRIES]:
        if not isinstance(item, dict):
            continue
        authors = item.get("authors") or feed.get("authors") or [item.get("author") or feed.get("author")]
        names = (
            [str(a["name"]) for a in authors if isinstance(a, dict) and a.get("name")]
            if isinstance(authors, list)
            else []
        )
        address = str(item.get("url") or item.get("external_url") or "")
        link = joined(base, address) if address else ""
        content = str(item.get("content_html") or "")
        if not content and item.get("content_text"):
            from html import escape

            content = "".join(f"<p>{escape(part)}</p>" for part in str(item["content_text"]).split("\n"))
        date = str(item.get("date_published") or item.get("date_modified") or "")
        entries.append(
            _made(
                guid=str(item.get("id") or ""),
                link=link,
                headline=_text(item.get("title")),
                markup=content or str(item.get("summary") or ""),
                summary_only=not content,
                source=title or host_of(link or base),
                byline=", ".join(names),
                date=date,
                language=str(item.get("language") or feed.get("language") or ""),
                path=path,
            )
        )
    home = joined(base, str(feed.get("home_page_url") or "")) if feed.get("home_page_url") else ""
    return ParsedFeed(title, home, tuple(entry for entry in entries if entry is not None))


def _made(
    *,
    guid: str,
    link: str,
    headline: str,
    markup: str,
    summary_only: bool,
    source: str,
    byline: str,
    date: str,
    language: str,
    path: str,
) -> Entry | None:
    from reader.importing.markup import plain_text

    plain = plain_text(markup, link)
    if not headline and not plain.text:
        return None
    summary_only = summary_only and bool(link) and len(plain.text.split()) < _WHOLE
    article = article_from_parts(
        headline,
        plain.text,
        source=source,
        byline=byline,
        date=date,
        url=link,
        path=path,
        language=language,
        partial=summary_only,
        notes="only the summary that the feed gives" if summary_only else "",
        lines=plain.lines,
    )
    digest = sha256(f"{article.headline}\0{link}\0{article.text}".encode("utf-8", "replace")).hexdigest()[:16]
    return Entry(clean_line(guid)[:1000] or link or digest, link, digest, article)


def _text(value: object) -> str:
    """A title, which may be HTML, as a line of text."""
    from reader.importing.markup import title_text

    return clean_line(title_text(str(value or "")[:2000]))


def _stated(entry: Any) -> str:
    """When an entry was published, as the feed writes it; what only feedparser can read, as ISO 8601."""
    for name in _DATES:
        text = str(dict.get(entry, name) or "")
        if when(text).day:
            return text
        parsed = dict.get(entry, f"{name}_parsed")
        if parsed and any(char.isalpha() and char > "\x7f" for char in text):
            with suppress(ValueError, OverflowError, OSError, TypeError):
                return datetime.fromtimestamp(timegm(parsed), UTC).isoformat()
    return ""
