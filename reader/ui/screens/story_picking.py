"""Two reports of a story that are picked to be compared: by number, by mark, or by what a cell stands for."""

from __future__ import annotations

from collections.abc import Sequence

from reader.articles.model import Article
from reader.ui.places import Comparing
from reader.ui.screens.story_news import StoryNews
from reader.ui.storytables import Opening
from reader.ui.widgets.rows import RowList


class StoryPicking(StoryNews):
    """A story of whose reports two can be picked; ``picked`` is the one that is marked, -1 for none."""

    def __init__(self, articles: Sequence[Article]) -> None:
        """
        Args:
            articles: The reports, at least two.
        """
        super().__init__(articles)
        self.shown = "Reports"
        self.picked = -1

    def tell_row(self) -> None:
        """Say what is at the cursor."""
        raise NotImplementedError

    def open_cell(self) -> None:
        """Open what the cell at the cursor stands for."""
        raise NotImplementedError

    @property
    def report_list(self) -> RowList:
        """The reports."""
        return self.query_one("#reports", RowList)

    def report_here(self) -> int:
        """The report at the cursor: of the list its row, of a table its column; in time that of the value."""
        if self.shown == "Reports":
            return self.report_list.cursor
        if self.shown == "Timeline" and self.in_time is not None:
            here = self.tellings()
            return self.in_time.made.report_of[here[0].text] if here else 0
        if self.shown == "Outlets" and self.in_time is not None:
            return self.in_time.outlets[self.grid.row].reports[0]
        return self.grid.column

    def action_pick(self, number: int) -> None:
        """The first number marks a report, the second compares with it."""
        if number > len(self.articles):
            self.tell(f"There are {len(self.articles)} reports")
            return
        self.pick(number - 1)

    def pick(self, index: int) -> None:
        """Mark a report, or compare it with the one that is marked."""
        if self.picked in (-1, index):
            self.picked = index if self.picked < 0 else -1
            self.report_list.redraw()
            self.tell_row()
            if self.picked >= 0:
                self.tell(self.picked_text())
            return
        left, right = sorted((self.picked, index))
        self.picked = -1
        self.open_pair(Opening(left, right))

    def action_mark(self) -> None:
        """Mark the report at the cursor."""
        self.pick(self.report_here())

    def action_compare(self) -> None:
        """Compare the marked report with the one at the cursor; in a table, what the cell stands for."""
        if self.picked >= 0 and self.picked != self.report_here():
            self.pick(self.report_here())
        elif self.shown == "Reports":
            self.picked = self.report_list.cursor
            self.pick(self._likest(self.picked))
        elif self.shown == "Timeline":
            self.compare_telling()
        else:
            self.open_cell()

    def _likest(self, index: int) -> int:
        """The report that shares most links with another; while that is not known, the next one."""
        others = [k for k in range(len(self.articles)) if k != index]
        story = self.story
        if story is None:
            return (index + 1) % len(self.articles)
        pairs = story.comparisons
        return max(others, key=lambda k: (len(pairs[min(index, k), max(index, k)].alignments), -k))

    def picked_text(self) -> str:
        """What is marked, and what one does with it."""
        return f"{self.picked + 1} is marked: a number, or c on another report, compares the two"

    def open_pair(self, opening: Opening) -> None:
        """Compare two reports, at the places that are named."""
        left, right, places, figures = opening
        self.storydiff.go(Comparing(self.articles[left], self.articles[right], places, figures))
