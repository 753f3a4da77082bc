"""The database file opened whatever state it is in: examined, brought up to date, or moved aside."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from reader.library import schema
from reader.library.database import (
    CACHE_KIB,
    Database,
    Identity,
    code,
    connect,
    identity_at,
    identity_if_any,
    reason,
    shown,
)
from reader.library.records import BOOKMARK_COLUMNS, FACTS, TEXTS

FULL_CHECK_BYTES = 16 << 20
"""Up to this size all tables are checked on opening; above it, those that cannot be made again."""

_NEWER = "it was made by a newer version of storydiff, and is left as it is"
_FOREIGN = "it is another program's database, and is left as it is"
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_WAITING = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


class _UnusableError(Exception):
    """The file cannot be used, for the reason given, and stays as it is."""


class _NotOursError(_UnusableError):
    """The file is not for this program to read, let alone to change."""


class _DamagedError(Exception):
    """The file is not a database any more."""

    def __init__(self, identity: Identity) -> None:
        super().__init__()
        self.identity = identity


def open_database(path: Path, clock: Callable[[], datetime], busy_ms: int) -> tuple[Database, list[str]]:
    """The database at a path, or one in memory when that cannot be used; it never raises for the file's sake.

    A damaged file is moved aside, and a new one made.

    Args:
        path: The file; its directory is made with mode 0700, the file with mode 0600.
        clock: The time for the name of a damaged file.
        busy_ms: How long to wait for another program's lock, in milliseconds.

    Returns:
        The database, and one sentence for each thing the user has to know.
    """
    warnings: list[str] = []
    with suppress(OSError):
        path = path.absolute()
    why, readable = "it is damaged again each time it is made", False
    for _ in range(3):
        try:
            return _open_on_disk(path, busy_ms), warnings
        except _UnusableError as error:
            why, readable = str(error), not isinstance(error, _NotOursError)
            break
        except _DamagedError as error:
            try:
                aside = _move_aside(path, error.identity, clock())
            except OSError as problem:
                why = f"it is damaged, and could not be moved aside ({reason(problem)})"
                break
            if aside is not None:
                warnings.append(
                    f"The library {shown(path)} was damaged: it was moved to {shown(aside)}, "
                    "and a new, empty library was started."
                )
    copy = _copy_in_memory(path) if readable else None
    database = copy or _new_in_memory(path)
    database.lost = copy is None
    what = "bookmarks" if copy is None else "what it holds is shown, but bookmarks"
    warnings.append(f"The library {shown(path)} cannot be used: {why}; {what} made now are not kept.")
    return database, warnings


def _open_on_disk(path: Path, busy_ms: int) -> Database:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        identity = identity_at(path)
    except OSError as error:
        raise _UnusableError(reason(error)) from error
    except ValueError as error:
        raise _NotOursError("its path holds a character that no path may hold") from error
    connection: sqlite3.Connection | None = None
    try:
        _examine(path)
        connection = connect(path, busy_ms)
        _prepare(connection, path)
        _check_health(connection, path)
        if identity_if_any(path) != identity:
            # Another copy has moved the damaged file meanwhile: what was opened is its new one, or gone.
            raise _DamagedError(identity)
        return Database(connection, path, identity, busy_ms)
    except BaseException as error:
        if connection is not None:
            with suppress(sqlite3.Error):
                connection.close()
        # SQLite quotes what it cannot make sense of, and that need not be UTF-8.
        if isinstance(error, UnicodeError) or (isinstance(error, sqlite3.Error) and code(error) in _DAMAGE):
            raise _DamagedError(identity) from error
        if isinstance(error, (sqlite3.Error, OSError)):
            raise _UnusableError(reason(error)) from error
        raise


def _address(path: Path, query: str) -> str:
    """The file as a URI for SQLite. (``Path.as_uri`` loads all of ``urllib.request`` from Python 3.14 on.)"""
    return f"file:///{quote(os.fsencode(path.as_posix()).lstrip(b'/'), safe='/:')}?{query}"


def _examine(path: Path) -> None:
    """Refuse a file that is not ours without leaving a trace, as even reading it through a log would.

    This sees the file as it was last tidied up, so ``_prepare`` asks again.
    """
    with (
        suppress(sqlite3.Error, ValueError),
        closing(connect(_address(path, "mode=ro&immutable=1"), 0)) as connection,
    ):
        _check_version(connection)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Set the connection up, and bring the tables up to date."""
    version = _check_version(connection)
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.execute("PRAGMA synchronous = FULL")
    try:
        # Where WAL cannot be had, as on some network drives, the old journal is as safe.
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if code(error) not in _WAITING:
            raise
    try:
        schema.migrate(connection)
    except schema.NewerSchemaError as error:
        raise _NotOursError(_NEWER) from error
    except sqlite3.OperationalError as error:
        # Someone else is writing, so the file can be written, and there was nothing to do.
        if code(error) not in _WAITING or version < len(schema.MIGRATIONS):
            raise


def _check_version(connection: sqlite3.Connection) -> int:
    try:
        return schema.check(connection)
    except schema.NewerSchemaError as error:
        raise _NotOursError(_NEWER) from error
    except schema.ForeignFileError as error:
        raise _NotOursError(_FOREIGN) from error


def _check_health(connection: sqlite3.Connection, path: Path) -> None:
    """Raise sqlite3.DatabaseError, as SQLite itself would, when the file does not hold together.

    A table or column that is missing is damage too: the version says that it is there.
    """
    small = path.stat().st_size <= FULL_CHECK_BYTES
    for scope in ("1",) if small else ("bookmarks", "states", "feeds", "searches", "settings"):
        found = connection.execute(f"PRAGMA quick_check({scope})").fetchone()
        if found is None or found[0] != "ok":
            raise _malformed()
    try:
        connection.execute(f"SELECT {', '.join(FACTS)}, number, listed, opened FROM articles LIMIT 0")
        connection.execute(f"SELECT number, {', '.join(TEXTS)} FROM texts LIMIT 0")
        connection.execute(f"SELECT {BOOKMARK_COLUMNS} FROM bookmarks LIMIT 0")
        connection.execute("SELECT article_id, read, place FROM states LIMIT 0")
    except sqlite3.OperationalError as error:
        raise _malformed() if code(error) == sqlite3.SQLITE_ERROR else error from error


def _malformed() -> sqlite3.DatabaseError:
    error = sqlite3.DatabaseError("database disk image is malformed")
    error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    return error


def _copy_in_memory(path: Path) -> Database | None:
    """A copy in memory of a file that cannot be written; None when it cannot be read either."""
    for query in ("mode=ro", "mode=ro&immutable=1"):
        memory = connect(":memory:", 0)
        try:
            with closing(connect(_address(path, query), 0)) as source:
                filled = schema.check(source) > 0
                source.backup(memory)
            schema.migrate(memory)
            if filled and memory.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok":
                return Database(memory, path, None)
        except (sqlite3.Error, ValueError, schema.NewerSchemaError, schema.ForeignFileError):
            pass
        memory.close()
    return None


def _new_in_memory(path: Path) -> Database:
    """An empty database in memory."""
    memory = connect(":memory:", 0)
    schema.migrate(memory)
    return Database(memory, path, None)


def _move_aside(path: Path, identity: Identity, now: datetime) -> Path | None:
    """Rename a damaged database; None when another copy of the program has done so."""
    stamp = now.astimezone(UTC).strftime("%Y%m%d-%H%M%S")
    with _alone_in(path.parent):
        try:
            if identity_at(path) != identity:
                return None
        except FileNotFoundError:
            return None
        aside = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
        count = 1
        while aside.exists():
            count += 1
            aside = path.with_name(f"{path.stem}.damaged-{stamp}-{count}{path.suffix}")
        # The main file last: until it is gone, nobody makes a new one with files of these names.
        for suffix in ("-wal", "-shm"):
            with suppress(FileNotFoundError):
                os.rename(f"{path}{suffix}", f"{aside}{suffix}")
        os.rename(path, aside)
    return aside


@contextmanager
def _alone_in(directory: Path) -> Iterator[None]:
    """Keep other copies of the program from moving files in this directory; Windows does so by itself."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    descriptor = os.open(directory, os.O_RDONLY)
    try:
        with suppress(OSError):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
