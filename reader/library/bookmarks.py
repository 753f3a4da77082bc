"""What a bookmark is, and its row in the database."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from reader.library.records import storable

BOOKMARK_COLUMNS = (
    "id, kind, note, created, "
    "left_article, left_start, left_end, left_quote, left_headline, left_source, "
    "right_article, right_start, right_end, right_quote, right_headline, right_source"
)


class BookmarkKind(StrEnum):
    """What a bookmark points to; the last two point to a pair, one place in each of two articles."""

    ARTICLE = "article"
    SENTENCE = "sentence"
    SENTENCES = "sentences"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True)
class Anchor:
    """One place in one article, with what it said, so that it can be shown without the article."""

    article_id: str
    start: int
    end: int
    quote: str
    headline: str
    source: str


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place, or a pair of places, that the user marked.

    ``id`` is a UUID4 in hex; ``created`` is ISO 8601 in UTC with microseconds.
    """

    id: str
    kind: BookmarkKind
    left: Anchor
    right: Anchor | None
    note: str
    created: str


def same_places(bookmark: Bookmark, kind: BookmarkKind, left: Anchor, right: Anchor | None) -> bool:
    """Whether a bookmark is of this kind and points to these places.

    A pair is the same pair the other way round, and an article is the same article whatever the span.
    """
    if bookmark.kind is not kind:
        return False
    mine = (_place(kind, bookmark.left), _place(kind, bookmark.right))
    asked = (_place(kind, left), _place(kind, right))
    return mine in (asked, asked[::-1])


def bookmark_to_row(bookmark: Bookmark) -> tuple[str | int | None, ...]:
    """The values of ``BOOKMARK_COLUMNS`` for one bookmark."""
    head = (storable(bookmark.id), str(bookmark.kind), storable(bookmark.note), storable(bookmark.created))
    return (*head, *_anchor_to_row(bookmark.left), *_anchor_to_row(bookmark.right))


def bookmark_from_row(row: Sequence[Any]) -> Bookmark:
    """The bookmark in one row of ``BOOKMARK_COLUMNS``.

    Raises:
        ValueError: The row holds a kind that is not known.
    """
    ident, kind, note, created = row[:4]
    left, right = row[4:10], row[10:16]
    return Bookmark(
        id=ident,
        kind=BookmarkKind(kind),
        left=Anchor(*left),
        right=None if right[0] is None else Anchor(*right),
        note=note,
        created=created,
    )


def _place(kind: BookmarkKind, anchor: Anchor | None) -> tuple[str, int, int] | None:
    if anchor is None:
        return None
    if kind is BookmarkKind.ARTICLE:
        return (storable(anchor.article_id), 0, 0)
    return (storable(anchor.article_id), anchor.start, anchor.end)


def _anchor_to_row(anchor: Anchor | None) -> tuple[str | int | None, ...]:
    if anchor is None:
        return (None,) * 6
    return (
        storable(anchor.article_id),
        anchor.start,
        anchor.end,
        storable(anchor.quote),
        storable(anchor.headline),
        storable(anchor.source),
    )
