"""Search in everything: results as one types, each with the passage where."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.worker import get_current_worker

from reader.articles.model import Article
from reader.errors import LibraryError
from reader.library.query import Query, parse_query
from reader.report.layout import cut, source_name
from reader.ui import keymap, places
from reader.ui.foreseen import Foreseen
from reader.ui.listing import Listing
from reader.ui.screens.base import BaseScreen
from reader.ui.tables import Cell
from reader.ui.widgets.chrome import KeyBar, Prompt, StatusLine, TitleBar
from reader.ui.widgets.rows import RowList

MOST_FOUND = 1000
HINT = 'words, "a phrase", pre*, -without, source:, date:2025-06, after:, is:unread, figure:14.3bn'
HELP = (
    'words  "a phrase"  prefix*  -without  title:rates  by:smith\n'
    "source:reuters  date:2025-06  after:2025-06-01  before:2025-07  feed:world\n"
    "is:unread  is:read  is:bookmarked  is:differing  is:story  is:changed\n"
    "figure:14.3bn finds it written in any way"
)


class SearchScreen(BaseScreen):
    """The field stays at the foot; Enter goes to the results, and from there to the place found."""

    TITLE_OF_HELP = "Search: keys"
    MANUAL = "searching"
    BINDINGS = keymap.SEARCH

    @dataclass
    class Found(Message):
        """A search is done; ``numbers`` is None when it was given up."""

        request: int
        query: Query
        numbers: list[int] | None
        error: str = ""

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self.words = words
        self.query_made = Query("", (), ())
        self.results = Listing(None)
        self.marked: list[str] = []
        self._request = 0
        self._passages: OrderedDict[int, str] = OrderedDict()
        self._foreseen = Foreseen(self, lambda: self.session.analyses)

    def compose(self) -> ComposeResult:
        yield TitleBar(id="title")
        yield RowList(self._draw, item_height=3, id="results")
        yield Prompt(id="prompt")
        yield StatusLine(id="status")
        yield KeyBar()

    @property
    def row_list(self) -> RowList:
        """The results."""
        return self.query_one(RowList)

    def on_mount(self) -> None:
        self.results = Listing(self.session.shelf)
        self._show()
        self.action_search()

    def on_screen_resume(self) -> None:
        if len(self.results):
            self.session.listed = self.results
        self.results.forget_cards()
        self.row_list.redraw()
        self.check_problems()

    def action_search_all(self) -> None:
        """As /: one is there already."""
        self.action_search()

    def action_search(self) -> None:
        """Type what to search for; results come as one types."""
        self.ask(
            "search",
            HINT,
            self.words,
            done=self._on_entered,
            typed=self._on_typed,
            given_up=self._on_given_up,
        )

    def _on_typed(self, words: str) -> None:
        self.words = words
        self._start(typing=True)

    def _on_entered(self, words: str) -> None:
        self.words = words
        self._start(typing=False)
        self.row_list.focus()

    def _on_given_up(self) -> None:
        if not self.words:
            self.action_back()

    def _start(self, *, typing: bool) -> None:
        today = self.session.library.clock().astimezone().date()
        query = parse_query(self.words, open_end=True, today=today)
        if not typing and (whole := parse_query(self.words, today=today)).problem:
            query = whole  # what is still being typed is no mistake yet
        self._request += 1
        if query.empty:
            self._take(self.Found(self._request, query, []))
            return
        request = self._request
        self.run_worker(
            lambda: self._search(request, query),
            thread=True,
            group="search",
            exclusive=True,
            exit_on_error=False,
        )

    def _search(self, request: int, query: Query) -> None:
        """Runs in a worker thread: computes and posts, touches no widget."""
        worker = get_current_worker()
        aside = None
        try:
            aside = self.session.shelf.second()
            message = self.Found(request, query, aside.catalogue.search(query, MOST_FOUND))
        except LibraryError as error:
            message = self.Found(request, query, None, str(error))
        finally:
            if aside is not None:
                aside.close()
        if not worker.is_cancelled:
            self.post_message(message)

    @on(Found)
    def _take(self, event: Found) -> None:
        if event.request != self._request:
            return
        if event.numbers is None:
            self.tell(event.error, warning=True)
            return
        self.query_made = event.query
        self.results = Listing(self.session.shelf, array("q", event.numbers))
        self._passages.clear()
        self._show()

    def _show(self) -> None:
        if len(self.results) and self.is_current:
            self.session.listed = self.results
        empty = f"Nothing is found.\n{self.query_made.problem}" if not self.query_made.empty else HELP
        self.row_list.show(
            len(self.results), 0, empty if not self.query_made.problem else self.query_made.problem
        )
        count = len(self.results)
        found = f"the best {count:,}" if count == MOST_FOUND else f"{count:,} found"
        found = "" if self.query_made.empty else found
        self.query_one("#title", TitleBar).show(f"search: {self.words}" if self.words else "search", found)
        self._show_position()

    def _draw(self, index: int, width: int) -> list[list[Cell]]:
        try:
            card = self.results.card(index)
            passage = self._passage(self.results.numbers[index])
        except LibraryError:
            card, passage = None, ""
        if card is None:
            return [[(cut("  (no longer in the library)", width), "dim")], [], []]
        about = "  ".join(part for part in (source_name(card.source, card.url, card.path), card.date) if part)
        told = f"  {card.reports} reports" if card.reports > 1 else ""
        mark = str((self.marked.index(card.id) + 1) % 10) if card.id in self.marked else " "
        return [
            [
                (mark, "accent"),
                ("● " if not card.read else "  ", "link"),
                (cut(card.headline, width - 3), "" if card.read else "bold"),
            ],
            [("   ", ""), (about, "dim"), (told, "link"), ("  ≠ differ" if card.differs else "", "differs")],
            [("   ", ""), *_marked(passage, width - 3)],
        ]

    def _passage(self, number: int) -> str:
        found = self._passages.get(number)
        if found is None:
            try:
                found = self.session.shelf.catalogue.passage(self.query_made, number)
            except LibraryError:
                return ""
            self._passages[number] = found
            while len(self._passages) > 256:
                self._passages.popitem(last=False)
        return found

    @on(RowList.Moved)
    def _moved(self) -> None:
        self._show_position()

    def _show_position(self) -> None:
        count = len(self.results)
        if self.marked:
            self._foreseen.expect(lambda: self.to_compare(self.marked, self._current))
        said = self.query_made.problem or (f"{len(self.marked)} marked" if self.marked else "")
        self.status.show(said, f"{self.row_list.cursor + 1 if count else 0}/{count:,}")

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        article = self.results.article(event.index)
        if article is None:
            self.tell("This article is no longer in the library")
            return
        offset, length = _place(article.text, self._passage(self.results.numbers[event.index]))
        self.storydiff.go(places.Reading(article, offset, length))

    @property
    def _current(self) -> Article | None:
        """The article at the cursor."""
        return self.results.article(self.row_list.cursor) if len(self.results) else None

    def action_mark(self) -> None:
        """Mark or unmark an article."""
        article = self._current
        if article is not None:
            if article.id in self.marked:
                self.marked.remove(article.id)
            else:
                self.marked.append(article.id)
            self.row_list.redraw()
            self.row_list.action_move(1)
            self._show_position()

    def action_compare(self) -> None:
        """Compare the marked articles, or the one at the cursor with the most similar."""
        self.compare_marked(self.marked, self._current)

    def action_save(self) -> None:
        """Keep the search as a view of the library."""
        if self.query_made.empty:
            self.tell("Type what to search for first")
        else:
            self.ask("name", "a name for the view", self.words, done=self._save)

    def _save(self, name: str) -> None:
        name = " ".join(name.split())[:40]
        if not name:
            return
        try:
            self.session.library.catalogue.save_search(name, self.words)
            self.tell(f"Kept: “{name}” is a view of the library now (Tab there)")
        except LibraryError as error:
            self.tell(str(error), warning=True)

    def action_drop(self) -> None:
        """Forget the saved search with these words."""
        catalogue = self.session.library.catalogue
        names = [name for name, words in catalogue.searches() if words == self.words]
        for name in names:
            catalogue.drop_search(name)
        if not names:
            self.tell("No search with these words is saved")
            return
        words = self.words

        def restore() -> None:
            for name in names:
                catalogue.save_search(name, words)

        self.storydiff.undo.append(("The search is saved again", restore))
        self.tell(f"“{names[0]}” is no view any more; z brings it back")

    def focus_content(self) -> None:
        self.row_list.focus()


def _marked(passage: str, width: int) -> list[Cell]:
    """A passage in cells, the words found standing out."""
    before, mark, rest = passage.partition("\ue000")
    if mark and len(before) > width // 2:
        # What was found is to be seen, whatever stands before it.
        before = "…" + before[-(width // 3) :].partition(" ")[2]
    passage = before + mark + rest
    cells: list[Cell] = []
    room = width
    for k, part in enumerate(passage.replace("\ue001", "\ue000").split("\ue000")):
        if room <= 0:
            break
        shown = part if len(part) <= room else cut(part, room)
        room -= len(shown)
        cells.append((shown, "accent" if k % 2 else "dim"))
    return cells


def _place(text: str, passage: str) -> tuple[int, int]:
    """Where in a text a passage's first found words are: offset and length; (-1, 0) if nowhere."""
    before, mark, rest = passage.partition("\ue000")
    if not mark:
        return -1, 0
    word = rest.partition("\ue001")[0]
    tail = before.removeprefix("…").split()[-4:]
    import re

    pattern = r"\s+".join([*map(re.escape, tail), re.escape(word)]) if tail else re.escape(word)
    found = re.search(pattern, text) or re.search(re.escape(word), text)
    return (found.end() - len(word), len(word)) if found else (-1, 0)
