"""Two articles side by side."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.worker import get_current_worker

from reader.articles.cleaning import clean_line
from reader.articles.model import Article
from reader.comparison.model import Comparison
from reader.report.words import summary
from reader.ui import keymap, places, styles
from reader.ui.beginnings import LONG
from reader.ui.explaining import explanation
from reader.ui.marks import Marks
from reader.ui.parallel.moving import Spot
from reader.ui.screens.comparing_judging import JudgedScreen
from reader.ui.sides import Side, sides
from reader.ui.targets import Target, figures_target, in_words, quotation, target_at
from reader.ui.widgets.chrome import KeyBar, Prompt, StatusLine, TitleBar
from reader.ui.widgets.figures import FiguresPanel
from reader.ui.widgets.parallel import ParallelView

COUNTED = {"close"} | {
    f"comparing.{name}"
    for name in (
        "down", "up", "next_paragraph", "previous_paragraph", "home", "end", "share", "other", "partner",
        "next", "previous", "next_figure", "previous_figure", "only", "only_back",
    )
}  # fmt: skip
"""Actions, by id, that use a number, or take it back."""
NOTHING_HERE = "Nothing here yet: j and k move to a sentence"


class ComparingScreen(JudgedScreen):
    """Linked sentences, figures with their verdicts, and what only one side says."""

    DEFAULT_CSS = styles.COMPARING
    TITLE_OF_HELP = "Comparing: keys"
    MANUAL = "comparing"
    BINDINGS = keymap.COMPARING

    @dataclass
    class Compared(Message):
        """A comparison is ready; ``request`` tells whether it is still wanted."""

        request: int
        shown: tuple[Side, Side] | None
        error: str = ""

    def __init__(
        self,
        left: Article,
        right: Article,
        places: tuple[int, int] | None = None,
        *,
        figures: bool = False,
    ) -> None:
        """
        Args:
            left: The article on the left.
            right: The article on the right.
            places: Offsets into both at which to open; -1 for none on the right.
            figures: The offsets are of figures, not of sentences.
        """
        super().__init__()
        self.articles = [left, right]
        self._request = 0
        self._to_compare = self._stands = False
        self._places = places
        self._figures = figures

    def compose(self) -> ComposeResult:
        self.dress()
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

    # --- comparing ---

    def open(self) -> None:
        """Show both articles at once, and compare them in a worker."""
        self._request += 1
        self._to_compare = False
        self.asking.stop()
        left, right = self.articles
        for article in self.articles:
            if not self.session.is_read(article):
                self.session.set_read(article, True)
        known = self.session.analyses.known(left, right)
        self.comparison = None
        self.waiting = "Still comparing…"
        self._tour, self._count = [], ""
        self.search.clear()
        self.clear_selection()  # what was selected is of the texts before
        if known is not None:
            self._take(sides(self.session.told(known)))
            self.ask_always()
            return
        self.panel.clear()
        at_once = self.session.analyses.at_once
        bare = Side(at_once(left, LONG // 4), True), Side(at_once(right, LONG // 4), False)
        self._show(bare)
        self.show_titles("comparing…")
        self._to_compare = True
        if self._stands:
            self._begin()
        # Else once it does: the two threads take turns, and the texts come first.

    def _stand(self) -> None:
        self._stands = True
        if self.comparison is not None and self._places is not None:
            self._start()
        self._begin()

    def _begin(self) -> None:
        if self._to_compare:
            self._to_compare = False
            self.run_worker(
                partial(self._compare, self._request, *self.articles),
                thread=True,
                group="compare",
                exclusive=True,
                exit_on_error=False,
            )

    def _compare(self, request: int, left: Article, right: Article) -> None:
        """Runs in a worker thread: computes and posts, touches no widget."""
        try:
            found = self.session.analyses.comparison(left, right)
            made: tuple[Side, Side] | None = sides(self.session.told(found))
            error = ""
        except Exception as problem:  # a fault in the comparison must not take the reader down
            made, error = None, clean_line(f"{type(problem).__name__}: {problem}")
        if not get_current_worker().is_cancelled:
            self.post_message(self.Compared(request, made, error))

    @on(Compared)
    def _compared(self, event: Compared) -> None:
        if event.request != self._request:
            return
        if event.shown is None:
            self.waiting = "The comparison failed"
            self.show_titles(f"not compared: {event.error}")
            self.tell("The comparison failed; both articles can still be read", warning=True, lasting=True)
        else:
            self._take(event.shown, keep=True)
            self.ask_always()

    def _take(self, shown: tuple[Side, Side], *, keep: bool = False) -> None:
        comparison = self.comparison = shown[0].comparison
        assert comparison is not None
        with self.view.at_once():
            self._show(shown, keep=keep)
            self.panel.show(comparison)
            self.show_titles(summary(comparison))
            if self._stands or self._places is None:
                self._start()
            # Else once it stands: a place is brought into a view that has a size.

    def _start(self) -> None:
        if self._places is not None:
            places, self._places = self._places, None
            self.go_to(places, figures=self._figures)
        elif self.spot.sentence < 0:
            # Who has paged on while it was compared is not pulled back.
            first = self.stage.first_in_view(self.spot.side)
            self.go(Spot(self.spot.side, first), bring=False)
        else:
            self.tell_spot()
        if self.panel.row_list.has_focus:
            self.panel.explain()

    def _show(self, shown: tuple[Side, Side], *, keep: bool = False) -> None:
        self.view.show(shown, self._marks(shown), keep=keep)
        if self.search.words and len(self.search):
            self.view.show_matches(self.search.spans, self.search.current)

    def _marks(self, shown: tuple[Side, Side]) -> tuple[Marks, Marks]:
        left, right = (
            replace(
                side.marks,
                starred=self.session.bookmarks.starred(side.analysis),
                noted=self.session.bookmarks.noted(side.analysis),
            )
            for side in shown
        )
        return left, right

    def show_marks(self) -> None:
        """Bookmarks in both texts."""
        self.view.show_marks(self._marks(self.sides))

    def show_titles(self, counts: str = "") -> None:
        if counts:
            self.query_one("#title", TitleBar).show(counts)
        titles = []
        for k, (article, side) in enumerate(zip(self.articles, self.sides, strict=True)):
            about = " · ".join(part for part in (article.headline, article.source, article.dated) if part)
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

    @on(ParallelView.Moved)
    def _moved(self, event: ParallelView.Moved) -> None:
        self._tour = []
        self.go(event.spot)

    # --- explaining and copying ---

    def action_explain(self) -> None:
        """Show all that is known of the sentence at the cursor."""
        spot = self.spot
        if self.panel.row_list.has_focus and (row := self.panel.current) is not None:
            spot = self.spot_of(row.left, row.right)
        told = explanation(self.sides, spot, self.note_here()) if self.comparison else []
        if told:
            self.storydiff.go(places.Explanation(told))
        else:
            self.tell(NOTHING_HERE if self.comparison else self.waiting)

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
        partner = self.stage.partner_of(spot)
        places = [(spot.side, spot.sentence)]
        if pair and partner >= 0:
            places = sorted([*places, (1 - spot.side, partner)])
        self.app.copy_to_clipboard("\n".join(quotation(self.sides[k], sentence) for k, sentence in places))
        self.tell("Copied both sentences" if len(places) > 1 else "Copied the sentence")

    def action_export(self) -> None:
        """Write the comparison into a file."""
        self.export(self.comparison, "comparison.html")

    def text_at_hand(self) -> str:
        from reader.report.layout import Paint
        from reader.report.text import comparison_text

        if self.comparison is None:
            return ""
        return comparison_text(self.comparison, 82, Paint(False)) + "\n"

    def action_open_source(self) -> None:
        """Open the address of the article with the cursor."""
        url = self.articles[self.spot.side].url
        if url.startswith(("http://", "https://")):
            self.open_address(url)
        else:
            self.tell("This article has no address")

    # --- changing the articles ---

    def action_swap(self) -> None:
        """Swap the sides; the cursor stays with its article."""
        spot = self.spot
        self.articles.reverse()
        places = self._places
        if places is not None:
            self._places = (places[1], places[0])
        self.open()
        if self._places is not None or places is None:  # else it is there by now
            self.view.move_to(Spot(1 - spot.side, spot.sentence, spot.figure, spot.partner))
        self.show_titles()

    def action_step(self, step: int) -> None:
        """Change the article of this side to the next or previous one of the list."""
        k = self.spot.side
        listed, count = self.session.listed, len(self.session.listed)
        at, other = (listed.index_of(self.articles[side].id) for side in (k, 1 - k))
        # An article that is not of the list (a bookmarked one) gives way to the list's first or last.
        target = (at + step) % count if at >= 0 else (0 if step > 0 else count - 1) if count else -1
        if target == other and target >= 0:
            target = (target + step) % count
        article = listed.article(target) if target not in (-1, at, other) else None
        if article is None:
            self.tell("There is no other article")
            return
        self.articles[k] = article
        self._places = None
        self.open()

    def action_read(self) -> None:
        """Read the article with the cursor alone, from there on."""
        spot = self.spot
        offset = self.side.analysis.sentences[spot.sentence].start if spot.sentence >= 0 else -1
        self.storydiff.go(places.Reading(self.articles[spot.side], offset, 1 if offset >= 0 else 0))

    # --- bookmarks ---

    def action_bookmark(self) -> None:
        """Bookmark what is at the cursor, or take its bookmark away."""
        target = self.target()
        if target is None:
            self.tell(NOTHING_HERE)
        else:
            self._bookmark(target, None)

    def action_note(self) -> None:
        """Bookmark with a note, or change the note."""
        target = self.target()
        if target is None:
            self.tell(NOTHING_HERE)
            return
        known = self.session.bookmarks.find(target.kind, target.left, target.right)
        hint, note = "a note; Enter keeps it", known.note if known else ""
        self.ask("note", hint, note, done=lambda text: self._bookmark(target, text))

    def target(self) -> Target | None:
        if self.comparison is not None and self.panel.row_list.has_focus and (row := self.panel.current):
            return figures_target(self.sides, row)
        return target_at(self.sides, self.spot, self.stage.partner_of(self.spot))

    def _bookmark(self, target: Target, note: str | None) -> None:
        target = in_words(self.sides, target)
        self.apply_bookmark(target.kind, target.left, target.right, note, self.articles, target.what)
        self.show_marks()
        self.tell_spot()

    def after_undo(self) -> None:
        self._settle_again()
        self.show_marks()

    def show_again(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self._show(sides(comparison), keep=True)
        self.panel.show(comparison)
        self.show_titles(summary(comparison))
        self.tell_spot()

    def on_key(self, event: events.Key) -> None:
        """A number typed is for the next key alone."""
        super().on_key(event)
        if self._count and not event.key.isdigit():
            active = self.active_bindings.get(event.key)
            if active is None or active.binding.id not in COUNTED:
                self._count = ""

    def on_screen_resume(self) -> None:
        if self.view.sides is not None:
            self.show_marks()
            self.check_problems()
        self.call_next(self._stand)

    def action_close(self) -> None:
        """Escape: the number, the search, the filter of the figures, the figures."""
        if self._count:
            self._count = ""
            self.tell_spot()
        elif self.asking.stop():
            self.tell("Stopped asking; what was answered stays")
        elif len(self.search) and not self.panel.row_list.has_focus:
            self._end_search()
        elif self.panel.display and self.panel.filtered:
            self.panel.show_all()
        elif self.panel.display:
            self.close_figures()
        elif len(self.search):
            self._end_search()
        else:
            super().action_close()

    def action_back(self) -> None:
        """Back: from the list of figures to the texts, from the texts to where one came from."""
        if self.panel.display and (self.has_class("-low") or self.panel.row_list.has_focus):
            self.close_figures()
        else:
            super().action_back()
