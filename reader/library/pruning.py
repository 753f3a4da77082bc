"""Deleting old articles because a person asked for it: what would go and why, a copy first, and back again.

The copy is JSON lines that ``add`` reads too; beside what that takes each line has the rows of the library.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reader.errors import InputError, LibraryError
from reader.library.adding import delete, index
from reader.library.catalogue import POINTED_TO
from reader.library.counting import recount

if TYPE_CHECKING:
    from sqlite3 import Connection

    from reader.library.database import Database

FOLDER = "pruned"
_AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Prunable:
    """An article that would be deleted, and why; ``day`` is what it counts as of, ``size`` its bytes."""

    number: int
    handle: str
    headline: str
    source: str
    day: str
    size: int
    why: str


class Pruning:
    """Deletes articles of a library. Methods raise LibraryError when the database, or the disk, refuses."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def prunable(
        self, *, before: date | None = None, most_bytes: int = 0, unread: bool = False
    ) -> list[Prunable]:
        """What would be deleted, the oldest first. Bookmarked, judged and tagged articles stay,
        and unread ones that are not hidden.

        Args:
            before: What counts as of a day before this one.
            most_bytes: The oldest until all texts take no more than this; 0 for no limit.
            unread: Unread articles, too.
        """
        query = (
            "SELECT a.number, a.handle, a.headline, a.source, a.day, length(CAST(t.text AS BLOB)) "
            "FROM articles AS a JOIN texts AS t ON t.number = a.number "
            f"WHERE NOT (a.{POINTED_TO}) AND a.number NOT IN (SELECT article FROM tags) "
            "AND (a.read OR a.listed <> 1 OR ?) ORDER BY a.moment, a.number"
        )
        found = []
        with self._database.reading() as connection:
            (total,) = connection.execute(
                "SELECT coalesce(sum(length(CAST(text AS BLOB))), 0) FROM texts"
            ).fetchone()
            for number, handle, headline, source, day, size in connection.execute(query, (unread,)):
                if before is not None and day < str(before):
                    why = f"older than {before}"
                elif most_bytes and total > most_bytes:
                    why = "beyond the size"
                else:
                    continue
                total -= size
                found.append(Prunable(number, handle, headline, source, day, size, why))
        return found

    def prune(self, chosen: Sequence[Prunable]) -> Path:
        """Delete articles, once a copy of them is on the disk; the file with the copy."""
        folder = self._database.path.parent / FOLDER
        stamp = self._clock().strftime("%Y%m%d-%H%M%S")
        path = folder / f"pruned-{stamp}.jsonl"
        numbers = [one.number for one in chosen]
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
            count = 1
            while path.exists():
                count += 1
                path = folder / f"pruned-{stamp}-{count}.jsonl"
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            try:
                with open(descriptor, "w", encoding="utf-8") as file:
                    for row in self._rows(numbers):
                        file.write(json.dumps(row, ensure_ascii=False) + "\n")
                    file.flush()
                    os.fsync(descriptor)
            except BaseException:
                with suppress(OSError):
                    path.unlink()
                raise
        except OSError as error:
            reason = error.strerror or str(error)
            raise LibraryError(f"{path}: cannot be written ({reason}); nothing was deleted") from error
        for start in range(0, len(numbers), _AT_ONCE):
            with self._database.writing(durable=False) as connection:
                delete(connection, numbers[start : start + _AT_ONCE])
        return path

    def copies(self) -> list[Path]:
        """The files that ``prune`` has written, the newest last."""
        return sorted((self._database.path.parent / FOLDER).glob("pruned-*.jsonl"))

    def restore(self, path: Path) -> int:
        """Put back what a file of ``prune`` holds; how many articles it were. What is there already stays.

        Raises:
            InputError: It cannot be read, or holds something else.
        """
        try:
            lines = path.read_text("utf-8").splitlines()
        except (OSError, ValueError) as error:
            raise InputError(f"{path}: cannot be read as what prune has written") from error
        done = 0
        for number, line in enumerate(lines, 1):
            try:
                kept = json.loads(line)
                rows = kept["rows"]
                rows["texts"][0]["text"] = kept["text"]
                with self._database.writing(durable=False) as connection:
                    done += _put_back(connection, rows)
            except (ValueError, KeyError, TypeError) as error:
                raise InputError(f"{path}, line {number}: is not what prune has written") from error
        return done

    def _rows(self, numbers: Sequence[int]) -> Iterator[dict[str, Any]]:
        for number in numbers:
            with self._database.reading() as connection:
                (article,) = _all(connection, "articles", number)
                (text,) = _all(connection, "texts", number)
                versions = _all(connection, "versions", number)
            yield {
                "title": article["headline"],
                "source": article["source"],
                "author": article["byline"],
                "date": article["date"],
                "url": article["url"],
                "language": article["language"],
                "text": text.pop("text"),
                "rows": {"articles": [article], "texts": [text], "versions": versions},
            }


def _all(connection: Connection, table: str, number: int) -> list[dict[str, Any]]:
    cursor = connection.execute(f"SELECT * FROM {table} WHERE number = ?", (number,))
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def _put_back(connection: Connection, rows: dict[str, list[dict[str, Any]]]) -> bool:
    """Insert an article's rows as they were; False if it is there already, or its text is."""
    (article,) = rows["articles"]
    known = connection.execute(
        "SELECT 1 FROM articles WHERE number = ? OR id = ?", (article["number"], article["id"])
    ).fetchone()
    if known:
        return False
    # Its figures and its story are found anew.
    article |= {"stated": None, "grouped": 0}
    for table in ("articles", "texts", "versions"):
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        for row in rows[table]:
            names = [name for name in row if name in columns]
            marks = ", ".join("?" * len(names))
            connection.execute(
                f"INSERT OR IGNORE INTO {table} ({', '.join(names)}) VALUES ({marks})",
                [row[name] for name in names],
            )
    index(connection, article["number"])
    if article["story"] is not None:
        recount(connection, article["story"])
    return True
