"""Who says a thing first and who alone, and what that comes to for each outlet. Counts, and no rating."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.comparison.groups import joined, voices_of
from reader.comparison.measured import Measured
from reader.comparison.moments import slots
from reader.comparison.story import Story
from reader.comparison.timeline import Line, Step, Timeline


@dataclass(frozen=True, slots=True)
class Outlet:
    """What an outlet's reports come to in one story.

    ``ordered`` are the claims and figures that it shares with another voice and whose first teller is known;
    in ``first`` of them that was this outlet. ``alone`` are claims and figures that no other outlet has,
    ``copied`` sentences that another one carries word for word, ``behind`` figures older than what was out,
    ``changed`` figures that it stated otherwise before.
    """

    name: str
    reports: tuple[int, ...]
    first: int
    ordered: int
    alone: int
    copied: int
    behind: int
    changed: int


def first_voice(course: Timeline, voices: Sequence[Sequence[int]]) -> tuple[int, ...] | None:
    """The voice that came first, as reports; None where the dates do not tell, or not of all.

    Args:
        course: The moments.
        voices: Reports by voice: those that carry each other's words are one.
    """
    reports = [report for voice in voices for report in voice]
    when = [course.when[report] for report in reports]
    if len(voices) < 2 or any(moment is None for moment in when):
        return None
    earliest = {reports[k] for k in slots(when)[0].texts}
    found = [tuple(voice) for voice in voices if not earliest.isdisjoint(voice)]
    return found[0] if len(found) == 1 else None


def voices_of_thing(story: Story, row: Measured) -> tuple[tuple[int, ...], ...]:
    """The reports that state a thing, by voice: those that carry the sentence word for word are one."""
    places = ((k, story.reports[k].figures[n].sentence) for k in row.reports for n in row.figures[k])
    return voices_of(places, joined(story.copied).of)


def outlets(story: Story, course: Timeline, names: Sequence[str]) -> list[Outlet]:
    """Each outlet's counts, in the order of its first report.

    Args:
        story: The reports.
        course: The same in time.
        names: What each report's outlet is called; reports of one name are of one outlet.
    """
    of: dict[str, list[int]] = {}
    for k, name in enumerate(names[: len(story.reports)]):
        of.setdefault(name, []).append(k)
    shared = [claim.voices for claim in story.claims if len(claim.voices) > 1]
    shared += [voices_of_thing(story, line.row) for line in course.lines if len(line.row.reports) > 1]
    firsts = [(voices, first_voice(course, voices)) for voices in shared]
    found = []
    for name, reports in of.items():
        mine = set(reports)
        ordered = [
            first for voices, first in firsts if first and not mine.isdisjoint(k for v in voices for k in v)
        ]
        found.append(
            Outlet(
                name,
                tuple(reports),
                sum(not mine.isdisjoint(first) for first in ordered),
                len(ordered),
                _alone(story, mine),
                len({place for pair in story.copied for place in pair if place[0] in mine}),
                sum(
                    telling.step in (Step.BEHIND, Step.BACK) and course.report_of[telling.text] in mine
                    for line in course.lines
                    for telling in line.tellings
                ),
                sum(_changed(course, line, mine) for line in course.lines),
            )
        )
    return found


def _alone(story: Story, mine: set[int]) -> int:
    claims = sum(mine.issuperset(claim.reports) and not claim.against for claim in story.claims)
    return claims + sum(mine.issuperset(row.reports) and not row.unclear for row in story.measured)


def _changed(course: Timeline, line: Line, mine: set[int]) -> bool:
    """Whether a report of an outlet stated another value in an earlier text."""
    levels: dict[int, set[int]] = {}
    versions = set()
    for point in line.points:
        for telling in point.tellings:
            report = course.report_of[telling.text]
            levels.setdefault(report, set()).add(point.level)
            if course.version_of[telling.text]:
                versions.add(report)
    return any(len(levels[report]) > 1 for report in versions & mine)
