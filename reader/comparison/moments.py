"""When the texts of a story came out, as exactly as they say it, and in what order that puts them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Moment:
    """When a text came out.

    ``day`` is the day that it states, in its own zone; ``at`` the time, with that zone (UTC where no text of
    the story states one), or None where only the day is known. ``met`` says that this is when the text was
    met here: it came out then, or before.
    """

    day: date
    at: datetime | None = None
    met: bool = False

    @property
    def ranked(self) -> datetime:
        """What it is sorted by: a day alone stands where it begins."""
        return self.at or datetime(self.day.year, self.day.month, self.day.day, tzinfo=UTC)


class Dated(Protocol):
    """What states a day, and perhaps a time, as an article does."""

    @property
    def date(self) -> str: ...

    @property
    def time(self) -> str: ...


def moments(articles: Sequence[Dated]) -> list[Moment | None]:
    """When each article came out; None where it states no day.

    A time without a zone tells nothing beside times with one: of such an article the day alone counts. Where
    no article states a zone, all times are taken for those of one clock.
    """
    zoned = any(len(article.time) > 5 for article in articles)
    return [_moment(article, zoned) for article in articles]


def _moment(article: Dated, zoned: bool) -> Moment | None:
    try:
        day = date.fromisoformat(article.date)
    except ValueError:  # no date, or a month or year alone
        return None
    if not article.time or (zoned and len(article.time) <= 5):
        return Moment(day)
    try:
        at = datetime.fromisoformat(f"{article.date}T{article.time}")
    except ValueError:
        return Moment(day)
    return Moment(day, at if at.tzinfo else at.replace(tzinfo=UTC))


def met(added: str) -> Moment | None:
    """The moment at which a text was met, from its entry in the library: ISO 8601 in UTC."""
    try:
        at = datetime.fromisoformat(added)
    except ValueError:
        return None
    at = (at if at.tzinfo else at.replace(tzinfo=UTC)).replace(second=0, microsecond=0)
    return Moment(at.date(), at, met=True)


@dataclass(frozen=True, slots=True)
class Slot:
    """Texts that stand at one place in time, by index: those of one minute, or all of one day.

    ``by_day`` says that some of them tell their day alone, so that nothing orders them among each other.
    """

    start: datetime
    day: date
    by_day: bool
    texts: tuple[int, ...]


def slots(when: Sequence[Moment | None]) -> list[Slot]:
    """The moments in order; what has none stands in no slot.

    A day of which one text tells the day alone is one slot: whether that text came before or after the others
    cannot be told.
    """
    only_days = {moment.day for moment in when if moment is not None and moment.at is None}
    places: dict[tuple[bool, datetime], list[int]] = {}
    for index, moment in enumerate(when):
        if moment is None:
            continue
        whole = moment.day in only_days
        start = Moment(moment.day).ranked if whole else moment.ranked.astimezone(UTC)
        places.setdefault((whole, start), []).append(index)
    made = []
    for (whole, start), texts in places.items():
        first = when[texts[0]]
        assert first is not None
        made.append(Slot(start, first.day, whole, tuple(texts)))
    return sorted(made, key=lambda slot: (slot.day if slot.by_day else slot.start.date(), slot.start))


def zone_of(when: Sequence[Moment | None]) -> tzinfo:
    """The zone in which times are shown: the one that all state, else UTC."""
    offsets = {m.at.utcoffset() for m in when if m is not None and m.at is not None and not m.met}
    stated = next((m.at.tzinfo for m in when if m is not None and m.at is not None and not m.met), None)
    return stated if len(offsets) == 1 and stated is not None else UTC
