"""Judgements: what a person says of two figures or sentences that the program set side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from reader.articles.cleaning import clean_line
from reader.articles.model import Article
from reader.library.adding import keep_unlisted
from reader.library.bookmarks import Anchor
from reader.library.records import stamp, storable

if TYPE_CHECKING:
    from datetime import datetime

    from reader.comparison.settled import Ruling
    from reader.library.database import Database

_COLUMNS = (
    "id, kind, said, created, left_article, left_start, left_end, left_quote, left_headline, left_source, "
    "right_article, right_start, right_end, right_quote, right_headline, right_source"
)
_MARKS = ", ".join("?" * len(_COLUMNS.split(",")))


class JudgedKind(StrEnum):
    """What was judged: two figures, or two sentences."""

    FIGURES = "figures"
    SENTENCES = "sentences"


class Said(StrEnum):
    """What a person says: of one thing, and they differ; or not of the same thing."""

    DIFFERS = "differs"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One judgement on one place in each of two articles.

    ``id`` is a UUID4 in hex; ``created`` is ISO 8601 in UTC with microseconds.
    """

    id: str
    kind: JudgedKind
    said: Said
    left: Anchor
    right: Anchor
    created: str


class Judgements:
    """The judgements of a library; every method raises LibraryError when it cannot do what it is asked."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def add(
        self, kind: JudgedKind, said: Said, left: Anchor, right: Anchor, *, articles: Sequence[Article] = ()
    ) -> Judgement:
        """Keep a judgement, in place of an earlier one on the same places; it is on disk when this returns.

        Args:
            kind: What is judged.
            said: What is said of it.
            left: One place.
            right: The other place.
            articles: The articles of both, kept with it, unlisted where they are not kept yet.
        """
        from uuid import uuid4

        made = Judgement(uuid4().hex, kind, said, left, right, stamp(self._clock()))
        with self._database.writing() as connection:
            for article in articles:
                known = "SELECT 1 FROM articles WHERE id = ?1 UNION ALL SELECT 1 FROM versions WHERE id = ?1"
                if connection.execute(known, (storable(article.id),)).fetchone() is None:
                    keep_unlisted(connection, article, stamp(self._clock()))
            for one, other in ((left, right), (right, left)):
                connection.execute(
                    "DELETE FROM judgements WHERE kind = ? AND left_article = ? AND left_start = ? "
                    "AND right_article = ? AND right_start = ?",
                    (str(kind), storable(one.article_id), one.start, storable(other.article_id), other.start),
                )
            connection.execute(f"INSERT INTO judgements ({_COLUMNS}) VALUES ({_MARKS})", _to_row(made))
        return made

    def all(self) -> list[Judgement]:
        """All judgements, the newest first."""
        with self._database.reading() as connection:
            rows = connection.execute(f"SELECT {_COLUMNS} FROM judgements ORDER BY created DESC, rowid DESC")
            return [_from_row(row) for row in rows]

    def remove(self, judgement_id: str) -> Judgement | None:
        """Take a judgement back, and return it for ``restore``; None when it was gone already."""
        ident = (storable(judgement_id),)
        with self._database.writing() as connection:
            row = connection.execute(f"SELECT {_COLUMNS} FROM judgements WHERE id = ?", ident).fetchone()
            connection.execute("DELETE FROM judgements WHERE id = ?", ident)
        return None if row is None else _from_row(row)

    def restore(self, judgement: Judgement) -> None:
        """Undo ``remove``."""
        with self._database.writing() as connection:
            connection.execute(
                f"INSERT OR REPLACE INTO judgements ({_COLUMNS}) VALUES ({_MARKS})", _to_row(judgement)
            )


def rulings_of(judgements: Sequence[Judgement], left_id: str, right_id: str) -> list[Ruling]:
    """Judgements on two articles, by id, either way round."""
    from reader.comparison.settled import Ruling

    found = []
    for judgement in judgements:
        for a, b in ((judgement.left, judgement.right), (judgement.right, judgement.left)):
            if (a.article_id, b.article_id) == (left_id, right_id):
                figures, differ = judgement.kind is JudgedKind.FIGURES, judgement.said is Said.DIFFERS
                found.append(Ruling(figures, differ, (a.start, a.end), (b.start, b.end), judgement.id))
    return found


def _to_row(judgement: Judgement) -> tuple[str | int, ...]:
    head = (storable(judgement.id), str(judgement.kind), str(judgement.said), storable(judgement.created))
    ends = [
        value
        for anchor in (judgement.left, judgement.right)
        for value in (
            storable(anchor.article_id),
            anchor.start,
            anchor.end,
            storable(clean_line(anchor.quote)),
            storable(anchor.headline),
            storable(anchor.source),
        )
    ]
    return (*head, *ends)


def _from_row(row: Sequence[Any]) -> Judgement:
    ident, kind, said, created = row[:4]
    return Judgement(ident, JudgedKind(kind), Said(said), Anchor(*row[4:10]), Anchor(*row[10:16]), created)
