"""What is not to be seen: articles of feeds with certain words are hidden as they come in, and can be found.

A hidden article is kept: it is counted, listed in a view of its own, found with ``is:hidden``, and shown
again when its rule goes. Bookmarked, judged and tagged articles are never hidden.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import InputError
from reader.library.catalogue import POINTED_TO
from reader.library.counting import recount, relist
from reader.library.query import parse_query
from reader.library.records import storable

if TYPE_CHECKING:
    from collections.abc import Callable
    from sqlite3 import Connection

    from reader.library.database import Database

_KEPT = f"({POINTED_TO}) OR number IN (SELECT article FROM tags)"


class HidingRule(NamedTuple):
    """A rule: ``words`` as for the search, ``feed`` the number of the feed it is about, 0 for all.

    ``feed_title`` is what that feed is called, ``hides`` how many articles are hidden that it is about.
    """

    number: int
    words: str
    feed: int
    created: str
    feed_title: str = ""
    hides: int = 0


class Hiding:
    """The rules of a library. Every method raises LibraryError when the database refuses."""

    def __init__(self, database: Database, stamp: Callable[[], str]) -> None:
        self._database = database
        self._stamp = stamp

    def all(self) -> list[HidingRule]:
        """All rules, the oldest first."""
        with self._database.reading() as connection:
            return [_counted(connection, rule) for rule in _rules(connection)]

    def count(self) -> int:
        """How many articles are hidden."""
        with self._database.reading() as connection:
            return int(connection.execute("SELECT count(*) FROM articles WHERE listed = 2").fetchone()[0])

    def add(self, words: str, feed: int = 0) -> HidingRule:
        """Hide from now on, and at once, what has these words.

        Raises:
            InputError: The words are no search, or ask for nothing.
        """
        query = parse_query(words)
        if query.problem or query.empty or query.hidden:
            raise InputError(query.problem or "what is to be hidden is to be named by at least one word")
        with self._database.writing() as connection:
            known = connection.execute(
                "SELECT number FROM hiding WHERE words = ? AND feed = ?", (storable(words), feed)
            ).fetchone()
            number = known[0] if known else None
            if number is None:
                number = connection.execute(
                    "INSERT INTO hiding (words, feed, created) VALUES (?, ?, ?)",
                    (storable(words), feed, self._stamp()),
                ).lastrowid
            return self._hide(connection, int(number or 0))

    def remove(self, number: int) -> HidingRule | None:
        """Drop a rule and show again what no other hides; the rule, for ``restore``."""
        with self._database.writing() as connection:
            rules = {rule.number: rule for rule in _rules(connection)}
            dropped = rules.pop(number, None)
            if dropped is None:
                return None
            dropped = _counted(connection, dropped)
            connection.execute("DELETE FROM hiding WHERE number = ?", (number,))
            still: set[int] = set()
            for rule in rules.values():
                still.update(_about(connection, rule, 2))
            for found in set(_about(connection, dropped, 2)) - still:
                relist(connection, found)
            return dropped

    def restore(self, rule: HidingRule) -> None:
        """Undo ``remove``."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO hiding VALUES (?, ?, ?, ?)",
                (rule.number, rule.words, rule.feed, rule.created),
            )
            self._hide(connection, rule.number)

    @staticmethod
    def _hide(connection: Connection, number: int) -> HidingRule:
        rule = next(rule for rule in _rules(connection) if rule.number == number)
        _put(connection, _about(connection, rule, 1))
        return _counted(connection, rule)

    def show(self, article_id: str) -> bool:
        """Show one hidden article again, whatever the rules say; whether it was hidden."""
        return self._turn(article_id, 2)

    def hide(self, article_id: str) -> bool:
        """Undo ``show``."""
        return self._turn(article_id, 1)

    def _turn(self, article_id: str, listed: int) -> bool:
        with self._database.writing() as connection:
            row = connection.execute(
                "SELECT number FROM articles WHERE id = ? AND listed = ?", (storable(article_id), listed)
            ).fetchone()
            if row is not None and listed == 2:
                relist(connection, row[0])
            elif row is not None:
                _put(connection, [row[0]])
            return row is not None


def hide_new(connection: Connection, number: int) -> None:
    """Hide an article that has just come in, if a rule says so."""
    if any(_about(connection, rule, 1, number) for rule in _rules(connection)):
        _put(connection, [number])


def _put(connection: Connection, numbers: Sequence[int]) -> None:
    for number in numbers:
        connection.execute("UPDATE articles SET listed = 2 WHERE number = ?", (number,))
        row = connection.execute("SELECT story FROM articles WHERE number = ?", (number,)).fetchone()
        if row is not None and row[0] is not None:
            recount(connection, row[0])


def _rules(connection: Connection) -> list[HidingRule]:
    rows = connection.execute(
        "SELECT h.number, h.words, h.feed, h.created, coalesce(f.title, '') FROM hiding AS h "
        "LEFT JOIN feeds AS f ON f.number = h.feed ORDER BY h.number"
    )
    return [HidingRule(*row) for row in rows]


def _counted(connection: Connection, rule: HidingRule) -> HidingRule:
    return rule._replace(hides=len(_about(connection, rule, 2)))


def _about(connection: Connection, rule: HidingRule, listed: int, number: int = 0) -> list[int]:
    """The articles that a rule is about, of those that are listed or hidden; of one only if it is named."""
    query = parse_query(rule.words)
    conditions, values = list(query.where), list(query.values)
    if query.match:
        only = " AND rowid = ?" if number else ""
        conditions.append(f"number IN (SELECT rowid FROM search_index WHERE search_index MATCH ?{only})")
        values += [query.match, number] if number else [query.match]
    if rule.feed:
        conditions.append("number IN (SELECT article FROM entries WHERE feed = ?)")
        values.append(rule.feed)
    if listed == 1:
        conditions.append(f"NOT ({_KEPT}) AND number IN (SELECT article FROM entries)")
    if number:
        conditions.append("number = ?")
        values.append(number)
    where = " AND ".join(f"({condition})" for condition in ("listed = ?", *conditions))
    rows = connection.execute(f"SELECT number FROM articles WHERE {where}", (listed, *values))
    return [found for (found,) in rows]
