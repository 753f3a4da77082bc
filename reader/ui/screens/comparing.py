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
from reader.library import BookmarkKind, JudgedKind, Said
from reader.report.words import summary
from reader.ui import keymap, places
from reader.ui.asking import NO_MODEL, Asking
from reader.ui.explaining import explanation
from reader.ui.marks import Marks
from reader.ui.parallel.moving import Spot
from reader.ui.screens.comparing_figures import FiguresScreen
from reader.ui.sides import Side, sides
from reader.ui.targets import Target, figures_target, quotation, target_at
from reader.ui.widgets.chrome import KeyBar, Prompt, StatusLine, TitleBar
from reader.ui.widgets.figures import FiguresPanel
from reader.ui.widgets.parallel import ParallelView

COUNTED = {
    *("j", "k", "down", "up", "J", "K", "home", "end", "g", "G", "percent_sign", "enter", "tab"),
    *("n", "p", "N", "f", "F", "u", "U", "escape"),
}
"""Keys that use a number, or take it back."""
NO_FIGURE = "d settles two figures: f goes to the next one"
NO_PAIR = "a settles two linked sentences, or two figures: f goes to the next one"
NO_PARTNER = "This figure has no partner: move to a sentence, or another figure"
NOTHING_HERE = "Nothing here yet: j and k move to a sentence"


class ComparingScreen(FiguresScreen):
    """Linked sentences, figures with their verdicts, and what only one side says."""

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
        self.asking = Asking(self, lambda: self.session.second)
        self._places = places
        self._figures = figures

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

    # --- comparing ---

    def open(self) -> None:
        """Show both articles at once, and compare them in a worker."""
        self._request += 1
        self.asking.stop()
        left, right = self.articles
        known = self.session.analyses.known(left, right)
        self.comparison = None
        self.waiting = "Still comparing…"
        self._tour, self._count = [], ""
        self.search.clear()
        self.clear_selection()  # what was selected is of the texts before
        if known is not None:
            self._take(sides(self.session.told(known)))
            self._ask_always()
            return
        self.panel.clear()
        bare = Side(self.session.analyses.of(left), True), Side(self.session.analyses.of(right), False)
        self._show(bare)
        self.show_titles("comparing…")
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
            self._ask_always()

    def _take(self, shown: tuple[Side, Side], *, keep: bool = False) -> None:
        comparison = self.comparison = shown[0].comparison
        assert comparison is not None
        self._show(shown, keep=keep)
        self.panel.show(comparison)
        self.show_titles(summary(comparison))
        # The view has its size only after the first layout.
        self.call_after_refresh(self._start)

    def _start(self) -> None:
        if self._places is not None:
            places, self._places = self._places, None
            self.go_to(places, figures=self._figures)
        elif self.spot.sentence < 0:
            # Who has paged on while it was compared is not pulled back.
            first = self.stage.first_in_view(self.spot.side)
            self.go(Spot(self.spot.side, first), bring=False, read=False)
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

    def action_open_source(self) -> None:
        """Open the address of the article with the cursor."""
        url = self.articles[self.spot.side].url
        if url.startswith(("http://", "https://")):
            self.app.open_url(url)
            self.tell(f"Opening {url}")
        else:
            self.tell("This article has no address")

    # --- changing the articles ---

    def action_swap(self) -> None:
        """Swap the sides; the cursor stays with its article."""
        spot = self.spot
        self.articles.reverse()
        if self._places is not None:
            self._places = (self._places[1], self._places[0])
        self.open()
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
        known = self.session.bookmarks.find(target.kind, target.left, target.right)
        hint, note = "a note; Enter keeps it", known.note if known else ""
        self.ask("note", hint, note, done=lambda text: self._bookmark(target, text))

    def _target(self) -> Target | None:
        if self.comparison is not None and self.panel.row_list.has_focus and (row := self.panel.current):
            return figures_target(self.sides, row)
        return target_at(self.sides, self.spot, self.stage.partner_of(self.spot))

    def _bookmark(self, target: Target, note: str | None) -> None:
        self.apply_bookmark(target.kind, target.left, target.right, note, self.articles, target.what)
        self.show_marks()
        self.tell_spot()

    def after_undo(self) -> None:
        self._settle_again()
        self.show_marks()

    # --- judgements ---

    def action_settle(self, differ: int) -> None:
        """Say of two figures that they differ, or of two figures or sentences that they are not the same.

        Where just that has been said, it is taken back.
        """
        if self.comparison is None:
            self.tell(self.waiting)
            return
        target, spot = self._target(), self.spot
        judged = self.session.judged
        if own := self._said(bool(differ), target):
            taken = judged.remove(own)
            if taken is not None:
                self.storydiff.undo.append(("You say so again", lambda: judged.restore(taken)))
                self._settle_again()
                self.tell("What you said is taken back; z says it again")
            self.check_problems()
            return
        figures = target is not None and target.kind is BookmarkKind.FIGURES
        if target is None or target.right is None or (not figures and (differ or spot.figure >= 0)):
            self.tell(NO_PARTNER if spot.figure >= 0 else NO_FIGURE if differ else NO_PAIR)
            return
        kind = JudgedKind.FIGURES if figures else JudgedKind.SENTENCES
        said = Said.DIFFERS if differ else Said.APART
        made = judged.add(kind, said, target.left, target.right, self.articles)
        if made is None:
            self.check_problems()
            return
        self.storydiff.undo.append(("What you said is taken back", lambda: judged.remove(made.id)))
        self._settle_again()
        what = "they differ" if differ else "not the same thing" if figures else "not the same"
        self.tell(f"You say: {what}; z takes it back")

    def _said(self, differ: bool, target: Target | None) -> str:
        """The id of the judgement that says just this of what is at the cursor, "" if there is none."""
        assert self.comparison is not None
        side, spot = self.side, self.spot
        pairs = self.comparison.figure_pairs if differ else self.comparison.apart
        if self.panel.row_list.has_focus and (row := self.panel.current) is not None:
            return next((p.own for p in pairs if (p.left, p.right) == (row.left, row.right)), "")
        if spot.figure >= 0:
            first = side.pairs_at(spot.figure, spot.partner) or side.apart.get(spot.figure) or []
            return first[0].own if first and first[0] in pairs else ""
        alone = target is not None and target.right is None
        denied = side.unlinked.get(spot.sentence) if alone and not differ else None
        return denied[0][1] if denied else ""

    def _settle_again(self) -> None:
        """Show the comparison with what is said of it now; the cursor stays."""
        known = self.session.analyses.known(*self.articles)
        if known is not None and self.comparison is not None:
            shown = sides(self.session.told(known))
            self.comparison = shown[0].comparison
            assert self.comparison is not None
            self._tour = []
            self._show(shown, keep=True)
            self.panel.show(self.comparison)
            self.show_titles(summary(self.comparison))
            self.tell_spot()

    # --- the second reader ---

    def action_ask_second(self) -> None:
        """Ask the second reader about what is in doubt between the two."""
        second = self.session.second
        if self.comparison is None:
            self.tell(self.waiting)
        elif second.chosen is None:
            self.tell(NO_MODEL)
        elif self._ask():
            self.tell(f"Asking {second.name}…", lasting=True)
        else:
            self.tell(f"{second.name} is being asked; Escape stops")

    def _ask(self) -> bool:
        left, right = self.articles
        return self.asking.start(lambda: [self.session.analyses.comparison(left, right)])

    def _ask_always(self) -> None:
        choice = self.session.second.chosen
        if choice is not None and choice.always and choice.may_ask:
            self._ask()

    @on(Asking.Told)
    def _answers_came(self, event: Asking.Told) -> None:
        """Answers show where they belong; neither view nor cursor moves."""
        if event.done:
            self._settle_again()
        if not self.prompt_open and self.asking.running:
            told = f"{self.session.second.name}: {event.done} of {event.total} places judged; Escape stops"
            self.tell(told, lasting=True)

    @on(Asking.Ended)
    def _asked(self, event: Asking.Ended) -> None:
        self._settle_again()
        said = f"{self.session.second.name}: {event.said or 'nothing more is in doubt'}"
        self.tell(said, warning=event.failed, lasting=event.failed)

    def leaving(self) -> None:
        self.asking.stop()
        super().leaving()

    def on_key(self, event: events.Key) -> None:
        """A number typed is for the next key alone."""
        super().on_key(event)
        if event.key not in COUNTED and not event.key.isdigit():
            self._count = ""

    def on_screen_resume(self) -> None:
        if self.view.sides is not None:
            self.show_marks()
            self.check_problems()

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
