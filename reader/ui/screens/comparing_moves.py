"""The cursor of the comparison: where keys and searches lead it, and what is said there."""

from __future__ import annotations

from collections.abc import Sequence

from reader.articles.model import Article
from reader.comparison.model import Comparison
from reader.report.layout import shorten
from reader.ui.finding import DoubleSearch
from reader.ui.parallel.arrange import Mode
from reader.ui.parallel.moving import Spot, Step, linked_as, paragraph, sentence_at, step_in, stops
from reader.ui.parallel.stage import Stage
from reader.ui.screens.base import BaseScreen
from reader.ui.sides import Side
from reader.ui.widgets.figures import FiguresPanel
from reader.ui.widgets.parallel import ParallelView

NOTE = 30
"""Cells of a note in the row below; e shows it in full."""


class CursorScreen(BaseScreen):
    """What moves the cursor of a comparison, and the row below that speaks of it."""

    def __init__(self) -> None:
        super().__init__()
        self.articles: list[Article] = []
        self.comparison: Comparison | None = None
        self.search = DoubleSearch()
        self.waiting = ""
        self._count = ""
        self._tour: list[Spot] = []
        self._searching_from = Spot()

    @property
    def view(self) -> ParallelView:
        """Both texts."""
        return self.query_one("#view", ParallelView)

    @property
    def stage(self) -> Stage:
        """What of them is in view."""
        return self.view.stage

    @property
    def panel(self) -> FiguresPanel:
        """The list of figures."""
        return self.query_one("#figures", FiguresPanel)

    @property
    def sides(self) -> tuple[Side, Side]:
        """Both sides as they are shown."""
        assert self.view.sides is not None
        return self.view.sides

    @property
    def spot(self) -> Spot:
        """Where the cursor is."""
        return self.view.spot

    @property
    def side(self) -> Side:
        """The side with the cursor."""
        return self.sides[self.spot.side]

    def show_titles(self, counts: str = "") -> None:
        """What stands above the texts, and (if given) the counts in the title."""
        raise NotImplementedError

    def leave_panel(self) -> None:
        """Go from the list of figures to the texts."""
        raise NotImplementedError

    # --- moving ---

    def go(self, spot: Spot, *, bring: bool = True, said: str = "") -> None:
        """Put the cursor somewhere, and say what is there."""
        self.status.hush()  # a key with priority, such as Tab, does not come by where others do it
        with self.view.at_once():
            self.view.move_to(spot, bring=bring)
            self.tell_spot(said)

    def tell_spot(self, said: str = "") -> None:
        """The row below the texts: what is at the cursor."""
        spot, side = self.spot, self.side
        self.show_titles()
        text = side.explain(spot.sentence, spot.figure, spot.partner)
        note = self.note_here()
        self.status.show(f"✎ {shorten(note, NOTE)}; {text}" if note else text, said)

    def note_here(self) -> str:
        spot, side = self.spot, self.side
        if spot.sentence < 0:
            return ""
        sentence = side.analysis.sentences[spot.sentence]
        mine, other = self.articles[spot.side], self.articles[1 - spot.side]
        return self.session.bookmarks.note_at(mine, sentence.start, sentence.end, other)

    def _take_count(self) -> int:
        """The number typed before this key, 0 if there is none."""
        count, self._count = int(self._count or 0), ""
        return count

    def action_digit(self, digit: int) -> None:
        """Add to the number that the next key will use."""
        self._count = f"{self._count}{digit}".lstrip("0")[:5]
        if self._count:
            hint = f"{self._count}: Enter goes to that link, g to that sentence, j and others repeat"
            self.status.show(hint, self._count)

    def _from(self) -> int:
        return self.spot.sentence if self.spot.sentence >= 0 else self.stage.first_in_view(self.spot.side)

    def action_sentence(self, step: int) -> None:
        """To the next or previous sentence."""
        step *= self._take_count() or 1
        k, last = self.spot.side, len(self.side.analysis.sentences) - 1
        target = self._from() + step if self.spot.sentence >= 0 else self._from()
        self.go(Spot(k, max(0, min(target, last))))

    def action_paragraph(self, step: int) -> None:
        """To the next or previous paragraph."""
        step *= self._take_count() or 1
        self.go(Spot(self.spot.side, paragraph(self.side.analysis, self._from(), step)))

    def action_end(self, last: int) -> None:
        """To the first or last sentence; with a number, to that sentence."""
        count, end = self._take_count(), len(self.side.analysis.sentences) - 1
        self.go(Spot(self.spot.side, min(count - 1, end) if count else end if last else 0))

    def action_share(self) -> None:
        """To so many per cent of the article."""
        count, length = min(100, self._take_count()), len(self.side.analysis.article.text)
        self.go(Spot(self.spot.side, sentence_at(self.side.analysis, length * count // 100)))

    def action_partner(self, step: int) -> None:
        """To the partner, to the next one, and back; without one, to the other side."""
        if self.prompt.display:
            return
        if self.panel.display and self.panel.row_list.has_focus:
            self.leave_panel()
            return
        count, spot = self._take_count(), self.spot
        if count:
            self._to_link(count)
            return
        if spot not in self._tour:
            self._tour = stops(self.sides, spot)
        if self._tour:
            at = self._tour.index(spot) if spot in self._tour else -1
            number = (at + step) % len(self._tour)
            said = f"partner {number + 1}/{len(self._tour) - 1}" if number < len(self._tour) - 1 else ""
            self.go(self._tour[number], said=said if len(self._tour) > 2 else "")
        else:
            # What one came from stays where it is.
            other = 1 - spot.side
            self.go(Spot(other, self.stage.first_in_view(other)), bring=False)

    def _to_link(self, number: int) -> None:
        sentence = linked_as(self.side, number)
        if sentence < 0:
            self.tell(f"There is no link {number}")
            self.tell_spot()
        else:
            self.go(Spot(self.spot.side, sentence))

    def action_side(self, k: int) -> None:
        """To one of the sides, at the partner if there is one."""
        if self.spot.side != k:
            self._tour = []
            self._count = ""
            self.action_partner(1)

    def action_difference(self, step: int) -> None:
        """To the next or previous figure that differs, then to those that may; while searching, match."""
        if len(self.search):
            self.search.step(step * (self._take_count() or 1))
            self.show_match()
            return
        sure, unclear = self.side.differing_figures, self.side.unclear_figures
        self._to_figure(sure, step, "difference", "No figures differ", then=unclear, doubted=True)

    def action_figure(self, step: int) -> None:
        """To the next or previous figure."""
        self._to_figure(self.side.shown_figures, step, "figure", "This article states no figure")

    def _to_figure(
        self,
        figures: Sequence[int],
        step: int,
        what: str,
        none: str,
        *,
        then: Sequence[int] = (),
        doubted: bool = False,
    ) -> None:
        """Go so many figures on, in text order; past the last to those that come ``then``.

        ``doubted`` has each with the sentence beside it from which it differs, or may.
        """
        count, analysis = self._take_count() or 1, self.side.analysis
        every = (*figures, *then)
        if self.comparison is None or not every:
            self.tell(none if self.comparison else self.waiting)
            return
        if then and self.spot.figure in every:
            found = step_in(range(len(every)), every.index(self.spot.figure), step * count)
        else:
            starts = [analysis.figures[f].start for f in figures or then]
            found = step_in(starts, self._offset_here(step), step * count)
            if found and found.round and figures and then:
                found = Step(len(figures) if step > 0 else len(every) - 1)
        assert found is not None
        figure = every[found.index]
        said = f"{what} {found.index + 1}/{len(every)}"
        if found.round:
            said += " (from the other end)" if len(every) > 1 else " (the only one)"
        partner = self.side.doubted(figure) if doubted else -1
        self.go(Spot(self.spot.side, analysis.figures[figure].sentence, figure, partner), said=said)

    def _offset_here(self, step: int) -> int:
        """Where the search for the next figure begins: at the figure, or at the sentence's edge."""
        spot, analysis = self.spot, self.side.analysis
        if spot.figure >= 0:
            return analysis.figures[spot.figure].start
        if spot.sentence < 0:
            return -1
        return analysis.sentences[spot.sentence].start - (1 if step > 0 else 0)

    def action_only(self, step: int) -> None:
        """To the next or previous sentence that only this side has."""
        step *= self._take_count() or 1
        found = step_in(self.side.only, self.spot.sentence, step)
        if self.comparison is None or found is None:
            self.tell("All that this side says, the other says too" if self.comparison else self.waiting)
            return
        said = f"only here {found.index + 1}/{len(self.side.only)}"
        said += " (from the other end)" if found.round else ""
        self.go(Spot(self.spot.side, self.side.only[found.index]), said=said)

    def go_to(self, places: tuple[int, int], *, figures: bool = False) -> None:
        """Put the cursor at an offset of the left text, with an offset of the right one as its partner.

        Args:
            places: Both offsets; -1 on the right is no partner in particular.
            figures: The left offset is that of a figure.
        """
        left, right = (side.analysis for side in self.sides)
        sentence = sentence_at(left, places[0])
        partner = sentence_at(right, places[1]) if places[1] >= 0 else -1
        starts = (n for n in self.sides[0].shown_figures if left.figures[n].start == places[0])
        self.go(Spot(0, sentence, next(starts, -1) if figures else -1, partner))

    def action_level(self) -> None:
        """Bring the partner level with the cursor."""
        if not self.view.level_partner():
            self.tell("This sentence has no partner")

    def action_link(self) -> None:
        """Scroll the texts together, or each alone."""
        self.stage.linked = not self.stage.linked
        self.tell(
            "The texts scroll together" if self.stage.linked else "Each text scrolls alone; s links them"
        )
        if self.stage.linked:
            self.view.level_partner()

    def action_layout(self) -> None:
        """Lay out in rows, or in columns."""
        rows = self.stage.mode is Mode.COLUMNS
        self.view.set_mode(Mode.ROWS if rows else Mode.COLUMNS)
        self.tell("Rows: what both say stands side by side" if rows else "Columns: each as it was written")

    # --- searching ---

    def action_search(self) -> None:
        """Open the search field; both articles are searched."""
        self._searching_from = self.spot
        hint, words = "search in both articles", self.search.words
        self.ask("search", hint, words, done=self._searched, typed=self._find, given_up=self._give_up_search)

    def _find(self, words: str) -> None:
        self.search.find([article.text for article in self.articles], words)
        if len(self.search):
            spot = self._searching_from  # not from where the first letters typed have led
            sentences = self.sides[spot.side].analysis.sentences
            here = sentences[spot.sentence].start if spot.sentence >= 0 else 0
            self.search.begin(spot.side, here)
            self.show_match()
        else:
            self.view.show_matches(self.search.spans)
            self._back_to_search()
            if words.strip():
                self.status.show(f"“{words}” is in neither article")

    def _searched(self, words: str) -> None:
        if words != self.search.words or not len(self.search):
            self._find(words)
        if words.strip() and not len(self.search):
            self.tell(f"“{words}” is in neither article")

    def show_match(self) -> None:
        """Go to the current match; the cursor goes to its sentence."""
        k, number = self.search.current
        self.view.show_matches(self.search.spans, self.search.current)
        self.go(Spot(k, sentence_at(self.sides[k].analysis, self.search.spans[k][number][0])))
        said = f"“{self.search.words}”: n next, p previous, Escape ends"
        self.status.show(said, f"match {self.search.at + 1}/{len(self.search)}")

    def _give_up_search(self) -> None:
        """Back to where the search began."""
        self._end_search()
        self._back_to_search()

    def _back_to_search(self) -> None:
        """Where the search was begun, if there was a cursor then."""
        if self._searching_from.sentence >= 0:
            self.go(self._searching_from)

    def _end_search(self) -> None:
        self.search.clear()
        self.view.show_matches(self.search.spans)
        self.tell_spot()
