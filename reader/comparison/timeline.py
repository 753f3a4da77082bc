"""How a story's figures moved: each measured thing in time, who stated it when, and who an older one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from reader.articles.model import Article
from reader.comparison.dated import DATED, as_date
from reader.comparison.measured import Measured
from reader.comparison.model import Comparison, Verdict
from reader.comparison.moments import Moment, Slot, met, moments, slots
from reader.comparison.story import Story
from reader.comparison.verdicts import comparable, ends, judge
from reader.figures.model import Analysis, ClockTime, Figure, Kind, PartialDate, Qualifier

_AGREEING = (Verdict.SAME, Verdict.COMPATIBLE)
Span = tuple[Decimal, Decimal]
"""Both ends of what a figure states, as a number that can be plotted: a date as a day, a time in minutes."""


_EARLIER = 5
"""Earlier texts of a report that are looked at, the latest."""


class Text(Protocol):
    """One text of a report, and when it was met: ISO 8601 in UTC."""

    @property
    def article(self) -> Article: ...

    @property
    def added(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Earlier:
    """A text that a report had before: when it was met, and how it compares (left) with the present one."""

    report: int
    added: str
    comparison: Comparison


class Step(StrEnum):
    """How a telling stands to what was told before it."""

    FIRST = "first"
    AGAIN = "again"
    BEHIND = "behind"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Telling:
    """One text that states a thing: which, its figure there by index, and how it stands.

    ``late`` is for how long a newer value had been out when this text stated an older one: None where it does
    not, or where only days are known a number of days.
    """

    text: int
    figure: int
    step: Step = Step.AGAIN
    late: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """What stands at one time and one value: the slot and the level by index, and who states it."""

    slot: int
    level: int
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One measured thing in time.

    ``levels`` are the values that are stated, each by a figure that states it, the lowest first. ``points``
    are in the order of time, then of value. ``undated`` are tellings of texts without a day.
    """

    row: Measured
    levels: tuple[Figure, ...]
    slots: tuple[Slot, ...]
    points: tuple[Point, ...]
    undated: tuple[Telling, ...]

    @property
    def tellings(self) -> tuple[Telling, ...]:
        """All who state it, in the order of time, those without a day last."""
        return (*(telling for point in self.points for telling in point.tellings), *self.undated)

    @property
    def moved(self) -> bool:
        """Whether more than one value is stated."""
        return len(self.levels) > 1

    @property
    def by_day(self) -> bool:
        """Whether a day stands in it whose texts nothing orders."""
        return any(slot.by_day for slot in self.slots)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The texts of a story with their moments, and its things in time: those that moved first.

    ``texts`` are the reports in their order, then what they said before; ``report_of`` leads from a text to
    its report, ``version_of`` is 0 for a present text, and counts the earlier ones from the oldest, 1.
    """

    texts: tuple[Analysis, ...]
    report_of: tuple[int, ...]
    version_of: tuple[int, ...]
    when: tuple[Moment | None, ...]
    lines: tuple[Line, ...]

    def figure(self, telling: Telling) -> Figure:
        """The figure that a telling states."""
        return self.texts[telling.text].figures[telling.figure]


def timeline(
    story: Story, earlier: Sequence[Earlier] = (), present: Mapping[int, str] | None = None
) -> Timeline:
    """The things of a story in time.

    Args:
        story: The reports with what they measure.
        earlier: What reports said before they were changed, of each the oldest first.
        present: For reports that were changed, when their present text was met.
    """
    count = len(story.reports)
    texts = [*story.reports, *(one.comparison.left for one in earlier)]
    report_of = [*range(count), *(one.report for one in earlier)]
    versions: list[int] = [0] * count
    seen: dict[int, int] = {}
    for one in earlier:
        seen[one.report] = seen.get(one.report, 0) + 1
        versions.append(seen[one.report])
    when = _when(story, earlier, present or {})
    told: dict[tuple[int, int], list[Telling]] = {}
    for text, one in enumerate(earlier, count):
        for pair in one.comparison.figure_pairs:
            if pair.verdict is not Verdict.UNCLEAR:
                told.setdefault((one.report, pair.right), []).append(Telling(text, pair.left))
    lines = []
    for row in story.measured:
        tellings: list[Telling] = []
        for report, figures in enumerate(row.figures):
            for figure in figures:
                tellings += [*told.get((report, figure), ()), Telling(report, figure)]
        line = _line(row, tellings, texts, report_of, when)
        if len(row.reports) > 1 or line.moved:
            lines.append(line)
    lines.sort(key=lambda line: (not line.moved, -len(line.row.reports), -len(line.points)))
    return Timeline(tuple(texts), tuple(report_of), tuple(versions), tuple(when), tuple(lines))


def timeline_with_earlier(
    story: Story,
    texts_of: Callable[[Article], Sequence[Text]],
    compared: Callable[[Article, Article], Comparison],
) -> Timeline:
    """The things of a story in time, with what its reports said before they were changed.

    Args:
        story: The reports with what they measure.
        texts_of: The texts of a report, the present one first; of the earlier ones the latest are looked at.
        compared: How an earlier text of a report compares with the present one.
    """
    earlier, present = [], {}
    for index, report in enumerate(story.reports):
        texts = texts_of(report.article)
        if len(texts) < 2 or texts[0].article.id != report.article.id:
            continue
        present[index] = texts[0].added
        for text in texts[1 : 1 + _EARLIER][::-1]:
            earlier.append(Earlier(index, text.added, compared(text.article, report.article)))
    return timeline(story, earlier, present)


def _when(story: Story, earlier: Sequence[Earlier], present: Mapping[int, str]) -> list[Moment | None]:
    """The moments of the reports, then of what they said before.

    A text came out when it says so. One that gives the moment of the text before it was changed later: then
    it counts as of when it was met.
    """
    count = len(story.reports)
    articles: list[Article] = [report.article for report in story.reports]
    stated = moments([*articles, *(one.comparison.left.article for one in earlier)])
    found = list(stated)
    added = {**present, **{count + k: one.added for k, one in enumerate(earlier)}}
    for report in {one.report for one in earlier}:
        places = [count + k for k, one in enumerate(earlier) if one.report == report] + [report]
        last = stated[places[0]]
        for place in places[1:]:
            if stated[place] == last:
                found[place] = met(added.get(place, ""))
            else:
                last = stated[place]
    return found


def span(figure: Figure) -> Span | None:
    """Where a figure stands on its scale; None where it has no place on one."""
    if figure.kind in DATED:
        day = as_date(figure)
        if not isinstance(day, PartialDate):
            return None
        at = Decimal((day.year or 0) * 372 + ((day.month or 1) - 1) * 31 + (day.day or 1) - 1)
        return at, at
    if isinstance(figure.value, ClockTime):
        at = Decimal(figure.value.hour * 60 + figure.value.minute)
        return at, at
    if not isinstance(figure.value, Decimal):
        return None
    low, high = ends(figure)
    return low, high


def _line(
    row: Measured,
    tellings: Sequence[Telling],
    texts: Sequence[Analysis],
    report_of: Sequence[int],
    when: Sequence[Moment | None],
) -> Line:
    figures = {t: texts[t.text].figures[t.figure] for t in tellings}
    levels, level_of = _levels(figures)
    involved = sorted({t.text for t in level_of})
    places = [
        Slot(slot.start, slot.day, slot.by_day, tuple(involved[k] for k in slot.texts))
        for slot in slots([when[text] for text in involved])
    ]
    slot_of = {text: n for n, slot in enumerate(places) for text in slot.texts}
    at: dict[tuple[int, int], list[Telling]] = {}
    undated = []
    for telling, level in level_of.items():
        if telling.text not in slot_of:
            undated.append(telling)
            continue
        known = at.setdefault((slot_of[telling.text], level), [])
        if all(telling.text != other.text for other in known):
            known.append(telling)
    points = _judged(at, levels, places, report_of, texts)
    return Line(row, tuple(levels), tuple(places), points, tuple(undated))


def _levels(figures: Mapping[Telling, Figure]) -> tuple[list[Figure], dict[Telling, int]]:
    """The values that are stated, the lowest first, and which each telling states.

    A magnitude without a number ("dozens") states none. Dates that agree so far as they go are one.
    """
    found: list[tuple[tuple[str, Span], list[Telling]]] = []

    def home(key: tuple[str, Span], figure: Figure) -> list[Telling] | None:
        for other, members in found:
            agree = figure.kind in DATED and judge(figure, figures[members[0]])[0] in _AGREEING
            if other == key or agree:
                return members
        return None

    # What is stated most closely speaks for a value: a day before its year, a number before "some" of it.
    for telling in sorted(figures, key=lambda t: _looseness(figures[t])):
        figure = figures[telling]
        place = None if figure.vague else span(figure)
        if place is None:
            continue
        key = figure.unit if figure.kind is Kind.MONEY else "", place
        members = home(key, figure)
        if members is None:
            found.append((key, [telling]))
        else:
            members.append(telling)
    found.sort(key=lambda level: level[0])
    level_of = {t: k for k, (_, members) in enumerate(found) for t in sorted(members, key=lambda t: t.text)}
    return [figures[members[0]] for _, members in found], level_of


def _looseness(figure: Figure) -> tuple[int, bool]:
    """How loosely a figure states its value: the parts of a date that are missing, whether it is hedged."""
    day = as_date(figure) if figure.kind in DATED else None
    missing = sum(part is None for part in (day.year, day.month, day.day)) if day is not None else 0
    return missing, figure.qualifier is not Qualifier.EXACT


def _judged(
    at: Mapping[tuple[int, int], Sequence[Telling]],
    levels: Sequence[Figure],
    places: Sequence[Slot],
    report_of: Sequence[int],
    texts: Sequence[Analysis],
) -> tuple[Point, ...]:
    """The points, each telling with how it stands to those before it.

    A value is older than another when it was out first. A text that states the older one when two outlets
    have stated newer ones is behind; but where several keep to the older one, the values are rivals, and
    nobody is behind. Who has stated the newer one and then the older one went back.
    """
    first: dict[int, int] = {}
    for slot, level in sorted(at):
        first.setdefault(level, slot)
    outlet = [text.article.source.casefold() or str(report_of[k]) for k, text in enumerate(texts)]

    def outlets(level: int, since: int, until: int) -> set[str]:
        """Who states a value in some of the slots, the last not among them."""
        return {
            outlet[t.text]
            for (slot, other), told in at.items()
            if other == level and since <= slot < until
            for t in told
        }

    def judged(telling: Telling, slot: int, level: int) -> Telling:
        if slot == first[level]:
            return replace(telling, step=Step.FIRST)
        since = {
            other: start
            for other, start in first.items()
            if first[level] < start < slot and _at_odds(levels[level], levels[other])
        }
        newer = min(since, key=since.__getitem__, default=None)
        if newer is None or len(outlets(level, since[newer] + 1, len(places))) > 1:
            return telling
        out = set().union(*(outlets(other, 0, slot) for other in since))
        went_back = outlet[telling.text] in out
        if len(out) < 2 and not went_back:
            return telling
        now, then = places[slot], places[since[newer]]
        days = timedelta(days=(now.day - then.day).days)
        late = days if now.by_day or then.by_day else now.start - then.start
        return replace(telling, step=Step.BACK if went_back else Step.BEHIND, late=late)

    return tuple(
        Point(slot, level, tuple(judged(telling, slot, level) for telling in tellings))
        for (slot, level), tellings in sorted(at.items())
    )


def _at_odds(a: Figure, b: Figure) -> bool:
    """Whether who states one value cannot mean the other."""
    return not comparable(a, b) or judge(a, b)[0] not in _AGREEING
