"""The pages that articles were read from: what their servers called them, so that they can be asked again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.library.records import storable

if TYPE_CHECKING:
    from reader.library.database import Database


@dataclass(frozen=True, slots=True)
class Page:
    """The page of an article; ``etag`` and ``modified`` are the server's words for what was read."""

    article: int
    url: str
    etag: str
    modified: str


class Pages:
    """The pages of a library. Every method raises LibraryError when the database refuses."""

    def __init__(self, database: Database, stamp: Callable[[], str]) -> None:
        self._database = database
        self._stamp = stamp

    def note(self, article: int, etag: str, modified: str) -> None:
        """Note that an article's text was read from its page just now."""
        with self._database.writing(durable=False) as connection:
            connection.execute(
                "INSERT OR REPLACE INTO pages (article, etag, modified, checked) VALUES (?, ?, ?, ?)",
                (article, storable(etag), storable(modified), self._stamp()),
            )

    def of(self, number: int) -> Page | None:
        """The page of an article; None where its text was not read from one."""
        found = self._asked("a.number = ?", [number])
        return found[0] if found else None

    def due(self, since: str, feeds: Sequence[int] = ()) -> list[Page]:
        """The pages that may have been corrected and matter: of articles read, bookmarked or in a story.

        Args:
            since: The first day, ISO 8601, of which articles are asked for again.
            feeds: Only articles that these feeds gave, by number; none for all.
        """
        where = (
            "a.listed = 1 AND a.day >= ? AND (a.read "
            "OR a.story IN (SELECT number FROM stories WHERE size > 1) "
            "OR a.id IN (SELECT id FROM pointed_to))"
        )
        values: list[str | int] = [since]
        if feeds:
            marks = ", ".join("?" * len(feeds))
            where += f" AND a.number IN (SELECT article FROM entries WHERE feed IN ({marks}))"
            values += feeds
        return self._asked(where, values)

    def _asked(self, where: str, values: Sequence[str | int]) -> list[Page]:
        query = (
            "SELECT a.number, a.url, p.etag, p.modified FROM pages AS p JOIN articles AS a "
            f"ON a.number = p.article WHERE a.url <> '' AND {where} ORDER BY p.checked"
        )
        with self._database.reading() as connection:
            return [Page(*row) for row in connection.execute(query, values)]
