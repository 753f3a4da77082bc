"""What is new in a story since it was last looked at: reports, things, figures that moved, claims."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from reader.comparison.claims import Claim
from reader.comparison.groups import Place
from reader.comparison.story import Story
from reader.comparison.timeline import Line, Telling, Timeline

Spot = tuple[str, int]
"""Where something stands: the id of a text, and the offset at which it begins there."""


@dataclass(frozen=True, slots=True)
class Known:
    """A story as it was: the ids of its texts, its things with their values, its claims with their voices.

    A thing or a claim is known again by the places at which it stood.
    """

    texts: frozenset[str]
    things: tuple[tuple[frozenset[Spot], frozenset[str]], ...] = ()
    claims: tuple[tuple[frozenset[Spot], int], ...] = ()

    def as_data(self) -> list[object]:
        """It as lists, for JSON; ``from_data`` reads them."""
        return [
            sorted(self.texts),
            [[sorted(spots), sorted(values)] for spots, values in self.things],
            [[sorted(spots), voices] for spots, voices in self.claims],
        ]

    @classmethod
    def from_data(cls, data: Any) -> Known:
        """It from what ``as_data`` gave.

        Raises:
            ValueError: It is something else.
        """
        try:
            texts, things, claims = data
            return cls(
                frozenset(map(str, texts)),
                tuple((_spots(spots), frozenset(map(str, values))) for spots, values in things),
                tuple((_spots(spots), int(voices)) for spots, voices in claims),
            )
        except (TypeError, ValueError) as error:
            raise ValueError("no story that was kept") from error


def _spots(data: Iterable[Sequence[object]]) -> frozenset[Spot]:
    return frozenset((str(ident), int(str(start))) for ident, start in data)


@dataclass(frozen=True, slots=True)
class News:
    """What is new: reports by index, things that appeared, those with a new value, claims said by more.

    Of a thing that moved these are the tellings of its new values; of a claim how many voices it had.
    """

    reports: tuple[int, ...] = ()
    appeared: tuple[Line, ...] = ()
    moved: tuple[tuple[Line, tuple[Telling, ...]], ...] = ()
    claims: tuple[tuple[Claim, int], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.reports or self.appeared or self.moved or self.claims)

    def sentence(self) -> str:
        """How much of each, in a line; empty where nothing is new."""
        counts = (
            (len(self.reports), "report", "reports", ""),
            (len(self.moved), "figure moved", "figures moved", ""),
            (len(self.appeared), "thing appeared", "things appeared", ""),
            (len(self.claims), "claim", "claims", " said by more"),
        )
        return ", ".join(f"{n} {one if n == 1 else more}{what}" for n, one, more, what in counts if n)


def known_of(story: Story, course: Timeline) -> Known:
    """A story as it is now, to be held against it later."""
    texts = course.texts
    things = [
        (
            frozenset(_spot(course, t) for t in line.tellings),
            frozenset(_value(course, t) for t in line.tellings),
        )
        for line in course.lines
    ]
    shared = (claim for claim in story.claims if len(claim.voices) > 1)
    claims = [(frozenset(_said_at(story, claim)), len(claim.voices)) for claim in shared]
    return Known(frozenset(text.article.id for text in texts), tuple(things), tuple(claims))


def news_of(story: Story, course: Timeline, known: Known) -> News:
    """What a story has now that it had not."""
    # A report is not new for a changed text.
    familiar = {
        report
        for text, report in zip(course.texts, course.report_of, strict=True)
        if text.article.id in known.texts
    }
    new = tuple(k for k in range(len(story.reports)) if k not in familiar)
    spots: dict[Spot, int] = {spot: n for n, (where, _) in enumerate(known.things) for spot in where}
    appeared, moved = [], []
    for line in course.lines:
        before = {spots[spot] for t in line.tellings if (spot := _spot(course, t)) in spots}
        if not before:
            # What was there, told by one report alone, has appeared when another tells it, too.
            appeared.append(line)
            continue
        values = set().union(*(known.things[n][1] for n in before))
        told = tuple(t for t in line.tellings if _value(course, t) not in values)
        if told:
            moved.append((line, told))
    voices: dict[Spot, int] = {}
    for where, count in known.claims:
        for at in where:
            voices[at] = max(count, voices.get(at, 0))
    more = []
    for claim in story.claims:
        places = _said_at(story, claim)
        before_ = max((voices.get(at, 1) for at in places if at[0] in known.texts), default=0)
        if before_ and len(claim.voices) > max(1, before_):
            more.append((claim, before_))
    return News(new, tuple(appeared), tuple(moved), tuple(more))


def _spot(course: Timeline, telling: Telling) -> Spot:
    return course.texts[telling.text].article.id, course.figure(telling).start


def _value(course: Timeline, telling: Telling) -> str:
    figure = course.figure(telling)
    return f"{figure.unit if figure.kind == 'money' else ''} {figure.value} {figure.high or ''}".strip()


def _said_at(story: Story, claim: Claim) -> list[Spot]:
    places: list[Place] = [(k, s) for k, found in enumerate(claim.sentences) for s in found]
    return [(story.reports[k].article.id, story.reports[k].sentences[s].start) for k, s in places]
