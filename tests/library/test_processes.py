"""Several copies of the program at once, and copies that are killed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import reader
from reader.library import Library

ROOT = Path(reader.__file__).parents[1]

WRITER = """
import pathlib, sys
from reader.articles.model import Article
from reader.library import Anchor, BookmarkKind, Library

directory, name, count = pathlib.Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
print("opening", flush=True)
with Library.open(directory, busy_ms=60000) as library:
    assert library.persistent and not library.warnings, library.warnings
    for n in range(count):
        article = Article(f"{name}-{n}", "Rates rise", "Rates rise. " * 300)
        anchor = Anchor(article.id, 0, n, "Rates", "Rates rise", "Daily")
        print(library.bookmarks.add(BookmarkKind.SENTENCE, anchor, articles=[article]).id, flush=True)
        library.set_place(name, n)
"""

FULL = """
import pathlib, resource, sys
from reader.errors import LibraryError
from reader.library import Anchor, BookmarkKind, Library

with Library.open(pathlib.Path(sys.argv[1])) as library:
    resource.setrlimit(resource.RLIMIT_FSIZE, (900_000, 900_000))
    try:
        while True:
            anchor = Anchor("a", 0, 1, "Rates " * 500, "Rates rise", "Daily")
            print(library.bookmarks.add(BookmarkKind.SENTENCE, anchor).id, flush=True)
    except LibraryError as error:
        print(error, flush=True)
"""


def start(directory: Path, name: str, count: int) -> subprocess.Popen[str]:
    """A copy of the program that prints the id of each bookmark once it is written."""
    command = [sys.executable, "-c", WRITER, str(directory), name, str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def check(directory: Path, reported: set[str]) -> int:
    """The file is whole and holds all that was reported; the number of its bookmarks."""
    with Library.open(directory) as library:
        assert (library.persistent, library.warnings) == (True, [])
        bookmarks = library.bookmarks.all()
        assert reported <= {bookmark.id for bookmark in bookmarks}
        for bookmark in bookmarks:
            assert library.article(bookmark.left.article_id) is not None
    with closing(sqlite3.connect(library.path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return len(bookmarks)


def test_copies_started_together_lose_nothing(tmp_path: Path) -> None:
    """They even make the file together."""
    copies = [start(tmp_path / "data", name, 40) for name in "ab"]
    reported: set[str] = set()
    for copy in copies:
        out, err = copy.communicate(timeout=60)
        assert copy.returncode == 0, err
        reported.update(out.split()[1:])
    assert len(reported) == 80
    assert check(tmp_path / "data", reported) == 80


def test_killing_a_copy_at_any_moment_loses_nothing(tmp_path: Path) -> None:
    """It is killed while opening, and after a few or many bookmarks, while another copy writes on."""
    other = start(tmp_path, "other", 60)
    reported: set[str] = set()
    for kill_after in (0, 1, 0, 2, 9, 40, 3, 21):
        victim = start(tmp_path, f"victim{kill_after}", 10**6)
        assert victim.stdout is not None
        assert victim.stdout.readline() == "opening\n"
        lines = [victim.stdout.readline() for _ in range(kill_after)]
        victim.kill()
        rest, err = victim.communicate(timeout=60)
        assert err == ""
        lines += [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]
        assert len(lines) >= kill_after
        reported.update(line.strip() for line in lines)
    out, err = other.communicate(timeout=60)
    assert other.returncode == 0, err
    reported.update(out.split()[1:])
    assert len(reported) >= 60 + 76
    check(tmp_path, reported)


def test_copies_that_find_a_damaged_file_together_share_one_new_file(tmp_path: Path) -> None:
    (tmp_path / "library.db").write_text("not a database " * 1000)
    relaxed = WRITER.replace("and not library.warnings", "")
    copies = [
        subprocess.Popen(
            [sys.executable, "-c", relaxed, str(tmp_path), name, "20"],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in "abc"
    ]
    reported: set[str] = set()
    for copy in copies:
        out, err = copy.communicate(timeout=60)
        assert copy.returncode == 0, err
        reported.update(out.split()[1:])
    assert check(tmp_path, reported) == len(reported) == 60
    assert len(list(tmp_path.glob("library.damaged-*.db"))) == 1


@pytest.mark.skipif(os.name != "posix", reason="file size limits are a matter of POSIX")
def test_a_disk_that_takes_no_more_keeps_what_was_reported(tmp_path: Path) -> None:
    command = [sys.executable, "-c", FULL, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True)
    *reported, message = done.stdout.splitlines()
    assert len(reported) > 5
    assert message.startswith(f"The library {tmp_path / 'library.db'} cannot be changed: the disk ")
    assert message.endswith("; this change was not made.")
    with Library.open(tmp_path) as library:
        assert [bookmark.id for bookmark in library.bookmarks.all()] == reported[::-1]
