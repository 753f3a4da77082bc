"""Tags: words of one's own for articles, through all their versions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reader.articles.cleaning import clean_line
from reader.library.records import storable

if TYPE_CHECKING:
    from reader.library.database import Database

LONGEST = 40
"""Characters of a tag."""
_PARTS = re.compile(r"[\s,;\"]+")


def tags_in(typed: str) -> list[str]:
    """The tags that were typed, apart by blanks or commas, each once; a # before one is none of it."""
    words = (clean_line(word).strip("#")[:LONGEST] for word in _PARTS.split(typed))
    return list({word.casefold(): word for word in words if word}.values())


class Tags:
    """The tags of a library. Every method raises LibraryError when the database refuses."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[tuple[str, int]]:
        """Each tag and how many articles have it, by name."""
        query = "SELECT tag, count(*) FROM tags GROUP BY tag ORDER BY tag COLLATE NOCASE"
        with self._database.reading() as connection:
            return [(str(tag), int(count)) for tag, count in connection.execute(query)]

    def of(self, number: int) -> list[str]:
        """The tags of an article, by name."""
        query = "SELECT tag FROM tags WHERE article = ? ORDER BY tag COLLATE NOCASE"
        with self._database.reading() as connection:
            return [tag for (tag,) in connection.execute(query, (number,))]

    def set(self, number: int, tags: Iterable[str]) -> list[str]:
        """Give an article these tags and no others; those that it had before."""
        with self._database.writing() as connection:
            rows = connection.execute("SELECT tag FROM tags WHERE article = ?", (number,)).fetchall()
            connection.execute("DELETE FROM tags WHERE article = ?", (number,))
            connection.executemany(
                "INSERT OR IGNORE INTO tags (article, tag) VALUES (?, ?)",
                ((number, storable(tag)) for tag in tags),
            )
            return [tag for (tag,) in rows]

    def add(self, numbers: Sequence[int], tags: Sequence[str]) -> None:
        """Give articles further tags."""
        with self._database.writing() as connection:
            connection.executemany(
                "INSERT OR IGNORE INTO tags (article, tag) VALUES (?, ?)",
                ((number, storable(tag)) for number in numbers for tag in tags),
            )

    def remove(self, numbers: Sequence[int], tags: Sequence[str]) -> None:
        """Take tags from articles."""
        with self._database.writing() as connection:
            connection.executemany(
                "DELETE FROM tags WHERE article = ? AND tag = ?",
                ((number, storable(tag)) for number in numbers for tag in tags),
            )
