"""What a second reader has answered, so that nothing is asked twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from reader.articles.cleaning import clean_line
from reader.judging.model import VERDICTS, Answer, Item
from reader.library.records import stamp, storable

if TYPE_CHECKING:
    from datetime import datetime

    from reader.library.database import Database

_AT_A_TIME = 400  # keys in one query


class Answers:
    """Answers by the texts that they are of, the model and the version of the question.

    Every method raises LibraryError when it cannot do what it is asked.
    """

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def of(self, items: Sequence[Item], model: str) -> dict[Item, Answer]:
        """What a model has answered to items of these very texts."""
        keys = [item.key(model) for item in items]
        known: dict[str, tuple[str, str]] = {}
        with self._database.reading() as connection:
            for start in range(0, len(keys), _AT_A_TIME):
                part = keys[start : start + _AT_A_TIME]
                marks = ", ".join("?" * len(part))
                query = f"SELECT key, verdict, why FROM answers WHERE key IN ({marks})"
                known.update((key, (verdict, why)) for key, verdict, why in connection.execute(query, part))
        return {
            item: Answer(known[key][0], clean_line(known[key][1]))
            for item, key in zip(items, keys, strict=True)
            if key in known and known[key][0] in VERDICTS[item.task]
        }

    def keep(self, answers: Mapping[Item, Answer], model: str) -> None:
        """Keep answers of a model; they are on disk when this returns."""
        now = stamp(self._clock())
        rows = [
            (item.key(model), storable(model), answer.verdict, storable(answer.why), now)
            for item, answer in answers.items()
        ]
        with self._database.writing() as connection:
            connection.executemany("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?)", rows)

    def count(self, model: str) -> int:
        """How many answers of a model are kept."""
        with self._database.reading() as connection:
            query = "SELECT count(*) FROM answers WHERE model = ?"
            return int(connection.execute(query, (storable(model),)).fetchone()[0])
