"""The manual, page by page."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal

from reader.errors import InputError
from reader.manual import Topic, find, page, topics
from reader.report.layout import cut
from reader.ui import keymap, styles
from reader.ui.screens.base import BaseScreen
from reader.ui.tables import Cell
from reader.ui.widgets.chrome import KeyBar, Prompt, StatusLine, TitleBar
from reader.ui.widgets.page import Page
from reader.ui.widgets.rows import RowList

WIDE_FROM = 100
"""Columns from which the topics stand beside the page."""


class ManualScreen(BaseScreen):
    """The topics and the page of one; in a narrow window one or the other."""

    DEFAULT_CSS = styles.MANUAL
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE_FROM, "-wide")]
    TITLE_OF_HELP = "Manual: keys"
    AUTO_FOCUS = "#page"
    BINDINGS = keymap.MANUAL

    def __init__(self, name: str = "start") -> None:
        """
        Args:
            name: The topic to open.
        """
        super().__init__()
        self.topic: Topic = find(name)
        self._came_by: list[str] = []
        self._words = ""

    def compose(self) -> ComposeResult:
        self.dress()
        yield TitleBar(id="title")
        with Horizontal():
            yield RowList(self._draw, id="topics")
            yield Page(id="page")
        yield Prompt(id="prompt")
        yield StatusLine(id="status")
        yield KeyBar()

    @property
    def topic_list(self) -> RowList:
        """The topics."""
        return self.query_one("#topics", RowList)

    @property
    def page(self) -> Page:
        """The page."""
        return self.query_one("#page", Page)

    def on_mount(self) -> None:
        self.topic_list.show(len(topics()), topics().index(self.topic))
        self._show(self.topic)

    def focus_content(self) -> None:
        self.page.focus()

    def _show(self, topic: Topic, anchor: str = "") -> None:
        """Show a page from its beginning, or from the heading with this anchor."""
        self.topic = topic
        place = topics().index(topic)
        self.query_one("#title", TitleBar).show(f"manual: {topic.title}", f"{place + 1} of {len(topics())}")
        self.status.show(topic.about)
        self.topic_list.move_to(place)
        self._words = ""
        self.page.show(page(topic.name), anchor)

    def _draw(self, index: int, width: int) -> list[list[Cell]]:
        topic = topics()[index]
        return [[(" " + cut(topic.title, width - 1), "bold" if topic is self.topic else "")]]

    # --- going from page to page ---

    def action_topics(self) -> None:
        """To the list of topics, or from it back to the page."""
        there = self.page if self.topic_list.has_focus else self.topic_list
        self.set_class(there is self.topic_list, "-topics")
        self.call_after_refresh(there.focus)

    @on(events.DescendantFocus)
    def _focused(self) -> None:
        self.set_class(self.topic_list.has_focus, "-topics")

    @on(RowList.Moved)
    def _moved(self, event: RowList.Moved) -> None:
        """Beside the list, the page follows its cursor."""
        topic = topics()[event.index]
        if self.topic_list.has_focus:
            self.status.show(topic.about)
            if self.page.display and topic is not self.topic:
                self._show(topic)
                self.topic_list.redraw()

    @on(RowList.Chosen)
    def _chosen(self, event: RowList.Chosen) -> None:
        topic = topics()[event.index]
        if topic is not self.topic:
            self._show(topic)
        self.action_topics()

    def action_step(self, step: int) -> None:
        """Show the page beside this one."""
        place = topics().index(self.topic) + step
        if 0 <= place < len(topics()):
            self._show(topics()[place])
        else:
            self.tell("This is the last page" if step > 0 else "This is the first page")

    @on(Page.LinkClicked)
    def _link(self, event: Page.LinkClicked) -> None:
        """A link to a page opens it; no other is followed."""
        name, _, anchor = event.href.partition("#")
        try:
            topic = find(name) if name else self.topic
        except InputError:
            self.tell(f"Open this in a browser: {event.href}", lasting=True)
            return
        if topic is not self.topic:
            self._came_by.append(self.topic.name)
            self._show(topic, anchor)
        else:
            self.page.go_to(anchor)

    def action_return(self) -> None:
        """Return to the page that the link was on."""
        if self._came_by:
            self._show(find(self._came_by.pop()))
        else:
            self.tell("No link led here")

    # --- searching ---

    def action_search(self) -> None:
        """Ask for words."""
        self.ask("search", "search in this page", self._words, done=self._search)

    def _search(self, words: str) -> None:
        self._words = words
        if self.page.search(words):
            self.action_match(1)
        elif words.strip():
            self.tell(f"“{words}” is not in this page")

    def action_match(self, step: int) -> None:
        """Go to the next or previous place that has the words."""
        if not self.page.found:
            self.tell("/ searches in the page")
            return
        self.page.step(step)
        self.tell(f"match {self.page.match + 1} of {len(self.page.found)}", lasting=True)

    def action_close(self) -> None:
        """Close the field, else forget the matches, else go from the topics to the page."""
        if self.prompt.display:
            self.end_prompt()
        elif self.page.found:
            self._search("")
        elif self.topic_list.has_focus:
            self.action_topics()
        else:
            super().action_close()
