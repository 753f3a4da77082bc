"""The library as the rest of the program sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from reader.articles.cleaning import clean_line
from reader.articles.model import Article
from reader.library.bookmarks import (
    BOOKMARK_COLUMNS,
    Anchor,
    Bookmark,
    BookmarkKind,
    bookmark_from_row,
    bookmark_to_row,
    same_places,
)
from reader.library.paths import DATABASE_NAME, data_dir
from reader.library.records import (
    ARTICLE_COLUMNS,
    ReadingState,
    article_from_row,
    article_to_row,
    storable,
)

if TYPE_CHECKING:
    from datetime import datetime
    from sqlite3 import Connection

    from reader.library.database import Database

BUSY_MS = 5000
"""How long a change waits for another copy of the program, in milliseconds."""

_ARTICLE_MARKS = ", ".join("?" * len(ARTICLE_COLUMNS.split(",")))
_BOOKMARK_MARKS = ", ".join("?" * len(BOOKMARK_COLUMNS.split(",")))
_ARTICLE_UPDATES = ", ".join(f"{c} = excluded.{c}" for c in ARTICLE_COLUMNS.split(", ")[1:])


def utc_now() -> datetime:
    """The time now, in UTC."""
    from datetime import UTC, datetime

    return datetime.now(UTC)


class Library:
    """Articles, reading state and bookmarks; made by ``Library.open``, usable from any thread.

    Every method that touches the database raises LibraryError when it cannot do what it is asked;
    a change is then not made at all. ``warnings`` holds a sentence for each thing that went wrong
    on opening.
    """

    def __init__(
        self, database: Database, warnings: Sequence[str] = (), clock: Callable[[], datetime] = utc_now
    ) -> None:
        """Take over an open database."""
        self.warnings = list(warnings)
        self._database = database
        self._clock = clock

    @classmethod
    def open(
        cls,
        directory: Path | None = None,
        *,
        clock: Callable[[], datetime] = utc_now,
        busy_ms: int = BUSY_MS,
    ) -> Library:
        """Open the library of a data directory, making both where they are missing.

        It does not raise when that fails: the library then works in memory and says so in ``warnings``.

        Args:
            directory: The data directory; None for ``data_dir()``.
            clock: Gives the time, for new bookmarks and for the name of a damaged file.
            busy_ms: How long a change waits for another copy of the program, in milliseconds.
        """
        from reader.library.database import open_database

        path = (data_dir() if directory is None else Path(directory)) / DATABASE_NAME
        database, warnings = open_database(path, clock, busy_ms)
        return cls(database, warnings, clock)

    @property
    def path(self) -> Path:
        """The database file, or where it would be."""
        return self._database.path

    @property
    def persistent(self) -> bool:
        """Whether what is kept now is still there at the next start."""
        return self._database.persistent

    def close(self) -> None:
        """Close the database; later calls of other methods raise LibraryError."""
        self._database.close()

    def __enter__(self) -> Self:
        """The library itself; leaving the block closes it."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the library."""
        self.close()

    # Articles

    def keep(self, article: Article) -> None:
        """Keep an article as the one opened last; of one file it hides the older versions."""
        self.keep_all((article,))

    def keep_all(self, articles: Iterable[Article]) -> None:
        """Keep several articles in one transaction, the last as the one opened last."""
        with self._database.writing() as connection:
            for article in articles:
                self._list(connection, article, opened=True)

    def article(self, article_id: str) -> Article | None:
        """The article with this id, listed or not."""
        query = f"SELECT {ARTICLE_COLUMNS} FROM articles WHERE id = ?"
        with self._database.reading() as connection:
            row = connection.execute(query, (storable(article_id),)).fetchone()
            return None if row is None else article_from_row(row)

    def articles(self) -> list[Article]:
        """The listed articles, the one opened last first."""
        query = (
            f"SELECT {ARTICLE_COLUMNS} FROM articles JOIN openings ON article_id = id "
            "WHERE listed ORDER BY number DESC"
        )
        with self._database.reading() as connection:
            return [article_from_row(row) for row in connection.execute(query)]

    def forget(self, article_id: str) -> None:
        """Take an article off the list, and delete it unless a bookmark points to it."""
        ident = storable(article_id)
        with self._database.writing() as connection:
            connection.execute("UPDATE articles SET listed = 0 WHERE id = ?", (ident,))
            connection.execute(
                "DELETE FROM articles WHERE id = ? AND NOT EXISTS "
                "(SELECT 1 FROM bookmarks WHERE ? IN (left_article, right_article))",
                (ident, ident),
            )

    def restore(self, article: Article) -> None:
        """Undo ``forget``: list the article again, in its old place."""
        with self._database.writing() as connection:
            self._list(connection, article, opened=False)

    def _list(self, connection: Connection, article: Article, *, opened: bool) -> None:
        row = article_to_row(article)
        connection.execute(
            f"INSERT INTO articles ({ARTICLE_COLUMNS}, listed) VALUES ({_ARTICLE_MARKS}, 1) "
            f"ON CONFLICT (id) DO UPDATE SET {_ARTICLE_UPDATES}, listed = 1",
            row,
        )
        again = "DO UPDATE SET number = excluded.number, opened = excluded.opened"
        connection.execute(
            "INSERT INTO openings (article_id, number, opened) "
            "SELECT ?, coalesce(max(number), 0) + 1, ? FROM openings WHERE true "
            f"ON CONFLICT (article_id) {again if opened else 'DO NOTHING'}",
            (row[0], _stamp(self._clock())),
        )
        if article.path:
            # A feed gives many articles one path, but each its own address.
            place = {"path": storable(article.path), "url": storable(article.url)}
            connection.execute(
                "UPDATE articles SET listed = 0 WHERE path = :path AND url = :url AND listed AND id <> ("
                "SELECT id FROM articles JOIN openings ON article_id = id "
                "WHERE path = :path AND url = :url AND listed ORDER BY number DESC LIMIT 1)",
                place,
            )

    # Reading state

    def states(self) -> dict[str, ReadingState]:
        """The reading state of every article that has one, by article id."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT article_id, read, place FROM states").fetchall()
            return {ident: ReadingState(bool(read), int(place)) for ident, read, place in rows}

    def state(self, article_id: str) -> ReadingState:
        """The reading state of one article, kept or not; unread at the start when nothing is known."""
        query = "SELECT read, place FROM states WHERE article_id = ?"
        with self._database.reading() as connection:
            row = connection.execute(query, (storable(article_id),)).fetchone()
            return ReadingState() if row is None else ReadingState(bool(row[0]), int(row[1]))

    def set_read(self, article_id: str, read: bool) -> None:
        """Mark an article as read or unread; the place stays."""
        self._set_state("read", article_id, int(read))

    def set_place(self, article_id: str, place: int) -> None:
        """Remember the place in an article, a character offset into its text."""
        self._set_state("place", article_id, max(0, place))

    def _set_state(self, column: str, article_id: str, value: int) -> None:
        with self._database.writing(durable=False) as connection:
            connection.execute(
                f"INSERT INTO states (article_id, {column}) VALUES (?, ?) "
                f"ON CONFLICT (article_id) DO UPDATE SET {column} = excluded.{column}",
                (storable(article_id), value),
            )

    # Bookmarks

    def setting(self, name: str) -> str:
        """What was chosen for good, such as the theme; empty if nothing was."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        return clean_line(str(row[0])) if row else ""

    def set_setting(self, name: str, value: str) -> None:
        """Keep a choice."""
        with self._database.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))

    def add_bookmark(
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
            connection.executemany(
                f"INSERT INTO articles ({ARTICLE_COLUMNS}, listed) VALUES ({_ARTICLE_MARKS}, 0) "
                "ON CONFLICT (id) DO NOTHING",
                [article_to_row(article) for article in articles],
            )
            bookmark = Bookmark(uuid4().hex, kind, left, right, clean_line(note), self._new_stamp(connection))
            row = bookmark_to_row(bookmark)
            connection.execute(f"INSERT INTO bookmarks ({BOOKMARK_COLUMNS}) VALUES ({_BOOKMARK_MARKS})", row)
        return bookmark_from_row(row)

    def bookmarks(self) -> list[Bookmark]:
        """All bookmarks, the newest first."""
        query = f"SELECT {BOOKMARK_COLUMNS} FROM bookmarks ORDER BY created DESC, rowid DESC"
        with self._database.reading() as connection:
            return [bookmark_from_row(row) for row in connection.execute(query)]

    def find_bookmark(self, kind: BookmarkKind, left: Anchor, right: Anchor | None = None) -> Bookmark | None:
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

    def remove_bookmark(self, bookmark_id: str) -> Bookmark | None:
        """Remove a bookmark, and return it for ``restore_bookmark``; None when it was gone already."""
        ident = (storable(bookmark_id),)
        query = f"SELECT {BOOKMARK_COLUMNS} FROM bookmarks WHERE id = ?"
        with self._database.writing() as connection:
            row = connection.execute(query, ident).fetchone()
            connection.execute("DELETE FROM bookmarks WHERE id = ?", ident)
            return None if row is None else bookmark_from_row(row)

    def restore_bookmark(self, bookmark: Bookmark) -> None:
        """Undo ``remove_bookmark``: the same bookmark, in its old place in the list."""
        with self._database.writing() as connection:
            connection.execute(
                f"INSERT OR REPLACE INTO bookmarks ({BOOKMARK_COLUMNS}) VALUES ({_BOOKMARK_MARKS})",
                bookmark_to_row(bookmark),
            )

    def _new_stamp(self, connection: Connection) -> str:
        """The time now, moved on by microseconds until no bookmark has it, so that the order is certain."""
        from datetime import timedelta

        now = self._clock()
        query = "SELECT 1 FROM bookmarks WHERE created = ?"
        while connection.execute(query, (_stamp(now),)).fetchone():
            now += timedelta(microseconds=1)
        return _stamp(now)


def _stamp(moment: datetime) -> str:
    from datetime import UTC

    return moment.astimezone(UTC).isoformat(timespec="microseconds")
