"""The view of a story that shows how its figures moved: the things above, the course of one below."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on

from reader.articles.model import Article
from reader.comparison.timeline import Line, Telling
from reader.report.timeline import InTime
from reader.ui import storyline
from reader.ui.places import Comparing, Reading
from reader.ui.screens.story_making import StoryMaking
from reader.ui.tables import Table
from reader.ui.widgets.course import Course
from reader.ui.widgets.grid import Grid

_SHARE = 0.6
"""The part of the height that the course takes."""
_LEAST = 11
"""Rows of the course at least."""
_AROUND = 4
"""Rows of the title, the views, the status and the keys."""


class StoryInTime(StoryMaking):
    """A story whose things are shown in time."""

    def __init__(self, articles: Sequence[Article]) -> None:
        """
        Args:
            articles: The reports, at least two.
        """
        super().__init__(articles)
        self.lines: list[Line] = []

    @property
    def grid(self) -> Grid:
        """The tables."""
        return self.query_one("#grid", Grid)

    @property
    def pane(self) -> Course:
        """The course of the thing at the cursor."""
        return self.query_one("#course", Course)

    @property
    def line(self) -> Line | None:
        """The thing at the cursor."""
        return self.lines[self.grid.row] if self.grid.row < len(self.lines) else None

    def filter_lines(self, words: Sequence[str]) -> None:
        """Keep the things that have these words in their name, their values, or who states them."""
        said = self.in_time
        self.lines = [] if said is None else [line for line in said.made.lines if _told_by(said, line, words)]

    def table_in_time(self, said: InTime) -> Table:
        """A row for each thing."""
        return storyline.table(said, self.lines, self.is_new)

    def is_new(self, line: Line) -> bool:
        """Whether a thing is to be marked as new."""
        raise NotImplementedError

    def show_course(self) -> None:
        """Draw the course of the thing at the cursor."""
        pane, line, said = self.pane, self.line, self.in_time
        room = self.size.height - _AROUND
        height = max(min(_LEAST, room), room - len(self.lines) - 2, int(room * _SHARE))
        pane.styles.height = height
        if line is None or said is None:
            pane.show((), 0)
            return
        width = pane.size.width or self.size.width
        pane.show(*storyline.course(said, line, self.grid.column, width, height - 1))

    def on_resize(self) -> None:
        """The plot is as wide as the screen."""
        if self.pane.display:
            self.call_after_refresh(self.show_course)

    def tellings(self) -> Sequence[Telling]:
        """Who states the value at the cursor."""
        return storyline.tellings_at(self.line, self.grid.column) if self.line is not None else ()

    def told_at_cursor(self) -> str:
        """What the row below says of the value at the cursor."""
        said_of, line = self.in_time, self.line
        if said_of is None or line is None:
            return ""
        here = [row for row in said_of.rows(line) if row.telling in self.tellings()]
        said = "; ".join(f"{row.who}, {row.remark}" if row.remark else row.who for row in here)
        return f"{here[0].when}  {here[0].value}: {said}" if here else "Nothing more is stated of this"

    def open_telling(self) -> None:
        """Open the sentence of the value at the cursor in its report."""
        here = self.tellings()
        if not here or self.in_time is None:
            self.tell("Nothing more is stated of this: the left arrow goes back to what is")
            return
        course = self.in_time.made
        figure = course.figure(here[0])
        text = course.texts[here[0].text].article
        self.storydiff.go(Reading(text, figure.start, figure.end - figure.start))

    def compare_telling(self) -> None:
        """Compare the report at the cursor with one that states it otherwise, at that very place."""
        course, line = self.in_time.made if self.in_time is not None else None, self.line
        other = storyline.other_of(course, line, self.grid.column) if course and line else None
        if course is None or other is None:
            self.tell("Nothing to compare here: this report is alone with it")
            return
        here = self.tellings()[0]
        left, right = course.texts[here.text].article, course.texts[other.text].article
        places = course.figure(here).start, course.figure(other).start
        self.storydiff.go(Comparing(left, right, places, figures=True))

    @on(Course.Chosen)
    def _course_chosen(self, event: Course.Chosen) -> None:
        """A row of the list under the plot was clicked: the cursor goes there."""
        if self.in_time is not None and (line := self.line) is not None:
            listed = self.in_time.rows(line)
            if 0 <= event.index < len(listed):
                at = listed[event.index].point
                column = at if at >= 0 else len(line.points)
                if column == self.grid.column:
                    self.open_telling()
                else:
                    self.grid.move_to(self.grid.row, column)


def has(text: str, words: Sequence[str]) -> bool:
    """Whether a text has all of some words, whatever its case."""
    return all(word in text.casefold() for word in words)


def _told_by(said: InTime, line: Line, words: Sequence[str]) -> bool:
    return not words or has(" ".join((said.name(line), *said.points(line))), words)
