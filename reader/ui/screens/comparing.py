"""Two articles side by side."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Vertical
from textual.message import Message
from textual.worker import get_current_worker

from reader.articles.cleaning import clean_line
from reader.articles.model import Article
from reader.comparison.model import Comparison
from reader.library import Anchor, BookmarkKind
from reader.report.words import summary
from reader.ui.finding import find_all
from reader.ui.screens.base import BaseScreen
from reader.ui.session import anchor
from reader.ui.sides import GUTTER, Side, bare_side, sides
from reader.ui.widgets.chrome import KeyBar, Prompt, StatusLine, TitleBar
from reader.ui.widgets.figures import FiguresPanel
from reader.ui.widgets.prose import ProseView

Target = tuple[BookmarkKind, Anchor, Anchor | None, str]
"""What a bookmark key means: kind, left and right place, and what it is in words."""
STACK_BELOW = 96
"""Columns below which the panes stand one above the other."""
DOCK_FROM = 32
"""Rows from which the figures panel leaves room for the texts."""


class ComparingScreen(BaseScreen):
    """Linked sentences, figures with their verdicts, and what only one side says."""

    TITLE_OF_HELP = "Comparing: keys"
    HORIZONTAL_BREAKPOINTS = [(0, "-stacked"), (STACK_BELOW, "-beside")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (DOCK_FROM, "-high")]
    BINDINGS = [
        Binding(
            "down,j", "sentence(1)", "Next sentence", show=False, id="comparing.down", tooltip="Next sentence"
        ),
        Binding(
            "up,k",
            "sentence(-1)",
            "Previous sentence",
            show=False,
            id="comparing.up",
            tooltip="Previous sentence",
        ),
        Binding("home,g", "end(0)", "First", show=False, id="comparing.home", tooltip="First sentence"),
        Binding("end,G", "end(1)", "Last", show=False, id="comparing.end", tooltip="Last sentence"),
        Binding(
            "tab",
            "other",
            "Other side",
            id="comparing.other",
            priority=True,
            tooltip="To the other side, at the partner",
        ),
        Binding("enter", "other", "Partner", show=False, id="comparing.partner", tooltip="To the partner"),
        Binding(
            "n",
            "difference(1)",
            "Next difference",
            id="comparing.next",
            tooltip="To the next figure that differs, or match of a search",
        ),
        Binding(
            "p,N",
            "difference(-1)",
            "Previous",
            show=False,
            id="comparing.previous",
            tooltip="To the previous figure that differs, or match of a search",
        ),
        Binding(
            "t",
            "figures",
            "Figures",
            id="comparing.figures",
            tooltip="The figures of both in pairs, or the texts",
        ),
        Binding(
            "b",
            "bookmark",
            "Bookmark",
            id="comparing.bookmark",
            tooltip="Bookmark the pair, the sentence alone, or the figures",
        ),
        Binding("B", "note", "Note", show=False, id="comparing.note", tooltip="Bookmark with a note"),
        Binding(
            "slash", "search", "Search", show=False, id="comparing.search", tooltip="Search in both articles"
        ),
        Binding("x", "swap", "Swap", show=False, id="comparing.swap", tooltip="Swap the sides"),
        Binding(
            "right_square_bracket",
            "step(1)",
            "Next article",
            show=False,
            id="comparing.next_article",
            tooltip="Next article in this pane",
        ),
        Binding(
            "left_square_bracket",
            "step(-1)",
            "Previous article",
            show=False,
            id="comparing.previous_article",
            tooltip="Previous article in this pane",
        ),
        Binding(
            "r", "read", "Read", show=False, id="comparing.read", tooltip="Read this side's article alone"
        ),
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
        self.focused_side = 0
        self.sides: list[Side] = []
        self.comparison: Comparison | None = None
        self._request = 0
        self._places = places
        self._waiting = ""
        self._matches: list[tuple[int, int, int]] = []
        self._match = -1
        self._search = ""

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        with Container(id="panes"):
            for side in ("left", "right"):
                with Vertical(id=f"{side}-pane", classes="pane"):
                    yield TitleBar(id=f"{side}-title")
                    yield ProseView(by_sentence=True, gutter_width=GUTTER, id=side)
        yield FiguresPanel(id="figures")
        yield Prompt(id="prompt")
        yield StatusLine(id="status")
        yield KeyBar()

    def on_mount(self) -> None:
        self.panel.display = False
        self.views[0].focus()
        self.open()

    @property
    def views(self) -> tuple[ProseView, ProseView]:
        """The two texts."""
        return self.query_one("#left", ProseView), self.query_one("#right", ProseView)

    @property
    def panel(self) -> FiguresPanel:
        """The list of figures."""
        return self.query_one("#figures", FiguresPanel)

    @property
    def view(self) -> ProseView:
        """The text that has the cursor."""
        return self.views[self.focused_side]

    # --- comparing ---

    def open(self) -> None:
        """Show both articles at once, and compare them in a worker."""
        self._request += 1
        left, right = self.articles
        known = self.session.known_comparison(left, right)
        self.comparison = None
        self._waiting = "Still comparing…"
        self._matches, self._match = [], -1
        self.sides = [bare_side(self.session.analysis(a), k == 0) for k, a in enumerate(self.articles)]
        for view, side in zip(self.views, self.sides, strict=True):
            view.show_article(side.analysis)
        if known is not None:
            self._take(known)
        else:
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
            self._take(event.comparison)

    def _take(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.sides = list(sides(comparison))
        self.show_marks()
        self.panel.show(comparison)
        self._show_titles(summary(comparison))
        if self._places is not None:
            places, self._places = self._places, None
            self.call_after_refresh(self.go_to, places)
        else:
            self.call_after_refresh(self._start)

    def _start(self) -> None:
        if self.view.cursor < 0:
            self.view.move_to(0)

    def show_marks(self) -> None:
        """Links, figures and bookmarks in both texts."""
        for view, side in zip(self.views, self.sides, strict=True):
            view.show_marks(replace(side.marks, starred=self.session.starred(side.analysis)))

    def _show_titles(self, counts: str = "") -> None:
        if counts:
            self.query_one("#title", TitleBar).show(counts)
        for k, name in enumerate(("left", "right")):
            article = self.articles[k]
            pointer = "▸" if k == self.focused_side else " "
            about = " · ".join(part for part in (article.headline, article.source, article.date) if part)
            view = self.views[k]
            position = (
                f"{view.cursor + 1}/{len(self.sides[k].analysis.sentences)}" if view.cursor >= 0 else ""
            )
            bar = self.query_one(f"#{name}-title", TitleBar)
            bar.set_class(k == self.focused_side, "-focused")
            bar.show(f"{pointer}{'AB'[k]} {about}", position)

    # --- moving ---

    @on(ProseView.Moved)
    def _moved(self, event: ProseView.Moved) -> None:
        k = self.views.index(event.view)
        if k != self.focused_side:
            self._focus(k)
        self._follow()

    def _follow(self, *, bring: bool = True) -> None:
        """Show the partners of the sentence at the cursor, bring one into view, and explain it."""
        side, other = self.sides[self.focused_side], self.views[1 - self.focused_side]
        sentence = self.view.cursor
        self.view.set_partners(frozenset())
        links = side.partners.get(sentence, [])
        partners = [side.other(link) for link in links]
        other.set_partners(frozenset(partners), partners[0] if partners and bring else -1)
        if other.cursor >= 0:
            other.move_to(-1, tell=False)
        self._show_titles()
        self.status.show(side.explain(sentence))

    def _focus(self, k: int) -> None:
        self.focused_side = k
        self.views[k].focus()

    def on_descendant_focus(self) -> None:
        for k, view in enumerate(self.views):
            if view.has_focus and k != self.focused_side:
                self.focused_side = k
        self._show_titles()

    def _go(self, sentence: int, *, bring: bool = True) -> None:
        """Put the cursor on a sentence of the focused side, and all that follows from it, in one repaint."""
        self.view.move_to(sentence, tell=False)
        self._follow(bring=bring)
        article = self.articles[self.focused_side]
        if not self.session.is_read(article):
            self.session.set_read(article, True)

    def action_sentence(self, step: int) -> None:
        """To the next or previous sentence."""
        self._go(max(0, self.view.cursor + step) if self.view.cursor >= 0 else self.view.first_in_view())

    def action_end(self, last: int) -> None:
        """To the first or last sentence."""
        self._go(len(self.sides[self.focused_side].analysis.sentences) - 1 if last else 0)

    def action_other(self) -> None:
        """To the other side: at the partner, if the sentence has one."""
        if self.prompt.display:
            return
        if self.panel.display and self.panel.row_list.has_focus:
            self.view.focus()
            return
        side, sentence = self.sides[self.focused_side], self.view.cursor
        links = side.partners.get(sentence, [])
        self._focus(1 - self.focused_side)
        if links:
            self._go(side.other(links[0]))
        else:
            # What one came from stays where it is.
            self._go(self.view.first_in_view(), bring=False)

    def action_difference(self, step: int) -> None:
        """To the next or previous sentence with a figure that differs; while searching, match."""
        if self._matches:
            self._show_match(self._match + step)
            return
        places = self.sides[self.focused_side].differing
        if not places:
            self.tell("No figures differ" if self.comparison else self._waiting)
            return
        at = self.view.cursor
        ahead = [p for p in places if p > at] if step > 0 else [p for p in places[::-1] if p < at]
        target = ahead[0] if ahead else (places[0] if step > 0 else places[-1])
        self._go(target)
        said = f"difference {places.index(target) + 1}/{len(places)}"
        if not ahead:
            said += " (from the other end)" if len(places) > 1 else " (the only one)"
        self.status.show(self.sides[self.focused_side].explain(target), said)

    def go_to(self, places: tuple[int, int]) -> None:
        """Put both texts at offsets of theirs; the cursor goes to the left one."""
        for k in (1, 0):
            index = self._sentence_at(k, places[k])
            self.views[k].show_sentence(index)
            if k == 1:
                right = index
        self._focus(0)
        self.views[0].move_to(self._sentence_at(0, places[0]), tell=False)
        self._follow()
        self.views[1].set_partners(frozenset({right}), right)

    def _sentence_at(self, k: int, offset: int) -> int:
        sentences = self.sides[k].analysis.sentences
        return next((n for n, s in enumerate(sentences) if s.end > offset), max(0, len(sentences) - 1))

    # --- searching ---

    def action_search(self) -> None:
        """Open the search field; both articles are searched."""
        hint = "search in both articles"
        self.ask(
            "search", hint, self._search, done=self._searched, typed=self._find, given_up=self._end_search
        )

    def _find(self, words: str) -> None:
        self._search = words
        found = [find_all(article.text, words) for article in self.articles]
        self._matches = [(k, *span) for k, spans in enumerate(found) for span in spans]
        self._match = -1
        for view, spans in zip(self.views, found, strict=True):
            view.show_matches(spans)
        if self._matches:
            self._show_match(next((n for n, m in enumerate(self._matches) if m[0] == self.focused_side), 0))
        else:
            self.status.show(f"“{words}” is in neither article" if words.strip() else "")

    def _searched(self, words: str) -> None:
        self._find(words)
        if words.strip() and not self._matches:
            self.tell(f"“{words}” is in neither article")

    def _show_match(self, number: int) -> None:
        """Go to a match; the cursor goes to its sentence."""
        self._match = number % len(self._matches)
        k, start, end = self._matches[self._match]
        for side, view in enumerate(self.views):
            spans = [(a, b) for which, a, b in self._matches if which == side]
            view.show_matches(spans, spans.index((start, end)) if side == k else -1)
        self.focused_side = k
        if not self.prompt.display:
            self.views[k].focus()
        self.views[k].move_to(self._sentence_at(k, start), tell=False)
        self._follow()
        said = f"“{self._search}”: n next, N previous, Escape ends"
        self.status.show(said, f"match {self._match + 1}/{len(self._matches)}")

    def _end_search(self) -> None:
        self._matches, self._match = [], -1
        for view in self.views:
            view.show_matches([])
        self.status.show(self.sides[self.focused_side].explain(self.view.cursor))

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
        self.status.show(self.sides[self.focused_side].explain(self.view.cursor))

    @on(FiguresPanel.Jump)
    def _jump(self, event: FiguresPanel.Jump) -> None:
        if self.has_class("-low"):
            self._close_figures()
        left, right = event.left, event.right
        if left is not None and right is not None:
            self.call_after_refresh(self.go_to, (left, right))
        elif left is not None or right is not None:
            k = 0 if left is not None else 1
            self._focus(k)
            place = left if left is not None else right
            self.call_after_refresh(self.views[k].move_to, self._sentence_at(k, place or 0))

    @on(FiguresPanel.Explained)
    def _explained(self, event: FiguresPanel.Explained) -> None:
        if self.panel.row_list.has_focus:
            self.status.show(event.text, event.position)

    # --- changing the articles ---

    def action_swap(self) -> None:
        """Swap the sides; cursor and focus stay with their article."""
        cursor, side = self.view.cursor, self.focused_side
        self.articles.reverse()
        self._focus(1 - side)
        if self._places is not None:
            self._places = (self._places[1], self._places[0])
            cursor = -1
        self.open()
        if cursor >= 0:
            self.call_after_refresh(self.view.move_to, cursor)

    def action_step(self, step: int) -> None:
        """Change the article of the focused pane to the next or previous one of the list."""
        articles = [a for a in self.session.listed if a.id != self.articles[1 - self.focused_side].id]
        if not articles:
            self.tell("There is no other article")
            return
        at = next((n for n, a in enumerate(articles) if a.id == self.articles[self.focused_side].id), -1)
        # An article that is not of the list (a bookmarked one) gives way to the list's first or last.
        target = (at + step) % len(articles) if at >= 0 else (0 if step > 0 else len(articles) - 1)
        if articles[target].id == self.articles[self.focused_side].id:
            self.tell("There is no other article")
            return
        self.articles[self.focused_side] = articles[target]
        self._places = None
        self.open()

    def action_read(self) -> None:
        """Read the focused article alone, at the cursor."""
        from reader.ui.screens.reading import ReadingScreen

        side = self.sides[self.focused_side]
        offset = side.analysis.sentences[self.view.cursor].start if self.view.cursor >= 0 else -1
        self.app.push_screen(ReadingScreen(self.articles[self.focused_side], offset, 1 if offset >= 0 else 0))

    # --- bookmarks ---

    def action_bookmark(self) -> None:
        """Bookmark what is at the cursor, or take its bookmark away."""
        target = self._target()
        if target is None:
            self.tell("Nothing to bookmark here: j and k move to a sentence")
        else:
            self._bookmark(target, None)

    def action_note(self) -> None:
        """Bookmark with a note, or change the note."""
        target = self._target()
        if target is None:
            self.tell("Nothing to bookmark here: j and k move to a sentence")
            return
        known = self.session.find_bookmark(*target[:3])
        hint, note = "a note; Enter keeps it", known.note if known else ""
        self.ask("note", hint, note, done=lambda text: self._bookmark(target, text))

    def _target(self) -> Target | None:
        """Kind, left and right anchor, and what it is in words; None if there is nothing at the cursor."""
        left, right = (side.analysis for side in self.sides)
        if self.panel.row_list.has_focus and (row := self.panel.current) is not None:
            a = left.figures[row.left] if row.left is not None else None
            b = right.figures[row.right] if row.right is not None else None
            if a and b:
                return (
                    BookmarkKind.FIGURES,
                    anchor(left, a.start, a.end),
                    anchor(right, b.start, b.end),
                    "figures",
                )
            analysis, figure = (left, a) if a else (right, b)
            if figure is None:
                return None
            sentence = analysis.sentences[figure.sentence]
            return BookmarkKind.SENTENCE, anchor(analysis, sentence.start, sentence.end), None, "sentence"
        side, cursor = self.sides[self.focused_side], self.view.cursor
        if cursor < 0:
            return None
        own = side.analysis.sentences[cursor]
        mine = anchor(side.analysis, own.start, own.end)
        links = side.partners.get(cursor, [])
        if not links:
            return BookmarkKind.SENTENCE, mine, None, "sentence"
        analysis = self.sides[1 - self.focused_side].analysis
        partner = analysis.sentences[side.other(links[0])]
        theirs = anchor(analysis, partner.start, partner.end)
        pair = (mine, theirs) if side.is_left else (theirs, mine)
        return BookmarkKind.SENTENCES, *pair, "pair of sentences"

    def _bookmark(self, target: Target, note: str | None) -> None:
        kind, left, right, what = target
        self.apply_bookmark(kind, left, right, note, self.articles, what)
        self.show_marks()

    def focus_content(self) -> None:
        (self.panel.row_list if self.panel.display else self.view).focus()

    def after_undo(self) -> None:
        self.show_marks()

    def on_screen_resume(self) -> None:
        if self.sides:
            self.show_marks()
            self.check_problems()

    def action_close(self) -> None:
        """Escape: the search, the figures, then the screen."""
        if self._matches and not self.panel.row_list.has_focus:
            self._end_search()
        elif self.panel.display:
            self._close_figures()
        elif self._matches:
            self._end_search()
        else:
            self.action_back()

    def action_back(self) -> None:
        """Back: from the list of figures to the texts, from the texts to where one came from."""
        if self.panel.display and self.has_class("-low"):
            self._close_figures()
        else:
            super().action_back()
