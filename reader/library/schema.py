"""The tables of the library, and the steps from each version of them to the next.

``PRAGMA user_version`` is the number of steps a file has been through. To change the tables, append a
step to ``MIGRATIONS``; a step that has been released is never edited.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import Connection

APPLICATION_ID = 0x53544446
"""Marks a file as ours, "STDF" (https://www.sqlite.org/pragma.html#pragma_application_id)."""

_VERSION_1 = (
    # listed is 0 for what only a bookmark needs and for older versions of a file.
    """CREATE TABLE articles (
        id TEXT PRIMARY KEY NOT NULL,
        headline TEXT NOT NULL,
        source TEXT NOT NULL,
        byline TEXT NOT NULL,
        date TEXT NOT NULL,
        url TEXT NOT NULL,
        path TEXT NOT NULL,
        text TEXT NOT NULL,
        body_start INTEGER NOT NULL,
        headings TEXT NOT NULL,
        source_map TEXT NOT NULL,
        notes TEXT NOT NULL,
        listed INTEGER NOT NULL
    )""",
    "CREATE INDEX articles_path ON articles (path)",
    # Apart from articles, so that undoing "forget" puts an article back in its old place.
    """CREATE TABLE openings (
        article_id TEXT PRIMARY KEY NOT NULL,
        number INTEGER NOT NULL UNIQUE,
        opened TEXT NOT NULL
    )""",
    """CREATE TABLE states (
        article_id TEXT PRIMARY KEY NOT NULL,
        read INTEGER NOT NULL DEFAULT 0,
        place INTEGER NOT NULL DEFAULT 0
    )""",
    """CREATE TABLE bookmarks (
        id TEXT PRIMARY KEY NOT NULL,
        kind TEXT NOT NULL,
        note TEXT NOT NULL,
        created TEXT NOT NULL,
        left_article TEXT NOT NULL,
        left_start INTEGER NOT NULL,
        left_end INTEGER NOT NULL,
        left_quote TEXT NOT NULL,
        left_headline TEXT NOT NULL,
        left_source TEXT NOT NULL,
        right_article TEXT,
        right_start INTEGER,
        right_end INTEGER,
        right_quote TEXT,
        right_headline TEXT,
        right_source TEXT
    )""",
    f"PRAGMA application_id = {APPLICATION_ID}",
)

_VERSION_2 = (
    """CREATE TABLE settings (
        name TEXT PRIMARY KEY NOT NULL,
        value TEXT NOT NULL
    )""",
)
MIGRATIONS: tuple[tuple[str, ...], ...] = (_VERSION_1, _VERSION_2)
"""MIGRATIONS[n] holds the statements that lead from version n to n + 1."""


class NewerSchemaError(Exception):
    """The file was made by a version of storydiff that knows more than this one."""


class ForeignFileError(Exception):
    """The file is a database, but not a library of storydiff."""


def check(connection: Connection) -> int:
    """The version of the tables in a database.

    Raises:
        NewerSchemaError: The version is higher than this program knows.
        ForeignFileError: The database has tables and is not marked as ours.
    """
    version = _number(connection, "PRAGMA user_version")
    ours = _number(connection, "PRAGMA application_id") == APPLICATION_ID
    tables = _number(connection, "SELECT count(*) FROM sqlite_master")
    if not ours and (tables or version):
        raise ForeignFileError
    if version > len(MIGRATIONS):
        raise NewerSchemaError
    return version


def migrate(connection: Connection) -> None:
    """Bring a database to the newest version in one transaction, and prove that it can be written.

    Raises:
        NewerSchemaError: As for ``check``.
        ForeignFileError: As for ``check``.
        sqlite3.Error: The database cannot be changed; it is as it was before.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = check(connection)
        for step in MIGRATIONS[version:]:
            for statement in step:
                connection.execute(statement)
        # BEGIN IMMEDIATE succeeds on what is read-only; this does not, and what is undone costs no wait.
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT" if version < len(MIGRATIONS) else "ROLLBACK")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _number(connection: Connection, query: str) -> int:
    return int(connection.execute(query).fetchone()[0])
