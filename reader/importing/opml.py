"""Lists of feeds, in and out: OPML 1.0 and 2.0 (opml.org/spec2.opml)."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr

from reader.articles.addresses import is_web_address
from reader.articles.cleaning import clean_line
from reader.errors import InputError

if TYPE_CHECKING:
    from reader.library import Library

MOST_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed as a list names it; ``folder`` is the path of the outlines around it, joined by " / "."""

    url: str
    title: str = ""
    folder: str = ""
    home: str = ""


def parse_opml(data: bytes, name: str = "the list") -> tuple[list[Subscription], list[str]]:
    """The feeds of a list, and a sentence for each that cannot be followed.

    Raises:
        InputError: It is too large, or is no OPML.
    """
    from lxml import etree

    if len(data) > MOST_BYTES:
        raise InputError(f"{name}: is {len(data) / 1e6:.0f} MB; a list of feeds may have up to 20 MB")
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data.lstrip(b" \t\r\n"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"{name}: is not OPML ({clean_line(str(error))[:120]})") from error
    if root is None or _name(root) != "opml":
        raise InputError(f"{name}: is not OPML: it has no opml element")
    found: dict[str, Subscription] = {}
    wrong: list[str] = []
    folders: dict[Any, str] = {}  # by outline, its path; those around stand before those within
    for outline in root.iter("{*}outline", "{*}Outline"):
        fields = {key.lower(): clean_line(str(value)) for key, value in outline.attrib.items()}
        url = fields.get("xmlurl", "")
        if not url and fields.get("type", "").lower() in ("rss", "atom"):
            url = fields.get("url", "")
        title = (fields.get("title") or fields.get("text", ""))[:200]
        folders[outline] = " / ".join(filter(None, (folders.get(outline.getparent()), title)))[:500]
        if not url:
            continue
        if not is_web_address(url):
            from reader.articles.addresses import without_credentials

            shown = without_credentials(url)[:120]
            wrong.append(f"{name}: {title or 'a feed'}: “{shown}” is not an http or https address")
            continue
        folder = folders.get(outline.getparent(), "") or fields.get("category", "").split(",")[0].strip("/ ")
        found.setdefault(url, Subscription(url, title, folder, fields.get("htmlurl", "")))
    if not found and not wrong:
        raise InputError(f"{name}: names no feed")
    return list(found.values()), wrong


def _name(element: Any) -> str:
    """The name of an element without its namespace, in lower case; QName refuses some that are recovered."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def write_opml(path: Path, library: Library) -> int:
    """Write the feeds of a library into a file; how many they are.

    Raises:
        InputError: It cannot be written; a file that was there is as it was.
    """
    feeds = [Subscription(f.shown, f.title, f.folder, f.home) for f in library.feeds.all()]
    text = make_opml(feeds, library.clock().strftime("%a, %d %b %Y %H:%M:%S GMT"))
    # Beside it first: a disk that fills up leaves no half list in the place of a whole one.
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_text(text, "utf-8")
        beside.replace(path)
    except (OSError, ValueError) as error:
        with suppress(OSError, ValueError):
            beside.unlink(missing_ok=True)
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{clean_line(str(path))}: cannot be written ({reason})") from error
    return len(feeds)


def make_opml(feeds: Iterable[Subscription], made: str) -> str:
    """A list of feeds as OPML 2.0, by folder.

    Args:
        feeds: The feeds.
        made: The date, for the head.
    """
    folders: dict[str, list[Subscription]] = {}
    for feed in feeds:
        folders.setdefault(feed.folder, []).append(feed)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"  <head><title>storydiff feeds</title><dateCreated>{made}</dateCreated></head>",
        "  <body>",
    ]
    for folder in sorted(folders, key=str.casefold):
        names = [name for name in folder.split(" / ") if name]
        depth = 2
        for name in names:
            lines.append("  " * depth + f"<outline text={quoteattr(name)} title={quoteattr(name)}>")
            depth += 1
        for feed in folders[folder]:
            title = quoteattr(feed.title or feed.url)
            home = f" htmlUrl={quoteattr(feed.home)}" if feed.home else ""
            lines.append(
                "  " * depth
                + f'<outline type="rss" text={title} title={title} xmlUrl={quoteattr(feed.url)}{home}/>'
            )
        for _ in names:
            depth -= 1
            lines.append("  " * depth + "</outline>")
    return "\n".join([*lines, "  </body>", "</opml>", ""])
