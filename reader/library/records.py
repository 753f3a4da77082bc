"""Articles, reading state and bookmarks as rows of the database, and what all rows share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from reader.articles.model import Article, Formed

_SURROGATES = "[\ud800-\udfff]"

FACTS = ("id", "headline", "source", "byline", "date", "url", "path", "language", "partial", "time")
"""Columns of ``articles`` that are fields of an article."""
TEXTS = ("text", "body_start", "headings", "source_map", "notes", "forms")
"""Columns of ``texts`` that are fields of an article."""
BOOKMARK_COLUMNS = (
    "id, kind, note, created, "
    "left_article, left_start, left_end, left_quote, left_headline, left_source, "
    "right_article, right_start, right_end, right_quote, right_headline, right_source"
)
ARTICLE_COLUMNS = ", ".join(FACTS + TEXTS)
WHOLE = (
    f"SELECT {', '.join('a.' + c for c in FACTS)}, {', '.join('t.' + c for c in TEXTS)} "
    "FROM articles AS a JOIN texts AS t ON t.number = a.number "
)


class ReadingState(NamedTuple):
    """How far an article was read; ``place`` is a character offset into its text."""

    read: bool = False
    place: int = 0


class Card(NamedTuple):
    """What a list shows of an article.

    ``number`` is the article through all its versions, ``handle`` what a person calls it by.
    ``tags`` are apart by blanks. ``story`` is the number of its story, 0 without one;
    ``reports`` and ``sources`` count that story's articles and outlets, and ``differs`` tells whether its
    figures differ (None while that is not worked out).
    """

    number: int
    id: str
    headline: str
    source: str
    byline: str
    date: str
    url: str
    path: str
    words: int
    read: bool
    bookmarked: bool
    versions: int
    partial: bool
    story: int
    reports: int
    sources: int
    differs: bool | None
    handle: str
    tags: str = ""


class Version(NamedTuple):
    """One text of an article; ``added`` is when it was met, ISO 8601 in UTC."""

    article: Article
    added: str


def storable(text: str) -> str:
    """The text with each lone surrogate, which UTF-8 cannot hold, replaced by U+FFFD; offsets stay."""
    return text if text.isascii() else re.sub(_SURROGATES, "\ufffd", text)


def facts_row(article: Article) -> tuple[str | int, ...]:
    """The values of ``FACTS`` for one article."""
    return (
        storable(article.id),
        storable(article.headline),
        storable(article.source),
        storable(article.byline),
        storable(article.date),
        storable(article.url),
        storable(article.path),
        storable(article.language),
        int(article.partial),
        storable(article.time),
    )


def texts_row(article: Article) -> tuple[str | int, ...]:
    """The values of ``TEXTS`` for one article."""
    import json

    return (
        storable(article.text),
        article.body_start,
        json.dumps(article.headings),
        json.dumps(article.source_map.points),
        storable(article.notes),
        json.dumps([(f.start, f.end, f.form, f.target) for f in article.forms]) if article.forms else "[]",
    )


def article_from_row(row: Sequence[Any]) -> Article:
    """The article in one row of ``ARTICLE_COLUMNS``.

    Raises:
        ValueError: The row holds what ``facts_row`` and ``texts_row`` never write.
    """
    from reader.articles.model import Article, SourceMap

    ident, headline, source, byline, date, url, path, language, partial, time = row[:10]
    text, body_start, headings, points, notes, forms = row[10:16]
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
        language=language,
        partial=bool(partial),
        time=time,
        forms=_forms(forms),
    )


def _forms(text: str) -> tuple[Formed, ...]:
    if text == "[]":
        return ()
    import json

    from reader.articles.model import Form, Formed

    try:
        return tuple(
            Formed(int(start), int(end), Form(form), str(to)) for start, end, form, to in json.loads(text)
        )
    except TypeError as error:
        raise ValueError("not a list of forms") from error


def filter_key(article: Article) -> str:
    """What the filter of a list looks in: headline, source, date and byline, in lower case."""
    from reader.articles.addresses import host_of

    source = article.source or host_of(article.url)
    return storable(f"{article.headline} {source} {article.date} {article.byline}".casefold())


def _pairs(text: str) -> tuple[tuple[int, int], ...]:
    import json

    try:
        return tuple((int(first), int(second)) for first, second in json.loads(text))
    except TypeError as error:
        raise ValueError("not a list of pairs of numbers") from error


_AHEAD = timedelta(hours=26)
"""How far a moment may lie ahead and still be now: a day begins 14 hours early, and clocks are wrong."""


def counted(article: Article, now: str) -> tuple[str, str, bool]:
    """The day that an article counts as of, its moment in UTC to sort by, and whether its date is to come.

    What has no date, or one to come, counts as of its arrival.

    Args:
        article: The article.
        now: When it arrives, as ``stamp`` gives it.
    """
    if not article.date:
        return now[:10], now[:19], False
    moment = article.date
    if article.time:
        stated = datetime.fromisoformat(f"{article.date}T{article.time}")
        moment = stamp(stated if stated.tzinfo else stated.replace(tzinfo=UTC))[:16]
    elif article.date == now[:10]:
        moment = now[:16]  # of one day what came first
    latest = (datetime.fromisoformat(now) + _AHEAD).isoformat()
    if moment > latest:
        return now[:10], now[:19], True
    return article.date, moment, False


def stamp(moment: datetime) -> str:
    """A moment as the tables have it: ISO 8601 in UTC with microseconds."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")
