"""The version of the tables: made, raised, and never lowered."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from reader.library import BookmarkKind, Library, ReadingState, schema
from tests.library.conftest import make_anchor

# A file of version 1 as released, by hand: it stays as it is when the program's own tables change.
VERSION_1 = """
CREATE TABLE articles (id TEXT PRIMARY KEY NOT NULL, headline TEXT NOT NULL, source TEXT NOT NULL,
    byline TEXT NOT NULL, date TEXT NOT NULL, url TEXT NOT NULL, path TEXT NOT NULL, text TEXT NOT NULL,
    body_start INTEGER NOT NULL, headings TEXT NOT NULL, source_map TEXT NOT NULL, notes TEXT NOT NULL,
    listed INTEGER NOT NULL);
CREATE INDEX articles_path ON articles (path);
CREATE TABLE openings (article_id TEXT PRIMARY KEY NOT NULL, number INTEGER NOT NULL UNIQUE,
    opened TEXT NOT NULL);
CREATE TABLE states (article_id TEXT PRIMARY KEY NOT NULL, read INTEGER NOT NULL DEFAULT 0,
    place INTEGER NOT NULL DEFAULT 0);
CREATE TABLE bookmarks (id TEXT PRIMARY KEY NOT NULL, kind TEXT NOT NULL, note TEXT NOT NULL,
    created TEXT NOT NULL, left_article TEXT NOT NULL, left_start INTEGER NOT NULL, left_end INTEGER NOT NULL,
    left_quote TEXT NOT NULL, left_headline TEXT NOT NULL, left_source TEXT NOT NULL, right_article TEXT,
    right_start INTEGER, right_end INTEGER, right_quote TEXT, right_headline TEXT, right_source TEXT);
PRAGMA application_id = 1398031430;
PRAGMA user_version = 1;
INSERT INTO articles VALUES ('a', 'Rates rise', 'Daily', 'By A', '2025-06-08', '', '/news/a.txt',
    'Rates rise. More.', 12, '[[0, 10]]', '[[0, 3]]', '', 1);
INSERT INTO openings VALUES ('a', 1, '2025-06-08T10:00:00.000000+00:00');
INSERT INTO states VALUES ('a', 1, 5);
INSERT INTO bookmarks VALUES ('0123', 'figures', 'why?', '2025-06-08T10:00:00.000000+00:00',
    'a', 0, 10, 'Rates rise', 'Headline of a', 'Daily', 'b', 1, 2, 'Rates rise', 'Headline of b', 'Daily');
"""
NEXT_STEP = ("ALTER TABLE bookmarks ADD COLUMN colour TEXT NOT NULL DEFAULT 'yellow'",)


def make_version_1(directory: Path) -> Path:
    """Write a file of version 1 by hand."""
    path = directory / "library.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(VERSION_1)
    return path


def pragma(path: Path, name: str) -> object:
    """The value of a pragma in a file."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


def columns(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Names, types and defaults of the columns of each table."""
    with closing(sqlite3.connect(path)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: connection.execute(f"PRAGMA table_info({name})").fetchall() for name in names}


def check_contents(library: Library) -> None:
    """What the hand-made file says."""
    article = library.article("a")
    assert article is not None
    assert (article.headings, article.source_map.points, article.body_start) == (((0, 10),), ((0, 3),), 12)
    assert library.articles() == [article]
    assert library.states() == {"a": ReadingState(True, 5)}
    (bookmark,) = library.bookmarks.all()
    assert (bookmark.left, bookmark.right) == (make_anchor("a"), make_anchor("b", 1, 2))
    assert (bookmark.id, bookmark.kind, bookmark.note) == ("0123", BookmarkKind.FIGURES, "why?")


def test_a_new_file_carries_version_mark_and_wal(library: Library) -> None:
    library.close()
    assert pragma(library.path, "user_version") == len(schema.MIGRATIONS)
    assert pragma(library.path, "application_id") == schema.APPLICATION_ID
    assert pragma(library.path, "journal_mode") == "wal"


def test_a_file_of_version_1_is_read(tmp_path: Path) -> None:
    path = make_version_1(tmp_path)
    with Library.open(tmp_path) as library:
        assert (library.persistent, library.warnings) == (True, [])
        check_contents(library)
    assert pragma(path, "user_version") == len(schema.MIGRATIONS)


def test_an_old_file_ends_up_with_the_tables_of_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()
    old = make_version_1(tmp_path / "old")
    for name in ("old", "new"):
        Library.open(tmp_path / name).close()
    assert columns(old) == columns(tmp_path / "new" / "library.db")


def test_the_next_version_is_one_more_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_version_1(tmp_path)
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, NEXT_STEP))
    with Library.open(tmp_path) as library:
        assert (library.persistent, library.warnings) == (True, [])
        check_contents(library)
        library.bookmarks.add(BookmarkKind.ARTICLE, make_anchor("a"))
    assert pragma(path, "user_version") == len(schema.MIGRATIONS)
    assert columns(path)["bookmarks"][-1][1] == "colour"


def test_a_step_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make_version_1(tmp_path)
    before = columns(path)
    broken = (*NEXT_STEP, "INSERT INTO bookmarks SELECT * FROM bookmarks")
    monkeypatch.setattr(schema, "MIGRATIONS", (schema.MIGRATIONS[0], broken))
    with Library.open(tmp_path) as library:
        assert not library.persistent
        assert "are not kept" in library.warnings[0]
    assert pragma(path, "user_version") == 1
    assert columns(path) == before


def test_a_file_of_a_newer_version_is_not_touched(tmp_path: Path) -> None:
    path = make_version_1(tmp_path)
    pragma(path, "journal_mode = WAL")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes(), path.stat().st_mtime_ns
    with Library.open(tmp_path) as library:
        assert not library.persistent
        (warning,) = library.warnings
        assert warning == (
            f"The library {path} cannot be used: it was made by a newer version of storydiff, "
            "and is left as it is; bookmarks made now are not kept."
        )
        assert library.bookmarks.all() == []
        library.bookmarks.add(BookmarkKind.ARTICLE, make_anchor("a"))
        assert len(library.bookmarks.all()) == 1
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [file.name for file in tmp_path.iterdir()] == ["library.db"]


def test_a_newer_version_that_is_only_in_the_log_is_seen(tmp_path: Path) -> None:
    path = make_version_1(tmp_path)
    with closing(sqlite3.connect(path)) as running:
        running.execute("PRAGMA journal_mode = WAL")
        running.execute("PRAGMA user_version = 99")
        with Library.open(tmp_path) as library:
            assert not library.persistent
            assert "newer version" in library.warnings[0]
    assert pragma(path, "user_version") == 99


def make_plain(connection: sqlite3.Connection) -> None:
    """Tables of some other program."""
    connection.execute("CREATE TABLE notes (x)")


def make_marked(connection: sqlite3.Connection) -> None:
    """The mark of some other program."""
    connection.execute("PRAGMA application_id = 77")
    connection.execute("PRAGMA user_version = 1")


@pytest.mark.parametrize("make", [make_plain, make_marked])
def test_another_programs_database_is_not_touched(
    tmp_path: Path, make: Callable[[sqlite3.Connection], None]
) -> None:
    path = tmp_path / "library.db"
    with closing(sqlite3.connect(path)) as connection:
        make(connection)
    before = path.read_bytes()
    with Library.open(tmp_path) as library:
        assert not library.persistent
        assert "another program's database" in library.warnings[0]
    assert path.read_bytes() == before


def test_a_library_that_is_made_while_it_is_looked_at_is_ours(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with closing(sqlite3.connect(path)) as looking:
        looking.execute("PRAGMA journal_mode = WAL")

        def made_by_another(statement: str) -> None:
            if "sqlite_master" in statement and not pragma(path, "user_version"):
                with closing(sqlite3.connect(path, isolation_level=None)) as other:
                    schema.migrate(other)

        looking.set_trace_callback(made_by_another)
        assert schema.check(looking) == len(schema.MIGRATIONS)
