"""The library as the rest of the program sees it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

from reader.errors import LibraryError
from reader.library.parts import Parts
from reader.library.paths import DATABASE_NAME, data_dir
from reader.library.records import (
    ARTICLE_COLUMNS,
    WHOLE,
    ReadingState,
    Version,
    article_from_row,
    storable,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import datetime
    from types import TracebackType

    from reader.articles.model import Article
    from reader.library.adding import Taken
    from reader.library.database import Database

BUSY_MS = 5000
"""How long a change waits for another copy of the program, in milliseconds."""


def utc_now() -> datetime:
    """The time now, in UTC."""
    from datetime import UTC, datetime

    return datetime.now(UTC)


class Library(Parts):
    """Articles, reading state and bookmarks; made by ``Library.open``, usable from any thread.

    Every method that touches the database raises LibraryError when it cannot do what it is asked;
    a change is then not made at all. ``warnings`` holds a sentence for each thing that went wrong
    on opening.
    """

    def __init__(
        self, database: Database, warnings: Sequence[str] = (), clock: Callable[[], datetime] = utc_now
    ) -> None:
        """Take over an open database."""
        super().__init__(database, clock)
        self.warnings = list(warnings)

    @classmethod
    def in_memory(
        cls, articles: Iterable[Article] = (), *, clock: Callable[[], datetime] = utc_now
    ) -> Library:
        """A library of these articles that is gone when the program ends."""
        from reader.library.opening import _new_in_memory

        made = cls(_new_in_memory(Path(DATABASE_NAME)), clock=clock)
        # The first is the one opened last, so that it stands first in every order that leaves it open.
        shown = list(articles)
        made.keep_all(reversed(shown), {article.id: f"id:{article.id}" for article in shown})
        return made

    def second(self) -> Library:
        """The same library over a connection of its own, for long work; to be closed by the caller.

        Of a library in memory it is the library itself, and closing it does nothing.
        """
        return (
            _Shared(self._database, clock=self._clock)
            if not self.persistent
            else Library(self._database.second(), clock=self._clock)
        )

    @property
    def clock(self) -> Callable[[], datetime]:
        """What tells the time."""
        return self._clock

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
        from reader.library.opening import open_database

        path = (data_dir() if directory is None else Path(directory)) / DATABASE_NAME
        database, warnings = open_database(path, clock, busy_ms)
        library = cls(database, warnings, clock)
        with suppress(LibraryError):
            library._complete()
        return library

    @property
    def path(self) -> Path:
        """The database file, or where it would be."""
        return self._database.path

    @property
    def persistent(self) -> bool:
        """Whether what is kept now is still there at the next start."""
        return self._database.persistent

    @property
    def lost(self) -> bool:
        """Whether what it holds cannot be read: it is empty, and in memory, in its place."""
        return self._database.lost

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

    def keep_all(
        self, articles: Iterable[Article], identities: Mapping[str, str] | None = None
    ) -> list[Taken]:
        """Keep several articles in one transaction, the last as the one opened last.

        Args:
            articles: The articles.
            identities: By id, what makes an article the same as one before, where that is neither its
                address nor its file.
        """
        from reader.library.adding import take

        known = identities or {}
        with self._database.writing() as connection:
            return [
                take(connection, article, self._now(), identity=known.get(article.id)) for article in articles
            ]

    def add(self, article: Article, *, identity: str | None = None) -> Taken:
        """Take in an article that was imported, in a transaction of its own.

        Args:
            article: What was read.
            identity: What makes it the same article as one before; None for its address, else its file.
        """
        from reader.library.adding import take

        with self._database.writing(durable=False) as connection:
            return take(connection, article, self._now(), identity=identity, opened=False)

    def article(self, article_id: str) -> Article | None:
        """The article with this text, present or earlier, that is listed or has a bookmark or judgement."""
        ident = (storable(article_id),)
        query = "WHERE a.id = ?1 AND (a.listed OR EXISTS (SELECT 1 FROM pointed_to WHERE id = ?1))"
        with self._database.reading() as connection:
            row = connection.execute(WHOLE + query, ident).fetchone()
            if row is None:
                row = connection.execute(
                    f"SELECT {ARTICLE_COLUMNS} FROM versions WHERE id = ?", ident
                ).fetchone()
            return None if row is None else article_from_row(row)

    def articles(self) -> list[Article]:
        """The listed articles, the one opened last first."""
        query = WHOLE + "WHERE a.listed = 1 ORDER BY a.opened DESC"
        with self._database.reading() as connection:
            return [article_from_row(row) for row in connection.execute(query)]

    def versions(self, article_id: str) -> list[Version]:
        """The texts of an article, the present one first, then the earlier ones, the newest first."""
        ident = storable(article_id)
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT number, added FROM articles WHERE id = ?1 OR number = "
                "(SELECT number FROM versions WHERE id = ?1)",
                (ident,),
            ).fetchone()
            if row is None:
                return []
            present = connection.execute(WHOLE + "WHERE a.number = ?", (row[0],)).fetchone()
            earlier = connection.execute(
                f"SELECT {ARTICLE_COLUMNS}, added FROM versions WHERE number = ? "
                "ORDER BY added DESC, rowid DESC",
                (row[0],),
            ).fetchall()
            return [
                Version(article_from_row(present), row[1]),
                *(Version(article_from_row(one), one[-1]) for one in earlier),
            ]

    def forget(self, article_id: str) -> None:
        """Take an article off the list; it is deleted at a later start unless a bookmark points to it."""
        from reader.library.counting import recount

        with self._database.writing() as connection:
            number = connection.execute(
                "SELECT number, story FROM articles WHERE id = ?1 OR number = "
                "(SELECT number FROM versions WHERE id = ?1)",
                (storable(article_id),),
            ).fetchone()
            if number is not None:
                connection.execute(
                    "UPDATE articles SET listed = 0, removed = ? WHERE number = ?",
                    (self._now(), number[0]),
                )
                if number[1] is not None:
                    recount(connection, number[1])

    def restore(self, article: Article) -> None:
        """Undo ``forget``: list the article again, in its old place, with its story and its earlier texts."""
        from reader.library.adding import take
        from reader.library.counting import relist

        with self._database.writing() as connection:
            ident = (storable(article.id),)
            row = connection.execute("SELECT number FROM articles WHERE id = ?", ident).fetchone()
            if row is not None:
                relist(connection, row[0])
            elif not connection.execute("SELECT 1 FROM versions WHERE id = ?", ident).fetchone():
                take(connection, article, self._now())

    def identity(self, article_id: str) -> str | None:
        """What makes a text that comes in a version of this article; None where nothing does."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT identity FROM articles WHERE id = ?", (storable(article_id),)
            ).fetchone()
            return str(row[0]) if row and row[0] else None

    def _complete(self) -> None:
        """Work out, for articles of an older version of the tables, what SQL alone could not."""
        query = WHOLE + "WHERE a.listed AND a.content = '' AND a.identity = '' LIMIT 500"
        while True:
            with self._database.reading() as connection:
                found = [article_from_row(row) for row in connection.execute(query)]
            if not found:
                return
            from reader.library.adding import complete, content_of

            found = [article for article in found if content_of(article)]
            if not found:
                return
            with self._database.writing() as connection:
                for article in found:
                    complete(connection, article)

    def tidy(self) -> int:
        """Delete what was taken off the list before today and has no bookmark; how many articles it were."""
        from reader.library.adding import delete
        from reader.library.catalogue import POINTED_TO

        today = self._now()[:10]
        query = (
            "SELECT number FROM articles WHERE removed <> '' AND removed < ? AND NOT listed "
            f"AND NOT ({POINTED_TO}) LIMIT 500"
        )
        with self._database.reading() as connection:
            gone = [number for (number,) in connection.execute(query, (today,))]
        if gone:
            with self._database.writing(durable=False) as connection:
                delete(connection, gone)
        return len(gone)

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
        ident = storable(article_id)
        with self._database.writing(durable=False) as connection:
            connection.execute(
                f"INSERT INTO states (article_id, {column}) VALUES (?, ?) "
                f"ON CONFLICT (article_id) DO UPDATE SET {column} = excluded.{column}",
                (ident, value),
            )
            if column == "read":
                connection.execute("UPDATE articles SET read = ? WHERE id = ?", (value, ident))


class _Shared(Library):
    """A library whose connection is another one's."""

    def close(self) -> None:
        """Leave it open: it is not this one's."""
