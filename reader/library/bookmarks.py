"""Bookmarks: what one is, its row in the database, and what is kept of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.articles.cleaning import clean_line
from reader.articles.model import Article
from reader.library.adding import keep_unlisted
from reader.library.records import BOOKMARK_COLUMNS, stamp, storable

if TYPE_CHECKING:
    from datetime import datetime
    from sqlite3 import Connection

    from reader.library.database import Database

_MARKS = ", ".join("?" * len(BOOKMARK_COLUMNS.split(",")))


class BookmarkKind(StrEnum):
    """What a bookmark points to; the last two point to a pair, one place in each of two articles."""

    ARTICLE = "article"
    SENTENCE = "sentence"
    SENTENCES = "sentences"
    FIGURES = "figures"


class Anchor(NamedTuple):
    """One place in one article, with what it said, so that it can be shown without the article."""

    article_id: str
    start: int
    end: int
    quote: str
    headline: str
    source: str


class Bookmark(NamedTuple):
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


class Bookmarks:
    """The bookmarks of a library; every method raises LibraryError when it cannot do what it is asked."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def add(
        self,
        kind: BookmarkKind,
        left: Anchor,
        right: Anchor | None = None,
        note: str = "",
        *,
        articles: Sequence[Article] = (),
    ) -> Bookmark:
        """Make a bookmark; it is on disk when this returns.

        Args:
            kind: What it points to.
            left: The place, or the first of a pair.
            right: The second place of a pair.
            note: The user's own words.
            articles: The articles it points to, kept with it, unlisted where they are not kept yet.
        """
        from uuid import uuid4

        with self._database.writing() as connection:
            for article in articles:
                known = "SELECT 1 FROM articles WHERE id = ?1 UNION ALL SELECT 1 FROM versions WHERE id = ?1"
                if connection.execute(known, (storable(article.id),)).fetchone() is None:
                    keep_unlisted(connection, article, stamp(self._clock()))
            bookmark = Bookmark(uuid4().hex, kind, left, right, clean_line(note), self._new_stamp(connection))
            row = bookmark_to_row(bookmark)
            connection.execute(f"INSERT INTO bookmarks ({BOOKMARK_COLUMNS}) VALUES ({_MARKS})", row)
        return bookmark_from_row(row)

    def all(self) -> list[Bookmark]:
        """All bookmarks, the newest first."""
        query = f"SELECT {BOOKMARK_COLUMNS} FROM bookmarks ORDER BY created DESC, rowid DESC"
        with self._database.reading() as connection:
            return [bookmark_from_row(row) for row in connection.execute(query)]

    def find(self, kind: BookmarkKind, left: Anchor, right: Anchor | None = None) -> Bookmark | None:
        """The newest bookmark of this kind on these places, a pair in either order."""
        query = (
            f"SELECT {BOOKMARK_COLUMNS} FROM bookmarks WHERE kind = ? AND ? IN (left_article, right_article) "
            "ORDER BY created DESC, rowid DESC"
        )
        with self._database.reading() as connection:
            rows = connection.execute(query, (str(kind), storable(left.article_id))).fetchall()
            found = (bookmark_from_row(row) for row in rows)
            return next((mark for mark in found if same_places(mark, kind, left, right)), None)

    def edit_note(self, bookmark_id: str, note: str) -> bool:
        """Replace the note of a bookmark; False when there is no such bookmark any more."""
        with self._database.writing() as connection:
            done = connection.execute(
                "UPDATE bookmarks SET note = ? WHERE id = ?",
                (storable(clean_line(note)), storable(bookmark_id)),
            )
            return done.rowcount > 0

    def remove(self, bookmark_id: str) -> Bookmark | None:
        """Remove a bookmark, and return it for ``restore``; None when it was gone already."""
        ident = (storable(bookmark_id),)
        query = f"SELECT {BOOKMARK_COLUMNS} FROM bookmarks WHERE id = ?"
        with self._database.writing() as connection:
            row = connection.execute(query, ident).fetchone()
            connection.execute("DELETE FROM bookmarks WHERE id = ?", ident)
            return None if row is None else bookmark_from_row(row)

    def restore(self, bookmark: Bookmark) -> None:
        """Undo ``remove``: the same bookmark, in its old place in the list."""
        with self._database.writing() as connection:
            connection.execute(
                f"INSERT OR REPLACE INTO bookmarks ({BOOKMARK_COLUMNS}) VALUES ({_MARKS})",
                bookmark_to_row(bookmark),
            )

    def _new_stamp(self, connection: Connection) -> str:
        """The time now, moved on by microseconds until no bookmark has it, so that the order is certain."""
        from datetime import timedelta

        now = self._clock()
        query = "SELECT 1 FROM bookmarks WHERE created = ?"
        while connection.execute(query, (stamp(now),)).fetchone():
            now += timedelta(microseconds=1)
        return stamp(now)


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
