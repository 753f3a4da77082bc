"""Two articles side by side."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.worker import get_current_worker

from reader.articles.cleaning import clean_line
from reader.articles.model import Article
from reader.comparison.model import Comparison
from reader.report.words import summary
from reader.ui.explaining import explanation
from reader.ui.finding import DoubleSearch
from reader.ui.keys import key
from reader.ui.parallel.arrange import Mode
from reader.ui.parallel.moving import Spot, linked_as, paragraph, sentence_at, step_in, stops
from reader.ui.screens.base import BaseScreen
from reader.ui.sides import Side, sides
from reader.ui.targets import Target, figures_target, quotation, target_at
from reader.ui.widgets.chrome import KeyBar, Prompt, StatusLine, TitleBar
from reader.ui.widgets.figures import FiguresPanel
from reader.ui.widgets.parallel import ParallelView

DOCK_FROM = 32
"""Rows from which the figures panel leaves room for the texts."""
COUNT = "A number: of a link, of a sentence, or how often"
NOTHING_HERE = "Nothing here yet: j and k move to a sentence"


class ComparingScreen(BaseScreen):
    """Linked sentences, figures with their verdicts, and what only one side says."""

    TITLE_OF_HELP = "Comparing: keys"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (DOCK_FROM, "-high")]
    BINDINGS = [
        key("down,j", "sentence(1)", "Next sentence", "Next sentence", id="comparing.down"),
        key("up,k", "sentence(-1)", "Previous sentence", "Previous sentence", id="comparing.up"),
        key("J", "paragraph(1)", "Next paragraph", "Next paragraph", id="comparing.next_paragraph"),
        key("K", "paragraph(-1)", "Paragraph back", "Previous paragraph", id="comparing.previous_paragraph"),
        key("home,g", "end(0)", "First", "First sentence; 12g: sentence 12", id="comparing.home"),
        key("end,G", "end(1)", "Last", "Last sentence; 12G: sentence 12", id="comparing.end"),
        key("percent_sign", "share", "Per cent", "50%: to the middle of this article", id="comparing.share"),
        key(
            "tab",
            "partner(1)",
            "Partner",
            "To the partner, then to the next one, then back",
            id="comparing.other",
            show=True,
            priority=True,
        ),
        key(
            "enter",
            "partner(1)",
            "Partner",
            "To the partner; 12 Enter: to the link numbered 12",
            id="comparing.partner",
        ),
        key("left,h", "side(0)", "Left side", "To the left article", id="comparing.left"),
        key("right,l", "side(1)", "Right side", "To the right article", id="comparing.right"),
        key(
            "n",
            "difference(1)",
            "Difference",
            "To the next figure that differs, or match of a search",
            id="comparing.next",
            show=True,
        ),
        key(
            "p,N",
            "difference(-1)",
            "Previous",
            "To the previous figure that differs, or match of a search",
            id="comparing.previous",
        ),
        key("f", "figure(1)", "Figure", "To the next figure", id="comparing.next_figure", show=True),
        key("F", "figure(-1)", "Figure back", "To the previous figure", id="comparing.previous_figure"),
        key("u", "only(1)", "Only here", "To what next only this side says", id="comparing.only", show=True),
        key("U", "only(-1)", "Only here back", "To what only this side says, back", id="comparing.only_back"),
        key("v", "layout", "Layout", "Lay out in columns or in rows", id="comparing.layout", show=True),
        key(
            "t", "figures", "Figures", "All figures in pairs, or the texts", id="comparing.figures", show=True
        ),
        key("e", "explain", "Explain", "All that is known of the sentence", id="comparing.explain"),
        key("s", "link", "Scroll alone", "Scroll the texts together or alone", id="comparing.link"),
        key("equals_sign", "level", "Level", "Bring the partner level with the cursor", id="comparing.level"),
        key(
            "b",
            "bookmark",
            "Bookmark",
            "Bookmark the pair, the sentence alone, or the figures",
            id="comparing.bookmark",
            show=True,
        ),
        key("B", "note", "Note", "Bookmark with a note", id="comparing.note"),
        key("slash", "search", "Search", "Search in both articles", id="comparing.search"),
        key("y", "copy(0)", "Copy", "Copy the sentence, or what the mouse selected", id="comparing.copy"),
        key("Y", "copy(1)", "Copy pair", "Copy the sentence and its partner", id="comparing.copy_pair"),
        key("o", "open_source", "Open", "Open this side's address in a browser", id="comparing.open"),
        key("x", "swap", "Swap", "Swap the sides", id="comparing.swap"),
        key(
            "right_square_bracket",
            "step(1)",
            "Next article",
            "Next article on this side",
            id="comparing.next_article",
        ),
        key(
            "left_square_bracket",
            "step(-1)",
            "Article back",
            "Previous article on this side",
            id="comparing.previous_article",
        ),
        key("r", "read", "Read", "Read this side's article alone", id="comparing.read"),
        *(key(d, f"digit({d})", d, COUNT, id=f"comparing.{d}") for d in "0123456789"),
    ]

    @dataclass
    class Compared(Message):
        """A comparison is ready; ``request`` tells whether it is still wanted."""

        request: int
        comparison: Comparison | None
        error: str = ""

    def __init__(self, left: Article, right: Article, places: tuple[int, int] | None = None) -> None:
        """
        Args:
            left: The article on the left.
            right: The article on the right.
            places: Offsets into both at which to open.
        """
        super().__init__()
        self.articles = [left, right]
        self.comparison: Comparison | None = None
        self.search = DoubleSearch()
        self._request = 0
        self._places = places
        self._waiting = ""
        self._count = ""
        self._tour: list[Spot] = []
        self._searching_from = Spot()

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        with Container(id="panes"):
            yield ParallelView(id="view")
        yield FiguresPanel(id="figures")
        yield Prompt(id="prompt")
        yield StatusLine(id="status")
        yield KeyBar()

    def on_mount(self) -> None:
        self.panel.display = False
        self.view.focus()
        self.open()

    def on_unmount(self) -> None:
        gc.unfreeze()

    @property
    def view(self) -> ParallelView:
        """Both texts."""
        return self.query_one("#view", ParallelView)

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

    # --- comparing ---

    def open(self, *, keep: bool = False) -> None:
        """Show both articles at once, and compare them in a worker."""
        self._request += 1
        left, right = self.articles
        known = self.session.known_comparison(left, right)
        self.comparison = None
        self._waiting = "Still comparing…"
        self._tour = []
        self.search.clear()
        if known is not None:
            self._take(known)
            return
        bare = Side(self.session.analysis(left), True), Side(self.session.analysis(right), False)
        self._show(bare)
        self._show_titles("comparing…")
        self.run_worker(
            partial(self._compare, self._request, left, right),
            thread=True,
            group="compare",
            exclusive=True,
            exit_on_error=False,
        )

    def _compare(self, request: int, left: Article, right: Article) -> None:
        """Runs in a worker thread: computes and posts, touches no widget."""
        try:
            made: Comparison | None = self.session.comparison(left, right)
            error = ""
        except Exception as problem:  # a fault in the comparison must not take the reader down
            made, error = None, clean_line(f"{type(problem).__name__}: {problem}")
        if not get_current_worker().is_cancelled:
            self.post_message(self.Compared(request, made, error))

    @on(Compared)
    def _compared(self, event: Compared) -> None:
        if event.request != self._request:
            return
        if event.comparison is None:
            self._waiting = "The comparison failed"
            self._show_titles(f"not compared: {event.error}")
            self.tell("The comparison failed; both articles can still be read", warning=True, lasting=True)
        else:
            self._take(event.comparison, keep=True)

    def _take(self, comparison: Comparison, *, keep: bool = False) -> None:
        self.comparison = comparison
        # A collection that goes through all of a long comparison holds a key up for 80 ms.
        gc.freeze()
        self._show(sides(comparison), keep=keep)
        self.panel.show(comparison)
        self._show_titles(summary(comparison))
        # The view has its size only after the first layout.
        self.call_after_refresh(self._start)

    def _start(self) -> None:
        if self._places is not None:
            places, self._places = self._places, None
            self.go_to(places)
        elif self.spot.sentence < 0:
            self._go(Spot(self.spot.side, 0), bring=False, read=False)
        else:
            self._tell_spot()

    def _show(self, shown: tuple[Side, Side], *, keep: bool = False) -> None:
        self.view.show(shown, self._marks(shown), keep=keep)
        if self.search.words and len(self.search):
            self.view.show_matches(self.search.spans, self.search.current)

    def _marks(self, shown: tuple[Side, Side]) -> tuple:  # type: ignore[type-arg]
        return tuple(
            replace(
                side.marks,
                starred=self.session.starred(side.analysis),
                noted=self.session.noted(side.analysis),
            )
            for side in shown
        )

    def show_marks(self) -> None:
        """Bookmarks in both texts."""
        self.view.show_marks(self._marks(self.sides))

    def _show_titles(self, counts: str = "") -> None:
        if counts:
            self.query_one("#title", TitleBar).show(counts)
        titles = []
        for k, (article, side) in enumerate(zip(self.articles, self.sides, strict=True)):
            about = " · ".join(part for part in (article.headline, article.source, article.date) if part)
            at = ""
            if k == self.spot.side and self.spot.sentence >= 0:
                at = f"{self.spot.sentence + 1}/{len(side.analysis.sentences)}"
            facts = [at]
            if side.comparison is not None:
                only, share = len(side.only), f"{side.share:.0%}"
                long = f"○ {only} only here · {share} also in {'BA'[k]}"
                facts = [
                    " · ".join(filter(None, (long, at))),
                    " ".join(filter(None, (f"○{only} {share}", at))),
                ]
            titles.append((f"{'▸' if k == self.spot.side else ' '}{'AB'[k]} {about}", facts))
        self.view.show_titles(titles)

    # --- moving ---

    def _go(self, spot: Spot, *, bring: bool = True, read: bool = True, said: str = "") -> None:
        """Put the cursor somewhere, and say what is there."""
        with self.view.at_once():
            self.view.move_to(spot, bring=bring)
            self._tell_spot(said)
        article = self.articles[self.spot.side]
        if read and not self.session.is_read(article):
            self.session.set_read(article, True)

    def _tell_spot(self, said: str = "") -> None:
        """The row below the texts: what is at the cursor."""
        spot, side = self.spot, self.side
        self._show_titles()
        text = side.explain(spot.sentence, spot.figure, spot.partner)
        note = self._note_here()
        self.status.show(f"✎ {note}; {text}" if note else text, said)

    def _note_here(self) -> str:
        spot, side = self.spot, self.side
        if spot.sentence < 0:
            return ""
        sentence = side.analysis.sentences[spot.sentence]
        return self.session.note_at(side.analysis.article, sentence.start, sentence.end)

    @on(ParallelView.Moved)
    def _moved(self, event: ParallelView.Moved) -> None:
        self._tour = []
        self._go(self.spot)

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
        return self.spot.sentence if self.spot.sentence >= 0 else self.view.first_in_view(self.spot.side)

    def action_sentence(self, step: int) -> None:
        """To the next or previous sentence."""
        step *= self._take_count() or 1
        k, last = self.spot.side, len(self.side.analysis.sentences) - 1
        target = self._from() + step if self.spot.sentence >= 0 else self._from()
        self._go(Spot(k, max(0, min(target, last))))

    def action_paragraph(self, step: int) -> None:
        """To the next or previous paragraph."""
        step *= self._take_count() or 1
        self._go(Spot(self.spot.side, paragraph(self.side.analysis, self._from(), step)))

    def action_end(self, last: int) -> None:
        """To the first or last sentence; with a number, to that sentence."""
        count, end = self._take_count(), len(self.side.analysis.sentences) - 1
        self._go(Spot(self.spot.side, min(count - 1, end) if count else end if last else 0))

    def action_share(self) -> None:
        """To so many per cent of the article."""
        count, length = min(100, self._take_count()), len(self.side.analysis.article.text)
        self._go(Spot(self.spot.side, sentence_at(self.side.analysis, length * count // 100)))

    def action_partner(self, step: int) -> None:
        """To the partner, to the next one, and back; without one, to the other side."""
        if self.prompt.display:
            return
        if self.panel.display and self.panel.row_list.has_focus:
            self.view.focus()
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
            self._go(self._tour[number], said=said if len(self._tour) > 2 else "")
        else:
            # What one came from stays where it is.
            other = 1 - spot.side
            self._go(Spot(other, self.view.first_in_view(other)), bring=False)

    def _to_link(self, number: int) -> None:
        sentence = linked_as(self.side, number)
        if sentence < 0:
            self.tell(f"There is no link {number}")
            self._tell_spot()
        else:
            self._go(Spot(self.spot.side, sentence))

    def action_side(self, k: int) -> None:
        """To one of the sides, at the partner if there is one."""
        if self.spot.side != k:
            self._tour = []
            self._count = ""
            self.action_partner(1)

    def action_difference(self, step: int) -> None:
        """To the next or previous figure that differs; while searching, match."""
        if len(self.search):
            self.search.step(step * (self._take_count() or 1))
            self._show_match()
            return
        self._to_figure(self.side.differing_figures, step, "difference", "No figures differ")

    def action_figure(self, step: int) -> None:
        """To the next or previous figure."""
        self._to_figure(self.side.shown_figures, step, "figure", "This article states no figure")

    def _to_figure(self, figures: Sequence[int], step: int, what: str, none: str) -> None:
        count, analysis = self._take_count() or 1, self.side.analysis
        if self.comparison is None or not figures:
            self.tell(none if self.comparison else self._waiting)
            return
        starts = [analysis.figures[f].start for f in figures]
        found = step_in(starts, self._offset_here(step), step * count)
        assert found is not None
        figure = figures[found.index]
        said = f"{what} {found.index + 1}/{len(figures)}"
        if found.round:
            said += " (from the other end)" if len(figures) > 1 else " (the only one)"
        self._go(Spot(self.spot.side, analysis.figures[figure].sentence, figure), said=said)

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
            self.tell("All that this side says, the other says too" if self.comparison else self._waiting)
            return
        said = f"only here {found.index + 1}/{len(self.side.only)}"
        said += " (from the other end)" if found.round else ""
        self._go(Spot(self.spot.side, self.side.only[found.index]), said=said)

    def go_to(self, places: tuple[int, int]) -> None:
        """Put the cursor at an offset of the left text, with an offset of the right one as its partner."""
        left, right = (
            sentence_at(side.analysis, place) for side, place in zip(self.sides, places, strict=True)
        )
        figures = self.sides[0].analysis.figures
        exact = (n for n in self.sides[0].shown_figures if figures[n].start == places[0])
        figure = next(exact, -1) if figures else -1
        starts_there = self.sides[0].analysis.sentences[left].start == places[0] if left >= 0 else False
        self._go(Spot(0, left, -1 if starts_there and not figure >= 0 else figure, right))

    def action_level(self) -> None:
        """Bring the partner level with the cursor."""
        if not self.view.level_partner():
            self.tell("This sentence has no partner")

    def action_link(self) -> None:
        """Scroll the texts together, or each alone."""
        self.view.linked = not self.view.linked
        self.tell(
            "The texts scroll together" if self.view.linked else "Each text scrolls alone; s links them"
        )
        if self.view.linked:
            self.view.level_partner()

    def action_layout(self) -> None:
        """Lay out in rows, or in columns."""
        rows = self.view.mode is Mode.COLUMNS
        self.view.set_mode(Mode.ROWS if rows else Mode.COLUMNS)
        self.tell("Rows: what both say stands side by side" if rows else "Columns: each as it was written")

    # --- explaining and copying ---

    def action_explain(self) -> None:
        """Show all that is known of the sentence at the cursor."""
        from reader.ui.screens.explaining import ExplainScreen

        spot = self.spot
        if self.panel.row_list.has_focus and (row := self.panel.current) is not None:
            spot = self._spot_of(row.left, row.right)
        told = explanation(self.sides, spot, self._note_here()) if self.comparison else []
        if told:
            self.app.push_screen(ExplainScreen(told))
        else:
            self.tell(NOTHING_HERE if self.comparison else self._waiting)

    def action_copy(self, pair: int) -> None:
        """Copy the sentence at the cursor, with its partner if asked; or what the mouse selected."""
        selected = self.get_selected_text()
        if selected and not pair:
            self.app.copy_to_clipboard(selected)
            self.clear_selection()
            self.tell("Copied what was selected")
            return
        spot = self.spot
        if spot.sentence < 0:
            self.tell(NOTHING_HERE)
            return
        partner = self.view.partner_of(spot)
        places = [(spot.side, spot.sentence)]
        if pair and partner >= 0:
            places = sorted([*places, (1 - spot.side, partner)])
        self.app.copy_to_clipboard("\n".join(quotation(self.sides[k], sentence) for k, sentence in places))
        self.tell("Copied both sentences" if len(places) > 1 else "Copied the sentence")

    def action_open_source(self) -> None:
        """Open the address of the article with the cursor."""
        url = self.articles[self.spot.side].url
        if url.startswith(("http://", "https://")):
            self.app.open_url(url)
            self.tell(f"Opening {url}")
        else:
            self.tell("This article has no address")

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
            self._show_match()
        else:
            self.view.show_matches(self.search.spans)
            self._go(self._searching_from)
            if words.strip():
                self.status.show(f"“{words}” is in neither article")

    def _searched(self, words: str) -> None:
        if words != self.search.words or not len(self.search):
            self._find(words)
        if words.strip() and not len(self.search):
            self.tell(f"“{words}” is in neither article")

    def _show_match(self) -> None:
        """Go to the current match; the cursor goes to its sentence."""
        k, number = self.search.current
        self.view.show_matches(self.search.spans, self.search.current)
        self._go(Spot(k, sentence_at(self.sides[k].analysis, self.search.spans[k][number][0])))
        said = f"“{self.search.words}”: n next, N previous, Escape ends"
        self.status.show(said, f"match {self.search.at + 1}/{len(self.search)}")

    def _give_up_search(self) -> None:
        """Back to where the search began."""
        self._end_search()
        self._go(self._searching_from)

    def _end_search(self) -> None:
        self.search.clear()
        self.view.show_matches(self.search.spans)
        self._tell_spot()

    # --- figures panel ---

    def action_figures(self) -> None:
        """Open the list of figures, or go to it; from within it, close it."""
        if self.comparison is None:
            self.tell(self._waiting)
            return
        if self.panel.display and (self.panel.row_list.has_focus or self.has_class("-low")):
            self._close_figures()
            return
        self.panel.display = True
        self.add_class("-figures")
        self.panel.row_list.focus()
        self.panel.explain()

    def _close_figures(self) -> None:
        self.panel.display = False
        self.remove_class("-figures")
        self.view.focus()
        self._tell_spot()

    @on(FiguresPanel.Jump)
    def _jump(self, event: FiguresPanel.Jump) -> None:
        if self.has_class("-low"):
            self._close_figures()
        else:
            self.view.focus()
        self.call_after_refresh(self._go, self._spot_of(event.left, event.right))

    def _spot_of(self, left: int | None, right: int | None) -> Spot:
        """Where a row of the list of figures leads: to the left figure if there is one, else to the right."""
        k, figure, paired = (0, left, right) if left is not None else (1, right or 0, None)
        partner = self.sides[1].analysis.figures[paired].sentence if paired is not None else -1
        return Spot(k, self.sides[k].analysis.figures[figure].sentence, figure, partner)

    @on(FiguresPanel.Explained)
    def _explained(self, event: FiguresPanel.Explained) -> None:
        if self.panel.row_list.has_focus:
            self.status.show(event.text, event.position)

    # --- changing the articles ---

    def action_swap(self) -> None:
        """Swap the sides; the cursor stays with its article."""
        spot = self.spot
        self.articles.reverse()
        if self._places is not None:
            self._places = (self._places[1], self._places[0])
        self.open()
        self.view.move_to(Spot(1 - spot.side, spot.sentence, spot.figure, spot.partner))
        self._show_titles()

    def action_step(self, step: int) -> None:
        """Change the article of this side to the next or previous one of the list."""
        k = self.spot.side
        articles = [a for a in self.session.listed if a.id != self.articles[1 - k].id]
        if not articles:
            self.tell("There is no other article")
            return
        at = next((n for n, a in enumerate(articles) if a.id == self.articles[k].id), -1)
        # An article that is not of the list (a bookmarked one) gives way to the list's first or last.
        target = (at + step) % len(articles) if at >= 0 else (0 if step > 0 else len(articles) - 1)
        if articles[target].id == self.articles[k].id:
            self.tell("There is no other article")
            return
        self.articles[k] = articles[target]
        self._places = None
        self.open()

    def action_read(self) -> None:
        """Read the article with the cursor alone, from there on."""
        from reader.ui.screens.reading import ReadingScreen

        spot = self.spot
        offset = self.side.analysis.sentences[spot.sentence].start if spot.sentence >= 0 else -1
        self.app.push_screen(ReadingScreen(self.articles[spot.side], offset, 1 if offset >= 0 else 0))

    # --- bookmarks ---

    def action_bookmark(self) -> None:
        """Bookmark what is at the cursor, or take its bookmark away."""
        target = self._target()
        if target is None:
            self.tell(NOTHING_HERE)
        else:
            self._bookmark(target, None)

    def action_note(self) -> None:
        """Bookmark with a note, or change the note."""
        target = self._target()
        if target is None:
            self.tell(NOTHING_HERE)
            return
        known = self.session.find_bookmark(target.kind, target.left, target.right)
        hint, note = "a note; Enter keeps it", known.note if known else ""
        self.ask("note", hint, note, done=lambda text: self._bookmark(target, text))

    def _target(self) -> Target | None:
        if self.panel.row_list.has_focus and (row := self.panel.current) is not None:
            return figures_target(self.sides, row)
        return target_at(self.sides, self.spot, self.view.partner_of(self.spot))

    def _bookmark(self, target: Target, note: str | None) -> None:
        self.apply_bookmark(target.kind, target.left, target.right, note, self.articles, target.what)
        self.show_marks()
        self._tell_spot()

    def focus_content(self) -> None:
        (self.panel.row_list if self.panel.display else self.view).focus()

    def after_undo(self) -> None:
        self.show_marks()

    def on_screen_resume(self) -> None:
        if self.view.sides is not None:
            self.show_marks()
            self.check_problems()

    def action_close(self) -> None:
        """Escape: the number, the search, the filter of the figures, the figures, then the screen."""
        if self._count:
            self._count = ""
            self._tell_spot()
        elif len(self.search) and not self.panel.row_list.has_focus:
            self._end_search()
        elif self.panel.display and self.panel.filtered:
            self.panel.show_all()
        elif self.panel.display:
            self._close_figures()
        elif len(self.search):
            self._end_search()
        else:
            self.action_back()

    def action_back(self) -> None:
        """Back: from the list of figures to the texts, from the texts to where one came from."""
        if self.panel.display and self.has_class("-low"):
            self._close_figures()
        else:
            super().action_back()
