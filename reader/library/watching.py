"""Stories that one follows, and what they were like when one last looked at them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.library.database import Database


class Watching:
    """What is kept of stories for their reader. Every method raises LibraryError when it is refused."""

    def __init__(self, database: Database, now: Callable[[], str]) -> None:
        self._database = database
        self._now = now

    def follows(self, story: int) -> bool:
        """Whether one follows a story."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT followed FROM watched WHERE story = ?", (story,)).fetchone()
            return bool(row and row[0])

    def follow(self, story: int, *, on: bool = True) -> None:
        """Follow a story, or no longer."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO watched (story, followed) VALUES (?1, ?2) "
                "ON CONFLICT (story) DO UPDATE SET followed = ?2",
                (story, int(on)),
            )

    def seen(self, story: int) -> tuple[str, object]:
        """When a story was last looked at, ISO 8601 in UTC, and what was kept then; "" and None if never."""
        import json

        with self._database.reading() as connection:
            row = connection.execute("SELECT seen, known FROM watched WHERE story = ?", (story,)).fetchone()
        if row is None or not row[0]:
            return "", None
        try:
            return str(row[0]), json.loads(row[1])
        except ValueError:  # damaged: as if it had not been looked at
            return "", None

    def see(self, story: int, known: object) -> None:
        """Note that a story was looked at, and what it was like."""
        import json

        with self._database.writing(durable=False) as connection:
            connection.execute(
                "INSERT INTO watched (story, seen, known) VALUES (?1, ?2, ?3) "
                "ON CONFLICT (story) DO UPDATE SET seen = ?2, known = ?3",
                (story, self._now(), json.dumps(known, ensure_ascii=False, separators=(",", ":"))),
            )

    def arrived(self, since: str) -> dict[int, list[int]]:
        """By story, the reports that have come in since a moment (ISO 8601 in UTC), by number."""
        query = (
            "SELECT story, number FROM articles WHERE listed = 1 AND added >= ? AND story IN "
            "(SELECT number FROM stories WHERE size > 1 AND (sources > 1 OR chosen)) ORDER BY added"
        )
        found: dict[int, list[int]] = {}
        with self._database.reading() as connection:
            for story, number in connection.execute(query, (since,)):
                found.setdefault(story, []).append(number)
        return found
