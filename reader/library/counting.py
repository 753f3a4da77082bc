"""What stories count of their reports, kept right when one is listed or taken off.

All functions work within a transaction of the caller's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite3 import Connection


def relist(connection: Connection, number: int, opening: int | None = None) -> None:
    """List an article that was taken off, or was kept for a bookmark only."""
    connection.execute(
        "UPDATE articles SET listed = 1, removed = '', opened = coalesce(?, opened) WHERE number = ?",
        (opening, number),
    )
    row = connection.execute("SELECT story FROM articles WHERE number = ?", (number,)).fetchone()
    if row is not None and row[0] is not None:
        recount(connection, row[0])


def recount(connection: Connection, story: int) -> None:
    """Count a story's reports anew; with another report it is to be seen again whether figures differ."""
    size, sources, newest = connection.execute(
        "SELECT count(*), count(DISTINCT CASE source WHEN '' THEN id ELSE source END), "
        "max(CASE date WHEN '' THEN '' ELSE day END) "
        "FROM articles WHERE listed = 1 AND story = ?",
        (story,),
    ).fetchone()
    connection.execute(
        "UPDATE stories SET "
        "differs = CASE WHEN size = ?1 THEN differs WHEN differs AND size < ?1 THEN 1 END, "
        "size = ?1, sources = ?2, newest = ?3 WHERE number = ?4",
        (size, sources, newest or "", story),
    )
