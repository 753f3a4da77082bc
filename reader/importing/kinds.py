"""What some bytes are: told by how they begin, for names and servers are often wrong."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath


class Kind(StrEnum):
    """The forms in which articles come."""

    TEXT = "text"
    MARKDOWN = "Markdown"
    PAGE = "web page"
    FEED = "feed"
    LIST = "list of feeds"
    LINES = "JSON lines"
    OBJECTS = "JSON"
    MAIL = "letter"


MARKDOWN = frozenset({".md", ".markdown", ".mdown"})
TEXT = frozenset({".txt", ".text"})
_BY_NAME = {
    **dict.fromkeys(MARKDOWN, Kind.MARKDOWN),
    **dict.fromkeys(TEXT, Kind.TEXT),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml"), Kind.PAGE),
    **dict.fromkeys((".rss", ".atom", ".rdf"), Kind.FEED),
    ".opml": Kind.LIST,
    ".eml": Kind.MAIL,
    ".jsonl": Kind.LINES,
    ".ndjson": Kind.LINES,
}
KNOWN = frozenset({*_BY_NAME, ".xml", ".json"})
"""Endings of the files that are looked for in a folder."""
_ROOT = re.compile(rb"<(?![!?])\s*(?:[\w-]+:)?([\w-]+)")
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.S)
_MAIL = re.compile(rb"\A(?:From [^\n]*\n)?(?:[A-Za-z][\w-]*:[ \t][^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.I)
_MAIL_FIELD = re.compile(rb"^(?:from|message-id|mime-version|received|return-path):", re.I | re.M)


def kind_of(head: bytes, name: str = "", content_type: str = "") -> Kind:
    """What a file or an answer is.

    Args:
        head: How it begins, 4,096 bytes or more.
        name: Its file name or address.
        content_type: What the server said it is.
    """
    content_type = content_type.lower()
    suffix = PurePath(name.split("?")[0].split("#")[0]).suffix.lower() if name else ""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n\x0b\x0c")
    if b"\x00" in start[:8]:  # UTF-16 or UTF-32
        start = start.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").replace(b"\x00", b"")
        start = start.removeprefix(b"\xfe\xff")
    if start.startswith(b"<") and _BY_NAME.get(suffix) not in (Kind.TEXT, Kind.MARKDOWN):
        found = _ROOT.search(_COMMENT.sub(b"", start))
        if found:
            root = found.group(1).lower()
            if root == b"opml":
                return Kind.LIST
            if root in (b"rss", b"feed", b"rdf", b"channel", b"rdf-rdf"):
                return Kind.FEED
            if root in (b"html", b"head", b"body", b"div", b"p", b"article", b"title", b"meta", b"script"):
                return Kind.PAGE
        if suffix in _BY_NAME:
            return _BY_NAME[suffix]
        if "html" in content_type or start[:14].lower() == b"<!doctype html":
            return Kind.PAGE
        return Kind.FEED if suffix == ".xml" or "xml" in content_type else Kind.PAGE
    if start[:1] in (b"{", b"[") and suffix not in MARKDOWN | TEXT:
        if b"jsonfeed.org/version" in head or "feed+json" in content_type:
            return Kind.FEED
        if suffix in (".jsonl", ".ndjson"):
            return Kind.LINES
        if suffix == ".json" or "json" in content_type or not suffix:
            first = start.split(b"\n", 1)[0].rstrip()
            return Kind.LINES if first.startswith(b"{") and first.endswith(b"}") else Kind.OBJECTS
    if suffix in _BY_NAME:
        return _BY_NAME[suffix]
    if _MAIL.match(start) and _MAIL_FIELD.search(start[:4000]):
        return Kind.MAIL
    if "html" in content_type:
        return Kind.PAGE
    return Kind.MARKDOWN if "markdown" in content_type else Kind.TEXT
