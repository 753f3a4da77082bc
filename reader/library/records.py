"""Articles and reading state as rows of the database."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reader.articles.model import Article, SourceMap

_SURROGATES = re.compile("[\ud800-\udfff]")

ARTICLE_COLUMNS = (
    "id, headline, source, byline, date, url, path, text, body_start, headings, source_map, notes"
)


@dataclass(frozen=True, slots=True)
class ReadingState:
    """How far an article was read; ``place`` is a character offset into its text."""

    read: bool = False
    place: int = 0


def storable(text: str) -> str:
    """The text with each lone surrogate, which UTF-8 cannot hold, replaced by U+FFFD; offsets stay."""
    return _SURROGATES.sub("\ufffd", text)


def article_to_row(article: Article) -> tuple[str | int, ...]:
    """The values of ``ARTICLE_COLUMNS`` for one article."""
    import json

    return (
        storable(article.id),
        storable(article.headline),
        storable(article.source),
        storable(article.byline),
        storable(article.date),
        storable(article.url),
        storable(article.path),
        storable(article.text),
        article.body_start,
        json.dumps(article.headings),
        json.dumps(article.source_map.points),
        storable(article.notes),
    )


def article_from_row(row: Sequence[Any]) -> Article:
    """The article in one row of ``ARTICLE_COLUMNS``.

    Raises:
        ValueError: The row holds what ``article_to_row`` never writes.
    """
    ident, headline, source, byline, date, url, path, text, body_start, headings, points, notes = row
    return Article(
        id=ident,
        headline=headline,
        text=text,
        source=source,
        byline=byline,
        date=date,
        url=url,
        path=path,
        body_start=body_start,
        headings=_pairs(headings),
        source_map=SourceMap(_pairs(points)),
        notes=notes,
    )


def _pairs(text: str) -> tuple[tuple[int, int], ...]:
    import json

    try:
        return tuple((int(first), int(second)) for first, second in json.loads(text))
    except TypeError as error:
        raise ValueError("not a list of pairs of numbers") from error
