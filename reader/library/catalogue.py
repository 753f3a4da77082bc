"""What lists show: which articles, in which order, and of each only what a row needs, read as it is shown."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.library.records import ARTICLE_COLUMNS, WHOLE, Card, article_from_row

if TYPE_CHECKING:
    from sqlite3 import Connection

    from reader.articles.model import Article
    from reader.library.database import Database
    from reader.library.query import Query

SORTS = ("date", "headline", "source", "words", "unread", "given")
"""The orders of a list; ``given`` is the order of opening, the last first."""
AT_ONCE = 500
"""Values that are asked for in one statement: SQLite sets a limit."""
_ORDERS = {
    "date": "moment DESC, number DESC",
    "headline": "key, number DESC",
    "source": "source = '', source COLLATE NOCASE, opened DESC",
    "words": "words DESC, opened DESC",
    "unread": "read, moment DESC, number DESC",
    "given": "opened DESC",
}
_CORRECTED = "coalesce(corrected, 1) DESC, added DESC, number DESC"
"""Of what was changed the figures first."""
_MARKED = "(SELECT left_article FROM bookmarks UNION SELECT right_article FROM bookmarks)"
BOOKMARKED = (
    f"number IN (SELECT number FROM articles WHERE id IN {_MARKED} "
    f"UNION SELECT number FROM versions WHERE id IN {_MARKED})"
)
_POINTED_TO = "(SELECT id FROM pointed_to)"
POINTED_TO = (
    f"number IN (SELECT number FROM articles WHERE id IN {_POINTED_TO} "
    f"UNION SELECT number FROM versions WHERE id IN {_POINTED_TO})"
)
"""What a bookmark or a judgement is of."""
_CARD = (
    "SELECT a.number, a.id, a.headline, a.source, a.byline, a.date, a.url, a.path, a.words, a.read, "
    "EXISTS (SELECT 1 FROM bookmarks WHERE left_article = a.id) "
    "OR EXISTS (SELECT 1 FROM bookmarks WHERE right_article = a.id) "
    f"OR (a.versions > 1 AND EXISTS (SELECT 1 FROM versions WHERE number = a.number AND id IN {_MARKED})), "
    "a.versions, a.partial, coalesce(a.story, 0), coalesce(s.size, 1), coalesce(s.sources, 1), s.differs, "
    "a.handle, (SELECT group_concat(tag, ' ') FROM tags WHERE article = a.number) "
    "FROM articles AS a LEFT JOIN stories AS s ON s.number = a.story "
)


class View(NamedTuple):
    """Which articles a list shows.

    ``kind`` is one of "all", "unread", "today", "bookmarked", "changed", "hidden", "feed" or "search";
    ``number`` is that of the feed, ``query`` what is searched for, ``today`` the day as ISO 8601.
    """

    kind: str = "all"
    number: int = 0
    query: Query | None = None
    today: str = ""

    @property
    def listed(self) -> int:
        """What ``listed`` is to be of what it shows."""
        return 2 if self.kind == "hidden" else self.query.listed if self.query is not None else 1

    def condition(self) -> tuple[str, list[str | int]]:
        """The view as a condition on ``articles``."""
        if self.kind == "unread":
            return "read = 0", []
        if self.kind == "today":
            return "day >= ?", [self.today]
        if self.kind == "bookmarked":
            return BOOKMARKED, []
        if self.kind == "changed":
            return "versions > 1", []
        if self.kind == "feed":
            return "number IN (SELECT article FROM entries WHERE feed = ?)", [self.number]
        if self.kind == "search" and self.query is not None:
            conditions, values = list(self.query.where), list(self.query.values)
            if self.query.match:
                conditions.append("number IN (SELECT rowid FROM search_index WHERE search_index MATCH ?)")
                values.append(self.query.match)
            return " AND ".join(f"({one})" for one in conditions) or "1", values
        return "1", []


class Catalogue:
    """Lists of a library. Every method raises LibraryError when the database refuses."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def numbers(self, view: View | None = None, words: str = "", sort: str = "date") -> array[int]:
        """The listed articles of a view, by number, in a named order.

        Args:
            view: Which; None for all.
            words: Each must stand in headline, source, date or byline, whatever the case.
            sort: One of ``SORTS``.
        """
        view = view or View()
        condition, values = view.condition()
        where = [f"({condition})"]
        for word in words.casefold().split():
            where.append("instr(key, ?)")
            values.append(word)
        index = ""
        if view.kind == "all" and sort == "date":
            # Left to itself SQLite takes the wide index for the plain list, too.
            index = "INDEXED BY articles_filtered" if words.strip() else "INDEXED BY articles_by_date"
        elif view.kind == "unread" and sort in ("date", "unread") and not words.strip():
            index = "INDEXED BY articles_unread"
        query = (
            f"SELECT number FROM articles {index} WHERE listed = {view.listed} AND {' AND '.join(where)} "
            f"ORDER BY {_CORRECTED if view.kind == 'changed' and sort == 'date' else _ORDERS[sort]}"
        )
        with self._database.reading() as connection:
            return array("q", [number for (number,) in connection.execute(query, values)])

    def cards(self, numbers: Sequence[int]) -> dict[int, Card]:
        """What a list shows of articles, by number."""
        found: dict[int, Card] = {}
        with self._database.reading() as connection:
            for start in range(0, len(numbers), AT_ONCE):
                part = list(numbers[start : start + AT_ONCE])
                marks = ", ".join("?" * len(part))
                rows = connection.execute(f"{_CARD} WHERE a.number IN ({marks})", part)
                found |= {row[0]: _card(row) for row in rows}
        return found

    def cards_in_order(self, numbers: Sequence[int]) -> list[Card]:
        """The same as a list, in the order asked for; what is gone is left out."""
        found = self.cards(numbers)
        return [found[number] for number in numbers if number in found]

    def unread_of(self, numbers: Sequence[int]) -> int:
        """How many of these articles are unread."""
        with self._database.reading() as connection:
            unread = connection.execute(
                "SELECT number FROM articles INDEXED BY articles_unread WHERE listed = 1 AND read = 0 "
                "UNION ALL SELECT number FROM articles WHERE listed = 2 AND read = 0"
            )
            return len({number for (number,) in unread}.intersection(numbers))

    def counts(self) -> tuple[int, int]:
        """How many articles are listed, and how many of them are unread."""
        with self._database.reading() as connection:
            (listed,) = connection.execute("SELECT count(*) FROM articles WHERE listed = 1").fetchone()
            (unread,) = connection.execute(
                "SELECT count(*) FROM articles INDEXED BY articles_unread WHERE listed = 1 AND read = 0"
            ).fetchone()
            return int(listed), int(unread)

    def number_of(self, article_id: str) -> int:
        """The number of the article with this text, present or earlier; 0 if there is none."""
        query = (
            "SELECT number FROM articles WHERE id = ?1 "
            "UNION ALL SELECT number FROM versions WHERE id = ?1 LIMIT 1"
        )
        with self._database.reading() as connection:
            row = connection.execute(query, (article_id,)).fetchone()
            return int(row[0]) if row else 0

    def id_of(self, number: int) -> str:
        """The id of an article's present text; empty if there is none."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT id FROM articles WHERE number = ?", (number,)).fetchone()
            return str(row[0]) if row else ""

    def ids(self, name: str, most: int = 2) -> list[str]:
        """The ids of the texts that a name means, so many at most.

        A name is the beginning of what the list calls an article, and means its present text; followed by
        "@2" its second. The beginning of the id of one text, such as an earlier one, means that.
        """
        prefix, at, which = name.lower().partition("@")
        if not prefix.isalnum() or (at and not which.isdecimal()):
            return []
        query = (
            "SELECT number, id FROM articles WHERE handle BETWEEN ?1 AND ?1 || 'zz' "
            f"AND (listed OR {POINTED_TO}) LIMIT ?2"
        )
        texts = (
            "SELECT number, id FROM articles WHERE id BETWEEN ?1 AND ?1 || 'zz' "
            f"AND (listed OR {POINTED_TO}) "
            "UNION SELECT number, id FROM versions WHERE id BETWEEN ?1 AND ?1 || 'zz' LIMIT ?2"
        )
        with self._database.reading() as connection:
            found = dict(connection.execute(query, (prefix, most)).fetchall())
            if at:
                return [ident for number in found if (ident := _text(connection, number, int(which)))]
            rows = connection.execute(texts, (prefix, most + len(found))).fetchall()
            others = [ident for number, ident in rows if number not in found]
            return [*found.values(), *others][:most]

    def at_address(self, address: str) -> list[str]:
        """Ids of the articles with a canonical address, and of other entries of a feed with the same link."""
        query = "SELECT id FROM articles WHERE identity = ?1 OR identity BETWEEN ?1 || '#' AND ?1 || '#z'"
        with self._database.reading() as connection:
            return [ident for (ident,) in connection.execute(query, (address,))]

    # --- search ---

    def search(self, query: Query, most: int = 1000) -> list[int]:
        """The articles that have what is searched for, by number, the best first.

        Best is what has the words often and close together for its length, in the headline above all (BM25);
        where only conditions are given, the newest.

        Args:
            query: What ``parse_query`` made.
            most: How many at most.
        """
        conditions = " AND ".join((f"listed = {query.listed}", *(f"({one})" for one in query.where)))
        if query.match:
            # Left to itself SQLite would ask the index anew for every article.
            sql = (
                "WITH found AS MATERIALIZED (SELECT rowid AS place, bm25(search_index, 8.0, 2.0, 2.0, 1.0) "
                "AS score FROM search_index WHERE search_index MATCH ?) "
                "SELECT number FROM found CROSS JOIN articles ON number = place "
                f"WHERE {conditions} ORDER BY score LIMIT ?"
            )
            values: tuple[str | int, ...] = (query.match, *query.values, most)
        else:
            sql = f"SELECT number FROM articles WHERE {conditions} ORDER BY moment DESC, number DESC LIMIT ?"
            values = (*query.values, most)
        with self._database.reading() as connection:
            return [number for (number,) in connection.execute(sql, values)]

    def passage(self, query: Query, number: int) -> str:
        """Where an article has what is searched for: words found stand between U+E000 and U+E001."""
        with self._database.reading() as connection:
            if query.match and not query.figures:
                row = connection.execute(
                    "SELECT snippet(search_index, 3, '\ue000', '\ue001', '…', 32) FROM search_index "
                    "WHERE search_index MATCH ? AND rowid = ?",
                    (query.match, number),
                ).fetchone()
                return " ".join(str(row[0]).split()) if row else ""
            row = None
            if query.figures:
                row = connection.execute(WHOLE + "WHERE a.number = ?", (number,)).fetchone()
        return _figure_passage(article_from_row(row), query.figures) if row else ""

    # --- reading state of many ---

    def mark_read(self, numbers: Sequence[int]) -> list[str]:
        """Mark articles as read; the ids of those that were not, which is what undoing needs."""
        with self._database.writing(durable=False) as connection:
            connection.execute("CREATE TEMP TABLE IF NOT EXISTS chosen (number INTEGER PRIMARY KEY)")
            connection.execute("DELETE FROM chosen")
            connection.executemany("INSERT OR IGNORE INTO chosen VALUES (?)", ((n,) for n in numbers))
            unread = [
                ident
                for (ident,) in connection.execute(
                    "SELECT id FROM articles WHERE NOT read AND number IN (SELECT number FROM chosen)"
                )
            ]
            self._set_read(connection, unread, 1)
            return unread

    def mark_unread(self, article_ids: Sequence[str]) -> None:
        """Mark articles as unread again."""
        with self._database.writing(durable=False) as connection:
            self._set_read(connection, article_ids, 0)

    @staticmethod
    def _set_read(connection: Connection, article_ids: Sequence[str], read: int) -> None:
        connection.executemany(
            "INSERT INTO states (article_id, read) VALUES (?, ?) "
            "ON CONFLICT (article_id) DO UPDATE SET read = excluded.read",
            ((ident, read) for ident in article_ids),
        )
        connection.executemany(
            "UPDATE articles SET read = ? WHERE id = ?", ((read, ident) for ident in article_ids)
        )

    # --- saved searches ---

    def searches(self) -> list[tuple[str, str]]:
        """The saved searches: name and query, by name."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT name, query FROM searches ORDER BY name COLLATE NOCASE")
            return [(str(name), str(query)) for name, query in rows]

    def save_search(self, name: str, query: str) -> None:
        """Keep a search under a name; one of that name before is replaced."""
        with self._database.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO searches VALUES (?, ?)", (name, query))

    def drop_search(self, name: str) -> None:
        """Forget a saved search."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM searches WHERE name = ?", (name,))

    # --- figures ---

    def _correction(self, article: Article, tokens: str) -> int | None:
        """2 if an article's figures are others than those of its text before, 1 if they are not."""
        from reader.figures.analysis import analyse
        from reader.library.query import figure_tokens

        with self._database.reading() as connection:
            row = connection.execute(
                f"SELECT {ARTICLE_COLUMNS} FROM versions WHERE number = "
                "(SELECT number FROM articles WHERE id = ? AND corrected IS NULL) "
                "ORDER BY added DESC, rowid DESC LIMIT 1",
                (article.id,),
            ).fetchone()
        if row is None:
            return None
        return 1 + (set(figure_tokens(analyse(article_from_row(row)).figures).split()) != set(tokens.split()))

    def unmeasured(self) -> int:
        """How many articles have not been searched for figures yet."""
        with self._database.reading() as connection:
            query = "SELECT count(*) FROM articles WHERE listed = 1 AND stated IS NULL"
            return int(connection.execute(query).fetchone()[0])

    def measure(self, most: int = 50) -> int:
        """Enter the figures of some articles that are not in the figure index; how many it were.

        Some 3 ms an article; each is kept in a transaction of its own.
        """
        from reader.figures.analysis import analyse
        from reader.library.query import figure_tokens

        with self._database.reading() as connection:
            query = WHOLE + "WHERE a.listed = 1 AND a.stated IS NULL ORDER BY a.number DESC LIMIT ?"
            articles = [article_from_row(row) for row in connection.execute(query, (most,))]
        for article in articles:
            tokens = figure_tokens(analyse(article).figures)
            with self._database.writing(durable=False) as connection:
                # A row of its own for each text that was ever read: what is out of date is never joined.
                connection.execute(
                    "INSERT INTO settings VALUES ('figure rows', '1') ON CONFLICT (name) "
                    "DO UPDATE SET value = CAST(value AS INTEGER) + 1"
                )
                (row,) = connection.execute(
                    "SELECT CAST(value AS INTEGER) FROM settings WHERE name = 'figure rows'"
                ).fetchone()
                connection.execute("INSERT INTO figure_index (rowid, figures) VALUES (?, ?)", (row, tokens))
                connection.execute(
                    "UPDATE articles SET stated = ?, corrected = coalesce(corrected, ?) "
                    "WHERE id = ? AND stated IS NULL",
                    (row, self._correction(article, tokens), article.id),
                )
        return len(articles)


def _text(connection: Connection, number: int, which: int) -> str:
    """The id of an article's first, second, ... text; empty if it has not had so many."""
    row = connection.execute(
        "SELECT id FROM (SELECT id, added, rowid AS place, 0 AS present FROM versions WHERE number = ?1 "
        "UNION ALL SELECT id, added, 0, 1 FROM articles WHERE number = ?1) "
        "ORDER BY present, added, place LIMIT 1 OFFSET ?2",
        (number, which - 1),
    ).fetchone()
    return str(row[0]) if row and which > 0 else ""


def _figure_passage(article: Article, wanted: Sequence[str]) -> str:
    """The sentence with the first of the figures that are searched for, the figure marked."""
    from reader.figures.analysis import analyse
    from reader.library.query import figure_tokens

    analysis = analyse(article)
    for figure in analysis.figures:
        if set(figure_tokens([figure]).split()) & set(wanted):
            sentence = analysis.sentences[figure.sentence]
            before = article.text[sentence.start : figure.start]
            after = article.text[figure.end : sentence.end]
            return " ".join(f"{before}\ue000{figure.text}\ue001{after}".split())
    return ""


def _card(row: Sequence[Any]) -> Card:
    values = list(row)
    values[9], values[10], values[12] = bool(values[9]), bool(values[10]), bool(values[12])
    values[16] = None if values[16] is None else bool(values[16])
    values[18] = values[18] or ""
    return Card(*values)
