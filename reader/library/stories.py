"""Stories: which articles report the same event, worked out as they come in and kept.

An article is looked at once. Its story is never reconsidered by itself, so a story keeps its identity and
what a person split or joined stays so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nlargest
from typing import TYPE_CHECKING

from reader.articles.model import Article
from reader.library.adding import WHOLE, recount
from reader.library.records import article_from_row

if TYPE_CHECKING:
    from sqlite3 import Connection

    from reader.library.database import Database

_LIVE = "listed AND story = ?"
_CROWD = 400  # a stem of more articles than this tells nothing of any
_MOST_SHARING = 300  # articles that are looked at for one stem
_COMPARED = 12  # of a long story so many reports are compared to learn whether figures differ


@dataclass(frozen=True, slots=True)
class StoryCard:
    """What a list shows of a story; ``differs`` is None while it is not worked out.

    ``newest`` is the date of its newest report; ``unread`` counts its unread reports.
    """

    number: int
    title: str
    reports: int
    sources: int
    newest: str
    unread: int
    differs: bool | None


@dataclass(frozen=True, slots=True)
class Assignment:
    """In which story an article stood, and who said so (as ``grouped``): what undoing needs.

    ``chosen`` is whether a person had joined that story.
    """

    article: int
    story: int | None
    grouped: int
    chosen: int


@dataclass(frozen=True, slots=True)
class _Placing:
    """Where an article belongs: ``story`` is None for a new one; ``before`` is where it stands."""

    weights: dict[int, float]
    day: int
    norm: float
    before: int | None
    story: int | None
    headline: str


class Stories:
    """The stories of a library. Every method raises LibraryError when the database refuses."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._undated: bool | None = None

    # --- finding ---

    def pending(self) -> int:
        """How many articles have not been looked at yet."""
        with self._database.reading() as connection:
            query = "SELECT count(*) FROM articles WHERE listed AND NOT grouped"
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
                query = "SELECT number FROM articles WHERE listed AND NOT grouped ORDER BY date, number"
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
            "SELECT a.headline, a.date, t.body_start, t.text, a.story FROM articles AS a JOIN texts AS t "
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
        story = placing.story if placing.story is not None else _new_story(connection, placing.headline)
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
                "WHERE p.article = ? AND a.listed",
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
                    "WHERE p.article = ? AND a.listed",
                    (other,),
                ).fetchone()
                if row is not None:
                    scored.append((gain / row[0], -other))
        return [-number for _, number in nlargest(most, scored)]

    # --- what there is ---

    def numbers(self, *, words: str = "", differing: bool = False) -> list[int]:
        """The stories with reports of several sources, or as a person joined them, the newest first.

        Args:
            words: Words that must stand in the title or in a report's headline, source, date or byline.
            differing: Only those whose figures are known to differ.
        """
        query = "SELECT number FROM stories WHERE size > 1 AND (sources > 1 OR chosen)"
        values: list[str] = []
        for word in words.casefold().split():
            query += " AND number IN (SELECT story FROM articles WHERE listed AND instr(key, ?))"
            values.append(word)
        if differing:
            query += " AND differs"
        with self._database.reading() as connection:
            rows = connection.execute(f"{query} ORDER BY newest DESC, number DESC", values)
            return [number for (number,) in rows]

    def cards(self, numbers: Sequence[int]) -> dict[int, StoryCard]:
        """What a list shows of stories, by number."""
        marks = ", ".join("?" * len(numbers))
        query = (
            "SELECT s.number, s.title, s.size, s.sources, s.newest, "
            "(SELECT count(*) FROM articles WHERE story = s.number AND listed AND NOT read), s.differs "
            f"FROM stories AS s WHERE s.number IN ({marks})"
        )
        with self._database.reading() as connection:
            return {
                row[0]: StoryCard(*row[:6], None if row[6] is None else bool(row[6]))  # type: ignore[call-arg]
                for row in connection.execute(query, list(numbers)).fetchall()
            }

    def articles(self, story: int, most: int = -1) -> list[Article]:
        """The reports of a story, by date, those without a date last; all, or so many of the newest."""
        query = (
            WHOLE
            + "WHERE a.listed AND a.story = ? ORDER BY a.date = '' DESC, a.date DESC, a.number DESC LIMIT ?"
        )
        with self._database.reading() as connection:
            found = [article_from_row(row) for row in connection.execute(query, (story, most))]
        return found[::-1]

    def numbers_of(self, story: int) -> list[int]:
        """The articles of a story by number, in the order of ``articles``."""
        query = f"SELECT number FROM articles WHERE {_LIVE} ORDER BY date = '', date, number"
        with self._database.reading() as connection:
            return [number for (number,) in connection.execute(query, (story,))]

    def story_of(self, article_id: str) -> int | None:
        """The story of an article, if it has been looked at."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT story FROM articles WHERE listed AND (id = ?1 OR number = "
                "(SELECT number FROM versions WHERE id = ?1))",
                (article_id,),
            ).fetchone()
            return None if row is None else row[0]

    # --- a person's word ---

    def split(self, article_ids: Sequence[str]) -> list[Assignment]:
        """Take articles out of their story, together into one of their own; what ``undo`` needs."""
        self._look_at(article_ids)
        with self._database.writing() as connection:
            return self._move(connection, _numbers(connection, article_ids), None)

    def join(self, article_ids: Sequence[str]) -> list[Assignment]:
        """Make one story of all the stories of these articles: the largest takes the others in."""
        self._look_at(article_ids)
        with self._database.writing() as connection:
            stories: dict[int, int] = {}
            moved = _numbers(connection, article_ids)
            alone = []
            for number in moved:
                (story,) = connection.execute(
                    "SELECT story FROM articles WHERE number = ?", (number,)
                ).fetchone()
                if story is None:
                    alone.append(number)
                else:
                    (size,) = connection.execute(
                        "SELECT size FROM stories WHERE number = ?", (story,)
                    ).fetchone()
                    stories[story] = size
            if not stories:
                return self._move(connection, moved, None)
            target = max(stories, key=lambda story: (stories[story], -story))
            others = [story for story in stories if story != target]
            numbers = alone + [
                number
                for story in others
                for (number,) in connection.execute("SELECT number FROM articles WHERE story = ?", (story,))
            ]
            member = connection.execute(
                "SELECT a.number, a.grouped, s.chosen FROM articles AS a JOIN stories AS s "
                "ON s.number = a.story WHERE a.story = ? LIMIT 1",
                (target,),
            ).fetchone()
            before = [Assignment(member[0], target, member[1], member[2])] if member else []
            before += self._move(connection, numbers, target)
            connection.execute("UPDATE stories SET chosen = 1 WHERE number = ?", (target,))
            return before

    def _look_at(self, article_ids: Sequence[str]) -> None:
        """Find the stories of articles not looked at yet: later ones are to be held against them."""
        with self._database.reading() as connection:
            query = "SELECT number FROM articles WHERE number = ? AND NOT grouped"
            numbers = _numbers(connection, article_ids)
            waiting = [n for n in numbers if connection.execute(query, (n,)).fetchone()]
        for number in waiting:
            self._place(number)

    def undo(self, assignments: Sequence[Assignment]) -> None:
        """Put articles back into the stories they were in."""
        with self._database.writing() as connection:
            touched: set[int] = set()
            for one in assignments:
                (now,) = connection.execute(
                    "SELECT story FROM articles WHERE number = ?", (one.article,)
                ).fetchone() or (None,)
                touched |= {story for story in (now, one.story) if story is not None}
                connection.execute(
                    "UPDATE articles SET story = ?, grouped = ? WHERE number = ?",
                    (one.story, one.grouped, one.article),
                )
            for story in touched:
                recount(connection, story)
            for one in assignments:
                connection.execute("UPDATE stories SET chosen = ? WHERE number = ?", (one.chosen, one.story))

    def _move(self, connection: Connection, numbers: Sequence[int], target: int | None) -> list[Assignment]:
        before: list[Assignment] = []
        for number in numbers:
            row = connection.execute(
                "SELECT a.story, a.headline, a.grouped, coalesce(s.chosen, 0) FROM articles AS a "
                "LEFT JOIN stories AS s ON s.number = a.story WHERE a.number = ?",
                (number,),
            ).fetchone()
            if target is None:
                target = _new_story(connection, row[1])
            before.append(Assignment(number, row[0], row[2], row[3]))
            connection.execute(
                "UPDATE articles SET story = ?, grouped = 2 WHERE number = ?", (target, number)
            )
        for story in {one.story for one in before if one.story is not None} | {target} - {None}:
            if story is not None:
                recount(connection, story)
        return before

    # --- differences ---

    def undecided(self, most: int = 1) -> list[int]:
        """Stories of which it is not known whether figures differ, the newest first."""
        query = "SELECT number FROM stories WHERE size > 1 AND differs IS NULL ORDER BY newest DESC LIMIT ?"
        with self._database.reading() as connection:
            return [number for (number,) in connection.execute(query, (most,))]

    def decide(self, story: int, cancelled: Callable[[], bool] = lambda: False) -> bool | None:
        """Work out whether any two reports of a story state a figure differently, and keep the answer.

        Slow (some 20 ms for every two reports): for a worker. None when cancelled or when the story has
        changed meanwhile.
        """
        from itertools import combinations

        from reader.articles.analysis import analyse
        from reader.comparison.compare import compare
        from reader.comparison.model import Verdict

        before = self._texts(story)
        articles = self.articles(story, most=_COMPARED)
        reports = [analyse(article) for article in articles]
        differs = False
        for left, right in combinations(reports, 2):
            if cancelled():
                return None
            if any(pair.verdict is Verdict.DIFFERS for pair in compare(left, right).figure_pairs):
                differs = True
                break
        with self._database.writing(durable=False) as connection:
            if self._texts(story) != before:
                return None  # a report, or a text of one, has come in meanwhile
            connection.execute("UPDATE stories SET differs = ? WHERE number = ?", (int(differs), story))
            return differs

    def _texts(self, story: int) -> list[str]:
        """The texts of a story, by id."""
        with self._database.reading() as connection:
            query = f"SELECT id FROM articles WHERE {_LIVE} ORDER BY number"
            return [ident for (ident,) in connection.execute(query, (story,))]


def _version(connection: Connection) -> int:
    """A number that is another one when another connection has changed anything."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def _day(dated: str) -> int:
    """A whole ISO date as a day's number, 0 for what is no such date."""
    try:
        return date.fromisoformat(dated).toordinal()
    except ValueError:
        return 0


def _new_story(connection: Connection, title: str) -> int:
    done = connection.execute(
        "INSERT INTO stories (title, size, sources, newest) VALUES (?, 0, 0, '')", (title,)
    )
    return int(done.lastrowid or 0)


def _numbers(connection: Connection, article_ids: Sequence[str]) -> list[int]:
    query = (
        "SELECT number FROM articles WHERE id = ?1 OR number = (SELECT number FROM versions WHERE id = ?1)"
    )
    found = (connection.execute(query, (ident,)).fetchone() for ident in article_ids)
    return [row[0] for row in found if row is not None]
