"""How a story's figures moved, as lines, tables and data: one place for the screen and the command line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta, tzinfo
from functools import cached_property
from typing import Any, NamedTuple

from rich.cells import cell_len

from reader.comparison.claims import Claim
from reader.comparison.firsts import Outlet, first_voice, outlets, voices_of_thing
from reader.comparison.measured import Measured
from reader.comparison.moments import zone_of
from reader.comparison.naming import Namer
from reader.comparison.news import News
from reader.comparison.story import Story
from reader.comparison.timeline import Line, Step, Telling, Timeline, timeline
from reader.report.layout import Paint, cut, one_line, pad, shorten, source_of
from reader.report.plot import LATE, Part, day_of, marker, plot, slot_label
from reader.report.story import claim_text, in_words, names
from reader.report.text import stated

_HEIGHT = 6
"""Rows of a plot that is printed."""
_WIDTH = 100
"""Cells of one, at most."""
_WORDS = 60
"""Characters of the words around a figure that has no name."""
_NAMED = 3
"""From so many reports at one time and value on they are counted, not named."""


OUTLET_HEADS = ("reports", "first", "alone", "copied", "behind", "changed")
"""What is counted of an outlet."""


class Row(NamedTuple):
    """One text that states a thing: when, what, who, and how late."""

    when: str
    value: str
    who: str
    remark: str
    point: int
    telling: Telling


class InTime:
    """A story's timeline in words: what its texts and things are called is worked out once."""

    def __init__(self, story: Story, made: Timeline) -> None:
        self.story = story
        self.made = made
        self.zone: tzinfo = zone_of(made.when)
        called = names(story)
        self.called = [
            called[report] + (f", version {version}" if version else "")
            for report, version in zip(made.report_of, made.version_of, strict=True)
        ]
        """What each text is called: its report's name, an earlier text's with its number."""
        self._namer = Namer(story.reports)
        self._names: dict[tuple[tuple[int, ...], ...], str] = {}

    def thing(self, row: Measured) -> str:
        """What a thing is called; where its words give no name, the words around it."""
        known = self._names.get(row.figures)
        if known is None:
            known = self._namer.name_of(row) or in_words(self.story, row, _WORDS)
            self._names[row.figures] = known
        return known

    @cached_property
    def outlets(self) -> list[Outlet]:
        """What each outlet's reports come to."""
        sources = [source_of(report.article) for report in self.story.reports]
        called = [source or self.called[k] for k, source in enumerate(sources)]
        return outlets(self.story, self.made, called)

    def first(self, told: Claim | Measured) -> str:
        """Who made a claim or stated a thing first, where the dates tell: "first The Wire"; else nothing."""
        voices = voices_of_thing(self.story, told) if isinstance(told, Measured) else told.voices
        voice = first_voice(self.made, voices)
        return "first " + ", ".join(self.called[k] for k in voice) if voice else ""

    def name(self, line: Line) -> str:
        """What a thing in time is called."""
        return self.thing(line.row)

    def stated(self, telling: Telling) -> str:
        """What a text states."""
        return stated(self.made.figure(telling))

    def sentence(self, telling: Telling) -> str:
        """The sentence in which it does, in one line."""
        text = self.made.texts[telling.text]
        return one_line(text.sentence_text(self.made.figure(telling).sentence))

    def rows(self, line: Line) -> list[Row]:
        """Every text that states a thing, in the order of time, those without a day last."""
        last = None
        found: list[Row] = []
        for index, point in enumerate(line.points):
            slot = line.slots[point.slot]
            when = slot_label(slot, self.zone, last_day=last)
            last = day_of(slot, self.zone)
            for telling in point.tellings:
                moment = self.made.when[telling.text]
                met = "seen " if moment is not None and moment.met else ""
                who = self.called[telling.text]
                found.append(Row(met + when, self.stated(telling), who, remark(telling), index, telling))
        for telling in line.undated:
            who = self.called[telling.text]
            found.append(Row("no date", self.stated(telling), who, remark(telling), -1, telling))
        return found

    def points(self, line: Line) -> list[str]:
        """Every point in the order of time, "126 (16:10 Wire, Courier)", then what has no date."""
        texts, last = [], None
        for point in line.points:
            slot = line.slots[point.slot]
            who = [self.called[telling.text] for telling in point.tellings]
            said = ", ".join(who) if len(who) < _NAMED else f"{len(who)} reports"
            hollow = "○ " if marker(point, line) in LATE else ""
            when = slot_label(slot, self.zone, last_day=last)
            texts.append(f"{hollow}{self.stated(point.tellings[0])} ({when} {said})")
            last = day_of(slot, self.zone)
        texts += [f"{self.stated(t)} (no date, {self.called[t.text]})" for t in line.undated]
        return texts

    def plot(self, line: Line, width: int, height: int, at: int = -1) -> list[list[Part]]:
        """The plot of a thing; ``at`` is the point at the cursor."""
        return plot(line, width, height, self.zone, [stated(figure) for figure in line.levels], at)

    @property
    def any_order(self) -> bool:
        """Whether the dates tell of any claim or figure who had it first."""
        return any(outlet.ordered for outlet in self.outlets)

    def drawn(self, line: Line, width: int = _WIDTH) -> list[str]:
        """The plot of a thing in plain text."""
        rows = self.plot(line, min(width, _WIDTH), min(_HEIGHT, 2 * len(line.levels)))
        return ["".join(text for text, _ in row).rstrip() for row in rows]

    @property
    def moved(self) -> list[Line]:
        """The things of which several values are stated, at more than one time."""
        return [line for line in self.made.lines if line.moved and len(line.slots) > 1]

    def text(self, width: int, paint: Paint) -> Iterator[str]:
        """The things that moved, each with a plot and who states it, to be read."""
        for line in self.moved:
            note = order_note(line)
            head = paint(f"  {shorten(self.name(line), width - 4)}", "bold")
            yield head + (paint(f"  ({note})", "dim") if note else "")
            for row in self.drawn(line, width - 4):
                yield f"    {row}"
            rows = self.rows(line)
            when, value = (
                max(map(cell_len, texts), default=0)
                for texts in ([row.when for row in rows], [row.value for row in rows])
            )
            for told in rows:
                said = f"    {pad(told.when, when)}  {pad(told.value, value)}  {told.who}"
                yield cut(said, width).rstrip()
                if told.remark:
                    yield paint(f"    {' ' * when}  {told.remark}", "differs")
            yield ""

    def json(self) -> list[dict[str, Any]]:
        """The things in time as data: name, and who states which value when."""
        return [
            {
                "name": self.name(line),
                "moved": line.moved,
                "ordered_by_day": line.by_day,
                "tellings": [
                    {
                        "report": self.made.report_of[telling.text],
                        "version": self.made.version_of[telling.text],
                        "index": telling.figure,
                        "text": self.stated(telling),
                        "sentence": self.sentence(telling),
                        "when": self.when(telling),
                        "step": str(telling.step),
                        "late_minutes": int(telling.late.total_seconds()) // 60 if telling.late else None,
                    }
                    for telling in (row.telling for row in self.rows(line))
                ],
            }
            for line in self.made.lines
        ]

    def when(self, telling: Telling) -> str | None:
        """When a text came out, ISO 8601: to the minute, or the day alone."""
        moment = self.made.when[telling.text]
        if moment is None:
            return None
        return moment.at.isoformat(timespec="minutes") if moment.at is not None else moment.day.isoformat()


def in_time(told: Story | InTime) -> InTime:
    """A story in time; of a bare one, by what its reports say of when they came out."""
    return told if isinstance(told, InTime) else InTime(told, timeline(told))


def outlet_cells(outlet: Outlet) -> tuple[str, ...]:
    """An outlet's counts, as ``OUTLET_HEADS`` names them."""
    first = f"{outlet.first} of {outlet.ordered}" if outlet.ordered else "—"
    counts = outlet.alone, outlet.copied, outlet.behind, outlet.changed
    return str(len(outlet.reports)), first, *map(str, counts)


def outlet_text(outlet: Outlet) -> str:
    """An outlet's counts in a sentence."""
    first = (
        f"first with {outlet.first} of the {outlet.ordered} it shares whose order is known"
        if outlet.ordered
        else "the dates do not tell who was first"
    )
    return f"{outlet.name}: {first}; {outlet.alone} claims and figures only here"


def news_told(said: InTime, news: News) -> list[tuple[str, str]]:
    """What is new in a story, as paragraphs with their styles."""
    told: list[tuple[str, str]] = []

    def head(text: str) -> None:
        told.extend([("", "")] * bool(told))
        told.append((text, "bold"))

    if news.reports:
        head("Reports")
        for k in news.reports:
            told.append((f"   {said.called[k]}: {said.story.reports[k].article.headline}", ""))
    if news.moved:
        head("Figures that moved")
    for line, tellings in news.moved:
        values = ", ".join(f"{said.stated(t)} ({said.called[t.text]})" for t in tellings)
        told.append((f"   {said.name(line)}: {values}", "accent"))
    if news.appeared:
        head("Things that appeared")
    told += [(f"   {said.name(line)}: {'; '.join(said.points(line))}", "") for line in news.appeared]
    if news.claims:
        head("Claims that more voices make")
    for claim, before in news.claims:
        told.append((f"   {claim_text(said.story, claim)}", ""))
        told.append((f"   {len(claim.voices)} voices, before {before}", "dim"))
    return told


def news_json(said: InTime, news: News) -> dict[str, Any]:
    """What is new in a story as data."""

    def stated_by(telling: Telling) -> dict[str, Any]:
        return {"text": said.stated(telling), "report": said.called[telling.text], "when": said.when(telling)}

    return {
        "new_reports": [
            {"report": said.called[k], "id": said.story.reports[k].article.id} for k in news.reports
        ],
        "moved": [
            {"name": said.name(line), "values": [stated_by(t) for t in tellings]}
            for line, tellings in news.moved
        ],
        "appeared": [
            {"name": said.name(line), "values": [stated_by(row.telling) for row in said.rows(line)]}
            for line in news.appeared
        ],
        "claims": [
            {"text": claim_text(said.story, claim), "voices": len(claim.voices), "before": before}
            for claim, before in news.claims
        ],
    }


def remark(telling: Telling) -> str:
    """How a telling stands, where it is not the newest: "behind by 2 h"."""
    if telling.step not in (Step.BEHIND, Step.BACK):
        return ""
    late = length(telling.late) if telling.late else ""
    if telling.step is Step.BACK:
        return "went back" + (f", {late} after a newer figure" if late else "")
    return f"behind by {late}" if late else "behind"


def length(time: timedelta) -> str:
    """A length of time in its greatest units: "2 h", "1 h 20 min", "3 days"."""
    minutes = int(time.total_seconds()) // 60
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 48 * 60:
        rest = f" {minutes % 60} min" if minutes % 60 and minutes < 600 else ""
        return f"{minutes // 60} h{rest}"
    return f"{minutes // (24 * 60)} days"


def order_note(line: Line) -> str:
    """Where only days are known, that it is ordered by them."""
    if not line.points:
        return "no report has a date"
    whole = sum(slot.by_day for slot in line.slots)
    if whole == len(line.slots):
        return "by day: the reports give no times"
    return "some reports give only a day" if whole else ""
