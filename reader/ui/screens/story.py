"""Several reports of one event: the reports, every two of them, what is measured, who claims what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from textual import on
from textual.app import ComposeResult

from reader.articles.model import Article
from reader.comparison.claims import Claim
from reader.comparison.measured import Measured
from reader.report import story as report
from reader.report.layout import cut, source_of
from reader.report.timeline import InTime, outlet_text
from reader.ui import keymap, storyline, storytables
from reader.ui.explaining import Told
from reader.ui.places import Explanation, Reading
from reader.ui.screens.story_picking import StoryPicking
from reader.ui.screens.story_time import has
from reader.ui.tables import Cell, Table
from reader.ui.widgets.chrome import KeyBar, Prompt, StatusLine, Tabs, TitleBar
from reader.ui.widgets.course import Course
from reader.ui.widgets.grid import Grid
from reader.ui.widgets.rows import RowList

Row = TypeVar("Row")
VIEWS = ("Reports", "Matrix", "Figures", "Claims", "Timeline", "Outlets")


class StoryScreen(StoryPicking):
    """One story from all its sides; every cell opens a comparison."""

    FILTER_HINT = "words in the row"
    TITLE_OF_HELP = "Story: keys"
    MANUAL = "story"
    BINDINGS = keymap.STORY

    def __init__(self, articles: Sequence[Article]) -> None:
        """
        Args:
            articles: The reports, at least two.
        """
        super().__init__(articles)
        # None is the line above what one report, or one voice, has alone.
        self.measured: list[Measured | None] = []
        self.claims: list[Claim | None] = []
        self.unfolded: set[str] = set()
        self._single: dict[str, int] = {}
        self._places: dict[str, tuple[int, int]] = {}

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        yield Tabs(VIEWS, id="tabs")
        yield TitleBar(id="news")
        yield RowList(self._draw, item_height=2, id="reports")
        yield Grid(id="grid")
        yield Course(id="course")
        yield Prompt(id="prompt")
        yield StatusLine(id="status")
        yield KeyBar()

    def on_mount(self) -> None:
        self.report_list.show(len(self.articles))
        self.query_one("#news").display = False
        self.remember()
        self._show()
        self.make()

    # --- showing ---

    def refill(self) -> None:
        """Apply the filter to the view that is shown."""
        said = self.in_time
        if said is not None:
            story, words = said.story, self.filter.casefold().split()
            self.filter_lines(words)
            self.compare_with_before()
            shared = [m for m in story.measured if not words or has(_all_words(said, m), words)]
            self.measured = self._parted("Figures", shared, lambda m: len(m.reports) == 1 and not m.unclear)
            found = [c for c in story.claims if not words or has(report.all_words(story, c), words)]
            self.claims = self._parted("Claims", found, lambda claim: claim.told_alone)
        self._show()

    def _folds(self, view: str) -> bool:
        """Whether a view hides what one report, or one voice, has alone: not from who looks for words."""
        return view not in self.unfolded and not self.filter

    def _parted(self, view: str, rows: Sequence[Row], is_alone: Callable[[Row], bool]) -> list[Row | None]:
        """Rows, then a line, then those that may be folded away."""
        alone = [row for row in rows if is_alone(row)]
        self._single[view] = len(alone)
        first = [row for row in rows if not is_alone(row)]
        return [*first, *([None] if alone else ()), *(() if self._folds(view) else alone)]

    def _table(self) -> Table:
        said = self.in_time
        if said is None:
            return Table("", (), (), 10, (10, 10), self.state)
        if self.shown == "Matrix":
            return storytables.matrix(said.story)
        if self.shown == "Timeline":
            return self.table_in_time(said)
        if self.shown == "Outlets":
            return storytables.outlets(said)
        single, folded = self._single[self.shown], self._folds(self.shown)
        if self.shown == "Figures":
            return storytables.figures(said, self.measured, single, folded=folded)
        return storytables.claims(said.story, self.claims, single, folded=folded)

    def _show(self) -> None:
        listed = self.shown == "Reports"
        self.report_list.display, self.grid.display = listed, not listed
        self.pane.display = self.shown == "Timeline"
        self.query_one(Tabs).show(VIEWS.index(self.shown))
        if listed:
            self.report_list.redraw()
        else:
            self.grid.show(self._table(), *self._places.get(self.shown, (0, 0)))
        if self.shown == "Timeline":
            self.show_course()
        if not self.prompt.display:
            self.focus_content()
        self.show_title()
        self.tell_row()

    def focus_content(self) -> None:
        (self.report_list if self.shown == "Reports" else self.grid).focus()

    def show_title(self) -> None:
        said = report.summary_of(self.story) if self.story is not None else self.state
        self.query_one("#title", TitleBar).show(said or f"story: {self.articles[0].headline}")

    def _draw(self, index: int, width: int) -> list[list[Cell]]:
        article = self.articles[index]
        mark = "*" if index == self.picked else "+" if index in self.news.reports else " "
        facts = ""
        if self.story is not None:
            others = [k for k in range(len(self.articles)) if k != index]
            links = sum(len(self.story.comparisons[min(index, k), max(index, k)].alignments) for k in others)
            outlier = sum(index in row.outliers for row in self.story.measured)
            copied = max(self.story.copied_share(index, k) for k in others)
            facts = f"{links} links" + (f", ≠ {outlier} against most" if outlier else "")
            facts += f", {report.COPY_SIGN} {copied:.0%}" if copied else ""
        about = " · ".join(part for part in (source_of(article), article.byline, article.dated) if part)
        number = f"{mark}{index + 1:>2} "
        return [
            [(number, "accent"), (cut(article.headline, width - 4), "bold")],
            [("    ", ""), (cut(about, max(8, width - 4 - len(facts) - 2)) + "  ", "dim"), (facts, "link")],
        ]

    @on(RowList.Moved)
    @on(Grid.Moved)
    def _moved(self) -> None:
        if self.shown != "Reports":
            self._places[self.shown] = self.grid.row, self.grid.column
        if self.shown == "Timeline":
            self.show_course()
        self.tell_row()

    def tell_row(self) -> None:
        """The row below: what is at the cursor."""
        story, said, at = self.story, "", ""
        if self.shown == "Reports":
            said = "1, then 2, compares the first two" if self.picked < 0 else self.picked_text()
            at = f"{self.report_list.cursor + 1}/{len(self.articles)}"
        elif story is not None:
            row, count = self.grid.row, len(self.grid.table.rows)
            at = f"{row + 1 if count else 0}/{count}"
            called = report.names(story)
            if self.shown == "Matrix":
                column = self.grid.column
                said = storytables.shares_told(story, row, column) if row != column else called[row]
            elif self.shown == "Figures" and self.measured:
                measured = self.measured[row]
                said = self._fold_text()
                if measured is not None:
                    said = report.verdict_of(story, measured) + self._first_text(measured)
            elif self.shown == "Timeline":
                said = self.told_at_cursor()
            elif self.shown == "Outlets" and self.in_time is not None:
                said = outlet_text(self.in_time.outlets[row])
            elif self.claims and self.shown == "Claims":
                claim = self.claims[row]
                if claim is None:
                    said = self._fold_text()
                else:
                    said = f"{report.voices_text(claim)}: " + ", ".join(called[k] for k in claim.reports)
                    said += self._first_text(claim)
        if self.filter:
            said = f"filter “{self.filter}”; {said}"
        self.status.show(said, at)

    def _first_text(self, told: Claim | Measured) -> str:
        """Who was first with it, to be said after it."""
        first = self.in_time.first(told) if self.in_time is not None else ""
        return f"; {first}" if first else ""

    def _fold_text(self) -> str:
        """What Enter does on the line above what is folded away."""
        what = "what one report alone states" if self.shown == "Figures" else "what one voice alone claims"
        return f"Enter {'hides' if self.shown in self.unfolded else 'shows'} {what}"

    # --- views ---

    def action_view(self, step: int) -> None:
        """To the next or previous view."""
        if not self.prompt.display:
            self.action_go(VIEWS[(VIEWS.index(self.shown) + step) % len(VIEWS)])

    def action_go(self, view: str) -> None:
        """To one of the views."""
        self.shown = view
        self._show()

    @on(Tabs.Chosen)
    def _tab_chosen(self, event: Tabs.Chosen) -> None:
        self.action_go(VIEWS[event.index])

    def action_export(self) -> None:
        """Write the story into a file."""
        self.export(self.in_time, "story.html")

    def action_split(self) -> None:
        """Take the report at the cursor out of the story."""
        index = self.grid.row if self.shown == "Matrix" else self.report_here()
        article = self.articles[index]
        if len(self.articles) > 1 and self.split_from_story(article):
            notice = self.status.notice
            del self.articles[index]
            self._again(min(index, len(self.articles) - 1))
            self.tell(notice)

    def _again(self, cursor: int = 0) -> None:
        """Compare the reports anew: they are others now."""
        self.picked, self.in_time, self.state = -1, None, "comparing…"
        if len(self.articles) < 2:
            self.shown, self.state = "Reports", "one report is left, and no story; q goes back, z undoes"
        self.report_list.show(len(self.articles), cursor)
        self._show()
        if len(self.articles) > 1:
            self.make()

    def after_undo(self) -> None:
        """The stories may be as they were before: read this one again."""
        known = self.session.story_of(self.articles[0])
        if {a.id for a in known} != {a.id for a in self.articles} and len(known) > 1:
            self.articles = known
            self._again()

    @on(RowList.Chosen)
    def _report_chosen(self, event: RowList.Chosen) -> None:
        self.storydiff.go(Reading(self.articles[event.index]))

    @on(Grid.Chosen)
    def open_cell(self) -> None:
        """Open what the cell at the cursor stands for."""
        story, row, column = self.story, self.grid.row, self.grid.column
        if story is None or not self.grid.table.rows:
            return
        if self.shown == "Timeline":
            self.open_telling()
            return
        if self.shown == "Outlets" and self.in_time is not None:
            self.storydiff.go(Reading(self.articles[self.in_time.outlets[row].reports[0]]))
            return
        here: Measured | Claim | None = None
        if self.shown == "Matrix":
            opening = storytables.open_pair(row, column)
        else:
            here = self.measured[row] if self.shown == "Figures" else self.claims[row]
            if here is None:
                self.unfolded ^= {self.shown}
                self.refill()
                return
            opening = (
                storytables.open_figure(story, here, column)
                if isinstance(here, Measured)
                else storytables.open_claim(story, here, column)
            )
        if opening is None and self.shown == "Matrix":
            self.tell("This is one report and itself: the arrows go to another column")
        elif opening is None:
            self.tell("Nothing to compare here: this report is alone with it, or does not have it")
        else:
            self.open_pair(opening)

    # --- explaining ---

    def action_explain(self) -> None:
        """The whole row, in every report's words."""
        story = self.story
        if story is None:
            self.tell(self.state)
            return
        row, column = self.grid.row, self.grid.column
        told: list[Told] = []
        if self.shown == "Figures" and self.measured and (measured := self.measured[row]) is not None:
            told = storytables.figure_told(story, measured)
        elif self.shown == "Claims" and self.claims and (claim := self.claims[row]) is not None:
            told = storytables.claim_told(story, claim)
        elif self.shown == "Timeline" and self.in_time is not None and self.line is not None:
            told = storyline.told(self.in_time, self.line)
        elif self.shown == "Matrix" and row != column:
            told = storytables.pair_told(story, row, column)
        if told:
            title = "Two reports" if self.shown == "Matrix" else "In every report's words"
            self.storydiff.go(Explanation(told, title))
        else:
            self.tell(
                "e explains two reports (x), a row of the figures (t), the claims (w) or the timeline (i)"
            )

    def action_close(self) -> None:
        """Escape: the asking, the filter, the mark."""
        if self.asking.stop():
            self.tell("Stopped asking; what was answered stays")
        elif self.filter:
            self.use_filter("")
        elif self.picked >= 0:
            self.picked = -1
            self._show()
        else:
            super().action_close()


def _all_words(said: InTime, row: Measured) -> str:
    """What a row of the figures is found by: its name, who states what, and the words around it."""
    story = said.story
    words = report.in_words(story, row, storytables.CONTEXT)
    return " ".join((said.thing(row), report.verdict_of(story, row), words))
