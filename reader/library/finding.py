"""Finding the story of an article, from the telling terms of all that have come in before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from heapq import nlargest
from typing import TYPE_CHECKING, NamedTuple

from reader.library.counting import recount

if TYPE_CHECKING:
    from sqlite3 import Connection

    from reader.articles.model import Article
    from reader.library.database import Database

_CROWD = 400  # a stem of more articles than this tells nothing of any
_MOST_SHARING = 300  # articles that are looked at for one stem


class _Placing(NamedTuple):
    """Where an article belongs: ``story`` is None for a new one; ``before`` is where it stands."""

    weights: dict[int, float]
    day: int
    norm: float
    before: int | None
    story: int | None
    headline: str


class Finding:
    """What ``Stories`` is made of: where each article belongs, worked out once and kept."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._undated: bool | None = None

    def pending(self) -> int:
        """How many articles have not been looked at yet."""
        with self._database.reading() as connection:
            query = "SELECT count(*) FROM articles WHERE listed = 1 AND NOT grouped"
            return int(connection.execute(query).fetchone()[0])

    def find(self, progress: Callable[[int, int], bool] | None = None) -> int:
        """Find the story of every article that has not been looked at, the oldest first.

        Args:
            progress: Called with (articles done, articles in all); the work stops when it returns False.

        Returns:
            How many articles were looked at; each is kept in a transaction of its own.
        """
        done = 0
        while True:
            with self._database.reading() as connection:
                query = "SELECT number FROM articles WHERE listed = 1 AND NOT grouped ORDER BY moment, number"
                waiting = [number for (number,) in connection.execute(query)]
            if not waiting:
                return done
            total = done + len(waiting)
            for number in waiting:
                self._place(number)
                done += 1
                if progress is not None and not progress(done, total):
                    return done

    def _place(self, number: int) -> None:
        """Put one article into its story. What is slow is worked out before the library is locked."""
        with self._database.reading() as connection:
            before = _version(connection), connection.total_changes
            placing = self._work_out(connection, number)
        if placing is None:
            return
        with self._database.writing(durable=False) as connection:
            if (_version(connection), connection.total_changes) != before:
                # Another copy of the program, or another thread, has changed something meanwhile.
                placing = self._work_out(connection, number)
            if placing is not None:
                self._keep(connection, number, placing)

    def _work_out(self, connection: Connection, number: int) -> _Placing | None:
        from reader.comparison import events

        row = connection.execute(
            "SELECT a.headline, CASE a.date WHEN '' THEN '' ELSE a.day END, t.body_start, t.text, a.story "
            "FROM articles AS a JOIN texts AS t "
            "ON t.number = a.number WHERE a.number = ? AND NOT a.grouped",
            (number,),
        ).fetchone()
        if row is None:
            return None  # another copy of the program was quicker
        headline, dated, body_start, text, story = row
        telling = events.telling_terms(headline, text[body_start:])
        day = _day(dated)
        rows, having = self._sharing(connection, list(telling.weights), day)
        rarity = events.rarities(telling, having, self._count(connection, day, events.AROUND))
        norm = events.length(telling.weights, rarity)
        dots: dict[int, float] = {}
        shared: dict[int, int] = {}
        for term, found in rows.items():
            factor = telling.weights[term] * rarity[term] ** 2 / 100
            for article, theirs, weight in found:
                near = events.nearness(day, theirs)
                if near:
                    dots[article] = dots.get(article, 0.0) + factor * near * weight
                    shared[article] = shared.get(article, 0) + 1
        dots.pop(number, None)  # it has been looked at before, when there was only its summary
        dots = {article: dot for article, dot in dots.items() if shared[article] >= events.LEAST_SHARED}
        best, most = story, events.ALIKE
        for candidate, size, alike in self._candidates(connection, dots, norm):
            score = events.likeness(alike, size - (candidate == story))
            if score >= most:
                best, most = candidate, score
        return _Placing(telling.weights, day, norm, story, best, headline)

    def _keep(self, connection: Connection, number: int, placing: _Placing) -> None:
        connection.executemany(
            "INSERT OR REPLACE INTO telling (term, day, article, weight) VALUES (?, ?, ?, ?)",
            [(term, placing.day, number, round(w * 100)) for term, w in placing.weights.items()],
        )
        connection.execute(
            "INSERT OR REPLACE INTO profiles VALUES (?, ?, ?)", (number, placing.day, placing.norm)
        )
        self._undated = self._undated or not placing.day
        story = placing.story if placing.story is not None else new_story(connection, placing.headline)
        connection.execute("UPDATE articles SET story = ?, grouped = 1 WHERE number = ?", (story, number))
        recount(connection, story)
        if placing.before not in (None, story):
            recount(connection, placing.before or 0)

    def _sharing(
        self, connection: Connection, terms: Sequence[int], day: int
    ) -> tuple[dict[int, list[tuple[int, int, int]]], dict[int, int]]:
        """For each term the articles of the days around that have it (number, day, weight), and how many.

        Of a term that very many have only the latest are given, so that the work stays the same however large
        the library or a story grows.
        """
        from reader.comparison import events

        low, high = (day - events.AROUND, day + events.AROUND) if day else (0, 1 << 30)
        near = (day - events.APART, day + events.APART)
        columns = "SELECT article, day, weight FROM telling WHERE term = ?"
        within = f"{columns} AND day BETWEEN ? AND ? ORDER BY day DESC, article DESC LIMIT {_MOST_SHARING}"
        undated = f"{columns} AND day = 0 ORDER BY article DESC LIMIT {_MOST_SHARING}"
        count = "SELECT count(*) FROM telling WHERE term = ? AND day BETWEEN ? AND ?"
        found, counts = {}, {}
        for term in terms:
            rows = connection.execute(within, (term, low, high)).fetchall()
            counts[term] = len(rows)
            if len(rows) == _MOST_SHARING:
                counts[term] = connection.execute(count, (term, low, high)).fetchone()[0]
                if day:
                    rows = connection.execute(within, (term, *near)).fetchall()
            if day and self._any_undated(connection):
                more = connection.execute(undated, (term,)).fetchall()
                counts[term] += len(more)
                rows += more
            found[term] = rows
        return found, counts

    def _any_undated(self, connection: Connection) -> bool:
        if self._undated is None:
            self._undated = bool(
                connection.execute("SELECT 1 FROM profiles WHERE day = 0 LIMIT 1").fetchone()
            )
        return self._undated

    @staticmethod
    def _count(connection: Connection, day: int, around: int) -> int:
        if not day:
            return int(connection.execute("SELECT count(*) FROM profiles").fetchone()[0])
        query = "SELECT count(*) FROM profiles WHERE day BETWEEN ? AND ? OR day = 0"
        return int(connection.execute(query, (day - around, day + around)).fetchone()[0])

    @staticmethod
    def _candidates(
        connection: Connection, dots: dict[int, float], norm: float
    ) -> list[tuple[int, int, list[float]]]:
        """The stories of the most alike articles: number, size and likenesses, in order of number."""
        alike: dict[int, list[float]] = {}
        for article, dot in sorted(dots.items(), key=lambda item: (-item[1], item[0]))[:80]:
            row = connection.execute(
                "SELECT p.norm, a.story FROM profiles AS p JOIN articles AS a ON a.number = p.article "
                "WHERE p.article = ? AND a.listed = 1",
                (article,),
            ).fetchone()
            if row is not None and row[1] is not None:
                alike.setdefault(row[1], []).append(dot / (norm * row[0]))
        found = []
        for story, likenesses in sorted(alike.items()):
            (size,) = connection.execute("SELECT size FROM stories WHERE number = ?", (story,)).fetchone()
            found.append((story, size, likenesses))
        return found

    def partners(self, article: Article, most: int) -> list[int]:
        """The articles likeliest to report the same, of any date, by number, the likeliest first.

        Two articles are alike by the telling stems that they share; a stem that very many articles have, and
        an article that has not been looked at, is passed over.
        """
        from reader.comparison import events

        telling = events.telling_terms(article.headline, article.text[article.body_start :])
        shared: dict[int, float] = {}
        query = "SELECT article, weight FROM telling WHERE term = ? LIMIT ?"
        with self._database.reading() as connection:
            rows = {
                term: connection.execute(query, (term, _CROWD + 1)).fetchall() for term in telling.weights
            }
            own = connection.execute(
                "SELECT number FROM articles WHERE id = ?1 UNION SELECT number FROM versions WHERE id = ?1",
                (article.id,),
            ).fetchall()
            total = connection.execute("SELECT count(*) FROM profiles").fetchone()[0]
            rarity = events.rarities(telling, {term: len(found) for term, found in rows.items()}, total)
            for term, found in rows.items():
                if len(found) <= _CROWD:
                    for other, weight in found:
                        gain = weight * telling.weights[term] * rarity[term] ** 2
                        shared[other] = shared.get(other, 0.0) + gain
            for (number,) in own:
                shared.pop(number, None)
            scored = []
            for other, gain in nlargest(5 * most, shared.items(), key=lambda item: (item[1], -item[0])):
                row = connection.execute(
                    "SELECT p.norm FROM profiles AS p JOIN articles AS a ON a.number = p.article "
                    "WHERE p.article = ? AND a.listed = 1",
                    (other,),
                ).fetchone()
                if row is not None:
                    scored.append((gain / row[0], -other))
        return [-number for _, number in nlargest(most, scored)]


def new_story(connection: Connection, title: str) -> int:
    """Begin a story without reports; its number."""
    done = connection.execute(
        "INSERT INTO stories (title, size, sources, newest) VALUES (?, 0, 0, '')", (title,)
    )
    return int(done.lastrowid or 0)


def _version(connection: Connection) -> int:
    """A number that is another one when another connection has changed anything."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def _day(dated: str) -> int:
    """A whole ISO date as a day's number, 0 for what is no such date."""
    try:
        return date.fromisoformat(dated).toordinal()
    except ValueError:
        return 0
