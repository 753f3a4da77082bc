"""What can be counted of each outlet over all stories: how often first, alone, corrected. Never a rating."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.library.database import Database


@dataclass(frozen=True, slots=True)
class SourceCounts:
    """An outlet's reports: how many, how many changed, how many that no other outlet's report goes with.

    ``source`` is empty for what names none.

    ``stories`` are those with another outlet; ``timed`` of them tell who was first, and in ``first`` it was.
    """

    source: str
    reports: int
    alone: int
    corrected: int
    stories: int
    timed: int
    first: int


class _Row(NamedTuple):
    story: int | None
    source: str
    date: str
    time: str
    versions: int


class Sources:
    """The outlets of a library. Every method raises LibraryError when the database refuses."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[SourceCounts]:
        """Each outlet's counts, that with the most reports first."""
        query = "SELECT story, source, date, time, versions FROM articles WHERE listed = 1"
        with self._database.reading() as connection:
            rows = [_Row(*row) for row in connection.execute(query)]
        stories: dict[int, list[_Row]] = defaultdict(list)
        for row in rows:
            if row.story is not None:
                stories[row.story].append(row)
        shared = {story for story, found in stories.items() if len({row.source for row in found}) > 1}
        firsts = {story: first_of(stories[story]) for story in shared}
        by_source: dict[str, list[_Row]] = defaultdict(list)
        for row in rows:
            by_source[row.source].append(row)
        counts = []
        for source, mine in by_source.items():
            told = {row.story for row in mine if row.story in shared}
            counts.append(
                SourceCounts(
                    source,
                    len(mine),
                    sum(row.story not in shared for row in mine),
                    sum(row.versions > 1 for row in mine),
                    len(told),
                    sum(firsts[story] is not None for story in told if story is not None),
                    sum(firsts[story] == source for story in told if story is not None),
                )
            )
        return sorted(counts, key=lambda one: (-one.reports, one.source.casefold()))


def first_of(rows: Sequence[_Row]) -> str | None:
    """The outlet that reported first; None where the dates do not tell, as a day alone does not."""
    from reader.comparison.moments import moments, slots

    places = slots(moments(rows))
    sources = {rows[k].source for k in places[0].texts} if places else set()
    return sources.pop() if len(sources) == 1 else None
