"""JSON lines: an article a line, ``{"title", "source", "date", "url", "text"}``, and lists of those."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from reader.articles.cleaning import clean_line
from reader.errors import InputError
from reader.importing.building import article_from_parts
from reader.importing.incoming import Incoming

MOST_LINE = 4_000_000
"""Longest line that is read, in bytes."""
MOST_TEXT = 2_000_000
"""Longest text of one article, in characters."""


def articles_from_lines(lines: Iterable[bytes], path: str, name: str) -> Iterator[Incoming | InputError]:
    """The article of each line, or what is wrong with it; empty lines are passed over.

    Args:
        lines: The lines; read as they are asked for, so the file may be of any size.
        path: The file, kept with the articles.
        name: What to call it in an error.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        place = f"{name}, line {number}"
        if len(line) > MOST_LINE:
            yield InputError(f"{place}: is longer than {MOST_LINE // 1_000_000} MB")
            continue
        try:
            item = json.loads(line.decode("utf-8-sig"))
        except UnicodeDecodeError:
            yield InputError(f"{place}: is not UTF-8")
            continue
        except (ValueError, RecursionError) as error:
            reason = error.msg if isinstance(error, json.JSONDecodeError) else type(error).__name__
            yield InputError(f"{place}: is not JSON ({clean_line(reason)})")
            continue
        yield article_from_object(item, path, place)


def article_from_object(item: object, path: str, place: str) -> Incoming | InputError:
    """The article in one JSON object."""
    if not isinstance(item, dict):
        return InputError(f"{place}: is not an object with a title and a text")

    def field(*names: str) -> str:
        for name in names:
            value = item.get(name)
            if isinstance(value, str) and value.strip():
                return value
            if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
                return ", ".join(value)
        return ""

    text = field("text", "body", "content")
    if not text:
        return InputError(f"{place}: has no text")
    if len(text) > MOST_TEXT:
        return InputError(f"{place}: its text is {len(text) / 1e6:.1f} MB; an article may have up to 2 MB")
    article = article_from_parts(
        field("title", "headline"),
        text,
        source=field("source", "outlet", "publication"),
        byline=field("author", "byline", "authors"),
        date=field("date", "published"),
        url=field("url", "link"),
        path=path,
        language=field("language", "lang"),
    )
    # Without an address only the same words make it the same article: the file has many.
    return Incoming(article, None if article.url else "")
