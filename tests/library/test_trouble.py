"""What is wrong with the file or the disk is said in a sentence, and the reader stays usable."""

from __future__ import annotations

import os
import random
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from reader.errors import LibraryError
from reader.library import Bookmark, BookmarkKind, Library, database, opening, schema
from tests.library.conftest import clock, make_anchor, make_article


def open_in(directory: Path) -> Library:
    """The library there, with the clock of the tests."""
    return Library.open(directory, clock=clock, busy_ms=50)


def fill(directory: Path, count: int = 3) -> list[Bookmark]:
    """A library with some bookmarks and an article, closed; the newest bookmark first."""
    with open_in(directory) as library:
        for n in range(count):
            library.bookmarks.add(BookmarkKind.SENTENCE, make_anchor("a", n, n + 1), note="note " * 20)
        library.keep(make_article("a", text="Rates rise. " * 2000))
        return library.bookmarks.all()


def use(library: Library) -> None:
    """Everything a user does, in a library that may be in memory."""
    library.keep(make_article("used"))
    library.set_read("used", True)
    made = library.bookmarks.add(BookmarkKind.ARTICLE, make_anchor("used"), articles=[make_article("used")])
    assert made in library.bookmarks.all()
    assert library.article("used") == make_article("used")
    assert library.state("used").read


def connection_of(library: Library) -> sqlite3.Connection:
    """The connection inside, to put a limit on it."""
    return library._database._connection


def check_in_memory(library: Library, path: Path, why: str) -> None:
    """It is usable, not persistent, and says so in one sentence."""
    assert not library.persistent
    assert library.path == path
    (warning,) = library.warnings
    assert warning.startswith(f"The library {path} cannot be used: ")
    assert why in warning
    assert warning.endswith("bookmarks made now are not kept.")
    use(library)


# No place for the file


def test_a_data_dir_below_a_regular_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for directory in (tmp_path / "file", tmp_path / "file" / "below"):
        with open_in(directory) as library:
            check_in_memory(
                library, directory / "library.db", "irectory" if directory.name == "below" else "xists"
            )


def test_a_directory_in_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "library.db").mkdir()
    with open_in(tmp_path) as library:
        check_in_memory(library, tmp_path / "library.db", "cannot be opened")


def test_a_path_that_cannot_be(tmp_path: Path) -> None:
    with open_in(tmp_path / "a\0b") as library:
        assert not library.persistent
        assert "\0" not in library.warnings[0]
        use(library)


def test_a_relative_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with open_in(Path("data")) as library:
        monkeypatch.chdir("/")
        assert library.persistent
        use(library)
        assert library.path == tmp_path / "data" / "library.db"


@pytest.mark.parametrize("name", ["a b", "100%", "what?", "a#b", "ärger", "新聞"])
def test_a_directory_with_an_unusual_name(tmp_path: Path, name: str) -> None:
    if sys.platform == "win32" and "?" in name:
        pytest.skip("not a name there")
    fill(tmp_path / name)
    with open_in(tmp_path / name) as library:
        assert library.persistent
        assert len(library.bookmarks.all()) == 3
    assert [file.name for file in (tmp_path / name).iterdir()] == ["library.db"]


def test_a_directory_that_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", refuse)
    with open_in(tmp_path / "data") as library:
        check_in_memory(library, tmp_path / "data" / "library.db", "Permission denied")


def test_a_file_that_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(os, "open", refuse)
    with open_in(tmp_path) as library:
        check_in_memory(library, tmp_path / "library.db", "Read-only file system")


# A file that can be read only


@pytest.mark.parametrize("name", ["plain", "a b", "100%", "what?", "a#b", "%41", "ärger", "新聞"])
def test_a_read_only_file_is_shown_but_not_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    if sys.platform == "win32" and "?" in name:
        pytest.skip("not a name there")
    made = fill(tmp_path / name)
    path = tmp_path / name / "library.db"
    before = path.read_bytes()
    connect = database.connect

    def read_only(target: str | Path, busy_ms: int) -> sqlite3.Connection:
        return connect(f"{target.as_uri()}?mode=ro" if isinstance(target, Path) else target, busy_ms)

    monkeypatch.setattr(opening, "connect", read_only)
    with open_in(tmp_path / name) as library:
        assert library.bookmarks.all() == made
        assert library.article("a") is not None
        check_in_memory(library, path, "it is read-only; what it holds is shown, but bookmarks made now")
    assert path.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everything")
def test_a_read_only_directory_is_shown_but_not_changed(tmp_path: Path) -> None:
    made = fill(tmp_path)
    (tmp_path / "library.db").chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        with open_in(tmp_path) as library:
            assert library.bookmarks.all() == made
            check_in_memory(library, tmp_path / "library.db", "what it holds is shown")
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.parametrize(
    ("code", "why"),
    [
        (sqlite3.SQLITE_FULL, "the disk is full"),
        (sqlite3.SQLITE_IOERR_WRITE, "the disk is full or reported an error"),
        (sqlite3.SQLITE_BUSY, "another program is using it"),
        (sqlite3.SQLITE_CANTOPEN, "cannot be opened"),
    ],
)
def test_a_new_file_that_cannot_be_filled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, why: str
) -> None:
    migrate = schema.migrate

    def fail(connection: sqlite3.Connection) -> None:
        if connection.execute("PRAGMA database_list").fetchone()[2]:
            error = sqlite3.OperationalError("it failed")
            error.sqlite_errorcode = code
            raise error
        migrate(connection)

    monkeypatch.setattr(schema, "migrate", fail)
    with open_in(tmp_path) as library:
        check_in_memory(library, tmp_path / "library.db", why)
    monkeypatch.undo()
    with open_in(tmp_path) as library:
        assert (library.persistent, library.warnings) == (True, [])


# A damaged file


def text(path: Path) -> None:
    path.write_text("This is not a database, whatever its name says.\n" * 40)


def zeros(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def half(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def schema_page(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[100:4096] = b"\xff" * 3996
    path.write_bytes(data)


def later_page(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096 * 8 : 4096 * 8 + 2000] = b"\xff" * 2000
    path.write_bytes(data)


@pytest.mark.parametrize("harm", [text, zeros, half, schema_page, later_page])
def test_a_damaged_file_is_moved_aside(tmp_path: Path, harm: Callable[[Path], None]) -> None:
    fill(tmp_path)
    path, aside = tmp_path / "library.db", tmp_path / "library.damaged-20250609-103005.db"
    harm(path)
    damaged = path.read_bytes()
    with open_in(tmp_path) as library:
        assert library.persistent
        assert library.warnings == [
            f"The library {path} was damaged: it was moved to {aside}, and a new, empty library was started."
        ]
        assert library.bookmarks.all() == []
        use(library)
    assert aside.read_bytes() == damaged
    with open_in(tmp_path) as library:
        assert (library.persistent, library.warnings) == (True, [])
        assert len(library.bookmarks.all()) == 1
    assert sorted(file.name for file in tmp_path.iterdir()) == [aside.name, path.name]


def test_its_log_goes_with_it_and_no_name_is_used_twice(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    for stem in ("library.damaged-20250609-103005", "library.damaged-20250609-103005-2"):
        for suffix in ("", "-wal", "-shm"):
            Path(f"{path}{suffix}").write_text(stem)
        aside = opening._move_aside(path, database.identity_at(path), clock())
        assert aside == tmp_path / f"{stem}.db"
        for suffix in ("", "-wal", "-shm"):
            assert Path(f"{aside}{suffix}").read_text() == stem
            assert not Path(f"{path}{suffix}").exists()


@pytest.mark.parametrize("table", ["articles", "texts", "bookmarks", "states"])
def test_a_table_that_is_missing_is_damage(tmp_path: Path, table: str) -> None:
    fill(tmp_path)
    with closing(sqlite3.connect(tmp_path / "library.db")) as connection:
        connection.execute(f"ALTER TABLE {table} RENAME TO other")
    with open_in(tmp_path) as library:
        assert library.persistent
        assert "was damaged" in library.warnings[0]
        use(library)


def test_a_damaged_file_that_cannot_be_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "library.db"
    text(path)
    before = path.read_bytes()
    monkeypatch.setattr(os, "rename", refuse)
    with open_in(tmp_path) as library:
        check_in_memory(library, path, "it is damaged, and could not be moved aside (Permission denied)")
    assert path.read_bytes() == before


def test_a_file_that_another_copy_has_replaced_is_not_moved(tmp_path: Path) -> None:
    fill(tmp_path)
    path = tmp_path / "library.db"
    device, inode = database.identity_at(path)
    assert opening._move_aside(path, (device, inode + 1), clock()) is None
    assert opening._move_aside(tmp_path / "gone.db", (device, inode), clock()) is None
    assert [file.name for file in tmp_path.iterdir()] == ["library.db"]


def test_an_empty_file_is_a_new_library(tmp_path: Path) -> None:
    (tmp_path / "library.db").touch()
    with open_in(tmp_path) as library:
        assert (library.persistent, library.warnings) == (True, [])
        use(library)


def test_opening_never_raises_whatever_the_bytes(tmp_path: Path) -> None:
    """A hundred files harmed at random: each opens, and each can be used or says why not."""
    fill(tmp_path)
    good = (tmp_path / "library.db").read_bytes()
    rng = random.Random(20250609)
    for n in range(100):
        data = bytearray(good)
        if n % 4 == 0:
            data = data[: rng.randrange(len(data))]
        for _ in range(rng.choice((1, 4, 64)) if data else 0):
            at = rng.randrange(100 if n % 2 and len(data) > 100 else len(data))
            data[at] = rng.randrange(256)
        directory = tmp_path / str(n)
        directory.mkdir()
        (directory / "library.db").write_bytes(data)
        with open_in(directory) as library:
            assert library.persistent or library.warnings
            try:
                use(library)
                library.articles()
            except LibraryError as error:
                assert str(error).startswith(f"The library {directory / 'library.db'} cannot be ")


# Trouble later on


def test_a_full_disk_is_said_and_nothing_is_half_written(library: Library) -> None:
    kept = library.bookmarks.add(BookmarkKind.ARTICLE, make_anchor("a"))
    connection = connection_of(library)
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    long = make_article("long", text="Rates rise. " * 5000)
    why = "the disk is full; this change was not made"
    match = rf"^The library .*{library.path.name} cannot be changed: {why}\.$"
    with pytest.raises(LibraryError, match=match):
        library.bookmarks.add(BookmarkKind.ARTICLE, make_anchor("long"), articles=[long])
    with pytest.raises(LibraryError, match=match):
        library.keep_all([make_article("short"), long])
    assert library.bookmarks.all() == [kept]
    assert library.articles() == []
    assert library.article("long") is None
    connection.execute("PRAGMA max_page_count = 100000")
    library.keep(long)
    assert library.articles() == [long]


def test_a_lock_held_too_long_is_said(library: Library) -> None:
    with closing(sqlite3.connect(library.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match="another program is using it; this change was not made"):
            library.bookmarks.add(BookmarkKind.ARTICLE, make_anchor("a"))
        assert library.bookmarks.all() == []
        with open_in(library.path.parent) as second:
            assert (second.persistent, second.warnings) == (True, [])
        other.execute("ROLLBACK")
    assert library.bookmarks.add(BookmarkKind.ARTICLE, make_anchor("a")) in library.bookmarks.all()


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")
@pytest.mark.parametrize("replaced", [False, True])
def test_a_file_that_went_away_is_said(library: Library, replaced: bool) -> None:
    library.path.rename(library.path.with_name("elsewhere.db"))
    if replaced:
        library.path.touch()
    with pytest.raises(LibraryError, match="was moved or deleted while it was open"):
        library.bookmarks.add(BookmarkKind.ARTICLE, make_anchor("a"))


@pytest.mark.parametrize("value", ["[[1, 2", "[1, 2]", "[[1]]", "7", '[["a", 2]]', "{}x"])
def test_values_nobody_wrote_are_said(library: Library, value: str) -> None:
    library.keep(make_article("a"))
    connection_of(library).execute("UPDATE texts SET headings = ?", (value,))
    with pytest.raises(LibraryError, match="cannot be read: it holds values that storydiff does not write"):
        library.article("a")


def test_a_bad_byte_does_not_hide_the_rest(library: Library) -> None:
    made = library.bookmarks.add(BookmarkKind.ARTICLE, make_anchor("a"), note="see")
    connection_of(library).execute("UPDATE bookmarks SET note = CAST(X'73FF65' AS TEXT)")
    assert library.bookmarks.all() == [made._replace(note="s\ufffde")]


def test_a_kind_nobody_wrote_is_said(library: Library) -> None:
    made = library.bookmarks.add(BookmarkKind.ARTICLE, make_anchor("a"))
    connection_of(library).execute("UPDATE bookmarks SET kind = 'smell'")
    with pytest.raises(LibraryError, match="cannot be read"):
        library.bookmarks.all()
    with pytest.raises(LibraryError, match="cannot be changed"):
        library.bookmarks.remove(made.id)


def test_an_error_of_the_caller_undoes_the_change(library: Library) -> None:
    with pytest.raises(KeyboardInterrupt), library._database.writing() as connection:
        connection.execute("INSERT INTO states (article_id) VALUES ('a')")
        raise KeyboardInterrupt
    assert library.states() == {}
    library.set_read("b", True)
    assert list(library.states()) == ["b"]
