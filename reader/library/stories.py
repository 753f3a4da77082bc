"""Stories: which articles report the same event, worked out as they come in and kept.

An article is looked at once. Its story is never reconsidered by itself, so a story keeps its identity and
what a person split or joined stays so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.library.catalogue import AT_ONCE
from reader.library.counting import recount
from reader.library.finding import Finding, new_story
from reader.library.records import WHOLE, article_from_row

if TYPE_CHECKING:
    from sqlite3 import Connection

    from reader.articles.model import Article

_LIVE = "listed = 1 AND story = ?"
_COMPARED = 12  # of a long story so many reports are compared to learn whether figures differ


class StoryCard(NamedTuple):
    """What a list shows of a story; ``differs`` is None while it is not worked out.

    ``newest`` is the date of its newest report; ``unread`` counts its unread reports, ``new`` those that have
    come in since one looked at it. ``followed`` says that one follows it.
    """

    number: int
    title: str
    reports: int
    sources: int
    newest: str
    unread: int
    differs: bool | None
    new: int = 0
    followed: bool = False


class Assignment(NamedTuple):
    """In which story an article stood, and who said so (as ``grouped``): what undoing needs.

    ``chosen`` is whether a person had joined that story.
    """

    article: int
    story: int | None
    grouped: int
    chosen: int


class Stories(Finding):
    """The stories of a library. Every method raises LibraryError when the database refuses."""

    # --- what there is ---

    def numbers(self, *, words: str = "", differing: bool = False, followed: bool = False) -> list[int]:
        """The stories with reports of several sources, or as a person joined them, the newest first.

        Args:
            words: Words that must stand in the title or in a report's headline, source, date or byline.
            differing: Only those whose figures are known to differ.
            followed: Only those that one follows.
        """
        query = "SELECT number FROM stories WHERE size > 1 AND (sources > 1 OR chosen)"
        values: list[str] = []
        for word in words.casefold().split():
            query += " AND number IN (SELECT story FROM articles WHERE listed = 1 AND instr(key, ?))"
            values.append(word)
        if differing:
            query += " AND differs"
        if followed:
            query += " AND number IN (SELECT story FROM watched WHERE followed)"
        with self._database.reading() as connection:
            rows = connection.execute(f"{query} ORDER BY newest DESC, number DESC", values)
            return [number for (number,) in rows]

    def cards(self, numbers: Sequence[int]) -> dict[int, StoryCard]:
        """What a list shows of stories, by number."""
        query = (
            "SELECT s.number, s.title, s.size, s.sources, s.newest, "
            "(SELECT count(*) FROM articles WHERE story = s.number AND listed = 1 AND NOT read), s.differs, "
            "iif(coalesce(w.seen, '') = '', 0, (SELECT count(*) FROM articles WHERE story = s.number "
            "AND listed = 1 AND added > w.seen)), coalesce(w.followed, 0) "
            "FROM stories AS s LEFT JOIN watched AS w ON w.story = s.number WHERE s.number IN "
        )
        found: dict[int, StoryCard] = {}
        with self._database.reading() as connection:
            for start in range(0, len(numbers), AT_ONCE):
                part = list(numbers[start : start + AT_ONCE])
                marks = ", ".join("?" * len(part))
                for row in connection.execute(f"{query} ({marks})", part):
                    values = list(row)
                    values[6] = None if values[6] is None else bool(values[6])
                    values[8] = bool(values[8])
                    found[values[0]] = StoryCard(*values)
        return found

    def articles(self, story: int, most: int = -1) -> list[Article]:
        """The reports of a story, by date, those without a date last; all, or so many of the newest."""
        query = (
            WHOLE + "WHERE a.listed = 1 AND a.story = ? "
            "ORDER BY a.date = '' DESC, a.moment DESC, a.number DESC LIMIT ?"
        )
        with self._database.reading() as connection:
            found = [article_from_row(row) for row in connection.execute(query, (story, most))]
        return found[::-1]

    def numbers_of(self, story: int) -> list[int]:
        """The articles of a story by number, in the order of ``articles``."""
        query = f"SELECT number FROM articles WHERE {_LIVE} ORDER BY date = '', moment, number"
        with self._database.reading() as connection:
            return [number for (number,) in connection.execute(query, (story,))]

    def story_of(self, article_id: str) -> int | None:
        """The story of an article, if it has been looked at."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT story FROM articles WHERE listed = 1 AND (id = ?1 OR number = "
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
                target = new_story(connection, row[1])
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

        from reader.comparison.compare import compare
        from reader.comparison.model import Verdict
        from reader.figures.analysis import analyse

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


def _numbers(connection: Connection, article_ids: Sequence[str]) -> list[int]:
    query = (
        "SELECT number FROM articles WHERE id = ?1 OR number = (SELECT number FROM versions WHERE id = ?1)"
    )
    found = (connection.execute(query, (ident,)).fetchone() for ident in article_ids)
    return [row[0] for row in found if row is not None]
