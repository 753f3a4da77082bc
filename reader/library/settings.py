"""What was chosen for good, such as the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.articles.cleaning import clean_line

if TYPE_CHECKING:
    from reader.library.database import Database


class Settings:
    """Choices by name; every method raises LibraryError when it cannot do what it is asked."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str) -> str:
        """What was chosen; empty if nothing was."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        return clean_line(str(row[0])) if row else ""

    def set(self, name: str, value: str) -> None:
        """Keep a choice."""
        with self._database.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))
