"""One connection to the database file: read, and changed in transactions that hold or do not happen.

The main file is never opened other than through SQLite: on POSIX, closing any other descriptor of it
drops the locks this process holds (https://www.sqlite.org/howtocorrupt.html, section 2.2).
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from reader.errors import LibraryError
from reader.library.records import storable

CACHE_KIB = 16_000
"""Memory for pages of the file, whatever its size."""

_REASONS = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_BUSY: "another program is using it",
    sqlite3.SQLITE_LOCKED: "another program is using it",
    sqlite3.SQLITE_READONLY: "it is read-only",
    sqlite3.SQLITE_IOERR: "the disk is full or reported an error",
    sqlite3.SQLITE_CORRUPT: "it is damaged",
    sqlite3.SQLITE_NOTADB: "it is damaged",
    sqlite3.SQLITE_CANTOPEN: "it, or a file beside it, cannot be opened for writing",
    sqlite3.SQLITE_PERM: "permission denied",
    sqlite3.SQLITE_NOMEM: "there is not enough memory",
}

Identity = tuple[int, int]
"""Device and inode: which file a path led to."""


class Database:
    """One connection, shared by all threads behind a lock.

    ``lost`` says that it stands in for a file that cannot even be read.
    """

    def __init__(
        self, connection: sqlite3.Connection, path: Path, identity: Identity | None, busy_ms: int = 0
    ) -> None:
        """Take over an open connection; ``identity`` is None for a database in memory."""
        self.path = path
        self.persistent = identity is not None
        self.lost = False
        self._connection = connection
        self._identity = identity
        self._busy_ms = busy_ms
        self._lock = threading.RLock()
        self._durable: bool | None = None

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, for queries.

        Raises:
            LibraryError: The database cannot be read, or holds what this program never writes.
        """
        with self._lock:
            try:
                yield self._connection
            except (sqlite3.Error, ValueError) as error:
                raise LibraryError(
                    f"The library {shown(self.path)} cannot be read: {reason(error)}."
                ) from error

    @contextmanager
    def writing(self, *, durable: bool = True) -> Iterator[sqlite3.Connection]:
        """The connection in a transaction, which is on disk when this ends, or has not happened.

        Args:
            durable: Wait for the disk, so that a power cut loses nothing; without it only a power cut,
                never the end of the process, may undo the newest changes.

        Raises:
            LibraryError: The change could not be made; nothing of it is left.
        """
        with self._lock:
            self._check_place()
            try:
                if durable is not self._durable:
                    self._connection.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
                    self._durable = durable
                self._connection.execute("BEGIN IMMEDIATE")
                try:
                    yield self._connection
                    self._connection.execute("COMMIT")
                except BaseException:
                    with suppress(sqlite3.Error):
                        if self._connection.in_transaction:
                            self._connection.execute("ROLLBACK")
                    raise
            except (sqlite3.Error, ValueError) as error:
                why = f"{reason(error)}; this change was not made"
                raise LibraryError(f"The library {shown(self.path)} cannot be changed: {why}.") from error

    def second(self) -> Database:
        """Another connection to the same file, so that a long query holds nobody up; in memory, this one."""
        if self._identity is None:
            return self
        connection = connect(self.path, self._busy_ms)
        try:
            connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
            connection.execute("PRAGMA synchronous = NORMAL")
            there = identity_at(self.path)
        except (sqlite3.Error, OSError) as error:
            connection.close()
            raise LibraryError(f"The library {shown(self.path)} cannot be read: {reason(error)}.") from error
        return Database(connection, self.path, there, self._busy_ms)

    def close(self) -> None:
        """Close the connection; once is enough, twice does no harm."""
        with self._lock, suppress(sqlite3.Error):
            self._connection.close()

    def _check_place(self) -> None:
        """Refuse to write into a file that was moved or deleted: nobody would find it again."""
        if self._identity is None:
            return
        if identity_if_any(self.path) != self._identity:
            raise LibraryError(
                f"The library {shown(self.path)} was moved or deleted while it was open: "
                "nothing can be kept until storydiff is started again."
            )


def reason(error: BaseException) -> str:
    """Why an operation failed, in words that fit into a sentence."""
    if isinstance(error, OSError):
        return error.strerror or str(error)
    if isinstance(error, sqlite3.Error):
        return _REASONS.get(code(error), str(error).rstrip("."))
    return "it holds values that storydiff does not write"


def shown(path: Path) -> str:
    """A path as it can stand in a sentence on a terminal."""
    return "".join(c if c.isprintable() else "\ufffd" for c in storable(str(path)))


def connect(target: str | Path, busy_ms: int) -> sqlite3.Connection:
    """A connection to a path, or to a URI given as a string."""
    connection = sqlite3.connect(
        target,
        uri=isinstance(target, str),
        timeout=busy_ms / 1000,
        isolation_level=None,
        check_same_thread=False,
    )
    # One bad byte on the disk is not to hide every other row.
    connection.text_factory = partial(str, encoding="utf-8", errors="replace")
    return connection


def identity_at(path: Path) -> Identity:
    found = path.stat()
    return found.st_dev, found.st_ino


def identity_if_any(path: Path) -> Identity | None:
    """Which file a path leads to now; None if to none that can be seen."""
    try:
        return identity_at(path)
    except OSError:
        return None


def code(error: sqlite3.Error) -> int:
    """SQLite's primary result code of an error, 0 where it has none."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF
